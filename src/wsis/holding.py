"""What a dataset holds, field by field: what its rules, and what extends it, need to know of it."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Protocol, TypeVar, cast, get_args, get_origin

import attrs

from wsis.entries import Entry
from wsis.matrix import Matrix
from wsis.provenance import Correction, Document

EntryT = TypeVar("EntryT", bound=Entry)


class Holding(attrs.AttrsInstance, Protocol):
    """A dataset, as those see it who may not know the class itself, because it calls them."""

    @property
    def version(self) -> str:
        """Its version."""
        ...

    @property
    def digest(self) -> str:
        """Its digest."""
        ...

    @property
    def matrices(self) -> tuple[Matrix, ...]:
        """Its matrices."""
        ...

    @property
    def documents(self) -> tuple[Document, ...]:
        """Its documents."""
        ...

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Its corrections."""
        ...

    @property
    def base(self) -> "Holding | None":
        """The canonical dataset that it extends, if it extends one."""
        ...

    def all(self, kind: type[EntryT]) -> tuple[EntryT, ...]:
        """List the entries of a kind in definition order."""
        ...

    def get(self, kind: type[EntryT], code: str) -> EntryT:
        """Return an entry by its kind and code."""
        ...


@cache
def kinds_of(dataset: type[attrs.AttrsInstance]) -> Mapping[str, type[Any]]:
    """Map each field of a dataset that holds values to the kind of those values.

    Args:
        dataset: The class of the dataset.

    >>> import wsis
    >>> kinds_of(wsis.Dataset)["goals"]
    <class 'wsis.nodes.Goal'>
    """
    fields = ((field.name, field.type) for field in attrs.fields(dataset))
    return MappingProxyType({name: get_args(kind)[0] for name, kind in fields if get_origin(kind) is tuple})


def held(ds: Holding, field: str) -> tuple[Any, ...]:
    """List the values of one field.

    Args:
        ds: The dataset.
        field: The name of the field.

    >>> import wsis
    >>> len(held(wsis.load(), "goals"))
    17
    """
    return cast("tuple[Any, ...]", getattr(ds, field))


def all_entries(ds: Holding) -> Iterator[Entry]:
    """List the entries of all kinds, those among them whose code another one has.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> len(list(all_entries(wsis.load("2026.1"))))
    321
    """
    return (entry for field, kind in kinds_of(type(ds)).items() if issubclass(kind, Entry) for entry in held(ds, field))


def key_of(value: Any) -> str:  # noqa: ANN401 - a value of any kind
    """Give the code or id by which a value is known in its field.

    Args:
        value: A value that a dataset holds.

    >>> import wsis
    >>> key_of(wsis.load().goal("9")), key_of(wsis.load().matrices[0])
    ('9', 'wsis-sdg-goals')
    """
    return cast("str", value.code if hasattr(value, "code") else value.id)


def place_of(value: Any) -> str:  # noqa: ANN401 - a value of any kind
    """Name a value in a message, as `goal 9` or `matrix wsis-gdc`.

    Args:
        value: A value that a dataset holds.

    >>> import wsis
    >>> place_of(wsis.load().goal("9")), place_of(wsis.load().matrices[0])
    ('goal 9', 'matrix wsis-sdg-goals')
    """
    kind = value.framework if isinstance(value, Entry) else type(value).__name__.lower()
    return f"{kind} {key_of(value)}"


def additions_of(ds: Holding) -> Mapping[str, tuple[Any, ...]]:
    """Map each field to the values that the base of a dataset does not have, where there are any.

    Args:
        ds: The dataset; a canonical one has no additions.

    >>> import wsis
    >>> dict(additions_of(wsis.load()))
    {}
    """
    base, found = ds.base, dict[str, tuple[Any, ...]]()
    for field in kinds_of(type(ds)) if base is not None else ():
        canonical = {key_of(value) for value in held(cast("Holding", base), field)}
        if own := tuple(value for value in held(ds, field) if key_of(value) not in canonical):
            found[field] = own
    return MappingProxyType(found)
