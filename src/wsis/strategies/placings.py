"""Strategies for registers whose countries a dataset knows, and for groups of their projects."""

from typing import get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from wsis.bundled import load
from wsis.dataset import Dataset
from wsis.placements import Group, Groups, Placing
from wsis.places import Country
from wsis.placing import group
from wsis.register import Register
from wsis.strategies.activities import registers


@st.composite
def placed_registers(draw: DrawFn, *, max_size: int = 8, dataset: Dataset | None = None) -> Register:
    """Make registers whose countries are those of a dataset; some projects have none.

    Args:
        draw: Hypothesis passes it.
        max_size: The most projects that a register holds.
        dataset: The dataset that has the countries; the newest bundled one by default.

    >>> from hypothesis import given
    >>> @given(placed_registers())
    ... def test_every_country_is_known(register):
    ...     assert {code for project in register for code in project.countries} <= load().codes(Country)
    >>> test_every_country_is_known()
    """
    codes = st.lists(st.sampled_from([*(dataset or load()).codes(Country)]), max_size=3, unique=True)
    return Register(attrs.evolve(each, countries=draw(codes)) for each in draw(registers(max_size=max_size)))


@st.composite
def groupings(draw: DrawFn, *, register: Register | None = None, dataset: Dataset | None = None) -> Groups:
    """Make groups of small registers, by region, subregion, country or group of countries.

    Args:
        draw: Hypothesis passes it.
        register: The register that is grouped; any small one by default.
        dataset: The dataset that has the countries; the newest bundled one by default.

    >>> from hypothesis import given
    >>> @given(groupings())
    ... def test_no_group_is_larger_than_the_register(groups):
    ...     assert all(len(group.register) <= groups.projects for group in groups)
    >>> test_no_group_is_larger_than_the_register()
    """
    ds = dataset or load()
    grouped = draw(placed_registers(max_size=4, dataset=ds)) if register is None else register
    return group(ds, grouped, by=draw(st.sampled_from(get_args(Placing))))


@st.composite
def groups(draw: DrawFn, *, dataset: Dataset | None = None) -> Group:
    """Make single groups of small registers, many of them without a project.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset that has the countries; the newest bundled one by default.

    >>> from hypothesis import given
    >>> @given(groups())
    ... def test_groups_have_a_name(group):
    ...     assert group.name.strip()
    >>> test_groups_have_a_name()
    """
    return draw(st.sampled_from(draw(groupings(dataset=dataset)).groups))
