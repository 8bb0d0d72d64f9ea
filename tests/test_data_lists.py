"""The lists beside the frameworks, held to what their sources print, to each other, and to somebody else's list.

What is expected was written while reading the sources, or is of another library, and not taken from the curated tables.
"""

from collections import Counter

import attrs
import pycountry
import pytest

import wsis
from wsis import Country, Dataset, Indicator, Names, PrizeCategory

# Names of a few goals as the United Nations print them beside the English title.
GOAL_NAMES = [
    ("1", "fr", "Éliminer la pauvreté sous toutes ses formes et partout dans le monde"),
    ("5", "fr", "Parvenir à l’égalité des sexes et autonomiser toutes les femmes et les filles"),
    ("13", "fr", "Prendre d’urgence des mesures pour lutter contre les changements climatiques et leurs répercussions"),
    ("1", "es", "Poner fin a la pobreza en todas sus formas y en todo el mundo"),
    ("5", "es", "Lograr la igualdad de género y empoderar a todas las mujeres y las niñas"),
    ("10", "es", "Reducir la desigualdad en los países y entre ellos"),
]

# The order of the winners' list of 2015 and of the call of 2018: lines as they come, C7 application by application.
PRIZE_LINES = (
    "C1 C2 C3 C4 C5 C6 C7-e-government C7-e-business C7-e-learning C7-e-health C7-e-employment C7-e-environment "
    "C7-e-agriculture C7-e-science C8 C9 C10 C11"
)

# The standard M49: regions with their subregions, and where some countries are.
SUBREGIONS = {
    "Africa": {"Northern Africa", "Sub-Saharan Africa"},
    "Americas": {"Latin America and the Caribbean", "Northern America"},
    "Asia": {"Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia", "Western Asia"},
    "Europe": {"Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe"},
    "Oceania": {"Australia and New Zealand", "Melanesia", "Micronesia", "Polynesia"},
}
PLACES = [
    ("KE", "Africa", "Sub-Saharan Africa"),
    ("EG", "Africa", "Northern Africa"),
    ("MX", "Americas", "Latin America and the Caribbean"),
    ("CA", "Americas", "Northern America"),
    ("GL", "Americas", "Northern America"),
    ("KZ", "Asia", "Central Asia"),
    ("CY", "Asia", "Western Asia"),
    ("TR", "Asia", "Western Asia"),
    ("TL", "Asia", "South-eastern Asia"),
    ("IR", "Asia", "Southern Asia"),
    ("RU", "Europe", "Eastern Europe"),
    ("GB", "Europe", "Northern Europe"),
    ("FJ", "Oceania", "Melanesia"),
    ("WS", "Oceania", "Polynesia"),
]

# Countries that were in a group and left it, and some that are in two.
LEFT = ["BT", "BW", "CV", "GQ", "MV", "ST", "VU", "WS"]
IN_TWO = [("AF", "LDC LLDC"), ("HT", "LDC SIDS"), ("TV", "LDC SIDS"), ("KM", "LDC SIDS"), ("NP", "LDC LLDC")]

# The indicators that measure ICT, all or in part; the others are this library's own choice.
ICT = {"4.4.1": "ict", "4.a.1": "ict-in-part", "5.b.1": "ict", "9.c.1": "ict", "17.6.1": "ict", "17.8.1": "ict"}


@pytest.fixture(scope="module")
def ds() -> Dataset:
    """The first dataset that has these lists."""
    return wsis.load("2026.2")


# Names ---------------------------------------------------------------------------------------------------------------


def test_every_goal_has_its_names(ds: Dataset) -> None:
    """Each of the 17 goals has a name in French and one in Spanish, its own, and none of them is the English title."""
    names = [(language, name) for goal in ds.goals for language, name in goal.names.items()]

    assert [("es", "fr")] * 17 == [tuple(goal.names) for goal in ds.goals]
    assert 34 == len(set(names))
    assert set() == {name for _, name in names} & {goal.title for goal in ds.goals}


@pytest.mark.parametrize("code, language, name", GOAL_NAMES)
def test_names_of_goals(ds: Dataset, code: str, language: str, name: str) -> None:
    """Names of goals are the titles as adopted, word by word."""
    goals = {goal.code: goal for goal in ds.goals}

    assert name == goals[code].names[language]


def test_only_names_are_new_in_the_frameworks(ds: Dataset) -> None:
    """What 2026.1 says of nodes, links and matrices, 2026.2 says too, but for names that it did not have."""
    early = wsis.load("2026.1")

    assert early.matrices == ds.matrices
    assert early.goals == tuple(attrs.evolve(goal, names=Names()) for goal in ds.goals)
    for field in ("action_lines", "targets", "objectives", "themes", "commitments"):
        assert getattr(early, field) == getattr(ds, field)
    assert set(early.corrections) <= set(ds.corrections)
    assert set(early.documents) <= set(ds.documents)


# Indicators ----------------------------------------------------------------------------------------------------------


def test_indicators(ds: Dataset) -> None:
    """13 indicators: five that measure ICT, one that does in part, and seven that are related by choice."""
    standings = {indicator.code: indicator.standing for indicator in ds.indicators}

    assert 13 == len(ds.indicators)
    assert ICT == {code: standing for code, standing in standings.items() if standing != "related"}
    assert all(indicator.custodians for indicator in ds.indicators)
    assert all(indicator.note for indicator in ds.indicators if indicator.standing != "ict")


def test_indicators_measure_targets(ds: Dataset) -> None:
    """An indicator has the number of its target before its own, and they come in the order of the targets."""
    order = [target.code for target in ds.targets]
    places = [order.index(indicator.target) for indicator in ds.indicators]

    assert places == sorted(places)
    assert [each.code.rpartition(".")[0] for each in ds.indicators] == [each.target for each in ds.indicators]


@pytest.mark.parametrize("code, custodian", [("17.8.1", "ITU"), ("9.5.1", "UNESCO-UIS"), ("8.10.2", "World Bank")])
def test_custodians(ds: Dataset, code: str, custodian: str) -> None:
    """An indicator names who collects it."""
    assert (custodian,) == ds.get(Indicator, code).custodians


# The summit ----------------------------------------------------------------------------------------------------------


def test_prize_categories(ds: Dataset) -> None:
    """The 18 categories are numbered in the order of the lines, so that 10 is e-health and 17 is C10."""
    categories = ds.prize_categories

    assert [str(number) for number in range(1, 19)] == [category.code for category in categories]
    assert PRIZE_LINES.split() == [category.action_line for category in categories]
    assert "C7-e-health" == ds.get(PrizeCategory, "10").action_line
    assert all(category.title.startswith(category.action_line[:2]) for category in categories)


def test_geneva_targets(ds: Dataset) -> None:
    """The ten targets of paragraph 6 were due in 2015; the Plan ties three of them to C2, in paragraph 9(c)."""
    targets = ds.geneva_targets
    tied = {target.paragraph: target.tied_by.locator for target in targets if target.tied_by}

    assert [f"6({letter})" for letter in "abcdefghij"] == [target.paragraph for target in targets]
    assert [target.paragraph.translate({40: None, 41: None}) for target in targets] == [each.code for each in targets]
    assert {2015} == {target.due for target in targets}
    assert {"6(b)": "para. 9(c)", "6(d)": "para. 9(c)", "6(e)": "para. 9(c)"} == tied
    assert {("C2",)} == {target.action_lines for target in targets if target.tied_by}
    assert all(target.note for target in targets)


def test_mandates(ds: Dataset) -> None:
    """Seven of the paragraphs had a source; each says what it rests on, and the ledger says which had none."""
    codes = [mandate.code for mandate in ds.mandates]
    (missing,) = (correction for correction in ds.corrections if correction.id == "mandates-not-seen")

    assert ["18", "67", "107", "113", "119", "120", "122"] == codes
    assert [mandate.paragraph for mandate in ds.mandates] == codes
    assert "paragraphs 111, 112, 115, 116, 117, 121" == missing.locator
    assert all(mandate.note and mandate.citation.document == "A-RES-80-173" for mandate in ds.mandates)


def test_years_of_mandates(ds: Dataset) -> None:
    """Road maps are due in 2027, reviews every two years, and both concern every line but the heading C7."""
    lines = tuple(line.code for line in ds.action_lines if line.code != "C7")

    assert (2027, None) == (ds.mandate("113").due, ds.mandate("113").every_years)
    assert (None, 2) == (ds.mandate("119").due, ds.mandate("119").every_years)
    assert lines == ds.mandate("113").action_lines == ds.mandate("119").action_lines
    assert () == ds.mandate("120").action_lines


def test_principles(ds: Dataset) -> None:
    """The Pact has five chapters, the third on digital cooperation, and shares eight points with WSIS."""
    kinds = Counter(principle.kind for principle in ds.principles)

    assert {"chapter": 5, "shared": 8} == kinds
    assert "digital cooperation" in ds.principle("chapter-3").title
    assert all(principle.summary for principle in ds.principles if principle.kind == "shared")
    assert [f"{each.kind}-{each.code.rpartition('-')[2]}" for each in ds.principles] == [
        each.code for each in ds.principles
    ]


# Places --------------------------------------------------------------------------------------------------------------


def test_codes_of_countries_are_those_of_somebody_else(ds: Dataset) -> None:
    """The 249 countries and areas have the letters and numbers that pycountry has, which reads ISO 3166."""
    theirs = {each.alpha_2: (each.alpha_3, each.numeric) for each in pycountry.countries}

    assert 249 == len(ds.countries)
    assert theirs == {country.code: (country.iso3, country.m49) for country in ds.countries}


def test_countries_are_in_the_order_of_their_codes(ds: Dataset) -> None:
    """Countries come in alphabetical order of their codes, since their names have none that all languages share."""
    assert sorted(ds.codes(Country)) == [*ds.codes(Country)]


def test_regions_are_those_of_the_standard(ds: Dataset) -> None:
    """22 regions: the five of the standard, each with its subregions."""
    title = {region.code: region.title for region in ds.regions}
    subregions: dict[str, set[str]] = {region.title: set() for region in ds.regions if not region.parent}
    for region in ds.regions:
        if region.parent:
            subregions[title[region.parent]].add(region.title)

    assert 22 == len(ds.regions)
    assert SUBREGIONS == subregions


def test_every_country_is_in_a_subregion_of_its_region(ds: Dataset) -> None:
    """Each country but Antarctica is in a region and in one of its subregions; a whole has the parts of its parts."""
    inside = {region.code: region.parent for region in ds.regions}

    assert ["AQ"] == [country.code for country in ds.countries if not country.region or not country.subregion]
    assert all(inside[each.subregion] == each.region for each in ds.countries if each.subregion)
    for region in ds.regions:
        halves = [part for other in ds.regions if other.parent == region.code for part in ds.parts(other)]

        assert not halves or {*halves} == {*ds.parts(region)}


@pytest.mark.parametrize("code, region, subregion", PLACES)
def test_where_countries_are(ds: Dataset, code: str, region: str, subregion: str) -> None:
    """A country is where the standard puts it, which is not always where an atlas does."""
    country = ds.get(Country, code)
    named = {each.code: each.title for each in ds.regions}

    assert (region, subregion) == (named[country.region or ""], named[country.subregion or ""])


def test_groups_of_countries(ds: Dataset) -> None:
    """44 least developed, 32 landlocked and 53 small island countries, each as of the day of the list."""
    memberships = [membership for country in ds.countries for membership in country.groups]

    assert {"LDC": 44, "LLDC": 32, "SIDS": 53} == Counter(membership.group for membership in memberships)
    assert {"2026-02-11"} == {membership.as_of for membership in memberships}
    assert all(country.within(each.group) for country in ds.countries for each in country.groups)


@pytest.mark.parametrize("code", LEFT)
def test_graduated_countries_are_not_least_developed(ds: Dataset, code: str) -> None:
    """A country that graduated before the day of the list is not in it."""
    assert not ds.get(Country, code).within("LDC")


@pytest.mark.parametrize("code, groups", IN_TWO)
def test_a_country_may_be_in_two_groups(ds: Dataset, code: str, groups: str) -> None:
    """Groups overlap, and a country names each that it is in."""
    assert groups.split() == [membership.group for membership in ds.get(Country, code).groups]


def test_graduations_of_the_year_are_noted(ds: Dataset) -> None:
    """Where a graduation was set for the year of the list, the membership says so."""
    for code in ("BD", "LA", "NP"):
        (note,) = (each.note for each in ds.get(Country, code).groups if each.group == "LDC")

        assert note
        assert "24 November 2026" in note


def test_names_of_countries(ds: Dataset) -> None:
    """A country has names in both languages, or in none, and then its note says whose the English one is."""
    named = [country for country in ds.countries if country.names]

    assert {("es", "fr")} == {tuple(country.names) for country in named}
    assert 54 == len(ds.countries) - len(named)
    assert all("no UN name" in (country.note or "") for country in ds.countries if not country.names)
    assert ("Kenya", "Kenya") == (ds.country("KE").names["fr"], ds.country("KE").names["es"])
    assert "Allemagne" == ds.country("DE").names["fr"]
    assert "Alemania" == ds.country("DE").names["es"]
