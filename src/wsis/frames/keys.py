"""A cell of tags as one text, by which rows are grouped, and what that text says.

Most engines cannot group by lists, and none by lists that hold anything, so such a cell becomes a text with signs that
nobody types.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import isnan
from types import MappingProxyType
from typing import NamedTuple, SupportsIndex, cast

from wsis.codes import COMMITMENT_CODES, GOAL_CODES, FrameworkName
from wsis.parsing.contents import Flaw
from wsis.parsing.tagging import LOST_CODE, TagField, read_tags

#: What stands before each item of a list, for a null item, and before what is neither text nor null.
ITEM, NULL, OTHER = "\x1e", "\x00", "\x01"

_MEMORY = 2**16
_NULL_ITEM: Flaw = ("a null in a list of tags", "leave it out")
_OTHER: Flaw = ("neither text nor a whole number", "write codes as text")
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
    r"""Write a cell of any kind as one text.

    Args:
        value: Text, a whole number, a list of them, or nothing; anything else is marked as such.

    >>> key_of(["C1", None])
    '\x1eC1\x1e\x00'
    >>> key_of(8.1), key_of(float("nan"))
    ('\x018.1', None)
    """
    if isinstance(value, str):
        return str(value)
    if is_missing(value):
        return None
    if isinstance(value, Iterable) and not isinstance(value, bytes | dict):
        items = cast("Iterable[object]", value)
        return ITEM + ITEM.join(NULL if (key := key_of(item)) is None else key for item in items)
    return f"{value}" if isinstance(value, SupportsIndex) and not isinstance(value, bool) else f"{OTHER}{value}"


def is_missing(value: object) -> bool:
    """Tell None, NaN, NaT and NA from values.

    Args:
        value: Anything that a cell may hold.

    >>> is_missing(float("nan")), is_missing("NaN")
    (True, False)
    """
    return value is None or type(value).__name__ in {"NAType", "NaTType"} or (isinstance(value, float) and isnan(value))


@lru_cache(maxsize=_MEMORY)
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
    if key[0] != ITEM:
        return _read_text(field, key)
    readings = [_read_text(field, item) for item in key.split(ITEM)[1:]]
    return Reading(
        tuple(dict.fromkeys(tag for reading in readings for tag in reading.tags)),
        tuple(fault for reading in readings for fault in reading.faults),
    )


def _read_text(field: TagField, text: str) -> Reading:
    """Read one text, or say why it is none."""
    if text == NULL:
        return Reading(faults=(Unread(None, *_NULL_ITEM),))
    if text.startswith(OTHER):
        value = text.removeprefix(OTHER)
        flaw = LOST_CODE.faults[0] if value.replace(".", "", 1).replace("-", "", 1).isdigit() else _OTHER
        return Reading(faults=(Unread(value, *flaw),))
    if not text or text.isspace():
        return EMPTY
    cell = read_tags(field, text)
    frameworks = FRAMEWORKS[field]
    first = _CODES_APART.get(frameworks[0], cell.values)
    return Reading(
        tuple((frameworks[0] if code in first else frameworks[1], code) for code in cell.values),
        tuple(Unread(text, message, suggestion) for message, suggestion in cell.faults),
    )
