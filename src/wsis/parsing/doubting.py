"""Numbers that could be read in two ways, for the signs and words that stand between them."""

import re
from itertools import pairwise

from wsis.parsing.doubt import Doubt, Meaning
from wsis.parsing.marks import is_within
from wsis.parsing.numbering import has_letter, has_parts, is_range, runs_on
from wsis.parsing.scanning import Token

_SPLIT_POINT = re.compile(r"\s*+\.\s*+")
_NO_INTEGER = re.compile(r"(?:.*[^.])?[^\w.]\.", re.DOTALL)
_LISTING = re.compile(r"""[\s,;|/+\-()\[\]{}%‰$€£¥₹₽"'‘’“”«»„`#]*+""")
_CLOSE = frozenset({"", "(", "-"})
_USUAL_GAPS = frozenset({" ", ", ", "; "})
_ENUMERATING = re.compile(r"[.)]\s*+")
_SEPARATING = re.compile(r"[,;|\n/+]")
_SIGNS = frozenset({"", "/", "+", "(", "[", "=", ":"})
_UNLIKE = re.compile(r"\)\s*+\[|]\s*+\(")
_QUOTES = " \n'\"’”»"
_CLOSING = f"{_QUOTES})]"
_ASIDE = ("(", "[", "=", ":")
_JOINTS = frozenset({"and", "or"})
_SHORT = 2


def doubts(tokens: tuple[Token, ...], meaning: Meaning) -> dict[int, Doubt]:
    """Find the numbers that what stands before them leaves unclear, by their positions.

    A number with no space after its comma (`8,10`) is a target in half of the world and two goals in the other; with
    a space, or with a third number, it is a list. After the point of `9. 5`, a number may be a part or another goal.
    With a stroke and no space (`5/17`) it may be so many of so many, in brackets (`5 (3)`) it may count, and after a
    sign that joins no list (`4 ≥ 5`) it may be anything.

    Args:
        tokens: The tokens of the text.
        meaning: What a number stands for: no codes if it does not exist.

    Returns:
        For each position of such a number, what is the matter.
    """
    found = _enumerators(tokens)
    last_number = ""
    for position, token in enumerate(tokens):
        if token.kind == "number":
            doubt = _lettered(tokens, position, meaning) or _between(tokens, position, meaning)
            if doubt is None and token.gap.endswith(".") and _NO_INTEGER.fullmatch(token.gap):
                parts = meaning(f"{last_number.partition('.')[0]}.{token.value}") if last_number else ()
                doubt = _doubt(position, position, "nothing before the point", *parts)
            if doubt:
                found |= dict.fromkeys((doubt.first, doubt.last), doubt)
            last_number = token.value
    return found


def _between(tokens: tuple[Token, ...], last: int, meaning: Meaning) -> Doubt | None:
    """Find what is the matter with a number for what stands between it and the code or number before."""
    before = tokens[last - 1] if last else None
    if before is None:
        return None
    if _is_letter(before) and not tokens[last].gap:
        return _doubt(last - 1, last, "a letter and a number that run together", is_mild=True)
    if before.kind == "number":
        return _pair(tokens, last, meaning)
    if before.kind == "range" and last > 1 and tokens[last - 2].kind == "number":
        return _half_range(tokens, last - 2, last, meaning)
    if before.kind in ("noise", "label", "lead"):
        return _aside(tokens, last, meaning)
    return _tail(tokens, last, meaning) if before.kind == "code" or before.kind in _JOINTS else None


def _is_letter(token: Token) -> bool:
    """Tell whether a token is a small word of one Latin letter, as the French "l", which may be a digit misread."""
    return token.phrase is not None and len(token.phrase.words[0]) == 1 and token.phrase.words[0].isascii()


def _enumerators(tokens: tuple[Token, ...]) -> dict[int, Doubt]:
    """Doubt numbers that count the items of a list: `1. SDG 4 2. SDG 9`."""
    found: dict[int, Doubt] = {}
    for position, (token, after) in enumerate(pairwise(tokens)):
        is_next = token.kind == "number" and token.value == str(len(found) + 1)
        is_led = position > 0 and tokens[position - 1].kind == "lead"
        if is_next and not is_led and after.kind == "lead" and _ENUMERATING.fullmatch(after.gap):
            found[position] = _doubt(position, position, "perhaps the number of an item", is_mild=True)
    return found


def _lettered(tokens: tuple[Token, ...], position: int, meaning: Meaning) -> Doubt | None:
    """Doubt a number after a lead word with a letter that stands apart: `SDG 9 c`, but not `SDG 9 b) SDG 4`."""
    letter = tokens[position + 1] if position + 1 < len(tokens) else None
    if not position or tokens[position - 1].kind != "lead" or not has_letter(letter):
        return None
    if letter and letter.gap.strip() not in _CLOSE:
        return None
    after = tokens[position + 2] if position + 2 < len(tokens) else None
    if after and _ENUMERATING.fullmatch(after.gap):
        return None
    is_bracketed = letter is not None and letter.gap.strip() == "("
    codes = meaning(f"{tokens[position].value}.{letter.value}") if letter and is_bracketed else ()
    what, whole = "a letter apart from its number", " or ".join(codes) or None
    return Doubt(first=position, last=position + 1, what=what, suggestion=whole, kind="unknown")


def _doubt(first: int, last: int, what: str, *suggestions: str, is_mild: bool = False) -> Doubt:
    """Make a doubt."""
    return Doubt(first=first, last=last, what=what, suggestion=" or ".join(suggestions) or None, is_mild=is_mild)


def _pair(tokens: tuple[Token, ...], last: int, meaning: Meaning) -> Doubt | None:
    """Doubt two numbers that may be one, written with a point and a space or with a comma, or a share."""
    before, token = tokens[last - 1], tokens[last]
    gap = token.gap
    if gap in _USUAL_GAPS:
        return None
    whole = meaning(f"{before.value}.{token.value}")
    both = f"{before.value}, {token.value}"
    if _SPLIT_POINT.fullmatch(gap):
        return _doubt(last - 1, last, "a point and a space", *whole)
    if gap == ",":
        is_one = whole and not _continues(tokens, last)
        return _doubt(last - 1, last, "a comma and no space", *whole, both) if is_one else None
    if gap == "/" and not (has_parts(before) or has_parts(token)):
        return _doubt(last - 1, last, "a list, or so many of so many", both, is_mild=True)
    return _half_range(tokens, last - 1, last, meaning) if is_range(gap) else _second(tokens, last, meaning)


def _second(tokens: tuple[Token, ...], last: int, meaning: Meaning) -> Doubt | None:
    """Doubt a number in a bracket or after a sign that joins no list, but not a part of the one before: `4 (4.1)`."""
    before, token = tokens[last - 1], tokens[last]
    gap = token.gap
    if gap.strip() == "+" and before.value == token.value:
        return _doubt(last - 1, last, "a sum, or the same twice", *meaning(token.value), is_mild=True)
    if gap.endswith(".") or is_within(meaning(token.value), meaning(before.value)):
        return None
    is_led = (last > 1 and tokens[last - 2].kind == "lead") or _UNLIKE.search(gap)
    if gap.lstrip(_CLOSING if is_led else _QUOTES).startswith(_ASIDE):
        return _doubt(last, last, "another, or how many", *meaning(token.value), is_mild=True)
    if _LISTING.fullmatch(gap):
        return None
    both = f"{before.value}, {token.value}"
    return _doubt(last - 1, last, "an unclear sign between two numbers", both, is_mild=True)


def _half_range(tokens: tuple[Token, ...], first: int, last: int, meaning: Meaning) -> Doubt | None:
    """Doubt both ends of a range of which just one exists: `15-18`."""
    if bool(meaning(tokens[first].value)) is bool(meaning(tokens[last].value)):
        return None
    return _doubt(first, last, "from the first to the last, of which one is unknown", is_mild=True)


def _aside(tokens: tuple[Token, ...], last: int, meaning: Meaning) -> Doubt | None:
    """Doubt a number beside what has its number already: `Category 5 (no. 3)`, `SDG 4 Quality Education [2]`.

    It stands after words of no meaning, in a bracket or after a sign, and no separator parts it.
    """
    token, codes = tokens[last], meaning(tokens[last].value)
    first = last - 1
    while first > 0 and tokens[first].kind == "noise" and not _SEPARATING.search(tokens[first + 1].gap):
        first -= 1
    gap = tokens[first + 1].gap
    is_beside = first < last - 1 or token.gap.lstrip(_CLOSING).startswith(_ASIDE)
    if (
        not (codes and is_beside)
        or _SEPARATING.search(gap)
        or not (token.gap.endswith("=") or _has_number(tokens, first, codes, meaning))
    ):
        return None
    return _doubt(last, last, "another, or a number of something else", *codes, is_mild=True)


def _has_number(tokens: tuple[Token, ...], position: int, codes: tuple[str, ...], meaning: Meaning) -> bool:
    """Tell whether a number, a name or a lead word has a number of its own before it, and another than these codes."""
    token = tokens[position]
    before = tokens[position - 1] if position else None
    if token.kind == "number":
        return True
    if before is None:
        return False
    if token.kind == "label" and before.is_code:
        named = meaning(before.value)
        return named != codes and (named == (token.value,) or not _SEPARATING.search(token.gap))
    return token.kind == "lead" and before.kind == "noise" and position > 1 and tokens[position - 2].kind == "number"


def _tail(tokens: tuple[Token, ...], last: int, meaning: Meaning) -> Doubt | None:
    """Doubt a number after a code (`C5/6`, `C5 & 6`), but not in the number of a document (`ALC2C4C6/3/05-E`)."""
    token = tokens[last]
    first = last - 1
    while first > 0 and tokens[first].kind in _JOINTS:
        first -= 1
    if first > 0 and tokens[first].kind == "label":
        first -= 1
    before = tokens[first]
    gap = token.gap.strip()
    runs_together = before.kind == "code" and first > 0 and tokens[first - 1].kind == "code" and not before.gap
    if before.kind != "code" or gap not in _SIGNS or runs_together:
        return None
    follower = tokens[last + 1] if last + 1 < len(tokens) else None
    if gap != "/" and (len(token.value) > _SHORT or runs_on(follower)):
        return None
    return _doubt(last, last, "perhaps a second code", *meaning(token.value))


def _continues(tokens: tuple[Token, ...], last: int) -> bool:
    """Tell whether two numbers with a comma are a part of a longer list."""
    is_after = last + 1 < len(tokens) and tokens[last + 1].kind == "number" and tokens[last + 1].follows_comma
    return is_after or (last > 1 and tokens[last - 2].kind == "number" and tokens[last - 1].follows_comma)
