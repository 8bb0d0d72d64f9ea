"""What a project is in JSON: strict models that refuse whatever else a stranger sends, and their JSON Schema."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from wsis.projects import Organization, Participation, Project
from wsis.recording import SCHEMA

Text = Annotated[str, StringConstraints(pattern=r"\S")]
Codes = Annotated[tuple[Text, ...], Field(description="Codes, each as text.")]


class Record(BaseModel):
    """A record of exactly the fields that it names, of exactly their types."""

    model_config: ClassVar[ConfigDict] = ConfigDict(strict=True, extra="forbid", frozen=True)


class OrganizationRecord(Record):
    """An organization that takes part in a project."""

    name: Annotated[Text, Field(description="Its name.")]
    type: Annotated[str | None, Field(description="Its kind, such as government.")] = None
    role: Annotated[str | None, Field(description="Its part in the project.")] = None
    country: Annotated[str | None, Field(description="Where it is from.")] = None


class ParticipationRecord(Record):
    """A project's part in a programme, such as one year of the WSIS Prizes."""

    programme: Annotated[str | None, Field(description="Name of the programme.")] = None
    year: Annotated[int | None, Field(description="Its year.")] = None
    category: Annotated[str | None, Field(description="Category, as written.")] = None
    result: Annotated[str | None, Field(description="What came of it, as written.")] = None


class ProjectRecord(Record):
    """One entry of a register; only the schema, the id and the title are required."""

    schema_: Annotated[Literal["wsis-project/1"], Field(alias="schema", description="Name and version of the format.")]
    id: Annotated[Text, Field(description="Identifier in its register.")]
    title: Annotated[Text, Field(description="Its title.")]
    description: Annotated[str | None, Field(description="What it does.")] = None
    url: Annotated[str | None, Field(description="Its page.")] = None
    kind: Annotated[str | None, Field(description="What sort of activity it is.")] = None
    status: Annotated[str | None, Field(description="Where it stands.")] = None
    start: Annotated[date | None, Field(description="Its first day.")] = None
    end: Annotated[date | None, Field(description="Its last day.")] = None
    organizations: Annotated[tuple[OrganizationRecord, ...], Field(description="Who takes part.")] = ()
    countries: Annotated[tuple[str, ...], Field(description="Where it takes place.")] = ()
    action_lines: Annotated[Codes, Field(description="Action lines that it declares: C1, C7-e-health.")] = ()
    goals: Annotated[Codes, Field(description="Goals that it declares: 9.")] = ()
    targets: Annotated[Codes, Field(description="Targets that it declares: 9.c.")] = ()
    objectives: Annotated[Codes, Field(description="Objectives of the Compact that it declares: 1, follow-up.")] = ()
    commitments: Annotated[Codes, Field(description="Commitments of the Compact that it declares: 11a.")] = ()
    participations: Annotated[
        tuple[ParticipationRecord, ...], Field(description="The programmes it took part in.")
    ] = ()
    extra: Annotated[
        dict[str, str] | tuple[tuple[str, str], ...],
        Field(description="Further fields of the register; as pairs where a name stands twice."),
    ] = {}


def project_of(record: ProjectRecord) -> Project:
    """Make a project of a record.

    >>> project_of(ProjectRecord.model_validate_json('{"schema":"wsis-project/1","id":"1","title":"Radio"}'))
    Project('1', 'Radio')
    """
    return Project(
        id=record.id,
        title=record.title,
        description=record.description,
        url=record.url,
        kind=record.kind,
        status=record.status,
        start=record.start,
        end=record.end,
        organizations=tuple(map(organization_of, record.organizations)),
        countries=record.countries,
        action_lines=record.action_lines,
        goals=record.goals,
        targets=record.targets,
        objectives=record.objectives,
        commitments=record.commitments,
        participations=tuple(map(participation_of, record.participations)),
        extra=record.extra,
    )


def organization_of(record: OrganizationRecord) -> Organization:
    """Make an organization of a record.

    >>> organization_of(OrganizationRecord(name="Radio, Inc."))
    Organization(name='Radio, Inc.', type=None, role=None, country=None)
    """
    return Organization(name=record.name, type=record.type, role=record.role, country=record.country)


def participation_of(record: ParticipationRecord) -> Participation:
    """Make a participation of a record.

    >>> participation_of(ParticipationRecord(year=2021))
    Participation(programme=None, year=2021, category=None, result=None)
    """
    return Participation(programme=record.programme, year=record.year, category=record.category, result=record.result)


def project_schema() -> dict[str, Any]:
    """Make the JSON Schema of a project's record.

    >>> project_schema()["$id"]
    'urn:wsis:schema:project:1'
    """
    return schema_of(ProjectRecord, SCHEMA)


def schema_of(kind: type[Record], name: str) -> dict[str, Any]:
    """Make the JSON Schema of a kind of record.

    Args:
        kind: Its model.
        name: The name and the version of its format.

    >>> schema_of(OrganizationRecord, "wsis-organization/1")["$id"]
    'urn:wsis:schema:organization:1'
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:wsis:schema:{name.removeprefix('wsis-').replace('/', ':')}",
        **kind.model_json_schema(mode="validation"),
    }
