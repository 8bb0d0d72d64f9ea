"""Records in the format of this library, held to their model."""

from types import MappingProxyType
from typing import Any

import attrs
from pydantic import ValidationError

from wsis.projects import Project
from wsis.readers.entries import Entry, Fault
from wsis.readers.json_values import written
from wsis.recording import SCHEMA
from wsis.records import ProjectRecord, project_of

#: What is said of faults that the model says in signs.
_WORDS = MappingProxyType({"string_pattern_mismatch": "Input should be text that is not blank"})

#: How a record says that it is of this format, whatever its version.
MARK = SCHEMA.partition("/")[0] + "/"


def own_project(text: str) -> Project | None:
    """Read a record that has no fault.

    Args:
        text: The record.

    Returns:
        The project, or None where there is a fault.

    >>> own_project('{"schema": "wsis-project/1", "id": "1", "title": "Radio"}')
    Project('1', 'Radio')
    """
    try:
        return project_of(ProjectRecord.model_validate_json(text))
    except ValueError:
        return None


def own_entry(row: int, line: int | None, record: dict[str, Any]) -> Entry:
    """Read a record with faults: a bad field is kept as it is, and the record left out where it cannot be without it.

    Args:
        row: Its number.
        line: The line on which it stands.
        record: The record.

    >>> record = {"schema": "wsis-project/1", "id": "1", "title": "Radio", "kind": True, "budget": "9"}
    >>> entry = own_entry(1, None, record)
    >>> entry.project.extra, [fault.message for fault in entry.faults]
    ((('kind', 'true'), ('budget', '"9"')), ['Input should be a valid string', 'Extra inputs are not permitted'])
    """
    faults = _faults(record)
    bad = {fault.column: fault.value for fault in faults if fault.column in record}
    text = written({name: value for name, value in record.items() if name not in bad})
    try:
        project = project_of(ProjectRecord.model_validate_json(text))
    except ValidationError:
        return Entry(row, line, None, faults)
    except ValueError as error:  # blanks that the model takes for text
        return Entry(row, line, None, (*faults, Fault("", "", str(error))))
    return Entry(row, line, attrs.evolve(project, extra=(*project.extra, *bad.items())), faults)


def _faults(record: dict[str, Any]) -> tuple[Fault, ...]:
    try:
        ProjectRecord.model_validate_json(written(record))
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        places = [(each["loc"], _WORDS.get(each["type"], each["msg"])) for each in details]
        return tuple(
            Fault(
                str(first),
                written(record[str(first)]) if first in record else "",
                ": ".join([*(str(part) for part in rest[:1] if "[" not in str(part)), message]),
            )
            for (first, *rest), message in places
        )
    return ()
