"""The road map of a line: laws of its rows and groups, an oracle of plain sets, and what it refuses."""

import math
import pickle
from dataclasses import dataclass
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from wsis import (
    ActionLine,
    Changes,
    Commitment,
    Dataset,
    Goal,
    InvalidInputError,
    LinkState,
    Measurement,
    Node,
    Project,
    Register,
    Revision,
    Roadmap,
    Target,
    UnknownCodeError,
    UnknownTagsError,
)
from wsis.errors import CodeTypeError
from wsis.planning import plannable_lines
from wsis.reach import implied
from wsis.strategies import measurements, registers, roadmaps

KINDS: tuple[type[Node], ...] = (Goal, Target, Commitment)


@dataclass
class Case:
    """A road map with what it was made of."""

    ds: Dataset
    line: ActionLine
    register: Register
    blanket: bool

    @property
    def plan(self) -> Roadmap:
        """The road map."""
        return wsis.roadmap(self.ds, self.line, self.register, blanket=self.blanket)


cases = st.builds(
    Case,
    ds=st.builds(wsis.load),
    line=st.deferred(lambda: st.sampled_from(plannable_lines(wsis.load()))),
    register=registers(max_size=6),
    blanket=st.booleans(),
)


def declares(ds: Dataset, project: Project, node: Node) -> bool:
    """Tell whether a project declares a node itself or by a part, as the oracle sees it."""
    own = {
        ActionLine: project.action_lines,
        Goal: project.goals,
        Target: project.targets,
        Commitment: project.commitments,
    }
    return node.code in own[type(node)] or any(declares(ds, project, part) for part in ds.parts(node))


# Rows ----------------------------------------------------------------------------------------------------------------


@given(cases)
def test_groups_are_those_of_plain_sets(case: Case) -> None:
    """Each group of each row is what asking every project gives."""
    ds, line, plan = case.ds, case.line, case.plan
    own = [project for project in case.register if declares(ds, project, line)]

    assert tuple(own) == plan.projects
    for row in plan.rows:
        here = [project for project in case.register if declares(ds, project, row.node)]
        assert [each for each in own if each in here] == list(row.declared)
        assert [each for each in own if each not in here] == list(row.implied)
        assert [each for each in here if each not in own] == list(row.elsewhere)


@given(cases)
def test_groups_do_not_overlap(case: Case) -> None:
    """The three groups are disjoint, and the first two are the projects of the line."""
    for row in case.plan.rows:
        ids = [[project.id for project in group] for group in (row.declared, row.implied, row.elsewhere)]

        assert len({*ids[0], *ids[1], *ids[2]}) == sum(map(len, ids))
        assert {project.id for project in case.plan.projects} == {*ids[0], *ids[1]}


@given(cases)
def test_gaps_are_what_nobody_declares(case: Case) -> None:
    """A gap is a linked node that no project declares, of this line or of another."""
    plan = case.plan

    assert tuple(row.node for row in plan.rows if not row.declared and not row.elsewhere) == plan.gaps
    for kind in KINDS:
        missing = {row.node for row in wsis.coverage(case.ds, case.register, of=kind).rows if not row.count}
        assert {row.node for row in plan.rows if type(row.node) is kind} & missing == {
            node for node in plan.gaps if type(node) is kind
        }


@given(cases)
def test_every_link_is_in_one_row(case: Case) -> None:
    """What the matrices state of the line is all there, each link once, and nothing else is."""
    found = [link for row in case.plan.rows for link in row.links]
    stated = [link for kind in KINDS for link in wsis.links(case.ds, case.line, to=kind, blanket=case.blanket)]

    assert sorted(stated, key=str) == sorted(found, key=str)
    assert all(row.node.code == link.target for row in case.plan.rows for link in row.links)
    assert all(row.links and {*row.links[0].evidence} for row in case.plan.rows)


@given(cases)
def test_rows_are_in_order(case: Case) -> None:
    """Rows keep definition order, and commitments that name the line come before the blanket ones."""
    plan = case.plan
    named = [row.node for row in plan.commitments if not row.blanket]

    assert named == [row.node for row in plan.commitments[: len(named)]]
    assert named == list(wsis.linked(case.ds, case.line, to=Commitment, blanket=False))
    assert [row.node for row in plan.targets] == list(wsis.linked(case.ds, case.line, to=Target))
    assert [row.node for row in plan.goals] == list(wsis.linked(case.ds, case.line, to=Goal))


@given(cases)
def test_unlinked_rows_agree_with_the_matrices(case: Case) -> None:
    """What projects of the line declare is linked, unstated or silent, just as `link_state` says."""
    plan = case.plan
    places = {LinkState.STATED: plan.rows, LinkState.NOT_STATED: plan.unstated, LinkState.OUT_OF_SCOPE: plan.silent}
    for kind in KINDS:
        for node in case.ds.all(kind):
            if any(declares(case.ds, project, node) for project in plan.projects):
                state = wsis.link_state(case.ds, case.line, node, blanket=case.blanket)
                assert [state] == [each for each, rows in places.items() if node in {row.node for row in rows}]
    for row in (*plan.unstated, *plan.silent):
        assert row.declared
        assert ((), ()) == (row.links, row.implied)


@given(cases)
def test_implied_agrees_with_coverage(case: Case) -> None:
    """A project of the line reaches every linked node by the rule of implied coverage."""
    for kind in KINDS:
        reached = implied(case.ds, case.register, kind, via=ActionLine, blanket=case.blanket)
        for row in case.plan.rows:
            if type(row.node) is kind:
                assert len(case.plan.projects) <= reached[row.node.code].bit_count()


@given(cases, st.randoms(use_true_random=False))
def test_the_order_of_projects_does_not_count(case: Case, random: Any) -> None:  # noqa: ANN401 - of Hypothesis
    """A register in another order gives the same groups."""
    shuffled = [*case.register]
    random.shuffle(shuffled)
    other = case.plan
    mixed = wsis.roadmap(case.ds, case.line, Register(shuffled), blanket=case.blanket)

    assert {*other.projects} == {*mixed.projects}
    assert other.gaps == mixed.gaps
    for one, two in zip(
        (*other.rows, *other.silent, *other.unstated), (*mixed.rows, *mixed.silent, *mixed.unstated), strict=True
    ):
        assert (one.node, {*one.declared}, {*one.implied}, {*one.elsewhere}) == (
            two.node,
            {*two.declared},
            {*two.implied},
            {*two.elsewhere},
        )


@given(cases)
def test_blanket_links_can_be_left_out(case: Case) -> None:
    """Without blanket links there are the rows that name the line, and no other."""
    full = wsis.roadmap(case.ds, case.line, case.register)
    named = wsis.roadmap(case.ds, case.line, case.register, blanket=False)

    assert [row.node for row in full.commitments if not row.blanket] == [row.node for row in named.commitments]
    assert not any(row.blanket for row in named.rows)
    assert "blanket links left out" in named.rule


def test_goals_without_a_target_have_rows(ds: Dataset) -> None:
    """C3 is linked to all goals and to no target; its goals are there."""
    plan = wsis.roadmap(ds, "C3")

    assert (17, 0) == (len(plan.goals), len(plan.targets))


def test_facilitators_are_those_of_the_line(ds: Dataset) -> None:
    """A road map names who facilitates its line."""
    assert ds.action_line("C5").facilitators == wsis.roadmap(ds, "C5").facilitators


# The rule ------------------------------------------------------------------------------------------------------------


@given(cases)
def test_the_rule_says_what_was_counted(case: Case) -> None:
    """The rule names the line, the numbers of projects, the dataset and what blanket links do."""
    plan = case.plan
    own, every = len(plan.projects), len(case.register)

    counts = f"the {own} project{'' if own == 1 else 's'} declaring {case.line.code}, of {every} "
    assert plan.rule.startswith(counts if every else "only what the ")
    assert f"dataset {case.ds.version} state of {case.line.code}" in plan.rule
    assert ("(blanket links included)" in plan.rule) is case.blanket
    assert (case.ds.version, case.ds.digest) == (plan.dataset_version, plan.dataset_digest)


def test_c7_alone_implies_nothing(ds: Dataset) -> None:
    """A project that declares C7 alone is of no application, and the rule says how many those are."""
    register = Register([Project(id="1", title="Fibre", action_lines=["C7"], goals=["3"])])
    plan = wsis.roadmap(ds, "C7-e-health", register)

    assert ((), 1) == (plan.projects, plan.heading_only)
    assert "; nothing is implied by 1 project declaring C7 without one of its applications" in plan.rule
    assert "C7 without" not in wsis.roadmap(ds, "C7-e-health").rule


def test_the_rule_without_projects_is_short(ds: Dataset) -> None:
    """Without a project, the rule says what the matrices are asked, and no count, no group and no gap."""
    assert (
        "only what the WSIS–SDG matrix, the WSIS–SDG matrix (targets) and the WSIS–GDC matrix "
        f"of dataset {ds.version} state of C5 (blanket links left out): there is no project to hold against it"
    ) == wsis.roadmap(ds, "C5", blanket=False).rule


def test_the_rule_speaks_of_one_matrix_as_one(ds: Dataset) -> None:
    """One matrix states, several state."""
    one = attrs.evolve(ds, matrices=tuple(each for each in ds.matrices if each.id == "wsis-gdc"))

    assert wsis.roadmap(one, "C5").rule.startswith(
        f"only what the WSIS–GDC matrix of dataset {ds.version} states of C5 "
    )


def test_the_rule_says_what_no_project_declares(ds: Dataset) -> None:
    """Where a register has no tags of a kind, the rule says so: its gaps say little of the line."""
    register = Register([Project(id="1", title="Fibre", action_lines=["C2"], goals=["9"])])

    assert wsis.roadmap(ds, "C2", register).rule.endswith(
        "; no project declares any SDG target or commitment of the Compact"
    )


@given(cases)
def test_what_no_project_declares_is_told(case: Case) -> None:
    """A road map names the frameworks of which its register declares nothing; all their linked nodes are gaps."""
    plan = case.plan
    asked = KINDS if case.register else ()
    nothing = [kind.framework for kind in asked if not wsis.coverage(case.ds, case.register, of=kind).covered]

    assert nothing == list(plan.undeclared)
    assert all(row.gap for row in plan.rows if row.node.framework in plan.undeclared)


# Lines and tags ------------------------------------------------------------------------------------------------------


def test_c7_is_refused_with_its_applications(ds: Dataset) -> None:
    """C7 has no road map, and the error names the eight that there are."""
    with pytest.raises(InvalidInputError) as refused:
        wsis.roadmap(ds, "C7")

    assert all(part.code in str(refused.value) for part in ds.parts(ds.action_line("C7")))


def test_every_other_line_has_a_road_map(ds: Dataset) -> None:
    """There are eighteen, by code or by node."""
    lines = plannable_lines(ds)

    assert 18 == len(lines)
    assert [line.code for line in ds.action_lines if line.code != "C7"] == [line.code for line in lines]
    assert [wsis.roadmap(ds, line) for line in lines] == [wsis.roadmap(ds, line.code) for line in lines]


def test_unknown_lines_are_refused(ds: Dataset) -> None:
    """A line that the dataset does not have is an error, and so is a number."""
    with pytest.raises(UnknownCodeError, match="'C12' is not a code"):
        wsis.roadmap(ds, "C12")
    with pytest.raises(CodeTypeError):
        wsis.roadmap(ds, 5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] # on purpose


@pytest.mark.parametrize("place", ["register", "since"])
def test_unknown_tags_are_refused_all_at_once(ds: Dataset, place: str) -> None:
    """Tags that the dataset does not have are one error that lists them all, in either register."""
    odd = Register([Project(id="1", title="Fibre", action_lines=["C12"], goals=["18"], commitments=["99z"])])
    with pytest.raises(UnknownTagsError) as refused:
        wsis.roadmap(ds, "C5", odd if place == "register" else Register(), since=odd if place == "since" else None)

    assert ["C12", "18", "99z"] == [problem.value for problem in refused.value.problems]


def test_a_dataset_without_matrices_is_silent(ds: Dataset) -> None:
    """Where no matrix relates the frameworks nothing is linked, and what projects declare is not spoken of."""
    bare = attrs.evolve(ds, matrices=())
    register = Register([Project(id="1", title="Fibre", action_lines=["C2"], targets=["9.c"])])
    plan = wsis.roadmap(bare, "C2", register)

    assert ((), ()) == (plan.rows, plan.unstated)
    assert ["9", "9.c"] == [row.node.code for row in plan.silent]
    assert f"held against what no matrix of dataset {ds.version} states of C2 " in plan.rule


# Changes -------------------------------------------------------------------------------------------------------------


@given(cases)
def test_nothing_changed_since_now(case: Case) -> None:
    """Since the same register nothing changed, in whatever order it is."""
    for since in (case.register, case.register[::-1]):
        plan = wsis.roadmap(case.ds, case.line, case.register, since=since)

        assert Changes() == plan.changes
    assert case.plan.changes is None


@given(cases, registers(max_size=5))
def test_changes_are_the_differences(case: Case, since: Register) -> None:
    """What came, went, stayed and changed is what sets of ids and nodes give, and reads backwards the other way."""
    ds, line = case.ds, case.line
    changes = wsis.roadmap(ds, line, case.register, since=since).changes
    back = wsis.roadmap(ds, line, since, since=case.register).changes
    now = {each.id: each for each in wsis.roadmap(ds, line, case.register).projects}
    then = {each.id: each for each in wsis.roadmap(ds, line, since).projects}

    assert changes is not None
    assert back is not None
    assert now.keys() - then.keys() == {each.id for each in changes.added}
    assert then.keys() - now.keys() == {each.id for each in changes.removed}
    assert {id_ for id_ in now.keys() & then.keys() if now[id_] != then[id_]} == {
        each.after.id for each in changes.changed
    }
    assert all(each.before == then[each.after.id] and each.fields for each in changes.changed)
    assert ({*changes.added}, changes.newly_declared) == ({*back.removed}, back.no_longer_declared)
    nodes = [node for kind in KINDS for node in ds.all(kind)]
    assert list(changes.newly_declared) == [
        node
        for node in nodes
        if any(declares(ds, each, node) for each in now.values())
        and not any(declares(ds, each, node) for each in then.values())
    ]


def test_a_project_that_leaves_the_line_is_removed_from_it(ds: Dataset) -> None:
    """A project that no longer declares the line counts as removed, and one that changed is there before and after."""
    then = Register(
        [
            Project(id="1", title="Fibre", action_lines=["C2"], targets=["9.1"]),
            Project(id="2", title="Radio", action_lines=["C2"]),
        ]
    )
    now = Register(
        [
            Project(id="1", title="Fibre", action_lines=["C2"], targets=["9.c"]),
            Project(id="2", title="Radio", action_lines=["C9"]),
        ]
    )
    changes = wsis.roadmap(ds, "C2", now, since=then).changes

    assert changes is not None
    assert ([], ["2"]) == ([each.id for each in changes.added], [each.id for each in changes.removed])
    assert (Revision(before=then[0], after=now[0]),) == changes.changed
    assert ("targets",) == changes.changed[0].fields
    assert (["9.c"], ["9.1"]) == (
        [node.code for node in changes.newly_declared],
        [node.code for node in changes.no_longer_declared],
    )


# Measurements --------------------------------------------------------------------------------------------------------

GOOD: dict[str, Any] = {
    "code": "17.8.1",
    "name": "People online",
    "unit": "%",
    "value": 68.5,
    "year": 2024,
    "source": "ITU",
    "target": "17.8",
}


@given(st.lists(measurements(), max_size=3))
def test_measurements_are_kept(given_: list[Measurement]) -> None:
    """A road map keeps the measurements that it was given, in their order."""
    assert tuple(given_) == wsis.roadmap(wsis.load(), "C5", measurements=iter(given_)).measurements


@pytest.mark.parametrize(
    "field, values",
    [
        ("code", ["", " ", None, 17]),
        ("name", ["", None]),
        ("unit", ["\t", None]),
        ("source", ["", None]),
        ("target", ["", 17.8]),
        ("value", [math.nan, math.inf, -math.inf, True, "68", None, 10**400]),
        ("year", [2024.0, True, "2024", 24, 20245, None]),
    ],
)
def test_measurements_refuse(field: str, values: list[Any]) -> None:
    """Every field refuses what it cannot hold, by its name and with what was found."""
    for value in values:
        with pytest.raises(InvalidInputError) as refused:
            Measurement(**{**GOOD, field: value})

        assert [field] == [problem.column for problem in refused.value.problems]
        assert (value if isinstance(value, str) else repr(value)) == refused.value.problems[0].value


def test_all_faults_of_a_measurement_come_at_once() -> None:
    """A measurement with nothing right tells all of it."""
    with pytest.raises(InvalidInputError) as refused:
        Measurement(code="", name="", unit="", value=math.nan, year=0, source="", target="")

    assert ["code", "name", "unit", "source", "target", "value", "year"] == [
        problem.column for problem in refused.value.problems
    ]


def test_measurements_of_unknown_targets_are_refused_all_at_once(ds: Dataset) -> None:
    """A target that there is not is an error; one that is not linked to the line is none."""
    odd = [Measurement(**{**GOOD, "code": "x", "target": target}) for target in ("17.8", "9.z", "1.1", "99.1")]
    with pytest.raises(InvalidInputError) as refused:
        wsis.roadmap(ds, "C5", measurements=odd)

    assert ["9.z", "99.1"] == [problem.value for problem in refused.value.problems]


def test_measurements_of_another_target_than_their_indicator_are_refused(ds: Dataset) -> None:
    """An indicator of the dataset is of one target: a measurement that names it and another is refused."""
    odd = [Measurement(**{**GOOD, "code": code, "target": "9.c"}) for code in ("17.8.1", "9.c.1", "own")]
    with pytest.raises(
        InvalidInputError, match=r"17\.8\.1: the indicator of this code is of target 17\.8: '9\.c'"
    ) as refused:
        wsis.roadmap(ds, "C5", measurements=odd)

    assert ["9.c"] == [problem.value for problem in refused.value.problems]
    assert tuple(odd) == wsis.roadmap(wsis.load("2026.1"), "C5", measurements=odd).measurements


# Values --------------------------------------------------------------------------------------------------------------


@given(roadmaps())
def test_road_maps_are_values(plan: Roadmap) -> None:
    """A road map is equal to its copy, hashes and pickles."""
    copy = pickle.loads(pickle.dumps(plan))  # noqa: S301 - made here

    assert (plan, hash(plan)) == (copy, hash(copy))


def test_reprs_are_short(ds: Dataset) -> None:
    """The repr of each value is one line that says what it is."""
    register = Register([Project(id="1", title="Fibre", action_lines=["C2"], commitments=["11g"])])
    then = Register([Project(id="1", title="Fiber", action_lines=["C2"])])
    plan = wsis.roadmap(ds, "C2", register, since=then)
    row = next(row for row in plan.commitments if row.node.code == "11g")

    assert plan.changes is not None
    assert [
        "Roadmap('C2', 4 goals, 7 targets, 81 commitments, 1 project)",
        "PlanRow('11g', 1 declared, 0 implied, 0 elsewhere, blanket)",
        "Changes(0 added, 0 removed, 1 changed)",
        "Revision('1', title, commitments)",
        "Revision('1', nothing)",
    ] == [
        repr(plan),
        repr(row),
        repr(plan.changes),
        repr(plan.changes.changed[0]),
        repr(Revision(before=then[0], after=then[0])),
    ]
