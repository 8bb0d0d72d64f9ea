"""What an activity says beyond the fields of a project, and what is wrong with it, noted while it is read."""

from typing import final

from wsis.readers.activity_parts import Element, outlined
from wsis.readers.entries import Fault
from wsis.wording import shortened

#: How much of a wrong value is told; all of it is kept.
_WIDTH = 200


@final
class Notes:
    """The notes on one activity.

    >>> notes = Notes()
    >>> notes.keep("tag (vocabulary 1)", "1478")
    >>> notes.keep("tag (vocabulary 1)", "2038")
    >>> notes.extra
    (('tag (vocabulary 1)', '1478; 2038'),)
    """

    def __init__(self) -> None:
        self._extra: dict[str, list[str]] = {}
        self._faults: list[Fault] = []

    @property
    def extra(self) -> tuple[tuple[str, str], ...]:
        """What was kept, each name once."""
        return tuple((name, "; ".join(texts)) for name, texts in self._extra.items())

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong."""
        return tuple(self._faults)

    def keep(self, name: str, text: str) -> None:
        """Keep a text as it is, if there is any.

        Args:
            name: What it is.
            text: The text.
        """
        if text:
            self._extra.setdefault(name, []).append(text)

    def outline(self, element: Element, *, name: str = "", taken: tuple[str, ...] = (), lead: str = "") -> None:
        """Keep all of an element that was not taken.

        Args:
            element: The element.
            name: What it is, where its name does not say it.
            taken: The attributes that were taken.
            lead: What the text begins with.
        """
        self.keep(name or element.name, outlined(element, taken=taken, lead=lead))

    def blame(self, column: str, value: str, message: str, suggestion: str | None = None) -> None:
        """Note what is wrong.

        Args:
            column: The element that has the fault.
            value: What stands there; a very long one is cut short.
            message: What is wrong, in one sentence.
            suggestion: What to write instead, where that is known.
        """
        self._faults.append(Fault(column, shortened(value, _WIDTH), message, suggestion))
