"""Tables of any engine as Arrow batches of a bearable size, and their counts added up."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from narwhals.stable import v2 as nw

from wsis.frames.arrow import Batch, pa
from wsis.frames.kernel import ROWS, Counts, Kernel
from wsis.frames.pandas_columns import group_array, tag_array
from wsis.frames.parts import Part
from wsis.frames.question import TagColumns
from wsis.frames.schemas import refuse_types

#: How many bytes at most are merged into one batch.
BYTES = 2**26


def streamed(kernel: Kernel, batches: Iterable[Batch], *, progress: Callable[[int], object] | None = None) -> Part:
    """Count the rows of a stream of batches, of which only one at a time is held.

    Args:
        kernel: What counts them.
        batches: The batches, of any size.
        progress: Called with the number of rows so far after each batch.

    Raises:
        InvalidInputError: Where a column is missing, or holds what is no tag or does not group rows.

    >>> import polars as pl, wsis
    >>> from wsis.frames.kernel import kernel_of
    >>> from wsis.frames.question import Asked
    >>> kernel = kernel_of(wsis.load(), Asked(of=wsis.Goal), (("sdg", "sdgs"),))
    >>> table = pl.DataFrame({"sdg": ["4; 9.c", "9"]})
    >>> streamed(kernel, arrow_batches(table, ["sdg"])).tallies[()].counts[8]
    2
    """
    counts, rows = Counts(), 0
    for batch in merged(batches):
        counts += kernel.counted(batch)
        rows += batch.num_rows
        if progress:
            progress(rows)
    return kernel.part(counts)


def arrow_batches(native: object, columns: Iterable[str], *, by: Iterable[str] = ()) -> Iterator[Batch]:
    """Go through the rows of a table, without ever holding a copy of all of them.

    Args:
        native: A table of pandas, Polars (eager or lazy), PyArrow or DuckDB, or anything with `__arrow_c_stream__`.
        columns: The columns of tags.
        by: The columns that group the rows, which keep their values as they are.

    Returns:
        Batches of these columns, of whatever size the engine likes.

    Raises:
        InvalidInputError: Where a stream does not have a column, or has one that does not group rows; and where a
            column of pandas has no form in Arrow.
        TypeError: If it is no such table.

    >>> import duckdb
    >>> next(arrow_batches(duckdb.sql("select 'C1' as al, 2 as other"), ["al"])).to_pydict()
    {'al': ['C1']}
    """
    groups = tuple(by)
    names = tuple(dict.fromkeys((*columns, *groups)))
    table = cast("Any", native)
    if nw.dependencies.is_pandas_like_dataframe(native):
        return _pandas_batches(table, names or _first(table.columns), groups)
    if nw.dependencies.is_polars_lazyframe(native):
        chosen = table.select(names or _first(table.collect_schema()))
        _checked(_reader(chosen.clear().collect()), names, groups)
        if hasattr(chosen, "collect_batches"):
            frames = chosen.collect_batches(chunk_size=ROWS, maintain_order=False)
        else:  # which came with Polars 1.34
            frames = chosen.collect(engine="streaming").iter_slices(ROWS)
        return (batch for frame in frames for batch in _reader(frame))
    if nw.dependencies.is_polars_dataframe(native):
        return iter(_checked(_reader(table.select(names or _first(table.columns))), names, groups))
    if nw.dependencies.is_duckdb_relation(native):
        return iter(_checked(_duckdb_reader(table, names or _first(table.columns)), names, groups))
    if isinstance(native, pa.RecordBatch):
        table = pa.Table.from_batches([native])
    return (batch.select(names) for batch in _checked(_reader(table), names, groups))


def reader_of(native: object, columns: TagColumns, by: Iterable[str] = ()) -> Any:  # noqa: ANN401 - a reader of PyArrow, which has no types
    """Open a stream that no engine opens, and refuse at once every column that cannot hold what is asked of it.

    Args:
        native: Anything with `__arrow_c_stream__`, which is asked for its stream once.
        columns: Name and field of all columns of tags, also of those that a question does not need.
        by: The columns that group the rows.

    Returns:
        A `pyarrow.RecordBatchReader`, for `arrow_batches` to read.

    Raises:
        InvalidInputError: Listing every column that is missing, stands twice or is of a wrong type.
        TypeError: If it is no stream of batches.

    >>> reader = reader_of(pa.table({"sdg": ["4"]}), (("sdg", "sdgs"),))
    >>> next(arrow_batches(reader, ["sdg"])).to_pydict()
    {'sdg': ['4']}
    """
    reader = _reader(native)
    refuse_types(reader.schema, columns, by=by)
    return reader


def _reader(native: Any) -> Any:  # noqa: ANN401 - from any library, to one without types
    """Open a stream."""
    message = f"no stream of Arrow batches: {type(native).__name__}"
    if not hasattr(native, "__arrow_c_stream__"):
        raise TypeError(message)
    try:
        return pa.RecordBatchReader.from_stream(native)
    except pa.ArrowInvalid as error:
        # A single column has a stream too, one of arrays.
        raise TypeError(message) from error


def _checked(reader: Any, names: tuple[str, ...], by: tuple[str, ...]) -> Any:  # noqa: ANN401 - a reader of PyArrow
    """Refuse a stream without the columns that it should have, or with such as do not group rows."""
    refuse_types(reader.schema, (), names, by=by)
    return reader


def _first(names: Iterable[str]) -> tuple[str, ...]:
    """Choose any column, where none is asked for, since without a column there are no rows to count."""
    return tuple(names)[:1]


def _pandas_batches(table: Any, names: tuple[str, ...], by: tuple[str, ...]) -> Iterator[Batch]:  # noqa: ANN401 - a table of pandas, or of its like
    """Convert slices of a table that is like one of pandas."""
    for start in range(0, len(table), ROWS):
        rows = nw.from_native(table[list(names)].iloc[start : start + ROWS]).to_pandas()
        arrays = [group_array(rows[name]) if name in by else tag_array(rows[name]) for name in names]
        yield pa.RecordBatch.from_arrays(arrays, names=list(names))


def _duckdb_reader(relation: Any, names: tuple[str, ...]) -> Any:  # noqa: ANN401 - a relation of DuckDB, a reader of PyArrow
    """Open a relation batch by batch."""
    from duckdb import ColumnExpression  # noqa: PLC0415 - it is there, since the relation is one of its own

    chosen = relation.select(*map(ColumnExpression, names))
    # Older versions of DuckDB have it by another name only.
    reader = getattr(chosen, "to_arrow_reader", None) or chosen.fetch_record_batch
    return reader(ROWS)


def merged(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Merge small batches, since each costs some milliseconds whatever its size.

    Args:
        batches: The batches, of any size.

    >>> halves = [pa.record_batch({"al": [code]}) for code in ("C1", "C2")]
    >>> [batch.num_rows for batch in merged(halves)]
    [2]
    """
    pending: list[Batch] = []
    rows = size = 0
    for batch in batches:
        rows, size = rows + batch.num_rows, size + batch.nbytes
        if pending and (rows > ROWS or size > BYTES or batch.schema != pending[0].schema):
            yield _one(pending)
            pending, rows, size = [], batch.num_rows, batch.nbytes
        pending.append(batch)
    if pending:
        yield _one(pending)


def _one(batches: list[Batch]) -> Batch:
    """Make one table of batches."""
    return batches[0] if len(batches) == 1 else pa.Table.from_batches(batches).combine_chunks()
