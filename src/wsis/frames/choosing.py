"""Which plan a table is counted by, and that plan carried out."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import Literal, get_args

import attrs

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, MissingExtraError, Problem
from wsis.frames.engines import Table, opened
from wsis.frames.grouping import COUNT, distinct, group_part
from wsis.frames.keying import keyed
from wsis.frames.parts import Part
from wsis.frames.question import Asked
from wsis.frames.tags import Tags

#: How a table is counted.
Plan = Literal["auto", "group", "stream"]

#: How many rows are looked at to choose a plan.
SAMPLE = 2**14

#: The share of distinct rows among those from which a table is streamed.
MOST_DISTINCT = 0.1

#: The engines that can be streamed.
STREAMED = frozenset({"pandas", "polars", "pyarrow", "duckdb", "dask", "pyspark"})

#: The engines of which others' machines count.
CLUSTERS = frozenset({"dask", "pyspark"})

#: The engines whose rows come back as Arrow has them.
FROM_ARROW = frozenset({"duckdb", "pyspark"})


def counted_part(
    ds: Dataset,
    asked: Asked,
    native: object,
    *,
    tags: Tags,
    by: tuple[str, ...] = (),
    plan: Plan = "auto",
    progress: Callable[[int], object] | None = None,
) -> Part:
    """Count a table by the plan that suits it.

    Args:
        ds: The dataset to count with.
        asked: What is asked.
        native: A table of any engine.
        tags: The columns of tags.
        by: The columns that group the rows.
        plan: The plan, or `auto`.
        progress: Called with the number of rows that have been streamed.

    Raises:
        ValueError: If there is no such plan.
        MissingExtraError: Where a package is not installed that it needs.
        InvalidInputError: Where a column is missing, or cannot hold tags.

    >>> import polars as pl, wsis
    >>> table = pl.DataFrame({"sdg": ["4", "9"]})
    >>> counted_part(wsis.load(), Asked(of=wsis.Goal), table, tags=Tags(sdgs="sdg")).tallies
    {(): Tally(goal, 2 projects)}
    """
    if plan not in get_args(Plan):
        raise ValueError(f"plan is {', '.join(map(repr, get_args(Plan)))}, not {plan!r}")
    columns = asked.columns_of(ds, tags)
    table = opened(native, tags=tuple(name for name, _ in tags.columns), by=by)
    names = tuple(name for name, _ in columns)
    if (chosen_plan(table, names, by) if plan == "auto" else plan) == "stream":
        try:
            return _stream_part(ds, asked, table, tags, by, progress)
        except MissingExtraError:
            # The workers of a cluster may lack what this process has; then the engine counts alone.
            if plan == "stream" or table.engine not in CLUSTERS:
                raise
    if table.frame is None:
        problem = Problem(message="a stream, which no engine groups", suggestion="plan='stream'")
        raise InvalidInputError("frame", [problem])
    if table.engine in FROM_ARROW and "pyarrow" in _lacking():
        raise MissingExtraError("pyarrow", "arrow")
    return group_part(ds, asked, keyed(table, names, by), columns, by)


def chosen_plan(table: Table, names: tuple[str, ...], by: tuple[str, ...] = ()) -> Literal["group", "stream"]:
    """Choose a plan: for a table in memory, by how many of its first rows are distinct.

    Where tags hardly repeat, there are nearly as many distinct rows to bring back as there are rows. A lazy table may
    be one that can be computed only once, so nobody looks at its first rows: it is streamed.

    Args:
        table: The table.
        names: The columns of tags that matter.
        by: The columns that group the rows.

    >>> import polars as pl
    >>> chosen_plan(opened(pl.DataFrame({"sdg": ["4"] * 100}), tags=("sdg",)), ("sdg",))
    'group'
    """
    from narwhals.stable import v2 as nw  # noqa: PLC0415 - only who opens a table pays for it

    if table.frame is None:
        return "stream"
    if not names or not _can_stream(table):
        return "group"
    if isinstance(table.frame, nw.LazyFrame):
        return "stream"
    first = table.frame.head(SAMPLE)
    sample = keyed(attrs.evolve(table, native=first.to_native(), frame=first), names, by)
    found = distinct(sample, tuple(dict.fromkeys((*by, *names))))
    rows = sum(found[COUNT].to_list())
    return "stream" if len(found) > rows * MOST_DISTINCT else "group"


def _can_stream(table: Table) -> bool:
    """Tell whether what a stream needs is there."""
    return table.engine in STREAMED and not _lacking()


def _lacking() -> list[str]:
    """List the packages that a stream needs and that are not installed."""
    return [name for name in ("numpy", "pyarrow") if find_spec(name) is None]


def _stream_part(  # noqa: PLR0917 - what `counted_part` was given and has found
    ds: Dataset,
    asked: Asked,
    table: Table,
    tags: Tags,
    by: tuple[str, ...],
    progress: Callable[[int], object] | None,
) -> Part:
    """Count all rows of a table in batches, on a cluster where they are."""
    if lacking := _lacking():
        raise MissingExtraError(lacking[-1], "arrow")
    from wsis.frames.clusters import dask_part, spark_part  # noqa: PLC0415 - only who streams pays for numpy and PyArrow
    from wsis.frames.kernel import kernel_of  # noqa: PLC0415 - the same
    from wsis.frames.streams import arrow_batches, reader_of, streamed  # noqa: PLC0415 - the same

    columns = asked.columns_of(ds, tags)
    kernel = kernel_of(ds, asked, columns, by)
    if table.engine == "pyspark":
        return spark_part(kernel, table.native)
    if table.engine == "dask":
        return dask_part(kernel, table.native)
    native = reader_of(table.native, tags.columns, by) if table.frame is None else table.native
    batches = arrow_batches(native, (name for name, _ in columns), by=by)
    return streamed(kernel, batches, progress=progress)
