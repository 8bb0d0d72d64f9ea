"""A table of any engine, opened: what it is, and whether its columns can hold tags."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard, final

import attrs

from wsis.errors import InvalidInputError, MissingExtraError, Problem
from wsis.frames.checking import OBJECTS, categories, has_lists, has_nanoseconds, innermost, is_strange, kind_of_objects

if TYPE_CHECKING:
    from narwhals.stable import v2 as nw

    #: A table as narwhals has it, at hand or still to be computed.
    Frame: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]
    #: The type of a column.
    Dtype: TypeAlias = nw.dtypes.DType

_TEXTS = frozenset({"String", "Categorical", "Enum", "Unknown"})
# What Arrow has as decimals.
_WIDE = frozenset({"Int128", "UInt128"})
_STRUCTURES = frozenset({"Struct", "Map"})
# What pandas says of objects that are not all of one kind, or of one by which no other engine groups.
_MIXED = frozenset({"mixed", "mixed-integer", "complex", "interval", "period"})
# The names that columns have while rows are grouped.
_INSIDE = re.compile(r"wsis: rows|wsis \d+")
_NO_SCHEMA = MappingProxyType[str, Any]({})

#: What is said of a column of numbers with digits behind a point.
FLOATS = "a column of numbers, in which 8.1 and 8.10 are the same: read it as text, as with dtype=str"


@final
@attrs.frozen(kw_only=True, eq=False)
class Table:
    """A table of some engine.

    Args:
        native: The table as its engine has it.
        frame: The same, opened by narwhals; None for a stream of Arrow batches, which can only be streamed.
        engine: The name of the engine, such as `pandas`, `polars`, `pyarrow`, `duckdb`, `dask` or `pyspark`.
        schema: The type of each column.
    """

    native: Any
    frame: "Frame | None"
    engine: str
    schema: "Mapping[str, Dtype]" = _NO_SCHEMA


def opened(native: object, *, tags: tuple[str, ...], by: tuple[str, ...] = ()) -> Table:
    """Open a table, and refuse at once every column that is not there or cannot hold what is asked of it.

    Args:
        native: A table of any engine that narwhals knows, or anything with `__arrow_c_stream__`.
        tags: The columns of tags.
        by: The columns that group the rows.

    Raises:
        MissingExtraError: Where narwhals is not installed.
        InvalidInputError: Listing every column that is missing or of a wrong type.
        TypeError: If it is no table.

    >>> import pandas as pd
    >>> opened(pd.DataFrame({"sdg": [8.1]}), tags=("sdg",))
    Traceback (most recent call last):
    wsis.errors.InvalidInputError: frame: 1 problem
      sdg: a column of numbers, in which 8.1 and 8.10 are the same: read it as text, as with dtype=str: 'Float64'
    """
    try:
        from narwhals.stable import v2 as nw  # noqa: PLC0415 - only who opens a table pays for it
    except ModuleNotFoundError as error:
        raise MissingExtraError("narwhals", "frames") from error
    try:
        frame: object = nw.from_native(native, pass_through=True)
    except nw.exceptions.NarwhalsError as error:
        raise InvalidInputError("frame", [Problem(message=" ".join(str(error).split()))]) from error
    if not _is_frame(frame):
        if hasattr(native, "__arrow_c_stream__") and not nw.dependencies.is_into_series(native):
            return Table(native=native, frame=None, engine="arrow")
        raise TypeError(
            f"no table: {type(native).__name__}; give one of pandas, Polars, PyArrow, DuckDB, Dask or Spark"
        )
    schema = dict(frame.collect_schema())
    engine = frame.implementation.value.removesuffix("[connect]")
    problems = [_missing(name, list(schema)) for name in dict.fromkeys((*tags, *by)) if name not in schema]
    # Two columns of one name are one in the schema.
    names = list(frame.to_native().columns) if engine in {"duckdb", "pyspark"} else list(schema)
    problems += [
        Problem(message=message, column=name, suggestion="rename the column")
        for name in dict.fromkeys((*tags, *by))
        if name in schema and (message := _name_flaw(name, names))
    ]
    problems += [
        problem
        for name in dict.fromkeys(tags)
        if name in schema and (problem := _type_problem(frame, name, schema[name], engine))
    ]
    problems += [
        Problem(message=message, column=name, value=str(schema[name]))
        for name in dict.fromkeys(by)
        if name in schema and (message := _group_flaw(frame, name, schema[name], engine))
    ]
    if problems:
        raise InvalidInputError("frame", problems)
    return Table(native=frame.to_native(), frame=frame, engine=engine, schema=MappingProxyType(schema))


def _is_frame(value: object) -> TypeGuard["Frame"]:
    """Tell whether narwhals could open a table."""
    from narwhals.stable import v2 as nw  # noqa: PLC0415 - only who opens a table pays for it

    return isinstance(value, nw.DataFrame | nw.LazyFrame)


def _missing(name: str, names: list[str]) -> Problem:
    """Say that a column is not there, and which may be meant."""
    # The name of a column of pandas may be a number.
    there = list(map(str, names))
    nearest = get_close_matches(name, there, n=3) or there[:10] or ["none"]
    return Problem(message="no such column", column=name, suggestion=f"there are {', '.join(nearest)}")


def _name_flaw(name: str, names: Sequence[str]) -> str | None:
    """Say why a column cannot be asked for by its name, if it cannot."""
    if name == "*" or (name.startswith("^") and name.endswith("$")):
        return "a name that engines take for a pattern"
    if _INSIDE.fullmatch(name):
        return "a name that is used inside"
    return "a name that more than one column has" if names.count(name) > 1 else None


def _type_problem(frame: "Frame", name: str, dtype: "Dtype", engine: str) -> Problem | None:
    """Say why a column cannot hold tags, if it cannot: a float is no code, and a date is no tag."""
    refused = Problem(message="a column that cannot hold codes, which are text", column=name, value=str(dtype))
    if is_strange(frame.to_native(), name, dtype, engine):
        return refused
    inner: Any = innermost(categories(frame, name, engine) if str(dtype) == "Categorical" else dtype)
    if inner.is_float() or inner.is_decimal():
        return None if _is_empty(frame, name) else Problem(message=FLOATS, column=name, value=str(inner))
    kind = str(inner).partition("(")[0]
    if (inner.is_integer() and kind not in _WIDE) or kind in _TEXTS or (kind == "Object" and engine in OBJECTS):
        return None
    return refused


def _group_flaw(frame: "Frame", name: str, dtype: "Dtype", engine: str) -> str | None:
    """Say why a column cannot group rows, if it cannot."""
    native, kind = frame.to_native(), str(dtype).partition("(")[0]
    if kind in _STRUCTURES:
        return "a column of structures does not group rows"
    if has_lists(native, name, dtype, engine):
        return "a column of lists does not group rows"
    is_object = kind == "Object" and engine not in OBJECTS
    # Polars has no values of 128 bits for others; DuckDB makes decimals of them.
    is_wide = kind in _WIDE and engine == "polars"
    if is_object or is_wide or is_strange(native, name, dtype, engine):
        return "a column that does not group rows"
    if has_nanoseconds(native, name, dtype, engine):
        return "nanoseconds, which Python's times do not hold: cast to microseconds"
    if engine in OBJECTS - {"dask"} and kind_of_objects(native[name]) in _MIXED:
        return "values of several kinds, or of a strange one, do not group rows: write them as text"
    return None


def _is_empty(frame: "Frame", name: str) -> bool:
    """Tell whether a column of numbers has none, as pandas makes of a column without anything in it."""
    from narwhals.stable import v2 as nw  # noqa: PLC0415 - only who opens a table pays for it

    return isinstance(frame, nw.DataFrame) and bool(frame[name].is_null().all())
