"""Writing registers: what comes back, what does not and is told, and what other software reads of it."""

import gzip
import io
from datetime import date
from pathlib import Path

import attrs
import duckdb
import pandas as pd
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import wsis
from tests.strategies import registers
from wsis import InvalidInputError, Organization, Participation, Project, Register
from wsis.codes import ACTION_LINE_CODES, COMMITMENT_CODES, GOAL_CODES, OBJECTIVE_CODES, TARGET_CODES
from wsis.spreadsheets import escaped, unescaped

RADIO = Project(
    id="00012345678901234567",
    title="=cmd|' /C calc'!A0",
    description='a "quoted" text,\r\nof two lines',
    url="https://radio.example",
    kind="project",
    status="ongoing",
    start=date(2020, 1, 31),
    end=date(2021, 6, 30),
    organizations=[Organization(name="Radio, Inc.", type="business"), Organization(name="Ministry", type="government")],
    countries=["KE", "UG"],
    action_lines=ACTION_LINE_CODES,
    goals=GOAL_CODES,
    targets=TARGET_CODES,
    objectives=OBJECTIVE_CODES,
    commitments=COMMITMENT_CODES,
    participations=[Participation(programme="WSIS Prizes", year=2021, category="Category 16", result="winner")],
    extra={"Budget": "-10", "al": "C9, C12", "extra: odd": "1", "+": "sign"},
)
COMPLEX = Project(
    id="2",
    title="Fibre",
    organizations=[Organization(name="X; Y", role="funding", country="KE"), Organization(name="Z")],
    participations=[Participation(year=2020), Participation(year=2021, category="Category 10")],
)


def table(register: Register, form: str = "csv") -> tuple[bytes, tuple[wsis.Problem, ...]]:
    """Write a table, and tell what it could not hold."""
    stream = io.BytesIO()
    losses = wsis.write_register(register, stream, format=form)  # type: ignore[arg-type] # one of two
    return stream.getvalue(), losses


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_every_field_comes_back(form: str) -> None:
    """A table holds every field of a project, even where there is more to say than a row has room for."""
    register = Register([RADIO, COMPLEX])
    data, losses = table(register, form)

    assert (register, (), ()) == (
        (result := wsis.read_register(io.BytesIO(data), format=form)).register,  # type: ignore[arg-type] # one of two
        result.problems,
        losses,
    )


def blanked(project: Project) -> Project:
    """Write a project as a table can hold it: without blanks around texts, empty further fields and their order."""
    return attrs.evolve(project, extra=sorted(project.extra))


@given(registers())
@example(Register([RADIO, COMPLEX]))
def test_what_does_not_come_back_is_told(register: Register) -> None:
    """A project comes back from a table as it was, or the field that does not is told."""
    assume(len({project.id.strip() for project in register}) == len(register))
    data, losses = table(register)
    result = wsis.read_register(io.BytesIO(data))
    told = {(problem.row, problem.column) for problem in losses}
    back = {project.id: project for project in result.register}

    for row, project in enumerate(register, start=2):
        for field in (each.name for each in attrs.fields(Project)):
            value, read = getattr(blanked(project), field), getattr(blanked(back[project.id.strip()]), field)
            assert (value != read) == ((row, field) in told)


def test_losses_are_told_with_their_place() -> None:
    """What a table cannot hold is told with the row, the field and the value."""
    register = Register(
        [
            Project(id="1", title=" Radio\0", status="2", action_lines=["C12"], extra=[("a", "1"), ("a", "2")]),
            Project(id="2", title="Fibre", countries=["Utopia; Erewhon"], participations=[Participation()]),
        ],
    )
    data, losses = table(register)

    assert [(2, "title"), (2, "status"), (2, "action_lines"), (2, "extra"), (3, "countries"), (3, "extra")] == [
        (problem.row, problem.column) for problem in losses
    ]
    assert b"Radio\xef\xbf\xbd" in data
    assert "row 2, status: the status of '1' cannot be read from a table as it is: '2'" == str(losses[1])


def test_orders_that_contradict_each_other() -> None:
    """Further fields stand in the order of all projects, or where there is none, in the order in which they come."""
    pairs = [("b", "c"), ("a", "c"), ("a", "b")]
    agreed = Register([Project(id=f"{pair}", title="x", extra=dict.fromkeys(pair, "1")) for pair in pairs])
    opposed = Register([Project(id=f"{pair}", title="x", extra=dict.fromkeys(pair, "1")) for pair in ("ab", "ba")])

    assert b"id,title,a,b,c\r\n" == table(agreed)[0][:16]
    assert (b"id,title,a,b\r\n", ()) == (table(opposed)[0][:14], table(opposed)[1])


def test_a_category_that_says_more_stays_a_category() -> None:
    """A category that would be read as an action line that the project does not declare is not written as one."""
    register = Register([Project(id="1", title="x", participations=[Participation(category="Category 10")])])

    assert register == wsis.read_register(io.BytesIO(table(register)[0])).register


def test_what_no_file_holds() -> None:
    """A text too long for a cell, and half a pair of surrogates in JSON, are refused with their place."""
    with pytest.raises(InvalidInputError, match="row 2, title: a text of 131,072 characters"):
        table(Register([Project(id="1", title="x" * 131_072)]))
    with pytest.raises(InvalidInputError, match=r"row 1, id: holds '\\ud800', which is no character: '1'"):
        table(Register([Project(id="1", title="\ud800")]), "jsonl")


@given(st.text())
def test_escaping_is_undone(text: str) -> None:
    """What is made harmless comes back, and nothing that could run as a formula is left."""
    assert text == unescaped(escaped(text))
    assert not escaped(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_other_software_reads_the_table(tmp_path: Path) -> None:
    """Both pandas and DuckDB read the same rows, the codes as text and the formula harmless."""
    path = tmp_path / "projects.csv"
    wsis.write_register(Register([RADIO, COMPLEX]), path)
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows = duckdb.read_csv(path.as_posix(), all_varchar=True).project("id, title, goals").fetchall()
    expected = [(RADIO.id, f"'{RADIO.title}", "; ".join(RADIO.goals)), ("2", "Fibre", "")]

    assert expected == list(frame[["id", "title", "goals"]].itertuples(index=False, name=None))
    assert expected == [tuple(cell or "" for cell in row) for row in rows]
    assert RADIO.description == frame["description"][0]


def test_other_software_reads_the_lines(tmp_path: Path) -> None:
    """JSON Lines are read by pandas, the codes as lists of texts."""
    path = tmp_path / "projects.jsonl"
    wsis.write_register(Register([RADIO, COMPLEX]), path)
    frame = pd.read_json(path, lines=True, dtype=False)

    assert [RADIO.id, "2"] == list(frame["id"].astype(str))
    assert list(RADIO.targets) == frame["targets"][0]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.json", "a.jsonl", "a.ndjson.gz", "a.csv.gz"])
def test_formats_are_told_by_names(tmp_path: Path, name: str) -> None:
    """The name of a file tells its format and whether it is packed; writing twice gives the same bytes."""
    register = Register([RADIO, COMPLEX])
    path = tmp_path / name
    wsis.write_register(register, path)
    first = path.read_bytes()
    wsis.write_register(register, str(path))

    assert (register, first) == (wsis.read_register(path).register, path.read_bytes())
    assert name.endswith(".gz") == first.startswith(gzip.compress(b"")[:2])
    assert [path] == list(tmp_path.iterdir())


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    """Where writing fails, the file that was there stays as it was."""
    path = tmp_path / "a.jsonl"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(InvalidInputError):
        wsis.write_register(Register([RADIO, Project(id="1", title="\ud800")]), path)

    assert ([path], "before") == (list(tmp_path.iterdir()), path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("target", ["projects.doc", "projects", io.BytesIO()])
def test_no_format_to_write(target: str | io.BytesIO) -> None:
    """A target whose format nobody tells is an error that lists the formats."""
    with pytest.raises(InvalidInputError, match=r"no format to write.*csv, tsv, json, jsonl, iati"):
        wsis.write_register(Register(), target)


def test_empty_registers(tmp_path: Path) -> None:
    """A register without projects is written, and is the same when it is read."""
    for name in ("a.json", "a.csv"):
        wsis.write_register(Register(), tmp_path / name)

        assert Register() == wsis.read_register(tmp_path / name).register


def test_bad_cells_are_written_beside_good_ones() -> None:
    """A cell that could not be read stands in a column of its own beside the column of its name."""
    register = wsis.read_register(io.StringIO("id,title,year\n1,Radio,2020\n2,Fibre,bad\n")).register
    data, losses = table(register)

    assert b"id,title,year,extra: year\r\n" == data.splitlines(keepends=True)[0]
    assert (register, ()) == (wsis.read_register(io.BytesIO(data)).register, losses)


def test_names_that_no_file_holds() -> None:
    """A name of a further field that no CSV file holds is written with a mark, and told."""
    data, losses = table(Register([Project(id="1", title="Radio", extra={"n\0": "z"})]))

    assert ["extra"] == [problem.column for problem in losses]
    assert "z" == dict(wsis.read_register(io.BytesIO(data)).register[0].extra)["n\ufffd"]
