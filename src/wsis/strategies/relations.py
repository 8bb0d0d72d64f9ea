"""Strategies for what relates frameworks: citations, links, matrices, their rows, and paths."""

from collections.abc import Collection
from datetime import date
from itertools import product

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wsis.bundled import load
from wsis.codes import ACTION_LINE_CODES, GOAL_CODES, VOCABULARIES
from wsis.dataset import Dataset
from wsis.link import Link
from wsis.linkage import Path, trace
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES, Node
from wsis.ordering import in_definition_order
from wsis.provenance import Citation, Withdrawal
from wsis.statements import Row
from wsis.strategies.writing import texts


def citations() -> SearchStrategy[Citation]:
    """Make citations of the rows of a matrix and of paragraphs, some with a note.

    >>> from hypothesis import find
    >>> find(citations(), lambda citation: citation.locator == "row 7").locator
    'row 7'
    """
    return st.builds(
        Citation,
        document=st.sampled_from(["wsis-sdg-matrix", "wsis-gdc-matrix", "A-RES-79-1"]),
        locator=st.builds("{} {}".format, st.sampled_from(["row", "para."]), st.integers(1, 12)),
        note=st.none() | st.just("lost in print") | texts(),
    )


def withdrawals(successors: Collection[str] = GOAL_CODES) -> SearchStrategy[Withdrawal]:
    """Make withdrawals with no successor, one or several.

    Args:
        successors: Codes that may stand in the place of what was withdrawn.

    >>> from hypothesis import find
    >>> find(withdrawals(["9"]), lambda withdrawal: withdrawal.successors).successors
    ('9',)
    """
    return st.builds(
        Withdrawal,
        date=st.dates().map(date.isoformat),
        reason=texts(),
        successors=st.sets(st.sampled_from(tuple(successors)), max_size=3).map(in_definition_order),
        citation=citations(),
    )


def links(
    sources: Collection[str] = ACTION_LINE_CODES,
    targets: Collection[str] = GOAL_CODES,
    *,
    matrix: str = "matrix",
) -> SearchStrategy[Link]:
    """Make links of a matrix, of every standing.

    Args:
        sources: Codes that a link may start from.
        targets: Codes that it may lead to.
        matrix: Id of the matrix.

    >>> from hypothesis import find
    >>> find(links(["11a"], ["9"]), lambda link: link.blanket)
    Link('11a', '9', stated, blanket)
    """
    return st.builds(
        Link,
        source=st.sampled_from(tuple(sources)),
        target=st.sampled_from(tuple(targets)),
        matrix=st.just(matrix),
        evidence=st.lists(citations(), min_size=1, max_size=3),
        blanket=st.booleans(),
        standing=st.sampled_from(["stated", "inferred", "derived"]),
    )


@st.composite
def matrices(
    draw: DrawFn,
    source: type[Node] | None = None,
    target: type[Node] | None = None,
    *,
    id: str = "matrix",  # noqa: A002 - as the field
    sources: Collection[str] | None = None,
    targets: Collection[str] | None = None,
) -> Matrix:
    """Make small matrices between two frameworks; those that share a framework and few codes often compose.

    Args:
        draw: Hypothesis passes it.
        source: The kind of node that links start from; any by default.
        target: The kind of node that they lead to; any other by default.
        id: Id of the matrix.
        sources: Codes that it may speak about at the source end; those of the framework by default.
        targets: The same at the other end.

    >>> from hypothesis import given
    >>> from wsis import ActionLine, Goal
    >>> @given(matrices(ActionLine, Goal))
    ... def test_the_inverse_of_the_inverse(matrix):
    ...     assert matrix.inverse().inverse() == matrix
    >>> test_the_inverse_of_the_inverse()
    """
    kinds = tuple(NODE_TYPES.values())
    one = source or draw(st.sampled_from([kind for kind in kinds if kind is not target]))
    other = target or draw(st.sampled_from([kind for kind in kinds if kind is not one]))
    source_scope = draw(_scopes(one, sources))
    target_scope = draw(_scopes(other, targets))
    made = draw(
        st.lists(
            links(source_scope, target_scope, matrix=id),
            unique_by=lambda link: (link.source, link.target),
            max_size=len(tuple(product(source_scope, target_scope))),
        ),
    )
    return Matrix(
        id=id,
        title=f"Matrix of {one.framework} and {other.framework}",
        source=one.framework,
        target=other.framework,
        document="wsis-sdg-matrix",
        source_scope=source_scope,
        target_scope=target_scope,
        links=tuple(made),
    )


def _scopes(kind: type[Node], codes: Collection[str] | None) -> SearchStrategy[tuple[str, ...]]:
    """Make what a small matrix speaks about at one end: a few codes in definition order."""
    choice = tuple(VOCABULARIES[kind.framework] if codes is None else codes)
    return st.sets(st.sampled_from(choice), min_size=1, max_size=5).map(in_definition_order)


@st.composite
def matrix_rows(draw: DrawFn, *, dataset: Dataset | None = None) -> Row:
    """Make rows of the WSIS–GDC matrix.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset that has them; the newest bundled one by default.

    >>> from hypothesis import find
    >>> find(matrix_rows(), lambda row: row.number == 7).commitments
    ('11g',)
    """
    return draw(st.sampled_from([row for matrix in (dataset or load()).matrices for row in matrix.rows]))


@st.composite
def paths(draw: DrawFn, *, dataset: Dataset | None = None) -> Path:
    """Make paths between two nodes that a matrix links: the direct ones, and those through a third node.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset that has them; the newest bundled one by default.

    >>> from hypothesis import find
    >>> find(paths(), lambda path: path.direct).direct
    True
    """
    ds = dataset or load()
    matrix = draw(st.sampled_from(ds.matrices))
    link = draw(st.sampled_from(matrix.links))
    ends = (ds.get(NODE_TYPES[matrix.source], link.source), ds.get(NODE_TYPES[matrix.target], link.target))
    return draw(st.sampled_from(trace(ds, *ends)))
