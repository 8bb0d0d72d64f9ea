"""The plan "stream" on a cluster: the rows are counted where they are, and nothing but counts comes back."""

import re
from functools import partial
from importlib import import_module
from typing import Any

from wsis.errors import MissingExtraError
from wsis.frames.kernel import Kernel
from wsis.frames.messages import name_groups, read_counts
from wsis.frames.parts import Part
from wsis.frames.workers import add_batches, add_counts, count_batches, count_partition

#: The fields of a message in the words of Spark.
_FIELDS = (
    "vector array<bigint>, rows bigint, error string, column string, value string, message string, suggestion string"
)

#: What a worker says that lacks a package, in an error of Spark.
_LACKING = re.compile(r"ModuleNotFoundError: No module named '(wsis|attr|attrs|cattrs|numpy|narwhals|pyarrow)\b")

#: How many counts are added up at a time.
_FAN_IN = 16


def spark_part(kernel: Kernel, frame: Any) -> Part:  # noqa: ANN401 - a Spark frame, which is no dependency
    """Count a Spark frame.

    Each partition sends one vector of counts for each group, and its faults. Where rows are grouped, the cluster adds
    up the vectors of a group too, so that the driver gets one for each, however many partitions there are.

    Args:
        kernel: What counts a batch.
        frame: A Spark DataFrame, of a classic session or of Spark Connect.

    Raises:
        InvalidInputError: As the kernel does.
        MissingExtraError: Where the workers do not have this library, or numpy or PyArrow.
    """
    names = _needed(kernel, frame)
    rows = frame.select(*map(_quoted, names))
    groups = name_groups(len(kernel.by))
    kinds = [rows.schema[name].dataType.simpleString() for name in kernel.by]
    layout = ", ".join([*(f"`{name}` {kind}" for name, kind in zip(groups, kinds, strict=True)), _FIELDS])
    # Spark takes a point in the name of a column that it maps for a field of it.
    numbered = rows.toDF(*map(str, range(len(names))))
    counted = numbered.mapInArrow(partial(count_batches, kernel, names), layout)
    if groups:
        counted = counted.repartition(*groups).mapInArrow(partial(add_batches, groups), layout)
    try:
        messages = counted.toArrow().to_batches()
    except import_module("pyspark.errors").PySparkException as error:
        if lacking := _LACKING.search(str(error)):
            raise MissingExtraError(f"{lacking[1]} on the workers of Spark", "arrow") from error
        raise
    return kernel.part(read_counts(messages, len(groups)))


def dask_part(kernel: Kernel, frame: Any) -> Part:  # noqa: ANN401 - a Dask frame, which is no dependency
    """Count a Dask frame, by the scheduler that is set.

    Each partition becomes one vector of counts for each group, and its faults. They are added up on the workers, a few
    at a time.

    Args:
        kernel: What counts a batch.
        frame: A Dask DataFrame.

    Raises:
        InvalidInputError: As the kernel does.
    """
    dask = import_module("dask")  # it is there, since the frame is one of its own
    counted, added = dask.delayed(count_partition), dask.delayed(add_counts)
    shared = dask.delayed(kernel, traverse=False)  # one for all, which each worker gets once
    counts = [counted(shared, partition) for partition in frame[_needed(kernel, frame)].to_delayed()]
    while len(counts) > 1:
        counts = [added(counts[start : start + _FAN_IN]) for start in range(0, len(counts), _FAN_IN)]
    return kernel.part(counts[0].compute())


def _needed(kernel: Kernel, frame: Any) -> list[str]:  # noqa: ANN401 - a frame of either
    """Name the columns that a kernel reads; any one where it reads none, since rows without a column are no rows."""
    names = dict.fromkeys((*(name for name, _ in kernel.columns), *kernel.by))
    return list(names or frame.columns[:1])


def _quoted(name: str) -> str:
    """Write the name of a column such that Spark takes it as it is."""
    return f"`{name.replace('`', '``')}`"
