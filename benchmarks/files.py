"""Files of a register: the same projects as JSON Lines, and as a table the way people write one."""

import csv
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

import wsis
from wsis import ActionLine, Commitment, Dataset, Goal, Node, Objective, Participation, Project, Target

HEADER = (
    *("Project ID", "Project Title", "Description", "Website", "Entity", "Type of entity", "Country"),
    *("WSIS Action Lines", "SDGs", "GDC commitments", "Start date", "Programme", "Year", "Prize category", "Award"),
)

#: How often each of three hands writes a row.
HANDS = (8, 1, 1)

#: What each hand writes before the number of a node, and what between two.
_WAYS: tuple[tuple[dict[type[Node], str], str], ...] = (
    ({ActionLine: "", Goal: "SDG ", Target: "", Objective: "Objective ", Commitment: ""}, "; "),
    ({ActionLine: "AL ", Goal: "", Target: "", Objective: "GDC Objective ", Commitment: "GDC "}, ", "),
    ({ActionLine: "Line ", Goal: "Goal ", Target: "Target ", Objective: "Objective ", Commitment: "paragraph "}, "; "),
)


class Hand(NamedTuple):
    """How somebody writes the codes of action lines, of goals and targets, of the Compact, and what between them."""

    lines: dict[str, str]
    sdgs: dict[str, str]
    compact: dict[str, str]
    between: str


def hands(ds: Dataset) -> tuple[Hand, ...]:
    """Gather what the hands write for each code."""
    return tuple(
        Hand(
            *(
                {node.code: _phrase(node, before[kind]) for kind in kinds for node in ds.all(kind)}
                for kinds in ((ActionLine,), (Goal, Target), (Objective, Commitment))
            ),
            between,
        )
        for before, between in _WAYS
    )


def write_files(projects: Iterable[Project], lines: Path, table: Path, ds: Dataset, *, seed: int = 2026) -> None:
    """Write projects as JSON Lines and as a table, in one pass.

    Args:
        projects: The projects.
        lines: The file of JSON Lines.
        table: The CSV file.
        ds: The dataset whose codes they declare.
        seed: Seed of the random numbers, which choose the hand of each row.
    """
    random = Random(seed)  # noqa: S311 - no secret
    known, weights = hands(ds), list(accumulate(HANDS))
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)

        def passed() -> Iterator[Project]:
            for project in projects:
                writer.writerow(_cells(project, random.choices(known, cum_weights=weights)[0]))
                yield project

        wsis.write_register(passed(), lines)


def _phrase(node: Node, before: str) -> str:
    """Write a node as one hand does."""
    match node:
        case ActionLine():
            number, _, application = node.code.partition("-e-")
            spelled = f"{number} E-{application}" if application else number
            return f"{number}. {node.short_title}" if before == "Line " else f"{before}{spelled}"
        case Objective(code="follow-up"):
            return node.title
        case Commitment():
            return f"{before}{node.paragraph}"
        case _:
            return f"{before}{node.code}"


def _cells(project: Project, hand: Hand) -> tuple[str, ...]:
    """Write a project into a row."""
    contest = project.participations[0] if project.participations else Participation()
    return (
        project.id,
        project.title,
        project.description or "",
        project.url or "",
        "; ".join(each.name for each in project.organizations),
        "; ".join(str(each.type) for each in project.organizations),
        "; ".join(project.countries),
        hand.between.join(hand.lines[code] for code in project.action_lines),
        hand.between.join(hand.sdgs[code] for code in project.goals + project.targets),
        hand.between.join(hand.compact[code] for code in project.objectives + project.commitments),
        str(project.start),
        contest.programme or "",
        str(contest.year or ""),
        contest.category or "",
        contest.result or "",
    )
