"""What a fresh process pays: imports, a first value, the first load, and the memory that they take."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.tables import Table, ratio, seconds, verdict

TIME_NOTE = """\
Each line is of 15 processes, which take turns with those of the other lines.
The clock runs inside them, so a bare interpreter is zero; modules are compiled beforehand, for all alike.
Ratios and budgets are of the best, which a busy machine disturbs least; the medians show how busy it was."""

MEMORY_NOTE = """\
{measure}, over that of a bare interpreter, modules included; the median of 15 processes."""

PROCESSES = 15

ATTRS = "`import attrs`"
MODEL = "`import pydantic` and a first model"
PYCOUNTRY = "`import pycountry`"
COUNTRY = "`import pycountry` and a first country"
WSIS = "`import wsis`"
VALUE = "`import wsis` and a first value, `wsis.ActionLine`"
LOAD = "`import wsis` and the first `wsis.load()`"
LOAD_ALONE = "the first `wsis.load()`, after `import wsis`"
RELATIONS = "`import wsis`, `wsis.load()` and every relation"
BARE = ""

#: What a process does, statement by statement.
STATEMENTS = {
    ATTRS: ("import attrs",),
    MODEL: ("import pydantic", "class Line(pydantic.BaseModel): code: str"),
    PYCOUNTRY: ("import pycountry",),
    COUNTRY: ("import pycountry", "pycountry.countries.get(alpha_2='KE')"),
    WSIS: ("import wsis",),
    VALUE: ("import wsis", "wsis.ActionLine"),
    LOAD: ("import wsis", "ds = wsis.load()"),
    RELATIONS: (
        "import wsis",
        "ds = wsis.load()",
        "kinds = wsis.ActionLine, wsis.Goal, wsis.Target, wsis.Objective, wsis.Theme, wsis.Commitment",
        "pairs = [(one, other) for one in kinds for other in kinds if ds.relates(one, other)]",
        "for one, other in pairs: wsis.linked(ds, ds.all(one)[0], to=other)",
        "for one, other in pairs: wsis.linked(ds, ds.all(one)[0], to=other, blanket=False)",
    ),
    BARE: (),
}

LOAD_BUDGET = 0.060
MEMORY_BUDGET = 15e6

TIMING = """
import sys, time
names = {}
for statement in sys.argv[1:]:
    code = compile(statement, "<benchmark>", "exec")
    start = time.perf_counter()
    exec(code, names)
    print(time.perf_counter() - start)
"""

STATUS = Path("/proc/self/status")
PEAK = """
import sys
names = {}
for statement in sys.argv[1:]:
    exec(statement, names)
with open("/proc/self/status") as status:
    print(next(1024 * int(line.split()[1]) for line in status if line.startswith("VmHWM")))
"""
TRACED = """
import sys, tracemalloc
names = {}
tracemalloc.start()
for statement in sys.argv[1:]:
    exec(statement, names)
print(tracemalloc.get_traced_memory()[1])
"""

#: What each of the processes of a line printed.
Printed = Mapping[str, list[list[float]]]


def fresh_tables() -> tuple[Table, Table]:
    """Compare times, then memory."""
    return _times(), _memory()


def _times() -> Table:
    printed = in_turns(TIMING, _named(ATTRS, MODEL, PYCOUNTRY, COUNTRY, WSIS, VALUE, LOAD), processes=PROCESSES)
    times = {name: [sum(each) for each in processes] for name, processes in printed.items()}
    times[LOAD_ALONE] = [each[-1] for each in printed[LOAD]]
    best = {name: min(each) for name, each in times.items()}
    budgets = {
        WSIS: verdict(
            "at most twice attrs, under pycountry",
            met=best[WSIS] <= min(2 * best[ATTRS], best[PYCOUNTRY]),
        ),
        LOAD: verdict("at most 60 ms", met=best[LOAD] <= LOAD_BUDGET),
        LOAD_ALONE: verdict("at most 60 ms", met=best[LOAD_ALONE] <= LOAD_BUDGET),
    }
    rows = [
        (
            name,
            seconds(best[name]),
            seconds(median(each)),
            ratio(best[name], best[ATTRS]),
            ratio(best[name], best[PYCOUNTRY]),
            budgets.get(name, ""),
        )
        for name, each in times.items()
    ]
    head = ("in a fresh process", "best", "median", "against attrs", "against pycountry", "budget")
    return Table(title="Start", note=TIME_NOTE, head=head, rows=rows)


def _memory() -> Table:
    exact = STATUS.exists()
    lines = _named(BARE, ATTRS, MODEL, COUNTRY, RELATIONS)
    printed = in_turns(PEAK if exact else TRACED, lines, processes=PROCESSES)
    peaks = {name: median(peak for (peak,) in processes) for name, processes in printed.items()}
    bare = peaks.pop(BARE)
    taken = {name: peak - bare for name, peak in peaks.items()}
    rows = [
        (
            name,
            f"{taken[name] / 1e6:.1f} MB",
            ratio(taken[name], taken[ATTRS]),
            ratio(taken[name], taken[COUNTRY]),
            verdict("under 15 MB", met=taken[name] < MEMORY_BUDGET) if name == RELATIONS else "",
        )
        for name in taken
    ]
    measure = "The highest resident memory of the process" if exact else "The highest memory of Python's objects"
    head = ("in a fresh process", "memory", "against attrs", "against pycountry", "budget")
    return Table(title="Memory", note=MEMORY_NOTE.format(measure=measure), head=head, rows=rows)


def _named(*names: str) -> Mapping[str, Sequence[str]]:
    return {name: STATEMENTS[name] for name in names}


def in_turns(script: str, lines: Mapping[str, Sequence[str]], *, processes: int, folder: str | None = None) -> Printed:
    """Run each line once to compile its modules, then all lines in turns.

    Args:
        script: What a process runs; it prints numbers.
        lines: The statements that it is given, by the name of the line.
        processes: How many processes each line is of.
        folder: The folder that they run in; this one by default.
    """
    with TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def run(name: str) -> list[float]:
            command = [sys.executable, "-c", script, *lines[name]]
            done = subprocess.run(command, env=environment, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
            return [float(line) for line in done.stdout.split()]

        for name in lines:
            run(name)
        printed: dict[str, list[list[float]]] = {name: [] for name in lines}
        for _ in range(processes):
            for name in lines:
                printed[name].append(run(name))
        return printed
