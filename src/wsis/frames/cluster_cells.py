"""Cells of tags replaced on a cluster: each worker does the rows that it has."""

from importlib import import_module
from typing import Any

from wsis.frames.keys import ITEM, NULL
from wsis.frames.lookups import CHANGED, Cleaned, Depths, replace_in_pandas

#: Names that nobody's columns have; the number of a column follows.
_CELL, _CLEAN = "wsis: cell", "wsis: clean"


def replace_in_dask(frame: Any, cleaned: Cleaned) -> Any:  # noqa: ANN401 - a Dask frame, which is no dependency
    """Look cells up, partition by partition.

    Args:
        frame: A Dask frame.
        cleaned: What becomes of its cells of tags.
    """
    nothing: Cleaned = {name: {} for name in cleaned}
    return frame.map_partitions(replace_in_pandas, cleaned, meta=replace_in_pandas(frame._meta, nothing))  # noqa: SLF001 - what Dask offers to tell the types of a result


def write_texts_in_spark(frame: Any, depths: Depths) -> Any:  # noqa: ANN401 - a Spark frame, which is no dependency
    """Write cells as one text each, as `wsis.frames.keys.key_of` does.

    Args:
        frame: A Spark DataFrame, of a classic session or of Spark Connect.
        depths: The columns.
    """
    names = {name: _in_spark(name) for name in frame.columns}
    texts = {name: f"{_spark_text(names[name], depth)} AS {names[name]}" for name, depth in depths.items()}
    return frame.selectExpr(*(names | texts).values())


def replace_in_spark(frame: Any, cleaned: Cleaned) -> Any:  # noqa: ANN401 - a Spark frame, which is no dependency
    """Look cells up, in a table that each worker gets, so that rows stay where they are.

    Args:
        frame: A Spark DataFrame, whose cells of tags are text.
        cleaned: What becomes of them.
    """
    expression = import_module("pyspark.sql.functions").expr
    names = {name: _in_spark(name) for name in frame.columns}
    for place, (name, texts) in enumerate(cleaned.items()):
        cell, clean = f"`{_CELL} {place}`", f"`{_CLEAN} {place}`"
        table = frame.sparkSession.createDataFrame(list(texts.items()), f"{cell} string, {clean} string")
        frame = frame.join(table.hint("broadcast"), expression(f"{names[name]} = {cell}"), "left")
        names[name] = (
            f"CASE WHEN {names[name]} IS NOT NULL AND {cell} IS NULL THEN raise_error('{CHANGED}') "
            f"ELSE {clean} END AS {names[name]}"
        )
    return frame.selectExpr(*names.values())


def _in_spark(name: str) -> str:
    """Write the name of a column such that Spark takes it as it is."""
    return "`" + name.replace("`", "``") + "`"


def _spark_text(cell: str, depth: int) -> str:
    """Write a cell as one text, in the SQL of Spark."""
    if not depth:
        return f"CAST({cell} AS string)"
    items = f"transform({cell}, x{depth} -> {_spark_text(f'x{depth}', depth - 1)})"
    item = _spark_mark(ITEM)
    return f"concat({item}, array_join({items}, {item}, {_spark_mark(NULL)}))"


def _spark_mark(mark: str) -> str:
    """Write a mark, sign by sign."""
    return f"concat({', '.join(f'char({ord(sign)})' for sign in mark)})"
