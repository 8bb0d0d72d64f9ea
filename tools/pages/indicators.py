"""The page of the indicators, and what pages of goals show of them."""

from collections.abc import Iterable

from tools.pages.markup import Pages, link, page, section, table, text
from tools.pages.places import anchor, cited, place, relative, to_entry
from wsis.dataset import Dataset
from wsis.display.roadmaps import STANDINGS
from wsis.indicators import Indicator
from wsis.nodes import Target
from wsis.plan_means import indicators_of

INDEX = "data/indicators.md"


def indicator_pages(ds: Dataset) -> Pages:
    """Make the page of the indicators."""
    return {
        INDEX: page(
            "# Indicators",
            "Indicators of the SDG framework to measure progress with: those that measure information and "
            "communication technology, and some that are related to them. Which ones are related is a choice of this "
            "project, and not of the United Nations. The framework has many more: a target that has none here may have "
            "others there. The wording is our own, and the dataset has no readings: those are yours, "
            f"{link('in a road map', relative('how-to-roadmap.md#measurements', page=INDEX))}.",
            table(
                ("indicator", "what it measures", "target", "standing", "collected by", "note", "source"),
                [_row(ds, each) for each in ds.indicators],
            ),
        )
    }


def _row(ds: Dataset, indicator: Indicator) -> tuple[str, ...]:
    return (
        f"[{text(indicator.code)}]{{#{anchor(indicator)}}}",
        text(indicator.label),
        to_entry(ds.get(Target, indicator.target), page=INDEX),
        STANDINGS[indicator.standing],
        text(", ".join(indicator.custodians)),
        text(indicator.note or ""),
        cited(ds, indicator.citation, page=INDEX),
    )


def indicators_section(ds: Dataset, title: str, targets: Iterable[Target], *, page: str) -> str:
    """Show the indicators of some targets, ICT indicators first, or nothing where the dataset has none of them."""
    return section(title, _table(indicators_of(ds, targets), page))


def _table(found: Iterable[Indicator], page: str) -> str:
    return table(
        ("indicator", "what it measures", "standing", "collected by"),
        [
            (
                link(text(each.code), relative(place(each), page=page)),
                text(each.label),
                STANDINGS[each.standing],
                text(", ".join(each.custodians)),
            )
            for each in found
        ],
    )
