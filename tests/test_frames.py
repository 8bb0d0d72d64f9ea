"""The law of `wsis.frames`: what a table is counted to equals what a register of the same rows is counted to."""

import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import permutations
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import wsis
from tests.frame_engines import LIST_TABLES, LIST_WAYS, TEXT_TABLES, TEXT_WAYS, Columns, read_rows, registers_by
from tests.strategies import Question, codes, matrices, questions
from wsis import ActionLine, Commitment, Dataset, Goal, Node, Objective, Target, Theme, frames
from wsis.frames.choosing import Plan, counted_part
from wsis.frames.keys import ITEM, NULL, OTHER
from wsis.frames.parts import Part
from wsis.frames.question import Asked
from wsis.nodes import NODE_TYPES
from wsis.parsing.tagging import TAG_FIELDS
from wsis.strategies import texts

KINDS = tuple(NODE_TYPES.values())

# Names with spaces and quotes, and words that SQL keeps for itself.
NAMES = MappingProxyType[str, str](
    {
        "action_lines": "al",
        "category": "Prize category",
        "sdgs": 'the "SDGs"',
        "goals": "select",
        "targets": "it's",
        "objectives": "группа",
        "commitments": "a;b",
    },
)

#: What the cells of each field are made of.
MADE_OF = MappingProxyType[str, tuple[type[Node], ...]](
    {
        "action_lines": (ActionLine,),
        "category": (ActionLine,),
        "sdgs": (Goal, Target),
        "goals": (Goal,),
        "targets": (Target,),
        "objectives": (Objective,),
        "commitments": (Commitment, Theme),
    },
)

#: What people write in such cells, right and wrong.
MESSY = MappingProxyType[str, tuple[str, ...]](
    {
        "action_lines": (
            "C1 C2, C7 E-health and C11",
            "c5",
            "C7",
            "Ｃ４",
            "C12",
            "Media",
            "AL C3 – C5",
            "all",
            "C7|C9",
        ),
        "category": ("AL C1", "Category 7", "C7 e-health", "C10. Ethical dimensions", "nothing"),
        "sdgs": (
            "Goal 4",
            "4, 9.c and 17",
            "SDG 8.10; 8.1",
            "17.18|17",
            "1-5",
            "Target 9.c, 8",
            "18",
            "教育 4",
            "8.1O",
        ),
        "goals": ("SDG 16", "1 to 3", "no poverty", "3 3 3", "4 (b)"),
        "targets": ("4.b", "8.10, 8.1", "Target 3.d", "SDG 9.c", "17.20"),
        "objectives": ("Objective 2", "follow-up", "1;5", "6"),
        "commitments": ("11a; 47", "11(a)", "paragraph 74 and 12", "Human rights", "11z", "par. 21 (b), (c)"),
    },
)

#: Cells that say nothing.
BLANK = ("", " ", "\t\n", "\u00a0")

#: Signs that nobody types, by which this library marks cells that are lists.
OWN_SIGNS = (ITEM, NULL, OTHER)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Let unread tags pass: tests of their own hold what is said of them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", frames.UnreadTagsWarning)
        yield


def cells(field: str) -> st.SearchStrategy[str | None]:
    """Make cells of a column: codes with separators, messy and hostile text, blanks and nothing."""
    code = st.one_of([codes(kind, unknown=False) for kind in MADE_OF[field]])
    listed = st.tuples(st.sampled_from([";", "; ", ", ", "|", " / "]), st.lists(code, min_size=1, max_size=4))
    return st.one_of(
        st.none(),
        st.sampled_from((*BLANK, *MESSY[field])),
        listed.map(lambda parts: parts[0].join(parts[1])),
        texts().filter(lambda text: not text.startswith(OWN_SIGNS)),
    )


@st.composite
def tables(draw: DrawFn, *, lists: bool = False, by: bool = False, max_size: int = 9) -> tuple[Columns, frames.Tags]:
    """Make the columns of a table, of few cells so that rows repeat, and what they hold."""
    fields = draw(st.lists(st.sampled_from(TAG_FIELDS), min_size=1, max_size=4, unique=True))
    size = draw(st.integers(0, max_size))
    columns: dict[str, list[Any]] = {}
    for field in fields:
        cell: st.SearchStrategy[Any] = cells(field)
        cell = st.none() | st.lists(cell, max_size=3) if lists else cell
        few = draw(st.lists(cell, min_size=1, max_size=4))
        columns[NAMES[field]] = draw(st.lists(st.sampled_from(few), min_size=size, max_size=size))
    if by:
        for name, values in (("country", ["KE", "中国", "", None]), ("size", [1.5, -0.5, float("nan"), None])):
            columns[name] = draw(st.lists(st.sampled_from(values), min_size=size, max_size=size))
    return columns, frames.Tags(**{field: NAMES[field] for field in fields})


def fields_of(tags: frames.Tags) -> Mapping[str, str]:
    """The field of each column."""
    return dict(tags.columns)


@st.composite
def crosstabs(draw: DrawFn) -> dict[str, Any]:
    """Make questions that a crosstab answers."""
    rows, columns = draw(
        st.sampled_from([(ActionLine, Goal), (Goal, Objective), (Objective, ActionLine), (Theme, Goal)])
    )
    return {"rows": rows, "columns": columns, "blanket": draw(st.booleans())}


# Each engine by each plan -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine, plan", TEXT_WAYS)
@settings(max_examples=7)
@given(table=tables(), asked=questions(), crossed=crosstabs())
def test_texts(
    ds: Dataset,
    *,
    engine: str,
    plan: Plan,
    table: tuple[Columns, frames.Tags],
    asked: Question,
    crossed: dict[str, Any],
) -> None:
    """A table with tags as text is counted as the register of its rows, whatever the engine and the plan are."""
    columns, tags = table
    build, register = TEXT_TABLES[engine], read_rows(columns, fields_of(tags))

    assert wsis.coverage(ds, register, **asked) == frames.coverage(ds, build(columns), tags=tags, plan=plan, **asked)
    assert wsis.crosstab(ds, register, **crossed) == frames.crosstab(
        ds, build(columns), tags=tags, plan=plan, **crossed
    )


@pytest.mark.parametrize("engine, plan", LIST_WAYS)
@settings(max_examples=7)
@given(table=tables(lists=True), asked=questions(), crossed=crosstabs())
def test_lists(
    ds: Dataset,
    *,
    engine: str,
    plan: Plan,
    table: tuple[Columns, frames.Tags],
    asked: Question,
    crossed: dict[str, Any],
) -> None:
    """A table with tags in lists is counted as the register of its rows: each item is a cell of its own."""
    columns, tags = table
    build, register = LIST_TABLES[engine], read_rows(columns, fields_of(tags))

    assert wsis.coverage(ds, register, **asked) == frames.coverage(ds, build(columns), tags=tags, plan=plan, **asked)
    assert wsis.crosstab(ds, register, **crossed) == frames.crosstab(
        ds, build(columns), tags=tags, plan=plan, **crossed
    )


@pytest.mark.parametrize("engine, plan", TEXT_WAYS)
@settings(max_examples=5)
@given(table=tables(by=True), asked=questions(), crossed=crosstabs())
def test_by(
    ds: Dataset,
    *,
    engine: str,
    plan: Plan,
    table: tuple[Columns, frames.Tags],
    asked: Question,
    crossed: dict[str, Any],
) -> None:
    """With `by` there is one result for each group, equal to that of a register of its rows; null and NaN are None."""
    columns, tags = table
    build, register = TEXT_TABLES[engine], read_rows(columns, fields_of(tags))
    options: dict[str, Any] = {"tags": tags, "plan": plan}

    for name in ("country", "size"):
        parts = registers_by(register, columns, name)
        expected = {key: wsis.coverage(ds, part, **asked) for (key,), part in parts.items()}
        assert expected == frames.coverage(ds, build(columns), by=name, **options, **asked)
    parts = registers_by(register, columns, "country", "size")
    tabs = {key: wsis.crosstab(ds, part, **crossed) for key, part in parts.items()}
    assert tabs == frames.crosstab(ds, build(columns), by=["country", "size"], **options, **crossed)


# Every question -----------------------------------------------------------------------------------------------------

REGISTER_COLUMNS: Columns = {
    "al": ["C1; C7-e-health", "C7", "C9, C12", None, "C2|C7|C11", "C1; C7-e-health", "C7", ""],
    "sdg": ["4; 9.c", "8.1", "8.10", "16, 3", None, "4; 9.c", "18", "17.18"],
    "gdc": ["11a; 47", None, "follow-up", "74 and 12", "2", "11a; 47", "Human rights", "21b"],
    "country": ["KE", "PE", None, "KE", "", "KE", "PE", None],
}
REGISTER_FIELDS = MappingProxyType({"al": "action_lines", "sdg": "sdgs", "gdc": "commitments"})
REGISTER_TAGS = frames.Tags(action_lines="al", sdgs="sdg", commitments="gdc")
EACH_ENGINE = ("pandas str", "polars", "pyarrow", "duckdb", "arrow stream")


def answered(ask: Callable[[], wsis.Coverage]) -> wsis.Coverage | tuple[type[Exception], str]:
    """What a question is answered by, or why it has no answer."""
    try:
        return ask()
    except wsis.NoMatrixError as error:
        return type(error), str(error)


@pytest.mark.parametrize("engine", EACH_ENGINE)
@pytest.mark.parametrize("blanket", [True, False])
def test_every_pair(ds: Dataset, engine: str, *, blanket: bool) -> None:
    """Every framework, and every pair of them: the same answer as for a register, or the same refusal."""
    register, build = read_rows(REGISTER_COLUMNS, REGISTER_FIELDS), TEXT_TABLES[engine]
    plan = "stream" if engine == "arrow stream" else "group"
    options: dict[str, Any] = {"tags": REGISTER_TAGS, "plan": plan}

    for kind in KINDS:
        for via in (None, *KINDS):
            asked: dict[str, Any] = {"of": kind, "via": via, "blanket": blanket}
            of_register = partial(wsis.coverage, ds, register, **asked)
            of_table = partial(frames.coverage, ds, build(REGISTER_COLUMNS), **options, **asked)
            assert answered(of_register) == answered(of_table)
    for rows, columns in permutations((ActionLine, Goal, Target, Commitment), 2):
        crossed: dict[str, Any] = {"rows": rows, "columns": columns, "blanket": blanket}
        assert wsis.crosstab(ds, register, **crossed) == frames.crosstab(
            ds, build(REGISTER_COLUMNS), **options, **crossed
        )


@pytest.mark.parametrize("plan", ["group", "stream"])
@settings(max_examples=15)
@given(matrix=matrices(ActionLine, Target), table=tables(), blanket=st.booleans())
def test_own_matrix(
    ds: Dataset, plan: Plan, matrix: wsis.Matrix, table: tuple[Columns, frames.Tags], *, blanket: bool
) -> None:
    """A caller's own matrix is followed as for a register."""
    columns, tags = table
    register, frame = read_rows(columns, fields_of(tags)), TEXT_TABLES["polars"](columns)
    asked: dict[str, Any] = {"of": Target, "via": ActionLine, "blanket": blanket, "matrix": matrix}
    crossed: dict[str, Any] = {"rows": ActionLine, "columns": Target, "blanket": blanket, "matrix": matrix}

    assert wsis.coverage(ds, register, **asked) == frames.coverage(ds, frame, tags=tags, plan=plan, **asked)
    assert wsis.crosstab(ds, register, **crossed) == frames.crosstab(ds, frame, tags=tags, plan=plan, **crossed)


@pytest.mark.parametrize("engine", TEXT_TABLES)
def test_unknown_tags(ds: Dataset, engine: str) -> None:
    """A dataset that does not know a tag refuses a table as it refuses a register, and says in how many projects."""
    known = tuple(target for target in ds.targets if target.code != "9.c")
    older = attrs.evolve(
        ds,
        targets=known,
        matrices=tuple(
            matrix.restrict(targets=[each.code for each in known]) if matrix.target == "target" else matrix
            for matrix in ds.matrices
        ),
    )
    for plan in ("group", "stream"):
        if (engine, plan) in TEXT_WAYS:
            with pytest.raises(wsis.UnknownTagsError) as caught:
                frames.coverage(older, TEXT_TABLES[engine](REGISTER_COLUMNS), of=Goal, tags=REGISTER_TAGS, plan=plan)
            assert ("9.c", "in 2 projects") == (
                caught.value.problems[0].value,
                caught.value.problems[0].message[-13:],
            )


# Laws of addition ---------------------------------------------------------------------------------------------------


def part_of(ds: Dataset, asked: Asked, columns: Columns, tags: frames.Tags, *, plan: Plan, by: tuple[str, ...]) -> Part:
    """Count some rows."""
    return counted_part(ds, asked, TEXT_TABLES["polars"](columns), tags=tags, by=by, plan=plan)


@pytest.mark.parametrize("plan", ["group", "stream"])
@settings(max_examples=20)
@given(
    table=tables(by=True),
    by=st.sampled_from([(), ("country",), ("size", "country")]),
    cut=st.integers(0, 9),
    asked=questions(),
)
def test_parts_add_up(
    ds: Dataset, *, plan: Plan, table: tuple[Columns, frames.Tags], by: tuple[str, ...], cut: int, asked: Question
) -> None:
    """The counts of two halves of a table, and their faults, add up to those of the whole, in either order."""
    columns, tags = table
    question = Asked(**asked)
    first, second, whole = (
        part_of(ds, question, {name: values[rows] for name, values in columns.items()}, tags, plan=plan, by=by)
        for rows in (slice(cut), slice(cut, None), slice(None))
    )

    assert whole == first + second
    assert whole == second + first
    for key, tally in whole.tallies.items():
        halves = [part.tallies[key] for part in (first, second) if key in part.tallies]
        assert tally == (halves[0] + halves[1] if len(halves) == 2 else halves[0])


@pytest.mark.parametrize("plan", ["group", "stream"])
@settings(max_examples=20)
@given(table=tables(by=True), asked=questions(), data=st.data())
def test_order_does_not_matter(
    ds: Dataset, plan: Plan, table: tuple[Columns, frames.Tags], asked: Question, data: st.DataObject
) -> None:
    """The rows of a table in another order are counted to the same."""
    columns, tags = table
    order = data.draw(st.permutations(range(len(columns["country"]))))
    shuffled = {name: [values[row] for row in order] for name, values in columns.items()}

    for by in ((), ("country",)):
        given_, other = (part_of(ds, Asked(**asked), each, tags, plan=plan, by=by) for each in (columns, shuffled))
        assert given_ == other


@settings(max_examples=30)
@given(table=tables(by=True), by=st.sampled_from([(), ("country",), ("size",)]), asked=questions(), lists=st.booleans())
def test_plans_tell_the_same(
    ds: Dataset, table: tuple[Columns, frames.Tags], by: tuple[str, ...], asked: Question, *, lists: bool
) -> None:
    """Both plans give the same counts, and tell the same faults in the same numbers of rows."""
    columns, tags = table
    if lists:
        names = fields_of(tags)
        columns = {key: [[cell, None, cell] for cell in own] if key in names else own for key, own in columns.items()}
    question = Asked(**asked)

    assert part_of(ds, question, columns, tags, plan="group", by=by) == part_of(
        ds, question, columns, tags, plan="stream", by=by
    )
