"""Measurements from a table."""

import os
import re
from typing import cast

import attrs

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem
from wsis.planning import target_fault
from wsis.plans import Measurement
from wsis.readers.delimited import table_rows
from wsis.readers.lines import lines_of, text_of
from wsis.readers.rows import TableRow
from wsis.readers.sources import Readable, open_source

#: The most bytes of a table of measurements, unpacked, unless the caller says otherwise: some hundred thousand rows.
MAX_BYTES = 2**24

_COLUMNS = tuple(field.name for field in attrs.fields(Measurement))


def read_measurements(
    ds: Dataset,
    source: str | os.PathLike[str] | Readable,
    *,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> tuple[Measurement, ...]:
    r"""Read measurements from CSV or TSV with the columns code, name, unit, value, year, source and target.

    Args:
        ds: The dataset whose targets they are of; one that names an indicator of it is of the target of that.
        source: A path, or an open file, which stays open.
        encoding: The encoding of a text that is not UTF-8, such as `cp1252`.
        max_bytes: The most bytes that the file may have, unpacked.

    Raises:
        InvalidInputError: Listing every fault with its row and column.
        OSError: Where the file cannot be opened.

    >>> import io
    >>> import wsis
    >>> table = io.StringIO("code,name,unit,value,year,source,target\n17.8.1,People online,%,68,2024,ITU,17.8\n")
    >>> wsis.read_measurements(wsis.load(), table)
    (Measurement('17.8.1', 68 %, 2024),)
    """
    with open_source(source, max_bytes=max_bytes) as opened:
        rows = table_rows(
            lines_of(text_of(opened.stream, encoding=encoding, file=opened.file), file=opened.file), file=opened.file
        )
        names = _header(next(rows), opened.file)
        found: list[Measurement] = []
        problems: list[Problem] = []
        for row in rows:
            made, faults = _read(ds, row, names)
            problems += [attrs.evolve(fault, file=opened.file, row=row.row, line=row.line) for fault in faults]
            if made:
                found.append(made)
    if problems:
        raise InvalidInputError(opened.file or "measurements", problems)
    return tuple(found)


def _header(row: TableRow, file: str | None) -> list[str]:
    """Read the names of the columns: each of ours once, and no other; only that of the target may be missing."""
    names = [name.strip().lower() for name in row.cells]
    problems = [
        Problem(file=file, row=row.row, column=name, message="no such column", suggestion=", ".join(_COLUMNS))
        for name in names
        if name not in _COLUMNS
    ]
    for name in _COLUMNS:
        if names.count(name) > 1 or (name not in names and name != "target"):
            message = "stands more than once" if name in names else "there is no column of this name"
            problems.append(Problem(file=file, row=row.row, column=name, message=message))
    if problems:
        raise InvalidInputError(file or "measurements", problems)
    return names


def _read(ds: Dataset, row: TableRow, names: list[str]) -> tuple[Measurement | None, list[Problem]]:
    """Make the measurement of a row, or tell all that is wrong with it."""
    outside = "a cell outside the columns of the header"
    problems = [Problem(message=outside, value=cell) for cell in row.cells[len(names) :] if cell.strip()]
    cells = dict(zip(names, [*map(str.strip, row.cells), *[""] * len(names)], strict=False))
    target = cells.get("target") or None
    if fault := target_fault(ds, cells["code"], target):
        problems.append(Problem(column="target", value=target, message=fault))
    try:
        made = Measurement(
            **{name: cells[name] for name in ("code", "name", "unit", "source")},
            value=_number(cells["value"]),
            year=_year(cells["year"]),
            target=target,
        )
    except InvalidInputError as error:
        return None, [*error.problems, *problems]
    return made, problems


def _number(text: str) -> float:
    """Read a number; what is none stays a text, so that the measurement tells what is wrong with it."""
    return float(text) if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", text) else cast("float", text)


def _year(text: str) -> int:
    """Read a year; what is none stays a text, as above."""
    return int(text) if re.fullmatch("[0-9]{4}", text) else cast("int", text)
