"""The parser reads the page of the WSIS–GDC matrix as it is printed."""

import csv
from pathlib import Path

import pytest

from wsis import ActionLine, Commitment, Dataset, parse_action_lines, parse_sdgs

PRINTED = Path(__file__).parent / "data" / "wsis_gdc_rows_as_printed.csv"

with PRINTED.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


def test_the_transcription_is_whole() -> None:
    """The page has 84 rows, and so has its transcription."""
    assert [str(number) for number in range(1, 85)] == [row["number"] for row in ROWS]


@pytest.mark.parametrize("printed", ROWS, ids=lambda row: f"row-{row['number']}")
def test_parser_gives_the_bundled_rows_back(ds: Dataset, printed: dict[str, str]) -> None:
    """Both cells of a printed row are read whole, and give the codes of the bundled row."""
    row = ds.matrix(Commitment, ActionLine).rows[int(printed["number"]) - 1]
    lines, goals = parse_action_lines(printed["action_lines"]), parse_sdgs(printed["sdgs"])

    assert (row.action_lines, row.all_action_lines) == (lines.codes, lines.is_all)
    assert (row.goals, row.all_goals) == (goals.codes, goals.is_all)
    assert () == lines.issues + lines.leftovers + goals.issues + goals.leftovers
