"""What is linked with what, by which evidence, directly or through a third node."""

from itertools import pairwise
from typing import TypeVar, cast, final

import attrs

from wsis.dataset import Dataset
from wsis.errors import NoMatrixError
from wsis.link import Link
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES, Node
from wsis.states import LinkState, state_in

NodeT = TypeVar("NodeT", bound=Node)

#: What links of containment name as their matrix: the structure of a framework is not a published matrix.
STRUCTURE = "structure"


@final
@attrs.frozen(kw_only=True, repr=False)
class Path:
    """A way from one node to another, step by step.

    Args:
        nodes: The nodes on the way, both ends among them.
        links: The link of each step, with its evidence; the matrix of a step from a whole to its part, or from a part
            to its whole, is `structure`.
    """

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]

    @property
    def direct(self) -> bool:
        """Whether it is one step, stated by a matrix or by the structure of a framework; two steps are derived."""
        return len(self.links) == 1

    def __repr__(self) -> str:
        """Give the codes on the way, and whether it is direct or derived."""
        return f"Path({' -> '.join(node.code for node in self.nodes)}, {'direct' if self.direct else 'derived'})"


def linked(
    ds: Dataset,
    node: Node,
    *,
    to: type[NodeT],
    blanket: bool = True,
    matrix: Matrix | None = None,
) -> tuple[NodeT, ...]:
    """List the nodes of a framework that a node is linked to, in definition order.

    Args:
        ds: The dataset to ask.
        node: The node to start from.
        to: The kind of node to find.
        blanket: Whether links that exist only because a row says "All" count.
        matrix: A matrix to ask instead of all that the dataset has between the two frameworks, read from either end.

    Raises:
        NoMatrixError: Where no matrix relates the two frameworks.
        UnknownCodeError: Where the dataset does not have the node.

    >>> import wsis
    >>> ds = wsis.load()
    >>> [goal.code for goal in wsis.linked(ds, ds.action_line("C9"), to=wsis.Goal)]
    ['5', '9', '12', '16']
    """
    if matrix is not None:
        found = matrix.between(type(node).framework, to.framework).links_from(ds.get(type(node), node.code).code)
        return tuple(ds.get(to, link.target) for link in found if blanket or not link.blanket)
    nodes = ds.relation(type(node), to).linked(blanket=blanket)
    try:
        return cast("tuple[NodeT, ...]", nodes[node.code])
    except KeyError:
        return cast("tuple[NodeT, ...]", nodes[ds.get(type(node), node.code).code])


def links(ds: Dataset, node: Node, *, to: type[Node] | None = None, blanket: bool = True) -> tuple[Link, ...]:
    """List the links of a node, matrix by matrix, each with its evidence.

    Args:
        ds: The dataset to ask.
        node: The node, which is the source of every link that is returned.
        to: The kind of node at the other end; every kind that a matrix relates it to by default.
        blanket: Whether blanket links are listed.

    Raises:
        NoMatrixError: Where `to` is given and no matrix relates the two frameworks, or for an entry that is no node.
        UnknownCodeError: Where the dataset does not have the node.

    >>> import wsis
    >>> ds = wsis.load()
    >>> link = wsis.links(ds, ds.commitment("11g"), to=wsis.Goal)[0]
    >>> link, link.evidence
    (Link('11g', '5', stated), (Citation('wsis-gdc-matrix', 'row 7'),))
    """
    code = _known(ds, node).code
    kinds = NODE_TYPES.values() if to is None else (to,)
    relations = [ds.relation(type(node), kind) for kind in kinds if to or ds.relates(type(node), kind)]
    return tuple(
        link
        for relation in relations
        for matrix in relation.matrices
        for link in matrix.links_from(code)
        if blanket or not link.blanket
    )


def link_state(
    ds: Dataset,
    node: Node,
    other: Node,
    *,
    blanket: bool = True,
    matrix: Matrix | None = None,
) -> LinkState:
    """Tell whether two nodes are linked, are not, or are not spoken about.

    Args:
        ds: The dataset to ask.
        node: One node.
        other: A node of another framework.
        blanket: Whether a blanket link counts as stated.
        matrix: A matrix to ask instead of all that the dataset has between the two frameworks, read from either end.

    Raises:
        NoMatrixError: Where no matrix relates the two frameworks.
        UnknownCodeError: Where the dataset does not have one of the nodes.

    >>> import wsis
    >>> ds = wsis.load()
    >>> wsis.link_state(ds, ds.commitment("25a"), ds.action_line("C5"))
    LinkState.OUT_OF_SCOPE
    """
    start, end = _known(ds, node), _known(ds, other)
    related = matrix.between(node.framework, other.framework) if matrix is not None else None
    asked = ds.relation(type(node), type(other)).matrix if related is None else related
    return state_in(asked, start.code, end.code, blanket=blanket)


def trace(ds: Dataset, node: Node, other: Node, *, blanket: bool = True) -> tuple[Path, ...]:
    """Find every path between two nodes: direct, or through one third node.

    A step is a link of a matrix, or leads from a whole to its part or back: from a goal to its target, from an
    objective or theme to its commitment, from C7 to an application. Direct paths come first, then the derived ones in
    definition order of the third node. No path leads from a node to itself.

    Args:
        ds: The dataset to ask.
        node: Where the paths start.
        other: Where they end.
        blanket: Whether a step may be a blanket link.

    Raises:
        NoMatrixError: For an entry that is no node, such as a country.
        UnknownCodeError: Where the dataset does not have one of the nodes.

    >>> import wsis
    >>> ds = wsis.load()
    >>> wsis.trace(ds, ds.action_line("C11"), ds.target("17.9"))
    (Path(C11 -> 17.9, direct), Path(C11 -> 17 -> 17.9, derived))
    """
    start, end = _known(ds, node), _known(ds, other)
    if start == end:
        return ()
    middles = [third for kind in NODE_TYPES.values() for third in ds.all(kind) if third not in {start, end}]
    routes = [(start, end), *((start, third, end) for third in middles)]
    return tuple(path for route in routes if (path := _path(ds, route, blanket=blanket)))


def _path(ds: Dataset, nodes: tuple[Node, ...], *, blanket: bool) -> Path | None:
    found: list[Link] = []
    for one, next_one in pairwise(nodes):
        link = _step(ds, one, next_one)
        if link is None or (link.blanket and not blanket):
            return None
        found.append(link)
    return Path(nodes=nodes, links=tuple(found))


def _step(ds: Dataset, one: Node, other: Node) -> Link | None:
    if ds.relates(type(one), type(other)):
        return ds.relation(type(one), type(other)).matrix.link(one.code, other.code)
    part = other if other in ds.parts(one) else one if one in ds.parts(other) else None
    if part is None:
        return None
    return Link(source=one.code, target=other.code, matrix=STRUCTURE, evidence=(part.citation,))


def _known(ds: Dataset, node: Node) -> Node:
    """Give the dataset's own node; a code alone is refused, since several frameworks may have it."""
    known = ds.get(type(node), getattr(node, "code", ""))
    if known.framework not in NODE_TYPES:
        raise NoMatrixError(f"no matrix of dataset {ds.version} relates {known.framework} to anything")
    return known
