"""Rows of an Excel sheet as text: every cell that holds anything, and nothing else that a hostile file asks for."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import IO, TYPE_CHECKING, BinaryIO, final

import attrs

from wsis.errors import InvalidInputError, MissingExtraError, Problem
from wsis.readers.archives import Archive
from wsis.readers.numbers import LostDigits, NoValue, Number
from wsis.readers.workbooks import SheetPlace, Workbook, copy_sheet, holds_cells, read_workbook
from wsis.readers.worksheets import SheetScan

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

#: Excel keeps fifteen digits and puts zeros for the rest; other programs keep all whole numbers up to this one.
_EXCEL_KEEPS = 10**15
_FLOAT_KEEPS = 2**53
#: How the files begin that old versions of Excel write, and new ones under a password.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: A copy up to this size needs no file.
_IN_MEMORY = 2**26
#: So many merged areas are told to the caller: whoever has more has seen enough.
_MOST_MERGED = 1000
_RECALCULATE = "save it again with Excel"


@final
@attrs.frozen(kw_only=True, eq=False)
class Sheet:
    """An Excel sheet that is being read.

    Args:
        name: Its name.
        rows: Its rows that hold anything, each with its number as the spreadsheet counts, to be read once. The cells
            are text, `Number` where the sheet holds a number, `NoValue` where it holds an error or a formula without a
            result, and begin in the first column that is used.
        first: The number of that column, 1 for A.
        merged: The references of the areas that are merged over several rows, of which only the first row has what the
            area holds, from the top, at most 1,000. Those that hold nothing are left out.
        others: The names of the other sheets that hold anything, hidden ones too.
    """

    name: str
    rows: Iterator[tuple[int, tuple[str, ...]]]
    first: int
    merged: tuple[str, ...]
    others: tuple[str, ...]


def open_sheet(stream: BinaryIO, *, limit: int, sheet: str | None = None, file: str | None = None) -> Sheet:
    """Open a sheet of an Excel workbook.

    Args:
        stream: The workbook, which can be sought in.
        limit: How many bytes the parts of it that are read may expand to.
        sheet: Name of the sheet; the first that is shown and holds anything where none is named.
        file: Name of the file, for the messages of errors.

    Returns:
        The sheet, whose rows are read as they are asked for.

    Raises:
        InvalidInputError: For what is no .xlsx workbook, is damaged, is made to do harm, or lacks the sheet.
        MissingExtraError: Where python-calamine is not installed.

    >>> import io
    >>> open_sheet(io.BytesIO(b"id,title"), limit=1000, file="projects.xlsx")
    Traceback (most recent call last):
    ...
    wsis.errors.InvalidInputError: projects.xlsx: 1 problem
      projects.xlsx: is a damaged zip archive, or none
    """
    library = _library()
    archive = _archive(stream, limit=limit, file=file)
    workbook = read_workbook(archive)
    full = [place for place in workbook.sheets if holds_cells(archive, place)]
    chosen = _chosen(archive, workbook, full, sheet)
    others = tuple(place.name for place in full if place is not chosen)
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        scan = copy_sheet(archive, workbook, chosen, into=copy, limit=limit)
        copy.seek(0)
        loaded = _loaded(library, copy, archive)
    return Sheet(
        name=chosen.name,
        rows=_rows(loaded, archive, scan),
        first=scan.columns.start + 1,
        merged=_merged(_rows(loaded, archive, scan), scan),
        others=others,
    )


def _archive(stream: BinaryIO, *, limit: int, file: str | None) -> Archive:
    """Open the archive that a workbook is, and name what is none."""
    stream.seek(0)
    if stream.read(len(_COMPOUND)) == _COMPOUND:
        problem = Problem(
            file=file,
            message="is an old Excel workbook (.xls), or protected by a password",
            suggestion="save it as .xlsx without a password",
        )
        raise InvalidInputError(file or "workbook", [problem])
    return Archive(stream, limit=limit, file=file)


def _chosen(archive: Archive, workbook: Workbook, full: Sequence[SheetPlace], name: str | None) -> SheetPlace:
    """Choose the sheet to read among those of the workbook, of which the full ones hold something."""
    if name is not None:
        named = [place for place in workbook.sheets if place.name == name]
        if not named:
            names = ", ".join(repr(place.name) for place in workbook.sheets)
            raise archive.refusal(f"has no sheet {name!r}", f"its sheets are {names}")
        if named[0] not in full:
            raise archive.refusal(f"the sheet {name!r} is empty")
        return named[0]
    if not full:
        raise archive.refusal("is empty")
    shown = [place for place in full if place.shown]
    if not shown:
        names = ", ".join(repr(place.name) for place in full)
        raise archive.refusal("shows no sheet that holds anything", f"name the hidden sheet to read: {names}")
    return shown[0]


def _library() -> "type[CalamineWorkbook]":
    """Find the library before anything is read."""
    try:
        from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only who reads Excel pays for it
    except ImportError:
        raise MissingExtraError("python-calamine", "excel") from None
    return CalamineWorkbook


def _loaded(library: "type[CalamineWorkbook]", copy: IO[bytes], archive: Archive) -> "CalamineSheet":
    """Have the library read the copy of a sheet."""
    try:
        return library.from_filelike(copy).get_sheet_by_index(0)
    except BaseException as error:  # noqa: BLE001 - a panic of the library is no Exception
        raise _translated(error, archive) from None


def _translated(error: BaseException, archive: Archive) -> BaseException:
    """Give the error to raise for one of the library, whose panics are no `Exception`; and any other as it is."""
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return archive.refusal(f"cannot be read as a workbook: {error}", _RECALCULATE)
    return error


def _rows(loaded: "CalamineSheet", archive: Archive, scan: SheetScan) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Read the rows of a sheet, all of the same width, with what the library leaves out of them."""
    left, right = (loaded.start[1], loaded.end[1] + 1) if loaded.start and loaded.end else (scan.columns.stop,) * 2
    before, behind = ("",) * (left - scan.columns.start), ("",) * (scan.columns.stop - right)
    row = -1
    for row, texts in enumerate(_texts(loaded, archive)):
        cells = (*before, *texts, *behind) if before or behind else texts
        if row in scan.notes:
            cells = _completed(cells, scan.notes[row], scan.columns)
        if any(cell.strip() for cell in cells):
            yield row + 1, cells
    for below in sorted(noted for noted in scan.notes if noted > row):
        yield below + 1, _completed(("",) * len(scan.columns), scan.notes[below], scan.columns)


def _merged(rows: Iterator[tuple[int, tuple[str, ...]]], scan: SheetScan) -> tuple[str, ...]:
    """Give the references of the merged areas that hold anything: it stands in their first cell."""
    if not scan.areas:
        return ()  # only a sheet with such areas is read twice, and only down to the last of them
    found: list[str] = []
    last = max(scan.areas)
    for number, cells in rows:
        if number - 1 > last or len(found) >= _MOST_MERGED:
            break
        areas = scan.areas.get(number - 1)
        if areas:
            filled = {column for column, text in zip(scan.columns, cells, strict=True) if text.strip()}
            found += [areas[column] for column in sorted(areas.keys() & filled)]
    return tuple(found[:_MOST_MERGED])


def _texts(loaded: "CalamineSheet", archive: Archive) -> Iterator[tuple[str, ...]]:
    """Read the rows that the library has, each from the first column of its rectangle."""
    if loaded.start is None:
        return  # some versions of the library panic over a sheet without cells
    try:
        for values in loaded.iter_rows():
            yield tuple([_text(value) for value in values])
    except BaseException as error:  # noqa: BLE001 - a panic of the library is no Exception
        raise _translated(error, archive) from None


def _completed(cells: tuple[str, ...], noted: Mapping[int, str], columns: range) -> tuple[str, ...]:
    """Put texts into the cells of a row, by the number of their column."""
    return tuple(
        NoValue(noted[column]) if column in noted else text for column, text in zip(columns, cells, strict=True)
    )


def _text(value: str | float | date | time | timedelta) -> str:
    """Write the value of a cell."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, datetime) and value.time() == time.min:
        value = value.date()
    return value.isoformat()


def _duration(value: timedelta) -> str:
    """Write a duration as hours, however many, minutes and seconds."""
    seconds = abs(value) // timedelta(seconds=1)
    sign = "-" if value < timedelta() else ""
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _number(value: float) -> Number:
    """Write a number, and mark a whole one that may not be the one that somebody typed."""
    if value % 1:  # an infinite number gives what is not a number, which counts as true
        return Number(repr(value))
    whole = int(value)
    size = abs(whole)
    if size >= _FLOAT_KEEPS or (size >= _EXCEL_KEEPS and size % 10 == 0):
        return LostDigits(whole)
    return Number(whole)
