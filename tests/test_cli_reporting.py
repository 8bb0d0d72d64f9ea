"""The command `wsis report`: it reads a file as the other commands do, and writes one page."""

from pathlib import Path

import pytest

import wsis
from tests.commands import Run

EXAMPLE = Path(__file__).parent.parent / "examples" / "wsis_prizes.csv"


def test_report_is_written(run: Run, tmp_path: Path, ds: wsis.Dataset) -> None:
    """`wsis report` writes the page that the library makes, and says where it is and what was read."""
    path = tmp_path / "prizes.html"
    status, out, err = run("report", EXAMPLE, "-o", path, "--group-by", "country", "--title", "Prizes")
    register = wsis.read_register(EXAMPLE)
    expected = wsis.report(ds, register, group_by="country", title="Prizes", source="wsis_prizes.csv")

    assert (0, f"{path}: 141 projects, 20 problems\n", "") == (status, out, err)
    assert expected.html == path.read_text(encoding="utf-8")
    assert "Register: wsis_prizes.csv" in expected.html
    assert str(EXAMPLE.parent) not in expected.html


def test_report_has_a_name_by_itself(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name, the page is `report.html` in the folder where one works."""
    monkeypatch.chdir(tmp_path)

    assert (0, "report.html: 141 projects, 20 problems\n", "") == run("report", EXAMPLE)
    assert ["report.html"] == [path.name for path in tmp_path.iterdir()]


def test_report_reads_as_it_is_told(run: Run, tmp_path: Path) -> None:
    """Columns, encoding and header of the file can be named, and the dataset."""
    register, page = tmp_path / "projekte.csv", tmp_path / "page.html"
    register.write_bytes("Liste 2026\nProjekt\nRádio\n".encode("cp1252"))
    options = ("--column", "Projekt=title", "--encoding", "cp1252", "--header", "2", "--dataset", wsis.DATA_VERSION)

    assert (0, f"{page}: 1 project, 0 problems\n", "") == run("report", register, "-o", page, *options)
    assert "Rádio" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments, expected",
    [
        (("nowhere.csv",), "wsis: nowhere.csv: No such file or directory\n"),
        ((str(EXAMPLE), "--group-by", "continent"), "wsis: --group-by: no such choice: 'continent' (one of country, "),
        ((str(EXAMPLE), "--dataset", "1999.1"), "wsis: no dataset '1999.1'"),
    ],
)
def test_bad_input_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], expected: str
) -> None:
    """Bad input is one clear line on the error stream, exit status 2, and no page."""
    monkeypatch.chdir(tmp_path)
    status, out, err = run("report", *arguments)

    assert (2, "", 1) == (status, out, len(err.splitlines()))
    assert err.startswith(expected)
    assert [] == list(tmp_path.iterdir())


def test_report_onto_the_register(run: Run, tmp_path: Path) -> None:
    """A register is not written over by its report."""
    register = tmp_path / "projects.csv"
    register.write_text("title\nRadio\n", encoding="utf-8")
    status, _, err = run("report", register, "-o", register)

    assert (2, f"wsis: Invalid value: {register}: the file to write is the one to read\n") == (status, err)
    assert "title\nRadio\n" == register.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["r.pdf", "r.PDF", "r.docx", "r", ".html"])
def test_report_is_no_other_file(run: Run, tmp_path: Path, name: str) -> None:
    """A page is not written under an ending that says it is something else, and the line says how to get a PDF."""
    path = tmp_path / name
    hint = "name a file that ends in .html; for a PDF, open the page in a browser and print it to PDF"
    expected = f"wsis: Invalid value: {path}: a report is one HTML page; {hint}\n"

    assert (2, "", expected) == run("report", EXAMPLE, "-o", path)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["r.html", "r.htm", "R.HTML"])
def test_report_has_the_ending_of_a_page(run: Run, tmp_path: Path, name: str) -> None:
    """Both endings of a page will do, small or large."""
    register = tmp_path / "projects.csv"
    register.write_text("title\nRadio\n", encoding="utf-8")
    path = tmp_path / name

    assert (0, f"{path}: 1 project, 0 problems\n", "") == run("report", register, "-o", path)
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
