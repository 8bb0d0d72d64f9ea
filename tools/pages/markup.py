"""Markdown and HTML, as generated pages write them. What comes from the data is always text."""

import re
from collections.abc import Container, Iterable, Sequence
from html import escape

from wsis.nodes import Goal

#: The text of each page by its path under the source folder, such as `data/goals/9.md`.
Pages = dict[str, str]

_STEERING = re.compile(r"([\\`*_{}\[\]<>|#~$&@])")


def text(value: object) -> str:
    r"""Write a text such that nothing in it steers Markdown.

    >>> text("<script> | *x*")
    '\\<script\\> \\| \\*x\\*'
    """
    return _STEERING.sub(r"\\\1", " ".join(str(value).split()))


def html(value: object) -> str:
    """Write a text such that nothing in it steers HTML, as text or in quotes."""
    return escape(str(value), quote=True)


def link(shown: str, target: str) -> str:
    """Link words that are Markdown already."""
    return f"[{shown}]({target})"


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Container[str] = ()) -> str:
    """Write a table, or nothing where it has no rows.

    Args:
        header: Its columns.
        rows: The cells of each row.
        numbers: The columns of numbers, which stand to the right.
    """
    lines = [_row(cells) for cells in rows]
    rule = ["---:" if column in numbers else "---" for column in header]
    return "\n".join([_row(header), _row(rule), *lines]) if lines else ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def bullets(items: Iterable[str]) -> str:
    """Write a list."""
    return "\n".join(f"- {item}" for item in items)


def page(*parts: str) -> str:
    """Put the parts of a page together, without those that are empty."""
    return "\n\n".join(part for part in parts if part) + "\n"


def section(title: str, *parts: str, name: str = "") -> str:
    """Write a section, or nothing where all its parts are empty.

    Args:
        title: Its heading, which is Markdown already.
        parts: What stands in it.
        name: The name that others link to.
    """
    body = [part for part in parts if part]
    return "\n\n".join([f"({name})=\n## {title}" if name else f"## {title}", *body]) if body else ""


def swatch(goal: Goal) -> str:
    """Show the colour of a goal beside its number; the number says the same."""
    return f'<span class="swatch" style="background:{html(goal.color)}"></span>'


def language(code: str, name: str) -> str:
    """Mark a name as one of a language, for those who hear it, or write nothing where there is none.

    >>> language("fr", "Pas de pauvreté")
    '<span lang="fr">Pas de pauvreté</span>'
    """
    return f'<span lang="{html(code)}">{text(name)}</span>' if name else ""


def toctree(paths: Iterable[str]) -> str:
    """Put pages under a page in the navigation.

    >>> print(toctree(["C1.md"]))
    ```{toctree}
    :hidden:
    <BLANKLINE>
    C1
    ```
    """
    return "\n".join(["```{toctree}", ":hidden:", "", *(path.removesuffix(".md") for path in paths), "```"])
