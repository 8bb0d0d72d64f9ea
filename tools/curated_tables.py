"""The curated tables as rows of text."""

import csv
from collections.abc import Mapping
from pathlib import Path

CURATION = Path(__file__).resolve().parent.parent / "curation"

Record = Mapping[str, str]


def table(name: str) -> list[Record]:
    """Read a curated table; a row of another length than the header is refused."""
    with (CURATION / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows: list[Record] = list(csv.DictReader(file, strict=True))
    for line, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise SystemExit(f"curation/{name}.csv, row {line}: not as many cells as the header")
    return rows


def written_out(cell: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Give the codes of a cell in definition order, `all` written out; a code that is none is refused."""
    named = codes if cell == "all" else tuple(cell.split())
    if strange := [code for code in named if code not in codes]:
        raise SystemExit(f"curation/: {' '.join(strange)} in {cell!r} is no code")
    return tuple(code for code in codes if code in named)
