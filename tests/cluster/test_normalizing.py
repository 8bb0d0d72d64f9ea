"""Clean codes in the tables of a cluster, whose rows never come to the driver."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, TypeAlias

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from tests.cluster.rows import LISTS, NAMES, TAGS, TEXTS, Row, expected_of, quietly, some_rows
from wsis import ActionLine, Commitment, Dataset, InvalidInputError, Target, frames
from wsis.frames.cluster_cells import replace_in_spark
from wsis.frames.normalizing import normalize

#: A table of any engine, and a session of one.
Frame: TypeAlias = Any
Session: TypeAlias = Any

#: Cells that are hard to quote, with what becomes of them.
HOSTILE: Mapping[str | None, str | None] = {
    "'; drop table x; --": None,
    "C3\x00": "C3",
    "\\\"'`\n中国 😀 C2\t$1": "C2",
    "c9 and C1": "C1; C9",
    "": None,
    None: None,
}

SPARK_TYPES = {"text": "string", "list": "array<string>"}


def spark_table(spark: Session, rows: Sequence[Row], kind: str = "text") -> Frame:
    """Make a Spark frame of three partitions, with a number for each row."""
    columns = ", ".join([*(f"{name} {SPARK_TYPES[kind]}" for name in NAMES[:3]), "country string", "number int"])
    numbered = [(*row, number) for number, row in enumerate(rows)]
    return spark.createDataFrame(numbered, columns).repartition(3)


def dask_table(rows: Sequence[Row], parts: int = 3) -> Frame:
    """Make a Dask frame of text."""
    columns = {name: pd.Series([row[place] for row in rows], dtype=object) for place, name in enumerate(NAMES)}
    return import_module("dask.dataframe").from_pandas(pd.DataFrame(columns), npartitions=parts)


def rows_of(frame: Frame) -> list[tuple[Any, ...]]:
    """Bring the rows of a Spark frame home, in the order of their numbers."""
    return [tuple(row)[:4] for row in sorted(frame.collect(), key=lambda row: row.number)]


@pytest.mark.parametrize("rows, kind", [(TEXTS, "text"), (LISTS, "list")])
def test_spark(spark: Session, ds: Dataset, rows: Sequence[Row], kind: str) -> None:
    """The result has the coverage of the rows, and without a problem; it is lazy, and the problems are at hand."""
    found = normalize(ds, spark_table(spark, rows, kind), tags=TAGS)

    assert ("DataFrame", "Table") == (type(found.frame).__name__, type(found.problems).__name__)
    assert [*NAMES, "number"] == found.frame.columns
    assert [row[3] for row in rows] == [row[3] for row in rows_of(found.frame)]
    clean = [(*row[:3], None) for row in rows_of(found.frame)]
    questions: tuple[dict[str, Any], ...] = ({"of": Target}, {"of": Commitment, "via": ActionLine})
    for asked in questions:
        assert expected_of(ds, rows, **asked) == expected_of(ds, clean, **asked)
        assert expected_of(ds, rows, **asked) == frames.coverage(ds, found.frame, tags=TAGS, plan="group", **asked)


def test_spark_keeps_rows_where_they_are(spark: Session, ds: Dataset) -> None:
    """The order of rows in their partitions stays."""
    table = spark_table(spark, TEXTS * 20).sortWithinPartitions("number").cache()

    found = normalize(ds, table, tags=TAGS).frame

    assert [row.number for row in table.collect()] == [row.number for row in found.collect()]


def test_spark_and_hostile_text(spark: Session, ds: Dataset) -> None:
    """No cell and no name of a column is taken for anything but text."""
    name = "select 'al' from"
    table = spark.createDataFrame([(cell, "C1") for cell in HOSTILE], f"`{name}` string, `x1` string").coalesce(1)

    found = normalize(ds, table, tags=frames.Tags(action_lines=name))

    assert [(codes, "C1") for codes in HOSTILE.values()] == [tuple(row) for row in found.frame.collect()]
    assert 2 == found.problems.to_pydict()["rows"][0]


def test_spark_and_lists_of_lists(spark: Session, ds: Dataset) -> None:
    """Lists may lie in lists, and hold whole numbers."""
    cells = [[[9, 4], [], None], None, [[1], [None]], []]
    table = spark.createDataFrame([(cell,) for cell in cells], "x1 array<array<int>>").coalesce(1)

    found = normalize(ds, table, tags=frames.Tags(sdgs="x1"))

    assert ["4; 9", None, "1", None] == [row.x1 for row in found.frame.collect()]
    assert [2, 2] == found.problems.to_pydict()["rows"]


def test_spark_tells_of_a_table_that_changes(spark: Session) -> None:
    """A cell that was not there when the distinct cells were read is an error, never a null in place of tags."""
    table = spark.createDataFrame([("c1",), ("c2",), (None,)], "al string")
    assert ["C1", None, None] == [row.al for row in replace_in_spark(table, {"al": {"c1": "C1", "c2": None}}).collect()]

    with pytest.raises(import_module("pyspark.errors").SparkRuntimeException, match="the table has changed"):
        replace_in_spark(table, {"al": {"c1": "C1"}}).collect()


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=some_rows(lists=True))
def test_any_lists_in_spark(spark: Session, ds: Dataset, rows: list[Row]) -> None:
    """Any lists become text that says the same; cleaned once more, it stays, and there is no problem."""
    clean = normalize(ds, spark_table(spark, rows, "list"), tags=TAGS).frame
    again = normalize(ds, clean, tags=TAGS, on_problem="raise")

    assert rows_of(clean) == rows_of(again.frame)
    assert expected_of(ds, rows, of=Target) == expected_of(ds, rows_of(clean), of=Target)


@pytest.mark.parametrize("parts", [1, 7])
@pytest.mark.parametrize("rows", [(), TEXTS[3:4], TEXTS], ids=["none", "one", "many"])
def test_dask(client: Session, ds: Dataset, rows: Sequence[Row], parts: int) -> None:
    """The result has the coverage of the rows; index and order stay; problems are a pandas frame."""
    table = dask_table(rows, parts)
    with client.as_current():
        found = normalize(ds, table, tags=TAGS)
        clean = found.frame.compute()

        expected = expected_of(ds, rows, of=Target)
        assert expected == frames.coverage(ds, found.frame, tags=TAGS, of=Target, plan="group")
        assert expected == quietly(frames.coverage, ds, table, tags=TAGS, of=Target, plan="group")

    assert (list(NAMES), list(range(len(rows)))) == (list(clean.columns), clean.index.to_list())
    assert [row[3] or None for row in rows] == [None if pd.isna(each) else each or None for each in clean["country"]]
    assert isinstance(found.problems, pd.DataFrame)
    assert found.frame.dtypes.to_dict() == clean.dtypes.to_dict()


@pytest.mark.parametrize("kind", ["object", "category", "string[pyarrow]"])
def test_dask_and_hostile_text(ds: Dataset, kind: str) -> None:
    """No cell and no name of a column is taken for anything but text, whatever holds it."""
    name = "select 'al' from"
    table = pd.DataFrame({name: pd.Series(list(HOSTILE), dtype=kind), "self": list("abcdef")})

    found = normalize(
        ds,
        import_module("dask.dataframe").from_pandas(table, npartitions=2),
        tags=frames.Tags(action_lines=name),
    ).frame.compute()

    assert list(HOSTILE.values()) == [None if pd.isna(each) else each for each in found[name]]
    assert table["self"].to_list() == found["self"].to_list()


def test_problems_are_raised(spark: Session, ds: Dataset) -> None:
    """All at once, from every partition."""
    for table in (spark_table(spark, TEXTS), dask_table(TEXTS)):
        with pytest.raises(InvalidInputError) as caught:
            normalize(ds, table, tags=TAGS, on_problem="raise")
        assert {"C12", "18"} <= {problem.value for problem in caught.value.problems}
