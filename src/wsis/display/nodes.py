"""Nodes: each field with its name, and where the node stands."""

from collections.abc import Iterable
from typing import cast

import attrs

from wsis.display.elements import Html, anchor, definitions, element, heading, joined, spaced, swatch, text
from wsis.display.style import framed
from wsis.nodes import Facilitator, Goal, Node
from wsis.provenance import Citation


def called(node: Node) -> Html:
    """Name a node in a row or a line: its code and its name, and the colour of a goal.

    Args:
        node: The node.

    >>> import wsis
    >>> called(wsis.load().action_line("C5"))
    '<span class="wsis-code">C5</span> Confidence and security'
    """
    color = swatch(node.color) if isinstance(node, Goal) else text("")
    return joined([color, element("span", text(node.code), class_="wsis-code"), text(f" {node.name}")])


def names(nodes: Iterable[Node]) -> Html:
    """Make a list of nodes by name.

    Args:
        nodes: The nodes.

    >>> names([])
    '<ul></ul>'
    """
    return element("ul", *(element("li", called(node)) for node in nodes))


def node_picture(node: Node) -> str:
    """Show a node of any kind.

    Args:
        node: The node.

    >>> import wsis
    >>> "para. 12" in node_picture(wsis.load().action_line("C5"))
    True
    """
    given = attrs.asdict(node, recurse=False)  # type: ignore[arg-type] # every kind of node is attrs
    in_heading = {"code", node.named_by}
    pairs = [
        (spaced(name), _words(value))
        for name, value in given.items()
        if name not in in_heading and value not in {None, ()}
    ]
    return framed(heading(spaced(node.framework), called(node)), definitions(pairs))


def _words(value: object) -> Html:
    """Write the value of a field for reading."""
    if isinstance(value, tuple):
        items = [_words(item) for item in cast("tuple[object, ...]", value)]
        several = any(isinstance(item, Facilitator) for item in cast("tuple[object, ...]", value))
        return element("ul", *(element("li", item) for item in items)) if several else joined(items, ", ")
    if isinstance(value, Facilitator):
        return text(f"{value.name}, {value.role} ({value.source}, {value.as_of})")
    if isinstance(value, Citation):
        return text(f"{value}{f' ({value.note})' if value.note else ''}")
    if isinstance(value, bool):
        return text("yes" if value else "no")
    return anchor(str(value))
