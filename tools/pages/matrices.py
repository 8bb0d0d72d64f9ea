"""One page for each matrix: what it relates, its cells at a glance, and its rows as printed."""

from tools.pages.linked import corrections_about, noun_of
from tools.pages.markup import Pages, bullets, html, link, page, section, table, text, toctree
from tools.pages.places import PRINTED, matrix_page, place, relative, to_document, to_entry
from wsis.codes import FrameworkName
from wsis.dataset import Dataset
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES, ActionLine, Commitment, Goal, Node
from wsis.statements import Row
from wsis.states import LinkState, state_in

INDEX = "data/matrices/index.md"
#: A grid has at most as many columns; what is wider is a list.
_WIDEST = 20
#: Longer codes stand upright at the head of a column.
_LONGEST = 4

#: How a cell is marked; the marks differ without colour.
MARKS = {"stated": "●", "inferred": "◐", "blanket": "○", "out of scope": "·"}
_LEGEND = (
    "● stated, ◐ inferred, ○ blanket, · not spoken of (out of scope); "
    "empty: the matrix speaks of the pair and does not state it"
)


def matrix_pages(ds: Dataset) -> Pages:
    """Make the pages of the matrices, and the page that lists them."""
    return {INDEX: _index(ds)} | {matrix_page(matrix.id): _matrix(ds, matrix) for matrix in ds.matrices}


def _nodes(framework: FrameworkName) -> str:
    return f"{noun_of(NODE_TYPES[framework])}s"


def _matrix(ds: Dataset, matrix: Matrix) -> str:
    here = matrix_page(matrix.id)
    wide = len(ds.all(NODE_TYPES[matrix.target])) > _WIDEST
    return page(
        f"# {text(matrix.title)}",
        bullets(
            [
                f"From {_nodes(matrix.source)} to {_nodes(matrix.target)}",
                f"Printed in: {to_document(ds, matrix.document, page=here)}",
                f"Its id: `{matrix.id}`",
                _numbers(matrix),
                _scope(ds, matrix),
            ]
        ),
        section("Links", _list(ds, matrix, here)) if wide else section("At a glance", _LEGEND, _grid(ds, matrix, here)),
        _rows(ds, matrix, here) if here == PRINTED[1] else "",
        corrections_about(ds, matrix.id, page=here),
    )


def _numbers(matrix: Matrix) -> str:
    """Count the links by how they stand."""
    inferred = sum(each.standing == "inferred" for each in matrix.links)
    blanket = sum(each.blanket for each in matrix.links)
    return f"{len(matrix)} links, {inferred} of them inferred, {blanket} blanket"


def _scope(ds: Dataset, matrix: Matrix) -> str:
    """Say of how many nodes the matrix speaks at each end."""
    ends: tuple[tuple[FrameworkName, tuple[str, ...]], ...] = (
        (matrix.source, matrix.source_scope),
        (matrix.target, matrix.target_scope),
    )
    words = (f"{len(scope)} of {len(ds.all(NODE_TYPES[name]))} {_nodes(name)}" for name, scope in ends)
    return f"It speaks of {' and '.join(words)}"


def _list(ds: Dataset, matrix: Matrix, here: str) -> str:
    """List the links of each source."""
    source, target = NODE_TYPES[matrix.source], NODE_TYPES[matrix.target]
    return table(
        (noun_of(NODE_TYPES[matrix.source]), "name", _nodes(matrix.target)),
        [
            (
                to_entry(ds.get(source, code), page=here),
                text(ds.get(source, code).name),
                ", ".join(to_entry(ds.get(target, each.target), page=here) for each in matrix.links_from(code))
                or "none",
            )
            for code in matrix.source_scope
        ],
    )


def _grid(ds: Dataset, matrix: Matrix, here: str) -> str:
    """Draw the cells: rows of sources, columns of targets. One line of HTML, so that no Markdown comes between."""
    sources, targets = ds.all(NODE_TYPES[matrix.source]), ds.all(NODE_TYPES[matrix.target])
    turned = ' class="turned"' if any(len(each.code) > _LONGEST for each in targets) else ""
    head = "".join(f'<th scope="col"{turned}>{_head(each, here)}</th>' for each in targets)
    body = "".join(
        f'<tr><th scope="row">{_head(source, here)}</th>'
        + "".join(_cell(matrix, source.code, target.code) for target in targets)
        + "</tr>"
        for source in sources
    )
    return (
        f'<div class="table-wrapper grid"><table><caption>{html(matrix.title)}</caption>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _head(node: Node, here: str) -> str:
    """Head a row or a column with the code of its node, the colour of a goal under it."""
    path, hash_, name = relative(place(node), page=here).partition("#")
    shown = node.paragraph if isinstance(node, Commitment) else node.code
    colour = f' style="border-color:{html(node.color)}"' if isinstance(node, Goal) else ""
    return (
        f'<a href="{html(path.removesuffix(".md"))}.html{hash_}{html(name)}" title="{html(node.name)}"{colour}>'
        f"{html(shown)}</a>"
    )


def _cell(matrix: Matrix, source: str, target: str) -> str:
    state, found = state_in(matrix, source, target), matrix.link(source, target)
    if state is LinkState.NOT_STATED:
        return "<td></td>"
    kind = state.value if found is None else "blanket" if found.blanket else found.standing
    words = kind if found is None else f"{found.standing}{', blanket' if found.blanket else ''}"
    return f'<td><span role="img" aria-label="{words}">{MARKS[kind]}</span></td>'


def _rows(ds: Dataset, matrix: Matrix, here: str) -> str:
    """Show the rows in print order."""
    return section(
        "The rows as printed",
        "The page has lost most of its texts. How the commitments of a row are known stands in the last column; "
        "where it is inferred, with the reason.",
        table(
            ("row", "commitments", "goals", "action lines", "known by"),
            [_row(ds, each, here) for each in matrix.rows],
        ),
    )


def _row(ds: Dataset, row: Row, here: str) -> tuple[str, ...]:
    def nodes(kind: type[Node], codes: tuple[str, ...]) -> str:
        return ", ".join(to_entry(ds.get(kind, code), page=here) for code in codes) or "none"

    return (
        f"[{row.number}]{{#row-{row.number}}}",
        nodes(Commitment, row.commitments),
        '"All SDGs"' if row.all_goals else nodes(Goal, row.goals),
        '"All WSIS Action Lines"' if row.all_action_lines else nodes(ActionLine, row.action_lines),
        f"{row.alignment.replace('-', ' ')}{f': {text(row.note)}' if row.note else ''}",
    )


def _index(ds: Dataset) -> str:
    return page(
        "# Matrices",
        "A matrix is a published relation between two frameworks. The SDGs of the Compact are there twice: as the "
        "WSIS–GDC matrix prints them, and as the Compact itself does.",
        table(
            ("matrix", "from", "to", "links", "inferred", "blanket"),
            [
                (
                    link(text(each.title), relative(matrix_page(each.id), page=INDEX)),
                    _nodes(each.source),
                    _nodes(each.target),
                    str(len(each)),
                    str(sum(one.standing == "inferred" for one in each.links)),
                    str(sum(one.blanket for one in each.links)),
                )
                for each in ds.matrices
            ],
            numbers=("links", "inferred", "blanket"),
        ),
        toctree(relative(matrix_page(each.id), page=INDEX) for each in ds.matrices),
    )
