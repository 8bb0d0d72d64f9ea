"""Entries by kind and code: what a dataset looks up, and what it says of a code that it does not have."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar, cast

from wsis.entries import Entry
from wsis.errors import CodeTypeError, NoMatrixError, UnknownCodeError, WsisError
from wsis.kinds import ENTRY_TYPES, PARTS
from wsis.nodes import Node
from wsis.places import Country, nearest_countries
from wsis.wording import noun

EntryT = TypeVar("EntryT", bound=Entry)
Index = Mapping[type[Entry], Mapping[str, Entry]]

# The most codes that an error names.
_NEAREST = 3


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


def of_kind(index: Index, kind: type[EntryT]) -> Mapping[str, EntryT]:
    """Give the entries of one kind by their codes.

    Raises:
        TypeError: For what is no kind of entry.

    >>> of_kind(index_of(() for _ in ENTRY_TYPES), Country)
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
    >>> print(unknown(index, "KE", kind=Country, where="dataset 2026.1"))
    'KE' is not a code of framework 'country' in dataset 2026.1, which has no countries: datasets have them since 2026.2
    """
    if not isinstance(code, str):
        return CodeTypeError(code)
    from difflib import get_close_matches  # noqa: PLC0415 - only this error needs it

    kinds = [each for each in index if issubclass(each, kind)]
    lacking = ", ".join(noun(each.framework, 2) for each in kinds if not index[each] and not issubclass(each, Node))
    countries = nearest_countries(of_kind(index, Country).values(), code) if Country in kinds else ()
    folded = {known.casefold(): known for each in kinds if each is not Country for known in index[each]}
    nearest = (folded[match] for match in get_close_matches(code.strip().casefold(), folded, cutoff=0.4))
    return UnknownCodeError(
        code=code,
        framework=kind.framework if kind in index else "any",
        where=f"{where}, which has no {lacking}: datasets have them since 2026.2" if lacking else where,
        nearest=[*(each.code for each in countries), *nearest][:_NEAREST],
        names={each.code: each.name for each in countries},
        elsewhere=[f"{entry.framework.replace('-', ' ')} {entry.code} ({entry.name})" for entry in named(index, code)],
    )


def unrelated(index: Index, source: type[Entry], target: type[Entry], *, where: str) -> NoMatrixError:
    """Make the error for two kinds that no matrix relates.

    Args:
        index: The entries that there are.
        source: The one kind.
        target: The other.
        where: What was asked.

    Raises:
        TypeError: For what is no kind of entry.

    >>> print(unrelated(index_of(() for _ in ENTRY_TYPES), Country, Country, where="dataset 2026.1"))
    no matrix of dataset 2026.1 relates country and country
    """
    for kind in (source, target):
        of_kind(index, kind)
    traced = issubclass(source, Node) and issubclass(target, Node)
    hint = "; trace() finds paths through a third node" if traced else ""
    return NoMatrixError(f"no matrix of {where} relates {source.framework} and {target.framework}{hint}")


def parts_in(index: Index) -> Mapping[type[Entry], Mapping[str, tuple[Entry, ...]]]:
    """Map the code of each whole to its parts, kind by kind.

    C7 has its applications, a goal its targets, an objective or theme its commitments, a region its countries.

    >>> parts_in(index_of(() for _ in ENTRY_TYPES))[Country]
    mappingproxy({})
    """
    parts: dict[type[Entry], dict[str, list[Entry]]] = {kind: {} for kind in index}
    for part_kind, field, kind in PARTS:
        for part in index[part_kind].values():
            if whole := getattr(part, field):
                parts[kind].setdefault(whole, []).append(part)
    return MappingProxyType(
        {
            kind: MappingProxyType({whole: tuple(found) for whole, found in wholes.items()})
            for kind, wholes in parts.items()
        },
    )
