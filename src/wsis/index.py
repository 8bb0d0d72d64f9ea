"""Nodes by kind and code: what a dataset looks up, and what it says of a code that it does not have."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar, cast

from wsis.errors import CodeTypeError, UnknownCodeError, WsisError
from wsis.nodes import NODE_TYPES, ActionLine, Commitment, Goal, Node, Objective, Target, Theme

NodeT = TypeVar("NodeT", bound=Node)
Index = Mapping[type[Node], Mapping[str, Node]]


def index_of(frameworks: tuple[tuple[Node, ...], ...]) -> Index:
    """Index the nodes of all frameworks, which are given in the order of `NODE_TYPES`.

    >>> len(index_of(((),) * 6))
    6
    """
    return MappingProxyType(
        {
            kind: MappingProxyType({node.code: node for node in nodes})
            for kind, nodes in zip(NODE_TYPES.values(), frameworks, strict=True)
        },
    )


def nodes_of(index: Index, kind: type[NodeT]) -> Mapping[str, NodeT]:
    """Give the nodes of one kind by their codes.

    Raises:
        TypeError: For what is no kind of node.

    >>> nodes_of(index_of(((),) * 6), Goal)
    mappingproxy({})
    """
    try:
        return cast("Mapping[str, NodeT]", index[kind])
    except KeyError:
        kinds = ", ".join(each.__name__ for each in index)
        raise TypeError(f"{kind!r} is not a kind of node: {kinds}") from None


def named(index: Index, code: object) -> tuple[Node, ...]:
    """List the nodes of all frameworks that have a code.

    >>> named(index_of(((),) * 6), "9")
    ()
    """
    return tuple(nodes[code] for nodes in index.values() if isinstance(code, str) and code in nodes)


def unknown(index: Index, code: object, *, kind: type[Node], where: str) -> WsisError:
    """Make the error for a code that a framework does not have, or that is no text.

    Args:
        index: The nodes that there are.
        code: The code as it was given.
        kind: The kind of node that was asked for; `Node` for any.
        where: What was asked, such as `dataset 2026.1`.

    >>> print(unknown(index_of(((),) * 6), 8.1, kind=Target, where="dataset 2026.1"))
    a code is text, not float (8.1): as a number, targets such as 8.1 and 8.10 are the same; write it in quotes
    """
    if not isinstance(code, str):
        return CodeTypeError(code)
    from difflib import get_close_matches  # noqa: PLC0415 - only this error needs it

    kinds = index if kind is Node else (kind,)
    folded = {known.casefold(): known for each in kinds for known in index[each]}
    return UnknownCodeError(
        code=code,
        framework="any" if kind is Node else kind.framework,
        where=where,
        nearest=[folded[match] for match in get_close_matches(code.casefold(), folded, n=3, cutoff=0.4)],
        elsewhere=[f"{node.framework.replace('-', ' ')} {node.code} ({node.name})" for node in named(index, code)],
    )


def wholes_of(index: Index) -> Mapping[type[Node], Mapping[str, tuple[Node, ...]]]:
    """Map the code of each whole to its parts, kind by kind.

    C7 has its applications, a goal its targets, an objective or theme its commitments.

    >>> wholes_of(index_of(((),) * 6))[Goal]
    mappingproxy({})
    """
    parts: dict[type[Node], dict[str, list[Node]]] = {kind: {} for kind in index}
    for line in nodes_of(index, ActionLine).values():
        if line.parent:
            parts[ActionLine].setdefault(line.parent, []).append(line)
    for target in nodes_of(index, Target).values():
        parts[Goal].setdefault(target.goal, []).append(target)
    for commitment in nodes_of(index, Commitment).values():
        parts[Objective].setdefault(commitment.objective, []).append(commitment)
        if commitment.theme:
            parts[Theme].setdefault(commitment.theme, []).append(commitment)
    return MappingProxyType(
        {
            kind: MappingProxyType({whole: tuple(found) for whole, found in wholes.items()})
            for kind, wholes in parts.items()
        },
    )
