"""What every entry of a dataset has: a code, a name, a citation, and perhaps a withdrawal."""

from typing import ClassVar, cast

import attrs

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

    def __eq__(self, other: object) -> bool:
        """Compare every field, with those of an entry of the same kind.

        One method serves all kinds: attrs would compile one for each, in every process that loads a dataset.
        """
        if type(self) is not type(other):
            return NotImplemented
        kind = cast("type[attrs.AttrsInstance]", type(self))
        return all(getattr(self, field.name) == getattr(other, field.name) for field in attrs.fields(kind))

    def __hash__(self) -> int:
        """Hash the kind and the code, which tell one entry of a dataset from all others."""
        return hash((type(self), self.code))

    def __str__(self) -> str:
        """Give the code."""
        return self.code

    def __repr__(self) -> str:
        """Give the kind, the code and a few words."""
        return f"{type(self).__name__}({self.code!r}, {shortened(self.name, 100 - len(self.code))!r})"
