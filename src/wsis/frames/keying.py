"""Columns that an engine cannot group by, made such that it can."""

from collections.abc import Iterable
from typing import Any

import attrs

from wsis.errors import InvalidInputError, Problem
from wsis.frames.checking import OBJECTS, has_lists, kind_of_objects
from wsis.frames.engines import Table
from wsis.frames.keys import key_of

# Where 1, 1.0 and True are one group, and lists fail.
_OBJECTS = "a column of objects, which Dask cannot group rows by: give it a type"


def keyed(table: Table, names: Iterable[str], by: Iterable[str] = ()) -> Table:
    """Write the cells of columns that hold lists, or things of many kinds, as one text each.

    Polars, DuckDB and Spark group by lists. pandas, PyArrow and Dask do not, and a pandas column of objects may hold
    anything: 1, 1.0 and True would fall into one group. Of whole numbers that are objects it makes floats.

    Args:
        table: The table.
        names: The columns of tags.
        by: The columns that group the rows, which keep their values.

    Returns:
        The table with those columns, and all the others as they were.

    Raises:
        InvalidInputError: Where a number that groups rows is too large, or Dask has objects for what groups them.

    >>> import pandas as pd
    >>> from wsis.frames.engines import opened
    >>> table = keyed(opened(pd.DataFrame({"al": [["C1", "C2"], None]}), tags=("al",)), ("al",))
    >>> table.native["al"].to_list() == [key_of(["C1", "C2"]), None]
    True
    """
    if problems := [
        Problem(message=_OBJECTS, column=name) for name in dict.fromkeys(by) if _is_object_of_dask(table, name)
    ]:
        raise InvalidInputError("frame", problems)
    whole = [name for name in dict.fromkeys(by) if _is_whole(table, name)]
    mixed = [name for name in dict.fromkeys(names) if name not in whole and _is_mixed(table, name)]
    if not mixed and not whole:
        return table
    from narwhals.stable import v2 as nw  # noqa: PLC0415 - only who opens a table pays for it

    if table.engine == "pyarrow":
        native = _keyed_arrow(table.native, mixed)
    elif table.engine == "dask":
        native = table.native.map_partitions(_keyed_pandas, mixed, meta=_keyed_pandas(table.native._meta, mixed))  # noqa: SLF001 - what Dask offers to tell the types of a result
    else:
        native = _keyed_pandas(table.native.assign(**{name: _numbers(table.native[name]) for name in whole}), mixed)
    return attrs.evolve(table, native=native, frame=nw.from_native(native))


def _is_mixed(table: Table, name: str) -> bool:
    """Tell whether a column holds what its engine cannot group by."""
    dtype = table.schema[name]
    if has_lists(table.native, name, dtype, table.engine):
        return table.engine in OBJECTS or table.engine == "pyarrow"
    if table.engine == "dask":
        return _is_object_of_dask(table, name)
    if table.engine not in OBJECTS or not str(dtype).startswith(("Object", "Categorical")):
        return False
    return kind_of_objects(table.native[name]) not in {"string", "empty"}


def _is_object_of_dask(table: Table, name: str) -> bool:
    """Tell whether a column of Dask holds objects; to narwhals it is one of strings."""
    return table.engine == "dask" and str(table.native.dtypes[name]) == "object"


def _is_whole(table: Table, name: str) -> bool:
    """Tell whether a column of pandas holds whole numbers as objects."""
    if table.engine not in OBJECTS - {"dask"} or not str(table.schema[name]).startswith(("Object", "Categorical")):
        return False
    return kind_of_objects(table.native[name]) == "integer"


def _numbers(column: Any) -> Any:  # noqa: ANN401 - a pandas series, and pandas is no dependency
    """Make numbers of objects."""
    try:
        return column.astype("Int64")
    except (OverflowError, TypeError) as error:
        problem = Problem(message="whole numbers too large to group rows: write them as text", column=column.name)
        raise InvalidInputError("frame", [problem]) from error


def _keyed_pandas(frame: Any, names: list[str]) -> Any:  # noqa: ANN401 - a pandas frame
    """Key columns of a pandas frame."""
    keyed_frame = frame.copy(deep=False)
    for name in names:
        keyed_frame[name] = _keyed_series(frame[name])
    return keyed_frame


def _keyed_series(column: Any) -> Any:  # noqa: ANN401 - as above
    """Key a column of pandas."""
    return column.__class__([key_of(value) for value in column], column.index, object)


def _keyed_arrow(table: Any, names: list[str]) -> Any:  # noqa: ANN401 - a PyArrow table, which is no dependency
    """Key columns of an Arrow table."""
    from wsis.frames.arrow import pa  # noqa: PLC0415 - it is there, since the table is one of its own

    for name in names:
        keys = pa.array(map(key_of, table[name].to_pylist()), pa.string())
        table = table.set_column(table.column_names.index(name), name, keys)
    return table


def decoded(table: Any) -> Any:  # noqa: ANN401 - as above
    """Decode columns of an Arrow table of which each chunk has a dictionary of its own: PyArrow groups by one alone.

    Args:
        table: The table.

    >>> import pyarrow as pa
    >>> halves = [pa.table({"al": pa.array([code]).dictionary_encode()}) for code in ("C1", "C2")]
    >>> str(decoded(pa.concat_tables(halves)).schema.field("al").type)
    'string'
    """
    from wsis.frames.arrow import pa  # noqa: PLC0415 - it is there, since the table is one of its own

    for place, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type) and table.column(place).num_chunks > 1:
            table = table.set_column(place, field.name, table.column(place).cast(field.type.value_type))
    return table
