"""SSSOM sets as sssom-py reads them: valid, and no row lost."""

from pathlib import Path

import pytest
from sssom.parsers import parse_sssom_table
from sssom.validators import validate

import wsis
from wsis import Dataset


@pytest.fixture(params=wsis.versions())
def ds(request: pytest.FixtureRequest) -> Dataset:
    """Each released dataset."""
    return wsis.load(request.param)


def test_every_set_is_valid_and_loses_no_row(ds: Dataset, tmp_path: Path) -> None:
    """Every matrix is a set that sssom-py validates, with a row for each link and each place that states it."""
    folder = wsis.export(ds, "sssom", tmp_path / "sssom")
    for matrix in ds.matrices:
        path = folder / f"{matrix.id}.sssom.tsv"
        read = parse_sssom_table(path)
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        reports = validate(read, fail_on_error=False).values()

        assert [] == [result.message for report in reports for result in report.results]
        assert len(lines) - 1 == len(read.df)
        assert len(matrix) == len(set(zip(read.df["subject_id"], read.df["object_id"], strict=True)))
