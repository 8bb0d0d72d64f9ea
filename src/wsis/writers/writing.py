"""Registers to files."""

import gzip
import os
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, get_args

from wsis.errors import InvalidInputError, Problem
from wsis.projects import Project
from wsis.readers.formats import format_named
from wsis.whole_files import whole_file
from wsis.writers.reporter import Reporter

WritingFormat = Literal["csv", "tsv", "json", "jsonl", "iati"]


def write_register(
    register: Iterable[Project],
    target: str | os.PathLike[str] | BinaryIO,
    *,
    format: WritingFormat | None = None,  # noqa: A002 - as the reader calls it
    reporter: Reporter | None = None,
    language: str | None = None,
) -> tuple[Problem, ...]:
    r"""Write a register as CSV or TSV, JSON, JSON Lines or IATI activities; packed if the name ends in `.gz`.

    JSON and JSON Lines give back the very register. CSV and IATI cannot hold all of every project: what they do not
    give back is told. A file is there when it is whole, and not before.

    Args:
        register: The projects.
        target: A path, or an open file of bytes, which stays open.
        format: The format, where the name of the file does not tell it.
        reporter: Who publishes the activities, which IATI asks for.
        language: The language of the texts, such as `en`, which IATI asks for.

    Returns:
        What was not written, or would not be read back as it is, each with the place of its project.

    Raises:
        InvalidInputError: If there is no such format to write, or a project that it cannot hold at all.
        OSError: If the file cannot be written.

    >>> import io
    >>> import wsis
    >>> stream = io.BytesIO()
    >>> wsis.write_register([wsis.Project(id="1", title="Radio", goals=["9"])], stream, format="csv")
    ()
    >>> stream.getvalue()
    b'id,title,goals\r\n1,Radio,9\r\n'
    """
    name = Path(target).name if isinstance(target, str | os.PathLike) else None
    form = format or (format_named(name) if name else None)
    if form is None or form == "excel" or form not in get_args(WritingFormat):
        problem = Problem(
            file=name,
            column="format",
            value=form,
            message="no format to write",
            suggestion=f"format= one of {', '.join(get_args(WritingFormat))}",
        )
        raise InvalidInputError(name or "register", [problem])
    with _opened(target) as stream:
        return _write(register, stream, form, reporter, language)


@contextmanager
def _opened(target: str | os.PathLike[str] | BinaryIO) -> Generator[BinaryIO]:
    """Open a path under another name until all is written; take an open file as it is."""
    if not isinstance(target, str | os.PathLike):
        yield target
        return
    with whole_file(target) as stream:
        if Path(target).suffix == ".gz":
            with gzip.GzipFile(filename="", fileobj=stream, mode="wb", mtime=0) as packed:
                yield packed  # type: ignore[misc] # writes bytes, which is all that is asked of it
        else:
            yield stream


# ruff: noqa: PLC0415 - each format has libraries of its own, and who reads registers waits for none of them
def _write(
    projects: Iterable[Project],
    stream: BinaryIO,
    form: WritingFormat,
    reporter: Reporter | None,
    language: str | None,
) -> tuple[Problem, ...]:
    """Write in a format, and tell what is lost."""
    if form == "iati":
        from wsis.writers.activities import write_activities

        return write_activities(projects, stream, reporter=reporter, language=language)
    if form in {"csv", "tsv"}:
        from wsis.writers.tables import write_table

        return write_table(projects, stream, delimiter="," if form == "csv" else "\t")
    from wsis.writers.json_lines import write_json, write_json_lines

    (write_json if form == "json" else write_json_lines)(projects, stream)
    return ()
