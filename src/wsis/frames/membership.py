"""From an Arrow column of cells to pairs of a row and a tag, reading each distinct cell once."""

from collections.abc import Sequence
from typing import NamedTuple, cast, final

import attrs
import numpy as np

from wsis.frames.arrow import Array, pa, pc
from wsis.frames.keys import ITEM, NULL, Unread, key_of, read_key
from wsis.frames.ragged import Ragged, Whole, ragged_of
from wsis.frames.schemas import is_list
from wsis.frames.segments import PLACES, plain_cells
from wsis.parsing.tagging import TagField

#: How many cells are looked at to tell whether finding the distinct ones would be worth its time.
_SAMPLE = 2**12


@final
@attrs.frozen(kw_only=True, eq=False)
class Members:
    """Which rows have which tags: pairs of a distinct cell and a tag, and the rows of each cell.

    Args:
        cells: The cell of each pair.
        tags: The tag of each pair, as a place in `wsis.frames.segments.TAGS`.
        rows: The rows of each cell; none where a cell is a row.
        counts: Where a cell is a row that stands for several, how many those are.
        faults: What was not read, with the number of rows in which it stands.
    """

    cells: Whole
    tags: Whole
    rows: Ragged | None = None
    counts: Whole | None = None
    faults: tuple[tuple[Unread, int], ...] = ()


class _Cells(NamedTuple):
    """What distinct cells say: pairs of a cell and a tag, the faults of each, and what those are."""

    cells: Whole
    tags: Whole
    faults: Ragged
    unread: Sequence[Unread]


def members_of(column: Array, field: TagField, *, alike: bool = False) -> Members:
    """Read a column.

    Args:
        column: Text, whole numbers, lists of them, or a dictionary of them.
        field: What it holds.
        alike: Whether rows that are alike may be one, with the number of them; lists are never taken so.

    >>> members = members_of(pa.array(["C2; C1", None, "C99"]), "action_lines")
    >>> members.cells.tolist(), members.tags.tolist(), members.faults[0][0].value
    ([0, 0], [1, 0], 'C99')
    """
    holders: Whole | None = None
    lead = ""
    if is_list(column.type):
        holders = pc.list_parent_indices(column).to_numpy().astype(np.int64, copy=False)
        column, lead = _items(pc.list_flatten(column)), ITEM
    codes, distinct = _coded(column)
    cells = _read(distinct, field, lead)
    rows: Ragged | None = None
    counts: Whole | None = None
    if holders is None and alike:
        counts = np.bincount(codes + 1, minlength=len(distinct) + 1)[1:]
    elif holders is not None or not np.array_equal(codes, np.arange(len(distinct))):
        held = np.flatnonzero(codes >= 0)
        few = codes[held].astype(np.min_scalar_type(len(distinct)))
        rows = ragged_of(few, held if holders is None else holders[held], len(distinct))
    faults = _faults(cells, codes, holders) if cells.unread else ()
    return Members(cells=cells.cells, tags=cells.tags, rows=rows, counts=counts, faults=faults)


def _items(items: Array) -> Array:
    """Write the items of lists as texts, none of them null."""
    if is_list(items.type):
        items = pa.array(map(key_of, items.to_pylist()), pa.large_string())
    if pa.types.is_dictionary(items.type):
        items = items.dictionary.cast(pa.large_string()).take(items.indices)
    return items.cast(pa.large_string()).fill_null(NULL)


def _coded(column: Array) -> tuple[Whole, Array]:
    """Number the distinct cells of a column, a null being -1, and give them as texts."""
    if pa.types.is_dictionary(column.type):
        if not column.dictionary.null_count and len(column.dictionary) <= len(column):
            return _codes(column), column.dictionary.cast(pa.large_string())
        # A long dictionary comes back with every batch that has a few of its values.
        column = column.dictionary_decode()
    if not column.null_count and len(column.slice(0, _SAMPLE).unique()) > len(column.slice(0, _SAMPLE)) / 2:
        return np.arange(len(column)), column.cast(pa.large_string())
    encoded = column.dictionary_encode()
    return _codes(encoded), encoded.dictionary.cast(pa.large_string())


def _codes(encoded: Array) -> Whole:
    """Give the places of values in their dictionary."""
    return cast("Whole", encoded.indices.cast(pa.int32()).fill_null(-1).to_numpy())


def _read(cells: Array, field: TagField, lead: str) -> _Cells:
    """Read distinct cells, plain lists by their pieces and all others one by one."""
    plain = plain_cells(cells, field)
    strange = np.flatnonzero(plain.strange)
    # Cells that are plain may be as many as rows; those that are not are read one by one, so here each is read once.
    encoded = cells.take(pa.array(strange)).dictionary_encode()
    unread: dict[Unread, int] = {}
    tags: list[tuple[int, int]] = []
    faults: list[tuple[int, int]] = []
    for place, text in enumerate(encoded.dictionary.to_pylist()):
        reading = read_key(field, lead + text)
        tags += [(place, PLACES[tag]) for tag in reading.tags]
        faults += [(place, unread.setdefault(fault, len(unread))) for fault in dict.fromkeys(reading.faults)]
    codes = _codes(encoded)
    own, faulty = (_ragged(pairs, len(encoded.dictionary)).spread(codes) for pairs in (tags, faults))
    return _Cells(
        cells=np.append(plain.cells, strange[own[0]]),
        tags=np.append(plain.tags, own[1].astype(np.uint16)),
        faults=ragged_of(strange[faulty[0]], faulty[1], len(cells)),
        unread=tuple(unread),
    )


def _ragged(pairs: Sequence[tuple[int, int]], size: int) -> Ragged:
    """Make rows of pairs."""
    array = np.array(pairs, np.int64).reshape(-1, 2)
    return ragged_of(array[:, 0], array[:, 1], size)


def _faults(cells: _Cells, codes: Whole, holders: Whole | None) -> tuple[tuple[Unread, int], ...]:
    """Count the rows in which each fault stands."""
    rows, faults = cells.faults.spread(codes)
    if holders is not None:
        # A row may have one fault in several items of its list.
        pairs = np.unique(holders[rows] * len(cells.unread) + faults)
        faults = pairs % len(cells.unread)
    return tuple(zip(cells.unread, np.bincount(faults, minlength=len(cells.unread)).tolist(), strict=True))
