"""Cells that a spreadsheet must not take for formulas."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def escaped(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run.

    Args:
        text: The text of a cell.

    >>> escaped("=1+1"), escaped("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unescaped(text: str) -> str:
    """Take the apostrophe away again.

    Args:
        text: The text of a cell.

    >>> unescaped("'=1+1"), unescaped("'round the clock")
    ('=1+1', "'round the clock")
    """
    return text[1:] if text[:1] == "'" and _FORMULA.match(text) else text
