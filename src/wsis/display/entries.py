"""Nodes and the other entries of a dataset: each field with its name, and where the entry stands."""

from collections.abc import Iterable
from typing import cast

import attrs

from wsis.display.elements import Html, anchor, definitions, element, heading, joined, spaced, swatch, text
from wsis.display.style import framed
from wsis.entries import Entry
from wsis.languages import Names
from wsis.nodes import Facilitator, Goal
from wsis.places import Membership
from wsis.provenance import Citation


def called(entry: Entry) -> Html:
    """Name an entry in a row or a line: its code and its name, and the colour of a goal.

    Args:
        entry: The entry.

    >>> import wsis
    >>> called(wsis.load().action_line("C5"))
    '<span class="wsis-code">C5</span> Confidence and security'
    """
    color = swatch(entry.color) if isinstance(entry, Goal) else text("")
    return joined([color, element("span", text(entry.code), class_="wsis-code"), text(f" {entry.name}")])


def names(entries: Iterable[Entry]) -> Html:
    """Make a list of entries by name.

    Args:
        entries: The entries.

    >>> names([])
    '<ul></ul>'
    """
    return element("ul", *(element("li", called(entry)) for entry in entries))


def entry_picture(entry: Entry) -> str:
    """Show a node, or an entry of another kind.

    Args:
        entry: The entry.

    >>> import wsis
    >>> "para. 12" in entry_picture(wsis.load().action_line("C5"))
    True
    """
    given = attrs.asdict(entry, recurse=False)  # type: ignore[arg-type] # every kind of entry is attrs
    in_heading = {"code", entry.named_by}
    pairs = [
        (spaced(name), _words(value))
        for name, value in given.items()
        if name not in in_heading and value not in {None, (), Names()}
    ]
    return framed(heading(spaced(entry.framework), called(entry)), definitions(pairs))


def _words(value: object) -> Html:
    """Write the value of a field for reading."""
    match value:
        case tuple():
            given = cast("tuple[object, ...]", value)
            several = any(isinstance(item, Facilitator | Membership) for item in given)
            return _listed(map(_words, given)) if several else joined(map(_words, given), ", ")
        case Names():
            return _listed(
                joined([text(f"{language}: "), element("span", text(name), lang=language)])
                for language, name in value.items()
            )
        case Facilitator():
            return text(f"{value.name}, {value.role} ({value.source}, {value.as_of})")
        case Membership() | Citation():
            said = f"{value.group}, listed {value.as_of}" if isinstance(value, Membership) else value
            return text(f"{said}{f' ({value.note})' if value.note else ''}")
        case _:
            return anchor({True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value))


def _listed(items: Iterable[Html]) -> Html:
    return element("ul", *(element("li", item) for item in items))
