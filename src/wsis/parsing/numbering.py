"""Which numbers of a text are meant as codes, and which are only numbers in a sentence."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Self, final

import attrs

from wsis.parsing.normalizing import Normalized
from wsis.parsing.scanning import Token

_KINDS = MappingProxyType({"label": "label", "code": "code", "ordinal": "category"})
_RANGE = re.compile(r"-+>?|\.{2,}|>|~")
_USUAL_GAPS = frozenset({"", " ", ", ", "; "})
_TITLE = re.compile(r" *+: *+| -+ ")
_MONEY = "$€£¥₹₽"
_UNIT = re.compile(rf"\s*+(?:[%‰]|[{_MONEY}](?!\s*+\d))")
_UNIT_WORDS = frozenset({"percent", "per", "pct", "usd", "eur", "dollars", "euros", "million", "billion", "thousand"})


@final
@attrs.frozen(kw_only=True)
class _State:
    """What governs the next number.

    Args:
        kind: What it would be a number of; none if of nothing that matters here.
        is_named: Whether a lead word says so.
        is_list: Whether a number was met since.
        is_foreign: Whether another framework was named, so that a code that follows is its code.
    """

    kind: str | None
    is_named: bool = False
    is_list: bool = False
    is_foreign: bool = False

    def at(self, token: Token, start: Self) -> Self:
        """Give the state in front of a token, by what separates it from the one before."""
        if token.is_apart or (token.follows_comma and not self.is_list):
            return start
        return attrs.evolve(self, is_foreign=False) if self.is_foreign and token.gap.strip() else self

    def after(self, token: Token, start: Self) -> Self:
        """Give the state that a token which is no number leaves."""
        if token.kind == "lead":
            return attrs.evolve(start, kind=token.value, is_named=True)
        if token.kind == "other":
            return attrs.evolve(start, kind=None, is_foreign=True)
        if token.kind in ("word", "not"):
            return attrs.evolve(start, kind=None, is_foreign=self.is_foreign and len(token.value) == 1)
        restarts = token.kind in ("code", "ordinal") or (token.kind == "label" and not self.is_list)
        return start if restarts else attrs.evolve(self, is_foreign=False) if self.is_foreign else self


def token_kinds(
    plain: Normalized, tokens: tuple[Token, ...], bare: str | None, doubtful: Mapping[int, bool]
) -> Iterator[str | None]:
    """Say of each token what it is: a label, a code, a number of some kind, or nothing to read.

    A number matters when a lead word announces it (`SDG 4`), when it continues such a list (`SDGs 4, 5 and 6`) or ends
    a range (`C1-3`), and, where bare numbers are read, when it stands among nothing but codes and names (`4, 5.5`) or
    heads a title (`9.1 Develop …`, `11(b) - develop …`). It does not when it runs on into a sentence
    (`SDG 4, 5 schools`) or counts (`17 SDGs`). An amount (`10 %`, `5 of 17`) is none; nor is a code after the name of
    another framework (`GDC C1`).

    Args:
        plain: The text.
        tokens: Its tokens.
        bare: What a number is that no lead word announces, if it is anything.
        doubtful: The positions of the numbers that could be read in two ways, and whether only if they are read.

    Yields:
        For each token `label`, a kind of number, `doubt`, `amount`, or none.
    """
    wordy = frozenset(token.segment for token in tokens if token.kind in ("word", "other"))
    parts = frozenset(_parts(tokens))
    ends = frozenset(_range_ends(tokens))
    start = state = _State(kind=bare)
    segment = -1
    for position, (token, after) in enumerate(zip(tokens, (*tokens[1:], None), strict=False)):
        state = state.at(token, start)
        if token.kind == "number":
            follower = after if after and after.segment == token.segment else None
            is_announced = state.is_named and not state.is_list
            is_listed = (state.is_named or token.segment not in wordy) and not runs_on(follower)
            is_heading = segment < token.segment and _heads(token, follower, plain)
            matters = is_announced or is_listed or is_heading
            counts = state.kind and _counts(token, follower, is_announced=is_announced)
            state = attrs.evolve(state, kind=state.kind if matters else None, is_list=True)
            is_amount = counts or position in parts or _has_unit(token, plain)
            is_end = position in ends and not runs_on(follower)
            kind = "amount" if is_amount else "code" if is_end else state.kind
            is_doubtful = position in doubtful and (kind not in (None, "amount") or not doubtful[position])
            yield "doubt" if is_doubtful else kind
        else:
            yield None if state.is_foreign and token.kind == "code" else _KINDS.get(token.kind)
            state = state.after(token, start)
        segment = token.segment


def is_range(gap: str) -> bool:
    """Tell whether what stands between two tokens says "from … to …"."""
    return gap not in _USUAL_GAPS and _RANGE.fullmatch(gap.strip()) is not None


def runs_on(follower: Token | None) -> bool:
    """Tell whether a number leads straight into a word, or into the word for what it counts."""
    if follower is None or follower.gap.strip():
        return False
    return follower.kind in ("word", "other", "lead") or follower.value == "count"


def has_letter(follower: Token | None) -> bool:
    """Tell whether a letter of a target seems to stand apart, as in `SDG 9 c`."""
    return follower is not None and follower.kind == "word" and follower.value in {"a", "b", "c", "d"}


def has_parts(token: Token) -> bool:
    """Tell whether a number has a point or a letter, as a target or a paragraph has and no amount."""
    return not token.value.isdecimal()


def _parts(tokens: tuple[Token, ...]) -> Iterator[int]:
    """Find the numbers of `5 of 17`, `(10 in 5 countries)` and `½`, and the version after a number (`9 4.0`)."""
    for last, (before, token) in enumerate(pairwise(tokens), 1):
        if before.kind == token.kind == "number":
            is_version = token.value.endswith(".0") and not before.value.endswith(".0")
            yield from (last - 1, last) if token.gap == "⁄" else (last,) if is_version else ()
        elif token.kind == "number" and last > 1 and tokens[last - 2].kind == "number" and before.kind == "noise":
            is_led = last > 2 and tokens[last - 3].kind == "lead"  # noqa: PLR2004 - three tokens back must exist
            is_close = not (before.gap + token.gap).strip()
            yield from (
                (last - 2, last) if before.value == "of" or (is_close and before.value == "" and not is_led) else ()
            )


def _range_ends(tokens: tuple[Token, ...]) -> Iterator[int]:
    """Find the numbers at the end of a range that begins with a code: `C1-3`, `C5 to 7`."""
    for last, (before, token) in enumerate(pairwise(tokens), 1):
        if token.kind == "number":
            is_worded = before.kind == "range" and last > 1 and tokens[last - 2].kind == "code"
            if is_worded or (before.kind == "code" and is_range(token.gap)):
                yield last


def _has_unit(token: Token, plain: Normalized) -> bool:
    """Tell whether a number has a percent or a currency sign."""
    return token.gap.rstrip().endswith(tuple(_MONEY)) or _UNIT.match(plain.text, token.end) is not None


def _counts(token: Token, follower: Token | None, *, is_announced: bool) -> bool:
    """Tell whether a number says how many there are of what follows: `(10 projects)`, `SDGs: 5 projects`."""
    if follower is None or follower.gap.strip():
        return False
    if not is_announced:
        return follower.value == "count"
    is_count = ":" in token.gap and (follower.kind == "word" or follower.value == "count")
    return is_count or follower.value in _UNIT_WORDS


def _heads(token: Token, follower: Token | None, plain: Normalized) -> bool:
    """Tell whether a number with a part stands before its title.

    After a point a capital letter or a colon tells, after a letter only a sign: `13b Baker Street` is an address.
    """
    if follower is None or follower.kind != "word" or not has_parts(token):
        return False
    if "." in token.value and (":" in follower.gap or plain.source[plain.starts[follower.start]].isupper()):
        return True
    return not token.value[-1].isdecimal() and _TITLE.fullmatch(follower.gap) is not None
