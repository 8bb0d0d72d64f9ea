"""Counting in Spark, where the rows are: equal to a register of the same rows, and only counts come back."""

import subprocess
import sys
from collections.abc import Sequence
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

ROOT = Path(__file__).parent.parent.parent

TEXT = "al string, sdg string, gdc string, country string"
LIST = "al array<string>, sdg array<string>, gdc array<string>, country string"

each_plan = pytest.mark.parametrize("plan", ["group", "stream"])


def table(spark: Untyped, rows: Sequence[Row], schema: str = TEXT, parts: int = 3) -> Untyped:
    """Make a Spark frame of some partitions."""
    return spark.createDataFrame(list(rows), schema).repartition(parts)


@pytest.fixture
def received(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Write down how many rows reach the driver, and refuse every way there but the one that is counted."""
    kind = import_module("pyspark.sql.classic.dataframe").DataFrame
    rows: list[int] = []
    as_arrow = kind.toArrow

    def counted(frame: Untyped) -> Untyped:
        found = as_arrow(frame)
        rows.append(found.num_rows)
        return found

    def refused(*_: object, **__: object) -> Untyped:
        raise AssertionError("rows reach the driver by another way")

    monkeypatch.setattr(kind, "toArrow", counted)
    for way in ("collect", "toPandas", "toLocalIterator", "take", "head", "tail"):
        monkeypatch.setattr(kind, way, refused)
    return rows


@each_plan
@pytest.mark.parametrize("asked", COUNTED, ids=str)
@pytest.mark.parametrize("cells", [(TEXTS, TEXT), (LISTS, LIST)], ids=["texts", "lists"])
def test_coverage(
    spark: Untyped, ds: Dataset, cells: tuple[Sequence[Row], str], asked: dict[str, Any], plan: Plan
) -> None:
    """The coverage of a frame equals that of a register of its rows, whatever its cells are."""
    found = quietly(frames.coverage, ds, table(spark, *cells), tags=TAGS, plan=plan, **asked)

    assert expected_of(ds, cells[0], **asked) == found


@each_plan
def test_crosstab(spark: Untyped, ds: Dataset, plan: Plan) -> None:
    """So does a crosstab."""
    found = quietly(frames.crosstab, ds, table(spark, TEXTS), rows=ActionLine, columns=Goal, tags=TAGS, plan=plan)

    assert wsis.crosstab(ds, register_of(TEXTS), rows=ActionLine, columns=Goal) == found


@pytest.mark.parametrize("rows", [TEXTS, TEXTS[:1] * 40], ids=["distinct", "alike"])
def test_plan_is_chosen(spark: Untyped, ds: Dataset, rows: Sequence[Row]) -> None:
    """The plan that is chosen gives the same, whichever it is."""
    found = quietly(frames.coverage, ds, table(spark, rows), of=Goal, tags=TAGS)

    assert expected_of(ds, rows, of=Goal) == found


@each_plan
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=some_rows())
def test_any_texts(spark: Untyped, ds: Dataset, rows: list[Row], plan: Plan) -> None:
    """Any rows give the coverage of a register of them, in each group too; no rows give no group."""
    found = quietly(frames.coverage, ds, table(spark, rows), of=Target, tags=TAGS, plan=plan, by="country")

    assert expected_of(ds, rows, of=Target, by="country") == found


@each_plan
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=some_rows(lists=True))
def test_any_lists(spark: Untyped, ds: Dataset, rows: list[Row], plan: Plan) -> None:
    """Any lists do, with nulls and blanks among them."""
    found = quietly(frames.coverage, ds, table(spark, rows, LIST), of=Commitment, via=ActionLine, tags=TAGS, plan=plan)

    assert expected_of(ds, rows, of=Commitment, via=ActionLine) == found


@each_plan
@pytest.mark.parametrize("parts", [1, 7])
@pytest.mark.parametrize("rows", [(), TEXTS[3:4], TEXTS[3:4] * 50], ids=["none", "one", "alike"])
def test_few_rows(spark: Untyped, ds: Dataset, rows: Sequence[Row], parts: int, plan: Plan) -> None:
    """No rows, one row and rows that are all alike are counted like others, and partitions may be empty."""
    found = quietly(frames.coverage, ds, table(spark, rows, parts=parts), of=ActionLine, tags=TAGS, plan=plan)

    assert expected_of(ds, rows, of=ActionLine) == found


@each_plan
@pytest.mark.parametrize("kind", ["tinyint", "int", "bigint", "array<int>"])
def test_whole_numbers(spark: Untyped, ds: Dataset, kind: str, plan: Plan) -> None:
    """Goals as whole numbers, alone or in lists, are read as their digits."""
    goals = [4, 4, None, 17, 18]
    cells = [None if goal is None else [goal] for goal in goals] if kind.startswith("array") else goals
    frame = spark.createDataFrame([(cell,) for cell in cells], f"n {kind}").repartition(2)

    found = quietly(frames.coverage, ds, frame, of=Goal, tags=frames.Tags(goals="n"), plan=plan)

    assert expected_of(ds, [(None, goal, None, None) for goal in goals], of=Goal) == found


@each_plan
def test_nothing_in_a_column(spark: Untyped, ds: Dataset, plan: Plan) -> None:
    """A column of no type, which has nothing in it, is one of nulls, as tags and as groups."""
    frame = spark.sql("SELECT null AS al, null AS country FROM range(3)")

    found = frames.coverage(ds, frame, of=ActionLine, tags=frames.Tags(action_lines="al"), by="country", plan=plan)

    assert {None: expected_of(ds, [(None, None, None, None)] * 3, of=ActionLine)} == found


@each_plan
@pytest.mark.parametrize("kind", ["float", "decimal(4,2)", "array<double>", "date", "boolean", "map<string,string>"])
def test_other_types_are_refused(spark: Untyped, ds: Dataset, kind: str, plan: Plan) -> None:
    """A column that is neither text nor whole numbers is refused before anything is counted."""
    frame = spark.sql(f"SELECT CAST(null AS {kind}) AS n")

    with pytest.raises(InvalidInputError, match="n: "):
        frames.coverage(ds, frame, of=Goal, tags=frames.Tags(goals="n"), plan=plan)


@each_plan
@pytest.mark.parametrize(
    "values",
    [
        "1, 2, 1, null",
        "true, false, true, null",
        "1.5D, double('NaN'), 1.5D, null",
        "1.50BD, 2.25BD, 1.50BD, null",
        "date'2026-01-31', date'1900-02-28', date'2026-01-31', null",
        "timestamp_ntz'2026-01-31 12:30:00.000001', timestamp_ntz'0001-01-01', timestamp_ntz'2026-01-31', null",
        "'x', 'X', 'x ', null",
    ],
)
def test_groups_of_any_type(spark: Untyped, ds: Dataset, values: str, plan: Plan) -> None:
    """Rows are grouped by values of any type, and rows without one, or with NaN, are one group."""
    frame = spark.range(1).selectExpr(f"explode(array({values})) AS v", "'4' AS n").repartition(3)
    kept = [row.v for row in frame.select("v").collect()]

    found = frames.coverage(ds, frame, of=Goal, tags=frames.Tags(goals="n"), by="v", plan=plan)

    keys = [None if value is None or value != value else value for value in kept]  # noqa: PLR0124 - NaN alone does so
    assert {key: keys.count(key) for key in keys} == {key: each.projects for key, each in found.items()}
    assert {type(key) for key in keys} == {type(key) for key in found}


@each_plan
def test_groups_of_several_columns(spark: Untyped, ds: Dataset, plan: Plan) -> None:
    """Rows are grouped by several columns, one of tags among them."""
    rows = list(TEXTS[:12])
    expected = {
        (country, line): expected_of(ds, [row for row in rows if (row[3], row[0]) == (country, line)], of=ActionLine)
        for line, _, _, country in rows
    }

    found = quietly(frames.coverage, ds, table(spark, rows), of=ActionLine, tags=TAGS, by=["country", "al"], plan=plan)

    assert expected == found


@pytest.mark.parametrize(
    "name, plan",
    [
        ("with space", "group"),
        ("group 0", "stream"),
        ("vector", "stream"),
        ("SELECT", "stream"),
        ("世界", "stream"),
        ("a.b", "stream"),
        ("c`d", "stream"),
    ],
)
def test_names_of_columns(spark: Untyped, ds: Dataset, name: str, plan: Plan) -> None:
    """Any name of a column is taken as it is."""
    frame = spark.createDataFrame([("C1", "x"), ("C2", "x")], [name, f"{name}!"])

    found = frames.coverage(ds, frame, of=ActionLine, tags=frames.Tags(action_lines=name), by=f"{name}!", plan=plan)

    assert {"x": expected_of(ds, [("C1", None, None, None), ("C2", None, None, None)], of=ActionLine)} == found


@each_plan
def test_no_column_is_needed(spark: Untyped, ds: Dataset, plan: Plan) -> None:
    """Where no column holds what is asked, rows are counted all the same."""
    tags = frames.Tags(action_lines="al")

    found = frames.coverage(ds, table(spark, TEXTS), of=Goal, tags=tags, plan=plan)

    assert len(TEXTS) == found.projects


@each_plan
def test_problems(spark: Untyped, ds: Dataset, plan: Plan) -> None:
    """What is not read is told as a table in memory tells it."""
    told: list[tuple[wsis.Problem, ...]] = []
    for frame in (pd.DataFrame(TEXTS, columns=["al", "sdg", "gdc", "country"]), table(spark, TEXTS)):
        with pytest.raises(InvalidInputError) as caught:
            frames.crosstab(ds, frame, rows=ActionLine, columns=Goal, tags=TAGS, plan=plan, on_problem="raise")
        told.append(caught.value.problems)

    assert told[0]
    assert told[0] == told[1]


@each_plan
@pytest.mark.parametrize("by", [None, "country"])
def test_unknown_tags(spark: Untyped, ds: Dataset, by: str | None, plan: Plan) -> None:
    """A tag that the dataset does not have is refused by the error that a register meets, not by one of Spark."""
    old = attrs.evolve(ds, goals=ds.goals[:3], targets=(), matrices=())

    with pytest.raises(UnknownTagsError, match="'4'"):
        quietly(frames.coverage, old, table(spark, TEXTS[:2]), of=Goal, tags=TAGS, by=by, plan=plan)


@each_plan
@pytest.mark.parametrize("by", [None, "country"])
def test_only_counts_reach_the_driver(
    spark: Untyped, ds: Dataset, received: list[int], by: str | None, plan: Plan
) -> None:
    """Of many rows only the distinct ones come to the driver, or one for each partition, or for each group."""
    rows = [(None, goal, None, country) for goal in ("4", "9.c", "16; 3", None) for country in ("KE", "PE", None)] * 50
    parts = 5
    most = {"group": 12 if by else 4, "stream": 3 if by else parts}

    quietly(frames.coverage, ds, table(spark, rows, parts=parts), of=Goal, tags=TAGS, by=by, plan=plan)

    assert 0 < sum(received) <= most[plan]


def test_real_processes(ds: Dataset) -> None:
    """Spark Connect over a cluster of two worker processes gives the same by both plans."""
    found = subprocess.run(
        [sys.executable, "-m", "tests.cluster.remote"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout

    expected = expected_of(ds, TEXTS, of=Goal)
    assert [" ".join(map(str, [expected.projects, *(row.count for row in expected.rows)]))] * 2 == found.splitlines()


class FromElsewhere:
    """A kernel whose package the workers do not have: it comes from a module that nobody has."""

    columns = (("sdg", "sdgs"),)
    by = ()

    def __init__(self, module: str) -> None:
        self.module = module

    def __reduce__(self) -> tuple[object, ...]:
        """Arrive at a worker as an import."""
        return import_module, (self.module,)


def test_workers_may_lack_the_library(spark: Untyped, ds: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream says what the workers lack; the plan that is chosen by itself then lets Spark group."""
    rows = table(spark, TEXTS)
    monkeypatch.setattr("wsis.frames.kernel.kernel_of", lambda *_: FromElsewhere("wsis.nowhere"))

    with pytest.raises(wsis.MissingExtraError, match=r"this needs wsis on the workers of Spark.*wsis\[arrow\]"):
        quietly(frames.coverage, ds, rows, of=Goal, tags=TAGS, plan="stream")
    assert expected_of(ds, TEXTS, of=Goal) == quietly(frames.coverage, ds, rows, of=Goal, tags=TAGS, plan="auto")


def test_other_errors_of_workers_are_those_of_spark(
    spark: Untyped, ds: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What else goes wrong on a worker is not taken for a lacking package."""
    monkeypatch.setattr("wsis.frames.kernel.kernel_of", lambda *_: FromElsewhere("somebodys.package"))

    with pytest.raises(import_module("pyspark.errors").PySparkException, match="somebodys"):
        quietly(frames.coverage, ds, table(spark, TEXTS[:2]), of=Goal, tags=TAGS, plan="stream")


@each_plan
@pytest.mark.parametrize("name", ["s.dg", "s`dg", "s dg", "select", "ñ"])
def test_any_name_of_a_column(spark: Untyped, ds: Dataset, name: str, plan: Plan) -> None:
    """A point, a backtick or a word of SQL in the name of a column is a part of the name."""
    rows = spark.createDataFrame([("x", "4"), ("y", None)], ["other", name])

    found = quietly(frames.coverage, ds, rows, of=Goal, tags=frames.Tags(sdgs=name), plan=plan)

    assert ("4",) == tuple(node.code for node in found.covered)
