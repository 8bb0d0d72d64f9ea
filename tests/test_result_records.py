"""Results as JSON: they meet the schemas that the package ships, and what is not such a result does not."""

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given

import wsis
from tests.commands import Run
from wsis import Comparison, Coverage, Crosstab, Migration, Register, Roadmap
from wsis.change_records import ComparisonRecord, MigrationRecord
from wsis.plain import coverage_data, crosstab_data
from wsis.planning import plannable_lines
from wsis.records import Record
from wsis.result_records import CoverageRecord, CrosstabRecord
from wsis.roadmaps.data import index_data, roadmap_data
from wsis.roadmaps.records import RoadmapRecord, RoadmapsRecord
from wsis.strategies import comparisons, coverages, crosstabs, migrations, roadmaps

EXAMPLES = Path(__file__).parent.parent / "examples"
REGISTER = wsis.read_register(EXAMPLES / "wsis_prizes.csv").register
MODELS: Mapping[str, type[Record]] = {
    "wsis-coverage/1": CoverageRecord,
    "wsis-crosstab/1": CrosstabRecord,
    "wsis-roadmap/1": RoadmapRecord,
    "wsis-roadmaps/1": RoadmapsRecord,
    "wsis-comparison/1": ComparisonRecord,
    "wsis-migration/1": MigrationRecord,
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


def changed(ds: wsis.Dataset) -> wsis.Dataset:
    """Change something in every part of a dataset."""
    goals, matrix = list(ds.goals), ds.matrices[0]
    goals[0] = attrs.evolve(goals[0], title="Other")
    goals[1] = attrs.evolve(goals[1], code="18")
    gone = wsis.Withdrawal(date="2027", reason="Merged", successors=("1",), citation=goals[0].citation)
    goals[2] = attrs.evolve(goals[2], withdrawn=gone)
    goals[3] = attrs.evolve(goals[3], color="#000000")
    blanket = attrs.evolve(matrix.links[1], blanket=not matrix.links[1].blanket)
    matrix = attrs.evolve(matrix, title="Other", links=(blanket, *matrix.links[2:]))
    rows = tuple(attrs.evolve(row, alignment="forced-by-order") for row in ds.matrices[2].rows[1:])
    others = attrs.evolve(ds.matrices[2], rows=rows)
    documents = (attrs.evolve(ds.documents[0], title="Other"), *ds.documents[:0:-1])
    corrections = (*ds.corrections[1:], attrs.evolve(ds.corrections[0], id="other"))
    return attrs.evolve(
        ds,
        version="2031.1",
        goals=tuple(goals),
        matrices=(matrix, ds.matrices[1], others, *ds.matrices[3:]),
        documents=documents,
        corrections=corrections,
    )


def results(ds: wsis.Dataset) -> Iterator[Any]:
    """Make one result of each kind, as JSON gives it back."""
    plan = wsis.roadmap(ds, "C5", REGISTER, since=REGISTER[:70])
    made: tuple[object, ...] = (
        coverage_data(wsis.coverage(ds, REGISTER, of=wsis.ActionLine)),
        crosstab_data(wsis.crosstab(ds, REGISTER, rows=wsis.ActionLine, columns=wsis.Goal)),
        roadmap_data(plan),
        index_data([plan], ["c5.json"]),
        wsis.compare(ds, changed(ds)).data,
        wsis.migrate(REGISTER, ds, changed(ds)).data,
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


@given(made=comparisons())
def test_every_comparison_meets_its_schema(made: Comparison) -> None:
    """Whatever is different between two datasets, it is as JSON what the shipped schema says."""
    assert (False, False) == refused(json.loads(json.dumps(made.data)))


@given(made=migrations())
def test_every_migration_meets_its_schema(made: Migration) -> None:
    """Whatever becomes of tags, it is as JSON what the shipped schema says."""
    assert (False, False) == refused(json.loads(json.dumps(made.data)))


@pytest.mark.parametrize(
    "arguments",
    [
        ("coverage", EXAMPLES / "wsis_prizes.csv", "--of", "action-line", "--json"),
        ("coverage", EXAMPLES / "wsis_prizes.csv", "--of", "commitment", "--via", "action-line", "--json"),
        ("crosstab", EXAMPLES / "wsis_prizes.csv", "--json"),
        ("roadmap", "C5", "--register", EXAMPLES / "wsis_prizes.csv", "--json"),
        ("roadmap", "C7-e-health", "--measurements", EXAMPLES / "indicators.csv", "--json"),
        ("diff", "2026.1", "2026.2", "--json"),
        ("diff", "2026.2", "2026.1", "--json"),
        ("migrate", EXAMPLES / "wsis_prizes.csv", "--from", "2026.1", "--json"),
    ],
)
def test_what_the_commands_print_meets_its_schema(run: Run, arguments: tuple[str | Path, ...]) -> None:
    """What `--json` prints says which format it is, and is what its schema says."""
    _, out, _ = run(*arguments)
    data = json.loads(out)
    name = {"diff": "comparison", "migrate": "migration"}.get(str(arguments[0]), arguments[0])

    assert f"wsis-{name}/1" == data["schema"]
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


# What holds fields by their names, or has the fields that it has in a dataset.
OPEN = {"fields", "before", "after"}
OF_DATASETS = {"counts", "added", "removed", "withdrawn", "reinstated"}


def objects(value: Any, aside: Iterable[str]) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - what JSON has
    """Find every object in data, but not what stands under some names."""
    if isinstance(value, dict):
        yield value
        value = [item for name, item in value.items() if name not in aside]
    if isinstance(value, list):
        for item in value:
            yield from objects(item, aside)


def test_no_object_takes_more_fields(result: Any) -> None:  # noqa: ANN401 - what JSON has
    """However deep an object stands in a result, one more field is refused, by the schema and by the model."""
    aside = OPEN | OF_DATASETS if result["schema"] == "wsis-comparison/1" else OPEN
    kinds = {tuple(each): each for each in objects(result, aside)}
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


def test_a_comparison_shows_entries_as_they_are(ds: wsis.Dataset) -> None:
    """What was added or removed has its own fields, whatever they are, and is refused without what tells it."""
    data = json.loads(json.dumps(wsis.compare(ds, changed(ds)).data))
    relinked, documents = data["relinked"], data["documents"]
    lists = (data["added"], data["removed"], data["withdrawn"], relinked[0]["links"]["removed"], documents["changed"])
    keys = ("framework", "code"), ("code",), ("framework",), ("source", "target"), ("id",)

    for some, names in zip(lists, keys, strict=True):
        for name in names:
            kept = some[0].pop(name)
            assert (True, True) == refused(data), name
            some[0][name] = kept
    data["added"][0]["more"] = {"any": ["thing"]}
    assert (False, False) == refused(data)
    assert {"links", "rows"} == {part for each in relinked for part in ("links", "rows") if each[part]["changed"]}
