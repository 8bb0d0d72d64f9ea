"""What progress is measured with: the SDG indicators that concern ICT."""

from typing import ClassVar, Literal, final

import attrs

from wsis.codes import KindName
from wsis.entries import Entry
from wsis.provenance import Citation, Withdrawal

IndicatorStanding = Literal["ict", "ict-in-part", "related"]


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Indicator(Entry):
    """An indicator of the SDG framework that measures ICT, or that this library puts beside those that do.

    Args:
        code: `9.c.1`; the first two parts are its target.
        target: Code of its target.
        label: Short wording of this library's own, at most 60 characters.
        custodians: The agencies that collect it.
        standing: `ict` for an ICT indicator of the framework, `ict-in-part` where only parts of it are; `related` is a
            choice of this library.
        note: What limits it, or why it was chosen.
        citation: Where the United Nations list it with its custodians.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[KindName] = "indicator"
    named_by: ClassVar[str] = "label"

    code: str
    target: str
    label: str
    custodians: tuple[str, ...]
    standing: IndicatorStanding
    note: str | None = None
    citation: Citation
    withdrawn: Withdrawal | None = None
