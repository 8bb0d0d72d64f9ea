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
    DASH = 3
    RANGE = 4


@final
@attrs.frozen(kw_only=True)
class Mark:
    """A code, the number of a prize category, or a name, at one place of a text.

    Args:
        kind: Which of the three it is.
        code: The code that it stands for.
        position: Which token it is.
        bond: How closely it follows the mark before it.
        above: The codes that it is a part of.
    """

    kind: str
    code: str
    position: int
    bond: Bond
    above: tuple[str, ...] = ()

    def finer(self, other: Self) -> Self | None:
        """Give the finer of two marks that agree: the same code, or a node and its part."""
        if other.code == self.code or other.code in self.above:
            return self
        return other if self.code in other.above else None


@final
@attrs.frozen(kw_only=True)
class Group:
    """Marks that stand together for one thing.

    Args:
        first: The first of them.
        last: The last of them.
        finest: The one with the finest code that they all agree with, if there is one.
        codes: Every code that they stand for.
        kinds: Every kind among them.
        is_range: Whether they say "from … to …".
    """

    first: Mark
    last: Mark
    finest: Mark | None
    codes: tuple[str, ...]
    kinds: frozenset[str]
    is_range: bool = False

    @classmethod
    def of(cls, mark: Mark) -> Self:
        """Make the group of one mark."""
        return cls(first=mark, last=mark, finest=mark, codes=(mark.code,), kinds=frozenset({mark.kind}))

    @property
    def code(self) -> str | None:
        """The finest code that they all agree with, if there is one."""
        return self.finest and self.finest.code

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
        agrees = self.finest is not None and self.finest.finer(mark) is not None
        return agrees or (mark.bond >= Bond.TIGHT and not repeats)

    def with_mark(self, mark: Mark) -> Self:
        """Give the group that has one more mark."""
        return type(self)(
            first=self.first,
            last=mark,
            finest=self.finest and self.finest.finer(mark),
            codes=tuple(dict.fromkeys((*self.codes, mark.code))),
            kinds=self.kinds | {mark.kind},
            is_range=self.is_range or self._ranges_to(mark),
        )

    def _ranges_to(self, mark: Mark) -> bool:
        """Tell whether a number here and the next say "from … to …".

        A word says so whatever stands by the numbers (`C7 e-health to C9`), a dash not after a name: in
        `C9 Media - C4 Capacity building` it parts two lines.
        """
        joins = mark.bond is Bond.RANGE or (mark.bond is Bond.DASH and self.last.kind != "label")
        return joins and mark.kind in self.kinds and mark.kind != "label"


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


def is_within(parts: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Tell whether codes are all parts of another.

    >>> is_within(("4.1", "4.a"), ("4",)), is_within(("5",), ("4",)), is_within((), ("4",))
    (True, False, False)
    """
    return bool(parts) and all(parent(code) in whole for code in parts)
