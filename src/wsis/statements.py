"""What a print states in one place: some nodes linked with some others. Statements expand into links."""

from collections.abc import Iterable
from itertools import product
from typing import Literal, final

import attrs

from wsis.link import Link, merged
from wsis.provenance import Citation


@final
@attrs.frozen(kw_only=True, repr=False)
class Row:
    """One row of the WSIS–GDC matrix.

    Args:
        number: Its place in print, from 1.
        section: Objective under which it is printed.
        commitments: Codes of the commitments it stands for.
        goals: Codes of its goals, "All SDGs" written out.
        action_lines: Codes of its action lines, "All WSIS Action Lines" written out.
        all_goals: Whether it says "All SDGs".
        all_action_lines: Whether it says "All WSIS Action Lines".
        alignment: How its commitments are known, the page having lost most of its texts: by the order of the rows and
            their goals, by the text that is left, or inferred.
        note: The reason where it is inferred.
    """

    number: int
    section: str
    commitments: tuple[str, ...]
    goals: tuple[str, ...]
    action_lines: tuple[str, ...]
    all_goals: bool
    all_action_lines: bool
    alignment: Literal["forced-by-order", "text-match", "inferred"]
    note: str | None = None

    def __repr__(self) -> str:
        """Give the number and the commitments."""
        return f"Row({self.number}, {' '.join(self.commitments)})"


@final
@attrs.frozen(kw_only=True)
class Statement:
    """One cell, row or tag of a print: each source is linked with each target.

    Args:
        sources: Codes at one end.
        targets: Codes at the other end.
        evidence: Where it stands.
        blanket: Whether it says "All" instead of naming its nodes.
        standing: `stated`, or `inferred` with the reason as a note of its evidence.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    evidence: tuple[Citation, ...]
    blanket: bool = False
    standing: Literal["stated", "inferred"] = "stated"


def expanded(statements: Iterable[Statement], *, matrix: str) -> tuple[Link, ...]:
    """Expand statements into links, one for each pair; a pair stated twice keeps the evidence of both.

    Args:
        statements: What the print states, place by place.
        matrix: Id of the matrix that the links belong to.

    >>> place = Citation(document="wsis-gdc-matrix", locator="row 7")
    >>> expanded([Statement(sources=("11g",), targets=("5",), evidence=(place,))], matrix="gdc-sdg-printed")
    (Link('11g', '5', stated),)
    """
    found: dict[tuple[str, str], Link] = {}
    for each in statements:
        for pair in product(each.sources, each.targets):
            source, target = pair
            link = Link(
                source=source,
                target=target,
                matrix=matrix,
                evidence=each.evidence,
                blanket=each.blanket,
                standing=each.standing,
            )
            found[pair] = merged(found[pair], link) if pair in found else link
    return tuple(found.values())


def row_statements(
    rows: Iterable[Row],
    *,
    ends: Literal["action_lines", "goals"],
    document: str,
) -> tuple[Statement, ...]:
    """Say what the rows of the WSIS–GDC matrix state of commitments and one of their two columns.

    Args:
        rows: Rows in print order.
        ends: The column to read.
        document: Id of the document that the rows are cited from.

    >>> row = Row(number=48, section="3", commitments=("35b",), goals=("9", "16"), action_lines=("C9",),
    ...           all_goals=False, all_action_lines=False, alignment="forced-by-order")
    >>> row_statements([row], ends="goals", document="wsis-gdc-matrix")[0].targets
    ('9', '16')
    """
    return tuple(
        Statement(
            sources=row.commitments,
            targets=row.goals if ends == "goals" else row.action_lines,
            evidence=(Citation(document=document, locator=f"row {row.number}", note=row.note),),
            blanket=row.all_goals if ends == "goals" else row.all_action_lines,
            standing="inferred" if row.alignment == "inferred" else "stated",
        )
        for row in rows
    )
