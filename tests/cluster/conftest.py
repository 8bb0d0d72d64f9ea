"""Two clusters of one machine, which the tests start and stop: Spark with two workers, and Dask with two processes.

Nothing listens on anything but loopback. The packages have no types, or are there only for these tests, so they are
imported by name.
"""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

#: What the engines say of themselves, and we cannot change.
ENGINES_OWN = (
    "ignore:PySpark does not yet fully support pandas:FutureWarning",  # it does what we ask of it with pandas 3
    "ignore:The inplace keyword in DataFrame:DeprecationWarning",  # of pandas, about what Dask does as it reads Parquet
    "ignore:Dask support is moving out of Narwhals:FutureWarning",  # the package that it names is not released yet
)

#: How a session of Spark is set up, whatever its master.
SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.log.level": "ERROR",
    "spark.sql.shuffle.partitions": "4",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def pytest_configure(config: pytest.Config) -> None:
    """Keep every warning an error but those of the engines."""
    for line in ENGINES_OWN:
        config.addinivalue_line("filterwarnings", line)


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A session of Spark with two workers in this machine."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = import_module("pyspark.sql").SparkSession.builder.master("local[2]").appName("wsis")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="session")
def client() -> Iterator[Any]:
    """A client of Dask's distributed scheduler with two worker processes."""
    distributed = import_module("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
        ) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        yield client
