"""Coverage and crosstabs: pure functions of a dataset and a register, or of a tally of it."""

from itertools import product

import attrs

from wsis.dataset import Dataset
from wsis.errors import DatasetMismatchError
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES, Node
from wsis.reach import headings, own_relation
from wsis.register import Register
from wsis.results import Cell, Coverage, CoverageRow, Crosstab
from wsis.rules import coverage_rule, crosstab_rule
from wsis.states import LinkState
from wsis.tally import Tally
from wsis.tallying import tally_coverage, tally_crosstab


def coverage(
    ds: Dataset,
    register: Register,
    *,
    of: type[Node],
    via: type[Node] | None = None,
    blanket: bool = True,
    matrix: Matrix | None = None,
) -> Coverage:
    """Find which nodes of a framework the projects of a register reach.

    A goal is reached by a project that declares it or one of its targets, an objective or theme by one of its
    commitments, C7 by one of its applications. The share of a node is over all projects; the ratio is nodes reached
    over nodes, C7 and withdrawn nodes left out. With `via`, nodes are reached by what follows from declared nodes
    through a matrix; declared and implied are never mixed.

    Args:
        ds: The dataset to count with.
        register: The projects.
        of: The kind of node to count.
        via: For implied coverage, the kind of node that the projects declare.
        blanket: Whether links that exist only because a row says "All" imply anything.
        matrix: A matrix to follow instead of all that the dataset has between the two frameworks.

    Raises:
        UnknownTagsError: Listing every tag of the register that the dataset does not have.
        NoMatrixError: Where no matrix leads from `via` to `of`, or the two are the same framework.

    >>> import wsis
    >>> from wsis import ActionLine, Commitment, Project, Register
    >>> register = Register([Project(id="1", title="Community radio", action_lines=["C9"])])
    >>> wsis.coverage(wsis.load(), register, of=ActionLine)
    Coverage(action-line: 1 of 18, projects: 1)
    >>> wsis.coverage(wsis.load(), register, of=Commitment, via=ActionLine, blanket=False)
    Coverage(commitment: 8 of 98, projects: 1)
    """
    return coverage_of(ds, tally_coverage(ds, register, of=of, via=via, blanket=blanket, matrix=matrix))


def coverage_of(ds: Dataset, tally: Tally) -> Coverage:
    """Make the coverage that a tally counts.

    Args:
        ds: The dataset that it was counted with.
        tally: The counts, of one register or added up from several.

    Raises:
        DatasetMismatchError: Where it was counted with another dataset.

    >>> import wsis
    >>> ds = wsis.load()
    >>> coverage_of(ds, tally_coverage(ds, wsis.Register(), of=wsis.Goal)).ratio
    0.0
    """
    kind = _kind(ds, tally)
    grouping = headings(ds, kind)
    return Coverage(
        question=tally.question,
        rule=coverage_rule(ds, tally),
        rows=tuple(
            CoverageRow(node=node, count=count, share=count / (tally.projects or 1), heading=node in grouping)
            for node, count in zip(ds.all(kind), tally.counts, strict=True)
        ),
        projects=tally.projects,
        heading_only=tally.heading_only,
        dataset_version=tally.dataset_version,
        dataset_digest=tally.dataset_digest,
    )


def crosstab(
    ds: Dataset,
    register: Register,
    *,
    rows: type[Node],
    columns: type[Node],
    blanket: bool = True,
    matrix: Matrix | None = None,
) -> Crosstab:
    """Count how often the nodes of two frameworks are declared together, beside what a matrix states of them.

    Args:
        ds: The dataset to count with.
        register: The projects.
        rows: The kind of node of the rows.
        columns: The kind of node of the columns.
        blanket: Whether blanket links count as stated.
        matrix: A matrix to hold the counts against instead of all that the dataset has between the two frameworks;
            where there is none, every cell is out of scope.

    Raises:
        UnknownTagsError: Listing every tag of the register that the dataset does not have.

    >>> import wsis
    >>> from wsis import ActionLine, Goal, Project, Register
    >>> register = Register([Project(id="1", title="Community radio", action_lines=["C9"], goals=["16", "3"])])
    >>> table = wsis.crosstab(wsis.load(), register, rows=ActionLine, columns=Goal)
    >>> table.realized, table.unstated
    ((Cell('C9', '16', 1, stated),), (Cell('C9', '3', 1, not stated),))
    """
    tally = tally_crosstab(ds, register, rows=rows, columns=columns)
    return crosstab_of(ds, tally, blanket=blanket, matrix=matrix)


def crosstab_of(ds: Dataset, tally: Tally, *, blanket: bool = True, matrix: Matrix | None = None) -> Crosstab:
    """Make the crosstab that a tally counts.

    Args:
        ds: The dataset that it was counted with.
        tally: The counts, of one register or added up from several.
        blanket: Whether blanket links count as stated.
        matrix: A matrix to hold the counts against instead of those of the dataset.

    Raises:
        DatasetMismatchError: Where it was counted with another dataset.
        ValueError: Where it is not the tally of a crosstab.

    >>> import wsis
    >>> ds = wsis.load()
    >>> tally = tally_crosstab(ds, wsis.Register(), rows=wsis.ActionLine, columns=wsis.Goal)
    >>> crosstab_of(ds, tally)
    Crosstab(action-line x goal, 0 realized, 124 unrealized, 0 unstated)
    """
    rows = _kind(ds, tally)
    if tally.question.columns is None:
        raise ValueError("the tally counts a coverage, not a crosstab")
    columns = NODE_TYPES[tally.question.columns]
    related = ds.relation(rows, columns) if ds.relates(rows, columns) else None
    asked = related if matrix is None else own_relation(ds, matrix, rows, columns)
    states = asked.states(blanket=blanket) if asked else (LinkState.OUT_OF_SCOPE,) * len(tally.cells)
    held_against = tuple(each.id for each in asked.matrices) if asked else ()
    pairs = product(ds.all(rows), ds.all(columns))
    return Crosstab(
        question=attrs.evolve(tally.question, blanket=blanket, matrices=held_against),
        rule=crosstab_rule(ds, tally, asked.matrix if asked else None, blanket=blanket),
        rows=ds.all(rows),
        columns=ds.all(columns),
        row_counts=tally.counts,
        column_counts=tally.column_counts,
        cells=tuple(
            Cell(row=row, column=column, count=count, state=state)
            for (row, column), count, state in zip(pairs, tally.cells, states, strict=True)
        ),
        projects=tally.projects,
        dataset_version=tally.dataset_version,
        dataset_digest=tally.dataset_digest,
    )


def _kind(ds: Dataset, tally: Tally) -> type[Node]:
    """Refuse a tally of another dataset; tell the kind of node that it counts."""
    if (tally.dataset_version, tally.dataset_digest) != (ds.version, ds.digest):
        raise DatasetMismatchError(
            f"counted with dataset {tally.dataset_version} ({tally.dataset_digest}), not {ds.version} ({ds.digest})",
        )
    return NODE_TYPES[tally.question.of]
