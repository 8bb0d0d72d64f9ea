"""The dataset: its look-ups, what they say of a wrong code, and that nothing in it can be changed."""

import copy
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from enum import Enum
from itertools import product
from threading import Barrier
from types import MappingProxyType
from typing import Any

import attrs
import pytest

import wsis
from wsis import (
    ActionLine,
    Citation,
    CodeTypeError,
    Commitment,
    Country,
    CoverageRow,
    Dataset,
    DatasetMismatchError,
    Document,
    Entry,
    Facilitator,
    GenevaTarget,
    Goal,
    Indicator,
    IntegrityError,
    InvalidInputError,
    Link,
    LinkState,
    Mandate,
    Measurement,
    Membership,
    Names,
    Node,
    NoMatrixError,
    Objective,
    Organization,
    Participation,
    Principle,
    PrizeCategory,
    Problem,
    Project,
    Question,
    Region,
    Register,
    Target,
    Theme,
    UnknownCodeError,
    UnknownLanguageError,
    UnknownTagsError,
    UnknownVersionError,
    Withdrawal,
    WsisError,
)
from wsis.codes import VOCABULARIES, KindName
from wsis.kinds import ENTRY_TYPES
from wsis.manifest import DataFile, Manifest
from wsis.nodes import NODE_TYPES
from wsis.statements import Statement
from wsis.tallying import tally_coverage, tally_crosstab

PLACE = Citation(document="wsis-gdc-matrix", locator="row 7")
DOCUMENT = Document(id="acme-list", title="A list", publisher="Acme", date="2026", url="https://example.org/list")


def values() -> dict[str, Any]:
    """Make a value of every type that the library has, by the name of the type."""
    ds = wsis.load()
    project = Project(
        id="1",
        title="Community radio",
        start=date(2024, 5, 1),
        organizations=[Organization(name="Radio Tierra", type="civil society", country="PE")],
        countries=["PE"],
        action_lines=["C9", "C10"],
        goals=["16"],
        participations=[Participation(programme="WSIS Prizes", year=2025, result="champion")],
        extra={"source": "a letter"},
    )
    register = Register([project, Project(id="2", title="Fibre", action_lines=["C7"])])
    coverage = wsis.coverage(ds, register, of=Commitment, via=ActionLine)
    crosstab = wsis.crosstab(ds, register, rows=ActionLine, columns=Goal)
    tally = tally_crosstab(ds, register, rows=ActionLine, columns=Goal)
    earlier = Register([attrs.evolve(project, title="Radio")])
    reading = Measurement(
        code="17.8.1", name="People online", unit="%", value=68, year=2024, source="ITU", target="17.8"
    )
    plan = wsis.roadmap(ds, "C9", register, measurements=[reading], since=earlier)
    assert plan.changes is not None
    made = [
        ds,
        *(ds.all(kind)[0] for kind in ENTRY_TYPES.values()),
        ds.country("KE"),
        ds.country("AF").groups[0],
        ds.goal("1").names,
        ds.action_line("C1").facilitators[0],
        ds.documents[0],
        ds.corrections[0],
        PLACE,
        Withdrawal(date="2027", reason="Merged", successors=("9",), citation=PLACE),
        ds.matrix(Commitment, ActionLine),
        ds.matrix(Commitment, ActionLine).rows[0],
        ds.matrix(Commitment, ActionLine).links[0],
        ds.relation(Commitment, Goal),
        wsis.trace(ds, ds.action_line("C11"), ds.target("17.9"))[1],
        project,
        project.organizations[0],
        project.participations[0],
        register,
        coverage,
        coverage.rows[0],
        crosstab,
        crosstab.cells[0],
        tally,
        tally.question,
        coverage.since(wsis.coverage(ds, earlier, of=Commitment, via=ActionLine)),
        plan,
        plan.targets[0],
        plan.measurements[0],
        plan.changes,
        plan.changes.changed[0],
        wsis.report(ds, register, group_by="country"),
        wsis.group(ds, register, by="region"),
        wsis.group(ds, register, by="region")[0],
        wsis.compare(ds, ds.extend(name="acme.1", documents=[DOCUMENT])),
        wsis.migrate(register, ds, ds),
        Problem(message="unknown action line", file="projects.csv", row=7, line=8, column="al", value="C12"),
        DataFile(name="goals.json", sha256="0" * 64, count=17, sources=("A-RES-70-1",), terms="CC0-1.0."),
        Manifest(version="2026.1", schema_version="1", date="2026-11-21", digest="sha256:0", files=()),
        Statement(sources=("11g",), targets=("5",), evidence=(PLACE,)),
    ]
    return {type(value).__name__: value for value in made}


ERRORS: list[WsisError] = [
    UnknownCodeError(code="x", framework="any", where="here", nearest=["KE"], elsewhere=["y"], names={"KE": "Kenya"}),
    CodeTypeError(8.1),
    UnknownLanguageError("eo", ["es", "fr"]),
    NoMatrixError("no matrix"),
    UnknownVersionError("no version"),
    DatasetMismatchError("two datasets"),
    InvalidInputError("register", [Problem(message="no")]),
    IntegrityError("dataset 2026.1", [Problem(message="no")]),
    UnknownTagsError("register", [Problem(message="no")]),
]


def slots(value: object) -> dict[str, object]:
    """What the slots of a value hold, its caches among them; to look at a cache is to fill it."""
    names = [name for cls in type(value).__mro__ for name in getattr(cls, "__slots__", ()) if name != "__weakref__"]
    return {name: getattr(value, name) for name in names}


def reachable(value: object) -> Iterator[object]:
    """Go through everything that is reached from a value, each thing once."""
    seen: set[int] = set()
    left = [value]
    while left:
        one = left.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, tuple):
            left += one
        elif isinstance(one, MappingProxyType):
            left += [*one.keys(), *one.values()]
        elif attrs.has(type(one)):
            left += slots(one).values()


@pytest.fixture(scope="module")
def asked(ds: Dataset) -> Dataset:
    """The dataset, after every look-up and relation has been asked once."""
    for kind in ENTRY_TYPES.values():
        for entry in ds.all(kind):
            assert entry in ds.find(entry.code)
            ds.parts(entry)
            if isinstance(entry, Node):
                wsis.links(ds, entry)
    for one, other in product(NODE_TYPES.values(), repeat=2):
        if ds.relates(one, other):
            for node in ds.all(one):
                wsis.linked(ds, node, to=other)
                wsis.linked(ds, node, to=other, blanket=False)
    return ds


# Look-ups -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name, kind, code",
    [
        ("action_line", ActionLine, "C7-e-health"),
        ("goal", Goal, "9"),
        ("target", Target, "8.10"),
        ("objective", Objective, "follow-up"),
        ("theme", Theme, "human-rights"),
        ("commitment", Commitment, "11a"),
        ("indicator", Indicator, "9.c.1"),
        ("prize_category", PrizeCategory, "10"),
        ("geneva_target", GenevaTarget, "6a"),
        ("mandate", Mandate, "113"),
        ("principle", Principle, "shared-8"),
        ("region", Region, "202"),
        ("country", Country, "KE"),
    ],
)
def test_look_up(ds: Dataset, name: str, kind: type[Entry], code: str) -> None:
    """A look-up by name, the generic look-up and the list agree on an entry."""
    entry = getattr(ds, name)(code)

    assert (kind, code) == (type(entry), entry.code)
    assert entry is ds.get(kind, code)
    assert [entry] == [each for each in ds.all(kind) if each.code == code]
    assert entry in ds.find(code)


@pytest.mark.parametrize("framework, kind", ENTRY_TYPES.items())
def test_every_kind_has_its_look_up(ds: Dataset, framework: KindName, kind: type[Entry]) -> None:
    """Each kind of entry has a name, a list, and a look-up called after it, which finds every entry of the list."""
    find = getattr(ds, framework.replace("-", "_"))

    assert framework == kind.framework
    assert ds.all(kind) == tuple(find(code) for code in ds.codes(kind))
    assert ds.all(kind)


def test_an_early_dataset_has_frameworks_alone() -> None:
    """The dataset 2026.1 has none of what came later, says so by empty lists, and names nothing of it elsewhere."""
    early = wsis.load("2026.1")
    later = [kind for name, kind in ENTRY_TYPES.items() if name not in NODE_TYPES]

    assert 7 == len(later)
    for kind in later:
        assert () == early.all(kind)
        assert not early.codes(kind)
        assert {} == early.wholes(kind)
    assert {Names()} == {goal.names for goal in early.goals}
    assert (early.goal("5"), early.objective("5")) == early.find("5")


def test_an_early_dataset_says_what_it_lacks() -> None:
    """A code of what came later is refused with the reason, and not with codes that look like it."""
    early = wsis.load("2026.1")
    kinds = "indicators, prize categories, Geneva targets, mandates, principles, regions, countries"
    with pytest.raises(UnknownCodeError) as raised:
        early.country("KE")
    with pytest.raises(UnknownCodeError) as found:
        early.find("Kenya")

    since = "datasets have them since 2026.2"
    assert f"'KE' is not a code of framework 'country' in dataset 2026.1, which has no countries: {since}" == str(
        raised.value
    )
    assert f"'Kenya' is not a code of any framework in dataset 2026.1, which has no {kinds}: {since}" == str(
        found.value
    )


@pytest.mark.parametrize("kind", NODE_TYPES.values())
def test_all_lists_in_definition_order(ds: Dataset, kind: type[Node]) -> None:
    """A framework is listed in the order of its document, which the generated vocabulary keeps."""
    assert list(VOCABULARIES[kind.framework]) == [node.code for node in ds.all(kind)]


@pytest.mark.parametrize(
    "name, code, message",
    [
        (
            "goal",
            "C5",
            (
                "'C5' is not a code of framework 'goal' in dataset {version}; "
                "it is action line C5 (Confidence and security); nearest: 5, 15"
            ),
        ),
        (
            "action_line",
            "C12",
            "'C12' is not a code of framework 'action-line' in dataset {version}; nearest: C2, C1, C11",
        ),
        (
            "action_line",
            "C7-E-HEALTH",
            (
                "'C7-E-HEALTH' is not a code of framework 'action-line' in dataset {version}; "
                "nearest: C7-e-health, C7-e-employment, C7-e-agriculture"
            ),
        ),
        ("target", "9.d", "'9.d' is not a code of framework 'target' in dataset {version}; nearest: 9.c, 9.b, 9.a"),
        (
            "target",
            "8.11",
            "'8.11' is not a code of framework 'target' in dataset {version}; nearest: 8.1, 8.10, 17.11",
        ),
        (
            "objective",
            "6",
            (
                "'6' is not a code of framework 'objective' in dataset {version}; "
                "it is goal 6 (Clean Water and Sanitation) and prize category 6 (C6. Enabling environment)"
            ),
        ),
        (
            "commitment",
            "5",
            (
                "'5' is not a code of framework 'commitment' in dataset {version}; "
                "it is goal 5 (Gender Equality) and objective 5 (Enhance international governance of artificial "
                "intelligence for the benefit of humanity) and prize category 5 (C5. Building confidence and security "
                "in use of ICTs); nearest: 65, 59, 58"
            ),
        ),
        (
            "country",
            "XX",
            "'XX' is not a code of framework 'country' in dataset {version}",
        ),
        ("country", "UK", "'UK' is not a code of framework 'country' in dataset {version}"),
        ("country", "ke", "'ke' is not a code of framework 'country' in dataset {version}; nearest: KE (Kenya)"),
        ("country", " KE", "' KE' is not a code of framework 'country' in dataset {version}; nearest: KE (Kenya)"),
        ("country", "KEN", "'KEN' is not a code of framework 'country' in dataset {version}; nearest: KE (Kenya)"),
        ("country", "404", "'404' is not a code of framework 'country' in dataset {version}; nearest: KE (Kenya)"),
        ("country", "Kenia", "'Kenia' is not a code of framework 'country' in dataset {version}; nearest: KE (Kenya)"),
        (
            "country",
            "Brésil",
            "'Brésil' is not a code of framework 'country' in dataset {version}; nearest: BR (Brazil)",
        ),
        ("country", "", "'' is not a code of framework 'country' in dataset {version}"),
        (
            "region",
            "KE",
            "'KE' is not a code of framework 'region' in dataset {version}; it is country KE (Kenya)",
        ),
        (
            "indicator",
            "9.c",
            (
                "'9.c' is not a code of framework 'indicator' in dataset {version}; "
                "it is target 9.c ({label}); nearest: 9.c.1, 9.5.1, 16.9.1"
            ),
        ),
        (
            "prize_category",
            "C10",
            (
                "'C10' is not a code of framework 'prize-category' in dataset {version}; "
                "it is action line C10 (Ethical dimensions); nearest: 10, 1, 18"
            ),
        ),
        (
            "geneva_target",
            "6(a)",
            "'6(a)' is not a code of framework 'geneva-target' in dataset {version}; nearest: 6a",
        ),
        ("mandate", "112", "'112' is not a code of framework 'mandate' in dataset {version}; nearest: 122, 120, 119"),
        (
            "principle",
            "chapter-6",
            (
                "'chapter-6' is not a code of framework 'principle' in dataset {version}; "
                "nearest: chapter-5, chapter-4, chapter-3"
            ),
        ),
        (
            "theme",
            "Connectivity",
            "'Connectivity' is not a code of framework 'theme' in dataset {version}; nearest: connectivity",
        ),
        ("goal", "zzzz", "'zzzz' is not a code of framework 'goal' in dataset {version}"),
        ("goal", "", "'' is not a code of framework 'goal' in dataset {version}"),
    ],
)
def test_unknown_code_is_refused(ds: Dataset, name: str, code: str, message: str) -> None:
    """An unknown code is refused by framework and version, with what it is elsewhere and what is near."""
    with pytest.raises(UnknownCodeError) as raised:
        getattr(ds, name)(code)

    assert message.format(version=ds.version, label=ds.target("9.c").label) == str(raised.value)
    assert isinstance(raised.value, LookupError)


def test_unknown_code_error_holds_its_data(ds: Dataset) -> None:
    """The error carries what its message is made of."""
    with pytest.raises(UnknownCodeError) as raised:
        ds.get(Goal, "C5")

    with pytest.raises(UnknownCodeError) as named:
        ds.get(Country, "Kenya")

    error = raised.value
    assert (("KE",), {"KE": "Kenya"}) == (named.value.nearest, named.value.names)
    assert ("C5", "goal", f"dataset {ds.version}") == (error.code, error.framework, error.where)
    assert (("5", "15"), ("action line C5 (Confidence and security)",)) == (error.nearest, error.elsewhere)


@pytest.mark.parametrize(
    "name, code, message",
    [
        (
            "target",
            8.1,
            (
                "a code is text, not float (8.1): as a number, targets such as 8.1 and 8.10 are the same; "
                "write it in quotes"
            ),
        ),
        ("goal", 9, "a code is text, not int (9): write '9'"),
        ("goal", None, "a code is text, not NoneType (None)"),
        ("goal", ["9"], "a code is text, not list (['9'])"),
        ("find", 9, "a code is text, not int (9): write '9'"),
        ("find", ["9"], "a code is text, not list (['9'])"),
    ],
)
def test_code_that_is_no_text_is_refused(ds: Dataset, name: str, code: object, message: str) -> None:
    """A number is never taken for a code; the error says what to write."""
    with pytest.raises(CodeTypeError) as raised:
        getattr(ds, name)(code)

    assert message == str(raised.value)
    assert isinstance(raised.value, TypeError)


@pytest.mark.parametrize(
    "code, expected",
    [
        ("C5", [("action-line", "C5")]),
        ("5", [("goal", "5"), ("objective", "5"), ("prize-category", "5")]),
        ("18", [("prize-category", "18"), ("mandate", "18")]),
        ("67", [("commitment", "67"), ("mandate", "67")]),
        ("6a", [("geneva-target", "6a")]),
        ("9.c.1", [("indicator", "9.c.1")]),
        ("shared-1", [("principle", "shared-1")]),
        ("002", [("region", "002")]),
        ("KE", [("country", "KE")]),
        ("follow-up", [("objective", "follow-up")]),
        ("8.10", [("target", "8.10")]),
        ("64", [("commitment", "64")]),
    ],
)
def test_find(ds: Dataset, code: str, expected: list[tuple[KindName, str]]) -> None:
    """A code is found in every framework and list that has it."""
    assert expected == [(node.framework, node.code) for node in ds.find(code)]


@pytest.mark.parametrize(
    "code, message",
    [
        ("zzzz", "'zzzz' is not a code of any framework in dataset {version}"),
        ("xx", "'xx' is not a code of any framework in dataset {version}"),
        ("KEN", "'KEN' is not a code of any framework in dataset {version}; nearest: KE (Kenya), 6e"),
        ("Kenya", "'Kenya' is not a code of any framework in dataset {version}; nearest: KE (Kenya)"),
        ("C13", "'C13' is not a code of any framework in dataset {version}; nearest: C3, C1, 13"),
    ],
)
def test_find_refuses_what_no_framework_has(ds: Dataset, code: str, message: str) -> None:
    """A code that no framework has is refused, with the nearest codes of all frameworks."""
    with pytest.raises(UnknownCodeError) as raised:
        ds.find(code)

    assert message.format(version=ds.version) == str(raised.value)


@pytest.mark.parametrize("kind", [str, Node, Entry, Citation])
def test_unknown_kind_is_refused(ds: Dataset, kind: type) -> None:
    """What is no kind of entry is refused, with those that are."""
    names = ", ".join(each.__name__ for each in ENTRY_TYPES.values())
    expected = f"{kind!r} is not a kind of entry: {names}"

    with pytest.raises(TypeError) as raised:
        ds.all(kind)
    with pytest.raises(TypeError) as of_wholes:
        ds.wholes(kind)

    assert expected == str(raised.value) == str(of_wholes.value)


# Parts, matrices, relations -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "whole, parts",
    [
        (
            "C7",
            (
                "C7-e-government C7-e-business C7-e-learning C7-e-health C7-e-employment C7-e-environment "
                "C7-e-agriculture C7-e-science"
            ),
        ),
        ("C5", ""),
        ("7", "7.1 7.2 7.3 7.a 7.b"),
        ("follow-up", "64 65 66 67 68 69 70 71 72 73 74"),
        ("internet-governance", "29a 29b 29c 29d"),
        ("7.a", ""),
        ("29a", ""),
        ("053", "AU CC CX HM NF NZ"),
        ("113", ""),
        ("KE", ""),
    ],
)
def test_parts(ds: Dataset, whole: str, parts: str) -> None:
    """Applications are parts of C7, targets of goals, commitments of themes and objectives, countries of regions."""
    assert parts.split() == [part.code for part in ds.parts(ds.find(whole)[0])]


def test_every_part_has_its_whole(ds: Dataset) -> None:
    """Every target is part of one goal, every commitment of one objective, every application of C7."""
    assert list(ds.targets) == [part for goal in ds.goals for part in ds.parts(goal)]
    assert list(ds.commitments) == [part for objective in ds.objectives for part in ds.parts(objective)]
    assert [line for line in ds.action_lines if line.parent] == [
        part for line in ds.action_lines for part in ds.parts(line)
    ]
    for region in ds.regions:
        assert [each for each in ds.countries if region.code in {each.region, each.subregion}] == [*ds.parts(region)]


def test_parts_of_an_unknown_node_are_refused(ds: Dataset) -> None:
    """A node that the dataset does not have has no parts in it, and neither has a code alone."""
    with pytest.raises(TypeError, match="is not a kind of entry: ActionLine, "):
        ds.parts("KE")  # type: ignore[call-overload] # pyright: ignore[reportArgumentType, reportCallIssue] # on purpose
    with pytest.raises(UnknownCodeError, match=r"^'18' is not a code of framework 'goal' in dataset "):
        ds.parts(attrs.evolve(ds.goal("17"), code="18"))


@pytest.mark.parametrize(
    "source, target, ids",
    [
        (ActionLine, Goal, ["wsis-sdg-goals"]),
        (ActionLine, Target, ["wsis-sdg-targets"]),
        (Commitment, ActionLine, ["wsis-gdc"]),
        (Commitment, Goal, ["gdc-sdg-printed", "gdc-sdg-adopted"]),
    ],
)
def test_matrices_are_read_from_either_end(ds: Dataset, source: type[Node], target: type[Node], ids: list[str]) -> None:
    """A matrix is found between its frameworks, from either end, by id or as the first."""
    assert ids == [matrix.id for matrix in ds.relation(source, target).matrices]
    assert ds.relates(source, target)
    assert ds.relates(target, source)
    assert ds.matrix(source, target) is ds.matrix(source, target, id=ids[0])
    for id_ in ids:
        matrix = ds.matrix(source, target, id=id_)
        assert (id_, source.framework, target.framework) == (matrix.id, matrix.source, matrix.target)
        assert matrix.inverse() == ds.matrix(target, source, id=id_)


def test_wrong_id_of_a_matrix_is_refused(ds: Dataset) -> None:
    """The id of another matrix is refused."""
    message = f"^no matrix 'wsis-gdc' relates action-line and goal in dataset {ds.version}$"

    with pytest.raises(NoMatrixError, match=message):
        ds.matrix(ActionLine, Goal, id="wsis-gdc")


@pytest.mark.parametrize("one, other", [(Target, Commitment), (Goal, Goal), (Objective, ActionLine)])
def test_unrelated_frameworks(ds: Dataset, one: type[Node], other: type[Node]) -> None:
    """Two frameworks that no matrix relates are refused, with a hint at paths through a third."""
    expected = (
        f"no matrix of dataset {ds.version} relates {one.framework} and {other.framework}; "
        "trace() finds paths through a third node"
    )

    assert not ds.relates(one, other)
    for ask in (ds.matrix, ds.relation):
        with pytest.raises(NoMatrixError) as raised:
            ask(one, other)
        assert expected == str(raised.value)


def test_relation_of_one_matrix_is_that_matrix(ds: Dataset) -> None:
    """Where one matrix relates two frameworks, it is all that is said of them."""
    relation = ds.relation(ActionLine, Goal)

    assert relation.matrix is ds.matrix(ActionLine, Goal)


def test_relation_of_two_matrices_is_their_union(ds: Dataset) -> None:
    """Where two matrices relate two frameworks, a pair is linked if either links it, on the evidence of both."""
    relation = ds.relation(Commitment, Goal)
    one, other = relation.matrices

    assert set(one.pairs) | set(other.pairs) == set(relation.matrix.pairs)
    link = relation.matrix.link("11a", "9")
    assert link is not None
    assert ["annex I, para. 11(a)", "row 1"] == [citation.locator for citation in link.evidence]


def test_relation_gives_nodes(ds: Dataset) -> None:
    """A relation maps every code to linked nodes, with or without those that only blanket links reach."""
    relation = ds.relation(ActionLine, Commitment)

    assert [line.code for line in ds.action_lines] == list(relation.linked(blanket=True))
    assert () == relation.linked(blanket=True)["C7"]
    assert set(relation.linked(blanket=False)["C9"]) < set(relation.linked(blanket=True)["C9"])


# Words --------------------------------------------------------------------------------------------------------------


def test_every_repr_is_short(asked: Dataset) -> None:
    """Every value that is reached from a dataset shows itself on one line of at most 120 characters."""
    shown = [repr(value) for value in reachable(asked) if attrs.has(type(value))]

    assert [] == [text for text in shown if len(text) > 120 or "\n" in text]


@pytest.mark.parametrize("name", sorted(set(values()) & set(dir(wsis))))
def test_repr_of_every_type_is_short(name: str) -> None:
    """A value of any public type shows itself on one line of at most 120 characters."""
    shown = repr(values()[name])

    assert "\n" not in shown
    assert len(shown) <= 120


def test_str_of_an_entry_is_its_code(ds: Dataset) -> None:
    """An entry, written into a text, is its code."""
    entries = [entry for kind in ENTRY_TYPES.values() for entry in ds.all(kind)]

    assert [entry.code for entry in entries] == [str(entry) for entry in entries]


@pytest.mark.parametrize(
    "name, expected",
    [
        ("Dataset", "Dataset('{version}', sha256:{digest}…)"),
        ("ActionLine", "ActionLine('C1', 'Role of governments and all stakeholders')"),
        ("Goal", "Goal('1', 'No Poverty')"),
        ("Region", "Region('002', 'Africa')"),
        ("Country", "Country('KE', 'Kenya')"),
        ("Membership", "Membership(LDC, 2026-02-11)"),
        ("Names", "Names(es, fr)"),
        ("Document", "Document('A-RES-56-183', 2001-12-21)"),
        ("Correction", "Correction('wsis-gdc-lost-texts', decided)"),
        ("Citation", "Citation('wsis-gdc-matrix', 'row 7')"),
        ("Matrix", "Matrix('wsis-gdc', commitment -> action-line, 993 links)"),
        ("Row", "Row(1, 11a)"),
        ("Link", "Link('11a', 'C1', stated)"),
        ("Path", "Path(C11 -> 17 -> 17.9, derived)"),
        ("Project", "Project('1', 'Community radio')"),
        ("Register", "Register(2 projects)"),
        ("Coverage", "Coverage(commitment: 56 of 98, projects: 2)"),
        ("Cell", "Cell('C1', '1', 0, stated)"),
        ("Crosstab", "Crosstab(action-line x goal, 2 realized, 122 unrealized, 0 unstated)"),
    ],
)
def test_repr(ds: Dataset, name: str, expected: str) -> None:
    """A value shows its type, its code and a few words."""
    assert expected.format(version=ds.version, digest=ds.digest[7:15]) == repr(values()[name])


@pytest.mark.parametrize(
    "name, expected",
    [
        ("Document", "A/RES/56/183"),
        ("Citation", "wsis-gdc-matrix, row 7"),
        ("Link", "11a -> C1"),
        ("Project", "1"),
        ("Problem", "projects.csv, row 7 (line 8), al: unknown action line: 'C12'"),
    ],
)
def test_str(name: str, expected: str) -> None:
    """A value, written into a text, is the words by which people name it."""
    assert expected == str(values()[name])


def test_document_without_a_symbol(ds: Dataset) -> None:
    """A document without a symbol goes by its title."""
    (document,) = (document for document in ds.documents if document.id == "wsis-gdc-matrix")

    assert "WSIS Process and 2030 Agenda – GDC Matrix" == str(document)


@pytest.mark.parametrize(
    "problem, expected",
    [
        (Problem(message="no header"), "no header"),
        (Problem(message="no header", file="projects.csv"), "projects.csv: no header"),
        (Problem(message="empty", row=7), "row 7: empty"),
        (Problem(message="unknown", value="C12", suggestion="C1 or C2"), "unknown: 'C12' (C1 or C2)"),
        (Problem(message="unknown", column="al", value=""), "al: unknown"),
        (Problem(message="not 'C12'", value="C12"), "not 'C12'"),
    ],
)
def test_problem_says_where_what_and_what_to_do(problem: Problem, expected: str) -> None:
    """A problem says on one line where it is, what it is, and what to do, as far as that is known."""
    assert expected == str(problem)


def test_invalid_input_lists_every_problem() -> None:
    """An error about an input counts its problems and lists them, one a line."""
    problems = [Problem(message="no title", row=2), Problem(message="no id", row=3)]

    assert "a.csv: 2 problems\n  row 2: no title\n  row 3: no id" == str(InvalidInputError("a.csv", problems))
    assert "a.csv: 1 problem\n  row 2: no title" == str(InvalidInputError("a.csv", problems[:1]))


def test_link_state_shows_its_name() -> None:
    """A link state shows itself as it is written in code."""
    assert "LinkState.OUT_OF_SCOPE" == repr(LinkState.OUT_OF_SCOPE)


# Nothing can be changed ---------------------------------------------------------------------------------------------


def test_nothing_that_is_reached_can_be_changed(asked: Dataset) -> None:
    """From a dataset and its caches, only frozen and plain values, tuples and read-only mappings are reached."""
    plain = (str, int, bool, type(None), Enum, type)
    kinds = {type(value) for value in reachable(asked) if not isinstance(value, plain)}
    frozen = {kind for kind in kinds if attrs.has(kind)}

    assert {tuple, MappingProxyType} == kinds - frozen
    assert {Dataset, ActionLine, Facilitator, Link, Citation, Country, Membership, Names} < frozen


@pytest.mark.parametrize("name", values())
def test_assignment_is_refused(name: str) -> None:
    """No field of a value can be set, none can be deleted, and none can be added."""
    value = values()[name]
    for field in slots(value):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, field, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(value, field)

    assert not hasattr(value, "__dict__")
    with pytest.raises((AttributeError, TypeError)):
        value.note_of_mine = "changed"


def test_mappings_are_read_only(asked: Dataset) -> None:
    """No mapping that a dataset gives or keeps can be changed."""
    mappings: list[Any] = [value for value in reachable(asked) if isinstance(value, MappingProxyType)]

    assert mappings
    for mapping in mappings:
        with pytest.raises(TypeError):
            mapping["C12"] = None


def test_values_are_equal_by_value(ds: Dataset) -> None:
    """Two values with the same fields are one; one other field makes another value."""
    goal = ds.goal("9")

    assert goal == attrs.evolve(goal)
    assert goal != attrs.evolve(goal, color="#000000")
    assert 1 == len({goal, attrs.evolve(goal)})


def test_values_are_made_by_keyword() -> None:
    """No value is made by position: what a field means is written down."""
    with pytest.raises(TypeError, match="positional"):
        Citation("wsis-gdc-matrix", "row 7")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]


# Copies -------------------------------------------------------------------------------------------------------------

HASHED_BY_IDENTITY = {"Relation"}


@pytest.mark.parametrize("filled", [False, True], ids=["fresh", "filled"])
@pytest.mark.parametrize("name", [name for name in values() if name not in HASHED_BY_IDENTITY])
def test_copies_are_equal(name: str, *, filled: bool) -> None:
    """A pickled or copied value equals the first and has its hash, whether its caches are filled or not."""
    value = attrs.evolve(values()[name])
    if filled:
        slots(value)
    copies = [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]  # noqa: S301 - our own bytes
    copies += [copy.copy(value), copy.deepcopy(value)]

    assert all(value == each for each in copies)
    assert {hash(value)} == {hash(each) for each in copies}


def test_copied_dataset_answers(ds: Dataset) -> None:
    """A pickled dataset looks up, links and traces as the first does."""
    again = pickle.loads(pickle.dumps(ds))  # noqa: S301 - our own bytes

    assert ds.target("8.10") == again.target("8.10")
    assert ds.parts(ds.region("002")) == again.parts(again.region("002"))
    assert wsis.linked(ds, ds.action_line("C9"), to=Commitment) == wsis.linked(
        again, again.action_line("C9"), to=Commitment
    )
    assert wsis.trace(ds, ds.action_line("C11"), ds.target("17.9")) == wsis.trace(
        again, again.action_line("C11"), again.target("17.9")
    )


def test_relation_is_copied(ds: Dataset) -> None:
    """What a dataset gives can be pickled and copied, relations among it."""
    relation = ds.relation(Commitment, Goal)
    again = pickle.loads(pickle.dumps(relation))  # noqa: S301 - our own bytes

    assert relation.matrix == again.matrix
    assert relation.matrix == copy.deepcopy(relation).matrix


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_are_copied(error: WsisError) -> None:
    """An error crosses a process and says the same there."""
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301 - our own bytes
        assert (type(error), str(error), vars(error)) == (type(again), str(again), vars(again))


def test_every_type_is_tried() -> None:
    """The values that the tests above try are of every type that the library gives to its users."""
    public = {name for name in dir(wsis) if isinstance(getattr(wsis, name), type) and attrs.has(getattr(wsis, name))}

    assert {"Issue", "Parsed", "Progress", "ReadResult", "Reporter"} >= public - set(values())


# Threads ------------------------------------------------------------------------------------------------------------


def answers(ds: Dataset) -> tuple[object, ...]:
    """Ask a dataset many things at once."""
    line, target = ds.action_line("C9"), ds.target("17.9")
    return (
        ds.digest,
        ds.find("5"),
        ds.parts(ds.goal("8")),
        ds.parts(ds.region("202")),
        ds.goal("8").names["fr"],
        wsis.linked(ds, line, to=Goal),
        wsis.linked(ds, line, to=Commitment, blanket=False),
        wsis.link_state(ds, line, ds.goal("16")),
        wsis.trace(ds, line, target),
    )


def test_threads_agree(ds: Dataset) -> None:
    """Eight threads that ask a fresh dataset at once get the same answers."""
    fresh, gate = attrs.evolve(ds), Barrier(8)

    def ask(_: int) -> tuple[object, ...]:
        gate.wait()
        return answers(fresh)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            found = set(pool.map(ask, range(8)))
    finally:
        sys.setswitchinterval(interval)

    assert {answers(ds)} == found


def test_threads_load_at_once() -> None:
    """Eight threads that load at once, in a fresh process, get equal datasets."""
    program = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

sys.setswitchinterval(1e-6)
gate = Barrier(8)

def load(_):
    gate.wait()
    import wsis
    ds = wsis.load()
    register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C9"])])
    coverage = wsis.coverage(ds, register, of=wsis.Commitment, via=wsis.ActionLine)
    return ds, wsis.linked(ds, ds.action_line("C9"), to=wsis.Goal), coverage

with ThreadPoolExecutor(8) as pool:
    print(len(set(pool.map(load, range(8)))))
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], check=False, capture_output=True, text=True)

    assert ("1\n", "") == (done.stdout, done.stderr)


def test_questions_and_rows_of_results_are_values(ds: Dataset) -> None:
    """What counting gives is made of values too, equal and hashable."""
    register = Register([Project(id="1", title="Radio", action_lines=["C9"])])
    tally = tally_coverage(ds, register, of=Goal)

    assert Question(of="goal") == tally.question
    assert CoverageRow(node=ds.goal("1"), count=0, share=0.0) == wsis.coverage(ds, register, of=Goal).rows[0]
