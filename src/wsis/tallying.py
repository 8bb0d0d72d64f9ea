"""From a register to the counts that coverage and crosstabs are made of."""

from functools import reduce

from wsis.dataset import Dataset
from wsis.errors import NoMatrixError
from wsis.matrix import Matrix
from wsis.nodes import Node
from wsis.reach import declared, headings, implied, linked_kind, refuse_unknown_tags
from wsis.register import Register
from wsis.tally import Question, Tally


def tally_coverage(
    ds: Dataset,
    register: Register,
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
    matrices: tuple[str, ...] = ()
    if via is None:
        reached = declared(ds, register, of)
    elif via is of:
        raise NoMatrixError(f"via is the framework that is counted, {of.framework}; leave it out for declared coverage")
    else:
        reached = implied(ds, register, of, via=via, blanket=blanket, matrix=matrix)
        linked = linked_kind(ds, of, via=via, matrix=matrix)
        followed = ds.relation(via, linked).matrices if matrix is None else (matrix,)
        matrices = tuple(each.id for each in followed)
    return Tally(
        dataset_version=ds.version,
        dataset_digest=ds.digest,
        question=Question(of=of.framework, via=via.framework if via else None, blanket=blanket, matrices=matrices),
        projects=len(register),
        counts=tuple(projects.bit_count() for projects in reached.values()),
        heading_only=_heading_only(ds, register, via or of),
    )


def tally_crosstab(ds: Dataset, register: Register, *, rows: type[Node], columns: type[Node]) -> Tally:
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
        counts=tuple(projects.bit_count() for projects in across),
        heading_only=_heading_only(ds, register, rows),
        column_counts=tuple(projects.bit_count() for projects in down),
        cells=tuple((one & other).bit_count() for one in across for other in down),
    )


def _heading_only(ds: Dataset, register: Register, kind: type[Node]) -> int:
    """Count the projects that declare a heading and none of the nodes that it groups."""
    own = register.declared(kind.framework)
    alone = 0
    for heading in headings(ds, kind):
        grouped = (own.get(part.code, 0) for part in ds.parts(heading))
        alone |= own.get(heading.code, 0) & ~reduce(int.__or__, grouped, 0)
    return alone.bit_count()
