"""The one converter between plain data and values, strict both ways."""

from typing import Any

from cattrs import Converter


def new_converter(*, detailed: bool = True) -> Converter:
    """Make a converter that refuses what it would otherwise coerce: unknown keys, numbers for text, null for text.

    Args:
        detailed: Whether errors gather every fault with its path; slower.

    >>> from wsis.provenance import Citation
    >>> new_converter().structure({"document": "A-RES-70-1", "locator": "Goal 9"}, Citation)
    Citation('A-RES-70-1', 'Goal 9')
    """
    converter = Converter(forbid_extra_keys=True, omit_if_default=True, detailed_validation=detailed)
    for kind in (str, int, bool, float):
        converter.register_structure_hook(kind, _exactly)
    return converter


def _exactly(value: object, kind: type[Any]) -> object:
    """Let a value pass that is of the kind asked for already: `True` is no int, `5` no text."""
    if type(value) is not kind:
        raise TypeError(f"expected {kind.__name__}, not {value!r}")
    return value
