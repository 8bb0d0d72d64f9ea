"""The look-ups that are made of generic ones: by the name of a kind, whose codes a type checker knows, and parts."""

from collections.abc import Mapping
from typing import Protocol, TypeVar

from wsis.codes import ActionLineCode, CommitmentCode, GoalCode, ObjectiveCode, TargetCode, ThemeCode
from wsis.nodes import ActionLine, Commitment, Goal, Node, Objective, Target, Theme

NodeT = TypeVar("NodeT", bound=Node)


class _Generic(Protocol):
    """The generic look-ups of a dataset."""

    def get(self, kind: type[NodeT], code: str) -> NodeT:
        """Return a node by its kind and code."""
        ...

    def wholes(self, kind: type[Node]) -> Mapping[str, tuple[Node, ...]]:
        """Map the code of each node that has parts to those parts."""
        ...


class Lookups:
    """Look-ups that a dataset has beside the generic ones."""

    __slots__ = ()

    def action_line(self: _Generic, code: ActionLineCode) -> ActionLine:
        """Return an action line by its code; errors as in `get`.

        >>> import wsis
        >>> wsis.load().action_line("C5")
        ActionLine('C5', 'Confidence and security')
        """
        return self.get(ActionLine, code)

    def goal(self: _Generic, code: GoalCode) -> Goal:
        """Return a goal by its number; errors as in `get`.

        >>> import wsis
        >>> wsis.load().goal("9")
        Goal('9', 'Industry, Innovation and Infrastructure')
        """
        return self.get(Goal, code)

    def target(self: _Generic, code: TargetCode) -> Target:
        """Return a target by its code, as text: the number 8.1 could be target 8.1 or 8.10; errors as in `get`.

        >>> import wsis
        >>> wsis.load().target("9.c").goal
        '9'
        """
        return self.get(Target, code)

    def objective(self: _Generic, code: ObjectiveCode) -> Objective:
        """Return an objective of the Compact, or its follow-up part; errors as in `get`.

        >>> import wsis
        >>> wsis.load().objective("2")
        Objective('2', 'Expand inclusion in and benefits from the digital economy for all')
        """
        return self.get(Objective, code)

    def theme(self: _Generic, code: ThemeCode) -> Theme:
        """Return a theme of the Compact; errors as in `get`.

        >>> import wsis
        >>> wsis.load().theme("connectivity").objective
        '1'
        """
        return self.get(Theme, code)

    def commitment(self: _Generic, code: CommitmentCode) -> Commitment:
        """Return a commitment by its paragraph, written without brackets; errors as in `get`.

        >>> import wsis
        >>> wsis.load().commitment("11a").paragraph
        '11(a)'
        """
        return self.get(Commitment, code)

    def parts(self: _Generic, node: Node) -> tuple[Node, ...]:
        """List the nodes that roll up into a node.

        Targets roll up into their goal, commitments into their theme and objective, the eight applications into C7.

        >>> import wsis
        >>> ds = wsis.load()
        >>> [target.code for target in ds.parts(ds.goal("7"))]
        ['7.1', '7.2', '7.3', '7.a', '7.b']
        """
        return self.wholes(type(node)).get(self.get(type(node), node.code).code, ())
