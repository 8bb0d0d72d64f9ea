"""What the records of a file say, whatever its format, and how they come together in a register."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from wsis.errors import Problem
from wsis.projects import Project
from wsis.readers.result import ReadResult
from wsis.register import Register

#: How many records are read between two calls of who wants to know how far the reading is.
STEP = 1000


class Fault(NamedTuple):
    """What is wrong with one field of a record.

    Args:
        column: Name of the column or field.
        value: Its text, as it was found.
        message: What is wrong, in one sentence.
        suggestion: What to write instead, where that is known.
    """

    column: str
    value: str
    message: str
    suggestion: str | None = None


class Entry(NamedTuple):
    """What one record of a file says.

    Args:
        row: Its number: in a table as a spreadsheet counts, where the header is row 1; elsewhere from 1.
        line: The line of the file on which it begins, where there are lines.
        project: The project, or None where the record cannot be one.
        faults: Everything in it that was not read, or not wholly.
    """

    row: int
    line: int | None
    project: Project | None
    faults: tuple[Fault, ...] = ()


def collect(
    entries: Iterable[Entry],
    *,
    file: str | None = None,
    id_column: str = "id",
    tick: Callable[[int], None] | None = None,
) -> ReadResult:
    """Bring entries together in a register; one whose id an earlier one has is reported and left out.

    Args:
        entries: The entries, in the order of the file.
        file: Name of the file, for the problems.
        id_column: What the file calls the id.
        tick: Called with the number of entries that were read, now and then and at the end.

    >>> radio = Project(id="1", title="Radio")
    >>> result = collect([Entry(2, 2, radio), Entry(3, 3, radio)], file="projects.csv")
    >>> print(result.problems[0])
    projects.csv, row 3, id: stands in row 2 already, so the row is left out: '1'
    """
    projects: dict[str, Project] = {}
    places: dict[str, int] = {}
    problems: list[Problem] = []
    count = 0
    for row, line, project, faults in entries:
        count += 1
        if project is not None:
            if project.id in projects:
                message = f"stands in row {places[project.id]} already, so the row is left out"
                faults = (*faults, Fault(id_column, project.id, message))  # noqa: PLW2901 - one more of the same
            else:
                projects[project.id] = project
                places[project.id] = row
        for column, value, message, suggestion in faults:
            problems.append(
                Problem(
                    file=file,
                    row=row,
                    line=line,
                    column=column,
                    value=value,
                    message=message,
                    suggestion=suggestion,
                )
            )
        if tick and count % STEP == 0:
            tick(count)
    if tick:
        tick(count)
    return ReadResult(register=Register(projects.values()), problems=tuple(problems), rows=count)
