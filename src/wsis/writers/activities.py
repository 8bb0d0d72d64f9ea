"""Projects to a file of IATI activities."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import BinaryIO

from wsis.errors import InvalidInputError, Problem
from wsis.projects import Project
from wsis.readers.codelists import organization_role_code
from wsis.writers.activity_lines import lines_of
from wsis.writers.activity_problems import problems_of
from wsis.writers.reporter import Reporter
from wsis.writers.xml_texts import parted

#: The version of the standard that is written.
VERSION = "2.03"

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def write_activities(
    projects: Iterable[Project],
    stream: BinaryIO,
    *,
    reporter: Reporter | None = None,
    language: str | None = None,
    role: str | None = None,
    generated: datetime | None = None,
) -> tuple[Problem, ...]:
    """Write projects as IATI activities of version 2.03, one after the other; equal projects give equal bytes.

    Nothing is made up: what the standard asks for and a project does not say stands empty, where its schema allows
    that, and is left out where not.

    Args:
        projects: The projects.
        stream: Where the bytes go.
        reporter: Who publishes the file; the standard asks for it, and without one an empty one stands there.
        language: The language of the texts, such as `en`; the standard asks for it.
        role: The role of the organizations that have none, such as `implementing`; without it, it stands empty.
        generated: When the file is made, if that is to stand in it.

    Returns:
        What of which project is not written, and what the standard asks for and is not there; the row is the place
        of the project, from 1.

    Raises:
        InvalidInputError: If the language is no language, or the role is none of IATI; then nothing is written.

    >>> import io
    >>> stream = io.BytesIO()
    >>> problems = write_activities([Project(id="XM-EX-1", title="Radio", targets=["9.c"])], stream, language="en")
    >>> print(stream.getvalue().decode().splitlines()[9].strip())
    <tag vocabulary="3" code="9.c"/>
    >>> print(problems[0])
    row 1, description: IATI asks for a description, so an empty one stands there
    """
    _check(language, role)
    problems: list[Problem] = []
    row = 0
    attributes = {"version": VERSION} | ({"generated-datetime": generated.isoformat()} if generated else {})
    head, foot = parted("iati-activities", attributes)
    before, after = parted("iati-activity", {"xml:lang": language} if language else {})
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n'.encode())
    for row, project in enumerate(projects, start=1):
        problems += problems_of(row, project, reporter=reporter, role=role)
        inner = "".join(f"    {line}\n" for line in lines_of(project, reporter=reporter, role=role))
        stream.write(f"  {before}\n{inner}  {after}\n".encode())
    stream.write(f"{foot}\n".encode())
    return (*problems, *_general_problems(row, reporter, language))


def _check(language: str | None, role: str | None) -> None:
    """Refuse what no file can say."""
    problems: list[Problem] = []
    if language is not None and not _LANGUAGE.fullmatch(language):
        problems.append(Problem(column="language", value=language, message="no code of a language"))
    if role is not None and not organization_role_code(role):
        problems.append(Problem(column="role", value=role, message="no role of IATI"))
    if problems:
        raise InvalidInputError("activities", problems)


def _general_problems(rows: int, reporter: Reporter | None, language: str | None) -> Iterator[Problem]:
    """Tell what the standard asks for and the whole file lacks."""
    if not rows:
        yield Problem(message="there is no project, and IATI asks for an activity")
        return
    if reporter is None:
        message = "IATI asks who reports, so an empty one stands in each activity"
        yield Problem(column="reporting-org", message=message, suggestion="give reporter=")
    if language is None:
        yield Problem(column="xml:lang", message="IATI asks for the language of the texts", suggestion="give language=")
    yield Problem(column="sector", message="IATI asks for a sector, and projects have none")
