"""Names in other languages: a mapping that cannot change, equal to any other of the same, and an error that helps."""

import copy
import pickle
from collections.abc import Mapping
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from wsis import Names, UnknownLanguageError, WsisError
from wsis.strategies import names, texts

pairs = st.dictionaries(st.sampled_from(["ar", "en-GB", "es", "fr", "ru", "zh"]), texts(), max_size=6)


@given(pairs)
def test_names_are_the_mapping_that_they_were_made_of(given_names: dict[str, str]) -> None:
    """Names answer as the dict does: items, length, membership, equality from either side, and `get`."""
    made = Names(given_names)

    assert isinstance(made, Mapping)
    assert given_names == made == given_names
    assert (len(given_names), sorted(given_names)) == (len(made), list(made))
    assert bool(given_names) == bool(made)
    assert {language: made[language] for language in made} == dict(made.items()) == given_names
    assert all(made.get(language) == given_names.get(language) for language in ["fr", "eo", ""])
    assert ("fr" in given_names) == ("fr" in made)


@given(pairs, st.randoms())
def test_order_makes_no_difference(given_names: dict[str, str], random: Random) -> None:
    """Names are in the order of their languages, whatever order they are given in, and hash as they are equal."""
    shuffled = random.sample([*given_names.items()], len(given_names))

    assert Names(given_names) == Names(shuffled) == Names(Names(shuffled))
    assert 1 == len({Names(given_names), Names(shuffled)})
    assert list(Names(shuffled)) == sorted(given_names)


@given(pairs, pairs)
def test_names_differ_as_their_mappings_do(one: dict[str, str], other: dict[str, str]) -> None:
    """Two names are equal exactly where what they are made of is."""
    assert (one == other) == (Names(one) == Names(other)) == (Names(one) == other)
    assert Names(one).__eq__([*one.items()]) is NotImplemented


def test_a_language_stands_once() -> None:
    """Two names in one language are refused, since only one of them could be given."""
    with pytest.raises(ValueError, match=r"^two names in 'fr'$"):
        Names([("fr", "Faim"), ("es", "Hambre"), ("fr", "Soif")])


@pytest.mark.parametrize(
    "given_names, shown",
    [
        (["fr"], "'fr'"),
        ("fr", "'f'"),
        ({"fr": 5}, "('fr', 5)"),
        ({None: "Faim"}, "(None, 'Faim')"),
        ([("fr", ["Faim"])], "('fr', ['Faim'])"),
        ([("fr", "Faim", "Soif")], "('fr', 'Faim', 'Soif')"),
        ([["fr", "Faim"]], "['fr', 'Faim']"),
    ],
)
def test_what_is_no_pair_of_texts_is_refused(given_names: Any, shown: str) -> None:  # noqa: ANN401 - wrong on purpose
    """Names are pairs of texts, and nothing that only looks like one."""
    with pytest.raises(TypeError) as raised:
        Names(given_names)

    assert f"expected a language and a name, both as text, not {shown}" == str(raised.value)


@pytest.mark.parametrize("entry", [wsis.load().goal("2"), wsis.load().country("KE")])
def test_only_names_are_names_of_an_entry(entry: Any) -> None:  # noqa: ANN401 - of two kinds
    """A dict in the place of names would be equal to them, and could change: it is refused."""
    with pytest.raises(TypeError, match=r"^names: expected Names, not \{'fr': 'Faim'\}$"):
        attrs.evolve(entry, names={"fr": "Faim"})

    assert "Faim" == attrs.evolve(entry, names=Names({"fr": "Faim"})).names["fr"]


@given(names())
def test_names_are_copied(made: Names) -> None:
    """Names cross a process, and are copied, as equals."""
    copies = [pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made)]  # noqa: S301 - our own bytes

    assert all(made == each and hash(made) == hash(each) for each in copies)


def test_names_cannot_change() -> None:
    """Nothing of names can be set: a list that they were made of may change, and they do not."""
    source = {"fr": "Faim"}
    made = Names(source)
    source["fr"] = "Soif"

    assert "Faim" == made["fr"]
    with pytest.raises(TypeError):
        made["fr"] = "Soif"  # type: ignore[index]
    with pytest.raises(AttributeError):
        made.pairs = ()  # type: ignore[misc]


@pytest.mark.parametrize(
    "made, language, message",
    [
        (
            Names({"fr": "Faim", "es": "Hambre"}),
            "eo",
            "no name in 'eo' is at hand, only in es, fr; the English one is the title",
        ),
        (Names({"fr": "Faim"}), "en", "no name in 'en' is at hand, only in fr; the English one is the title"),
        (Names(), "fr", "no name in 'fr' is at hand in this dataset; the English one is the title"),
    ],
)
def test_a_language_without_a_name_is_refused(made: Names, language: str, message: str) -> None:
    """The error is a KeyError, so that `get` gives its default, and says which languages there are."""
    with pytest.raises(UnknownLanguageError) as raised:
        made[language]

    assert message == str(raised.value)
    assert (language, tuple(made)) == (raised.value.language, raised.value.known)
    assert isinstance(raised.value, KeyError)
    assert isinstance(raised.value, WsisError)
    assert made.get(language) is None
    assert "Hunger" == made.get(language, "Hunger")


def test_an_early_dataset_has_no_names() -> None:
    """A goal of 2026.1 has names of no language, and says so."""
    goal = wsis.load("2026.1").goal("2")

    assert not goal.names
    with pytest.raises(UnknownLanguageError, match="no name in 'fr' is at hand in this dataset"):
        goal.names["fr"]


def test_names_show_their_languages() -> None:
    """Names show the languages that they are in, since the names may be long."""
    assert "Names(es, fr)" == repr(Names({"fr": "Faim", "es": "Hambre"}))
    assert "Names()" == repr(Names())
