"""Tables of cells: two frameworks against each other, under headers that stay; and lists where that is too large."""

from collections.abc import Iterable, Mapping

from wsis.display.elements import NOTHING, Html, element, joined, swatch, text
from wsis.display.tables import box, table
from wsis.nodes import Goal, Node

#: The most cells of a table; a larger one is a list of what its rows hold.
MOST_CELLS = 4000
#: The most characters of a code that stand upright over a column.
_UPRIGHT = 4


def column_header(code: str, node: Node | None = None) -> Html:
    """Make what stands over a column: the code, the colour of a goal, and the name upward.

    Args:
        code: The code.
        node: The node, where more than the code is known.

    >>> column_header("C5")
    '<span class="wsis-col"><span class="wsis-code">C5</span></span>'
    """
    class_ = "wsis-code" if len(code) <= _UPRIGHT else "wsis-code wsis-up"
    color = swatch(node.color) if isinstance(node, Goal) else NOTHING
    name = element("span", text(node.name), class_="wsis-up") if node else NOTHING
    return element(
        "span",
        color,
        element("span", text(code), class_=class_),
        text(" ") if node else NOTHING,
        name,
        class_="wsis-col",
    )


def grid(caption: str, columns: Iterable[Html], rows: Iterable[tuple[Html, Iterable[Html]]]) -> Html:
    """Make a table of cells that scrolls both ways under its headers.

    Args:
        caption: What it shows.
        columns: What stands over each column.
        rows: What stands before each row, and its cells, which are elements.

    >>> grid("links", [text("9")], [(text("C5"), [element("td", text("●"))])]).count("</th>")
    2
    """
    head = element("tr", element("td"), *(element("th", column, scope="col") for column in columns))
    body = (element("tr", element("th", first, scope="row"), *cells) for first, cells in rows)
    lines = (element("caption", text(caption)), element("thead", head), element("tbody", *body))
    return box(caption, element("table", *lines, class_="wsis-grid"), tall=True)


def row_lists(caption: str, columns: tuple[str, str], rows: Iterable[tuple[Html, Mapping[str, Iterable[str]]]]) -> Html:
    """Make a table that lists, row by row, what a table of cells would show.

    Args:
        caption: What it shows.
        columns: What its rows are, and what is listed in them.
        rows: What stands before each row, and what it holds by what is said of it; a row that holds nothing is left
            out, since an empty line says no more.

    >>> row_lists("links", ("line", "goals"), [(text("C5"), {"stated": ["1", "4"]})]).count("stated: 1, 4")
    1
    """
    filled = (
        (
            first,
            joined([element("div", text(f"{said}: "), joined(map(text, items), ", ")) for said, items in held.items()]),
        )
        for first, held in rows
        if held
    )
    return table(caption, columns, {NOTHING: filled}, tall=True)


def legend(samples: Iterable[tuple[Html, str]]) -> Html:
    """Say what the cells mean.

    Args:
        samples: A cell as it looks, and what it means.

    >>> legend([(text("●"), "stated")])
    '<ul class="wsis-legend"><li>● stated</li></ul>'
    """
    return element("ul", *(element("li", sample, text(f" {words}")) for sample, words in samples), class_="wsis-legend")
