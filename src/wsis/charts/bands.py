"""Bands between two columns of nodes, each as wide as its projects are many."""

from collections.abc import Sequence
from typing import Any, final

import attrs
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from wsis.charts.canvas import Canvas, Room, extent, open_canvas, say
from wsis.charts.labels import Labels, draw_row_labels, labels_length, write_beside
from wsis.charts.letters import POINTS, column, font, names, width
from wsis.charts.marks import BANDS, HATCH, Mark
from wsis.charts.slots import slots
from wsis.nodes import Node

_LONG, _WIDE, _BOX = 3.0, 4.4, 0.09  # inches: a label, all bands, the box of a node
_AWAY, _APART, _OVER = 0.07, 0.2, 0.2  # inches: from a box to its count, from the count to a label, above all
_FEW, _ROOMY, _DENSE, _LOWEST = 40, 0.32, 0.23, 2.4  # nodes of a side, inches of one up to so many and beyond, of all


@final
@attrs.frozen(kw_only=True)
class End:
    """A node that bands lead from or to.

    Args:
        node: The node.
        colour: Its own colour, where it has one.
        projects: How many projects are in its bands.
    """

    node: Node
    colour: str | None
    projects: int


@final
@attrs.frozen(kw_only=True)
class Band:
    """A band between two nodes.

    Args:
        left: The place of one, counted from the top.
        right: The place of the other.
        projects: How many projects wide it is.
        mark: How it looks.
    """

    left: int
    right: int
    projects: int
    mark: Mark


def draw_bands(
    ax: Axes | None,
    title: str,
    caption: str,
    sides: tuple[Sequence[End], Sequence[End]],
    bands: Sequence[Band],
) -> Axes:
    """Draw the nodes of two sides with their labels, and the bands between them.

    Args:
        ax: The axes of the caller, if there are any.
        title: What is shown.
        caption: By what rule.
        sides: The nodes at the left and at the right, from the top.
        bands: The bands, in the order of their left ends, then of their right ends.
    """
    most = max(map(len, sides))
    lengths = _lengths(sides, font(8))
    wanted = max(_LOWEST, most * (_ROOMY if most <= _FEW else _DENSE))
    wide, tall = extent(ax, width=_WIDE, height=wanted, around=(sum(lengths), _OVER))
    sums = [[0] * len(side) for side in sides]
    for band in bands:
        sums[0][band.left] += band.projects
        sums[1][band.right] += band.projects
    placed = slots(sums, tall)
    letters = font(min(8.0, 0.7 * POINTS * placed.label))
    labels = [names((end.node for end in side), letters, _LONG) for side in sides]
    away = [_AWAY + _counts_length(side, letters) + _APART for side in sides]
    lengths = _lengths(sides, letters)
    room = Room(width=wide, height=tall, left=lengths[0], right=lengths[1], above=_OVER)
    key = [mark for mark in BANDS if any(band.mark is mark for band in bands)]
    canvas = open_canvas(ax, title, caption, room, key)
    # From here on a project is one high, so that a band is as wide as its projects are many.
    canvas.pen.set(xlim=(0, wide), ylim=(tall / placed.unit, 0))
    middles = [[middle / placed.unit for middle in each] for each in placed.columns]
    tops = [[at - total / 2 for at, total in zip(*each, strict=True)] for each in zip(middles, sums, strict=True)]
    for edge, side, starts, totals in zip((0, wide - _BOX), sides, tops, sums, strict=True):
        for end, start, total in zip(side, starts, totals, strict=True):
            colour = end.colour or canvas.palette.accent
            canvas.ax.add_patch(Rectangle((edge, start), _BOX, total, facecolor=colour, linewidth=0))
    for band in bands:
        colour = sides[1][band.right].colour or canvas.palette.accent
        _draw_band(canvas, band, (tops[0][band.left], tops[1][band.right]), colour)
        tops[0][band.left] += band.projects
        tops[1][band.right] += band.projects
    draw_row_labels(canvas, labels[0], letters, places=middles[0], away=away[0])
    _draw_right_labels(canvas, labels[1], letters, places=middles[1], away=away[1])
    if not bands:
        say(canvas, "no band: 0 projects")
    for edge, side, places in zip((0, 1), sides, middles, strict=True):
        _draw_counts(canvas, side, letters, places=places, edge=edge)
    return canvas.ax


def _lengths(sides: Sequence[Sequence[End]], letters: FontProperties) -> list[float]:
    """Measure the labels and counts of both sides, in inches."""
    return [
        labels_length(names((end.node for end in side), letters, _LONG), letters)
        + (_AWAY + _counts_length(side, letters) + _APART)
        for side in sides
    ]


def _counts_length(side: Sequence[End], letters: FontProperties) -> float:
    return max((width(f"{end.projects:,}", letters) for end in side), default=0.0)


def _draw_band(canvas: Canvas, band: Band, tops: tuple[float, float], colour: str) -> None:
    """Draw a band from left to right, wide ones under narrow ones."""
    height = canvas.ax.get_ylim()[0]
    left, right, middle = _BOX, canvas.width - _BOX, canvas.width / 2
    (start, end), wide = tops, band.projects
    there = [(left, start), (middle, start), (middle, end), (right, end)]
    back = [(right, end + wide), (middle, end + wide), (middle, start + wide), (left, start + wide), (left, start)]
    curve = [Path.CURVE4] * 3
    path = Path([*there, *back], [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])
    drawn: Any = PathPatch(
        path, label=band.mark.words, facecolor=to_rgba(colour, band.mark.shade), edgecolor=to_rgba(colour, 0.9)
    )
    # A narrow band has a thinner line around it, so that there is still a band to see.
    line = min(0.6, 0.1 * POINTS * wide * canvas.height / height) if band.mark.frame else 0
    drawn.set(linewidth=line, linestyle=band.mark.frame or "solid", zorder=1 - 0.5 * wide / height)
    drawn.set_hatch(HATCH if band.mark.hatched else "")
    canvas.ax.add_patch(drawn)


def _draw_right_labels(
    canvas: Canvas,
    labels: Labels,
    letters: FontProperties,
    *,
    places: Sequence[float],
    away: float,
) -> None:
    """Draw the labels of the nodes at the right."""
    codes, names = [code for code, _ in labels], [name for _, name in labels]
    pen, palette, further = canvas.pen, canvas.palette, away + column(labels, letters)
    write_beside(pen, codes, letters, places=places, away=away, edge=1, color=palette.ink)
    write_beside(pen, names, letters, places=places, away=further, edge=1, color=palette.muted)


def _draw_counts(
    canvas: Canvas,
    side: Sequence[End],
    letters: FontProperties,
    *,
    places: Sequence[float],
    edge: int,
) -> None:
    """Write how many projects each node has, under a word that says so."""
    pen, palette = canvas.pen, canvas.palette
    end = -_AWAY if edge == 0 else _AWAY + _counts_length(side, letters)
    counts = [f"{each.projects:,}" for each in side]
    write_beside(pen, counts, letters, places=places, away=end, edge=edge, ha="right", color=palette.ink)
    away, ha = (_AWAY, "left") if edge else (-_AWAY, "right")
    write_beside(pen, ["projects"], letters, places=[0], away=away, edge=edge, ha=ha, va="bottom", color=palette.muted)
