"""How people write the Global Digital Compact: `GDC para 21 (c)`, `Objective 3`, `Connectivity`."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from wsis.codes import COMMITMENT_CODES, OBJECTIVE_CODES, TARGET_CODES, THEME_CODES
from wsis.parsing.citing import AROUND, ELSEWHERE, HERE, citations, with_documents
from wsis.parsing.compact_labels import COMPACT_LABELS, SECTIONS
from wsis.parsing.compact_words import (
    ALL_OBJECTIVES,
    ANNEXES,
    CARRIERS,
    COMPACT_LEADS,
    COMPACT_NOISE,
    LAST_PARAGRAPH,
    OBJECTIVE_LEADS,
    OTHER_DOCUMENTS,
    PARAGRAPH_LEADS,
    PART_LEADS,
    PLACE_LEADS,
    STRANGE_LEADS,
    SUBPARAGRAPHS,
)
from wsis.parsing.grammar import Grammar, Reading, Remark, nearest
from wsis.parsing.lettering import with_letters
from wsis.parsing.lexicon import LETTER, make_lexicon
from wsis.parsing.listing import Plain
from wsis.parsing.vocabulary import ALL, PLACE

# A symbol is a document's, as in `A/RES/79/1` or `UNGA 78/311`; a letter may stand in brackets, after a point or bare.
_NUMBERS = (
    rf"(?<!{LETTER})(?P<symbol>[aes](?:/[\da-z.-]+){{2,}}|(?:unga|ga|res|resolution)(?: res(?:olution)?)?[ .:/]{{1,3}}"
    rf"\d+/\d+)(?!{LETTER})"
    rf"|(?P<number>\d++(?: *+\( *+[a-z] *+\)| *+[a-z] *+\)|[.-]?[a-z](?!{LETTER})|(?:\.\d++)+)?+)(?!{LETTER})"
    rf"|(?P<letter>\( *+[a-z] *+\)|(?<!{LETTER})[a-z](?: *+\))?(?!{LETTER}))"
)

_CODES = (*OBJECTIVE_CODES, *THEME_CODES, *COMMITMENT_CODES)
_NUMBERED = tuple(code for code in OBJECTIVE_CODES if code.isdecimal())

_PARAGRAPHS = frozenset(map(str, range(1, LAST_PARAGRAPH + 1)))


@cache
def gdc_grammar() -> Grammar:
    """Make the grammar of the Global Digital Compact.

    Returns:
        The grammar, the same object at each call.
    """
    lexicon = make_lexicon(
        _NUMBERS,
        COMPACT_LABELS,
        (
            ("label", ALL, ALL_OBJECTIVES),
            ("lead", "compact", COMPACT_LEADS),
            ("lead", "objective", OBJECTIVE_LEADS),
            ("lead", "paragraph", PARAGRAPH_LEADS),
            ("lead", "part", PART_LEADS),
            ("lead", PLACE, PLACE_LEADS),
            ("noise", "subparagraph", SUBPARAGRAPHS),
            ("noise", HERE, ANNEXES),
            ("noise", "", COMPACT_NOISE),
            ("noise", AROUND, CARRIERS),
            ("other", ELSEWHERE, OTHER_DOCUMENTS),
            ("other", "", STRANGE_LEADS),
        ),
    )
    return Grammar(
        noun="objective, theme or commitment",
        codes=_CODES,
        all_codes=_NUMBERED,
        lexicon=lexicon,
        read_number=_read,
        number_kinds=("code",),
        plain=Plain(
            codes=MappingProxyType(
                {way: code for code in (*OBJECTIVE_CODES, *COMMITMENT_CODES) for way in _ways(code)}
            ),
            leads=("GDC", "Objective", "paragraph"),
        ),
        bare="code",
        above=_above,
        is_layered=True,
        settle=lambda tokens: with_documents(with_letters(tokens)),
        doubt=citations,
    )


def _ways(code: str) -> tuple[str, ...]:
    """Give the plain ways to write a code."""
    if code in _NUMBERED:
        return (code, f"Objective {code}", f"GDC Objective {code}")
    if code in OBJECTIVE_CODES:
        return (code, "Follow-up and review")
    paragraph = re.sub("([a-z])$", r"(\1)", code)
    return (code, paragraph, f"GDC {paragraph}", f"paragraph {paragraph}")


@lru_cache(maxsize=1024)
def _above(code: str) -> tuple[str, ...]:
    """Name the theme and the objective of a commitment, or the objective of a theme."""
    if code in COMMITMENT_CODES:
        paragraph = int(code.rstrip("abcdefghij"))
        section = next(it for it in SECTIONS if it.first <= paragraph <= it.last)
        return (section.theme, section.objective) if section.theme else (section.objective,)
    return tuple({it.objective for it in SECTIONS if it.theme == code})


@lru_cache(maxsize=1024)
def _read(kind: str, written: str) -> Reading:
    """Read the number of an objective or a paragraph; a bare number up to 5 is an objective's."""
    code = re.sub(r"\.0+$", "", written)
    number = code.rstrip("abcdefghijklmnopqrstuvwxyz() .-")
    letter = code.removeprefix(number).strip("() .-")
    number = number.lstrip("0") or "0"
    code = number + letter
    if kind in ("part", PLACE):
        return _unread(code, Remark(kind="unknown", what="the number of another part"))
    if (kind == "objective" and not letter) or (kind in ("code", "compact") and code in _NUMBERED):
        return Reading(kind="code", written=code, codes=(code,)) if code in _NUMBERED else _unknown(code, _NUMBERED)
    if kind == "code" and re.search("[.-][a-z]", written) and f"{number}.{letter}" in TARGET_CODES:
        return _unread(code, Remark(kind="ambiguous", what="a target of a goal, or a commitment", suggestion=code))
    if code in COMMITMENT_CODES:
        return Reading(kind="code", written=code, codes=(code,))
    return _paragraph(number, code)


def _paragraph(number: str, code: str) -> Reading:
    """Say why a paragraph is no commitment."""
    parts = [it for it in COMMITMENT_CODES if it.rstrip("abcdefghij") == number]
    if code == number and parts:
        what = "a paragraph of several commitments, without its letter"
        return _unread(code, Remark(kind="ambiguous", what=what, suggestion=", ".join(parts)))
    if code in _PARAGRAPHS:
        return _unread(code, Remark(kind="unknown", what="a paragraph of the Compact that holds no commitment"))
    return _unknown(code, parts or [it for it in COMMITMENT_CODES if it.isdecimal()])


def _unknown(code: str, pool: Sequence[str]) -> Reading:
    """Read a number that the Compact does not have, with the nearest that it has."""
    what = "unknown objective, theme or commitment"
    return _unread(code, Remark(kind="unknown", what=what, suggestion=nearest(code, pool)))


def _unread(code: str, remark: Remark) -> Reading:
    """Read a number as no code, and say why."""
    return Reading(kind="code", written=code, codes=(), remark=remark)
