"""The colours of pictures: for a light ground and for a dark one, legible on both."""

from typing import TypeAlias, final

import attrs
from matplotlib.colors import to_hex, to_rgb

Colour: TypeAlias = str | tuple[float, float, float] | tuple[float, float, float, float]

#: Counts of text on a shade are black or white: one of the two has a contrast of at least 4.5 on any colour.
_BLACK, _WHITE = "#000000", "#ffffff"


@final
@attrs.frozen(kw_only=True)
class Palette:
    """The colours of one picture.

    Args:
        ink: Text.
        muted: Text of less weight.
        rule: Thin lines.
        ground: What everything stands on.
        wash: Cells without a count.
        faint: The shade of the smallest count.
        accent: The shade of the largest count.
    """

    ink: str
    muted: str
    rule: str
    ground: str
    wash: str
    faint: str
    accent: str

    def shade(self, part: float) -> str:
        """Mix the shade of a count: one hue, from faint to accent, which the colour-blind see as light and dark.

        >>> LIGHT.shade(0), LIGHT.shade(1)
        ('#eef4fb', '#0b5cad')
        """
        ends = zip(to_rgb(self.faint), to_rgb(self.accent), strict=True)
        red, green, blue = (start + (end - start) * part for start, end in ends)
        return to_hex((red, green, blue))


LIGHT = Palette(
    ink="#1b1f24",
    muted="#57606a",
    rule="#d0d7de",
    ground="#ffffff",
    wash="#f6f8fa",
    faint="#eef4fb",
    accent="#0b5cad",
)
DARK = Palette(
    ink="#e6edf3",
    muted="#9da7b3",
    rule="#3d444d",
    ground="#0d1117",
    wash="#161b22",
    faint="#14263a",
    accent="#6cb6ff",
)


def palette_on(ground: Colour) -> Palette:
    """Choose the palette whose text is legible on a ground.

    >>> palette_on("white") is LIGHT, palette_on("black") is DARK
    (True, True)
    """
    return max((LIGHT, DARK), key=lambda palette: contrast(palette.ink, ground))


def ink_on(shade: Colour) -> str:
    """Choose black or white for a text on a shade.

    >>> ink_on("#eef4fb"), ink_on("#0b5cad")
    ('#000000', '#ffffff')
    """
    return max((_BLACK, _WHITE), key=lambda ink: contrast(ink, shade))


def contrast(one: Colour, other: Colour) -> float:
    """Compare two colours as WCAG 2 does: 1 for equal ones, 21 for black and white.

    >>> round(contrast("black", "white"))
    21
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """Weigh how light a colour looks: the relative luminance of WCAG 2."""
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour))  # noqa: PLR2004 - of sRGB
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
