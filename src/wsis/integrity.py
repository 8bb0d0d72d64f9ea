"""The rules that the values of a dataset keep between them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from wsis.codes import FrameworkName
from wsis.dataset import Dataset
from wsis.errors import Problem
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES, ActionLine, Commitment, Goal, Node, Objective, Target, Theme
from wsis.provenance import Citation

#: The most characters that fit beside a chart.
LABEL_LENGTH = 60


def faults(ds: Dataset) -> tuple[Problem, ...]:
    """List every broken rule of a dataset: references, provenance, order, lengths.

    Args:
        ds: The dataset to check.

    >>> import wsis
    >>> faults(wsis.load())
    ()
    """
    checks = (_codes, _references, _wording, _provenance, _matrices, _rows, _corrections)
    return tuple(problem for check in checks for problem in check(ds))


def _nodes(ds: Dataset) -> Iterator[tuple[str, Node]]:
    for kind, nodes in zip(
        NODE_TYPES,
        (ds.action_lines, ds.goals, ds.targets, ds.objectives, ds.themes, ds.commitments),
        strict=True,
    ):
        yield from ((f"{kind} {node.code}", node) for node in nodes)


def _codes(ds: Dataset) -> Iterator[Problem]:
    """Every code stands once in its framework, every id once in its list."""
    ids = [f"matrix {matrix.id}" for matrix in ds.matrices]
    ids += [f"document {document.id}" for document in ds.documents]
    ids += [f"correction {correction.id}" for correction in ds.corrections]
    for name, count in Counter([*(place for place, _ in _nodes(ds)), *ids]).items():
        if count > 1:
            yield Problem(column=name, message="is there more than once", value=str(count))


def _references(ds: Dataset) -> Iterator[Problem]:
    """What a node belongs to exists, and a commitment stands within the paragraphs of its theme and objective."""
    known = {kind: {node.code: node for node in ds.all(kind)} for kind in NODE_TYPES.values()}
    for place, node in _nodes(ds):
        for kind, code in _wholes(node):
            whole = known[kind].get(code)
            if whole is None:
                yield Problem(column=place, message=f"belongs to an unknown {kind.framework}", value=code)
            elif _outside(node, whole):
                yield Problem(column=place, message=f"is outside the paragraphs of its {kind.framework}", value=code)


def _outside(node: Node, whole: Node) -> bool:
    """Tell whether a commitment stands outside the paragraphs of what it belongs to."""
    if isinstance(node, Commitment) and isinstance(whole, Objective | Theme):
        return node.paragraph.partition("(")[0] not in whole.paragraphs
    return False


def _wholes(node: Node) -> tuple[tuple[type[Node], str], ...]:
    """Tell what a node says that it belongs to."""
    match node:
        case ActionLine(parent=str(parent)):
            return ((ActionLine, parent),)
        case Target():
            return ((Goal, node.goal),)
        case Theme():
            return ((Objective, node.objective),)
        case Commitment(theme=str(theme)):
            return ((Objective, node.objective), (Theme, theme))
        case Commitment():
            return ((Objective, node.objective),)
        case _:
            return ()


def _wording(ds: Dataset) -> Iterator[Problem]:
    """Names are there, our own are short and unlike each other, codes match paragraphs, colours are colours."""
    for place, node in _nodes(ds):
        if not node.name.strip():
            yield Problem(column=place, message="has no name", value=node.name)
        if isinstance(node, Target | Commitment) and len(node.name) > LABEL_LENGTH:
            yield Problem(column=place, message=f"has a name longer than {LABEL_LENGTH} characters", value=node.name)
        if isinstance(node, Commitment) and node.code != re.sub(r"[()]", "", node.paragraph):
            yield Problem(column=place, message="has a code that is not its paragraph", value=node.paragraph)
        if isinstance(node, Goal) and not re.fullmatch(r"#[0-9A-F]{6}", node.color):
            yield Problem(column=place, message="has a colour that is none", value=node.color)
        if isinstance(node, Goal | Target) and node.iri != f"http://metadata.un.org/sdg/{node.code}":
            yield Problem(column=place, message="has another IRI than its code", value=node.iri)
    for nodes in (ds.targets, ds.commitments):
        for name, count in Counter(node.name for node in nodes).items():
            if count > 1:
                yield Problem(column=nodes[0].framework, message="two nodes have the same name", value=name)


def _provenance(ds: Dataset) -> Iterator[Problem]:
    """Nothing stands without a citation of a known document and a place in it."""
    cited: list[tuple[str, Iterable[Citation]]] = [(place, (node.citation,)) for place, node in _nodes(ds)]
    cited += [(f"{matrix.id} {link}", link.evidence) for matrix in ds.matrices for link in matrix.links]
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


def _matrices(ds: Dataset) -> Iterator[Problem]:
    """Scopes are codes in definition order; inferred links say why; a linked target has a linked goal."""
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
    yield from _targets_without_goal(ds)


def _targets_without_goal(ds: Dataset) -> Iterator[Problem]:
    goals = _pairs(ds.matrices, "goal")
    of_goal = {target.code: target.goal for target in ds.targets}
    for line, target in sorted(_pairs(ds.matrices, "target")):
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


def _rows(ds: Dataset) -> Iterator[Problem]:
    """Rows are numbered in print order and stand under the objective of their commitments; inferred ones say why."""
    section = {commitment.code: commitment.objective for commitment in ds.commitments}
    for matrix in ds.matrices:
        for place, row in enumerate(matrix.rows, start=1):
            name = f"{matrix.id} row {row.number}"
            if row.number != place:
                yield Problem(column=name, message="is out of print order", value=str(place))
            if any(section.get(code) != row.section for code in row.commitments):
                yield Problem(column=name, message="stands under another objective", value=" ".join(row.commitments))
            if (row.alignment == "inferred") != bool(row.note):
                yield Problem(column=name, message="gives a reason exactly where it is inferred", value=row.note)


def _corrections(ds: Dataset) -> Iterator[Problem]:
    """A correction concerns a framework or a matrix of the dataset."""
    subjects = {*NODE_TYPES, *(matrix.id for matrix in ds.matrices)}
    for correction in ds.corrections:
        if correction.subject not in subjects:
            yield Problem(column=correction.id, message="concerns nothing in the dataset", value=correction.subject)
