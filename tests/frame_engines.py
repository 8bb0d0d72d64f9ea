"""Tables of every engine of one process, each made of the same columns, and the register that their rows come to."""

import io
import json
import math
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, get_args

import polars as pl

import wsis
from wsis import Register
from wsis.frames.choosing import Plan

#: Engines without types, or with types that know less than the engine takes.
duckdb: Any = import_module("duckdb")
pa: Any = import_module("pyarrow")
pd: Any = import_module("pandas")

#: Columns by their names. Tags are texts or lists of them, the other columns texts or numbers; None is nothing.
Columns = Mapping[str, Sequence[Any]]

Builder = Callable[[Columns], Any]

_ARROW_TYPES = MappingProxyType[str, Any](
    {"text": pa.string(), "list": pa.list_(pa.string()), "number": pa.float64(), "null": pa.null()},
)


def kind_of(cells: Sequence[Any]) -> str:
    """Tell what a column holds by the first cell that is not None.

    Args:
        cells: The column.
    """
    first = next((cell for cell in cells if cell is not None), "")
    return "text" if isinstance(first, str) else "list" if isinstance(first, list) else "number"


def arrow(columns: Columns, **kinds: Any) -> Any:  # noqa: ANN401 - these engines have no types
    """Make a PyArrow table.

    Args:
        columns: The columns.
        kinds: The type of texts, where it is not `string`, and of lists.
    """
    types = {**_ARROW_TYPES, **kinds}
    arrays = [
        pa.array(cells, _ARROW_TYPES[kind_of(cells)]).cast(types[kind_of(cells)])
        for cells in map(list, columns.values())
    ]
    return pa.table(arrays, names=list(columns))


def _pandas_object(columns: Columns) -> Any:  # noqa: ANN401 - as above
    return pd.DataFrame(
        {
            name: pd.Series(list(cells), dtype=float if kind_of(cells) == "number" else object)
            for name, cells in columns.items()
        },
    )


def _pandas_str(columns: Columns) -> Any:  # noqa: ANN401 - as above
    return pd.DataFrame(
        {
            name: pd.Series(list(cells), dtype=float if kind_of(cells) == "number" else "str")
            for name, cells in columns.items()
        },
    )


def _pandas_arrow(columns: Columns) -> Any:  # noqa: ANN401 - as above
    types = {name: pd.ArrowDtype(_ARROW_TYPES[kind_of(cells)]) for name, cells in columns.items()}
    return pd.DataFrame({name: pd.array(list(cells), dtype=types[name]) for name, cells in columns.items()})


def _pandas_categorical(columns: Columns) -> Any:  # noqa: ANN401 - as above
    return _pandas_str(columns).astype("category")


def _polars(columns: Columns) -> pl.DataFrame:
    types = {"text": pl.String(), "list": pl.List(pl.String()), "number": pl.Float64()}
    return pl.DataFrame(
        [pl.Series(name, list(cells), types[kind_of(cells)], strict=True) for name, cells in columns.items()]
    )


def _polars_lazy(columns: Columns) -> pl.LazyFrame:
    return _polars(columns).lazy()


def _polars_categorical(columns: Columns) -> pl.DataFrame:
    return _polars(columns).with_columns(pl.col(pl.String).cast(pl.Categorical()))


def _arrow_large(columns: Columns) -> Any:  # noqa: ANN401 - as above
    return arrow(columns, text=pa.large_string(), list=pa.large_list(pa.large_string()))


def _arrow_dictionary(columns: Columns) -> Any:  # noqa: ANN401 - as above
    """Make a table of two chunks, each with a dictionary of its own, as row groups of a file are."""
    table = arrow(columns)
    encoded = [
        pa.table(
            [column.combine_chunks().dictionary_encode() for column in half.itercolumns()], names=table.column_names
        )
        for half in (table.slice(0, len(table) // 2), table.slice(len(table) // 2))
    ]
    return pa.concat_tables(encoded)


def _duckdb(columns: Columns) -> Any:  # noqa: ANN401 - as above
    return duckdb.from_arrow(arrow(columns))


def _stream(columns: Columns) -> Any:  # noqa: ANN401 - as above
    """Make a stream of batches of three rows each, which can be read once."""
    table = arrow(columns)
    return pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=3))


#: The engines, by what their cells can be. A stream of Arrow batches has no engine, and is counted as it is.
TEXT_TABLES = MappingProxyType[str, Builder](
    {
        "pandas object": _pandas_object,
        "pandas str": _pandas_str,
        "pandas ArrowDtype": _pandas_arrow,
        "pandas categorical": _pandas_categorical,
        "polars": _polars,
        "polars lazy": _polars_lazy,
        "polars categorical": _polars_categorical,
        "pyarrow": arrow,
        "pyarrow large_string": _arrow_large,
        "pyarrow dictionary": _arrow_dictionary,
        "duckdb": _duckdb,
        "arrow stream": _stream,
    },
)
LIST_TABLES = MappingProxyType[str, Builder](
    {
        "pandas object": _pandas_object,
        "pandas ArrowDtype": _pandas_arrow,
        "polars": _polars,
        "polars lazy": _polars_lazy,
        "pyarrow": arrow,
        "pyarrow large_list": _arrow_large,
        "duckdb": _duckdb,
        "arrow stream": _stream,
    },
)

#: Each engine with each plan that it can be counted by.
PLANS: tuple[Plan, ...] = get_args(Plan)
TEXT_WAYS: tuple[tuple[str, Plan], ...] = tuple(
    (engine, plan) for engine in TEXT_TABLES for plan in PLANS if (engine, plan) != ("arrow stream", "group")
)
LIST_WAYS: tuple[tuple[str, Plan], ...] = tuple(
    (engine, plan) for engine in LIST_TABLES for plan in PLANS if (engine, plan) != ("arrow stream", "group")
)


def rows_of(columns: Columns) -> list[dict[str, Any]]:
    """Turn columns into rows.

    Args:
        columns: The columns.
    """
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def read_rows(columns: Columns, fields: Mapping[str, str]) -> Register:
    """Read the same rows as a file of JSON: one project for each, in order.

    Args:
        columns: The columns.
        fields: The field of each column of tags; the others are left out.
    """
    records = [{"title": "Any", **{name: row[name] for name in fields}} for row in rows_of(columns)]
    source = io.BytesIO(json.dumps(records).encode())
    register = wsis.read_register(source, columns=fields, format="json").register
    assert len(records) == len(register)
    return register


def registers_by(register: Register, columns: Columns, *by: str) -> dict[Any, Register]:
    """Part a register by the values of columns: None where there is none, or no number.

    Args:
        register: The register of the rows.
        columns: The columns.
        by: The columns that group the rows.
    """
    parts: dict[Any, list[wsis.Project]] = {}
    for project, row in zip(register, rows_of(columns), strict=True):
        values = (row[name] for name in by)
        key = tuple(None if isinstance(value, float) and math.isnan(value) else value for value in values)
        parts.setdefault(key, []).append(project)
    return {key: Register(projects) for key, projects in parts.items()}
