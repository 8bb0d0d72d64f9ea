"""Projects as JSON: a record to a line, which gives back the very project."""

import json
from collections.abc import Iterable
from typing import BinaryIO

from wsis.errors import InvalidInputError, Problem
from wsis.projects import Project
from wsis.recording import record_of


def write_json_lines(projects: Iterable[Project], stream: BinaryIO) -> None:
    r"""Write one record to a line.

    Args:
        projects: The projects.
        stream: Where the bytes go.

    Raises:
        InvalidInputError: If a text holds what UTF-8 cannot: half a pair of surrogates.

    >>> import io
    >>> stream = io.BytesIO()
    >>> write_json_lines([Project(id="1", title="Radio", goals=["9"])], stream)
    >>> stream.getvalue()
    b'{"schema":"wsis-project/1","id":"1","title":"Radio","goals":["9"]}\n'
    """
    stream.writelines(_line(row, project) + b"\n" for row, project in enumerate(projects, start=1))


def write_json(projects: Iterable[Project], stream: BinaryIO) -> None:
    """Write one array of the same records.

    Args:
        projects: The projects.
        stream: Where the bytes go.

    Raises:
        InvalidInputError: If a text holds what UTF-8 cannot: half a pair of surrogates.

    >>> import io
    >>> stream = io.BytesIO()
    >>> write_json([Project(id="1", title="Radio"), Project(id="2", title="Fibre")], stream)
    >>> print(stream.getvalue().decode("utf-8"), end="")
    [
    {"schema":"wsis-project/1","id":"1","title":"Radio"},
    {"schema":"wsis-project/1","id":"2","title":"Fibre"}
    ]
    """
    before = b"[\n"
    for row, project in enumerate(projects, start=1):
        stream.write(before + _line(row, project))
        before = b",\n"
    stream.write(b"[]\n" if before == b"[\n" else b"\n]\n")


def _line(row: int, project: Project) -> bytes:
    text = json.dumps(record_of(project), ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        value = ascii(text[error.start : error.end])
        problem = Problem(row=row, column="id", value=project.id, message=f"holds {value}, which is no character")
        raise InvalidInputError("register", [problem]) from None
