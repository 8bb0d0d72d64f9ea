"""The page of countries and areas, with their regions and the groups in which they were listed."""

from tools.pages.linked import corrections_about
from tools.pages.markup import Pages, language, page, section, table, text
from tools.pages.places import anchor, place, relative, to_document
from wsis.dataset import Dataset
from wsis.places import Country, Region

INDEX = "data/countries.md"
_LANGUAGES = ("fr", "es")


def country_pages(ds: Dataset) -> Pages:
    """Make the page of countries, areas and regions."""
    documents = dict.fromkeys(each.citation.document for each in (*ds.countries, *ds.regions))
    return {
        INDEX: page(
            "# Countries and regions",
            "Countries and areas by their ISO 3166 code, with the regions of the M49 standard of the United Nations "
            "Statistics Division, and the groups of countries in which they were listed: least developed countries "
            "(LDC), landlocked developing countries (LLDC), small island developing States (SIDS). Groups change, so "
            "the day of the list stands with each. The names are those of the sources, and imply no opinion on any "
            f"territory or boundary. Sources: {', '.join(to_document(ds, each, page=INDEX) for each in documents)}.",
            section("Regions", table(("region", "name", "part of", "countries"), _regions(ds), numbers=("countries",))),
            section(
                "Countries and areas",
                table(
                    ("code", "name", "in French", "in Spanish", "region", "groups", "note"),
                    [_country(ds, each) for each in ds.countries],
                ),
            ),
            corrections_about(ds, Country.framework, page=INDEX),
        )
    }


def _regions(ds: Dataset) -> list[tuple[str, ...]]:
    return [
        (
            f"[{region.code}]{{#{anchor(region)}}}",
            text(region.title),
            text(ds.get(Region, region.parent).title) if region.parent else "",
            str(len(ds.parts(region))),
        )
        for region in ds.regions
    ]


def _country(ds: Dataset, country: Country) -> tuple[str, ...]:
    notes = (country.note, *(f"{each.group}: {each.note}" for each in country.groups if each.note))
    within = ds.get(Region, country.subregion or country.region) if country.region else None
    return (
        f"[{country.code}]{{#{anchor(country)}}}",
        text(country.title),
        *(language(each, country.names.get(each, "")) for each in _LANGUAGES),
        f"[{text(within.title)}]({relative(place(within), page=INDEX)})" if within else "none",
        "<br>".join(f"[{each.group} {each.as_of}]{{.nowrap}}" for each in country.groups),
        text(" ".join(filter(None, notes))),
    )
