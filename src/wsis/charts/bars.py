"""Bars that lie, from top to bottom: one for each node of a coverage, or for each group of projects."""

from collections.abc import Sequence
from itertools import groupby
from typing import final

import attrs
from matplotlib.axes import Axes

from wsis.charts.canvas import Canvas, Room, extent, held, open_canvas, say
from wsis.charts.captions import caption, coverage_title
from wsis.charts.labels import draw_row_labels, labels_length
from wsis.charts.letters import PLAIN, POINTS, font, names, width
from wsis.charts.marks import DECLARED, HATCH, HEADING, IMPLIED, Mark
from wsis.nodes import Commitment, Goal, Node, Target
from wsis.results import Coverage, CoverageRow

_LONG, _WIDE, _THICK = 3.6, 4.2, 0.66  # inches of labels and bars, part of a row
_FEW, _ROOMY, _DENSE = 40, 0.25, 0.185  # rows, inches of a row up to so many and beyond


@final
@attrs.frozen(kw_only=True)
class Bar:
    """A bar with its label and what stands at its end.

    Args:
        label: The code and the name of its node, or what else it is of.
        count: How long it is.
        words: What stands at its end.
        mark: How it looks.
        colour: The colour of its node, where that has one.
        group: What its node belongs to, where there are many.
    """

    label: tuple[str, str]
    count: int
    words: str
    mark: Mark
    colour: str | None = None
    group: str = ""


def coverage(cov: Coverage, *, ax: Axes | None = None) -> Axes:
    """Draw a coverage as bars, one for each node, in definition order.

    Args:
        cov: The coverage.
        ax: Axes to draw on; by default the picture has its own, in a figure that fits it.

    Raises:
        TypeError: For what is no coverage.

    >>> import wsis
    >>> from wsis import charts
    >>> cov = wsis.coverage(wsis.load(), wsis.Register(), of=wsis.Goal)
    >>> charts.coverage(cov).get_title(loc="left")
    'SDGs, declared: 0 of 17 reached'
    """
    held(cov, Coverage, "what charts.coverage draws")
    mark = DECLARED if cov.question.via is None else IMPLIED
    labels = names((row.node for row in cov.rows), font(row_size(ax, len(cov.rows))), _LONG)
    bars = [
        Bar(
            label=label,
            count=row.count,
            words=_words(row),
            mark=HEADING if row.heading else mark,
            colour=row.node.color if isinstance(row.node, Goal) else None,
            group=_group(row.node),
        )
        for label, row in zip(labels, cov.rows, strict=True)
    ]
    return draw_bars(ax, coverage_title(cov), caption(cov), bars)


def _words(row: CoverageRow) -> str:
    """Write count and share of a node, or that it is a gap."""
    if row.count:
        return f"{row.count:,}  ({row.share:.1%})"
    return "0" if row.left_out else "0  gap"


def _group(node: Node) -> str:
    """Tell to what a node of the two long frameworks belongs."""
    if isinstance(node, Target):
        return f"SDG {node.goal}"
    return f"objective {node.objective}" if isinstance(node, Commitment) else ""


def row_size(ax: Axes | None, rows: int) -> float:
    """Tell in how many points the labels of rows are written: no more than a row is high.

    Args:
        ax: The axes of the caller, if there are any.
        rows: How many rows there are.

    >>> row_size(None, 17) > row_size(None, 169) > row_size(None, 0) - 2
    True
    """
    _, height = extent(ax, width=_WIDE, height=_height(rows))
    return min(8.0, 0.6 * POINTS * height / max(rows, 1))


def _height(rows: int) -> float:
    return max(rows, 1) * (_ROOMY if rows <= _FEW else _DENSE)


def draw_bars(ax: Axes | None, title: str, caption: str, bars: Sequence[Bar]) -> Axes:
    """Draw bars with their labels at the left, their numbers at their ends and their groups at the right.

    Args:
        ax: The axes of the caller, if there are any.
        title: What is shown.
        caption: By what rule.
        bars: The bars.
    """
    size = row_size(ax, len(bars))
    letters = font(size)
    labels, colours = [bar.label for bar in bars], [bar.colour for bar in bars]
    left, right = labels_length(labels, letters, colours), 0.3 if any(bar.group for bar in bars) else 0.0
    wide, tall = extent(ax, width=_WIDE, height=_height(len(bars)), around=(left + right, 0))
    room = Room(width=wide, height=tall, left=left, right=right)
    marks = list(dict.fromkeys(bar.mark for bar in bars))
    canvas = open_canvas(ax, title, caption, room, marks if len(marks) > 1 else ())
    pen, palette = canvas.pen, canvas.palette
    longest = max((bar.count for bar in bars), default=0) or 1
    taken = max((width(bar.words, letters) for bar in bars), default=0.0) + 0.1
    most = longest * canvas.width / max(canvas.width - taken, 0.2 * canvas.width)
    pen.set(xlim=(0, most), ylim=(max(len(bars), 1) - 0.5, -0.5))
    drawn = pen.barh(range(len(bars)), [bar.count for bar in bars], height=_THICK)
    for place, (patch, bar) in enumerate(zip(drawn, bars, strict=True)):
        patch.set(facecolor="none" if bar.mark.shade is None else palette.shade(bar.mark.shade))
        patch.set(edgecolor=palette.accent, linewidth=0.8 if bar.mark.frame else 0, linestyle=bar.mark.frame or "solid")
        patch.set_hatch(HATCH if bar.mark.hatched else None)
        pen.annotate(
            bar.words,
            (bar.count, place),
            (4, 0),
            textcoords="offset points",
            va="center_baseline",
            color=palette.ink if bar.count else palette.muted,
            fontproperties=letters,
            **PLAIN,
        )
    pen.axvline(0, color=palette.rule, linewidth=0.8)
    draw_row_labels(canvas, labels, letters, places=range(len(bars)), colours=colours)
    if not bars:
        say(canvas, "0 projects")
    _draw_groups(canvas, [bar.group for bar in bars], size)
    return canvas.ax


def _draw_groups(canvas: Canvas, groups: Sequence[str], size: float) -> None:
    """Write beside bars what their nodes belong to, from one thin line to the next."""
    letters, row = font(size), canvas.height / max(len(groups), 1)
    start = 0
    for group, members in groupby(groups):
        end = start + len(list(members))
        if start:
            canvas.pen.axhline(start - 0.5, color=canvas.palette.rule, linewidth=0.6)
        if width(group, letters) < (end - start) * row:
            canvas.pen.annotate(
                group,
                (1, (start + end - 1) / 2),
                (4, 0),
                xycoords=canvas.pen.get_yaxis_transform(),
                textcoords="offset points",
                annotation_clip=False,
                rotation=270,
                va="center",
                color=canvas.palette.muted,
                fontproperties=letters,
                **PLAIN,
            )
        start = end
