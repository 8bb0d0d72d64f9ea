"""The entries beside the frameworks, from the curated tables: indicators, prizes, mandates, countries and others."""

from tools.curated_tables import Record, table, written_out
from wsis.indicators import Indicator
from wsis.languages import Names
from wsis.places import Country, Membership, Region
from wsis.provenance import Citation
from wsis.summit import GenevaTarget, Mandate, Principle, PrizeCategory


def cited(row: Record) -> Citation:
    """Cite what a row says that it is from."""
    return Citation(document=row["document"], locator=row["locator"])


def listed(cell: str) -> tuple[str, ...]:
    """Give the texts of a cell, which semicolons part."""
    return tuple(text.strip() for text in cell.split(";") if text)


def number(cell: str) -> int | None:
    """Give the number in a cell, if there is one."""
    return int(cell) if cell else None


def indicators() -> list[Indicator]:
    """Make the indicators."""
    return [
        Indicator(
            code=row["code"],
            target=row["target"],
            label=row["label"],
            custodians=listed(row["custodians"]),
            standing=row["standing"],  # type: ignore[arg-type] # the validator checks standings
            note=row["note"] or None,
            citation=cited(row),
        )
        for row in table("indicators")
    ]


def prize_categories() -> list[PrizeCategory]:
    """Make the prize categories."""
    return [
        PrizeCategory(
            code=row["code"],
            title=row["title"],
            action_line=row["action_line"],
            citation=Citation(document=row["document"], locator=row["locator"], note=row["note"] or None),
        )
        for row in table("prize_categories")
    ]


def geneva_targets(lines: tuple[str, ...]) -> list[GenevaTarget]:
    """Make the targets of the Geneva Plan of Action."""
    return [
        GenevaTarget(
            code=row["paragraph"].replace("(", "").replace(")", ""),
            paragraph=row["paragraph"],
            title=row["title"],
            due=int(row["due"]),
            action_lines=written_out(row["action_lines"], lines),
            tied_by=Citation(document="geneva-plan", locator=row["lines_locator"]) if row["lines_locator"] else None,
            note=row["note"] or None,
            citation=Citation(document="geneva-plan", locator=f"para. {row['paragraph']}"),
        )
        for row in table("geneva_targets")
    ]


def mandates(lines: tuple[str, ...]) -> list[Mandate]:
    """Make the mandates."""
    return [
        Mandate(
            code=row["paragraph"],
            paragraph=row["paragraph"],
            title=row["title"],
            summary=row["summary"],
            addressees=listed(row["addressees"]),
            due=number(row["due"]),
            every_years=number(row["every_years"]),
            action_lines=written_out(row["action_lines"], lines),
            note=row["note"] or None,
            citation=cited(row),
        )
        for row in table("mandates")
    ]


def principles() -> list[Principle]:
    """Make the principles."""
    return [
        Principle(
            code=row["code"],
            kind=row["kind"],  # type: ignore[arg-type] # the validator checks kinds
            title=row["title"],
            summary=row["summary"] or None,
            citation=Citation(document=row["document"], locator=row["locator"], note=row["note"] or None),
        )
        for row in table("principles")
    ]


def regions() -> list[Region]:
    """Make the regions."""
    return [
        Region(
            code=row["code"],
            title=row["name"],
            parent=row["parent"] or None,
            citation=Citation(document="unsd-m49", locator=f"region {row['code']}"),
        )
        for row in table("regions")
    ]


def countries() -> list[Country]:
    """Make the countries, each with its groups."""
    groups = [
        (
            row["country"],
            Membership(
                group=row["group"],  # type: ignore[arg-type] # the validator checks groups
                as_of=row["as_of"],
                note=row["note"] or None,
            ),
        )
        for row in table("memberships")
    ]
    return [
        Country(
            code=row["code"],
            title=row["name"],
            names=Names({language: row[f"name_{language}"] for language in ("es", "fr") if row[f"name_{language}"]}),
            iso3=row["iso3"],
            m49=row["m49"],
            region=row["region"] or None,
            subregion=row["subregion"] or None,
            groups=tuple(each for code, each in groups if code == row["code"]),
            note=row["note"] or None,
            citation=Citation(document="country-codes", locator=row["iso3"]),
        )
        for row in table("countries")
    ]
