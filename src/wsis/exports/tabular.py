"""A table of an export, as a value: columns, keys, rows."""

from typing import Literal, final

import attrs

ColumnType = Literal["string", "integer", "boolean", "strings"]
Cell = str | int | bool | tuple[str, ...] | None


@final
@attrs.frozen(kw_only=True)
class Column:
    """A column of a table.

    Args:
        name: Its name; that of a field inside another begins with the other's: `citation_document`.
        type: What its cells hold; `strings` are several texts, in order.
        required: Whether every cell holds something.
        choices: The only texts that it may hold, where they are listed.
        codes_of: The table whose codes or ids it holds, if it does.
        field: The class and the field that it is made of; none for what only tables need.
    """

    name: str
    type: ColumnType = "string"
    required: bool = True
    choices: tuple[str, ...] = ()
    codes_of: str | None = None
    field: tuple[str, str] | None = None


@final
@attrs.frozen(kw_only=True)
class Reference:
    """Columns that name a row of a table.

    Args:
        columns: The columns.
        table: The table that they lead to, which may be their own.
        fields: Its key.
    """

    columns: tuple[str, ...]
    table: str
    fields: tuple[str, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class Table:
    """A table of an export.

    Args:
        name: Its name.
        columns: Its columns.
        key: The columns that name a row.
        references: The columns that lead to rows of tables.
        documents: Ids of the documents that its facts are cited from.
        rows: Its rows, as long as there are columns.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]
    documents: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def cells(self, column: str) -> tuple[Cell, ...]:
        """List the cells of a column.

        Args:
            column: Its name.

        Raises:
            ValueError: If there is no such column.
        """
        place = [each.name for each in self.columns].index(column)
        return tuple(row[place] for row in self.rows)

    def __repr__(self) -> str:
        """Give the name and the size."""
        return f"Table({self.name!r}, {len(self.columns)} columns, {len(self.rows)} rows)"
