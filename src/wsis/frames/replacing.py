"""Cells of tags replaced by clean text, in each engine's own way."""

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from wsis.frames.cluster_cells import replace_in_dask, replace_in_spark, write_texts_in_spark
from wsis.frames.engines import Table
from wsis.frames.joining import replace_in_duckdb, write_texts_in_duckdb
from wsis.frames.keying import keyed
from wsis.frames.lookups import (
    Cleaned,
    Depths,
    replace_in_arrow,
    replace_in_pandas,
    replace_in_polars,
    write_texts_in_polars,
)

if TYPE_CHECKING:
    from wsis.frames.engines import Dtype


def texted(table: Table, names: tuple[str, ...]) -> Table:
    """Write the cells of columns as one text each, or leave them as something that has one text.

    Args:
        table: The table.
        names: The columns of tags.

    Raises:
        TypeError: If nobody knows how the cells of such a table are replaced.

    >>> import polars as pl
    >>> from wsis.frames.engines import opened
    >>> from wsis.frames.keys import key_of
    >>> table = texted(opened(pl.DataFrame({"al": [["C1", None], []]}), tags=("al",)), ("al",))
    >>> table.native["al"].to_list() == [key_of(["C1", None]), key_of([])]
    True
    """
    if table.engine not in _REPLACING:
        raise TypeError(
            f"cells of {type(table.native).__name__} are not replaced; "
            "give a table of pandas, Polars, PyArrow, DuckDB, Dask or Spark"
        )
    if table.engine not in _TEXTING:
        return keyed(table, names)
    from narwhals.stable import v2 as nw  # noqa: PLC0415 - only who opens a table pays for it

    native = _TEXTING[table.engine](table.native, {name: _depth(table.schema[name]) for name in names})
    return attrs.evolve(table, native=native, frame=nw.from_native(native))


def replaced(table: Table, cleaned: Cleaned) -> object:
    """Replace the cells of columns.

    Args:
        table: The table, with those columns as texts.
        cleaned: What each text comes to.

    Returns:
        The table as its engine has it; as lazy as it was.

    >>> import polars as pl
    >>> from wsis.frames.engines import opened
    >>> table = opened(pl.LazyFrame({"al": ["c1", None]}), tags=("al",))
    >>> replaced(table, {"al": {"c1": "C1"}}).collect()["al"].to_list()
    ['C1', None]
    """
    return _REPLACING[table.engine](table.native, cleaned)


def _depth(dtype: "Dtype") -> int:
    """Tell how deep lists are."""
    inner: Dtype | None = getattr(dtype, "inner", None)
    return 0 if inner is None else 1 + _depth(inner)


#: How each engine replaces cells that are texts; and how they become texts where `keyed` does not make them such.
_REPLACING = MappingProxyType[str, Callable[[Any, Cleaned], object]](
    {
        "pandas": replace_in_pandas,
        "polars": replace_in_polars,
        "pyarrow": replace_in_arrow,
        "duckdb": replace_in_duckdb,
        "dask": replace_in_dask,
        "pyspark": replace_in_spark,
    },
)
_TEXTING = MappingProxyType[str, Callable[[Any, Depths], Any]](
    {"polars": write_texts_in_polars, "duckdb": write_texts_in_duckdb, "pyspark": write_texts_in_spark},
)
