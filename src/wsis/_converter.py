"""The one converter between plain data and values, strict both ways."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any, Literal, cast, get_args, get_origin

import attrs
from cattrs import BaseValidationError, Converter, transform_error
from cattrs.cols import list_structure_factory
from cattrs.v import format_exception

from wsis.languages import Names
from wsis.wording import counted


def new_converter(*, detailed: bool = True, omit_defaults: bool = True) -> Converter:
    """Make a converter that refuses what it would otherwise coerce.

    Unknown keys are refused, numbers or null for text, text for a list of texts.

    Args:
        detailed: Whether errors gather every fault with its path; slower.
        omit_defaults: Whether fields that have their default are left out of plain data.

    >>> from wsis.provenance import Citation
    >>> new_converter().structure({"document": "A-RES-70-1", "locator": "Goal 9"}, Citation)
    Citation('A-RES-70-1', 'Goal 9')
    """
    converter = Converter(forbid_extra_keys=True, omit_if_default=omit_defaults, detailed_validation=detailed)
    for kind in (str, int, bool, float):
        converter.register_structure_hook(kind, _exactly)
    converter.register_structure_hook(Names, _names)
    converter.register_structure_hook_func(_is_literal, _one_of)
    converter.register_unstructure_hook(Names, dict)
    converter.register_structure_hook_factory(_is_object, _object_factory)
    converter.register_structure_hook_factory(_is_collection, _collection_factory)
    return converter


def worded(error: BaseException, kind: type | None = None) -> str:
    """Put one fault in words: those of the error, where it has some for people.

    Args:
        error: What was raised at one place of the data.
        kind: The type that was expected there.

    >>> worded(TypeError("expected str, not 5"))
    'expected str, not 5'
    """
    # A KeyError is a field that is missing, and cattrs says so.
    known = isinstance(error, (LookupError, TypeError, ValueError)) and not isinstance(error, KeyError)
    return str(error) if known else format_exception(error, kind)


def faults_in(error: BaseValidationError) -> tuple[tuple[str, str], ...]:
    """List every fault that a converter found, each with its path and in words.

    Args:
        error: What it raised.

    >>> from wsis.provenance import Citation
    >>> try:
    ...     new_converter().structure([{"document": 5, "locator": "Goal 9"}], tuple[Citation, ...])
    ... except BaseValidationError as error:
    ...     faults_in(error)
    (('$[0].document', 'expected str, not 5'),)
    """
    said = (each.rpartition(" @ ") for each in transform_error(error, format_exception=worded))
    return tuple((path, message) for message, _, path in said)


def _exactly(value: object, kind: type[Any]) -> object:
    """Let a value pass that is of the kind asked for already: `True` is no int, `5` no text."""
    if type(value) is not kind:
        raise TypeError(f"expected {kind.__name__}, not {value!r}")
    return value


def _names(value: object, _: object) -> Names:
    """Read names by language."""
    if not isinstance(value, Mapping):
        raise TypeError(f"expected an object, not {value!r}")
    return Names(cast("Mapping[str, str]", value))


def _is_literal(kind: object) -> bool:
    """Tell whether a type is one of a few words."""
    return get_origin(kind) is Literal


def _one_of(value: object, kind: object) -> object:
    """Let one of a few words pass."""
    if value not in get_args(kind):
        raise ValueError(f"expected one of {', '.join(map(str, get_args(kind)))}, not {value!r}")
    return value


def _is_object(kind: Any) -> bool:  # noqa: ANN401 - a type of any sort
    """Tell whether a type is an attrs class or a dataclass."""
    return attrs.has(kind) or is_dataclass(kind)


def _object_factory(kind: type[Any], converter: Converter) -> Callable[[object, Any], object]:
    """Make the hook of a class, which says so where it is given something else than an object."""
    read = converter.gen_structure_attrs_fromdict(kind)

    def structured(value: object, _: object) -> object:
        if not isinstance(value, Mapping):
            raise TypeError(f"expected an object, not {value!r}")
        return read(cast("Mapping[str, Any]", value), kind)

    return structured


def _is_collection(kind: object) -> bool:
    """Tell whether a type is a list, a tuple or a set of items of a known kind."""
    return get_origin(kind) in {list, tuple, set, frozenset}


def _collection_factory(kind: Any, converter: Converter) -> Callable[[object, Any], object]:  # noqa: ANN401 - of any items
    """Make the hook of a collection, which takes no text for a list of its letters, and no keys for a list."""
    build, items = get_origin(kind), get_args(kind)
    fixed = build is tuple and items[1:] != (...,)
    readers = tuple((converter.get_structure_hook(item), item) for item in items) if fixed else ()
    read_all = None if fixed else list_structure_factory(list[items[0]], converter)  # type: ignore[valid-type] # known when it runs

    def collection(value: object, _: object) -> object:
        if not isinstance(value, (list, tuple)):
            raise TypeError(f"expected a list, not {value!r}")
        given = cast("Sequence[object]", value)
        if read_all is not None:
            return cast("object", build(read_all(given, kind)))
        if len(given) != len(readers):
            raise ValueError(f"expected {counted(len(readers), 'item')}, not {len(given)}")
        return tuple(cast("object", read(item, one)) for (read, one), item in zip(readers, given, strict=True))

    return collection
