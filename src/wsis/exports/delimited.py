"""A dataset as a folder of CSV files: a Frictionless Data Package."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pkgutil import get_data
from types import MappingProxyType
from typing import Any, cast

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem
from wsis.exports.packaging import description_of, resource_of
from wsis.exports.saving import DESCRIPTION
from wsis.exports.tabular import Cell, Column, Reference, Table
from wsis.exports.tabulating import tables_of
from wsis.spreadsheets import escaped

#: What stands between the texts of a cell that holds several: none has it, or the table is refused.
BETWEEN = " "

_SHAPES = MappingProxyType({"digits": "[0-9]+", "words": "(-[a-z]+)+", "letters": "[a-z]+"})
_SIGNS = re.compile(r"[\\.^$*+?()\[\]{}|]")


def csv_files(ds: Dataset) -> dict[str, bytes]:
    """Write a dataset as CSV files with their description.

    A text that a spreadsheet would run gets an apostrophe before it, as everywhere in this library; in the bundled
    datasets there is none.

    Args:
        ds: The dataset.

    Raises:
        InvalidInputError: If one of several texts of a cell holds a space.

    >>> import wsis
    >>> csv_files(wsis.load())["themes.csv"].splitlines()[1].split(b",")[:4]
    [b'connectivity', b'1', b'Connectivity', b'10 11']
    """
    tables = tables_of(ds)
    files = {f"{table.name}.csv": _written(table) for table in tables}
    shapes = {table.name: shape(cast("tuple[str, ...]", table.cells(table.key[0]))) for table in tables}
    resources = [
        resource_of(ds, name, data, table.documents)
        | {
            "type": "table",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
                "fields": [_field(column, shapes) for column in table.columns],
                "primaryKey": list(table.key),
                "foreignKeys": [_foreign_key(table, reference) for reference in table.references],
                "missingValues": [""],
            },
        }
        for table, (name, data) in zip(tables, files.items(), strict=True)
    ]
    return {**files, DESCRIPTION: description_of(ds, "csv", resources)}


def shape(codes: Iterable[str]) -> str:
    r"""Find the pattern of codes: what of them is digits, what is letters, and what stands between.

    Args:
        codes: The codes.

    >>> shape(["8.10", "9.c"])
    '[0-9]+\\.[0-9]+|[0-9]+\\.[a-z]+'
    >>> shape(["C5", "C7-e-health"])
    'C[0-9]+|C[0-9]+(-[a-z]+)+'
    """
    return "|".join(dict.fromkeys(map(_shape, codes)))


def _shape(code: str) -> str:
    """Make the pattern of one code."""
    found = re.finditer(r"(?P<digits>[0-9]+)|(?P<words>(?:-[a-z]+)+)|(?P<letters>[a-z]+)|.", code, re.DOTALL)
    return "".join(_SHAPES.get(each.lastgroup or "") or _SIGNS.sub(r"\\\g<0>", each[0]) for each in found)


def _written(table: Table) -> bytes:
    """Write a table as RFC 4180 has it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_cell(table, cell) for cell in row] for row in table.rows)
    return stream.getvalue().encode()


def _cell(table: Table, cell: Cell) -> str:
    """Write a cell."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, tuple):
        problems = [
            Problem(column=table.name, value=each, message="holds a space, which a cell of several texts cannot")
            for each in cell
            if each.split() != [each]
        ]
        if problems:
            raise InvalidInputError("csv", problems)
        cell = BETWEEN.join(cell)
    return escaped(str(cell))


def _field(column: Column, shapes: Mapping[str, str]) -> dict[str, Any]:
    """Describe a column."""
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.codes_of:
        one = f"({shapes[column.codes_of]})"
        constraints["pattern"] = one if column.type == "string" else f"{one}( {one})*"
    described = {"name": column.name, "type": column.type.removesuffix("s"), "constraints": constraints}
    told = [_description(*column.field)] if column.field else []
    if column.type == "strings":
        told.append("Several stand with a space between them.")
    return described | ({"description": " ".join(told)} if told else {})


def _foreign_key(table: Table, reference: Reference) -> dict[str, Any]:
    """Say where columns lead; to the same table without naming it."""
    other = {} if reference.table == table.name else {"resource": reference.table}
    return {"fields": list(reference.columns), "reference": {**other, "fields": list(reference.fields)}}


def _description(kind: str, field: str) -> str:
    """Say what a field is, as the shipped schema has it."""
    return cast("str", _definitions()[kind]["properties"][field]["description"])


@cache
def _definitions() -> Mapping[str, Any]:
    schema: Any = json.loads(get_data("wsis", "schemas/dataset-1.json") or b"")
    return cast("Mapping[str, Any]", schema["$defs"])
