"""From a register to groups of its projects, by the places of their countries in a dataset."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import get_args

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem, UnknownTagsError
from wsis.placements import Group, Groups, Placing
from wsis.places import Country, GroupName, nearest_countries
from wsis.projects import Project
from wsis.register import Register
from wsis.wording import counted

#: What the groups of countries are called.
COUNTRY_GROUPS = MappingProxyType[GroupName, str](
    {
        "LDC": "Least developed countries",
        "LLDC": "Landlocked developing countries",
        "SIDS": "Small island developing States",
    },
)


def group(ds: Dataset, register: Register, *, by: Placing) -> Groups:
    """Group the projects of a register by the regions, subregions, countries or groups of countries that they are in.

    A project counts once in every group that one of its countries belongs to. Regions and subregions are those of the
    M49 standard. The groups of countries are the least developed countries (LDC), the landlocked developing countries
    (LLDC) and the small island developing States (SIDS), as listed on the day that the rule names.

    Args:
        ds: The dataset that has the countries.
        register: The projects; their countries are codes of ISO 3166-1, as `read_register` gives them.
        by: `region`, `subregion`, `country` or `country_group`.

    Raises:
        UnknownTagsError: Listing every country of the register that the dataset does not have.
        InvalidInputError: Where the dataset has no countries, or there is no such way to group.

    >>> import wsis
    >>> ds = wsis.load()
    >>> radio = wsis.Project(id="1", title="Radio", countries=["KE", "PE"], action_lines=["C9"])
    >>> groups = wsis.group(ds, wsis.Register([radio]), by="region")
    >>> groups[0]
    Group('002', 'Africa', 1 project)
    >>> wsis.coverage(ds, groups[0].register, of=wsis.ActionLine)
    Coverage(action-line: 1 of 18, projects: 1)
    """
    groups = grouped(ds, register, by=by)
    if unknown := unknown_countries(ds, register):
        raise UnknownTagsError("register", _problems(ds, register, unknown))
    return groups


def grouped(ds: Dataset, register: Register, *, by: Placing) -> Groups:
    """Group projects as `group` does, but leave countries that the dataset does not have outside of every group.

    Args:
        ds: The dataset that has the countries.
        register: The projects.
        by: What the projects of a group share.

    Raises:
        InvalidInputError: Where the dataset has no countries, or there is no such way to group.

    >>> import wsis
    >>> grouped(wsis.load(), wsis.Register([wsis.Project(id="1", title="Radio", countries=["Kenia"])]), by="region")
    Groups(region: 5, unplaced: 1 of 1 project)
    """
    if by not in get_args(Placing):
        known = f"one of {', '.join(get_args(Placing))}"
        raise InvalidInputError("group", [Problem(message="no group of projects", value=by, suggestion=known)])
    if not ds.countries:
        lacking = f"dataset {ds.version} has no countries"
        raise InvalidInputError("dataset", [Problem(message=lacking, suggestion="datasets have them since 2026.2")])
    names = _names(ds, by)
    belonging = {country.code: _groups(country, by) for country in ds.countries}
    found: dict[str, list[Project]] = {code: [] for code in names}
    unplaced: list[Project] = []
    for project in register:
        codes = {code for country in project.countries for code in belonging.get(country, ())}
        for among in [found[code] for code in codes] or [unplaced]:
            among.append(project)
    return Groups(
        by=by,
        rule=_rule(ds, by, len(register), unplaced),
        groups=tuple(Group(code=code, name=name, register=Register(found[code])) for code, name in names.items()),
        unplaced=Register(unplaced),
        projects=len(register),
        dataset_version=ds.version,
        dataset_digest=ds.digest,
    )


def unknown_countries(ds: Dataset, register: Register) -> tuple[str, ...]:
    """List the countries of a register that the dataset does not have, in the order in which they are met.

    Args:
        ds: The dataset.
        register: The projects.

    >>> import wsis
    >>> unknown_countries(wsis.load(), wsis.Register([wsis.Project(id="1", title="Radio", countries=["KE", "Kenia"])]))
    ('Kenia',)
    """
    named = dict.fromkeys(country for project in register for country in project.countries)
    return tuple(country for country in named if country not in ds.codes(Country))


def days_listed(ds: Dataset) -> tuple[str, ...]:
    """List the days of the lists of least developed, landlocked developing and small island countries.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> days_listed(wsis.load("2026.2"))
    ('2026-02-11',)
    """
    return tuple(sorted({each.as_of for country in ds.countries for each in country.groups}))


def _problems(ds: Dataset, register: Register, unknown: tuple[str, ...]) -> Iterator[Problem]:
    """Say of each unknown country how many projects name it, and which countries of the dataset look most like it."""
    for name in unknown:
        projects = [project for project in register if name in project.countries]
        held = f"{counted(len(projects), 'project')}, the first is {projects[0].id!r}"
        nearest = nearest_countries(ds.countries, name)
        empty = "" if name else "'' is "  # a problem shows no empty value
        yield Problem(
            message=f"{empty}no country of dataset {ds.version}, in {held}",
            column="countries",
            value=name,
            suggestion=f"nearest: {', '.join(f'{each} ({each.name})' for each in nearest)}" if nearest else None,
        )


def _names(ds: Dataset, by: Placing) -> Mapping[str, str]:
    """Map the code of each group to its name."""
    if by == "country_group":
        return dict(COUNTRY_GROUPS.items())
    if by == "country":
        return {country.code: country.title for country in ds.countries}
    return {region.code: region.title for region in ds.regions if (region.parent is None) == (by == "region")}


def _groups(country: Country, by: Placing) -> tuple[str, ...]:
    """List the codes of the groups that a country belongs to."""
    if by == "country_group":
        return tuple(each.group for each in country.groups)
    code = {"region": country.region, "subregion": country.subregion, "country": country.code}[by]
    return (code,) if code else ()


def _rule(ds: Dataset, by: Placing, projects: int, unplaced: list[Project]) -> str:
    """Say in one sentence when a project counts in a group, and why projects are in none."""
    days = " and ".join(days_listed(ds))
    listed = f"on {days}" if days else "(none was)"
    where = {
        "region": "region (M49) in which one of its countries lies",
        "subregion": "subregion (M49) in which one of its countries lies",
        "country": "country that it names",
        "country_group": f"group (LDC, LLDC, SIDS) in which one of its countries was listed {listed}",
    }[by]
    bare = sum(not project.countries for project in unplaced)
    return (
        f"a project counts in every {where}, by dataset {ds.version}; of {counted(projects, 'project')}: "
        f"{projects - len(unplaced)} placed, {bare} without a country, {len(unplaced) - bare} outside of every group"
    )
