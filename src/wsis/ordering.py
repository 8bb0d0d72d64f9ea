"""Definition order of codes: C10 follows C9, target 8.10 follows 8.9, paragraph 74 follows 73."""

import re
from collections.abc import Iterable
from itertools import chain
from types import MappingProxyType

from wsis.codes import VOCABULARIES

# A code that two frameworks share, as goal and objective 5, stands in the same order in both.
_POSITIONS = MappingProxyType(
    {code: place for place, code in enumerate(dict.fromkeys(chain.from_iterable(VOCABULARIES.values())))},
)


def in_definition_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Sort codes of a framework as its document defines them, each once.

    Args:
        codes: Codes in any order. Those that the bundled data does not know come last, numbers in them by value.

    >>> in_definition_order(["C10", "C9", "C9", "8.10", "8.9"])
    ('C9', 'C10', '8.9', '8.10')
    """
    once = set(codes)
    try:
        return tuple(sorted(once, key=_POSITIONS.__getitem__))
    except KeyError:
        unknown = len(_POSITIONS)
        return tuple(sorted(once, key=lambda code: (_POSITIONS.get(code, unknown), natural_key(code), code)))


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Make a sort key that compares the numbers in a text by value.

    >>> sorted(["row 10", "row 9"], key=natural_key)
    ['row 9', 'row 10']
    """
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", text) if part)
