"""Reading registers from files: the library, and what others read of the same rows, each in a process of its own."""

import gzip
import shutil
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from math import isnan
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import wsis
from benchmarks.entries import counted_tags, different_tags, entries, repeated_tags
from benchmarks.files import write_files
from benchmarks.machine import has_free
from benchmarks.tables import Table, rate, ratio, verdict
from wsis import Dataset

NOTE = """\
A row has 15 cells: texts, an organization or two, countries, a day, a contest, and tags as three hands write them,
eight rows of ten by the same hand (`C2; C7 E-health`, `SDG 4; 9.c`, `Objective 1; 13(b)`). JSON Lines and CSV hold the
same projects; a run ends here unless the library reads the same 10,000 from both, without a problem.
Tag cells repeat about as often as in the 400 digital public goods, which have 124 different cells of goals. Two lines
tell what reading takes where they repeat less: with the tags that counting starts from, and where no cell comes twice.
Each line is of fresh processes, which take turns with those of the other lines. What a line needs is imported, and
one row read, before the clock starts; all keep what they read. Best time and median memory of {small} processes, of
{large} at a million rows; memory is the highest that was resident, over that before; empty if the system is silent.
pydantic holds each record to the model that the library has of its own records; of that, or of loose text, the library
makes projects. The others give plain text, lists and dicts."""

#: The size at which every file is read, and the one from which a file is read by few processes.
SMALL, LARGE = 10_000, 1_000_000
SIZES = (SMALL, LARGE)
PROCESSES = {SMALL: 5, LARGE: 1}

#: Bytes that the hungriest takes for each row; where not so many are free, a size is left out.
MEMORY = 8_000

SCRIPT = """
import sys, time
from pathlib import Path
status = Path("/proc/self/status")
def peak():
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else ()
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM")), "nan")
prepare, read, one, path = sys.argv[1:]
names = {"path": one}
exec(prepare, names)
read = compile(read, "<benchmark>", "exec")
exec(read, names)
del names["kept"]
names["path"] = path
before = peak()
start = time.perf_counter()
exec(read, names)
print(time.perf_counter() - start, before, peak(), len(names["kept"]))
"""

LINES, TABLE, PACKED, COUNTED, DIFFERENT = (
    *("repeated.jsonl", "repeated.csv", "repeated.csv.gz"),
    *("counted.csv", "different.csv"),
)


class Way(NamedTuple):
    """A way to read a file: what is imported, what is run, and the name of the file."""

    prepare: str
    read: str
    file: str


def _library(file: str) -> Way:
    return Way("import wsis", "kept = wsis.read_register(path).register", file)


JSON = Way("import json", "kept = [json.loads(line) for line in open(path, encoding='utf-8')]", LINES)
PYDANTIC = Way(
    "import pydantic, wsis.records; adapter = pydantic.TypeAdapter(wsis.records.ProjectRecord)",
    "kept = [adapter.validate_json(line) for line in open(path, encoding='utf-8')]",
    LINES,
)
CSV = Way(
    "import csv",
    "rows = csv.reader(open(path, encoding='utf-8', newline='')); next(rows); kept = list(rows)",
    TABLE,
)
PANDAS = Way("import pandas", "kept = pandas.read_csv(path, dtype=str, keep_default_na=False)", TABLE)

#: The lines of the table, under the one that they are against.
JSON_LINES = {
    "JSON Lines: `wsis`": _library(LINES),
    "JSON Lines: `json.loads` a line": JSON,
    "JSON Lines: pydantic alone, `validate_json` a line": PYDANTIC,
}
TABLES = {
    "CSV: `wsis`": _library(TABLE),
    "CSV: `csv.reader` alone": CSV,
    "CSV: `pandas.read_csv`, all as text": PANDAS,
    "the same rows as JSON Lines: pydantic alone": PYDANTIC,
}
RARER = {
    "CSV, packed with gzip: `wsis`": _library(PACKED),
    "CSV, tags that repeat less: `wsis`": _library(COUNTED),
    "CSV, no tag cell twice: `wsis`": _library(DIFFERENT),
}


class Cost(NamedTuple):
    """Seconds and bytes that reading took."""

    time: float
    memory: float


def reading_table(ds: Dataset, sizes: Sequence[int]) -> Table:
    """Compare the ways to read synthetic registers, the smallest first."""
    rows: list[tuple[str, ...]] = []
    verdicts: list[str] = []
    for size in sizes:
        if not has_free(size * MEMORY):
            rows.append((f"left out: over {size * MEMORY / 1e9:.0f} GB", f"{size:,}", "", "", ""))
            continue
        groups = (JSON_LINES, TABLES | RARER if size == SMALL else TABLES)
        with TemporaryDirectory() as folder:
            _make_files(Path(folder), ds, size)
            costs = _in_turns(Path(folder), size, {way for group in groups for way in group.values()})
        for group in groups:
            base, *_ = (costs[way] for way in group.values())
            rows += [_row(name, size, costs[way], base) for name, way in group.items()]
        own, alone = costs[_library(TABLE)].time, costs[PYDANTIC].time
        verdicts.append(verdict(f"{ratio(own, alone)} its time at {size:,} rows", met=own <= alone))
    return Table(
        title="Reading",
        note=NOTE.format(small=PROCESSES[SMALL], large=PROCESSES[LARGE]),
        head=("with", "rows", "rows a second", "memory", "time against `wsis`"),
        rows=rows,
        outcome="The library is to read CSV at least as fast as pydantic alone reads the same rows: "
        f"{', '.join(verdicts)}.",
    )


def _make_files(folder: Path, ds: Dataset, size: int) -> None:
    """Write the files of a size, and those of one row."""
    lines, table = folder / LINES, folder / TABLE
    write_files(entries(repeated_tags(ds, size), ds), lines, table, ds)
    write_files(entries(repeated_tags(ds, 1), ds), folder / f"one{lines.suffix}", folder / f"one{table.suffix}", ds)
    if size != SMALL:
        return
    write_files(entries(counted_tags(ds, size), ds), folder / "counted.jsonl", folder / COUNTED, ds)
    write_files(entries(different_tags(ds, size), ds), folder / "different.jsonl", folder / DIFFERENT, ds)
    with table.open("rb") as stream, gzip.open(folder / PACKED, "wb") as packed:
        shutil.copyfileobj(stream, packed)
    for file in (TABLE, PACKED, COUNTED, DIFFERENT):
        records = (folder / file.removesuffix(".gz")).with_suffix(".jsonl")
        if wsis.read_register(folder / file, on_problem="raise").register != wsis.read_register(records).register:
            raise SystemExit(f"the library does not read from {file} what the records say")


def _in_turns(folder: Path, size: int, ways: Collection[Way]) -> Mapping[Way, Cost]:
    """Let each way read its file in fresh processes, in turns with the others."""
    costs: dict[Way, list[Cost]] = {way: [] for way in sorted(ways)}
    for _ in range(PROCESSES[SMALL] if size < LARGE else PROCESSES[LARGE]):
        for way, found in costs.items():
            one = folder / f"one{Path(way.file.removesuffix('.gz')).suffix}"
            command = [sys.executable, "-c", SCRIPT, way.prepare, way.read, str(one), str(folder / way.file)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            time, before, after, count = map(float, done.stdout.split())
            if count != size:
                raise SystemExit(f"{count:,.0f} of {size:,} rows were read by: {way.read}")
            found.append(Cost(time, after - before))
    return {
        way: Cost(min(cost.time for cost in found), median(cost.memory for cost in found))
        for way, found in costs.items()
    }


def _row(name: str, size: int, cost: Cost, base: Cost) -> tuple[str, ...]:
    memory = "" if isnan(cost.memory) else f"{cost.memory / 1e6:,.1f} MB"
    return name, f"{size:,}", rate(size / cost.time), memory, ratio(cost.time, base.time)
