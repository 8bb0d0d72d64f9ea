"""One measurement of frames: the report, made once in a process of its own.

Usage: python -m benchmarks.frame_process ENGINE SIDE FILE WARM-UP-FILE
"""

import gc
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import wsis
from benchmarks import frame_memory
from benchmarks.frame_answers import Answer, library_answer, steps
from benchmarks.frame_engines import ENGINES

ROOT = Path(__file__).resolve().parent.parent

#: Who makes the report: the library by one of its plans, or somebody by hand, who may know more than others.
AUTO, GROUP, STREAM = PLANS = ("auto", "group", "stream")
BY_HAND, CLEVER = "by hand", "by hand, by those who know more"

#: Seconds that a process may take, from its start to its end.
PATIENCE = 300

#: Seconds under which a measurement is made by so many processes.
SHORT, RUNS = 2, 3


class Measurement(NamedTuple):
    """What a report took.

    Args:
        seconds: Its time, the best of all processes.
        memory: The highest memory over that before, the median of all processes; None if the system is silent.
        found: What it found.
    """

    seconds: float
    memory: float | None
    found: Answer


class Left(NamedTuple):
    """A measurement that was not made.

    Args:
        reason: Why not.
    """

    reason: str


def measure(engine: str, side: str, file: Path, warm_up: Path) -> Measurement | Left:
    """Make a report in a fresh process, and a short one in some more.

    Args:
        engine: The name of the engine.
        side: Who makes it.
        file: The register.
        warm_up: A small one, whose report is made before the clock starts.
    """
    runs: list[Measurement] = []
    while len(runs) < (1 if runs and runs[0].seconds >= SHORT else RUNS):
        run = _run(engine, side, file, warm_up)
        if isinstance(run, Left):
            return run
        runs.append(run)
    memory = None if any(run.memory is None for run in runs) else median(run.memory or 0 for run in runs)
    return Measurement(min(run.seconds for run in runs), memory, runs[0].found)


def _run(engine: str, side: str, file: Path, warm_up: Path) -> Measurement | Left:
    command = [sys.executable, "-m", "benchmarks.frame_process", engine, side, str(file), str(warm_up)]
    try:
        done = subprocess.run(command, cwd=ROOT, timeout=PATIENCE, capture_output=True, text=True, check=False)
    except subprocess.TimeoutExpired:
        return Left(f"over {PATIENCE} s")
    if done.returncode < 0:
        return Left(f"ended by signal {-done.returncode}")
    if done.returncode:
        sys.stderr.write(done.stderr[-2000:])
        return Left("failed: " + done.stderr.strip().rpartition("\n")[2][:200])
    return Measurement(*json.loads(done.stdout.splitlines()[-1]))


def main(engine: str, side: str, file: str, warm_up: str) -> None:
    """Make the report once with the small register, once with the other, and print what the second took."""
    _be_the_first_to_go()
    report, open_file = _reporter(engine, side), ENGINES[engine].open
    report(open_file(warm_up))
    frame = open_file(file)
    gc.collect()
    before = frame_memory.resident()
    start = perf_counter()
    found = report(frame)
    seconds = perf_counter() - start
    memory = None if before is None else frame_memory.highest() - before
    sys.stdout.write(json.dumps([seconds, memory, found]) + "\n")


def _reporter(engine: str, side: str) -> Callable[[Any], Answer]:
    ds = wsis.load()
    if side in PLANS:
        return lambda frame: library_answer(ds, frame, plan=side)
    known = steps(ds)
    by_hand = ENGINES[engine].clever if side == CLEVER else ENGINES[engine].by_hand
    if by_hand is None:
        raise SystemExit(f"{engine} has one way by hand only")
    return lambda frame: by_hand(frame, known)


def _be_the_first_to_go() -> None:
    """Where memory runs out, let the system end this process rather than a neighbour."""
    score = Path("/proc/self/oom_score_adj")
    if score.exists():
        score.write_text("1000", encoding="ascii")


if __name__ == "__main__":
    main(*sys.argv[1:])
