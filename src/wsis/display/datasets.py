"""Datasets: what is in them, where it comes from, and what was put right."""

from wsis.dataset import Dataset
from wsis.display.coverages import counted_with
from wsis.display.elements import NOTHING, Html, amount, anchor, heading, joined, spaced, text
from wsis.display.style import framed
from wsis.display.tables import fold, table
from wsis.kinds import ENTRY_TYPES
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES
from wsis.provenance import Correction, Document


def dataset_picture(ds: Dataset) -> str:
    """Show a dataset: its frameworks, matrices and other lists, with its documents and corrections folded away.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> "169" in dataset_picture(wsis.load())
    True
    """
    frameworks = [(text(spaced(name)), text(f"{len(ds.all(kind)):,}")) for name, kind in NODE_TYPES.items()]
    others = [
        (text(spaced(name)), text(f"{len(entries):,}"))
        for name, kind in ENTRY_TYPES.items()
        if name not in NODE_TYPES and (entries := ds.all(kind))
    ]
    matrices = ("matrix", "from", "to", "links", "blanket", "inferred")
    documents = ("document", "title", "publisher", "date", "note")
    corrections = ("correction", "subject", "where", "printed", "adopted", "reason", "status", "source")
    return framed(
        heading("dataset", text(f"{ds.version}, {ds.date}")),
        counted_with(ds.version, f"{ds.digest}, schema {ds.schema_version}"),
        table("frameworks", ("framework", "nodes"), {NOTHING: frameworks}, numbers=("nodes",)),
        table("matrices", matrices, {NOTHING: map(_matrix, ds.matrices)}, numbers=matrices[3:]),
        *([table("other lists", ("list", "entries"), {NOTHING: others}, numbers=("entries",))] if others else []),
        fold(
            amount(len(ds.documents), "document"),
            table("documents", documents, {NOTHING: map(_document, ds.documents)}),
        ),
        fold(
            amount(len(ds.corrections), "correction"),
            table(
                "what sources lost or contradict", corrections, {NOTHING: map(_correction, ds.corrections)}, tall=True
            ),
        ),
    )


def _matrix(matrix: Matrix) -> tuple[Html, ...]:
    name = text(f"{matrix.title} ({matrix.id})")
    blanket = sum(each.blanket for each in matrix.links)
    inferred = sum(each.standing == "inferred" for each in matrix.links)
    ends = (text(spaced(matrix.source)), text(spaced(matrix.target)))
    return name, *ends, *(text(f"{count:,}") for count in (len(matrix), blanket, inferred))


def _document(document: Document) -> tuple[Html, ...]:
    title = anchor(document.url, text(document.title))
    symbol = text(f" ({document.symbol})" if document.symbol else "")
    rest = (text(document.publisher), text(document.date), text(document.note or ""))
    return text(document.id), joined([title, symbol]), *rest


def _correction(correction: Correction) -> tuple[Html, ...]:
    said = (correction.printed, correction.adopted, correction.reason, correction.status, correction.citation)
    return text(correction.id), text(correction.subject), text(correction.locator), *map(text, said)
