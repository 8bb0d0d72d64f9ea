"""Which columns of a table hold which tags."""

from typing import final

import attrs

from wsis.errors import InvalidInputError, Problem
from wsis.parsing.tagging import TAG_FIELDS, TagField


@final
@attrs.frozen(kw_only=True)
class Tags:
    """The columns of a table that hold tags, by what they hold.

    Args:
        action_lines: The column of action lines.
        category: The column of categories of the WSIS Prizes, which are action lines.
        sdgs: The column of goals and targets together.
        goals: The column of goals.
        targets: The column of targets.
        objectives: The column of objectives of the Compact.
        commitments: The column of commitments of the Compact.

    Raises:
        InvalidInputError: Where no column is named, one is named twice, or a name is not text.

    >>> Tags(action_lines="al", sdgs="sdg").columns
    (('al', 'action_lines'), ('sdg', 'sdgs'))
    """

    action_lines: str | None = None
    category: str | None = None
    sdgs: str | None = None
    goals: str | None = None
    targets: str | None = None
    objectives: str | None = None
    commitments: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what names no column, or names it twice."""
        named: dict[str, TagField] = {}
        problems: list[Problem] = []
        for field in TAG_FIELDS:
            name: object = getattr(self, field)
            if name is None:
                continue
            if not isinstance(name, str) or not name:
                problems.append(Problem(message="not the name of a column", column=field, value=repr(name)))
            elif name in named:
                problems.append(Problem(message=f"the column of {named[name]} too", column=field, value=name))
            named.setdefault(name if isinstance(name, str) else repr(name), field)
        if not named:
            problems.append(Problem(message="no column is named", suggestion=f"give one of {', '.join(TAG_FIELDS)}"))
        if problems:
            raise InvalidInputError("tags", problems)

    @property
    def columns(self) -> tuple[tuple[str, TagField], ...]:
        """Name and field of each column, in the order of the fields."""
        return tuple((name, field) for field in TAG_FIELDS if (name := getattr(self, field)) is not None)
