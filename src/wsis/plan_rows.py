"""The rows of a road map: each node with its links, and with the projects that reach it."""

from collections.abc import Iterable, Mapping
from itertools import compress
from typing import final

import attrs

from wsis.dataset import Dataset
from wsis.link import Link
from wsis.linkage import link_state, links
from wsis.nodes import ActionLine, Node
from wsis.plans import PlanRow
from wsis.projects import Project
from wsis.reach import declared
from wsis.register import Register
from wsis.states import LinkState

_BITS = bytes.maketrans(b"01", b"\0\1")


@final
@attrs.frozen(kw_only=True)
class Counted:
    """A register, and the set of its projects that declare a line.

    Args:
        ds: The dataset to count with.
        register: The projects.
        line: The action line.

    >>> import wsis
    >>> ds, register = wsis.load(), wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C9"])])
    >>> Counted(ds=ds, register=register, line=ds.action_line("C9")).projects
    (Project('1', 'Radio'),)
    """

    ds: Dataset
    register: Register
    line: ActionLine

    @property
    def own(self) -> int:
        """The projects that declare the line, as a set."""
        return declared(self.ds, self.register, ActionLine)[self.line.code]

    @property
    def projects(self) -> tuple[Project, ...]:
        """The projects that declare the line."""
        return self.chosen(self.own)

    def chosen(self, projects: int) -> tuple[Project, ...]:
        """List the projects of a set.

        Args:
            projects: The set.
        """
        # Bit i is project i: the digits in binary, the last one first, choose among the projects.
        return tuple(compress(self.register.projects, f"{projects:b}".encode()[::-1].translate(_BITS)))

    def linked(self, kind: type[Node], *, blanket: bool) -> tuple[PlanRow, ...]:
        """Make a row of each node of a framework that the matrices link to the line, in definition order.

        Args:
            kind: The kind of node.
            blanket: Whether blanket links count.
        """
        if not self.ds.relates(ActionLine, kind):
            return ()
        found: dict[str, list[Link]] = {}
        for link in links(self.ds, self.line, to=kind, blanket=blanket):
            found.setdefault(link.target, []).append(link)
        own, sets = self.own, declared(self.ds, self.register, kind)
        return tuple(self._row(node, own, sets, found[node.code]) for node in self.ds.all(kind) if node.code in found)

    def unlinked(self, kind: type[Node], state: LinkState, *, blanket: bool) -> tuple[PlanRow, ...]:
        """Make a row of each node that projects of the line declare and of which the matrices say something else.

        Args:
            kind: The kind of node.
            state: What they say: that they do not link the two, or nothing.
            blanket: Whether blanket links count.
        """
        own, sets = self.own, declared(self.ds, self.register, kind)
        return tuple(
            self._row(node, own, sets, ())
            for node in self.ds.all(kind)
            if own & sets[node.code] and self._state(node, blanket=blanket) is state
        )

    def _state(self, node: Node, *, blanket: bool) -> LinkState:
        """Tell what the matrices say of the line and a node; where there is none, they are silent."""
        if not self.ds.relates(ActionLine, type(node)):
            return LinkState.OUT_OF_SCOPE
        return link_state(self.ds, self.line, node, blanket=blanket)

    def _row(self, node: Node, own: int, sets: Mapping[str, int], found: Iterable[Link]) -> PlanRow:
        evidence, here = tuple(found), sets[node.code]
        return PlanRow(
            node=node,
            links=evidence,
            declared=self.chosen(own & here),
            implied=self.chosen(own & ~here) if evidence else (),
            elsewhere=self.chosen(here & ~own),
        )
