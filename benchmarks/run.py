"""Measure the library against what people would use instead, and print one table a topic.

Usage: python benchmarks/run.py [--quick] [--write]

Everything is measured in one run, on a machine that does nothing else. With --quick the largest register has 10,000
projects. With --write the tables also become docs/benchmarks.md.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import wsis
from benchmarks import counting, machine, reading
from benchmarks.counting import counting_table
from benchmarks.exchanging import exchanging_table
from benchmarks.fresh import fresh_tables
from benchmarks.lookups import lookup_table
from benchmarks.reading import reading_table
from benchmarks.sections import section_of

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"

INTRODUCTION = """\
# Benchmarks

What `python benchmarks/run.py` printed, all of it in one run.
Times differ from machine to machine, ratios much less: `2 x` is twice the time, or twice the memory, of what the
column is against."""


def main() -> None:
    """Read the options, measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="10,000 projects only")
    parser.add_argument("--write", action="store_true", help="also write docs/benchmarks.md")
    options = parser.parse_args()
    ds = wsis.load()
    number = 1 if options.quick else None
    tables = (
        *fresh_tables(),
        lookup_table(ds),
        exchanging_table(ds),
        reading_table(ds, reading.SIZES[:number]),
        counting_table(ds, counting.SIZES[:number]),
    )
    page = "\n\n".join([INTRODUCTION, machine.in_words(), *map(str, tables)]) + "\n"
    print(page, end="")
    if options.write:
        section = section_of(PAGE)  # what `run_frames.py` has written
        PAGE.write_text(f"{page}\n{section}\n" if section else page, encoding="utf-8")


if __name__ == "__main__":
    main()
