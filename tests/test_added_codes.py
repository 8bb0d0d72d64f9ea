"""Codes that only an overlay has: read from every format where they stand as they are, and nothing else is changed."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import wsis
from tests.commands import Run
from wsis import (
    ActionLine,
    Citation,
    Commitment,
    Dataset,
    Document,
    Goal,
    Objective,
    Project,
    Register,
    Target,
)
from wsis.nodes import NODE_TYPES
from wsis.register import TAG_FIELDS
from wsis.strategies import registers

PLAN = Document(id="acme-plan", title="Plan of Acme", publisher="Acme", date="2026", url="https://acme.example/plan")
PLACE = Citation(document="acme-plan", locator="p. 1")


def line(code: str) -> ActionLine:
    """Make an action line of somebody's own."""
    return ActionLine(code=code, title=code, short_title=code, paragraph="1", citation=PLACE)


def goal(code: str) -> Goal:
    """Make a goal of somebody's own."""
    return Goal(code=code, title=code, short_title=code, color="#123456", iri=f"urn:acme:{code}", citation=PLACE)


def target(code: str, of: str) -> Target:
    """Make a target of somebody's own."""
    return Target(code=code, goal=of, label=code, means_of_implementation=False, iri=f"urn:acme:{code}", citation=PLACE)


def commitment(code: str) -> Commitment:
    """Make a commitment of somebody's own."""
    return Commitment(code=code, paragraph=code, objective="1", title=code, summary=code, citation=PLACE)


# Some have codes that stand for something canonical in another framework.
OWN = wsis.load().extend(
    nodes=[
        *(line("C12"), line("C100"), goal("18"), goal("100"), goal("11a"), target("9.z", "9")),
        *(Objective(code="6", title="Be kind", paragraphs=("80",), citation=PLACE), commitment("X1")),
    ],
    documents=[PLAN],
    name="acme.1",
)
CODES = {field: tuple(OWN.codes(NODE_TYPES[framework])) for framework, field in TAG_FIELDS.items()}
SEPARATORS = ("; ", ", ", "|", "\n")


@st.composite
def tagged(draw: DrawFn) -> Project:
    """A project that declares own codes among others."""
    tags: dict[str, Any] = {field: draw(st.lists(st.sampled_from(codes), max_size=4)) for field, codes in CODES.items()}
    return Project(id="1", title="Radio", **tags)


def table(project: Project, separator: str) -> io.StringIO:
    """Write a project as a table."""
    text = io.StringIO()
    rows = [("id", "title", *CODES), ("1", "Radio", *(separator.join(getattr(project, field)) for field in CODES))]
    csv.writer(text).writerows(rows)
    return io.StringIO(text.getvalue())


@given(project=tagged(), separator=st.sampled_from(SEPARATORS))
def test_codes_of_an_overlay_are_read(project: Project, separator: str) -> None:
    """Whatever codes of an overlay stand in the cells of a table, between whatever separates them, all are read."""
    result = wsis.read_register(table(project, separator), dataset=OWN)

    assert ((), [project]) == (result.problems, [*result.register])


@given(project=tagged())
def test_lists_of_json_are_read(project: Project) -> None:
    """The same codes are read from lists of JSON, in a document as in lines."""
    record = {"id": "1", "title": "Radio", **{field: [*getattr(project, field)] for field in CODES}}
    document, lines = json.dumps([record]), json.dumps(record)

    for text, form in ((document, "json"), (lines, "jsonl")):
        result = wsis.read_register(io.StringIO(text), format=form, dataset=OWN)  # type: ignore[arg-type] # as it comes
        assert ((), [project]) == (result.problems, [*result.register])


@given(register=registers(unknown_codes=True))
def test_without_such_codes_nothing_is_changed(register: Register) -> None:
    """A bundled dataset has no codes that the reader does not know: what is read with it is what is read without."""
    text = io.BytesIO()
    wsis.write_register(register, text, format="csv")
    plain, told = (
        wsis.read_register(io.BytesIO(text.getvalue()), format="csv", dataset=each) for each in (None, wsis.load())
    )

    assert plain == told


def read(text: str, dataset: Dataset | None = OWN) -> wsis.ReadResult:
    """Read a table."""
    return wsis.read_register(io.StringIO(text), dataset=dataset)


def test_all_the_rest_is_loose_text_as_ever() -> None:
    """Own codes stand beside loose text, whose faults are told with the whole cell, which stays in `extra`."""
    result = read('title,al,sdg\nRadio,"Media; C100, C13",SDGs 4 and 9.c|18\n')
    (project,), (problem,) = result.register, result.problems

    assert ("C9", "C100") == project.action_lines
    assert (("4", "18"), ("9.c",)) == (project.goals, project.targets)
    assert ("al", "Media; C100, C13", "unknown action line: 'C13'") == (problem.column, problem.value, problem.message)
    assert (("al", "Media; C100, C13"),) == project.extra


@pytest.mark.parametrize("cell", ["c100", "SDG 18", "C100 C9", "see C100"])
def test_only_codes_as_they_are_spelt(cell: str) -> None:
    """Own codes are not searched for: another spelling, or a word beside one, is told as before, and not lost."""
    told, plain = (read(f"title,al\nRadio,{cell}\n", dataset) for dataset in (OWN, None))

    assert 1 == len(told.problems)
    assert plain == told


def test_own_codes_in_every_row() -> None:
    """A cell that repeats is read in every row, and several columns of one framework add up."""
    result = read("id,title,sdgs,goals,al\n1,A,18,100,C12\n2,B,18,9,C12\n3,C,18,,C9\n")

    assert [("18", "100"), ("9", "18"), ("18",)] == [project.goals for project in result.register]
    assert [("C12",), ("C12",), ("C9",)] == [project.action_lines for project in result.register]


def test_the_column_tells_the_framework() -> None:
    """A code that two frameworks of an overlay share is of the framework that the column names."""
    shared = OWN.extend(nodes=[commitment("6")], name="more")
    result = read("title,objectives,commitments\nA,6,\nB,,6\nC,X1,\n", shared)

    assert [("6",), (), ()] == [project.objectives for project in result.register]
    assert [(), ("6",), ("X1",)] == [project.commitments for project in result.register]


def test_a_category_of_the_prizes_is_no_own_line() -> None:
    """The category of a prize is one of its list, and is told where it is none; own lines contradict none."""
    result = read("title,al,category\nA,C12; C5,C5\nB,C12,C12\n")

    assert [("C5", "C12"), ("C12",)] == [project.action_lines for project in result.register]
    assert [(3, "category")] == [(problem.row, problem.column) for problem in result.problems]


def test_numbers_that_are_own_codes() -> None:
    """A whole number is the code of an own goal; one with a fraction may have lost a digit, and is told."""
    text = '[{"title": "Radio", "goals": 18}, {"title": "Fibre", "targets": 18.1}]'
    result = wsis.read_register(io.StringIO(text), dataset=OWN.extend(nodes=[target("18.1", "18")], name="more"))

    assert [("18",), ()] == [project.goals for project in result.register]
    assert [(2, "targets", "format it as text")] == [
        (problem.row, problem.column, problem.suggestion) for problem in result.problems if problem.column != "id"
    ]


def test_tags_of_an_activity() -> None:
    """An own code in the tag of an IATI activity is read as one of the list that the tag names."""
    text = """<iati-activities version="2.03"><iati-activity><iati-identifier>XM-1</iati-identifier>
      <title><narrative>Radio</narrative></title><tag vocabulary="2" code="18"/><tag vocabulary="3" code="18"/>
      </iati-activity></iati-activities>"""
    result = wsis.read_register(io.BytesIO(text.encode()), format="iati", dataset=OWN)

    assert ("18",) == result.register[0].goals
    assert 1 == len(result.problems)


# The commands ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def given_files(tmp_path: Path) -> None:
    """The folder of an overlay, and a table that declares its codes."""
    wsis.write_overlay(OWN, tmp_path / "acme")
    (tmp_path / "register.csv").write_text("title,al,sdg\nRadio,C12; C5,18\n", encoding="utf-8")


@pytest.mark.usefixtures("given_files")
@pytest.mark.parametrize("command", [("coverage", "--of", "goal"), ("crosstab",)])
def test_counting_commands_know_them(run: Run, command: tuple[str, ...]) -> None:
    """What counts a register with an overlay counts its codes, and has nothing to say beside the output."""
    name, *options = command
    status, out, err = run(name, "register.csv", *options, "--dataset", "acme", "--json")
    expected = wsis.coverage(OWN, wsis.read_register("register.csv", dataset=OWN).register, of=wsis.Goal)
    data = json.loads(out)
    (count,) = [each["count"] for each in data["rows" if name == "coverage" else "columns"] if each["code"] == "18"]

    assert (0, "", 1) == (status, err, count)
    assert ["18"] == [node.code for node in expected.covered]


@pytest.mark.usefixtures("given_files")
def test_all_other_commands_know_them(run: Run) -> None:
    """Checking, converting, planning and reporting take the overlay too, and read all of the register with it."""
    (Path("then.csv")).write_text("id,title,al\nrow 2,Radio,C12\n", encoding="utf-8")
    plan = ("--register", "register.csv", "--since", "then.csv")
    for arguments in (
        ("check", "register.csv"),
        ("convert", "register.csv", "register.json"),
        ("roadmap", "C5", *plan, "-o", "c5.json"),
        ("report", "register.csv", "-o", "report.html"),
    ):
        bare, (status, _, err) = run(*arguments), run(*arguments, "--dataset", "acme")

        assert "problem" in bare[1] + bare[2]
        assert (0, "") == (status, err)
    assert [("C5", "C12")] == [project.action_lines for project in wsis.read_register("register.json").register]
