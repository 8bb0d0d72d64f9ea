"""Strategies for the entries of a dataset, whatever their kind: real ones, and nothing loaded before one is drawn."""

from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from wsis.bundled import load
from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.kinds import ENTRY_TYPES

EntryT = TypeVar("EntryT", bound=Entry)


@st.composite
def entries_of(draw: DrawFn, kind: type[EntryT], *, dataset: Dataset | None = None) -> EntryT:
    """Make entries of one kind.

    Args:
        draw: Hypothesis passes it.
        kind: The kind.
        dataset: The dataset that has them; the newest bundled one by default.

    >>> from hypothesis import find
    >>> from wsis import Country
    >>> find(entries_of(Country), lambda country: country.code == "PE")
    Country('PE', 'Peru')
    """
    return draw(st.sampled_from((dataset or load()).all(kind)))


@st.composite
def any_entries(draw: DrawFn, *, dataset: Dataset | None = None) -> Entry:
    """Make entries of any kind that a dataset has.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset that has them; the newest bundled one by default.

    >>> from hypothesis import find
    >>> find(any_entries(), lambda entry: entry.code == "KE")
    Country('KE', 'Kenya')
    """
    ds = dataset or load()
    kind = draw(st.sampled_from([kind for kind in ENTRY_TYPES.values() if ds.all(kind)]))
    return draw(entries_of(kind, dataset=ds))
