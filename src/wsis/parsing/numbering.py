"""Which numbers of a text are meant as codes, and which are only numbers in a sentence."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Self, final

import attrs

from wsis.parsing.normalizing import Normalized
from wsis.parsing.scanning import Token

_KINDS = MappingProxyType({"label": "label", "code": "code", "ordinal": "category"})


@final
@attrs.frozen(kw_only=True)
class _State:
    """What governs the next number.

    Args:
        kind: What it would be a number of; none if of nothing that matters here.
        is_named: Whether a lead word says so.
        is_list: Whether a number was met since.
    """

    kind: str | None
    is_named: bool = False
    is_list: bool = False

    def after(self, token: Token, start: Self) -> Self:
        """Give the state that a token which is no number leaves."""
        if token.kind == "lead":
            return attrs.evolve(start, kind=token.value, is_named=True)
        if token.kind in ("word", "not"):
            return attrs.evolve(start, kind=None)
        restarts = token.kind in ("code", "ordinal") or (token.kind == "label" and not self.is_list)
        return start if restarts else self


def kinds(plain: Normalized, tokens: tuple[Token, ...], bare: str | None) -> Iterator[str | None]:
    """Say of each token what it is: a label, a code, a number of some kind, or nothing to read.

    A number matters when a lead word announces it (`SDG 4`), when it continues such a list (`SDGs 4, 5 and 6`), and,
    where bare numbers are read, when it stands among nothing but codes and names (`4, 5.5`) or heads a title
    (`9.1 Develop …`). It does not when it runs on into a sentence (`SDG 4, 5 schools`) or counts (`17 SDGs`).

    Args:
        plain: The text.
        tokens: Its tokens.
        bare: What a number is that no lead word announces, if it is anything.

    Yields:
        For each token `label`, a kind of number, or none.
    """
    wordy = frozenset(token.segment for token in tokens if token.kind == "word")
    start = state = _State(kind=bare)
    segment = -1
    for token, after in zip(tokens, (*tokens[1:], None), strict=False):
        if token.is_apart or (token.follows_comma and not state.is_list):
            state = start
        if token.kind == "number":
            follower = after if after and after.segment == token.segment else None
            is_announced = state.is_named and not state.is_list and not _has_letter(follower)
            is_listed = (state.is_named or token.segment not in wordy) and not _runs_on(follower)
            is_heading = segment < token.segment and "." in token.value and _begins_title(follower, plain)
            matters = is_announced or is_listed or is_heading
            state = attrs.evolve(state, kind=state.kind if matters else None, is_list=True)
            yield state.kind
        else:
            state = state.after(token, start)
            yield _KINDS.get(token.kind)
        segment = token.segment


def _runs_on(follower: Token | None) -> bool:
    """Tell whether a number leads straight into a word, or into the word for what it counts."""
    return follower is not None and follower.kind in ("word", "lead") and not follower.gap.strip()


def _has_letter(follower: Token | None) -> bool:
    """Tell whether a letter of a target seems to stand apart, as in `SDG 9 c`."""
    return follower is not None and follower.kind == "word" and follower.value in {"a", "b", "c", "d"}


def _begins_title(follower: Token | None, plain: Normalized) -> bool:
    """Tell whether a word follows that begins with a capital letter or after a colon."""
    if follower is None or follower.kind != "word":
        return False
    return ":" in follower.gap or plain.source[plain.starts[follower.start]].isupper()
