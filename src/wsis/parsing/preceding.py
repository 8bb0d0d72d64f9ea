"""Words that stand before a code and may say whose it is: `USB C1`, `Strategic goal 2`."""

import re
from collections.abc import Container

from wsis.parsing.compact_words import OBJECTIVE_LEADS, PARAGRAPH_LEADS
from wsis.parsing.scanning import Token
from wsis.parsing.vocabulary import CATEGORY_LEADS, EITHERS, RANGES_BETWEEN, TARGET_LEADS

#: What other plans have too. After any other lead word, as "SDG" or "AL", a number is nobody else's.
_COMMON = frozenset(
    {
        *("goal", "objetivo", "objectif", "matlamat", "tujuan", "цель", "цели"),
        *(*TARGET_LEADS, *CATEGORY_LEADS, *OBJECTIVE_LEADS, *PARAGRAPH_LEADS),
    }
) - {"GDC objective"}
#: What has goals and categories of its own.
_HOLDERS = frozenset({"project", "initiative", "proyecto", "projet", "proyek", "projek", "проект"})
#: Words that say how much or in which way, and not whose; and who and what belongs to the summit.
_PLAIN = frozenset(
    {
        *(*EITHERS, *RANGES_BETWEEN, "forum", "facilitator", "facilitators", "session", "stocktaking"),
        *("itu", "unesco", "undp", "unctad", "nations"),
        *("line", "lines", "linea", "lineas", "ligne", "lignes", "accion", "acao", "направление", "code", "codes"),
        *("to", "towards", "toward", "from", "with", "by", "between", "both", "either", "via", "through", "under"),
        *("a", "all", "our", "its", "is", "are", "this", "these", "following", "relevant", "related", "also", "see"),
        *("main", "mainly", "primary", "primarily", "secondary", "mostly", "especially", "particularly", "notably"),
        *("only", "plus", "incl", "including", "includes", "eg", "e", "g", "ie", "i", "namely", "specifically"),
        *("support", "supports", "supporting", "supported", "contribute", "contributes", "contributing"),
        *("address", "addresses", "addressing", "addressed", "advance", "advances", "advancing", "achieve"),
        *("achieves", "achieving", "implement", "implements", "implementing", "promote", "promotes", "promoting"),
        *("target", "targets", "targeting", "cover", "covers", "covering", "align", "aligns", "aligned"),
        *("sustainable", "selected", "tagged", "official", "times", "vs", "versus"),
        *("principalmente", "tambien", "contribuye", "apoya", "aussi", "principalement", "contribue", "soutient"),
    }
)
_CODED = frozenset({"code", "number", "ordinal"})
_WORDS = frozenset({"word", "other"})
_BLANK = re.compile(" +")
_BLANK_OR_HYPHEN = re.compile(" +|[-_]")


def stranger(tokens: tuple[Token, ...], position: int, unread: Container[int]) -> int | None:
    """Find the word before a code that may say that it is of something else.

    It stands directly before the code, or before a lead word that other plans have too, with at most a year between
    them: `Agenda 2063 Goal 4`. A sign parts them, as in `Education: goal 4`.

    Args:
        tokens: The tokens of a text.
        position: The position of the code.
        unread: The positions of what stands for nothing.

    Returns:
        The position of the word, or of its first piece; none where there is no such word, or a lead word
            says whose the code is.
    """
    token = tokens[position]
    first = _start(tokens, position)
    before = first - 1
    is_bare = first == position and token.kind != "ordinal"
    if token.kind not in _CODED or before < 0 or (is_bare and token.kind != "code"):
        return None
    if any(it.phrase and it.phrase.preferred not in _COMMON for it in tokens[first:position] if it.kind == "lead"):
        return None
    beside = _BLANK_OR_HYPHEN if is_bare else _BLANK
    if not beside.fullmatch(tokens[first].gap):
        return None
    if not is_bare and before and before in unread and tokens[before].kind == "number":
        is_dated = tokens[before - 1].kind == "word" and _BLANK.fullmatch(tokens[before].gap)
        before = before - 1 if is_dated else before
    if not _is_strange(tokens[before]):
        return None
    while before and not tokens[before].gap and tokens[before - 1].kind in _WORDS:
        before -= 1
    return before


def _start(tokens: tuple[Token, ...], position: int) -> int:
    """Give the position of the first of the lead words before a code, over the short word for "number"."""
    first = position
    while first and tokens[first - 1].kind == "lead":
        first -= 1
    is_numbered = first == position > 1 and tokens[position - 1].kind == "noise" and tokens[position - 2].kind == "lead"
    return _start(tokens, position - 1) if is_numbered else first


def _is_strange(token: Token) -> bool:
    """Tell whether a token is a word that may name another owner of codes."""
    if token.kind in _WORDS:
        return token.value not in _PLAIN
    return token.value == "count" and token.phrase is not None and token.phrase.preferred in _HOLDERS
