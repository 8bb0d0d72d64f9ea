"""How the parts of pictures are told apart: by frames, dashes, hatches and letters, and never by colour alone."""

from collections.abc import Sequence
from typing import Any, Literal, final

import attrs
from matplotlib.artist import Artist
from matplotlib.legend import Legend
from matplotlib.legend_handler import HandlerBase
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Transform

from wsis.charts.letters import PLAIN, POINTS, font, width
from wsis.charts.palette import Palette, ink_on


@final
@attrs.frozen(kw_only=True)
class Mark:
    """A sort of cell, bar or band.

    Args:
        words: What it means, as the key of the picture says.
        shade: How much of the colour of counts a sample of it shows, from 0 to 1; None for none.
        frame: The line around it.
        hatched: Whether thin lines cross it.
        sample: What is written in a sample of it.
        bold: Whether that is bold.
        italic: Whether that is italic.
        underlined: Whether a dotted line stands under it.
    """

    words: str
    shade: float | None = None
    frame: Literal["solid", "dashed"] | None = None
    hatched: bool = False
    sample: str = ""
    bold: bool = False
    italic: bool = False
    underlined: bool = False


# The cells of a crosstab.
SEEN = Mark(words="stated and seen", shade=0.35, frame="solid", sample="3", bold=True)
UNSEEN = Mark(words="stated, not seen", frame="solid")
UNSTATED = Mark(words="seen, not stated", shade=0.35, sample="3", italic=True, underlined=True)
SILENT = Mark(words="not spoken of", hatched=True)
SILENT_SEEN = Mark(words="seen, not spoken of", hatched=True, sample="3", italic=True)

# The links of a matrix.
NAMED = Mark(words="link that names both ends", shade=0.75, frame="solid")
BLANKET = Mark(words='blanket link: its row says "All"', frame="dashed")
INFERRED = Mark(words="inferred: the print has lost it or contradicts itself", sample="i", italic=True)
DERIVED = Mark(words="derived: composed of other links", sample="d", italic=True)

# Bars.
DECLARED = Mark(words="declared", shade=1)
IMPLIED = Mark(words="implied", shade=0.35, frame="solid")
HEADING = Mark(words="by any of the nodes that it groups", frame="solid", hatched=True)
COUNTED = Mark(words="projects", shade=1)
NOT_SAID = Mark(words="not said", frame="dashed")

# Bands.
TOGETHER = Mark(words="declared together", shade=0.6)
STATED = Mark(words="stated by the matrix", shade=0.6)
STRAY = Mark(words="not stated by it", shade=0.2, frame="dashed")
SILENT_BAND = Mark(words="not spoken of by a matrix", shade=0.2, hatched=True)
NAMED_BAND = Mark(words="implied by a link that names both ends", shade=0.35, frame="solid")
BLANKET_BAND = Mark(words="implied by a blanket link", shade=0.1, frame="dashed")

#: In the order of the key.
CELLS = (SEEN, UNSEEN, UNSTATED, SILENT, SILENT_SEEN)
LINKS = (NAMED, BLANKET, INFERRED, DERIVED)
BANDS = (TOGETHER, STATED, STRAY, SILENT_BAND, NAMED_BAND, BLANKET_BAND)

#: The thin lines of what is hatched, as matplotlib writes them.
HATCH = "/////"

_SIZE = 7.5  # points
_HANDLE, _PAD, _SPACE, _LINE = 1.8, 0.6, 1.8, 1.9  # parts of that: sample, gap, gap between columns, line


@final
class _Sample(HandlerBase):
    """Draw a sample of a mark in the key."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette

    def create_artists(  # noqa: PLR0917 - the signature is that of matplotlib
        self,
        legend: Legend,  # noqa: ARG002 - the same
        orig_handle: Any,  # noqa: ANN401 - the same
        xdescent: float,
        ydescent: float,
        width: float,
        height: float,
        fontsize: float,
        trans: Transform,
    ) -> Sequence[Artist]:
        """Draw a box, what is written in it and what underlines that."""
        mark: Mark = orig_handle
        fill = "none" if mark.shade is None else self._palette.shade(mark.shade)
        ink = self._palette.ink if mark.shade is None else ink_on(fill)
        left, bottom, tall = -xdescent, -ydescent - 0.25 * height, 1.5 * height
        box = Rectangle((left, bottom), width, tall, facecolor=fill, linewidth=0, transform=trans)
        if mark.hatched:
            box.set(hatch=HATCH, edgecolor=self._palette.rule if mark.shade is None else self._palette.accent)
        frame = Rectangle((left, bottom), width, tall, facecolor="none", transform=trans)
        frame.set(edgecolor=self._palette.accent, linewidth=1 if mark.frame else 0, linestyle=mark.frame or "solid")
        letters = font(fontsize, bold=mark.bold, italic=mark.italic)
        middle = left + width / 2
        sample = Text(middle, bottom + tall / 2, mark.sample, color=ink, fontproperties=letters, **PLAIN)
        sample.set(ha="center", va="center_baseline", transform=trans)
        ends = [middle - width / 4, middle + width / 4]
        line = Line2D(ends, [bottom + 0.1 * tall] * 2, color=ink, linewidth=0.8, transform=trans)
        line.set_linestyle(":" if mark.underlined else "none")
        return [box, frame, sample, line]


def add_key(
    pen: Any,  # noqa: ANN401 - matplotlib does not say the types of its keywords
    marks: Sequence[Mark],
    palette: Palette,
    *,
    room: float,
    at: tuple[float, float],
) -> None:
    """Write under a picture what its marks mean.

    Args:
        pen: The axes of the picture.
        marks: The marks.
        palette: The colours of the picture.
        room: Width of the key in inches.
        at: Its upper left corner, in parts of the axes.
    """
    legend = pen.legend(
        marks,
        [mark.words for mark in marks],
        handler_map={Mark: _Sample(palette)},
        loc="upper left",
        bbox_to_anchor=at,
        ncols=_columns(marks, room),
        prop=font(_SIZE),
        labelcolor=palette.muted,
        frameon=False,
        borderaxespad=0,
        borderpad=0,
        handlelength=_HANDLE,
        handletextpad=_PAD,
        columnspacing=_SPACE,
        labelspacing=_LINE - 1.2,
    )
    for text in legend.get_texts():
        text.set(**PLAIN)


def key_height(marks: Sequence[Mark], room: float) -> float:
    """Tell how high a key is in a width, both in inches.

    >>> key_height((), 5) < key_height((SEEN, UNSEEN), 5) < key_height((SEEN, UNSEEN), 1)
    True
    """
    return -(-len(marks) // _columns(marks, room)) * _LINE * _SIZE / POINTS


def _columns(marks: Sequence[Mark], room: float) -> int:
    """Find in how many columns marks stand: as many as there is room for."""
    widest = max((width(mark.words, font(_SIZE)) for mark in marks), default=0)
    each = widest + (_HANDLE + _PAD + _SPACE) * _SIZE / POINTS
    return max(1, min(len(marks), int(room / each)))
