"""What the summit and its reviews set beside the action lines: targets, mandates, prizes, principles."""

from typing import ClassVar, Literal, final

import attrs

from wsis.codes import KindName
from wsis.entries import Entry
from wsis.provenance import Citation, Withdrawal


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class GenevaTarget(Entry):
    """One of the ten targets of the Geneva Plan of Action (2003, para. 6), which were to be met by 2015.

    Args:
        code: Paragraph without brackets: `6a`.
        paragraph: Paragraph as printed: `6(a)`.
        title: Title of this library's own, at most 60 characters.
        due: The year by which it was to be met.
        action_lines: Codes of the action lines to which the Plan itself ties it.
        tied_by: Where the Plan does so.
        note: What limits the tie, or what was found instead of one.
        citation: Where the Plan has it.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[KindName] = "geneva-target"

    code: str
    paragraph: str
    title: str
    due: int
    action_lines: tuple[str, ...] = ()
    tied_by: Citation | None = None
    note: str | None = None
    citation: Citation
    withdrawn: Withdrawal | None = None


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Mandate(Entry):
    """What a paragraph of A/RES/80/173, the review of 2025, asks of those who carry the action lines.

    Args:
        code: Its paragraph: `113`.
        paragraph: Paragraph as printed.
        title: Title of this library's own, at most 60 characters.
        summary: What is asked, in this library's own words; read the resolution for the mandate itself.
        addressees: Who is asked, as far as it was seen.
        due: The year by which it is to be done or reported, where the paragraph sets one.
        every_years: After how many years it is due again, where it is.
        action_lines: Codes of the action lines that it concerns; none where it concerns the process as a whole.
        note: What limits the statement.
        citation: Where the resolution has it.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[KindName] = "mandate"

    code: str
    paragraph: str
    title: str
    summary: str
    addressees: tuple[str, ...] = ()
    due: int | None = None
    every_years: int | None = None
    action_lines: tuple[str, ...] = ()
    note: str | None = None
    citation: Citation
    withdrawn: Withdrawal | None = None


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class PrizeCategory(Entry):
    """A category of the WSIS Prizes: one for each action line, and for each application of C7.

    Args:
        code: Its number: `10` is C7 e-health, and not C10.
        title: Title as the call prints it.
        action_line: Code of its action line.
        citation: Where the call has it.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[KindName] = "prize-category"

    code: str
    title: str
    action_line: str
    citation: Citation
    withdrawn: Withdrawal | None = None


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Principle(Entry):
    """A chapter of the Pact for the Future (2024), or a point that the Pact and the WSIS process share.

    Args:
        code: `chapter-1` to `chapter-5`, `shared-1` to `shared-8`.
        kind: Which of the two it is.
        title: Title as printed.
        summary: Summary of this library's own, where the title does not say it.
        citation: Where it is printed.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[KindName] = "principle"

    code: str
    kind: Literal["chapter", "shared"]
    title: str
    summary: str | None = None
    citation: Citation
    withdrawn: Withdrawal | None = None
