"""What every picture is made of: escaped text, and elements that hold it."""

import re
from collections.abc import Iterable
from html import escape
from typing import NewType

#: HTML in which every text is escaped: a checker tells it from a text that is not.
Html = NewType("Html", str)

#: The most characters of one text; what is left is counted.
LONGEST = 1000

# What HTML cannot hold, and what turns the direction of all that follows: controls, halves of characters, overrides.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)

NOTHING = Html("")


def text(value: object) -> Html:
    r"""Escape a text; say of a very long one how much of it is left, and show signs that steer by their numbers.

    Args:
        value: Anything that `str` makes a text of.

    >>> text("<script>"), text("\x1b[31mred")
    ('&lt;script&gt;', '\\x1b[31mred')
    """
    given = str(value)
    if len(given) > LONGEST:
        given = f"{given[:LONGEST]}… ({len(given) - LONGEST:,} more characters)"
    return _escaped(given)


def _escaped(given: str) -> Html:
    """Escape a text, whole, and show signs that steer by their numbers."""
    return Html(escape(_STEERING.sub(lambda found: ascii(found[0])[1:-1], given)))


def element(name: str, *content: Html, **attributes: str | None) -> Html:
    """Make an element of what stands in it.

    Args:
        name: Its name.
        content: What stands in it, in order.
        attributes: Its attributes, `class_` for `class` and `aria_label` for `aria-label`; None leaves one out.

    >>> element("td", text("1 < 2"), class_="wsis-n")
    '<td class="wsis-n">1 &lt; 2</td>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{given}>{''.join(content)}</{name}>")


def spaced(name: str) -> str:
    """Write the name of a field or framework for reading.

    >>> spaced("action-line"), spaced("short_title")
    ('action line', 'short title')
    """
    return name.replace("-", " ").replace("_", " ")


def plural(framework: str) -> str:
    """Write the name of a framework for many of its nodes.

    >>> plural("action-line")
    'action lines'
    """
    return f"{spaced(framework)}s"


def joined(parts: Iterable[Html], between: str = "") -> Html:
    """Put pieces one behind the other.

    Args:
        parts: The pieces.
        between: A text between them.

    >>> joined([text("C5"), text("C9")], ", ")
    'C5, C9'
    """
    return Html(text(between).join(parts))


def note(*content: Html) -> Html:
    """Make a line of what a reader may want to know beside the picture.

    >>> note(text("dataset 2026.1"))
    '<p class="wsis-note">dataset 2026.1</p>'
    """
    return element("p", *content, class_="wsis-note")


def heading(kind: str, *content: Html) -> Html:
    """Make the first line of a picture: what it shows, and of which kind that is.

    >>> heading("goal", text("4"))
    '<p class="wsis-head"><span class="wsis-kind">goal</span> 4</p>'
    """
    return element("p", element("span", text(kind), class_="wsis-kind"), text(" "), *content, class_="wsis-head")


def definitions(pairs: Iterable[tuple[str, Html]]) -> Html:
    """Make a list of names and what they name.

    >>> definitions([("code", text("C5"))])
    '<dl><dt>code</dt><dd>C5</dd></dl>'
    """
    return element("dl", *(joined([element("dt", text(name)), element("dd", fact)]) for name, fact in pairs))


def anchor(url: str, words: Html | None = None) -> Html:
    """Make a link to the web; an address of another kind is shown and not linked.

    Args:
        url: The address.
        words: What to show instead of it.

    >>> anchor("javascript:alert(1)")
    'javascript:alert(1)'
    """
    shown = text(url) if words is None else words
    return element("a", shown, href=url, rel="noopener noreferrer") if _WEB.fullmatch(url) else shown


def swatch(color: str) -> Html:
    """Make a small patch of a colour, beside the words that say what it stands for.

    >>> swatch("#C5192D")
    '<span class="wsis-swatch" style="background:#C5192D" aria-hidden="true"></span>'
    """
    style = f"background:{color}" if _COLOR.fullmatch(color) else None
    return element("span", class_="wsis-swatch", style=style, aria_hidden="true")


def amount(number: int, noun: str) -> str:
    """Write a number with its noun, thousands apart.

    >>> amount(1, "project"), amount(10_000, "project")
    ('1 project', '10,000 projects')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
