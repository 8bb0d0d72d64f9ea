"""Identifiers for what a dataset holds: those of the United Nations where there are any, and else URNs of our own."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.holding import additions_of
from wsis.kinds import ENTRY_TYPES

_UN = "http://metadata.un.org/sdg/"


class Identifier(NamedTuple):
    """An identifier in its two parts, as prefixes shorten it.

    Args:
        prefix: Short name of the space.
        space: What all identifiers of the space begin with.
        name: The rest.
    """

    prefix: str
    space: str
    name: str

    @property
    def iri(self) -> str:
        """The whole."""
        return f"{self.space}{self.name}"

    @property
    def curie(self) -> str:
        """The rest behind the short name."""
        return f"{self.prefix}:{self.name}"


def identifiers_of(ds: Dataset) -> Mapping[tuple[type[Entry], str], Identifier]:
    """Identify each entry by kind and code: by its IRI at metadata.un.org if it is canonical and has one, or by a URN.

    Indicators have IRIs there too, but of other codes than the ones in use, which no source at hand gives for each.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> found = identifiers_of(wsis.load())
    >>> found[wsis.Target, "9.c"].iri, found[wsis.ActionLine, "C5"].iri
    ('http://metadata.un.org/sdg/9.c', 'urn:wsis:action-line:C5')
    """
    additions = {entry for values in additions_of(ds).values() for entry in values if isinstance(entry, Entry)}
    return {
        (kind, entry.code): own(kind.framework, entry.code)
        if entry in additions or getattr(entry, "iri", None) != f"{_UN}{entry.code}"
        else Identifier("sdg", _UN, entry.code)
        for kind in ENTRY_TYPES.values()
        for entry in ds.all(kind)
    }


def own(sort: str, *names: str) -> Identifier:
    """Make a URN of our own.

    Args:
        sort: What it names, such as `framework`.
        names: Its name, in one or more parts.

    >>> own("link", "wsis-gdc", "11a", "C/1").iri
    'urn:wsis:link:wsis-gdc:11a:C%2F1'
    """
    name = ":".join(quote(each, safe="") for each in names)
    return Identifier(f"wsis-{sort}", f"urn:wsis:{sort}:", name)
