"""What the rows of a table say."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wsis.parsing.contents import Cell, Said
from wsis.readers.added_codes import NO_CODES, AddedCodes
from wsis.readers.cells import VERBATIM
from wsis.readers.columns import Field, Fields
from wsis.readers.drafts import TEXT_KEPT, Draft, blame, entry_of, take
from wsis.readers.entries import Entry

_MOST_REMEMBERED = 2**14


class TableRow(NamedTuple):
    """A row of a table, with its place.

    Args:
        row: Its number as a spreadsheet counts: the header is row 1.
        line: The line of the file on which it begins, where there are lines.
        cells: The text of its cells.
    """

    row: int
    line: int | None
    cells: list[str]


def row_entries(
    rows: Iterable[TableRow], fields: Fields, *, first: int = 0, added: AddedCodes = NO_CODES
) -> Iterator[Entry]:
    """Read rows; one with a bad cell keeps its good ones, and the bad cell stays in `extra` as it was.

    Args:
        rows: The rows below the header.
        fields: Name and field of each column.
        first: The first column of a sheet, whose cells may be the texts of numbers; 0 for a text, where none is.
        added: The codes that only the dataset has.

    >>> row = TableRow(row=2, line=2, cells=["Radio", "C9 and C12"])
    >>> entry = next(row_entries([row], (("title", "title"), ("al", "action_lines"))))
    >>> entry.project.action_lines, entry.project.extra
    (('C9',), (('al', 'C9 and C12'),))
    >>> entry.faults[0].message, entry.faults[0].suggestion
    ("unknown action line: 'C12'", 'C11, C10, C9')
    """
    is_text = not first
    plan = _planned(fields, is_text=is_text)
    told: set[str] = set()
    for row, line, cells in rows:
        draft = Draft(row, line, plan.names, {}, {}, [], [], told, added)
        said = draft.said
        if plan.nameless or len(cells) != len(fields):
            _outside(draft, cells, (*plan.nameless, *range(len(fields), len(cells))), first or 1)
            cells += [""] * (len(fields) - len(cells))  # noqa: PLW2901 - a row may end early
        for place, field in plan.verbatim:
            if text := cells[place].strip():
                said[field] = (text,)
        for place, name, meant, clean in plan.others:
            if text := cells[place]:
                if meant and (values := clean.get(text)) and (is_text or type(text) is str):
                    said[meant] = values
                else:
                    _take_anew(draft, name, meant, text, clean)
        for place, field in plan.kept:
            if cells[place].strip():
                draft.texts[field] = cells[place]
        yield entry_of(draft)


class _Plan(NamedTuple):
    """What to do with the cells of a row, by their places."""

    names: dict[Field, str]
    nameless: list[int]
    verbatim: list[tuple[int, Field]]
    #: Each with what the clean cells of the column said: registers repeat themselves, and most cells are read once.
    others: list[tuple[int, str, Field | None, dict[str, Said]]]
    kept: list[tuple[int, Field]]


def _planned(fields: Fields, *, is_text: bool) -> _Plan:
    """Plan what to do with the cells of rows."""
    plan = _Plan({}, [], [], [], [])
    for place, (name, field) in enumerate(fields):
        if field:
            plan.names[field] = name
        if field in TEXT_KEPT:
            plan.kept.append((place, field))
        if field in VERBATIM or (field == "id" and is_text):
            plan.verbatim.append((place, field))
        elif name:
            plan.others.append((place, name, field, {}))
        else:
            plan.nameless.append(place)
    return plan


def _take_anew(draft: Draft, name: str, field: Field | None, text: str, clean: dict[str, Said]) -> None:
    """Read a cell, and remember it if there is nothing wrong with it; the text of a number is not like other text."""
    if take(draft, name, field, text) and field in draft.said and type(text) is str:
        if len(clean) == _MOST_REMEMBERED:
            clean.clear()
        clean[text] = draft.said[field]


def _outside(draft: Draft, cells: Sequence[str], places: Iterable[int], first: int) -> None:
    """Keep cells that stand under no name, and say so."""
    for place in places:
        text = cells[place] if place < len(cells) else ""
        if text.strip():
            name = f"column {place + first}"
            blame(draft, name, text, Cell(faults=(("a cell outside the columns of the header", None),)))
