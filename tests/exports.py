"""What the tests of exports share: an overlay with additions of every sort, and the hashes of what is exported.

`python -m tests.exports` writes the hashes of the newest dataset anew; those of earlier ones never change.
"""

import hashlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import wsis
from wsis import (
    Citation,
    Correction,
    Country,
    Dataset,
    Document,
    Entry,
    GenevaTarget,
    Goal,
    Indicator,
    Link,
    Mandate,
    Membership,
    Names,
    Principle,
    PrizeCategory,
    Region,
    Target,
    Theme,
    Withdrawal,
)
from wsis.exports.concepts import graph_of
from wsis.exports.exporting import ExportFormat

FORMULA = "=cmd|' /C calc'!A0"
HASHES = Path(__file__).parent / "data" / "export_hashes.json"
FORMATS: tuple[ExportFormat, ...] = ("csv", "json", "sssom")
PLACE = Citation(document="acme-plan", locator="page 3", note="our reading")

#: An addition of each kind that came with 2026.2: none leads to any but canonical nodes and to the others.
OTHERS: tuple[Entry, ...] = (
    Indicator(
        code="9.c.10",
        target="9.c",
        label="Radios",
        custodians=("World Bank", "ITU; UNESCO"),
        standing="related",
        note="Ours.",
        citation=PLACE,
    ),
    PrizeCategory(code="19", title="Radio", action_line="C2", citation=PLACE),
    GenevaTarget(code="6k", paragraph="6(k)", title="Radio", due=2030, note="No tie.", citation=PLACE),
    GenevaTarget(
        code="6l",
        paragraph="6(l)",
        title="Two lines",
        due=2031,
        action_lines=("C2", "C7-e-health"),
        tied_by=Citation(document="acme-plan", locator="page 4", note="a tie"),
        citation=PLACE,
    ),
    Mandate(
        code="200",
        paragraph="200",
        title="Broadcast",
        summary="Broadcast, every year.",
        addressees=("All of us", "Acme"),
        due=2030,
        every_years=1,
        action_lines=("C10", "C11"),
        note="Ours.",
        citation=PLACE,
    ),
    Principle(code="shared-9", kind="shared", title="Air", summary="Air is for all.", citation=PLACE),
    Region(code="900", title="Acme Land", citation=PLACE),
    Region(code="901", title="Acme Coast", parent="900", citation=PLACE),
    Country(
        code="XA",
        title="Acme",
        names=Names({"fr": "Acmé", "zh-Hans": "艾克米"}),
        iso3="XAC",
        m49="902",
        region="900",
        subregion="901",
        groups=(
            Membership(group="SIDS", as_of="2026-01-01", note="Ours."),
            Membership(group="LDC", as_of="2026-01-02"),
        ),
        note="A name of ours.",
        citation=PLACE,
        withdrawn=Withdrawal(date="2026-11-30", reason="It became two.", successors=("KE", "NA"), citation=PLACE),
    ),
    Country(code="XB", title="Adrift", iso3="XBD", m49="903", citation=PLACE),
)


def overlay(ds: Dataset, *, printed: str = FORMULA) -> Dataset:
    """Extend a dataset by an addition of every sort.

    Args:
        ds: The dataset.
        printed: A text of the correction.
    """
    place = PLACE
    withdrawn = Withdrawal(date="2026-11-30", reason="It became another.", successors=("9.1", "9.c"), citation=place)
    return ds.extend(
        name="acme.1",
        nodes=[
            Goal(
                code="18",
                title="Radio",
                short_title="Air",
                names=Names({"fr": "Radio"}),
                color="#000000",
                iri="urn:acme:18",
                citation=place,
            ),
            Theme(code="acme-radio", objective="1", title="Radio", paragraphs=(), citation=place),
            Target(
                code="9.10",
                goal="9",
                label="A target of ours",
                means_of_implementation=False,
                iri="urn:acme:9.10",
                citation=place,
                withdrawn=withdrawn,
            ),
            *OTHERS,
        ],
        links=[Link(source="C5", target="18", matrix="wsis-sdg-goals", evidence=(place,))],
        documents=[
            Document(id="acme-plan", title="Plan", publisher="Acme", date="2026", url="https://acme.example/plan"),
        ],
        corrections=[
            Correction(
                id="acme-note",
                subject="goal",
                locator="18",
                printed=printed,
                adopted="Nothing.",
                reason="It is an example.",
                status="open",
                citation=place,
            ),
        ],
    )


def hashes_of(ds: Dataset) -> dict[str, dict[str, str]]:
    """Hash each file of a dataset in our own formats, and its graph, whichever rdflib writes it.

    Args:
        ds: The dataset.
    """
    found: dict[str, dict[str, str]] = {}
    for form in FORMATS:
        with TemporaryDirectory() as folder:
            path = wsis.export(ds, form, Path(folder, "export"))
            files = sorted([path] if path.is_file() else path.iterdir())
            found[form] = {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in files}
    lines = sorted(graph_of(ds).serialize(format="nt").splitlines())
    return {**found, "skos": {"graph": hashlib.sha256("\n".join(lines).encode()).hexdigest()}}


if __name__ == "__main__":
    newest = wsis.load()
    written = {**json.loads(HASHES.read_text(encoding="utf-8")), newest.version: hashes_of(newest)}
    HASHES.write_text(json.dumps(written, indent=2, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
