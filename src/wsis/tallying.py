"""From a register to the counts that coverage and crosstabs are made of."""

from collections.abc import Mapping
from functools import reduce

from wsis.dataset import Dataset
from wsis.declaring import Declaring
from wsis.errors import NoMatrixError
from wsis.matrix import Matrix
from wsis.nodes import Node
from wsis.reach import declared, headings, implied, linked_kind, refuse_unknown_tags
from wsis.tally import Question, Tally


def tally_coverage(
    ds: Dataset,
    register: Declaring,
    *,
    of: type[Node],
    via: type[Node] | None = None,
    blanket: bool = True,
    matrix: Matrix | None = None,
) -> Tally:
    """Count the projects that reach each node: the addable part of `coverage`, which describes the arguments.

    >>> import wsis
    >>> ds = wsis.load()
    >>> one, other = (wsis.Register([wsis.Project(id="1", title="Fibre", goals=[goal])]) for goal in "12")
    >>> tally = tally_coverage(ds, one, of=wsis.Goal) + tally_coverage(ds, other, of=wsis.Goal)
    >>> tally.projects, tally.counts[:3]
    (2, (1, 1, 0))
    """
    refuse_unknown_tags(ds, register)
    reached = reaching(ds, register, of, via=via, blanket=blanket, matrix=matrix)
    matrices: tuple[str, ...] = ()
    if via:
        linked = linked_kind(ds, of, via=via, matrix=matrix)
        followed = ds.relation(via, linked).matrices if matrix is None else (matrix,)
        matrices = tuple(each.id for each in followed)
    return Tally(
        dataset_version=ds.version,
        dataset_digest=ds.digest,
        question=Question(of=of.framework, via=via.framework if via else None, blanket=blanket, matrices=matrices),
        projects=len(register),
        counts=tuple(map(register.size, reached.values())),
        heading_only=register.size(heading_alone(ds, register, via or of)),
    )


def tally_crosstab(ds: Dataset, register: Declaring, *, rows: type[Node], columns: type[Node]) -> Tally:
    """Count the projects that declare each pair of nodes: the addable part of `crosstab`.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Fibre", action_lines=["C1"], goals=["1"])])
    >>> tally_crosstab(wsis.load(), register, rows=wsis.ActionLine, columns=wsis.Goal).cells[:3]
    (1, 0, 0)
    """
    refuse_unknown_tags(ds, register)
    across, down = (tuple(declared(ds, register, kind).values()) for kind in (rows, columns))
    return Tally(
        dataset_version=ds.version,
        dataset_digest=ds.digest,
        question=Question(of=rows.framework, columns=columns.framework),
        projects=len(register),
        counts=tuple(map(register.size, across)),
        heading_only=register.size(heading_alone(ds, register, rows)),
        column_counts=tuple(map(register.size, down)),
        cells=tuple(map(register.size, (one & other for one in across for other in down))),
    )


def reaching(
    ds: Dataset,
    register: Declaring,
    of: type[Node],
    *,
    via: type[Node] | None = None,
    blanket: bool = True,
    matrix: Matrix | None = None,
) -> Mapping[str, int]:
    """Map each node to the projects that reach it, declared or implied, as `coverage` describes the arguments.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C9"])])
    >>> reaching(wsis.load(), register, wsis.Goal, via=wsis.ActionLine)["16"]
    1
    """
    if via is None:
        return declared(ds, register, of)
    if via is of:
        raise NoMatrixError(f"via is the framework that is counted, {of.framework}; leave it out for declared coverage")
    return implied(ds, register, of, via=via, blanket=blanket, matrix=matrix)


def heading_alone(ds: Dataset, register: Declaring, kind: type[Node]) -> int:
    """Find the projects that declare a heading and none of the nodes that it groups.

    Args:
        ds: The dataset.
        register: The projects.
        kind: The kind of node.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C7"])])
    >>> heading_alone(wsis.load(), register, wsis.ActionLine)
    1
    """
    return reduce(int.__or__, headings_alone(ds, register, kind).values(), 0)


def headings_alone(ds: Dataset, register: Declaring, kind: type[Node]) -> Mapping[str, int]:
    """Map each heading to the projects that declare it and none of the nodes that it groups.

    Args:
        ds: The dataset.
        register: The projects.
        kind: The kind of node.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C7"])])
    >>> headings_alone(wsis.load(), register, wsis.ActionLine)
    {'C7': 1}
    """
    own = register.declared(kind.framework)
    return {
        heading.code: own.get(heading.code, 0)
        & ~reduce(int.__or__, (own.get(part.code, 0) for part in ds.parts(heading)), 0)
        for heading in headings(ds, kind)
    }
