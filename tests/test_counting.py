"""Projects, registers and their counts, held to a slow oracle of Python sets."""

import copy
import pickle
import re
from datetime import date
from itertools import permutations
from typing import Any, Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from tests.strategies import FEW, RELATED, Question, codes, matrices, participations, projects, questions, registers
from wsis import (
    ActionLine,
    CodeTypeError,
    Commitment,
    Coverage,
    Dataset,
    DatasetMismatchError,
    Goal,
    InvalidInputError,
    Link,
    LinkState,
    Matrix,
    Node,
    NoMatrixError,
    Objective,
    Organization,
    Participation,
    Problem,
    Project,
    Register,
    Tally,
    Target,
    Theme,
    UnknownTagsError,
    WsisError,
)
from wsis.codes import VOCABULARIES
from wsis.counting import coverage_of, crosstab_of
from wsis.kinds import ENTRY_TYPES
from wsis.nodes import NODE_TYPES
from wsis.tallying import tally_coverage, tally_crosstab

KINDS = tuple(NODE_TYPES.values())
COMPACT = (Objective, Theme)


# The oracle: for each project, the set of codes that it reaches -----------------------------------------------------


def declared(project: Project, kind: type[Node]) -> set[str]:
    """What a project declares of a framework, itself or by a part."""
    ds = wsis.load()
    commitments = [ds.get(Commitment, code) for code in project.commitments]
    found: dict[type[Node], set[str]] = {
        ActionLine: {*project.action_lines, *("C7" for line in project.action_lines if line.startswith("C7-"))},
        Goal: {*project.goals, *(target.split(".")[0] for target in project.targets)},
        Target: {*project.targets},
        Objective: {*project.objectives, *(commitment.objective for commitment in commitments)},
        Theme: {commitment.theme for commitment in commitments if commitment.theme},
        Commitment: {*project.commitments},
    }
    return found[kind]


def implied(project: Project, kind: type[Node], via: type[Node], *, blanket: bool) -> set[str]:
    """What follows from what a project declares of another framework."""
    ds = wsis.load()
    end: type[Node] = Commitment if kind in COMPACT else kind
    sources = declared(project, via)
    found = {
        link.target
        for matrix in ds.relation(via, end).matrices
        for link in matrix.links
        if link.source in sources and (blanket or not link.blanket)
    }
    if kind is ActionLine:
        return {*found, *("C7" for line in found if line.startswith("C7-"))}
    if kind is Objective:
        return {ds.get(Commitment, code).objective for code in found}
    if kind is Theme:
        return {theme for code in found if (theme := ds.get(Commitment, code).theme)}
    return found


def reached(project: Project, question: Question) -> set[str]:
    """What a project reaches, as a coverage is asked."""
    if question["via"] is None:
        return declared(project, question["of"])
    return implied(project, question["of"], question["via"], blanket=question["blanket"])


def heading_only(project: Project) -> bool:
    """Whether a project declares C7 and none of its applications."""
    return "C7" in project.action_lines and not any(line.startswith("C7-") for line in project.action_lines)


def counts(coverage: Coverage) -> dict[str, int]:
    """The counts of a coverage, by code."""
    return {row.node.code: row.count for row in coverage.rows}


def project(**changed: Any) -> Project:  # noqa: ANN401 - any field
    """A project that declares nothing, with some of its fields changed."""
    fields: dict[str, Any] = {"id": "1", "title": "Community radio"}
    return Project(**(fields | changed))


# Coverage -----------------------------------------------------------------------------------------------------------


@given(registers(), questions())
def test_coverage_counts_projects(register: Register, question: Question) -> None:
    """A node is covered by the projects that declare it, or from which it follows: each counts once."""
    coverage = wsis.coverage(wsis.load(), register, **question)
    codes = [reached(each, question) for each in register]

    assert {code: sum(code in found for found in codes) for code in VOCABULARIES[question["of"].framework]} == counts(
        coverage
    )


@given(registers(), questions())
def test_coverage_adds_nothing_to_its_rows(register: Register, question: Question) -> None:
    """Covered, missing, shares and ratio follow from the rows, C7 left out of the ratio."""
    coverage = wsis.coverage(wsis.load(), register, **question)
    rows = [row for row in coverage.rows if row.node.code != "C7"]

    assert tuple(row.node for row in rows if row.count) == coverage.covered
    assert tuple(row.node for row in rows if not row.count) == coverage.missing
    assert len(coverage.covered) / len(rows) == coverage.ratio
    assert [row.count / max(len(register), 1) for row in coverage.rows] == [row.share for row in coverage.rows]
    assert ["C7"] * (question["of"] is ActionLine) == [row.node.code for row in coverage.rows if row.heading]


@given(registers(), questions())
def test_coverage_has_bounds(register: Register, question: Question) -> None:
    """No count exceeds the projects, no share and no ratio leaves 0 to 1."""
    coverage = wsis.coverage(wsis.load(), register, **question)

    assert 0 <= coverage.ratio <= 1
    assert all(0 <= row.count <= len(register) and 0 <= row.share <= 1 for row in coverage.rows)
    assert len(register) == coverage.projects


@given(registers().flatmap(lambda register: st.tuples(st.just(register), st.permutations(register))), questions())
def test_order_of_projects_changes_nothing(shuffled: tuple[Register, list[Project]], question: Question) -> None:
    """A coverage is the same in whatever order the projects stand."""
    ds, (register, others) = wsis.load(), shuffled

    assert wsis.coverage(ds, register, **question) == wsis.coverage(ds, Register(others), **question)


@given(registers(), questions(), st.sets(st.integers(0, 7)))
def test_part_of_a_register_reaches_no_more(register: Register, question: Question, places: set[int]) -> None:
    """Fewer projects reach no node more often."""
    ds = wsis.load()
    kept = {register[place].id for place in places if place < len(register)}
    part = register.where(lambda each: each.id in kept)
    fewer, more = (counts(wsis.coverage(ds, each, **question)) for each in (part, register))

    assert all(fewer[code] <= more[code] for code in more)


@given(registers(), questions().filter(lambda question: question["via"] is not None))
def test_blanket_links_only_add(register: Register, question: Question) -> None:
    """What is implied without blanket links is implied with them too."""
    ds, of, via = wsis.load(), question["of"], question["via"]
    without, with_all = (counts(wsis.coverage(ds, register, of=of, via=via, blanket=each)) for each in (False, True))

    assert all(without[code] <= with_all[code] for code in with_all)


@given(registers(), questions().filter(lambda question: question["via"] is not None))
def test_implied_is_never_mixed_with_declared(register: Register, question: Question) -> None:
    """What is implied through a framework depends on the tags of that framework, and on no other."""
    ds, via = wsis.load(), question["via"]
    keep = {
        "action_lines": via is ActionLine,
        "goals": via is Goal,
        "targets": via in {Goal, Target},
        "objectives": False,
        "commitments": via is Commitment,
    }
    none: Any = {field: () for field, kept in keep.items() if not kept}
    bare = Register(attrs.evolve(each, **none) for each in register)

    assert counts(wsis.coverage(ds, register, **question)) == counts(wsis.coverage(ds, bare, **question))


@given(registers(), st.sampled_from(KINDS))
def test_declared_depends_on_no_matrix(register: Register, kind: type[Node]) -> None:
    """What is declared is the same in a dataset without a matrix."""
    ds = wsis.load()
    bare = attrs.evolve(ds, matrices=())

    assert counts(wsis.coverage(ds, register, of=kind)) == counts(wsis.coverage(bare, register, of=kind))


@given(registers(), questions())
def test_heading_only_projects_are_counted(register: Register, question: Question) -> None:
    """The result says how many projects declare C7 and no application, where action lines are counted or followed."""
    coverage = wsis.coverage(wsis.load(), register, **question)
    concerned = ActionLine is (question["via"] or question["of"])

    assert sum(heading_only(each) for each in register) * concerned == coverage.heading_only


@pytest.mark.parametrize("of", [of for of, via in RELATED.items() if ActionLine in via])
@pytest.mark.parametrize("blanket", [True, False])
def test_c7_alone_implies_nothing(ds: Dataset, of: type[Node], *, blanket: bool) -> None:
    """A project that declares C7 without an application implies nothing, and the result counts it."""
    register = Register([project(action_lines=["C7"])])
    coverage = wsis.coverage(ds, register, of=of, via=ActionLine, blanket=blanket)

    assert () == coverage.covered
    assert 1 == coverage.heading_only
    assert "C7 without one of its applications implies nothing, which concerns 1 project;" in coverage.rule


def test_c7_alone_covers_no_line(ds: Dataset) -> None:
    """A project that declares C7 alone reaches the heading, which is no line of the ratio."""
    coverage = wsis.coverage(ds, Register([project(action_lines=["C7"])]), of=ActionLine)

    assert 1 == counts(coverage)["C7"]
    assert (0.0, (), 1) == (coverage.ratio, coverage.covered, coverage.heading_only)


def test_c7_counts_by_any_application(ds: Dataset) -> None:
    """A project with two applications reaches C7 once, and is no heading-only project."""
    register = Register([project(action_lines=["C7", "C7-e-health", "C7-e-science"])])
    coverage = wsis.coverage(ds, register, of=ActionLine)

    assert 1 == counts(coverage)["C7"]
    assert (2 / 18, 0) == (coverage.ratio, coverage.heading_only)


@given(questions())
def test_empty_register_covers_nothing(question: Question) -> None:
    """An empty register reaches nothing, and its shares are 0."""
    coverage = wsis.coverage(wsis.load(), Register(), **question)

    assert (0, 0.0, ()) == (coverage.projects, coverage.ratio, coverage.covered)
    assert {(0, 0.0)} == {(row.count, row.share) for row in coverage.rows}


@given(registers(), questions())
def test_result_names_what_was_asked_of_which_dataset(register: Register, question: Question) -> None:
    """A result names its dataset by version and digest, and the question that it answers."""
    ds = wsis.load()
    coverage = wsis.coverage(ds, register, **question)

    assert (ds.version, ds.digest) == (coverage.dataset_version, coverage.dataset_digest)
    assert question["of"].framework == coverage.question.of
    assert (question["via"] and question["via"].framework) == coverage.question.via
    assert ds.version in coverage.rule


@pytest.mark.parametrize("of", KINDS)
@pytest.mark.parametrize("via", KINDS)
def test_related_frameworks_and_no_others_imply(ds: Dataset, of: type[Node], via: type[Node]) -> None:
    """A framework is implied through those that a matrix relates to it or to its parts; others are refused."""
    if via in RELATED[of]:
        assert wsis.coverage(ds, Register(), of=of, via=via).rule.startswith("implied: ")
    else:
        with pytest.raises(
            NoMatrixError, match=rf"relate {via.framework} and {of.framework}$|leave it out for declared"
        ):
            wsis.coverage(ds, Register(), of=of, via=via)


# A matrix of one's own ----------------------------------------------------------------------------------------------


@given(register=registers(), matrix=matrices(ActionLine, Goal), turn=st.booleans(), blanket=st.booleans())
def test_coverage_by_a_matrix_of_ones_own(register: Register, matrix: Matrix, *, turn: bool, blanket: bool) -> None:
    """With a matrix of one's own, from either end, what follows is what it says, and be it nothing at all."""
    given = matrix.inverse() if turn else matrix
    coverage = wsis.coverage(wsis.load(), register, of=Goal, via=ActionLine, blanket=blanket, matrix=given)
    links = [link for link in matrix.links if blanket or not link.blanket]
    expected = {
        code: sum(
            any(link.target == code and link.source in declared(each, ActionLine) for link in links)
            for each in register
        )
        for code in VOCABULARIES["goal"]
    }

    assert expected == counts(coverage)
    assert ("matrix",) == coverage.question.matrices
    assert "linked in the matrix (blanket links" in coverage.rule


def test_units_follow_from_a_matrix_of_ones_own(ds: Dataset) -> None:
    """Objectives follow from a matrix that leads to commitments, as they do from that of the dataset."""
    register = Register([project(targets=["16.10"])])
    matrix = ds.matrix(Target, ActionLine).compose(ds.matrix(ActionLine, Commitment))
    coverage = wsis.coverage(ds, register, of=Objective, via=Target, blanket=False, matrix=matrix)

    assert "3" in [node.code for node in coverage.covered]


def test_matrix_of_other_frameworks_is_refused(ds: Dataset) -> None:
    """A matrix of one's own must relate the frameworks that are asked for."""
    matrix = ds.matrix(ActionLine, Target)

    with pytest.raises(NoMatrixError, match=r"^matrix wsis-sdg-targets does not relate action-line and commitment$"):
        wsis.coverage(ds, Register(), of=Commitment, via=ActionLine, matrix=matrix)
    with pytest.raises(NoMatrixError, match=r"^matrix wsis-sdg-targets relates action-line and target, not action-"):
        wsis.crosstab(ds, Register(), rows=ActionLine, columns=Goal, matrix=matrix)


@pytest.mark.parametrize("source, target", [("C9", "18"), ("C12", "9")])
def test_unknown_codes_in_a_matrix_of_ones_own_are_refused(ds: Dataset, source: str, target: str) -> None:
    """A matrix that links what the dataset does not have is refused with an error of this library."""
    link = Link(source=source, target=target, matrix="own", evidence=(ds.goal("1").citation,))
    matrix = Matrix(
        id="own",
        title="One's own",
        source="action-line",
        target="goal",
        document="own",
        source_scope=(source,),
        target_scope=(target,),
        links=(link,),
    )
    register = Register([project(action_lines=["C9"])])

    with pytest.raises(WsisError):
        wsis.coverage(ds, register, of=Goal, via=ActionLine, matrix=matrix)


# Crosstab -----------------------------------------------------------------------------------------------------------


@given(registers(), st.sampled_from(KINDS), st.sampled_from(KINDS))
def test_crosstab_counts_projects(register: Register, rows: type[Node], columns: type[Node]) -> None:
    """A cell counts the projects that declare both its nodes; margins are the declared coverage."""
    ds = wsis.load()
    table = wsis.crosstab(ds, register, rows=rows, columns=columns)
    both = [(declared(each, rows), declared(each, columns)) for each in register]
    expected = [
        (row, column, sum(row in mine and column in yours for mine, yours in both))
        for row in VOCABULARIES[rows.framework]
        for column in VOCABULARIES[columns.framework]
    ]

    assert expected == [(cell.row.code, cell.column.code, cell.count) for cell in table.cells]
    assert tuple(counts(wsis.coverage(ds, register, of=rows)).values()) == table.row_counts
    assert tuple(counts(wsis.coverage(ds, register, of=columns)).values()) == table.column_counts


@given(registers())
def test_no_cell_exceeds_its_margins(register: Register) -> None:
    """No more projects declare two nodes than declare either."""
    table = wsis.crosstab(wsis.load(), register, rows=ActionLine, columns=Goal)
    across = dict(zip(table.rows, table.row_counts, strict=True))
    down = dict(zip(table.columns, table.column_counts, strict=True))

    assert all(cell.count <= min(across[cell.row], down[cell.column]) for cell in table.cells)


@given(register=registers(), blanket=st.booleans())
def test_cells_stand_beside_the_matrix(register: Register, *, blanket: bool) -> None:
    """A cell says what the matrices say of its nodes; four lists sort what is stated, seen, both, or unspoken."""
    ds = wsis.load()
    table = wsis.crosstab(ds, register, rows=Commitment, columns=Goal, blanket=blanket)
    stated, not_stated, out = LinkState.STATED, LinkState.NOT_STATED, LinkState.OUT_OF_SCOPE

    assert all(cell.state is wsis.link_state(ds, cell.row, cell.column, blanket=blanket) for cell in table.cells)
    assert [cell for cell in table.cells if cell.state is stated and cell.count] == list(table.realized)
    assert [cell for cell in table.cells if cell.state is stated and not cell.count] == list(table.unrealized)
    assert [cell for cell in table.cells if cell.state is not_stated and cell.count] == list(table.unstated)
    assert [cell for cell in table.cells if cell.state is out and cell.count] == list(table.silent)


@given(registers().flatmap(lambda register: st.tuples(st.just(register), st.permutations(register))))
def test_order_of_projects_changes_no_crosstab(shuffled: tuple[Register, list[Project]]) -> None:
    """A crosstab is the same in whatever order the projects stand."""
    ds, (register, others) = wsis.load(), shuffled
    one, other = (wsis.crosstab(ds, each, rows=ActionLine, columns=Goal) for each in (register, Register(others)))

    assert one == other


@given(registers(), matrices(ActionLine, Goal))
def test_crosstab_beside_a_matrix_of_ones_own(register: Register, matrix: Matrix) -> None:
    """Beside a matrix of one's own, what is stated is what it links, and be it nothing at all."""
    table = wsis.crosstab(wsis.load(), register, rows=Goal, columns=ActionLine, matrix=matrix)
    stated = {(cell.column.code, cell.row.code) for cell in table.cells if cell.state is LinkState.STATED}

    assert set(matrix.pairs) == stated
    assert ("matrix",) == table.question.matrices


def test_crosstab_of_what_no_matrix_relates(ds: Dataset) -> None:
    """Frameworks that no matrix relates are counted all the same; all their cells are out of scope."""
    register = Register([project(targets=["9.c"], commitments=["11a"])])
    table = wsis.crosstab(ds, register, rows=Target, columns=Commitment)

    assert {LinkState.OUT_OF_SCOPE} == {cell.state for cell in table.cells}
    assert [("9.c", "11a", 1)] == [(cell.row.code, cell.column.code, cell.count) for cell in table.silent]
    assert ((), (), ()) == (table.realized, table.unrealized, table.unstated)
    assert () == table.question.matrices
    assert table.rule.endswith(", which no matrix relates")


def test_cell_of_a_pair(ds: Dataset) -> None:
    """A cell is found by its row and its column, and a node of another framework is refused."""
    register = Register([project(action_lines=["C9"], goals=["3", "16"])])
    table = wsis.crosstab(ds, register, rows=ActionLine, columns=Goal)
    c9, goal = ds.action_line("C9"), ds.goal("16")

    assert (c9, goal, 1, LinkState.STATED) == attrs.astuple(table.cell(c9, goal), recurse=False)
    with pytest.raises(ValueError, match="not in tuple"):
        table.cell(c9, ds.target("9.c"))


def test_c7_is_silent_in_a_crosstab(ds: Dataset) -> None:
    """What projects declare of C7 alone stands apart: no matrix speaks of it."""
    table = wsis.crosstab(ds, Register([project(action_lines=["C7"], goals=["3"])]), rows=ActionLine, columns=Goal)

    assert [("C7", "3")] == [(cell.row.code, cell.column.code) for cell in table.silent]
    assert () == table.unstated


# Tallies ------------------------------------------------------------------------------------------------------------


def halves() -> st.SearchStrategy[tuple[Register, Register, Register]]:
    """Make registers, each with two disjoint parts that make it up."""
    return st.tuples(registers(), st.integers(0, 8)).map(lambda cut: (cut[0], cut[0][: cut[1]], cut[0][cut[1] :]))


@given(halves(), questions())
def test_coverage_of_disjoint_registers_adds_up(cut: tuple[Register, Register, Register], question: Question) -> None:
    """The tallies of two registers without a common project add up to that of both, and so does the coverage."""
    ds = wsis.load()
    whole, one, other = (tally_coverage(ds, register, **question) for register in cut)

    assert whole == one + other
    assert wsis.coverage(ds, cut[0], **question) == coverage_of(ds, one + other)


@given(halves())
def test_crosstabs_of_disjoint_registers_add_up(cut: tuple[Register, Register, Register]) -> None:
    """The tallies of two crosstabs add up to that of both registers, and so do the crosstabs."""
    ds = wsis.load()
    whole, one, other = (tally_crosstab(ds, register, rows=ActionLine, columns=Goal) for register in cut)

    assert whole == one + other
    assert wsis.crosstab(ds, cut[0], rows=ActionLine, columns=Goal) == crosstab_of(ds, one + other)


@given(registers(), registers(), registers(), questions())
def test_addition_of_tallies(one: Register, two: Register, three: Register, question: Question) -> None:
    """Tallies add up in any order and any grouping, and an empty register adds nothing."""
    ds = wsis.load()
    a, b, c, nothing = (tally_coverage(ds, each, **question) for each in (one, two, three, Register()))

    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a == a + nothing


def test_tallies_of_two_questions_are_refused(ds: Dataset) -> None:
    """Counts of two things do not add up."""
    goals, targets = (tally_coverage(ds, Register(), of=kind) for kind in (Goal, Target))

    with pytest.raises(
        ValueError, match=r"^tallies of two questions do not add up: Question\(of='goal'.* and Question"
    ):
        _ = goals + targets


def test_tallies_of_two_datasets_are_refused(ds: Dataset) -> None:
    """Counts with two datasets do not add up, and make no result of a third."""
    other = attrs.evolve(ds, version="2027.1", digest="sha256:0")
    mine, yours = (tally_coverage(each, Register(), of=Goal) for each in (ds, other))

    expected = f"tallies of two datasets do not add up: {wsis.DATA_VERSION} ({ds.digest}) and 2027.1 (sha256:0)"
    with pytest.raises(DatasetMismatchError, match=f"^{re.escape(expected)}$"):
        _ = mine + yours
    expected = f"counted with dataset 2027.1 (sha256:0), not {wsis.DATA_VERSION} ({ds.digest})"
    with pytest.raises(DatasetMismatchError, match=f"^{re.escape(expected)}$"):
        coverage_of(ds, yours)


def test_tally_of_a_coverage_makes_no_crosstab(ds: Dataset) -> None:
    """A crosstab needs the tally of a crosstab."""
    with pytest.raises(ValueError, match=r"^the tally counts a coverage, not a crosstab$"):
        crosstab_of(ds, tally_coverage(ds, Register(), of=Goal))


def test_tally_names_its_dataset(ds: Dataset) -> None:
    """A tally names the dataset that it was counted with."""
    tally: Tally = tally_crosstab(ds, Register(), rows=ActionLine, columns=Goal)

    assert (ds.version, ds.digest, 19 * 17) == (tally.dataset_version, tally.dataset_digest, len(tally.cells))


# Rules --------------------------------------------------------------------------------------------------------------

TWO = Register([project(action_lines=["C7"]), project(id="2")])

RULES: list[tuple[dict[str, Any], str]] = [
    (
        {"of": ActionLine},
        (
            f"declared: of the 18 action lines of dataset {wsis.DATA_VERSION}, those that at least one of 2 projects "
            "declares; C7 counts by any of its applications and is left out of the ratio; shares are over all projects"
        ),
    ),
    (
        {"of": Goal},
        (
            f"declared: of the 17 SDGs of dataset {wsis.DATA_VERSION}, those that at least one of 2 projects declares "
            "(the SDG itself or one of its targets); shares are over all projects"
        ),
    ),
    (
        {"of": Target, "via": ActionLine},
        (
            f"implied: of the 169 SDG targets of dataset {wsis.DATA_VERSION}, those linked in the WSIS–SDG matrix "
            "(targets) (blanket links included) to an action line that at least one of 2 projects declares; "
            "C7 without one of its applications implies nothing, which concerns 1 project; "
            "shares are over all projects"
        ),
    ),
    (
        {"of": Commitment, "via": Goal, "blanket": False},
        (
            f"implied: of the 98 commitments of the Compact of dataset {wsis.DATA_VERSION}, those linked in the GDC"
            "–SDG links as the WSIS–GDC matrix prints them and the GDC–SDG links as the Compact prints them (blanket "
            "links left out) to an SDG that at least one of 2 projects declares (the SDG itself or one of its "
            "targets); shares are over all projects"
        ),
    ),
    (
        {"of": Theme},
        (
            f"declared: of the 12 themes of the Compact of dataset {wsis.DATA_VERSION}, those that at least one of 2 "
            "projects declares (by one of its commitments); shares are over all projects"
        ),
    ),
    (
        {"of": ActionLine, "via": Commitment},
        (
            f"implied: of the 18 action lines of dataset {wsis.DATA_VERSION}, those linked in the WSIS–GDC matrix "
            "(blanket links included) to a commitment of the Compact that at least one of 2 projects declares; "
            "C7 counts by any of its applications and is left out of the ratio; shares are over all projects"
        ),
    ),
]


@pytest.mark.parametrize("question, rule", RULES, ids=[rule.split(";")[0][:60] for _, rule in RULES])
def test_rule_of_a_coverage(ds: Dataset, question: dict[str, Any], rule: str) -> None:
    """A coverage says in one sentence what it counts, over what, and by which matrix."""
    assert rule == wsis.coverage(ds, TWO, **question).rule


@pytest.mark.parametrize(
    "question, rule",
    [
        (
            {"rows": ActionLine, "columns": Goal},
            (
                "declared: of 2 projects, those that declare both the action line and the SDG (the SDG itself or one "
                f"of its targets) (dataset {wsis.DATA_VERSION}), beside what the WSIS–SDG matrix states "
                "(blanket links included)"
            ),
        ),
        (
            {"rows": Commitment, "columns": ActionLine, "blanket": False},
            (
                "declared: of 2 projects, those that declare both the commitment of the Compact and the action line "
                f"(dataset {wsis.DATA_VERSION}), beside what the WSIS–GDC matrix states (blanket links left out)"
            ),
        ),
    ],
)
def test_rule_of_a_crosstab(ds: Dataset, question: dict[str, Any], rule: str) -> None:
    """A crosstab says in one sentence what it counts, and what it holds that against."""
    assert rule == wsis.crosstab(ds, TWO, **question).rule


def test_rule_counts_one_project_as_one(ds: Dataset) -> None:
    """One project is a project, not projects."""
    assert "at least one of 1 project declares" in wsis.coverage(ds, TWO[:1], of=Target).rule


# Unknown tags -------------------------------------------------------------------------------------------------------


def test_unknown_tags_are_refused_all_at_once(ds: Dataset) -> None:
    """Counting with a dataset that does not know some tags raises one error that lists them all."""
    register = Register(
        [
            project(action_lines=["C9", "C12"], goals=["18"]),
            project(id="2", goals=["18"], targets=["8.11"], objectives=["6"], commitments=["63a", "11a"]),
        ]
    )
    expected = [
        "register: 5 problems",
        f"  action_lines: no action line of dataset {wsis.DATA_VERSION}, in 1 project, the first is '1': 'C12'",
        f"  goals: no goal of dataset {wsis.DATA_VERSION}, in 2 projects, the first is '1': '18'",
        f"  targets: no target of dataset {wsis.DATA_VERSION}, in 1 project, the first is '2': '8.11'",
        f"  objectives: no objective of dataset {wsis.DATA_VERSION}, in 1 project, the first is '2': '6'",
        f"  commitments: no commitment of dataset {wsis.DATA_VERSION}, in 1 project, the first is '2': '63a'",
    ]

    for count in (
        lambda: wsis.coverage(ds, register, of=Goal),
        lambda: wsis.coverage(ds, register, of=Goal, via=ActionLine),
        lambda: wsis.crosstab(ds, register, rows=ActionLine, columns=Goal),
    ):
        with pytest.raises(UnknownTagsError) as raised:
            count()
        assert expected == str(raised.value).splitlines()


def test_first_project_with_an_unknown_tag_is_named(ds: Dataset) -> None:
    """The error names the first project that has the tag, however far down it stands."""
    register = Register([*(project(id=str(number)) for number in range(20)), project(id="x", goals=["18"])])

    with pytest.raises(UnknownTagsError, match="the first is 'x'"):
        wsis.coverage(ds, register, of=Goal)


# Registers ----------------------------------------------------------------------------------------------------------


@given(registers())
def test_register_is_a_sequence(register: Register) -> None:
    """A register has a length, places, slices, an order and members, as a tuple of its projects has."""
    projects = register.projects

    assert list(projects) == list(register)
    assert len(projects) == len(register)
    assert [projects[place] for place in range(-len(projects), len(projects))] == [
        register[place] for place in range(-len(register), len(register))
    ]
    assert list(reversed(projects)) == list(reversed(register))
    assert all(each in register and register.index(each) == place for place, each in enumerate(projects))


@given(registers(), st.slices(8))
def test_slice_of_a_register_is_a_register(register: Register, part: slice) -> None:
    """A slice of a register is the register of that slice."""
    assert Register(register.projects[part]) == register[part]


@given(registers())
def test_bits_are_places(register: Register) -> None:
    """Bit i of a set of projects is project i of the register."""
    for kind, field in (
        (ActionLine, "action_lines"),
        (Goal, "goals"),
        (Target, "targets"),
        (Commitment, "commitments"),
    ):
        declared = register.declared(kind.framework)
        for place, each in enumerate(register):
            assert set(getattr(each, field)) == {code for code, bits in declared.items() if bits >> place & 1}


@given(registers())
def test_copied_register_counts_the_same(register: Register) -> None:
    """A register that is pickled or copied, its index filled or not, counts as the first does."""
    ds = wsis.load()
    before = wsis.coverage(ds, register, of=Target)
    for again in (pickle.loads(pickle.dumps(register)), copy.copy(register), copy.deepcopy(register)):  # noqa: S301 - our own bytes
        assert register == again
        assert before == wsis.coverage(ds, again, of=Target)


def test_nobody_declares_themes() -> None:
    """Themes follow from commitments: a register declares none."""
    assert {} == dict(Register([project(commitments=["11a"])]).declared("theme"))


def test_index_of_a_register_is_read_only() -> None:
    """The index of a register cannot be changed."""
    index: Any = Register([project(goals=["1"])]).declared("goal")

    with pytest.raises(TypeError, match="does not support item assignment"):
        index["1"] = 0


def test_repeated_ids_are_refused_all_at_once() -> None:
    """Ids that stand twice are refused, all of them in one error."""
    with pytest.raises(InvalidInputError) as raised:
        Register(project(id=id_) for id_ in "abcabcad")

    assert [
        "register: 3 problems",
        "  id: the id stands 3 times: 'a'",
        "  id: the id stands 2 times: 'b'",
        "  id: the id stands 2 times: 'c'",
    ] == str(raised.value).splitlines()
    assert Problem(message="the id stands 3 times", column="id", value="a") == raised.value.problems[0]


GROUPS = ("country", "year", "organization_type", "result", "kind", "status")
Group = Literal["country", "year", "organization_type", "result", "kind", "status"]


def values(project: Project, group: str) -> set[object]:
    """What a project has of a group, the slow way."""
    everything: dict[str, set[Any]] = {
        "country": set(project.countries),
        "year": {each.year for each in project.participations} - {None}
        or ({project.start.year} if project.start else set()),
        "organization_type": {each.type for each in project.organizations},
        "result": {each.result for each in project.participations},
        "kind": {project.kind},
        "status": {project.status},
    }
    return everything[group] - {None}


@given(registers(), st.sampled_from(GROUPS))
def test_groups_count_projects(register: Register, group: Group) -> None:
    """A project counts once in each group that it has a value of, and under None only where it has none."""
    found = [values(each, group) or {None} for each in register]
    expected = {value: sum(value in each for each in found) for value in set[object]().union(*found)}

    assert expected == dict(register.count_by(group))


@given(registers(), st.sampled_from(GROUPS))
def test_largest_group_comes_first(register: Register, group: Group) -> None:
    """Groups come from the largest to the smallest, equal ones by name, and None comes last."""
    found = register.count_by(group)
    keys = [(value is None, -count, str(value)) for value, count in found]

    assert sorted(keys) == keys


@given(registers(), st.sampled_from(GROUPS))
def test_where_and_count_by_agree(register: Register, group: Group) -> None:
    """As many projects are kept by a value as the group of that value counts."""
    for value, count in register.count_by(group):
        if value is not None:
            chosen: dict[str, Any] = {group: value}
            kept = register.where(**chosen)

            assert count == len(kept)
            assert [each for each in register if value in values(each, group)] == list(kept)


@given(registers())
def test_conditions_add_up(register: Register) -> None:
    """Two conditions at once are one after the other; no condition keeps everything."""
    long = register.where(lambda each: len(each.title) > 3)

    assert long.where(country="KE") == register.where(lambda each: len(each.title) > 3, country="KE")
    assert register.where(country="KE").where(year=2025) == register.where(country="KE", year=2025)
    assert register == register.where()
    assert [] == list(register.where(lambda _: False))


# Projects -----------------------------------------------------------------------------------------------------------


@given(st.sampled_from([ActionLine, Goal, Target, Objective, Commitment]), st.data())
def test_tags_are_in_definition_order(kind: type[Node], data: st.DataObject) -> None:
    """Tags stand in definition order, each once, in whatever order and however often they are given."""
    fields = {
        ActionLine: "action_lines",
        Goal: "goals",
        Target: "targets",
        Objective: "objectives",
        Commitment: "commitments",
    }
    given = data.draw(st.lists(codes(kind), max_size=6))
    made = project(**{fields[kind]: given})

    assert [code for code in VOCABULARIES[kind.framework] if code in given] == list(getattr(made, fields[kind]))
    assert made == project(**{fields[kind]: [*reversed(given), *given]})


def test_unknown_tags_come_last() -> None:
    """A tag that the bundled data does not know is kept, after the others, numbers in it by value."""
    made = project(action_lines=["C13", "C12", "C9", "C10"], targets=["18.10", "18.9", "17.19"])

    assert ("C9", "C10", "C12", "C13") == made.action_lines
    assert ("17.19", "18.9", "18.10") == made.targets


def test_unknown_tags_that_are_written_in_two_ways_have_one_order() -> None:
    """Two projects with the same tags are equal, though two of the tags have the same number: `18` and `018`."""
    for number in range(18, 50):
        orders = {project(goals=tags) for tags in permutations(f"{'0' * zeros}{number}" for zeros in range(4))}

        assert 1 == len(orders)


@pytest.mark.parametrize("field", ["action_lines", "goals", "targets", "objectives", "commitments"])
@pytest.mark.parametrize(
    "tag, message",
    [
        (8.1, "a code is text, not float (8.1): as a number, targets such as 8.1 and 8.10 are the same; write it in"),
        (9, "a code is text, not int (9): write '9'"),
        (None, "a code is text, not NoneType (None)"),
    ],
)
def test_tag_that_is_no_text_is_refused(field: str, tag: object, message: str) -> None:
    """A number is never taken for a tag, wherever among the tags it stands."""
    for tags in ([tag], ["1", tag]):
        with pytest.raises(CodeTypeError, match=f"^{re.escape(message)}"):
            project(**{field: tags})


def test_one_text_is_one_tag_or_name() -> None:
    """One text where several are expected is one tag or name, not its letters."""
    made = project(goals="17", countries="KE")

    assert (("17",), ("KE",)) == (made.goals, made.countries)


@pytest.mark.parametrize("field", ["id", "title"])
@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_project_needs_id_and_title(field: str, blank: str) -> None:
    """A project without an id or a title is refused, and blanks are none."""
    with pytest.raises(ValueError, match=f"^a project needs a {field}$"):
        project(**{field: blank})


@pytest.mark.parametrize("field", ["id", "title"])
@pytest.mark.parametrize("value", [7, None])
def test_id_and_title_are_text(field: str, value: object) -> None:
    """A number is no id and no title."""
    with pytest.raises(TypeError, match=f"^the {field} of a project is text, not {value!r}$"):
        project(**{field: value})


@given(st.lists(participations(), max_size=3), st.none() | st.dates())
def test_years(parts: list[Participation], start: date | None) -> None:
    """The years of a project are those of its participations, else the year in which it starts."""
    years = {each.year for each in parts if each.year}
    expected = sorted(years) or ([start.year] if start else [])

    assert expected == list(project(participations=parts, start=start).years)


def test_extra_is_given_as_pairs_or_as_a_mapping() -> None:
    """Further fields are kept as pairs in their order, and the mapping that they came in may change."""
    fields = {"source": "a letter", "page": "7"}
    made = project(extra=fields)
    fields["page"] = "8"

    assert (("source", "a letter"), ("page", "7")) == made.extra
    assert made == project(extra=[("source", "a letter"), ("page", "7")])


def test_parts_of_a_project_are_kept_as_tuples() -> None:
    """The lists that a project is made of may change; the project does not."""
    organizations, countries = [Organization(name="ITU")], ["KE"]
    made = project(organizations=organizations, countries=countries)
    organizations.clear()
    countries.clear()

    assert ((Organization(name="ITU"),), ("KE",)) == (made.organizations, made.countries)


@given(projects())
def test_project_goes_by_its_id(made: Project) -> None:
    """A project, written into a text, is its id; shown, its id and title."""
    assert made.id == str(made)
    assert f"Project({made.id!r}, {made.title!r})" == repr(made)


def test_strategies_are_of_real_codes() -> None:
    """The codes that small matrices are made of are real, and in definition order."""
    for kind, few in FEW.items():
        assert [code for code in VOCABULARIES[kind.framework] if code in few] == list(few)


@pytest.mark.parametrize(
    "changed, expected",
    [
        ({"organizations": "ITU"}, "the organizations of a project can hold Organization only, not 'I'"),
        ({"organizations": [{"name": "ITU"}]}, "the organizations of a project can hold Organization only, not {"),
        ({"participations": [2021]}, "the participations of a project can hold Participation only, not 2021"),
        ({"countries": [276]}, "the countries of a project can hold str only, not 276"),
        ({"extra": {"budget": [10]}}, r"the extra of a project can hold str only, not \[10\]"),
        ({"start": "2020"}, "the start of a project can hold date only, not '2020'"),
        ({"description": 5}, "the description of a project can hold str only, not 5"),
    ],
)
def test_a_project_holds_nothing_that_can_change(changed: dict[str, Any], expected: str) -> None:
    """What is not text, a date or a value of its own is refused, with the name of the field."""
    with pytest.raises(TypeError, match=expected):
        project(**changed)


def test_an_empty_tag_is_refused() -> None:
    """An empty text is no code."""
    with pytest.raises(ValueError, match="a code is not empty"):
        project(action_lines=["C1", " "])


@pytest.mark.parametrize("kind", [kind for name, kind in ENTRY_TYPES.items() if name not in NODE_TYPES])
def test_projects_are_not_counted_by_what_they_do_not_declare(ds: Dataset, kind: Any) -> None:  # noqa: ANN401 - what a user without a checker writes
    """A kind of entry that no project declares is refused, with those that are declared."""
    register = Register([Project(id="1", title="Fibre", countries=["KE"])])
    message = f"^projects are counted by ActionLine, Goal, .*, Commitment, not by {kind.__name__}$"

    with pytest.raises(TypeError, match=message):
        wsis.coverage(ds, register, of=kind)
    with pytest.raises(TypeError, match=message):
        wsis.crosstab(ds, register, rows=Goal, columns=kind)
