"""Registers from files."""

import io
import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, TextIO, cast

from wsis.errors import InvalidInputError
from wsis.readers.columns import fields_of
from wsis.readers.delimited import table_rows
from wsis.readers.result import ReadResult
from wsis.readers.rows import read_rows


def read_register(
    source: str | os.PathLike[str] | TextIO | BinaryIO,
    *,
    columns: Mapping[str, str] | None = None,
    on_problem: Literal["collect", "raise"] = "collect",
) -> ReadResult:
    r"""Read a register from a CSV or TSV file.

    Columns are known by the names that registers give them, in any case: title, id, country, organization, action
    lines, SDGs, commitments, year, prize category, result and more; the others are kept in `extra`. Action lines and
    SDGs are read from loose text. A row with a bad cell keeps its good ones, and the bad cell stays in `extra`.

    Args:
        source: A path, or an open file; bytes are taken for UTF-8.
        columns: The field of columns by their names, where the names do not say it: `{"Projekt": "title"}`.
        on_problem: `collect` gives the problems with the register; `raise` raises them all at once.

    Raises:
        InvalidInputError: Where the file is no table or has no title column, or, on `raise`, for any problem.
        OSError: Where the file cannot be opened.

    >>> import io
    >>> import wsis
    >>> result = wsis.read_register(io.StringIO("title,action lines\nCommunity radio,C9 and C12\n"))
    >>> result
    ReadResult(1 row, 1 project, 1 problem)
    >>> result.register[0].action_lines
    ('C9',)
    """
    with _opened(source) as (stream, file):
        rows = table_rows(stream, file=file)
        fields = fields_of(next(rows).cells, file=file, columns=columns)
        result = read_rows(rows, fields, file=file)
    if result.problems and on_problem == "raise":
        raise InvalidInputError(file or "register", result.problems)
    return result


@contextmanager
def _opened(source: str | os.PathLike[str] | TextIO | BinaryIO) -> Generator[tuple[TextIO, str | None]]:
    """Open a path for reading, or take an open file as it is; tell its name too."""
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        with path.open(encoding="utf-8-sig", newline="") as stream:
            yield stream, path.name
        return
    name = getattr(source, "name", None)
    file = Path(name).name if isinstance(name, str) else None
    if isinstance(source, io.RawIOBase | io.BufferedIOBase):
        text = io.TextIOWrapper(cast("BinaryIO", source), encoding="utf-8-sig", newline="")
        yield text, file
        text.detach()
    else:
        yield cast("TextIO", source), file
