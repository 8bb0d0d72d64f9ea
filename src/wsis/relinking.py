"""What is different in the links of one matrix, and in its rows as printed."""

from collections.abc import Iterator
from typing import final

import attrs

from wsis.amendments import Difference
from wsis.change_lines import ChangeLine, Lines
from wsis.link import Link
from wsis.statements import Row

#: The fields of a matrix that are compared entry by entry, and not as a whole.
LISTED = frozenset({"links", "rows"})


@final
@attrs.frozen(kw_only=True, repr=False)
class Relinking:
    """What is different in the links of a matrix.

    Args:
        matrix: Its id.
        links: Links added, removed, or changed in standing, blanket or evidence.
        rows: The same of its rows as printed, where it has them.
    """

    matrix: str
    links: Difference[Link]
    rows: Difference[Row]

    @property
    def same(self) -> bool:
        """Whether there is no difference."""
        return self.links.same and self.rows.same

    @property
    def link_lines(self) -> Iterator[ChangeLine]:
        """What is different in the links, a line each."""
        lines = Lines[Link](part="Links", of=lambda _: self.matrix, entry=str)
        return lines.differing(self.links, _link_words)

    @property
    def row_lines(self) -> Iterator[ChangeLine]:
        """What is different in the rows, a line each."""
        lines = Lines[Row](part="Rows", of=lambda _: self.matrix, entry=lambda row: f"row {row.number}")
        return lines.differing(self.rows, lambda row: " ".join(row.commitments))

    def __repr__(self) -> str:
        """Give the matrix, and how many links were added, removed and changed."""
        links = self.links
        numbers = f"{len(links.added)} added, {len(links.removed)} removed, {len(links.changed)} changed"
        return f"Relinking({self.matrix!r}, {numbers})"


def _link_words(link: Link) -> str:
    return f"{link.standing}{', blanket' if link.blanket else ''}"
