"""Columns that stand beside each other, one for each year."""

from collections.abc import Sequence
from typing import final

import attrs
from matplotlib.axes import Axes

from wsis.charts.canvas import Room, extent, open_canvas, say
from wsis.charts.letters import PLAIN, POINTS, font, width
from wsis.charts.marks import Mark

_TALL, _WIDE, _NARROW, _MOST, _THICK = 2.6, 0.45, 4.0, 12.0, 0.7  # inches, and the part of a column that is drawn
_SMALL = 6.0  # points: below that, labels stand upright
_OVER = 1.12  # how much higher the picture is than its highest column, so that its number has room


@final
@attrs.frozen(kw_only=True)
class Column:
    """A column with its label.

    Args:
        label: Its label.
        count: How high it is.
        mark: How it looks.
    """

    label: str
    count: int
    mark: Mark


def draw_columns(ax: Axes | None, title: str, caption: str, columns: Sequence[Column]) -> Axes:
    """Draw columns with their labels below and their numbers above.

    Args:
        ax: The axes of the caller, if there are any.
        title: What is shown.
        caption: By what rule.
        columns: The columns, from the left.
    """
    many = max(len(columns), 1)
    wide, tall = extent(ax, width=min(_MOST, max(_NARROW, many * _WIDE)), height=_TALL, around=(0.1, 0.3))
    lying = font(min(8.0, 8.0 * 0.9 * wide / many / max(_longest(columns, 8), 0.01)))
    upright = font(min(8.0, 0.7 * POINTS * wide / many))
    turned = lying.get_size() < _SMALL
    letters = upright if turned else lying
    below = 0.1 + (_longest(columns, letters.get_size()) if turned else 0.15)
    marks = list(dict.fromkeys(column.mark for column in columns))
    canvas = open_canvas(
        ax, title, caption, Room(width=wide, height=tall, below=below), marks if len(marks) > 1 else ()
    )
    pen, palette = canvas.pen, canvas.palette
    highest = max((column.count for column in columns), default=0) or 1
    pen.set(xlim=(-0.5, many - 0.5), ylim=(0, _OVER * highest))
    drawn = pen.bar(range(len(columns)), [column.count for column in columns], width=_THICK)
    for place, (patch, column) in enumerate(zip(drawn, columns, strict=True)):
        patch.set(facecolor="none" if column.mark.shade is None else palette.shade(column.mark.shade))
        patch.set(
            edgecolor=palette.accent, linewidth=0.8 if column.mark.frame else 0, linestyle=column.mark.frame or "solid"
        )
        pen.annotate(
            f"{column.count:,}",
            (place, column.count),
            (0, 3),
            textcoords="offset points",
            ha="center",
            va="bottom",
            rotation=90 if turned else 0,
            color=palette.ink if column.count else palette.muted,
            fontproperties=letters,
            **PLAIN,
        )
    pen.axhline(0, color=palette.rule, linewidth=0.8, clip_on=False)
    if not columns:
        say(canvas, "0 projects")
    pen.set_xticks(range(len(columns)), [column.label for column in columns], **PLAIN)
    pen.tick_params(axis="x", pad=4, bottom=False, top=False, labelbottom=True, labeltop=False)
    for text in pen.get_xticklabels():
        text.set(rotation=90 if turned else 0, color=palette.ink, fontproperties=letters)
    return canvas.ax


def _longest(columns: Sequence[Column], size: float) -> float:
    """Measure the longest label or number, in inches."""
    words = (words for column in columns for words in (column.label, f"{column.count:,}"))
    return max((width(each, font(size)) for each in words), default=0.0)
