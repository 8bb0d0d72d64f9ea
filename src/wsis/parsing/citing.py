"""Which document a paragraph is of: the Compact, or another one that the text names beside it."""

import re
from collections.abc import Iterator
from itertools import pairwise

import attrs

from wsis.parsing.doubt import Doubt
from wsis.parsing.scanning import Token

#: What a phrase says of the document: the Compact itself, the resolution that it is annexed to, or another.
HERE = "here"
AROUND = "around"
ELSEWHERE = "elsewhere"

_CARRIER = re.compile(r"\D*79/1")


def with_documents(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Tell of each symbol whether it is that of the resolution that the Compact is annexed to.

    Args:
        tokens: The tokens of a text.

    Returns:
        The tokens without symbols.
    """
    return tuple(_settled(token) if token.kind == "symbol" else token for token in tokens)


def citations(tokens: tuple[Token, ...]) -> dict[int, Doubt]:
    """Find the paragraphs that may be of another document, the names of such documents, and what else GDC may be.

    The Compact is annex I of A/RES/79/1, which has paragraphs of its own: that symbol alone does not name the Compact.

    Args:
        tokens: The tokens of the text.

    Returns:
        What is the matter with them, by their positions.
    """
    is_strange = any(token.value in (AROUND, ELSEWHERE) for token in tokens)
    found: dict[int, Doubt] = {}
    for piece in _pieces(tokens):
        values = {tokens[position].value for position in piece}
        is_home = HERE in values or "compact" in values
        is_foreign = ELSEWHERE in values or (is_strange and not is_home)
        lead: Token | None = None
        for position in piece:
            token = tokens[position]
            what = None
            if token.value == ELSEWHERE:
                found[position] = _stranger(token, position)
            elif token.kind == "lead":
                lead = token
            elif token.kind != "number":
                continue
            elif is_foreign:
                what = "perhaps of another document"
            elif _words(lead) == "pilcrow" and not is_home:
                what = "a paragraph of which document"
            elif _words(tokens[position - 1]) == "gdc" and _is_unclear(token, tokens[position + 1 :][:1]):
                what = "perhaps another GDC"
            if what:
                code = re.sub(r"[^\da-z]", "", token.value)
                found[position] = Doubt(first=position, last=position, what=what, suggestion=code, is_mild=True)
    return found


def _settled(symbol: Token) -> Token:
    """Make of a symbol what a phrase for the same document would be."""
    if _CARRIER.fullmatch(symbol.value):
        return attrs.evolve(symbol, kind="noise", value=AROUND)
    return attrs.evolve(symbol, kind="other", value=ELSEWHERE)


def _pieces(tokens: tuple[Token, ...]) -> Iterator[range]:
    """Cut a text where more than a comma stands."""
    starts = [position for position, token in enumerate(tokens) if token.is_apart or not position]
    return (range(start, end) for start, end in pairwise([*starts, len(tokens)]))


def _stranger(token: Token, position: int) -> Doubt:
    """Report another document, and for the symbol of one, the right one."""
    what = "another document than the Compact"
    right = None if token.phrase else "A/RES/79/1, annex I"
    return Doubt(first=position, last=position, what=what, suggestion=right, kind="unknown")


def _words(token: Token | None) -> str | None:
    """Give the words of a phrase."""
    return " ".join(token.phrase.words) if token and token.phrase else None


def _is_unclear(number: Token, after: tuple[Token, ...]) -> bool:
    """Tell whether a whole number stands too close to "GDC", or runs on into words: `GDC1`, `GDC 2 pipelines`."""
    runs_on = any(token.kind in ("word", "other") and not token.gap.strip() for token in after)
    return number.value.isdecimal() and (not number.gap or runs_on)
