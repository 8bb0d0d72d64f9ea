"""A project as plain data: its record, as JSON has it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs

from wsis.projects import Organization, Participation, Project

#: What a record says of itself: the name and the version of its format.
SCHEMA = "wsis-project/1"

_FIELDS = tuple(field.name for field in attrs.fields(Project))
_PARTS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {kind: tuple(field.name for field in attrs.fields(kind)) for kind in (Organization, Participation)},
)


def record_of(project: Project) -> dict[str, Any]:
    """Make the record of a project: what it says, as JSON has it.

    Args:
        project: The project.

    >>> record_of(Project(id="1", title="Radio", extra={"Budget": "10"}))
    {'schema': 'wsis-project/1', 'id': '1', 'title': 'Radio', 'extra': {'Budget': '10'}}
    """
    record: dict[str, Any] = {"schema": SCHEMA}
    for name in _FIELDS:
        value = getattr(project, name)
        if value is not None and value != ():
            record[name] = value
    for name in {"start", "end"} & record.keys():
        record[name] = record[name].isoformat()
    for name in {"organizations", "participations"} & record.keys():
        record[name] = [part_of(part) for part in record[name]]
    if "extra" in record and len(further := dict(project.extra)) == len(project.extra):
        record["extra"] = further
    return record


def part_of(part: Organization | Participation) -> dict[str, Any]:
    """Make the record of a part of a project: what it says, as JSON has it.

    Args:
        part: The part.

    >>> part_of(Participation(year=2021))
    {'year': 2021}
    """
    return {name: value for name in _PARTS[type(part)] if (value := getattr(part, name)) is not None}
