"""Where a picture is drawn: on axes of its own, in a figure that fits it, or on axes that the caller gives."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, TypeAlias, TypeVar, final

import attrs
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from wsis.charts.letters import PLAIN, POINTS, font, text_height, wrapped
from wsis.charts.marks import Mark, add_key, key_height
from wsis.charts.palette import LIGHT, Palette, palette_on

T = TypeVar("T")

#: Axes as those who draw see them: matplotlib does not say the types of the keywords that its methods take.
Pen: TypeAlias = Any

_TITLE, _CAPTION = 11.0, 7.5  # points
_MARGIN, _GAP, _NARROWEST, _LINE, _WORDS = 0.2, 0.08, 6.0, 9.0, 1.2  # inches; the last for title, caption and key
_FINE = 144  # dots of an inch
_GROW = 1.2  # what axes gain where a layout takes away their margins


@final
class Chart(Axes):
    """Axes that a notebook shows where they are the value of a cell.

    A notebook shows the figures of pyplot too, but pyplot is one state for the whole process: it keeps every figure,
    warns after the twentieth, and is not made for threads. So the figures made here are not of pyplot, and show
    themselves as any value does.
    """

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        """Draw the figure, with more dots than the size at which it is shown."""
        figure: Any = self.figure
        drawn = BytesIO()
        figure.savefig(drawn, format="png", dpi=_FINE)
        wide, tall = (int(inches * figure.dpi) for inches in figure.get_size_inches())
        return drawn.getvalue(), {"width": wide, "height": tall}


@final
@attrs.frozen(kw_only=True)
class Room:
    """How many inches a picture wants, for itself and for the labels around it.

    Args:
        width: Its own width.
        height: Its own height.
        left: For labels at its left.
        right: For labels at its right.
        above: For labels between it and the title.
        below: For labels between it and the key.
    """

    width: float
    height: float
    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    below: float = 0.0


@final
@attrs.frozen(kw_only=True)
class Canvas:
    """Axes with a title, a caption and a key, and with nothing drawn on them yet.

    Args:
        ax: The axes.
        palette: The colours that fit their ground.
        width: Their width in inches.
        height: Their height in inches.
    """

    ax: Axes
    palette: Palette
    width: float
    height: float

    @property
    def pen(self) -> Pen:
        """The axes to draw with."""
        return self.ax


def held(value: object, kind: type[T], what: str) -> T:
    """Refuse an argument of another kind.

    >>> held(1, str, "a title")
    Traceback (most recent call last):
    TypeError: a title is a str, not 1
    """
    if not isinstance(value, kind):
        raise TypeError(f"{what} is a {kind.__name__}, not {value!r}")
    return value


def extent(
    ax: Axes | None, *, width: float, height: float, around: tuple[float, float] = (0, 0)
) -> tuple[float, float]:
    """Tell how many inches there are to draw on: those of the caller's axes, or those that are wanted.

    Where the figure has a layout, it places the axes later: it takes away the margins between them, and makes room
    for what is written around them. So this is an estimate there.

    Args:
        ax: The axes of the caller, if there are any.
        width: The width that is wanted.
        height: The height that is wanted.
        around: How many inches labels take beside the picture, and above and below it.

    Raises:
        TypeError: For what are no axes.
        ValueError: For axes that are not straight.

    >>> extent(None, width=4, height=3)
    (4, 3)
    """
    if ax is None:
        return width, height
    box = held(ax, Axes, "ax").bbox
    if ax.name != "rectilinear":
        raise ValueError(f"ax has two straight axes, and is not {ax.name}")
    wide, tall = box.width / ax.figure.dpi, box.height / ax.figure.dpi
    if ax.figure.get_layout_engine() is None:
        return wide, tall
    return max(_GROW * wide - around[0], wide / 4), max(_GROW * tall - around[1] - _WORDS, tall / 4)


def open_canvas(ax: Axes | None, title: str, caption: str, room: Room, marks: Sequence[Mark] = ()) -> Canvas:
    """Make axes and their figure, or take those of the caller; write title, caption and key around them.

    Args:
        ax: The axes of the caller, if there are any: room around them is the caller's to make.
        title: What is shown.
        caption: By what rule, of which dataset, over how many projects.
        room: The inches that are wanted, or that the axes of the caller have.
        marks: The marks that the key explains.
    """
    width, height = room.width, room.height
    left = room.left if ax is None else 0.0
    across = max(_NARROWEST, room.left + width + room.right) if ax is None else width + room.right
    title = wrapped(title, font(_TITLE, bold=True), min(across, _LINE))
    caption = wrapped(caption, font(_CAPTION), min(across, _LINE))
    over = room.above + 2 * _GAP  # of the caption
    top = over + text_height(caption, _CAPTION) + _GAP  # of the title
    under = room.below + 2 * _GAP
    if ax is None:
        bottom = under + key_height(marks, across)
        full = (across + 2 * _MARGIN, 2 * _MARGIN + top + text_height(title, _TITLE) + height + bottom)
        figure: Any = Figure(figsize=full, facecolor=LIGHT.ground, edgecolor=LIGHT.ground)
        figure.set_layout_engine("none")
        box = ((_MARGIN + left) / full[0], (_MARGIN + bottom) / full[1], width / full[0], height / full[1])
        ax = Chart(figure, box)
        figure.add_axes(ax)
    pen: Pen = ax
    palette = palette_on(pen.figure.get_facecolor())
    _clear(pen, palette)
    start = -left / width
    pen.set_title(
        title,
        loc="left",
        x=start,
        y=1,
        pad=top * POINTS,
        color=palette.ink,
        fontproperties=font(_TITLE, bold=True),
        **PLAIN,
    )
    # A layout makes room for the title, which stands above the caption; for its width it must not take any.
    pen.annotate(
        caption,
        (start, 1),
        (0, over * POINTS),
        xycoords="axes fraction",
        textcoords="offset points",
        annotation_clip=False,
        va="bottom",
        gid="caption",
        in_layout=False,
        color=palette.muted,
        fontproperties=font(_CAPTION),
        **PLAIN,
    )
    if marks:
        add_key(pen, marks, palette, room=across, at=(start, -under / height))
    return Canvas(ax=ax, palette=palette, width=width, height=height)


def say(canvas: Canvas, words: str) -> None:
    """Write in the middle of a picture that there is nothing to see, and why.

    Args:
        canvas: The picture.
        words: A few words.
    """
    style = {"ha": "center", "va": "center", "color": canvas.palette.muted, "fontproperties": font(_CAPTION)}
    canvas.pen.text(0.5, 0.5, words, transform=canvas.ax.transAxes, **style, **PLAIN)


def _clear(pen: Pen, palette: Palette) -> None:
    """Take away what settings of the caller put on empty axes: their ground, lines and ticks."""
    pen.set_facecolor(palette.ground)
    pen.grid(visible=False)
    for spine in pen.spines.values():
        spine.set_visible(False)
    for axis in (pen.xaxis, pen.yaxis):
        axis.set_major_locator(NullLocator())
        axis.set_minor_locator(NullLocator())
    pen.tick_params(which="both", length=0, labelsize=_CAPTION, labelcolor=palette.ink)
