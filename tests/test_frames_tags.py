"""The small values of `wsis.frames`: columns, cells, distinct rows, parts, and what is said of the unread."""

import copy
import pickle
import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

import wsis
from tests.frame_engines import pd
from tests.strategies import Question, questions, registers
from wsis import (
    ActionLine,
    Commitment,
    Dataset,
    Goal,
    InvalidInputError,
    Objective,
    Project,
    Register,
    Target,
    Theme,
)
from wsis.codes import VOCABULARIES, FrameworkName
from wsis.frames import Tags, UnreadTagsWarning
from wsis.frames.groups import Groups
from wsis.frames.keys import EMPTY, ITEM, NULL, NUMBER, OTHER, REMEMBERED, Reading, Unread, is_missing, key_of, read_key
from wsis.frames.parts import Fault, Part
from wsis.frames.question import Asked
from wsis.frames.unread import checked, problems_of, ranked, tell
from wsis.parsing.tagging import TAG_FIELDS, TagField, read_tags
from wsis.register import TAG_FIELDS as TAG_FIELDS_OF

ALL = Tags(**{field: field.upper() for field in TAG_FIELDS})

# Columns ------------------------------------------------------------------------------------------------------------


def test_columns_of_tags() -> None:
    """Columns come in the order of the fields, not in that of the call."""
    assert (("C", "action_lines"), ("B", "goals"), ("A", "commitments")) == (
        Tags(commitments="A", goals="B", action_lines="C").columns
    )
    assert TAG_FIELDS == tuple(field for _, field in ALL.columns)


@pytest.mark.parametrize(
    "named, problems",
    [
        ({}, [(None, None, "no column is named")]),
        ({"goals": None}, [(None, None, "no column is named")]),
        ({"goals": "a", "targets": "a"}, [("targets", "a", "the column of goals too")]),
        ({"goals": ""}, [("goals", "''", "not the name of a column")]),
        ({"goals": 1}, [("goals", "1", "not the name of a column")]),
        ({"goals": ["a"]}, [("goals", "['a']", "not the name of a column")]),
        (
            {"action_lines": 0, "sdgs": "a", "goals": "a", "targets": "a"},
            [
                ("action_lines", "0", "not the name of a column"),
                ("goals", "a", "the column of sdgs too"),
                ("targets", "a", "the column of sdgs too"),
            ],
        ),
    ],
    ids=["nothing", "none", "twice", "empty", "number", "list", "all at once"],
)
def test_wrong_tags(named: Mapping[str, Any], problems: list[tuple[str | None, str | None, str]]) -> None:
    """Columns that are none, or are named twice, are refused at once."""
    with pytest.raises(InvalidInputError) as caught:
        Tags(**named)

    assert ("tags", problems) == (
        caught.value.subject,
        [(each.column, each.value, each.message) for each in caught.value.problems],
    )


def test_tags_are_a_value() -> None:
    """Tags are equal by what they say, hash, copy, and do not change."""
    tags = Tags(goals="a")

    assert tags == Tags(goals="a") == copy.deepcopy(tags)
    assert 1 == len({tags, Tags(goals="a")})
    with pytest.raises(FrozenInstanceError):
        tags.goals = "b"  # type: ignore[misc]  # wrong on purpose


@pytest.mark.parametrize(
    "asked, fields",
    [
        (Asked(of=ActionLine), ["action_lines", "category"]),
        (Asked(of=Goal), ["sdgs", "goals", "targets"]),
        (Asked(of=Target), ["sdgs", "goals", "targets"]),
        (Asked(of=Objective), ["objectives", "commitments"]),
        (Asked(of=Theme), ["objectives", "commitments"]),
        (Asked(of=Commitment), ["objectives", "commitments"]),
        (Asked(of=Commitment, via=ActionLine), ["action_lines", "category"]),
        (Asked(of=ActionLine, via=Goal), ["sdgs", "goals", "targets"]),
        (Asked(of=ActionLine, columns=Goal), ["action_lines", "category", "sdgs", "goals", "targets"]),
    ],
    ids=str,
)
def test_columns_that_matter(ds: Dataset, asked: Asked, fields: list[str]) -> None:
    """A question needs the columns of what it counts and of its parts, or of what it starts from, and no others."""
    assert fields == [field for _, field in asked.columns_of(ds, ALL)]


# Cells --------------------------------------------------------------------------------------------------------------


class Line(str, Enum):  # noqa: UP042 - unlike StrEnum, whose members are written as their text
    """Texts that have another text for people."""

    FIRST = "C1"


class Count(int, Enum):
    """Numbers that have a text for people."""

    FOUR = 4


KEYS = MappingProxyType[str, tuple[object, str | None]](
    {
        "text": ("C1; C2", "C1; C2"),
        "text of numpy": (np.str_("C1"), "C1"),
        "nothing": (None, None),
        "NaN": (float("nan"), None),
        "NaN of numpy": (np.float64("nan"), None),
        "NA": (pd.NA, None),
        "NaT": (pd.NaT, None),
        "empty": ("", ""),
        "number": (8, "8"),
        "number of numpy": (np.int64(8), "8"),
        "negative": (-8, "-8"),
        "float": (8.1, f"{NUMBER}8.1"),
        "whole float": (8.0, f"{NUMBER}8.0"),
        "small float of numpy": (np.float32(8.5), f"{NUMBER}8.5"),
        "NaN of small floats": (np.float32("nan"), None),
        "NaN of decimals": (Decimal("NaN"), None),
        "NaN that signals": (Decimal("sNaN"), None),
        "infinite decimal": (Decimal("-Infinity"), f"{OTHER}-Infinity"),
        "infinity": (float("inf"), f"{OTHER}inf"),
        "decimal": (Decimal("8.10"), f"{NUMBER}8.10"),
        "truth value": (True, f"{OTHER}True"),
        "truth value of numpy": (np.True_, f"{OTHER}True"),
        "bytes": (b"C1", f"{OTHER}b'C1'"),
        "bytes that change": (bytearray(b"4"), f"{OTHER}bytearray(b'4')"),
        "date": (date(2026, 8, 1), f"{OTHER}2026-08-01"),
        "member of texts": (Line.FIRST, "C1"),
        "member of numbers": (Count.FOUR, "4"),
        "array without dimensions": (np.array(4), f"{OTHER}4"),
        "text without dimensions": (np.array("C1"), f"{OTHER}C1"),
        "mapping": ({"a": 1}, f"{OTHER}{{'a': 1}}"),
        "list": (["C1", "C2"], f"{ITEM}C1{ITEM}C2"),
        "tuple": (("C1", 2), f"{ITEM}C1{ITEM}2"),
        "set": ({"C1"}, f"{ITEM}C1"),
        "array": (np.array(["C1", "C2"]), f"{ITEM}C1{ITEM}C2"),
        "array of numbers": (np.array([4, 9]), f"{ITEM}4{ITEM}9"),
        "list of members": ([Line.FIRST], f"{ITEM}C1"),
        "empty list": ([], ITEM),
        "list of nothing": ([None], f"{ITEM}{NULL}"),
        "list with nothing": (["C1", None, float("nan")], f"{ITEM}C1{ITEM}{NULL}{ITEM}{NULL}"),
        "lists in a list": ([["C1"], ["C2", None]], f"{ITEM}{ITEM}C1{ITEM}{ITEM}C2{ITEM}{NULL}"),
    },
)


@pytest.mark.parametrize("name", KEYS)
def test_keys(name: str) -> None:
    """A cell of any kind is one text, plain texts are themselves, and what is missing is None."""
    value, key = KEYS[name]

    assert (key, key is None) == (key_of(value), is_missing(value))
    assert type(key_of(value)) in {str, type(None)}


# Control signs part the items of a list in its key; no text that anybody types has them.
ITEMS = st.text(max_size=12).filter(lambda text: "\x10\x11" not in text) | st.none()


@given(field=st.sampled_from(TAG_FIELDS), items=st.lists(ITEMS, max_size=4))
def test_items_are_cells(field: TagField, items: list[str | None]) -> None:
    """A list says what its items say, each read by itself, once; a null item says only that it is one."""
    readings = [read_key(field, key_of(item)) for item in items if item is not None]
    nulls = [fault for fault in read_key(field, key_of(items)).faults if fault.value is None]

    found = read_key(field, key_of(items))
    assert tuple(dict.fromkeys(tag for reading in readings for tag in reading.tags)) == found.tags
    assert [fault for reading in readings for fault in reading.faults] == [each for each in found.faults if each.value]
    assert items.count(None) == len(nulls)


READINGS: tuple[tuple[TagField, object, tuple[tuple[str, str], ...], tuple[str | None, ...]], ...] = (
    ("action_lines", "C9, C12", (("action-line", "C9"),), ("C9, C12",)),
    ("category", "AL C1", (("action-line", "C1"),), ()),
    ("sdgs", "4; 9.c", (("goal", "4"), ("target", "9.c")), ()),
    ("goals", "9.c", (("target", "9.c"),), ()),
    ("targets", 9, (("goal", "9"),), ()),
    ("objectives", "2; 11a", (("objective", "2"), ("commitment", "11a")), ()),
    ("commitments", "follow-up", (("objective", "follow-up"),), ()),
    ("commitments", "Human rights", (), ("Human rights",)),
    ("sdgs", "", (), ()),
    ("sdgs", " \t", (), ()),
    ("sdgs", None, (), ()),
    ("sdgs", [], (), ()),
    ("sdgs", [""], (), ()),
    ("sdgs", [None, " "], (), (None,)),
    ("sdgs", ["4", 8.1, True], (("goal", "4"),), ("8.1", "True")),
    ("sdgs", [["4", "9"], None], (("goal", "4"), ("goal", "9")), (None,)),
)


@pytest.mark.parametrize("field, value, tags, unread", READINGS, ids=str)
def test_readings(
    field: TagField, value: object, tags: tuple[tuple[str, str], ...], unread: tuple[str | None, ...]
) -> None:
    """A cell says its tags with their frameworks, and every value in it that was not read."""
    found = read_key(field, key_of(value))

    assert (sorted(tags), unread) == (sorted(found.tags), tuple(fault.value for fault in found.faults))


def test_reasons() -> None:
    """What is no text says why it was not read: a number that was a code, or another thing, whatever its text is."""
    numbers = (8.1, -8.0, 1e20, 1e-7, np.float32(4), np.float64(4), Decimal("8.10"), Decimal("1E+2"))
    others = (True, b"4", date(2026, 8, 1), float("inf"), np.array(4), np.array("4"), {"4": 1}, wsis.load().goals[3])

    lost = "a number, stored in the same way for two codes, such as 8.1 and 8.10"
    other = "neither text nor a whole number"
    assert {lost} == {read_key("sdgs", key_of(value)).faults[0].message for value in numbers}
    assert {other} == {read_key("sdgs", key_of(value)).faults[0].message for value in others}
    assert not any(read_key("sdgs", key_of(value)).tags for value in (*numbers, *others))


@pytest.mark.parametrize("made", [iter, lambda items: (item for item in items)], ids=["iterator", "generator"])
def test_what_can_be_read_once_is_no_list(made: Callable[[list[str]], Iterator[str]]) -> None:
    """Reading it would use it up: it is told, again when it is read again, and loses nothing."""
    cell = made(["4", "9"])

    assert key_of(cell) == key_of(cell)
    assert ["neither text nor a whole number"] == [fault.message for fault in read_key("sdgs", key_of(cell)).faults]
    assert ["4", "9"] == list(cell)


@given(
    field=st.sampled_from(TAG_FIELDS),
    sign=st.sampled_from(["\x00", "\x01", "\x1e", "\x10", "\x10\x11"]),
    text=st.sampled_from(["4", "C1", "", "11a; 2", "C1; C99"])
    | st.text(st.characters(exclude_characters="\x12\x13\x14\x15"), max_size=5),  # which would make it a mark
)
def test_control_characters_are_no_marks(field: TagField, sign: str, text: str) -> None:
    """A text that a single sign leads, or two, is read as the register reads it, alone and in a list."""
    cell = read_tags(field, sign + text)
    for value in (sign + text, [sign + text]):
        found = read_key(field, key_of(value))
        assert set(cell.values) == {code for _, code in found.tags}
        assert [(sign + text, *fault) for fault in cell.faults] == [tuple(fault) for fault in found.faults]


def test_marks_are_told_apart() -> None:
    """No mark begins in another one, so that marks side by side are cut where they were joined."""
    marks = (ITEM, NULL, NUMBER, OTHER)

    assert ([3] * 4, 4) == ([len(mark) for mark in marks], len({mark[2] for mark in marks}))
    assert [0] * 4 == [mark.rindex(ITEM[0]) for mark in marks]


def test_long_cells_are_read_and_not_remembered() -> None:
    """However long a text is it says the same, and only short ones stay in memory."""
    short, long = ("; ".join(["9.c"] * number) for number in (REMEMBERED // 5, REMEMBERED))

    assert read_key("sdgs", short) is read_key("sdgs", short)
    assert read_key("sdgs", long) == read_key("sdgs", short)
    assert read_key("sdgs", long) is not read_key("sdgs", long)


# Distinct rows ------------------------------------------------------------------------------------------------------


def grouped(register: Register, counts: list[int]) -> Groups:
    """Make distinct rows of projects, a column for each framework."""
    columns = tuple(
        tuple(Reading(tuple((framework, code) for code in getattr(project, field))) for project in register)
        for framework, field in TAG_FIELDS_OF.items()
    )
    return Groups(tuple(counts), columns)


def repeated(register: Register, counts: list[int]) -> Register:
    """Write each project as often as it counts."""
    return Register(
        Project(
            id=f"{place} {number}",
            title="Any",
            **{field: getattr(project, field) for field in TAG_FIELDS_OF.values()},
        )
        for place, (project, count) in enumerate(zip(register, counts, strict=True))
        for number in range(count)
    )


@given(register=registers(max_size=5), data=st.data(), asked=questions())
def test_groups_count_as_their_projects(ds: Dataset, register: Register, data: st.DataObject, asked: Question) -> None:
    """Distinct rows with their numbers are counted as a register that has each of them as often."""
    size = len(register)
    counts = data.draw(st.lists(st.integers(1, 9), min_size=size, max_size=size))
    groups, projects = grouped(register, counts), repeated(register, counts)

    assert len(projects) == len(groups)
    assert Asked(**asked).tally(ds, projects) == Asked(**asked).tally(ds, groups)
    assert Asked(of=Goal, columns=ActionLine).tally(ds, projects) == Asked(of=Goal, columns=ActionLine).tally(
        ds, groups
    )
    for framework in VOCABULARIES:
        own = groups.declared(framework)
        assert {code: each.bit_count() for code, each in projects.declared(framework).items()} == {
            code: groups.size(rows) for code, rows in own.items()
        }


@given(st.lists(st.integers(1, 2**70), max_size=70))
def test_sizes_are_exact(counts: list[int]) -> None:
    """The size of a set of rows is the sum of their numbers, however large these are."""
    groups = Groups(tuple(counts))

    assert [0, sum(counts), sum(counts[::2])] == [
        groups.size(0),
        groups.size((1 << len(counts)) - 1),
        groups.size(sum(1 << row for row in range(0, len(counts), 2))),
    ]


def test_groups_are_a_value() -> None:
    """Distinct rows are equal by value, pickle before and after they were counted, and say how many they are."""
    reading = read_key("sdgs", "4")
    groups = Groups((5, 3), ((reading, EMPTY),))
    before = pickle.loads(pickle.dumps(groups))  # noqa: S301 - our own

    assert {"4": 0b1} == groups.declared("goal")
    assert (5, 8, "5 projects") == (groups.size(0b1), len(groups), groups.described(0b1))
    assert "Groups(2 distinct rows, 8 projects)" == repr(groups)
    assert groups == before == pickle.loads(pickle.dumps(groups))  # noqa: S301 - the same
    assert (0, {}, 0) == (len(Groups()), Groups().declared("goal"), Groups().size(0))


def test_unknown_tags_of_groups(ds: Dataset) -> None:
    """A tag that a dataset does not have is told with the number of projects, not of rows."""
    strange: FrameworkName = "goal"
    groups = Groups((5, 3), ((Reading(((strange, "18"),)), EMPTY),))
    with pytest.raises(wsis.UnknownTagsError, match=r"no goal of dataset 2026\.\d, in 5 projects: '18'"):
        Asked(of=Goal).tally(ds, groups)


# Parts, and what was not read ---------------------------------------------------------------------------------------

FIRST = Fault("al", Unread("C12", "unknown action line", "C11"))
SECOND = Fault("al", Unread("C13", "unknown action line", None))
NOTHING = Fault("al", Unread(None, "a null in a list of tags", "leave it out"))
GOAL = Fault("sdg", Unread("18", "unknown goal", None))


def part(goals: str, key: tuple[object, ...] = (), **faults: int) -> Part:
    """Make the counts of one project."""
    register = Register([Project(id="1", title="Any", goals=goals.split())])
    known = {"first": FIRST, "other": SECOND}
    return Part(
        tallies={key: Asked(of=Goal).tally(wsis.load(), register)},
        faults={known[name]: rows for name, rows in faults.items()},
    )


def test_parts_add() -> None:
    """Parts add up group by group and fault by fault, in any order, and change nothing of their summands."""
    one, two, three = part("1", ("KE",), first=2), part("1 2", ("KE",), first=1, other=4), part("3", (None,))
    nothing = Part(tallies={}, faults={})

    total = one + two + three
    assert total == one + (two + three) == three + two + one == total + nothing == nothing + total
    assert ({FIRST: 3, SECOND: 4}, {("KE",): 2, (None,): 1}) == (
        dict(total.faults),
        {key: tally.projects for key, tally in total.tallies.items()},
    )
    assert ({FIRST: 2}, 1) == (dict(one.faults), one.tallies["KE",].projects)


def test_parts_pickle() -> None:
    """A part goes to another process and back."""
    value = part("1", ("KE",), first=2)

    assert value == pickle.loads(pickle.dumps(value))  # noqa: S301 - our own


def test_rank() -> None:
    """Faults come by column, the most frequent first, then by value, so that every engine tells alike."""
    faults = {GOAL: 9, SECOND: 2, NOTHING: 2, FIRST: 2}

    assert [(FIRST, 2), (SECOND, 2), (NOTHING, 2), (GOAL, 9)] == ranked(faults)
    assert ranked(faults) == ranked(dict(reversed(faults.items())))
    assert [SECOND, FIRST] == [fault for fault, _ in ranked({FIRST: 1, SECOND: 2})]


def test_problems() -> None:
    """A problem names the column, the value, the number of rows and what to write instead."""
    assert (
        "al: unknown action line, in 1 row: 'C12' (C11)",
        "al: a null in a list of tags, in 1000 rows (leave it out)",
    ) == tuple(str(problems_of({fault: rows})[0]) for fault, rows in ((FIRST, 1), (NOTHING, 1000)))


def test_telling() -> None:
    """Nothing unread is not told; anything else is warned of, or raised."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tell({}, "collect")
        tell({}, "raise")
    with pytest.warns(UnreadTagsWarning, match="^1 sort of tags not read, which are not counted\n  al: "):
        tell({FIRST: 1}, "collect")
    with pytest.raises(InvalidInputError, match="frame: 2 problems"):
        tell({FIRST: 1, GOAL: 1}, "raise")


def test_words_of_problems() -> None:
    """There are two words for what becomes of problems."""
    assert ["collect", "raise"] == [checked("collect"), checked("raise")]
    with pytest.raises(ValueError, match="on_problem is 'collect' or 'raise', not 'ignore'"):
        checked("ignore")  # type: ignore[arg-type]  # wrong on purpose
