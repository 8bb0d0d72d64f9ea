"""Names in other languages than English."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import cast, final

import attrs

from wsis.errors import UnknownLanguageError


def _pairs(names: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Keep names as pairs, which cannot change, in the order of their languages, each of which stands once."""
    given = tuple(cast("Mapping[str, str]", names).items() if isinstance(names, Mapping) else names)
    for pair in given:
        if type(pair) is not tuple or (*map(type, pair),) != (str, str):
            raise TypeError(f"expected a language and a name, both as text, not {pair!r}")
    pairs = tuple(sorted(given))
    if len(dict(pairs)) < len(pairs):
        twice = next(language for (language, _), (other, _) in pairwise(pairs) if language == other)
        raise ValueError(f"two names in {twice!r}")
    return pairs


@final
@attrs.frozen(eq=False, repr=False)
class Names(Mapping[str, str]):
    """The official names of one thing in other languages; the English one is its title.

    Args:
        pairs: Languages, as `fr`, each with the name; a mapping does too. A language stands once.

    Raises:
        TypeError: For a pair that is not of two texts.
        ValueError: For two names in one language.

    >>> names = Names({"fr": "Égalité entre les sexes", "es": "Igualdad de género"})
    >>> names["fr"], names == {"es": "Igualdad de género", "fr": "Égalité entre les sexes"}
    ('Égalité entre les sexes', True)
    >>> names["eo"]
    Traceback (most recent call last):
    wsis.errors.UnknownLanguageError: no name in 'eo' is at hand, only in es, fr; the English one is the title
    """

    pairs: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs)

    def __getitem__(self, language: str) -> str:
        """Return the name in a language.

        Raises:
            UnknownLanguageError: Where there is none; a `KeyError`, so that `get` gives its default.
        """
        for each, name in self.pairs:
            if each == language:
                return name
        raise UnknownLanguageError(language, self)

    def __iter__(self) -> Iterator[str]:
        """Go through the languages."""
        return (language for language, _ in self.pairs)

    def __len__(self) -> int:
        """Count the languages."""
        return len(self.pairs)

    def __hash__(self) -> int:
        """Hash the names, which are equal to any mapping of the same."""
        return hash(self.pairs)

    def __repr__(self) -> str:
        """Give the languages."""
        return f"Names({', '.join(self)})"


def only_names(_: object, field: "attrs.Attribute[Names]", value: object) -> None:
    """Refuse what would pass for names, such as a dict, and could change: what attrs calls for a field of names.

    >>> only_names(None, attrs.fields(Names).pairs, {"fr": "Kenya"})
    Traceback (most recent call last):
    TypeError: pairs: expected Names, not {'fr': 'Kenya'}
    """
    if not isinstance(value, Names):
        raise TypeError(f"{field.name}: expected Names, not {value!r}")
