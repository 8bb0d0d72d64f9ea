"""What the fields of the values hold, read from their types: so a new field or a new kind of node needs no new code."""

from collections.abc import Hashable, Mapping
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, cast, final, get_args, get_origin

import attrs

from wsis.languages import Names


@final
@attrs.frozen(kw_only=True)
class Name:
    """One of the names of a thing in other languages.

    Args:
        language: The language, as `fr`.
        name: The name.
    """

    language: str
    name: str


@final
@attrs.frozen(kw_only=True)
class Hint:
    """What a field of a value holds.

    Args:
        kind: The type of what it holds, or of each item: `str`, `int`, `bool` or an attrs class.
        many: Whether it holds any number of them.
        optional: Whether it may hold None.
        choices: The only texts that it may hold, where they are listed.
    """

    kind: type[Any]
    many: bool = False
    optional: bool = False
    choices: tuple[str, ...] = ()

    @property
    def is_value(self) -> bool:
        """Whether it holds values that have fields of their own."""
        return attrs.has(self.kind)


def hint_of(annotation: object) -> Hint:
    """Tell what a field with a type holds.

    Args:
        annotation: The type: one of the few forms that the values of a dataset have.

    Raises:
        TypeError: For any other form.

    >>> hint_of(tuple[str, ...])
    Hint(kind=<class 'str'>, many=True, optional=False, choices=())
    >>> hint_of(Literal["lead", "partner"] | None).choices
    ('lead', 'partner')
    """
    origin, items = get_origin(annotation), cast("tuple[object, ...]", get_args(annotation))
    if annotation is Names:
        return Hint(kind=Name, many=True)
    if isinstance(annotation, type) and origin is None:
        return Hint(kind=annotation)
    if origin is Literal and all(isinstance(item, str) for item in items):
        return Hint(kind=str, choices=cast("tuple[str, ...]", items))
    if origin is tuple and items[1:] == (...,):
        return attrs.evolve(hint_of(items[0]), many=True)
    if origin in {Union, UnionType}:
        given = [item for item in items if item is not NoneType]
        if len(given) == 1:
            return attrs.evolve(hint_of(given[0]), optional=True)
    raise TypeError(f"a field of type {annotation} has no place in an export")


def hints_of(kind: type[Any]) -> Mapping[str, Hint]:
    """Tell what each field of an attrs class holds.

    Args:
        kind: The class.

    >>> from wsis.provenance import Citation
    >>> list(hints_of(Citation))
    ['document', 'locator', 'note']
    """
    return _hints(cast("Hashable", kind))


def inside(value: object, field: str) -> tuple[Any, ...]:
    """List what a field holds: one thing or any number of them, each name with its language.

    Args:
        value: The value.
        field: The name of the field.

    >>> from wsis.provenance import Citation
    >>> place = Citation(document="A-RES-70-1", locator="Goal 9")
    >>> inside(place, "locator"), inside(place, "note")
    (('Goal 9',), ())
    """
    held: Any = getattr(value, field)
    if isinstance(held, Names):
        return tuple(Name(language=language, name=name) for language, name in held.items())
    if isinstance(held, tuple):
        return cast("tuple[object, ...]", held)
    return () if held is None else (held,)


@cache
def _hints(kind: Any) -> Mapping[str, Hint]:  # noqa: ANN401 - a class, of which the cache asks only that it has a hash
    # A type in quotes is that of the class itself, as of a dataset that another extends: exports tell of it in their
    # way. Once anybody has asked for it, attrs holds the class in place of the quotes.
    types = {field.name: field.type for field in attrs.fields(kind) if not isinstance(field.type, str)}
    hints = {name: hint_of(annotation) for name, annotation in types.items()}
    return MappingProxyType({name: hint for name, hint in hints.items() if hint.kind is not kind})
