"""The algebra of matrices: laws for all of them, found by Hypothesis, and what is refused."""

from itertools import permutations, product
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import FEW, citations, links, matrices, scopes
from wsis import (
    ActionLine,
    Citation,
    Commitment,
    Dataset,
    Goal,
    Link,
    Matrix,
    NoMatrixError,
    Target,
    UnknownCodeError,
)
from wsis.codes import VOCABULARIES, FrameworkName
from wsis.link import merged

GDC = matrices(Commitment, ActionLine, id="gdc")
SDG = matrices(ActionLine, Goal, id="sdg")
TARGETS = matrices(Goal, Target, id="targets")
ONE, OTHER, THIRD = (matrices(ActionLine, Goal, id=name) for name in ("one", "other", "third"))

PLACE = Citation(document="wsis-sdg-matrix", locator="C9, goal 16")


def what_is_linked(matrix: Matrix) -> set[tuple[str, str]]:
    """The slow, obvious matrix: a set of pairs."""
    return {(link.source, link.target) for link in matrix.links}


def facts(matrix: Matrix) -> object:
    """What a matrix states, whatever it is called."""
    links = [(link.source, link.target, link.evidence, link.blanket, link.standing) for link in matrix.links]
    return links, matrix.source_scope, matrix.target_scope


def statement(matrix: Matrix) -> object:
    """What a matrix states, and which matrices each link comes from."""
    return matrix.links, matrix.source_scope, matrix.target_scope


def small(**changed: object) -> Matrix:
    """A matrix of one link, with some of its fields changed."""
    fields = {
        "id": "small",
        "title": "A small matrix",
        "source": "action-line",
        "target": "goal",
        "document": "wsis-sdg-matrix",
        "source_scope": ("C9", "C10"),
        "target_scope": ("9", "16"),
        "links": (Link(source="C9", target="16", matrix="small", evidence=(PLACE,)),),
    }
    return Matrix(**(fields | changed))  # type: ignore[arg-type] # each test says what it changes


# Links ---------------------------------------------------------------------------------------------------------------


def test_link_without_evidence_is_refused() -> None:
    """A link stands on at least one citation."""
    with pytest.raises(ValueError, match=r"^link C9 -> 16 has no evidence$"):
        Link(source="C9", target="16", matrix="small", evidence=())


@given(
    st.lists(citations(), min_size=1, max_size=4).flatmap(
        lambda given: st.tuples(st.just(given), st.permutations(given))
    )
)
def test_equal_evidence_is_equal(given: tuple[list[Citation], list[Citation]]) -> None:
    """Evidence has one order, and each citation once, however it was gathered."""
    one, other = (Link(source="C9", target="16", matrix="m", evidence=tuple(each)) for each in given)

    assert one == other
    assert len(set(given[0])) == len(one.evidence)


def test_equal_evidence_is_equal_where_numbers_are_written_in_two_ways() -> None:
    """Evidence has one order even where two places have the same number: `row 1` and `row 01`."""
    for number in range(1, 33):
        rows = [f"row {'0' * zeros}{number}" for zeros in range(4)]
        places = [Citation(document="wsis-gdc-matrix", locator=row) for row in rows]
        orders = {Link(source="C9", target="16", matrix="m", evidence=each) for each in permutations(places)}

        assert 1 == len(orders)


def test_evidence_is_in_the_order_of_numbers() -> None:
    """Row 9 comes before row 10."""
    places = tuple(Citation(document="wsis-gdc-matrix", locator=f"row {number}") for number in (10, 9))
    link = Link(source="C9", target="16", matrix="m", evidence=places)

    assert ["row 9", "row 10"] == [citation.locator for citation in link.evidence]


@given(links(FEW[ActionLine], FEW[Goal]))
def test_inverse_of_a_link(link: Link) -> None:
    """The inverse of a link leads back, on the same evidence; its inverse is the link."""
    assert (link.target, link.source, link.evidence) == (
        link.inverse.source,
        link.inverse.target,
        link.inverse.evidence,
    )
    assert link == link.inverse.inverse


@pytest.mark.parametrize(
    "first, second, expected",
    [
        ("stated", "inferred", "stated"),
        ("inferred", "derived", "inferred"),
        ("derived", "stated", "stated"),
        ("derived", "derived", "derived"),
    ],
)
def test_merged_links_stand_as_the_firmer_one(first: str, second: str, expected: str) -> None:
    """Two links of one pair make one that stands as firmly as the firmer of the two."""
    one, other = (
        Link(source="C9", target="16", matrix=each, evidence=(PLACE,), standing=each)  # type: ignore[arg-type] # a standing
        for each in (first, second)
    )

    assert expected == merged(one, other).standing


@pytest.mark.parametrize("one, other, expected", [(True, True, True), (True, False, False), (False, False, False)])
def test_merged_links_are_blanket_if_both_are(*, one: bool, other: bool, expected: bool) -> None:
    """A pair that some row names is not a blanket link, whatever other rows say."""
    first, second = (
        Link(source="C9", target="16", matrix="m", evidence=(PLACE,), blanket=each) for each in (one, other)
    )

    assert expected == merged(first, second).blanket


def test_reason_of_an_inferred_link() -> None:
    """An inferred link gives the notes of its evidence as its reason; a stated one has none."""
    notes = [attrs.evolve(PLACE, note=note) for note in ("lost in print", "told by order", None)]
    link = Link(source="C9", target="16", matrix="m", evidence=tuple(notes), standing="inferred")

    assert "lost in print; told by order" == link.reason
    assert None is attrs.evolve(link, standing="stated").reason


# Inverse -------------------------------------------------------------------------------------------------------------


@given(SDG)
def test_inverse_twice_is_the_same(matrix: Matrix) -> None:
    """The inverse of the inverse is the matrix."""
    assert matrix == matrix.inverse().inverse()


@given(SDG)
def test_inverse_keeps_evidence(matrix: Matrix) -> None:
    """Every link of the inverse has the evidence, the standing and the breadth of the link that it turns."""
    turned = {
        (link.target, link.source): (link.evidence, link.standing, link.blanket) for link in matrix.inverse().links
    }

    assert {(link.source, link.target): (link.evidence, link.standing, link.blanket) for link in matrix.links} == turned


@given(SDG)
def test_both_ends_agree(matrix: Matrix) -> None:
    """A link is found from either end."""
    inverse = matrix.inverse()

    assert what_is_linked(matrix) == {(link.target, link.source) for link in inverse.links}
    assert all(inverse.link(link.target, link.source) == link.inverse for link in matrix.links)


@pytest.mark.parametrize(
    "id_", ["wsis-sdg-goals", "wsis-sdg-targets", "wsis-gdc", "gdc-sdg-printed", "gdc-sdg-adopted"]
)
def test_inverse_twice_is_the_same_of_every_published_matrix(ds: Dataset, id_: str) -> None:
    """The inverse of the inverse of a published matrix is that matrix, its rows among it."""
    (matrix,) = (matrix for matrix in ds.matrices if matrix.id == id_)

    assert matrix == matrix.inverse().inverse()


# Composition ---------------------------------------------------------------------------------------------------------


@given(GDC, SDG, TARGETS)
def test_composition_is_associative(one: Matrix, two: Matrix, three: Matrix) -> None:
    """(A ; B) ; C is A ; (B ; C), the evidence, the standing and the breadth of every link included."""
    assert one.compose(two).compose(three) == one.compose(two.compose(three))


@given(GDC, SDG)
def test_composition_links_what_some_path_links(one: Matrix, two: Matrix) -> None:
    """Two nodes are linked by A ; B where a third node is linked with both."""
    expected = {
        (start, end)
        for (start, middle), (again, end) in product(what_is_linked(one), what_is_linked(two))
        if middle == again
    }

    assert expected == what_is_linked(one.compose(two))


@given(GDC, SDG)
def test_composed_link_carries_the_evidence_of_every_path(one: Matrix, two: Matrix) -> None:
    """A composed link is derived, cites what every path cites, and is blanket where no path avoids a blanket link."""
    for link in one.compose(two).links:
        paths = [
            (first, second)
            for first, second in product(one.links, two.links)
            if (first.source, first.target, second.target) == (link.source, second.source, link.target)
        ]

        assert {citation for path in paths for step in path for citation in step.evidence} == set(link.evidence)
        assert all(first.blanket or second.blanket for first, second in paths) == link.blanket
        assert "derived" == link.standing


@given(GDC, SDG)
def test_inverse_of_a_composition(one: Matrix, two: Matrix) -> None:
    """To undo A ; B, undo B, then A."""
    assert facts(one.compose(two).inverse()) == facts(two.inverse().compose(one.inverse()))


@given(SDG)
def test_composing_with_the_inverse(matrix: Matrix) -> None:
    """A ; A⁻¹ relates what shares a node: it is its own inverse, and holds every linked node with itself."""
    there_and_back = matrix.compose(matrix.inverse())

    assert facts(there_and_back) == facts(there_and_back.inverse())
    assert {(link.source, link.source) for link in matrix.links} <= what_is_linked(there_and_back)


@given(GDC, SDG, SDG)
def test_composition_distributes_over_union(one: Matrix, two: Matrix, three: Matrix) -> None:
    """A ; (B | C) links what A ; B or A ; C links."""
    assert (one.compose(two) | one.compose(three)).pairs == one.compose(two | three).pairs


@given(SDG)
def test_composing_where_ends_do_not_meet_is_refused(matrix: Matrix) -> None:
    """The second matrix starts where the first one ends."""
    with pytest.raises(NoMatrixError, match=r"^sdg leads to framework goal, sdg starts from action-line$"):
        matrix.compose(matrix)


# Restriction ---------------------------------------------------------------------------------------------------------


@given(SDG, st.data())
def test_restriction_is_monotone(matrix: Matrix, data: st.DataObject) -> None:
    """Fewer nodes have no more links."""
    more = data.draw(st.sets(st.sampled_from(matrix.source_scope)))
    fewer = data.draw(st.sets(st.sampled_from(sorted(more)))) if more else set[str]()
    inner, outer = matrix.restrict(sources=fewer), matrix.restrict(sources=more)

    assert set(inner.links) <= set(outer.links) <= set(matrix.links)


@given(SDG, st.data())
def test_restriction_is_idempotent(matrix: Matrix, data: st.DataObject) -> None:
    """Restricting twice is restricting once."""
    sources = data.draw(st.sets(st.sampled_from(matrix.source_scope)))
    targets = data.draw(st.sets(st.sampled_from(matrix.target_scope)))
    blanket = data.draw(st.booleans())
    once = matrix.restrict(sources=sources, targets=targets, blanket=blanket)

    assert once == once.restrict(sources=sources, targets=targets, blanket=blanket)
    assert [
        link
        for link in matrix.links
        if link.source in sources and link.target in targets and (blanket or not link.blanket)
    ] == list(once.links)


@given(SDG)
def test_restriction_to_everything_is_the_same(matrix: Matrix) -> None:
    """Restricting to nothing in particular changes nothing."""
    assert matrix == matrix.restrict()
    assert matrix == matrix.restrict(sources=matrix.source_scope, targets=matrix.target_scope)


@given(SDG, st.data())
def test_restriction_from_the_other_end(matrix: Matrix, data: st.DataObject) -> None:
    """The inverse of a restriction is the restriction of the inverse at the other end."""
    sources = data.draw(st.sets(st.sampled_from(matrix.source_scope)))

    assert matrix.restrict(sources=sources).inverse() == matrix.inverse().restrict(targets=sources)


def test_restriction_to_an_unknown_code_is_refused() -> None:
    """A code that the matrix does not speak about cannot be kept."""
    with pytest.raises(UnknownCodeError, match=r"^'17' is not a code of framework 'goal' in matrix small$"):
        small().restrict(targets=["9", "17"])


def test_restriction_drops_rows(ds: Dataset) -> None:
    """A part of the WSIS–GDC matrix has no rows: a row is printed whole."""
    matrix = ds.matrix(Commitment, ActionLine)

    assert 84 == len(matrix.rows)
    assert () == matrix.restrict(sources=["11a"]).rows


# Union and intersection ----------------------------------------------------------------------------------------------


@given(ONE, OTHER)
def test_union_and_intersection_are_those_of_pairs(one: Matrix, other: Matrix) -> None:
    """A matrix is a set of pairs, with evidence."""
    assert what_is_linked(one) | what_is_linked(other) == what_is_linked(one | other)
    assert what_is_linked(one) & what_is_linked(other) == what_is_linked(one & other)


@given(ONE, OTHER)
def test_union_and_intersection_are_commutative(one: Matrix, other: Matrix) -> None:
    """A | B is B | A, and A & B is B & A."""
    assert (one | other) == (other | one)
    assert (one & other) == (other & one)


@given(ONE, OTHER, THIRD)
def test_union_and_intersection_are_associative(one: Matrix, two: Matrix, three: Matrix) -> None:
    """(A | B) | C is A | (B | C), and so with &."""
    assert statement((one | two) | three) == statement(one | (two | three))
    assert statement((one & two) & three) == statement(one & (two & three))


@given(ONE)
def test_union_and_intersection_are_idempotent(matrix: Matrix) -> None:
    """A | A and A & A are A."""
    assert matrix == matrix | matrix
    assert matrix == matrix & matrix


@given(ONE, OTHER)
def test_absorption(one: Matrix, other: Matrix) -> None:
    """A | (A & B) and A & (A | B) link what A links, and speak of what A speaks of."""
    for absorbed in (one | (one & other), one & (one | other)):
        assert one.pairs == absorbed.pairs
        assert (one.source_scope, one.target_scope) == (absorbed.source_scope, absorbed.target_scope)


@given(ONE, OTHER, THIRD)
def test_intersection_distributes_over_union(one: Matrix, two: Matrix, three: Matrix) -> None:
    """A & (B | C) links what A & B or A & C links."""
    assert (one & (two | three)).pairs == ((one & two) | (one & three)).pairs


@given(ONE, OTHER)
def test_inverse_of_union_and_intersection(one: Matrix, other: Matrix) -> None:
    """The inverse of A | B is that of A or that of B, and so with &."""
    assert (one | other).inverse() == (one.inverse() | other.inverse())
    assert (one & other).inverse() == (one.inverse() & other.inverse())


@given(ONE, OTHER)
def test_joined_link_has_the_evidence_of_both(one: Matrix, other: Matrix) -> None:
    """Where both matrices link a pair, the link cites both, and names both."""
    for link in (one & other).links:
        mine, yours = one.link(link.source, link.target), other.link(link.source, link.target)

        assert mine is not None
        assert yours is not None
        assert {*mine.evidence, *yours.evidence} == set(link.evidence)
        assert "one | other" == link.matrix


@pytest.mark.parametrize("sign", ["|", "&"])
def test_combining_different_frameworks_is_refused(ds: Dataset, sign: str) -> None:
    """Matrices between different frameworks have no union and no intersection."""
    goals, targets = ds.matrix(ActionLine, Goal), ds.matrix(ActionLine, Target)

    with pytest.raises(NoMatrixError, match=r"^wsis-sdg-goals and wsis-sdg-targets relate different frameworks$"):
        _ = goals | targets if sign == "|" else goals & targets


# One matrix ----------------------------------------------------------------------------------------------------------


@given(SDG, st.randoms())
def test_order_of_links_is_definition_order(matrix: Matrix, random: Random) -> None:
    """Links are in definition order of their sources, then of their targets, in whatever order they are given."""
    shuffled = list(matrix.links)
    random.shuffle(shuffled)
    again = attrs.evolve(matrix, links=tuple(shuffled))
    places = [
        (VOCABULARIES["action-line"].index(source), VOCABULARIES["goal"].index(target))
        for source, target in again.pairs
    ]

    assert matrix == again
    assert sorted(places) == places


@given(SDG)
def test_links_from(matrix: Matrix) -> None:
    """What starts from a node, node by node, is all there is."""
    assert matrix.links == tuple(link for code in matrix.source_scope for link in matrix.links_from(code))
    assert len(matrix) == len(matrix.links)


@given(SDG)
def test_link_of_a_pair(matrix: Matrix) -> None:
    """A pair has its link, or None; codes outside the scope have none."""
    linked = what_is_linked(matrix)
    for source, target in product(VOCABULARIES["action-line"], VOCABULARIES["goal"]):
        assert ((source, target) in linked) == (matrix.link(source, target) is not None)


@given(scopes(ActionLine), scopes(Goal))
def test_matrix_speaks_of_its_scopes(sources: tuple[str, ...], targets: tuple[str, ...]) -> None:
    """A matrix speaks of a pair where both codes are in its scopes, linked or not."""
    matrix = small(source_scope=sources, target_scope=targets, links=())
    pairs = list(product(VOCABULARIES["action-line"], VOCABULARIES["goal"]))

    assert list(product(sources, targets)) == [pair for pair in pairs if matrix.speaks_of(*pair)]


def test_pair_given_twice_is_refused() -> None:
    """A matrix links a pair once, with all evidence."""
    link = Link(source="C9", target="16", matrix="small", evidence=(PLACE,))
    blanket = attrs.evolve(link, blanket=True)
    message = r"^matrix small: the same pair is linked twice; merge the evidence of the two links$"

    with pytest.raises(ValueError, match=message):
        small(links=(link, blanket))


@pytest.mark.parametrize("source, target", [("C1", "16"), ("C9", "1")])
def test_link_outside_the_scope_is_refused(source: str, target: str) -> None:
    """A matrix links only what it speaks about."""
    link = Link(source=source, target=target, matrix="small", evidence=(PLACE,))

    with pytest.raises(ValueError, match=f"^matrix small: links outside its scope: {source} -> {target}$"):
        small(links=(link,))


def test_matrix_is_read_from_either_end() -> None:
    """A matrix between two frameworks starts from whichever is asked for."""
    matrix = small()

    assert matrix is matrix.between("action-line", "goal")
    assert matrix.inverse() == matrix.between("goal", "action-line")


@pytest.mark.parametrize("source, target", [("goal", "target"), ("action-line", "target"), ("goal", "goal")])
def test_matrix_of_other_frameworks_is_refused(source: FrameworkName, target: FrameworkName) -> None:
    """A matrix does not pass for one between other frameworks."""
    message = f"^matrix small relates action-line and goal, not {source} and {target}$"

    with pytest.raises(NoMatrixError, match=message):
        small().between(source, target)
