"""Markdown in which the text of strangers stays text: tables, lists, headings."""

import re
from collections.abc import Iterable

from wsis.wording import visible

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|&~#$!])")


def plain_text(text: str) -> str:
    r"""Write a text such that Markdown takes no sign of it for markup, on one line.

    Args:
        text: The text of anybody.

    >>> print(plain_text("<script> | *x*\n`y`"))
    \<script\> \| \*x\* \`y\`
    """
    return _MARKUP.sub(r"\\\1", visible(" ".join(text.split())))


def table_lines(columns: Iterable[tuple[str, bool]], rows: Iterable[Iterable[str]]) -> list[str]:
    """Write a table, with an empty line after it.

    Args:
        columns: The heading of each column, and whether its numbers stand to the right.
        rows: Its rows, whose cells are Markdown already.

    >>> table_lines([("code", False), ("count", True)], [["C9", "1"]])
    ['| code | count |', '|---|---:|', '| C9 | 1 |', '']
    """
    heads, right = zip(*columns, strict=True)
    return [_line(heads), f"|{'|'.join('---:' if each else '---' for each in right)}|", *map(_line, rows), ""]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
