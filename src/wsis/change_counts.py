"""How much is different, by part and by list: the few words above many lines."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from wsis.amendments import Difference
from wsis.entries import Entry
from wsis.wording import noun

Counts = Mapping[str, Mapping[str, int]]


def counts_of(entries: Mapping[str, Iterable[Entry]], lists: Iterable[tuple[str, Difference[Any]]]) -> Counts:
    """Count what is different.

    Args:
        entries: The parts of a comparison, such as `added`, each with its entries of all kinds.
        lists: What is different in other lists, by the name of one of their values.

    >>> import wsis
    >>> counts = counts_of({"added": wsis.load().goals}, [("link", Difference(added=("a", "b")))])
    >>> dict(counts["added"])
    {'goal': 17, 'link': 2}
    """
    found = {part: Counter[str](entry.framework for entry in some) for part, some in entries.items()}
    for name, difference in lists:
        for part in ("added", "removed", "changed"):
            found.setdefault(part, Counter())[name] += len(getattr(difference, part))
    return MappingProxyType({part: MappingProxyType(dict(+counts)) for part, counts in found.items() if +counts})


def counts_words(counts: Counts) -> list[str]:
    """Say what was counted, a few words for each part.

    Args:
        counts: The counts by part and list.

    >>> counts_words({"added": {"action-line": 1, "country": 249}, "reworded": {"goal": 17}})
    ['added: 1 action line, 249 countries', 'reworded: 17 goals']
    """
    return [
        f"{part}: {', '.join(f'{number} {noun(name, number)}' for name, number in lists.items())}"
        for part, lists in counts.items()
    ]
