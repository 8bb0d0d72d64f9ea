"""Counts as an Arrow batch, which is how a worker of a cluster sends them, or says why it does not count."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from types import MappingProxyType

from wsis.errors import InvalidInputError, Problem, UnknownTagsError
from wsis.frames.arrow import Batch, Kind, pa
from wsis.frames.kernel import Counts
from wsis.frames.keys import Unread
from wsis.frames.parts import Fault, Key
from wsis.frames.ragged import Whole

#: What a row of a message has after the values of a group: a vector; or a fault, and in how many rows it stands; or a
#: problem, and the name of the error that it is of.
FIELDS = MappingProxyType[str, Kind](
    {
        "vector": pa.list_(pa.int64()),
        "rows": pa.int64(),
        "error": pa.string(),
        "column": pa.string(),
        "value": pa.string(),
        "message": pa.string(),
        "suggestion": pa.string(),
    },
)

#: The errors that are sent; all others are those of the cluster.
_ERRORS = MappingProxyType({kind.__name__: kind for kind in (InvalidInputError, UnknownTagsError)})


def name_groups(number: int) -> list[str]:
    """Name the columns of the values of a group.

    Args:
        number: How many there are.

    >>> name_groups(2)
    ['group 0', 'group 1']
    """
    return [f"group {place}" for place in range(number)]


def write_counts(counts: Counts, kinds: Sequence[Kind] = ()) -> Batch:
    """Write counts, a row for each group and for each fault.

    Args:
        counts: The counts.
        kinds: The types of the values of a group.

    >>> import numpy as np
    >>> batch = write_counts(Counts(vectors={("KE",): np.array([2, 1])}), [pa.string()])
    >>> batch.column("group 0").to_pylist(), batch.column("vector").to_pylist()
    (['KE'], [[2, 1]])
    """
    groups = [(*key, vector, *(None,) * 6) for key, vector in counts.vectors.items()]
    none = (None,) * len(kinds)
    faults = [(*none, None, rows, None, column, *unread) for (column, unread), rows in counts.faults.items()]
    return _batch([*groups, *faults], kinds)


def write_refusal(error: InvalidInputError, kinds: Sequence[Kind] = ()) -> Batch:
    """Write an error, a row for each problem.

    Args:
        error: The error.
        kinds: The types of the values of a group.

    >>> write_refusal(InvalidInputError("frame", [Problem(message="a year of 10000")])).column("message").to_pylist()
    ['a year of 10000']
    """
    none = (None,) * (len(kinds) + 2)
    name = type(error).__name__
    return _batch([(*none, name, it.column, it.value, it.message, it.suggestion) for it in error.problems], kinds)


def _batch(rows: list[tuple[object, ...]], kinds: Sequence[Kind]) -> Batch:
    """Make a batch of rows."""
    named = dict(zip(name_groups(len(kinds)), kinds, strict=True)) | FIELDS
    columns = [[row[place] for row in rows] for place in range(len(named))]
    arrays = [pa.array(column, kind) for column, kind in zip(columns, named.values(), strict=True)]
    return pa.RecordBatch.from_arrays(arrays, list(named))


def read_counts(batches: Iterable[Batch], groups: int = 0) -> Counts:
    """Read messages, and add up their counts.

    Args:
        batches: The messages.
        groups: How many values a group has.

    Raises:
        InvalidInputError: The error that one of them is, with the problems of all.

    >>> import numpy as np
    >>> sent = write_counts(Counts(vectors={(): np.array([2, 1])}))
    >>> read_counts([sent, sent]).vectors
    {(): array([4, 2])}
    """
    sent = list(batches)
    refusals = {
        (row["error"], Problem(**{name: row[name] for name in ("column", "value", "message", "suggestion")})): None
        for batch in sent
        for row in batch.filter(batch.column("error").is_valid()).to_pylist()
    }
    if refusals:
        kinds, problems = zip(*refusals, strict=True)
        raise _ERRORS[kinds[0]]("frame", problems)
    return reduce(Counts.__add__, (_read(batch, groups) for batch in sent), Counts())


def _read(batch: Batch, groups: int) -> Counts:
    """Read one message."""
    counted = batch.filter(batch.column("vector").is_valid())
    values = [column.to_pylist() for column in counted.columns[:groups]]
    keys: Iterable[Key] = zip(*values, strict=True) if groups else [()] * len(counted)
    vectors: dict[Key, Whole] = {}
    for key, sent in zip(keys, counted.column("vector"), strict=True):
        # A message that a cluster has put together of several may have a group more than once.
        vector = sent.values.to_numpy()
        vectors[key] = vectors[key] + vector if key in vectors else vector
    unread = batch.filter(batch.column("rows").is_valid()).to_pylist()
    faults = Counter[Fault]()
    for row in unread:
        faults[Fault(row["column"], Unread(row["value"], row["message"], row["suggestion"]))] += row["rows"]
    return Counts(vectors=vectors, faults=faults)
