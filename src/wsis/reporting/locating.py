"""Where the projects of a register are: regions with their subregions, and groups of countries."""

from typing import final

import attrs

from wsis.dataset import Dataset
from wsis.placements import Group, Groups
from wsis.places import Country, Membership
from wsis.placing import days_listed, grouped, unknown_countries
from wsis.register import Register


@final
@attrs.frozen(kw_only=True)
class Places:
    """Where projects are, as far as the dataset has the countries that they name.

    Args:
        countries: Those of them that the dataset has.
        unknown: What else they name, each with its number of projects.
        regions: Each region with its subregions.
        unplaced: The projects that are in no region.
        country_groups: The least developed, landlocked developing and small island countries.
        days: The days on which these were listed.
        notes: What is known of changes to these lists, membership by membership.
        rules: When a project counts in a region, subregion or group of countries, in a sentence each.
    """

    countries: tuple[Country, ...]
    unknown: tuple[tuple[str, int], ...]
    regions: tuple[tuple[Group, tuple[Group, ...]], ...]
    unplaced: Register
    country_groups: Groups
    days: tuple[str, ...]
    notes: tuple[tuple[Country, Membership], ...]
    rules: tuple[str, ...]


def places_of(ds: Dataset, register: Register) -> Places | None:
    """Find where the projects are; None where no project says it, or the dataset has no countries.

    Args:
        ds: The dataset that has the countries.
        register: The projects.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", countries=["KE", "Kenia"])])
    >>> places = places_of(wsis.load(), register)
    >>> places.regions[0][0], places.unknown
    (Group('002', 'Africa', 1 project), (('Kenia', 1),))
    """
    named = {country for project in register for country in project.countries}
    if not (ds.countries and named):
        return None
    countries = tuple(country for country in ds.countries if country.code in named)
    unknown, counts = unknown_countries(ds, register), dict(register.count_by("country"))
    regions, subregions, groups = (grouped(ds, register, by=by) for by in ("region", "subregion", "country_group"))
    parents = {region.code: region.parent for region in ds.regions}
    return Places(
        countries=countries,
        unknown=tuple((name, counts[name]) for name in unknown),
        regions=tuple((each, tuple(sub for sub in subregions if parents[sub.code] == each.code)) for each in regions),
        unplaced=regions.unplaced,
        country_groups=groups,
        days=days_listed(ds),
        notes=tuple((country, each) for country in countries for each in country.groups if each.note),
        rules=(regions.rule, subregions.rule, groups.rule),
    )
