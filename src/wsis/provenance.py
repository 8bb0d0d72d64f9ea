"""Where a statement comes from: documents, places in them, what was put right on the way, what was withdrawn."""

from typing import Literal, final

import attrs

from wsis.wording import shortened


@final
@attrs.frozen(kw_only=True, repr=False)
class Document:
    """A document that the dataset cites.

    Args:
        id: Short name that citations use, such as `A-RES-79-1`.
        symbol: Symbol of the publisher, such as `A/RES/79/1`, where there is one.
        title: Title as published.
        publisher: Who adopted or published it.
        date: ISO 8601 date of adoption or publication, as exactly as it is known: `2024-09-22`, `2015`.
        url: Where it can be read.
        note: What a reader should know of the copy that was used.
    """

    id: str
    symbol: str | None = None
    title: str
    publisher: str
    date: str
    url: str
    note: str | None = None

    def __str__(self) -> str:
        """Give the symbol, or the title where there is none."""
        return self.symbol or self.title

    def __repr__(self) -> str:
        """Give the id and the date."""
        return f"Document({self.id!r}, {self.date})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Citation:
    """A place in a document.

    Args:
        document: Id of the document.
        locator: Paragraph, row, table or entry in it.
        note: What limits the statement: a deduced number, an inferred row.
    """

    document: str
    locator: str
    note: str | None = None

    def __str__(self) -> str:
        """Give document and place, as `A-RES-79-1, para. 11(a)`."""
        return f"{self.document}, {self.locator}"

    def __repr__(self) -> str:
        """Give document and place."""
        return f"Citation({self.document!r}, {shortened(self.locator, 60)!r})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Correction:
    """One entry of the ledger of what the sources lost or contradict.

    Args:
        id: Stable name of the entry.
        subject: Framework or matrix that it concerns.
        locator: The codes, rows or cells concerned.
        printed: What the source says, or that it says nothing.
        adopted: What the dataset says instead.
        reason: Why.
        status: `decided`; `inferred` where the sources do not settle it; `open` where a document must still be read.
        citation: The source that lost or contradicts it.
    """

    id: str
    subject: str
    locator: str
    printed: str
    adopted: str
    reason: str
    status: Literal["decided", "inferred", "open"]
    citation: Citation

    def __repr__(self) -> str:
        """Give the id and the status."""
        return f"Correction({self.id!r}, {self.status})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Withdrawal:
    """That a node is no longer in force. The node stays, so that what was tagged with it is still understood.

    Args:
        date: ISO 8601 date from which it is, as exactly as it is known.
        reason: Why, in one sentence.
        successors: Codes of its own framework that stand in its place; none where nothing does.
        citation: Where this is said.
    """

    date: str
    reason: str
    successors: tuple[str, ...] = ()
    citation: Citation

    def __str__(self) -> str:
        """Give date, reason and successors."""
        instead = f"; instead: {', '.join(self.successors)}" if self.successors else ""
        return f"{self.date}: {self.reason}{instead}"

    def __repr__(self) -> str:
        """Give the date and the successors."""
        return f"Withdrawal({self.date}, successors: {shortened(' '.join(self.successors) or 'none', 60)})"
