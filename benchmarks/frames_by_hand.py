"""The report as a careful user of Polars, DuckDB or Spark would write it: explode the tags, join, and count.

Each was tuned until nothing that its manual recommends made it faster: few passes, small types, distinct pairs only
where they are used twice.
"""

from typing import Any

import pyarrow as pa

from benchmarks.frame_answers import GOALS, LINES, Answer, Steps, answer

#: A table of an engine; their types differ, and none of them is needed here.
Frame = Any


def with_polars(frame: Frame, known: Steps) -> Answer:
    """Make one lazy plan of the whole report, so that Polars explodes each column once."""
    import polars as pl  # noqa: PLC0415 - only the processes of Polars pay for it

    tags = {
        column: frame.lazy().select("id", code=pl.col(column).str.split(";")).explode("code")
        for column in ("al", "sdg")
    }
    reached = {}
    for name, pairs in known.pairs.items():
        schema = {"code": pl.String, "node": pl.Enum(known.codes[name])}
        table = pl.LazyFrame(pairs, schema=schema, orient="row")
        reached[name] = tags[known.columns[name]].join(table, on="code").select("id", "node")
    counts = [pairs.group_by("node").agg(pl.col("id").n_unique()) for pairs in reached.values()]
    both = reached[LINES].unique().join(reached[GOALS].unique(), on="id").group_by("node", "node_right").len()
    *counted, cells = pl.collect_all([*counts, both], engine="streaming")
    found = {name: dict(each.rows()) for name, each in zip(reached, counted, strict=True)}
    return answer(known, found, {(line, goal): count for line, goal, count in cells.rows()})


def with_duckdb(frame: Frame, known: Steps) -> Answer:
    """Keep the distinct pairs of project and node as tables, and count those."""
    import duckdb  # noqa: PLC0415 - only the processes of DuckDB pay for it

    frame.create_view("projects", replace=True)
    found = {}
    for name, pairs in known.pairs.items():
        table, codes, nodes = f'"{name}"', *zip(*pairs, strict=True)
        duckdb.register("steps", pa.table({"code": codes, "node": nodes}))
        duckdb.execute(
            f"""
            create or replace temp table {table} as
            select distinct id, node
            from (select id, unnest(string_split({known.columns[name]}, ';')) as code from projects)
            join steps using (code)
            """  # noqa: S608 - the names are our own
        )
        found[name] = dict(duckdb.execute(f"select node, count(*) from {table} group by node").fetchall())  # noqa: S608 - the names are our own
    cells = duckdb.execute(
        f"""
        select lines.node, goals.node, count(*)
        from "{LINES}" as lines join "{GOALS}" as goals using (id)
        group by all
        """  # noqa: S608 - the names are our own
    ).fetchall()
    return answer(known, found, {(line, goal): count for line, goal, count in cells})


def with_spark(frame: Frame, known: Steps) -> Answer:
    """Broadcast the small tables, and keep what the crosstab needs again."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - only the processes of Spark pay for it

    tags = {column: frame.select("id", f.explode(f.split(column, ";")).alias("code")) for column in ("al", "sdg")}
    reached = {}
    for name, pairs in known.pairs.items():
        table = f.broadcast(frame.sparkSession.createDataFrame(pairs, ["code", "node"]))
        reached[name] = tags[known.columns[name]].join(table, "code").select("id", "node").distinct()
    lines, goals = (reached[name].cache() for name in (LINES, GOALS))
    found = {name: dict(map(tuple, pairs.groupBy("node").count().collect())) for name, pairs in reached.items()}
    both = lines.join(goals.withColumnRenamed("node", "goal"), "id").groupBy("node", "goal").count().collect()
    for kept in (lines, goals):
        kept.unpersist()
    return answer(known, found, {(line, goal): count for line, goal, count in both})
