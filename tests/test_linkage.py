"""What is linked with what, held to a slow oracle that reads the curated tables itself."""

import csv
from collections import defaultdict
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import wsis
from tests.strategies import FEW, codes, matrices
from wsis import (
    ActionLine,
    Commitment,
    Dataset,
    Goal,
    Link,
    LinkState,
    Matrix,
    Node,
    NoMatrixError,
    Objective,
    Target,
    Theme,
    UnknownCodeError,
)
from wsis.codes import VOCABULARIES
from wsis.linkage import STRUCTURE
from wsis.nodes import NODE_TYPES

CURATION = Path(__file__).parent.parent / "curation"
KINDS = tuple(NODE_TYPES.values())

Pairs = dict[tuple[str, str], bool]


def table(name: str) -> list[dict[str, str]]:
    """Read a curated table."""
    return list(csv.DictReader((CURATION / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


# The oracle: sets of pairs, and whether each pair is there only because a row says "All" ----------------------------

LINES = tuple(code for code in VOCABULARIES["action-line"] if code != "C7")
GOALS = VOCABULARIES["goal"]


def stated(places: list[tuple[str, str, tuple[str, ...]]]) -> Pairs:
    """Write out cells of codes, "all" among them; a pair that one cell names is named."""
    found: Pairs = {}
    for sources, targets, everything in places:
        for pair in product(sources.split(), everything if targets == "all" else targets.split()):
            found[pair] = found.get(pair, True) and targets == "all"
    return found


ROWS = table("wsis_gdc_rows")
CELLS = table("wsis_sdg_links")

# Every matrix, by its id, with the kinds of node that it relates.
ORACLE: dict[str, tuple[type[Node], type[Node], Pairs]] = {
    "wsis-sdg-goals": (
        ActionLine,
        Goal,
        {(row["action_line"], row["goal"]): False for row in CELLS if not row["target"]},
    ),
    "wsis-sdg-targets": (
        ActionLine,
        Target,
        {(row["action_line"], row["target"]): False for row in CELLS if row["target"]},
    ),
    "wsis-gdc": (Commitment, ActionLine, stated([(row["commitments"], row["action_lines"], LINES) for row in ROWS])),
    "gdc-sdg-printed": (Commitment, Goal, stated([(row["commitments"], row["goals"], GOALS) for row in ROWS])),
    "gdc-sdg-adopted": (
        Commitment,
        Goal,
        stated([(row["code"], row["printed_sdgs"], GOALS) for row in table("commitments")]),
    ),
}

# What each matrix speaks of: pairs of scopes.
IN_ROWS = {code for row in ROWS for code in row["commitments"].split()}
SCOPES: dict[str, tuple[set[str], set[str]]] = {
    "wsis-sdg-goals": (set(LINES), set(GOALS)),
    "wsis-sdg-targets": (set(LINES), set(VOCABULARIES["target"])),
    "wsis-gdc": (IN_ROWS, set(LINES)),
    "gdc-sdg-printed": (IN_ROWS, set(GOALS)),
    "gdc-sdg-adopted": (set(VOCABULARIES["commitment"]), set(GOALS)),
}


def turned(pairs: Pairs) -> Pairs:
    """Read pairs from the other end."""
    return {(target, source): blanket for (source, target), blanket in pairs.items()}


# All that is said of two kinds of node, from either end: for each matrix its pairs.
SAID: defaultdict[tuple[type[Node], type[Node]], dict[str, Pairs]] = defaultdict(dict)
for _id, (_source, _target, _pairs) in ORACLE.items():
    SAID[_source, _target][_id] = _pairs
    SAID[_target, _source][_id] = turned(_pairs)


def linked(kind: type[Node], code: str, to: type[Node], *, blanket: bool) -> list[str]:
    """List the codes that some matrix links with a code, in definition order."""
    return [
        other
        for other in VOCABULARIES[to.framework]
        if any((code, other) in pairs and (blanket or not pairs[code, other]) for pairs in SAID[kind, to].values())
    ]


PARENTS = {
    *(((ActionLine, row["code"]), (ActionLine, row["parent"])) for row in table("action_lines")),
    *(((Target, row["code"]), (Goal, row["code"].split(".")[0])) for row in table("targets")),
    *(((Commitment, row["code"]), (Objective, row["objective"])) for row in table("commitments")),
    *(((Commitment, row["code"]), (Theme, row["theme"])) for row in table("commitments")),
}


def a_step(one: tuple[type[Node], str], other: tuple[type[Node], str], *, blanket: bool) -> bool:
    """Tell whether a matrix links two nodes, or one is part of the other."""
    return other[1] in linked(*one, other[0], blanket=blanket) or (one, other) in PARENTS or (other, one) in PARENTS


def nodes_of(kind: type[Node]) -> SearchStrategy[tuple[type[Node], str]]:
    """Make nodes of one kind, as kind and code."""
    return st.tuples(st.just(kind), codes(kind))


def pairs() -> SearchStrategy[tuple[tuple[type[Node], str], ...]]:
    """Make pairs of nodes that some matrix relates by their kinds."""
    return st.sampled_from(tuple(SAID)).flatmap(lambda kinds: st.tuples(*map(nodes_of, kinds)))


def nodes() -> SearchStrategy[tuple[type[Node], str]]:
    """Make nodes of every kind, as kind and code."""
    return st.sampled_from(KINDS).flatmap(nodes_of)


# linked and links ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("blanket", [True, False], ids=["all", "named"])
@pytest.mark.parametrize("kind, to", SAID, ids=[f"{one.framework}-{other.framework}" for one, other in SAID])
def test_linked_nodes_are_those_of_the_tables(ds: Dataset, kind: type[Node], to: type[Node], *, blanket: bool) -> None:
    """Every node is linked with exactly the nodes that the curated tables pair with it, in definition order."""
    expected = {code: linked(kind, code, to, blanket=blanket) for code in VOCABULARIES[kind.framework]}

    assert expected == {
        node.code: [other.code for other in wsis.linked(ds, node, to=to, blanket=blanket)] for node in ds.all(kind)
    }


@pytest.mark.parametrize("kind, to", SAID, ids=[f"{one.framework}-{other.framework}" for one, other in SAID])
def test_both_directions_agree(ds: Dataset, kind: type[Node], to: type[Node]) -> None:
    """What a node is linked with is linked with it."""
    for blanket in (True, False):
        there = {(node, other) for node in ds.all(kind) for other in wsis.linked(ds, node, to=to, blanket=blanket)}
        back = {(other, node) for node in ds.all(to) for other in wsis.linked(ds, node, to=kind, blanket=blanket)}

        assert there == back


@pytest.mark.parametrize("kind, to", SAID, ids=[f"{one.framework}-{other.framework}" for one, other in SAID])
def test_without_blanket_links_nothing_is_added(ds: Dataset, kind: type[Node], to: type[Node]) -> None:
    """Nodes that a row names are among those that are linked at all."""
    for node in ds.all(kind):
        assert set(wsis.linked(ds, node, to=to, blanket=False)) <= set(wsis.linked(ds, node, to=to))


@pytest.mark.parametrize("kind, to", SAID, ids=[f"{one.framework}-{other.framework}" for one, other in SAID])
def test_links_are_those_of_the_tables(ds: Dataset, kind: type[Node], to: type[Node]) -> None:
    """The links of a node are those of every matrix, one matrix after another, each from the node."""
    for code, blanket in product(VOCABULARIES[kind.framework], (True, False)):
        expected = [
            (id_, code, other, pairs[code, other])
            for id_, pairs in SAID[kind, to].items()
            for other in VOCABULARIES[to.framework]
            if (code, other) in pairs and (blanket or not pairs[code, other])
        ]
        found = wsis.links(ds, ds.get(kind, code), to=to, blanket=blanket)

        assert expected == [(link.matrix, link.source, link.target, link.blanket) for link in found]
        assert all(link.evidence for link in found)


@given(asked=nodes(), blanket=st.booleans())
def test_links_to_everything_are_the_links_to_each_kind(asked: tuple[type[Node], str], *, blanket: bool) -> None:
    """All links of a node are its links to one kind of node after another."""
    ds = wsis.load()
    node = ds.get(*asked)
    expected = [
        link
        for kind in KINDS
        if ds.relates(type(node), kind)
        for link in wsis.links(ds, node, to=kind, blanket=blanket)
    ]

    assert expected == list(wsis.links(ds, node, blanket=blanket))


def test_objective_has_no_links(ds: Dataset) -> None:
    """No matrix speaks of objectives: all their links are none, and links to one kind are refused."""
    assert () == wsis.links(ds, ds.objective("1"))
    with pytest.raises(
        NoMatrixError, match=rf"^no matrix of dataset {wsis.DATA_VERSION} relates objective and goal; trace\(\)"
    ):
        wsis.links(ds, ds.objective("1"), to=Goal)
    with pytest.raises(
        NoMatrixError, match=rf"^no matrix of dataset {wsis.DATA_VERSION} relates objective and goal; trace\(\)"
    ):
        wsis.linked(ds, ds.objective("1"), to=Goal)


def test_what_is_no_node_has_no_links(ds: Dataset) -> None:
    """Matrices relate nodes: to ask for links or paths of another entry is refused, as it is by `linked`."""
    country: Any = ds.country("KE")
    refused = f"^no matrix of dataset {ds.version} relates country "
    for asked in (
        lambda: wsis.links(ds, country),
        lambda: wsis.links(ds, country, to=Goal),
        lambda: wsis.linked(ds, country, to=Goal),
        lambda: wsis.link_state(ds, country, ds.goal("9")),
        lambda: wsis.trace(ds, country, ds.goal("9")),
        lambda: wsis.trace(ds, ds.goal("9"), country),
        lambda: wsis.trace(ds, country, ds.region("002")),  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] # on purpose
    ):
        with pytest.raises(NoMatrixError, match=refused):
            asked()


# link_state ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("blanket", [True, False], ids=["all", "named"])
@pytest.mark.parametrize("kind, to", SAID, ids=[f"{one.framework}-{other.framework}" for one, other in SAID])
def test_link_state_is_that_of_the_tables(ds: Dataset, kind: type[Node], to: type[Node], *, blanket: bool) -> None:
    """A pair is stated where a table links it, not stated where a matrix has room for it, and else out of scope."""
    scopes = [SCOPES[id_] if ORACLE[id_][0] is kind else SCOPES[id_][::-1] for id_ in SAID[kind, to]]
    for node in ds.all(kind):
        found = linked(kind, node.code, to, blanket=blanket)
        for other in ds.all(to):
            expected = (
                LinkState.STATED
                if other.code in found
                else LinkState.NOT_STATED
                if any(node.code in sources and other.code in targets for sources, targets in scopes)
                else LinkState.OUT_OF_SCOPE
            )

            assert expected is wsis.link_state(ds, node, other, blanket=blanket)


@given(pair=pairs(), blanket=st.booleans())
def test_link_state_agrees_with_linked(pair: tuple[tuple[type[Node], str], ...], *, blanket: bool) -> None:
    """A pair is stated exactly where the one is among the nodes that are linked with the other, from either end."""
    ds = wsis.load()
    one, other = (ds.get(*asked) for asked in pair)
    state = wsis.link_state(ds, one, other, blanket=blanket)

    assert state is wsis.link_state(ds, other, one, blanket=blanket)
    assert (state is LinkState.STATED) == (other in wsis.linked(ds, one, to=type(other), blanket=blanket))


def test_three_answers(ds: Dataset) -> None:
    """The three answers, each with the pair that the documentation gives."""
    c9 = ds.action_line("C9")

    assert LinkState.STATED is wsis.link_state(ds, c9, ds.goal("16"))
    assert LinkState.NOT_STATED is wsis.link_state(ds, c9, ds.goal("3"))
    assert LinkState.OUT_OF_SCOPE is wsis.link_state(ds, c9, ds.commitment("25a"))


# trace --------------------------------------------------------------------------------------------------------------


@given(one=nodes(), other=nodes(), blanket=st.booleans())
def test_paths_are_those_of_the_tables(
    one: tuple[type[Node], str], other: tuple[type[Node], str], *, blanket: bool
) -> None:
    """Two nodes are joined by the direct path, then by one for each third node that is a step from both."""
    ds = wsis.load()
    everything = [(kind, code) for kind in KINDS for code in VOCABULARIES[kind.framework]]
    routes = [(one, other), *((one, third, other) for third in everything if third not in {one, other})] * (
        one != other
    )
    expected = [route for route in routes if all(a_step(start, end, blanket=blanket) for start, end in pairwise(route))]
    paths = wsis.trace(ds, ds.get(*one), ds.get(*other), blanket=blanket)

    assert expected == [tuple((type(node), node.code) for node in path.nodes) for path in paths]


@given(nodes(), nodes())
def test_every_step_has_evidence(one: tuple[type[Node], str], other: tuple[type[Node], str]) -> None:
    """Each step of a path is a link from one node to the next, with evidence; a path is direct if it has one step."""
    ds = wsis.load()
    for path in wsis.trace(ds, ds.get(*one), ds.get(*other)):
        codes_on_the_way = [node.code for node in path.nodes]

        assert codes_on_the_way == [path.links[0].source, *(link.target for link in path.links)]
        assert all(link.evidence for link in path.links)
        assert path.direct == (len(path.nodes) == 2)


@given(pairs())
def test_direct_paths_are_the_links(pair: tuple[tuple[type[Node], str], ...]) -> None:
    """Two nodes have a direct path exactly where a matrix links them, on the evidence of every link of theirs."""
    ds = wsis.load()
    one, other = (ds.get(*asked) for asked in pair)
    links = [link for link in wsis.links(ds, one, to=type(other)) if link.target == other.code]
    direct = [path.links[0] for path in wsis.trace(ds, one, other) if path.direct]

    assert bool(links) == bool(direct)
    assert {citation for link in links for citation in link.evidence} == {
        citation for link in direct for citation in link.evidence
    }


@given(nodes(), nodes())
def test_paths_are_the_same_backwards(one: tuple[type[Node], str], other: tuple[type[Node], str]) -> None:
    """The paths back are the paths there, read backwards."""
    ds = wsis.load()
    there = wsis.trace(ds, ds.get(*one), ds.get(*other))
    back = wsis.trace(ds, ds.get(*other), ds.get(*one))

    assert {path.nodes for path in there} == {path.nodes[::-1] for path in back}


def test_step_to_a_part_cites_the_part(ds: Dataset) -> None:
    """A step between a whole and its part is no link of a matrix; it stands on the citation of the part."""
    goal, target = ds.goal("9"), ds.target("9.c")
    (down,), (up,) = wsis.trace(ds, goal, target)[:1], wsis.trace(ds, target, goal)[:1]

    for path in (down, up):
        assert (STRUCTURE, (target.citation,)) == (path.links[0].matrix, path.links[0].evidence)
        assert path.direct


def test_paths_of_a_unit(ds: Dataset) -> None:
    """An objective reaches an action line through its commitments, each with the row that links it."""
    paths = wsis.trace(ds, ds.objective("3"), ds.action_line("C9"), blanket=False)

    assert ["29a", "31a", "31d", "31e", "31f", "35a", "35b", "35c"] == [path.nodes[1].code for path in paths]
    assert ["row 49", "row 50"] == [citation.locator for citation in paths[-1].links[1].evidence]


# A matrix of one's own ----------------------------------------------------------------------------------------------


@given(matrix=matrices(ActionLine, Goal), code=st.sampled_from(FEW[ActionLine]), blanket=st.booleans())
def test_linked_in_a_matrix_of_ones_own(matrix: Matrix, code: str, *, blanket: bool) -> None:
    """With a matrix of one's own, nodes are linked as it says, and as no other does."""
    ds = wsis.load()
    expected = [link.target for link in matrix.links if link.source == code and (blanket or not link.blanket)]

    assert expected == [
        goal.code for goal in wsis.linked(ds, ds.get(ActionLine, code), to=Goal, blanket=blanket, matrix=matrix)
    ]


@given(matrix=matrices(ActionLine, Goal), blanket=st.booleans())
def test_matrix_of_ones_own_is_read_from_either_end(matrix: Matrix, *, blanket: bool) -> None:
    """A matrix of one's own answers from either end."""
    ds = wsis.load()
    for code in FEW[Goal]:
        goal = ds.get(Goal, code)
        expected = [link.source for link in matrix.links if link.target == code and (blanket or not link.blanket)]

        assert expected == [line.code for line in wsis.linked(ds, goal, to=ActionLine, blanket=blanket, matrix=matrix)]


@given(
    matrix=matrices(ActionLine, Goal),
    line=st.sampled_from(FEW[ActionLine]),
    goal=st.sampled_from(FEW[Goal]),
    blanket=st.booleans(),
)
def test_link_state_in_a_matrix_of_ones_own(matrix: Matrix, line: str, goal: str, *, blanket: bool) -> None:
    """With a matrix of one's own, a pair stands as it says, though it says nothing at all."""
    ds = wsis.load()
    link = matrix.link(line, goal)
    inside = line in matrix.source_scope and goal in matrix.target_scope
    expected = (
        LinkState.STATED
        if link and (blanket or not link.blanket)
        else LinkState.NOT_STATED
        if inside
        else LinkState.OUT_OF_SCOPE
    )
    one, other = ds.get(ActionLine, line), ds.get(Goal, goal)

    assert expected is wsis.link_state(ds, one, other, blanket=blanket, matrix=matrix)
    assert expected is wsis.link_state(ds, other, one, blanket=blanket, matrix=matrix)


def test_matrix_of_ones_own_may_relate_what_no_matrix_does(ds: Dataset) -> None:
    """A composed matrix answers where the dataset has none, and its links say that they are derived."""
    matrix = ds.matrix(Commitment, ActionLine).compose(ds.matrix(ActionLine, Target))
    commitment = ds.commitment("35b")

    assert wsis.linked(ds, ds.action_line("C9"), to=Target) == wsis.linked(ds, commitment, to=Target, matrix=matrix)
    assert LinkState.STATED is wsis.link_state(ds, commitment, ds.target("16.10"), matrix=matrix)
    assert {"derived"} == {link.standing for link in matrix.links_from("35b")}


def test_matrix_of_other_frameworks_is_refused(ds: Dataset) -> None:
    """A matrix of one's own must relate the frameworks that are asked for."""
    matrix, line, goal = ds.matrix(ActionLine, Target), ds.action_line("C9"), ds.goal("1")
    message = r"^matrix wsis-sdg-targets relates action-line and target, not action-line and goal$"

    with pytest.raises(NoMatrixError, match=message):
        wsis.linked(ds, line, to=Goal, matrix=matrix)
    with pytest.raises(NoMatrixError, match=message):
        wsis.link_state(ds, line, goal, matrix=matrix)


def test_unknown_code_in_a_matrix_of_ones_own_is_refused(ds: Dataset) -> None:
    """A matrix of one's own may know codes that the dataset does not: to give their nodes is refused."""
    link = Link(source="C9", target="18", matrix="own", evidence=(ds.goal("17").citation,))
    matrix = Matrix(
        id="own",
        title="One's own",
        source="action-line",
        target="goal",
        document="own",
        source_scope=("C9",),
        target_scope=("18",),
        links=(link,),
    )

    with pytest.raises(
        UnknownCodeError, match=rf"^'18' is not a code of framework 'goal' in dataset {wsis.DATA_VERSION}"
    ):
        wsis.linked(ds, ds.action_line("C9"), to=Goal, matrix=matrix)


# Nodes of another dataset -------------------------------------------------------------------------------------------


def test_node_of_another_dataset_is_refused(ds: Dataset) -> None:
    """A node whose code the dataset does not have is refused at either end, with or without a matrix of one's own."""
    line, goal = ds.action_line("C9"), ds.goal("9")
    stranger, matrix = attrs.evolve(line, code="C12"), ds.matrix(ActionLine, Goal)
    message = rf"^'C12' is not a code of framework 'action-line' in dataset {wsis.DATA_VERSION}; nearest: "

    for ask in (
        lambda: wsis.linked(ds, stranger, to=Goal),
        lambda: wsis.linked(ds, stranger, to=Goal, blanket=False),
        lambda: wsis.linked(ds, stranger, to=Goal, matrix=matrix),
        lambda: wsis.links(ds, stranger),
        lambda: wsis.links(ds, stranger, to=Goal),
        lambda: wsis.link_state(ds, stranger, goal),
        lambda: wsis.link_state(ds, goal, stranger),
        lambda: wsis.link_state(ds, stranger, goal, matrix=matrix),
        lambda: wsis.trace(ds, stranger, goal),
        lambda: wsis.trace(ds, goal, stranger),
    ):
        with pytest.raises(UnknownCodeError, match=message):
            ask()


def test_link_state_within_a_framework_is_refused(ds: Dataset) -> None:
    """No matrix relates two nodes of one framework."""
    with pytest.raises(
        NoMatrixError, match=rf"^no matrix of dataset {wsis.DATA_VERSION} relates goal and goal; trace\(\) finds"
    ):
        wsis.link_state(ds, ds.goal("1"), ds.goal("2"))


def test_no_path_leads_from_a_node_to_itself(ds: Dataset) -> None:
    """A node is not traced to itself, though there are ways out and back."""
    assert () == wsis.trace(ds, ds.goal("9"), ds.goal("9"))
