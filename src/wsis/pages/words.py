"""The wording of pages, read from a file that a translation replaces."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, cast, final

import attrs

# What the name of a text ends in that is said of one number only.
_ENDS: Mapping[object, str] = MappingProxyType({0: ".none", 1: ".one"})


def grouped(number: int) -> str:
    """Write a number with its thousands apart.

    >>> grouped(10_000)
    '10,000'
    """
    return f"{number:,}"


def _frozen(entries: Mapping[str, str]) -> Mapping[str, str]:
    """Keep words from being changed."""
    return MappingProxyType(dict(entries))


@final
@attrs.frozen(repr=False)
class Words:
    """The words of a page by their names.

    Args:
        entries: Texts by name, with places for values: `{projects} of {all}`. A name that ends in `.none` or `.one` is
            what its neighbour without that end is for the numbers 0 and 1.

    >>> say = Words({"found": "{number} projects", "found.one": "one project"})
    >>> say("found", number=10_000), say("found", number=1)
    ('10,000 projects', 'one project')
    """

    entries: Mapping[str, str] = attrs.field(converter=_frozen)

    def __call__(self, name: str, /, **values: object) -> str:
        """Say something; whole numbers are grouped for reading, and `number` chooses between none, one and many.

        Args:
            name: The name of a text.
            values: What stands in its places.

        Raises:
            KeyError: Where there is no such text, or a value for one of its places is missing.
        """
        fitting = name + _ENDS.get(values.get("number"), "")
        text = self.entries[fitting if fitting in self.entries else name]
        shown = {key: grouped(value) if isinstance(value, int) else value for key, value in values.items()}
        return text.format_map(shown)

    def __repr__(self) -> str:
        """Give the number of texts."""
        return f"Words({len(self.entries)} texts)"


def words_of(package: str, *, name: str = "words.toml") -> Words:
    """Read the words of a package of pages, and those that all pages share.

    Args:
        package: The package that has the file.
        name: The name of the file, a TOML document whose tables are the first parts of the names.

    >>> words_of("wsis.pages")("page.filter")
    'Filter'
    """
    import pkgutil  # noqa: PLC0415 - who makes no page waits for none of this
    import tomllib  # noqa: PLC0415

    found: dict[str, str] = {}
    for each in dict.fromkeys(("wsis.pages", package)):
        found |= _flat(tomllib.loads((pkgutil.get_data(each, name) or b"").decode()))
    return Words(found)


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, str]:
    """Name what stands in tables by the whole way to it."""
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            found |= _flat(cast("Mapping[str, Any]", value), f"{before}{key}.")
        else:
            found[f"{before}{key}"] = value
    return found
