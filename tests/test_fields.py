"""Fields for the pydantic models of a host: what they take, give and show, also through FastAPI."""

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any, Literal

import attrs
import pytest
from fastapi import FastAPI, Query
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

import wsis
from wsis import ActionLine, Commitment, Country, Dataset, Entry, Goal, Indicator, Node, Objective, Target, Theme
from wsis.fields import (
    ActionLineField,
    AsCode,
    CommitmentField,
    CountryField,
    GoalField,
    IndicatorField,
    ObjectiveField,
    TargetField,
    ThemeField,
)
from wsis.strategies import action_lines, any_entries, codes_of

Mode = Literal["validation", "serialization"]

FIELDS: dict[type[Entry], Any] = {
    ActionLine: ActionLineField,
    Goal: GoalField,
    Target: TargetField,
    Objective: ObjectiveField,
    Theme: ThemeField,
    Commitment: CommitmentField,
    Indicator: IndicatorField,
    Country: CountryField,
}


class Report(BaseModel):
    """What a host keeps: one of each way in which a field can stand in a model."""

    line: ActionLineField
    goal: GoalField | None = None
    targets: list[TargetField] = []
    budget: dict[GoalField, int] = {}
    subject: ActionLineField | CommitmentField | int = 0


class Program(BaseModel):
    """A model in which another one stands."""

    lead: ActionLineField
    reports: list[Report] = []


FULL = {
    "line": "C5",
    "goal": "9",
    "targets": ["8.1", "8.10"],
    "budget": {"17": 3},
    "subject": "11a",
}


def fault(field: Any, given: object) -> dict[str, Any]:  # noqa: ANN401 - a type for pydantic
    """Give the one error that a field makes of what it is given."""
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(field).validate_python(given)
    (error,) = raised.value.errors()
    return dict(error)


# Reading and writing -------------------------------------------------------------------------------------------------


def test_codes_come_in_and_values_are_there(ds: Dataset) -> None:
    """A model takes codes wherever a type can stand, and holds the values of the dataset."""
    report = Report.model_validate(FULL)

    assert ds.action_line("C5") is report.line
    assert ds.goal("9") is report.goal
    assert [ds.target("8.1"), ds.target("8.10")] == report.targets
    assert {ds.goal("17"): 3} == report.budget
    assert ds.commitment("11a") is report.subject


def test_values_go_out_as_codes() -> None:
    """A model is dumped with codes, in Python and in JSON, and reads its own JSON back."""
    report = Report.model_validate(FULL)

    assert FULL == report.model_dump()
    assert FULL == report.model_dump(mode="json")
    assert report == Report.model_validate_json(report.model_dump_json())


@given(any_entries())
def test_a_field_gives_back_what_it_is_given(entry: Entry) -> None:
    """Each entry passes through its field, which a mark makes of any kind, and comes back from its code."""
    adapter = TypeAdapter[Any](FIELDS.get(type(entry), Annotated[type(entry), AsCode()]))

    assert adapter.validate_python(entry) == entry
    assert adapter.validate_python(entry, strict=True) == entry
    assert adapter.validate_json(adapter.dump_json(entry)) == entry
    assert adapter.validate_json(adapter.dump_json(entry), strict=True) == entry
    assert entry.code == adapter.dump_python(entry)


def test_models_nest_copy_and_pickle() -> None:
    """Models that hold models pickle, copy and compare by value."""
    program = Program.model_validate({"lead": "C1", "reports": [FULL]})

    assert pickle.loads(pickle.dumps(program)) == program  # noqa: S301 - our own bytes
    assert program.model_copy(deep=True) == program


def test_threads_share_a_model() -> None:
    """Many threads that validate at once get the same values."""
    with ThreadPoolExecutor(8) as pool:
        reports = list(pool.map(Report.model_validate, [FULL] * 64))

    assert [reports[0]] * 64 == reports


def test_what_a_field_does_not_know_is_left_to_the_other_types_of_a_union() -> None:
    """A number in a union with fields is written as the number."""
    assert {"line": "C5", "goal": None, "targets": [], "budget": {}, "subject": 7} == Report.model_validate(
        {"line": "C5", "subject": 7},
    ).model_dump()


def test_a_value_that_was_never_checked_is_warned_of() -> None:
    """What was put into a model past its checks is not written as if it were a node."""
    with pytest.warns(UserWarning, match="expected ActionLine, not 'C5'"):
        Report.model_construct(line="C5").model_dump()  # type: ignore[arg-type] # that is the point


# Refusing ------------------------------------------------------------------------------------------------------------


def test_an_unknown_code_is_explained(ds: Dataset) -> None:
    """The error says what the look-up says, and carries what its message is made of."""
    with pytest.raises(wsis.UnknownCodeError) as raised:
        ds.get(ActionLine, "C12")
    error = fault(ActionLineField, "C12")

    assert ("unknown_code", str(raised.value)) == (error["type"], error["msg"])
    assert ("action-line", wsis.DATA_VERSION) == (error["ctx"]["framework"], error["ctx"]["dataset"])
    assert list(raised.value.nearest) == error["ctx"]["nearest"]


def test_a_code_of_another_framework_is_explained() -> None:
    """The error names the framework that has the code."""
    error = fault(GoalField, "C5")

    assert ["action line C5 (Confidence and security)"] == error["ctx"]["elsewhere"]


@pytest.mark.parametrize("kind", FIELDS)
@given(data=st.data())
def test_no_unknown_code_passes(kind: type[Entry], data: st.DataObject) -> None:
    """Whatever is no code of the framework is refused, in the words of the look-up, braces and all."""
    alike = kind if issubclass(kind, Node) else Target
    code = data.draw(codes_of(alike, unknown=True).filter(lambda text: text not in wsis.load().codes(kind)))
    with pytest.raises(wsis.UnknownCodeError) as raised:
        wsis.load().get(kind, code)

    assert str(raised.value) == fault(FIELDS[kind], code)["msg"]


def test_braces_in_a_code_stay() -> None:
    """A code that looks like a template is shown as it is."""
    assert fault(GoalField, "{framework} {reason}")["msg"].startswith("'{framework} {reason}' is not a code")


@pytest.mark.parametrize(
    "given, reason",
    [
        (8.1, "8.1 and 8.10 are the same; write it in quotes"),
        (9, "write '9'"),
        (True, "not bool"),
        (None, "not NoneType"),
        (["9.c"], "not list"),
        ({"code": "9.c"}, "not dict"),
    ],
)
def test_a_code_is_text(given: object, reason: str) -> None:
    """A number, or anything else that is not text, is refused with the reason."""
    error = fault(TargetField, given)

    assert "code_type" == error["type"]
    assert reason in error["msg"]


def test_a_number_in_json_is_no_code() -> None:
    """JSON with a number for a code is refused too."""
    with pytest.raises(ValidationError, match="write it in quotes"):
        TypeAdapter(TargetField).validate_json("8.1")


def test_a_node_of_another_kind_is_refused(ds: Dataset) -> None:
    """A goal is not an action line."""
    assert "code_type" == fault(ActionLineField, ds.goal("5"))["type"]


def test_a_node_that_the_dataset_words_otherwise_is_refused(ds: Dataset) -> None:
    """A node of another version is not taken for the one with its code."""
    error = fault(ActionLineField, attrs.evolve(ds.action_line("C5"), title="Another title"))

    assert "dataset_mismatch" == error["type"]
    assert f"is not what dataset {wsis.DATA_VERSION} has under this code" in error["msg"]


def test_an_equal_node_is_taken_for_the_one_of_the_dataset(ds: Dataset) -> None:
    """A copy is as good as the original."""
    copy = attrs.evolve(ds.action_line("C5"))

    assert ds.action_line("C5") is TypeAdapter(ActionLineField).validate_python(copy)


@pytest.mark.parametrize("marked", [Entry, Node, ActionLine | None, str, list[ActionLine]])
def test_the_mark_goes_with_one_kind_of_entry(marked: object) -> None:
    """What is not one kind of entry cannot be marked, and the error says what can."""
    marks: Any = Annotated  # of a type that only the test knows

    with pytest.raises(TypeError, match=r"^AsCode marks one kind of entry \(ActionLine, Goal, "):
        TypeAdapter(marks[marked, AsCode()])


# Datasets ------------------------------------------------------------------------------------------------------------


def test_a_host_brings_its_own_dataset(ds: Dataset) -> None:
    """A field of a host's own dataset knows its nodes and no other, and schemas tell it from the bundled one."""
    extra = attrs.evolve(ds.goal("9"), code="18", short_title="Our own")
    own = attrs.evolve(ds, version="own", digest="sha256:0", goals=(ds.goal("1"), extra))

    class Both(BaseModel):
        theirs: GoalField
        ours: Annotated[Goal, AsCode(dataset=own)]

    both = Both.model_validate({"theirs": "9", "ours": "18"})

    assert extra is both.ours
    assert "in dataset own" in fault(Annotated[Goal, AsCode(dataset=own)], "9")["msg"]
    assert [["1", "18"], [str(number) for number in range(1, 18)]] == sorted(
        (entry["enum"] for entry in Both.model_json_schema()["$defs"].values()),
        key=len,
    )


def test_no_data_is_read_before_a_value_is() -> None:
    """Making models reads no data; the first code does."""
    program = """
import pydantic
from wsis.fields import ActionLineField
from wsis.bundled import _load
class Report(pydantic.BaseModel):
    line: ActionLineField
assert _load.cache_info().currsize == 0
Report(line="C5")
assert _load.cache_info().currsize == 1
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], check=False, capture_output=True, text=True)

    assert (0, "") == (done.returncode, done.stderr)


# Schemas -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize("kind", FIELDS)
def test_schema_lists_the_codes_with_their_titles(ds: Dataset, kind: type[Entry], mode: Mode) -> None:
    """The JSON Schema of a field is an enumeration in definition order, each code with the name of its entry."""
    entries = ds.all(kind)

    assert {
        "type": "string",
        "title": kind.__name__,
        "description": f"{kind.__name__} by its code, dataset {wsis.DATA_VERSION}.",
        "enum": [entry.code for entry in entries],
        "oneOf": [{"const": entry.code, "title": entry.name} for entry in entries],
    } == TypeAdapter(FIELDS[kind]).json_schema(mode=mode)


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_schema_states_an_enumeration_once(mode: Mode) -> None:
    """Fields refer to one definition of the enumeration, however many they are."""
    schema = Program.model_json_schema(mode=mode)

    assert ["ActionLine", "Commitment", "Goal", "Report", "Target"] == sorted(schema["$defs"])
    assert {"$ref": "#/$defs/ActionLine"} == schema["properties"]["lead"]
    assert {"$ref": "#/$defs/ActionLine"} == schema["$defs"]["Report"]["properties"]["line"]
    assert {"$ref": "#/$defs/Target"} == schema["$defs"]["Report"]["properties"]["targets"]["items"]


def test_a_default_is_made_by_a_factory(ds: Dataset) -> None:
    """A factory gives a default without a word in the schema, where pydantic could write a node in no way."""

    class WithDefault(BaseModel):
        line: ActionLineField = Field(default_factory=lambda: ds.action_line("C5"))

    assert {"line": "C5"} == WithDefault().model_dump()
    assert {"$ref": "#/$defs/ActionLine"} == WithDefault.model_json_schema()["properties"]["line"]


def test_a_default_that_is_checked_shows_its_code() -> None:
    """A code is a default too, where the model checks its defaults, and the schema shows it."""

    class WithDefault(BaseModel):
        line: ActionLineField = Field("C5", validate_default=True)

    assert {"line": "C5"} == WithDefault.model_validate({}).model_dump()
    assert ["C5"] * 2 == [
        WithDefault.model_json_schema(mode=mode)["properties"]["line"]["default"]
        for mode in ("validation", "serialization")
    ]


# FastAPI -------------------------------------------------------------------------------------------------------------

app = FastAPI()


@app.post("/reports")
def keep(report: Report) -> Report:
    """Give a report back."""
    return report


@app.get("/lines/{line}")
def short_title(line: ActionLineField) -> str:
    """Read a line of a path."""
    return line.short_title


@app.get("/targets")
def goals_of(
    target: Annotated[list[TargetField], Query()],
    line: ActionLineField | None = None,
) -> dict[str, Any]:
    """Read targets and a line of a query."""
    return {"goals": [each.goal for each in target], "line": line and line.short_title}


@app.get("/first", response_model=ActionLineField)
def first() -> ActionLine:
    """Give a value as it is."""
    return wsis.load().action_line("C1")


client = TestClient(app)


def test_api_takes_and_gives_codes() -> None:
    """A body with codes is read, and the response has codes."""
    response = client.post("/reports", json=FULL)

    assert (200, FULL) == (response.status_code, response.json())


def test_api_refuses_a_wrong_code_in_our_words() -> None:
    """A wrong code is an unprocessable request, with its place and our message."""
    response = client.post("/reports", json=FULL | {"targets": ["8.10", "8.11"]})
    (detail,) = response.json()["detail"]

    assert 422 == response.status_code
    assert ("unknown_code", ["body", "targets", 1]) == (detail["type"], detail["loc"])
    assert detail["msg"].startswith(
        f"'8.11' is not a code of framework 'target' in dataset {wsis.DATA_VERSION}; nearest"
    )


def test_api_refuses_a_number_for_a_code() -> None:
    """A number in the body is refused, since 8.1 and 8.10 are two targets."""
    response = client.post("/reports", json=FULL | {"targets": [8.1]})

    assert (422, "code_type") == (response.status_code, response.json()["detail"][0]["type"])


def test_api_reads_paths_and_queries() -> None:
    """Codes stand in paths and queries as they do in bodies."""
    query = client.get("/targets", params={"target": ["8.10", "9.c"], "line": "C7-e-health"})

    assert "Confidence and security" == client.get("/lines/C5").json()
    assert {"goals": ["8", "9"], "line": "E-health"} == query.json()
    assert ["path", "line"] == client.get("/lines/C12").json()["detail"][0]["loc"]
    assert 422 == client.get("/targets", params={"target": "8.1", "line": "5"}).status_code


def test_api_gives_a_value_as_its_code() -> None:
    """A response that is one value is its code."""
    assert "C1" == client.get("/first").json()


def test_api_document_shows_the_enumeration(ds: Dataset) -> None:
    """The OpenAPI document has each enumeration once, with titles, and everything refers to it."""
    document = client.get("/openapi.json").json()
    line = document["components"]["schemas"]["ActionLine"]
    path = document["paths"]["/lines/{line}"]["get"]["parameters"][0]
    reference = {"$ref": "#/components/schemas/ActionLine"}

    assert [each.code for each in ds.action_lines] == line["enum"]
    assert {"const": "C5", "title": "Confidence and security"} in line["oneOf"]
    assert reference == {key: value for key, value in path["schema"].items() if key == "$ref"}
    assert reference == document["components"]["schemas"]["Report"]["properties"]["line"]


@given(action_lines())
def test_api_knows_every_line(line: ActionLine) -> None:
    """Every action line can be asked for by its code."""
    assert line.short_title == client.get(f"/lines/{line.code}").json()
