"""Text in pictures: what a font can draw, how wide it is, and where it is cut or wrapped."""

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from textwrap import wrap
from typing import Any

from matplotlib import rcParams
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from wsis.nodes import Node
from wsis.wording import visible

# Types its paths in part only.
_fonts: Any = import_module("matplotlib.font_manager")

#: No text of ours is a formula or LaTeX, whatever signs it has and whatever the settings of the caller are.
PLAIN: dict[str, Any] = {"parse_math": False, "usetex": False}

#: Points of an inch.
POINTS = 72

# Drawn with few dots, letters are a little wider than their outlines.
_SLACK = 1.05
_MISSING = "\N{REPLACEMENT CHARACTER}"
# The font that comes with matplotlib is the last resort, so that every machine can draw what is written here.
_LAST = "DejaVu Sans"


def font(size: float, *, bold: bool = False, italic: bool = False) -> FontProperties:
    """Choose the font of the caller's settings in a size of points.

    >>> font(8, bold=True).get_weight()
    'bold'
    """
    return FontProperties(
        family=[*rcParams["font.family"], _LAST],
        size=size,
        weight="bold" if bold else "normal",
        style="italic" if italic else "normal",
        stretch="normal",
        variant="normal",
    )


def drawable(text: str, font: FontProperties) -> str:
    r"""Write a text with signs that a font has: steering ones by their numbers, one without a picture as a mark.

    >>> print(drawable("Cost: $5\n", font(8)))
    Cost: $5\n
    """
    shown = visible(text)
    if shown.isascii():
        return shown
    known = frozenset[int]().union(*(_signs(path) for path in _files(font)))
    return "".join(sign if ord(sign) in known else _MISSING for sign in shown)


def _files(font: FontProperties) -> list[str]:
    """List the files of a font and of those that stand in for signs that it lacks."""
    found: list[str] = []
    for family in font.get_family():
        one = font.copy()
        one.set_family(family)
        found.append(str(_fonts.findfont(one)))
    return found


@lru_cache(maxsize=64)
def _signs(path: str) -> frozenset[int]:
    return frozenset(_fonts.get_font(path).get_charmap())


@lru_cache(maxsize=2**14)
def width(text: str, font: FontProperties) -> float:
    """Measure a line of drawable text in inches.

    >>> width("C10", font(8)) > width("C1", font(8)) > width("", font(8)) == 0
    True
    """
    if not text:
        return 0.0
    measured, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return _SLACK * float(measured) / POINTS


def cut(text: str, font: FontProperties, room: float) -> str:
    """Cut a text to a width in inches, with an ellipsis where something is left out.

    >>> cut("Access to information and knowledge", font(8), 1)
    'Access to infor…'
    """
    if width(text, font) <= room:
        return text
    fits, long = 0, len(text)
    while fits + 1 < long:
        middle = (fits + long) // 2
        if width(f"{text[:middle].rstrip()}…", font) <= room:
            fits = middle
        else:
            long = middle
    return f"{text[:fits].rstrip()}…"


def wrapped(text: str, font: FontProperties, room: float) -> str:
    """Break a text into lines of a width in inches, or of ten letters where that is more.

    >>> print(wrapped("shares are over all projects", font(8), 1))
    shares are over
    all projects
    """
    return "\n".join(part for line in text.splitlines() for part in _lines(drawable(line, font), font, room))


def _lines(text: str, font: FontProperties, room: float) -> list[str]:
    """Break one line at the largest number of letters with which every part of it fits."""
    most = int(1.2 * room * len(text) / (width(text, font) or 1))
    for letters in range(most, 10, -1):
        parts = wrap(text, letters, break_on_hyphens=False)
        if all(width(part, font) <= room for part in parts):
            return parts
    return wrap(text, 10, break_on_hyphens=False)


def text_height(text: str, size: float) -> float:
    r"""Measure the lines of a text in inches.

    >>> text_height("two\nlines", 12) == 2 * text_height("one line", 12)
    True
    """
    return size * 1.2 * (text.count("\n") + 1) / POINTS


def names(nodes: Iterable[Node], font: FontProperties, room: float) -> list[tuple[str, str]]:
    """Write the codes of nodes, whole, and as much of each name as there is room for beside it, in inches.

    A name that the code says already is left out.

    >>> import wsis
    >>> ds = wsis.load()
    >>> names([ds.action_line("C3"), ds.action_line("C7-e-health")], font(8), 1.5)
    [('C3', 'Access to informati…'), ('C7-e-health', '')]
    """
    pairs = [(drawable(node.code, font), drawable(node.name, font)) for node in nodes]
    shown = [(code, "" if code.endswith(_slug(name)) else name) for code, name in pairs]
    left = room - column(shown, font)
    return [(code, cut(name, font, left) if left > width("mmmm", font) else "") for code, name in shown]


def column(pairs: Iterable[tuple[str, str]], font: FontProperties) -> float:
    """Measure the column of those codes, in inches, after which a name stands: names stand under each other.

    >>> column([("C3", "Access"), ("C7-e-health", "")], font(8)) == column([("C3", "Access")], font(8))
    True
    """
    return max((width(f"{code}  ", font) for code, name in pairs if name), default=0.0)


def _slug(name: str) -> str:
    return name.casefold().replace(",", "").replace(" ", "-")
