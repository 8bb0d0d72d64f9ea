"""The report that every contender makes: what it asks, what it needs to know, and how the library answers it."""

from collections.abc import Mapping
from typing import final

import attrs

import wsis
from wsis import ActionLine, Commitment, Coverage, Dataset, Goal, Node, Objective, Register, Target, Theme

#: A framework and how its nodes are reached; for the crosstab, both frameworks.
Question = tuple[str, str]

#: The number of projects that reach each node, in definition order; for the crosstab, row by row.
Report = dict[Question, tuple[int, ...]]

FRAMEWORKS: tuple[type[Node], ...] = (ActionLine, Goal, Target, Objective, Theme, Commitment)
DECLARED = "declared"

#: What action lines imply: kind of node, words, and whether blanket links count.
IMPLIED: tuple[tuple[type[Node], str, bool], ...] = tuple(
    (kind, how, blanket)
    for kind in (Target, Goal, Commitment)
    for how, blanket in (("implied", True), ("implied, without blanket links", False))
)

LINE_BY_GOAL: Question = (ActionLine.framework, Goal.framework)


def report(ds: Dataset, register: Register) -> Report:
    """Answer every question with the library."""
    found: dict[Question, Coverage] = {}
    for kind in FRAMEWORKS:
        found[kind.framework, DECLARED] = wsis.coverage(ds, register, of=kind)
    for kind, how, blanket in IMPLIED:
        found[kind.framework, how] = wsis.coverage(ds, register, of=kind, via=ActionLine, blanket=blanket)
    crosstab = wsis.crosstab(ds, register, rows=ActionLine, columns=Goal)
    counts = {question: tuple(row.count for row in coverage.rows) for question, coverage in found.items()}
    return {**counts, LINE_BY_GOAL: tuple(cell.count for cell in crosstab.cells)}


@final
@attrs.frozen(kw_only=True)
class Crosswalk:
    """What somebody without the library has to gather first, as plain dicts: free of charge in this benchmark.

    Args:
        codes: The codes of each framework, in definition order.
        wholes: The whole that each part rolls up into, by the frameworks of both: the goal of each target.
        linked: For each question of what is implied, the codes that each action line is linked to.
    """

    codes: Mapping[str, tuple[str, ...]]
    wholes: Mapping[tuple[str, str], Mapping[str, str]]
    linked: Mapping[Question, Mapping[str, frozenset[str]]]


def crosswalk(ds: Dataset) -> Crosswalk:
    """Gather it from a dataset."""
    wholes: dict[tuple[str, str], dict[str, str]] = {}
    for kind in FRAMEWORKS:
        for whole in ds.all(kind):
            for part in ds.parts(whole):
                wholes.setdefault((part.framework, kind.framework), {})[part.code] = whole.code
    return Crosswalk(
        codes={kind.framework: tuple(node.code for node in ds.all(kind)) for kind in FRAMEWORKS},
        wholes=wholes,
        linked={
            (kind.framework, how): {
                line.code: frozenset(node.code for node in wsis.linked(ds, line, to=kind, blanket=blanket))
                for line in ds.all(ActionLine)
            }
            for kind, how, blanket in IMPLIED
        },
    )
