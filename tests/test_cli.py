"""The command line: what it prints, in which form, and with which exit status."""

import contextlib
import csv
import io
import json
import os
import runpy
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from unittest import mock

import pytest

import wsis
from tests.commands import Run
from wsis import ActionLine, Commitment
from wsis.plain import cell_table, coverage_data

EXAMPLE = Path(__file__).parent.parent / "examples" / "wsis_prizes.csv"


def test_coverage_table(run: Run) -> None:
    """`wsis coverage` shows each node with its count and share, the ratio, the rule and the dataset."""
    status, out, err = run("coverage", EXAMPLE, "--of", "action-line")

    assert 0 == status
    assert "C7-e-government    E-government                                      8    5.7%" in out
    assert "18 of 18 reached (100%)" in out
    assert f"dataset {wsis.DATA_VERSION}, {wsis.load().digest}" in out
    assert "wsis_prizes.csv: 157 rows gave 141 projects, with 20 problems: see wsis check\n" == err


def test_coverage_json_is_the_result(run: Run, ds: wsis.Dataset) -> None:
    """`--json` prints what the library computes, with rule, version and digest, and nothing else."""
    status, out, _ = run("coverage", EXAMPLE, "--of", "commitment", "--via", "action-line", "--no-blanket", "--json")
    register = wsis.read_register(EXAMPLE).register
    expected = wsis.coverage(ds, register, of=Commitment, via=ActionLine, blanket=False)

    assert (0, coverage_data(expected)) == (status, json.loads(out))


def test_coverage_csv(run: Run) -> None:
    """`--csv` prints a row a node, each naming the dataset."""
    _, out, _ = run("coverage", EXAMPLE, "--of", "goal", "--via", "action-line", "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))

    assert ["code", "name", "count", "share", "dataset_version", "dataset_digest"] == list(rows[0])
    assert ("17", wsis.DATA_VERSION) == (rows[-1]["code"], rows[-1]["dataset_version"])


def test_coverage_gaps(run: Run) -> None:
    """`--gaps` lists only what no project reaches."""
    _, out, _ = run("coverage", EXAMPLE, "--of", "theme", "--via", "action-line", "--gaps")

    assert ["interoperable-data-governance"] == [
        line.split()[0] for line in out.splitlines() if "-" in line.split(" ")[0]
    ]


def test_crosstab_table_and_json(run: Run, tmp_path: Path) -> None:
    """`wsis crosstab` puts stated pairs in brackets, and tells seen ones from stated ones."""
    register = tmp_path / "register.csv"
    register.write_text("title,al,sdg\nRadio,C11,SDG 17\nFibre,C11,SDG 1\nApp,C7,SDG 2\n", encoding="utf-8")
    _, out, _ = run("crosstab", register)
    _, data, _ = run("crosstab", register, "--rows", "action-line", "--columns", "goal", "--json")
    seen = [cell for cell in json.loads(data)["cells"] if cell["count"]]

    assert ["C11", "2", "1", "[1]"] == next(line for line in out.splitlines() if line.startswith("C11")).split()
    assert "1 pair stated and seen, 123 stated and not seen, 1 seen and not stated" in out
    assert ["out of scope", "not stated", "stated"] == [cell["state"] for cell in seen]


def test_crosstab_csv(run: Run) -> None:
    """The cells of a crosstab come as CSV too."""
    _, out, _ = run("crosstab", EXAMPLE, "--csv", "--no-blanket")

    assert 124 == len(list(csv.DictReader(io.StringIO(out))))


def test_check(run: Run, tmp_path: Path) -> None:
    """`wsis check` lists every problem and exits with 1, or says that there is none and exits with 0."""
    clean = tmp_path / "clean.csv"
    clean.write_text("title,al\nRadio,C9\n", encoding="utf-8")
    status, out, _ = run("check", EXAMPLE)
    _, data, _ = run("check", EXAMPLE, "--json")

    assert (1, 20) == (status, len(json.loads(data)["problems"]))
    assert "157 rows, 141 projects, 86 of them with an action line; 20 problems" in out
    assert (0, "1 row, 1 project, 1 of them with an action line; 0 problems\n", "") == run("check", clean)


def test_show(run: Run) -> None:
    """`wsis show` shows a code in every framework that has it, with facilitators and citation in words."""
    _, line, _ = run("show", "C7-e-environment")
    _, both, _ = run("show", "5")
    _, data, _ = run("show", "5", "--json")

    assert "WMO (facilitator, 2017)" in line
    assert "WSIS-03/GENEVA/DOC/5-E, para. 20" in line
    found = [text for text in both.splitlines() if text in {"goal 5", "objective 5", "prize category 5"}]
    assert ["goal 5", "objective 5", "prize category 5"] == found
    assert ["goal", "objective", "prize-category"] == [node["framework"] for node in json.loads(data)["nodes"]]


def test_show_other_entries(run: Run) -> None:
    """What is no node shows itself too: names in other languages, groups with their day, and what the notes say."""
    _, country, _ = run("show", "BD")
    _, indicator, _ = run("show", "9.c.1")

    assert "es: Bangladesh; fr: Bangladesh" in country
    assert "LDC (2026-02-11: Graduation was set for 24 November 2026;" in " ".join(country.split())
    assert "ITU" in indicator


def test_links_of_what_no_matrix_speaks_of(run: Run) -> None:
    """A country has no links, and the message says what the code is."""
    status, _, error = run("links", "KE", "--to", "goal")

    assert (2, True) == (status, "KE is a code of country, of which no matrix speaks" in " ".join(error.split()))


def test_show_notes(run: Run) -> None:
    """A deduced paragraph number says so."""
    _, out, _ = run("show", "C9")

    assert "para. 24 (paragraph number deduced from its neighbours)" in " ".join(out.split())


def test_links(run: Run) -> None:
    """`wsis links` shows each link with standing and evidence, in all three forms."""
    _, out, _ = run("links", "C9", "--to", "commitment", "--no-blanket")
    _, data, _ = run("links", "5", "--to", "action-line", "--json")
    _, table, _ = run("links", "C8", "--to", "goal", "--csv")
    rows = list(csv.DictReader(io.StringIO(table)))

    assert "35c          Fact-based information against misinformation       inferred   wsis-gdc-matrix, row 49" in out
    assert {"5"} == {link["source"] for link in json.loads(data)["links"]}
    assert 'ict4sdg-rationale-list, C8, goal 9, entry "9"' == next(
        row["evidence"] for row in rows if row["target"] == "9"
    )


@pytest.mark.parametrize(
    "arguments, expected",
    [
        (("C11", "--to", "goal"), "17     Partnerships for the Goals"),
        (("57", "--to", "goal"), "the matrices state no link"),
        (("63", "--to", "action-line"), "the matrices do not speak of 63"),
        (("C7", "--to", "goal"), "the matrices do not speak of C7, but of C7-e-government, C7-e-business, "),
    ],
)
def test_no_links_are_told_apart(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    """Where there is no link, the command says whether the matrices speak of the node at all."""
    _, out, _ = run("links", *arguments)

    assert expected in out


def test_the_version_of_the_package(run: Run) -> None:
    """`wsis --version` tells the version of the package, which is no version of a dataset, and the newest of these."""
    assert (0, f"wsis {version('wsis')}, newest dataset {wsis.DATA_VERSION}\n", "") == run("--version")


def test_no_version_is_made_up(run: Run) -> None:
    """Where nothing is installed that has a version, the command says that it is unknown."""
    run.monkeypatch.setattr("importlib.metadata.version", mock.Mock(side_effect=PackageNotFoundError("wsis")))

    assert f"wsis 0+unknown, newest dataset {wsis.DATA_VERSION}\n" == run("--version")[1]


def test_versions(run: Run) -> None:
    """`wsis versions` lists the bundled versions with their digests."""
    status, out, _ = run("versions")

    assert (0, True) == (status, wsis.load().digest in out)


@pytest.mark.parametrize(
    "arguments, expected",
    [
        (("coverage", "nowhere.csv", "--of", "goal"), "wsis: nowhere.csv: No such file or directory\n"),
        (("check", "nowhere.csv"), "wsis: nowhere.csv: No such file or directory\n"),
        (
            ("show", "C12"),
            f"wsis: 'C12' is not a code of any framework in dataset {wsis.DATA_VERSION}; nearest: C2, C1, 12\n",
        ),
        (
            ("links", "9.c", "--to", "commitment"),
            f"wsis: no matrix of dataset {wsis.DATA_VERSION} relates target and commitment; ",
        ),
        (("versions", "--no"), "wsis: No such option: --no"),
        (
            ("coverage", "x.csv", "--of", "goals"),
            "wsis: --of: no framework: 'goals' (one of action-line, goal, target, objective, theme, commitment)",
        ),
        (
            ("links", "C5", "--to", "indicator"),
            "wsis: --to: no framework: 'indicator' (one of action-line, goal, target, objective, theme, commitment)",
        ),
        (
            ("export", "xml", "-o", "x"),
            "wsis: FORMAT: no such choice: 'xml' (one of csv, json, parquet, skos, sssom)",
        ),
        (("roadmap", "--all", "--format", "pdf"), "wsis: --format: no such choice: 'pdf' (one of html, md, json)"),
        (("coverage", "x.csv"), "wsis: "),
        (("links", "C9", "--to", "goal", "--json", "--csv"), "wsis: Invalid value: --json and --csv"),
        (
            ("show", "C5", "--dataset", "1999.1"),
            f"wsis: no dataset '1999.1' in this release; it carries {', '.join(wsis.versions())}\n",
        ),
        (("coverage", str(EXAMPLE), "--of", "goal", "--via", "goal"), "wsis: via is the framework that is counted"),
    ],
)
def test_bad_input_is_one_line(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    """Bad input is one clear line on the error stream, and exit status 2."""
    status, out, err = run(*arguments)

    assert (2, "") == (status, out)
    assert 1 == sum(line.startswith("wsis: ") for line in err.splitlines())
    assert err.splitlines()[-1].startswith(expected.rstrip("\n"))


def test_every_fault_of_a_file_has_its_line(run: Run, tmp_path: Path) -> None:
    """A file that is no register says all that is wrong with it, a line a fault."""
    broken = tmp_path / "broken.csv"
    broken.write_text("al,al\nC1,C2\n", encoding="utf-8")
    expected = (
        "wsis: broken.csv, row 1, al: stands twice in the header\n"
        "wsis: broken.csv, row 1, al, al: no column for the title "
        "(name it: columns= or --column; or give its row: header= or --header)\n"
    )

    assert (2, "", expected) == run("check", broken)


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    """`wsis` alone shows what it can do."""
    status, out, _ = run()

    assert (0, True) == (status, out.startswith("Usage: "))


def test_lines_that_differ_from_rows_are_shown(run: Run, tmp_path: Path) -> None:
    """After a cell of several lines, a problem names the row of the spreadsheet and the line of the file."""
    broken = tmp_path / "broken.csv"
    broken.write_text('title,year\n"Ra\ndio",2020\nFibre,soon\n', encoding="utf-8")

    assert "3 (line 4)" in run("check", broken)[1]


def test_formulas_are_escaped() -> None:
    """A cell that a spreadsheet would run is written as text."""
    data = {"rows": [{"name": "=1+1"}], "dataset_version": "1", "dataset_digest": "2"}

    assert "'=1+1" == cell_table(data, "rows")[1][0]


def test_empty_tables_keep_their_header() -> None:
    """A table without rows still names the dataset columns."""
    assert [["dataset_version", "dataset_digest"]] == cell_table(
        {"links": [], "dataset_version": "1", "dataset_digest": "2"}, "links"
    )


def test_the_module_runs(run: Run) -> None:
    """`python -m wsis` is the same program."""
    run.monkeypatch.setattr(sys, "argv", ["wsis", "versions"])
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("wsis", run_name="__main__")

    assert not stop.value.code
    assert wsis.load().digest in run.capsys.readouterr().out


def test_output_is_utf_8() -> None:
    """The program prints UTF-8 wherever it runs."""
    done = subprocess.run(
        [sys.executable, "-m", "wsis", "links", "C11", "--to", "goal"],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "100"},
    )

    assert "C11 International and regional cooperation" == done.stdout.decode().splitlines()[0]
    assert "─────" in done.stdout.decode()


def test_output_goes_where_it_is_sent(run: Run) -> None:
    """A stream of text that has no encoding is written to as it is."""
    with contextlib.redirect_stdout(io.StringIO()) as sent:
        run("versions")

    assert wsis.load().digest in sent.getvalue()


def test_convert(run: Run, tmp_path: Path) -> None:
    """A register is written in another format, and what either could not hold is said beside the output, once each."""
    target = tmp_path / "prizes.jsonl.gz"
    status, out, err = run("convert", EXAMPLE, target)

    assert (1, f"{target}: 141 projects\n") == (status, out)
    assert f"{EXAMPLE.name}: 157 rows gave 141 projects, with 20 problems: see wsis check\n" == err
    assert wsis.read_register(EXAMPLE).register == wsis.read_register(target).register
    status, _, err = run("convert", target, tmp_path / "prizes.xml")

    assert 0 == status
    assert "prizes.xml: extra: IATI has no field for it, so it is not written (" in err


def test_convert_to_nothing_known(run: Run, tmp_path: Path) -> None:
    """A name that tells no format is refused in one line that lists the formats."""
    status, _, err = run("convert", EXAMPLE, tmp_path / "prizes.doc")

    assert (2, 1) == (status, len(err.splitlines()[1:]))
    assert err.endswith("(format= one of csv, tsv, json, jsonl, iati)\n")


def test_columns_and_encodings_of_a_file(run: Run, tmp_path: Path) -> None:
    """Columns and the encoding of a file can be named."""
    path = tmp_path / "projekte.csv"
    path.write_bytes("Projekt,A=B\nRádio,C12\n".encode("cp1252"))
    options = ("--encoding", "cp1252", "--column", "Projekt=title", "--column", "A=B=action_lines")
    status, out, _ = run("check", path, "--json", *options)

    assert (1, "C12") == (status, json.loads(out)["problems"][0]["value"])
    assert (2, "wsis: Invalid value: --column Projekt: write it as NAME=FIELD\n") == run(
        "check", path, "--column", "Projekt"
    )[::2]


def test_convert_onto_itself(run: Run, tmp_path: Path) -> None:
    """A file is not written over while it is the one to read."""
    path = tmp_path / "projects.csv"
    path.write_text("title\nRadio\n", encoding="utf-8")
    status, _, err = run("convert", path, path)

    assert (2, True) == (status, err.endswith("the file to write is the one to read\n"))


def test_many_problems(run: Run, tmp_path: Path) -> None:
    """A table shows a thousand problems, and says how many more there are."""
    path = tmp_path / "projects.csv"
    path.write_text("title,year\n" + "Radio,bad\n" * 1200, encoding="utf-8")
    status, out, _ = run("check", path)

    assert (1, 1000) == (status, out.count("no year"))
    assert "1200 problems, 200 of them only in --json" in out


def test_no_cell_speaks_to_the_terminal(run: Run, tmp_path: Path) -> None:
    """What would move a cursor or change a colour is shown as its number."""
    path = tmp_path / "projects.csv"
    path.write_text("title,al\nRadio,\x1b[31mC13\n", encoding="utf-8")
    _, out, _ = run("check", path)
    path.write_text("ti\x1b[2Jtle\nRadio\n", encoding="utf-8")
    _, _, err = run("check", path)

    assert "\x1b" not in out + err
    assert r"\x1b[31mC13" in out


def test_whatever_reads_a_file_takes_the_same_options(run: Run, tmp_path: Path) -> None:
    """Counting takes the columns, the encoding and the header of a file as checking does."""
    path = tmp_path / "projekte.csv"
    path.write_bytes("Projekte 2026,\nProjekt,AL\nRádio,C9\n".encode("cp1252"))
    options = ("--column", "Projekt=title", "--encoding", "cp1252", "--header", "2")

    assert 0 == run("check", path, *options)[0]
    for command in (("coverage", path, "--of", "action-line"), ("crosstab", path)):
        status, out, err = run(*command, "--json", *options)

        assert (0, 1, "") == (status, json.loads(out)["projects"], err)
