"""Clean codes in tables of every engine of one process, and the frame of what was not read."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wsis
from tests.frame_engines import LIST_TABLES, TEXT_TABLES
from wsis import ActionLine, Commitment, Coverage, Dataset, Goal, InvalidInputError, Target, frames, load
from wsis.codes import VOCABULARIES
from wsis.frames.arrow import pa
from wsis.frames.keys import FRAMEWORKS, read_key
from wsis.frames.normalizing import Normalized, normalize
from wsis.parsing.tagging import TAG_FIELDS, TagField

#: A table of any engine; PyArrow has no types.
Frame: TypeAlias = Any

TAGS = frames.Tags(action_lines="select", sdgs='it\'s "sdg"')
NAMES = ("number", "select", 'it\'s "sdg"', "from; drop table x --")

#: Cells, and what becomes of them.
LINES: Mapping[str | None, str | None] = {
    "c9 and C1": "C1; C9",
    "C7 E-health; C7": "C7; C7-e-health",
    "C12; C5": "C5",
    "C12": None,
    "'; drop table x; --": None,
    "Ｃ４": "C4",
    "C3\x00": "C3",
    "\\\"'`\n中国 😀 C2\t": "C2",
    "\x1eC3\x1eC2": "C2; C3",
    "": None,
    " ": None,
    None: None,
}
GOALS: Mapping[str | None, str | None] = {
    "8.10, 8.1, 4": "4; 8.1; 8.10",
    "SDG 16": "16",
    "Goal 3; 3.d": "3; 3.d",
    "18": None,
    None: None,
}

TEXTS = sorted(set(TEXT_TABLES) - {"arrow stream"})
LISTS = sorted(set(LIST_TABLES) - {"arrow stream"})


def table(engine: str, lines: Sequence[str | None], goals: Sequence[str | None]) -> Frame:
    """Make a table of four columns, with names that are hard to quote."""
    further = [f"{place}; 'C1'" for place in range(len(lines))]
    return TEXT_TABLES[engine](dict(zip(NAMES, (further, lines, goals, further), strict=True)))


def relation_of(data: object) -> Frame:
    """Make a relation of DuckDB."""
    return duckdb.from_arrow(pa.table(data))


def columns(frame: Frame) -> dict[str, list[Any]]:
    """Bring a table of any engine home, NaN as None."""
    if isinstance(frame, duckdb.DuckDBPyRelation):
        rows = frame.fetchall()
        return {name: [row[place] for row in rows] for place, name in enumerate(frame.columns)}
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, pl.DataFrame):
        return frame.to_dict(as_series=False)
    if isinstance(frame, pa.Table):
        return dict(frame.to_pydict())
    return {name: [None if pd.isna(cell) else cell for cell in frame[name]] for name in frame.columns}


def problem_rows(found: Normalized[Any]) -> list[tuple[Any, ...]]:
    """List the problems: column, value, message, suggestion, rows."""
    return list(zip(*columns(found.problems).values(), strict=True))


def quiet_coverage(ds: Dataset, frame: Frame, asked: dict[str, Any]) -> Coverage:
    """Count without the warning of what was not read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", frames.UnreadTagsWarning)
        found: Coverage = frames.coverage(ds, frame, tags=TAGS, plan="group", **asked)
        return found


@pytest.mark.parametrize("engine", TEXTS)
def test_texts_become_clean_codes(ds: Dataset, engine: str) -> None:
    """Cells of tags are replaced, hostile ones too; names and order of columns, rows and other cells stay."""
    lines = [line for line in LINES for _ in GOALS]
    goals = [goal for _ in LINES for goal in GOALS]
    given_ = table(engine, lines, goals)

    found = columns(normalize(ds, given_, tags=TAGS).frame)

    expected = columns(given_)
    expected["select"] = [LINES[line] for line in lines]
    expected['it\'s "sdg"'] = [GOALS[goal] for goal in goals]
    assert list(expected) == list(found)
    assert expected == found


@pytest.mark.parametrize("engine", LISTS)
def test_lists_become_clean_codes(ds: Dataset, engine: str) -> None:
    """A list becomes one text; its items are cells of their own, and a null among them is told, once for each row."""
    cells = [["C2", "c1; C12"], ["C2"], [], [None, None], ["", "C2\x00"], None, ["C2"]]
    given_ = LIST_TABLES[engine]({"al": cells, "id": list("abcdefg")})

    found = normalize(ds, given_, tags=frames.Tags(action_lines="al"))

    expected = ["C1; C2", "C2", None, None, "C2", None, "C2"]
    assert {"al": expected, "id": list("abcdefg")} == columns(found.frame)
    assert [
        ("al", None, "no tags", None, 2),
        ("al", None, "a null in a list of tags", "leave it out", 1),
        ("al", "c1; C12", "unknown action line: 'C12'", "C11, C10, C9", 1),
    ] == problem_rows(found)


@pytest.mark.parametrize("make", [pl.DataFrame, pl.LazyFrame, pa.table, relation_of])
def test_lists_of_lists_of_numbers(ds: Dataset, make: Callable[[object], Frame]) -> None:
    """Lists may lie in lists, and hold whole numbers."""
    found = normalize(ds, make({"sdg": [[[9, 4], [], None], None, [[1], [None]]]}), tags=frames.Tags(sdgs="sdg"))

    assert ["4; 9", None, "1"] == columns(found.frame)["sdg"]
    assert [2, 1] == columns(found.problems)["rows"]


def test_lists_of_lists_are_told_apart(ds: Dataset) -> None:
    """An empty list, a null and a list without a word in it are three cells, and each is looked up as itself."""
    cells = [[[], ["C1"]], [None, ["C1"]], [[""], ["C1"]], [["C1"]]]
    tags = frames.Tags(action_lines="al")
    for make in (pl.DataFrame, relation_of):
        found = normalize(ds, make({"al": cells}), tags=tags)

        assert ["C1"] * 4 == columns(found.frame)["al"]
        assert [(None, 1)] == [(value, rows) for _, value, _, _, rows in problem_rows(found)]


#: A nine and a four, as numbers and as categories.
NUMBERS: Mapping[str, Callable[[], Frame]] = {
    "pandas int": lambda: pd.DataFrame({"sdg": [9, 4]}),
    "pandas Int8": lambda: pd.DataFrame({"sdg": pd.array([9, 4], "Int8")}),
    "pandas categories": lambda: pd.DataFrame({"sdg": pd.Categorical([9, 4])}),
    "pandas Arrow": lambda: pd.DataFrame({"sdg": [9, 4]}).astype(pd.ArrowDtype(pa.int16())),
    "pandas object": lambda: pd.DataFrame({"sdg": pd.Series([9, "4"], dtype=object)}),
    "polars": lambda: pl.DataFrame({"sdg": [9, 4]}),
    "polars lazy": lambda: pl.LazyFrame({"sdg": [9, 4]}),
    "polars Enum": lambda: pl.DataFrame({"sdg": pl.Series(["9", "4"], dtype=pl.Enum(["4", "9"]))}),
    "pyarrow": lambda: pa.table({"sdg": [9, 4]}),
    "pyarrow dictionary": lambda: pa.table({"sdg": pa.array([9, 4]).dictionary_encode()}),
    "duckdb": lambda: duckdb.sql("SELECT unnest([9, 4]) AS sdg"),
    "duckdb ENUM": lambda: duckdb.sql("SELECT CAST(unnest(['9', '4']) AS ENUM('4', '9')) AS sdg"),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_whole_numbers_and_categories(ds: Dataset, name: str) -> None:
    """Whole numbers and categories become text."""
    assert ["9", "4"] == columns(normalize(ds, NUMBERS[name](), tags=frames.Tags(sdgs="sdg")).frame)["sdg"]


@pytest.mark.parametrize("engine", TEXTS)
@pytest.mark.parametrize("lines", [[], ["C1, C2"], [None], ["C2 C1"] * 5], ids=["none", "one", "null", "alike"])
def test_few_rows(ds: Dataset, engine: str, lines: list[str | None]) -> None:
    """No rows, one row, nothing at all and rows that are all alike are no other matter."""
    found = normalize(ds, table(engine, lines, [None] * len(lines)), tags=TAGS)

    assert [line and "C1; C2" for line in lines] == columns(found.frame)["select"]
    assert ["column", "value", "message", "suggestion", "rows"] == list(columns(found.problems))
    assert len(lines) + lines.count(None) == sum(columns(found.problems)["rows"])


@pytest.mark.parametrize(
    "engine, kind, problems",
    [
        ("pandas object", pd.DataFrame, pd.DataFrame),
        ("polars", pl.DataFrame, pl.DataFrame),
        ("polars lazy", pl.LazyFrame, pl.DataFrame),
        ("pyarrow", pa.Table, pa.Table),
        ("duckdb", duckdb.DuckDBPyRelation, pa.Table),
    ],
)
def test_kinds_of_frame(ds: Dataset, engine: str, kind: type, problems: type) -> None:
    """The frame is of the kind that was given, and lazy where it was; the problems are at hand."""
    found = normalize(ds, table(engine, ["C1"], ["4"]), tags=TAGS)

    assert (kind, problems) == (type(found.frame), type(found.problems))


def test_types_of_texts(ds: Dataset) -> None:
    """Columns of text keep their type of text; problems have types, even where there are none."""
    tags = frames.Tags(action_lines="al")
    for name in ("object", "str", "string", "string[pyarrow]"):
        series = pd.Series(["c1", None], dtype=name)
        assert series.dtype == normalize(ds, pd.DataFrame({"al": series}), tags=tags).frame["al"].dtype
    for kind in (pa.string(), pa.large_string()):
        given_ = pd.DataFrame({"al": ["c1", None]}).astype(pd.ArrowDtype(kind))
        assert given_["al"].dtype == normalize(ds, given_, tags=tags).frame["al"].dtype
        assert kind == normalize(ds, pa.table({"al": pa.array(["c1"], kind)}), tags=tags).frame.schema.field("al").type

    found = normalize(ds, pl.DataFrame({"al": ["C1"]}), tags=tags).problems
    assert {**dict.fromkeys(("column", "value", "message", "suggestion"), pl.String), "rows": pl.Int64} == found.schema


def test_pandas_keeps_its_index(ds: Dataset) -> None:
    """The index stays, though a label stands in it twice; the frame that was given is not touched."""
    given_ = pd.DataFrame({"al": ["c1", "c2", None]}, index=pd.Index(["x", "x", "y"], name="key"))

    found = normalize(ds, given_, tags=frames.Tags(action_lines="al")).frame

    pd.testing.assert_frame_equal(pd.DataFrame({"al": ["C1", "C2", None]}, index=given_.index), found)
    assert ["c1", "c2"] == given_["al"].to_list()[:2]


@pytest.mark.parametrize("name", ["self", "select", "*x", "wsis", 'a"b', "x1"])
def test_names_of_columns(ds: Dataset, name: str) -> None:
    """Names that Python or SQL has a use for are names like others."""
    for make in (pd.DataFrame, pl.DataFrame, pl.LazyFrame, pa.table, relation_of):
        found = normalize(ds, make({name: ["c1"], "k": ["x"]}), tags=frames.Tags(action_lines=name)).frame
        assert {name: ["C1"], "k": ["x"]} == columns(found)


def test_names_that_a_join_would_choose(ds: Dataset) -> None:
    """DuckDB joins under names of its own, of which the table may have any, in small letters or capital ones."""
    names = ["wsis: row", "wsis 0: cell 0", "wsis: cell 0", "WSIS 0: row", "Wsis 1: cell 0", "al"]
    data = {name: ["c1"] for name in names}

    found = normalize(ds, relation_of(data), tags=frames.Tags(action_lines="al")).frame

    assert {**data, "al": ["C1"]} == columns(found)


@pytest.mark.parametrize("kind", ["object", "category"])
def test_members_of_an_enumeration(ds: Dataset, kind: str) -> None:
    """A member that is a text is that text, alone, beside it and in a list."""

    class Line(str, Enum):  # noqa: UP042 - unlike StrEnum, whose members are written as their text
        FIRST = "c1"

    columns_of_cells: tuple[list[Any], ...] = ([Line.FIRST, "c1", None], [Line.FIRST, (Line.FIRST, "c2"), None])
    for cells in columns_of_cells:
        given_ = pd.DataFrame({"al": pd.Series(cells, dtype=kind)})
        found = normalize(ds, given_, tags=frames.Tags(action_lines="al"), on_problem="raise").frame
        assert [{"c1": "C1", None: None}.get(cell, "C1; C2") for cell in cells] == columns(found)["al"]


def test_control_characters_in_lists(ds: Dataset) -> None:
    """A sign that nobody types is read like any other in a list, by the expressions of every engine."""
    cells = [["\x00", "c1"], ["\x01c2"], ["\x1ec3", None], []]
    texts = ["\x00c1", "\x01c2", "\x1ec3", "\x00"]
    tags = frames.Tags(action_lines="al")

    for make in (pd.DataFrame, pl.DataFrame, pl.LazyFrame, pa.table, relation_of):
        assert ["C1", "C2", "C3", None] == columns(normalize(ds, make({"al": cells}), tags=tags).frame)["al"]
        assert ["C1", "C2", "C3", None] == columns(normalize(ds, make({"al": texts}), tags=tags).frame)["al"]


def test_arrow_keeps_what_is_said_of_columns(ds: Dataset) -> None:
    """Metadata of an Arrow table and its fields stays; a column that takes no null must take one now."""
    field = pa.field("al", pa.string(), nullable=False, metadata={"of": "C"})
    given_ = pa.table([["C1", ""]], schema=pa.schema([field], metadata={"made": "2026"}))

    found = normalize(ds, given_, tags=frames.Tags(action_lines="al")).frame

    assert given_.schema.metadata == found.schema.metadata
    assert (field.metadata, True) == (found.schema.field("al").metadata, found.schema.field("al").nullable)


def test_duckdb_keeps_the_order_of_rows() -> None:
    """A join of DuckDB puts rows in any order, and the result has them in theirs; no connection gets a table more."""
    connection = duckdb.connect()
    relation = connection.sql("SELECT i, 'c' || (i % 11 + 1) AS al FROM range(300000) AS t(i)")

    found = normalize(load(), relation, tags=frames.Tags(action_lines="al")).frame.fetchall()

    assert [(number, f"C{number % 11 + 1}") for number in range(300_000)] == [
        (number, {"C7": "C7"}.get(codes, codes)) for number, codes in found
    ]
    assert [] == connection.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    assert [] == connection.sql("SELECT table_name FROM duckdb_tables()").fetchall()


def test_a_table_that_changes_is_told(ds: Dataset, tmp_path: Path) -> None:
    """What is computed later from a table with other cells is an error, never a null in place of tags."""
    tags = frames.Tags(action_lines="al")
    connection = duckdb.connect()
    connection.sql("CREATE TABLE projects AS SELECT 'c1' AS al")
    relation = normalize(ds, connection.table("projects"), tags=tags).frame
    assert [("C1",)] == relation.fetchall()
    connection.sql("INSERT INTO projects VALUES ('c2'), (NULL)")
    with pytest.raises(duckdb.Error, match="the table has changed"):
        relation.fetchall()

    path = tmp_path / "projects.csv"
    path.write_text("al\nc1\n", encoding="utf-8")
    lazy = normalize(ds, pl.scan_csv(path), tags=tags).frame
    path.write_text("al\nc2\n", encoding="utf-8")
    with pytest.raises(pl.exceptions.InvalidOperationError):
        lazy.collect()


@pytest.mark.parametrize("engine", TEXTS)
def test_problems(ds: Dataset, engine: str) -> None:
    """Problems come by column, the most frequent first, with the rows of each; cells that say nothing are one row."""
    lines = ["C12", "C12; C5", "C12", "C1", None, "", "-"]

    found = normalize(ds, table(engine, lines, ["18", "4", "4", "4", "4", "4", "4"]), tags=TAGS)

    assert [
        ('it\'s "sdg"', "18", "unknown goal or target: '18'", "17, 16, 15", 1),
        ("select", None, "no tags", None, 3),
        ("select", "C12", "unknown action line: 'C12'", "C11, C10, C9", 2),
        ("select", "C12; C5", "unknown action line: 'C12'", "C11, C10, C9", 1),
    ] == problem_rows(found)


@pytest.mark.parametrize("engine", TEXTS)
def test_problems_are_raised(ds: Dataset, engine: str) -> None:
    """All of them at once, where that is asked; cells without tags are none."""
    with pytest.raises(InvalidInputError) as caught:
        normalize(ds, table(engine, ["C12", "C13", "C12", None], ["18", "", "", ""]), tags=TAGS, on_problem="raise")
    assert [('it\'s "sdg"', "18"), ("select", "C12"), ("select", "C13")] == [
        (problem.column, problem.value) for problem in caught.value.problems
    ]

    found = normalize(ds, table(engine, ["c1", None], [None, None]), tags=TAGS, on_problem="raise")
    assert ["C1", None] == columns(found.frame)["select"]


def test_objects_of_pandas(ds: Dataset) -> None:
    """An object that is no code is a problem, and a whole number is a code; half a character is refused."""
    tags = frames.Tags(sdgs="sdg")
    cells = [8.1, 9, True, ["4"], float("nan"), pd.NA]

    found = normalize(ds, pd.DataFrame({"sdg": pd.Series(cells, dtype=object)}), tags=tags)

    assert [None, "9", None, "4", None, None] == columns(found.frame)["sdg"]
    assert {"8.1", "True", None} == set(columns(found.problems)["value"])
    with pytest.raises(InvalidInputError, match="text that is not Unicode"):
        normalize(ds, pd.DataFrame({"sdg": pd.Series(["4 \ud800"], dtype=object)}), tags=tags)


def test_tags_that_a_dataset_does_not_have(ds: Dataset) -> None:
    """They are no codes of it: told, left out, and so the result can be counted."""
    older = attrs.evolve(ds, targets=ds.targets[:3], matrices=())
    tags = frames.Tags(sdgs="sdg")

    found = normalize(older, pl.DataFrame({"sdg": ["9.c; 4", "4", "9.c"]}), tags=tags)

    assert ["4", "4", None] == found.frame["sdg"].to_list()
    assert [("sdg", "9.c", f"no target of dataset {wsis.DATA_VERSION}", None, 2)] == found.problems.rows()
    assert 2 == frames.coverage(older, found.frame, of=Goal, tags=tags).rows[3].count


def test_what_is_refused(ds: Dataset) -> None:
    """Columns that cannot hold tags, other words, what is no table, and a stream, which would be gone once read."""
    with pytest.raises(InvalidInputError, match="no such column"):
        normalize(ds, pl.DataFrame({"sdg": ["4"]}), tags=TAGS)
    with pytest.raises(InvalidInputError, match=r"8\.1 and 8\.10 are the same"):
        normalize(ds, pl.LazyFrame({"sdg": [8.1]}), tags=frames.Tags(sdgs="sdg"))
    with pytest.raises(ValueError, match="on_problem is"):
        normalize(ds, pl.DataFrame({"sdg": ["4"]}), tags=TAGS, on_problem="warn")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(TypeError, match="no table: dict"):
        normalize(ds, {"sdg": ["4"]}, tags=TAGS)
    with pytest.raises(TypeError, match=r"cells of RecordBatchReader are not replaced; give a table of pandas, "):
        normalize(ds, TEXT_TABLES["arrow stream"]({"sdg": ["4"]}), tags=frames.Tags(sdgs="sdg"))


@given(data=st.data())
def test_clean_text_says_the_same(data: st.DataObject) -> None:
    """Any codes that a field can hold, written clean, are read as those codes, and without a fault."""
    field: TagField = data.draw(st.sampled_from(TAG_FIELDS))
    pool = [(kind, code) for kind, codes in VOCABULARIES.items() if kind in FRAMEWORKS[field] for code in codes]
    tags = data.draw(st.sets(st.sampled_from(pool)))
    lists = pl.DataFrame({"tags": [[code for _, code in tags]]}, schema={"tags": pl.List(pl.String)})

    found = normalize(load(), lists, tags=frames.Tags(**{field: "tags"})).frame["tags"].to_list()[0]

    assert (tags, ()) == (set(read_key(field, found).tags), read_key(field, found).faults)
    assert (found or None) == ("; ".join(code for framework, code in pool if (framework, code) in tags) or None)


@pytest.mark.parametrize("engine", TEXTS)
@settings(max_examples=12)  # each costs a dozen queries
@given(rows=st.lists(st.tuples(st.sampled_from([*LINES, "all lines"]), st.sampled_from([*GOALS, "all SDGs", "x"]))))
def test_the_result_counts_alike(engine: str, rows: list[tuple[str | None, str | None]]) -> None:
    """The cleaned table has the coverage of the table; cleaned once more, it stays as it is, and without a problem."""
    ds = load()
    given_ = table(engine, [line for line, _ in rows], [goal for _, goal in rows])

    clean = normalize(ds, given_, tags=TAGS).frame
    again = normalize(ds, clean, tags=TAGS, on_problem="raise")

    assert columns(clean) == columns(again.frame)
    assert {"no tags"}.issuperset(columns(again.problems)["message"])
    questions: tuple[dict[str, Any], ...] = ({"of": Target}, {"of": Commitment, "via": ActionLine})
    for asked in questions:
        assert quiet_coverage(ds, given_, asked) == frames.coverage(ds, clean, tags=TAGS, plan="group", **asked)
