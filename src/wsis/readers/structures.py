"""Organizations and participations as JSON has them: lists of records."""

from typing import Literal

from pydantic import TypeAdapter, ValidationError

from wsis.parsing.contents import Cell, Flaw
from wsis.records import OrganizationRecord, ParticipationRecord, organization_of, participation_of

_ORGANIZATIONS = TypeAdapter(tuple[OrganizationRecord, ...])
_PARTICIPATIONS = TypeAdapter(tuple[ParticipationRecord, ...])


def read_structure(field: Literal["organization", "participations"], text: str) -> Cell:
    """Read a list of records.

    Args:
        field: What it is a list of.
        text: The list, as JSON.

    >>> read_structure("organization", '[{"name": "Radio, Inc."}]').values
    (Organization(name='Radio, Inc.', type=None, role=None, country=None),)
    >>> read_structure("participations", '[{"yaer": 2020}]').faults
    (('0, yaer: Extra inputs are not permitted', None),)
    """
    try:
        if field == "organization":
            return Cell(values=tuple(map(organization_of, _ORGANIZATIONS.validate_json(text))))
        return Cell(values=tuple(map(participation_of, _PARTICIPATIONS.validate_json(text))))
    except ValidationError as error:
        return Cell(faults=flaws(error))


def flaws(error: ValidationError) -> tuple[Flaw, ...]:
    """Say what a stranger's record has that it must not have, or lacks.

    Args:
        error: What its model said of it.
    """
    return tuple(
        (": ".join(filter(None, [", ".join(map(str, each["loc"])), each["msg"]])), None)
        for each in error.errors(include_url=False, include_context=False, include_input=False)
    )
