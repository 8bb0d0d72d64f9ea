"""What a framework is to a reader of loose text."""

from collections.abc import Callable
from difflib import get_close_matches
from functools import lru_cache
from typing import final

import attrs

from wsis.parsing.marks import parent
from wsis.parsing.scanning import Lexicon

_LONGEST_SLIP = 8
_FAR = 10

#: Kinds of number that are no code.
_DOUBTFUL = frozenset({"amount", "doubt"})


@final
@attrs.frozen(kw_only=True)
class Reading:
    """What a written code or number stands for.

    Args:
        kind: Whether it is a code, the number of a category, a label, or a number that is no code.
        written: It in the library's spelling, known or not.
        codes: The codes that it stands for; none if it is unknown.
        is_indicator: Whether it is an indicator, and the codes are its targets.
    """

    kind: str
    written: str
    codes: tuple[str, ...]
    is_indicator: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether it is a number that is no code as it stands."""
        return self.kind in _DOUBTFUL


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
        bare: What a number is that no lead word announces; none if it is nothing.
    """

    noun: str
    codes: tuple[str, ...]
    all_codes: tuple[str, ...]
    lexicon: Lexicon
    read_number: Callable[[str, str], Reading]
    number_kinds: tuple[str, ...]
    bare: str | None

    def read(self, kind: str, value: str) -> Reading:
        """Read a label, or a number of a given kind, be it an amount."""
        if kind == "label":
            return Reading(kind=kind, written=value, codes=(value,))
        if kind in _DOUBTFUL:
            return Reading(kind=kind, written=value, codes=())
        return self.read_number(kind, value)

    def nearest(self, written: str) -> str | None:
        """Name the codes that come closest to one that the framework does not have.

        Args:
            written: A code of no node.

        Returns:
            Up to three codes in one text, best first: by value if they end alike, by looks otherwise.
        """
        if len(written) > _LONGEST_SLIP:
            return None
        above = parent(written) if parent(written) in self.codes else None
        pool = [code for code in self.codes if parent(code) == above]
        is_number, value = _end(written)
        gaps = {code: abs(_end(code)[1] - value) for code in pool if _end(code)[0] == is_number}
        near = sorted((code for code in gaps if gaps[code] < _FAR), key=lambda code: gaps[code])
        return ", ".join(near[:3] or get_close_matches(written, pool)) or None

    def between(self, ends: tuple[str, ...]) -> str:
        """List the codes of one level from the first to the last of a range.

        Args:
            ends: Some codes of the range.

        Returns:
            The codes in one text.
        """
        places = [place for place, code in enumerate(self.codes) if code in ends]
        run = self.codes[min(places) : max(places) + 1]
        return ", ".join(code for code in run if parent(code) == parent(run[0]))


@lru_cache(maxsize=1024)
def _end(code: str) -> tuple[bool, int]:
    """Give the last number or else the last letter of a code: whether it is a number, and its value."""
    digits = code[len(code.rstrip("0123456789")) :]
    return (True, int(digits)) if digits else (False, ord(code[-1]))
