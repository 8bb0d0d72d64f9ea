"""Cells of tags replaced by a join with a small table, in the SQL of DuckDB.

Cells are hostile text, and so nothing that a cell says stands in SQL but as Base64.
"""

from base64 import b64encode
from collections.abc import Iterable
from itertools import count
from typing import Any

from wsis.frames.keys import ITEM, NULL
from wsis.frames.lookups import CHANGED, Cleaned, Depths


def write_texts_in_duckdb(relation: Any, depths: Depths) -> Any:  # noqa: ANN401 - a relation, which is no dependency
    """Write cells as one text each, as `wsis.frames.keys.key_of` does.

    Args:
        relation: A DuckDB relation.
        depths: The columns.
    """
    texts = (f"{_duckdb_text(_in_duckdb(name), depth)} AS {_in_duckdb(name)}" for name, depth in depths.items())
    return relation.project(f"* REPLACE ({', '.join(texts)})")


def replace_in_duckdb(relation: Any, cleaned: Cleaned) -> Any:  # noqa: ANN401 - a relation, which is no dependency
    """Look cells up, and keep the order of rows, which a join does not.

    Args:
        relation: A DuckDB relation, whose cells of tags are text.
        cleaned: What becomes of them.

    >>> import duckdb
    >>> relation = duckdb.sql("select 'c1' as al")
    >>> replace_in_duckdb(relation, {"al": {"c1": "C1"}}).fetchall()
    [('C1',)]
    """
    names = {name: _in_duckdb(name) for name in relation.columns}
    own = _own(names)
    # Another relation of the same connection, without asking for the connection, which a relation does not tell.
    one = relation.limit(0).aggregate("count(*) AS n")
    # Each relation of a join needs an alias of its own.
    joined = relation.project(f'*, row_number() OVER () AS "{own} row"').set_alias(f"{own} rows")
    for place, (name, texts) in enumerate(cleaned.items()):
        cell, clean = f'"{own} cell {place}"', f'"{own} clean {place}"'
        cells = ",".join(b64encode(text.encode("utf-8")).decode("ascii") for text in texts)
        codes = ",".join(text or "" for text in texts.values())
        table = one.project(f"unnest(string_split('{cells}', ',')) AS k, unnest(string_split('{codes}', ',')) AS v")
        table = table.project(f"decode(from_base64(k)) AS {cell}, v AS {clean}").set_alias(f"{own} cells {place}")
        joined = joined.join(table, f"{names[name]} = {cell}", "left").set_alias(f"{own} rows")
        names[name] = (
            f"CASE WHEN {names[name]} IS NOT NULL AND {cell} IS NULL THEN error('{CHANGED}') "
            f"ELSE nullif({clean}, '') END AS {names[name]}"
        )
    return joined.order(f'"{own} row"').project(", ".join(names.values()))


def _own(names: Iterable[str]) -> str:
    """Choose the first word of names that no column has; DuckDB takes capital letters for small ones."""
    taken = [name.lower() for name in names]
    words = (f"wsis {number}:" for number in count())
    return next(word for word in words if not any(name.startswith(word) for name in taken))


def _in_duckdb(name: str) -> str:
    """Write the name of a column such that DuckDB takes it as it is."""
    return '"' + name.replace('"', '""') + '"'


def _duckdb_text(cell: str, depth: int) -> str:
    """Write a cell as one text, in the SQL of DuckDB."""
    return _duckdb_items(f"CAST({cell} AS VARCHAR{'[]' * depth})", depth)


def _duckdb_items(cell: str, depth: int) -> str:
    """Write the items of a cell, each led by a mark; a list without any is no null, whatever the version says."""
    if not depth:
        return cell
    items = f"[coalesce({_duckdb_items(f'x{depth}', depth - 1)}, {_duckdb_mark(NULL)}) FOR x{depth} IN {cell}]"
    mark = _duckdb_mark(ITEM)
    return f"CASE WHEN {cell} IS NOT NULL THEN {mark} || coalesce(array_to_string({items}, {mark}), '') END"


def _duckdb_mark(mark: str) -> str:
    """Write a mark, whose signs have no other way of writing in SQL."""
    return f"({' || '.join(f'chr({ord(sign)})' for sign in mark)})"
