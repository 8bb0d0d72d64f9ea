"""Rows of CSV and TSV files."""

import csv
from collections.abc import Iterator
from itertools import chain
from typing import TextIO

from wsis.errors import InvalidInputError, Problem
from wsis.readers.rows import TableRow

_DELIMITERS = (",", ";", "\t")


def table_rows(stream: TextIO, *, file: str | None = None) -> Iterator[TableRow]:
    r"""Read the rows of a delimited file, the header first; empty rows are passed over.

    The delimiter is the one among comma, semicolon and tab that the first line with anything in it holds most often.

    Args:
        stream: The text, opened with `newline=""`.
        file: Name of the file, for the message of an error.

    Raises:
        InvalidInputError: Where the text is no table: empty, in another encoding, with a quote that is never closed.

    >>> import io
    >>> [row.cells for row in table_rows(io.StringIO("title;al\nRadio;C9\n"))]
    [('title', 'al'), ('Radio', 'C9')]
    """
    found = False
    line = 0
    try:
        opening = list(_opening(stream))
        delimiter = max(_DELIMITERS, key="".join(opening).count)
        reader = csv.reader(chain(opening, stream), delimiter=delimiter, strict=True)
        for row, cells in enumerate(reader, start=1):
            begins, line = line + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                found = True
                yield TableRow(row=row, line=begins, cells=tuple(cells))
    except UnicodeDecodeError as error:
        problem = Problem(
            file=file,
            message=f"is not UTF-8 after line {line}",
            value=error.object[error.start : error.end].hex(),
            suggestion="save it as CSV UTF-8",
        )
        raise InvalidInputError(file or "table", [problem]) from None
    except csv.Error as error:
        message = f"no table after line {line}: {error}"
        raise InvalidInputError(file or "table", [Problem(file=file, line=line + 1, message=message)]) from None
    if not found:
        raise InvalidInputError(file or "table", [Problem(file=file, message="is empty")])


def _opening(stream: TextIO) -> Iterator[str]:
    """Read the lines up to the first with anything in it, without the mark that some programs put before them."""
    for line in iter(stream.readline, ""):
        text = line.removeprefix("\ufeff")
        yield text
        if text.strip():
            return
