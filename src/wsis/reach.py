"""Which projects of a register reach which node, declared or implied: sets of projects as ints."""

from collections.abc import Mapping

from wsis.dataset import Dataset
from wsis.declaring import Declaring
from wsis.errors import NoMatrixError, Problem, UnknownTagsError
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES, Node
from wsis.register import TAG_FIELDS
from wsis.relation import Relation


def headings(ds: Dataset, kind: type[Node]) -> tuple[Node, ...]:
    """List the nodes that only group others of their own framework: C7 among the action lines.

    Args:
        ds: The dataset.
        kind: The kind of node.

    >>> import wsis
    >>> headings(wsis.load(), wsis.ActionLine)
    (ActionLine('C7', 'ICT applications'),)
    """
    return tuple(ds.get(kind, code) for code, parts in ds.wholes(kind).items() if isinstance(parts[0], kind))


def declared(ds: Dataset, register: Declaring, kind: type[Node]) -> Mapping[str, int]:
    """Map each node to the projects that declare it or one of its parts.

    Args:
        ds: The dataset.
        register: The projects.
        kind: The kind of node.

    Raises:
        TypeError: For a kind of entry by which projects are not counted, such as `Country`.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Fibre", targets=["9.c"])])
    >>> declared(wsis.load(), register, wsis.Goal)["9"]
    1
    """
    codes = ds.codes(kind)
    if kind.framework not in NODE_TYPES:
        names = ", ".join(each.__name__ for each in NODE_TYPES.values())
        raise TypeError(f"projects are counted by {names}, not by {kind.__name__}")
    own = register.declared(kind.framework)
    found = {code: own.get(code, 0) for code in codes}
    for code, parts in ds.wholes(kind).items():
        tagged = register.declared(parts[0].framework)
        for part in parts:
            found[code] |= tagged.get(part.code, 0)
    return found


def implied(
    ds: Dataset,
    register: Declaring,
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
    followed = ds.relation(via, linked) if matrix is None else own_relation(ds, matrix, via, linked)
    sources = declared(ds, register, via)
    found = {node.code: 0 for node in ds.all(linked)}
    for code, nodes in followed.linked(blanket=blanket).items():
        if projects := sources[code]:
            for node in nodes:
                found[node.code] |= projects
    rolled = found if linked is kind else {node.code: 0 for node in ds.all(kind)}
    for code, parts in ds.wholes(kind).items():
        for part in parts:
            if isinstance(part, linked):
                rolled[code] |= found[part.code]
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
    for candidate in (kind, *(type(parts[0]) for parts in ds.wholes(kind).values())):
        ends = {via.framework, candidate.framework}
        if ds.relates(via, candidate) if matrix is None else {matrix.source, matrix.target} == ends:
            return candidate
    asked = f"the matrices of dataset {ds.version} do" if matrix is None else f"matrix {matrix.id} does"
    raise NoMatrixError(f"{asked} not relate {via.framework} and {kind.framework}")


def own_relation(ds: Dataset, matrix: Matrix, source: type[Node], target: type[Node]) -> Relation:
    """Read a caller's own matrix from the end that is asked for; it may speak only of nodes that the dataset has.

    Args:
        ds: The dataset.
        matrix: The matrix.
        source: The kind of node to start from.
        target: The kind of node to lead to.

    Raises:
        NoMatrixError: Where it relates other frameworks.
        UnknownCodeError: Where it speaks of a node that the dataset does not have.

    >>> import wsis
    >>> ds = wsis.load()
    >>> own_relation(ds, ds.matrices[0], wsis.Goal, wsis.ActionLine).matrix
    Matrix('wsis-sdg-goals', goal -> action-line, 124 links)
    """
    read = matrix.between(source.framework, target.framework)
    for kind, scope in ((source, read.source_scope), (target, read.target_scope)):
        for code in scope:
            ds.get(kind, code)
    codes = tuple(node.code for node in ds.all(source))
    return Relation(matrices=(read,), sources=codes, targets=ds.all(target))


def refuse_unknown_tags(ds: Dataset, register: Declaring) -> None:
    """Refuse a register with tags that the dataset does not have.

    Args:
        ds: The dataset.
        register: The projects.

    Raises:
        UnknownTagsError: Listing every such tag, with the number of projects and the first of them.

    >>> import wsis
    >>> refuse_unknown_tags(wsis.load("2026.1"), wsis.Register([wsis.Project(id="1", title="Radio", goals=["18"])]))
    Traceback (most recent call last):
    wsis.errors.UnknownTagsError: register: 1 problem
      goals: no goal of dataset 2026.1, in 1 project, the first is '1': '18'
    """
    problems: list[Problem] = []
    for framework, field in TAG_FIELDS.items():
        tagged = register.declared(framework)
        known = ds.codes(NODE_TYPES[framework])
        for code, projects in () if tagged.keys() <= known else tagged.items():
            if code in known:
                continue
            message = f"no {framework.replace('-', ' ')} of dataset {ds.version}, in {register.described(projects)}"
            problems.append(Problem(message=message, column=field, value=code))
    if problems:
        raise UnknownTagsError("register", problems)
