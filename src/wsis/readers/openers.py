"""The formats of registers: how the records of each are found in a file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import BinaryIO, NamedTuple, cast, final

import attrs

from wsis.errors import InvalidInputError, Problem
from wsis.readers.added_codes import AddedCodes
from wsis.readers.columns import Field, field_faults, field_of, fields_of, refuse_faults
from wsis.readers.delimited import table_rows
from wsis.readers.entries import Entry
from wsis.readers.formats import Format
from wsis.readers.lines import lines_of, text_of
from wsis.readers.rows import TableRow, row_entries
from wsis.readers.sources import Source

_CHOOSE = "choose it: sheet= or --sheet"

#: How many names are remembered with their fields.
_NAMES = 2**12

#: The most bytes to which a workbook may expand: it is read whole, and more rows than this hold none has.
_SHEET = 2**29

#: What is held in memory of the file of a workbook, which cannot be read from front to back.
_IN_MEMORY = 2**26


@final
@attrs.frozen(kw_only=True)
class Options:
    """What the caller says of a file.

    Args:
        columns: The field of columns by their names.
        encoding: The encoding of a text that does not name it.
        sheet: The sheet of a workbook.
        header: The row of the names of the columns.
        max_bytes: The most bytes that it may have, unpacked.
        added: The codes that only the dataset of its tags has.
    """

    columns: Mapping[str, str]
    encoding: str | None
    sheet: str | None
    header: int | None
    max_bytes: int
    added: AddedCodes


class Found(NamedTuple):
    """The records of a file.

    Args:
        entries: What they say, to be read once.
        id_column: What the file calls the id.
        notes: What is wrong with the file as a whole; complete when the entries have been read.
    """

    entries: Iterable[Entry]
    id_column: str = "id"
    notes: Iterable[Problem] = ()


def _table(
    rows: Iterator[TableRow], file: str | None, options: Options, notes: tuple[Problem, ...] = (), *, first: int = 0
) -> Found:
    """Find the header of a table; `first` is the first column of a sheet."""
    header = next((each for each in rows if options.header in {None, each.row}), None)
    if header is None:
        problem = Problem(file=file, row=options.header, message="there is nothing in the row of the header")
        raise InvalidInputError(file or "table", [problem])
    try:
        fields = fields_of(header.cells, file=file, row=header.row, columns=options.columns)
    except InvalidInputError as error:
        raise InvalidInputError(error.subject, (*error.problems, *notes)) from None
    id_column = next((name for name, field in fields if field == "id"), "id")
    return Found(row_entries(rows, fields, first=first, added=options.added), id_column, notes)


def _names(columns: Mapping[str, str], file: str | None) -> tuple[Callable[[str], Field | None], Iterator[Problem]]:
    """Tell the fields of names, and in the end the names of the caller that no record has."""
    refuse_faults(field_faults((), columns, is_whole=False), file=file)
    unmet = set(columns)

    @lru_cache(maxsize=_NAMES)
    def field_named(name: str) -> Field | None:
        unmet.discard(name)
        return field_of(name, columns)

    message = "is in columns= but in no record"
    return field_named, (Problem(file=file, column=name, message=message) for name in columns if name in unmet)


def _open_csv(source: Source, options: Options) -> Found:
    lines = lines_of(text_of(source.stream, encoding=options.encoding, file=source.file), file=source.file)
    return _table(table_rows(lines, file=source.file), source.file, options)


def _open_tsv(source: Source, options: Options) -> Found:
    lines = lines_of(text_of(source.stream, encoding=options.encoding, file=source.file), file=source.file)
    return _table(table_rows(lines, file=source.file, delimiter="\t"), source.file, options)


def _open_json_lines(source: Source, options: Options) -> Found:
    from wsis.readers.objects import text_entries  # noqa: PLC0415 - only who reads JSON waits for pydantic

    text = text_of(source.stream, encoding=options.encoding, file=source.file)
    lines = enumerate(lines_of(text, file=source.file), start=1)
    field_named, notes = _names(options.columns, source.file)
    texts = ((place, line) for place, line in lines if line.strip())
    return Found(text_entries(texts, field_named=field_named, added=options.added), notes=notes)


def _open_json(source: Source, options: Options) -> Found:
    from wsis.readers.documents import document_values, uncovered  # noqa: PLC0415 - as above
    from wsis.readers.objects import value_entries  # noqa: PLC0415 - as above

    text = text_of(source.stream, encoding=options.encoding, file=source.file)
    field_named, notes = _names(options.columns, source.file)
    values, beside = uncovered(document_values(text, file=source.file), field_named)
    message = "stands beside the list of records, and is not read"
    around = [Problem(file=source.file, column=name, message=message) for name in beside]
    return Found(value_entries(values, field_named=field_named, added=options.added), notes=chain(around, notes))


def _open_excel(source: Source, options: Options) -> Found:
    from shutil import copyfileobj  # noqa: PLC0415 - only who reads Excel waits for these
    from tempfile import SpooledTemporaryFile  # noqa: PLC0415 - the same

    from wsis.readers.excel import open_sheet  # noqa: PLC0415 - the same

    with SpooledTemporaryFile(_IN_MEMORY) as copy:
        copyfileobj(source.stream, copy)
        limit = min(options.max_bytes, _SHEET)
        sheet = open_sheet(cast("BinaryIO", copy), limit=limit, sheet=options.sheet, file=source.file)
    rows = (TableRow(row, None, list(cells)) for row, cells in sheet.rows)
    aside, merged = "a sheet that is not read", "cells merged over several rows: only the first row has their value"
    others = () if options.sheet else sheet.others
    notes = (
        *(Problem(file=source.file, value=each, message=aside, suggestion=_CHOOSE) for each in others),
        *(
            Problem(file=source.file, value=each, message=merged, suggestion="write it in every row")
            for each in sheet.merged
        ),
    )
    return _table(rows, source.file, options, notes, first=sheet.first)


def _open_iati(source: Source, options: Options) -> Found:
    from wsis.readers.activities import activity_entries  # noqa: PLC0415 - only who reads IATI waits for it

    return Found(activity_entries(source.stream, file=source.file, added=options.added), "iati-identifier")


#: How each format is opened.
OPENERS: Mapping[Format, Callable[[Source, Options], Found]] = MappingProxyType(
    {
        "csv": _open_csv,
        "tsv": _open_tsv,
        "json": _open_json,
        "jsonl": _open_json_lines,
        "excel": _open_excel,
        "iati": _open_iati,
    }
)
