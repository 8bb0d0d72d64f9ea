"""The bundled data: whole, canonical, sourced, and what its tools say when it is not."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

import attrs
import pytest
from cattrs import ClassValidationError, transform_error

import wsis
from wsis import (
    Citation,
    Country,
    Dataset,
    Entry,
    Facilitator,
    GenevaTarget,
    Indicator,
    IntegrityError,
    Link,
    Mandate,
    Matrix,
    Membership,
    Names,
    Principle,
    PrizeCategory,
    Problem,
    Region,
    Withdrawal,
    bundled,
    codes,
)
from wsis._converter import new_converter
from wsis.assembly import assemble, read_manifest
from wsis.codes import VOCABULARIES
from wsis.holding import kinds_of
from wsis.integrity import faults
from wsis.kinds import ENTRY_TYPES
from wsis.manifest import DataFile, Manifest, digest_of
from wsis.nodes import NODE_TYPES, ActionLine, Commitment, Goal, Objective, Target, Theme
from wsis.provenance import Correction, Document
from wsis.statements import Row, Statement, expanded

ROOT = Path(__file__).parent.parent
BUNDLED = Path(wsis.__file__).parent / "data"
DATA = BUNDLED / wsis.DATA_VERSION
FILES = sorted(path.relative_to(BUNDLED).as_posix() for path in BUNDLED.glob("*/*.json"))
PARTS = [name for name in FILES if not name.endswith("/manifest.json")]

# What the entries of each file are, to the strict converter.
KINDS: dict[str, type] = {
    "action_lines.json": ActionLine,
    "commitments.json": Commitment,
    "corrections.json": Correction,
    "countries.json": Country,
    "documents.json": Document,
    "gdc_sdg_adopted.json": Statement,
    "geneva_targets.json": GenevaTarget,
    "goals.json": Goal,
    "indicators.json": Indicator,
    "mandates.json": Mandate,
    "matrices.json": Matrix,
    "objectives.json": Objective,
    "principles.json": Principle,
    "prize_categories.json": PrizeCategory,
    "regions.json": Region,
    "targets.json": Target,
    "themes.json": Theme,
    "wsis_gdc_rows.json": Row,
    "wsis_sdg_goals.json": Statement,
    "wsis_sdg_targets.json": Statement,
}

# What reference/README.md lists under "What the sources lost or contradict", as the ledger names it, with words that
# the entry must hold.
LEDGER = [
    ("wsis-gdc-lost-texts", "66 rows"),
    ("wsis-gdc-rows-17-18", "17(b)"),
    ("wsis-gdc-rows-49-50", "35(c)"),
    ("wsis-gdc-rows-33-36", "23(a) to 23(d)"),
    ("wsis-gdc-rows-33-36", "25(a)"),
    ("wsis-gdc-row-65", "55(a) to 55(d)"),
    ("wsis-gdc-row-68", "paragraph 57"),
    ("wsis-gdc-rows-74-84", "paragraphs 64 to 74"),
    ("wsis-gdc-silent", "25(a), 25(b), 32(a) to 32(d), 36(a) to 36(c), 46, 48, 49, 63"),
    ("wsis-gdc-missing-heading", "Interoperable data governance"),
    ("wsis-gdc-row-6", "SDGs 10 & 11"),
    ("wsis-gdc-row-8", "WSIS Action C1 C2"),
    ("wsis-gdc-row-45", "C7 e-agriculture"),
    ("wsis-gdc-row-48", "WSIS Action Line C9"),
    ("wsis-gdc-objective-names", '"(SDGs)" and "(AI)"'),
    ("wsis-sdg-source", "118 of 128"),
    ("wsis-sdg-source", "three transcriptions"),
    ("wsis-sdg-C8-9", "Linked."),
    ("wsis-sdg-C4-8", "Not linked."),
    ("wsis-sdg-C8-5", "Not linked."),
    ("wsis-sdg-C3-4", "Linked."),
    ("wsis-sdg-C2-8", "Linked."),
    ("wsis-sdg-C9-5", "Linked."),
    ("wsis-sdg-e-business-2", "Linked."),
    ("wsis-sdg-e-environment-14", "Linked."),
    ("wsis-sdg-e-business-3", "Not linked."),
    ("wsis-sdg-e-environment-16", "Not linked."),
    ("wsis-sdg-transcription-ids", "C7-e-learning"),
    ("action-line-C2-title", "an essential foundation for the Information Society"),
    ("action-line-C1-title", "public governance authorities"),
    ("action-line-paragraphs", "8 and 13 to 16 in the French or Russian edition"),
    ("action-line-C6-facilitator", "2014"),
    ("action-line-e-environment-facilitators", "2017"),
    ("target-drafts", "27 targets"),
    ("target-1.1-line", "$1.25"),
    ("names-in-other-languages", "cannot be shipped as official"),
    ("mandates-not-seen", "111, 112, 115, 116, 117, 121"),
    ("mandates-after-summaries", "18, 107, 119, 120, 122"),
    ("country-names", "54 countries"),
    ("country-groups", "24 November 2026"),
]

ValueT = TypeVar("ValueT", bound=attrs.AttrsInstance)

REPAIR = "differs from what curation/ makes; run: python tools/build_data.py"


def canonical(value: object) -> bytes:
    """Write canonical JSON: UTF-8, two spaces, sorted keys, newline at the end."""
    return (json.dumps(value, sort_keys=True, indent=2, ensure_ascii=False) + "\n").encode()


def contents(version: str = wsis.DATA_VERSION) -> dict[str, bytes]:
    """Read the data files of a version, the manifest apart."""
    return {path.name: path.read_bytes() for path in (BUNDLED / version).iterdir() if path.name != "manifest.json"}


def manifest(version: str = wsis.DATA_VERSION) -> Manifest:
    """Read the manifest of a version."""
    return read_manifest((BUNDLED / version / "manifest.json").read_bytes())


def described(name: str) -> DataFile:
    """Give what its manifest says of a data file."""
    version, _, part = name.partition("/")
    (file,) = (file for file in manifest(version).files if file.name == part)
    return file


# The rules, kept ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", wsis.versions())
def test_every_rule_is_kept(version: str) -> None:
    """The validator finds no fault in the bundled data, whatever the version."""
    assert () == faults(wsis.load(version))


def test_vocabularies_are_those_of_the_data(ds: Dataset) -> None:
    """The Literal types hold the codes of the dataset, in its order."""
    assert {framework: tuple(node.code for node in ds.all(kind)) for framework, kind in NODE_TYPES.items()} == dict(
        VOCABULARIES
    )


@pytest.mark.parametrize("kind", ENTRY_TYPES.values(), ids=lambda kind: kind.__name__)
def test_types_of_codes_are_those_of_the_data(ds: Dataset, kind: type[Entry]) -> None:
    """Each kind has the type of its codes: those of the dataset, in its order."""
    assert tuple(ds.codes(kind)) == get_args(getattr(codes, f"{kind.__name__}Code"))


def test_what_is_no_kind_has_no_type_of_codes() -> None:
    """A type of codes that there is not is missing, as anything else of a module."""
    with pytest.raises(AttributeError, match=r"^module 'wsis\.codes' has no attribute 'PlanetCode'$"):
        codes.PlanetCode  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue] # noqa: B018


@pytest.mark.parametrize("version, count", [("2026.1", 321), ("2026.2", 321 + 13 + 18 + 10 + 7 + 13 + 22 + 249)])
def test_every_entry_is_cited(version: str, count: int) -> None:
    """Every entry names a document that the dataset lists, and a place in it."""
    ds = wsis.load(version)
    documents = {document.id for document in ds.documents}
    citations = [entry.citation for kind in ENTRY_TYPES.values() for entry in ds.all(kind)]

    assert count == len(citations)
    assert all(citation.document in documents and citation.locator for citation in citations)


def test_every_link_and_correction_is_cited(ds: Dataset) -> None:
    """Every link of every matrix, and every correction, names a known document and a place in it."""
    documents = {document.id for document in ds.documents}
    links = [link for matrix in ds.matrices for link in matrix.links]
    citations = [citation for link in links for citation in link.evidence]
    citations += [correction.citation for correction in ds.corrections]

    assert all(link.evidence for link in links)
    assert all(citation.document in documents and citation.locator for citation in citations)


def test_every_document_can_be_found(ds: Dataset) -> None:
    """Every document has a publisher, a year and an address."""
    for document in ds.documents:
        assert document.publisher
        assert "20" == document.date[:2]
        assert document.url.startswith(("https://", "http://"))


def test_every_inferred_link_gives_its_reason(ds: Dataset) -> None:
    """What the print does not settle says why it stands."""
    inferred = [link for matrix in ds.matrices for link in matrix.links if link.standing == "inferred"]

    assert inferred
    assert all(link.reason for link in inferred)


@pytest.mark.parametrize("id_, words", LEDGER, ids=[f"{id_}-{number}" for number, (id_, _) in enumerate(LEDGER)])
def test_ledger_is_complete(ds: Dataset, id_: str, words: str) -> None:
    """Every item that the sources are known to have lost or contradicted stands in the ledger, in so many words."""
    (entry,) = (correction for correction in ds.corrections if correction.id == id_)

    assert words in f"{entry.locator}\n{entry.printed}\n{entry.adopted}\n{entry.reason}"


# The rules, broken --------------------------------------------------------------------------------------------------


def evolve(value: ValueT, **changes: object) -> ValueT:
    """Give a value with some fields changed, whatever the type checkers think of them."""
    return attrs.evolve(value, **changes)  # type: ignore[misc] # breaking things is the purpose


def with_node(ds: Dataset, field: str, code: str, /, **changes: object) -> Dataset:
    """A dataset with one entry changed."""
    nodes = getattr(ds, field)
    return evolve(ds, **{field: tuple(evolve(n, **changes) if n.code == code else n for n in nodes)})


def beside(ds: Dataset, field: str, code: str, /, **changes: object) -> Dataset:
    """A dataset with one more entry, like another but for what is changed."""
    entries = getattr(ds, field)
    (like,) = (entry for entry in entries if entry.code == code)
    return evolve(ds, **{field: (*entries, evolve(like, **changes))})


def with_matrix(ds: Dataset, id_: str, change: Callable[[Matrix], Matrix]) -> Dataset:
    """A dataset with one matrix changed."""
    matrices = tuple(change(matrix) if matrix.id == id_ else matrix for matrix in ds.matrices)
    return evolve(ds, matrices=matrices)


def with_link(ds: Dataset, id_: str, pair: tuple[str, str], change: Callable[[Link], Link | None]) -> Dataset:
    """A dataset with one link changed, or without it."""

    def changed(matrix: Matrix) -> Matrix:
        links = (change(link) if (link.source, link.target) == pair else link for link in matrix.links)
        return evolve(matrix, links=tuple(link for link in links if link))

    return with_matrix(ds, id_, changed)


def with_row(ds: Dataset, place: int, **changes: object) -> Dataset:
    """A dataset with one row of the WSIS–GDC matrix changed."""

    def changed(matrix: Matrix) -> Matrix:
        rows = (evolve(row, **changes) if row.number == place else row for row in matrix.rows)
        return evolve(matrix, rows=tuple(rows))

    return with_matrix(ds, "wsis-gdc", changed)


def with_correction(ds: Dataset, **changes: object) -> Dataset:
    """A dataset with its first correction changed."""
    first, *rest = ds.corrections
    return evolve(ds, corrections=(evolve(first, **changes), *rest))


def twice(field: str) -> Callable[[Dataset], Dataset]:
    """Make a dataset that lists the first entry of a field twice."""
    return lambda ds: evolve(ds, **{field: (*getattr(ds, field), getattr(ds, field)[0])})


UNKNOWN = Citation(document="A-RES-0-0", locator="para. 1")
NOWHERE = Citation(document="A-RES-70-1", locator=" ")
GONE = Withdrawal(
    date="2027",
    reason="Merged",
    successors=("9",),
    citation=Citation(document="A-RES-70-1", locator="Goal 9"),
)

BROKEN: dict[str, tuple[Callable[[Dataset], Dataset], Problem]] = {
    "action line twice": (
        twice("action_lines"),
        Problem(column="action-line C1", message="is there more than once", value="2"),
    ),
    "goal twice": (twice("goals"), Problem(column="goal 1", message="is there more than once", value="2")),
    "matrix twice": (
        twice("matrices"),
        Problem(column="matrix wsis-sdg-goals", message="is there more than once", value="2"),
    ),
    "document twice": (
        twice("documents"),
        Problem(column="document A-RES-56-183", message="is there more than once", value="2"),
    ),
    "correction twice": (
        twice("corrections"),
        Problem(column="correction wsis-gdc-lost-texts", message="is there more than once", value="2"),
    ),
    "application of no line": (
        lambda ds: with_node(ds, "action_lines", "C7-e-health", parent="C12"),
        Problem(column="action-line C7-e-health", message="belongs to an unknown action-line", value="C12"),
    ),
    "target of no goal": (
        lambda ds: with_node(ds, "targets", "1.1", goal="18"),
        Problem(column="target 1.1", message="belongs to an unknown goal", value="18"),
    ),
    "theme of no objective": (
        lambda ds: with_node(ds, "themes", "connectivity", objective="6"),
        Problem(column="theme connectivity", message="belongs to an unknown objective", value="6"),
    ),
    "commitment of no objective": (
        lambda ds: with_node(ds, "commitments", "25a", objective="6"),
        Problem(column="commitment 25a", message="belongs to an unknown objective", value="6"),
    ),
    "commitment of no theme": (
        lambda ds: with_node(ds, "commitments", "25a", theme="weather"),
        Problem(column="commitment 25a", message="belongs to an unknown theme", value="weather"),
    ),
    "commitment of another objective": (
        lambda ds: with_node(ds, "commitments", "25a", objective="2"),
        Problem(column="commitment 25a", message="is outside the paragraphs of its objective", value="2"),
    ),
    "commitment of another theme": (
        lambda ds: with_node(ds, "commitments", "25a", theme="connectivity"),
        Problem(column="commitment 25a", message="is outside the paragraphs of its theme", value="connectivity"),
    ),
    "objective without a title": (
        lambda ds: with_node(ds, "objectives", "2", title=" "),
        Problem(column="objective 2", message="has no name", value=" "),
    ),
    "target with a long label": (
        lambda ds: with_node(ds, "targets", "8.10", label="b" * 61),
        Problem(column="target 8.10", message="has a name longer than 60 characters", value="b" * 61),
    ),
    "commitment with a long title": (
        lambda ds: with_node(ds, "commitments", "74", title="r" * 61),
        Problem(column="commitment 74", message="has a name longer than 60 characters", value="r" * 61),
    ),
    "commitment of another paragraph": (
        lambda ds: with_node(ds, "commitments", "25a", paragraph="25(b)"),
        Problem(column="commitment 25a", message="has a code that is not its paragraph", value="25(b)"),
    ),
    "goal without a colour": (
        lambda ds: with_node(ds, "goals", "1", color="red"),
        Problem(column="goal 1", message="has a colour that is none", value="red"),
    ),
    "goal with another IRI": (
        lambda ds: with_node(ds, "goals", "1", iri="http://metadata.un.org/sdg/2"),
        Problem(column="goal 1", message="has another IRI than its code", value="http://metadata.un.org/sdg/2"),
    ),
    "target with another IRI": (
        lambda ds: with_node(ds, "targets", "8.10", iri="http://metadata.un.org/sdg/8.1"),
        Problem(column="target 8.10", message="has another IRI than its code", value="http://metadata.un.org/sdg/8.1"),
    ),
    "targets with one label": (
        lambda ds: with_node(with_node(ds, "targets", "8.1", label="Growth"), "targets", "8.10", label="Growth"),
        Problem(column="target", message="two entries have the same name", value="Growth"),
    ),
    "commitments with one title": (
        lambda ds: with_node(with_node(ds, "commitments", "11a", title="Data"), "commitments", "11b", title="Data"),
        Problem(column="commitment", message="two entries have the same name", value="Data"),
    ),
    "country twice": (twice("countries"), Problem(column="country AD", message="is there more than once", value="2")),
    "indicator of no target": (
        lambda ds: with_node(ds, "indicators", "9.c.1", code="9.z.1", target="9.z"),
        Problem(column="indicator 9.z.1", message="belongs to an unknown target", value="9.z"),
    ),
    "indicator of another target": (
        lambda ds: with_node(ds, "indicators", "9.c.1", target="9.b"),
        Problem(column="indicator 9.c.1", message="has a code that is not of its target", value="9.b"),
    ),
    "indicator with a long label": (
        lambda ds: with_node(ds, "indicators", "9.c.1", label="b" * 61),
        Problem(column="indicator 9.c.1", message="has a name longer than 60 characters", value="b" * 61),
    ),
    "prize category of no line": (
        lambda ds: with_node(ds, "prize_categories", "10", action_line="C12"),
        Problem(column="prize-category 10", message="belongs to an unknown action-line", value="C12"),
    ),
    "Geneva target of no line": (
        lambda ds: with_node(ds, "geneva_targets", "6b", action_lines=("C12",)),
        Problem(column="geneva-target 6b", message="belongs to an unknown action-line", value="C12"),
    ),
    "Geneva target tied nowhere": (
        lambda ds: with_node(ds, "geneva_targets", "6b", tied_by=None),
        Problem(column="geneva-target 6b", message="is tied to action lines without saying where", value="C2"),
    ),
    "Geneva target tied to nothing": (
        lambda ds: with_node(ds, "geneva_targets", "6b", action_lines=()),
        Problem(
            column="geneva-target 6b",
            message="says where it is tied to action lines, and is to none",
            value="geneva-plan, para. 9(c)",
        ),
    ),
    "Geneva target tied by an unknown document": (
        lambda ds: with_node(ds, "geneva_targets", "6b", tied_by=UNKNOWN),
        Problem(column="geneva-target 6b", message="cites an unknown document", value="A-RES-0-0"),
    ),
    "Geneva targets with one title": (
        lambda ds: beside(ds, "geneva_targets", "6h", code="6k", paragraph="6(k)"),
        Problem(
            column="geneva-target", message="two entries have the same name", value="Television and radio for everyone"
        ),
    ),
    "Geneva target of another paragraph": (
        lambda ds: with_node(ds, "geneva_targets", "6a", paragraph="6(b)"),
        Problem(column="geneva-target 6a", message="has a code that is not its paragraph", value="6(b)"),
    ),
    "mandate of another paragraph": (
        lambda ds: with_node(ds, "mandates", "113", paragraph="114"),
        Problem(column="mandate 113", message="has a code that is not its paragraph", value="114"),
    ),
    "mandate due before all years": (
        lambda ds: with_node(ds, "mandates", "113", due=0),
        Problem(column="mandate 113", message="has a number in due that is not positive", value="0"),
    ),
    "mandate that is due every no years": (
        lambda ds: with_node(ds, "mandates", "119", every_years=-2),
        Problem(column="mandate 119", message="has a number in every_years that is not positive", value="-2"),
    ),
    "mandate of nobody": (
        lambda ds: with_node(ds, "mandates", "113", addressees=("UNGIS", " ")),
        Problem(column="mandate 113", message="has an empty text among its addressees", value=" "),
    ),
    "mandate of a line twice": (
        lambda ds: with_node(ds, "mandates", "107", action_lines=("C1", "C1")),
        Problem(column="mandate 107", message="names action lines twice or out of their order", value="C1 C1"),
    ),
    "Geneva target of lines out of order": (
        lambda ds: with_node(ds, "geneva_targets", "6b", action_lines=("C10", "C2")),
        Problem(column="geneva-target 6b", message="names action lines twice or out of their order", value="C10 C2"),
    ),
    "indicator of no custodian": (
        lambda ds: with_node(ds, "indicators", "9.c.1", custodians=("",)),
        Problem(column="indicator 9.c.1", message="has an empty text among its custodians", value=""),
    ),
    "mandate of no line": (
        lambda ds: with_node(ds, "mandates", "107", action_lines=("C1", "C12")),
        Problem(column="mandate 107", message="belongs to an unknown action-line", value="C12"),
    ),
    "mandate with a long title": (
        lambda ds: with_node(ds, "mandates", "113", title="r" * 61),
        Problem(column="mandate 113", message="has a name longer than 60 characters", value="r" * 61),
    ),
    "principle without a title": (
        lambda ds: with_node(ds, "principles", "shared-1", title=""),
        Problem(column="principle shared-1", message="has no name", value=""),
    ),
    "principle of no place": (
        lambda ds: with_node(ds, "principles", "shared-1", citation=NOWHERE),
        Problem(column="principle shared-1", message="cites no place in its document", value="A-RES-70-1"),
    ),
    "region of no region": (
        lambda ds: beside(ds, "regions", "015", code="999", parent="998"),
        Problem(column="region 999", message="belongs to an unknown region", value="998"),
    ),
    "region of a subregion": (
        lambda ds: beside(ds, "regions", "015", code="999", parent="015"),
        Problem(column="region 999", message="belongs to what is a part itself", value="015"),
    ),
    "region of itself": (
        lambda ds: beside(ds, "regions", "015", code="999", parent="999"),
        Problem(column="region 999", message="belongs to what is a part itself", value="999"),
    ),
    "application of an application": (
        lambda ds: beside(ds, "action_lines", "C7-e-health", code="C7-e-care", parent="C7-e-health"),
        Problem(column="action-line C7-e-care", message="belongs to what is a part itself", value="C7-e-health"),
    ),
    "region without a number": (
        lambda ds: beside(ds, "regions", "015", code="north"),
        Problem(column="region north", message="has a code that is no M49 number", value="north"),
    ),
    "region with the number of a country": (
        lambda ds: beside(ds, "regions", "015", code="404"),
        Problem(column="country", message="two countries or regions have the same code", value="404"),
    ),
    "country with a subregion for a region": (
        lambda ds: with_node(ds, "countries", "KE", region="202"),
        Problem(column="country KE", message="has a subregion as its region", value="202"),
    ),
    "country with a region for a subregion": (
        lambda ds: with_node(ds, "countries", "KE", subregion="002"),
        Problem(column="country KE", message="has a region as its subregion", value="002"),
    ),
    "country in a group twice": (
        lambda ds: with_node(ds, "countries", "KE", groups=2 * (Membership(group="LDC", as_of="2026-02-11"),)),
        Problem(column="country KE", message="is listed in a group more than once", value="LDC"),
    ),
    "country in a group since no day": (
        lambda ds: with_node(ds, "countries", "KE", groups=(Membership(group="LDC", as_of="2026-02-30"),)),
        Problem(column="country KE", message="is listed on what is no day such as 2026-02-11", value="2026-02-30"),
    ),
    "country in a group on a day written otherwise": (
        lambda ds: with_node(ds, "countries", "KE", groups=(Membership(group="LDC", as_of="20260211"),)),
        Problem(column="country KE", message="is listed on what is no day such as 2026-02-11", value="20260211"),
    ),
    "mandates that succeed each other": (
        lambda ds: with_node(
            with_node(ds, "mandates", "113", withdrawn=attrs.evolve(GONE, successors=("119",))),
            "mandates",
            "119",
            withdrawn=attrs.evolve(GONE, successors=("18", "113")),
        ),
        Problem(column="mandate", message="entries succeed each other in a circle", value="113 119 113"),
    ),
    "country of no region": (
        lambda ds: with_node(ds, "countries", "AQ", region="999"),
        Problem(column="country AQ", message="belongs to an unknown region", value="999"),
    ),
    "country of no subregion": (
        lambda ds: with_node(ds, "countries", "AQ", subregion="999"),
        Problem(column="country AQ", message="belongs to an unknown region", value="999"),
    ),
    "country with the number of another": (
        lambda ds: with_node(ds, "countries", "KE", m49="800"),
        Problem(column="country", message="two countries or regions have the same code", value="800"),
    ),
    "country in a subregion of another region": (
        lambda ds: with_node(ds, "countries", "KE", subregion="021"),
        Problem(column="country KE", message="is in a subregion of another region", value="021"),
    ),
    "country with a number that is none": (
        lambda ds: with_node(ds, "countries", "AF", m49="4"),
        Problem(column="country AF", message="has codes of another form than ISO 3166 and M49", value="AF AFG 4"),
    ),
    "country with an empty name": (
        lambda ds: with_node(ds, "countries", "KE", names=Names({"fr": " ", "es": "Kenya"})),
        Problem(column="country KE", message="has an empty name in another language", value="fr"),
    ),
    "goal with a name in no language": (
        lambda ds: with_node(ds, "goals", "1", names=Names({"French": "Pas de pauvreté"})),
        Problem(column="goal 1", message="has a name in what is no language", value="French"),
    ),
    "goal with two names in English": (
        lambda ds: with_node(ds, "goals", "1", names=Names({"en": "No poverty"})),
        Problem(column="goal 1", message="has a name in English beside its title", value="No poverty"),
    ),
    "country that gives way to none": (
        lambda ds: with_node(ds, "countries", "KE", withdrawn=GONE),
        Problem(column="country KE", message="is succeeded by no other country", value="9"),
    ),
    "node of an unknown document": (
        lambda ds: with_node(ds, "goals", "1", citation=UNKNOWN),
        Problem(column="goal 1", message="cites an unknown document", value="A-RES-0-0"),
    ),
    "node of no place": (
        lambda ds: with_node(ds, "goals", "1", citation=NOWHERE),
        Problem(column="goal 1", message="cites no place in its document", value="A-RES-70-1"),
    ),
    "link of an unknown document": (
        lambda ds: with_link(ds, "wsis-gdc", ("11a", "C1"), lambda link: attrs.evolve(link, evidence=(UNKNOWN,))),
        Problem(column="wsis-gdc 11a -> C1", message="cites an unknown document", value="A-RES-0-0"),
    ),
    "correction of an unknown document": (
        lambda ds: with_correction(ds, citation=UNKNOWN),
        Problem(
            column="correction wsis-gdc-lost-texts",
            message="cites an unknown document",
            value="A-RES-0-0",
        ),
    ),
    "matrix of an unknown document": (
        lambda ds: with_matrix(ds, "wsis-gdc", lambda matrix: attrs.evolve(matrix, document="A-RES-0-0")),
        Problem(column="wsis-gdc", message="is of an unknown document", value="A-RES-0-0"),
    ),
    "unknown source in scope": (
        lambda ds: with_matrix(ds, "wsis-sdg-goals", lambda m: attrs.evolve(m, source_scope=(*m.source_scope, "C12"))),
        Problem(column="wsis-sdg-goals", message="has unknown codes in its source scope", value="C12"),
    ),
    "unknown target in scope": (
        lambda ds: with_matrix(ds, "wsis-sdg-goals", lambda m: attrs.evolve(m, target_scope=(*m.target_scope, "18"))),
        Problem(column="wsis-sdg-goals", message="has unknown codes in its target scope", value="18"),
    ),
    "scope out of order": (
        lambda ds: with_matrix(ds, "wsis-sdg-goals", lambda m: attrs.evolve(m, target_scope=m.target_scope[::-1])),
        Problem(
            column="wsis-sdg-goals",
            message="has its target scope out of order",
            value="17 16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1",
        ),
    ),
    "inferred link without a reason": (
        lambda ds: with_link(ds, "wsis-gdc", ("11a", "C1"), lambda link: attrs.evolve(link, standing="inferred")),
        Problem(column="wsis-gdc", message="has an inferred link without a reason", value="11a -> C1"),
    ),
    "target link without its goal": (
        lambda ds: with_link(ds, "wsis-sdg-goals", ("C7-e-employment", "4"), lambda _: None),
        Problem(
            column="wsis-sdg-targets",
            message="links a target whose goal is not linked",
            value="C7-e-employment -> 4.5",
        ),
    ),
    "row out of order": (
        lambda ds: with_row(ds, 84, number=85),
        Problem(column="wsis-gdc row 85", message="is out of print order", value="84"),
    ),
    "row under another objective": (
        lambda ds: with_row(ds, 1, section="2"),
        Problem(column="wsis-gdc row 1", message="stands under another objective", value="11a"),
    ),
    "row inferred for no reason": (
        lambda ds: with_row(ds, 1, alignment="inferred"),
        Problem(column="wsis-gdc row 1", message="is inferred without a reason"),
    ),
    "row with a reason and not inferred": (
        lambda ds: with_row(ds, 1, note="it looks so"),
        Problem(column="wsis-gdc row 1", message="gives a reason and is not inferred", value="it looks so"),
    ),
    "correction of nothing": (
        lambda ds: with_correction(ds, subject="weather"),
        Problem(column="wsis-gdc-lost-texts", message="concerns nothing in the dataset", value="weather"),
    ),
}


@pytest.mark.parametrize("break_, problem", BROKEN.values(), ids=BROKEN.keys())
def test_broken_rule_is_reported(ds: Dataset, break_: Callable[[Dataset], Dataset], problem: Problem) -> None:
    """The validator says where a rule is broken, which one, and what it found: nothing more, nothing less."""
    assert (problem,) == faults(break_(ds))


def test_every_broken_rule_is_reported(ds: Dataset) -> None:
    """The validator does not stop at the first fault."""
    broken = with_node(with_correction(ds, subject="weather"), "goals", "1", color="red", citation=NOWHERE)

    assert ["goal 1", "goal 1", "wsis-gdc-lost-texts"] == [problem.column for problem in faults(broken)]


# The files ----------------------------------------------------------------------------------------------------------


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401 - JSON
    """List the leaves of a JSON value, each with the keys that lead to it."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, path)
    else:
        yield path, value


@pytest.mark.parametrize("name", FILES)
def test_files_are_canonical(name: str) -> None:
    """A data file is canonical JSON: one way to write it, and so one hash."""
    data = (BUNDLED / name).read_bytes()

    assert canonical(json.loads(data)) == data, f"{name} {REPAIR}"


@pytest.mark.parametrize("name", FILES)
def test_no_code_is_a_number(name: str) -> None:
    """No data file holds a float, nor an int where a code could stand: 8.10 would become 8.1."""
    found = [*leaves(json.loads((BUNDLED / name).read_bytes()))]
    numbers = {path[-1] for path, leaf in found if type(leaf) in {int, float}}

    assert numbers <= {"as_of", "count", "due", "every_years", "number"}
    assert not [leaf for _, leaf in found if isinstance(leaf, float)]


@pytest.mark.parametrize("name", FILES)
def test_files_say_nothing_that_is_empty(name: str) -> None:
    """What is not known is left out: no null, and no empty text."""
    assert not [path for path, leaf in leaves(json.loads((BUNDLED / name).read_bytes())) if leaf in {None, ""}]


def test_manifests_list_every_file() -> None:
    """The manifest of a version lists its data files by name, each once, and no other; a later one may have more."""
    listed = {version: [file.name for file in manifest(version).files] for version in wsis.versions()}

    assert PARTS == [f"{version}/{name}" for version, names in listed.items() for name in names]
    assert sorted(KINDS) == listed[wsis.DATA_VERSION]
    assert {*listed["2026.1"]} < {*KINDS}


@pytest.mark.parametrize("name", PARTS)
def test_manifest_is_right(name: str) -> None:
    """The manifest gives the hash and the number of entries of each file, and terms for its use."""
    data, file = (BUNDLED / name).read_bytes(), described(name)

    assert hashlib.sha256(data).hexdigest() == file.sha256, f"{name} {REPAIR}"
    assert len(json.loads(data)) == file.count
    assert file.terms.endswith(".")


@pytest.mark.parametrize("name", PARTS)
def test_manifest_names_every_source(name: str) -> None:
    """The manifest names every document that the entries of a file cite, and only documents that the dataset lists."""
    sources = set(described(name).sources)
    cited = {leaf for path, leaf in leaves(json.loads((BUNDLED / name).read_bytes())) if path[-1] == "document"}

    assert set() == cited - sources
    assert sources <= {document.id for document in wsis.load(name.partition("/")[0]).documents}


@pytest.mark.parametrize("version", wsis.versions())
def test_digest_is_that_of_all_files(version: str) -> None:
    """The digest is the SHA-256 over the bytes of all files, one after another, in order of their names."""
    together = b"".join(data for _, data in sorted(contents(version).items()))

    assert f"sha256:{hashlib.sha256(together).hexdigest()}" == wsis.load(version).digest
    assert wsis.load(version).digest == manifest(version).digest == digest_of(contents(version))


@pytest.mark.parametrize("version, schema_version", [("2026.1", "1"), ("2026.2", "2")])
def test_manifest_and_dataset_agree(version: str, schema_version: str) -> None:
    """The dataset has the version, the format and the date that the manifest gives."""
    read, ds = manifest(version), wsis.load(version)

    assert (version, schema_version) == (read.version, read.schema_version)
    assert (read.version, read.schema_version, read.date) == (ds.version, ds.schema_version, ds.date)


# Two readers --------------------------------------------------------------------------------------------------------


def structured(name: str, version: str = wsis.DATA_VERSION) -> tuple[Any, ...]:
    """Read a data file with the strict converter."""
    converter, data = new_converter(), (BUNDLED / version / name).read_bytes()
    return tuple(converter.structure(entry, KINDS[name]) for entry in json.loads(data))


@pytest.mark.parametrize("field, kind", [each for each in kinds_of(Dataset).items() if issubclass(each[1], Entry)])
def test_two_readers_agree_on_entries(ds: Dataset, field: str, kind: type[Entry]) -> None:
    """What plain constructors make of a file is what the strict converter makes of it."""
    assert structured(f"{field}.json") == getattr(ds, field) == ds.all(kind)


@pytest.mark.parametrize("field", ["action_lines", "goals", "targets", "objectives", "themes", "commitments"])
def test_two_readers_agree_on_an_early_dataset(field: str) -> None:
    """The files of a version that had fewer fields are read as they were."""
    assert structured(f"{field}.json", "2026.1") == getattr(wsis.load("2026.1"), field)


@pytest.mark.parametrize("field", ["documents", "corrections"])
def test_two_readers_agree_on_provenance(ds: Dataset, field: str) -> None:
    """What plain constructors make of a file is what the strict converter makes of it."""
    assert structured(f"{field}.json") == getattr(ds, field)


def test_two_readers_agree_on_matrices(ds: Dataset) -> None:
    """What plain constructors make of the matrices, rows and links is what the strict converter makes of them."""
    rows = structured("wsis_gdc_rows.json")
    bare = tuple(attrs.evolve(matrix, links=(), rows=()) for matrix in ds.matrices)

    assert structured("matrices.json") == bare
    assert rows == ds.matrix(Commitment, ActionLine).rows


@pytest.mark.parametrize(
    "name, id_",
    [
        ("wsis_sdg_goals.json", "wsis-sdg-goals"),
        ("wsis_sdg_targets.json", "wsis-sdg-targets"),
        ("gdc_sdg_adopted.json", "gdc-sdg-adopted"),
    ],
)
def test_two_readers_agree_on_statements(ds: Dataset, name: str, id_: str) -> None:
    """What plain constructors make of the statements of a print is what the strict converter makes of them."""
    (matrix,) = (matrix for matrix in ds.matrices if matrix.id == id_)

    assert attrs.evolve(matrix, links=expanded(structured(name), matrix=id_)) == matrix


def test_two_readers_agree_on_the_manifest() -> None:
    """What plain constructors make of the manifest is what the strict converter makes of it."""
    data = json.loads((DATA / "manifest.json").read_bytes())

    assert new_converter().structure(data, Manifest) == manifest()


@pytest.mark.parametrize("name", PARTS)
def test_writing_a_file_again_gives_the_file(name: str) -> None:
    """Nothing is lost between a file and its values: written again, it has the same bytes."""
    version, _, part = name.partition("/")

    assert (BUNDLED / name).read_bytes() == canonical(new_converter().unstructure(structured(part, version)))


@pytest.mark.parametrize(
    "changed, place",
    [
        ({"as_of": "2025"}, "$.as_of"),
        ({"as_of": True}, "$.as_of"),
        ({"as_of": None}, "$.as_of"),
        ({"name": None}, "$.name"),
        ({"name": 5}, "$.name"),
        ({"role": "boss"}, "$.role"),
        ({"until": 2026}, "$"),
    ],
)
def test_strict_converter_coerces_nothing(changed: dict[str, object], place: str) -> None:
    """The strict converter refuses whatever a lenient one would bend until it fits."""
    raw = {"name": "ITU", "role": "lead", "as_of": 2025, "source": "A page"}

    assert new_converter().structure(raw, Facilitator) == Facilitator(
        name="ITU", role="lead", as_of=2025, source="A page"
    )
    with pytest.raises(ClassValidationError) as raised:
        new_converter().structure(raw | changed, Facilitator)

    assert [place] == [message.rpartition(" @ ")[2] for message in transform_error(raised.value)]


def test_strict_converter_is_strict_without_details() -> None:
    """A converter that reports only the first fault refuses as much."""
    with pytest.raises(TypeError, match=r"^expected str, not 5$"):
        new_converter(detailed=False).structure(
            {"name": 5, "role": "lead", "as_of": 2025, "source": "A page"}, Facilitator
        )


# Verification -------------------------------------------------------------------------------------------------------


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the installed data that a test may damage."""
    shutil.copytree(BUNDLED, tmp_path / "data")
    monkeypatch.setattr(bundled, "_stored", lambda name: (tmp_path / name).read_bytes())
    return tmp_path / "data" / wsis.DATA_VERSION


@pytest.mark.parametrize("version", [None, *wsis.versions()])
def test_verify_gives_versions_and_digests(installed: Path, version: str | None) -> None:
    """An intact installation is verified, version by version."""
    expected = [(each, wsis.load(each).digest) for each in wsis.versions() if version in {None, each}]

    assert installed.is_dir()
    assert tuple(expected) == wsis.verify(version)


def test_verify_names_every_changed_file(installed: Path) -> None:
    """A changed byte is found, and every file that has one is named with both hashes."""
    for name in ("goals.json", "themes.json"):
        (installed / name).write_bytes((installed / name).read_bytes().replace(b"A", b"B", 1))

    with pytest.raises(IntegrityError) as raised:
        wsis.verify()

    assert ["goals.json", "themes.json"] == [problem.file for problem in raised.value.problems]
    goals = raised.value.problems[0]
    assert f"sha256:{hashlib.sha256((installed / 'goals.json').read_bytes()).hexdigest()}" == goals.value
    assert f"sha256:{hashlib.sha256((DATA / 'goals.json').read_bytes()).hexdigest()} was released" == goals.suggestion
    head = f"dataset {wsis.DATA_VERSION}: 2 problems\n  goals.json: bytes differ from the release: "
    assert str(raised.value).startswith(head)


def test_verify_names_a_missing_file(installed: Path) -> None:
    """A missing file is named."""
    (installed / "goals.json").unlink()

    with pytest.raises(IntegrityError, match=r"^dataset \S+: 1 problem\n  goals.json: file is missing$"):
        wsis.verify()


def test_verify_names_all_faults_at_once(installed: Path) -> None:
    """Files that are missing and files that were changed are named together, for all versions."""
    first = installed.with_name("2026.1")
    (first / "manifest.json").write_bytes(b"{")
    (installed / "goals.json").unlink()
    (installed / "targets.json").unlink()
    (installed / "themes.json").write_bytes(b"[]\n")
    with pytest.raises(IntegrityError) as raised:
        wsis.verify()

    assert f"datasets 2026.1, {installed.name}" == raised.value.subject
    assert [
        ("2026.1/manifest.json", "is not the one that was released"),
        (f"{installed.name}/goals.json", "file is missing"),
        (f"{installed.name}/targets.json", "file is missing"),
        (f"{installed.name}/themes.json", "bytes differ from the release"),
    ] == [(problem.file, problem.message) for problem in raised.value.problems]


@pytest.mark.parametrize("data", [b"{", b"\xff", b"[]", b"{}", b'{"files": 1}', b'{"files": [1]}'])
def test_a_manifest_that_was_changed_is_named(installed: Path, data: bytes) -> None:
    """What is no manifest any more is named like any other file, by whatever reads it."""
    (installed / "manifest.json").write_bytes(data)

    with pytest.raises(IntegrityError, match=r": 1 problem\n  manifest.json: is not the one that was released$"):
        wsis.verify(installed.name)


def test_manifest_with_a_wrong_digest_is_refused() -> None:
    """Where every file is right, a wrong digest is the fault of the manifest."""
    with pytest.raises(IntegrityError) as raised:
        attrs.evolve(manifest(), digest="sha256:0").verify(contents())

    problem = Problem(file="manifest.json", message="digest is not that of the files", value="sha256:0")
    assert (problem,) == raised.value.problems


def test_changed_bytes_make_no_dataset() -> None:
    """No dataset is made of bytes that are not the ones that were released."""
    changed = contents() | {"goals.json": b"[]\n"}

    with pytest.raises(IntegrityError, match=r"^dataset \S+: 1 problem\n  goals.json: bytes differ"):
        assemble(manifest(), changed)


def test_load_reads_once() -> None:
    """The newest version is the default, and read once in a process."""
    assert wsis.load() is wsis.load(wsis.DATA_VERSION)
    assert (wsis.load().version,) == (wsis.DATA_VERSION,) == wsis.versions()[-1:]


def test_load_with_the_right_digest(ds: Dataset) -> None:
    """A caller that was made for this dataset gets it."""
    assert ds is wsis.load(ds.version, digest=ds.digest)


def test_load_with_a_wrong_digest_is_refused(ds: Dataset) -> None:
    """A caller that was made for another dataset is told both digests."""
    with pytest.raises(wsis.DatasetMismatchError, match=f"^dataset {ds.version} has digest {ds.digest}, not sha256:0$"):
        wsis.load(digest="sha256:0")


@pytest.mark.parametrize("read", [wsis.load, wsis.verify])
@pytest.mark.parametrize("version", ["2025.1", "", "../2026.1"])
def test_unknown_version_is_refused(read: Callable[[str], object], version: str) -> None:
    """A version that the release does not carry is refused, with those that it does."""
    with pytest.raises(wsis.UnknownVersionError) as raised:
        read(version)

    carried = ", ".join(wsis.versions())
    assert f"no dataset {version!r} in this release; it carries {carried}" == str(raised.value)


# The tool -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the project that a test may damage."""
    for name in ("curation", "src", "tools"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def build(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the tool that makes the data files in a copy of the project."""
    return subprocess.run(
        [sys.executable, "tools/build_data.py", *arguments],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": "src"},
        check=False,
        capture_output=True,
        text=True,
    )


def test_check_passes(tree: Path) -> None:
    """The bundled files are what the curated tables make."""
    done = build(tree, "--check")

    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)


GOALS = f"src/wsis/data/{wsis.DATA_VERSION}/goals.json"


@pytest.mark.parametrize("name", [GOALS, "src/wsis/codes.py"])
def test_check_names_a_changed_file(tree: Path, name: str) -> None:
    """One changed byte in a generated file is found and named, with the command that repairs it."""
    data = (tree / name).read_bytes()
    (tree / name).write_bytes(data.replace(b"\n", b"\n\n", 1))
    done = build(tree, "--check")

    assert (1, f"{name} is not what curation/ makes; run: python tools/build_data.py\n") == (
        done.returncode,
        done.stderr,
    )
    assert 0 == build(tree).returncode
    assert data == (tree / name).read_bytes()


def test_check_names_a_missing_file(tree: Path) -> None:
    """A generated file that is not there is found and named."""
    (tree / GOALS).unlink()
    done = build(tree, "--check")

    assert 1 == done.returncode
    assert done.stderr.startswith(f"{GOALS} is not what curation/ makes")


def test_build_leaves_earlier_versions_alone(tree: Path) -> None:
    """A version that was released before is nothing to the tool: it neither checks nor writes its files."""
    shutil.rmtree(tree / "src/wsis/data/2026.1")

    assert (0, "") == ((checked := build(tree, "--check")).returncode, checked.stderr)
    assert 0 == build(tree).returncode
    assert [wsis.DATA_VERSION] == [path.name for path in (tree / "src/wsis/data").iterdir() if path.is_dir()]


@pytest.mark.parametrize(
    "table, before, after, part",
    [
        ("goals", "No Poverty", "No poverty", "goals.json"),
        ("goal_names", "1,fr,Éliminer", "1,fr,Supprimer", "goals.json"),
        ("indicators", "by skill", "by any skill", "indicators.json"),
        ("mandates", "113,A road map", "113,One road map", "mandates.json"),
        ("memberships", "AF,LDC,2026-02-11", "AF,LDC,2026-02-12", "countries.json"),
    ],
)
def test_check_finds_a_changed_table(tree: Path, table: str, before: str, after: str, part: str) -> None:
    """A curated cell that was changed without a build is found, in its file and in the manifest."""
    path = tree / "curation" / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    done = build(tree, "--check")

    assert 1 == done.returncode
    assert [part, "manifest.json"] == [line.split(" ")[0].rpartition("/")[2] for line in done.stderr.splitlines()]


def test_faulty_table_makes_no_data(tree: Path) -> None:
    """A table that breaks a rule of the data is refused with the fault, and nothing is written."""
    table = tree / "curation" / "goals.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("#E5243B", "red"), encoding="utf-8")
    done = build(tree)

    assert (1, "goal 1: has a colour that is none: 'red'\n") == (done.returncode, done.stderr)
    assert (DATA / "goals.json").read_bytes() == (tree / GOALS).read_bytes()


@pytest.mark.parametrize(
    "table, before, after, fault",
    [
        ("prize_categories", ",C1,", ",C12,", "prize-category 1: belongs to an unknown action-line: 'C12'"),
        ("geneva_targets", ",2015,C2,", ",2015,C12,", "curation/: C12 in 'C12' is no code"),
        ("countries", "KEN,404", "KEN,40", "country KE: has codes of another form than ISO 3166 and M49: 'KE KEN 40'"),
    ],
)
def test_faulty_tables_of_other_entries_make_no_data(
    tree: Path, table: str, before: str, after: str, fault: str
) -> None:
    """The tables beside the frameworks are held to the rules of the data too, and to the codes of the lines."""
    path = tree / "curation" / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    done = build(tree)

    assert (1, f"{fault}\n") == (done.returncode, done.stderr)


def test_ragged_table_makes_no_data(tree: Path) -> None:
    """A row with more cells than the header is refused by table and row."""
    table = tree / "curation" / "releases.csv"
    table.write_text(table.read_text(encoding="utf-8").rstrip("\n") + ",more\n", encoding="utf-8")
    done = build(tree)

    row = len(wsis.versions()) + 1
    assert (1, f"curation/releases.csv, row {row}: not as many cells as the header\n") == (done.returncode, done.stderr)
