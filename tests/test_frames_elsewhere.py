"""What is done for a cluster before it is asked, on stand-ins; `tests/cluster` asks real ones."""

from typing import Any

import attrs
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pytest

import wsis
from wsis import Dataset, Goal, InvalidInputError, MissingExtraError, frames
from wsis.frames import choosing, clusters
from wsis.frames.engines import Table, opened
from wsis.frames.grouping import distinct
from wsis.frames.keying import keyed
from wsis.frames.keys import key_of
from wsis.frames.parts import Part
from wsis.frames.question import Asked

TAGS = frames.Tags(sdgs="s.dg")


class SparkLike:
    """A table with the two things that are asked of one of Spark."""

    def __init__(self, rows: pl.DataFrame) -> None:
        self.rows = rows
        self.columns = rows.columns

    def toDF(self, *names: str) -> pl.DataFrame:  # noqa: N802 - Spark's name
        """Name the columns anew."""
        return pl.DataFrame([column.alias(name) for column, name in zip(self.rows, names, strict=True)])


class DaskLike:
    """A table with the three things that are asked of one of Dask."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self.rows = self._meta = rows
        self.dtypes = rows.dtypes

    def map_partitions(self, work: Any, *arguments: Any, meta: pd.DataFrame) -> pd.DataFrame:  # noqa: ANN401 - as Dask has it
        """Work on the one partition."""
        assert list(meta.columns) == list(self.rows.columns)
        found: pd.DataFrame = work(self.rows, *arguments)
        return found


@pytest.fixture
def spark_like(monkeypatch: pytest.MonkeyPatch) -> pl.DataFrame:
    """A table of Polars that is taken for one of Spark."""
    rows = pl.DataFrame({"s.dg": ["4", "9.c", None]})

    def open_as_spark(native: pl.DataFrame, *, tags: tuple[str, ...], by: tuple[str, ...] = ()) -> Table:
        return attrs.evolve(opened(native, tags=tags, by=by), native=SparkLike(native), engine="pyspark")

    monkeypatch.setattr(choosing, "opened", open_as_spark)
    monkeypatch.setattr(choosing, "chosen_plan", lambda *_: "stream")
    return rows


@pytest.mark.parametrize("engine, name", [("pyspark", "spark_part"), ("dask", "dask_part")])
def test_a_cluster_streams_where_its_rows_are(
    ds: Dataset, monkeypatch: pytest.MonkeyPatch, engine: str, name: str
) -> None:
    """The plan "stream" leaves a table of Spark or Dask to the workers."""
    rows = pl.DataFrame({"sdg": ["4"]})
    part = choosing.counted_part(ds, _goals(), rows, tags=frames.Tags(sdgs="sdg"))
    asked: list[object] = []

    def count(kernel: object, native: object) -> Part:
        asked.extend([type(kernel).__name__, native])
        return part

    table = attrs.evolve(opened(rows, tags=("sdg",)), engine=engine)
    monkeypatch.setattr(choosing, "opened", lambda *_, **__: table)
    monkeypatch.setattr(clusters, name, count)

    assert part is choosing.counted_part(ds, _goals(), rows, tags=frames.Tags(sdgs="sdg"), plan="stream")
    assert ["Kernel", rows] == asked


def test_workers_that_lack_the_library_are_not_asked_twice(
    ds: Dataset, monkeypatch: pytest.MonkeyPatch, spark_like: pl.DataFrame
) -> None:
    """Where the workers cannot stream, the plan that is chosen by itself lets the engine group."""

    def lack(*_: object) -> Part:
        raise MissingExtraError("wsis on the workers", "arrow")

    monkeypatch.setattr(clusters, "spark_part", lack)

    assert ("4", "9") == tuple(
        node.code for node in frames.coverage(ds, spark_like, of=Goal, tags=TAGS, plan="auto").covered
    )
    with pytest.raises(MissingExtraError, match="on the workers"):
        frames.coverage(ds, spark_like, of=Goal, tags=TAGS, plan="stream")


def test_columns_of_spark_are_grouped_by_their_places() -> None:
    """Whatever signs are in the names of columns, they come back as they were."""
    rows = pl.DataFrame({"a`b": [1, 2], "s.dg": ["4", "4"]})
    table = Table(native=SparkLike(rows), frame=nw.from_native(rows), engine="pyspark")

    found = distinct(table, ("s.dg",))

    assert (["s.dg", "wsis: rows"], [("4", 2)]) == (found.columns, found.rows())


def test_columns_of_spark_that_share_a_name_are_left_out() -> None:
    """Columns that nobody asks for may have one name."""
    rows = pl.DataFrame({"x": [1, 2], "y": [1, 2], "s.dg": ["4", "4"]})
    native = SparkLike(rows)
    native.columns = ["x", "x", "s.dg"]

    found = distinct(Table(native=native, frame=nw.from_native(rows), engine="pyspark"), ("s.dg",))

    assert [("4", 2)] == found.rows()


def test_objects_of_dask_do_not_group_rows() -> None:
    """Dask would take 1, 1.0 and True for one group, and fail on lists, so it is not asked."""
    rows = pd.DataFrame({"sdg": ["4", "9"], "by": pd.Series([1, True], dtype=object)})
    table = Table(native=DaskLike(rows), frame=nw.from_native(rows), engine="dask", schema=nw.from_native(rows).schema)

    with pytest.raises(InvalidInputError, match="by: a column of objects, which Dask cannot group rows by: give it a"):
        keyed(table, ("sdg",), ("by",))


def test_objects_of_dask_are_keyed_in_each_partition() -> None:
    """A column of objects may hold anything, and narwhals calls it one of strings there."""
    rows = pd.DataFrame({"al": pd.Series([["C1", "C2"], "C3", None], dtype=object), "n": ["x", "y", "z"]})
    table = attrs.evolve(opened(rows, tags=("al",)), native=DaskLike(rows), engine="dask")

    assert [key_of(["C1", "C2"]), "C3", None] == list(keyed(table, ("al",)).native["al"])
    assert table is keyed(table, ())


def _goals() -> Asked:
    return Asked(of=wsis.Goal)
