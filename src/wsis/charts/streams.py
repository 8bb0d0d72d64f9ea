"""What flows from action lines to the nodes of another framework: the projects of each pair, declared or implied."""

from itertools import product, repeat
from typing import final

import attrs

from wsis.charts.marks import BLANKET_BAND, NAMED_BAND, SILENT_BAND, STATED, STRAY, TOGETHER, Mark
from wsis.dataset import Dataset
from wsis.nodes import ActionLine, Node
from wsis.projects import Project
from wsis.reach import declared, implied
from wsis.register import Register
from wsis.states import LinkState
from wsis.tallying import headings_alone

_STATES = {
    None: TOGETHER,  # no matrix relates the two frameworks
    LinkState.STATED: STATED,
    LinkState.NOT_STATED: STRAY,
    LinkState.OUT_OF_SCOPE: SILENT_BAND,
}


@final
@attrs.frozen(kw_only=True)
class Stream:
    """The projects that lead from an action line to a node.

    Args:
        line: The action line.
        node: The node.
        projects: Those projects, as bits of an int; at least one.
        mark: How the two are linked.
    """

    line: Node
    node: Node
    projects: int
    mark: Mark


def declared_streams(ds: Dataset, register: Register, to: type[Node], *, blanket: bool) -> tuple[Stream, ...]:
    """Find the projects that declare an action line and a node both, and what the matrices state of the two.

    Args:
        ds: The dataset.
        register: The projects.
        to: The kind of node.
        blanket: Whether a blanket link counts as stated.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C9"], goals=["3"])])
    >>> [(each.line.code, each.node.code) for each in declared_streams(wsis.load(), register, wsis.Goal, blanket=True)]
    [('C9', '3')]
    """
    ends, sources = declared(ds, register, to), _lines(ds, register)
    related = ds.relates(ActionLine, to)
    states = ds.relation(ActionLine, to).states(blanket=blanket) if related else repeat(None)
    return tuple(
        Stream(line=line, node=node, projects=projects, mark=_STATES[state])
        for (line, node), state in zip(product(ds.all(ActionLine), ds.all(to)), states, strict=False)
        if (projects := sources[line.code] & ends[node.code])
    )


def implied_streams(ds: Dataset, register: Register, to: type[Node], *, blanket: bool) -> tuple[Stream, ...]:
    """Find the projects that declare an action line, for each node that the matrices link to it.

    Args:
        ds: The dataset.
        register: The projects.
        to: The kind of node.
        blanket: Whether blanket links count.

    Raises:
        NoMatrixError: Where no matrix leads to that kind of node.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C9"])])
    >>> [each.node.code for each in implied_streams(wsis.load(), register, wsis.Goal, blanket=True)]
    ['5', '9', '12', '16']
    """
    sources = _lines(ds, register)
    # A register in which each line is a project of its own tells which lines the matrices link to a node.
    lines = Register(Project(id=code, title=code, action_lines=(code,)) for code in sources)
    linked, named = (implied(ds, lines, to, via=ActionLine, blanket=each) for each in (blanket, False))
    return tuple(
        Stream(
            line=line, node=node, projects=projects, mark=NAMED_BAND if named[node.code] >> place & 1 else BLANKET_BAND
        )
        for place, line in enumerate(ds.all(ActionLine))
        for node in ds.all(to)
        if linked[node.code] >> place & 1 and (projects := sources[line.code])
    )


def _lines(ds: Dataset, register: Register) -> dict[str, int]:
    """Map each action line to the projects that declare it; C7 to those that declare none of its applications."""
    own = register.declared("action-line")
    return {line.code: own.get(line.code, 0) for line in ds.all(ActionLine)} | {
        **headings_alone(ds, register, ActionLine)
    }
