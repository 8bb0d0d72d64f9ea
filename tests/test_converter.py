"""The converter for the classes of a host: codes for nodes, lists for registers, and nothing coerced or lost."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Literal

import attrs
import cattrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from wsis import (
    ActionLine,
    Citation,
    Commitment,
    Country,
    Dataset,
    Entry,
    Goal,
    Indicator,
    Names,
    Node,
    Objective,
    Organization,
    Project,
    Register,
    Target,
)
from wsis._converter import new_converter
from wsis.converting import converter, worded
from wsis.kinds import ENTRY_TYPES
from wsis.nodes import NODE_TYPES
from wsis.strategies import (
    action_lines,
    any_entries,
    any_nodes,
    citations,
    codes_of,
    commitments,
    corrections,
    countries,
    coverage_rows,
    coverages,
    crosstab_cells,
    crosstabs,
    datasets,
    documents,
    facilitators,
    geneva_targets,
    goals,
    indicators,
    issues,
    links,
    mandates,
    matrices,
    matrix_rows,
    memberships,
    names,
    objectives,
    organizations,
    parsed_texts,
    participations,
    paths,
    principles,
    prize_categories,
    problems,
    progresses,
    projects,
    questions,
    read_results,
    regions,
    registers,
    reporters,
    tallies,
    targets,
    texts,
    themes,
)

#: A strategy of each public value.
VALUES: dict[type[Any], st.SearchStrategy[Any]] = {
    wsis.ActionLine: action_lines(),
    wsis.Cell: crosstab_cells(),
    wsis.Citation: citations(),
    wsis.Commitment: commitments(),
    wsis.Correction: corrections(),
    wsis.Country: countries(),
    wsis.Coverage: coverages(),
    wsis.CoverageRow: coverage_rows(),
    wsis.Crosstab: crosstabs(),
    wsis.Dataset: datasets(),
    wsis.Document: documents(),
    wsis.Entry: any_entries(),
    wsis.Facilitator: facilitators(),
    wsis.GenevaTarget: geneva_targets(),
    wsis.Goal: goals(),
    wsis.Indicator: indicators(),
    wsis.Issue: issues(),
    wsis.Link: links(),
    wsis.Mandate: mandates(),
    wsis.Matrix: matrices(),
    wsis.Membership: memberships(),
    wsis.Names: names(),
    wsis.Node: any_nodes(),
    wsis.Objective: objectives(),
    wsis.Organization: organizations(),
    wsis.Parsed: parsed_texts(),
    wsis.Participation: participations(),
    wsis.Path: paths(),
    wsis.Principle: principles(),
    wsis.PrizeCategory: prize_categories(),
    wsis.Problem: problems(),
    wsis.Progress: progresses(),
    wsis.Reporter: reporters(),
    wsis.Project: projects(unknown_codes=True),
    wsis.Question: questions(),
    wsis.ReadResult: read_results(),
    wsis.Region: regions(),
    wsis.Register: registers(max_size=3),
    wsis.Row: matrix_rows(),
    wsis.Tally: tallies(),
    wsis.Target: targets(),
    wsis.Theme: themes(),
}


@attrs.frozen
class Report:
    """What a host keeps, as an attrs class."""

    line: ActionLine
    projects: Register
    about: Node | None = None
    anything: Entry | None = None
    sdg: Goal | Target | None = None
    measure: Indicator | Country | None = None
    country: Country | None = None
    countries: frozenset[Country] = frozenset()
    names: Names = attrs.field(factory=Names)
    lines: frozenset[ActionLine] = frozenset()
    budget: dict[Goal, int] = attrs.field(factory=dict)
    targets: list[Target] = attrs.field(factory=list)
    words: set[str] = attrs.field(factory=set)
    ratio: float = 1.0
    day: date = date(2025, 12, 17)
    at: datetime | None = None
    dataset: Dataset | None = None


@dataclass
class Note:
    """The same as a dataclass, in small."""

    commitment: Commitment
    project: Project
    citations: list[Citation] = field(default_factory=list)


# An hour that a zone has twice or never equals no time of another zone, so zones by name are not asked for.
OFFSETS = (UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-10)))


def json_of(value: object) -> object:
    """Send plain data through JSON."""
    return json.loads(json.dumps(value))


def faults(given: object) -> list[str]:
    """List what a converter says of a wrong report."""
    with pytest.raises(cattrs.BaseValidationError) as raised:
        converter().structure(given, Report)
    return cattrs.transform_error(raised.value, format_exception=worded)


# Laws ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_plain_data_and_back(kind: type[Any], data: st.DataObject) -> None:
    """Every public value survives the way to JSON and back."""
    value = data.draw(VALUES[kind])
    mine = converter()

    assert mine.structure(json_of(mine.unstructure(value, kind)), kind) == value


@given(
    st.builds(
        Report,
        line=action_lines(),
        projects=registers(max_size=2),
        about=st.none() | any_nodes(),
        anything=st.none() | any_entries(),
        sdg=st.none() | goals() | targets(),
        measure=st.none() | indicators() | countries(),
        country=st.none() | countries(),
        countries=st.frozensets(countries(), max_size=3),
        names=names(),
        lines=st.frozensets(action_lines()),
        budget=st.dictionaries(goals(), st.integers()),
        targets=st.lists(targets(), max_size=3),
        words=st.sets(texts(), max_size=3),
        ratio=st.floats(allow_nan=False, allow_infinity=False),
        day=st.dates(),
        at=st.none() | st.datetimes(timezones=st.none() | st.sampled_from(OFFSETS)),
        dataset=st.none() | datasets(),
    ),
)
def test_a_host_class_and_back(report: Report) -> None:
    """A class of a host that holds our values survives the way to JSON and back."""
    assert converter().structure(json_of(converter().unstructure(report)), Report) == report


# Shape ---------------------------------------------------------------------------------------------------------------


def test_what_plain_data_looks_like(ds: Dataset) -> None:
    """Entries are codes, registers are lists, dates are ISO text; our defaults are left out, a host's are not."""
    report = Report(
        line=ds.action_line("C5"),
        projects=Register([Project(id="1", title="Fibre", start=date(2020, 1, 2), extra={"budget": "10"})]),
        about=ds.goal("5"),
        anything=ds.mandate("113"),
        sdg=ds.target("8.10"),
        measure=ds.indicator("9.c.1"),
        country=ds.country("KE"),
        countries=frozenset([ds.country("UG"), ds.country("PE")]),
        names=Names({"fr": "Rapport", "es": "Informe"}),
        lines=frozenset([ds.action_line("C10"), ds.action_line("C9")]),
        budget={ds.goal("1"): 3},
        at=datetime(2020, 1, 2, 3, 4),  # noqa: DTZ001 - a host may keep local times
        dataset=ds,
    )

    assert {
        "line": "C5",
        "projects": [{"id": "1", "title": "Fibre", "start": "2020-01-02", "extra": [["budget", "10"]]}],
        "about": {"framework": "goal", "code": "5"},
        "anything": {"framework": "mandate", "code": "113"},
        "sdg": {"framework": "target", "code": "8.10"},
        "measure": {"framework": "indicator", "code": "9.c.1"},
        "country": "KE",
        "countries": ["PE", "UG"],
        "names": {"es": "Informe", "fr": "Rapport"},
        "lines": ["C9", "C10"],
        "budget": {"1": 3},
        "targets": [],
        "words": [],
        "ratio": 1.0,
        "day": "2025-12-17",
        "at": "2020-01-02T03:04:00",
        "dataset": {"version": ds.version, "digest": ds.digest},
    } == converter().unstructure(report)


def test_dataclasses_are_as_good(ds: Dataset) -> None:
    """A dataclass is read and written as an attrs class is."""
    note = Note(ds.commitment("11a"), Project(id="1", title="Fibre"), [Citation(document="a", locator="b")])
    plain = {
        "commitment": "11a",
        "project": {"id": "1", "title": "Fibre"},
        "citations": [{"document": "a", "locator": "b"}],
    }

    assert plain == converter().unstructure(note)
    assert note == converter().structure(plain, Note)


def test_a_mark_for_pydantic_changes_nothing(ds: Dataset) -> None:
    """A class may share its annotations with pydantic models."""
    from wsis.fields import GoalField  # noqa: PLC0415 - the other tests do without pydantic

    @attrs.frozen
    class Shared:
        goal: GoalField

    assert Shared(ds.goal("9")) == converter().structure({"goal": "9"}, Shared)


# Strictness ----------------------------------------------------------------------------------------------------------


def error_of(kind: type[Entry], code: str) -> str:
    """What a look-up says of a code that a dataset does not have."""
    with pytest.raises(wsis.UnknownCodeError) as raised:
        wsis.load().get(kind, code)
    return str(raised.value)


PLAIN = {"line": "C5", "projects": [{"id": "1", "title": "Fibre"}]}


@pytest.mark.parametrize(
    "changed, fault",
    [
        (
            {"line": "C12"},
            f"{error_of(ActionLine, 'C12')} @ $.line",
        ),
        ({"line": 5}, "a code is text, not int (5): write '5' @ $.line"),
        (
            {"targets": ["8.1", 8.1]},
            f"{wsis.CodeTypeError(8.1)} @ $.targets[1]",
        ),
        ({"line": None}, "a code is text, not NoneType (None) @ $.line"),
        ({"lines": "C5"}, "expected a list, not 'C5' @ $.lines"),
        ({"liens": []}, "extra fields found (liens) @ $"),
        ({"projects": {"id": "1"}}, "expected a list, not {'id': '1'} @ $.projects"),
        ({"projects": [{"id": "1", "title": None}]}, "expected str, not None @ $.projects[0].title"),
        ({"projects": [{"id": "1"}]}, "required field missing @ $.projects[0].title"),
        ({"projects": [{"id": "1", "title": " "}]}, "a project needs a title @ $.projects[0]"),
        (
            {"projects": [{"id": "1", "title": "Fibre", "countries": "KE"}]},
            "expected a list, not 'KE' @ $.projects[0].countries",
        ),
        (
            {"projects": [{"id": "1", "title": "Fibre", "extra": [["budget"]]}]},
            "expected 2 items, not 1 @ $.projects[0].extra[0]",
        ),
        (
            {"projects": [{"id": "1", "title": "Fibre", "extra": ["ab"]}]},
            "expected a list, not 'ab' @ $.projects[0].extra[0]",
        ),
        ({"day": "20251217"}, "expected date in ISO 8601, as 0001-01-01, not '20251217' @ $.day"),
        ({"day": "2025-13-01"}, "expected date in ISO 8601, as 0001-01-01, not '2025-13-01' @ $.day"),
        ({"day": 2025}, "expected date in ISO 8601, as 0001-01-01, not 2025 @ $.day"),
        ({"ratio": True}, "expected float, not True @ $.ratio"),
        ({"about": "5"}, "expected an object, not '5' @ $.about"),
        ({"about": {"framework": "goal"}}, "required field missing @ $.about.code"),
        (
            {"sdg": {"framework": "objective", "code": "5"}},
            "expected an entry of one of the frameworks goal, target, not of objective @ $.sdg",
        ),
        (
            {"about": {"framework": "country", "code": "KE"}},
            f"expected an entry of one of the frameworks {', '.join(NODE_TYPES)}, not of country @ $.about",
        ),
        (
            {"anything": {"framework": "planet", "code": "3"}},
            f"expected an entry of one of the frameworks {', '.join(ENTRY_TYPES)}, not of planet @ $.anything",
        ),
        ({"country": "Kenya"}, f"{error_of(Country, 'Kenya')} @ $.country"),
        ({"names": ["fr"]}, "expected an object, not ['fr'] @ $.names"),
        ({"names": {"fr": None}}, "expected a language and a name, both as text, not ('fr', None) @ $.names"),
        ({"names": {1: "Rapport"}}, "expected a language and a name, both as text, not (1, 'Rapport') @ $.names"),
        (
            {"dataset": {"version": "1999.1", "digest": "sha256:0"}},
            "no dataset '1999.1' in this release; it carries 2026.1, 2026.2 @ $.dataset",
        ),
    ],
)
def test_wrong_data_is_refused_in_words(changed: dict[str, object], fault: str) -> None:
    """What is unknown or of another type is refused, with its place and the reason."""
    assert [fault] == faults(PLAIN | changed)


def test_one_of_a_few_words_is_expected() -> None:
    """Another word than those that a field may hold is refused with all of them, one of them in any kind of field."""
    membership = {"group": "ldc", "as_of": "2026-02-11"}
    with pytest.raises(cattrs.ClassValidationError) as raised:
        new_converter().structure(membership, wsis.Membership)

    assert ["expected one of LDC, LLDC, SIDS, not 'ldc' @ $.group"] == cattrs.transform_error(
        raised.value, format_exception=worded
    )
    with pytest.raises(ValueError, match=r"^expected one of a, b, not \['a'\]$"):
        new_converter().structure(["a"], Literal["a", "b"] | None)  # type: ignore[arg-type] # a form, not a class
    assert new_converter().structure(None, Literal["a", "b"] | None) is None  # type: ignore[arg-type] # as above


def test_ids_that_stand_twice_are_refused() -> None:
    """A register keeps its own rules."""
    (message,) = faults(PLAIN | {"projects": PLAIN["projects"] * 2})  # type: ignore[operator] # the list of projects

    assert "the id stands 2 times" in message


def test_a_whole_number_is_a_float() -> None:
    """JSON writers may leave the point of 1.0 away."""
    assert 1.0 == converter().structure(PLAIN | {"ratio": 1}, Report).ratio


def test_an_unknown_code_raises_our_error() -> None:
    """A host that wants one code gets the error of the look-up itself."""
    with pytest.raises(wsis.UnknownCodeError, match="nearest: C2, C1, C11"):
        converter().structure("C12", ActionLine)


@given(codes_of(Goal, unknown=True))
def test_only_codes_are_nodes(code: str) -> None:
    """A text is a node exactly if the dataset knows it as a code."""
    if code in wsis.load().codes(Goal):
        assert code == converter().structure(code, Goal).code
    else:
        with pytest.raises(wsis.UnknownCodeError) as raised:
            converter().structure(code, Goal)

        assert code == raised.value.code


def test_a_node_that_would_not_come_back_is_not_written(ds: Dataset) -> None:
    """A node that the dataset words otherwise, or does not have, has no code to be written as."""
    with pytest.raises(wsis.DatasetMismatchError, match="is not what dataset"):
        converter().unstructure(attrs.evolve(ds.goal("9"), title="Another"))
    with pytest.raises(wsis.UnknownCodeError):
        converter().unstructure(attrs.evolve(ds.goal("9"), code="18"))


def test_a_time_is_not_written_as_a_day(ds: Dataset) -> None:
    """A time in the place of a day would not come back, and is refused."""
    report = Report(line=ds.action_line("C5"), projects=Register(), day=datetime(2020, 1, 2))  # noqa: DTZ001 - no day

    with pytest.raises(TypeError, match=r"^expected date, not datetime\."):
        converter().unstructure(report)


# Datasets ------------------------------------------------------------------------------------------------------------


def test_a_host_brings_its_own_dataset(ds: Dataset) -> None:
    """A converter of a host's own dataset knows its nodes, its name, and the bundled ones by theirs."""
    own = attrs.evolve(ds, version="own", digest="sha256:0", goals=(attrs.evolve(ds.goal("9"), code="18"),))
    mine = converter(dataset=own)

    assert own.goals[0] is mine.structure("18", Goal)
    assert own is mine.structure(mine.unstructure(own), Dataset)
    assert ds is mine.structure(mine.unstructure(ds), Dataset)
    with pytest.raises(wsis.UnknownCodeError, match="in dataset own"):
        mine.structure("9", Goal)
    with pytest.raises(wsis.UnknownVersionError):
        converter().structure(mine.unstructure(own), Dataset)


def test_the_wrong_digest_is_refused(ds: Dataset) -> None:
    """A dataset of the same version and other bytes is another one."""
    with pytest.raises(wsis.DatasetMismatchError):
        converter().structure({"version": ds.version, "digest": "sha256:0"}, Dataset)


# Apart from the others -----------------------------------------------------------------------------------------------


def test_a_converter_is_its_caller_s_own(ds: Dataset) -> None:
    """What one caller changes in its converter, no other sees."""
    mine, yours = converter(), converter()
    mine.register_unstructure_hook(Goal, lambda goal: goal.short_title)
    mine.register_structure_hook(Organization, lambda name, _: Organization(name=name))

    assert "Industry, Innovation and Infrastructure" == mine.unstructure(ds.goal("9"))
    assert "9" == yours.unstructure(ds.goal("9")) == converter().unstructure(ds.goal("9"))
    assert Organization(name="ITU") == mine.structure("ITU", Organization)
    with pytest.raises(TypeError, match=r"^expected an object, not 'ITU'$"):
        yours.structure("ITU", Organization)


def test_the_converter_of_the_data_files_holds_whole_nodes(ds: Dataset) -> None:
    """The converter of the data files is another one: a goal there is all its fields."""
    plain = new_converter().unstructure(ds.goal("9"))

    assert "9" == plain["code"]
    assert ds.goal("9") == new_converter().structure(plain, Goal)


def test_without_details_the_first_fault_is_raised() -> None:
    """The strict converter that gathers no faults says as much of the one that it meets."""
    with pytest.raises(TypeError, match=r"^expected a list, not 'ab'$"):
        new_converter(detailed=False).structure("ab", tuple[str, ...])


@pytest.mark.parametrize(
    "program",
    [
        "import wsis; wsis.__all__; from wsis.converting import converter; assert 'cattrs' not in sys.modules",
        "from wsis.converting import converter; converter(); assert 'pydantic' not in sys.modules",
        "from wsis.bundled import _load; import wsis.converting as a; a.converter(); assert not _load.cache_info()[3]",
    ],
    ids=["no cattrs before the call", "no pydantic", "no data"],
)
def test_what_a_converter_costs(program: str) -> None:
    """Nothing is loaded before it is needed: no cattrs before the call, no data before a node, pydantic never."""
    command = [sys.executable, "-W", "error", "-c", f"import sys; {program}"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)

    assert (0, "") == (done.returncode, done.stderr)


def test_other_unions_are_left_to_cattrs() -> None:
    """A union of several kinds of node with something else is not ours, and cattrs says that it cannot read it."""
    with pytest.raises(cattrs.StructureHandlerNotFoundError):
        converter().structure("5", Goal | Objective | int)  # type: ignore[arg-type] # a union is no class
