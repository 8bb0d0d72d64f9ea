"""Codes and names in a text, and which of them stand together for one thing."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Self, final

import attrs

_NAME = frozenset({"label"})


@final
class Bond(IntEnum):
    """How closely a mark follows the one before it."""

    APART = 0
    COMMA = 1
    TIGHT = 2
    RANGE = 3


@final
@attrs.frozen(kw_only=True)
class Mark:
    """A code, the number of a prize category, or a name, at one place of a text.

    Args:
        kind: Which of the three it is.
        code: The code that it stands for.
        position: Which token it is.
        bond: How closely it follows the mark before it.
    """

    kind: str
    code: str
    position: int
    bond: Bond


@final
@attrs.frozen(kw_only=True)
class Group:
    """Marks that stand together for one thing.

    Args:
        first: The first of them.
        last: The last of them.
        code: The finest code that they all agree with, if there is one.
        codes: Every code that they stand for.
        kinds: Every kind among them.
        is_range: Whether they say "from … to …".
    """

    first: Mark
    last: Mark
    code: str | None
    codes: tuple[str, ...]
    kinds: frozenset[str]
    is_range: bool = False

    @classmethod
    def of(cls, mark: Mark) -> Self:
        """Make the group of one mark."""
        return cls(first=mark, last=mark, code=mark.code, codes=(mark.code,), kinds=frozenset({mark.kind}))

    @property
    def is_name(self) -> bool:
        """Whether there is a name and no number."""
        return self.kinds == _NAME

    def takes(self, mark: Mark) -> bool:
        """Tell whether the next mark of the text belongs here.

        A number takes another of its kind only as a range. Otherwise marks that agree go together even over a comma
        (`C7, E-health`), and marks that do not only when nothing separates them (`C1 E-government`).
        """
        if self._ranges_to(mark):
            return True
        repeats = mark.kind in self.kinds
        if mark.bond is Bond.APART or (repeats and mark.kind != "label"):
            return False
        agrees = self.code is not None and finer(self.code, mark.code) is not None
        return agrees or (mark.bond >= Bond.TIGHT and not repeats)

    def with_mark(self, mark: Mark) -> Self:
        """Give the group that has one more mark."""
        return attrs.evolve(
            self,
            last=mark,
            code=self.code and finer(self.code, mark.code),
            codes=tuple(dict.fromkeys((*self.codes, mark.code))),
            kinds=self.kinds | {mark.kind},
            is_range=self.is_range or self._ranges_to(mark),
        )

    def _ranges_to(self, mark: Mark) -> bool:
        """Tell whether a number here and the next, named (`C7 e-health to C9`) or not, say "from … to …"."""
        return mark.bond is Bond.RANGE and mark.kind in self.kinds and mark.kind != "label"


def group(marks: Iterable[Mark]) -> tuple[Group, ...]:
    """Put together the marks that stand for one thing.

    Args:
        marks: The marks of a text in order.

    Returns:
        The groups in order.
    """
    groups: list[Group] = []
    for mark in marks:
        if groups and groups[-1].takes(mark):
            groups[-1] = groups[-1].with_mark(mark)
        else:
            groups.append(Group.of(mark))
    return tuple(groups)


def parent(code: str) -> str | None:
    """Give the code that a code is a part of.

    >>> parent("C7-e-health"), parent("9.c"), parent("9")
    ('C7', '9', None)
    """
    head = code.replace("-", ".").partition(".")[0]
    return None if head == code else head


def finer(code: str, other: str) -> str | None:
    """Give the finer of two codes that agree: the same one, or a node and its part.

    >>> finer("C7", "C7-e-health"), finer("C1", "C2")
    ('C7-e-health', None)
    """
    if other in (code, parent(code)):
        return code
    return other if parent(other) == code else None
