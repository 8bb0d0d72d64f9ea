"""The rules that the values of a dataset keep between them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from wsis.codes import FrameworkName
from wsis.entries import Entry
from wsis.entry_rules import entry_faults
from wsis.errors import Problem
from wsis.holding import Holding, additions_of, all_entries, held, key_of, kinds_of, place_of
from wsis.kinds import ENTRY_TYPES, wholes_of
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES, Commitment, Goal, Objective, Target, Theme
from wsis.places import Region
from wsis.provenance import Citation
from wsis.summit import GenevaTarget, Mandate


def faults(ds: Holding) -> tuple[Problem, ...]:
    """List every broken rule of a dataset: references, provenance, order, lengths.

    What only the canonical frameworks promise, such as IRIs of the United Nations, is not asked of additions.

    Args:
        ds: The dataset to check.

    >>> import wsis
    >>> faults(wsis.load())
    ()
    """
    checks = (_codes, entry_faults, _canon, _provenance, _matrices, _rows, _corrections)
    return tuple(problem for check in checks for problem in check(ds))


def _entries(ds: Holding) -> Iterator[tuple[str, Entry]]:
    return ((place_of(entry), entry) for entry in all_entries(ds))


def _canonical(ds: Holding) -> Iterator[str]:
    own = {place_of(value) for values in additions_of(ds).values() for value in values}
    return (place for place, _ in _entries(ds) if place not in own)


def _codes(ds: Holding) -> Iterator[Problem]:
    """Every code and id is one word, and stands once in its framework or list."""
    values = [value for field in kinds_of(type(ds)) for value in held(ds, field)]
    for value in values:
        if not re.fullmatch(r"[^\s,;|]+", key := key_of(value)) or not key.isprintable():
            yield Problem(column=place_of(value), message="is not one word without commas, semicolons and bars")
    for name, count in Counter(map(place_of, values)).items():
        if count > 1:
            yield Problem(column=name, message="is there more than once", value=str(count))


def _canon(ds: Holding) -> Iterator[Problem]:
    """Canonical codes match IRIs and paragraphs; no addition claims an IRI of the United Nations."""
    canonical = {*_canonical(ds)}
    for place, node in _entries(ds):
        if isinstance(node, Goal | Target):
            if place in canonical and node.iri != f"http://metadata.un.org/sdg/{node.code}":
                yield Problem(column=place, message="has another IRI than its code", value=node.iri)
            if place not in canonical and re.match(r"(?i)https?://([^/]*\.)?un\.org(?![^/:])", node.iri):
                yield Problem(column=place, message="is an addition with an IRI of the United Nations", value=node.iri)
        if place in canonical:
            yield from _coded(place, node)
        if isinstance(node, Commitment) and place in canonical:
            yield from _misplaced(ds, place, node)


def _coded(place: str, node: Entry) -> Iterator[Problem]:
    """The code is the paragraph, where there is one, and the M49 number of a region."""
    if isinstance(node, Commitment | GenevaTarget | Mandate) and node.code != re.sub(r"[()]", "", node.paragraph):
        yield Problem(column=place, message="has a code that is not its paragraph", value=node.paragraph)
    if isinstance(node, Region) and not re.fullmatch("[0-9]{3}", node.code):
        yield Problem(column=place, message="has a code that is no M49 number", value=node.code)


def _misplaced(ds: Holding, place: str, node: Commitment) -> Iterator[Problem]:
    """A commitment stands within the paragraphs of its theme and objective."""
    for kind, code in wholes_of(node):
        whole = next((each for each in ds.all(kind) if each.code == code), None)
        if isinstance(whole, Objective | Theme) and node.paragraph.partition("(")[0] not in whole.paragraphs:
            yield Problem(column=place, message=f"is outside the paragraphs of its {kind.framework}", value=code)


def _provenance(ds: Holding) -> Iterator[Problem]:
    """Nothing stands without a citation of a known document and a place in it."""
    cited: list[tuple[str, Iterable[Citation]]] = [(place, (entry.citation,)) for place, entry in _entries(ds)]
    cited += [(f"{matrix.id} {link}", link.evidence) for matrix in ds.matrices for link in matrix.links]
    cited += [(place, (entry.withdrawn.citation,)) for place, entry in _entries(ds) if entry.withdrawn]
    cited += [(place_of(each), (each.tied_by,)) for each in ds.all(GenevaTarget) if each.tied_by]
    cited += [(f"correction {correction.id}", (correction.citation,)) for correction in ds.corrections]
    known = {document.id for document in ds.documents}
    for place, citations in cited:
        for citation in citations:
            if citation.document not in known:
                yield Problem(column=place, message="cites an unknown document", value=citation.document)
            if not citation.locator.strip():
                yield Problem(column=place, message="cites no place in its document", value=citation.document)
    for matrix in ds.matrices:
        if matrix.document not in known:
            yield Problem(column=matrix.id, message="is of an unknown document", value=matrix.document)


def _matrices(ds: Holding) -> Iterator[Problem]:
    """Scopes are codes in definition order; links name their matrix, and inferred ones say why."""
    for matrix in ds.matrices:
        ends: tuple[tuple[str, FrameworkName, tuple[str, ...]], ...] = (
            ("source", matrix.source, matrix.source_scope),
            ("target", matrix.target, matrix.target_scope),
        )
        for end, framework, scope in ends:
            codes = tuple(node.code for node in ds.all(NODE_TYPES[framework]))
            if scope != tuple(code for code in codes if code in scope):
                strange = [code for code in scope if code not in codes]
                message = f"has unknown codes in its {end} scope" if strange else f"has its {end} scope out of order"
                yield Problem(column=matrix.id, message=message, value=" ".join(strange or scope))
        for link in matrix.links:
            if link.standing == "inferred" and not link.reason:
                yield Problem(column=matrix.id, message="has an inferred link without a reason", value=str(link))
            if link.matrix != matrix.id:
                yield Problem(column=matrix.id, message=f"has the link {link} of another matrix", value=link.matrix)
    yield from _targets_without_goal(ds)


def _targets_without_goal(ds: Holding) -> Iterator[Problem]:
    """A target that a canonical matrix links has a goal that one links."""
    own = additions_of(ds).get("matrices", ())
    canonical = [matrix for matrix in ds.matrices if matrix not in own]
    goals = _pairs(canonical, "goal")
    of_goal = {target.code: target.goal for target in ds.all(Target)}
    for line, target in sorted(_pairs(canonical, "target")):
        if target in of_goal and (line, of_goal[target]) not in goals:
            message = "links a target whose goal is not linked"
            yield Problem(column="wsis-sdg-targets", message=message, value=f"{line} -> {target}")


def _pairs(matrices: Iterable[Matrix], target: str) -> set[tuple[str, str]]:
    return {
        pair
        for matrix in matrices
        if (matrix.source, matrix.target) == ("action-line", target)
        for pair in matrix.pairs
    }


def _rows(ds: Holding) -> Iterator[Problem]:
    """Rows are numbered in print order and stand under the objective of their commitments; inferred ones say why."""
    section = {commitment.code: commitment.objective for commitment in ds.all(Commitment)}
    for matrix in ds.matrices:
        for place, row in enumerate(matrix.rows, start=1):
            name = f"{matrix.id} row {row.number}"
            if row.number != place:
                yield Problem(column=name, message="is out of print order", value=str(place))
            if any(section.get(code) != row.section for code in row.commitments):
                yield Problem(column=name, message="stands under another objective", value=" ".join(row.commitments))
            if row.alignment == "inferred" and not row.note:
                yield Problem(column=name, message="is inferred without a reason")
            if row.alignment != "inferred" and row.note:
                yield Problem(column=name, message="gives a reason and is not inferred", value=row.note)


def _corrections(ds: Holding) -> Iterator[Problem]:
    """A correction concerns a framework, another list or a matrix of the dataset."""
    subjects = {*ENTRY_TYPES, *(matrix.id for matrix in ds.matrices)}
    for correction in ds.corrections:
        if correction.subject not in subjects:
            yield Problem(column=correction.id, message="concerns nothing in the dataset", value=correction.subject)
