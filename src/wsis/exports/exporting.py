"""`export`: the dataset in a format of others, as a file or a folder."""

import os
import re
from pathlib import Path
from typing import Literal, get_args

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem

ExportFormat = Literal["csv", "json", "parquet", "skos", "sssom"]

_SKOS = (".ttl", ".jsonld")
_NAME = re.compile(r"[a-z0-9]+(?:[-_.+][a-z0-9]+)*")
_NAMES = "small letters, digits, and - _ . + between them"


# ruff: noqa: PLC0415 - each format has libraries of its own, and who exports one waits for no other
def export(ds: Dataset, format: ExportFormat, path: str | os.PathLike[str]) -> Path:  # noqa: A002 - as everywhere
    """Write a whole dataset in a format of others; the same dataset makes the same bytes on every machine.

    `csv` is a folder, a Frictionless Data Package; `parquet` the same tables with their types; `sssom` a folder with a
    mapping set for each matrix; `json` one document, which `wsis.exports.document.read_document` gives back; `skos`
    Turtle or JSON-LD, as the name of the file says. What an overlay added is marked in every one of them.

    Args:
        ds: The dataset.
        format: The format.
        path: The folder, or the file, to write; an earlier export is replaced, and nothing else.

    Returns:
        The path.

    Raises:
        InvalidInputError: If there is no such format, if something else stands in the place, or if the format cannot
            hold what an overlay added.
        MissingExtraError: If the library of the format is not installed.
        OSError: If it cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> import wsis
    >>> with TemporaryDirectory() as folder:
    ...     path = wsis.export(wsis.load(), "csv", Path(folder, "wsis"))
    ...     print((path / "goals.csv").read_text(encoding="utf-8").splitlines()[1][:40])
    1,End poverty in all its forms everywher
    """
    from wsis.exports.saving import save_file, save_folder

    target = Path(path)
    if format not in get_args(ExportFormat):
        raise _refused("format", format, "no format to export", f"one of {', '.join(get_args(ExportFormat))}")
    if format == "json":
        from wsis.exports.document import document_of

        save_file(document_of(ds), target)
    elif format == "skos":
        if target.suffix not in _SKOS:
            raise _refused("path", target.name, "SKOS is written as Turtle or as JSON-LD", "end it in .ttl or .jsonld")
        from wsis.exports.concepts import concepts_of

        save_file(concepts_of(ds, "turtle" if target.suffix == ".ttl" else "json-ld"), target)
    else:
        _refuse_names(ds)
        save_folder(_files(ds, format), target)
    return target


def _files(ds: Dataset, format: ExportFormat) -> dict[str, bytes]:  # noqa: A002 - as above
    """Make the files of a format that is a folder."""
    if format == "csv":
        from wsis.exports.delimited import csv_files

        return csv_files(ds)
    if format == "sssom":
        from wsis.exports.mappings import mapping_files

        return mapping_files(ds)
    from wsis.exports.columnar import parquet_files

    return parquet_files(ds)


def _refuse_names(ds: Dataset) -> None:
    """Refuse ids of matrices that cannot be names of files on every machine."""
    problems = [
        Problem(column="matrix", value=matrix.id, message="an id of which no file can be named", suggestion=_NAMES)
        for matrix in ds.matrices
        if not _NAME.fullmatch(matrix.id)
    ]
    if problems:
        raise InvalidInputError("export", problems)


def _refused(column: str, value: str, message: str, suggestion: str) -> InvalidInputError:
    return InvalidInputError("export", [Problem(column=column, value=value, message=message, suggestion=suggestion)])
