"""Measurements from a table: what is read, and every fault with its row and column."""

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from wsis import Dataset, InvalidInputError, Measurement
from wsis.roadmaps.document import roadmap_markdown
from wsis.roadmaps.paging import roadmap_html
from wsis.spreadsheets import escaped
from wsis.strategies import measurements

HEADER = "code,name,unit,value,year,source,target"
ROW = "17.8.1,People online,%,68.5,2024,ITU,17.8"


def read(text: str, ds: Dataset) -> tuple[Measurement, ...]:
    """Read a table from a text."""
    return wsis.read_measurements(ds, io.StringIO(text))


def faults(text: str, ds: Dataset) -> list[tuple[int | None, str | None, str | None]]:
    """List row, column and value of what is wrong with a table."""
    with pytest.raises(InvalidInputError) as refused:
        read(text, ds)
    return [(problem.row, problem.column, problem.value) for problem in refused.value.problems]


@given(st.lists(measurements(), min_size=1, max_size=4), st.permutations(HEADER.split(",")))
def test_measurements_come_back(given_: list[Measurement], names: list[str]) -> None:
    """What a spreadsheet holds, in whatever order of columns, is read as it is; blanks around a text do not count."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(names)
    for each in given_:
        cells = (getattr(each, name) for name in names)
        writer.writerow([escaped(cell) if isinstance(cell, str) else cell for cell in cells])
    expected = [
        Measurement(
            code=each.code.strip(),
            name=each.name.strip(),
            unit=each.unit.strip(),
            value=each.value,
            year=each.year,
            source=each.source.strip(),
            target=each.target,
        )
        for each in given_
    ]

    assert expected == list(read(stream.getvalue(), wsis.load()))


def test_a_table_without_targets(ds: Dataset) -> None:
    """The column of the target may be missing, a row may end early, and names of columns are read in any case."""
    text = "Code; NAME ;unit;value;year;source\nx;y;%;-1.5e3;2024;z\n"

    assert (Measurement(code="x", name="y", unit="%", value=-1500, year=2024, source="z"),) == read(text, ds)
    assert (None,) == tuple(each.target for each in read(f"{HEADER}\nx,y,%,1,2024,z\n", ds))


def test_faults_of_the_header_come_at_once(ds: Dataset) -> None:
    """A column that is missing, strange or there twice is named."""
    assert [(1, "indicator", None), (1, "code", None), (1, "unit", None), (1, "source", None)] == faults(
        "indicator,name,unit,unit,value,year,target\n", ds
    )


def test_faults_of_rows_come_at_once(ds: Dataset) -> None:
    """Every bad cell of every row is told with its row, its column and what stands in it."""
    bad = f'{HEADER}\n{ROW}\n,,%,"68,5",MMXX,ITU,9.z\n"two\nlines",y,%,nan,2024,z,,,more\nx,y,%,1_000,20245,z,\n'

    assert [
        (3, "code", None),
        (3, "name", None),
        (3, "value", "68,5"),
        (3, "year", "MMXX"),
        (3, "target", "9.z"),
        (4, "value", "nan"),
        (4, None, "more"),
        (5, "value", "1_000"),
        (5, "year", "20245"),
    ] == [(row, column, value or None) for row, column, value in faults(bad, ds)]


def test_an_indicator_with_another_target_is_a_fault(ds: Dataset) -> None:
    """A row that names an indicator of the dataset and another target than its own is told with what stands in it."""
    table = f"{HEADER}\n17.8.1,y,%,1,2024,z,9.c\n9.c.1,y,%,1,2024,z,\n17.8.1,,%,1,2024,z,17.7\n"

    assert [(2, "target", "9.c"), (4, "name", ""), (4, "target", "17.7")] == faults(table, ds)
    assert 1 == len(read(f"{HEADER}\n17.8.1,y,%,1,2024,z,9.c\n", wsis.load("2026.1")))


@pytest.mark.parametrize(
    "value, expected",
    [(68.0, "68"), (1234567, "1,234,567"), (1234567.89, "1,234,567.89"), (99.99999, "99.99999"), (1e22, "1e+22")],
)
def test_values_are_shown_with_all_their_digits(ds: Dataset, value: float, expected: str) -> None:
    """Wherever a measurement is shown, its value has the digits that it was given, and no others."""
    measured = Measurement(code="x", name="y", unit="%", value=value, year=2024, source="z")
    plan = wsis.roadmap(ds, "C5", measurements=[measured])

    assert f"Measurement('x', {expected} %, 2024)" == repr(measured)
    assert f'<td class="wsis-n">{expected}</td>' in plan._repr_html_()
    assert f"| {expected} | % |" in roadmap_markdown(ds, plan)
    assert f'data-sort="{value}">{expected}</td>' in roadmap_html(ds, plan)


def test_a_fault_names_the_line_of_the_file(ds: Dataset) -> None:
    """A row below one with a line break in it is named by its line too."""
    with pytest.raises(InvalidInputError, match=r"row 3 \(line 4\), year: is no whole number of four digits: 'x'"):
        read(f'{HEADER}\n"two\nlines",y,%,1,2024,z,\nx,y,%,1,x,z,\n', ds)


def test_numbers_without_end_are_refused(ds: Dataset) -> None:
    """A number that no float holds is a fault."""
    assert [(2, "value", "inf")] == faults(f"{HEADER}\nx,y,%,1e999,2024,z,\n", ds)


def test_faults_name_the_file(ds: Dataset, tmp_path: Path) -> None:
    """A fault of a file says which."""
    path = tmp_path / "indicators.csv"
    path.write_text(f"{HEADER}\nx,y,%,z,2024,z,\n", encoding="utf-8")

    with pytest.raises(InvalidInputError, match=r"indicators\.csv, row 2, value: is no finite number: 'z'"):
        wsis.read_measurements(ds, path)


def test_packed_files_and_other_encodings(ds: Dataset) -> None:
    """A file may be packed, and in another encoding where that is said."""
    text = f"{HEADER}\nx,Débit,%,1,2024,z,\n"
    packed = io.BytesIO(gzip.compress(text.encode("cp1252")))

    assert read(text, ds) == wsis.read_measurements(ds, packed, encoding="cp1252")


@pytest.mark.parametrize("text", ["", "\n\n", f"{HEADER}\n\0"])
def test_what_is_no_table_is_refused(ds: Dataset, text: str) -> None:
    """An empty file, and one that is no text, are errors of ours."""
    with pytest.raises(InvalidInputError):
        read(text, ds)


def test_large_files_are_refused(ds: Dataset) -> None:
    """No more is read than allowed."""
    with pytest.raises(InvalidInputError, match="is larger than 50 bytes"):
        wsis.read_measurements(ds, io.StringIO(f"{HEADER}\n{ROW}\n"), max_bytes=50)


def test_an_empty_table_has_no_measurement(ds: Dataset) -> None:
    """A header alone is no fault."""
    assert () == read(f"{HEADER}\n", ds)
