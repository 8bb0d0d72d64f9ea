"""From a dataset and additions to one that has both; what cannot be added is refused, all of it at once."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, cast

import attrs
from cattrs import BaseValidationError

from wsis._converter import faults_in
from wsis.codes import FrameworkName
from wsis.errors import InvalidInputError, NoMatrixError, Problem, UnknownCodeError
from wsis.holding import Holding, additions_of, held, key_of, kinds_of, place_of
from wsis.integrity import faults
from wsis.link import Link
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES
from wsis.ordering import natural_key
from wsis.overlay_files import canonical, overlay_digest, strict

HoldingT = TypeVar("HoldingT", bound=Holding)

_NAME = re.compile(r"[a-z0-9]+([.+-][a-z0-9]+)*")
_LONGEST = 60


def extended(ds: HoldingT, values: Iterable[object], links: Iterable[Link], *, name: str) -> HoldingT:
    """Make a dataset that has additions beside everything of another: what `Dataset.extend` describes.

    Args:
        ds: The dataset to extend.
        values: Entries, matrices, documents and corrections, in any order.
        links: Links that name a matrix of the dataset.
        name: Name of the overlay.

    Raises:
        InvalidInputError: Where there is nothing to add, and for everything that cannot be added.
    """
    given, loose = tuple(values), tuple(links)
    _refuse(name, [*_name_faults(ds, name, empty=not (given or loose)), *_type_faults(ds, given, loose)])
    taken = {place_of(value) for field in kinds_of(type(ds)) for value in held(ds, field)}
    problems = [Problem(column=place, message="is there already") for place in map(place_of, given) if place in taken]
    grown = _evolved(ds, version=f"{ds.version}+{name}", base=ds.base or ds)
    grown = _with(grown, (value for value in given if place_of(value) not in taken))
    problems += _link_faults(ds, grown, loose)
    faulty = {problem.column for problem in problems}
    grown = _with(grown, _matrices_of(grown, (link for link in loose if _place(link) not in faulty), name))
    _refuse(name, [*problems, *faults(grown)])
    return _evolved(grown, digest=overlay_digest(grown))


def is_added(ds: Holding, value: object) -> bool:
    """Tell whether a value of a dataset is an addition: what `Dataset.added` describes.

    Args:
        ds: The dataset.
        value: An entry, link, matrix, document or correction; what was merged of several is an addition where any is.

    Raises:
        TypeError: For what no dataset holds.
        UnknownCodeError: For what this one does not hold.
        NoMatrixError: For a link that no matrix of it has.
    """
    whole = value.matrix if isinstance(value, Link) else key_of(_holdable(ds, value))
    for key in re.split(r" [|&] ", whole):
        if not _has(ds, value, key):
            if isinstance(value, Link):
                raise NoMatrixError(f"no matrix {key!r} of dataset {ds.version} links {value}")
            framework = place_of(value).partition(" ")[0]
            raise UnknownCodeError(code=key, framework=framework, where=f"dataset {ds.version}")
        if ds.base is not None and not _has(ds.base, value, key):
            return True
    return False


def _holdable(ds: Holding, value: object) -> Any:  # noqa: ANN401 - a value of any kind
    if type(value) not in kinds_of(type(ds)).values():
        raise TypeError(f"{value!r} is nothing that a dataset holds")
    return value


def _has(ds: Holding, value: object, key: str) -> bool:
    """Tell whether a dataset has a value under a key; a link, under the id of a matrix or what was added to that."""
    if isinstance(value, Link):
        return any(
            _linking(matrix, value) for matrix in ds.matrices if matrix.id == key or matrix.id.startswith(f"{key}+")
        )
    return any(
        key_of(each) == key
        for field, kind in kinds_of(type(ds)).items()
        if kind is type(value)
        for each in held(ds, field)
    )


def _refuse(name: str, problems: list[Problem]) -> None:
    if problems:
        raise InvalidInputError(f"overlay {name}", problems)


def _name_faults(ds: Holding, name: str, *, empty: bool) -> Iterator[Problem]:
    if not _NAME.fullmatch(name) or any(len(part) > _LONGEST for part in name.split("+")):
        suggestion = f"lower-case letters and digits, dots and hyphens between them, at most {_LONGEST}: acme.1"
        yield Problem(column="name", message="is no name of an overlay", value=name, suggestion=suggestion)
    elif {*name.split("+")} & {*ds.version.split("+")}:
        yield Problem(column="name", message=f"is in the version of the dataset already, {ds.version}", value=name)
    if empty:
        yield Problem(message="there is nothing to add")


def _type_faults(ds: Holding, given: tuple[object, ...], loose: tuple[object, ...]) -> Iterator[Problem]:
    """Values are of a kind that a dataset holds, and the same again when they are written and read."""
    for values, kinds in ((given, {*kinds_of(type(ds)).values()}), (loose, {Link})):
        for value in values:
            kind = type(value)
            if kind not in kinds:
                names = ", ".join(sorted(each.__name__ for each in kinds))
                yield Problem(message=f"expected {names}, not {value!r}")
                continue
            place = _place(value)
            try:
                same = strict().structure(json.loads(canonical(value)), kind)
                if same != value:
                    yield Problem(column=place, message="has something else in a field than its class says")
            except BaseValidationError as error:
                yield from (Problem(column=f"{place}, {path}", message=said) for path, said in faults_in(error))
            except (AttributeError, TypeError, ValueError) as error:
                yield Problem(column=place, message=f"is not made as its class says: {error}")


def _link_faults(ds: Holding, grown: Holding, loose: Iterable[Link]) -> Iterator[Problem]:
    """Links name a matrix of the dataset, know their nodes, and are of a pair that nothing links yet."""
    named = {matrix.id: matrix for matrix in ds.matrices}
    met: set[tuple[str, str, str]] = set()
    for link in loose:
        place, matrix = _place(link), named.get(link.matrix)
        if matrix is None:
            yield Problem(column=place, message="names no matrix of the dataset", value=link.matrix)
            continue
        ends = (NODE_TYPES[matrix.source], link.source), (NODE_TYPES[matrix.target], link.target)
        for kind, code in ends:
            if code not in {node.code for node in grown.all(kind)}:
                yield Problem(column=place, message=f"leads from or to an unknown {kind.framework}", value=code)
        for other in grown.matrices:
            if {other.source, other.target} == {matrix.source, matrix.target} and _linking(other, link):
                yield Problem(column=place, message=f"is there already, in matrix {other.id}")
        if (key := (link.matrix, link.source, link.target)) in met:
            yield Problem(column=place, message="is given more than once")
        met.add(key)


def _place(value: object) -> str:
    return f"link {value}" if isinstance(value, Link) else place_of(value)


def _linking(matrix: Matrix, link: Link) -> Link | None:
    return matrix.link(link.source, link.target) or matrix.link(link.target, link.source)


def _matrices_of(ds: Holding, loose: Iterable[Link], name: str) -> Iterator[Matrix]:
    """Make a matrix of the links that name the same one: what was published stays as it was."""
    named: dict[str, list[Link]] = {}
    for link in loose:
        named.setdefault(link.matrix, []).append(attrs.evolve(link, matrix=f"{link.matrix}+{name}"))
    for matrix in ds.matrices:
        if found := named.get(matrix.id):
            sources, targets = ({getattr(link, end) for link in found} for end in ("source", "target"))
            made = attrs.evolve(
                matrix,
                id=f"{matrix.id}+{name}",
                title=f"{matrix.title}, additions {name}",
                source_scope=_scope(ds, matrix.source, sources),
                target_scope=_scope(ds, matrix.target, targets),
                links=tuple(found),
                rows=(),
            )
            yield attrs.evolve(made, document=made.links[0].evidence[0].document)


def _scope(ds: Holding, framework: FrameworkName, codes: set[str]) -> tuple[str, ...]:
    return tuple(node.code for node in ds.all(NODE_TYPES[framework]) if node.code in codes)


def _with(ds: HoldingT, values: Iterable[object]) -> HoldingT:
    """Put values behind the canonical ones of their field, in the order of their codes or ids."""
    before, fresh = additions_of(ds), tuple(values)
    changes: dict[str, tuple[object, ...]] = {}
    for field, kind in kinds_of(type(ds)).items():
        own = (*before.get(field, ()), *(value for value in fresh if type(value) is kind))
        changes[field] = (*held(ds.base or ds, field), *sorted(own, key=_order))
    return _evolved(ds, **changes)


def _order(value: object) -> tuple[object, ...]:
    return natural_key(key_of(value)), key_of(value)


def _evolved(ds: HoldingT, **changes: object) -> HoldingT:
    # The class is an attrs class, which a type checker cannot know of a protocol.
    return cast("HoldingT", attrs.evolve(cast("Any", ds), **changes))
