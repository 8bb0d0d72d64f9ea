"""What a framework is to a reader of loose text."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import final

import attrs

from wsis.parsing.doubt import Doubt
from wsis.parsing.lexicon import Lexicon
from wsis.parsing.listing import Plain
from wsis.parsing.marks import parent
from wsis.parsing.parsed import IssueKind
from wsis.parsing.scanning import Token

_LONGEST_SLIP = 8
_FAR = 10

#: Kinds of number that are no code.
_DOUBTFUL = frozenset({"amount", "doubt"})


@final
@attrs.frozen(kw_only=True)
class Remark:
    """What there is to say about a code or number by itself.

    Args:
        kind: What sort of issue it makes.
        what: What is the matter.
        suggestion: What to write instead, where that is known.
    """

    kind: IssueKind
    what: str
    suggestion: str | None = None


@final
@attrs.frozen(kw_only=True)
class Reading:
    """What a written code or number stands for.

    Args:
        kind: Whether it is a code, the number of a category, a label, or a number that is no code.
        written: It in the library's spelling, known or not.
        codes: The codes that it stands for; none if it is unknown.
        remark: What there is to say about it, if that is more than that it is unknown.
    """

    kind: str
    written: str
    codes: tuple[str, ...]
    remark: Remark | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether it is a number that is no code as it stands."""
        return self.kind in _DOUBTFUL


@lru_cache(maxsize=1024)
def _parents(code: str) -> tuple[str, ...]:
    """Name the code that a code is a part of by its looks."""
    above = parent(code)
    return (above,) if above else ()


def _no_doubts(tokens: tuple[Token, ...]) -> dict[int, Doubt]:  # noqa: ARG001 - the answer is the same for all
    """Doubt nothing."""
    return {}


@final
@attrs.frozen(kw_only=True)
class Grammar:
    """What a framework is to a reader of loose text.

    Args:
        noun: What one of its codes is called.
        codes: Every code, in definition order.
        all_codes: The codes meant by "all".
        lexicon: Its atoms and phrases.
        read_number: Read a number of a given kind as written.
        number_kinds: The kinds of number that there are.
        plain: The ways to write its codes that mean the same wherever they stand in a list.
        bare: What a number is that no lead word announces; none if it is nothing.
        above: Name the codes that a code is a part of.
        is_layered: Whether it is several frameworks in one, so that a node beside its part is named for itself.
        settle: Finish the tokens, where the framework's codes are made of several.
        doubt: Find the tokens that could mean something else in this framework alone, by their positions.
    """

    noun: str
    codes: tuple[str, ...]
    all_codes: tuple[str, ...]
    lexicon: Lexicon
    read_number: Callable[[str, str], Reading]
    number_kinds: tuple[str, ...]
    plain: Plain
    bare: str | None
    above: Callable[[str], tuple[str, ...]] = _parents
    is_layered: bool = False
    settle: Callable[[tuple[Token, ...]], tuple[Token, ...]] = tuple
    doubt: Callable[[tuple[Token, ...]], dict[int, Doubt]] = _no_doubts

    def read(self, kind: str, value: str) -> Reading:
        """Read a label, or a number of a given kind, be it an amount."""
        if kind == "label":
            return _label(value)
        if kind in _DOUBTFUL:
            return Reading(kind=kind, written=value, codes=())
        return self.read_number(kind, value)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each code among all."""
        return MappingProxyType({code: place for place, code in enumerate(self.codes)})

    def in_order(self, codes: AbstractSet[str]) -> tuple[str, ...]:
        """Put codes of the framework into their order.

        Args:
            codes: The codes.

        Returns:
            The same in definition order.
        """
        return tuple(sorted(codes, key=self.places.__getitem__))

    def between(self, ends: tuple[str, ...]) -> str | None:
        """List the codes of one level from the first to the last of a range.

        Args:
            ends: Some codes of the range.

        Returns:
            The codes in one text; none where the ends are not of one level.
        """
        places = [place for place, code in enumerate(self.codes) if code in ends]
        run = self.codes[min(places) : max(places) + 1]
        if len({bool(self.above(run[0])), bool(self.above(run[-1]))}) > 1:
            return None
        return ", ".join(code for code in run if parent(code) == parent(run[0]))


@lru_cache(maxsize=1024)
def _label(code: str) -> Reading:
    """Read a label."""
    return Reading(kind="label", written=code, codes=(code,))


def nearest(written: str, codes: Iterable[str]) -> str | None:
    """Name the codes that come closest to one that does not exist.

    Args:
        written: A code of no node.
        codes: The codes that there are.

    Returns:
        Up to three codes in one text, best first: by value if they end alike, by looks otherwise.
    """
    if len(written) > _LONGEST_SLIP:
        return None
    known = tuple(codes)
    above = parent(written) if parent(written) in known else None
    pool = [code for code in known if parent(code) == above]
    is_number, value = _end(written)
    gaps = {code: abs(_end(code)[1] - value) for code in pool if _end(code)[0] == is_number}
    near = sorted((code for code in gaps if gaps[code] < _FAR), key=lambda code: gaps[code])
    return ", ".join(near[:3] or get_close_matches(written, pool)) or None


@lru_cache(maxsize=1024)
def _end(code: str) -> tuple[bool, int]:
    """Give the last number or else the last letter of a code: whether it is a number, and its value."""
    digits = code[len(code.rstrip("0123456789")) :]
    return (True, int(digits)) if digits else (False, ord(code[-1]))
