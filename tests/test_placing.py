"""Groups of a register by place: every project is told, groups overlap as countries do, and each can be counted."""

import pickle
from typing import Any, cast, get_args

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wsis
from wsis import ActionLine, Country, Dataset, InvalidInputError, Project, Region, Register, UnknownTagsError
from wsis.placements import Placing
from wsis.places import GroupName
from wsis.strategies import groupings

PLACINGS = get_args(Placing)
# Projects of which nothing matters but where they are, and something to count.
PLACES = st.lists(st.sampled_from([*wsis.load().codes(Country)]), max_size=3, unique=True)
REGISTERS = st.lists(PLACES, max_size=12).map(
    lambda places: Register(
        Project(id=str(at), title="Radio", countries=each, action_lines=[f"C{at % 6 + 1}"])
        for at, each in enumerate(places)
    )
)


def belongs(ds: Dataset, project: Project, by: Placing, code: str) -> bool:
    """Tell whether a project belongs to a group, slowly and from the other end: by what the group holds."""
    if by == "country":
        return code in project.countries
    if by == "country_group":
        return any(ds.get(Country, each).within(cast("GroupName", code)) for each in project.countries)
    return any(country.code in project.countries for country in ds.parts(ds.get(Region, code)))


@pytest.mark.parametrize("by", PLACINGS)
@given(register=REGISTERS)
def test_a_group_has_the_projects_that_belong_to_it(by: Placing, register: Register) -> None:
    """A group has the projects with a country in it, in the order of the register, each once."""
    ds = wsis.load()
    for group in wsis.group(ds, register, by=by):
        expected = [project for project in register if belongs(ds, project, by, group.code)]

        assert expected == list(group.register)


@pytest.mark.parametrize("by", PLACINGS)
@given(register=REGISTERS)
def test_no_project_is_dropped(by: Placing, register: Register) -> None:
    """Every project is in a group or told as unplaced, and none is both."""
    groups = wsis.group(wsis.load(), register, by=by)
    placed = {project.id for group in groups for project in group.register}
    unplaced = {project.id for project in groups.unplaced}

    assert {project.id for project in register} == placed | unplaced
    assert set() == placed & unplaced
    assert all(not {*project.countries} or by != "country" for project in groups.unplaced)


@given(REGISTERS)
def test_subregions_refine_regions(register: Register) -> None:
    """The projects of a region are those of its subregions; a country without a subregion is its region's alone."""
    ds = wsis.load()
    regions, subregions = (wsis.group(ds, register, by=by) for by in ("region", "subregion"))
    direct = {country.code for country in ds.countries if country.subregion is None}
    for region in regions:
        parts = {
            project.id
            for part in subregions
            if ds.get(Region, part.code).parent == region.code
            for project in part.register
        }
        whole = {project.id for project in region.register if not direct & {*project.countries}}

        assert parts <= {project.id for project in region.register}
        assert whole <= parts


@pytest.mark.parametrize("by", PLACINGS)
def test_all_groups_are_listed_in_definition_order(ds: Dataset, by: Placing) -> None:
    """A group without a project is a finding too: all are listed, as the dataset orders them."""
    expected = {
        "region": [region.code for region in ds.regions if not region.parent],
        "subregion": [region.code for region in ds.regions if region.parent],
        "country": [*ds.codes(Country)],
        "country_group": [*get_args(GroupName)],
    }[by]
    groups = wsis.group(ds, Register(), by=by)

    assert expected == [group.code for group in groups]
    assert all(group.name and not group.register for group in groups)


@given(REGISTERS, st.sampled_from(PLACINGS))
def test_a_group_is_counted_as_what_it_is(register: Register, by: Placing) -> None:
    """The coverage of a group is that of the register filtered by hand."""
    ds = wsis.load()
    for group in wsis.group(ds, register, by=by)[:20]:
        own = register.where(lambda project: belongs(ds, project, by, group.code))  # noqa: B023 - used at once

        assert wsis.coverage(ds, own, of=ActionLine) == wsis.coverage(ds, group.register, of=ActionLine)


@settings(max_examples=10)
@given(groupings())
def test_groups_are_values(groups: wsis.Groups) -> None:
    """Groups are an immutable sequence that is equal by value, hashes, and says what it is made of."""
    ds = wsis.load()

    assert groups == pickle.loads(pickle.dumps(groups))  # noqa: S301 - our own bytes
    assert 1 == len({groups, pickle.loads(pickle.dumps(groups))})  # noqa: S301 - our own bytes
    assert list(groups) == [groups[place] for place in range(len(groups))] == list(groups[:])
    assert (ds.version, ds.digest) == (groups.dataset_version, groups.dataset_digest)
    assert f"Groups({groups.by}: {len(groups)}, unplaced: {len(groups.unplaced)} of {groups.projects} " in repr(groups)


def test_the_rule_says_why_projects_are_in_no_group(ds: Dataset) -> None:
    """The rule counts those without a country apart from those whose countries are in no group."""
    places = [["KE", "PE"], ["KE"], ["AQ"], ["AQ", "NP"], []]
    register = Register(Project(id=str(at), title="Radio", countries=each) for at, each in enumerate(places))
    regions, lists = (wsis.group(ds, register, by=by) for by in ("region", "country_group"))

    assert [2, 1, 1, 0, 0] == [len(group.register) for group in regions]
    assert (
        "a project counts in every region (M49) in which one of its countries lies, by dataset "
        f"{ds.version}; of 5 projects: 3 placed, 1 without a country, 1 outside of every group"
    ) == regions.rule
    assert "in which one of its countries was listed on 2026-02-11, by" in lists.rule
    assert "of 5 projects: 1 placed, 1 without a country, 3 outside of every group" in lists.rule


def test_unknown_countries_are_one_error(ds: Dataset) -> None:
    """Countries that the dataset does not have are listed all at once, with projects and the nearest countries."""
    names = [["Kenia", "KE"], ["Kenia", "XP"], ["UK"], ["ken"], ["Brésil"], ["PE"], ["404"], [" KE"], [""]]
    register = Register(Project(id=str(at), title="Radio", countries=each) for at, each in enumerate(names))
    with pytest.raises(UnknownTagsError) as caught:
        wsis.group(ds, register, by="region")

    assert [
        ("Kenia", "in 2 projects, the first is '0'", "nearest: KE (Kenya)"),
        ("XP", "in 1 project, the first is '1'", None),
        ("UK", "in 1 project, the first is '2'", None),
        ("ken", "in 1 project, the first is '3'", "nearest: KE (Kenya)"),
        ("Brésil", "in 1 project, the first is '4'", "nearest: BR (Brazil)"),
        ("404", "in 1 project, the first is '6'", "nearest: KE (Kenya)"),
        (" KE", "in 1 project, the first is '7'", "nearest: KE (Kenya)"),
        ("", f"'' is no country of dataset {ds.version}, in 1 project, the first is '8'", None),
    ] == [
        (each.value, each.message.removeprefix(f"no country of dataset {ds.version}, "), each.suggestion)
        for each in caught.value.problems
    ]


def test_a_country_of_an_overlay_is_known(ds: Dataset) -> None:
    """A host adds a country or area that the dataset does not have, and its projects are told."""
    own = attrs.evolve(
        ds.country("AQ"), code="XP", title="Somewhere", iso3="XPA", m49="999", region="009", subregion=None
    )
    extended = ds.extend(name="acme.1", nodes=[own])
    groups = wsis.group(extended, Register([Project(id="1", title="Radio", countries=["XP"])]), by="region")

    assert ["009"] == [group.code for group in groups if group.register]
    assert extended.digest == groups.dataset_digest


def test_a_country_may_be_in_no_region(ds: Dataset) -> None:
    """A country of an overlay that names no region is in none; its projects are told."""
    own = attrs.evolve(ds.country("AQ"), code="XP", title="Somewhere", iso3="XPA", m49="999")
    register = Register([Project(id="1", title="Radio", countries=["XP"])])
    groups = wsis.group(ds.extend(name="acme.1", nodes=[own]), register, by="region")

    assert [] == [group for group in groups if group.register]
    assert register == groups.unplaced


@pytest.mark.parametrize("changes", [{"region": "057"}, {"region": "009", "subregion": "009"}])
def test_a_country_is_in_no_subregion_straight(ds: Dataset, changes: dict[str, Any]) -> None:
    """A subregion is no region of a country, nor a region its subregion, so that each place is of one level."""
    own = attrs.evolve(ds.country("AQ"), code="XP", title="Somewhere", iso3="XPA", m49="999", **changes)
    with pytest.raises(InvalidInputError, match=r"country XP: has a (sub)?region as its (sub)?region"):
        ds.extend(name="acme.1", nodes=[own])


def test_a_dataset_without_lists_says_so() -> None:
    """Where no country was ever listed in a group, the rule says so, and names no day."""
    ds = wsis.load("2026.1")
    place = ds.goal("1").citation
    own = Country(code="XP", title="Somewhere", iso3="XPA", m49="999", citation=place)
    groups = wsis.group(ds.extend(name="acme.1", nodes=[own]), Register(), by="country_group")

    assert "in which one of its countries was listed (none was), by dataset 2026.1+acme.1;" in groups.rule


def test_a_dataset_without_countries_says_which_has_them() -> None:
    """A dataset from before there were countries is an error that names it, and since when there are any."""
    with pytest.raises(
        InvalidInputError, match=r"dataset 2026\.1 has no countries \(datasets have them since 2026\.2\)"
    ):
        wsis.group(wsis.load("2026.1"), Register(), by="region")


def test_there_is_no_other_way_to_group(ds: Dataset) -> None:
    """Another way to group is an error that lists those that there are."""
    with pytest.raises(InvalidInputError, match=r"'continent' \(one of region, subregion, country, country_group\)"):
        wsis.group(ds, Register(), by="continent")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
