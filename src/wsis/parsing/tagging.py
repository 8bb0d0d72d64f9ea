"""The tags of one cell: what the parsers read, as codes and faults."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Literal, get_args

from wsis.codes import THEME_CODES
from wsis.parsing import Parsed, parse_action_lines, parse_gdc, parse_sdgs
from wsis.parsing.contents import Cell, Flaw
from wsis.wording import shortened

#: What a column of tags may hold; `category` is that of the WSIS Prizes, which is an action line.
TagField = Literal["action_lines", "category", "sdgs", "goals", "targets", "objectives", "commitments"]

#: The same in order.
TAG_FIELDS: tuple[TagField, ...] = get_args(TagField)

#: What is said of a code that was stored as a number.
LOST_CODE = Cell(
    faults=(("a number, stored in the same way for two codes, such as 8.1 and 8.10", "format it as text"),)
)

#: What a reading leaves unread, wholly or in part; the other kinds of issue are remarks on the way of writing.
_UNREAD = frozenset({"unknown", "conflict", "ambiguous", "indicator"})

#: How much of a cell a message repeats.
_SHOWN = 200

_PARSERS = MappingProxyType[TagField, Callable[[str], Parsed]](
    {
        "action_lines": parse_action_lines,
        "category": parse_action_lines,
        "sdgs": parse_sdgs,
        "goals": parse_sdgs,
        "targets": parse_sdgs,
        "objectives": parse_gdc,
        "commitments": parse_gdc,
    },
)


def read_tags(field: TagField, text: str) -> Cell:
    """Read the tags that a cell declares.

    Args:
        field: What the column means.
        text: The cell.

    Returns:
        The codes in definition order, and a fault for whatever was not read; a theme is one, since no project
        declares themes.

    >>> read_tags("action_lines", "C9, C12").values
    ('C9',)
    >>> read_tags("commitments", "Human rights").faults
    (("a theme, which no project declares: 'human-rights'", 'name commitments'),)
    """
    parsed = _PARSERS[field](text)
    faults: list[Flaw] = [
        (shortened(issue.message, _SHOWN), issue.suggestion) for issue in parsed.issues if issue.kind in _UNREAD
    ]
    if parsed.leftovers and not faults:
        faults = [(f"not read: {shortened(' … '.join(parsed.leftovers), _SHOWN)}", None)]
    themes = [code for code in parsed.codes if code in THEME_CODES]
    if not themes:
        return Cell(values=parsed.codes, faults=tuple(faults))
    return Cell(
        values=tuple(code for code in parsed.codes if code not in themes),
        faults=(*faults, *((f"a theme, which no project declares: {it!r}", "name commitments") for it in themes)),
    )
