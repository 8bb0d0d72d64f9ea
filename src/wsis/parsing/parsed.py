"""What a reading of loose text gives: the codes, and all that there is to say about the rest."""

from typing import Literal, final

import attrs

IssueKind = Literal["unknown", "conflict", "ambiguous", "outdated-label", "repaired-spelling", "indicator"]


@final
@attrs.frozen(kw_only=True)
class Issue:
    """Something in a text that was not read, or not read as it stands.

    Args:
        kind: What sort of thing it is.
        span: Where it begins and ends in the text as it was given.
        text: That piece of the text.
        message: What is the matter, in lower case, with the piece shown.
        suggestion: What to write instead, where that is known.
    """

    kind: IssueKind
    span: tuple[int, int]
    text: str
    message: str
    suggestion: str | None = None

    def __str__(self) -> str:
        """Say what is the matter and what to write instead."""
        return f"{self.message} (suggestion: {self.suggestion})" if self.suggestion else self.message


@final
@attrs.frozen(kw_only=True)
class Parsed:
    """The codes found in a text, and everything in it that is not one of them.

    Args:
        text: The text as it was given.
        codes: The codes read, in definition order, none twice.
        is_all: Whether the text says "all" of the framework.
        issues: What was unknown, contradictory or repaired, in the order of the text.
        leftovers: The words that were neither read nor known to carry no meaning.
    """

    text: str
    codes: tuple[str, ...] = ()
    is_all: bool = False
    issues: tuple[Issue, ...] = ()
    leftovers: tuple[str, ...] = ()
