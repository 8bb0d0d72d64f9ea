"""The picture of a matrix: its links, blanket ones apart, inferred and derived ones with their letter."""

from matplotlib.axes import Axes

from wsis.charts.canvas import held
from wsis.charts.captions import matrix_caption
from wsis.charts.grids import Side, Square, draw_grid
from wsis.charts.letters import drawable, font, names
from wsis.charts.marks import BLANKET, DERIVED, INFERRED, LINKS, NAMED
from wsis.codes import FrameworkName
from wsis.dataset import Dataset
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES, Goal
from wsis.wording import counted

_LONG, _TALL = 3.4, 2.7  # inches of the labels of rows and of columns
_STANDINGS = {"inferred": INFERRED, "derived": DERIVED}


def matrix(m: Matrix, *, ds: Dataset | None = None, ax: Axes | None = None) -> Axes:
    """Draw a matrix as a grid: sources as rows, targets as columns.

    Args:
        m: The matrix.
        ds: The dataset whose names the nodes are given; a matrix itself holds only codes.
        ax: Axes to draw on; by default the picture has its own, in a figure that fits it.

    Raises:
        TypeError: For what is no matrix.
        UnknownCodeError: Where the dataset does not have a node of the matrix.

    >>> import wsis
    >>> from wsis import ActionLine, Goal, charts
    >>> ds = wsis.load()
    >>> charts.matrix(ds.matrix(ActionLine, Goal), ds=ds).get_title(loc="left")
    'WSIS–SDG matrix: 124 links'
    """
    held(m, Matrix, "what charts.matrix draws")
    rows = {code: place for place, code in enumerate(m.source_scope)}
    columns = {code: place for place, code in enumerate(m.target_scope)}
    squares: list[Square] = []
    for link in m.links:
        standing = _STANDINGS.get(link.standing)
        squares.append(
            Square(
                row=rows[link.source],
                column=columns[link.target],
                mark=BLANKET if link.blanket else NAMED,
                shade=NAMED.shade or 0,
                words=standing.sample if standing else "",
            ),
        )
    used = {*(square.mark for square in squares), *(_STANDINGS.get(link.standing) for link in m.links)}
    title = f"{m.title or m.id}: {counted(len(m), 'link')}"
    sides = _side(m.source, m.source_scope, ds, _LONG), _side(m.target, m.target_scope, ds, _TALL)
    return draw_grid(ax, title, matrix_caption(m, ds), *sides, squares, [mark for mark in LINKS if mark in used])


def _side(framework: FrameworkName, codes: tuple[str, ...], ds: Dataset | None, long: float) -> Side:
    """Label the nodes of one side, by their codes alone where no dataset names them."""
    letters = font(8)
    if ds is None:
        return Side(labels=[(drawable(code, letters), "") for code in codes], colours=[None] * len(codes))
    nodes = [ds.get(NODE_TYPES[framework], code) for code in codes]
    colours = [node.color if isinstance(node, Goal) else None for node in nodes]
    return Side(labels=names(nodes, letters, long), colours=colours)
