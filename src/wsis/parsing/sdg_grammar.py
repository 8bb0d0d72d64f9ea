"""How people write goals, targets and indicators: `SDG 4`, `9.c`, `http://metadata.un.org/sdg/9`, `C010A01`."""

import re
from functools import cache, lru_cache
from types import MappingProxyType

from wsis.codes import GOAL_CODES, TARGET_CODES
from wsis.parsing.goal_labels import GOAL_LABELS
from wsis.parsing.grammar import Grammar, Reading, Remark
from wsis.parsing.lexicon import LETTER, make_lexicon
from wsis.parsing.listing import Plain
from wsis.parsing.marks import parent
from wsis.parsing.vocabulary import (
    ALL,
    ALL_GOALS,
    GOAL_LEADS,
    GOAL_NOISE,
    TARGET_LEADS,
)

_NUMBERS = (
    rf"(?<!{LETTER})(?P<code>c\d\d[\da-d]{{2}}\d\d)(?!{LETTER})"
    rf"|(?P<number>\d++(?:-0?[a-d](?:-\d++)?|-\d++-\d++|(?:\.(?:\d++[a-z]?|[a-z])){{1,3}})?)(?!(?!sdg\d){LETTER}|\.\d)"
)

#: Indicators that the United Nations use more than once, by their one code; only this one has been seen.
_SHARED_INDICATORS = MappingProxyType({"c200303": ("1.5", "11.5", "13.1")})

#: Each goal, then its targets.
_CODES = tuple(sorted((*GOAL_CODES, *TARGET_CODES), key=lambda code: int(parent(code) or code)))


@cache
def sdg_grammar() -> Grammar:
    """Make the grammar of the goals and targets.

    Returns:
        The grammar, the same object at each call.
    """
    lexicon = make_lexicon(
        _NUMBERS,
        GOAL_LABELS,
        (
            ("label", ALL, ALL_GOALS),
            ("lead", "code", GOAL_LEADS),
            ("lead", "target", TARGET_LEADS),
            ("noise", "", GOAL_NOISE),
        ),
    )
    return Grammar(
        noun="goal or target",
        codes=_CODES,
        all_codes=GOAL_CODES,
        lexicon=lexicon,
        read_number=_read,
        number_kinds=("code",),
        plain=Plain(
            codes=MappingProxyType({way: code for code in _CODES for way in _ways(code)}),
            leads=("Target",),
        ),
        bare="code",
    )


def _ways(code: str) -> tuple[str, ...]:
    """Give the plain ways to write a code."""
    return (code, f"SDG {code}", f"Target {code}" if "." in code else f"Goal {code}")


@lru_cache(maxsize=1024)
def _read(kind: str, written: str) -> Reading:
    """Read a goal, a target, or an indicator with its target; a target needs its goal."""
    if written in _SHARED_INDICATORS:
        return _indicator(written, _SHARED_INDICATORS[written])
    if written.startswith("c"):
        written = f"{written[1:3]}.{written[3:5]}.{written[5:]}"
    parts = [part.lstrip("0") or "0" for part in re.split("[.-]", written)]
    if parts[1:] == ["0"]:  # a spreadsheet's goal 9.0
        parts.pop()
    if kind == "target" and len(parts) == 1:
        return Reading(kind=kind, written=parts[0], codes=())
    code, indicator = ".".join(parts[:2]), ".".join(parts[2:])
    is_known = code in _CODES and re.fullmatch("[1-9]?", indicator) is not None
    codes = (code,) if is_known else ()
    if codes and indicator:
        return _indicator(".".join(parts), codes)
    return Reading(kind="code", written=".".join(parts), codes=codes)


def _indicator(written: str, targets: tuple[str, ...]) -> Reading:
    """Read an indicator as its targets, and say so."""
    remark = Remark(kind="indicator", what="indicator, read as its target", suggestion=", ".join(targets))
    return Reading(kind="code", written=written, codes=targets, remark=remark)
