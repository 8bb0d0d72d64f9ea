"""Arrow batches of any shape are counted as the same cells are when each is read for itself."""

import pickle
import re
import tracemalloc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import reduce
from typing import Any

import attrs
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.strategies import RELATED, matrices, questions
from wsis import (
    ActionLine,
    Commitment,
    Dataset,
    Goal,
    InvalidInputError,
    NoMatrixError,
    Objective,
    Target,
    Theme,
    UnknownTagsError,
    load,
)
from wsis.frames.arrow import pa
from wsis.frames.groups import Groups
from wsis.frames.kernel import ROWS, Counts, kernel_of
from wsis.frames.keys import FRAMEWORKS, ITEM, REMEMBERED, Reading, is_missing, key_of, read_key
from wsis.frames.membership import Members, members_of
from wsis.frames.partition import partition_of
from wsis.frames.parts import Fault, Key, Part
from wsis.frames.question import Asked, TagColumns
from wsis.frames.ragged import ragged_of
from wsis.frames.schemas import refuse_types
from wsis.frames.segments import TAGS, plain_cells, segment_of
from wsis.frames.streams import arrow_batches, reader_of, streamed
from wsis.frames.tags import Tags
from wsis.parsing import LONGEST
from wsis.parsing.tagging import TAG_FIELDS, TagField
from wsis.strategies import codes_of

#: A cell of a column of tags.
Cell = Any

COLUMNS: TagColumns = tuple((f"the {field}", field) for field in TAG_FIELDS)

_SEPARATORS = st.sampled_from([";", "; ", ", ", "|", "| ", ",", " ; ", "  ", ";; ", " and "])
_KINDS = {
    "action-line": ActionLine,
    "goal": Goal,
    "target": Target,
    "objective": Objective,
    "commitment": Commitment,
}
_FIELDS = st.sampled_from(TAG_FIELDS)
_WAYS = st.sampled_from(
    ["{}", "{}", "SDG {}", "Goal {}", "Target {}", "AL {}", "Objective {}", "GDC {}", "paragraph {}", " {}"]
)


@st.composite
def cell_texts(draw: DrawFn, field: TagField) -> str:
    """Make texts of cells: lists of codes in many ways, and what is no such thing."""
    if draw(st.integers(0, 5)) == 0:
        return draw(st.text(alphabet="4C9.c1;,| TargetSDG\x1e\x00\x01", max_size=9) | st.text(max_size=5))
    kind = _KINDS[draw(st.sampled_from(FRAMEWORKS[field]))]
    code = codes_of(kind) if draw(st.integers(0, 3)) else codes_of(kind, unknown=True)
    pieces = draw(st.lists(st.builds(str.format, _WAYS, code), min_size=1, max_size=4))
    return reduce(lambda text, piece: text + draw(_SEPARATORS) + piece, pieces)


_TEXT = pa.string()
_TEXT_KINDS = st.sampled_from([_TEXT, pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), _TEXT)])
_LIST_KINDS = st.sampled_from(
    [
        pa.list_(_TEXT),
        pa.large_list(_TEXT),
        pa.list_view(_TEXT),
        pa.list_(pa.string_view()),
        pa.list_(pa.dictionary(pa.int8(), _TEXT)),
    ]
)
_NUMBER_KINDS = st.sampled_from([pa.int64(), pa.uint8(), pa.dictionary(pa.int8(), pa.int32())])
_NUMBERS_KINDS = st.sampled_from([pa.list_(pa.int16()), pa.list_(pa.int64(), 2), pa.list_(pa.list_(pa.int8()))])
_NULL_KINDS = st.sampled_from([pa.null(), pa.float64(), pa.date32(), _TEXT])


@st.composite
def arrays(draw: DrawFn, field: TagField, size: int | None = None) -> Any:  # noqa: ANN401 - an Arrow array
    """Make columns of tags of every type that is read, or of any type with nothing in them."""
    lengths: Any = {"max_size": 10} if size is None else {"min_size": size, "max_size": size}
    text = cell_texts(field)
    shape = draw(st.sampled_from(["text", "text", "texts", "number", "numbers", "null"]))
    if shape == "text":
        return pa.array(draw(st.lists(st.none() | text, **lengths)), draw(_TEXT_KINDS))
    if shape == "texts":
        lists = st.none() | st.lists(st.none() | text, max_size=3)
        return pa.array(draw(st.lists(lists, **lengths)), draw(_LIST_KINDS))
    if shape == "number":
        return pa.array(draw(st.lists(st.none() | st.integers(0, 120), **lengths)), draw(_NUMBER_KINDS))
    if shape == "numbers":
        kind = draw(_NUMBERS_KINDS)
        number = st.integers(0, 19)
        item: SearchStrategy[Any] = st.lists(number, max_size=2) if pa.types.is_list(kind.value_type) else number
        lists = st.none() | st.lists(st.none() | item, min_size=2, max_size=2)
        return pa.array(draw(st.lists(lists, **lengths)), kind)
    return pa.array(draw(st.lists(st.none(), **lengths)), draw(_NULL_KINDS))


@st.composite
def batches(draw: DrawFn) -> Any:  # noqa: ANN401 - an Arrow batch
    """Make batches with a column for each field and two columns that group the rows."""
    size = draw(st.integers(0, 6))
    countries = st.none() | st.sampled_from(["KE", "PE", ""])
    years = st.none() | st.sampled_from([2024.0, float("nan"), 2025.5])
    groups = {
        "country": pa.array(draw(st.lists(countries, min_size=size, max_size=size)), draw(_TEXT_KINDS)),
        "year": pa.array(draw(st.lists(years, min_size=size, max_size=size)), pa.float64()),
    }
    return pa.record_batch({name: draw(arrays(field, size)) for name, field in COLUMNS} | groups)


@st.composite
def asked(draw: DrawFn) -> Asked:
    """Make questions: coverage declared or implied, by the matrices of the dataset or by another, and crosstabs."""
    kind = draw(st.sampled_from(["coverage", "matrix", "crosstab"]))
    if kind == "coverage":
        return Asked(**draw(questions()))
    kinds = st.sampled_from(list(_KINDS.values()))
    one, other = draw(st.tuples(kinds, kinds).filter(lambda pair: pair[0] is not pair[1]))
    if kind == "crosstab":
        return Asked(of=one, columns=other)
    return Asked(of=one, via=other, blanket=draw(st.booleans()), matrix=draw(matrices(other, one)))


def columns_of(ds: Dataset, question: Asked) -> TagColumns:
    """Choose the columns that a question needs."""
    return question.columns_of(ds, Tags(**{field: name for name, field in COLUMNS}))


def groups_of(rows: Sequence[tuple[Reading, ...]]) -> Groups:
    """Make projects of rows of cells, each of which is read."""
    return Groups((1,) * len(rows), tuple(zip(*rows, strict=True)))


def oracle(ds: Dataset, question: Asked, batch: Any, by: tuple[str, ...] = ()) -> Part:  # noqa: ANN401 - a batch
    """Count by reading each cell of each row for itself."""
    rows: defaultdict[Key, list[tuple[Reading, ...]]] = defaultdict(list)
    faults: Counter[Fault] = Counter()
    columns = columns_of(ds, question)
    if not by:
        rows[()] = []
    for row in batch.to_pylist():
        readings = tuple(read_key(field, key_of(row[name])) for name, field in columns)
        rows[tuple(None if is_missing(row[name]) else row[name] for name in by)].append(readings)
        faults.update(
            fault
            for (name, _), reading in zip(columns, readings, strict=True)
            for fault in {Fault(name, unread) for unread in reading.faults}
        )
    return Part(tallies={key: question.tally(ds, groups_of(each)) for key, each in rows.items()}, faults=faults)


def counted(ds: Dataset, question: Asked, batch: Any, by: tuple[str, ...] = ()) -> Part:  # noqa: ANN401 - a batch
    """Count by the kernel."""
    kernel = kernel_of(ds, question, columns_of(ds, question), by)
    return kernel.part(kernel.counted(batch))


# ---------------------------------------------------------------------------------------------------------------------
# Cells


def rows_of(members: Members) -> set[tuple[int, int]]:
    """Pair each row with its tags."""
    cells, tags = members.cells, members.tags
    if members.rows:
        places, rows = members.rows.spread(cells)
        return set(zip(rows.tolist(), tags[places].tolist(), strict=True))
    return set(zip(cells.tolist(), tags.tolist(), strict=True))


@given(st.data(), _FIELDS)
def test_each_cell_of_a_column_is_read_as_it_is_read_alone(data: st.DataObject, field: TagField) -> None:
    """Whatever the type of a column: each row has the tags of its cell, and each fault counts its rows."""
    array = data.draw(arrays(field).filter(lambda array: array.null_count < len(array)))
    readings = [read_key(field, key_of(cell)) for cell in array.to_pylist()]
    found = members_of(array, field)
    assert {(row, tag) for row, reading in enumerate(readings) for tag in reading.tags} == {
        (row, TAGS[tag]) for row, tag in rows_of(found)
    }
    assert Counter(fault for reading in readings for fault in set(reading.faults)) == Counter(dict(found.faults))


@given(st.data(), _FIELDS)
def test_plain_lists_mean_what_the_parser_reads(data: st.DataObject, field: TagField) -> None:
    """A cell that is read by its pieces has the tags that reading it whole gives, and that finds no fault."""
    cells = data.draw(st.lists(cell_texts(field), max_size=12))
    plain = plain_cells(pa.array(cells, pa.string()), field)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for cell, tag in zip(plain.cells.tolist(), plain.tags.tolist(), strict=True):
        found[cell].add(tag)
    for place, (cell, strange) in enumerate(zip(cells, plain.strange.tolist(), strict=True)):
        reading = read_key(field, cell)
        expected = (set(), reading.faults) if strange else (set(reading.tags), ())
        assert expected == ({TAGS[tag] for tag in found[place]}, reading.faults)


@pytest.mark.parametrize(
    "field, cell",
    [
        ("action_lines", ""),
        ("action_lines", "C1"),
        ("action_lines", "AL C2; C7 E-health;C11"),
        ("sdgs", "4, 9.c, SDG 17"),
        ("sdgs", "4|9.c| 17"),
        ("sdgs", "4; 9.c, 17|Goal 1"),
        ("targets", "Target 9.c; Target 8.10; 8"),
        ("targets", "Target 9.c, Target 8.10"),
        ("commitments", "GDC 11(a), paragraph 11(b)"),
        ("objectives", "follow-up; Objective 3"),
    ],
)
def test_common_lists_are_read_by_their_pieces(field: TagField, cell: str) -> None:
    """What most registers write is not left to the slow way."""
    assert [False] == plain_cells(pa.array([cell]), field).strange.tolist()


@pytest.mark.parametrize(
    "field, cell",
    [
        ("sdgs", " "),
        ("sdgs", " 4; 9"),
        ("sdgs", "4;  9"),
        ("sdgs", "4,  9"),
        ("sdgs", "4;"),
        ("sdgs", "4;;9"),
        ("sdgs", "Target 9.c, 8"),
        ("sdgs", "Target 9.c, 8.1; 7"),
        ("sdgs", "Target 9.c; 8, 7.1"),
        ("objectives", "Objective 1, 2"),
        ("sdgs", "4; 9.c; 4 to 6"),
        ("sdgs", ";".join(["9.c"] * (LONGEST // 4 + 1))),
        ("sdgs", f"{ITEM}4"),
    ],
)
def test_what_only_the_parser_can_tell_is_left_to_it(field: TagField, cell: str) -> None:
    """A cell that is anything but a plain list has no tags from its pieces."""
    plain = plain_cells(pa.array([cell]), field)
    assert ([True], []) == (plain.strange.tolist(), plain.tags.tolist())


def test_long_pieces_are_read_and_not_remembered() -> None:
    """However long a piece is it says the same, and only short ones stay in memory."""
    short, long = (", ".join(["9.c"] * number) for number in (REMEMBERED // 5, REMEMBERED))
    assert segment_of("sdgs", short) is segment_of("sdgs", short)
    assert segment_of("sdgs", long) == segment_of("sdgs", short)
    assert segment_of("sdgs", long) is not segment_of("sdgs", long)


def test_a_long_dictionary_is_not_read_for_a_few_of_its_values() -> None:
    """Of ten thousand categories the two that a slice holds are read."""
    array = pa.array([f"C{number}" for number in range(10_000)]).dictionary_encode().slice(1, 2)
    found = members_of(array, "action_lines")
    assert ([0, 1], ()) == (sorted(row for row, _ in rows_of(found)), found.faults)


def test_a_null_may_hide_in_a_dictionary() -> None:
    """A null among the values of a dictionary is a null in each row that points to it."""
    array = pa.DictionaryArray.from_arrays(pa.array([0, 1, 0]), pa.array(["C1", None]))
    assert [0, 2] == sorted(row for row, _ in rows_of(members_of(array, "action_lines")))


def test_rows_that_stand_for_a_fault_are_counted_once() -> None:
    """A list with one fault in two items is one row."""
    assert [1] == [rows for _, rows in members_of(pa.array([["C99", "C99"]]), "action_lines").faults]


def test_rows_of_numbers_may_all_be_empty() -> None:
    """Spreading rows that have no values gives none."""
    none = np.zeros(0, np.int64)
    places, values = ragged_of(none, none, 3).spread(np.array([0, 2]))
    assert ([], []) == (places.tolist(), values.tolist())


# ---------------------------------------------------------------------------------------------------------------------
# Counts


@given(batches(), asked(), st.sampled_from([(), ("country",), ("year",), ("country", "year")]))
def test_a_batch_is_counted_as_its_rows_are(batch: Any, question: Asked, by: tuple[str, ...]) -> None:  # noqa: ANN401
    """Every question has the answer that the distinct rows give, group by group, fault by fault."""
    ds = load()
    assert oracle(ds, question, batch, by) == counted(ds, question, batch, by)


@pytest.mark.parametrize("blanket", [True, False])
@pytest.mark.parametrize("by", [(), ("country",)])
def test_every_question_that_a_dataset_answers_is_counted(blanket: bool, by: tuple[str, ...]) -> None:  # noqa: FBT001 - a parameter
    """All frameworks, all pairs that a matrix relates and all crosstabs, over one table."""
    ds = load()
    cells = {
        "action_lines": ["C1; C7", "C7", "C7-e-health; C7", None, "C99; C2"],
        "sdgs": ["4; 9.c", "9", "8.1, 8.10", "", "17|4"],
        "commitments": ["11a; 2", "47", "follow-up", None, "64"],
    }
    table = pa.table({"country": ["KE", None, "KE", "PE", "PE"], **{f"the {field}": cells[field] for field in cells}})
    columns: TagColumns = tuple(each for each in COLUMNS if each[1] in cells)
    tags = Tags(**{field: name for name, field in columns})
    kinds = (*_KINDS.values(), Theme)
    asking = [Asked(of=kind) for kind in kinds]
    asking += [Asked(of=one, columns=other) for one in kinds for other in kinds]
    asking += [Asked(of=one, via=other, blanket=blanket) for one, others in RELATED.items() for other in others]
    for question in asking:
        needed = question.columns_of(ds, tags)
        kernel = kernel_of(ds, question, needed, by)
        rows: defaultdict[Key, list[tuple[Reading, ...]]] = defaultdict(list)
        for row in table.to_pylist():
            rows[tuple(row[name] for name in by)].append(tuple(read_key(field, row[name]) for name, field in needed))
        expected = {key: question.tally(ds, groups_of(each)) for key, each in rows.items()}
        assert expected == kernel.part(kernel.counted(table)).tallies


@given(st.lists(batches(), max_size=3), asked(), st.sampled_from([(), ("country",)]))
def test_counts_of_batches_add_up(parts: list[Any], question: Asked, by: tuple[str, ...]) -> None:
    """In any order and with any brackets, and nothing is zero; the sum is that of all rows."""
    ds = load()
    kernel = kernel_of(ds, question, columns_of(ds, question), by)
    counts = [kernel.counted(part) for part in parts]
    whole = kernel.part(reduce(Counts.__add__, counts, Counts()))
    assert whole == kernel.part(reduce(Counts.__add__, counts[::-1], Counts()))
    assert whole == kernel.part(reduce(lambda one, other: other + one, counts, Counts()))
    assert (
        whole.tallies
        == reduce(Part.__add__, (oracle(ds, question, part, by) for part in parts), kernel.part(Counts())).tallies
    )
    assert whole.faults == sum((Counter(oracle(ds, question, part).faults) for part in parts), Counter())


@given(batches(), st.integers(1, 4))
def test_a_table_may_be_cut_anywhere(batch: Any, step: int) -> None:  # noqa: ANN401 - an Arrow batch
    """Slices of a batch, each with what lies before it in memory, add up to the batch; so does a table of chunks."""
    ds = load()
    question = Asked(of=ActionLine, columns=Goal)
    kernel = kernel_of(ds, question, columns_of(ds, question), ("country",))
    slices = [batch.slice(start, step) for start in range(0, batch.num_rows, step)]
    whole = kernel.part(kernel.counted(batch))
    assert whole == kernel.part(reduce(Counts.__add__, map(kernel.counted, slices), Counts()))
    assert whole == kernel.part(kernel.counted(pa.Table.from_batches(slices, batch.schema)))
    assert whole == streamed(kernel, slices)


def test_no_rows_are_a_tally_of_nothing() -> None:
    """Without groups there is always one tally; without rows there are no groups."""
    ds = load()
    empty = pa.table({"sdg": pa.array([], pa.string()), "country": pa.array([], pa.string())})
    alone, grouped = (kernel_of(ds, Asked(of=Goal), (("sdg", "sdgs"),), by) for by in ((), ("country",)))
    assert {(): Asked(of=Goal).tally(ds, Groups())} == alone.part(alone.counted(empty)).tallies
    assert {} == grouped.part(grouped.counted(empty)).tallies


def test_many_groups_are_counted() -> None:
    """Twenty thousand groups of a row or two, in more batches than one."""
    ds = load()
    size = 30_000
    table = pa.table({"sdg": ["4", "9.c", "9"] * (size // 3), "id": [number % 20_000 for number in range(size)]})
    kernel = kernel_of(ds, Asked(of=Goal), (("sdg", "sdgs"),), ("id",))
    tallies = streamed(kernel, table.to_batches(max_chunksize=7_000)).tallies
    assert 20_000 == len(tallies)
    assert {1, 2} == {tally.projects for tally in tallies.values()}
    assert (10_000, 20_000) == tuple(sum(tally.counts[place] for tally in tallies.values()) for place in (3, 8))


def test_groups_keep_the_values_that_python_has() -> None:
    """Keys are dates, decimals and so on, and NaN, null and NaT are all None."""
    ds = load()
    table = pa.table(
        {"sdg": ["4"] * 4, "day": [date(2025, 1, 1), None, date(2025, 1, 1), None], "part": [Decimal("1.5")] * 4}
    )
    kernel = kernel_of(ds, Asked(of=Goal), (("sdg", "sdgs"),), ("day", "part"))
    tallies = kernel.part(kernel.counted(table)).tallies
    assert {(date(2025, 1, 1), Decimal("1.5")): 2, (None, Decimal("1.5")): 2} == {
        key: tally.projects for key, tally in tallies.items()
    }


def test_a_batch_of_any_size_is_counted_in_slices() -> None:
    """A partition of a cluster may be larger than a batch should be."""
    ds = load()
    kernel = kernel_of(ds, Asked(of=Goal), (("sdg", "sdgs"),))
    tally = kernel.part(kernel.counted(pa.record_batch({"sdg": ["4", "9"] * ROWS}))).tallies[()]
    assert (2 * ROWS, ROWS, ROWS) == (tally.projects, tally.counts[3], tally.counts[8])


@given(asked(), batches())
def test_a_kernel_travels(question: Asked, batch: Any) -> None:  # noqa: ANN401 - an Arrow batch
    """A worker of a cluster counts what its driver would."""
    kernel = kernel_of(load(), question, columns_of(load(), question))
    assert kernel.part(kernel.counted(batch)) == kernel.part(pickle.loads(pickle.dumps(kernel)).counted(batch))  # noqa: S301 - our own


# ---------------------------------------------------------------------------------------------------------------------
# Refusals


def test_a_question_that_no_matrix_answers_is_refused_at_once() -> None:
    """Before any row is read."""
    with pytest.raises(NoMatrixError):
        kernel_of(load(), Asked(of=Commitment, via=Target), ())


def test_tags_that_a_dataset_does_not_have_are_refused() -> None:
    """What the parsers know and the dataset does not is an error, as it is for a register."""
    ds = attrs.evolve(load(), targets=load().targets[:3])
    kernel = kernel_of(ds, Asked(of=Target), (("sdg", "sdgs"),))
    with pytest.raises(UnknownTagsError, match=re.escape("in 2 projects: '9.c'")):
        kernel.counted(pa.record_batch({"sdg": ["9.c", "1.1", "9.c"]}))


@pytest.mark.parametrize(
    "values, kind, message",
    [
        ([8.1], pa.float32(), "8.1 and 8.10 are the same"),
        ([Decimal(8)], pa.decimal128(3, 0), "8.1 and 8.10 are the same"),
        ([[8.1]], pa.list_(pa.float64()), "8.1 and 8.10 are the same"),
        ([8.1], pa.dictionary(pa.int8(), pa.float64()), "8.1 and 8.10 are the same"),
        ([True], pa.bool_(), "cannot hold codes"),
        ([date(2025, 1, 1)], pa.date32(), "cannot hold codes"),
        ([b"C1"], pa.binary(), "cannot hold codes"),
        ([{"a": "C1"}], pa.struct([("a", pa.string())]), "cannot hold codes"),
        ([[("a", "C1")]], pa.map_(pa.string(), pa.string()), "cannot hold codes"),
    ],
)
def test_columns_that_cannot_hold_codes_are_refused(values: list[object], kind: Any, message: str) -> None:  # noqa: ANN401 - a type of Arrow
    """A number with a point, a date or a structure is no code; with nothing in it, a column of any type is empty."""
    kernel = kernel_of(load(), Asked(of=Goal), (("sdg", "sdgs"),))
    with pytest.raises(InvalidInputError, match=message):
        kernel.counted(pa.record_batch({"sdg": pa.array(values, kind)}))
    empty = kernel.part(kernel.counted(pa.record_batch({"sdg": pa.nulls(3, kind)})))
    assert (3, 0) == (empty.tallies[()].projects, sum(empty.tallies[()].counts))


def test_columns_that_are_missing_are_refused_together() -> None:
    """Every column that is not there is named, with those that may be meant."""
    with pytest.raises(InvalidInputError) as raised:
        refuse_types(pa.schema({"sdgs": pa.string(), "land": pa.string()}), (("sdg", "sdgs"),), ("country",))
    assert [("sdg", "there are sdgs"), ("country", "there are sdgs, land")] == [
        (problem.column, problem.suggestion) for problem in raised.value.problems
    ]


def test_a_name_that_stands_twice_is_refused() -> None:
    """Whichever column is meant, nobody knows; one that no question uses may stand twice."""
    schema = pa.schema([(name, pa.string()) for name in ("sdg", "sdg", "land", "land", "other", "other", "al")])
    with pytest.raises(InvalidInputError) as raised:
        refuse_types(schema, (("sdg", "sdgs"), ("al", "action_lines")), by=("land",))
    assert [("sdg", "the name of several columns"), ("land", "the name of several columns")] == [
        (problem.column, problem.message) for problem in raised.value.problems
    ]
    table = pa.Table.from_arrays([pa.array(["4"])] * 2, ["sdg", "sdg"])
    with pytest.raises(InvalidInputError, match="the name of several columns"):
        kernel_of(load(), Asked(of=Goal), (("sdg", "sdgs"),)).counted(table)


_NANOSECONDS = [pa.timestamp("ns"), pa.timestamp("ns", "UTC"), pa.duration("ns"), pa.time64("ns")]


@pytest.mark.parametrize(
    "kind, message",
    [
        *((kind, "cast to microseconds") for kind in _NANOSECONDS),
        (pa.dictionary(pa.int8(), pa.timestamp("ns")), "cast to microseconds"),
        (pa.list_(pa.string()), "does not group rows"),
        (pa.large_list(pa.string()), "does not group rows"),
        (pa.list_view(pa.string()), "does not group rows"),
        (pa.dictionary(pa.int8(), pa.list_(pa.string())), "does not group rows"),
        (pa.struct([("a", pa.string())]), "does not group rows"),
        (pa.map_(pa.string(), pa.string()), "does not group rows"),
        (pa.timestamp("us"), None),
        (pa.dictionary(pa.int8(), pa.string()), None),
        (pa.date32(), None),
    ],
    ids=str,
)
def test_types_that_group_no_rows_are_refused(kind: Any, message: str | None) -> None:  # noqa: ANN401 - a type of Arrow
    """By the schema alone, and so without a row, too; the types that do group rows pass."""
    schema = pa.schema({"when": kind})
    if message is None:
        refuse_types(schema, (), by=("when",))
        return
    with pytest.raises(InvalidInputError, match=message):
        refuse_types(schema, (), by=("when",))


@pytest.mark.parametrize(
    "values, kind, message",
    [
        ([["KE"]], pa.list_(pa.string()), "does not group rows"),
        ([10**9], pa.date32(), "a value that Python cannot hold"),
    ],
)
def test_values_that_group_no_rows_are_refused(values: list[object], kind: Any, message: str) -> None:  # noqa: ANN401 - a type of Arrow
    """Lists have no equality that engines agree on, and a day of the year 2,700,000 is none of Python's."""
    column = pa.array(values, pa.int32()).cast(kind) if kind == pa.date32() else pa.array(values, kind)
    with pytest.raises(InvalidInputError, match=message):
        partition_of(pa.record_batch({"country": column}), ("country",))


# ---------------------------------------------------------------------------------------------------------------------
# Streams

_TABLE = {
    "al": ["C1; C7 E-health", None, "C2", "C99", "C11; C1"] * 3,
    "sdg": ["4; 9.c", "9", None, "4 to 6", ""] * 3,
    "country": ["KE", "PE", None, "KE", "KE"] * 3,
}
_COLUMNS: TagColumns = (("al", "action_lines"), ("sdg", "sdgs"))


def _relation(table: Any) -> object:  # noqa: ANN401 - an Arrow table
    """Give a table to DuckDB."""
    connection: Any = duckdb.connect()
    relation: object = connection.from_arrow(table)
    return relation


def _sources() -> dict[str, object]:
    arrow = pa.table(_TABLE)
    frame = arrow.to_pandas()
    polars = pl.DataFrame(_TABLE)
    return {
        "pandas": frame,
        "pandas object": frame.astype(object),
        "pandas string": frame.astype("string"),
        "pandas arrow": frame.astype(pd.ArrowDtype(pa.string())),
        "pandas category": frame.astype("category"),
        "polars": polars,
        "polars categorical": polars.with_columns(pl.all().cast(pl.Categorical())),
        "polars lazy": polars.lazy(),
        "arrow": arrow,
        "arrow batch": arrow.to_batches()[0],
        "arrow reader": arrow.to_reader(max_chunksize=2),
        "arrow chunks": pa.concat_tables([arrow.slice(0, 4), arrow.slice(4)]),
        "duckdb": _relation(arrow),
    }


@pytest.mark.parametrize("source", list(_sources()))
@pytest.mark.parametrize("by", [(), ("country",)])
def test_every_engine_streams_the_same(source: str, by: tuple[str, ...]) -> None:
    """The counts of a table do not depend on who holds it."""
    kernel = kernel_of(load(), Asked(of=ActionLine, columns=Goal), _COLUMNS, by)
    stream = arrow_batches(_sources()[source], [name for name, _ in _COLUMNS], by=by)
    assert kernel.part(kernel.counted(pa.table(_TABLE))) == streamed(kernel, stream)


@pytest.mark.parametrize("source", list(_sources()))
def test_rows_are_counted_where_no_column_matters(source: str) -> None:
    """A question that no column answers still has its number of projects."""
    kernel = kernel_of(load(), Asked(of=Objective), ())
    assert 15 == streamed(kernel, arrow_batches(_sources()[source], [])).tallies[()].projects


@pytest.mark.parametrize("engine", ["pandas", "pandas arrow", "polars", "polars lazy", "arrow", "duckdb"])
def test_lists_are_streamed(engine: str) -> None:
    """Cells may be lists of codes, with nulls in them and instead of them."""
    cells = [["C1", "C2"], None, [], ["C99", None]]
    arrow = pa.table({"al": cells})
    sources: dict[str, Callable[[], object]] = {
        "pandas": lambda: pd.DataFrame({"al": cells}),
        "pandas arrow": lambda: pd.DataFrame({"al": pd.Series(cells).astype(pd.ArrowDtype(pa.list_(pa.string())))}),
        "polars": lambda: pl.DataFrame({"al": cells}),
        "polars lazy": lambda: pl.LazyFrame({"al": cells}),
        "arrow": lambda: arrow,
        "duckdb": lambda: _relation(arrow),
    }
    kernel = kernel_of(load(), Asked(of=ActionLine), (("al", "action_lines"),))
    assert kernel.part(kernel.counted(arrow)) == streamed(kernel, arrow_batches(sources[engine](), ["al"]))


class Line(str, Enum):  # noqa: UP042 - unlike StrEnum, whose members are written as their text
    """Texts that have another text for people."""

    FIRST = "C1"


@pytest.mark.parametrize(
    "cells, kind",
    [
        (["C1", ["C2"], 3, None, b"C4", 8.1], "object"),
        ([np.float32(8.1), Decimal("8.10"), True, iter(["C1"]), np.array("C1")], "object"),
        ([Line.FIRST, "C1", Line.FIRST, [Line.FIRST]], "object"),
        ([Line.FIRST, None], "category"),
        ([1, 2, None], "object"),
        ([float("nan"), None], "float64"),
        ([1, None], "Int64"),
        ([1, "C1", None], "category"),
        ([("C1", "C2"), ("C3",), None], "category"),
        ([1, 2], pd.SparseDtype("int64")),
        (np.array([1, 2], np.uint8), "uint8"),
    ],
)
def test_cells_of_pandas_are_read_as_what_they_are(cells: Any, kind: Any) -> None:  # noqa: ANN401 - a type of pandas
    """Cells of many kinds are each read as alone: bytes and floats are no codes, whole numbers and lists are."""
    column = pd.Series(cells, dtype=kind)
    readings = [read_key("action_lines", key_of(cell)) for cell in column]
    question = Asked(of=ActionLine)
    kernel = kernel_of(load(), question, (("al", "action_lines"),))
    part = streamed(kernel, arrow_batches(pd.DataFrame({"al": column}), ["al"]))
    assert question.tally(load(), groups_of([(reading,) for reading in readings])) == part.tallies[()]
    assert Counter(Fault("al", unread) for reading in readings for unread in reading.faults) == part.faults


def test_values_of_groups_of_pandas_stay_what_they_are() -> None:
    """A column of whole numbers held as objects has numbers as keys, though a tag would be text."""
    frame = pd.DataFrame({"sdg": ["4", "9"], "year": pd.Series([2024, None], dtype=object)})
    kernel = kernel_of(load(), Asked(of=Goal), (("sdg", "sdgs"),), ("year",))
    assert [(2024,), (None,)] == list(streamed(kernel, arrow_batches(frame, ["sdg"], by=["year"])).tallies)


@pytest.mark.parametrize(
    "column, by, message",
    [
        (pd.Series([1, "a"], dtype=object), ("country",), "do not group rows"),
        (pd.Series(["\ud800"], dtype=object), ("country",), "not Unicode"),
        (pd.Series(["\ud800"], dtype=object), (), "not Unicode"),
    ],
)
def test_columns_of_pandas_without_a_form_in_arrow_are_refused(column: Any, by: tuple[str, ...], message: str) -> None:  # noqa: ANN401 - a series
    """Where a column cannot travel, its name and the reason come back."""
    with pytest.raises(InvalidInputError, match=message):
        next(arrow_batches(pd.DataFrame({"country": column}), ["country"], by=by))


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "arrow", "arrow reader", "duckdb"])
@pytest.mark.parametrize(
    "values, message", [(pa.array([], pa.list_(pa.string())), "lists"), (pa.array([1], pa.timestamp("ns")), "nanosec")]
)
def test_columns_that_group_no_rows_are_refused_by_every_engine(engine: str, values: Any, message: str) -> None:  # noqa: ANN401 - an Arrow array
    """Lists are refused even without a row, and nanoseconds before Python drops some of them."""
    arrow = pa.table({"al": pa.nulls(len(values), pa.string()), "by": values})
    sources: dict[str, Callable[[], object]] = {
        "polars": lambda: pl.DataFrame(arrow),
        "polars lazy": lambda: pl.DataFrame(arrow).lazy(),
        "arrow": lambda: arrow,
        "arrow reader": arrow.to_reader,
        "duckdb": lambda: _relation(arrow),
    }
    with pytest.raises(InvalidInputError, match=message):
        list(arrow_batches(sources[engine](), ["al"], by=["by"]))


@pytest.mark.parametrize("kind", ["datetime64[ns]", "datetime64[ns, UTC]", "timedelta64[ns]"])
def test_nanoseconds_of_pandas_group_rows(kind: Any) -> None:  # noqa: ANN401 - a type of pandas
    """Times of pandas are its own, and those are the keys."""
    frame = pd.DataFrame({"al": ["C1", "C2", "C3"], "by": pd.Series([1, 2, 1]).astype(kind)})
    kernel = kernel_of(load(), Asked(of=ActionLine), (("al", "action_lines"),), ("by",))
    tallies = streamed(kernel, arrow_batches(frame, ["al"], by=["by"])).tallies
    assert {(frame["by"][0],): 2, (frame["by"][1],): 1} == {key: tally.projects for key, tally in tallies.items()}


class Stream:
    """A table of a stranger, which gives its stream once."""

    def __init__(self, table: Any) -> None:  # noqa: ANN401 - an Arrow table
        """Hold a table."""
        self.tables = [table]

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the stream, the first time."""
        stream: object = self.tables.pop().__arrow_c_stream__(requested_schema)
        return stream


def test_a_stream_is_opened_once() -> None:
    """What was opened to look at its types is read to the end, and not opened once more."""
    kernel = kernel_of(load(), Asked(of=ActionLine, columns=Goal), _COLUMNS, ("country",))
    reader = reader_of(Stream(pa.table(_TABLE)), (*_COLUMNS, ("country", "category")), ("country",))
    assert isinstance(reader, pa.RecordBatchReader)
    found = streamed(kernel, arrow_batches(reader, [name for name, _ in _COLUMNS], by=["country"]))
    assert kernel.part(kernel.counted(pa.table(_TABLE))) == found


def test_a_stream_is_refused_by_all_its_columns() -> None:
    """Every column of tags is looked at, whether or not a question needs it, and all that is wrong is told at once."""
    kinds = {"sdg": pa.float64(), "land": pa.list_(pa.string()), "when": pa.timestamp("ns")}
    schema = pa.schema([*kinds.items(), ("twice", pa.string()), ("twice", pa.string())])
    stream = Stream(schema.empty_table())
    with pytest.raises(InvalidInputError) as raised:
        reader_of(stream, (("sdg", "sdgs"), ("goal", "goals"), ("twice", "targets")), ("land", "when"))
    assert ["goal", "twice", "sdg", "land", "when"] == [problem.column for problem in raised.value.problems]


@pytest.mark.parametrize("native", [pa.chunked_array([["C1"]]), [{"al": "C1"}], pa.field("al", pa.string())])
def test_what_streams_no_batches_is_refused(native: object) -> None:
    """A single column has a stream, but not one of batches."""
    with pytest.raises(TypeError, match=f"no stream of Arrow batches: {type(native).__name__}"):
        reader_of(native, (("al", "action_lines"),))


def test_what_is_no_table_is_refused() -> None:
    """A list of rows streams nothing, and a stream without a column says so."""
    with pytest.raises(TypeError, match="no stream of Arrow batches: list"):
        arrow_batches([{"sdg": "4"}], ["sdg"])
    with pytest.raises(InvalidInputError, match="no such column"):
        arrow_batches(pa.table({"sdgs": ["4"]}).to_reader(), ["sdg"])


def test_small_batches_are_merged() -> None:
    """A thousand batches of a few rows are counted as one, unless their types differ or they grow too large."""
    calls: list[int] = []
    kernel = kernel_of(load(), Asked(of=Goal), (("sdg", "sdgs"),))
    batch = pa.record_batch({"sdg": ["4", "9.c"]})
    assert 2000 == streamed(kernel, [batch] * 1000, progress=calls.append).tallies[()].projects
    assert [2000] == calls
    other = pa.record_batch({"sdg": pa.array(["17"], pa.large_string())})
    streamed(kernel, [batch, other, batch], progress=calls.append)
    assert [2, 3, 5] == calls[1:]
    calls.clear()
    long = pa.record_batch({"sdg": ["4;" * 10_000] * 3000})
    streamed(kernel, [long, long], progress=calls.append)
    assert [3000, 6000] == calls


def test_a_stream_is_counted_in_bounded_memory() -> None:
    """Four times the rows take no more memory, since one merged batch is held at a time."""
    kernel = kernel_of(load(), Asked(of=ActionLine, columns=Goal), _COLUMNS)
    rows = ROWS // 4
    batch = pa.record_batch({"al": ["C1; C2"] * rows, "sdg": [f"{number % 17 + 1}; 9.c" for number in range(rows)]})
    every = pa.array(range(rows))
    held: list[int] = []

    def generated(count: int) -> Iterator[Any]:
        for _ in range(count):
            held.append(pa.total_allocated_bytes())
            yield pa.record_batch({name: batch.column(name).take(every) for name in ("al", "sdg")})

    peaks: list[tuple[int, int]] = []
    for count in (8, 32):
        held.clear()
        tracemalloc.start()
        assert count * rows == streamed(kernel, generated(count)).tallies[()].projects
        peaks.append((tracemalloc.get_traced_memory()[1], max(held)))
        tracemalloc.stop()
    (few, few_held), (many, many_held) = peaks
    assert many < few * 1.2
    assert many_held < few_held * 1.2


def test_lazy_frames_of_an_older_polars(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before Polars could give a lazy frame in batches, it is computed, and then given in batches."""
    lazy = pl.DataFrame({"al": ["C1", "C2"], "other": [1, 2]}).lazy()
    expected = [batch.to_pydict() for batch in arrow_batches(lazy, ["al"])]
    monkeypatch.delattr(pl.LazyFrame, "collect_batches")
    assert expected == [batch.to_pydict() for batch in arrow_batches(lazy, ["al"])] == [{"al": ["C1", "C2"]}]
