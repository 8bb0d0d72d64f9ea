"""What the strategies of the library leave to its own tests: small matrices that meet, and what coverage is asked."""

from types import MappingProxyType
from typing import TypedDict

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wsis import ActionLine, Commitment, Goal, Matrix, Node, Objective, Target, Theme
from wsis.strategies import citations, links, participations, projects, registers
from wsis.strategies import codes_of as codes
from wsis.strategies import matrices as any_matrices

__all__ = [
    "FEW",
    "RELATED",
    "Question",
    "citations",
    "codes",
    "links",
    "matrices",
    "participations",
    "projects",
    "questions",
    "registers",
    "scopes",
]

#: A few codes of each kind that matrices are made of: few, so that matrices meet, and such that definition order is
#: not the order of strings.
FEW = MappingProxyType[type[Node], tuple[str, ...]](
    {
        ActionLine: ("C2", "C7-e-health", "C9", "C10"),
        Goal: ("1", "8", "9", "10"),
        Target: ("8.1", "8.9", "8.10", "9.c"),
        Objective: ("1", "2", "5", "follow-up"),
        Theme: ("internet-governance", "digital-trust-and-safety", "information-integrity"),
        Commitment: ("11a", "11g", "47", "64"),
    },
)

#: The kinds of node that a coverage can count, with the kinds that imply them through the matrices of the dataset.
RELATED = MappingProxyType[type[Node], tuple[type[Node], ...]](
    {
        ActionLine: (Goal, Target, Commitment),
        Goal: (ActionLine, Commitment),
        Target: (ActionLine,),
        Objective: (ActionLine, Goal),
        Theme: (ActionLine, Goal),
        Commitment: (ActionLine, Goal),
    },
)


class Question(TypedDict):
    """What a coverage is asked: `wsis.coverage(ds, register, **question)`."""

    of: type[Node]
    via: type[Node] | None
    blanket: bool


def scopes(kind: type[Node]) -> SearchStrategy[tuple[str, ...]]:
    """Make what a small matrix speaks about at one end: a few codes in definition order.

    Args:
        kind: The kind of node at that end.
    """
    return st.sets(st.sampled_from(FEW[kind]), min_size=1).map(
        lambda chosen: tuple(code for code in FEW[kind] if code in chosen),
    )


def matrices(source: type[Node], target: type[Node], *, id: str = "matrix") -> SearchStrategy[Matrix]:  # noqa: A002 - as the field
    """Make small matrices of the few codes, so that those that share a framework often compose.

    Args:
        source: The kind of node that links start from.
        target: The kind of node that they lead to.
        id: Id of the matrix.
    """
    return any_matrices(source, target, id=id, sources=FEW[source], targets=FEW[target])


@st.composite
def questions(draw: DrawFn) -> Question:
    """Make questions that a coverage answers: declared, or implied through a framework that a matrix relates."""
    of = draw(st.sampled_from(tuple(RELATED)))
    return Question(of=of, via=draw(st.none() | st.sampled_from(RELATED[of])), blanket=draw(st.booleans()))
