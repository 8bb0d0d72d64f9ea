"""Cells of tables: how long one may be, and which a spreadsheet must not take for formulas."""

import re

#: The most characters of a cell, which is what Python's csv allows until some library of a host raises it.
LONGEST_CELL = 131_072

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
