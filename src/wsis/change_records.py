"""What comparisons and migrations are in JSON: strict models, and their JSON Schemas.

Entries, links, rows and documents stand in a comparison with all the fields that they have in their dataset: that an
entry has a new field does not make a new version of the format.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from wsis.codes import FrameworkName, KindName
from wsis.migrations import TagStatus
from wsis.records import Codes, Record, Text, schema_of
from wsis.result_records import Count


class EndRecord(Record):
    """One of the two datasets."""

    dataset_version: Annotated[Text, Field(description="Its version.")]
    dataset_digest: Annotated[Text, Field(description="Its digest.")]


class EntryKey(Record):
    """What tells an entry."""

    framework: Annotated[KindName, Field(description="Its kind.")]
    code: Annotated[Text, Field(description="Its code.")]


class LinkKey(Record):
    """What tells a link of a matrix."""

    source: Annotated[Text, Field(description="The code from which it leads.")]
    target: Annotated[Text, Field(description="The code to which it leads.")]


class RowKey(Record):
    """What tells a row of a matrix as printed."""

    number: Annotated[int, Field(description="Its number.")]


class ListedKey(Record):
    """What tells a matrix, a document or a correction."""

    id: Annotated[Text, Field(description="Its id.")]


class EntryRecord(EntryKey, extra="allow"):
    """An entry with all its fields."""


class LinkRecord(LinkKey, extra="allow"):
    """A link with all its fields."""


class RowRecord(RowKey, extra="allow"):
    """A row with all its fields."""


class ListedRecord(ListedKey, extra="allow"):
    """A matrix without its links, a document or a correction, with all its fields."""


class FieldRecord(Record):
    """A field that differs."""

    old: Annotated[Any, Field(description="As the old dataset has it.")]
    new: Annotated[Any, Field(description="As the new one has it.")]


class AmendedRecord(Record):
    """Something that both datasets have and that differs."""

    fields: Annotated[dict[str, FieldRecord], Field(description="The fields that differ, by name.")]


class AmendedEntryRecord(AmendedRecord, EntryKey):
    """An entry that differs."""


class AmendedLinkRecord(AmendedRecord, LinkKey):
    """A link that differs."""


class AmendedRowRecord(AmendedRecord, RowKey):
    """A row that differs."""


class AmendedListedRecord(AmendedRecord, ListedKey):
    """A matrix, a document or a correction that differs."""


class LinksRecord(Record):
    """What is different in the links of a matrix."""

    added: Annotated[tuple[LinkRecord, ...], Field(description="Only in the new dataset.")]
    removed: Annotated[tuple[LinkRecord, ...], Field(description="Only in the old one.")]
    changed: Annotated[tuple[AmendedLinkRecord, ...], Field(description="In both, and not the same.")]


class RowsRecord(Record):
    """What is different in the rows of a matrix."""

    added: Annotated[tuple[RowRecord, ...], Field(description="Only in the new dataset.")]
    removed: Annotated[tuple[RowRecord, ...], Field(description="Only in the old one.")]
    changed: Annotated[tuple[AmendedRowRecord, ...], Field(description="In both, and not the same.")]


class ListRecord(Record):
    """What is different in a list."""

    added: Annotated[tuple[ListedRecord, ...], Field(description="Only in the new dataset.")]
    removed: Annotated[tuple[ListedRecord, ...], Field(description="Only in the old one.")]
    changed: Annotated[tuple[AmendedListedRecord, ...], Field(description="In both, and not the same.")]


class RelinkingRecord(Record):
    """What is different in one matrix."""

    matrix: Annotated[Text, Field(description="Its id.")]
    links: Annotated[LinksRecord, Field(description="In its links.")]
    rows: Annotated[RowsRecord, Field(description="In its rows as printed.")]


class ComparisonRecord(Record):
    """What is different between two datasets."""

    schema_: Annotated[
        Literal["wsis-comparison/1"], Field(alias="schema", description="Name and version of the format.")
    ]
    old: Annotated[EndRecord, Field(description="The old dataset.")]
    new: Annotated[EndRecord, Field(description="The new one.")]
    counts: Annotated[
        dict[str, dict[str, Count]], Field(description="How much is different, by part and then by kind or list.")
    ]
    added: Annotated[tuple[EntryRecord, ...], Field(description="Entries that only the new dataset has.")]
    removed: Annotated[tuple[EntryRecord, ...], Field(description="Entries that only the old one has.")]
    withdrawn: Annotated[tuple[EntryRecord, ...], Field(description="Entries no longer in force, as they are.")]
    reinstated: Annotated[tuple[EntryRecord, ...], Field(description="Entries in force again, as they are.")]
    changed: Annotated[tuple[AmendedEntryRecord, ...], Field(description="Entries that differ in substance.")]
    reworded: Annotated[tuple[AmendedEntryRecord, ...], Field(description="Entries that are worded otherwise.")]
    relinked: Annotated[tuple[RelinkingRecord, ...], Field(description="The matrices whose links or rows differ.")]
    matrices: Annotated[ListRecord, Field(description="What matrices say of themselves.")]
    documents: Annotated[ListRecord, Field(description="The documents.")]
    corrections: Annotated[ListRecord, Field(description="The ledger of corrections.")]
    reordered: Annotated[tuple[Text, ...], Field(description="The lists that stand in another order.")]


class TagMoveRecord(Record):
    """What became of one tag."""

    framework: Annotated[FrameworkName, Field(description="Its framework.")]
    code: Annotated[Text, Field(description="The tag as it was.")]
    status: Annotated[TagStatus, Field(description="What became of it.")]
    successors: Annotated[Codes, Field(description="The codes that stand in its place.")]
    reason: Annotated[Text, Field(description="Why, in one sentence.")]
    projects: Annotated[tuple[Text, ...], Field(description="The ids of the projects that declare it.")]


class FatesRecord(Record):
    """How many tags had each fate, each once for every project that declares it."""

    kept: Annotated[Count, Field(description="The new dataset has them too.")]
    renamed: Annotated[Count, Field(description="One other stands in their place, and was put there.")]
    withdrawn: Annotated[Count, Field(description="Nothing stands in their place.")]
    ambiguous: Annotated[Count, Field(description="Several stand in their place.")]
    unknown: Annotated[Count, Field(description="The old dataset does not have them.")]


class MigrationRecord(Record):
    """What became of the tags of a register on its way to another dataset."""

    schema_: Annotated[
        Literal["wsis-migration/1"], Field(alias="schema", description="Name and version of the format.")
    ]
    old: Annotated[EndRecord, Field(description="The dataset that it was tagged with.")]
    new: Annotated[EndRecord, Field(description="The dataset that it goes to.")]
    projects: Annotated[Count, Field(description="How many projects it has.")]
    counts: Annotated[FatesRecord, Field(description="How many tags had each fate.")]
    tags: Annotated[tuple[TagMoveRecord, ...], Field(description="The tags, framework by framework.")]


def comparison_schema() -> dict[str, Any]:
    """Make the JSON Schema of a comparison.

    >>> comparison_schema()["$id"]
    'urn:wsis:schema:comparison:1'
    """
    return schema_of(ComparisonRecord, "wsis-comparison/1")


def migration_schema() -> dict[str, Any]:
    """Make the JSON Schema of a migration.

    >>> migration_schema()["$id"]
    'urn:wsis:schema:migration:1'
    """
    return schema_of(MigrationRecord, "wsis-migration/1")
