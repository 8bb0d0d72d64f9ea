"""The three answers of a matrix to a pair of nodes."""

from enum import Enum, unique

from wsis.matrix import Matrix


@unique
class LinkState(Enum):
    """What the matrices say of a pair of nodes.

    `STATED`: they link the two. `NOT_STATED`: they speak about both and do not link them. `OUT_OF_SCOPE`: they do not
    speak about one of them, as of commitments that the WSIS–GDC matrix leaves out, or of C7 without an application.
    """

    STATED = "stated"
    NOT_STATED = "not stated"
    OUT_OF_SCOPE = "out of scope"

    def __repr__(self) -> str:
        """Give the name as it is written in code."""
        return f"LinkState.{self.name}"


def state_in(matrix: Matrix, source: str, target: str, *, blanket: bool = True) -> LinkState:
    """Tell what one matrix says of a pair of codes.

    Args:
        matrix: The matrix to ask.
        source: Code at its source end.
        target: Code at its target end.
        blanket: Whether a blanket link counts as stated.
    """
    link = matrix.link(source, target)
    if link and (blanket or not link.blanket):
        return LinkState.STATED
    inside = matrix.speaks_of(source, target)
    return LinkState.NOT_STATED if inside else LinkState.OUT_OF_SCOPE
