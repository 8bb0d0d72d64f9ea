"""Entries by kind and code: what a dataset looks up, and what it says of a code that it does not have."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar, cast

from wsis.entries import Entry
from wsis.errors import CodeTypeError, UnknownCodeError, WsisError
from wsis.kinds import ENTRY_TYPES
from wsis.nodes import ActionLine, Commitment, Goal, Objective, Target, Theme
from wsis.places import Country, Region

EntryT = TypeVar("EntryT", bound=Entry)
Index = Mapping[type[Entry], Mapping[str, Entry]]

# What rolls up into what, and the fields of the part that name its whole.
_PARTS: tuple[tuple[type[Entry], type[Entry], tuple[str, ...]], ...] = (
    (ActionLine, ActionLine, ("parent",)),
    (Goal, Target, ("goal",)),
    (Objective, Commitment, ("objective",)),
    (Theme, Commitment, ("theme",)),
    (Region, Country, ("region", "subregion")),
)


def index_of(lists: Iterable[tuple[Entry, ...]]) -> Index:
    """Index entries of all kinds, a list for each in the order of `ENTRY_TYPES`.

    >>> len(index_of(() for _ in ENTRY_TYPES))
    13
    """
    return MappingProxyType(
        {
            kind: MappingProxyType({entry.code: entry for entry in entries})
            for kind, entries in zip(ENTRY_TYPES.values(), lists, strict=True)
        },
    )


def entries_of(index: Index, kind: type[EntryT]) -> Mapping[str, EntryT]:
    """Give the entries of one kind by their codes.

    Raises:
        TypeError: For what is no kind of entry.

    >>> entries_of(index_of(() for _ in ENTRY_TYPES), Goal)
    mappingproxy({})
    """
    try:
        return cast("Mapping[str, EntryT]", index[kind])
    except KeyError:
        kinds = ", ".join(each.__name__ for each in index)
        raise TypeError(f"{kind!r} is not a kind of entry: {kinds}") from None


def named(index: Index, code: object) -> tuple[Entry, ...]:
    """List the entries of all kinds that have a code.

    >>> named(index_of(() for _ in ENTRY_TYPES), "9")
    ()
    """
    return tuple(entries[code] for entries in index.values() if isinstance(code, str) and code in entries)


def unknown(index: Index, code: object, *, kind: type[Entry], where: str) -> WsisError:
    """Make the error for a code that no entry of a kind has, or that is no text.

    Args:
        index: The entries that there are.
        code: The code as it was given.
        kind: The kind of entry that was asked for; `Entry` for any, `Node` for any of the frameworks.
        where: What was asked, such as `dataset 2026.1`.

    >>> index = index_of(() for _ in ENTRY_TYPES)
    >>> print(unknown(index, 8.1, kind=Target, where="dataset 2026.1"))
    a code is text, not float (8.1): as a number, targets such as 8.1 and 8.10 are the same; write it in quotes
    """
    if not isinstance(code, str):
        return CodeTypeError(code)
    from difflib import get_close_matches  # noqa: PLC0415 - only this error needs it

    kinds = [each for each in index if issubclass(each, kind)]
    folded = {known.casefold(): known for each in kinds for known in index[each]}
    return UnknownCodeError(
        code=code,
        framework=kind.framework if kind in index else "any",
        where=where,
        nearest=[folded[match] for match in get_close_matches(code.casefold(), folded, n=3, cutoff=0.4)],
        elsewhere=[f"{entry.framework.replace('-', ' ')} {entry.code} ({entry.name})" for entry in named(index, code)],
    )


def wholes_of(index: Index) -> Mapping[type[Entry], Mapping[str, tuple[Entry, ...]]]:
    """Map the code of each whole to its parts, kind by kind.

    C7 has its applications, a goal its targets, an objective or theme its commitments, a region its countries.

    >>> wholes_of(index_of(() for _ in ENTRY_TYPES))[Goal]
    mappingproxy({})
    """
    parts: dict[type[Entry], dict[str, list[Entry]]] = {kind: {} for kind in index}
    for kind, part_kind, fields in _PARTS:
        for part in entries_of(index, part_kind).values():
            for field in fields:
                if whole := getattr(part, field):
                    parts[kind].setdefault(whole, []).append(part)
    return MappingProxyType(
        {
            kind: MappingProxyType({whole: tuple(found) for whole, found in wholes.items()})
            for kind, wholes in parts.items()
        },
    )
