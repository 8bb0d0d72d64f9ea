"""What counting a part of a table gives; parts add up to the whole."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple, final

import attrs

from wsis.frames.keys import Unread
from wsis.tally import Tally

#: The values of a group in the columns that rows are grouped by; nothing where all rows are one group.
Key = tuple[object, ...]


class Fault(NamedTuple):
    """Something in a column that was not read.

    Args:
        column: The name of the column.
        unread: The value, what is wrong with it, and what to write instead.
    """

    column: str
    unread: Unread


@final
@attrs.frozen(kw_only=True)
class Part:
    """The counts of some rows of a table, and what of them was not read.

    Args:
        tallies: The tally of each group.
        faults: In how many rows each fault stands.

    >>> fault = Fault("al", Unread("C12", "unknown action line", "C11"))
    >>> (Part(tallies={}, faults={fault: 2}) + Part(tallies={}, faults={fault: 1})).faults[fault]
    3
    """

    tallies: Mapping[Key, Tally]
    faults: Mapping[Fault, int]

    def __add__(self, other: "Part") -> "Part":
        """Add the counts of other rows."""
        tallies = dict(self.tallies)
        for key, tally in other.tallies.items():
            tallies[key] = tallies[key] + tally if key in tallies else tally
        return Part(tallies=tallies, faults=Counter(self.faults) + Counter(other.faults))
