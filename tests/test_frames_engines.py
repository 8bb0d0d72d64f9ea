"""What engines do to cells that are no plain text, and where one of them once gave a wrong answer."""

# ruff: noqa: ANN401 - tables, cells and types of many engines have no narrower type

import datetime as dt
import decimal
import pickle
import subprocess
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import Any, get_args

import narwhals
import numpy as np
import polars as pl
import pytest
from narwhals.stable import v2 as nw

import wsis
from tests.frame_engines import LIST_TABLES, LIST_WAYS, TEXT_TABLES, TEXT_WAYS, Columns, arrow, duckdb, pa, pd
from wsis import (
    ActionLine,
    Commitment,
    Dataset,
    Goal,
    InvalidInputError,
    MissingExtraError,
    Node,
    Register,
    Target,
    frames,
)
from wsis.frames import grouping
from wsis.frames.choosing import SAMPLE, Plan, chosen_plan, counted_part
from wsis.frames.engines import FLOATS, opened
from wsis.frames.question import Asked

LINES = frames.Tags(action_lines="al")
SDGS = frames.Tags(sdgs="sdg")
BOTH = frames.Tags(action_lines="al", sdgs="sdg")
YES = True

text_ways = pytest.mark.parametrize("engine, plan", TEXT_WAYS)
list_ways = pytest.mark.parametrize("engine, plan", LIST_WAYS)
each_plan = pytest.mark.parametrize("plan", ["group", "stream", "auto"])


def counts(
    ds: Dataset, frame: object, of: type[Node] = Goal, tags: frames.Tags = SDGS, **options: Any
) -> dict[str, int]:
    """Count the projects of each node that any project reaches."""
    found = frames.coverage(ds, frame, of=of, tags=tags, **options)
    return {row.node.code: row.count for row in found.rows if row.count}


def groups(ds: Dataset, frame: object, by: str | Sequence[str], plan: Plan) -> dict[Any, int]:
    """Count the projects of each group."""
    found = frames.coverage(ds, frame, of=Goal, tags=SDGS, by=by, plan=plan)
    return {key: each.projects for key, each in found.items()}


def objects(*cells: object) -> Any:
    """Make a pandas table with a column of any objects."""
    column = np.empty(len(cells), object)
    for place, cell in enumerate(cells):
        column[place] = cell  # one by one, since numpy would make a table of lists
    return pd.DataFrame({"sdg": column})


def polars(cells: Sequence[object], kind: Any = None) -> pl.DataFrame:
    """Make a Polars table with one column of tags."""
    return pl.DataFrame({"sdg": pl.Series(list(cells), dtype=kind)})


def pandas(cells: object, kind: object = None) -> Any:
    """Make a pandas table with one column of tags."""
    return pd.DataFrame({"sdg": pd.array(cells, dtype=kind) if kind is not None else cells})


def table(cells: Sequence[object], kind: object = None) -> Any:
    """Make a PyArrow table with one column of tags."""
    return pa.table({"sdg": pa.array(cells, kind)})


def sql(query: str) -> Any:
    """Make a DuckDB relation of a query."""
    return duckdb.sql(query)


def dictionary(values: Sequence[object]) -> Any:
    """Make a PyArrow table of whatever values, each of which is in a dictionary."""
    return pa.table({"sdg": pa.DictionaryArray.from_arrays(pa.array(range(len(values))), pa.array(values))})


def runs(value: object) -> Any:
    """Make a PyArrow table of two rows that are alike, of which it keeps one."""
    return pa.table({"sdg": pa.RunEndEncodedArray.from_arrays([2], [value])})


# Traps of the engines: what was once silently wrong ------------------------------------------------------------------


@text_ways
@pytest.mark.parametrize("kind", [ActionLine, Goal, Target, Commitment])
def test_no_code_is_part_of_another(ds: Dataset, engine: str, plan: Plan, kind: type[Node]) -> None:
    """A code alone in its cell counts once, C1 not with C10: delimiters are on both sides of it, on every engine."""
    codes = [node.code for node in ds.all(kind)]
    field = {ActionLine: "action_lines", Goal: "sdgs", Target: "sdgs", Commitment: "commitments"}[kind]
    frame = TEXT_TABLES[engine]({"tags": codes})
    expected = {**dict.fromkeys(codes, 1), **({"C7": 9} if kind is ActionLine else {})}

    assert expected == counts(ds, frame, kind, frames.Tags(**{field: "tags"}), plan=plan)


@text_ways
def test_codes_side_by_side(ds: Dataset, engine: str, plan: Plan) -> None:
    """Each of many codes of one cell is counted, so that no `&` is taken for one of truth values."""
    codes = [goal.code for goal in ds.goals]
    frame = TEXT_TABLES[engine]({"sdg": ["; ".join(codes[: place + 1]) for place in range(len(codes))]})

    assert {code: len(codes) - place for place, code in enumerate(codes)} == counts(ds, frame, plan=plan)


@list_ways
def test_lists_group_rows(ds: Dataset, engine: str, plan: Plan) -> None:
    """Rows are grouped by lists on engines that cannot do so, pandas and PyArrow, and exploded on none."""
    cells = [["C1", "C2"], ["C2", "C1"], ["C1;C2"], ["C1"], [], None, ["C1", "C2"], ["C1", None]]
    frame = LIST_TABLES[engine]({"al": cells})
    with pytest.warns(frames.UnreadTagsWarning, match="al: a null in a list of tags, in 1 row"):
        found = frames.coverage(ds, frame, of=ActionLine, tags=LINES, plan=plan)

    assert (8, [6, 4]) == (found.projects, [row.count for row in found.rows[:2]])


@pytest.mark.parametrize("plan", ["group", "stream"])
def test_a_fault_counts_once_a_row(ds: Dataset, plan: Plan) -> None:
    """A row that has one fault in two items of its list is one row with that fault."""
    frame = polars([["4", None, None], [None]])
    part = counted_part(ds, Asked(of=Goal), frame, tags=SDGS, plan=plan)

    assert [2] == list(part.faults.values())


def test_numbers_of_rows_do_not_wrap(ds: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Polars counts rows in 32 bits, and sums of such numbers wrap there; they do not here."""
    most = 2**32 - 1
    counted = pl.DataFrame({"sdg": ["4", "4; 9.c", None], grouping.COUNT: pl.Series([most] * 3, dtype=pl.UInt32)})
    monkeypatch.setattr(grouping, "distinct", lambda *_: nw.from_native(counted, eager_only=True))
    frame = polars(["4", "4; 9.c", None])

    found = frames.coverage(ds, frame, of=Goal, tags=SDGS, plan="group")

    assert (3 * most, 2 * most, most) == (found.projects, found.rows[3].count, found.rows[8].count)


@pytest.mark.parametrize("plan", ["group", "stream"])
def test_parts_do_not_wrap(ds: Dataset, plan: Plan) -> None:
    """Parts add up to more projects than 32 bits can count."""
    part = counted_part(ds, Asked(of=Goal), polars(["4", "4", "9"]), tags=SDGS, plan=plan)
    for _ in range(40):
        part += part

    tally = part.tallies[()]
    assert (3 * 2**40, 2 * 2**40, 2**40) == (tally.projects, tally.counts[3], tally.counts[8])


@text_ways
def test_truth_values_group(ds: Dataset, engine: str, plan: Plan) -> None:
    """A column of truth values groups rows, though some engines cannot sum them."""
    columns: Columns = {"sdg": ["4", "4", None, "9"]}
    frame: Any = TEXT_TABLES[engine](columns)
    flags = [True, False, None, True]
    if isinstance(frame, pd.DataFrame):
        frame = frame.assign(flag=pd.array(flags, dtype="boolean"))
    elif isinstance(frame, pl.DataFrame | pl.LazyFrame):
        frame = frame.with_columns(flag=pl.Series(flags))
    else:
        with_flags = arrow(columns).append_column("flag", pa.array(flags))
        frame = with_flags.to_reader() if "stream" in engine else with_flags
        frame = duckdb.from_arrow(with_flags) if engine == "duckdb" else frame

    assert {False: 1, True: 2, None: 1} == groups(ds, frame, "flag", plan)


@text_ways
def test_cells_that_nobody_knows(ds: Dataset, engine: str, plan: Plan) -> None:
    """Cells that are not known beforehand need no default: they are told, and their projects still count."""
    frame = TEXT_TABLES[engine]({"sdg": ["4", "18", "18", "4"]})
    with pytest.warns(frames.UnreadTagsWarning, match="unknown goal or target: '18', in 2 rows"):
        found = frames.coverage(ds, frame, of=Goal, tags=SDGS, plan=plan)

    assert (4, 2) == (found.projects, found.rows[3].count)


@text_ways
def test_empty_cells_are_no_tag(ds: Dataset, engine: str, plan: Plan) -> None:
    """Empty and blank cells name nothing, and say nothing that is wrong, on Arrow strings too."""
    frame = TEXT_TABLES[engine]({"sdg": ["", "4", None, " ", ""]})

    found = frames.coverage(ds, frame, of=Goal, tags=SDGS, plan=plan, on_problem="raise")

    assert (5, 1) == (found.projects, sum(row.count for row in found.rows))


@each_plan
def test_one_and_true_are_two_things(ds: Dataset, plan: Plan) -> None:
    """1, 1.0 and True are equal in Python, and one group in pandas; here a float and a truth value are no codes."""
    frame = objects(1, 1.0, YES, "1", np.int8(1), np.float32(1), np.True_)
    with pytest.warns(frames.UnreadTagsWarning) as caught:
        found = frames.coverage(ds, frame, of=Goal, tags=SDGS, plan=plan)

    assert (7, 3) == (found.projects, found.rows[0].count)
    assert "stored in the same way for two codes, such as 8.1 and 8.10, in 2 rows: '1.0'" in str(caught[0].message)
    assert "neither text nor a whole number, in 2 rows: 'True'" in str(caught[0].message)


@each_plan
def test_whole_numbers_as_objects(ds: Dataset, plan: Plan) -> None:
    """Whole numbers among nulls are no floats, large ones neither, in tags and in groups."""
    frame = objects(4, None, np.int64(9), 4).assign(by=pd.Series([2**53, 2**53 + 1, None, 2**53], dtype=object))

    assert {"4": 2, "9": 1} == counts(ds, frame, plan=plan, on_problem="raise")
    assert {2**53: 2, 2**53 + 1: 1, None: 1} == groups(ds, frame, "by", plan)
    with pytest.warns(frames.UnreadTagsWarning, match=str(2**70)):
        assert {"4": 1} == counts(ds, objects(4, 2**70), plan=plan)


# Kinds of cells -----------------------------------------------------------------------------------------------------

WHOLE_NUMBERS = MappingProxyType[str, Callable[[], Any]](
    {
        "pandas int64": lambda: pandas([4, 9, 4]),
        "pandas Int64": lambda: pandas([4, 9, 4, None], "Int64"),
        "pandas uint8 of Arrow": lambda: pandas([4, 9, 4, None], pd.ArrowDtype(pa.uint8())),
        "pandas objects": lambda: objects(4, 9, "4", None),
        "pandas categories": lambda: pandas(pd.Categorical([4, 9, 4, None])),
        "polars": lambda: polars([4, 9, 4, None], pl.Int16),
        "polars lazy lists": lambda: polars([[4], [9], [4], None]).lazy(),
        "pyarrow": lambda: table([4, 9, 4, None], pa.uint64()),
        "pyarrow lists": lambda: table([[4], [9], [4], None]),
        "pyarrow dictionary": lambda: table([4, 9, 4]).set_column(0, "sdg", pa.array([4, 9, 4]).dictionary_encode()),
        "duckdb": lambda: sql("select unnest([4, 9, 4, null]) as sdg"),
        "duckdb lists": lambda: sql("select unnest([[4], [9], [4], null]) as sdg"),
        "duckdb JSON": lambda: sql("select unnest(['4', '9', '4', null])::json as sdg"),
    },
)


@each_plan
@pytest.mark.parametrize("make", WHOLE_NUMBERS.values(), ids=WHOLE_NUMBERS)
def test_whole_numbers(ds: Dataset, make: Callable[[], Any], plan: Plan) -> None:
    """Whole numbers are codes, in columns of every kind: nothing of them can be lost."""
    assert {"4": 2, "9": 1} == counts(ds, make(), plan=plan, on_problem="raise")


NESTED = MappingProxyType[str, Callable[[], Any]](
    {
        "pandas lists": lambda: objects(["4", "9.c"], [], None, ["4; 5"]),
        "pandas tuples, sets and arrays": lambda: objects(("4", "9.c"), set(), None, np.array(["4", "5"])),
        "pandas lists and texts": lambda: objects(["4", "9.c"], "", None, "4; 5"),
        "pandas numbers in lists": lambda: objects(["4", "9.c"], [], None, [4, np.int64(5)]),
        "polars arrays": lambda: polars([["4", "9.c"], ["", ""], None, ["4", "5"]], pl.Array(pl.String, 2)),
        "polars lists of categories": lambda: polars([["4", "9.c"], [], None, ["4", "5"]], pl.List(pl.Categorical())),
        "polars lists of lists": lambda: polars([[["4"], ["9.c"]], [], None, [["4", "5"]]]),
        "pyarrow fixed lists": lambda: table([["4", "9.c"], ["", ""], None, ["4", "5"]], pa.list_(pa.string(), 2)),
        "pyarrow list views": lambda: table([["4", "9.c"], [], None, ["4", "5"]], pa.list_view(pa.string())),
        "pyarrow lists of dictionaries": lambda: table(
            [["4", "9.c"], [], None, ["4", "5"]], pa.list_(pa.dictionary(pa.int8(), pa.string()))
        ),
        "pyarrow lists of lists": lambda: table([[["4"], ["9.c"]], [], None, [["4", "5"]]]),
        "duckdb arrays": lambda: sql("select unnest([['4', '9.c'], ['', ''], null, ['4', '5']]::varchar[2][]) as sdg"),
    },
)


@each_plan
@pytest.mark.parametrize("make", NESTED.values(), ids=NESTED)
def test_nested(ds: Dataset, make: Callable[[], Any], plan: Plan) -> None:
    """Lists of every kind hold tags, each item as a cell of its own."""
    found = frames.coverage(ds, make(), of=Goal, tags=SDGS, plan=plan, on_problem="raise")

    assert (4, {"4": 2, "5": 1, "9": 1}) == (
        found.projects,
        {row.node.code: row.count for row in found.rows if row.count},
    )


CATEGORIES = MappingProxyType[str, Callable[[], Any]](
    {
        "pandas": lambda: pandas(pd.Categorical(["4", "9", "4", None])),
        "pandas ordered": lambda: pandas(pd.Categorical(["4", "9", "4", None], ["9", "4", "1"], ordered=True)),
        "pandas of many kinds": lambda: pandas(pd.Categorical(["4", 9, "4", None])),
        "pandas of Arrow": lambda: pandas(["4", "9", "4", None], pd.ArrowDtype(pa.dictionary(pa.int32(), pa.string()))),
        "polars": lambda: polars(["4", "9", "4", None], pl.Categorical()),
        "polars enum": lambda: polars(["4", "9", "4", None], pl.Enum(["9", "4", "1"])),
        "polars lazy": lambda: polars(["1", "4", "9", "4", None], pl.Categorical()).lazy().filter(pl.col("sdg") != "1"),
        "pyarrow": lambda: table(["4", "9", "4", None], pa.dictionary(pa.int8(), pa.large_string())),
        "pyarrow slice": lambda: table(["1", "2", "4", "9", "4"], pa.dictionary(pa.int8(), pa.string())).slice(2),
        "duckdb enum": lambda: sql("select unnest(['4', '9', '4', null])::enum('9', '4', '1') as sdg"),
    },
)


@each_plan
@pytest.mark.parametrize("make", CATEGORIES.values(), ids=CATEGORIES)
def test_categories(ds: Dataset, make: Callable[[], Any], plan: Plan) -> None:
    """Categories are what they say, and one that no row has is no tag."""
    assert {"4": 2, "9": 1} == counts(ds, make(), plan=plan, on_problem="raise")


EMPTY = MappingProxyType[str, Callable[[], Any]](
    {
        "pandas NaN, as of an empty column of CSV": lambda: pandas([np.nan, np.nan]),
        "pandas Float64": lambda: pandas([None, None], "Float64"),
        "pandas doubles of Arrow": lambda: pandas([None, None], pd.ArrowDtype(pa.float64())),
        "pandas nulls of Arrow": lambda: pandas([None, None], pd.ArrowDtype(pa.null())),
        "pandas objects": lambda: objects(None, np.nan),
        "pandas missing of all kinds": lambda: objects(pd.NA, pd.NaT),
        "pandas categories": lambda: pandas(pd.Categorical([None, None])),
        "polars nulls": lambda: polars([None, None]),
        "polars floats": lambda: polars([None, None], pl.Float64),
        "polars lists of nulls": lambda: polars([[], []], pl.List(pl.Null)),
        "pyarrow nulls": lambda: table([None, None]),
        "pyarrow doubles": lambda: table([None, None], pa.float64()),
        "duckdb": lambda: sql("select null as sdg from range(2)"),
        "duckdb lists": lambda: sql("select [] as sdg from range(2)"),
        "one column of two": lambda: pd.DataFrame({"sdg": [None, None], "al": ["C1", None]}),
    },
)


@each_plan
@pytest.mark.parametrize("make", EMPTY.values(), ids=EMPTY)
def test_columns_without_anything(ds: Dataset, make: Callable[[], Any], plan: Plan) -> None:
    """A column without a value holds no tags, whatever its type is, and its projects count."""
    found = frames.coverage(ds, make(), of=Goal, tags=SDGS, plan=plan, on_problem="raise")

    assert (2, 0) == (found.projects, sum(row.count for row in found.rows))


NO_ROWS = MappingProxyType[str, Callable[[], Any]](
    {
        **{f"{name}, of text": partial(build, {"sdg": [], "by": []}) for name, build in TEXT_TABLES.items()},
        "pandas": lambda: pd.DataFrame({"sdg": [], "by": []}),
        "pandas objects": lambda: pd.DataFrame({"sdg": [], "by": []}, dtype=object),
        "polars": lambda: pl.DataFrame({"sdg": [], "by": []}),
        "polars floats": lambda: pl.DataFrame({"sdg": [], "by": []}, {"sdg": pl.Float64, "by": pl.Int8}),
        "polars lists": lambda: pl.LazyFrame({"sdg": [], "by": []}, {"sdg": pl.List(pl.String), "by": pl.Date}),
        "pyarrow": lambda: pa.table({"sdg": pa.nulls(0), "by": pa.nulls(0)}),
        "pyarrow lists": lambda: pa.table({"sdg": pa.array([], pa.list_(pa.string())), "by": pa.array([], pa.int8())}),
        "duckdb": lambda: sql("select '4' as sdg, 1 as by where false"),
    },
)


@each_plan
@pytest.mark.parametrize("name", NO_ROWS)
def test_no_rows(ds: Dataset, name: str, plan: Plan) -> None:
    """A table without rows is counted as a register without projects; grouped, it has no group."""
    make = NO_ROWS[name]
    if (name, plan) == ("arrow stream, of text", "group"):
        plan = "stream"
    crossed: dict[str, Any] = {"rows": Goal, "columns": Target}

    assert wsis.coverage(ds, Register(), of=Goal) == frames.coverage(ds, make(), of=Goal, tags=SDGS, plan=plan)
    assert wsis.crosstab(ds, Register(), **crossed) == frames.crosstab(ds, make(), tags=SDGS, plan=plan, **crossed)
    assert {} == frames.coverage(ds, make(), of=Goal, tags=SDGS, plan=plan, by="by")
    assert {} == frames.crosstab(ds, make(), tags=SDGS, plan=plan, by=["by"], **crossed)


@text_ways
def test_one_row(ds: Dataset, engine: str, plan: Plan) -> None:
    """A table of one row is a register of one project."""
    found = frames.coverage(ds, TEXT_TABLES[engine]({"sdg": ["9.c; 4"]}), of=Goal, tags=SDGS, plan=plan)

    assert (1, ["4", "9"]) == (found.projects, [node.code for node in found.covered])


@text_ways
def test_all_rows_alike(ds: Dataset, engine: str, plan: Plan) -> None:
    """Rows that are all alike are one group of as many projects."""
    found = frames.coverage(ds, TEXT_TABLES[engine]({"sdg": ["9.c; 4"] * 3000}), of=Goal, tags=SDGS, plan=plan)

    assert (3000, 3000, 3000) == (found.projects, found.rows[3].count, found.rows[8].count)


@text_ways
def test_questions_without_columns(ds: Dataset, engine: str, plan: Plan) -> None:
    """Where no column holds what is asked for, nothing is reached, and the projects count all the same."""
    columns: Columns = {"al": ["C1", None, "C2"], "country": ["KE", None, "KE"]}
    asked: dict[str, Any] = {"of": Goal, "tags": LINES, "plan": plan}
    found = frames.coverage(ds, TEXT_TABLES[engine](columns), **asked)
    grouped = frames.coverage(ds, TEXT_TABLES[engine](columns), by="country", **asked)

    assert (3, ()) == (found.projects, found.covered)
    assert {"KE": 2, None: 1} == {key: each.projects for key, each in grouped.items()}


# What is refused ----------------------------------------------------------------------------------------------------

FLOATING = MappingProxyType[str, Callable[[], Any]](
    {
        "pandas": lambda: pandas([8.1, None]),
        "pandas Float64": lambda: pandas([8.1, None], "Float64"),
        "pandas doubles of Arrow": lambda: pandas([8.1, None], pd.ArrowDtype(pa.float64())),
        "pandas lists of Arrow": lambda: pandas([[8.1], None], pd.ArrowDtype(pa.list_(pa.float64()))),
        "pandas categories": lambda: pandas(pd.Categorical([8.1, None])),
        "pandas categories of Arrow": lambda: pandas(
            [8.1, None], pd.ArrowDtype(pa.dictionary(pa.int32(), pa.float64()))
        ),
        "polars": lambda: polars([8.1, None]),
        "polars lazy": lambda: polars([8.1, None], pl.Float32).lazy(),
        "polars decimals": lambda: polars([decimal.Decimal("8.10")]),
        "polars lists": lambda: polars([[8.1], None]),
        "polars lists of lists": lambda: polars([[[8.1]], None]),
        "pyarrow": lambda: table([8.1, None]),
        "pyarrow halves": lambda: table([8.1, None], pa.float16()),
        "pyarrow decimals": lambda: table([decimal.Decimal("8.10")]),
        "pyarrow lists": lambda: table([[8.1], None], pa.large_list(pa.float32())),
        "pyarrow dictionary": lambda: table([8.1, None], pa.dictionary(pa.int8(), pa.float64())),
        "duckdb": lambda: sql("select 8.1::double as sdg"),
        "duckdb decimals": lambda: sql("select 8.10 as sdg"),
        "duckdb lists": lambda: sql("select [8.1::double] as sdg"),
        "duckdb arrays": lambda: sql("select [8.1::float, 1]::float[2] as sdg"),
        "arrow stream": lambda: table([8.1, None]).to_reader(),
    },
)


@each_plan
@pytest.mark.parametrize("name", FLOATING)
def test_floats_are_refused(ds: Dataset, name: str, plan: Plan) -> None:
    """A whole column of numbers with points is refused, with the reason: 8.1 and 8.10 are one number."""
    plan = "stream" if name == "arrow stream" else plan
    with pytest.raises(InvalidInputError) as caught:
        frames.coverage(ds, FLOATING[name](), of=Goal, tags=SDGS, plan=plan)

    assert [("sdg", FLOATS)] == [(each.column, each.message) for each in caught.value.problems]


OTHERS = MappingProxyType[str, Callable[[], Any]](
    {
        "pandas truth values": lambda: pandas([True, False]),
        "pandas dates": lambda: pandas(pd.to_datetime(["2020-01-01"])),
        "pandas bytes of Arrow": lambda: pandas([b"4"], pd.ArrowDtype(pa.binary())),
        "polars truth values": lambda: polars([True, None]),
        "polars dates": lambda: polars([dt.date(2020, 1, 1)]),
        "polars times": lambda: polars([dt.time(1)]),
        "polars durations": lambda: polars([dt.timedelta(1)]),
        "polars structs": lambda: polars([{"code": "4"}]),
        "polars objects": lambda: polars([object()], pl.Object()),
        "polars bytes": lambda: polars([b"4"]),
        "polars numbers of 128 bits": lambda: polars([4], pl.Int128()),
        "pyarrow truth values": lambda: table([True]),
        "pyarrow lists of truth values": lambda: table([[True]]),
        "pyarrow maps": lambda: table([[("4", "5")]], pa.map_(pa.string(), pa.string())),
        "pyarrow UUIDs": lambda: table([b"a" * 16], pa.uuid()),
        "pyarrow dictionary of lists": lambda: dictionary([["4"], ["9"]]),
        "pyarrow runs": lambda: runs("4"),
        "duckdb bits": lambda: sql("select '101'::bit as sdg"),
        "duckdb unions": lambda: sql("select union_value(code := '4') as sdg"),
        "duckdb lists of unions": lambda: sql("select [union_value(code := '4')] as sdg"),
        "duckdb dates": lambda: sql("select date '2020-01-01' as sdg"),
        "duckdb maps": lambda: sql("select map {'a': '4'} as sdg"),
        "duckdb structs": lambda: sql("select {'a': '4'} as sdg"),
        "duckdb numbers of 128 bits": lambda: sql("select 4::hugeint as sdg"),
        "arrow stream": lambda: table([True]).to_reader(),
    },
)


@each_plan
@pytest.mark.parametrize("name", OTHERS)
def test_other_types_are_refused(ds: Dataset, name: str, plan: Plan) -> None:
    """A column of truth values, dates or other things that are no codes is refused."""
    plan = "stream" if name == "arrow stream" else plan
    with pytest.raises(InvalidInputError) as caught:
        frames.coverage(ds, OTHERS[name](), of=Goal, tags=SDGS, plan=plan)

    assert [("sdg", "a column that cannot hold codes, which are text")] == [
        (each.column, each.message) for each in caught.value.problems
    ]


@each_plan
def test_floats_among_texts(ds: Dataset, plan: Plan) -> None:
    """Floats, truth values and the like among texts are told with value and number of rows, and the rest is counted."""
    frame = objects("4", 8.1, 8.1, YES, ["9", 8.5], decimal.Decimal("8.10"), b"4", {"a": 1}, float("inf"), np.nan)
    part = counted_part(ds, Asked(of=Goal), frame, tags=SDGS, plan=plan)
    told = {(fault.column, fault.unread.value): rows for fault, rows in part.faults.items()}

    values = {"8.1": 2, "True": 1, "8.5": 1, "8.10": 1, "b'4'": 1, "{'a': 1}": 1, "inf": 1}
    assert {("sdg", value): rows for value, rows in values.items()} == told
    assert (10, 1, 1) == (part.tallies[()].projects, part.tallies[()].counts[3], part.tallies[()].counts[8])


@text_ways
def test_missing_columns(ds: Dataset, engine: str, plan: Plan) -> None:
    """Every column that is missing is told at once, with the names that may be meant."""
    tags = frames.Tags(action_lines="al", sdgs="sgd", goals="nothing like it")
    with pytest.raises(InvalidInputError) as caught:
        frames.coverage(
            ds, TEXT_TABLES[engine]({"sdg": ["4"], "SDGs": ["4"]}), of=Goal, tags=tags, by="sdgs", plan=plan
        )

    told = {each.column: (each.message, each.suggestion) for each in caught.value.problems}
    expected = {
        "sgd": ("no such column", "there are sdg"),
        "nothing like it": ("no such column", "there are sdg, SDGs"),
        "sdgs": ("no such column", "there are sdg"),
    }
    # A stream is asked only for what is needed.
    assert expected == {name: each for name, each in told.items() if name != "al"}
    assert "stream" in engine or told["al"] == ("no such column", "there are sdg, SDGs")


@pytest.mark.parametrize(
    "frame, there",
    [
        (pd.DataFrame([["4"]]), "there are 0"),
        (pd.DataFrame([["4"]], columns=pd.MultiIndex.from_tuples([("sdg", "x")])), "there are ('sdg', 'x')"),
        (pd.DataFrame(), "there are none"),
    ],
    ids=["numbers", "levels", "none"],
)
def test_missing_among_strange_names(ds: Dataset, frame: object, there: str) -> None:
    """Names of columns that are no texts are told too, where they are all that there is."""
    with pytest.raises(InvalidInputError) as caught:
        frames.coverage(ds, frame, of=Goal, tags=SDGS)

    assert [there] == [each.suggestion for each in caught.value.problems]


@each_plan
@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame([["4", "5"]], columns=["sdg", "sdg"]),
        pa.table([pa.array(["4"]), pa.array(["5"])], names=["sdg", "sdg"]),
    ],
    ids=["pandas", "pyarrow"],
)
def test_one_name_for_two_columns(ds: Dataset, frame: object, plan: Plan) -> None:
    """A table of which two columns have one name is refused."""
    with pytest.raises(InvalidInputError, match="'sdg' 2 times"):
        frames.coverage(ds, frame, of=Goal, tags=SDGS, plan=plan)


@each_plan
@pytest.mark.parametrize(
    "thing",
    [
        None,
        "data.csv",
        {"sdg": ["4"]},
        [{"sdg": "4"}],
        pl.Series("sdg", ["4"]),
        pd.Series(["4"]),
        pa.chunked_array([["4"]]),
    ],
    ids=["nothing", "path", "dict", "list", "Polars series", "pandas series", "Arrow array"],
)
def test_no_table(ds: Dataset, thing: object, plan: Plan) -> None:
    """What is no table is refused as a value of a wrong type, columns of tables too."""
    with pytest.raises(TypeError, match=f"no table: {type(thing).__name__}"):
        frames.coverage(ds, thing, of=Goal, tags=SDGS, plan=plan)


def test_words(ds: Dataset) -> None:
    """Plans and ways with problems go by words; any other is refused for what it is, before a table is looked at."""
    word: Any = "fast"
    for frame in (polars(["4"]), None):
        with pytest.raises(ValueError, match="plan is 'auto', 'group', 'stream', not 'fast'"):
            frames.coverage(ds, frame, of=Goal, tags=SDGS, plan=word)
        with pytest.raises(ValueError, match="on_problem is 'collect' or 'raise', not 'fast'"):
            frames.coverage(ds, frame, of=Goal, tags=SDGS, on_problem=word)
        with pytest.raises(ValueError, match="on_problem is 'collect' or 'raise', not 'fast'"):
            frames.crosstab(ds, frame, rows=Goal, columns=Goal, tags=SDGS, on_problem=word)


@pytest.mark.parametrize(
    "make",
    [lambda: table(["4"]).to_reader(), lambda: pa.record_batch({"sdg": ["4"]})],
    ids=["reader", "batch"],
)
def test_streams_are_not_grouped(ds: Dataset, make: Callable[[], Any]) -> None:
    """Arrow batches have no engine that groups them, which is said; by the other plans they are counted."""
    with pytest.raises(InvalidInputError, match=r"a stream, which no engine groups \(plan='stream'\)"):
        frames.coverage(ds, make(), of=Goal, tags=SDGS, plan="group")

    assert [{"4": 1}] * 2 == [counts(ds, make(), plan=plan) for plan in ("auto", "stream")]


def test_wrong_matrix(ds: Dataset) -> None:
    """What no matrix answers is refused by both plans as for a register."""
    for plan in ("group", "stream"):
        with pytest.raises(wsis.NoMatrixError, match="do not relate target and goal"):
            frames.coverage(ds, polars(["4"]), of=Goal, via=Target, tags=SDGS, plan=plan)
        with pytest.raises(wsis.NoMatrixError, match="via is the framework that is counted"):
            frames.coverage(ds, polars(["4"]), of=Goal, via=Goal, tags=SDGS, plan=plan)


# Groups -------------------------------------------------------------------------------------------------------------


@text_ways
def test_by_a_column_of_tags(ds: Dataset, engine: str, plan: Plan) -> None:
    """A column of tags may group the rows too: by its text, as it stands."""
    frame = TEXT_TABLES[engine]({"sdg": ["4", "4;9", None, "4", ""]})

    assert {"": 1, "4": 2, "4;9": 1, None: 1} == groups(ds, frame, "sdg", plan)


@each_plan
def test_by_whole_numbers_that_are_tags(ds: Dataset, plan: Plan) -> None:
    """Whole numbers that are tags and group the rows stay numbers."""
    for frame in (objects(4, None, 9, 4), pandas(pd.Categorical([4, None, 9, 4])), polars([4, None, 9, 4])):
        found = groups(ds, frame, "sdg", plan)
        assert ({4: 2, 9: 1, None: 1}, [int, int]) == (found, [type(key) for key in found if key is not None])


@each_plan
def test_order_of_groups(ds: Dataset, plan: Plan) -> None:
    """Groups come in the order of their values, None last, and the mapping cannot be changed."""
    frame = pl.DataFrame(
        {"sdg": ["4"] * 6, "year": [2020, None, 2007, 10, 2020, None], "city": ["b", "a", None, "c", "a", "a"]}
    )
    found = frames.coverage(ds, frame, of=Goal, tags=SDGS, by="year", plan=plan)
    pairs = frames.coverage(ds, frame, of=Goal, tags=SDGS, by=["year", "city"], plan=plan)
    one = frames.coverage(ds, frame, of=Goal, tags=SDGS, by=("city",), plan=plan)

    assert [10, 2007, 2020, None] == list(found)
    assert [(10, "c"), (2007, None), (2020, "a"), (2020, "b"), (None, "a")] == list(pairs)
    assert [("a",), ("b",), ("c",), (None,)] == list(one)
    with pytest.raises(TypeError):
        found[10] = found[2007]  # type: ignore[index]  # wrong on purpose


@each_plan
def test_by_the_same(ds: Dataset, plan: Plan) -> None:
    """A column that is named twice is there twice."""
    frame = polars(["4", "9"])

    assert {("4", "4"): 1, ("9", "9"): 1} == groups(ds, frame, ("sdg", "sdg"), plan)


MOMENT = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - as tables have them
BY = MappingProxyType[str, tuple[Callable[[], Any], Mapping[Any, int]]](
    {
        "pandas floats": (lambda: [1.5, np.nan, None], {1.5: 1, None: 2}),
        "pandas objects": (lambda: pd.Series(["a", np.nan, None], dtype=object), {"a": 1, None: 2}),
        "pandas Int64": (lambda: pd.array([1, None, 1], dtype="Int64"), {1: 2, None: 1}),
        "pandas categories": (lambda: pd.Categorical(["b", None, "b"], ["a", "b"]), {"b": 2, None: 1}),
        "pandas moments": (lambda: pd.to_datetime([MOMENT, None, MOMENT]), {MOMENT: 2, None: 1}),
        "pandas dates": (lambda: pd.Series([MOMENT.date(), None, None], dtype=object), {MOMENT.date(): 1, None: 2}),
        "pandas decimals": (
            lambda: pd.Series([decimal.Decimal("1.5"), None, None], dtype=object),
            {decimal.Decimal("1.5"): 1, None: 2},
        ),
        "polars floats": (lambda: pl.Series([1.5, float("nan"), None]), {1.5: 1, None: 2}),
        "polars zeros": (lambda: pl.Series([0.0, -0.0, None]), {0.0: 2, None: 1}),
        "polars categories": (lambda: pl.Series(["b", None, "b"], dtype=pl.Categorical()), {"b": 2, None: 1}),
        "polars moments": (lambda: pl.Series([MOMENT, None, MOMENT]), {MOMENT: 2, None: 1}),
        "polars nulls": (lambda: pl.Series([None, None, None]), {None: 3}),
        "pyarrow floats": (lambda: pa.array([1.5, float("nan"), None], from_pandas=False), {1.5: 1, None: 2}),
        "pyarrow dictionary": (lambda: pa.array([1, None, 1]).dictionary_encode(), {1: 2, None: 1}),
        "pyarrow bytes": (lambda: pa.array([b"a", None, b"a"]), {b"a": 2, None: 1}),
        "pyarrow nulls": (lambda: pa.nulls(3), {None: 3}),
    },
)


@each_plan
@pytest.mark.parametrize("name", BY)
def test_by_values_of_every_kind(ds: Dataset, name: str, plan: Plan) -> None:
    """Groups go by numbers, texts, moments and categories, by every plan to the same values; null and NaN are None."""
    make, expected = BY[name]
    library: Any = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.table}[name.split(maxsplit=1)[0]]
    frame = library({"sdg": ["4", "9", "4"], "by": make()})

    assert expected == groups(ds, frame, "by", plan)


def with_lines(frame: Any) -> Any:
    """Add a column of tags to a table."""
    if isinstance(frame, pd.DataFrame):
        return frame.assign(al="C1")
    if isinstance(frame, pl.DataFrame | pl.LazyFrame):
        return frame.with_columns(al=pl.lit("C1"))
    if isinstance(frame, duckdb.DuckDBPyRelation):
        return frame.select("*, 'C1' as al")
    rows = frame if isinstance(frame, pa.Table) else frame.read_all()
    rows = rows.append_column("al", pa.array(["C1"] * len(rows)))
    return rows if isinstance(frame, pa.Table) else rows.to_reader()


NO_GROUPS = MappingProxyType[str, Callable[[], Any]](
    {
        "pandas lists": lambda: objects(["4"], ["9"]),
        "pandas many kinds": lambda: objects(4, "9"),
        "pandas numbers too large for 64 bits": lambda: objects(4, 2**70),
        "pandas categories of many kinds": lambda: pandas(pd.Categorical([4, "9"])),
        "polars lists": lambda: polars([["4"], ["9"]]),
        "polars structs": lambda: pl.DataFrame({"al": ["C1"], "sdg": [{"a": 1}]}),
        "polars objects": lambda: pl.DataFrame({"al": ["C1"], "sdg": pl.Series([object()], dtype=pl.Object)}),
        "pandas periods": lambda: pandas(pd.period_range("2020", periods=2, freq="M")),
        "pandas complex numbers": lambda: pandas([1j, 2j]),
        "pyarrow lists": lambda: table([["4"], ["9"]]),
        "pyarrow list views": lambda: table([["4"]], pa.list_view(pa.string())),
        "pyarrow UUIDs": lambda: table([b"a" * 16], pa.uuid()),
        "pyarrow structs": lambda: table([{"a": 1}]),
        "pyarrow maps": lambda: table([[("4", "5")]], pa.map_(pa.string(), pa.string())),
        "pyarrow dictionary of lists": lambda: dictionary([["4"], ["9"]]),
        "pyarrow runs": lambda: runs("4"),
        "polars numbers of 128 bits": lambda: polars([4, 2**100], pl.Int128()),
        "duckdb lists": lambda: sql("select ['4'] as sdg"),
        "duckdb bits": lambda: sql("select '101'::bit as sdg"),
        "duckdb unions": lambda: sql("select union_value(code := '4') as sdg"),
        "arrow stream": lambda: table([["4"]]).to_reader(),
    },
)


@each_plan
@pytest.mark.parametrize("name", NO_GROUPS)
def test_columns_that_do_not_group(ds: Dataset, name: str, plan: Plan) -> None:
    """A column of lists, of things of many kinds or of a strange kind does not group rows, which is said."""
    plan = "stream" if name == "arrow stream" else plan
    frame = with_lines(NO_GROUPS[name]())

    with pytest.raises(InvalidInputError, match="group rows") as caught:
        frames.coverage(ds, frame, of=ActionLine, tags=LINES, by="sdg", plan=plan)

    assert ["sdg"] == [each.column for each in caught.value.problems]


@pytest.mark.parametrize("frame", [polars([{"a": 1}]), table([{"a": 1}])], ids=["polars", "pyarrow"])
def test_structures_are_no_lists(ds: Dataset, frame: Any) -> None:
    """A column of structures is called what it is where it is refused."""
    with pytest.raises(InvalidInputError, match="a column of structures does not group rows"):
        frames.coverage(ds, with_lines(frame), of=Goal, tags=LINES, by="sdg")


NANOSECONDS = MappingProxyType[str, Callable[[], Any]](
    {
        "polars moments": lambda: polars([1, 2], pl.Datetime("ns")),
        "polars durations, lazy": lambda: polars([1, 2], pl.Duration("ns")).lazy(),
        "polars times": lambda: polars([1, 2], pl.Time()),
        "pyarrow moments": lambda: table([1, 2], pa.timestamp("ns")),
        "pyarrow durations": lambda: table([1, 2], pa.duration("ns")),
        "pyarrow times": lambda: table([1, 2], pa.time64("ns")),
        "pyarrow dictionary": lambda: dictionary([np.datetime64(1, "ns"), np.datetime64(2, "ns")]),
        "duckdb moments": lambda: sql("select timestamp_ns '2020-01-01 00:00:00' as sdg"),
    },
)


@each_plan
@pytest.mark.parametrize("name", NANOSECONDS)
def test_nanoseconds_do_not_group(ds: Dataset, name: str, plan: Plan) -> None:
    """Times that differ by nanoseconds would be one value in Python, so nothing groups by them."""
    frame = with_lines(NANOSECONDS[name]())
    with pytest.raises(InvalidInputError, match="nanoseconds, which Python's times do not hold: cast to microseconds"):
        frames.coverage(ds, frame, of=Goal, tags=LINES, by="sdg", plan=plan)


@each_plan
def test_times_that_group(ds: Dataset, plan: Plan) -> None:
    """Times as fine as those of Python group rows, and so do nanoseconds of pandas, which has values for them."""
    one, two = dt.time(microsecond=1), dt.time(microsecond=2)
    for frame, keys in (
        (pa.table({"sdg": ["4", "9"], "by": pa.array([one, two], pa.time64("us"))}), [one, two]),
        (sql("select '4' as sdg, unnest([time '00:00:00.000001', time '00:00:00.000002']) as by"), [one, two]),
        (
            pd.DataFrame({"sdg": ["4", "9"], "by": pd.to_datetime([1, 2], unit="ns")}),
            [pd.Timestamp(1), pd.Timestamp(2)],
        ),
    ):
        assert dict.fromkeys(keys, 1) == groups(ds, frame, "by", plan)


FAR = MappingProxyType[str, Callable[[], Any]](
    {
        "duckdb": lambda: sql("select 'infinity'::timestamp as sdg"),
        "polars": lambda: polars([2**62], pl.Datetime("us")),
        "polars durations": lambda: polars([2**62], pl.Duration("ms")),
        "polars, so far that it panics": lambda: polars([2**62], pl.Datetime("ms")),
        "pyarrow": lambda: table([2**62], pa.timestamp("us")),
    },
)


@each_plan
@pytest.mark.parametrize("name", FAR)
def test_moments_too_far_for_python(ds: Dataset, name: str, plan: Plan) -> None:
    """A moment that Python has no value for is told with its column."""
    with pytest.raises(InvalidInputError, match="a value that Python cannot hold") as caught:
        frames.coverage(ds, with_lines(FAR[name]()), of=Goal, tags=LINES, by="sdg", plan=plan)

    assert ["sdg"] == [each.column for each in caught.value.problems]


@each_plan
@pytest.mark.parametrize("name", ["by", "sdg"])
def test_half_characters(ds: Dataset, name: str, plan: Plan) -> None:
    """Half a character in a text of pandas is told with its column, be it one of tags or one that groups rows."""
    frame = pd.DataFrame({"by": ["x"], "sdg": ["4"]}, dtype=object)
    frame[name] = pd.Series(["\ud800"], dtype=object)
    with pytest.raises(InvalidInputError, match="text that is not Unicode") as caught:
        frames.coverage(ds, frame, of=Goal, tags=SDGS, by="by", plan=plan)

    assert [(name, r"'\ud800'")] == [(each.column, each.value) for each in caught.value.problems]


# Names and indexes --------------------------------------------------------------------------------------------------


@text_ways
@pytest.mark.parametrize("name", ["the tags", "a \"b\" 'c'", "select", "a.b", "a;b--", "標籤", "%s", "{x}"])
def test_names_of_columns(ds: Dataset, engine: str, plan: Plan, name: str) -> None:
    """The name of a column may have spaces, quotes and dots, and be a word of SQL."""
    columns: Columns = {name: ["4", "9", "4"], "by": ["x", None, "x"]}
    found = frames.coverage(
        ds, TEXT_TABLES[engine](columns), of=Goal, tags=frames.Tags(sdgs=name), by=("by", name), plan=plan
    )

    assert {("x", "4"): 2, (None, "9"): 1} == {key: each.projects for key, each in found.items()}


@each_plan
@pytest.mark.parametrize("name", ["*", "^sdg.*$"])
def test_names_that_are_patterns(ds: Dataset, name: str, plan: Plan) -> None:
    """A name that an engine takes for a pattern of names is refused, where it is a name at all."""
    for frame in (pl.DataFrame({name: ["4"], "sdg": ["9"]}), arrow({name: ["4"]})):
        with pytest.raises(InvalidInputError, match=r"a name that engines take for a pattern \(rename the column\)"):
            frames.coverage(ds, frame, of=Goal, tags=frames.Tags(sdgs=name), plan=plan)
    with pytest.raises(InvalidInputError, match="no such column"):
        frames.coverage(ds, polars(["4"]), of=Goal, tags=frames.Tags(sdgs=name), plan=plan)


@each_plan
@pytest.mark.parametrize("name", ["wsis: rows", "wsis 0", "wsis 12"])
def test_names_that_are_used_inside(ds: Dataset, name: str, plan: Plan) -> None:
    """A name that columns have while rows are grouped is refused, as one of tags and as one that groups rows."""
    asks: list[dict[str, Any]] = [{"tags": frames.Tags(sdgs=name)}, {"tags": SDGS, "by": name}]
    for asked in asks:
        with pytest.raises(InvalidInputError, match=r"a name that is used inside \(rename the column\)"):
            frames.coverage(ds, pl.DataFrame({name: ["4"], "sdg": ["9"]}), of=Goal, plan=plan, **asked)
    assert {"9": 1} == counts(ds, pl.DataFrame({name: ["4"], "sdg": ["9"]}), plan=plan)


@each_plan
def test_no_name_at_all(ds: Dataset, plan: Plan) -> None:
    """A column may have a name without a letter; and there may be none of that name."""
    for make in (pd.DataFrame, pl.DataFrame, arrow):
        assert {"x": 1, "y": 1} == groups(ds, make({"sdg": ["4", "9"], "": ["x", "y"]}), "", plan)
    with pytest.raises(InvalidInputError, match="no such column"):
        groups(ds, polars(["4"]), ("",), plan)


@each_plan
def test_one_name_for_two_columns_of_duckdb(ds: Dataset, plan: Plan) -> None:
    """A column that shares its name cannot be asked for."""
    frame = sql("select '4' as sdg, '9' as sdg")
    with pytest.raises(InvalidInputError, match=r"sdg: a name that more than one column has \(rename the column\)"):
        frames.coverage(ds, frame, of=Goal, tags=SDGS, plan=plan)


@each_plan
@pytest.mark.parametrize(
    "index",
    [
        [7, 7, -1],
        ["a", None, "a"],
        pd.MultiIndex.from_tuples([(1, 2), (1, 2), (0, 0)]),
        pd.Index([0, 1, 2], name="sdg"),
    ],
    ids=["repeated", "texts", "levels", "named as a column"],
)
def test_index_of_pandas(ds: Dataset, index: object, plan: Plan) -> None:
    """The index of a pandas table says nothing, however odd it is."""
    for cells in (["4", "9", "4"], [["4"], ["9"], ["4"]], [4, 9, "4"], pd.Categorical([4, 9, 4])):
        frame = pd.DataFrame({"sdg": cells, "by": ["x", None, "x"]}).set_axis(index, axis=0)
        found = frames.coverage(ds, frame, of=Goal, tags=SDGS, by="by", plan=plan)
        assert {"x": ["4"], None: ["9"]} == {key: [node.code for node in each.covered] for key, each in found.items()}


@each_plan
def test_tables_of_narwhals(ds: Dataset, plan: Plan) -> None:
    """A table that narwhals has opened is counted as what it is of."""
    for native in (objects(["4"], "9"), polars(["4", "9"]), polars(["4", "9"]).lazy(), table([["4"], ["9"]])):
        for opener in (narwhals, nw):
            assert {"4": 1, "9": 1} == counts(ds, opener.from_native(native), plan=plan)


def test_tables_stay_as_they_are(ds: Dataset) -> None:
    """Counting changes nothing of a table."""
    frame = objects(["4"], 8.1, None).assign(al=["C1", None, "C2"])
    before = frame.copy(deep=True)
    for plan in ("group", "stream"):
        with pytest.warns(frames.UnreadTagsWarning):
            frames.coverage(ds, frame, of=Goal, tags=BOTH, plan=plan)

    pd.testing.assert_frame_equal(before, frame)


# What is told -------------------------------------------------------------------------------------------------------

WRONG = ("C12", "C13", "C14", "C15", "C16", "C17", "C12")


@each_plan
def test_warning(ds: Dataset, plan: Plan) -> None:
    """What was not read is told in one warning at the line of the caller, the most frequent first."""
    frame = pl.DataFrame({"al": WRONG, "sdg": ["4"] * 7})
    with pytest.warns(frames.UnreadTagsWarning) as caught:
        frames.crosstab(ds, frame, rows=ActionLine, columns=Goal, tags=BOTH, plan=plan)

    assert [__file__] == [warning.filename for warning in caught]
    lines = str(caught[0].message).splitlines()
    assert "6 sorts of tags not read, which are not counted" == lines[0]
    assert lines[1].startswith("  al: unknown action line: 'C12', in 2 rows")
    assert ["  and 1 more", "  wsis.frames.normalize lists them"] == lines[6:]


@each_plan
def test_raise(ds: Dataset, plan: Plan) -> None:
    """With `raise`, everything that was not read is refused at once."""
    frame = pl.DataFrame({"al": [*WRONG, "C1"], "sdg": ["18", *["4"] * 7]})
    with pytest.raises(InvalidInputError) as caught:
        frames.coverage(ds, frame, of=ActionLine, tags=BOTH, plan=plan, on_problem="raise")

    assert (6, "C12", "unknown action line: 'C12', in 2 rows") == (
        len(caught.value.problems),
        caught.value.problems[0].value,
        caught.value.problems[0].message,
    )


def test_only_what_is_asked_is_told(ds: Dataset) -> None:
    """Columns that a question does not need are not read, and nothing is told of them."""
    frame = pl.DataFrame({"al": WRONG, "sdg": ["4"] * 7})
    for plan in ("group", "stream"):
        assert {"4": 7} == counts(ds, frame, tags=BOTH, plan=plan, on_problem="raise")


def test_progress(ds: Dataset) -> None:
    """A stream tells how many rows are read so far; an engine that groups tells nothing."""
    heard: list[int] = []
    frame = pandas(["4", "9"] * 200_000)
    frames.coverage(ds, frame, of=Goal, tags=SDGS, plan="stream", progress=heard.append)
    frames.crosstab(ds, frame, rows=Goal, columns=Target, tags=SDGS, plan="group", progress=heard.append)

    assert 400_000 == heard[-1]
    assert sorted(set(heard)) == heard
    assert len(heard) > 1


# Which plan is taken ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", [name for name in TEXT_TABLES if name != "arrow stream"])
def test_chosen_plan(engine: str) -> None:
    """Rows in memory that repeat are grouped, and rows that hardly do are streamed, as are all rows of lazy tables."""
    repeated: Columns = {"sdg": ["4", "9"] * 500, "by": [str(row) for row in range(1000)]}
    several: Columns = {"sdg": [f"{row % 17 + 1}; {row}" for row in range(1000)], "by": ["x"] * 1000}

    whole = opened(TEXT_TABLES[engine](repeated), tags=("sdg",))
    expected = "stream" if isinstance(whole.frame, nw.LazyFrame) else "group"

    assert expected == chosen_plan(whole, ("sdg",))
    assert "stream" == chosen_plan(opened(TEXT_TABLES[engine](repeated), tags=("sdg",), by=("by",)), ("sdg",), ("by",))
    assert "stream" == chosen_plan(opened(TEXT_TABLES[engine](several), tags=("sdg",)), ("sdg",))
    assert "group" == chosen_plan(opened(TEXT_TABLES[engine](several), tags=("sdg",)), ())


def test_only_the_first_rows_are_looked_at() -> None:
    """The plan is chosen by the first rows alone, so that choosing costs little."""
    cells = ["4"] * SAMPLE + [str(row) for row in range(10 * SAMPLE)]

    assert "group" == chosen_plan(opened(polars(cells), tags=("sdg",)), ("sdg",))


def test_lazy_tables_are_computed_once(ds: Dataset) -> None:
    """A lazy table, which may be one that can be computed only once, is computed once."""
    computed: list[int] = []

    def note(frame: pl.DataFrame) -> pl.DataFrame:
        computed.append(len(frame))
        return frame

    for plan in get_args(Plan):
        computed.clear()
        frame = polars(["4"] * 100).lazy().map_batches(note, schema={"sdg": pl.String})
        assert {"4": 100} == counts(ds, frame, plan=plan)
        assert 1 == len(computed)


def test_what_can_be_read_only_once_is_read_once(ds: Dataset) -> None:
    """A relation over a reader of Arrow batches has no rows when it is read again."""
    reader = pa.table({"sdg": ["4"] * 60_000}).to_reader()
    with duckdb.connect() as connection:
        relation = connection.from_arrow(reader)
        assert {"4": 60_000} == counts(ds, relation)


@pytest.mark.parametrize(
    "options, message",
    [
        ({"of": "goal"}, "'goal' is not a kind of entry"),
        ({"of": Goal, "via": "action-line"}, "is not a kind of entry"),
        ({"of": Goal, "tags": {"sdgs": "sdg"}}, "tags is a wsis.frames.Tags"),
        ({"of": Goal, "by": 3}, "by is the name of a column"),
        ({"of": Goal, "by": []}, "by is the name of a column"),
        ({"of": Goal, "by": ["sdg", 3]}, "by is the name of a column"),
    ],
)
def test_arguments_of_another_kind(ds: Dataset, options: dict[str, Any], message: str) -> None:
    """What is no kind of node, no `Tags` or no name of a column is refused in words, as a register refuses it."""
    ask: Any = frames.coverage
    with pytest.raises(TypeError, match=message):
        ask(ds, pl.DataFrame({"sdg": ["4"]}), **{"tags": SDGS, **options})


# Packages, threads, pickles -----------------------------------------------------------------------------------------

HEAVY = ("narwhals", "numpy", "pyarrow", "pandas", "polars", "duckdb", "dask", "pyspark")


def run(code: str) -> str:
    """Run code in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("line", ["import wsis", "from wsis import frames; frames.Tags(sdgs='sdg')"])
def test_imports_load_no_engine(line: str) -> None:
    """Neither `import wsis` nor `wsis.frames` loads an engine, or what one is opened with."""
    assert "[]" == run(f"import sys; {line}; print([name for name in {HEAVY} if name in sys.modules])")


def test_engines_are_not_loaded_for_each_other() -> None:
    """Counting a Polars table by groups loads neither pandas nor DuckDB nor what streams need."""
    loaded = run(
        "import sys, polars, wsis; from wsis import frames\n"
        "frame = polars.DataFrame({'sdg': ['4']})\n"
        "frames.coverage(wsis.load(), frame, of=wsis.Goal, tags=frames.Tags(sdgs='sdg'), plan='group')\n"
        "print([name for name in ('numpy', 'pyarrow', 'pandas', 'duckdb') if name in sys.modules])"
    )

    assert "[]" == loaded


def test_without_narwhals(ds: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without narwhals, the error says which extra brings it."""
    for name in [name for name in sys.modules if name.startswith("narwhals")]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=r"this needs narwhals: pip install 'wsis\[frames\]'"):
        frames.coverage(ds, polars(["4"]), of=Goal, tags=SDGS)


@pytest.mark.parametrize("package", ["numpy", "pyarrow"])
def test_without_what_a_stream_needs(ds: Dataset, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    """Without numpy or PyArrow rows are grouped; who asks for a stream is told which extra is missing."""
    monkeypatch.setitem(sys.modules, package, None)
    frame = polars([str(row) for row in range(1, 18)])
    with pytest.raises(MissingExtraError, match=rf"this needs {package}: pip install 'wsis\[arrow\]'"):
        frames.coverage(ds, frame, of=Goal, tags=SDGS, plan="stream")

    assert 17 == len(counts(ds, frame))


def test_duckdb_without_pyarrow(ds: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows of DuckDB come back as PyArrow has them, by every plan, so that without it the error names the extra."""
    frame = sql("select '4' as sdg")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for plan in ("auto", "group", "stream"):
        with pytest.raises(MissingExtraError, match=r"this needs pyarrow: pip install 'wsis\[arrow\]'"):
            frames.coverage(ds, frame, of=Goal, tags=SDGS, plan=plan)


@pytest.mark.parametrize("engine", [name for name in TEXT_TABLES if name != "arrow stream"])
def test_threads(ds: Dataset, engine: str) -> None:
    """Four threads that count one table at once get what one gets.

    Only DuckDB does not let threads share a connection, so there each has its own.
    """
    columns: Columns = {"al": ["C1; C2", "C9", None] * 50, "sdg": ["4", "9.c; 8.10", "17"] * 50}
    shared = TEXT_TABLES[engine](columns)

    def count(number: int) -> wsis.Crosstab:
        plan: Plan = "group" if number % 2 else "stream"
        frame = duckdb.connect().from_arrow(arrow(columns)) if engine == "duckdb" else shared
        return frames.crosstab(ds, frame, rows=ActionLine, columns=Goal, tags=BOTH, plan=plan)

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(count, range(16)))

    assert [results[0]] * 16 == results
    assert (150, 50) == (results[0].projects, results[0].row_counts[0])


def test_pickles(ds: Dataset) -> None:
    """Tags, questions and counts pickle, so that they can go to other processes."""
    part = counted_part(
        ds, Asked(of=Goal, via=ActionLine), polars(["4", "18"]).with_columns(al=pl.lit("C1")), tags=BOTH, by=("al",)
    )
    for value in (BOTH, Asked(of=Commitment, via=ActionLine, blanket=False), part):
        assert value == pickle.loads(pickle.dumps(value))  # noqa: S301 - our own


def test_public_names() -> None:
    """The room has the names that it says it has."""
    room = import_module("wsis.frames")

    assert {"Tags", "UnreadTagsWarning", "coverage", "crosstab"} <= set(room.__all__)
    assert all(hasattr(room, name) for name in room.__all__)


def test_nothing_is_warned_of_by_engines(ds: Dataset) -> None:
    """No engine warns of how it is used."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for engine, plan in TEXT_WAYS:
            frames.coverage(ds, TEXT_TABLES[engine]({"sdg": ["4"]}), of=Goal, tags=SDGS, plan=plan)
