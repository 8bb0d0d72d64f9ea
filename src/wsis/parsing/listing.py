"""Plain lists of plain codes, which are most cells of most registers: `C2; C9`, `1, 3, 17`."""

import re

_SEPARATOR = re.compile(r"; ?|, |\| ?")


def listed(text: str, codes: frozenset[str]) -> frozenset[str] | None:
    """Read a text that is nothing but codes in a list.

    Args:
        text: A cell.
        codes: The codes that mean the same wherever they stand in a list.

    Returns:
        Its codes, or none where there is anything else in it.

    >>> sorted(listed("1; 3", frozenset({"1", "3"})))
    ['1', '3']
    >>> listed("1 to 3", frozenset({"1", "3"})) is None
    True
    """
    found = frozenset(_SEPARATOR.split(text))
    return found if found <= codes else None
