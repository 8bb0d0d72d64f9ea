"""Where the rows of a road map come from: numbered sources, and places in them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wsis.dataset import Dataset
from wsis.errors import DatasetMismatchError
from wsis.nodes import Goal
from wsis.plans import PlanRow, Roadmap
from wsis.provenance import Citation, Document

#: The document that asks for road maps.
ASKED = "A-RES-80-173"


class Place(NamedTuple):
    """A place in a numbered source.

    Args:
        source: The number of the source; None for a document that the dataset does not list, as that of a matrix of
            the caller's own.
        locator: Where in it, after the id of a document without a number.
    """

    source: int | None
    locator: str


class Evidence(NamedTuple):
    """What a row stands on.

    Args:
        places: Where its links stand.
        reasons: Why those that are inferred are taken to stand.
    """

    places: tuple[Place, ...]
    reasons: tuple[str, ...]


def refuse_another(ds: Dataset, *plans: Roadmap) -> None:
    """Refuse road maps that were made with another dataset.

    Args:
        ds: The dataset.
        plans: The road maps.

    Raises:
        DatasetMismatchError: Naming both datasets.

    >>> import wsis
    >>> refuse_another(wsis.load(), wsis.roadmap(wsis.load(), "C9"))
    """
    for plan in plans:
        if (plan.dataset_version, plan.dataset_digest) != (ds.version, ds.digest):
            made = f"{plan.dataset_version} ({plan.dataset_digest})"
            raise DatasetMismatchError(f"the road map was made with dataset {made}, not {ds.version} ({ds.digest})")


def cited_documents(ds: Dataset, plan: Roadmap) -> tuple[Document, ...]:
    """List the documents that a road map cites, in the order of the dataset: for it, nodes, links and other entries.

    The document of a matrix is among them, though evidence may name only others that transcribe it.

    The number of a source is its place among them.

    Args:
        ds: The dataset that it was made with.
        plan: The road map.

    Raises:
        DatasetMismatchError: Where it was made with another dataset.

    >>> import wsis
    >>> ds = wsis.load()
    >>> [document.id for document in cited_documents(ds, wsis.roadmap(ds, "C9"))][:3]
    ['geneva-plan', 'A-RES-70-1', 'A-RES-79-1']
    """
    refuse_another(ds, plan)
    cited = {ASKED, plan.line.citation.document}
    for row in (*plan.rows, *plan.silent, *plan.unstated):
        cited |= {row.node.citation.document, *(each.document for link in row.links for each in link.evidence)}
    matrices = {link.matrix for row in plan.rows for link in row.links}
    cited |= {each.document for each in ds.matrices if each.id in matrices}
    others = (*plan.indicators, *plan.mandates, *plan.process_mandates, *plan.measured)
    cited |= {each.citation.document for each in others}
    return tuple(document for document in ds.documents if document.id in cited)


def evidence_of(row: PlanRow, numbers: Mapping[str, int]) -> Evidence:
    """Tell where the links of a row stand, each place once, and why those that are inferred are taken to stand.

    Args:
        row: The row.
        numbers: The number of each document, by its id.

    >>> import wsis
    >>> evidence_of(wsis.roadmap(wsis.load(), "C9").targets[0], {"ict4sdg-rationale-list": 1}).places
    (Place(source=1, locator='C9, goal 5, entry "5.b, 9.c, 12.8, 16.10"'),)
    """
    found = placed((each for link in row.links for each in link.evidence), numbers)
    reasons = (link.reason for link in row.links if link.reason)
    return found._replace(reasons=tuple(dict.fromkeys(reasons)))


def placed(citations: Iterable[Citation], numbers: Mapping[str, int]) -> Evidence:
    """Tell where something stands, each place once.

    Args:
        citations: The citations.
        numbers: The number of each document, by its id.

    >>> import wsis
    >>> placed([wsis.load().goal("9").citation], {}).places
    (Place(source=None, locator='A-RES-70-1, Goal 9'),)
    """
    found = (
        Place(numbers[each.document], each.locator)
        if each.document in numbers
        else Place(None, f"{each.document}, {each.locator}")
        for each in citations
    )
    return Evidence(tuple(dict.fromkeys(found)), ())


def by_goal(ds: Dataset, plan: Roadmap) -> Iterable[PlanRow]:
    """Go through the goals and targets of a road map, each target after its goal.

    Args:
        ds: The dataset.
        plan: The road map.

    >>> import wsis
    >>> ds = wsis.load()
    >>> [row.node.code for row in by_goal(ds, wsis.roadmap(ds, "C9"))]
    ['5', '5.b', '9', '9.c', '12', '12.8', '16', '16.10']
    """
    for goal in ds.all(Goal):
        yield from (row for row in plan.goals if row.node == goal)
        parts = ds.parts(goal)
        yield from (row for row in plan.targets if row.node in parts)
