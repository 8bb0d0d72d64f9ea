"""Coverages: how many nodes are reached, the gaps by name, and every row with its bar."""

from collections import defaultdict

from wsis.display.elements import Html, amount, element, heading, joined, note, plural, spaced, text
from wsis.display.entries import called, names
from wsis.display.style import framed
from wsis.display.tables import fold, table
from wsis.nodes import Commitment, Node, Target, Theme
from wsis.results import Coverage, CoverageRow, Crosstab

#: The most rows, and the most gaps, that stand open.
_OPEN = 20


def coverage_picture(coverage: Coverage) -> str:
    """Show a coverage.

    Args:
        coverage: The coverage.

    >>> import wsis
    >>> "0 of 17 reached" in coverage_picture(wsis.coverage(wsis.load(), wsis.Register(), of=wsis.Goal))
    True
    """
    return framed(
        heading("coverage", text(_asked(coverage))),
        element("p", *_reached(coverage)),
        *_gaps(coverage.missing),
        _rows(coverage),
        rule(coverage),
    )


def rule(result: Coverage | Crosstab) -> Html:
    """Say what was counted, and with which dataset.

    Args:
        result: What was counted.

    >>> import wsis
    >>> "dataset 2026.1" in rule(wsis.coverage(wsis.load("2026.1"), wsis.Register(), of=wsis.Goal))
    True
    """
    return joined([note(text(result.rule)), counted_with(result.dataset_version, result.dataset_digest)])


def counted_with(version: str, digest: str) -> Html:
    """Name the dataset of a result.

    >>> counted_with("2026.1", "sha256:0")
    '<p class="wsis-note">dataset 2026.1, sha256:0</p>'
    """
    return note(text(f"dataset {version}, {digest}"))


def _asked(coverage: Coverage) -> str:
    """Say in a few words what was asked."""
    question = coverage.question
    blanket = "blanket links included" if question.blanket else "blanket links left out"
    by = f"implied by {plural(question.via)}, {blanket}" if question.via else "declared"
    return f"{plural(question.of)}, {by}, {amount(coverage.projects, 'project')}"


def _reached(coverage: Coverage) -> tuple[Html, ...]:
    reached, gaps = len(coverage.covered), len(coverage.missing)
    share = reached / (reached + gaps or 1)
    words = text(f"{reached} of {reached + gaps} reached ({share:.0%}), {amount(gaps, 'gap')} ")
    return element("strong", words), bar(share, class_="wsis-bar wsis-whole")


def bar(share: float, *, class_: str = "wsis-bar") -> Html:
    """Make a bar, beside the number that it stands for.

    Args:
        share: How full it is, from 0 to 1.
        class_: What sort of bar.

    >>> bar(0.25)
    '<span class="wsis-bar" aria-hidden="true"><span style="width:25.0%"></span></span>'
    """
    return element("span", element("span", style=f"width:{share:.1%}"), class_=class_, aria_hidden="true")


def _gaps(missing: tuple[Node, ...]) -> list[Html]:
    """Name the nodes that no project reaches."""
    return [fold(f"{amount(len(missing), 'gap')} by name", names(missing))] if missing else []


def _rows(coverage: Coverage) -> Html:
    """Show every row; long tables are folded, and grouped by the wholes that their nodes are part of."""
    largest = max((row.count for row in coverage.rows if not row.left_out), default=0)
    groups: defaultdict[Html, list[tuple[Html, Html, Html]]] = defaultdict(list)
    for row in coverage.rows:
        groups[text(_whole(row.node))].append(_row(row, largest))
    columns = (spaced(coverage.question.of), "projects", "share")
    shown = table(
        "bars: against the largest count", columns, groups, numbers=columns[1:], tall=len(coverage.rows) > _OPEN
    )
    return shown if len(coverage.rows) <= _OPEN else fold(f"all {len(coverage.rows)} rows", shown)


def _row(row: CoverageRow, largest: int) -> tuple[Html, Html, Html]:
    """Make a row: a gap says so, and a node that is left out of the ratio has no bar to be held against theirs."""
    share = text(f"{row.share:.1%}")
    if row.left_out:
        why = "only groups others" if row.heading else "withdrawn"
        return joined([called(row.node), text(f" ({why})")]), text(f"{row.count:,}"), share
    if not row.count:
        return called(row.node), text(0), element("span", text("gap"), class_="wsis-gap")
    return called(row.node), text(f"{row.count:,}"), joined([bar(row.count / largest), share])


def _whole(node: Node) -> str:
    """Name what a target, theme or commitment is part of; nothing for the others."""
    if isinstance(node, Target):
        return f"goal {node.goal}"
    if isinstance(node, Theme | Commitment):
        return "follow-up" if node.objective == "follow-up" else f"objective {node.objective}"
    return ""
