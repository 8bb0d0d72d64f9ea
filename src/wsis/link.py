"""One pair of nodes that a matrix links, with its evidence."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Literal, final

import attrs

from wsis.ordering import natural_key
from wsis.provenance import Citation

Standing = Literal["stated", "inferred", "derived"]

_FIRMEST_FIRST: tuple[Standing, ...] = ("stated", "inferred", "derived")


def _ordered_evidence(evidence: Iterable[Citation]) -> tuple[Citation, ...]:
    """Put citations in one order, each once, so that equal evidence is equal however it was gathered."""
    given = tuple(evidence)
    if len(given) < 2:  # noqa: PLR2004 - one citation is in order
        return given
    # Most links are cited from one place in each of several documents, whose ids order them without a look at places.
    alone = len({item.document for item in given}) == len(given)
    return tuple(sorted(set(given), key=attrgetter("document") if alone else _place))


def _place(item: Citation) -> tuple[str, tuple[tuple[int, int, str], ...], str, str]:
    """Make the sort key of a citation: by document, then by place, numbers in it by value."""
    return item.document, natural_key(item.locator), item.locator, item.note or ""


def _needed(link: "Link", _: object, evidence: tuple[Citation, ...]) -> None:
    """Refuse a link that stands nowhere."""
    if not evidence:
        raise ValueError(f"link {link.source} -> {link.target} has no evidence")


@final
@attrs.frozen(kw_only=True, repr=False)
class Link:
    """One pair of nodes that a matrix links.

    Args:
        source: Code of the node it starts from.
        target: Code of the node it leads to.
        matrix: Id of the matrix that has it.
        evidence: Where it stands: at least one citation with its row, table or entry.
        blanket: Whether it exists only because a row says "All SDGs" or "All WSIS Action Lines".
        standing: `stated`; `inferred` where the print has lost or contradicts itself, the reason being the note of its
            evidence; `derived` where it was composed of other links.
    """

    source: str
    target: str
    matrix: str
    evidence: tuple[Citation, ...] = attrs.field(converter=_ordered_evidence, validator=_needed)
    blanket: bool = False
    standing: Standing = "stated"

    @property
    def reason(self) -> str | None:
        """Why an inferred link is taken to stand; None for the others."""
        notes = dict.fromkeys(item.note for item in self.evidence if item.note)
        return "; ".join(notes) if self.standing == "inferred" else None

    @property
    def inverse(self) -> "Link":
        """The same link read from the other end."""
        return attrs.evolve(self, source=self.target, target=self.source)

    def __str__(self) -> str:
        """Give both ends."""
        return f"{self.source} -> {self.target}"

    def __repr__(self) -> str:
        """Give both ends, the standing and whether it is a blanket link."""
        return f"Link({self.source!r}, {self.target!r}, {self.standing}{', blanket' if self.blanket else ''})"


def merged(first: Link, second: Link) -> Link:
    """Merge two links of the same pair into one that carries the evidence of both.

    The result is a blanket link only if both are, and stands as firmly as the firmer of the two.
    """
    return Link(
        source=first.source,
        target=first.target,
        matrix=" | ".join(sorted({*first.matrix.split(" | "), *second.matrix.split(" | ")})),
        evidence=(*first.evidence, *second.evidence),
        blanket=first.blanket and second.blanket,
        standing=next(standing for standing in _FIRMEST_FIRST if standing in {first.standing, second.standing}),
    )
