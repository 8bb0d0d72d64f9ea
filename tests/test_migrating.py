"""A register on its way to another dataset: laws of the migration, every fate of a tag, and nothing lost."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given

import wsis
from tests.test_comparing import evolved
from wsis import Citation, Commitment, Dataset, Goal, Migration, Project, Register, Withdrawal, migrate
from wsis.codes import FrameworkName
from wsis.migrations import TagMove
from wsis.nodes import NODE_TYPES
from wsis.register import TAG_FIELDS
from wsis.strategies import altered_datasets, migrations, registers

PLACE = Citation(document="A-RES-80-173", locator="an example")


@pytest.fixture
def ds() -> Dataset:
    """The first release, whichever is the newest; the laws are tried on the newest."""
    return wsis.load("2026.1")


def withdrawing(ds: Dataset, successors: dict[str, tuple[str, ...]]) -> Dataset:
    """Make a dataset in which goals are withdrawn, each with its successors."""
    made = ds
    for code, instead in successors.items():
        withdrawal = Withdrawal(date="2027-01-01", reason="Decided.", successors=instead, citation=PLACE)
        made = evolved(made, made.get(Goal, code), withdrawn=withdrawal)
    return attrs.evolve(made, version="2027.1", digest=f"sha256:{successors}")


def of_goals(*codes: str) -> Register:
    """Make a register of one project that declares goals."""
    return Register([Project(id="1", title="Radio", goals=codes)])


def tags(register: Register) -> list[tuple[str, str, str]]:
    """Every tag of every project, with its field."""
    return [
        (project.id, field, code)
        for field in TAG_FIELDS.values()
        for project in register
        for code in getattr(project, field)
    ]


def without_tags(project: Project) -> Project:
    """The project without its tags."""
    return attrs.evolve(project, action_lines=(), goals=(), targets=(), objectives=(), commitments=())


# Laws ----------------------------------------------------------------------------------------------------------------


@given(register=registers(max_size=3, unknown_codes=True), made=altered_datasets())
def test_from_a_dataset_to_itself_nothing_moves(register: Register, made: Dataset) -> None:
    """On the way from a dataset to itself a register stays what it is, also where nodes are withdrawn."""
    migration = migrate(register, made, made)

    assert register == migration.register
    assert {"kept", "unknown"} >= {move.status for move in migration.tags}


@given(register=registers(max_size=3, unknown_codes=True), made=altered_datasets())
def test_every_tag_is_told_of(register: Register, made: Dataset) -> None:
    """Each tag of each project is kept, renamed, withdrawn, ambiguous or unknown, and just one of these."""
    migration = migrate(register, wsis.load(), made)
    told = [
        (project, TAG_FIELDS[move.framework], move.code)
        for moves in (migration.kept, migration.renamed, migration.withdrawn, migration.ambiguous, migration.unknown)
        for move in moves
        for project in move.projects
    ]

    assert sorted(tags(register)) == sorted(told)
    assert len(told) == sum(len(migration.of(project.id)) for project in register)
    assert len(told) == len(migration.problems) + sum(len(move.projects) for move in migration.kept)


@given(register=registers(max_size=3, unknown_codes=True), made=altered_datasets())
def test_only_renamed_tags_are_others(register: Register, made: Dataset) -> None:
    """Projects keep their ids, their order, all other fields and all tags that were not renamed."""
    migration = migrate(register, wsis.load(), made)
    renamed = {(TAG_FIELDS[move.framework], move.code): move.successors[0] for move in migration.renamed}
    expected = {(id_, field, renamed.get((field, code), code)) for id_, field, code in tags(register)}

    assert [*map(without_tags, register)] == [*map(without_tags, migration.register)]
    assert expected == set(tags(migration.register))


@given(register=registers(max_size=3), made=altered_datasets())
def test_the_way_is_gone_once(register: Register, made: Dataset) -> None:
    """Who arrives stays: from the new dataset on, nothing moves any more."""
    arrived = migrate(register, wsis.load(), made).register

    assert arrived == migrate(arrived, wsis.load(), made).register
    assert arrived == migrate(arrived, made, made).register


@given(migration=migrations())
def test_tags_in_force_are_those_of_the_new_dataset(migration: Migration) -> None:
    """What is kept stands for itself, what is renamed for one other, and every answer has its reason and projects."""
    for move in migration.tags:
        assert {"renamed": 1, "ambiguous": len(move.successors)}.get(move.status, 0) == len(move.successors)
        assert move.reason
        assert move.projects
        assert move.code not in move.successors
    assert [problem.value for problem in migration.problems] == [
        move.code for move in migration.tags if move.status != "kept" for _ in move.projects
    ]


@given(migration=migrations())
def test_a_migration_as_data(migration: Migration) -> None:
    """As data a migration is JSON, tells of every tag with its projects, and its counts are those of its tags."""
    data = json.loads(json.dumps(migration.data))

    assert migration.data == data
    assert [(move.framework, move.code, [*move.projects]) for move in migration.tags] == [
        (each["framework"], each["code"], each["projects"]) for each in data["tags"]
    ]
    assert data["counts"] == {
        fate: sum(len(each["projects"]) for each in data["tags"] if each["status"] == fate) for fate in data["counts"]
    }
    assert sum(len(move.projects) for move in migration.tags) == sum(migration.counts.values())


@given(register=registers(max_size=3), made=altered_datasets())
def test_what_arrives_can_be_counted(register: Register, made: Dataset) -> None:
    """A dataset that withdraws nodes can count every register that was migrated to it."""
    arrived = migrate(register, wsis.load(), made).register

    for kind in NODE_TYPES.values():
        assert len(register) == wsis.coverage(made, arrived, of=kind).projects


@given(register=registers(max_size=3))
def test_the_second_release_keeps_every_tag(register: Register) -> None:
    """From 2026.1 to 2026.2, and back, every register stays what it is, and every tag is kept."""
    first, second = wsis.load("2026.1"), wsis.load("2026.2")

    for old, new in ((first, second), (second, first)):
        migration = migrate(register, old, new)
        assert register == migration.register
        assert migration.tags == migration.kept
        assert () == migration.problems


@pytest.mark.parametrize("framework", TAG_FIELDS)
def test_the_second_release_has_every_code(framework: FrameworkName) -> None:
    """Every code that 2026.1 has of a framework is kept in 2026.2; of goals it is told that their names differ."""
    first, second = wsis.load("2026.1"), wsis.load("2026.2")
    tagged: dict[str, Any] = {TAG_FIELDS[framework]: first.codes(NODE_TYPES[framework])}
    migration = migrate(Register([Project(id="1", title="All", **tagged)]), first, second)
    different = "; different: names" if framework == "goal" else ""

    assert {f"dataset 2026.2 has it too{different}"} == {move.reason for move in migration.kept}
    assert [*first.codes(NODE_TYPES[framework])] == [move.code for move in migration.kept]


# Fates ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "successors, status, instead, reason",
    [
        ({}, "kept", (), "dataset 2027.1 has it too"),
        ({"1": ("2",)}, "renamed", ("2",), "withdrawn 2027-01-01: Decided; 2 stands in its place"),
        (
            {"1": ("2",), "2": ("3",), "3": ("4",)},
            "renamed",
            ("4",),
            "withdrawn 2027-01-01: Decided; 4 stands in its place",
        ),
        ({"1": ()}, "withdrawn", (), "withdrawn 2027-01-01: Decided; nothing stands in its place"),
        (
            {"1": ("2",), "2": ()},
            "withdrawn",
            (),
            "withdrawn 2027-01-01: Decided; nothing stands in its place",
        ),
        (
            {"1": ("10", "9")},
            "ambiguous",
            ("9", "10"),
            "withdrawn 2027-01-01: Decided; 9 and 10 stand in its place",
        ),
        (
            {"1": ("2", "3"), "2": ("4",), "3": ("4",)},
            "renamed",
            ("4",),
            "withdrawn 2027-01-01: Decided; 4 stands in its place",
        ),
        (
            {"1": ("2", "3"), "2": ()},
            "ambiguous",
            ("3",),
            "withdrawn 2027-01-01: Decided; 3 and nothing stand in its place",
        ),
        (
            {"1": ("2",), "2": ("1",)},
            "withdrawn",
            (),
            "withdrawn 2027-01-01: Decided; nothing stands in its place",
        ),
        (
            {"1": ("1", "2")},
            "renamed",
            ("2",),
            "withdrawn 2027-01-01: Decided; 2 stands in its place",
        ),
        (
            {"1": ("18",)},
            "withdrawn",
            (),
            "withdrawn 2027-01-01: Decided; nothing stands in its place",
        ),
    ],
    ids=["kept", "one", "chain", "none", "dead end", "two", "diamond", "half", "circle", "loop", "unknown successor"],
)
def test_fates(
    ds: Dataset, successors: dict[str, tuple[str, ...]], status: str, instead: tuple[str, ...], reason: str
) -> None:
    """A tag goes where all its successors lead, through chains and circles; where they part, nobody chooses for you."""
    migration = migrate(of_goals("1", "17"), ds, withdrawing(ds, successors))
    move = migration.tags[0]

    assert (status, instead, reason) == (move.status, move.successors, move.reason)
    assert ((instead if status == "renamed" else ("1",)) + ("17",)) == migration.register[0].goals


def test_a_tag_that_no_dataset_knows_stays(ds: Dataset) -> None:
    """A tag that the old dataset does not have is unknown, whatever the new one says, and stays."""
    new = attrs.evolve(ds, version="2027.1", goals=(*ds.goals, attrs.evolve(ds.goal("9"), code="18")))
    migration = migrate(of_goals("18", "99"), ds, new)

    assert ["unknown", "unknown"] == [move.status for move in migration.unknown]
    assert ("18", "99") == migration.register[0].goals
    assert "goals: project '1': unknown: dataset 2026.1 does not have it: '18'" == str(migration.problems[0])


def test_a_tag_of_an_overlay_stays_when_it_is_left(ds: Dataset) -> None:
    """Who leaves an overlay is told what the base does not have; counting with it is one error that lists all of it."""
    overlay = attrs.evolve(ds, version="2026.1+acme.1", goals=(*ds.goals, attrs.evolve(ds.goal("9"), code="18")))
    migration = migrate(of_goals("9", "18"), overlay, ds)

    assert ["18"] == [move.code for move in migration.withdrawn]
    assert "dataset 2026.1 does not have it; nothing stands in its place" == migration.withdrawn[0].reason
    with pytest.raises(wsis.UnknownTagsError, match="'18'"):
        wsis.coverage(ds, migration.register, of=Goal)


def test_the_old_dataset_knows_why_a_node_is_gone(ds: Dataset) -> None:
    """A node that was withdrawn, and that the new dataset does not have at all, goes where the old one said."""
    old = withdrawing(ds, {"17": ("16",)})
    migration = migrate(of_goals("17"), old, attrs.evolve(ds, version="2028.1", goals=ds.goals[:16]))

    assert ("16",) == migration.register[0].goals


def test_a_node_that_is_withdrawn_further_moves_on(ds: Dataset) -> None:
    """What was withdrawn before stays, unless something else stands in its place since."""
    old = withdrawing(ds, {"1": ("2",)})
    same, other = (migrate(of_goals("1"), old, withdrawing(ds, {"1": (each,)})) for each in ("2", "3"))

    assert ("1",) == same.register[0].goals
    assert "withdrawn in dataset 2027.1 already, and nothing else stands in its place since" == same.tags[0].reason
    assert ("3",) == other.register[0].goals


def test_a_node_that_is_reworded_is_kept(ds: Dataset) -> None:
    """A tag whose node is worded otherwise is kept, and the reason says what differs."""
    new = evolved(ds, ds.commitment("11a"), summary="Other words.")
    migration = migrate(Register([Project(id="1", title="Radio", commitments=["11a"])]), ds, new)

    assert "dataset 2026.1+made has it too; different: summary" == migration.tags[0].reason
    assert "Migration(2026.1 -> 2026.1+made, tags: 1 kept)" == repr(migration)
    assert Commitment.framework == migration.tags[0].framework


def test_a_successor_that_is_declared_already_stands_once(ds: Dataset) -> None:
    """Where a project declares a node and its successor, the successor stands once, and both tags are told of."""
    migration = migrate(of_goals("1", "2"), ds, withdrawing(ds, {"1": ("2",)}))

    assert ("2",) == migration.register[0].goals
    assert ["renamed", "kept"] == [move.status for move in migration.of("1")]
    assert "(TagMove(goal '1', renamed -> 2, 1 project),)" == repr(migration.renamed)


def test_a_tag_that_was_not_kept_is_a_problem(ds: Dataset) -> None:
    """Each project that declares an ambiguous tag has its problem, which names what may be chosen."""
    register = Register([Project(id=id_, title="Radio", goals=["1"]) for id_ in ("a", "b")])
    migration = migrate(register, ds, withdrawing(ds, {"1": ("2", "3")}))

    assert [("goals", "1", "2 or 3")] * 2 == [(each.column, each.value, each.suggestion) for each in migration.problems]
    assert [("a", "b")] == [move.projects for move in migration.ambiguous]
    assert str(migration.problems[1]).startswith(
        "goals: project 'b': ambiguous: withdrawn 2027-01-01: Decided; 2 and 3 stand"
    )


def test_an_empty_register_has_nothing_to_move(ds: Dataset) -> None:
    """A register without tags is what it was."""
    migration = migrate(Register(), ds, ds)

    assert (Register(), (), ()) == (migration.register, migration.tags, migration.problems)
    assert "Migration(2026.1 -> 2026.1, tags: none)" == repr(migration)


def test_a_project_that_is_not_there_is_an_error(ds: Dataset) -> None:
    """Asking for a project that the register does not have is an error that names it."""
    with pytest.raises(LookupError, match="the register has no project '2'"):
        migrate(of_goals("1"), ds, ds).of("2")


def test_a_migration_names_both_datasets(ds: Dataset) -> None:
    """A migration carries version and digest of both ends."""
    new = withdrawing(ds, {"1": ()})
    migration = migrate(of_goals("1"), ds, new)

    assert (ds.version, ds.digest) == (migration.old_version, migration.old_digest)
    assert (new.version, new.digest) == (migration.new_version, migration.new_digest)
    assert isinstance(migration.withdrawn[0], TagMove)
