"""Entries of every kind: what they share, what belongs to what, and the small answers that some of them give."""

from typing import Any

import attrs
import pytest
from hypothesis import given

import wsis
from wsis import Citation, Country, Dataset, Entry, Goal, InvalidInputError, Membership, Node
from wsis.codes import KindName
from wsis.entry_rules import entry_faults
from wsis.kinds import ENTRY_TYPES, PARTS, wholes_of
from wsis.nodes import NODE_TYPES
from wsis.strategies import any_entries, countries, memberships, texts

PLACE = Citation(document="A-RES-70-1", locator="Goal 9")


# Kinds ---------------------------------------------------------------------------------------------------------------


def test_kinds_are_known_by_their_names() -> None:
    """Each kind stands once under its name, the six that projects declare or matrices relate first."""
    assert [(kind.framework, kind) for kind in ENTRY_TYPES.values()] == [*ENTRY_TYPES.items()]
    assert [*NODE_TYPES.items()] == [*ENTRY_TYPES.items()][:6]
    assert [issubclass(kind, Node) for kind in ENTRY_TYPES.values()] == [name in NODE_TYPES for name in ENTRY_TYPES]


def test_kinds_cannot_change() -> None:
    """The table of kinds is one for the whole process, so nobody can write into it."""
    with pytest.raises(TypeError):
        ENTRY_TYPES["planet"] = Goal  # type: ignore[index]


@pytest.mark.parametrize("name, kind", ENTRY_TYPES.items())
def test_every_kind_has_what_entries_have(name: KindName, kind: type[Entry]) -> None:
    """A kind is a class of values with a code, a citation, a field for its name, and a withdrawal that may be none."""
    fields = {field.name: field for field in attrs.fields(kind)}  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] # every kind is one of attrs

    assert name == kind.framework
    assert {"code", "citation", "withdrawn", kind.named_by} <= {*fields}
    assert fields["withdrawn"].default is None
    assert fields["code"].default is attrs.NOTHING is fields["citation"].default


# Entries -------------------------------------------------------------------------------------------------------------


@given(any_entries())
def test_an_entry_shows_its_code_and_its_name(entry: Entry) -> None:
    """The name is the field that the kind names, text is the code, and what is shown has the kind and the code."""
    assert entry.name == getattr(entry, entry.named_by)
    assert entry.code == str(entry)
    assert repr(entry).startswith(f"{type(entry).__name__}({entry.code!r}, ")
    assert len(repr(entry)) <= 120


@given(any_entries(), texts())
def test_entries_are_equal_by_value(entry: Any, title: str) -> None:  # noqa: ANN401 - an entry of any kind
    """An entry equals its copy, and not what has its code and another name."""
    other = attrs.evolve(entry, **{entry.named_by: title})

    assert entry == attrs.evolve(entry)
    assert hash(entry) == hash(attrs.evolve(entry))
    assert (entry == other) == (entry.name == title)


def test_an_entry_of_another_kind_is_another_entry(ds: Dataset) -> None:
    """Entries that share a code are different, in a set too."""
    found = ds.find("5")

    assert 3 == len(found) == len({*found})


# What belongs to what ------------------------------------------------------------------------------------------------


@given(any_entries())
def test_what_an_entry_belongs_to_is_there(entry: Entry) -> None:
    """Everything that an entry says that it belongs to is an entry of the dataset."""
    ds = wsis.load()

    assert all(code == ds.get(kind, code).code for kind, code in wholes_of(entry))


@given(any_entries())
def test_parts_say_that_they_belong_to_their_whole(entry: Entry) -> None:
    """What rolls up into an entry says so itself."""
    for part in wsis.load().parts(entry):
        assert (type(entry), entry.code) in wholes_of(part)


@pytest.mark.parametrize(
    "name, code, wholes",
    [
        ("action_line", "C7-e-health", [("action-line", "C7")]),
        ("action_line", "C5", []),
        ("goal", "9", []),
        ("objective", "2", []),
        ("commitment", "11a", [("objective", "1"), ("theme", "connectivity")]),
        ("commitment", "57", [("objective", "5")]),
        ("indicator", "9.c.1", [("target", "9.c")]),
        ("prize_category", "10", [("action-line", "C7-e-health")]),
        ("geneva_target", "6a", []),
        ("geneva_target", "6b", [("action-line", "C2")]),
        ("mandate", "107", []),
        ("principle", "shared-1", []),
        ("region", "202", [("region", "002")]),
        ("region", "002", []),
        ("country", "KE", [("region", "002"), ("region", "202")]),
        ("country", "AQ", []),
    ],
)
def test_wholes(ds: Dataset, name: str, code: str, wholes: list[tuple[str, str]]) -> None:
    """An entry names its wholes by kind and code, and what belongs to nothing names none."""
    found = wholes_of(getattr(ds, name)(code))

    assert wholes == [(kind.framework, whole) for kind, whole in found]


@given(any_entries())
def test_a_whole_has_the_parts_that_roll_up(entry: Entry) -> None:
    """What says that it belongs to an entry is a part of it, where parts of that kind roll up, and else is not."""
    ds = wsis.load()
    rolled = {(part, whole) for part, _, whole in PARTS}
    for kind, code in wholes_of(entry):
        assert ((type(entry), kind) in rolled) == (entry in ds.parts(ds.get(kind, code)))


@pytest.mark.parametrize("version", wsis.versions())
def test_entries_keep_their_rules(version: str) -> None:
    """No bundled dataset has an entry that breaks a rule; tests/test_data_integrity.py breaks each of them."""
    assert [] == list(entry_faults(wsis.load(version)))


# Countries -----------------------------------------------------------------------------------------------------------


@given(countries())
def test_a_country_is_within_its_groups_alone(country: Country) -> None:
    """A country is within the groups of its memberships, and no other."""
    assert {membership.group for membership in country.groups} == {
        group for group in ("LDC", "LLDC", "SIDS") if country.within(group)
    }


@given(memberships())
def test_a_membership_makes_a_country_a_member(membership: Membership) -> None:
    """A country with one membership is within its group, and without it is not."""
    country = Country(code="XX", title="Nowhere", iso3="XXX", m49="000", groups=(membership,), citation=PLACE)

    assert country.within(membership.group)
    assert not attrs.evolve(country, groups=()).within(membership.group)
    assert f"Membership({membership.group}, {membership.as_of})" == repr(membership)


@pytest.mark.parametrize("group", ["ldc", "", "OECD", None, ["LDC"]])
def test_a_country_is_within_known_groups_alone(ds: Dataset, group: Any) -> None:  # noqa: ANN401 - wrong on purpose
    """What is no group of countries is refused with those that are, and never answered with no."""
    with pytest.raises(InvalidInputError, match=r"no group of countries.*\(one of LDC, LLDC, SIDS\)$"):
        ds.country("BD").within(group)
