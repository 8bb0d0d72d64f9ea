"""What a part of a road map says: sentences and a table, whatever they are written as."""

from typing import Literal, NamedTuple, final

import attrs

#: What the cells of a column hold: a node, a text, a number, one project, the projects of a group, or evidence.
Kind = Literal["node", "text", "number", "project", "projects", "implied", "evidence"]


class Column(NamedTuple):
    """A column of a table.

    Args:
        name: Its name among the words.
        kind: What its cells hold.
    """

    name: str
    kind: Kind


@final
@attrs.frozen(kw_only=True)
class Part:
    """A part of a road map.

    Args:
        name: Its name among the words.
        before: Sentences before the table.
        columns: The columns of the table, if there is one.
        rows: Its rows, each with a value for every column.
        after: Sentences after the table.
        folded: Whether the table is one that few look at, or long.
    """

    name: str
    before: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()
    after: tuple[str, ...] = ()
    folded: bool = False
