"""Strategies for what the library answers: counts of made registers, readings of made texts; all of them true."""

from itertools import permutations

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wsis.bundled import load
from wsis.codes import ACTION_LINE_CODES, COMMITMENT_CODES, GOAL_CODES, TARGET_CODES
from wsis.counting import coverage, crosstab
from wsis.dataset import Dataset
from wsis.nodes import NODE_TYPES, ActionLine, Goal, Node, Objective, Theme
from wsis.parsing import parse_action_lines, parse_gdc, parse_sdgs
from wsis.parsing.parsed import Issue, Parsed
from wsis.register import Register
from wsis.reporting import Report, report
from wsis.results import Cell, Coverage, CoverageRow, Crosstab
from wsis.strategies.activities import read_results, registers
from wsis.strategies.writing import texts
from wsis.tally import Question, Tally
from wsis.tallying import tally_coverage, tally_crosstab

# The frameworks whose crosstabs are small enough to draw many of.
_SMALL = (ActionLine, Goal, Objective, Theme)


@st.composite
def _asked(draw: DrawFn, ds: Dataset) -> tuple[type[Node], type[Node] | None, bool]:
    """Make what a coverage can be asked of a dataset: what to count, through what, and whether blanket links count."""
    of = draw(st.sampled_from(tuple(NODE_TYPES.values())))
    through = [kind for kind in NODE_TYPES.values() if ds.relates(kind, of)]
    return of, draw(st.sampled_from([None, *through])), draw(st.booleans())


@st.composite
def tallies(draw: DrawFn, *, dataset: Dataset | None = None) -> Tally:
    """Make tallies of coverages and crosstabs.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset to count with; the newest bundled one by default, as in all strategies of counts.

    >>> from hypothesis import given
    >>> @given(tallies())
    ... def test_tallies_add_up(tally):
    ...     assert (tally + tally).projects == 2 * tally.projects
    >>> test_tallies_add_up()
    """
    ds = dataset or load()
    register = draw(registers(max_size=4))
    if draw(st.booleans()):
        rows, columns = draw(st.sampled_from([*permutations(_SMALL, 2)]))
        return tally_crosstab(ds, register, rows=rows, columns=columns)
    of, via, blanket = draw(_asked(ds))
    return tally_coverage(ds, register, of=of, via=via, blanket=blanket)


def questions(*, dataset: Dataset | None = None) -> SearchStrategy[Question]:
    """Make what was counted in a coverage or a crosstab.

    >>> from hypothesis import given
    >>> @given(questions())
    ... def test_nothing_implies_itself(question):
    ...     assert question.via != question.of
    >>> test_nothing_implies_itself()
    """
    return tallies(dataset=dataset).map(lambda tally: tally.question)


@st.composite
def coverages(draw: DrawFn, *, register: Register | None = None, dataset: Dataset | None = None) -> Coverage:
    """Make coverages, declared or implied, of any framework.

    Args:
        draw: Hypothesis passes it.
        register: The register that is counted; any small one by default.
        dataset: The dataset to count with.

    >>> from hypothesis import given
    >>> @given(coverages())
    ... def test_a_ratio_is_a_part(coverage):
    ...     assert 0 <= coverage.ratio <= 1
    >>> test_a_ratio_is_a_part()
    """
    ds = dataset or load()
    counted = draw(registers(max_size=4)) if register is None else register
    of, via, blanket = draw(_asked(ds))
    return coverage(ds, counted, of=of, via=via, blanket=blanket)


@st.composite
def coverage_rows(draw: DrawFn, *, dataset: Dataset | None = None) -> CoverageRow:
    """Make rows of a coverage.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset to count with.

    >>> from hypothesis import given
    >>> @given(coverage_rows())
    ... def test_a_share_is_a_part(row):
    ...     assert 0 <= row.share <= 1
    >>> test_a_share_is_a_part()
    """
    return draw(st.sampled_from(draw(coverages(dataset=dataset)).rows))


@st.composite
def crosstabs(draw: DrawFn, *, register: Register | None = None, dataset: Dataset | None = None) -> Crosstab:
    """Make crosstabs of two of the smaller frameworks: action lines, goals, objectives, themes.

    Args:
        draw: Hypothesis passes it.
        register: The register that is counted; any small one by default.
        dataset: The dataset to count with.

    >>> from hypothesis import given
    >>> @given(crosstabs())
    ... def test_cells_fill_the_table(table):
    ...     assert len(table.cells) == len(table.rows) * len(table.columns)
    >>> test_cells_fill_the_table()
    """
    counted = draw(registers(max_size=4)) if register is None else register
    rows, columns = draw(st.sampled_from([*permutations(_SMALL, 2)]))
    return crosstab(dataset or load(), counted, rows=rows, columns=columns, blanket=draw(st.booleans()))


@st.composite
def crosstab_cells(draw: DrawFn, *, dataset: Dataset | None = None) -> Cell:
    """Make cells of a crosstab.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset to count with.

    >>> from hypothesis import given
    >>> @given(crosstab_cells())
    ... def test_nothing_is_counted_below_zero(cell):
    ...     assert cell.count >= 0
    >>> test_nothing_is_counted_below_zero()
    """
    return draw(st.sampled_from(draw(crosstabs(dataset=dataset)).cells))


@st.composite
def reports(draw: DrawFn, *, dataset: Dataset | None = None) -> Report:
    """Make reports of small registers, some read from a file, some with a table of countries.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset to count with.

    >>> from hypothesis import given
    >>> @given(reports())
    ... def test_reports_name_their_dataset(report):
    ...     assert report.dataset_version in repr(report)
    >>> test_reports_name_their_dataset()
    """
    result = draw(registers(max_size=3) | read_results(max_size=3))
    return report(dataset or load(), result, group_by=draw(st.sampled_from([None, "country"])))


@st.composite
def parsed_texts(draw: DrawFn) -> Parsed:
    """Make readings of texts: codes that there are, codes that there are not, "all", and hostile text in between.

    Args:
        draw: Hypothesis passes it.

    >>> from hypothesis import find
    >>> find(parsed_texts(), lambda parsed: parsed.codes == ("C2",)).text
    'C2'
    """
    read = draw(st.sampled_from([parse_action_lines, parse_sdgs, parse_gdc]))
    codes = st.sampled_from([*ACTION_LINE_CODES, *GOAL_CODES, *TARGET_CODES, *COMMITMENT_CODES])
    unknown = st.sampled_from(["C12", "18", "9.z", "SDG 0", "AL C1 eGovernment"])
    everything = st.sampled_from(["All SDGs", "All WSIS Action Lines"])
    pieces = draw(st.lists(codes | unknown | everything | texts(), max_size=4))
    return read(draw(st.sampled_from([", ", "; ", " ", "\n"])).join(pieces))


@st.composite
def issues(draw: DrawFn) -> Issue:
    """Make issues of such readings.

    Args:
        draw: Hypothesis passes it.

    >>> from hypothesis import find
    >>> find(issues(), lambda issue: issue.kind == "unknown").kind
    'unknown'
    """
    parsed = draw(parsed_texts())
    assume(parsed.issues)
    return draw(st.sampled_from(parsed.issues))
