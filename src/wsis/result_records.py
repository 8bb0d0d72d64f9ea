"""What results are in JSON: strict models of what `--json` prints, and their JSON Schemas."""

from typing import Annotated, Any, Literal

from pydantic import Field

from wsis.codes import FrameworkName
from wsis.records import Codes, Record, Text, schema_of
from wsis.states import LinkState

Count = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]


class ResultRecord(Record):
    """A result, with the dataset that it was made with."""

    rule: Annotated[Text, Field(description="What was counted against what, in one sentence.")]
    dataset_version: Annotated[Text, Field(description="Version of the dataset.")]
    dataset_digest: Annotated[Text, Field(description="Its digest.")]


class NodeRecord(Record):
    """A node, and how many projects reach it."""

    code: Annotated[Text, Field(description="Its code.")]
    name: Annotated[Text, Field(description="Its name.")]
    count: Annotated[Count, Field(description="How many projects reach it.")]


class CoverageRowRecord(NodeRecord):
    """The projects that reach one node of a coverage."""

    share: Annotated[Share, Field(description="That number over all projects.")]
    heading: Annotated[bool, Field(description="Whether it only groups others, and is left out of the ratio.")] = False
    withdrawn: Annotated[bool, Field(description="Whether it is withdrawn, and left out of the ratio.")] = False


class CoverageRecord(ResultRecord):
    """Which nodes of a framework a register reaches."""

    schema_: Annotated[Literal["wsis-coverage/1"], Field(alias="schema", description="Name and version of the format.")]
    framework: Annotated[FrameworkName, Field(description="The framework whose nodes are counted.")]
    projects: Annotated[Count, Field(description="How many projects the register has.")]
    heading_only: Annotated[Count, Field(description="How many of them declare a heading (C7) alone.")]
    covered: Annotated[Count, Field(description="How many nodes are reached.")]
    missing: Annotated[Codes, Field(description="The codes of the nodes that none reaches.")]
    ratio: Annotated[Share, Field(description="Nodes reached over nodes.")]
    rows: Annotated[tuple[CoverageRowRecord, ...], Field(description="The nodes, in definition order.")]


class CellRecord(Record):
    """One cell of a crosstab."""

    row: Annotated[Text, Field(description="The code of its row.")]
    column: Annotated[Text, Field(description="The code of its column.")]
    count: Annotated[Count, Field(description="How many projects declare both.")]
    state: Annotated[LinkState, Field(description="What the matrices say of the two.")]


class CrosstabRecord(ResultRecord):
    """How often the nodes of two frameworks are declared together, beside what the matrices state."""

    schema_: Annotated[Literal["wsis-crosstab/1"], Field(alias="schema", description="Name and version of the format.")]
    projects: Annotated[Count, Field(description="How many projects the register has.")]
    rows: Annotated[tuple[NodeRecord, ...], Field(description="The nodes of the rows.")]
    columns: Annotated[tuple[NodeRecord, ...], Field(description="The nodes of the columns.")]
    cells: Annotated[tuple[CellRecord, ...], Field(description="The cells that are counted or stated.")]


def coverage_schema() -> dict[str, Any]:
    """Make the JSON Schema of a coverage.

    >>> coverage_schema()["$id"]
    'urn:wsis:schema:coverage:1'
    """
    return schema_of(CoverageRecord, "wsis-coverage/1")


def crosstab_schema() -> dict[str, Any]:
    """Make the JSON Schema of a crosstab.

    >>> crosstab_schema()["$id"]
    'urn:wsis:schema:crosstab:1'
    """
    return schema_of(CrosstabRecord, "wsis-crosstab/1")
