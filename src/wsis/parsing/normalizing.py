"""Loose text in one plain form, with the way back to the characters that it came from."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import final

import attrs

_BRACKET_IN_WORD = re.compile(r"(?<=[^\W\d_])[][](?=[^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]++")
_LATIN = re.compile("[a-z]")
#: In front of the letter of a target or a paragraph: `9.c`, `11 (a)`.
_PART = re.compile(r"\d(?:[.-]| ?\()?\Z")
_LOOK_ALIKES = str.maketrans("аеорсухіѕјһԁ", "aeopcyxisjhd")
_LINE_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
_RAISED = frozenset({"<super>", "<sub>"})
#: `½` gets a sign before it that no number goes over: `C1½` is not C11.
_FRACTION = "<fraction>"
#: `①` and `⒈` are numbers of their own beside any other.
_ENCLOSED = frozenset({"<circle>", "<compat>"})
_SPELLED_OUT = MappingProxyType(
    {
        "&": " and ",
        "№": "#",
        "§": " paragraph ",
        "¶": " pilcrow ",
        "≠": " not ",
        "¬": " not ",
        "☐": " not ",
        "□": " not ",
        "✗": " not ",
        "✘": " not ",
        "✖": " not ",
        "❌": " not ",
        "٫": ".",
        "º": "o.",
        "→": "->",
        "➔": "->",
        "⇒": "->",
        "−": "-",
        "⁃": "-",
        "،": ", ",
        "、": ", ",
        "，": ", ",
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
    starts: Sequence[int]
    ends: Sequence[int]

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
    if text.isascii() and not _CHANGING.search(text):
        places = range(len(text) + 1)
        return Normalized(source=text, text=text.translate(_ASCII), starts=places[:-1], ends=places[1:])
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
    latin = _LETTERS.sub(_latinized, "".join(plain))
    return Normalized(source=text, text=latin, starts=tuple(starts), ends=tuple(ends))


def _latinized(letters: re.Match[str]) -> str:
    """Give a word with Latin letters for the Cyrillic ones that look like them, where a Latin one must be meant."""
    word = letters[0]
    is_mixed = _LATIN.search(word) is not None
    is_part = len(word) == 1 and _PART.search(letters.string[max(0, letters.start() - 3) : letters.start()]) is not None
    return word.translate(_LOOK_ALIKES) if is_mixed or is_part else word


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    """Give the plain form of one character: none, one or several; a raised digit is the mark of a footnote."""
    style = unicodedata.decomposition(char).partition(" ")[0]
    if style in _RAISED and char.isdigit():
        return "^"
    plain = "".join(map(_plain, unicodedata.normalize("NFKD", _SPELLED_OUT.get(char, char))))
    if style == _FRACTION:
        return f" ^{plain} "
    return f" {plain} " if style in _ENCLOSED and plain[:1].isdigit() else plain


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


#: What keeps its place in plain form: every plain character of ASCII but those that are spelled out or left out.
_ASCII = MappingProxyType({code: _fold(chr(code)) for code in range(128)})
_CHANGING = re.compile(r"[&\[\]]")
