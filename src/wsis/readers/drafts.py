"""From what a record says, field by field, to its project."""

from functools import lru_cache
from typing import NamedTuple

from wsis.codes import COMMITMENT_CODES, GOAL_CODES, FrameworkName
from wsis.ordering import in_definition_order
from wsis.parsing.contents import Cell, Said
from wsis.projects import Organization, Participation, filled
from wsis.readers.added_codes import NO_CODES, AddedCodes, take_added
from wsis.readers.cells import VERBATIM, read_cell
from wsis.readers.columns import Field
from wsis.readers.entries import Entry, Fault
from wsis.readers.numbers import LOST, LostDigits, NoValue

#: Fields of which the text is kept beside what it says.
TEXT_KEPT = frozenset[Field]({"category", "organization_type"})

_GOALS = frozenset(GOAL_CODES)
_COMMITMENTS = frozenset(COMMITMENT_CODES)
_ONE_PARTICIPATION = frozenset[Field]({"programme", "year", "result"})
_NONE: Said = (None,)
_MEMORY = 2**14


class Draft(NamedTuple):
    """What one record says, while it is read.

    Args:
        row: Its number.
        line: The line on which it begins.
        names: What the file calls each field.
        said: What each field says, and under the name of a framework the codes that only the dataset has.
        texts: The text of some fields.
        extra: What is kept as it is.
        faults: What is wrong.
        told: What was said to be missing already; a file is told once.
        added: The codes that only the dataset has.
    """

    row: int
    line: int | None
    names: dict[Field, str]
    said: dict[Field | FrameworkName, Said]
    texts: dict[Field, str]
    extra: list[tuple[str, str]]
    faults: list[Fault]
    told: set[str]
    added: AddedCodes = NO_CODES


def take(draft: Draft, name: str, field: Field | None, text: str) -> bool:
    """Read a text into a draft.

    Args:
        draft: What the record says so far.
        name: What the file calls the field.
        field: The field, or None where the text is kept as it is.
        text: The text; blanks say nothing.

    Returns:
        Whether its field says all of it, without a fault.

    >>> draft = Draft(2, 2, {}, {}, {}, [], [], set())
    >>> take(draft, "al", "action_lines", "Media")
    True
    >>> draft.said
    {'action_lines': ('C9',)}
    """
    if not text or text.isspace():
        return False
    if isinstance(text, NoValue | LostDigits):
        why = "a formula whose result is not stored" if text.startswith("=") else "an error of the spreadsheet"
        flaw = (why, "save it again with a spreadsheet program") if isinstance(text, NoValue) else LOST
        blame(draft, name, text, Cell(faults=(flaw,)))
        return False
    if field is None:
        draft.extra.append((name, text))
        return True
    if field in VERBATIM:
        draft.said[field] = (text.strip(),)
        return True
    left = take_added(draft.added, field, text, draft.said) if draft.added else text
    cell = read_cell(field, left) if left else Cell()
    keep(draft, name, field, text, cell)
    return left is text and not cell.faults and not cell.missing


def keep(draft: Draft, name: str, field: Field, text: str, cell: Cell) -> None:
    """Keep what a cell says.

    Args:
        draft: What the record says so far.
        name: What the file calls the field.
        field: The field.
        text: The cell.
        cell: What it says.

    >>> draft = Draft(2, 2, {}, {}, {}, [], [], set())
    >>> keep(draft, "al", "action_lines", "Media", Cell(values=("C9",)))
    >>> draft.said
    {'action_lines': ('C9',)}
    """
    if cell.values:
        draft.said[field] = cell.values
    if field in TEXT_KEPT:
        draft.texts[field] = text
    if cell.faults or cell.missing:
        blame(draft, name, text, cell)


def blame(draft: Draft, name: str, text: str, cell: Cell) -> None:
    """Note what is wrong with a cell, and keep a bad one as it is.

    Args:
        draft: What the record says.
        name: What the file calls the field.
        text: The cell.
        cell: What it says.

    >>> draft = Draft(2, 2, {}, {}, {}, [], [], set())
    >>> blame(draft, "edition", "MMXX", Cell(faults=(("no year", None),)))
    >>> draft.extra, draft.faults[0].message
    ([('edition', 'MMXX')], 'no year')
    """
    if cell.faults:
        draft.extra.append((name, text))
        draft.faults.extend(Fault(name, text, message, suggestion) for message, suggestion in cell.faults)
    if cell.missing and cell.missing not in draft.told:
        draft.told.add(cell.missing)
        draft.faults.append(Fault(name, text, cell.missing))


def entry_of(draft: Draft) -> Entry:
    """Make a project of what a record says, as far as it says enough.

    A record without a title is no project. One without an id is named after its row.

    Args:
        draft: What the record says.

    >>> draft = Draft(2, 2, {}, {"title": ("Radio",), "action_lines": ("C9",), "category": ("C3",)}, {}, [], [], set())
    >>> entry = entry_of(draft)
    >>> entry.project, entry.project.action_lines
    (Project('row 2', 'Radio'), ('C3', 'C9'))
    """
    row, line, names, said, texts, extra, faults, _, added = draft
    get = said.get
    title, id_ = get("title"), get("id")
    if not id_ and "id" in names and not any(fault.column == names["id"] for fault in faults):
        faults.append(Fault(names["id"], "", "no id, so the project is named after its row"))
    if not title:
        faults.append(Fault(names.get("title", "title"), "", "no title, so the row is left out"))
        return Entry(row, line, None, tuple(faults))
    organizations: tuple[Organization, ...] = get("organization", ())
    types = get("organization_type", ())
    if organizations or types:
        organizations, is_paired = _organizations(organizations, types)
        if not is_paired:
            name, text = names["organization_type"], texts["organization_type"]
            extra.append((name, text))
            faults.append(Fault(name, text, "not one type for each organization, nor one for all"))
    lines, category = get("action_lines", ()) + get("action-line", ()), get("category", ())
    if lines and not set(category) <= set(lines):
        what = f"says {', '.join(category)}, and the action lines are {', '.join(lines)}: all are read"
        faults.append(Fault(names.get("category", "category"), texts.get("category", ""), what))
    start, end = get("start", _NONE)[0], get("end", _NONE)[0]
    if start and end and end < start:
        faults.append(Fault(names.get("end", "end"), end.isoformat(), f"ends before it starts, on {start}"))
    goals, targets = _parted(get("sdgs", ()) + get("goals", ()) + get("targets", ()), _GOALS)
    commitments, objectives = _parted(get("objectives", ()) + get("commitments", ()), _COMMITMENTS)
    if added:
        goals, targets = _ordered(goals + get("goal", ())), _ordered(targets + get("target", ()))
        objectives = _ordered(objectives + get("objective", ()))
        commitments = _ordered(commitments + get("commitment", ()))
    participations = get("participations", ())
    if not said.keys().isdisjoint(_ONE_PARTICIPATION) or "category" in texts:
        participations += _participations(
            get("programme", _NONE)[0], get("year", _NONE)[0], texts.get("category"), get("result", _NONE)[0]
        )
    project = filled(
        (
            id_[0] if id_ else f"row {row}",
            title[0],
            get("description", _NONE)[0],
            get("url", _NONE)[0],
            get("kind", _NONE)[0],
            get("status", _NONE)[0],
            start,
            end,
            organizations,
            get("country", ()),
            _ordered(lines + category),
            goals,
            targets,
            objectives,
            commitments,
            participations,
            tuple(extra),
        ),
    )
    return Entry(row, line, project, tuple(faults))


# The rows of a register repeat their tags, their organizations and the contest that they took part in.


_ordered = lru_cache(maxsize=_MEMORY)(in_definition_order)


@lru_cache(maxsize=_MEMORY)
def _parted(codes: Said, first: frozenset[str]) -> tuple[Said, Said]:
    """Part codes that belong to one framework from the others."""
    return (
        in_definition_order(code for code in codes if code in first),
        in_definition_order(code for code in codes if code not in first),
    )


@lru_cache(maxsize=_MEMORY)
def _organizations(names: Said, types: Said) -> tuple[tuple[Organization, ...], bool]:
    """Make organizations of names and types; tell whether the types go with the names.

    A list of records brings organizations that have their types already.
    """
    is_paired = not types or (bool(names) and len(types) in {1, len(names)} and not isinstance(names[0], Organization))
    types = (types * len(names) if len(types) == 1 else types) if is_paired and types else (None,) * len(names)
    made = (
        name if isinstance(name, Organization) else Organization(name=name, type=kind)
        for name, kind in zip(names, types, strict=True)
    )
    return tuple(made), is_paired


@lru_cache(maxsize=_MEMORY)
def _participations(
    programme: str | None, year: int | None, category: str | None, result: str | None
) -> tuple[Participation, ...]:
    """Make the one participation that the columns of a table can tell of."""
    made = Participation(programme=programme, year=year, category=category, result=result)
    return () if made == Participation() else (made,)
