"""Tables in boxes that scroll, folds, and what to say of what a table leaves out."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from wsis.display.elements import Html, amount, element, text


def box(label: str, *content: Html, tall: bool = False) -> Html:
    """Make a box that scrolls where its content is wider than the page, by keys too.

    Args:
        label: What is in it, for those who do not see it.
        content: What is in it.
        tall: Whether it also scrolls where its content is higher than a screen, under a header that stays.

    >>> box("links", text("…"))
    '<div class="wsis-box" role="group" aria-label="links" tabindex="0">…</div>'
    """
    class_ = "wsis-box wsis-tall" if tall else "wsis-box"
    return element("div", *content, class_=class_, role="group", aria_label=label, tabindex="0")


def fold(summary: str, *content: Html) -> Html:
    """Fold something away under a line that says what it is.

    >>> fold("169 rows", text("…"))
    '<details><summary>169 rows</summary>…</details>'
    """
    return element("details", element("summary", text(summary)), *content)


def table(
    caption: str,
    columns: Sequence[str],
    groups: Mapping[Html, Iterable[Sequence[Html]]],
    *,
    numbers: Collection[str] = (),
    tall: bool = False,
) -> Html:
    """Make a table whose rows begin with their header.

    Args:
        caption: What it shows.
        columns: Names of its columns.
        groups: Its rows by the heading over them; without a heading where that is empty.
        numbers: The names of those columns that stand to the right.
        tall: Whether it scrolls under its header where it is higher than a screen.

    >>> table("goals", ["goal", "projects"], {text("people"): [(text("4"), text("3"))]}).count("scope=")
    4
    """
    sides = ["wsis-n" if column in numbers else None for column in columns]
    header = (element("th", text(name), scope="col", class_=side) for name, side in zip(columns, sides, strict=True))
    bodies: list[Html] = []
    for over, rows in groups.items():
        lines = [element("tr", element("th", over, scope="rowgroup", colspan=str(len(columns))))] if over else []
        for first, *others in rows:
            cells = (element("td", cell, class_=side) for cell, side in zip(others, sides[1:], strict=True))
            lines.append(element("tr", element("th", first, scope="row", class_=sides[0]), *cells))
        bodies.append(element("tbody", *lines))
    head = element("thead", element("tr", *header))
    return box(caption, element("table", element("caption", text(caption)), head, *bodies), tall=tall)


def most(found: int, shown: int, noun: str, where: str) -> str:
    """Say how many of something a table shows, and where the others are.

    Args:
        found: How many there are.
        shown: The most that are shown.
        noun: What one of them is called.
        where: What to write in order to see the others.

    >>> most(20, 100, "problem", "result.problems"), most(1200, 100, "problem", "result.problems")
    ('20 problems', 'the first 100 of 1,200 problems; the other 1,100 are in result.problems')
    """
    if found <= shown:
        return amount(found, noun)
    return f"the first {shown:,} of {found:,} {noun}s; the other {found - shown:,} are in {where}"
