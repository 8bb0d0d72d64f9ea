"""A cell of tags as one text, by which rows are grouped, and what that text says.

Most engines cannot group by lists, and none by lists that hold anything, so such a cell becomes a text with marks in
it. A mark is three control characters in a row: one alone may stand in a text that somebody copied from somewhere, and
is read like any other character.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from math import isfinite, isnan
from numbers import Integral, Rational, Real
from types import MappingProxyType
from typing import NamedTuple, TypeGuard

from wsis.codes import COMMITMENT_CODES, GOAL_CODES, FrameworkName
from wsis.parsing.contents import Flaw
from wsis.parsing.tagging import LOST_CODE, TagField, read_tags

#: What stands before each item of a list, for a null item, before a number with a point, and before any other thing.
#: The first sign stands nowhere else in a mark, so that no two marks overlap, and none is taken for a space.
ITEM, NULL, NUMBER, OTHER = "\x10\x11\x12", "\x10\x11\x13", "\x10\x11\x14", "\x10\x11\x15"

#: The longest texts whose reading is remembered: codes are short, and what is long hardly comes twice.
REMEMBERED = 256

_MEMORY = 2**16
_FLAWS = MappingProxyType[str, Flaw](
    {
        NULL: ("a null in a list of tags", "leave it out"),
        NUMBER: LOST_CODE.faults[0],
        OTHER: ("neither text nor a whole number", "write codes as text"),
    },
)
_CODES_APART = MappingProxyType[str, frozenset[str]](
    {"goal": frozenset(GOAL_CODES), "commitment": frozenset(COMMITMENT_CODES)},
)
_SDG: tuple[FrameworkName, FrameworkName] = ("goal", "target")
_COMPACT: tuple[FrameworkName, FrameworkName] = ("commitment", "objective")

#: The frameworks of the codes that a field may hold.
FRAMEWORKS = MappingProxyType[TagField, tuple[FrameworkName, ...]](
    {
        "action_lines": ("action-line",),
        "category": ("action-line",),
        "sdgs": _SDG,
        "goals": _SDG,
        "targets": _SDG,
        "objectives": _COMPACT,
        "commitments": _COMPACT,
    },
)


class Unread(NamedTuple):
    """Something in a cell that was not read.

    Args:
        value: The cell, or the item of a list.
        message: What is wrong.
        suggestion: What to write instead, where that is known.
    """

    value: str | None
    message: str
    suggestion: str | None


class Reading(NamedTuple):
    """What a cell of tags says.

    Args:
        tags: Framework and code of each tag.
        faults: What was not read.
    """

    tags: tuple[tuple[FrameworkName, str], ...] = ()
    faults: tuple[Unread, ...] = ()


#: What a cell says that holds nothing.
EMPTY = Reading()


def key_of(value: object) -> str | None:
    """Write a cell of any kind as one text.

    Args:
        value: Text, a whole number, a list of them, or nothing; anything else is marked as such.

    >>> key_of(["C1", 2]) == f"{ITEM}C1{ITEM}2"
    True
    >>> key_of("C1"), key_of(float("nan")), key_of(8.1) == f"{NUMBER}8.1"
    ('C1', None, True)
    """
    if isinstance(value, str):
        # A member of an enumeration of texts has another text for people.
        return str.__str__(value)
    if is_missing(value):
        return None
    if _is_list(value):
        return ITEM + ITEM.join(NULL if (key := key_of(item)) is None else key for item in value)
    if not isinstance(value, bool) and isinstance(value, Integral):
        return f"{int(value)}"
    return f"{NUMBER if _is_number(value) else OTHER}{value!s}"


def is_missing(value: object) -> bool:
    """Tell None, NaN, NaT and NA from values.

    Args:
        value: Anything that a cell may hold.

    >>> is_missing(float("nan")), is_missing("NaN")
    (True, False)
    """
    if isinstance(value, Decimal):
        return value.is_nan()
    return value is None or type(value).__name__ in {"NAType", "NaTType"} or (_is_float(value) and isnan(value))


def _is_list(value: object) -> TypeGuard[Iterable[object]]:
    """Tell lists from what cannot be read twice, or is no list though it has parts, as an array without dimensions."""
    strange = (bytes, bytearray, Mapping, Iterator)
    return getattr(value, "ndim", 1) != 0 and isinstance(value, Iterable) and not isinstance(value, strange)


def _is_float(value: object) -> TypeGuard[Real]:
    """Tell floats, also those of NumPy, which are only sometimes floats of Python."""
    return isinstance(value, Real) and not isinstance(value, Rational)


def _is_number(value: object) -> bool:
    """Tell numbers that have digits behind a point, or could have."""
    return value.is_finite() if isinstance(value, Decimal) else _is_float(value) and isfinite(value)


def read_key(field: TagField, key: str | None) -> Reading:
    """Read the tags of a cell.

    Args:
        field: What its column holds.
        key: The cell as one text.

    >>> read_key("sdgs", key_of(["9.c", "4"])).tags
    (('target', '9.c'), ('goal', '4'))
    >>> read_key("sdgs", key_of(8.1)).faults[0].value
    '8.1'
    """
    if not key:
        return EMPTY
    return _remembered(field, key) if len(key) <= REMEMBERED else _read(field, key)


@lru_cache(maxsize=_MEMORY)
def _remembered(field: TagField, key: str) -> Reading:
    """Read a cell once."""
    return _read(field, key)


def _read(field: TagField, key: str) -> Reading:
    """Read a cell: one text, or the items of a list."""
    if not key.startswith(ITEM):
        return _read_text(field, key)
    readings = [_read_text(field, item) for item in key.split(ITEM)[1:]]
    return Reading(
        tuple(dict.fromkeys(tag for reading in readings for tag in reading.tags)),
        tuple(fault for reading in readings for fault in reading.faults),
    )


def _read_text(field: TagField, text: str) -> Reading:
    """Read one text, or say why it is none."""
    if flaw := _FLAWS.get(text[: len(NULL)]):
        return Reading(faults=(Unread(None if text == NULL else text[len(NULL) :], *flaw),))
    if not text or text.isspace():
        return EMPTY
    cell = read_tags(field, text)
    frameworks = FRAMEWORKS[field]
    first = _CODES_APART.get(frameworks[0], cell.values)
    return Reading(
        tuple((frameworks[0] if code in first else frameworks[1], code) for code in cell.values),
        tuple(Unread(text, message, suggestion) for message, suggestion in cell.faults),
    )
