"""The machine and the software that a measurement was made on, in words that name nobody."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import wsis

LIBRARIES = ("attrs", "pydantic", "pycountry", "pandas")


def in_words() -> str:
    """Say what was measured, and on what."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    processor = _told("/proc/cpuinfo", "model name") or platform.machine()
    memory = _kibibytes("MemTotal")
    return (
        f"Machine: {processor}, {os.cpu_count()} cores{f', {memory / 2**20:.0f} GB of memory' if memory else ''}, "
        f"{platform.system()}.\n"
        f"Software: {platform.python_implementation()} {platform.python_version()}, {libraries}; "
        f"dataset {wsis.DATA_VERSION}."
    )


def has_free(memory: float) -> bool:
    """Tell whether so many bytes are free; where the system does not tell, hope so."""
    free = _kibibytes("MemAvailable")
    return free is None or memory < free * 1024


def _kibibytes(field: str) -> int | None:
    told = _told("/proc/meminfo", field)
    return int(told.removesuffix("kB")) if told else None


def _told(path: str, field: str) -> str | None:
    """Read one field of what the system tells of itself, if it does."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    fields = (line.partition(":") for line in lines)
    return next((value.strip() for name, _, value in fields if name.strip() == field), None)
