"""What the converter of a host application does with each kind of value: entries, registers, datasets, days."""

from collections.abc import Callable
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, final, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from wsis._converter import new_converter
from wsis.bundled import load
from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.kinds import ENTRY_TYPES
from wsis.nodes import Node
from wsis.ordering import in_definition_order
from wsis.projects import Project
from wsis.register import Register
from wsis.resolving import resolved

DayT = TypeVar("DayT", bound=date)


@final
@attrs.frozen(kw_only=True)
class _Named:
    """An entry where entries of several kinds may stand."""

    framework: str
    code: str


@final
@attrs.frozen(kw_only=True)
class _Pin:
    """A dataset, as plain data names it."""

    version: str
    digest: str


def hosted(dataset: Dataset | None) -> Converter:
    """Make a strict converter with a hook for each value that is not simply its fields.

    Args:
        dataset: The dataset whose entries it knows; the newest bundled one by default, loaded when first needed.

    >>> hosted(None).unstructure(load().goal("9"))
    '9'
    """
    converter = new_converter(omit_defaults=False)
    converter.register_structure_hook(float, _number)
    converter.register_unstructure_hook_factory(_is_ours, _without_defaults)
    converter.register_unstructure_hook_factory(_is_tuple, _list_factory)
    converter.register_unstructure_hook_factory(_is_set, _set_factory)
    for day in (date, datetime):
        converter.register_unstructure_hook(day, _day_writer(day))
        converter.register_structure_hook(day, _day)
    _add_entries(converter, dataset)
    _add_wholes(converter, dataset)
    return converter


def _add_entries(converter: Converter, dataset: Dataset | None) -> None:
    """Make an entry its code, and where several kinds may stand, its framework and code."""

    def read(given: object, kind: type[Entry]) -> Entry:
        return resolved(dataset or load(), kind, given)

    def write(entry: Entry) -> str:
        return read(entry, type(entry)).code

    def read_any(given: object, union: object) -> Entry | None:
        kinds = _kinds(union)
        if given is None and NoneType in get_args(union):
            return None
        named = converter.structure(given, _Named)
        for kind in kinds:
            if kind.framework == named.framework:
                return read(named.code, kind)
        names = ", ".join(kind.framework for kind in kinds)
        raise ValueError(f"expected an entry of one of the frameworks {names}, not of {named.framework}")

    def write_any(entry: Entry | None) -> object:
        return None if entry is None else {"framework": entry.framework, "code": write(entry)}

    for kind in ENTRY_TYPES.values():
        converter.register_structure_hook(kind, read)
        converter.register_unstructure_hook(kind, write)
    converter.register_structure_hook_func(_is_open, read_any)
    converter.register_unstructure_hook_func(_is_open, write_any)


def _add_wholes(converter: Converter, dataset: Dataset | None) -> None:
    """Make a register the list of its projects, and a dataset its version and digest."""

    def read_register(given: object, _: object) -> Register:
        return Register(converter.structure(given, tuple[Project, ...]))

    def write_register(register: Register) -> object:
        return [converter.unstructure(project, Project) for project in register]

    def read_dataset(given: object, _: object) -> Dataset:
        pin = converter.structure(given, _Pin)
        if dataset is not None and (pin.version, pin.digest) == (dataset.version, dataset.digest):
            return dataset
        return load(pin.version, digest=pin.digest)

    def write_dataset(ds: Dataset) -> object:
        return {"version": ds.version, "digest": ds.digest}

    converter.register_structure_hook(Register, read_register)
    converter.register_unstructure_hook(Register, write_register)
    converter.register_structure_hook(Dataset, read_dataset)
    converter.register_unstructure_hook(Dataset, write_dataset)


def _kinds(union: object) -> tuple[type[Entry], ...]:
    """List the kinds of entry that a type lets stand."""
    every = tuple(ENTRY_TYPES.values())
    if union is Entry or union is Node:
        return tuple(kind for kind in every if union is Entry or issubclass(kind, Node))
    return tuple(kind for kind in every if kind in get_args(union))


def _is_open(kind: object) -> bool:
    """Tell whether entries of several kinds may stand in a place, and nothing else but None."""
    if kind is Entry or kind is Node:
        return True
    kinds = _kinds(kind) if get_origin(kind) in {Union, UnionType} else ()
    return len(kinds) > 1 and {*get_args(kind)} <= {*kinds, NoneType}


def _is_ours(kind: object) -> bool:
    """Tell whether a class is one of the values of this library."""
    return isinstance(kind, type) and attrs.has(kind) and kind.__module__.partition(".")[0] == __package__


def _without_defaults(kind: type[Any], converter: Converter) -> Callable[[Any], object]:
    """Leave the defaults out of our own values, most of whose fields may be empty; a host's classes keep theirs."""
    return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _list_factory(kind: object, converter: Converter) -> Callable[[Any], object]:
    """Make lists of tuples, as JSON has it."""
    items = get_args(kind)
    if len(items) == 2 and items[1] is ...:  # noqa: PLR2004 - as in tuple[int, ...]
        write = converter.get_unstructure_hook(items[0])
        return lambda values: [write(value) for value in values]
    writers = [converter.get_unstructure_hook(item) for item in items]
    return lambda values: [write(value) for write, value in zip(writers, values, strict=True)]


def _is_set(kind: object) -> bool:
    return get_origin(kind) in {set, frozenset}


def _set_factory(kind: object, converter: Converter) -> Callable[[Any], object]:
    """Make lists of sets; codes of entries in definition order, so that equal sets are equal lists."""
    (item,) = get_args(kind)
    write = converter.get_unstructure_hook(item)
    if item in ENTRY_TYPES.values():
        return lambda values: list(in_definition_order(write(value) for value in values))
    return lambda values: [write(value) for value in values]


def _number(value: object, _: object) -> float:
    """Take a whole number for a float: JSON has one sort of number, and writes 1.0 as it likes."""
    if type(value) not in {int, float}:
        raise TypeError(f"expected float, not {value!r}")
    return float(value)  # type: ignore[arg-type] # an int or a float


def _day_writer(kind: type[date]) -> Callable[[date], str]:
    def write(value: date) -> str:
        if isinstance(value, datetime) is not issubclass(kind, datetime):
            raise TypeError(f"expected {kind.__name__}, not {value!r}")
        return value.isoformat()

    return write


def _day(value: object, kind: type[DayT]) -> DayT:
    """Read the one ISO 8601 form that is written, and none of the others."""
    try:
        if isinstance(value, str) and (read := kind.fromisoformat(value)).isoformat() == value:
            return read
    except ValueError:
        pass
    raise ValueError(f"expected {kind.__name__} in ISO 8601, as {kind.min.isoformat()}, not {value!r}")
