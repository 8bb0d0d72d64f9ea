"""The reference in full: each name that docs/reference.md lists, from its docstring, under the headings there."""

import importlib
import inspect
import re
from collections.abc import Container, Iterator, Mapping
from types import ModuleType
from typing import final

import attrs

from tools.pages.markup import Pages, toctree

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_ROW = re.compile(r"^\| (`.+?) \| (.+) \|$", re.MULTILINE)
_NAME = re.compile(r"`([A-Za-z_][\w.]*)(?=[(`])")  # and no command, whose words stand apart


@final
@attrs.frozen(kw_only=True)
class Entry:
    """One name of the reference.

    Args:
        name: Its full name, as a program writes it.
        value: What it stands for.
        words: What the table says of it.
    """

    name: str
    value: object
    words: str


def groups(markdown: str) -> Mapping[str, tuple[Entry, ...]]:
    r"""Read which names a page of the reference lists, heading by heading.

    Args:
        markdown: The page.

    >>> found = groups("## Counting\n\n| `coverage(ds)`, `Coverage` | count |\n")
    >>> [entry.name for entry in found["Counting"]]
    ['wsis.coverage', 'wsis.Coverage']
    """
    _, *parts = _HEADING.split(markdown)
    found = {
        title: tuple({each.name: each for row in _ROW.findall(body) for each in _entries(*row)}.values())
        for title, body in zip(parts[::2], parts[1::2], strict=True)
    }
    return {title: entries for title, entries in found.items() if entries}


def _entries(cell: str, words: str) -> Iterator[Entry]:
    """List what the first cell of a row names: of a module the names after it, or all where it stands alone."""
    module = "wsis"
    names: list[str] = _NAME.findall(cell)
    for name in names:
        full = name if name.startswith("wsis.") else f"{module}.{name}"
        value = _found(full)
        if not isinstance(value, ModuleType):
            yield Entry(name=full, value=value, words=words)
        elif len(names) > 1:
            module = full
        else:
            for each in value.__all__:
                yield Entry(name=f"{full}.{each}", value=getattr(value, each), words=words)


def _found(name: str) -> object:
    """Find what a full name stands for; the front door binds its names late, so they are asked for one by one."""
    try:
        return importlib.import_module(name)
    except ImportError:
        module, _, last = name.rpartition(".")
        return getattr(importlib.import_module(module), last)


def slug(title: str) -> str:
    """Name the page of a group.

    >>> slug("In your own code")
    'in-your-own-code'
    """
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def reference_pages(markdown: str) -> Pages:
    """Make a page of directives for each group; Sphinx reads the docstrings, which are reStructuredText."""
    found = groups(markdown)
    front = {_home(each) for entries in found.values() for each in entries if each.name.count(".") == 1}
    return {f"reference/{slug(title)}.rst": _page(title, entries, front) for title, entries in found.items()}


def _home(entry: Entry) -> str:
    """Name the module that defines what an entry stands for."""
    return str(getattr(entry.value, "__module__", ""))


def _page(title: str, entries: tuple[Entry, ...], front: Container[str]) -> str:
    return f"{title}\n{'=' * len(title)}\n\n" + "\n".join(_directive(entry, front) for entry in entries)


def _directive(entry: Entry, front: Container[str]) -> str:
    """Ask Sphinx for the docstring of an entry.

    The page of a source leads back to names of the front door, where it defines any. An entry that is called otherwise
    answers to that name too.
    """
    module, _, last = entry.name.rpartition(".")
    alias = f'.. raw:: html\n\n   <span id="wsis.{last}"></span>\n\n' if module in front else ""
    if inspect.isclass(entry.value):
        kind = "exception" if issubclass(entry.value, BaseException) else "class"
        bases = "   :show-inheritance:\n" if kind == "exception" else ""
        return f"{alias}.. auto{kind}:: {entry.name}\n   :members:\n{bases}"
    if inspect.isroutine(entry.value):
        return f"{alias}.. autofunction:: {entry.name}\n"
    return f"{alias}.. py:data:: {entry.name}\n\n   {entry.words.replace('`', '``')}\n"


def reference_index(markdown: str) -> str:
    """Link each name of the table with its entry, and list the pages under it."""
    names = {entry.name for entries in groups(markdown).values() for entry in entries}
    lines = [_linked(line, names) if _ROW.match(line) else line for line in markdown.splitlines()]
    pages = [f"reference/{slug(title)}" for title in groups(markdown)]
    return "\n".join([*lines, "", toctree(pages), ""])


def _linked(row: str, names: set[str]) -> str:
    """Make the code of the first cell of a row links."""
    cell, bar, words = row[2:].partition(" | ")
    known = {entry.name.rpartition(".")[2]: entry.name for entry in _entries(cell, words) if entry.name in names}

    def linked(code: re.Match[str]) -> str:
        name = re.split(r"[^\w.]", code[1])[0].rpartition(".")[2]
        return f"{{py:obj}}`{code[1]} <{known[name]}>`" if name in known else code[0]

    return f"| {re.sub(r'`([^`]+)`', linked, cell)}{bar}{words}"
