"""What counting needs to know of projects: who declares what, and how many those are."""

from collections.abc import Callable, Mapping
from typing import Protocol

from wsis.codes import FrameworkName


class Declaring(Protocol):
    """Projects and what they declare: a register, or the distinct rows of a table.

    A set of projects is one int: bit *i* is the project, or the distinct row, at place *i*.
    """

    @property
    def size(self) -> Callable[[int], int]:
        """Tell how many projects a set has."""
        ...

    def declared(self, framework: FrameworkName) -> Mapping[str, int]:
        """Map each code that a project declares to the set of those projects."""
        ...

    def described(self, projects: int) -> str:
        """Say how many projects a set has, and where to look for the first of them."""
        ...

    def __len__(self) -> int:
        """Count the projects."""
        ...
