"""Counting in Dask, where the rows are: equal to a register of the same rows, and only counts come back."""

import pickle
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

import wsis
from tests.cluster.rows import (
    COUNTED,
    LISTS,
    NAMES,
    TAGS,
    TEXTS,
    Plan,
    Row,
    Untyped,
    expected_of,
    quietly,
    register_of,
    some_rows,
)
from wsis import ActionLine, Commitment, Dataset, Goal, InvalidInputError, Target, UnknownTagsError, frames
from wsis.frames.arrow import pa

dask = import_module("dask")
dd = import_module("dask.dataframe")

each_plan = pytest.mark.parametrize("plan", ["group", "stream"])


@pytest.fixture(params=["threads", "processes of a cluster"])
def scheduler(request: pytest.FixtureRequest) -> Iterator[None]:
    """Run with the scheduler that Dask has where none is set, and with the distributed one."""
    with request.getfixturevalue("client").as_current() if request.param != "threads" else nullcontext():
        yield


def pandas_of(rows: Sequence[Row]) -> pd.DataFrame:
    """Make a pandas table, with cells of any kind."""
    return pd.DataFrame(list(rows), columns=list(NAMES), dtype=object)


def table(rows: Sequence[Row], parts: int = 3, *, objects: bool = False) -> Untyped:
    """Make a Dask frame of some partitions, of texts, or of objects as they are."""
    with dask.config.set({"dataframe.convert-string": not objects}):
        return dd.from_pandas(pandas_of(rows), npartitions=parts)


@each_plan
@pytest.mark.usefixtures("scheduler")
@pytest.mark.parametrize("asked", COUNTED, ids=str)
def test_coverage(ds: Dataset, asked: dict[str, Any], plan: Plan) -> None:
    """The coverage of a frame equals that of a register of its rows, by either scheduler."""
    found = quietly(frames.coverage, ds, table(TEXTS), tags=TAGS, plan=plan, **asked)

    assert expected_of(ds, TEXTS, **asked) == found


@each_plan
@pytest.mark.usefixtures("scheduler")
def test_crosstab(ds: Dataset, plan: Plan) -> None:
    """So does a crosstab."""
    found = quietly(frames.crosstab, ds, table(TEXTS), rows=ActionLine, columns=Goal, tags=TAGS, plan=plan)

    assert wsis.crosstab(ds, register_of(TEXTS), rows=ActionLine, columns=Goal) == found


@pytest.mark.parametrize("rows", [TEXTS, TEXTS[:1] * 40], ids=["distinct", "alike"])
def test_plan_is_chosen(ds: Dataset, rows: Sequence[Row]) -> None:
    """The plan that is chosen gives the same, whichever it is."""
    found = quietly(frames.coverage, ds, table(rows), of=Goal, tags=TAGS)

    assert expected_of(ds, rows, of=Goal) == found


@each_plan
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=some_rows())
def test_any_texts(ds: Dataset, rows: list[Row], plan: Plan) -> None:
    """Any rows give the coverage of a register of them, in each group too; no rows give no group."""
    found = quietly(frames.coverage, ds, table(rows), of=Target, tags=TAGS, plan=plan, by="country")

    assert expected_of(ds, rows, of=Target, by="country") == found


@each_plan
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=some_rows(lists=True))
def test_any_lists(ds: Dataset, rows: list[Row], plan: Plan) -> None:
    """Any lists do, with nulls and blanks among them."""
    frame = table(rows, objects=True)

    found = quietly(frames.coverage, ds, frame, of=Commitment, via=ActionLine, tags=TAGS, plan=plan)

    assert expected_of(ds, rows, of=Commitment, via=ActionLine) == found


@each_plan
@pytest.mark.usefixtures("scheduler")
@pytest.mark.parametrize("parts", [1, 40])
@pytest.mark.parametrize("rows", [(), TEXTS[3:4], TEXTS[3:4] * 50], ids=["none", "one", "alike"])
def test_few_rows(ds: Dataset, rows: Sequence[Row], parts: int, plan: Plan) -> None:
    """No rows, one row and rows that are all alike are counted like others."""
    found = quietly(frames.coverage, ds, table(rows, parts), of=ActionLine, tags=TAGS, plan=plan)

    assert expected_of(ds, rows, of=ActionLine) == found


@each_plan
@pytest.mark.parametrize("country", ["KE", "nowhere"])
def test_empty_partitions(ds: Dataset, country: str, plan: Plan) -> None:
    """Partitions of which a filter leaves nothing are counted as nothing."""
    frame = table(TEXTS, 30)

    found = quietly(frames.coverage, ds, frame[frame.country == country], of=Goal, tags=TAGS, by="country", plan=plan)

    assert expected_of(ds, [row for row in TEXTS if row[3] == country], of=Goal, by="country") == found


@each_plan
@pytest.mark.usefixtures("scheduler")
def test_lists(ds: Dataset, plan: Plan) -> None:
    """Lists in cells are read item by item, where Dask is told to leave them as they are."""
    found = quietly(frames.coverage, ds, table(LISTS, objects=True), of=Goal, tags=TAGS, plan=plan)

    assert expected_of(ds, LISTS, of=Goal) == found


@each_plan
def test_lists_that_dask_made_text(ds: Dataset, plan: Plan) -> None:
    """Where Dask has made text of lists, such as "['C1', 'C2']", that text is read, and gives the same codes."""
    rows = [
        (["C1", "C7-e-health"], ["4", "9.c"], ["11a"], "KE"),
        (("C2",), {"8.10"}, [], "KE"),
        (None, [4], None, "PE"),
    ]
    frame = table(rows)

    found = frames.crosstab(ds, frame, rows=ActionLine, columns=Goal, tags=TAGS, plan=plan)

    assert "['C1', 'C7-e-health']" == frame.al.head(1)[0]
    expected = register_of(
        [(["C1", "C7-e-health"], ["4", "9.c"], None, None), (["C2"], ["8.10"], None, None), (None, 4, None, None)]
    )
    assert wsis.crosstab(ds, expected, rows=ActionLine, columns=Goal) == found


@each_plan
@pytest.mark.parametrize("backend", ["numpy_nullable", "pyarrow", None])
def test_lists_of_a_file(ds: Dataset, tmp_path: Path, backend: str | None, plan: Plan) -> None:
    """Lists of a Parquet file are read item by item, whatever Dask makes of them."""
    pandas_of(LISTS).to_parquet(tmp_path / "lists.parquet")
    options = {"dtype_backend": backend} if backend else {}
    frame = dd.read_parquet(tmp_path / "lists.parquet", **options)

    found = quietly(frames.coverage, ds, frame, of=Goal, tags=TAGS, by="country", plan=plan)

    assert expected_of(ds, LISTS, of=Goal, by="country") == found


@each_plan
@pytest.mark.parametrize("known", [True, False])
def test_categories(ds: Dataset, known: bool, plan: Plan) -> None:  # noqa: FBT001 - pytest gives it
    """Columns of categories are counted like text, whether Dask knows the categories or not."""
    with dask.config.set({"dataframe.convert-string": False}):
        frame = dd.from_pandas(pandas_of(TEXTS).astype("category"), npartitions=4)
    if not known:
        frame = frame.assign(**{name: frame[name].cat.as_unknown() for name in NAMES})

    found = quietly(frames.coverage, ds, frame, of=Goal, tags=TAGS, by="country", plan=plan)

    assert expected_of(ds, TEXTS, of=Goal, by="country") == found


@each_plan
def test_categories_of_numbers(ds: Dataset, plan: Plan) -> None:
    """Categories may be whole numbers, which are codes."""
    goals = [4, 17, 4, 18]
    frame = dd.from_pandas(pd.DataFrame({"n": pd.Categorical(goals)}), npartitions=2)

    found = quietly(frames.coverage, ds, frame, of=Goal, tags=frames.Tags(goals="n"), plan=plan)

    assert expected_of(ds, [(None, goal, None, None) for goal in goals], of=Goal) == found


@each_plan
@pytest.mark.parametrize("kind", ["Int64", "int64[pyarrow]", "int8"])
def test_whole_numbers(ds: Dataset, kind: Untyped, plan: Plan) -> None:
    """Goals as whole numbers are read as their digits."""
    goals = [4, 4, 17, 18] if kind == "int8" else [4, None, 17, 18]
    frame = dd.from_pandas(pd.DataFrame({"n": goals}, dtype=object).astype({"n": kind}), npartitions=2)

    found = quietly(frames.coverage, ds, frame, of=Goal, tags=frames.Tags(goals="n"), plan=plan)

    assert expected_of(ds, [(None, goal, None, None) for goal in goals], of=Goal) == found


@each_plan
def test_mixed_objects(ds: Dataset, plan: Plan) -> None:
    """In a column of anything, 1, 1.0, True and "1" are four things: the two that are codes are read as such."""
    cells = [1, 1.0, True, "1", 8.1, None, float("nan")]
    rows = [(None, cell, None, None) for cell in cells]

    found = quietly(frames.coverage, ds, table(rows, objects=True), of=Goal, tags=TAGS, plan=plan)

    assert (2, 7) == (found.rows[0].count, found.projects)


@each_plan
def test_floats_are_refused(ds: Dataset, plan: Plan) -> None:
    """A column of numbers is refused with the reason."""
    frame = dd.from_pandas(pd.DataFrame({"n": [8.1, None]}), npartitions=1)

    with pytest.raises(InvalidInputError, match=r"8\.1 and 8\.10 are the same"):
        frames.coverage(ds, frame, of=Goal, tags=frames.Tags(goals="n"), plan=plan)


@each_plan
def test_numbers_that_a_file_made_floats(ds: Dataset, tmp_path: Path, plan: Plan) -> None:
    """Whole numbers of a file that Dask announces, and that turn out as floats, are refused or told, never lost."""
    path = tmp_path / "n.parquet"
    import_module("pyarrow.parquet").write_table(pa.table({"n": [4, None, 17]}), path)
    frame = dd.read_parquet(path)

    with pytest.raises(InvalidInputError, match=r"8\.1 and 8\.10"):
        frames.coverage(ds, frame, of=Goal, tags=frames.Tags(goals="n"), plan=plan, on_problem="raise")


@each_plan
@pytest.mark.parametrize(
    "values",
    [
        [1, 2, 1, None],
        [True, False, True, True],
        [1.5, float("nan"), None, 1.5],
        [pd.Timestamp("2026-01-31"), None, pd.Timestamp("2026-01-31"), pd.Timestamp("1900-02-28")],
        ["x", "X", "x ", None],
    ],
    ids=str,
)
def test_groups_of_any_type(ds: Dataset, values: Untyped, plan: Plan) -> None:
    """Rows are grouped by values of any type, and rows without one are one group."""
    frame = dd.from_pandas(pd.DataFrame({"v": values, "n": "4"}), npartitions=2)

    found = frames.coverage(ds, frame, of=Goal, tags=frames.Tags(goals="n"), by="v", plan=plan)

    keys = [None if pd.isna(value) else value for value in values]
    assert {key: keys.count(key) for key in keys} == {key: each.projects for key, each in found.items()}


@each_plan
def test_no_column_is_needed(ds: Dataset, plan: Plan) -> None:
    """Where no column holds what is asked, rows are counted all the same."""
    found = frames.coverage(ds, table(TEXTS), of=Goal, tags=frames.Tags(action_lines="al"), plan=plan)

    assert len(TEXTS) == found.projects


@each_plan
def test_problems(ds: Dataset, plan: Plan) -> None:
    """What is not read is told as a table in memory tells it."""
    told: list[tuple[wsis.Problem, ...]] = []
    for frame in (pandas_of(TEXTS), table(TEXTS)):
        with pytest.raises(InvalidInputError) as caught:
            frames.crosstab(ds, frame, rows=ActionLine, columns=Goal, tags=TAGS, plan=plan, on_problem="raise")
        told.append(caught.value.problems)

    assert told[0]
    assert told[0] == told[1]


@each_plan
@pytest.mark.usefixtures("scheduler")
def test_unknown_tags(ds: Dataset, plan: Plan) -> None:
    """A tag that the dataset does not have is refused by the error that a register meets."""
    old = attrs.evolve(ds, goals=ds.goals[:3], targets=(), matrices=())

    with pytest.raises(UnknownTagsError, match="'4'"):
        frames.coverage(old, table(TEXTS[:2]), of=Goal, tags=TAGS, plan=plan)


@pytest.mark.parametrize("plan, most", [("group", 20_000), ("stream", 10_000)])
def test_only_counts_reach_the_client(
    client: Untyped, ds: Dataset, monkeypatch: pytest.MonkeyPatch, plan: Plan, most: int
) -> None:
    """Of 60,000 rows, which take megabytes, only some kilobytes come to the client."""
    sizes: list[int] = []
    gather = type(client).gather

    def counted(self: Untyped, *args: Untyped, **options: Untyped) -> Untyped:
        found = gather(self, *args, **options)
        sizes.append(len(pickle.dumps(found)))
        return found

    monkeypatch.setattr(type(client), "gather", counted)
    rows = list(TEXTS) * 1000

    with client.as_current():
        found = quietly(frames.coverage, ds, table(rows, 20), of=Goal, tags=TAGS, plan=plan)

    assert len(rows) == found.projects
    assert 0 < sum(sizes) <= most
