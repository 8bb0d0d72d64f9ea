"""Synthetic registers as Parquet files, for frames: the same seed makes the same rows, a million of them in seconds.

A column of tags is delimited text. Where tags repeat, each cell is drawn from a pool of combinations, the more often
the earlier it stands there, as in `registers`; where they do not, every cell is drawn by itself.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from wsis import ActionLine, Dataset, Goal, Target

#: Registers in which combinations of tags repeat, and in which they hardly do.
REPEATED, RANDOM = "repeated", "random"

#: How many different cells of action lines, and of goals and targets, a register has where they repeat.
COMBINATIONS = (10_000, 40_000)

#: Rows that are made at a time, and rows of a row group: small enough that two cores share the smallest file of note.
ROWS, ROW_GROUP = 1_000_000, 100_000

#: Makes a column of so many rows.
Column = Callable[[int], pa.Array]


def write_register(ds: Dataset, path: Path, kind: str, size: int, *, seed: int = 2026) -> None:
    """Write a register of projects with 1 to 4 action lines (`al`) and 0 to 6 goals or targets (`sdg`).

    Args:
        ds: The dataset whose codes they declare.
        path: The file.
        kind: Whether tags repeat: REPEATED or RANDOM.
        size: How many projects.
        seed: Seed of the random numbers.
    """
    columns = _columns(ds, kind, np.random.default_rng(seed))
    schema = pa.schema({"id": pa.int32()} | dict.fromkeys(columns, pa.string()))
    encoding = {"id": "DELTA_BINARY_PACKED"}
    with pq.ParquetWriter(path, schema, use_dictionary=list(columns), column_encoding=encoding) as file:
        for table in _tables(columns, schema, size):
            file.write_table(table, row_group_size=ROW_GROUP)


def _tables(columns: dict[str, Column], schema: pa.Schema, size: int) -> Iterator[pa.Table]:
    for start in range(0, size, ROWS):
        stop = min(start + ROWS, size)
        cells = {name: column(stop - start) for name, column in columns.items()}
        yield pa.table({"id": np.arange(start, stop, dtype=np.int32)} | cells, schema=schema)


def _columns(ds: Dataset, kind: str, generator: np.random.Generator) -> dict[str, Column]:
    lines = [line.code for line in ds.all(ActionLine) if not ds.parts(line)]
    sdgs = [node.code for node in (*ds.all(Goal), *ds.all(Target))]
    drawn = {"al": partial(_texts, generator, lines, 1, 4), "sdg": partial(_texts, generator, sdgs, 0, 6)}
    if kind == RANDOM:
        return drawn
    pools = zip(drawn.items(), COMBINATIONS, strict=True)
    return {name: partial(_repeated, generator, column(size)) for (name, column), size in pools}


def _texts(generator: np.random.Generator, codes: list[str], least: int, most: int, size: int) -> pa.Array:
    """Draw some different codes for each cell, and join them."""
    drawn = generator.integers(0, len(codes), (size, most))
    while (twice := (np.diff(np.sort(drawn)) == 0).any(axis=1)).any():
        drawn[twice] = generator.integers(0, len(codes), (twice.sum(), most))
    lengths = generator.integers(least, most + 1, size)
    kept = pa.array(drawn[np.arange(most) < lengths[:, None]])
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return pc.binary_join(pa.ListArray.from_arrays(offsets, pa.array(codes).take(kept)), ";")


def _repeated(generator: np.random.Generator, pool: pa.Array, size: int) -> pa.Array:
    weights = 1 / np.arange(1, len(pool) + 1)
    return pool.take(pa.array(generator.choice(len(pool), size, p=weights / weights.sum())))
