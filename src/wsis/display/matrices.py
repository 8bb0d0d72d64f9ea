"""Matrices: which pairs are linked, and how firmly."""

from collections import Counter, defaultdict
from types import MappingProxyType

from wsis.display.elements import NOTHING, Html, amount, element, heading, joined, note, plural, spaced, text
from wsis.display.grids import MOST_CELLS, column_header, grid, legend, row_lists
from wsis.display.style import framed
from wsis.display.tables import fold, table
from wsis.link import Link, Standing
from wsis.matrix import Matrix

#: How a link is marked: full where it names the node, hollow where its row says "All".
_MARKS = MappingProxyType[tuple[Standing, bool], tuple[str, str]](
    {
        ("stated", False): ("●", "stated"),
        ("inferred", False): ("◐", "inferred"),
        ("derived", False): ("◆", "derived"),
        ("stated", True): ("○", "stated, blanket"),
        ("inferred", True): ("◌", "inferred, blanket"),
        ("derived", True): ("◇", "derived, blanket"),
    },
)
_HEAT = MappingProxyType[Standing, str]({"stated": "wsis-h3", "inferred": "wsis-h2", "derived": "wsis-h1"})


def matrix_picture(matrix: Matrix) -> str:
    """Show a matrix: the framework with more nodes downward, the other one across.

    Args:
        matrix: The matrix.

    >>> import wsis
    >>> from wsis import ActionLine, Goal
    >>> "118 stated" in matrix_picture(wsis.load().matrix(ActionLine, Goal))
    True
    """
    down = matrix if len(matrix.source_scope) >= len(matrix.target_scope) else matrix.inverse()
    rows, columns = (spaced(framework) for framework in (down.source, down.target))
    counts = Counter((link.standing, link.blanket) for link in matrix.links)
    samples = [(_sample(*sort), f"{counts[sort]:,} {_MARKS[sort][1]}") for sort in _MARKS if counts[sort]]
    caption = f"{amount(len(matrix), 'link')}: {rows}s downward, {columns}s across"
    if len(down.source_scope) * len(down.target_scope) <= MOST_CELLS:
        links = grid(
            caption,
            map(column_header, down.target_scope),
            ((text(code), _cells(down, code)) for code in down.source_scope),
        )
    else:
        links = row_lists(caption, (rows, columns), ((text(code), _listed(down, code)) for code in down.source_scope))
    ends = f"{plural(matrix.source)} to {plural(matrix.target)}"
    return framed(
        heading("matrix", text(matrix.title)),
        note(text(f"{matrix.id}: {ends}; document {matrix.document}")),
        legend([*samples, (NOTHING, "empty: not linked")]),
        links,
        *_reasons(matrix),
        note(text(_elsewhere(matrix))),
    )


def _sample(standing: Standing, blanket: bool) -> Html:  # noqa: FBT001 - the key of the marks
    mark = text(_MARKS[standing, blanket][0])
    return element("span", mark, class_=f"wsis-sample {_look(standing, blanket)}", aria_hidden="true")


def _look(standing: Standing, blanket: bool) -> str:  # noqa: FBT001 - the key of the marks
    return "wsis-blanket" if blanket else _HEAT[standing]


def _cells(matrix: Matrix, source: str) -> list[Html]:
    """Make the cells of a row."""
    return [_cell(matrix.link(source, target)) for target in matrix.target_scope]


def _cell(link: Link | None) -> Html:
    if link is None:
        return element("td")
    mark, words = _MARKS[link.standing, link.blanket]
    shown = element("span", text(mark), role="img", aria_label=words)
    return element("td", shown, class_=_look(link.standing, link.blanket))


def _listed(matrix: Matrix, source: str) -> dict[str, list[str]]:
    """Gather the links of a row by what is to be said of them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for link in matrix.links_from(source):
        found[_MARKS[link.standing, link.blanket][1]].append(link.target)
    return found


def _reasons(matrix: Matrix) -> list[Html]:
    """Say why inferred links are taken to stand."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for link in matrix.links:
        if link.standing == "inferred":
            found[link.reason or "no reason is given"].append(str(link))
    if not found:
        return []
    rows = [(text(reason), joined(map(text, links), "; ")) for reason, links in found.items()]
    caption = "why inferred links are taken to stand"
    inferred = amount(sum(map(len, found.values())), "inferred link")
    return [
        fold(f"{inferred} and why: {amount(len(rows), 'row')}", table(caption, ("reason", "links"), {NOTHING: rows}))
    ]


def _elsewhere(matrix: Matrix) -> str:
    """Say where the evidence is, which is too much for a picture."""
    rows = f", its {amount(len(matrix.rows), 'row')} as printed in .rows" if matrix.rows else ""
    return f"each link has its evidence, in .links{rows}"
