"""Which projects of a register reach which node, declared or implied: sets of projects as ints."""

from collections.abc import Mapping

from wsis.dataset import Dataset
from wsis.errors import NoMatrixError, Problem, UnknownTagsError, counted
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES, Node
from wsis.register import TAG_FIELDS, Register


def headings(ds: Dataset, kind: type[Node]) -> tuple[Node, ...]:
    """List the nodes that only group others of their own framework: C7 among the action lines.

    Args:
        ds: The dataset.
        kind: The kind of node.

    >>> import wsis
    >>> headings(wsis.load(), wsis.ActionLine)
    (ActionLine('C7', 'ICT applications'),)
    """
    return tuple(node for node in ds.all(kind) if any(isinstance(part, kind) for part in ds.parts(node)))


def declared(ds: Dataset, register: Register, kind: type[Node]) -> Mapping[str, int]:
    """Map each node to the projects that declare it or one of its parts.

    Args:
        ds: The dataset.
        register: The projects.
        kind: The kind of node.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Fibre", targets=["9.c"])])
    >>> declared(wsis.load(), register, wsis.Goal)["9"]
    1
    """
    own = register.declared(kind.framework)
    found = {node.code: own.get(node.code, 0) for node in ds.all(kind)}
    for node in ds.all(kind):
        for part in ds.parts(node):
            found[node.code] |= register.declared(part.framework).get(part.code, 0)
    return found


def implied(
    ds: Dataset,
    register: Register,
    kind: type[Node],
    *,
    via: type[Node],
    blanket: bool = True,
    matrix: Matrix | None = None,
) -> Mapping[str, int]:
    """Map each node to the projects that declare a node linked to it.

    A whole that no matrix links is implied by its parts: an objective by its commitments, C7 by its applications.

    Args:
        ds: The dataset.
        register: The projects.
        kind: The kind of node.
        via: The kind of node that the projects declare.
        blanket: Whether blanket links count.
        matrix: A matrix to follow instead of all that the dataset has between the two frameworks, from either end.

    Raises:
        NoMatrixError: Where no matrix leads from one framework to the other or to its parts.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C9"])])
    >>> implied(wsis.load(), register, wsis.Goal, via=wsis.ActionLine)["16"]
    1
    """
    linked = linked_kind(ds, kind, via=via, matrix=matrix)
    followed = matrix.between(via.framework, linked.framework) if matrix else ds.relation(via, linked).matrix
    sources = declared(ds, register, via)
    found = {node.code: 0 for node in ds.all(linked)}
    for link in followed.links:
        if blanket or not link.blanket:
            found[link.target] |= sources[link.source]
    rolled = found if linked is kind else {node.code: 0 for node in ds.all(kind)}
    for node in ds.all(kind):
        for part in ds.parts(node):
            if isinstance(part, linked):
                rolled[node.code] |= found[part.code]
    return rolled


def linked_kind(ds: Dataset, kind: type[Node], *, via: type[Node], matrix: Matrix | None = None) -> type[Node]:
    """Find the kind of node that a matrix leads to: the kind that is asked for, or that of its parts.

    Args:
        ds: The dataset.
        kind: The kind of node that is asked for.
        via: The kind of node to start from.
        matrix: A matrix to follow instead of those of the dataset.

    Raises:
        NoMatrixError: Where there is none.

    >>> import wsis
    >>> linked_kind(wsis.load(), wsis.Objective, via=wsis.ActionLine).__name__
    'Commitment'
    """
    parts = {type(part): None for node in ds.all(kind) for part in ds.parts(node)}
    for candidate in (kind, *parts):
        ends = {via.framework, candidate.framework}
        if ({matrix.source, matrix.target} == ends) if matrix else ds.relates(via, candidate):
            return candidate
    asked = f"matrix {matrix.id}" if matrix else f"no matrix of dataset {ds.version}"
    raise NoMatrixError(f"{asked} does not relate {via.framework} and {kind.framework}")


def refuse_unknown_tags(ds: Dataset, register: Register) -> None:
    """Refuse a register with tags that the dataset does not have.

    Args:
        ds: The dataset.
        register: The projects.

    Raises:
        UnknownTagsError: Listing every such tag, with the number of projects and the first of them.

    >>> import wsis
    >>> refuse_unknown_tags(wsis.load(), wsis.Register([wsis.Project(id="1", title="Radio", goals=["18"])]))
    Traceback (most recent call last):
    wsis.errors.UnknownTagsError: register: 1 problem
      goals: not a goal of dataset 2026.1, in 1 project, the first is '1': '18'
    """
    problems: list[Problem] = []
    for framework, field in TAG_FIELDS.items():
        known = {node.code for node in ds.all(NODE_TYPES[framework])}
        for code, projects in register.declared(framework).items():
            if code not in known:
                first = register[(projects & -projects).bit_length() - 1]
                message = (
                    f"not a {framework.replace('-', ' ')} of dataset {ds.version}, "
                    f"in {counted(projects.bit_count(), 'project')}, the first is {first.id!r}"
                )
                problems.append(Problem(message=message, column=field, value=code))
    if problems:
        raise UnknownTagsError("register", problems)
