"""How people write action lines: `C7 E-health`, `AL 2`, `Category 10`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from types import MappingProxyType

from wsis.codes import ACTION_LINE_CODES
from wsis.parsing.grammar import Grammar, Reading
from wsis.parsing.labels import ACTION_LINE_LABELS, PRIZE_CATEGORIES
from wsis.parsing.lexicon import LETTER, make_lexicon
from wsis.parsing.listing import Plain
from wsis.parsing.vocabulary import (
    ALL,
    ALL_LINES,
    CATEGORY_LEADS,
    LINE_LEADS,
    LINE_NOISE,
    ORDINALS,
    OTHER_LEADS,
    ROMAN_NUMERALS,
)

# Codes may run together (`ALC2C4C6`) and run on into a name (`C7e-health`); a Cyrillic `с` counts before a digit only;
# `4.c.1` is an SDG indicator.
_NUMBERS = (
    rf"(?:(?<!{LETTER})(?<!\d\.)(?:al)?|(?<=\d))(?:c *+[.-]? *+|с)(?P<code>\d+(?:\.\d+)?)"
    rf"(?=[cс]\d|e[a-z-]{{3}}|(?!{LETTER}))"
    rf"|(?P<number>\d+(?:\.\d+)?)(?!{LETTER})"
)


@cache
def line_grammar() -> Grammar:
    """Make the grammar of the action lines.

    Returns:
        The grammar, the same object at each call.
    """
    lexicon = make_lexicon(
        _NUMBERS,
        ACTION_LINE_LABELS,
        (
            ("label", ALL, ALL_LINES),
            ("lead", "code", LINE_LEADS),
            ("lead", "category", CATEGORY_LEADS),
            ("noise", "numeral", ROMAN_NUMERALS),
            ("noise", "", LINE_NOISE),
            ("other", "", OTHER_LEADS),
            *(("ordinal", str(n), [f"{word} category" for word in words]) for n, words in enumerate(ORDINALS, 1)),
        ),
    )
    return Grammar(
        noun="action line",
        codes=ACTION_LINE_CODES,
        all_codes=tuple(code for code in ACTION_LINE_CODES if code != "C7"),
        lexicon=lexicon,
        read_number=_read,
        number_kinds=("code", "category"),
        plain=Plain(codes=MappingProxyType(dict(_ways()))),
        bare=None,
    )


def _ways() -> Iterator[tuple[str, str]]:
    """Give the plain ways to write each code: alone, announced, and with its names."""
    for code in ACTION_LINE_CODES:
        number, _, application = code.partition("-e-")
        for way in (code, f"{number} E-{application}", f"{number} e-{application}") if application else (code,):
            yield way, code
            yield f"AL {way}", code
    for label in ACTION_LINE_LABELS:
        if label.standing == "current":
            number = label.code.partition("-")[0]
            for way in (f"{number}. {label.text}", f"{number}: {label.text}", f"{number} {label.text}"):
                yield way, label.code
                yield f"AL {way}", label.code


@lru_cache(maxsize=1024)
def _read(kind: str, written: str) -> Reading:
    """Read the number of an action line or of a prize category."""
    number = re.sub(r"^0+(?=\d)|\.0+$", "", written)
    code = PRIZE_CATEGORIES.get(number, number) if kind == "category" else f"C{number}"
    return Reading(kind=kind, written=code, codes=(code,) if code in ACTION_LINE_CODES else ())
