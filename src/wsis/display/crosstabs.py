"""Crosstabs: counts, told apart by what the matrix states of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import ceil
from types import MappingProxyType

from wsis.display.coverages import rule
from wsis.display.elements import NOTHING, Html, amount, element, heading, plural, spaced, text
from wsis.display.entries import called
from wsis.display.grids import MOST_CELLS, column_header, grid, legend, row_lists
from wsis.display.style import framed
from wsis.nodes import Node
from wsis.results import Cell, Crosstab
from wsis.states import LinkState

#: What the matrix says of a cell; None where no matrix relates the two frameworks, so that nothing is to be said.
_State = LinkState | None

#: How a cell looks and what it means, by what the matrix says and whether a project declares both.
_SORTS = MappingProxyType[tuple[_State, bool], tuple[str, str]](
    {
        (LinkState.STATED, True): ("wsis-seen", "stated and seen"),
        (LinkState.STATED, False): ("wsis-unseen", "stated, not seen"),
        (LinkState.NOT_STATED, True): ("wsis-unstated", "seen, not stated"),
        (LinkState.OUT_OF_SCOPE, True): ("wsis-silent", "seen, not spoken of"),
        (LinkState.OUT_OF_SCOPE, False): ("wsis-silent", "not spoken of"),
        (LinkState.NOT_STATED, False): ("", "neither stated nor seen"),
        (None, True): ("", "seen; no matrix relates the two"),
        (None, False): ("", "not seen"),
    },
)
#: What a cell says to those who do not see how it looks; nothing where the matrix speaks of the two and states no link.
_SAID = MappingProxyType[_State, str]({LinkState.STATED: "stated", LinkState.OUT_OF_SCOPE: "not spoken of"})
_STEPS = 5


def crosstab_picture(crosstab: Crosstab) -> str:
    """Show a crosstab.

    Args:
        crosstab: The crosstab.

    >>> import wsis
    >>> crosstab = wsis.crosstab(wsis.load(), wsis.Register(), rows=wsis.ActionLine, columns=wsis.Goal)
    >>> "stated, not seen (124)" in crosstab_picture(crosstab)
    True
    """
    down, across = crosstab.question.of, crosstab.question.columns or crosstab.question.of
    caption = f"projects: {plural(down)} downward, {plural(across)} across"
    counts = Counter((state, bool(cell.count)) for _, cells in _lines(crosstab) for cell, state in cells)
    samples = [(_sample(*sort), f"{words} ({counts[sort]:,})") for sort, (_, words) in _SORTS.items() if counts[sort]]
    if len(crosstab.cells) <= MOST_CELLS:
        shown = grid(caption, _columns(crosstab), _rows(crosstab))
    else:
        rows = ((called(node), _listed(cells)) for node, cells in _lines(crosstab))
        shown = row_lists(caption, (spaced(down), spaced(across)), rows)
    return framed(
        heading("crosstab", text(f"{plural(down)} and {plural(across)}, {amount(crosstab.projects, 'project')}")),
        legend(samples),
        shown,
        rule(crosstab),
    )


def _sample(state: _State, seen: bool) -> Html:  # noqa: FBT001 - the key of the sorts
    """Show a cell of a sort as it looks; the words stand beside it."""
    class_ = f"wsis-sample {_SORTS[state, seen][0]}{' wsis-h2' if seen else ''}"
    return element("span", _inside(3 if seen else 0, state), class_=class_, aria_hidden="true")


def _inside(count: int, state: _State) -> Html:
    """Write a count; a dot where the matrix does not speak of the two."""
    if state is LinkState.OUT_OF_SCOPE:
        return text(f"{count:,} ·" if count else "·")
    return text(f"{count:,}" if count else "\u00a0")


def _columns(crosstab: Crosstab) -> Iterator[Html]:
    yield text("projects")
    yield from (column_header(node.code, node) for node in crosstab.columns)


def _rows(crosstab: Crosstab) -> Iterator[tuple[Html, list[Html]]]:
    """Make the rows: projects of the row, then its cells; the last one has the projects of the columns."""
    largest = max((cell.count for cell in crosstab.cells), default=0)
    for (node, cells), count in zip(_lines(crosstab), crosstab.row_counts, strict=True):
        yield called(node), [_sum(count), *(_cell(cell.count, state, largest) for cell, state in cells)]
    yield text("projects"), [_sum(crosstab.projects), *map(_sum, crosstab.column_counts)]


def _lines(crosstab: Crosstab) -> Iterator[tuple[Node, list[tuple[Cell, _State]]]]:
    """Go through the rows, each with its cells and what the matrix says of them."""
    width = len(crosstab.columns)
    for place, node in enumerate(crosstab.rows):
        cells = crosstab.cells[place * width : (place + 1) * width]
        yield node, [(cell, cell.state if crosstab.question.matrices else None) for cell in cells]


def _sum(count: int) -> Html:
    return element("td", text(f"{count:,}"), class_="wsis-sum")


def _cell(count: int, state: _State, largest: int) -> Html:
    """Make a cell: its look says what the matrix states, its colour how many projects there are."""
    heat = f"wsis-h{ceil(_STEPS * count / largest)}" if count else ""
    class_ = f"{_SORTS[state, bool(count)][0]} {heat}".strip()
    said = element("span", text(f" {_SAID[state]}"), class_="wsis-hidden") if state in _SAID else NOTHING
    return element("td", _inside(count, state), said, class_=class_ or None)


def _listed(cells: Iterable[tuple[Cell, _State]]) -> dict[str, list[str]]:
    """Gather the cells of a row that are stated or seen by what they are."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for cell, state in cells:
        if cell.count or state is LinkState.STATED:
            words = _SORTS[state, bool(cell.count)][1]
            found[words].append(f"{cell.column.code} ({cell.count:,})" if cell.count else cell.column.code)
    return found
