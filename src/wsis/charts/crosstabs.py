"""The picture of a crosstab: what is declared together, beside what a matrix states."""

from matplotlib.axes import Axes

from wsis.charts.canvas import held
from wsis.charts.captions import caption, crosstab_title
from wsis.charts.grids import Side, Square, draw_grid
from wsis.charts.letters import font, names
from wsis.charts.marks import CELLS, SEEN, SILENT, SILENT_SEEN, UNSEEN, UNSTATED
from wsis.nodes import Goal, Node
from wsis.results import Crosstab
from wsis.states import LinkState

_LONG, _TALL = 3.4, 2.7  # inches of the labels of rows and of columns

# By what the matrix says and whether there are projects; what it does not state and nobody declares is empty.
_MARKS = {
    (LinkState.STATED, True): SEEN,
    (LinkState.STATED, False): UNSEEN,
    (LinkState.NOT_STATED, True): UNSTATED,
    (LinkState.NOT_STATED, False): None,
    (LinkState.OUT_OF_SCOPE, True): SILENT_SEEN,
    (LinkState.OUT_OF_SCOPE, False): SILENT,
}


def crosstab(tab: Crosstab, *, ax: Axes | None = None) -> Axes:
    """Draw a crosstab as a grid: counts, in a frame where the matrix states the pair.

    Args:
        tab: The crosstab.
        ax: Axes to draw on; by default the picture has its own, in a figure that fits it.

    Raises:
        TypeError: For what is no crosstab.

    >>> import wsis
    >>> from wsis import ActionLine, Goal, charts
    >>> tab = wsis.crosstab(wsis.load(), wsis.Register(), rows=ActionLine, columns=Goal)
    >>> charts.crosstab(tab).get_title(loc="left")
    'Action lines and SDGs, declared together'
    """
    held(tab, Crosstab, "what charts.crosstab draws")
    most = max((cell.count for cell in tab.cells), default=0) or 1
    squares: list[Square] = []
    for place, cell in enumerate(tab.cells):
        row, column = divmod(place, len(tab.columns))
        if mark := _MARKS[cell.state, cell.count > 0]:
            words = f"{cell.count:,}" if cell.count else ""
            squares.append(Square(row=row, column=column, mark=mark, shade=cell.count / most, words=words))
    used = {square.mark for square in squares}
    rows, columns = _side(tab.rows, tab.row_counts, _LONG), _side(tab.columns, tab.column_counts, _TALL)
    return draw_grid(
        ax, crosstab_title(tab), caption(tab), rows, columns, squares, [mark for mark in CELLS if mark in used]
    )


def _side(nodes: tuple[Node, ...], counts: tuple[int, ...], long: float) -> Side:
    """Label the nodes of one side."""
    colours = [node.color if isinstance(node, Goal) else None for node in nodes]
    return Side(labels=names(nodes, font(8), long), colours=colours, counts=counts)
