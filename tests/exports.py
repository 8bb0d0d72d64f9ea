"""An overlay for the tests of exports: additions of every sort, a formula, a withdrawn node."""

from wsis import Citation, Correction, Dataset, Document, Goal, Link, Target, Theme
from wsis.provenance import Withdrawal

FORMULA = "=cmd|' /C calc'!A0"


def overlay(ds: Dataset, *, printed: str = FORMULA) -> Dataset:
    """Extend a dataset by an addition of every sort.

    Args:
        ds: The dataset.
        printed: A text of the correction.
    """
    place = Citation(document="acme-plan", locator="page 3", note="our reading")
    withdrawn = Withdrawal(date="2026-11-30", reason="It became another.", successors=("9.1", "9.c"), citation=place)
    return ds.extend(
        name="acme.1",
        nodes=[
            Goal(code="18", title="Radio", short_title="Air", color="#000000", iri="urn:acme:18", citation=place),
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
