"""The engines that are compared: how each opens a file, and how its users would make the report by hand."""

import os
import shutil
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from benchmarks import frames_by_hand, frames_by_hand_in_memory
from benchmarks.frame_answers import Answer, Steps

#: Rows of a partition of Dask.
PARTITION = 100_000


class Engine(NamedTuple):
    """An engine.

    Args:
        open: Its table of a file: loaded, or as a scan that reads when it is asked.
        by_hand: The report by hand; where there are two ways, the common one.
        budget: How many times as long as the library the report by hand has to take at the least; 0 for no budget.
        clever: A second way by hand, for those who know more.
        way: That way in a few words.
    """

    open: Callable[[str], Any]
    by_hand: Callable[[Any, Steps], Answer]
    budget: int = 0
    clever: Callable[[Any, Steps], Answer] | None = None
    way: str = ""


def is_there(name: str) -> bool:
    """Tell whether the machine has what an engine needs beside its package: Spark needs Java."""
    return name != "Spark" or bool(shutil.which("java") or os.environ.get("JAVA_HOME"))


def _pandas(path: str) -> Any:  # noqa: ANN401 - here and below: a table of the engine
    import pandas as pd  # noqa: PLC0415 - here and below: a process imports the one engine that it measures

    return pd.read_parquet(path)


def _polars(path: str) -> Any:  # noqa: ANN401
    import polars as pl  # noqa: PLC0415

    return pl.read_parquet(path)


def _polars_scan(path: str) -> Any:  # noqa: ANN401
    import polars as pl  # noqa: PLC0415

    return pl.scan_parquet(path)


def _duckdb(path: str) -> Any:  # noqa: ANN401
    import duckdb  # noqa: PLC0415

    duckdb.from_parquet(path).create_view("file", replace=True)
    duckdb.execute("create or replace table register as from file")
    return duckdb.table("register")


def _duckdb_scan(path: str) -> Any:  # noqa: ANN401
    import duckdb  # noqa: PLC0415

    return duckdb.read_parquet(path)


def _dask(path: str) -> Any:  # noqa: ANN401
    import dask.dataframe as dd  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    frame = pd.read_parquet(path)
    return dd.from_pandas(frame, npartitions=max(2, len(frame) // PARTITION))


def _spark(path: str) -> Any:  # noqa: ANN401
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ["PYSPARK_PYTHON"] = sys.executable  # its workers need the library too
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.memory": "4g",
        "spark.sql.shuffle.partitions": "4",
    }
    return SparkSession.builder.master("local[2]").config(map=settings).getOrCreate().read.parquet(path)


ENGINES = {
    "pandas": Engine(_pandas, frames_by_hand_in_memory.with_pandas, budget=15),
    "Polars": Engine(_polars, frames_by_hand.with_polars, budget=5),
    "Polars, scan of the file": Engine(_polars_scan, frames_by_hand.with_polars, budget=5),
    "PyArrow": Engine(pq.read_table, frames_by_hand_in_memory.with_pyarrow),
    "DuckDB": Engine(_duckdb, frames_by_hand.with_duckdb, budget=5),
    "DuckDB, scan of the file": Engine(_duckdb_scan, frames_by_hand.with_duckdb, budget=5),
    "Dask": Engine(
        _dask,
        frames_by_hand_in_memory.with_dask,
        budget=8,
        clever=frames_by_hand_in_memory.with_dask_partitions,
        way="by hand with pandas in each partition",
    ),
    "Spark": Engine(_spark, frames_by_hand.with_spark, budget=6),
}
