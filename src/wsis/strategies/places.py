"""Strategies for places, and for what is said of them: countries, regions, memberships, names."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wsis.bundled import load
from wsis.dataset import Dataset
from wsis.languages import Names
from wsis.places import Country, Membership, Region
from wsis.strategies.entries import entries_of
from wsis.strategies.writing import texts


def countries(*, dataset: Dataset | None = None) -> SearchStrategy[Country]:
    """Make countries and areas.

    Args:
        dataset: The dataset that has them; the newest bundled one by default, as in all strategies of entries.

    >>> from hypothesis import find
    >>> find(countries(), lambda country: country.code == "PE").iso3
    'PER'
    """
    return entries_of(Country, dataset=dataset)


def regions(*, dataset: Dataset | None = None) -> SearchStrategy[Region]:
    """Make regions and subregions.

    >>> from hypothesis import find
    >>> find(regions(), lambda region: region.parent == "002").title
    'Northern Africa'
    """
    return entries_of(Region, dataset=dataset)


@st.composite
def memberships(draw: DrawFn, *, dataset: Dataset | None = None) -> Membership:
    """Make memberships of countries in a group.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset that has them; the newest bundled one by default.

    >>> from hypothesis import find
    >>> find(memberships(), lambda membership: membership.group == "SIDS").group
    'SIDS'
    """
    return draw(st.sampled_from([each for country in (dataset or load()).countries for each in country.groups]))


def names() -> SearchStrategy[Names]:
    """Make names in other languages, hostile ones among them; some are of no language at all.

    >>> from hypothesis import find
    >>> "fr" in find(names(), lambda names: "fr" in names)
    True
    """
    languages = st.sampled_from(["ar", "es", "fr", "ru", "zh"])
    return st.dictionaries(languages, texts(), max_size=3).map(Names)
