"""Count over Spark Connect, on a cluster of two worker processes, and print the coverage by each plan.

A process has one kind of session, so this is a program of its own.
"""

import os
import sys
from importlib import import_module

import wsis
from tests.cluster.conftest import SETTINGS
from tests.cluster.rows import NAMES, TAGS, TEXTS, quietly
from wsis import Goal, frames


def main() -> None:
    """Start the cluster, count, and stop it."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = import_module("pyspark.sql").SparkSession.builder.remote("local-cluster[2,1,1024]")
    settings = {**SETTINGS, "spark.connect.grpc.binding.address": "127.0.0.1"}
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    table = session.createDataFrame(list(TEXTS), list(NAMES)).repartition(4)
    for plan in ("group", "stream"):
        found = quietly(frames.coverage, wsis.load(), table, of=Goal, tags=TAGS, plan=plan)
        print(found.projects, *(row.count for row in found.rows))  # noqa: T201 - what the test reads
    session.stop()


if __name__ == "__main__":
    main()
