"""What road maps are in JSON: strict models, and their JSON Schemas."""

from typing import Annotated, Any, Literal

from pydantic import Field

from wsis.codes import FrameworkName, KindName
from wsis.indicators import IndicatorStanding
from wsis.link import Standing
from wsis.records import Record, Text, schema_of
from wsis.result_records import Count, ResultRecord

Ids = Annotated[tuple[Text, ...], Field(description="Projects by their ids.")]


class NamedRecord(Record):
    """A node, or another entry of the dataset, by its framework, code and name."""

    framework: Annotated[KindName, Field(description="Its framework.")]
    code: Annotated[Text, Field(description="Its code.")]
    name: Annotated[Text, Field(description="Its name.")]


class LineRecord(NamedRecord):
    """The action line of a road map."""

    title: Annotated[Text, Field(description="Its title in the Geneva Plan of Action.")]
    paragraph: Annotated[Text, Field(description="Where it stands there.")]


class FacilitatorRecord(Record):
    """Who facilitates the line."""

    name: Annotated[Text, Field(description="The entity.")]
    role: Annotated[Text, Field(description="Its part.")]
    as_of: Annotated[int, Field(description="The newest year in which a source names it.")]
    source: Annotated[Text, Field(description="That source, by its title.")]


class PlaceRecord(Record):
    """A place in a document."""

    document: Annotated[Text, Field(description="The id of the document.")]
    locator: Annotated[Text, Field(description="Where in it.")]
    note: Annotated[Text | None, Field(description="What is to be said of it.")] = None


class LinkRecord(Record):
    """What a matrix states between the line and a node."""

    matrix: Annotated[Text, Field(description="The id of the matrix.")]
    standing: Annotated[Standing, Field(description="How firmly.")]
    blanket: Annotated[bool, Field(description='Whether a row says "All".')]
    evidence: Annotated[tuple[PlaceRecord, ...], Field(description="Where it is printed.")]


class PlanRowRecord(NamedRecord):
    """A goal, target or commitment, with its links, and the projects that reach it in three groups without overlap."""

    blanket: Annotated[bool, Field(description="Whether all its links are blanket links.")]
    links: Annotated[tuple[LinkRecord, ...], Field(description="What links it to the line.")]
    declared: Annotated[Ids, Field(description="The projects of the line that declare it.")]
    implied: Annotated[Ids, Field(description="The projects of the line that only imply it.")]
    elsewhere: Annotated[Ids, Field(description="The projects that declare it and not the line.")]
    gap: Annotated[bool | None, Field(description="Whether no project declares it; null without projects.")]


class TitledRecord(Record):
    """A project by its id and title."""

    id: Annotated[Text, Field(description="Its id.")]
    title: Annotated[Text, Field(description="Its title.")]


class PlanProjectRecord(TitledRecord):
    """A project of a road map."""

    of_line: Annotated[bool, Field(description="Whether it declares the line.")]


class MandateRecord(NamedRecord):
    """What the resolution that asks for road maps asks."""

    summary: Annotated[Text, Field(description="What is asked, in words of this library.")]
    addressees: Annotated[tuple[Text, ...], Field(description="Who is asked.")]
    due: Annotated[int | None, Field(description="The year by which it is due; or null.")]
    every_years: Annotated[int | None, Field(description="After how many years it is due again; or null.")]
    note: Annotated[Text | None, Field(description="What limits the statement; or null.")]
    citation: Annotated[PlaceRecord, Field(description="Where it stands.")]


class IndicatorRecord(NamedRecord):
    """What progress can be measured with."""

    target: Annotated[Text, Field(description="Code of its target.")]
    standing: Annotated[IndicatorStanding, Field(description="Whether it is an ICT indicator, and who says so.")]
    custodians: Annotated[tuple[Text, ...], Field(description="The agencies that collect it.")]
    note: Annotated[Text | None, Field(description="What limits it, or why it was chosen; or null.")]
    citation: Annotated[PlaceRecord, Field(description="Where it stands.")]


class MeasurementRecord(Record):
    """A reading of an indicator."""

    code: Annotated[Text, Field(description="Code of the indicator.")]
    name: Annotated[Text, Field(description="What it measures.")]
    unit: Annotated[Text, Field(description="The unit of the value.")]
    value: Annotated[float, Field(description="The reading.")]
    year: Annotated[int, Field(description="The year that it is of.", ge=1000, le=9999)]
    source: Annotated[Text, Field(description="Who published it, and where.")]
    target: Annotated[Text | None, Field(description="Code of the target that it measures; or null.")]
    indicator: Annotated[IndicatorRecord | None, Field(description="The indicator of that code; or null.")]


class FieldRecord(Record):
    """A field of a project as it was and as it is."""

    before: Annotated[Any, Field(description="As in the earlier register.")]
    after: Annotated[Any, Field(description="As in the later one.")]


class RevisionRecord(TitledRecord):
    """A project of the line that is not what it was."""

    fields: Annotated[dict[str, FieldRecord], Field(description="The fields that differ, by name.")]


class ChangesRecord(Record):
    """What changed since an earlier register."""

    added: Annotated[tuple[TitledRecord, ...], Field(description="Projects that declare the line now only.")]
    removed: Annotated[tuple[TitledRecord, ...], Field(description="Projects that declared it then only.")]
    changed: Annotated[tuple[RevisionRecord, ...], Field(description="Projects of both that are not the same.")]
    newly_declared: Annotated[tuple[NamedRecord, ...], Field(description="Nodes that they declare now only.")]
    no_longer_declared: Annotated[tuple[NamedRecord, ...], Field(description="Nodes that they declared then only.")]


class RoadmapRecord(ResultRecord):
    """The road map of an action line, after A/RES/80/173, para. 113."""

    schema_: Annotated[Literal["wsis-roadmap/1"], Field(alias="schema", description="Name and version of the format.")]
    line: Annotated[LineRecord, Field(description="The line.")]
    facilitators: Annotated[tuple[FacilitatorRecord, ...], Field(description="Who facilitates it.")]
    mandates: Annotated[tuple[MandateRecord, ...], Field(description="What is asked of it.")]
    process_mandates: Annotated[
        tuple[MandateRecord, ...], Field(description="What is asked of the process as a whole, and of no line.")
    ]
    blanket: Annotated[bool, Field(description="Whether blanket links count.")]
    register_size: Annotated[Count, Field(description="How many projects the register has.")]
    heading_only: Annotated[Count, Field(description="How many of them declare a heading (C7) alone.")]
    undeclared: Annotated[
        tuple[FrameworkName, ...], Field(description="The frameworks of linked nodes of which no project declares any.")
    ]
    goals: Annotated[tuple[PlanRowRecord, ...], Field(description="The goals linked to the line.")]
    targets: Annotated[tuple[PlanRowRecord, ...], Field(description="The targets.")]
    commitments: Annotated[tuple[PlanRowRecord, ...], Field(description="The commitments.")]
    silent: Annotated[tuple[PlanRowRecord, ...], Field(description="Declared, and not spoken of by the matrix.")]
    unstated: Annotated[tuple[PlanRowRecord, ...], Field(description="Declared, and not linked by the matrix.")]
    gaps: Annotated[tuple[NamedRecord, ...] | None, Field(description="Linked, and not declared; or null.")]
    projects: Annotated[tuple[PlanProjectRecord, ...], Field(description="The projects that rows name.")]
    indicators: Annotated[tuple[IndicatorRecord, ...], Field(description="What to measure the targets with.")]
    measurements: Annotated[tuple[MeasurementRecord, ...], Field(description="What the caller measured.")]
    changes: Annotated[ChangesRecord | None, Field(description="What changed since an earlier register; or null.")]


class SummaryRecord(NamedRecord):
    """What the road map of a line comes to."""

    file: Annotated[Text, Field(description="The name of its file.")]
    projects: Annotated[Count, Field(description="How many projects declare the line.")]
    goals: Annotated[Count, Field(description="How many goals are linked to it.")]
    targets: Annotated[Count, Field(description="How many targets.")]
    commitments: Annotated[Count, Field(description="How many commitments.")]
    blanket: Annotated[Count, Field(description="How many of these by blanket links alone.")]
    gaps: Annotated[Count | None, Field(description="How many of all these no project declares; or null.")]


class RoadmapsRecord(Record):
    """An index of road maps."""

    schema_: Annotated[Literal["wsis-roadmaps/1"], Field(alias="schema", description="Name and version of the format.")]
    roadmaps: Annotated[tuple[SummaryRecord, ...], Field(description="The road maps.")]
    register_size: Annotated[Count, Field(description="How many projects the register has.")]
    dataset_version: Annotated[Text, Field(description="Version of the dataset.")]
    dataset_digest: Annotated[Text, Field(description="Its digest.")]


def roadmap_schema() -> dict[str, Any]:
    """Make the JSON Schema of a road map.

    >>> roadmap_schema()["$id"]
    'urn:wsis:schema:roadmap:1'
    """
    return schema_of(RoadmapRecord, "wsis-roadmap/1")


def roadmaps_schema() -> dict[str, Any]:
    """Make the JSON Schema of an index of road maps.

    >>> roadmaps_schema()["$id"]
    'urn:wsis:schema:roadmaps:1'
    """
    return schema_of(RoadmapsRecord, "wsis-roadmaps/1")
