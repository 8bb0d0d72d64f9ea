"""What the tests share: Hypothesis profiles, and the bundled dataset.

`HYPOTHESIS_PROFILE=ci pytest` runs the large profile anywhere; without it, CI is told by the variable `CI`.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

import wsis

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    max_examples=100,
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
