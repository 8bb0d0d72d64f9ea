"""From the rows of a register to its projects."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import TypeVar, final

import attrs

from wsis.errors import Problem
from wsis.projects import Organization, Participation, Project
from wsis.readers.cells import TAG_FIELDS, Cell, read_cell
from wsis.readers.columns import Field
from wsis.readers.result import ReadResult
from wsis.register import Register

T = TypeVar("T")
Fields = tuple[tuple[str, Field | None], ...]
SDG_FIELDS: tuple[Field, ...] = ("sdgs", "goals", "targets")
_Fault = tuple[str, str, str, str | None]  # column, value, message, suggestion


@final
@attrs.frozen(kw_only=True)
class TableRow:
    """A row of a table, with its place.

    Args:
        row: Its number as a spreadsheet counts: the header is row 1.
        line: The line of the file on which it begins.
        cells: The text of its cells.
    """

    row: int
    line: int
    cells: tuple[str, ...]


def read_rows(rows: Iterable[TableRow], fields: Fields, *, file: str | None = None) -> ReadResult:
    """Read rows into a register; a row with a bad cell keeps its good ones.

    A row without a title, or with an id that an earlier row has, is reported and left out. Where there is no column of
    ids, a project is named after its row. A cell that could not be read wholly stays in `extra` as it was.

    Args:
        rows: The rows below the header.
        fields: Name and field of each column.
        file: Name of the file, for the problems.

    >>> row = TableRow(row=2, line=2, cells=("Radio", "C9 and C12"))
    >>> result = read_rows([row], (("title", "title"), ("al", "action_lines")), file="projects.csv")
    >>> result.register[0].action_lines, result.register[0].extra
    (('C9',), (('al', 'C9 and C12'),))
    >>> print(result.problems[0])
    projects.csv, row 2, al: unknown action line: 'C12': 'C9 and C12' (C11, C10, C9)
    """
    remembered = cache(read_cell)  # the same tags stand in many rows; other cells hardly repeat
    columns = {field: name for name, field in fields if field}
    projects: dict[str, Project] = {}
    places: dict[str, int] = {}
    problems: list[Problem] = []
    count = 0
    for row in rows:
        count += 1
        said, extra, faults = _said(row, fields, remembered)
        id_ = _first(said, "id", str) or f"row {row.row}"
        if "id" in columns and "id" not in said:
            faults.append((columns["id"], "", "no id, so the project is named after its row", None))
        if not _first(said, "title", str):
            faults.append((columns["title"], "", "no title, so the row is left out", None))
        elif id_ in projects:
            faults.append((columns["id"], id_, f"stands in row {places[id_]} already, so the row is left out", None))
        else:
            projects[id_] = _project(id_, said, extra)
            places[id_] = row.row
        problems += [
            Problem(
                file=file,
                row=row.row,
                line=row.line,
                column=column,
                value=value,
                message=message,
                suggestion=suggestion,
            )
            for column, value, message, suggestion in faults
        ]
    return ReadResult(register=Register(projects.values()), problems=tuple(problems), rows=count)


def _said(
    row: TableRow,
    fields: Fields,
    remembered: Callable[[Field, str], Cell],
) -> tuple[dict[Field, Cell], dict[str, str], list[_Fault]]:
    """Read the cells of a row: what they say by field, what is kept as it is, and what is wrong."""
    said: dict[Field, Cell] = {}
    extra: dict[str, str] = {}
    faults: list[_Fault] = []
    nameless = (("", None),) * (len(row.cells) - len(fields))
    for place, ((name, field), text) in enumerate(zip((*fields, *nameless), row.cells, strict=False), start=1):
        if not text.strip():
            continue
        if field is None:
            extra[name or f"column {place}"] = text
            if not name:
                faults.append((f"column {place}", text, "a cell outside the columns of the header", None))
        else:
            said[field] = cell = (remembered if field in TAG_FIELDS else read_cell)(field, text)
            if cell.faults:
                extra[name] = text
                faults += [(name, text, message, suggestion) for message, suggestion in cell.faults]
    if types := _unpaired(said):
        name = next(name for name, field in fields if field == "organization_type")
        extra[name] = types.text
        faults.append((name, types.text, "not one type for each organization, nor one for all", None))
    return said, extra, faults


def _unpaired(said: dict[Field, Cell]) -> Cell | None:
    """Take away types of organizations that do not go with the names."""
    types, names = said.get("organization_type"), said.get("organization")
    if types is None or (names and len(types.values) in {1, len(names.values)}):
        return None
    return said.pop("organization_type")


def _project(id_: str, said: Mapping[Field, Cell], extra: Mapping[str, str]) -> Project:
    """Make a project of what a row says."""
    names, types = _all(said, "organization", str), _all(said, "organization_type", str)
    paired = types if len(types) == len(names) else (*types, None)[:1] * len(names)
    sdgs = [code for field in SDG_FIELDS for code in _all(said, field, str)]
    category = said.get("category")
    participation = Participation(
        programme=_first(said, "programme", str),
        year=_first(said, "year", int),
        category=category and category.text,
        result=_first(said, "result", str),
    )
    return Project(
        id=id_,
        title=_first(said, "title", str) or "",
        description=_first(said, "description", str),
        url=_first(said, "url", str),
        kind=_first(said, "kind", str),
        status=_first(said, "status", str),
        start=_first(said, "start", date),
        end=_first(said, "end", date),
        organizations=[Organization(name=name, type=type_) for name, type_ in zip(names, paired, strict=True)],
        countries=_all(said, "country", str),
        action_lines=_all(said, "action_lines", str) + _all(said, "category", str),
        goals=[code for code in sdgs if "." not in code],
        targets=[code for code in sdgs if "." in code],
        objectives=_all(said, "objectives", str),
        commitments=_all(said, "commitments", str),
        participations=() if participation == Participation() else (participation,),
        extra=extra,
    )


def _all(said: Mapping[Field, Cell], field: Field, kind: type[T]) -> tuple[T, ...]:
    """List what a field says."""
    return tuple(value for value in (said[field].values if field in said else ()) if isinstance(value, kind))


def _first(said: Mapping[Field, Cell], field: Field, kind: type[T]) -> T | None:
    """Give the one value of a field, if it says anything."""
    return next(iter(_all(said, field, kind)), None)
