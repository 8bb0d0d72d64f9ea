"""The distinct rows of a table, each with the number of projects that it stands for."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from wsis.codes import FrameworkName
from wsis.frames.keys import Reading
from wsis.wording import counted

_ONE = ord("1")
_NOTHING = MappingProxyType[str, int]({})


@final
@attrs.frozen(repr=False)
class Groups:
    """Projects by the distinct rows of their table, so that a million of them are counted as a few thousand rows.

    A set of rows is one int, as in a register. The number of projects of row *i* is written in binary across a few
    such ints, its planes: bit *i* of plane *k* is bit *k* of the number. So a sum over a set of rows is a handful of
    `&` and `bit_count`.

    Args:
        counts: How many projects each row stands for.
        columns: What the cells of each column say, row by row.

    >>> from wsis.frames.keys import read_key
    >>> cells = read_key("action_lines", "C1; C2"), read_key("action_lines", "C2")
    >>> groups = Groups((5, 3), (cells,))
    >>> groups.size(groups.declared("action-line")["C2"]), len(groups)
    (8, 8)
    """

    counts: tuple[int, ...] = ()
    columns: tuple[tuple[Reading, ...], ...] = ()

    def declared(self, framework: FrameworkName) -> Mapping[str, int]:
        """Map each code to the set of rows that declare it.

        Args:
            framework: The framework of the codes.
        """
        return self._declared.get(framework, _NOTHING)

    @cached_property
    def _declared(self) -> Mapping[FrameworkName, Mapping[str, int]]:
        digits: defaultdict[tuple[FrameworkName, str], bytearray] = defaultdict(self._zeros)
        for column in self.columns:
            # The cells of a column are few, so each says its tags once for all the rows that have it.
            cells = {id(reading): reading for reading in column}
            rows: defaultdict[int, list[int]] = defaultdict(list)
            for place, cell in enumerate(map(id, column)):
                rows[cell].append(place)
            for cell, places in rows.items():
                for tag in cells[cell].tags:
                    _set(digits[tag], places)
        declared: defaultdict[FrameworkName, dict[str, int]] = defaultdict(dict)
        for (framework, code), written in digits.items():
            declared[framework][code] = _number(written)
        return MappingProxyType(declared)

    @property
    def size(self) -> Callable[[int], int]:
        """Tell how many projects a set of rows has."""
        planes = self._planes

        def size(rows: int) -> int:
            return sum((rows & plane).bit_count() << place for place, plane in enumerate(planes))

        return size

    @cached_property
    def _planes(self) -> tuple[int, ...]:
        planes = [self._zeros() for _ in range(max(self.counts, default=0).bit_length())]
        rows: defaultdict[int, list[int]] = defaultdict(list)
        for place, count in enumerate(self.counts):
            rows[count].append(place)
        for count, places in rows.items():
            for bit, plane in enumerate(planes):
                if count >> bit & 1:
                    _set(plane, places)
        return tuple(map(_number, planes))

    def _zeros(self) -> bytearray:
        """Make a binary number of which every digit, one for each row, is zero."""
        return bytearray(b"0") * len(self.counts)

    def described(self, projects: int) -> str:
        """Say how many projects a set of rows has.

        Args:
            projects: The rows.
        """
        return counted(self.size(projects), "project")

    def __len__(self) -> int:
        """Count the projects."""
        return sum(self.counts)

    def __repr__(self) -> str:
        """Give the numbers of rows and projects."""
        return f"Groups({counted(len(self.counts), 'distinct row')}, {counted(len(self), 'project')})"


def _set(digits: bytearray, places: list[int]) -> None:
    """Write a one at some places of a binary number, of which the first place is the lowest."""
    for place in places:
        digits[place] = _ONE


def _number(digits: bytearray) -> int:
    """Read a binary number; that takes no longer than its digits are many, as with no other base but powers of 2."""
    digits.reverse()
    return int(digits or b"0", 2)
