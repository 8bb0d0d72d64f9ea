"""Loose text in one plain form, with the way back to the characters that it came from."""

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType
from typing import final

import attrs

_BRACKET_IN_WORD = re.compile(r"(?<=[^\W\d_])[][](?=[^\W\d_])")
_LINE_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
_SPELLED_OUT = MappingProxyType(
    {
        "&": " and ",
        "№": "#",
        "º": "o.",
        "→": "->",
        "➔": "->",
        "⇒": "->",
        "−": "-",
        "⁃": "-",
        "،": ",",
        "、": ",",
        "؛": ";",
        "•": ";",
        "▪": ";",
        "‣": ";",
    }
)


@final
@attrs.frozen(kw_only=True)
class Normalized:
    """A text in plain form: lower case, no accents, one kind of dash, space and digit, nothing invisible.

    Args:
        source: The text as it was given.
        text: Its plain form.
        starts: For each plain character, where the character that it came from begins.
        ends: For each plain character, where that character ends, accents included.
    """

    source: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the source of a piece of the plain text."""
        return self.starts[start], self.ends[end - 1]


def normalize(text: str) -> Normalized:
    """Bring a text to its plain form.

    Square brackets inside a word are an editor's, as in `E-bus[iness]`, and go too.

    Args:
        text: Any text.

    Returns:
        The plain form and the map back.

    >>> normalize("Categoría\u00a0No.\u200b ١٠").text
    'categoria no. 10'
    """
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    editorial = {match.start() for match in _BRACKET_IN_WORD.finditer(text)}
    for index, char in enumerate(text):
        folded = "" if index in editorial else _fold(char)
        plain.append(folded)
        starts.extend([index] * len(folded))
        ends.extend([index + 1] * len(folded))
        if not folded and ends and unicodedata.category(char).startswith("M"):
            ends[-1] = index + 1
    return Normalized(source=text, text="".join(plain), starts=tuple(starts), ends=tuple(ends))


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    """Give the plain form of one character: none, one or several."""
    return "".join(map(_plain, unicodedata.normalize("NFKD", _SPELLED_OUT.get(char, char))))


def _plain(char: str) -> str:
    """Give the plain form of one character that has no accent left to take off."""
    category = unicodedata.category(char)
    if char in _LINE_BREAKS:
        return "\n"
    if char.isspace():
        return " "
    if category == "Cf" or category.startswith("M"):
        return ""
    if category == "Pd":
        return "-"
    return str(unicodedata.decimal(char)) if char.isdecimal() else char.casefold()
