"""Overlays: additions beside canonical data that they never change, in memory and in folders."""

import copy
import pickle
from collections.abc import Iterable
from tempfile import TemporaryDirectory
from typing import Any, TypedDict

import attrs
import pytest
from cattrs import BaseValidationError
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import wsis
from tests.exports import OTHERS
from wsis import (
    ActionLine,
    Citation,
    Commitment,
    Correction,
    Country,
    Dataset,
    DatasetMismatchError,
    Document,
    Entry,
    Facilitator,
    GenevaTarget,
    Goal,
    Indicator,
    InvalidInputError,
    Link,
    Mandate,
    Matrix,
    Membership,
    Names,
    Node,
    Objective,
    Principle,
    PrizeCategory,
    Project,
    Region,
    Register,
    Target,
    Theme,
    UnknownTagsError,
    UnknownVersionError,
    Withdrawal,
)
from wsis.holding import kinds_of
from wsis.integrity import faults
from wsis.nodes import NODE_TYPES
from wsis.tallying import tally_coverage

PLAN = Document(id="acme-plan", title="Plan of Acme", publisher="Acme", date="2026", url="https://acme.example/plan")
PLACE = Citation(document="acme-plan", locator="p. 1")

VERSION = wsis.DATA_VERSION

# A host's own nodes, some with codes that stand for something canonical in another framework.
NODES: tuple[Node, ...] = (
    ActionLine(code="C12", title="Space", short_title="Space", paragraph="1", citation=PLACE),
    ActionLine(code="C100", title="Sea", short_title="Sea", paragraph="2", citation=PLACE),
    Goal(code="18", title="Ties", short_title="Ties", color="#123456", iri="https://acme.example/18", citation=PLACE),
    Goal(code="100", title="Rest", short_title="Rest", color="#123457", iri="https://acme.example/100", citation=PLACE),
    Goal(code="11a", title="Play", short_title="Play", color="#123458", iri="https://acme.example/p", citation=PLACE),
    Target(code="9.z", goal="9", label="Own", means_of_implementation=False, iri="urn:acme:9.z", citation=PLACE),
    Objective(code="6", title="Be kind", paragraphs=("80",), citation=PLACE),
    Theme(code="9", objective="1", title="Weather", paragraphs=("80",), citation=PLACE),
    Commitment(code="X1", paragraph="eighty", objective="1", title="Rain", summary="Rain for all", citation=PLACE),
)


def evolve(value: Any, **changes: object) -> Any:  # noqa: ANN401 - whatever the type checkers think of it
    """Give a value with some fields changed."""
    return attrs.evolve(value, **changes)


# Entries of the kinds that came with 2026.2, and names: each goes with the canonical ones alone.
LATER: tuple[Entry, ...] = (
    evolve(NODES[2], code="19", names=Names({"fr": "Liens", "pt-BR": "Laços"})),
    Indicator(code="9.c.2", target="9.c", label="Own", custodians=("Acme Inc.",), standing="related", citation=PLACE),
    PrizeCategory(code="19", title="Own", action_line="C5", citation=PLACE),
    GenevaTarget(
        code="6k", paragraph="6(k)", title="Own", due=2030, action_lines=("C1", "C10"), tied_by=PLACE, citation=PLACE
    ),
    Mandate(code="9", paragraph="9", title="Own", summary="Own", addressees=("All of us",), citation=PLACE),
    Mandate(code="114", paragraph="114", title="More", summary="", due=2030, action_lines=("C10",), citation=PLACE),
    Principle(code="chapter-10", kind="chapter", title="Own", citation=PLACE),
    Region(code="003", title="Own", parent="002", citation=PLACE),
    Country(
        code="XA",
        title="Own",
        names=Names({"zh-Hans": "自己的"}),
        iso3="XAA",
        m49="901",
        region="002",
        subregion="015",
        groups=(Membership(group="SIDS", as_of="2026-01-01"),),
        citation=PLACE,
    ),
    Country(code="NB", title="Nowhere", iso3="NBB", m49="902", note="Own", citation=PLACE),
)
ENTRIES: tuple[Entry, ...] = (*NODES, *LATER)


def unlinked(matrix: Matrix) -> list[Link]:
    """The pairs that a matrix speaks of and does not link, as links that name it."""
    return [
        Link(source=source, target=target, matrix=matrix.id, evidence=(PLACE,))
        for source in matrix.source_scope
        for target in matrix.target_scope
        if not matrix.link(source, target)
    ]


def own_matrix(id_: str, source: type[Node], target: type[Node], *pairs: tuple[str, str]) -> Matrix:
    """A matrix of a host."""
    ds = wsis.load()
    sources, targets = ({pair[end] for pair in pairs} for end in (0, 1))
    return Matrix(
        id=id_,
        title=id_.title(),
        source=source.framework,
        target=target.framework,
        document="acme-plan",
        source_scope=tuple(code for code in ds.codes(source) if code in sources),
        target_scope=tuple(code for code in ds.codes(target) if code in targets),
        links=tuple(Link(source=one, target=other, matrix=id_, evidence=(PLACE,)) for one, other in pairs),
    )


LINKS = [link for matrix in wsis.load().matrices[:3] for link in unlinked(matrix)[:20]]
MATRICES = [
    own_matrix("acme-lines", ActionLine, Goal, ("C5", "9"), ("C10", "2"), ("C9", "10")),
    own_matrix("acme-targets", Commitment, Target, ("11a", "9.c"), ("74", "8.10")),
]
GOAL, LINK = NODES[2], LINKS[0]
CORRECTION = Correction(
    id="acme-1",
    subject="wsis-sdg-goals",
    locator="C5, goal 9",
    printed="no link",
    adopted="a link",
    reason="we need it",
    status="decided",
    citation=PLACE,
)


class Additions(TypedDict):
    """What `extend` is given."""

    nodes: Iterable[Entry]
    links: Iterable[Link]
    matrices: Iterable[Matrix]
    documents: Iterable[Document]
    corrections: Iterable[Correction]


EVERYTHING = Additions(nodes=ENTRIES, links=LINKS, matrices=MATRICES, documents=[PLAN], corrections=[CORRECTION])


@st.composite
def additions(draw: DrawFn) -> Additions:
    """Make additions that go together."""
    return Additions(
        nodes=draw(st.lists(st.sampled_from(ENTRIES), unique=True)),
        links=draw(st.lists(st.sampled_from(LINKS), unique=True, max_size=8)),
        matrices=draw(st.lists(st.sampled_from(MATRICES), unique=True)),
        documents=[PLAN],
        corrections=draw(st.sampled_from([[], [CORRECTION]])),
    )


def held(ds: Dataset) -> dict[str, tuple[Any, ...]]:
    """All values that a dataset holds, field by field."""
    return {name: value for name, value in attrs.asdict(ds, recurse=False).items() if isinstance(value, tuple)}


# Laws ----------------------------------------------------------------------------------------------------------------


@example(EVERYTHING)
@given(additions())
def test_the_base_stays_as_it_is(given: Additions) -> None:
    """Extending changes nothing of the dataset that is extended, and its values come first in the new one."""
    ds = wsis.load()
    before = pickle.loads(pickle.dumps(ds))  # noqa: S301 - our own bytes
    new = ds.extend(**given, name="acme.1")

    assert before == ds
    assert ds is new.base
    for field, values in held(ds).items():
        assert values == held(new)[field][: len(values)]
    assert ds.matrix(ActionLine, Goal) is new.matrix(ActionLine, Goal)


@example(EVERYTHING)
@given(additions())
def test_additions_follow_all_rules(given: Additions) -> None:
    """What can be added breaks no rule of a dataset."""
    assert () == faults(wsis.load().extend(**given, name="acme.1"))


@given(additions(), st.randoms())
def test_the_order_of_arguments_means_nothing(given: Additions, random: Any) -> None:  # noqa: ANN401 - Hypothesis's
    """The same additions in another order make the same dataset, with the same digest."""
    arguments: Any = given
    shuffled: Any = {name: random.sample(values, len(values)) for name, values in arguments.items()}
    one, other = (wsis.load().extend(**each, name="acme.1") for each in (arguments, shuffled))

    assert one == other
    assert (one.digest, hash(one)) == (other.digest, hash(other))


@given(additions(), additions())
def test_other_additions_have_another_digest(one: Additions, other: Additions) -> None:
    """Two extended datasets have one digest only where they are equal."""
    made, beside = (wsis.load().extend(**each, name="acme.1") for each in (one, other))

    assert (made == beside) is (made.digest == beside.digest)


@given(additions())
def test_the_name_is_in_the_digest(given: Additions) -> None:
    """The same additions under another name are another dataset."""
    one, other = (wsis.load().extend(**given, name=name) for name in ("acme.1", "acme.2"))

    assert one.digest != other.digest


@given(st.lists(st.sampled_from(ENTRIES), unique=True, min_size=1), st.integers(0, len(ENTRIES)))
def test_step_by_step_is_at_once(nodes: list[Entry], at: int) -> None:
    """To extend twice is to extend once by everything, under both names."""
    ds = wsis.load()
    steps = ds.extend(documents=[PLAN], nodes=nodes[:at], name="a").extend(nodes=[*nodes[at:], *SPARE], name="b")

    assert ds.extend(documents=[PLAN], nodes=[*nodes, *SPARE], name="a+b") == steps
    assert ds is steps.base


SPARE = (Objective(code="99", title="Spare", paragraphs=(), citation=PLACE),)


@example(EVERYTHING)
@given(additions())
def test_additions_are_told_apart(given: Additions) -> None:
    """A value is an addition exactly where the base does not have it."""
    ds = wsis.load()
    new = ds.extend(**given, name="acme.1")
    canonical = {value for values in held(ds).values() for value in values}
    canonical |= {link for matrix in ds.matrices for link in matrix.links}
    values = [value for values in held(new).values() for value in values]
    values += [link for matrix in new.matrices for link in matrix.links]

    assert all(new.added(value) is (value not in canonical) for value in values)
    assert not any(ds.added(value) for value in canonical)
    assert all(new.added(link) for link in given["links"])


@example(EVERYTHING)
@given(additions())
def test_everything_is_in_definition_order(given: Additions) -> None:
    """What is linked is listed as its framework is, however many matrices say so."""
    new = wsis.load().extend(**given, name="acme.1")
    places = {kind: {code: place for place, code in enumerate(new.codes(kind))} for kind in NODE_TYPES.values()}

    for line in new.action_lines:
        for kind in (Goal, Target, Commitment):
            found = [places[kind][node.code] for node in wsis.linked(new, line, to=kind)]
            assert sorted(found) == found


@given(additions())
def test_an_extended_dataset_is_a_value(given: Additions) -> None:
    """It is equal by value, pickles, copies and hashes."""
    new = wsis.load().extend(**given, name="acme.1")

    for made in (pickle.loads(pickle.dumps(new)), copy.deepcopy(new), copy.copy(new)):  # noqa: S301 - as above
        assert (new, hash(new)) == (made, hash(made))
    assert new != wsis.load()


@example(EVERYTHING)
@given(additions())
def test_what_was_written_is_read(given: Additions) -> None:
    """A folder gives back the same dataset, with the same digest."""
    new = wsis.load().extend(**given, name="acme.1")
    with TemporaryDirectory() as folder:
        wsis.write_overlay(new, folder)
        read = wsis.load(path=folder, digest=new.digest)

    assert new == read


@example(EVERYTHING)
@given(additions())
def test_what_was_linked_is_still_linked(given: Additions) -> None:
    """Additions take no link away, and published matrices say what they said."""
    ds = wsis.load()
    new = ds.extend(**given, name="acme.1")

    for line in ds.action_lines:
        assert {*wsis.links(ds, line)} <= {*wsis.links(new, line)}
    assert set(new.matrices) >= set(ds.matrices)


def test_an_overlay_keeps_its_digest() -> None:
    """What was added to 2026.1 before there were other kinds of entry has the digest that it had."""
    given: Additions = {**EVERYTHING, "nodes": NODES}
    new = wsis.load("2026.1").extend(**given, name="acme.1")

    assert "sha256:dbd253419aa2420a97ad1ed43eac29f059aed8ecf249b5cae247599a1e4730ac" == new.digest


@example(OTHERS)
@given(st.permutations(OTHERS))
def test_entries_may_belong_to_own_ones(entries: Iterable[Entry]) -> None:
    """A country may be in a region that is added with it, in whatever order they are given."""
    plan = evolve(PLAN, id="acme-plan")
    new = wsis.load().extend(nodes=entries, documents=[plan], name="acme.1")
    with TemporaryDirectory() as folder:
        wsis.write_overlay(new, folder)

        assert new == wsis.load(path=folder)
    assert new == wsis.load().extend(nodes=OTHERS, documents=[plan], name="acme.1")
    assert (new.get(Country, "XA"),) == new.parts(new.get(Region, "901")) == new.parts(new.get(Region, "900"))


@pytest.mark.parametrize("version", wsis.versions())
def test_every_version_takes_every_kind(version: str) -> None:
    """Entries that lead to nothing else are added to a dataset that has none of their kind as to one that has."""
    entries = [evolve(each, region=None, subregion=None) if isinstance(each, Country) else each for each in LATER]
    entries = [evolve(each, parent=None) if isinstance(each, Region) else each for each in entries]
    ds = wsis.load(version)
    new = ds.extend(nodes=entries, documents=[PLAN], name="acme.1")
    with TemporaryDirectory() as folder:
        wsis.write_overlay(new, folder)

        assert new == wsis.load(path=folder)
    for entry in entries:
        assert entry == new.get(type(entry), entry.code)
        assert new.added(entry)
        assert len(ds.all(type(entry))) < len(new.all(type(entry)))


# Extending -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def new() -> Dataset:
    """A dataset with everything added."""
    return wsis.load().extend(**EVERYTHING, name="acme.1")


def test_the_version_names_both(new: Dataset) -> None:
    """The version is that of the base and the name; the rest of the head is the base's."""
    ds = wsis.load()

    assert f"{VERSION}+acme.1" == new.version
    assert (ds.date, ds.schema_version) == (new.date, new.schema_version)
    assert repr(new).startswith(f"Dataset('{VERSION}+acme.1', sha256:")


def test_codes_are_found(new: Dataset) -> None:
    """Own nodes are looked up like any other, and part of what they say."""
    assert "Ties" == new.get(Goal, "18").title
    assert new.get(Target, "9.z") in new.parts(new.goal("9"))
    assert [Goal, Commitment] == [type(node) for node in new.find("11a")]


def test_links_stand_in_a_matrix_of_their_own(new: Dataset) -> None:
    """Links that name a matrix are beside it; evidence says which is which."""
    own = new.matrix(ActionLine, Goal, id="wsis-sdg-goals+acme.1")
    matrices = [matrix.id for matrix in new.relation(ActionLine, Goal).matrices]

    assert ["wsis-sdg-goals", "acme-lines", "wsis-sdg-goals+acme.1"] == matrices
    assert ("WSIS–SDG matrix, additions acme.1", "acme-plan") == (own.title, own.document)
    assert {PLACE} == {citation for link in own.links for citation in link.evidence}


def test_rows_stay_with_the_print(new: Dataset) -> None:
    """The rows of a print are not repeated beside it."""
    assert () == new.matrix(Commitment, ActionLine, id="wsis-gdc+acme.1").rows


def test_new_frameworks_are_related(new: Dataset) -> None:
    """An own matrix relates what no published one does."""
    assert [new.target("9.c")] == list(wsis.linked(new, new.commitment("11a"), to=Target))


def test_links_to_own_nodes() -> None:
    """A link may lead to a node that is added with it."""
    link = Link(source="C5", target="18", matrix="wsis-sdg-goals", evidence=(PLACE,))
    made = wsis.load().extend(nodes=NODES, links=[link], documents=[PLAN], name="acme.1")

    assert made.get(Goal, "18") in wsis.linked(made, made.action_line("C5"), to=Goal)


def test_codes_of_another_framework_are_in_order_too() -> None:
    """An own node comes last, even where its code stands for something that comes first in another framework."""
    goal = evolve(GOAL, code="C1")
    links = [evolve(LINK, source=line, target="C1") for line in ("C2", "C5")]
    made = wsis.load().extend(nodes=[goal], links=links, documents=[PLAN], name="acme.1")

    assert ["9", "11", "C1"] == [node.code for node in wsis.linked(made, made.action_line("C2"), to=Goal)][-3:]
    assert "C1" == made.relation(ActionLine, Goal).matrix.target_scope[-1]


def test_joined_links_are_additions(new: Dataset) -> None:
    """A link that was merged of several is an addition where any of them is."""
    canonical = new.matrix(ActionLine, Goal)
    own = new.matrix(ActionLine, Goal, id="acme-lines")
    both = (canonical | own).link("C5", "9")

    assert both is not None
    assert new.added(both)
    assert new.added(canonical | own)
    assert not new.added(canonical.inverse().links[0])


@pytest.mark.parametrize(
    "value, message",
    [
        (evolve(NODES[2], code="20"), f"'20' is not a code of framework 'goal' in dataset {VERSION}+acme.1"),
        (evolve(LATER[-1], code="KX"), f"'KX' is not a code of framework 'country' in dataset {VERSION}+acme.1"),
        (evolve(PLAN, id="x"), f"'x' is not a code of framework 'document' in dataset {VERSION}+acme.1"),
        (evolve(LINK, matrix="x"), f"no matrix 'x' of dataset {VERSION}+acme.1 links {LINK}"),
        (evolve(LINK, source="C7"), f"no matrix 'wsis-sdg-goals' of dataset {VERSION}+acme.1 links C7 -> "),
    ],
)
def test_what_the_dataset_does_not_have_is_no_addition(new: Dataset, value: Any, message: str) -> None:  # noqa: ANN401 - of any kind
    """A dataset says nothing of what it does not have."""
    with pytest.raises(LookupError) as raised:
        new.added(value)

    assert str(raised.value).startswith(message)


def test_what_no_dataset_has_is_no_addition(new: Dataset) -> None:
    """Only values that a dataset holds are asked about."""
    with pytest.raises(TypeError, match="is nothing that a dataset holds"):
        new.added(PLACE)  # type: ignore[arg-type] # wrong on purpose


LINE = Facilitator(name="Acme", role="lead", as_of=2026, source="Plan")

REFUSED: dict[str, tuple[Any, list[str]]] = {
    "nothing": ({}, ["there is nothing to add"]),
    "a code that is there": ({"nodes": [wsis.load().goal("9")]}, ["goal 9: is there already"]),
    "ids that are there": (
        {
            "matrices": [wsis.load().matrices[0]],
            "documents": [wsis.load().documents[0]],
            "corrections": [wsis.load().corrections[0]],
        },
        [
            "matrix wsis-sdg-goals: is there already",
            "document A-RES-56-183: is there already",
            "correction wsis-gdc-lost-texts: is there already",
        ],
    ),
    "a code twice": (
        {"nodes": [GOAL, evolve(GOAL, title="Other")], "documents": [PLAN]},
        ["goal 18: is there more than once: '2'"],
    ),
    "a pair that is there": (
        {"links": [evolve(LINK, source="C1", target="1")], "documents": [PLAN]},
        ["link C1 -> 1: is there already, in matrix wsis-sdg-goals"],
    ),
    "a pair that another matrix has": (
        {"links": [Link(source="11a", target="9", matrix="gdc-sdg-adopted", evidence=(PLACE,))], "documents": [PLAN]},
        [f"link 11a -> 9: is there already, in matrix gdc-sdg-{which}" for which in ("printed", "adopted")],
    ),
    "a pair that an own matrix has from the other end": (
        {
            "links": [LINK],
            "matrices": [own_matrix("back", Goal, ActionLine, (LINK.target, LINK.source))],
            "documents": [PLAN],
        },
        [f"link {LINK}: is there already, in matrix back"],
    ),
    "a pair twice": ({"links": [LINK, LINK], "documents": [PLAN]}, [f"link {LINK}: is given more than once"]),
    "a link of no matrix": (
        {"links": [evolve(LINK, matrix="weather")]},
        [f"link {LINK}: names no matrix of the dataset: 'weather'"],
    ),
    "a link to nothing": (
        {"links": [evolve(LINK, source="C99", target="99")]},
        [
            f"link C99 -> 99: leads from or to an unknown {kind}: '{code}'"
            for kind, code in (("action-line", "C99"), ("goal", "99"))
        ],
    ),
    "no such document": (
        {"nodes": [GOAL], "links": [LINK]},
        [
            "goal 18: cites an unknown document: 'acme-plan'",
            f"wsis-sdg-goals+acme.1 {LINK}: cites an unknown document: 'acme-plan'",
            "wsis-sdg-goals+acme.1: is of an unknown document: 'acme-plan'",
        ],
    ),
    "an IRI of the United Nations": (
        {"nodes": [evolve(GOAL, iri="https://Metadata.UN.org/sdg/18")], "documents": [PLAN]},
        ["goal 18: is an addition with an IRI of the United Nations: 'https://Metadata.UN.org/sdg/18'"],
    ),
    "codes of several words": (
        {"nodes": [evolve(GOAL, code="18, 19")], "documents": [evolve(PLAN, id="a\u202eb"), PLAN]},
        [
            f"{place}: is not one word without commas, semicolons and bars"
            for place in ("goal 18, 19", r"document a\u202eb")
        ],
    ),
    "links of another matrix": (
        {"matrices": [evolve(MATRICES[1], id="other")], "documents": [PLAN]},
        [f"other: has the link {link} of another matrix: 'acme-targets'" for link in MATRICES[1].links],
    ),
    "a target of no goal": (
        {"nodes": [evolve(NODES[5], goal="77")], "documents": [PLAN]},
        ["target 9.z: belongs to an unknown goal: '77'"],
    ),
    "entries that are there": (
        {"nodes": [wsis.load("2026.2").country("NA"), wsis.load("2026.2").mandate("113")]},
        ["country NA: is there already", "mandate 113: is there already"],
    ),
    "entries of nothing": (
        {
            "nodes": [
                evolve(LATER[1], code="9.y.1", target="9.y"),
                evolve(LATER[2], action_line="C99"),
                evolve(LATER[3], action_lines=("C1", "C99")),
                evolve(LATER[5], action_lines=("C98",)),
                evolve(LATER[7], parent="900"),
                evolve(LATER[8], region="900", subregion=None),
            ],
            "documents": [PLAN],
        },
        [
            "indicator 9.y.1: belongs to an unknown target: '9.y'",
            "prize-category 19: belongs to an unknown action-line: 'C99'",
            "geneva-target 6k: belongs to an unknown action-line: 'C99'",
            "mandate 114: belongs to an unknown action-line: 'C98'",
            "region 003: belongs to an unknown region: '900'",
            "country XA: belongs to an unknown region: '900'",
        ],
    ),
    "entries of other forms": (
        {
            "nodes": [
                evolve(LATER[1], target="9.b"),
                evolve(LATER[3], tied_by=None),
                evolve(LATER[7], parent="015"),
                evolve(LATER[8], region="142"),
                evolve(LATER[9], m49="2"),
            ],
            "documents": [PLAN],
        },
        [
            "region 003: belongs to what is a part itself: '015'",
            "indicator 9.c.2: has a code that is not of its target: '9.b'",
            "geneva-target 6k: is tied to action lines without saying where: 'C1 C10'",
            "country NB: has codes of another form than ISO 3166 and M49: 'NB NBB 2'",
            "country XA: is in a subregion of another region: '015'",
        ],
    ),
    "ties to unknown documents": (
        {"nodes": [evolve(LATER[3], tied_by=evolve(PLACE, document="x"))], "documents": [PLAN]},
        ["geneva-target 6k: cites an unknown document: 'x'"],
    ),
    "names of no language": (
        {
            "nodes": [
                evolve(LATER[0], names=Names({"fr": " ", "français": "Liens", "FR": "Liens", "fr_CA": "Liens"})),
                evolve(LATER[9], names=Names({"en": "Nowhere", "en-GB": "Nowhere"})),
            ],
            "documents": [PLAN],
        },
        [
            "goal 19: has a name in what is no language: 'FR'",
            "goal 19: has an empty name in another language: 'fr'",
            "goal 19: has a name in what is no language: 'fr_CA'",
            "goal 19: has a name in what is no language: 'français'",
            "country NB: has a name in English beside its title: 'Nowhere'",
        ],
    ),
    "entries that succeed each other": (
        {
            "nodes": [
                evolve(LATER[at], withdrawn=Withdrawal(date="2026", reason="-", successors=(code,), citation=PLACE))
                for at, code in ((4, "114"), (5, "9"))
            ],
            "documents": [PLAN],
        },
        ["mandate: entries succeed each other in a circle: '9 114 9'"],
    ),
    "words that are none": (
        {
            "nodes": [
                evolve(LATER[8], groups=(evolve(Membership(group="LDC", as_of="2026"), group="G77"),)),
                evolve(LATER[5], due="2030"),
            ],
        },
        [
            "country XA, $.groups[0].group: expected one of LDC, LLDC, SIDS, not 'G77'",
            "mandate 114, $.due: expected int, not '2030'",
        ],
    ),
    "what no dataset holds": (
        {"nodes": [PLACE], "links": [GOAL]},
        [
            f"expected {', '.join(sorted(kind.__name__ for kind in kinds_of(Dataset).values()))}, not ",
            "expected Link, not Goal('18', 'Ties')",
        ],
    ),
    "fields of other types": (
        {
            "nodes": [
                evolve(GOAL, code=18),
                evolve(GOAL, citation="p. 1"),
                evolve(NODES[6], paragraphs=["80"]),
                evolve(GOAL, title="\ud800"),
                evolve(NODES[0], facilitators=(evolve(LINE, as_of="2026"),)),
            ],
            "links": [evolve(LINK, blanket=1)],
        },
        [
            "goal 18, $.code: expected str, not 18",
            "goal 18: is not made as its class says: 'str' object has no attribute 'document'",
            "objective 6: has something else in a field than its class says",
            "goal 18: is not made as its class says: 'utf-8' codec can't encode character",
            "action-line C12, $.facilitators[0].as_of: expected int, not '2026'",
            f"link {LINK}, $.blanket: expected bool, not 1",
        ],
    ),
}


@pytest.mark.parametrize("given, expected", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_added_is_refused(given: Any, expected: list[str]) -> None:  # noqa: ANN401 - wrong on purpose
    """Everything that is wrong is listed, with its place, and nothing else."""
    with pytest.raises(InvalidInputError) as raised:
        wsis.load().extend(**given, name="acme.1")

    assert "overlay acme.1" == raised.value.subject
    assert len(expected) == len(raised.value.problems)
    for words, problem in zip(expected, raised.value.problems, strict=True):
        assert str(problem).startswith(words)


@pytest.mark.parametrize("name", ["", "Acme", "acme 1", "../acme", "acme.", "a" * 61, VERSION])
def test_names_are_plain(name: str) -> None:
    """A name fits into a version and into the id of a matrix, and is not in the version already."""
    with pytest.raises(InvalidInputError, match=r"^overlay .*: 1 problem\n  name: is "):
        wsis.load().extend(documents=[PLAN], name=name)


def test_a_name_is_used_once(new: Dataset) -> None:
    """An overlay on an overlay has a name of its own."""
    with pytest.raises(InvalidInputError, match=rf"name: is in the version of the dataset already, {VERSION}\+acme.1"):
        new.extend(documents=[evolve(PLAN, id="x")], name="acme.1")


def test_additions_are_there_already(new: Dataset) -> None:
    """What an overlay has added cannot be added again."""
    with pytest.raises(InvalidInputError, match="goal 18: is there already"):
        new.extend(nodes=[GOAL], name="acme.2")


def test_own_nodes_may_be_withdrawn() -> None:
    """A host withdraws its own nodes as others do."""
    gone = Withdrawal(date="2026", reason="We merged it", successors=("9",), citation=PLACE)
    made = wsis.load().extend(nodes=[evolve(GOAL, withdrawn=gone)], documents=[PLAN], name="acme.1")
    with TemporaryDirectory() as folder:
        wsis.write_overlay(made, folder)

        assert gone == wsis.load(path=folder).get(Goal, "18").withdrawn


# Counting ------------------------------------------------------------------------------------------------------------


def test_own_codes_are_counted_with_the_overlay(new: Dataset) -> None:
    """A project with codes of an overlay is counted with it, and refused by its base."""
    register = Register([Project(id="1", title="Space", action_lines=["C12"], goals=["18"], targets=["9.z"])])
    coverage = wsis.coverage(new, register, of=Goal)

    assert ["9", "18"] == [node.code for node in coverage.covered]
    assert f"the 21 SDGs of dataset {VERSION}+acme.1" in coverage.rule
    assert (new.version, new.digest) == (coverage.dataset_version, coverage.dataset_digest)
    with pytest.raises(UnknownTagsError) as raised:
        wsis.coverage(wsis.load(), register, of=Goal)
    assert ["C12", "18", "9.z"] == [problem.value for problem in raised.value.problems]


def test_own_links_imply(new: Dataset) -> None:
    """What an overlay links is implied, and the question names its matrices."""
    register = Register([Project(id="1", title="Radio", action_lines=["C10"])])
    coverage = wsis.coverage(new, register, of=Goal, via=ActionLine)

    assert new.goal("2") in coverage.covered
    assert ("wsis-sdg-goals", "acme-lines", "wsis-sdg-goals+acme.1") == coverage.question.matrices


def test_tallies_of_base_and_overlay_do_not_add_up(new: Dataset) -> None:
    """Counts of two datasets are never mixed."""
    one, other = (tally_coverage(ds, Register(), of=Target) for ds in (new, wsis.load()))

    with pytest.raises(DatasetMismatchError):
        _ = one + other


def test_a_converter_needs_the_dataset(new: Dataset) -> None:
    """Plain data that names an extended dataset is read with it, and the error says how without."""
    plain = wsis.converter(dataset=new).unstructure(new)

    assert new is wsis.converter(dataset=new).structure(plain, Dataset)
    assert GOAL == wsis.converter(dataset=new).structure("18", Goal)
    with pytest.raises((UnknownVersionError, BaseValidationError), match=rf"{VERSION}\+acme\.1.*load\(path=…\)"):
        wsis.converter().structure(plain, Dataset)
