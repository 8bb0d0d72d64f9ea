"""Hypothesis strategies for the values of this library.

They make small values of real codes: what they find, a person can read. Nothing here loads data.

    from hypothesis import given
    from tests.strategies import registers

    @given(registers())
    def test_every_register_fits_my_database(register): ...
"""

from collections.abc import Collection
from datetime import date
from itertools import product
from types import MappingProxyType
from typing import TypedDict

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wsis import (
    ActionLine,
    Citation,
    Commitment,
    Goal,
    Link,
    Matrix,
    Node,
    Objective,
    Organization,
    Participation,
    Project,
    Register,
    Target,
    Theme,
)
from wsis.codes import VOCABULARIES

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


def codes(kind: type[Node]) -> SearchStrategy[str]:
    """Make codes of a framework.

    Args:
        kind: Its kind of node.
    """
    return st.sampled_from(VOCABULARIES[kind.framework])


def tags(kind: type[Node]) -> SearchStrategy[tuple[str, ...]]:
    """Make the codes that one project declares of a framework, in any order.

    Args:
        kind: Its kind of node.
    """
    return st.lists(codes(kind), max_size=4, unique=True).map(tuple)


def citations() -> SearchStrategy[Citation]:
    """Make citations of a row of a matrix, some with a note."""
    return st.builds(
        Citation,
        document=st.sampled_from(["wsis-sdg-matrix", "wsis-gdc-matrix"]),
        locator=st.integers(1, 12).map("row {}".format),
        note=st.sampled_from([None, "lost in print"]),
    )


def links(
    sources: Collection[str],
    targets: Collection[str],
    *,
    matrix: str = "matrix",
) -> SearchStrategy[Link]:
    """Make links of a matrix.

    Args:
        sources: Codes that a link may start from.
        targets: Codes that it may lead to.
        matrix: Id of the matrix.
    """
    return st.builds(
        Link,
        source=st.sampled_from(tuple(sources)),
        target=st.sampled_from(tuple(targets)),
        matrix=st.just(matrix),
        evidence=st.lists(citations(), min_size=1, max_size=3),
        blanket=st.booleans(),
        standing=st.sampled_from(["stated", "inferred"]),
    )


def scopes(kind: type[Node]) -> SearchStrategy[tuple[str, ...]]:
    """Make what a small matrix speaks about at one end: a few codes in definition order.

    Args:
        kind: The kind of node at that end.
    """
    return st.sets(st.sampled_from(FEW[kind]), min_size=1).map(
        lambda chosen: tuple(code for code in FEW[kind] if code in chosen),
    )


@st.composite
def matrices(draw: DrawFn, source: type[Node], target: type[Node], *, id: str = "matrix") -> Matrix:  # noqa: A002 - as the field
    """Make small matrices between two frameworks; those that share a framework often compose.

    Args:
        draw: Hypothesis passes it.
        source: The kind of node that links start from.
        target: The kind of node that they lead to.
        id: Id of the matrix.
    """
    sources, targets = draw(scopes(source)), draw(scopes(target))
    made = draw(
        st.lists(
            links(sources, targets, matrix=id),
            unique_by=lambda link: (link.source, link.target),
            max_size=len(tuple(product(sources, targets))),
        ),
    )
    return Matrix(
        id=id,
        title=f"Matrix of {source.framework} and {target.framework}",
        source=source.framework,
        target=target.framework,
        document="wsis-sdg-matrix",
        source_scope=sources,
        target_scope=targets,
        links=tuple(made),
    )


def texts() -> SearchStrategy[str]:
    """Make short texts that say something: no blanks only."""
    return st.text(min_size=1, max_size=12).filter(str.strip)


def organizations() -> SearchStrategy[Organization]:
    """Make organizations, some without a type."""
    return st.builds(
        Organization,
        name=texts(),
        type=st.sampled_from([None, "government", "business", "civil society"]),
        country=st.sampled_from([None, "KE", "PE"]),
    )


def participations() -> SearchStrategy[Participation]:
    """Make participations in a programme, some without a year or a result."""
    return st.builds(
        Participation,
        programme=st.just("WSIS Prizes"),
        year=st.none() | st.integers(2012, 2026),
        result=st.sampled_from([None, "nominated", "champion", "winner"]),
    )


def projects() -> SearchStrategy[Project]:
    """Make projects; some declare nothing, and some C7 alone, which implies nothing."""
    return st.builds(
        Project,
        id=st.integers(1, 9999).map(str),
        title=texts(),
        kind=st.sampled_from([None, "project", "publication"]),
        status=st.sampled_from([None, "ongoing", "completed"]),
        start=st.none() | st.dates(date(2003, 12, 12), date(2026, 12, 31)),
        organizations=st.lists(organizations(), max_size=2),
        countries=st.lists(st.sampled_from(["KE", "PE", "UG"]), max_size=2, unique=True),
        action_lines=st.just(("C7",)) | tags(ActionLine),
        goals=tags(Goal),
        targets=tags(Target),
        objectives=tags(Objective),
        commitments=tags(Commitment),
        participations=st.lists(participations(), max_size=2),
        extra=st.dictionaries(texts(), texts(), max_size=2),
    )


def registers(*, max_size: int = 8) -> SearchStrategy[Register]:
    """Make registers; ids stand once in each.

    Args:
        max_size: The most projects that a register holds.
    """
    return st.lists(projects(), unique_by=lambda project: project.id, max_size=max_size).map(Register)


@st.composite
def questions(draw: DrawFn) -> Question:
    """Make questions that a coverage answers: declared, or implied through a framework that a matrix relates."""
    of = draw(st.sampled_from(tuple(RELATED)))
    return Question(of=of, via=draw(st.none() | st.sampled_from(RELATED[of])), blanket=draw(st.booleans()))
