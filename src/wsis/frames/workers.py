"""What the workers of a cluster do: each counts the rows that it has, and adds up what others have counted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain
from typing import Any

from wsis.errors import InvalidInputError
from wsis.frames.arrow import Batch
from wsis.frames.kernel import Counts, Kernel
from wsis.frames.messages import read_counts, write_counts, write_refusal
from wsis.frames.streams import arrow_batches, merged


def add_counts(counts: Iterable[Counts]) -> Counts:
    """Add counts up.

    Args:
        counts: Those of rows without a common row.

    >>> add_counts([]).vectors
    {}
    """
    return reduce(Counts.__add__, counts, Counts())


def count_partition(kernel: Kernel, partition: Any) -> Counts:  # noqa: ANN401 - a pandas table, no dependency
    """Count a partition of a Dask frame.

    Args:
        kernel: What counts a batch.
        partition: The columns that the kernel reads.

    >>> import pandas as pd, wsis
    >>> from wsis.frames.kernel import kernel_of
    >>> from wsis.frames.question import Asked
    >>> kernel = kernel_of(wsis.load(), Asked(of=wsis.Goal), (("sdg", "sdgs"),))
    >>> kernel.part(count_partition(kernel, pd.DataFrame({"sdg": ["4; 9.c", "9"]}))).tallies[()].counts[8]
    2
    """
    names = [name for name in partition.columns if name not in kernel.by]
    return add_counts(map(kernel.counted, arrow_batches(partition, names, by=kernel.by)))


def count_batches(kernel: Kernel, names: Sequence[str], batches: Iterable[Batch]) -> Iterator[Batch]:
    """Count a partition of a Spark frame.

    Args:
        kernel: What counts a batch.
        names: The names of the columns, whatever the batches call them.
        batches: The rows.

    Returns:
        A message; none where there are no batches.

    >>> import pyarrow as pa, wsis
    >>> from wsis.frames.kernel import kernel_of
    >>> from wsis.frames.question import Asked
    >>> kernel = kernel_of(wsis.load(), Asked(of=wsis.Goal), (("sdg", "sdgs"),))
    >>> [message] = count_batches(kernel, ["sdg"], [pa.record_batch({"0": ["4; 9.c", "9"]})])
    >>> kernel.part(read_counts([message])).tallies[()].counts[8]
    2
    """
    named = (batch.rename_columns(list(names)) for batch in batches)
    return _answers(named, kernel.by, lambda coming: add_counts(map(kernel.counted, merged(coming))))


def add_batches(groups: Sequence[str], messages: Iterable[Batch]) -> Iterator[Batch]:
    """Add up messages.

    Args:
        groups: The names of the columns of the values of a group.
        messages: The messages.

    Returns:
        A message; none where there are none.

    >>> import numpy as np
    >>> sent = write_counts(Counts(vectors={(): np.array([2, 1])}))
    >>> [message] = add_batches([], [sent, sent])
    >>> message.column("vector").to_pylist()
    [[4, 2]]
    """
    return _answers(messages, groups, lambda coming: read_counts(coming, len(groups)))


def _answers(
    batches: Iterable[Batch], groups: Sequence[str], work: Callable[[Iterable[Batch]], Counts]
) -> Iterator[Batch]:
    """Send what work on batches gives, or why it does not: what a worker raises would come out as an error of Spark."""
    coming = iter(batches)
    first = next(coming, None)
    if first is None:
        return
    kinds = [first.schema.field(name).type for name in groups]
    try:
        yield write_counts(work(chain([first], coming)), kinds)
    except InvalidInputError as error:
        yield write_refusal(error, kinds)
