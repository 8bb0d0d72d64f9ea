"""Counting Arrow batches: each gives a few vectors of fixed size, which add up however many rows there are."""

from collections import Counter
from functools import reduce
from typing import cast, final

import attrs
import numpy as np

from wsis.dataset import Dataset
from wsis.frames.arrow import Batch, pa
from wsis.frames.bitsets import bitsets_of
from wsis.frames.membership import members_of
from wsis.frames.partition import partition_of, weighted
from wsis.frames.parts import Fault, Key, Part
from wsis.frames.question import Asked, TagColumns
from wsis.frames.ragged import Whole
from wsis.frames.schemas import refuse_types
from wsis.register import Register
from wsis.tally import Tally

#: How many rows are counted at a time: enough that what each time costs does not matter, few enough for little memory.
ROWS = 2**17


@final
@attrs.frozen(kw_only=True, eq=False)
class Counts:
    """What counting some rows gives; the counts of other rows add up with it.

    Args:
        vectors: For each group, the numbers of its tally in fixed places.
        faults: In how many rows each fault stands.
    """

    vectors: dict[Key, Whole] = attrs.field(factory=dict[Key, Whole])
    faults: Counter[Fault] = attrs.field(factory=Counter[Fault])

    def __add__(self, other: "Counts") -> "Counts":
        """Add the counts of other rows."""
        vectors = dict(self.vectors)
        for key, vector in other.vectors.items():
            vectors[key] = vectors[key] + vector if key in vectors else vector
        return Counts(vectors=vectors, faults=self.faults + other.faults)


@final
@attrs.frozen(kw_only=True)
class Kernel:
    """Counts batches by one question; it pickles, so that the workers of a cluster can have it.

    Args:
        ds: The dataset to count with.
        asked: What is asked.
        columns: Name and field of the columns of tags.
        by: The columns that group the rows.
        empty: The tally of no rows at all.
    """

    ds: Dataset
    asked: Asked
    columns: TagColumns
    by: tuple[str, ...] = ()
    empty: Tally

    def counted(self, batch: Batch) -> Counts:
        """Count the rows of a batch.

        Args:
            batch: A record batch, or a table of several; it has the columns of tags, and those that group the rows.

        Raises:
            InvalidInputError: Where a column is missing, or holds what is no tag or does not group rows.
            UnknownTagsError: Where a cell has a tag that the dataset does not have.

        >>> import pyarrow as pa, wsis
        >>> kernel = kernel_of(wsis.load(), Asked(of=wsis.Goal), (("sdg", "sdgs"),))
        >>> kernel.part(kernel.counted(pa.record_batch({"sdg": ["4; 9.c", "9"]}))).tallies[()].counts[8]
        2
        """
        batches = batch.to_batches() if isinstance(batch, pa.Table) else [batch]
        pieces = (each.slice(start, ROWS) for each in batches for start in range(0, max(each.num_rows, 1), ROWS))
        return reduce(Counts.__add__, map(self._counted, pieces), Counts())

    def _counted(self, batch: Batch) -> Counts:
        """Count the rows of a record batch."""
        refuse_types(batch.schema, (), (*(name for name, _ in self.columns), *self.by))
        # pandas makes floats of a column without anything in it; there is nothing in it to refuse.
        held = tuple(each for each in self.columns if batch.column(each[0]).null_count < batch.num_rows)
        refuse_types(batch.schema, held)
        if not batch.num_rows:
            return Counts()
        # Where one column is all that matters, rows of which it says the same are counted at once.
        alike = len(held) == 1 and not self.by
        members = [(name, members_of(batch.column(name), field, alike=alike)) for name, field in held]
        counts = members[0][1].counts if alike else None
        partition = partition_of(batch, self.by) if counts is None else weighted(counts, batch.num_rows)
        tally = self.asked.tally(self.ds, bitsets_of(partition, (each for _, each in members)))
        # Each number of the tally is that of all groups at once.
        numbers = np.array((tally.heading_only, *tally.counts, *tally.column_counts, *tally.cells), np.int64)
        groups = len(partition.keys)
        vectors = np.concatenate([partition.sizes.reshape(1, groups), numbers.reshape(-1, groups)]).T.copy()
        faults = Counter({Fault(name, unread): rows for name, each in members for unread, rows in each.faults if rows})
        found = Counts(faults=faults)
        for key, vector in zip(partition.keys, vectors, strict=True):
            # Two groups may have one key, as null and NaN have.
            found.vectors[key] = found.vectors[key] + vector if key in found.vectors else vector
        return found

    def part(self, counts: Counts) -> Part:
        """Make tallies of vectors.

        Args:
            counts: The counts of all batches together.

        >>> import wsis
        >>> kernel_of(wsis.load(), Asked(of=wsis.Goal), (("sdg", "sdgs"),)).part(Counts()).tallies
        {(): Tally(goal, 0 projects)}
        """
        tallies = {key: self._tally(vector) for key, vector in counts.vectors.items()}
        if not self.by:
            tallies.setdefault((), self.empty)
        return Part(tallies=tallies, faults=counts.faults)

    def _tally(self, vector: Whole) -> Tally:
        """Put the numbers of a vector in their places."""
        projects, heading_only, *numbers = cast("list[int]", vector.tolist())
        counts = len(self.empty.counts)
        columns = counts + len(self.empty.column_counts)
        return attrs.evolve(
            self.empty,
            projects=projects,
            heading_only=heading_only,
            counts=tuple(numbers[:counts]),
            column_counts=tuple(numbers[counts:columns]),
            cells=tuple(numbers[columns:]),
        )


def kernel_of(ds: Dataset, asked: Asked, columns: TagColumns, by: tuple[str, ...] = ()) -> Kernel:
    """Make the kernel that answers a question.

    Args:
        ds: The dataset to count with.
        asked: What is asked.
        columns: Name and field of the columns of tags that it needs.
        by: The columns that group the rows.

    Raises:
        NoMatrixError: Where no matrix leads to what is counted.

    >>> import wsis
    >>> kernel_of(wsis.load(), Asked(of=wsis.Goal), (("sdg", "sdgs"),)).empty
    Tally(goal, 0 projects)
    """
    return Kernel(ds=ds, asked=asked, columns=columns, by=by, empty=asked.tally(ds, Register()))
