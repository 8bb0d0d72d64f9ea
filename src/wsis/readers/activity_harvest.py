"""The events of an XML parser, harvested: what a project can hold of an activity is kept, the rest is counted.

What is kept is bounded, whatever the file does, and nothing of an activity stays when it was given away.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, cast, final

from wsis.readers.activity_parts import LANGUAGE, Element

#: How deep elements may stand in each other; those of the standard stand six deep.
DEPTH = 64

#: How many characters, and how many elements, are kept of one activity.
LONGEST_TEXT = 2**22
MOST_ELEMENTS = 2**16

#: How many names of elements and attributes a file has: the parser remembers each of them.
MOST_NAMES = 2**12

#: How many names of unread elements are told apart in one element.
_MOST_TOLD = 64

_Kept = Mapping[str, object]

_LEAF: _Kept = MappingProxyType[str, object]({})
_TEXTS: _Kept = MappingProxyType[str, object]({"narrative": _LEAF})

#: The elements of an activity that are kept, with those that are kept inside them.
_KEPT: _Kept = MappingProxyType[str, object](
    {
        **dict.fromkeys(("iati-identifier", "activity-status", "activity-scope", "other-identifier"), _LEAF),
        **dict.fromkeys(("related-activity", "collaboration-type", "default-flow-type", "default-aid-type"), _LEAF),
        **dict.fromkeys(("default-finance-type", "default-tied-status", "capital-spend"), _LEAF),
        **dict.fromkeys(("reporting-org", "title", "description", "participating-org", "activity-date"), _TEXTS),
        **dict.fromkeys(("recipient-country", "recipient-region", "sector", "tag", "policy-marker"), _TEXTS),
        "contact-info": MappingProxyType({"website": _LEAF}),
        "document-link": MappingProxyType({"title": _TEXTS, "category": _LEAF}),
    },
)
_ROOT: _Kept = MappingProxyType[str, object]({"iati-activity": _KEPT})


@final
class Refusal(Exception):  # noqa: N818 - it says that a file is refused; the reader makes an error of it
    """A file that is no IATI activity file, or one that is made to do harm."""


class _Open(NamedTuple):
    """An element that is not closed yet."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    line: int
    kept: _Kept
    texts: list[str]
    children: list[Element]
    unread: dict[str, int]

    def closed(self) -> Element:
        """Give what was kept of it."""
        text = "".join(self.texts).strip()
        return Element(self.name, self.attributes, text, tuple(self.children), tuple(self.unread.items()), self.line)


@final
class Harvest:
    """What the parser tells its events to.

    Args:
        line: Tells the line of the file where the parser is.
    """

    def __init__(self, line: Callable[[], int]) -> None:
        self.line = line
        self.events: int = 0
        self.count: int = 0
        self._ended: list[Element] = []
        self._open: list[_Open] = []
        self._names: set[str] = set()
        self._depth = 0
        self._skipped = 0
        self._size = 0
        self._elements = 0

    def ended(self) -> tuple[Element, ...]:
        """Give away the activities that have ended since the last call, and the root when it has."""
        ended = tuple(self._ended)
        self._ended.clear()
        return ended

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Keep or count an element that begins."""
        self.events += 1
        self._depth += 1
        self._names.add(name)
        self._names.update(attributes)
        if self._depth > DEPTH:
            raise Refusal(f"elements stand more than {DEPTH} deep in each other")
        if len(self._names) > MOST_NAMES:
            raise Refusal(f"elements and attributes have more than {MOST_NAMES} names")
        if self._skipped:
            self._skipped += 1
        elif not self._open:
            _check_root(name, attributes)
            self._begin(name, attributes, _ROOT)
        elif name in (parent := self._open[-1]).kept:
            if len(self._open) == 1:
                self._size = self._elements = 0
                attributes = {**_inherited(parent), **attributes}
            self._begin(name, attributes, cast("_Kept", parent.kept[name]))
        else:
            told = name if name in parent.unread or len(parent.unread) < _MOST_TOLD else "others"
            parent.unread[told] = parent.unread.get(told, 0) + 1
            self._skipped = 1

    def end(self, _: str) -> None:
        """Close an element: an activity is ready to be given away."""
        self.events += 1
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
            return
        element = self._open.pop().closed()
        if len(self._open) > 1:
            self._open[-1].children.append(element)
        else:
            self.count += len(self._open)
            self._ended.append(element)

    def data(self, text: str) -> None:
        """Keep a piece of text, unless it is the space between elements."""
        self.events += 1
        if self._skipped or len(self._open) < 2 or (self._open[-1].kept and text.isspace()):  # noqa: PLR2004 - the root
            return
        self._open[-1].texts.append(text)
        self._grow(len(text))

    def comment(self, _: str) -> None:
        """Pass over a comment."""
        self.events += 1

    def pi(self, _: str, __: str) -> None:
        """Pass over an instruction to some program."""
        self.events += 1

    def close(self) -> None:
        """Do nothing more at the end."""

    def _begin(self, name: str, attributes: Mapping[str, str], kept: _Kept) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise Refusal(f"an activity has more than {MOST_ELEMENTS} elements with its names, tags and links")
        line = 0 if len(self._open) > 1 else self.line()  # only those of activities matter
        self._open.append(_Open(name, tuple(attributes.items()), line, kept, [], [], {}))
        self._grow(sum(map(len, attributes.values())))

    def _grow(self, size: int) -> None:
        self._size += size
        if self._size > LONGEST_TEXT:
            raise Refusal(f"an activity has more than {LONGEST_TEXT} characters of text")


def _inherited(root: _Open) -> dict[str, str]:
    """Give the language that the root names for all its activities."""
    return {name: value for name, value in root.attributes if name == LANGUAGE}


def _check_root(name: str, attributes: Mapping[str, str]) -> None:
    """Refuse a file of something else, or of a version that writes activities in another way."""
    if name != "iati-activities":
        raise Refusal(f"is no IATI activity file: its root is {name[:80]!r}, not 'iati-activities'")
    version = attributes.get("version", "").strip()
    if version and not version.startswith("2."):
        raise Refusal(f"is of version {version[:80]!r} of the IATI standard; versions 2.01 to 2.03 are read")
