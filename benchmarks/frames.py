"""Tables of many engines: the same report by the library and by hand."""

from collections.abc import Iterator, Sequence

from benchmarks.frame_engines import ENGINES, is_there
from benchmarks.frame_process import AUTO, BY_HAND, CLEVER, GROUP, PATIENCE, RUNS, SHORT, STREAM, Left, Measurement
from benchmarks.frame_registers import RANDOM, REPEATED
from benchmarks.frame_trials import CHECK, WARM_UP, Lot, Trials
from benchmarks.tables import Table, ratio, seconds, verdict

#: Bytes of memory below which differences are noise.
NOISE = 4e6

NOTE = f"""\
One report is the coverage of action lines, goals and targets as declared; of commitments as action lines imply them,
without blanket links; and the crosstab of action lines and goals: five calls of `wsis.frames` with `plan="auto"`.
By hand, tags are exploded and joined with a table of what each code reaches, which is free of charge, and distinct
projects are counted: in the verbs of the engine, as somebody would write it who knows them well.
Tags are delimited text in two columns. In most lines they repeat as in real registers, a few combinations often, most
of them rarely; where they are random, combinations hardly repeat.
A run ends here unless both sides give the numbers of a `Register` for {CHECK:,} random projects on every engine, and
unless all engines and both sides give the same numbers in every line.
Each measurement is of fresh processes. Imports, a report of {WARM_UP} rows, and the file, where it is read into memory,
come before the clock starts; scans, and Spark, read it while the clock runs. Best time and median memory of {RUNS}
processes, of one where a report takes {SHORT} s. Memory is the highest that was resident over that before the clock
started, with the processes that a process starts added up; that of Java keeps what it once took. Ratios count every
memory under {NOISE / 1e6:.0f} MB as so much. No memory stands where the system is silent.
A process may take {PATIENCE} s. What would take longer by its pace in an earlier line, or more memory than is free,
is left out.
"""

PLANS_NOTE = """\
The same report by each plan, and by the one that `plan="auto"` chooses for each of the five calls."""

LARGE, HUGE = 1_000_000, 10_000_000
LOTS = (Lot(REPEATED, 10_000), Lot(REPEATED, 100_000), Lot(REPEATED, LARGE), Lot(RANDOM, LARGE), Lot(REPEATED, HUGE))

#: The lot for which there are budgets.
JUDGED = Lot(REPEATED, LARGE)

#: The engines that count files larger than memory, alone with the largest lot.
SCANS = ("Polars, scan of the file", "DuckDB, scan of the file")

#: How many times the library's memory the report by hand has to take at the least.
MEMORY_BUDGET = 5

HEAD = (
    *("engine", "tags", "rows", "`wsis.frames`", "by hand", "against `wsis.frames`"),
    *("memory of `wsis.frames`", "memory by hand", "against `wsis.frames`", "budget"),
)
PLANS_HEAD = ("engine", "tags", "rows", "`group`", "`stream`", "`auto`", "memory: `group`", "`stream`", "`auto`")


def frame_tables(trials: Trials, engines: Sequence[str], largest: int) -> tuple[Table, Table]:
    """Check, measure and compare.

    Args:
        trials: The measurements.
        engines: The names of the engines.
        largest: The most rows of a register.
    """
    for name in engines:
        for side in _sides(name):
            trials.check(name, side)
    lots = [lot for lot in LOTS if lot.size <= largest]
    rows = [row for lot in lots for name in engines if _suits(name, lot) for row in _rows(trials, lot, name)]
    absent = ", ".join(name for name in ENGINES if not is_there(name))
    outcome = f"Not measured, for want of what it needs: {absent}." if absent else ""
    both = [lot for lot in lots if lot.size == min(LARGE, largest)]
    plans = [_plans(trials, lot, name) for lot in both for name in engines]
    return (
        Table(title="Frames", note=NOTE.rstrip(), head=HEAD, rows=rows, outcome=outcome),
        Table(title="Frames: the two plans", note=PLANS_NOTE, head=PLANS_HEAD, rows=plans),
    )


def _sides(name: str) -> tuple[str, ...]:
    return (AUTO, BY_HAND, CLEVER) if ENGINES[name].clever else (AUTO, BY_HAND)


def _suits(name: str, lot: Lot) -> bool:
    return lot.size < HUGE or name in SCANS


def _rows(trials: Trials, lot: Lot, name: str) -> Iterator[tuple[str, ...]]:
    library, *others = (trials.measurement(lot, name, side) for side in _sides(name))
    for by_hand, way in zip(others, ("", f", {ENGINES[name].way}"), strict=False):
        budget = _budget(library, by_hand, ENGINES[name].budget) if lot == JUDGED and not way else ""
        yield (
            name + way,
            *_lot(lot),
            *(_time(each) for each in (library, by_hand)),
            _against(by_hand, library, "seconds"),
            *(_memory(each) for each in (library, by_hand)),
            _against(by_hand, library, "memory"),
            budget,
        )


def _plans(trials: Trials, lot: Lot, name: str) -> tuple[str, ...]:
    made = [trials.measurement(lot, name, side) for side in (GROUP, STREAM, AUTO)]
    return name, *_lot(lot), *map(_time, made), *map(_memory, made)


def _lot(lot: Lot) -> tuple[str, str]:
    return lot.kind, f"{lot.size:,}"


def _time(made: Measurement | Left) -> str:
    return made.reason if isinstance(made, Left) else seconds(made.seconds)


def _memory(made: Measurement | Left) -> str:
    return "" if isinstance(made, Left) or made.memory is None else f"{max(made.memory, 0) / 1e6:,.1f} MB"


def _against(one: Measurement | Left, other: Measurement | Left, what: str) -> str:
    times = _times(one, other, what)
    return "" if times is None else ratio(times, 1)


def _times(one: Measurement | Left, other: Measurement | Left, what: str) -> float | None:
    """Tell how many times as much one took as the other; None where that is not known, or noise."""
    if isinstance(one, Left) or isinstance(other, Left):
        return None
    mine, yours = getattr(one, what), getattr(other, what)
    if mine is None or yours is None or (what == "memory" and mine < NOISE):
        return None
    return mine / (max(yours, NOISE) if what == "memory" else yours)


def _budget(library: Measurement | Left, by_hand: Measurement | Left, budget: int) -> str:
    time, memory = (_times(by_hand, library, what) for what in ("seconds", "memory"))
    verdicts = []
    if budget and time is not None:
        verdicts.append(verdict(f"at least {budget} x", met=time >= budget))
    if budget and memory is not None:
        verdicts.append(verdict(f"memory at least {MEMORY_BUDGET} x", met=memory >= MEMORY_BUDGET))
    return ", ".join(verdicts)
