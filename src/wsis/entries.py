"""What every entry of a dataset has: a code, a name, a citation, and perhaps a withdrawal."""

from typing import ClassVar

from wsis.codes import KindName
from wsis.provenance import Citation, Withdrawal
from wsis.showing import Shown
from wsis.wording import shortened


class Entry(Shown):
    """An entry of one of the lists of a dataset: the type that nodes, indicators, mandates, countries and others share.

    An entry that was withdrawn says so: it is found like any other, and coverage no longer asks for it.
    """

    __slots__ = ()

    framework: ClassVar[KindName]
    named_by: ClassVar[str] = "title"

    code: str
    citation: Citation
    withdrawn: Withdrawal | None

    @property
    def name(self) -> str:
        """The few words that tables and charts show: short title, label or title."""
        return str(getattr(self, self.named_by))

    def __str__(self) -> str:
        """Give the code."""
        return self.code

    def __repr__(self) -> str:
        """Give the kind, the code and a few words."""
        return f"{type(self).__name__}({self.code!r}, {shortened(self.name, 100 - len(self.code))!r})"
