"""Parquet files that are one register together: each is looked at, then one after the other is counted."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

import attrs

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem
from wsis.frames.choosing import counted_part
from wsis.frames.engines import opened
from wsis.frames.parquet import Scan, naming, parquet_scanner, refuse_parquet_flaw
from wsis.frames.parts import Part
from wsis.frames.question import Asked
from wsis.frames.tags import Tags
from wsis.nodes import Node
from wsis.parsing.tagging import TAG_FIELDS
from wsis.readers.columns import Fields, field_faults, field_of, refuse_faults
from wsis.wording import shortened

_Given = TypeVar("_Given")
_Found = TypeVar("_Found")

_NOTHING = MappingProxyType[str, str]({})

#: How much of a list of columns a message shows.
_LONGEST = 500


class FileProgress(NamedTuple):
    """How far the counting of files is.

    Args:
        file: Name of the file that is being counted.
        rows: How many rows have been counted, of all files.
        total: How many rows the files have.
    """

    file: str
    rows: int
    total: int


class _Table(NamedTuple):
    """A file, and its columns of tags that matter."""

    file: str
    scan: Scan
    tags: Tags


def counted_files(
    ds: Dataset,
    asked: Asked,
    paths: Iterable[Path],
    *,
    columns: Mapping[str, str] = _NOTHING,
    progress: Callable[[FileProgress], object] | None = None,
) -> Part:
    """Count the rows of Parquet files, of which no more is held than one plan for one file needs.

    Args:
        ds: The dataset to count with.
        asked: What is asked.
        paths: The files, one or more.
        columns: The field of columns by their names, where the names do not say it, as for `read_register`.
        progress: Called with how far the counting is.

    Raises:
        InvalidInputError: Listing every file that cannot be read or has no columns for the tags that are asked for.
        MissingExtraError: Where a package is not installed that the counting needs.

    >>> import polars as pl, wsis
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "projects.parquet")
    ...     pl.DataFrame({"SDGs": ["4", "9.c"]}).write_parquet(path)
    ...     counted_files(wsis.load(), Asked(of=wsis.Goal), [path]).tallies
    {(): Tally(goal, 2 projects)}
    """
    refuse_faults(field_faults((), columns, is_whole=False))
    tell = progress or _unheard
    part, before = Part(tallies={}, faults={}), 0
    with parquet_scanner() as scan:
        tables = _looked_at(ds, asked, paths, columns, scan)
        total = sum(table.scan.rows for table in tables)
        for file, (native, _, rows), tags in tables:
            tell(FileProgress(file, before, total))
            with naming(file):
                streamed = partial(_forward, tell, FileProgress(file, before, total))
                part += counted_part(ds, asked, native, tags=tags, progress=streamed)
            before += rows
            tell(FileProgress(file, before, total))
    return part


def _unheard(_: FileProgress) -> None:
    """Tell nobody how far the counting is."""


def _forward(tell: Callable[[FileProgress], object], begun: FileProgress, rows: int) -> None:
    """Tell how many rows have been counted, of which so many in the file that has been begun."""
    tell(begun._replace(rows=begun.rows + rows))


def _looked_at(
    ds: Dataset, asked: Asked, paths: Iterable[Path], columns: Mapping[str, str], scan: Callable[[Path], Scan]
) -> list[_Table]:
    """Look at the description of every file, and refuse all at once that cannot be counted."""

    def scanned(path: Path) -> Scan:
        refuse_parquet_flaw(path)
        return scan(path)

    found = _each(((str(path), path) for path in paths), scanned)
    names = {name for _, each in found for name in each.names}
    refuse_faults((name, "no such column", None) for name in columns if name not in names)
    tags = _each(found, partial(_tags, ds, asked, columns))
    return [_Table(file, each, own) for (file, each), (_, own) in zip(found, tags, strict=True)]


def _each(files: Iterable[tuple[str, _Given]], look: Callable[[_Given], _Found]) -> list[tuple[str, _Found]]:
    """Do the same with each file, and raise at once what is wrong with any of them."""
    found: list[tuple[str, _Found]] = []
    problems: list[Problem] = []
    for file, given in files:
        try:
            with naming(file):
                found.append((file, look(given)))
        except InvalidInputError as error:
            problems += error.problems
    if problems:
        raise InvalidInputError("files", problems)
    return found


def _tags(ds: Dataset, asked: Asked, columns: Mapping[str, str], found: Scan) -> Tags:
    """Tell which columns hold the tags that are asked for, and refuse those that cannot hold any."""
    wanted = {kind: _fields(ds, kind) for kind in (asked.via or asked.of, asked.columns) if kind}
    meant: Fields = tuple(
        (name, field)
        for name in found.names
        if (field := field_of(name, columns)) and any(field in fields for fields in wanted.values())
    )
    refuse_faults(field_faults(meant, {}, is_whole=False))
    there = shortened(", ".join(found.names), _LONGEST)
    problems = [
        Problem(
            message=f"no column for the {kind.framework.replace('-', ' ')}s among {there}",
            suggestion=f"name it: --column NAME=FIELD, where FIELD is {' or '.join(fields)}",
        )
        for kind, fields in wanted.items()
        if not any(field in fields for _, field in meant)
    ]
    if problems:
        raise InvalidInputError("columns", problems)
    try:
        opened(found.native, tags=tuple(name for name, _ in meant))
    except InvalidInputError as error:
        aside = [
            attrs.evolve(each, suggestion=f"leave it out: --column {each.column}=extra") for each in error.problems
        ]
        raise InvalidInputError(error.subject, aside) from None
    return Tags(**{field: name for name, field in meant if field})


def _fields(ds: Dataset, kind: type[Node]) -> tuple[str, ...]:
    """List the fields whose columns may hold tags of a framework, or of its parts."""
    return tuple(field for _, field in Asked(of=kind).columns_of(ds, Tags(**{field: field for field in TAG_FIELDS})))
