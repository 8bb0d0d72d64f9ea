"""Strategies: each makes what its name says, and Hypothesis finds them by type in a process that knows nothing else."""

import importlib
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from hypothesis import find, given
from hypothesis import strategies as st

import wsis
from wsis import (
    ActionLine,
    Commitment,
    Country,
    Coverage,
    Crosstab,
    Dataset,
    Entry,
    Goal,
    InvalidInputError,
    Link,
    Matrix,
    Names,
    Node,
    Problem,
    Project,
    ReadResult,
    Register,
    Tally,
    strategies,
)
from wsis import _hypothesis as plugin
from wsis.codes import VOCABULARIES
from wsis.errors import MissingExtraError
from wsis.kinds import ENTRY_TYPES
from wsis.nodes import NODE_TYPES
from wsis.strategies import (
    any_entries,
    any_nodes,
    citations,
    codes_of,
    countries,
    coverages,
    crosstabs,
    entries_of,
    links,
    matrices,
    names,
    parsed_texts,
    problems,
    projects,
    read_results,
    registers,
    tallies,
    texts,
)
from wsis.strategies.writing import HOSTILE
from wsis.wording import visible

FRONT = importlib.import_module("wsis")
PUBLIC = {name: value for name in FRONT.__all__ if attrs.has(value := getattr(FRONT, name)) or value in {Entry, Node}}
TAGS = ("action_lines", "goals", "targets", "objectives", "commitments")


@pytest.fixture(autouse=True, scope="module")
def announced() -> None:
    """Tell Hypothesis of the strategies, as its entry point does where the package is installed."""
    plugin.announce()


# By type -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PUBLIC)
@given(data=st.data())
def test_every_public_value_is_found_by_its_type(name: str, data: st.DataObject) -> None:
    """`from_type` makes a value of the class that is asked for."""
    assert isinstance(data.draw(st.from_type(PUBLIC[name])), PUBLIC[name])


def test_every_public_value_has_a_strategy_of_ours() -> None:
    """The table of the entry point names every public value, each with a strategy that there is."""
    table = {name: maker for _, classes in plugin.MAKERS for name, maker in classes}

    assert sorted(PUBLIC) == sorted(table)
    assert set() == set(table.values()) - set(strategies.__all__)


@attrs.frozen
class Report:
    """A class of a host."""

    line: ActionLine
    projects: Register
    goals: tuple[Goal, ...] = ()


@given(st.builds(Report))
def test_classes_of_a_host_are_built(report: Report) -> None:
    """A class that holds our values is built of them, without a word about how."""
    assert report.line in wsis.load().action_lines
    assert isinstance(report.projects, Register)


@pytest.mark.parametrize("asked", [Sequence[int], Iterable[str], Sequence, object], ids=str)
@given(data=st.data())
def test_tests_of_others_are_left_alone(asked: Any, data: st.DataObject) -> None:  # noqa: ANN401 - a type
    """A test that asks for any sequence, or anything at all, is not given ours."""
    made = data.draw(st.from_type(asked))

    assert not type(made).__module__.startswith("wsis")


def run(program: str, *, path: str) -> str:
    """Run a program in a fresh interpreter of which every warning is an error, and give what it prints."""
    command = [sys.executable, "-W", "error", "-c", f"import sys; sys.path.insert(0, {path!r}); {program}"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)

    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout.strip()


@pytest.fixture
def installed(tmp_path: Path) -> str:
    """A folder in which a package declares the entry point, as the wheel does."""
    info = tmp_path / "declared-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: declared\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[hypothesis]\nwsis = wsis._hypothesis:announce\n", encoding="utf-8")
    return str(tmp_path)


def test_a_fresh_process_knows_our_types(installed: str) -> None:
    """Where the package is installed, importing Hypothesis is enough, for our values and for models that hold them."""
    program = """
import pydantic, wsis
from hypothesis import find, settings, strategies as st
from wsis.fields import ActionLineField
class Report(pydantic.BaseModel):
    line: ActionLineField
print(find(st.from_type(wsis.Goal), lambda goal: True), find(st.builds(Report), lambda report: True).line.code)
for kind in (wsis.Project, wsis.Register, wsis.ActionLine):
    assert not st.from_type(kind).is_empty
"""

    assert "1 C1" == run(program, path=installed)


def test_the_entry_point_is_cheap(installed: str) -> None:
    """Importing Hypothesis loads our classes, and neither data, strategies nor another library."""
    program = """
import hypothesis
from wsis.bundled import _load
unwanted = {"cattrs", "pydantic", "wsis.strategies", "wsis.readers.reading"}
print(_load.cache_info().currsize, *sorted(unwanted & set(sys.modules)))
"""

    assert "0" == run(program, path=installed)


def test_without_hypothesis_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for strategies without Hypothesis is told which extra brings it."""
    for name in [name for name in sys.modules if name.startswith("wsis.strategies")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "hypothesis", None)

    with pytest.raises(MissingExtraError, match=r"^this needs hypothesis: pip install 'wsis\[hypothesis\]'$"):
        importlib.import_module("wsis.strategies")


def test_another_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hypothesis is not blamed for what it does not miss."""
    for name in [name for name in sys.modules if name.startswith("wsis.strategies")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "wsis.tallying", None)

    with pytest.raises(ModuleNotFoundError, match=r"wsis\.tallying"):
        importlib.import_module("wsis.strategies")


# What is made --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ENTRY_TYPES.values(), ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_entries_are_those_of_the_dataset(kind: type[Entry], data: st.DataObject) -> None:
    """An entry is one of the dataset, itself and not a copy."""
    made = data.draw(st.from_type(kind))

    assert made is wsis.load().get(kind, made.code)


def test_nodes_of_a_host_s_own_dataset(ds: Dataset) -> None:
    """A host with its own dataset gets its nodes."""
    extra = attrs.evolve(ds.goal("9"), code="18")
    own = attrs.evolve(ds, goals=(extra,))

    assert extra is find(strategies.goals(dataset=own), lambda _: True)
    assert extra is find(any_nodes(dataset=own), lambda node: isinstance(node, Goal))
    assert extra is find(any_entries(dataset=own), lambda entry: isinstance(entry, Goal))


@given(any_entries(dataset=wsis.load("2026.1")))
def test_entries_of_an_early_dataset_are_nodes(entry: Entry) -> None:
    """A dataset that has no list but its frameworks gives the entries of these."""
    assert isinstance(entry, Node)


@given(entries_of(Country), countries())
def test_a_kind_has_the_strategy_of_its_name(made: Country, country: Country) -> None:
    """What is made by kind is made by name too."""
    assert {made, country} <= {*wsis.load().countries}


@given(names())
def test_names_are_by_language(names: Names) -> None:
    """Names are texts by language, and there may be none."""
    assert dict(names.pairs) == names
    assert all(name.strip() for name in names.values())


@given(texts())
def test_texts_can_be_written_anywhere(text: str) -> None:
    """A text is never blank, has no NUL, and can be written in UTF-8."""
    assert text.strip()
    assert "\0" not in text
    assert text == text.encode().decode()


@pytest.mark.parametrize("hostile", ["=", "\n", "\r", '"', "\u202e", "\x1b"])
def test_texts_are_hostile(hostile: str) -> None:
    """Formulas, line ends, quotes and the like come."""
    assert hostile in find(texts(), lambda text: hostile in text)
    assert any(hostile in text for text in HOSTILE)


@pytest.mark.parametrize("kind", NODE_TYPES.values(), ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_codes_are_known_unless_asked_otherwise(kind: type[Node], data: st.DataObject) -> None:
    """Codes are those of the framework."""
    assert data.draw(codes_of(kind)) in VOCABULARIES[kind.framework]


@given(registers())
def test_registers_can_be_counted(register: Register) -> None:
    """Every register can be counted with the bundled dataset: its tags are known."""
    assert len(register) == wsis.coverage(wsis.load(), register, of=Goal).projects


@pytest.mark.parametrize("field", TAGS)
def test_unknown_codes_are_an_option(field: str) -> None:
    """Projects that declare what no dataset knows come where they are asked for."""
    vocabulary = VOCABULARIES[cast("Any", field[:-1].replace("_", "-"))]
    odd = st.builds(getattr, projects(unknown_codes=True), st.just(field)).filter(lambda tags: {*tags} - {*vocabulary})

    assert {*odd_tags(odd)} - {*vocabulary}


def odd_tags(odd: st.SearchStrategy[Any]) -> tuple[str, ...]:
    """Give the first tags that a strategy finds, not the smallest: shrinking a project takes its time."""
    found: list[tuple[str, ...]] = []

    @given(odd)
    def keep(tags: tuple[str, ...]) -> None:
        found.append(tags)

    keep()
    return found[0]


@given(problems())
def test_problems_read_well(problem: Problem) -> None:
    """A problem says its message, and its line never runs behind its row."""
    assert visible(problem.message) in str(problem)
    assert problem.line is None or problem.row is None or problem.line >= problem.row
    assert visible(problem.message) in str(InvalidInputError("file", [problem]))


@given(read_results(max_size=2))
def test_read_results_have_their_rows(result: ReadResult) -> None:
    """No project is without a row."""
    assert len(result.register) <= 2
    assert len(result.register) <= result.rows


@given(links(["11a"], ["9"], matrix="own"))
def test_links_are_of_the_codes_given(link: Link) -> None:
    """A link is between the codes and of the matrix that were asked for, and has evidence."""
    assert ("11a", "9", "own") == (link.source, link.target, link.matrix)
    assert link.evidence


@given(matrices(target=Goal))
def test_matrices_relate_two_frameworks(matrix: Matrix) -> None:
    """A matrix whose one end is given starts from any other framework, and speaks of real codes."""
    assert "goal" == matrix.target != matrix.source
    assert {*matrix.source_scope} <= {*VOCABULARIES[matrix.source]}


@given(matrices(Commitment, ActionLine, sources=["11a"], targets=["C1", "C2"]))
def test_matrices_are_of_the_codes_given(matrix: Matrix) -> None:
    """A matrix speaks of the codes that were asked for."""
    assert ("11a",) == matrix.source_scope
    assert {*matrix.target_scope} <= {"C1", "C2"}


@given(tallies())
def test_tallies_add_up(tally: Tally) -> None:
    """A tally is a real one: added to itself it counts everything twice."""
    assert [2 * count for count in tally.counts] == list((tally + tally).counts)


ONE = Register([Project(id="1", title="Fibre", action_lines=["C2"], goals=["9"])])


@given(coverages(register=ONE))
def test_coverages_are_of_the_register_given(coverage: Coverage) -> None:
    """A coverage counts the register that was asked for."""
    assert 1 == coverage.projects
    assert all(row.count in {0, 1} for row in coverage.rows)


@given(crosstabs(register=ONE))
def test_crosstabs_are_of_the_register_given(crosstab: Crosstab) -> None:
    """A crosstab counts the register that was asked for."""
    assert 1 == crosstab.projects


@given(parsed_texts())
def test_readings_are_true(parsed: wsis.Parsed) -> None:
    """A reading is what one of the parsers says of its text."""
    assert parsed in {read(parsed.text) for read in (wsis.parse_action_lines, wsis.parse_sdgs, wsis.parse_gdc)}


@pytest.mark.parametrize(
    "maker", [citations, texts, registers, any_entries, countries], ids=lambda maker: maker.__name__
)
def test_making_a_strategy_reads_no_data(maker: Callable[[], object]) -> None:
    """A strategy at the head of a test module costs nothing: data is read when the first value is drawn."""
    program = (
        f"from wsis import strategies, bundled; strategies.{maker.__name__}(); print(bundled._load.cache_info()[3])"
    )

    assert "0" == run(program, path=".")
