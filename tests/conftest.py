"""What the tests share: Hypothesis profiles, the bundled dataset, and commands to run.

`HYPOTHESIS_PROFILE=ci pytest` runs the large profile anywhere; without it, CI is told by the variable `CI`.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

import wsis
from tests.commands import Run

# A failure says which input it needs, and not what of that input makes no difference: for a register, to try that
# takes minutes.
PHASES = [phase for phase in Phase if phase is not Phase.explain]

settings.register_profile("dev", max_examples=50, deadline=None, phases=PHASES)
settings.register_profile(
    "ci",
    max_examples=100,
    phases=PHASES,
    deadline=None,  # a slow machine is not a fault
    derandomize=True,  # a change fails for what it changed, not by chance
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


@pytest.fixture(scope="session")
def ds() -> wsis.Dataset:
    """The newest bundled dataset."""
    return wsis.load()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Make the commands print as on a plain screen of 100 columns, from a folder of their own."""
    for name, value in {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return Run(monkeypatch, capsys)
