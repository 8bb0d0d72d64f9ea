"""XML put together from names, attributes and texts, so that every character of a text comes back as it was."""

import re
from collections.abc import Mapping
from types import MappingProxyType

#: Characters that no XML file can hold, not even by their numbers.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: Signs of XML itself, and characters that a parser would take for other ones.
_IN_TEXT = MappingProxyType(str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}))
_IN_VALUE = MappingProxyType({**_IN_TEXT, **str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})})
_NO_ATTRIBUTES = MappingProxyType[str, str]({})


def legalized(text: str) -> str:
    r"""Put the sign for an unreadable character where a text has one that XML cannot hold.

    Args:
        text: Any text.

    >>> legalized("Ra\0dio") == "Ra\ufffddio"
    True
    """
    return _ILLEGAL.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Write a text so that it can stand in an element.

    Args:
        text: A text without illegal characters.

    >>> escaped("Radio & more")
    'Radio &amp; more'
    """
    return text.translate(_IN_TEXT)


def parted(name: str, attributes: Mapping[str, str] = _NO_ATTRIBUTES) -> tuple[str, str]:
    """Write the two tags of an element.

    Args:
        name: Its name.
        attributes: Names and values of its attributes.

    >>> parted("iati-activities", {"version": "2.03"})
    ('<iati-activities version="2.03">', '</iati-activities>')
    """
    words = " ".join((name, *(f'{key}="{value.translate(_IN_VALUE)}"' for key, value in attributes.items())))
    return f"<{words}>", f"</{name}>"


def element(name: str, attributes: Mapping[str, str] = _NO_ATTRIBUTES, *inner: str) -> str:
    """Write an element with what stands in it.

    Args:
        name: Its name.
        attributes: Names and values of its attributes.
        inner: What stands in it, as XML.

    >>> element("tag", {"code": "9"}), element("title", {}, escaped("Radio"))
    ('<tag code="9"/>', '<title>Radio</title>')
    """
    before, after = parted(name, attributes)
    return f"{before}{''.join(inner)}{after}" if inner else f"{before[:-1]}/>"
