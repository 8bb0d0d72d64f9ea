"""Ten million rows of a file are counted in memory that does not grow with them, and to the right numbers."""

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import wsis
from tests.frame_engines import Columns, pa, read_rows
from wsis import ActionLine, Dataset, Goal, Target

#: The rows of the file: the same few thousand again and again, a million at a time.
DISTINCT, REPEATED, ROW_GROUPS = 2_000, 500, 10
ROWS = DISTINCT * REPEATED * ROW_GROUPS

#: The characters of a cell, padded with blanks as in files of fixed width.
WIDTH = 64

#: How many bytes counting may take at its peak more than its process has before: half of what the cells take.
BOUND = ROWS * WIDTH

#: Counts a file in a process of its own: the largest memory that it ever had, before and after, and what it counted.
COUNT = """
import json, resource, sys
import duckdb, narwhals.stable.v2, polars, pyarrow.dataset, wsis
import wsis.frames.choosing, wsis.frames.streams
from wsis import ActionLine, Goal, Target, frames

path, engine, plan = sys.argv[1:]
ds = wsis.load()
frame = polars.scan_parquet(path) if engine == "polars" else duckdb.read_parquet(path)
tags = frames.Tags(action_lines="al", sdgs="sdg")
unit = 1 if sys.platform == "darwin" else 1024
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
reached = frames.coverage(ds, frame, of=Target, via=ActionLine, tags=tags, plan=plan)
crossed = frames.crosstab(ds, frame, rows=ActionLine, columns=Goal, tags=tags, plan=plan)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
print(json.dumps([after - before, [row.count for row in reached.rows], [cell.count for cell in crossed.cells]]))
"""


def made_up(ds: Dataset) -> Columns:
    """Make a few thousand rows; they are the same in every run."""
    chance = random.Random(2026)  # noqa: S311 - nothing secret
    lines = [line.code for line in ds.action_lines]
    tags = [node.code for node in (*ds.goals, *ds.targets)]

    def cells(codes: Sequence[str], most: int) -> list[str]:
        return ["; ".join(chance.sample(codes, chance.randint(0, most))).ljust(WIDTH) for _ in range(DISTINCT)]

    return {"al": cells(lines, 4), "sdg": cells(tags, 6)}


@pytest.fixture(scope="session")
def large_file(ds: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Parquet file of ten million rows, written a million at a time."""
    pq = import_module("pyarrow.parquet")
    path = tmp_path_factory.mktemp("large") / "rows.parquet"
    places = pa.array(np.tile(np.arange(DISTINCT, dtype=np.int32), REPEATED))
    rows = pa.table(
        {name: pa.DictionaryArray.from_arrays(places, pa.array(cells)) for name, cells in made_up(ds).items()}
    )
    plain = pa.schema([(name, pa.string()) for name in rows.column_names])
    with pq.ParquetWriter(path, rows.schema, store_schema=False) as writer:
        for _ in range(ROW_GROUPS):
            writer.write_table(rows, row_group_size=2**17)
    assert (plain, ROWS) == (pq.read_schema(path), pq.read_metadata(path).num_rows)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell a process its largest memory by `resource`")
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize("plan", ["group", "stream"])
def test_ten_million_rows(ds: Dataset, large_file: Path, engine: str, plan: str) -> None:
    """A file of ten million rows is counted right, in far less memory than its rows take."""
    done = subprocess.run(
        [sys.executable, "-c", COUNT, str(large_file), engine, plan], capture_output=True, text=True, check=False
    )
    assert 0 == done.returncode, done.stderr
    taken, reached, crossed = json.loads(done.stdout.splitlines()[-1])  # after the bar by which DuckDB shows progress

    few = read_rows(made_up(ds), {"al": "action_lines", "sdg": "sdgs"})
    times = ROWS // DISTINCT
    asked: dict[str, Any] = {"of": Target, "via": ActionLine}
    assert [row.count * times for row in wsis.coverage(ds, few, **asked).rows] == reached
    assert [cell.count * times for cell in wsis.crosstab(ds, few, rows=ActionLine, columns=Goal).cells] == crossed
    assert taken < BOUND
