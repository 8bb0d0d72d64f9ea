"""Counting: the same report from the same projects, by the library, by sets and loops, and by pandas."""

import gc
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any, final

import attrs

from benchmarks import by_hand, with_pandas
from benchmarks.machine import has_free
from benchmarks.registers import synthetic_projects
from benchmarks.report import Report, crosswalk, report
from benchmarks.tables import Table, ratio, seconds, verdict
from wsis import Dataset, Project, Register

NOTE = """\
One report is the coverage of all six frameworks as declared; of targets, goals and commitments as action lines imply
them, with blanket links and without; and the crosstab of action lines and goals.
All start from the same synthetic projects, and a run ends here unless all give the same numbers.
One-time work is the register with its index, or the frames with a row for each project and code; sets and loops
work on the projects as they are. The first report is both together.
Best of 5 runs, in each of which a report is made again until a tenth of a second is over; at a million projects all
but the library run once. Budgets are for the report alone."""

#: The size at which budgets hold, and the one from which a single run must do.
SMALL, LARGE = 10_000, 1_000_000
SIZES = (SMALL, 100_000, LARGE)
RUNS = 5
#: Seconds in which a short report is made again and again.
SHORT = 0.1

#: Seconds that a report may take; a contender that would take longer is left out.
PATIENCE = 180

#: Bytes that pandas takes for each project; where not so many are free, it is left out.
PANDAS_MEMORY = 9_000


@final
@attrs.frozen(kw_only=True)
class Contender:
    """A way to make the report.

    Args:
        name: What it is called.
        run: The report, from what was prepared.
        prepare: Its one-time work on the projects; None where it takes them as they are.
        budget: How many times as long as the library it has to take at the least; 0 for no budget.
        memory: Bytes that it takes for each project.
    """

    name: str
    run: Callable[[Any], Report]
    prepare: Callable[[Sequence[Project]], Any] | None = None
    budget: int = 0
    memory: int = 0


@final
@attrs.frozen
class Timing:
    """Seconds that the one-time work took, and the report."""

    once: float
    report: float

    @property
    def first(self) -> float:
        """Seconds to the first report."""
        return self.once + self.report


def contenders(ds: Dataset) -> tuple[Contender, ...]:
    """List the ways to make the report, the library first."""
    known = crosswalk(ds)
    return (
        Contender(name="`wsis`", prepare=_indexed, run=lambda register: report(ds, register)),
        Contender(
            name="sets and loops",
            run=lambda projects: by_hand.report(projects, known),
            budget=50,
        ),
        Contender(
            name="pandas, codes as text",
            prepare=with_pandas.long_frames,
            run=lambda frames: with_pandas.report(frames, known),
            budget=100,
            memory=PANDAS_MEMORY,
        ),
        Contender(
            name="pandas, codes as categories",
            prepare=lambda projects: with_pandas.long_frames(projects, categories=known),
            run=lambda frames: with_pandas.report(frames, known),
            memory=PANDAS_MEMORY,
        ),
    )


def counting_table(ds: Dataset, sizes: Sequence[int]) -> Table:
    """Compare the contenders on synthetic registers, the smallest first."""
    library, *others = contenders(ds)
    pace: dict[str, float] = {}  # seconds for each project in the register before
    rows: list[tuple[str, ...]] = []
    for size in sizes:
        projects = synthetic_projects(ds, size)
        gc.freeze()  # nobody pays for walking over the projects, which are there anyway
        expected, base = _timed(library, projects, runs=RUNS)
        rows.append(_row(size, library, base, base))
        for other in others:
            patient, fits = size * pace.get(other.name, 0) <= PATIENCE, has_free(size * other.memory)
            if not (patient and fits):
                reason = f"over {size * other.memory / 1e9:.0f} GB" if patient else f"over {PATIENCE} s"
                rows.append((f"{size:,}", other.name, f"left out: {reason}", *[""] * 5))
                continue
            found, timing = _timed(other, projects, runs=1 if size >= LARGE else RUNS)
            if found != expected:
                raise SystemExit(f"{other.name} and the library do not agree on {size:,} projects")
            pace[other.name] = timing.first / size
            rows.append(_row(size, other, timing, base))
    head = ("projects", "with", "one-time work", "report", "against `wsis`", "first report", "against `wsis`", "budget")
    return Table(title="Counting", note=NOTE, head=head, rows=rows)


def _indexed(projects: Sequence[Project]) -> Register:
    register = Register(projects)
    register.declared("action-line")  # the index of every framework is built at the first question
    return register


def _timed(contender: Contender, projects: Sequence[Project], *, runs: int) -> tuple[Report, Timing]:
    """Make the report some times over; keep the best time of each part."""
    found: Report = {}
    once, reports = [], []
    for _ in range(runs):
        gc.collect()
        start = perf_counter()
        prepared = contender.prepare(projects) if contender.prepare else projects
        ready = perf_counter()
        once.append(ready - start)
        while not reports or perf_counter() - ready < SHORT:
            begun = perf_counter()
            found = contender.run(prepared)
            reports.append(perf_counter() - begun)
    return found, Timing(min(once), min(reports))


def _row(size: int, contender: Contender, timing: Timing, base: Timing) -> tuple[str, ...]:
    judged = size == SMALL and contender.budget > 0
    met = timing.report >= contender.budget * base.report
    return (
        f"{size:,}",
        contender.name,
        seconds(timing.once) if contender.prepare else "none",
        seconds(timing.report),
        ratio(timing.report, base.report),
        seconds(timing.first),
        ratio(timing.first, base.first),
        verdict(f"at least {contender.budget} x", met=met) if judged else "",
    )
