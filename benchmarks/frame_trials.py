"""All measurements of a run: each made once, held against the others, and left out where it would take too long."""

import sys
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

import wsis
from benchmarks.frame_answers import Answer, register_answer
from benchmarks.frame_process import PATIENCE, Left, Measurement, measure
from benchmarks.frame_registers import RANDOM, write_register
from benchmarks.machine import has_free
from wsis import Dataset, Project, Register

#: The rows of the register that is also counted in memory, and of those that warm every process up.
CHECK, WARM_UP = 2_000, 100


class Lot(NamedTuple):
    """A register that is measured.

    Args:
        kind: Whether its tags repeat.
        size: The number of its rows.
    """

    kind: str
    size: int


class Trials:
    """The measurements, and what they share.

    Args:
        ds: The dataset.
        folder: Where the registers are kept meanwhile.
    """

    def __init__(self, ds: Dataset, folder: Path) -> None:
        """Start without any."""
        self._ds = ds
        self._folder = folder
        self._expected: dict[Lot, Answer] = {}
        self._made: dict[tuple[Lot, str, str], Measurement | Left] = {}

    def check(self, engine: str, side: str) -> None:
        """Hold a way to make the report against a register in memory.

        Args:
            engine: The name of the engine.
            side: Who makes the report.

        Raises:
            SystemExit: If they differ.
        """
        lot = Lot(RANDOM, CHECK)
        if lot not in self._expected:
            self._expected[lot] = register_answer(self._ds, _register(self._ds, self._file(lot)))
        made = self.measurement(lot, engine, side)
        if isinstance(made, Left):
            raise SystemExit(f"{engine}, {side}: {made.reason}")

    def measurement(self, lot: Lot, engine: str, side: str) -> Measurement | Left:
        """Measure once, and give the same ever after.

        Args:
            lot: The register.
            engine: The name of the engine.
            side: Who makes the report.

        Raises:
            SystemExit: If the report differs from those of the others.
        """
        key = lot, engine, side
        if key not in self._made:
            made = self._made[key] = self._left_out(lot, engine, side) or self._measured(lot, engine, side)
            told = made.reason if isinstance(made, Left) else f"{made.seconds:.3f} s"
            sys.stderr.write(f"{lot.kind} {lot.size:,}, {engine}, {side}: {told}\n")
        return self._made[key]

    def _measured(self, lot: Lot, engine: str, side: str) -> Measurement | Left:
        made = measure(engine, side, self._file(lot), self._file(Lot(lot.kind, WARM_UP)))
        if isinstance(made, Measurement) and made.found != self._expected.setdefault(lot, made.found):
            raise SystemExit(f"{engine}, {side}: other numbers than the others for {lot.size:,} rows, {lot.kind}")
        return made

    def _left_out(self, lot: Lot, engine: str, side: str) -> Left | None:
        """Tell from a smaller register, or from one that repeats, what would take too much."""
        before = {
            other: made
            for (other, *who), made in self._made.items()
            if who == [engine, side] and CHECK < other.size <= lot.size
        }
        if not before:
            return None
        nearest = max(before, key=lambda other: (other.kind == lot.kind, other.size))
        made, times = before[nearest], lot.size / nearest.size
        if isinstance(made, Left):
            return made
        if made.seconds * times > PATIENCE:
            return Left(f"over {PATIENCE} s")
        if made.memory and not has_free(made.memory * times):
            return Left(f"over {made.memory * times / 1e9:.0f} GB")
        return None

    def _file(self, lot: Lot) -> Path:
        file = self._folder / f"{lot.kind}-{lot.size}.parquet"
        if not file.exists():
            write_register(self._ds, file, lot.kind, lot.size)
        return file


def _register(ds: Dataset, file: Path) -> Register:
    """Read a file without the library, whose codes need no parsing."""
    targets = ds.codes(wsis.Target)
    projects = []
    for row in pq.read_table(file).to_pylist():
        lines, codes = (tuple(filter(None, row[column].split(";"))) for column in ("al", "sdg"))
        goals = [code for code in codes if code not in targets]
        own = [code for code in codes if code in targets]
        projects.append(Project(id=str(row["id"]), title="Project", action_lines=lines, goals=goals, targets=own))
    return Register(projects)
