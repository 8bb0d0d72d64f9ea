"""The memory of this process and of those that it started: Spark counts in a process of Java, and in workers of it."""

import os
from pathlib import Path

PROCESSES = Path("/proc")


def resident() -> int | None:
    """Tell how many bytes are resident now, and let the highest number start from there.

    Returns:
        The bytes; None where the system does not tell.
    """
    if not (PROCESSES / "self" / "clear_refs").exists():
        return None
    for process in _processes():
        (process / "clear_refs").write_text("5", encoding="ascii")
    return _sum("VmRSS")


def highest() -> int:
    """Tell how many bytes were resident at the most since then, process by process, added up."""
    return _sum("VmHWM")


def _sum(field: str) -> int:
    return sum(_bytes(process, field) for process in _processes())


def _bytes(process: Path, field: str) -> int:
    lines = (process / "status").read_text(encoding="utf-8").splitlines()
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith(field)), 0)


def _processes() -> list[Path]:
    """List this process and its children, theirs, and so on."""
    parents = {}
    for status in PROCESSES.glob("[0-9]*/stat"):
        try:
            # The name of a process stands in brackets and may hold anything; its state and its parent follow.
            parents[int(status.parent.name)] = int(status.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except OSError:
            continue  # it has ended meanwhile
    found = [os.getpid()]
    for each in found:  # grows while it is gone through
        found.extend(process for process, parent in parents.items() if parent == each)
    return [PROCESSES / str(each) for each in found]
