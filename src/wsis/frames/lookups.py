"""Cells of tags replaced where they stand, in the tables of pandas, Polars and PyArrow."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from wsis.frames.keys import ITEM, NULL, key_of

if TYPE_CHECKING:
    import polars as pl

#: By column: what each cell comes to, which is null where it has no tags.
Cleaned: TypeAlias = Mapping[str, Mapping[str, str | None]]

#: By column: how deep its lists are, 0 for text.
Depths: TypeAlias = Mapping[str, int]

#: What becomes of a cell that was not there when the distinct cells were read; nulls have nothing to look up.
CHANGED = "the table has changed since wsis.frames.normalize read it"


def write_texts_in_polars(frame: Any, depths: Depths) -> Any:  # noqa: ANN401 - a Polars frame, which is no dependency
    """Write cells as one text each, as `wsis.frames.keys.key_of` does.

    Args:
        frame: A Polars frame, eager or lazy.
        depths: The columns.

    >>> import polars as pl
    >>> texts = write_texts_in_polars(pl.DataFrame({"sdg": [[4, None]]}), {"sdg": 1})["sdg"].to_list()
    >>> texts == [key_of([4, None])]
    True
    """
    import polars as pl  # noqa: PLC0415 - it is there, since the table is one of its own

    return frame.with_columns(_polars_text(pl.col(name), depth).alias(name) for name, depth in depths.items())


def _polars_text(cell: "pl.Expr", depth: int) -> "pl.Expr":
    """Write a cell as one text."""
    import polars as pl  # noqa: PLC0415 - it is there, since the table is one of its own

    kind: Any = pl.String
    for _ in range(depth):
        kind = pl.List(kind)
    return _polars_items(cell.cast(kind), depth)


def _polars_items(cell: "pl.Expr", depth: int) -> "pl.Expr":
    """Write the items of a cell, each led by a mark."""
    import polars as pl  # noqa: PLC0415 - it is there, since the table is one of its own

    if not depth:
        return cell
    items = cell.list.eval(_polars_items(pl.element(), depth - 1).fill_null(NULL))
    return pl.concat_str(pl.lit(ITEM), items.list.join(ITEM))


def replace_in_polars(frame: Any, cleaned: Cleaned) -> Any:  # noqa: ANN401 - a Polars frame, which is no dependency
    """Look cells up; Polars itself refuses to compute the result where there is one that is not known.

    Args:
        frame: A Polars frame, eager or lazy, whose cells of tags are text.
        cleaned: What becomes of them.

    >>> import polars as pl
    >>> replace_in_polars(pl.DataFrame({"al": ["c1", None]}), {"al": {"c1": "C1"}})["al"].to_list()
    ['C1', None]
    """
    import polars as pl  # noqa: PLC0415 - it is there, since the table is one of its own

    return frame.with_columns(
        pl.col(name).replace_strict(list(texts), list(texts.values()), return_dtype=pl.String)
        for name, texts in cleaned.items()
    )


def replace_in_arrow(table: Any, cleaned: Cleaned) -> Any:  # noqa: ANN401 - a PyArrow table, which is no dependency
    """Look cells up.

    Args:
        table: A PyArrow table, whose cells of tags are text, or whole numbers.
        cleaned: What becomes of them.

    >>> import pyarrow as pa
    >>> replace_in_arrow(pa.table({"al": ["c1", None]}), {"al": {"c1": "C1"}})["al"].to_pylist()
    ['C1', None]
    """
    from wsis.frames.arrow import pa, pc  # noqa: PLC0415 - it is there, since the table is one of its own

    for name, texts in cleaned.items():
        place = table.column_names.index(name)
        field = table.schema.field(place)
        kind = field.type if pa.types.is_large_string(field.type) else pa.string()
        cells = table[name].cast(pa.large_string())
        found = pc.index_in(cells, pa.array(list(texts), pa.large_string()))
        clean = pa.array(list(texts.values()), kind)
        table = table.set_column(place, field.with_type(kind).with_nullable(nullable=True), clean.take(found))
    return table


def replace_in_pandas(frame: Any, cleaned: Cleaned) -> Any:  # noqa: ANN401 - a pandas frame, which is no dependency
    """Look cells up.

    Args:
        frame: A pandas frame, or a partition of one of Dask.
        cleaned: What becomes of its cells of tags, by the text of each.

    >>> import pandas as pd
    >>> replace_in_pandas(pd.DataFrame({"sdg": [9, 9]}), {"sdg": {"9": "9"}})["sdg"].to_list()
    ['9', '9']
    """
    replaced = frame.copy(deep=False)
    for name, texts in cleaned.items():
        column = frame[name]
        places, cells = column.factorize()
        # Nulls are in the place -1, which is the last one.
        clean = [*(texts[str(key_of(cell))] for cell in cells), None]
        kind = column.dtype if str(column.dtype).startswith(("str", "large_string")) else object
        replaced[name] = type(column)([clean[place] for place in places.tolist()], column.index, kind)
    return replaced
