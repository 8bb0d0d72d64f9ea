"""Types of columns, where narwhals does not say enough of them and their own engine has to be asked."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from narwhals.stable import v2 as nw

#: The engines whose columns may hold any object.
OBJECTS = frozenset({"pandas", "modin", "cudf", "dask"})


def has_lists(native: Any, name: str, dtype: "nw.dtypes.DType", engine: str) -> bool:  # noqa: ANN401 - a table of any engine
    """Tell whether a column holds lists or the like, also of a kind of Arrow that narwhals does not know.

    Args:
        native: The table.
        name: The column.
        dtype: Its type.
        engine: The engine of the table.
    """
    if engine == "pyarrow" and str(dtype) == "Unknown":
        return hasattr(native.schema.field(name).type, "value_field")
    return dtype.is_nested()


def innermost(dtype: "nw.dtypes.DType") -> "nw.dtypes.DType":
    """Tell of what type the items of lists are, however deep those are.

    Args:
        dtype: A type of lists, or any other, which is its own.

    >>> from narwhals.stable import v2 as nw
    >>> innermost(nw.List(nw.List(nw.Int8)))
    Int8
    """
    while (inner := getattr(dtype, "inner", None)) is not None:
        dtype = inner
    return dtype


def is_strange(native: Any, name: str, dtype: "nw.dtypes.DType", engine: str) -> bool:  # noqa: ANN401 - as above
    """Tell whether a column, or its lists, hold things that are neither tags nor groups, which narwhals does not see.

    Args:
        native: The table.
        name: The column.
        dtype: Its type.
        engine: The engine of the table.
    """
    if engine == "duckdb":
        own = str(native.types[native.columns.index(name)])
        # A column of nothing but nulls has no type, and may be one of lists.
        return str(innermost(dtype)) == "Unknown" and own.rstrip("[0123456789]").strip('"') != "NULL"
    if engine != "pyarrow":
        return False
    from wsis.frames.arrow import pa  # noqa: PLC0415 - it is there, since the table is one of its own

    kind = native.schema.field(name).type
    while hasattr(kind, "value_field"):
        kind = kind.value_type
    # Whatever the values of a dictionary are, it is one of categories to narwhals.
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return pa.types.is_nested(kind) or pa.types.is_run_end_encoded(kind) or hasattr(kind, "extension_name")


def has_nanoseconds(native: Any, name: str, dtype: "nw.dtypes.DType", engine: str) -> bool:  # noqa: ANN401 - as above
    """Tell whether a column holds times that are finer than those of Python; pandas has times of its own.

    Args:
        native: The table.
        name: The column, which is not one of lists.
        dtype: Its type.
        engine: The engine of the table.
    """
    if engine in OBJECTS:
        return False
    if engine == "pyarrow":
        kind = native.schema.field(name).type
        return getattr(getattr(kind, "value_type", kind), "unit", None) == "ns"
    return getattr(dtype, "time_unit", None) == "ns" or (engine == "polars" and str(dtype) == "Time")


def kind_of_objects(column: Any) -> str:  # noqa: ANN401 - a pandas series, and pandas is no dependency
    """Tell what the objects of a column are, or those of its categories.

    Args:
        column: The column.

    >>> import pandas as pd
    >>> kind_of_objects(pd.Series(["4", None], dtype=object))
    'string'
    """
    from pandas.api.types import infer_dtype  # noqa: PLC0415 - it is there, since the column is one of its own

    values = getattr(column.dtype, "categories", column)
    return infer_dtype(values, skipna=True)


def categories(frame: "nw.DataFrame[Any] | nw.LazyFrame[Any]", name: str, engine: str) -> "nw.dtypes.DType":
    """Tell of what type the values of a column of categories are, which may be numbers.

    Args:
        frame: The table.
        name: The column.
        engine: The engine of the table.
    """
    from narwhals.stable import v2 as nw  # noqa: PLC0415 - only who opens a table pays for it

    native: Any = frame.to_native()
    if engine in OBJECTS:
        kind: Any = native.dtypes[name]
        if hasattr(kind, "pyarrow_dtype"):
            from pandas import ArrowDtype, Series  # noqa: PLC0415 - it is there, since the type is one of its own

            known = Series([], dtype=ArrowDtype(kind.pyarrow_dtype.value_type))
        else:
            known = kind.categories.to_series()
        values: nw.Series[Any] = nw.from_native(known, series_only=True)
        return values.dtype
    if engine == "pyarrow" and isinstance(frame, nw.DataFrame):
        return frame[name].cat.get_categories().dtype
    return nw.String()
