"""Results as JSON: they meet the schemas that the package ships, and what is not such a result does not."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

import wsis
from tests.commands import Run
from wsis import Coverage, Crosstab, Register, Roadmap
from wsis.plain import coverage_data, crosstab_data
from wsis.planning import plannable_lines
from wsis.records import Record
from wsis.result_records import CoverageRecord, CrosstabRecord
from wsis.roadmaps.data import index_data, roadmap_data
from wsis.roadmaps.records import RoadmapRecord, RoadmapsRecord
from wsis.strategies import coverages, crosstabs, roadmaps

EXAMPLES = Path(__file__).parent.parent / "examples"
REGISTER = wsis.read_register(EXAMPLES / "wsis_prizes.csv").register
MODELS: Mapping[str, type[Record]] = {
    "wsis-coverage/1": CoverageRecord,
    "wsis-crosstab/1": CrosstabRecord,
    "wsis-roadmap/1": RoadmapRecord,
    "wsis-roadmaps/1": RoadmapsRecord,
}


def validator(name: str) -> jsonschema.Draft202012Validator:
    """Read the shipped schema of a format."""
    file = files("wsis") / "schemas" / f"{name.removeprefix('wsis-').replace('/', '-')}.json"
    return jsonschema.Draft202012Validator(json.loads(file.read_text(encoding="utf-8")))


VALIDATORS = {name: validator(name) for name in MODELS}


def refused(data: Any) -> tuple[bool, bool]:  # noqa: ANN401 - what JSON has
    """Whether the shipped schema of the format that data names refuses it, and whether the model does."""
    name = data["schema"]
    try:
        MODELS[name].model_validate_json(json.dumps(data))
    except ValueError:
        return not VALIDATORS[name].is_valid(data), True
    return not VALIDATORS[name].is_valid(data), False


def results(ds: wsis.Dataset) -> Iterator[Any]:
    """Make one result of each kind, as JSON gives it back."""
    plan = wsis.roadmap(ds, "C5", REGISTER, since=REGISTER[:70])
    made: tuple[object, ...] = (
        coverage_data(wsis.coverage(ds, REGISTER, of=wsis.ActionLine)),
        crosstab_data(wsis.crosstab(ds, REGISTER, rows=wsis.ActionLine, columns=wsis.Goal)),
        roadmap_data(plan),
        index_data([plan], ["c5.json"]),
    )
    return (json.loads(json.dumps(each)) for each in made)


@pytest.fixture(params=range(len(MODELS)), ids=[*MODELS])
def result(ds: wsis.Dataset, request: pytest.FixtureRequest) -> Any:  # noqa: ANN401 - what JSON has
    """One result of each kind."""
    return [*results(ds)][request.param]


@given(made=coverages())
def test_every_coverage_meets_its_schema(made: Coverage) -> None:
    """Whatever is counted, a coverage as JSON is what the shipped schema says."""
    assert (False, False) == refused(json.loads(json.dumps(coverage_data(made))))


@given(made=crosstabs())
def test_every_crosstab_meets_its_schema(made: Crosstab) -> None:
    """Whatever is counted, a crosstab as JSON is what the shipped schema says."""
    assert (False, False) == refused(json.loads(json.dumps(crosstab_data(made))))


@given(made=roadmaps())
def test_every_road_map_meets_its_schema(made: Roadmap) -> None:
    """Whatever is planned, a road map as JSON, and an index of it, are what the shipped schemas say."""
    assert (False, False) == refused(json.loads(json.dumps(roadmap_data(made))))
    assert (False, False) == refused(json.loads(json.dumps(index_data([made], ["x.json"]))))


@pytest.mark.parametrize(
    "arguments",
    [
        ("coverage", EXAMPLES / "wsis_prizes.csv", "--of", "action-line", "--json"),
        ("coverage", EXAMPLES / "wsis_prizes.csv", "--of", "commitment", "--via", "action-line", "--json"),
        ("crosstab", EXAMPLES / "wsis_prizes.csv", "--json"),
        ("roadmap", "C5", "--register", EXAMPLES / "wsis_prizes.csv", "--json"),
        ("roadmap", "C7-e-health", "--measurements", EXAMPLES / "indicators.csv", "--json"),
    ],
)
def test_what_the_commands_print_meets_its_schema(run: Run, arguments: tuple[str | Path, ...]) -> None:
    """What `--json` prints says which format it is, and is what its schema says."""
    _, out, _ = run(*arguments)
    data = json.loads(out)

    assert f"wsis-{arguments[0]}/1" == data["schema"]
    assert (False, False) == refused(data)


@pytest.mark.parametrize("version", wsis.versions())
def test_road_maps_of_all_lines_meet_their_schema(version: str) -> None:
    """The road maps of every line of a release, and their index, are what the shipped schemas say."""
    ds = wsis.load(version)
    plans = [wsis.roadmap(ds, line) for line in plannable_lines(ds)]
    names = [f"{plan.line.code}.json" for plan in plans]

    assert {(False, False)} == {refused(json.loads(json.dumps(roadmap_data(plan)))) for plan in plans}
    assert (False, False) == refused(json.loads(json.dumps(index_data(plans, names))))


def test_every_field_is_asked_for(result: Any) -> None:  # noqa: ANN401 - what JSON has
    """Without one of its fields, or with one more, a result is refused, by the schema and by the model."""
    for name in result.keys() - {"schema"}:
        assert (True, True) == refused({key: value for key, value in result.items() if key != name}), name
    assert (True, True) == refused(result | {"more": 1})


def test_every_field_has_its_type(result: Any) -> None:  # noqa: ANN401 - what JSON has
    """With a value of another type in one of its fields, a result is refused, by the schema and by the model."""
    for name in result.keys() - {"schema"}:
        other = 1 if isinstance(result[name], str | bool) else "1"
        assert (True, True) == refused(result | {name: other}), name


def objects(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - what JSON has
    """Find every object in data, but not what holds the fields of projects by their names, nor what stands in those."""
    if isinstance(value, dict):
        yield value
        value = [item for name, item in value.items() if name not in {"fields", "before", "after"}]
    if isinstance(value, list):
        for item in value:
            yield from objects(item)


def test_no_object_takes_more_fields(result: Any) -> None:  # noqa: ANN401 - what JSON has
    """However deep an object stands in a result, one more field is refused, by the schema and by the model."""
    kinds = {tuple(each): each for each in objects(result)}
    for each in kinds.values():
        each["more"] = 1
        assert (True, True) == refused(result), each
        del each["more"]

    assert (False, False) == refused(result)


def test_a_result_of_no_project_meets_its_schema(ds: wsis.Dataset) -> None:
    """An empty register has a coverage too."""
    data = coverage_data(wsis.coverage(ds, Register(), of=wsis.Goal))

    assert (False, False) == refused(json.loads(json.dumps(data)))
    assert (True, True) == refused(json.loads(json.dumps({**data, "ratio": 1.5})))
