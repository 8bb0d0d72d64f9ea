"""A dataset as a folder of Parquet files: the tables of the CSV files, each column with its type."""

import io
from importlib import import_module
from typing import Any

from wsis.dataset import Dataset
from wsis.errors import MissingExtraError
from wsis.exports.packaging import description_of, resource_of
from wsis.exports.saving import DESCRIPTION
from wsis.exports.tabular import Table
from wsis.exports.tabulating import tables_of

try:
    # Without types, as in `frames.arrow`.
    pa: Any = import_module("pyarrow")
    pq: Any = import_module("pyarrow.parquet")
except ImportError:
    raise MissingExtraError("pyarrow", "arrow") from None

_TYPES = {"string": pa.string(), "integer": pa.int64(), "boolean": pa.bool_(), "strings": pa.list_(pa.string())}


def parquet_files(ds: Dataset) -> dict[str, bytes]:
    """Write a dataset as Parquet files with their description; each names version and digest in its metadata.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> list(parquet_files(wsis.load()))[:2]
    ['action_lines.parquet', 'action_line_facilitators.parquet']
    """
    tables = tables_of(ds)
    files = {f"{table.name}.parquet": _written(ds, table) for table in tables}
    resources = [
        resource_of(ds, name, data, table.documents) | {"mediatype": "application/vnd.apache.parquet"}
        for table, (name, data) in zip(tables, files.items(), strict=True)
    ]
    return {**files, DESCRIPTION: description_of(ds, "parquet", resources)}


def _written(ds: Dataset, table: Table) -> bytes:
    """Write a table."""
    schema = pa.schema(
        [pa.field(column.name, _TYPES[column.type], nullable=not column.required) for column in table.columns],
        metadata={"wsis.version": ds.version, "wsis.digest": ds.digest},
    )
    columns = [table.cells(column.name) for column in table.columns]
    stream = io.BytesIO()
    pq.write_table(pa.table(columns, schema=schema), stream)
    return stream.getvalue()
