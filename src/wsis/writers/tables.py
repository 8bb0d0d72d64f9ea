"""Projects as a table that spreadsheets, pandas and DuckDB open, and that gives back the projects."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import BinaryIO

import attrs

from wsis.errors import InvalidInputError, Problem
from wsis.projects import Organization, Participation, Project
from wsis.readers.cells import read_cell
from wsis.readers.columns import EXTRA, field_of, fields_of
from wsis.readers.rows import TableRow, row_entries
from wsis.recording import part_of
from wsis.spreadsheets import LONGEST_CELL, escaped

_BETWEEN = "; "

#: Fields of a project whose one value is a cell, and those whose values are one cell together.
_ONE = ("id", "title", "description", "url", "kind", "status", "start", "end")
_MANY = ("countries", "action_lines", "goals", "targets", "objectives", "commitments")
#: The columns, in the order in which they are written, where any project has something to write into them.
_COLUMNS = (
    *_ONE,
    *("organizations", "organization_type"),
    *_MANY,
    *("programme", "year", "category", "result", "participations"),
)
#: What no CSV file holds: it becomes the mark that stands for an unknown character.
_NO_TEXT = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


def write_table(projects: Iterable[Project], stream: BinaryIO, *, delimiter: str = ",") -> tuple[Problem, ...]:
    """Write projects as rows, in UTF-8, with an apostrophe before what a spreadsheet would run as a formula.

    Organizations and participations that do not fit into the columns of a table are written as JSON in one cell.

    Args:
        projects: The projects.
        stream: Where the bytes go.
        delimiter: What stands between cells.

    Returns:
        The fields of projects that do not come back as they are when the table is read, found by reading it.

    Raises:
        InvalidInputError: If a cell would be longer than readers of CSV take.

    >>> stream = io.BytesIO()
    >>> write_table([Project(id="1", title="=1+1", goals=["9", "10"])], stream)
    ()
    >>> stream.getvalue().decode("utf-8").splitlines()
    ['id,title,goals', "1,'=1+1,9; 10"]
    """
    given = tuple(projects)
    rows = [_cells(project) for project in given]
    used = {"id", "title"}.union(*rows)
    columns = [name for name in _COLUMNS if name in used]
    further = _merged(project.extra for project in given)
    header = [*columns, *(_further(name).translate(_NO_TEXT) for name in further)]
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")

    def written() -> Iterator[TableRow]:
        for place, (project, row) in enumerate(zip(given, rows, strict=True), start=2):
            extra = dict(project.extra)
            cells = [row.get(name, "") for name in columns] + [extra.get(name, "") for name in further]
            cells = [cell.translate(_NO_TEXT) for cell in cells]
            _check(place, header, cells)
            writer.writerow(map(escaped, cells))
            yield TableRow(place, None, cells)

    try:
        writer.writerow(map(escaped, header))
        entries = row_entries(written(), fields_of(header))
        return tuple(
            problem
            for project, entry in zip(given, entries, strict=True)
            for problem in _losses(entry.row, project, entry.project)
        )
    finally:
        text.detach()


def _cells(project: Project) -> dict[str, str]:
    """Write what a project says into cells; what says nothing has none."""
    cells = {name: str(value) for name in _ONE if (value := getattr(project, name)) is not None}
    cells |= {name: _BETWEEN.join(values) for name in _MANY if (values := getattr(project, name))}
    if project.organizations:
        cells |= _organizations(project.organizations)
    if project.participations:
        cells |= _participations(project.participations, project.action_lines)
    return cells


def _organizations(organizations: tuple[Organization, ...]) -> dict[str, str]:
    """Write names, and types where all have one; organizations of which there is more to say as JSON."""
    names, types = tuple(each.name for each in organizations), tuple(each.type for each in organizations)
    cells = {"organizations": _BETWEEN.join(names)}
    if any(types):
        cells["organization_type"] = _BETWEEN.join(type_ or "" for type_ in types)
    is_plain = (
        not any(each.role or each.country for each in organizations)
        and read_cell("organization", cells["organizations"]).values == names
        and (not any(types) or read_cell("organization_type", cells["organization_type"]).values == types)
    )
    return cells if is_plain else {"organizations": _json(organizations)}


def _participations(participations: tuple[Participation, ...], lines: tuple[str, ...]) -> dict[str, str]:
    """Write one participation into its columns, where its category says no other action line than the project does."""
    (first, *others) = participations
    said = attrs.asdict(first, filter=lambda _, value: value is not None)
    category = read_cell("category", first.category) if first.category else None
    is_plain = not others and said and (category is None or not (category.faults or set(category.values) - set(lines)))
    if is_plain:
        return {name: str(value) for name, value in said.items()}
    return {"participations": _json(participations)}


def _json(parts: Iterable[Organization | Participation]) -> str:
    return json.dumps([part_of(part) for part in parts], ensure_ascii=False)


def _merged(extras: Iterable[tuple[tuple[str, str], ...]]) -> list[str]:
    """Bring the names of further fields into one order, that of all projects unless they contradict each other."""
    orders = list(dict.fromkeys(tuple(dict(extra)) for extra in extras))
    before: dict[str, dict[str, None]] = {name: {} for order in orders for name in order}
    for order in orders:
        for first, second in pairwise(order):
            before[second][first] = None
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError:
        return list(before)


def _further(name: str) -> str:
    """Name the column of a further field so that it is not taken for another."""
    is_plain = name.strip() == name and name and field_of(name, {}) is None and not name.startswith(EXTRA)
    return name if is_plain else EXTRA + name


def _check(row: int, header: list[str], cells: list[str]) -> None:
    """Refuse cells that no reader would take."""
    problems = [
        Problem(
            row=row,
            column=name,
            message=f"a text of {len(cell):,} characters, and a CSV cell has {LONGEST_CELL:,} at most",
        )
        for name, cell in zip(header, cells, strict=True)
        if len(cell) >= LONGEST_CELL
    ]
    if problems:
        raise InvalidInputError("register", problems)


def _losses(row: int, project: Project, back: Project | None) -> Iterator[Problem]:
    """Compare a project with what its row says; the order of further fields does not matter."""
    for field in (each.name for each in attrs.fields(Project)):
        value, read = getattr(project, field), getattr(back, field, ())
        if value != read and not (field == "extra" and sorted(value) == sorted(read)):
            message = f"the {field} of {project.id!r} cannot be read from a table as it is"
            yield Problem(row=row, column=field, value=str(value), message=message)
