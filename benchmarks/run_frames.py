"""Measure frames against what users of each engine would write by hand, and print the tables.

Usage: python benchmarks/run_frames.py [--quick] [--engine NAME]... [--write]

Everything is measured in one run, on a machine that does nothing else. With --quick the largest register has 10,000
projects. With --write the tables also become the section of docs/benchmarks.md about frames.
"""

import argparse
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import wsis
from benchmarks import machine
from benchmarks.frame_engines import ENGINES, is_there
from benchmarks.frame_trials import Trials
from benchmarks.frames import HUGE, frame_tables
from benchmarks.sections import write_section

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
LIBRARIES = ("narwhals", "numpy", "polars", "pyarrow", "duckdb", "dask", "pyspark")
QUICK = 10_000


def main() -> None:
    """Read the options, measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="10,000 projects only")
    parser.add_argument(
        "--engine", action="append", choices=tuple(ENGINES), help="one engine, or several, instead of all"
    )
    parser.add_argument("--write", action="store_true", help="also write the section of docs/benchmarks.md")
    options = parser.parse_args()
    if options.write and (options.quick or options.engine):
        parser.error("--write needs all engines and sizes")
    engines = [name for name in options.engine or ENGINES if is_there(name)]
    with TemporaryDirectory() as folder:
        trials = Trials(wsis.load(), Path(folder))
        first, *others = frame_tables(trials, engines, QUICK if options.quick else HUGE)
    title, _, rest = str(first).partition("\n\n")
    told = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    words = f"{machine.in_words()}\nEngines: {told}; Spark in local mode with two workers."
    section = "\n\n".join([title, words, rest, *map(str, others)])
    print(section)
    if options.write:
        write_section(PAGE, section)


if __name__ == "__main__":
    main()
