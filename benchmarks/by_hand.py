"""The same report with sets and loops, as somebody careful would write it without the library."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import product

from benchmarks.report import DECLARED, LINE_BY_GOAL, Crosswalk, Question, Report
from wsis import Project


def report(projects: Iterable[Project], crosswalk: Crosswalk) -> Report:
    """Go through the projects, and count what each of them reaches."""
    heading_of = crosswalk.wholes["action-line", "action-line"]
    goal_of = crosswalk.wholes["target", "goal"]
    objective_of = crosswalk.wholes["commitment", "objective"]
    theme_of = crosswalk.wholes["commitment", "theme"]
    counts: defaultdict[Question, Counter[str]] = defaultdict(Counter)
    cells: Counter[tuple[str, str]] = Counter()
    for project in projects:
        lines = {*project.action_lines, *(heading_of[code] for code in project.action_lines if code in heading_of)}
        goals = {*project.goals, *(goal_of[code] for code in project.targets)}
        counts["action-line", DECLARED].update(lines)
        counts["goal", DECLARED].update(goals)
        counts["target", DECLARED].update(project.targets)
        counts["objective", DECLARED].update(
            {*project.objectives, *(objective_of[code] for code in project.commitments)},
        )
        counts["theme", DECLARED].update({theme_of[code] for code in project.commitments if code in theme_of})
        counts["commitment", DECLARED].update(project.commitments)
        for question, linked in crosswalk.linked.items():
            counts[question].update(set[str]().union(*(linked[code] for code in project.action_lines)))
        cells.update(product(lines, goals))
    lines_and_goals = product(crosswalk.codes["action-line"], crosswalk.codes["goal"])
    return {
        **{
            question: tuple(counter[code] for code in crosswalk.codes[question[0]])
            for question, counter in counts.items()
        },
        LINE_BY_GOAL: tuple(cells[pair] for pair in lines_and_goals),
    }
