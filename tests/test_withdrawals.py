"""Withdrawn nodes: found as before, and no longer asked for. The canonical data has none yet, so datasets are made."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from tests.strategies import registers
from tests.test_data_integrity import DATA, with_node
from wsis import Citation, Dataset, Goal, Node, Project, Register, Target, Withdrawal, charts
from wsis.assembly import assemble, read_manifest
from wsis.display import html
from wsis.integrity import faults
from wsis.manifest import digest_of, sha256
from wsis.nodes import NODE_TYPES
from wsis.plain import coverage_data
from wsis.reporting import report

PLACE = Citation(document="A-RES-70-1", locator="Goal 9")
GONE = Withdrawal(date="2027-01-01", reason="It was merged", successors=("9", "11"), citation=PLACE)
GOAL_1 = Register([Project(id="1", title="Fibre", action_lines=["C5"], goals=["1"], countries=["KE"])])


def withdrawing(ds: Dataset, kind: type[Node], codes: set[str]) -> Dataset:
    """A dataset in which some nodes of a framework are withdrawn."""
    field = next(name for name, value in attrs.asdict(ds, recurse=False).items() if value == ds.all(kind))
    nodes: Any = (attrs.evolve(node, withdrawn=GONE) if node.code in codes else node for node in getattr(ds, field))
    changes: Any = {field: tuple(nodes)}
    return attrs.evolve(ds, **changes)


@pytest.fixture(scope="module")
def made() -> Dataset:
    """A dataset without goals 1 and 2."""
    return withdrawing(wsis.load(), Goal, {"1", "2"})


def test_the_canonical_data_has_none(ds: Dataset) -> None:
    """No node of the released data is withdrawn."""
    assert {None} == {node.withdrawn for kind in NODE_TYPES.values() for node in ds.all(kind)}


@pytest.mark.parametrize(
    "withdrawal, text, shown",
    [
        (GONE, "2027-01-01: It was merged; instead: 9, 11", "Withdrawal(2027-01-01, successors: 9 11)"),
        (attrs.evolve(GONE, successors=()), "2027-01-01: It was merged", "Withdrawal(2027-01-01, successors: none)"),
    ],
)
def test_a_withdrawal_says_what_it_is(withdrawal: Withdrawal, text: str, shown: str) -> None:
    """A withdrawal, written into a text, is its date, reason and successors."""
    assert (text, shown) == (str(withdrawal), repr(withdrawal))


@pytest.mark.parametrize("kind", NODE_TYPES.values(), ids=lambda kind: kind.__name__)
def test_withdrawn_nodes_are_found(ds: Dataset, kind: type[Node]) -> None:
    """A withdrawn node of any kind is found, listed and linked like any other."""
    code = ds.all(kind)[-1].code
    made = withdrawing(ds, kind, {code})
    node = made.get(kind, code)

    assert GONE == node.withdrawn
    assert node in made.find(code)
    assert node is made.all(kind)[-1]
    assert list(ds.codes(kind)) == list(made.codes(kind))
    assert wsis.links(ds, ds.get(kind, code)) == wsis.links(made, node)


@given(registers(), st.data())
def test_ratios_ask_for_what_is_in_force(register: Register, data: st.DataObject) -> None:
    """Counts stay as they were; ratio, covered and missing are of the nodes in force, headings left out."""
    ds = wsis.load()
    kind = data.draw(st.sampled_from(tuple(NODE_TYPES.values())))
    codes = data.draw(st.sets(st.sampled_from(tuple(ds.codes(kind)))))
    before, after = (wsis.coverage(each, register, of=kind) for each in (ds, withdrawing(ds, kind, codes)))
    asked = [row for row in before.rows if not row.heading and row.node.code not in codes]
    reached = [row.node.code for row in asked if row.count]

    assert [row.count for row in before.rows] == [row.count for row in after.rows]
    assert reached == [node.code for node in after.covered]
    assert [row.node.code for row in asked if not row.count] == [node.code for node in after.missing]
    assert after.ratio == (len(reached) / len(asked) if asked else 0)
    assert f" {len(asked)} " in after.rule
    assert f"{len(reached)} of {len(asked)}," in repr(after)


def test_the_rule_names_them(made: Dataset) -> None:
    """The sentence of a coverage says which nodes are left out, and that of one without any says nothing."""
    rule = wsis.coverage(made, GOAL_1, of=Goal).rule

    assert rule.startswith(f"declared: of the 15 SDGs of dataset {wsis.DATA_VERSION}, ")
    assert "; withdrawn, and left out of the ratio: 1, 2; shares are over all projects" in rule
    assert "withdrawn" not in wsis.coverage(made, GOAL_1, of=Target).rule


def test_results_mark_them(made: Dataset) -> None:
    """Plain data, pictures and charts tell a withdrawn node from a gap."""
    coverage = wsis.coverage(made, GOAL_1, of=Goal)

    assert [True, True, None] == [row.get("withdrawn") for row in coverage_data(coverage)["rows"][:3]]
    assert 2 == html(coverage).count("(withdrawn)")
    assert 15 == html(coverage).count('<span class="wsis-gap">gap</span>')
    assert 15 == sum(text.get_text() == "0  gap" for text in charts.coverage(coverage).texts)


def test_a_withdrawn_node_is_no_gap_of_a_road_map(ds: Dataset) -> None:
    """A road map shows a withdrawn node that is linked, and does not ask for it."""
    made = withdrawing(ds, Goal, {"9"})
    plan, before = (wsis.roadmap(each, "C5") for each in (made, ds))

    assert [node.code for node in before.gaps if node != ds.goal("9")] == [node.code for node in plan.gaps]
    assert [row.node.code for row in before.rows] == [row.node.code for row in plan.rows]
    assert plan.rule.endswith("; withdrawn, and no gap: 9")


def test_a_report_does_not_ask_for_them(made: Dataset) -> None:
    """Gaps and groups of a report are of the nodes in force."""
    facts = report(made, GOAL_1, group_by="country").facts
    goals = facts.reach("goal")

    assert 15 == len(goals.gaps)
    assert facts.breakdown is not None
    asked = [question.of for question in facts.breakdown.questions if question.via is None]
    assert 0 == facts.breakdown.rows[0].reached[asked.index("goal")]


BROKEN = {
    "successor of no framework": (attrs.evolve(GONE, successors=("9", "99")), "is succeeded by no other goal", "99"),
    "its own successor": (attrs.evolve(GONE, successors=("1",)), "is succeeded by no other goal", "1"),
    "no such document": (
        attrs.evolve(GONE, citation=Citation(document="x", locator="p. 1")),
        "cites an unknown document",
        "x",
    ),
}


@pytest.mark.parametrize("withdrawal, message, value", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_withdrawal_is_reported(ds: Dataset, withdrawal: Withdrawal, message: str, value: str) -> None:
    """What succeeds a node is another one of its framework, and a document says so."""
    (problem,) = faults(with_node(ds, "goals", "1", withdrawn=withdrawal))

    assert ("goal 1", value) == (problem.column, problem.value)
    assert problem.message.startswith(message)


def test_a_sound_withdrawal_breaks_no_rule(made: Dataset) -> None:
    """A withdrawal whose successors are there breaks no rule."""
    assert () == faults(made)


def test_files_may_withdraw() -> None:
    """A file of a released version can say that a node was withdrawn."""
    contents = {path.name: path.read_bytes() for path in Path(DATA).iterdir()}
    manifest = read_manifest(contents.pop("manifest.json"))
    goals = json.loads(contents["goals.json"])
    goals[0]["withdrawn"] = attrs.asdict(GONE)
    contents["goals.json"] = json.dumps(goals).encode()
    files = tuple(attrs.evolve(file, sha256=sha256(contents[file.name])) for file in manifest.files)
    made = assemble(attrs.evolve(manifest, files=files, digest=digest_of(contents)), contents)

    assert GONE == made.goals[0].withdrawn
    assert {None} == {goal.withdrawn for goal in made.goals[1:]}
