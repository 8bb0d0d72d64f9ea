"""From a template and values to a page: everything escaped, nothing that runs but our own script."""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from wsis.errors import MissingExtraError
from wsis.pages.words import Words, grouped

if TYPE_CHECKING:
    from jinja2 import Environment

# What no page can hold or show: halves of characters, and what controls a machine; line ends and tabs stay.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LEVELS = 5


def rendered(package: str, template: str, words: Words, **values: object) -> str:
    """Make a page of a template, which extends `base.html` and finds its macros in `macros.html`.

    The style of the page is `style.css` of this package, and then that of its own package. A policy
    in its head lets a browser run this style and the one script, and load nothing.

    Args:
        package: The package that has the folder `templates`.
        template: The name of the template in it.
        words: What the page says; templates call it as `say`.
        values: What the template shows.

    Raises:
        MissingExtraError: Where jinja2 is not installed.

    >>> from wsis.pages.words import words_of
    >>> page = rendered("wsis.pages", "base.html", words_of("wsis.pages"), title="<script>")
    >>> "<title>&lt;script&gt;</title>" in page
    True
    """
    made, shared = _environment(package)
    page = made.get_template(template, globals=dict(shared)).render(say=words, **values)
    return _CONTROLS.sub(lambda found: ascii(found[0])[1:-1], re.sub("\r\n?", "\n", page))


def safe_url(text: str | None) -> str | None:
    """Give an address that a page may link to: the web, and no other scheme.

    Args:
        text: What a register has for an address.

    >>> safe_url("https://example.org/"), safe_url("javascript:alert(1)")
    ('https://example.org/', None)
    """
    found = (text or "").strip()
    return found if re.match(r"https?://[^\s]+\Z", found, re.IGNORECASE) else None


# ruff: noqa: PLC0415 - who makes no page waits for none of this
@cache
def _environment(package: str) -> "tuple[Environment, Mapping[str, object]]":
    """Make the environment of a package of pages, and what all its templates know."""
    try:
        from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup
    except ModuleNotFoundError as error:
        raise MissingExtraError("jinja2", "report") from error

    packages = tuple(dict.fromkeys(("wsis.pages", package)))
    made = Environment(
        loader=ChoiceLoader([PackageLoader(each) for each in reversed(packages)]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = "\n".join(_text(each, "style.css") for each in packages), _text("wsis.pages", "script.js")
    shared: dict[str, object] = {
        "grouped": grouped,
        "heat": heat,
        "percent": "{:.0%}".format,
        "percent_exactly": "{:.1%}".format,
        "safe_url": safe_url,
    }
    for name, text in (("style", style), ("script", script)):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        shared |= {name: Markup(text), f"{name}_digest": digest}  # noqa: S704 - files of this package
    return made, shared


def _text(package: str, name: str) -> str:
    """Read a file of a package as a browser will read it: with line feeds alone."""
    import pkgutil

    return (pkgutil.get_data(package, f"templates/{name}") or b"").decode().replace("\r\n", "\n")


def heat(count: int, most: int) -> int:
    """Tell how dark a count is shown: 0 for none, 5 for the most or more.

    Args:
        count: The count.
        most: The count that is shown darkest, at least 1.

    >>> heat(0, 10), heat(1, 10), heat(10, 10)
    (0, 1, 5)
    """
    return min(_LEVELS, -(-_LEVELS * count // most))
