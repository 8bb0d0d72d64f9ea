"""What groups of projects reach: each group is one set of projects, and so is what reaches a node."""

from collections import defaultdict
from collections.abc import Iterable
from typing import cast, get_args

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem
from wsis.nodes import NODE_TYPES
from wsis.placements import Placing
from wsis.placing import grouped
from wsis.reach import headings
from wsis.register import Grouping, Register
from wsis.reporting.facts import Breakdown, By, GroupRow
from wsis.tally import Question
from wsis.tallying import reaching

# What projects share, and the set of those that share it.
_Group = tuple[str | int | None, int]


def broken_down(ds: Dataset, register: Register, group: By, questions: Iterable[Question]) -> Breakdown:
    """Count what each group of projects reaches.

    Args:
        ds: The dataset to count with.
        register: The projects.
        group: What the projects of a group share.
        questions: What to count.

    Raises:
        InvalidInputError: Where there is no such group, or the dataset has no countries to find regions by.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", countries=["KE"], action_lines=["C9", "C10"])])
    >>> broken_down(wsis.load(), register, "country", [Question(of="action-line")]).rows
    (GroupRow(value='KE', projects=1, reached=(2,)),)
    """
    if group not in get_args(By):
        known = f"one of {', '.join(get_args(By))}"
        raise InvalidInputError("group", [Problem(message="no group of projects", value=group, suggestion=known)])
    asked = tuple(questions)
    reached = [_reached(ds, register, question) for question in asked]
    shared = group in get_args(Grouping)
    groups = _sets(register, cast("Grouping", group)) if shared else _places(ds, register, cast("Placing", group))
    rows = tuple(
        GroupRow(
            value=value,
            projects=projects.bit_count(),
            reached=tuple(sum(1 for each in nodes if each & projects) for nodes in reached),
        )
        for value, projects in groups
    )
    return Breakdown(group=group, questions=asked, rows=rows)


def _reached(ds: Dataset, register: Register, question: Question) -> tuple[int, ...]:
    """List the projects that reach each node, headings and withdrawn nodes left out."""
    kind, via = NODE_TYPES[question.of], NODE_TYPES[question.via] if question.via else None
    found = reaching(ds, register, kind, via=via, blanket=question.blanket)
    grouping = headings(ds, kind)
    return tuple(found[node.code] for node in ds.all(kind) if node not in grouping and node.withdrawn is None)


def _sets(register: Register, group: Grouping) -> tuple[_Group, ...]:
    """List each value with the set of the projects that have it, the largest set first."""
    found: defaultdict[str | int | None, list[int]] = defaultdict(list)
    for place in range(len(register)):
        for value, _ in register[place : place + 1].count_by(group):
            found[value].append(place)
    return tuple((value, _set(found[value], len(register))) for value, _ in register.count_by(group))


def _places(ds: Dataset, register: Register, group: Placing) -> tuple[_Group, ...]:
    """List the name of each place with the set of its projects, in definition order; those in none come last."""
    groups = grouped(ds, register, by=group)
    places = {project.id: place for place, project in enumerate(register)}
    named = [(each.name, each.register) for each in groups]
    unplaced = [(None, groups.unplaced)] if groups.unplaced else []
    return tuple(
        (name, _set([places[project.id] for project in part], len(register))) for name, part in [*named, *unplaced]
    )


def _set(places: Iterable[int], projects: int) -> int:
    """Make a set of the projects at some places of a register."""
    filled = bytearray((projects + 7) // 8)
    for place in places:
        filled[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(filled, "little")
