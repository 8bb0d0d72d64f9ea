"""Counting: the same report from the same projects, by the library, by sets and loops, and by pandas."""

import gc
import os
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any, final

import attrs

from benchmarks import by_hand, with_pandas
from benchmarks.registers import synthetic_projects
from benchmarks.report import Report, crosswalk, report
from benchmarks.tables import Table, ratio, seconds, verdict
from wsis import Dataset, Project, Register

NOTE = """\
One report is the coverage of all six frameworks as declared; of targets, goals and commitments as action lines imply
them, with blanket links and without; and the crosstab of action lines and goals. All start from the same synthetic
projects and must give the same numbers. One-time work is the register with its index, or the frames with one row for
each project and code; sets and loops need none. Budgets are for the report alone. Best of 5 runs; at 1,000,000
projects all but the library run once."""

#: The number of projects at which the budgets hold, and the one from which a single run must do.
SMALL, LARGE = 10_000, 1_000_000
RUNS = 5

#: Nobody waits longer than this, in seconds; who would is left out.
PATIENCE = 180

#: Bytes that pandas takes for each project; where so many are not free, it is left out.
PANDAS_MEMORY = 9_000


@final
@attrs.frozen(kw_only=True)
class Contender:
    """A way to make the report.

    Args:
        name: What it is called.
        prepare: Its one-time work on the projects.
        run: The report, from what was prepared.
        budget: How many times as long as the library its report takes, or more.
        memory: Bytes that it takes for each project, where they are many.
    """

    name: str
    prepare: Callable[[Sequence[Project]], Any]
    run: Callable[[Any], Report]
    budget: int | None = None
    memory: int = 0


@final
@attrs.frozen
class Timing:
    """Seconds that the one-time work and the report took."""

    prepare: float
    run: float

    @property
    def both(self) -> float:
        """Seconds to the first report."""
        return self.prepare + self.run


def counting_table(ds: Dataset, sizes: Sequence[int]) -> Table:
    """Compare the contenders on registers of several sizes, smallest first."""
    library, *others = contenders(ds)
    rows = []
    last: dict[str, Timing] = {}
    for size in sizes:
        projects = synthetic_projects(ds, size)
        gc.freeze()  # the projects are there anyway: no contender pays for looking at them as garbage
        expected, base = timed(library, projects, runs=RUNS)
        rows.append((f"{size:,}", library.name, *times(base, base), ""))
        for other in others:
            if size * other.memory > free_memory():
                rows.append((f"{size:,}", other.name, *["left out: not enough memory"] * 2, *[""] * 4))
            elif other.name in last and last[other.name].both * size / last_size > PATIENCE: ...
    return Table(title="Counting", note=NOTE, head=(), rows=rows)
