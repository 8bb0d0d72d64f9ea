"""Rows of numbers of different lengths, in arrays."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

#: Whole numbers, of as many bits as they need: half the bits are half the time.
Whole = npt.NDArray[np.integer[Any]]


class Ragged(NamedTuple):
    """Rows of numbers, none or some a row.

    Args:
        starts: Where each row starts in the values.
        lengths: How many values each row has.
        values: The values of all rows, row by row.
    """

    starts: Whole
    lengths: Whole
    values: Whole

    def spread(self, rows: Whole) -> tuple[Whole, Whole]:
        """Give the values of some rows.

        Args:
            rows: The rows; one below zero has no values.

        Returns:
            For each value, which of the rows that were asked for it is of, in their order; and the values.

        >>> ragged = ragged_of(np.array([0, 0, 2]), np.array([7, 8, 9]), 3)
        >>> places, values = ragged.spread(np.array([2, -1, 0]))
        >>> places.tolist(), values.tolist()
        ([0, 2, 2], [9, 7, 8])
        """
        known = np.flatnonzero(rows >= 0) if len(rows) and rows.min() < 0 else None
        if known is not None:
            rows = rows[known]
        lengths, starts = self.lengths[rows], self.starts[rows]
        if (lengths == 1).all():
            places, values = np.arange(len(rows)), self.values[starts]
        else:
            ends = np.cumsum(lengths)
            total = int(lengths.sum())
            # Which row each value is of: one step up wherever rows end. This is faster than `np.repeat`.
            places = np.cumsum(np.bincount(ends, minlength=total + 1)[:total])
            found = (starts - (ends - lengths))[places]
            found += np.arange(total)
            values = self.values[found]
        return places if known is None else known[places], values


def ragged_of(rows: Whole, values: Whole, size: int) -> Ragged:
    """Make rows of pairs of a row and a value.

    Args:
        rows: The row of each value.
        values: The values.
        size: How many rows there are.

    >>> ragged_of(np.array([1, 0]), np.array([5, 6]), 2).values.tolist()
    [6, 5]
    """
    lengths = np.bincount(rows, minlength=size)
    if (rows[1:] < rows[:-1]).any():
        values = values[np.argsort(rows, kind="stable")]
    starts = np.cumsum(lengths) - lengths
    return Ragged(starts.astype(np.int32), lengths.astype(np.int32), values)
