"""The report that every engine makes of a frame: what it asks, what one has to know for it, the library's answer."""

from collections.abc import Mapping
from typing import Any, final

import attrs

import wsis
from wsis import ActionLine, Commitment, Coverage, Crosstab, Dataset, Goal, Node, Register, Target, frames

#: The number of projects that reach each node, in definition order; for the crosstab, row by row.
Answer = dict[str, list[int]]

LINES, GOALS, TARGETS, COMMITMENTS = (kind.framework for kind in (ActionLine, Goal, Target, Commitment))
CROSSTAB = "crosstab"


@final
@attrs.frozen(kw_only=True)
class Steps:
    """What somebody without the library has to gather first, as plain tables: free of charge in this benchmark.

    Args:
        codes: The codes of each framework, in definition order.
        columns: The column whose codes lead to each framework.
        pairs: For each framework, each code of that column with a node that it reaches: a target with its goal.
    """

    codes: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, str]
    pairs: Mapping[str, list[tuple[str, str]]]


def steps(ds: Dataset) -> Steps:
    """Gather it from a dataset."""
    kinds = (ActionLine, Goal, Target, Commitment)
    headings = {part.code: line.code for line in ds.all(ActionLine) for part in ds.parts(line)}
    lines = {code: {code, headings.get(code, code)} for code in ds.codes(ActionLine)}
    linked = {
        line.code: {node.code for node in wsis.linked(ds, line, to=Commitment, blanket=False)}
        for line in ds.all(ActionLine)
    }
    goals = {part.code: {goal.code} for goal in ds.all(Goal) for part in (goal, *ds.parts(goal))}
    reached = {
        LINES: lines,
        GOALS: goals,
        TARGETS: {target.code: {target.code} for target in ds.all(Target)},
        COMMITMENTS: {code: set().union(*(linked[each] for each in own)) for code, own in lines.items()},
    }
    return Steps(
        codes={kind.framework: tuple(node.code for node in ds.all(kind)) for kind in kinds},
        columns={LINES: "al", GOALS: "sdg", TARGETS: "sdg", COMMITMENTS: "al"},
        pairs={name: [(code, node) for code in of for node in sorted(of[code])] for name, of in reached.items()},
    )


def answer(known: Steps, counts: Mapping[str, Mapping[str, int]], cells: Mapping[tuple[str, str], int]) -> Answer:
    """Put what was counted by hand in definition order.

    Args:
        known: What was gathered.
        counts: The number of projects of each node, by framework.
        cells: The number of projects of each line and goal.
    """
    found = {name: [int(of.get(code, 0)) for code in known.codes[name]] for name, of in counts.items()}
    pairs = ((line, goal) for line in known.codes[LINES] for goal in known.codes[GOALS])
    return {**found, CROSSTAB: [int(cells.get(pair, 0)) for pair in pairs]}


def library_answer(ds: Dataset, frame: Any, *, plan: str) -> Answer:  # noqa: ANN401 - a table of any engine
    """Ask the library five times."""
    tags = frames.Tags(action_lines="al", sdgs="sdg")

    def coverage(of: type[Node], **options: Any) -> Coverage:  # noqa: ANN401 - whatever coverage takes
        return frames.coverage(ds, frame, of=of, tags=tags, plan=plan, **options)

    return _numbers(
        (coverage(ActionLine), coverage(Goal), coverage(Target), coverage(Commitment, via=ActionLine, blanket=False)),
        frames.crosstab(ds, frame, rows=ActionLine, columns=Goal, tags=tags, plan=plan),
    )


def register_answer(ds: Dataset, register: Register) -> Answer:
    """Ask a register in memory the same."""
    declared = (wsis.coverage(ds, register, of=kind) for kind in (ActionLine, Goal, Target))
    implied = wsis.coverage(ds, register, of=Commitment, via=ActionLine, blanket=False)
    return _numbers((*declared, implied), wsis.crosstab(ds, register, rows=ActionLine, columns=Goal))


def _numbers(coverages: tuple[Coverage, ...], crosstab: Crosstab) -> Answer:
    counts = {coverage.question.of: [row.count for row in coverage.rows] for coverage in coverages}
    return {**counts, CROSSTAB: [cell.count for cell in crosstab.cells]}
