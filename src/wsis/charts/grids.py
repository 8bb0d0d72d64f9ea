"""Grids: rows and columns of nodes, and cells that look as what they mean."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, final

import attrs
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle

from wsis.charts.canvas import Canvas, Room, extent, open_canvas
from wsis.charts.labels import Colours, Labels, draw_column_labels, draw_row_labels, labels_length, write_beside
from wsis.charts.letters import PLAIN, POINTS, font, width
from wsis.charts.marks import HATCH, Mark
from wsis.charts.palette import ink_on

_FEW, _ROOMY, _DENSE = 40, 0.26, 0.19  # nodes of a side, inches of a cell up to so many and beyond
_INSET, _AWAY = 0.08, 0.08  # part of a cell that stays free at each side, inches between cells and counts


@final
@attrs.frozen(kw_only=True)
class Square:
    """A cell that is not empty.

    Args:
        row: Its row, counted from the top.
        column: Its column, counted from the left.
        mark: How it looks.
        shade: How much of the colour of counts it shows, from 0 to 1.
        words: What is written in it.
    """

    row: int
    column: int
    mark: Mark
    shade: float = 0.0
    words: str = ""


@final
@attrs.frozen(kw_only=True)
class Side:
    """The rows or the columns of a grid.

    Args:
        labels: The code and the name of each.
        colours: Their colours, None for nodes without one.
        counts: The projects of each; none where nothing was counted.
    """

    labels: Labels
    colours: Colours
    counts: Sequence[int] = ()

    def counts_length(self, letters: FontProperties) -> float:
        """Measure its counts, in inches."""
        return max((width(f"{count:,}", letters) + _AWAY for count in self.counts), default=0.0)


def draw_grid(  # noqa: PLR0917 - what every picture has, then rows before columns
    ax: Axes | None,
    title: str,
    caption: str,
    rows: Side,
    columns: Side,
    squares: Sequence[Square],
    key: Sequence[Mark],
) -> Axes:
    """Draw a grid with its labels, the counts of its rows and columns, and a key.

    Args:
        ax: The axes of the caller, if there are any.
        title: What is shown.
        caption: By what rule.
        rows: Its rows, from the top.
        columns: Its columns, from the left.
        squares: The cells that are not empty.
        key: The marks that the key explains.
    """
    down, across = max(len(rows.labels), 1), max(len(columns.labels), 1)
    longest = max((width(square.words, font(7.5, bold=True)) for square in squares), default=0.0)
    wanted = (across * max(_cell(across), longest + 0.08), down * _cell(down))
    most = font(8)
    around = (
        labels_length(rows.labels, most, rows.colours) + rows.counts_length(most),
        labels_length(columns.labels, most, columns.colours) + columns.counts_length(most),
    )
    wide, tall = extent(ax, width=wanted[0], height=wanted[1], around=around)
    lying, upright = (font(min(8.0, 0.6 * POINTS * each)) for each in (tall / down, wide / across))
    room = Room(
        width=wide,
        height=tall,
        left=labels_length(rows.labels, lying, rows.colours),
        above=labels_length(columns.labels, upright, columns.colours),
        right=rows.counts_length(lying),
        below=columns.counts_length(upright),
    )
    canvas = open_canvas(ax, title, caption, room, key)
    canvas.pen.set(xlim=(-0.5, across - 0.5), ylim=(down - 0.5, -0.5))
    _draw_ground(canvas, len(rows.labels), len(columns.labels))
    draw_row_labels(canvas, rows.labels, lying, places=range(len(rows.labels)), colours=rows.colours)
    draw_column_labels(canvas, columns.labels, upright, columns.colours)
    size = min(7.5, 0.55 * POINTS * tall / down, 7.5 * 0.9 * wide / across / (longest or 1))
    marked: defaultdict[Mark, list[Square]] = defaultdict(list)
    for square in squares:
        marked[square.mark].append(square)
    for mark, found in marked.items():
        _draw_squares(canvas, mark, found, size)
    _draw_counts(canvas, rows, columns, lying, upright)
    return canvas.ax


def _cell(nodes: int) -> float:
    return _ROOMY if nodes <= _FEW else _DENSE


def _draw_ground(canvas: Canvas, rows: int, columns: int) -> None:
    """Draw the empty cells."""
    pen, palette = canvas.pen, canvas.palette
    pen.add_patch(Rectangle((-0.5, -0.5), columns, rows, facecolor=palette.wash, linewidth=0, zorder=0))
    lying = [((-0.5, row - 0.5), (columns - 0.5, row - 0.5)) for row in range(rows + 1)]
    upright = [((column - 0.5, -0.5), (column - 0.5, rows - 0.5)) for column in range(columns + 1)]
    pen.add_collection(LineCollection([*lying, *upright], colors=palette.ground, linewidths=1.2, zorder=0))


def _draw_squares(canvas: Canvas, mark: Mark, squares: Sequence[Square], size: float) -> None:
    """Draw the cells of one mark, and what is written in them."""
    pen, palette = canvas.pen, canvas.palette
    fills = ["none" if mark.shade is None else palette.shade(square.shade) for square in squares]
    inks = [palette.ink if fill == "none" else ink_on(fill) for fill in fills]
    half = 0.5 - _INSET
    corners = ((-half, -half), (half, -half), (half, half), (-half, half))
    outlines = [[(square.column + x, square.row + y) for x, y in corners] for square in squares]
    drawn = PolyCollection(outlines, facecolors=fills, linewidths=1.1 if mark.frame else 0, label=mark.words)
    drawn.set_edgecolor(palette.accent if mark.frame else palette.rule)
    drawn.set_linestyle(mark.frame or "solid")
    drawn.set_hatch(HATCH if mark.hatched else "")
    pen.add_collection(drawn, autolim=False)
    letters = font(size, bold=mark.bold, italic=mark.italic)
    for square, ink in zip(squares, inks, strict=True):
        if square.words:
            at = (square.column, square.row)
            pen.text(*at, square.words, ha="center", va="center_baseline", color=ink, fontproperties=letters, **PLAIN)
    if mark.underlined:
        lines = [[(square.column + x, square.row + 0.3) for x in (-0.24, 0.24)] for square in squares]
        pen.add_collection(LineCollection(lines, colors=inks, linewidths=0.9, linestyles=":"), autolim=False)


def _draw_counts(canvas: Canvas, rows: Side, columns: Side, lying: FontProperties, upright: FontProperties) -> None:
    """Write how many projects each row and each column has, at the right and below."""
    pen, color, away = canvas.pen, canvas.palette.muted, rows.counts_length(lying)
    counts, places = [f"{count:,}" for count in rows.counts], range(len(rows.counts))
    write_beside(pen, counts, lying, places=places, away=away, edge=1, ha="right", color=color)
    if counts:
        style: dict[str, Any] = {"ha": "right", "va": "bottom", "color": color, "rotation": 90}
        write_beside(pen, ["projects"], lying, places=[-0.5 - _INSET], away=away, edge=1, **style)
    for place, count in enumerate(columns.counts):
        pen.annotate(
            f"{count:,}",
            (place, 0),
            (0, -_AWAY * POINTS),
            xycoords=pen.get_xaxis_transform(),
            textcoords="offset points",
            annotation_clip=False,
            rotation=90,
            ha="center",
            va="top",
            color=color,
            fontproperties=upright,
            **PLAIN,
        )
