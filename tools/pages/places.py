"""Where on the site an entry, a document or a row has its place."""

import posixpath
import re
from collections.abc import Mapping

from tools.pages.markup import link, swatch, text
from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.indicators import Indicator
from wsis.link import Link
from wsis.nodes import ActionLine, Commitment, Goal, Objective, Target, Theme
from wsis.places import Country, Region
from wsis.provenance import Citation, Document
from wsis.summit import GenevaTarget, Mandate, Principle, PrizeCategory

DOCUMENTS = "data/documents.md"
CORRECTIONS = "data/corrections.md"
EXPLORER = "data/explorer.md"
#: The document whose rows have a page, and that page.
PRINTED = ("wsis-gdc-matrix", "data/matrices/wsis-gdc.md")

# The kinds of entry that stand together on a page.
_LISTED: Mapping[type[Entry], str] = {
    Indicator: "data/indicators.md",
    GenevaTarget: "data/geneva-targets.md",
    Mandate: "data/mandates.md",
    Principle: "data/principles.md",
    Region: "data/countries.md",
    Country: "data/countries.md",
}


def place(entry: Entry) -> str:
    """Give the path of the page that shows an entry, with the name of its place there.

    >>> import wsis
    >>> place(wsis.load().target("9.c"))
    'data/goals/9.md#target-9-c'
    """
    match entry:
        case ActionLine() | Goal() | Objective():
            return f"data/{entry.framework}s/{entry.code}.md"
        case Target():
            return f"data/goals/{entry.goal}.md#{anchor(entry)}"
        case Theme() | Commitment():
            return f"data/objectives/{entry.objective}.md#{anchor(entry)}"
        case PrizeCategory():
            return f"data/action-lines/{entry.action_line}.md#{anchor(entry)}"
        case _:
            return f"{_LISTED[type(entry)]}#{anchor(entry)}"


def anchor(entry: Entry) -> str:
    """Name the place of an entry on its page."""
    return f"{entry.framework}-{_name(entry.code)}"


def matrix_page(matrix: str) -> str:
    """Give the path of the page of a matrix."""
    return f"data/matrices/{matrix}.md"


def relative(target: str, *, page: str) -> str:
    """Write a place as a page links to it.

    >>> relative("data/goals/9.md#target-9-c", page="data/action-lines/C5.md")
    '../goals/9.md#target-9-c'
    """
    path, hash_, name = target.partition("#")
    return f"{posixpath.relpath(path, posixpath.dirname(page))}{hash_}{name}"


def to_entry(entry: Entry, *, page: str) -> str:
    """Link the code of an entry with its place; a goal shows its colour too."""
    shown = entry.paragraph if isinstance(entry, Commitment) else entry.code
    linked = link(text(shown), relative(place(entry), page=page))
    return f"[{swatch(entry)} {linked}]{{.nowrap}}" if isinstance(entry, Goal) else linked


def to_document(ds: Dataset, document: str, *, page: str) -> str:
    """Link a document by its symbol or title with its entry."""
    title = next(str(each) for each in ds.documents if each.id == document)
    return link(text(title), relative(f"{DOCUMENTS}#{document_anchor(document)}", page=page))


def document_anchor(document: str) -> str:
    """Name the place of a document on the page of all of them."""
    return f"document-{_name(document)}"


def correction_anchor(correction: str) -> str:
    """Name the place of a correction in the ledger."""
    return f"correction-{_name(correction)}"


def cited(ds: Dataset, citation: Citation, *, page: str) -> str:
    """Write a citation in full: the document, the place in it, and what limits it."""
    note = f" ({text(citation.note)})" if citation.note else ""
    return f"{to_document(ds, citation.document, page=page)}, {text(citation.locator)}{note}"


def cited_at(citation: Citation) -> str:
    """Give the place of what a citation names: the printed row, or the document."""
    document, rows = PRINTED
    if citation.document == document:
        return f"{rows}#{_name(citation.locator)}"
    return f"{DOCUMENTS}#{document_anchor(citation.document)}"


def named_place(ds: Dataset, citation: Citation) -> str:
    """Name what a citation names in short: the symbol or title of the document, and the place in it.

    >>> import wsis
    >>> ds = wsis.load()
    >>> named_place(ds, wsis.links(ds, ds.action_line("C9"), to=Goal)[0].evidence[0])
    'ICT4SDG application: list of rationales by action line, C9, goal 5'
    """
    document = next(each for each in ds.documents if each.id == citation.document)
    return f"{_short(document)}, {citation.locator}"


def _short(document: Document) -> str:
    """Give the symbol of a document, or its title without what stands in brackets at its end."""
    return document.symbol or re.sub(r" \([^()]*\)$", "", document.title)


def evidence(ds: Dataset, found: Link, *, page: str) -> str:
    """Write the evidence of a link; a printed row leads to that row."""
    places = "<br>".join(
        link(text(named_place(ds, item)), relative(cited_at(item), page=page)) for item in found.evidence
    )
    return f"[{places}]{{.evidence}}"


def standing(found: Link) -> str:
    """Say how a link stands, and why where it is inferred."""
    words = f"{found.standing}{', blanket' if found.blanket else ''}"
    return f"[{words}: {text(found.reason)}]{{.reason}}" if found.reason else words


def _name(value: str) -> str:
    """Make a name for a link: letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
