"""The documents that everything cites, and the ledger of what was corrected against them."""

from itertools import groupby

from tools.pages.concerns import concerned
from tools.pages.markup import Pages, bullets, html, link, page, section, table, text
from tools.pages.places import (
    CORRECTIONS,
    DOCUMENTS,
    cited,
    correction_anchor,
    document_anchor,
    matrix_page,
    relative,
    to_entry,
)
from wsis.dataset import Dataset
from wsis.provenance import Correction, Document

#: As many nodes an entry names; of more it says how many.
_MOST = 12


def source_pages(ds: Dataset) -> Pages:
    """Make the page of the documents and that of the corrections."""
    return {DOCUMENTS: _documents(ds), CORRECTIONS: _corrections(ds)}


def _documents(ds: Dataset) -> str:
    return page(
        "# Documents",
        "What the dataset cites. The texts that count are the documents themselves.",
        *(_document(each) for each in ds.documents),
    )


def _document(document: Document) -> str:
    return "\n\n".join(
        [
            f"({document_anchor(document.id)})=\n## {text(document.symbol or document.title)}",
            text(document.title) if document.symbol else "",
            bullets(
                [
                    f"Published by: {text(document.publisher)}, {text(document.date)}",
                    f'To read at: <a href="{html(document.url)}">{html(document.url)}</a>',
                    f"Its id: `{document.id}`",
                    *([f"Note: {text(document.note)}"] if document.note else []),
                ]
            ),
        ]
    )


def _corrections(ds: Dataset) -> str:
    """List the ledger, matrix by matrix and framework by framework."""
    ledger = sorted(ds.corrections, key=lambda each: _subjects(ds).index(each.subject))
    return page(
        "# Corrections",
        "What the sources lost or contradict, and what the dataset says instead: nothing is repaired in silence. "
        "*Decided* is what a better source settles, *inferred* what the sources do not settle, "
        "*open* where a document must still be read.",
        table(
            ("status", "entries"),
            [
                (status, str(sum(each.status == status for each in ds.corrections)))
                for status in ("decided", "inferred", "open")
            ],
        ),
        *(
            section(_subject(ds, subject), *(_correction(ds, each) for each in entries))
            for subject, entries in groupby(ledger, key=lambda each: each.subject)
        ),
    )


def _subjects(ds: Dataset) -> list[str]:
    return list(dict.fromkeys(each.subject for each in ds.corrections))


def _subject(ds: Dataset, subject: str) -> str:
    """Name what entries are about: a matrix, with its page, or a framework."""
    matrix = next((each for each in ds.matrices if each.id == subject), None)
    if matrix is None:
        spaced = subject.replace("-", " ").capitalize()
        return f"{spaced.removesuffix('y')}ies" if spaced.endswith("ry") else f"{spaced}s"
    return link(text(matrix.title), relative(matrix_page(matrix.id), page=CORRECTIONS))


def _correction(ds: Dataset, entry: Correction) -> str:
    nodes = concerned(ds, entry)
    shown = ", ".join(to_entry(each, page=CORRECTIONS) for each in nodes[:_MOST])
    more = f" and {len(nodes) - _MOST} more" if len(nodes) > _MOST else ""
    return "\n\n".join(
        [
            f"({correction_anchor(entry.id)})=\n### {text(entry.locator)}",
            bullets(
                [
                    f"*Printed:* {text(entry.printed)}",
                    f"*Adopted:* {text(entry.adopted)}",
                    f"*Why:* {text(entry.reason)}",
                    f"*Status:* {entry.status}; {cited(ds, entry.citation, page=CORRECTIONS)}",
                    *([f"*Concerns:* {shown}{more}"] if nodes else []),
                ]
            ),
        ]
    )
