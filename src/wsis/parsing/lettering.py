"""Letters of paragraphs: `(b)` in `11(a), (b) and (d)` is a number of its own, `11(b)`."""

import re

import attrs

from wsis.parsing.numbering import is_range
from wsis.parsing.scanning import Token

_JOINING = frozenset({"and", "or", "range"})
_WORDS = frozenset({"word", "noise"})
_ROMAN = frozenset("ivx")


def with_letters(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give each letter that continues a paragraph the number of that paragraph.

    Args:
        tokens: The tokens of a text.

    Returns:
        The tokens in which `11(a), (b)` is two numbers, `paragraph 11, subparagraph (a)` is one, and every other letter
        is a word.
    """
    found: list[Token] = []
    paragraph: str | None = None
    for token in tokens:
        letter = token.phrase.words[0] if token.phrase else token.value.strip("( )")
        if paragraph and _continues(token, letter, found[-1]):
            found.append(attrs.evolve(token, kind="number", value=paragraph + letter, phrase=None))
        elif token.kind != "letter":
            found.append(token)
            paragraph = _after(token, paragraph)
        elif _is_parted(found):
            paragraph, start = found[-2].value, found[-2]
            found[-2:] = [attrs.evolve(start, value=paragraph + letter, end=token.end)]
        else:
            found.append(attrs.evolve(token, kind="word"))
            paragraph = None
    return tuple(found)


def _after(token: Token, paragraph: str | None) -> str | None:
    """Name the paragraph whose letters may follow a token."""
    if token.kind == "number":
        digits = re.sub(r"\D.*", "", token.value)
        return None if digits == token.value else digits
    return paragraph if token.kind in _JOINING else None


def _continues(token: Token, letter: str, before: Token) -> bool:
    """Tell whether a token is one more letter of the paragraph before it.

    `(a)(i)` is a part of a part. A letter that is also a word, as the French "d", counts at the end of a range.
    """
    gap = token.gap.strip()
    ends_range = is_range(gap) or before.kind == "range"
    if token.kind != "letter":
        return ends_range and token.kind in _WORDS and len(letter) == 1
    is_beside = not gap and token.value.startswith("(") and letter not in _ROMAN
    return ends_range or before.kind in _JOINING or gap in (",", "/") or is_beside


def _is_parted(tokens: list[Token]) -> bool:
    """Tell whether a bare number and the word for its parts stand last: `11, subparagraph`."""
    match tokens[-2:]:
        case [number, word]:
            return number.kind == "number" and number.value.isdecimal() and word.value == "subparagraph"
        case _:
            return False
