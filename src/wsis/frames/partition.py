"""The rows of an Arrow batch in groups, each group in bytes of its own."""

from collections.abc import Iterable
from typing import Any, final

import attrs
import numpy as np

from wsis.errors import InvalidInputError, Problem
from wsis.frames.arrow import Array, Batch, pa
from wsis.frames.keys import is_missing
from wsis.frames.parts import Key
from wsis.frames.ragged import Whole

#: How many ones the bits of each byte have.
_ONES = np.array([byte.bit_count() for byte in range(256)], np.uint8)


@final
@attrs.frozen(kw_only=True, eq=False)
class Partition:
    """Where each row of a batch stands in a set of rows, which is one int, so that no byte of it is of two groups.

    Args:
        keys: The values of each group.
        sizes: How many rows each group has.
        starts: The first byte of each group.
        width: How many bytes a set has.
        places: The bit of each row; none where that is its number.
        planes: Where a bit stands for several rows alike, how many those are, written in binary: bit *i* of plane *k*
            is bit *k* of the number of rows at bit *i*.
    """

    keys: tuple[Key, ...]
    sizes: Whole
    starts: Whole
    width: int
    places: Whole | None = None
    planes: tuple[int, ...] = ()

    def bits_of(self, rows: Whole) -> Whole:
        """Give the bits of rows in a set.

        Args:
            rows: Numbers of rows.
        """
        return rows if self.places is None else self.places[rows]

    def counted(self, rows: int) -> Any:  # noqa: ANN401 - one number, or an array of one a group
        """Count the rows of a set, group by group.

        Args:
            rows: The set.

        Returns:
            A number where all rows are one group, else the numbers of all groups.
        """
        if self.planes:
            return sum((rows & plane).bit_count() << place for place, plane in enumerate(self.planes))
        if self.places is None:
            return rows.bit_count()
        ones = _ONES[np.frombuffer(rows.to_bytes(self.width, "little"), np.uint8)]
        return np.add.reduceat(ones, self.starts, dtype=np.int64)


def partition_of(batch: Batch, by: tuple[str, ...] = ()) -> Partition:
    """Part the rows of a batch by the values of columns.

    Args:
        batch: The batch; it has rows.
        by: The columns; without any, all rows are one group.

    Raises:
        InvalidInputError: Where a column holds what does not group rows, such as lists.

    >>> import pyarrow as pa
    >>> batch = pa.record_batch({"country": ["KE", "PE", "KE", None]})
    >>> partition_of(batch, ("country",)).keys
    (('KE',), ('PE',), (None,))
    """
    size = batch.num_rows
    if not by:
        return Partition(keys=((),), sizes=np.array([size]), starts=np.array([0]), width=(size + 7) // 8)
    groups = np.zeros(size, np.int64)
    for name in by:
        codes, distinct = _coded(batch.column(name), name)
        # Numbered anew after each column, by first appearance, so that no product of many columns runs over.
        groups = pa.array(groups * (distinct + 1) + codes).dictionary_encode().indices.to_numpy().astype(np.int64)
    firsts = np.empty(int(groups.max()) + 1, np.int64)
    firsts[groups[::-1]] = np.arange(size)[::-1]
    sizes = np.bincount(groups)
    widths = (sizes + 7) // 8
    starts = np.cumsum(widths) - widths
    order = np.argsort(groups.astype(np.min_scalar_type(len(sizes))), kind="stable")
    places = np.empty(size, np.int64)
    places[order] = np.arange(size) + np.repeat(starts * 8 - (np.cumsum(sizes) - sizes), sizes)
    keys = zip(*(_values(batch.column(name), firsts, name) for name in by), strict=True)
    return Partition(keys=tuple(keys), sizes=sizes, starts=starts, width=int(widths.sum()), places=places)


def weighted(counts: Whole, size: int) -> Partition:
    """Take rows that are alike for one bit, all of them in one group.

    Args:
        counts: How many rows each bit stands for.
        size: How many rows there are, those without a bit among them.

    >>> weighted(np.array([5, 2]), 8).counted(0b11)
    7
    """
    width = (len(counts) + 7) // 8
    planes = (
        int.from_bytes(np.packbits((counts >> place) & 1 > 0, bitorder="little").tobytes(), "little")
        for place in range(int(counts.max(initial=1)).bit_length())
    )
    return Partition(keys=((),), sizes=np.array([size]), starts=np.array([0]), width=width, planes=tuple(planes))


def _coded(column: Array, name: str) -> tuple[Whole, int]:
    """Number the values of a column, no value being 0, and count them."""
    try:
        encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        codes = encoded.indices.cast(pa.int64()).fill_null(-1).to_numpy(zero_copy_only=False)
    except pa.ArrowNotImplementedError as error:
        raise _refused(name, "a column that does not group rows", str(column.type)) from error
    return codes + 1, len(encoded.dictionary)


def _values(column: Array, rows: Iterable[np.int64], name: str) -> list[object]:
    """Take the values of some rows out of a column, as Python has them."""
    try:
        values: list[object] = [column[int(row)].as_py() for row in rows]
    except (ValueError, OverflowError) as error:
        raise _refused(name, "a value that Python cannot hold", str(column.type)) from error
    return [None if is_missing(value) else value for value in values]


def _refused(name: str, message: str, value: str) -> InvalidInputError:
    return InvalidInputError("frame", [Problem(message=message, column=name, value=value)])
