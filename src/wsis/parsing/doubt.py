"""What could be read in two ways."""

from collections.abc import Callable
from typing import final

import attrs

from wsis.parsing.parsed import IssueKind

#: What a number stands for: no codes if it does not exist.
Meaning = Callable[[str], tuple[str, ...]]


@final
@attrs.frozen(kw_only=True)
class Doubt:
    """Tokens that could be read in two ways.

    Args:
        first: The position of the first.
        last: The position of the last.
        what: What is the matter.
        suggestion: What they may mean.
        kind: What sort of issue it makes.
        is_mild: Whether there is no doubt where the numbers would not be read anyway.
    """

    first: int
    last: int
    what: str
    suggestion: str | None = None
    kind: IssueKind = "ambiguous"
    is_mild: bool = False
