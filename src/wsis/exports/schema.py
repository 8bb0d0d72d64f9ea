"""The JSON Schema of a dataset as one document, made of the values themselves."""

import inspect
import re
from typing import Any

import attrs

from wsis.dataset import Dataset
from wsis.exports.hints import Hint, Name, hints_of

#: What a document says of itself: the name and the version of its format.
SCHEMA = "wsis-dataset/1"

_NAMES = {str: "string", int: "integer", bool: "boolean"}
_ARGUMENT = re.compile(r" {4}(\w+): (.*)")


def dataset_schema() -> dict[str, Any]:
    """Make the JSON Schema of a dataset: of each class its fields, what they hold, and what its docstring says of them.

    >>> dataset_schema()["$id"]
    'urn:wsis:schema:dataset:1'
    """
    definitions: dict[str, Any] = {}
    _define(Dataset, definitions)
    dataset = definitions.pop(Dataset.__name__)
    mark = {"const": SCHEMA, "description": "Name and version of the format."}
    texts = {"type": "array", "items": {"type": "string"}}
    plain = {name: {"type": "string"} for name, hint in hints_of(Dataset).items() if not hint.is_value}
    extends = {
        "type": "object",
        "description": "For an extended dataset: the canonical one that it extends, and what was added to that.",
        "additionalProperties": False,
        "properties": {**plain, "added": {"type": "object", "additionalProperties": texts}},
        "required": [*plain, "added"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:wsis:schema:{SCHEMA.removeprefix('wsis-').replace('/', ':')}",
        "title": Dataset.__name__,
        **dataset,
        "properties": {"schema": mark, **dataset["properties"], "extends": extends},
        "required": ["schema", *dataset["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def _define(kind: type[Any], definitions: dict[str, Any]) -> None:
    """Define a class, and those that its fields hold."""
    told, hints = _told(kind), hints_of(kind)
    definitions[kind.__name__] = {
        "type": "object",
        "description": (inspect.getdoc(kind) or "").partition("\n")[0],
        "additionalProperties": False,
        "properties": {name: _of(hint, definitions) | {"description": told[name]} for name, hint in hints.items()},
        "required": [each.name for each in attrs.fields(kind) if each.default is attrs.NOTHING],
    }


def _of(hint: Hint, definitions: dict[str, Any]) -> dict[str, Any]:
    """Say what a field may hold; where it may be None, it is left out."""
    if hint.kind is Name:
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if hint.many:
        return {"type": "array", "items": _of(attrs.evolve(hint, many=False), definitions)}
    if hint.choices:
        return {"enum": list(hint.choices)}
    if not hint.is_value:
        return {"type": _NAMES[hint.kind]}
    if hint.kind.__name__ not in definitions:
        _define(hint.kind, definitions)
    return {"$ref": f"#/$defs/{hint.kind.__name__}"}


def _told(kind: type[Any]) -> dict[str, str]:
    """Read what the docstring of a class says of its fields."""
    told: dict[str, str] = {}
    _, _, arguments = (inspect.getdoc(kind) or "").partition("\nArgs:\n")
    name = ""
    for line in arguments.partition("\n\n")[0].splitlines():
        if begun := _ARGUMENT.fullmatch(line):
            name = begun[1]
            told[name] = begun[2]
        else:
            told[name] += f" {line.strip()}"
    return told
