"""Crosstabs: counts, told apart by what the matrix states of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil
from types import MappingProxyType

from wsis.display.coverages import rule
from wsis.display.elements import NOTHING, Html, amount, element, heading, spaced, text
from wsis.display.grids import MOST_CELLS, column_header, grid, legend, row_lists
from wsis.display.nodes import called
from wsis.display.style import framed
from wsis.nodes import Node
from wsis.results import Cell, Crosstab
from wsis.states import LinkState

#: How a cell looks and what it means, by what the matrix says and whether a project declares both.
_SORTS = MappingProxyType[tuple[LinkState, bool], tuple[str, str]](
    {
        (LinkState.STATED, True): ("wsis-seen", "stated and seen"),
        (LinkState.STATED, False): ("wsis-unseen", "stated, not seen"),
        (LinkState.NOT_STATED, True): ("wsis-unstated", "seen, not stated"),
        (LinkState.OUT_OF_SCOPE, True): ("wsis-silent", "seen, not spoken of"),
        (LinkState.OUT_OF_SCOPE, False): ("wsis-silent", "not spoken of"),
        (LinkState.NOT_STATED, False): ("", "neither stated nor seen"),
    },
)
#: What a cell says to those who do not see how it looks; nothing where the matrix speaks of the two and states no link.
_SAID = MappingProxyType({LinkState.STATED: "stated", LinkState.OUT_OF_SCOPE: "not spoken of"})
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
    ends = [spaced(nodes[0].framework) if nodes else "nothing" for nodes in (crosstab.rows, crosstab.columns)]
    caption = f"projects: {ends[0]}s downward, {ends[1]}s across"
    counts = Counter((cell.state, bool(cell.count)) for cell in crosstab.cells)
    samples = [(_sample(*sort), f"{words} ({counts[sort]:,})") for sort, (_, words) in _SORTS.items() if counts[sort]]
    if len(crosstab.cells) <= MOST_CELLS:
        shown = grid(caption, _columns(crosstab), _rows(crosstab))
    else:
        shown = row_lists(
            caption, (ends[0], ends[1]), ((called(node), _listed(cells)) for node, cells in _lines(crosstab))
        )
    return framed(
        heading("crosstab", text(f"{ends[0]}s and {ends[1]}s, {amount(crosstab.projects, 'project')}")),
        legend(samples),
        shown,
        rule(crosstab),
    )


def _sample(state: LinkState, seen: bool) -> Html:  # noqa: FBT001 - the key of the sorts
    """Show a cell of a sort as it looks; the words stand beside it."""
    class_ = f"wsis-sample {_SORTS[state, seen][0]}{' wsis-h2' if seen else ''}"
    return element("span", _inside(3 if seen else 0, state), class_=class_, aria_hidden="true")


def _inside(count: int, state: LinkState) -> Html:
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
        yield called(node), [_sum(count), *(_cell(cell, largest) for cell in cells)]
    yield text("projects"), [_sum(crosstab.projects), *map(_sum, crosstab.column_counts)]


def _lines(crosstab: Crosstab) -> Iterator[tuple[Node, Sequence[Cell]]]:
    width = len(crosstab.columns)
    for place, node in enumerate(crosstab.rows):
        yield node, crosstab.cells[place * width : (place + 1) * width]


def _sum(count: int) -> Html:
    return element("td", text(f"{count:,}"), class_="wsis-sum")


def _cell(cell: Cell, largest: int) -> Html:
    """Make a cell: its look says what the matrix states, its colour how many projects there are."""
    heat = f"wsis-h{ceil(_STEPS * cell.count / largest)}" if cell.count else ""
    class_ = f"{_SORTS[cell.state, bool(cell.count)][0]} {heat}".strip()
    said = element("span", text(f" {_SAID[cell.state]}"), class_="wsis-hidden") if cell.state in _SAID else NOTHING
    return element("td", _inside(cell.count, cell.state), said, class_=class_ or None)


def _listed(cells: Sequence[Cell]) -> dict[str, list[str]]:
    """Gather the cells of a row that are stated or seen by what they are."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for cell in cells:
        if cell.count or cell.state is LinkState.STATED:
            words = _SORTS[cell.state, bool(cell.count)][1]
            found[words].append(f"{cell.column.code} ({cell.count:,})" if cell.count else cell.column.code)
    return found
