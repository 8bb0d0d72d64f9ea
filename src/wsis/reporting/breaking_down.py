"""What groups of projects reach: each group is one set of projects, and so is what reaches a node."""

from collections import defaultdict
from collections.abc import Iterable
from typing import get_args

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem
from wsis.nodes import NODE_TYPES
from wsis.reach import headings
from wsis.register import Grouping, Register
from wsis.reporting.facts import Breakdown, GroupRow
from wsis.tally import Question
from wsis.tallying import reaching


def broken_down(ds: Dataset, register: Register, group: Grouping, questions: Iterable[Question]) -> Breakdown:
    """Count what each group of projects reaches.

    Args:
        ds: The dataset to count with.
        register: The projects.
        group: What the projects of a group share.
        questions: What to count.

    Raises:
        InvalidInputError: Where there is no such group.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", countries=["KE"], action_lines=["C9", "C10"])])
    >>> broken_down(wsis.load(), register, "country", [Question(of="action-line")]).rows
    (GroupRow(value='KE', projects=1, reached=(2,)),)
    """
    if group not in get_args(Grouping):
        known = f"one of {', '.join(get_args(Grouping))}"
        raise InvalidInputError("group", [Problem(message="no group of projects", value=group, suggestion=known)])
    asked = tuple(questions)
    reached = [_reached(ds, register, question) for question in asked]
    groups = _sets(register, group)
    rows = tuple(
        GroupRow(
            value=value,
            projects=projects,
            reached=tuple(sum(1 for each in nodes if each & groups[value]) for nodes in reached),
        )
        for value, projects in register.count_by(group)
    )
    return Breakdown(group=group, questions=asked, rows=rows)


def _reached(ds: Dataset, register: Register, question: Question) -> tuple[int, ...]:
    """List the projects that reach each node, headings and withdrawn nodes left out."""
    kind, via = NODE_TYPES[question.of], NODE_TYPES[question.via] if question.via else None
    found = reaching(ds, register, kind, via=via, blanket=question.blanket)
    grouping = headings(ds, kind)
    return tuple(found[node.code] for node in ds.all(kind) if node not in grouping and node.withdrawn is None)


def _sets(register: Register, group: Grouping) -> dict[str | int | None, int]:
    """Map each value to the set of the projects that have it."""
    size = (len(register) + 7) // 8
    found: defaultdict[str | int | None, bytearray] = defaultdict(lambda: bytearray(size))
    for place in range(len(register)):
        for value, _ in register[place : place + 1].count_by(group):
            found[value][place >> 3] |= 1 << (place & 7)
    return {value: int.from_bytes(filled, "little") for value, filled in found.items()}
