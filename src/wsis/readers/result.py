"""What reading a register gives: the projects, and every fault of the file."""

from typing import final

import attrs

from wsis.errors import Problem
from wsis.register import Register
from wsis.showing import Shown
from wsis.wording import counted


@final
@attrs.frozen(kw_only=True)
class Progress:
    """How far the reading of a file is.

    Args:
        rows: How many rows have been read.
        read: How many bytes of the file, packed as it may be.
        size: How many bytes it has; None where that is unknown.
    """

    rows: int
    read: int
    size: int | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class ReadResult(Shown):
    """A register as far as it could be read, with all that could not.

    Args:
        register: The projects that were read.
        problems: Every cell or row that was not read, or not wholly, in the order of the file.
        rows: How many records the file has: rows below the header of a table, where empty ones are not counted.
    """

    register: Register
    problems: tuple[Problem, ...]
    rows: int

    def __repr__(self) -> str:
        """Give the numbers of rows, projects and problems."""
        counts = {"row": self.rows, "project": len(self.register), "problem": len(self.problems)}
        return f"ReadResult({', '.join(counted(number, noun) for noun, number in counts.items())})"
