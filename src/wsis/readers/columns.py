"""Which field of a project a column of a register means."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, cast, get_args

from wsis.errors import InvalidInputError, Problem

Field = Literal[
    "id",
    "title",
    "description",
    "url",
    "kind",
    "status",
    "start",
    "end",
    "organization",
    "organization_type",
    "country",
    "action_lines",
    "sdgs",
    "goals",
    "targets",
    "objectives",
    "commitments",
    "programme",
    "year",
    "category",
    "result",
]

#: The names that registers give to each field, in small letters; `_`, `-` and spaces are the same.
COLUMN_NAMES = MappingProxyType[Field, tuple[str, ...]](
    {
        "id": ("id", "project id", "identifier", "reference"),
        "title": ("title", "project title", "name", "project name", "project"),
        "description": ("description", "summary", "abstract"),
        "url": ("url", "website", "web site", "link", "page"),
        "kind": ("kind", "type of activity", "activity type", "type"),
        "status": ("status", "activity status"),
        "start": ("start", "start date", "from"),
        "end": ("end", "end date", "to"),
        "organization": ("organization", "organisation", "organizations", "organisations", "entity", "implementer"),
        "organization_type": ("organization type", "organisation type", "type of entity", "stakeholder type"),
        "country": ("country", "countries", "location"),
        "action_lines": ("action lines", "action line", "wsis action lines", "wsis action line", "al"),
        "sdgs": ("sdgs", "sdg", "sustainable development goals"),
        "goals": ("goals", "goal", "sdg goals"),
        "targets": ("targets", "target", "sdg targets"),
        "objectives": ("objectives", "gdc objectives", "gdc objective"),
        "commitments": ("commitments", "gdc commitments", "gdc commitment", "gdc"),
        "programme": ("programme", "program", "contest"),
        "year": ("year", "edition"),
        "category": ("category", "prize category", "category as written"),
        "result": ("result", "award", "outcome"),
    },
)

_FIELDS = MappingProxyType[str, Field]({name: field for field, names in COLUMN_NAMES.items() for name in names})


def fields_of(
    header: Iterable[str],
    *,
    file: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> tuple[tuple[str, Field | None], ...]:
    """Tell the field of each column of a header.

    Args:
        header: The names of the columns, as written.
        file: Name of the file, for the message of an error.
        columns: The field of columns by their names, where the names do not say it.

    Returns:
        Each name with its field, or None for a column that is kept as it is.

    Raises:
        InvalidInputError: Listing every fault: names or fields that stand twice, `columns` that name nothing, no title.

    >>> fields_of(["Project Title", "Action_Lines", "Budget"])
    (('Project Title', 'title'), ('Action_Lines', 'action_lines'), ('Budget', None))
    """
    given = columns or {}
    names = tuple(name.strip() for name in header)
    found: tuple[tuple[str, Field | None], ...] = tuple((name, _field(name, given)) for name in names)
    fields = [field for _, field in found]
    repeated = [name for name in dict.fromkeys(names) if name and names.count(name) > 1]
    doubled = [
        (name, field)
        for place, (name, field) in enumerate(found)
        if field and field in fields[:place] and name not in repeated
    ]
    known = get_args(Field)
    choices = f"one of {', '.join(known)}"
    faults: list[tuple[str, str, str | None]] = [
        *((name, "stands twice in the header", None) for name in repeated),
        *((name, "is in columns= but not in the header", None) for name in given if name not in names),
        *((name, f"{field!r} is no field", choices) for name, field in given.items() if field not in known),
        *((name, f"is a second column for the field {field!r}", "choose one with columns=") for name, field in doubled),
    ]
    if "title" not in fields:
        faults.append((", ".join(names), "no column for the title", "name it with columns="))
    if faults:
        raise InvalidInputError(
            file or "header",
            [
                Problem(file=file, row=1, column=name, message=message, suggestion=suggestion)
                for name, message, suggestion in faults
            ],
        )
    return found


def _field(name: str, given: Mapping[str, str]) -> Field | None:
    """Take the field that the caller gives, else the one that the name says, unless the caller gave it to another."""
    if name in given:
        return cast("Field", given[name])
    field = _FIELDS.get(re.sub(r"[\s_-]+", " ", name).strip().casefold())
    return None if field in given.values() else field
