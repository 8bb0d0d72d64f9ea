"""Which field of a project a column of a register means."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, cast, get_args

from wsis.errors import InvalidInputError, Problem
from wsis.wording import shortened

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
    "participations",
]

#: The names that registers give to each field, in small letters; signs between words are the same as spaces.
COLUMN_NAMES = MappingProxyType[Field, tuple[str, ...]](
    {
        "id": ("id", "project id", "identifier", "iati identifier", "reference", "project no", "project number"),
        "title": ("title", "project title", "title of project", "title narrative", "name", "project name", "project"),
        "description": (
            *("description", "description narrative", "project description", "short description"),
            *("summary", "abstract"),
        ),
        "url": ("url", "website", "web site", "project website", "link", "page"),
        "kind": ("kind", "type of activity", "activity type", "type of project", "project type", "type"),
        "status": ("status", "activity status", "activity status code", "project status"),
        "start": ("start", "start date", "date start", "from", "activity date start actual"),
        "end": ("end", "end date", "date end", "to", "activity date end actual"),
        "organization": (
            *("organization", "organisation", "organizations", "organisations", "entity", "implementer"),
            *("name of entity", "name of organization", "participating org", "participating org narrative"),
            *("organization name", "organisation name", "organization s", "organisation s"),
        ),
        "organization_type": (
            *("organization type", "organisation type", "type of organization", "type of organisation"),
            *("type of entity", "entity type", "stakeholder type", "type of stakeholder", "participating org type"),
        ),
        "country": (
            *("country", "countries", "country s", "location", "recipient country", "recipient country code"),
            "country code",
        ),
        "action_lines": (
            *("action lines", "action line", "action line s", "wsis action lines", "wsis action line", "al", "als"),
            *("wsis action line s", "related action lines", "related wsis action lines", "wsis al"),
        ),
        "sdgs": (
            *("sdgs", "sdg", "sdg s", "sustainable development goals", "sustainable development goal"),
            *("related sdgs", "sdgs and targets", "sdg goals and targets"),
        ),
        "goals": ("goals", "goal", "sdg goals", "sdg goal"),
        "targets": ("targets", "target", "sdg targets", "sdg target"),
        "objectives": ("objectives", "gdc objectives", "gdc objective", "gdc objective s"),
        "commitments": ("commitments", "gdc commitments", "gdc commitment", "gdc", "global digital compact"),
        "programme": ("programme", "program", "contest"),
        "year": ("year", "edition"),
        "category": ("category", "prize category", "category as written", "wsis prizes category"),
        "result": ("result", "award", "outcome"),
        "participations": ("participations",),
    },
)

#: Name and field of each column; the field is None where the column is kept as it is.
Fields = tuple[tuple[str, Field | None], ...]

#: What a caller says of a column that is kept as it is, though its name is that of a field.
NO_FIELD = "extra"

#: What stands before the name of a column that is kept as it is, though its name is that of a field.
EXTRA = "extra: "

_LONGEST_NAME = 200

_NOTHING = MappingProxyType[str, str]({})

_FIELDS = MappingProxyType[str, Field]({name: field for field, names in COLUMN_NAMES.items() for name in names})


def fields_of(
    header: Iterable[str],
    *,
    file: str | None = None,
    row: int | None = 1,
    columns: Mapping[str, str] | None = None,
) -> Fields:
    """Tell the field of each column of a header.

    Args:
        header: The names of the columns, as written.
        file: Name of the file, for the message of an error.
        row: The row of the header, for the same.
        columns: The field of columns by their names, where the names do not say it.

    Returns:
        Each name with its field, or None for a column that is kept as it is.

    Raises:
        InvalidInputError: Listing every fault: names or fields that stand twice, `columns` that name nothing, no title.

    >>> fields_of(["Project Title", "Action_Lines", "Budget"])
    (('Project Title', 'title'), ('Action_Lines', 'action_lines'), ('Budget', None))
    """
    given = columns or {}
    found: Fields = tuple(
        (name.removeprefix(EXTRA), None) if name.startswith(EXTRA) else (name.strip(), field_of(name.strip(), given))
        for name in header
    )
    refuse_faults(field_faults(found, given), file=file, row=row)
    return found


def refuse_faults(
    faults: Iterable[tuple[str, str, str | None]], *, file: str | None = None, row: int | None = None
) -> None:
    """Raise all faults of a header at once, if there are any.

    Args:
        faults: Name, message and suggestion of each.
        file: Name of the file, for the message of the error.
        row: The row of the header, for the same.

    Raises:
        InvalidInputError: If there is a fault.

    >>> refuse_faults([])
    """
    problems = [
        Problem(file=file, row=row, column=name, message=message, suggestion=suggestion)
        for name, message, suggestion in faults
    ]
    if problems:
        raise InvalidInputError(file or "header", problems)


def field_faults(
    found: Fields, given: Mapping[str, str], *, is_whole: bool = True
) -> Iterator[tuple[str, str, str | None]]:
    """Find what is wrong with the columns of a header, and with what the caller says of them.

    Args:
        found: Name and field of each column.
        given: The fields that the caller gives.
        is_whole: Whether these are all columns that there can be.

    Returns:
        Name, message and suggestion of each fault.

    >>> list(field_faults((("name", "title"), ("title", "title")), {}))
    [('title', "is a second column for the field 'title'", 'choose one: columns= or --column')]
    """
    known = get_args(Field)
    names = {name for name, _ in found}
    taken: dict[Field, str] = {}
    for (name, _), times in Counter(found).items():
        if name and times > 1:
            yield _cut(name), "stands twice in the header", None
    for name, field in given.items():
        if is_whole and name not in names:
            yield name, "is in columns= but not in the header", None
        if field not in (*known, NO_FIELD):
            yield name, f"{field!r} is no field", f"one of {', '.join((*known, NO_FIELD))}"
    for name, meant in found:
        if meant and taken.setdefault(meant, name) != name:
            yield _cut(name), f"is a second column for the field {meant!r}", "choose one: columns= or --column"
    if is_whole and "title" not in taken:
        yield (
            _cut(", ".join(name for name, _ in found)),
            "no column for the title",
            "name it: columns= or --column; or give its row: header= or --header",
        )


def field_of(name: str, given: Mapping[str, str] = _NOTHING) -> Field | None:
    """Take the field that the caller gives, else the one that the name says, unless the caller gave it to another.

    Args:
        name: The name of a column.
        given: The fields that the caller gives.

    Returns:
        The field, or None for a column that is kept as it is.

    >>> field_of("Action Line(s)"), field_of("AL", {"Lines": "action_lines"})
    ('action_lines', None)
    """
    if name in given:
        return None if given[name] == NO_FIELD else cast("Field", given[name])
    field = _FIELDS.get(" ".join(re.findall(r"[^\W_]+", name)).removesuffix(" 0").casefold())
    return None if field in given.values() else field


def _cut(name: str) -> str:
    """Shorten what stands for a name in a file that may be no table at all."""
    return shortened(name, _LONGEST_NAME)
