"""Rows of CSV and TSV files."""

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from wsis.errors import InvalidInputError, Problem
from wsis.readers.rows import TableRow
from wsis.spreadsheets import LONGEST_CELL, unescaped

_DELIMITERS = (",", ";", "\t")


def table_rows(lines: Iterable[str], *, file: str | None = None, delimiter: str | None = None) -> Iterator[TableRow]:
    r"""Read the rows of a delimited file, the header first; empty rows are passed over.

    The delimiter is the one among comma, semicolon and tab that the first line with anything in it holds most often,
    unless that line names it, as `sep=;` does.

    Args:
        lines: The lines of the text, with what ends them.
        file: Name of the file, for the message of an error.
        delimiter: What stands between cells, where that is known.

    Raises:
        InvalidInputError: Where the text is no table: empty, or with a quote that is never closed.

    >>> [row.cells for row in table_rows(["title;al\n", "Radio;C9\n"])]
    [['title', 'al'], ['Radio', 'C9']]
    """
    found = False
    line = 0
    given = iter(lines)
    before, first = next(((place, line) for place, line in enumerate(given) if line.strip("\ufeff \t\r\n")), (0, ""))
    first = first.removeprefix("\ufeff")
    named = re.fullmatch(r"sep=(.)\s*", first)
    before += bool(named)  # what stands above the table
    between: str = named[1] if named else delimiter or max(_DELIMITERS, key=first.count)
    quoted: list[bool] = []  # not empty where a line of the row may hold a cell that was made harmless

    def watched() -> Iterator[str]:
        for text in given if named else chain([first], given):
            if "'" in text:
                quoted.append(True)
            yield text

    reader = csv.reader(watched(), delimiter=between, strict=True)
    rows = _bounded(reader) if csv.field_size_limit() > LONGEST_CELL else reader
    try:
        for row, cells in enumerate(rows, start=before + 1):
            begins, line = line + 1, reader.line_num
            if any(map(str.strip, cells)):
                found = True
                yield TableRow(row, before + begins, list(map(unescaped, cells)) if quoted else cells)
            quoted.clear()
    except csv.Error as error:
        message = f"no table after line {before + line}: {error}"
        raise InvalidInputError(
            file or "table", [Problem(file=file, line=before + line + 1, message=message)]
        ) from None
    if not found:
        raise InvalidInputError(file or "table", [Problem(file=file, message="is empty")])


def _bounded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Hold cells to their bound where a host has raised that of the csv module, which is one for all that it runs."""
    for cells in rows:
        if max(map(len, cells), default=0) > LONGEST_CELL:
            raise csv.Error(f"field larger than field limit ({LONGEST_CELL})")
        yield cells
