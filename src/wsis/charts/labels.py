"""The labels of rows and columns: codes as ticks, names beside them, and the colours of goals."""

from collections.abc import Sequence
from typing import Any

from matplotlib.font_manager import FontProperties

from wsis.charts.canvas import Canvas, Pen
from wsis.charts.letters import PLAIN, POINTS, column, width

Labels = Sequence[tuple[str, str]]
Colours = Sequence[str | None]

_SQUARE = "\N{BLACK SQUARE}"  # as text, so that a layout makes room for it
_AWAY = 0.07  # inches


def labels_length(labels: Labels, letters: FontProperties, colours: Colours = ()) -> float:
    """Measure labels and the squares before them, in inches.

    Args:
        labels: The code and the name of each node.
        letters: Their font.
        colours: Their colours, None for nodes without one.
    """
    names = column(labels, letters)
    longest = max((names + width(name, letters) if name else width(code, letters) for code, name in labels), default=0)
    return longest + _AWAY + _before(letters, colours)


def _before(letters: FontProperties, colours: Colours) -> float:
    """Measure the square before a label and the gap after it."""
    return width(_SQUARE, letters) + _AWAY if any(colours) else 0.0


def draw_row_labels(
    canvas: Canvas,
    labels: Labels,
    letters: FontProperties,
    *,
    places: Sequence[float],
    colours: Colours = (),
    away: float = 0.0,
) -> None:
    """Draw the labels of rows at the left of a picture, under each other as in a table.

    Args:
        canvas: The picture.
        labels: The code and the name of each row, from the top.
        letters: Their font.
        places: How far down each row is.
        colours: The colours of rows, None for those without one.
        away: How many inches stay free between labels and picture.
    """
    pen, palette = canvas.pen, canvas.palette
    length = labels_length(labels, letters, colours) + away
    start = length - _before(letters, colours)
    pen.set_yticks(places, [code for code, _ in labels], **PLAIN)
    pen.tick_params(axis="y", pad=start * POINTS, left=False, right=False, labelleft=True, labelright=False)
    for text in pen.get_yticklabels():
        text.set(ha="left", va="center_baseline", color=palette.ink, fontproperties=letters)
    names = [name for _, name in labels]
    write_beside(pen, names, letters, places=places, away=column(labels, letters) - start, color=palette.muted)
    for place, colour in zip(places, colours, strict=False):
        if colour:
            write_beside(pen, [_SQUARE], letters, places=[place], away=-length, color=colour)


def write_beside(
    pen: Pen,
    words: Sequence[str],
    letters: FontProperties,
    *,
    places: Sequence[float],
    away: float,
    edge: int = 0,
    **style: Any,  # noqa: ANN401 - whatever a text of matplotlib takes
) -> None:
    """Write words under each other, beside an edge of a picture.

    Args:
        pen: The axes of the picture.
        words: The words, from the top.
        letters: Their font.
        places: How far down each is.
        away: How many inches they are to the right of the edge.
        edge: 0 for the left edge, 1 for the right one.
        style: How else they look.
    """
    for word, place in zip(words, places, strict=True):
        pen.annotate(
            word,
            (edge, place),
            (away * POINTS, 0),
            xycoords=pen.get_yaxis_transform(),
            textcoords="offset points",
            annotation_clip=False,
            fontproperties=letters,
            **{"va": "center_baseline", **style, **PLAIN},
        )


def draw_column_labels(canvas: Canvas, labels: Labels, letters: FontProperties, colours: Colours) -> None:
    """Draw the labels of columns above a picture, from its edge upwards.

    Args:
        canvas: The picture.
        labels: The code and the name of each column, from the left.
        letters: Their font.
        colours: Their colours, None for columns without one.
    """
    pen, palette, places = canvas.pen, canvas.palette, range(len(labels))
    start, at = _AWAY + _before(letters, colours), pen.get_xaxis_transform()
    pen.set_xticks(places, [code for code, _ in labels], **PLAIN)
    pen.tick_params(axis="x", pad=start * POINTS, top=False, bottom=False, labeltop=True, labelbottom=False)
    for text in pen.get_xticklabels():
        text.set(rotation=90, ha="center", va="bottom", color=palette.ink, fontproperties=letters)
    for place, (_, name) in zip(places, labels, strict=True):
        pen.annotate(
            name,
            (place, 1),
            (0, (start + column(labels, letters)) * POINTS),
            xycoords=at,
            textcoords="offset points",
            annotation_clip=False,
            rotation=90,
            ha="center",
            va="bottom",
            color=palette.muted,
            fontproperties=letters,
            **PLAIN,
        )
    for place, colour in zip(places, colours, strict=False):
        if colour:
            square = {"xycoords": at, "textcoords": "offset points", "annotation_clip": False, "ha": "center"}
            pen.annotate(
                _SQUARE, (place, 1), (0, _AWAY * POINTS), color=colour, fontproperties=letters, **square, **PLAIN
            )
