"""The how-to page for clusters, whose examples only a cluster can run."""

import doctest
import warnings
from pathlib import Path

import pytest

from tests.cluster.rows import Untyped

PAGE = Path(__file__).parent.parent.parent / "docs" / "how-to-count-on-a-cluster.md"


@pytest.mark.usefixtures("spark")
def test_every_example_of_the_page_runs(client: Untyped) -> None:
    """What the page shows is what comes out, with a session of Spark and a client of Dask at hand."""
    assert client.scheduler is not None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # what the engines announce of themselves
        failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert (0, True) == (failed, tried > 10)
