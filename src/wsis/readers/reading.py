"""Registers from files."""

import os
from collections.abc import Callable, Mapping
from typing import Literal

import attrs

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem
from wsis.readers.added_codes import NO_CODES, codes_added_by
from wsis.readers.entries import collect
from wsis.readers.formats import Format, format_of
from wsis.readers.openers import OPENERS, Options
from wsis.readers.result import Progress, ReadResult
from wsis.readers.sources import Readable, Source, open_source

#: Unpacked, this much and no more, unless the caller says otherwise: some ten million projects.
MAX_BYTES = 2**33

#: The formats that have columns, or names in their place.
_TABLES = frozenset[Format]({"csv", "tsv", "json", "jsonl", "excel"})


def read_register(
    source: str | os.PathLike[str] | Readable,
    *,
    columns: Mapping[str, str] | None = None,
    on_problem: Literal["collect", "raise"] = "collect",
    format: Format | None = None,  # noqa: A002 - as the field calls it
    encoding: str | None = None,
    sheet: str | None = None,
    header: int | None = None,
    dataset: Dataset | None = None,
    max_bytes: int = MAX_BYTES,
    progress: Callable[[Progress], None] | None = None,
) -> ReadResult:
    r"""Read a register: CSV or TSV, JSON, JSON Lines, an Excel sheet, or IATI activities; packed with gzip or not.

    Columns are known by the names that registers give them, in any case: title, id, country, organization, action
    lines, SDGs, commitments, year, prize category, result and more; the others are kept in `extra`. Tags are read
    from loose text. A row with a bad cell keeps its good ones, and the bad cell stays in `extra`.

    Args:
        source: A path, or an open file, which stays open.
        columns: The field of columns by their names, where the names do not say it: `{"Projekt": "title"}`.
        on_problem: `collect` gives the problems with the register; `raise` raises them all at once.
        format: The format, where neither the name nor the content of the file tells it.
        encoding: The encoding of text that is not UTF-8, such as `cp1252`; a byte-order mark comes first.
        sheet: The sheet of a workbook; by default the first that is visible and holds anything.
        header: The row in which the names of the columns stand; by default the first in which anything does.
        dataset: The dataset of the tags, where it has codes that no bundled one has, such as those of an overlay: they
            are read as they are spelt, alone in a cell or between its commas, semicolons, bars and line ends.
        max_bytes: The most bytes that the file may have, unpacked.
        progress: Called now and then with how far the reading is.

    Raises:
        InvalidInputError: Where the file is not of its format or has no title column, or, on `raise`, for any problem.
        MissingExtraError: Where a library for the format is not installed: Excel and IATI have one each.
        OSError: Where the file cannot be opened.
        ValueError: If `on_problem` is anything else.

    >>> import io
    >>> import wsis
    >>> result = wsis.read_register(io.StringIO("title,action lines\nCommunity radio,C9 and C12\n"))
    >>> result
    ReadResult(1 row, 1 project, 1 problem)
    >>> result.register[0].action_lines
    ('C9',)
    """
    if on_problem not in {"collect", "raise"}:
        raise ValueError(f"on_problem is 'collect' or 'raise', not {on_problem!r}")
    options = Options(
        columns=dict(columns or {}),
        encoding=encoding,
        sheet=sheet,
        header=header,
        max_bytes=max_bytes,
        added=codes_added_by(dataset) if dataset else NO_CODES,
    )
    with open_source(source, max_bytes=max_bytes) as opened:
        form = format or format_of(opened.head, file=opened.file)
        if form not in OPENERS:
            problem = Problem(file=opened.file, message=f"{form!r} is no format", suggestion=", ".join(OPENERS))
            raise InvalidInputError(opened.file or "register", [problem])
        _check(form, options, opened.file)
        found = OPENERS[form](opened, options)
        tick = _ticking(progress, opened) if progress else None
        result = collect(found.entries, file=opened.file, id_column=found.id_column, tick=tick)
        if further := tuple(found.notes):
            result = attrs.evolve(result, problems=result.problems + further)
    if result.problems and on_problem == "raise":
        raise InvalidInputError(opened.file or "register", result.problems)
    return result


def _ticking(progress: Callable[[Progress], None], opened: Source) -> Callable[[int], None]:
    """Tell how far the reading is whenever so many rows have been read."""
    return lambda rows: progress(Progress(rows=rows, read=opened.position(), size=opened.size))


def _check(form: Format, options: Options, file: str | None) -> None:
    """Refuse what the caller says of a file of another format."""
    problems = [
        Problem(file=file, column=option, value=str(value), message=f"says nothing of the format {form!r}")
        for option, value, forms in (
            ("sheet=", options.sheet, {"excel"}),
            ("header=", options.header, {"csv", "tsv", "excel"}),
            ("columns=", options.columns, _TABLES),
        )
        if value and form not in forms
    ]
    if problems:
        raise InvalidInputError(file or "register", problems)
