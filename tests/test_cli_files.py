"""The command line over Parquet files: what they count to, how they are named, and all that is refused."""

import csv
import importlib.util
import io
import json
import os
import subprocess
import sys
import threading
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wsis
from tests.commands import Run
from wsis import ActionLine, Commitment, Dataset, Goal, Problem, Target, UnknownTagsError
from wsis.errors import InvalidInputError
from wsis.frames import parquet
from wsis.frames.files import FileProgress, counted_files
from wsis.frames.parquet import naming
from wsis.frames.question import Asked
from wsis.plain import cell_table, coverage_data, crosstab_data

Cells = Mapping[str, Sequence[str | None]]

ROWS: Cells = {
    "Action Lines": ["C1; C7 E-health", "C9", None, "C11, C12", "", "C9"],
    "SDGs": ["4; 9.c", None, "Goal 17", "3.8", "17", "8.10"],
}


@pytest.fixture(params=["polars", "duckdb"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let one engine be the only one that is installed."""
    hide(monkeypatch, {"polars", "duckdb"} - {request.param})
    return str(request.param)


def hide(monkeypatch: pytest.MonkeyPatch, names: set[str]) -> None:
    """Make packages look as if they were not installed."""
    monkeypatch.setattr(parquet, "find_spec", lambda name: None if name in names else importlib.util.find_spec(name))


def write(path: Path, cells: Cells | None = None, **columns: Sequence[str | None]) -> Path:
    """Write a Parquet file of columns of text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table = {**(cells or {}), **columns}
    pl.DataFrame(table, schema=dict.fromkeys(table, pl.String)).write_parquet(path)
    return path


def register_of(cells: Cells) -> wsis.Register:
    """Read the same rows as a register in memory."""
    text = io.StringIO()
    rows = list(zip(*cells.values(), strict=True))
    csv.writer(text).writerows([["title", *cells], *(["A project", *row] for row in rows)])
    return wsis.read_register(io.StringIO(text.getvalue())).register


def head(cells: Cells, start: int, end: int | None = None) -> Cells:
    """Take some of the rows."""
    return {name: column[start:end] for name, column in cells.items()}


def test_a_file_counts_as_its_register(run: Run, ds: Dataset, engine: str, tmp_path: Path) -> None:
    """A Parquet file gives what a register of the same rows gives, in all forms, and with every option."""
    path = write(tmp_path / f"{engine}.parquet", ROWS)
    register = register_of(ROWS)
    implied = "--of", "commitment", "--via", "action-line", "--no-blanket"
    _, declared, err = run("coverage", path, "--of", "target", "--json")
    _, via, _ = run("coverage", path, *implied, "--json")
    _, crossed, _ = run("crosstab", path, "--json", "--no-blanket")
    _, table, _ = run("coverage", path, "--of", "goal", "--csv")
    _, cells, _ = run("crosstab", path, "--csv")
    _, gaps, _ = run("coverage", path, "--of", "goal", "--gaps")

    assert "" == err
    assert coverage_data(wsis.coverage(ds, register, of=Target)) == json.loads(declared)
    expected = wsis.coverage(ds, register, of=Commitment, via=ActionLine, blanket=False)
    assert coverage_data(expected) == json.loads(via)
    assert crosstab_data(wsis.crosstab(ds, register, rows=ActionLine, columns=Goal, blanket=False)) == json.loads(
        crossed
    )
    counts = [row.count for row in wsis.coverage(ds, register, of=Goal).rows]
    assert counts == [int(row["count"]) for row in csv.DictReader(io.StringIO(table))]
    table_of_cells = cell_table(crosstab_data(wsis.crosstab(ds, register, rows=ActionLine, columns=Goal)), "cells")
    assert [list(map(str, row)) for row in table_of_cells] == list(csv.reader(io.StringIO(cells)))
    assert "5 of 17 reached (29%)" in gaps


TEXTS = st.sampled_from([None, "", "C1", "C1; C9", "C7", "C7 E-health, C2", "C12", "nonsense"])
GOALS = st.sampled_from([None, " ", "4", "8.1; 8.10", "Goal 17", "9.c, 4", "18", "?"])


@pytest.mark.parametrize("only", ["polars", "duckdb"])
@settings(max_examples=20)
@given(data=st.data())
def test_files_add_up(only: str, data: st.DataObject) -> None:
    """However the rows of a register are cut into files, their counts add up to those of the register."""
    rows = data.draw(st.lists(st.tuples(TEXTS, GOALS), max_size=12))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(rows)), max_size=2)))
    cells: Cells = {"al": [row[0] for row in rows], "sdg": [row[1] for row in rows]}
    bounds = list(zip([0, *cuts], [*cuts, len(rows)], strict=True))
    ds = wsis.load()
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        hide(patch, {"polars", "duckdb"} - {only})
        paths = [write(Path(folder, f"{place}.parquet"), head(cells, *bound)) for place, bound in enumerate(bounds)]
        for asked in (Asked(of=Target), Asked(of=Goal, via=ActionLine), Asked(of=ActionLine, columns=Goal)):
            counted = counted_files(ds, asked, paths).tallies[()]

            assert asked.tally(ds, register_of(cells)) == counted


def test_patterns(run: Run, engine: str, tmp_path: Path) -> None:
    """A star that no shell has replaced finds its files, in any folder where there are two."""
    for place in range(3):
        write(tmp_path / "data" / f"{engine}{place}.parquet", head(ROWS, place * 2, place * 2 + 2))
    write(tmp_path / "data" / "more" / "last.parquet", ROWS)
    write(tmp_path / "data" / ".hidden.parquet", ROWS)
    _, six, _ = run("coverage", "data/*.parquet", "--of", "goal", "--json")
    _, twelve, _ = run("coverage", str(tmp_path / "data" / "**" / "*.parquet"), "--of", "goal", "--json")
    _, four, _ = run("coverage", f"data/{engine}0.parquet", f"data/{engine}2*", "--of", "goal", "--json")

    assert [6, 12, 4] == [json.loads(out)["projects"] for out in (six, twelve, four)]


NAMES = ["a[1].parquet", 'it\'s "so".parquet', "сеть.parquet", "sdg=4/x.parquet", "%20 {a,b}.PARQUET", "a*b?.parquet"]
if os.name == "nt":
    NAMES = [name for name in NAMES if not set('"*?') & set(name)]


@pytest.mark.parametrize("name", NAMES)
def test_names_are_names(run: Run, engine: str, tmp_path: Path, name: str) -> None:
    """Signs in the name of a file are no pattern, no quote, and no column, and find no other file."""
    path = write(tmp_path / engine / name, al=["C9", "C9"])
    for other in ("a1.parquet", "axbx.parquet"):
        write(tmp_path / engine / other, al=["C1"])
    _, out, err = run("coverage", path, "--of", "action-line", "--json")

    assert ("", 2) == (err, json.loads(out)["projects"])
    status, _, err = run("coverage", path, "--of", "goal")
    assert (2, True) == (status, f"{path}: no column for the goals among al (" in err)


def test_brackets_beside_stars(run: Run, tmp_path: Path) -> None:
    """Where a star makes a pattern, brackets stay what they are."""
    write(tmp_path / "data [ab]" / "x.parquet", al=["C9"])
    write(tmp_path / "data a" / "x.parquet", al=["C9", "C9"])
    _, out, _ = run("coverage", "data [ab]/*.parquet", "--of", "action-line", "--json")

    assert 1 == json.loads(out)["projects"]


def test_a_file_is_known_by_its_bytes(run: Run, engine: str, tmp_path: Path) -> None:
    """A Parquet file needs no name of one, and a text that begins like one is a text."""
    path = write(tmp_path / engine, al=["C9", "C9"])
    text = tmp_path / "text.csv"
    text.write_text("PAR1,title,al\n1,Radio,C9\n", encoding="utf-8")

    assert 2 == json.loads(run("coverage", path, "--of", "action-line", "--json")[1])["projects"]
    assert 1 == json.loads(run("coverage", text, "--of", "action-line", "--json")[1])["projects"]


def test_no_rows(run: Run, engine: str, tmp_path: Path) -> None:
    """A file without rows counts to nothing."""
    path = write(tmp_path / f"{engine}.parquet", al=[])
    status, out, _ = run("coverage", path, "--of", "action-line")

    assert (0, True) == (status, "0 of 18 reached (0%)" in out)


def test_progress_of_streams(ds: Dataset, engine: str, tmp_path: Path) -> None:
    """Where rows are streamed, the progress tells how many have been read of all files together."""
    codes = [f"C{first}; C{second}; C{third}" for first, second, third in product(range(1, 7), repeat=3)]
    paths = [write(tmp_path / f"{engine}{place}.parquet", al=codes) for place in (1, 2)]
    seen: list[FileProgress] = []
    counted_files(ds, Asked(of=ActionLine), paths, progress=seen.append)

    assert [(0, 216, 216), (216, 432, 432)] == [
        tuple(step.rows for step in seen if step.file == str(path)) for path in paths
    ]
    assert {432} == {step.total for step in seen}


def test_progress_of_groups(ds: Dataset, engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the engine groups, as without what streams need, the progress tells of whole files."""
    monkeypatch.setattr("wsis.frames.choosing.chosen_plan", lambda *_: "group")
    paths = [write(tmp_path / f"{engine}{place}.parquet", al=["C9"] * 100) for place in (1, 2)]
    seen: list[FileProgress] = []
    counted_files(ds, Asked(of=ActionLine), paths, progress=seen.append)

    assert [0, 100, 100, 200] == [step.rows for step in seen]


def test_progress_is_shown_on_a_terminal(run: Run, tmp_path: Path) -> None:
    """A terminal shows the name of the file that is counted, brackets and all, and the rows."""
    path = write(tmp_path / "data [red] [/].parquet", al=["C9"] * 1234)
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm", "COLUMNS": "300"}.items():
        run.monkeypatch.setenv(name, value)
    run.monkeypatch.delenv("NO_COLOR")
    status, out, err = run("coverage", path, "--of", "action-line", "--csv")

    assert (0, True) == (status, out.startswith("code,name,count"))
    assert f"{path} " in err
    assert "1,234 rows" in err


def test_unread_tags(run: Run, engine: str, tmp_path: Path) -> None:
    """Tags that were not read are told beside the output, the most frequent first, with value and rows."""
    path = write(tmp_path / f"{engine}.parquet", al=["C9; C12", "C9; C12", None, "nonsense"])
    status, out, err = run("coverage", path, "--of", "action-line", "--json")

    assert (0, 2) == (status, json.loads(out)["rows"][16]["count"])
    assert [
        f"{engine}.parquet: 2 sorts of tags not read, 3 times in all",
        "  al: unknown action line: 'C12', in 2 rows: 'C9; C12' (C11, C10, C9)",
        "  al: unknown action line: 'nonsense', in 1 row",
    ] == err.splitlines()


def test_many_unread_tags(run: Run, tmp_path: Path) -> None:
    """Of many sorts of unread tags, five are shown, over all files together."""
    paths = [write(tmp_path / f"{part}.parquet", al=[f"C{part}{place}" for place in range(4)]) for part in (3, 4)]
    _, _, err = run("coverage", *paths, "--of", "action-line")
    first, *shown, last = err.splitlines()

    assert ("2 files: 8 sorts of tags not read, 8 times in all", 5) == (first, len(shown))
    assert "  and 3 more, which wsis.frames.normalize lists" == last


def test_no_cell_speaks_to_the_terminal(run: Run, tmp_path: Path) -> None:
    """What would steer a terminal is shown as its number, in names too."""
    path = write(tmp_path / "a\u202eb.parquet", al=["\x1b[31mC13"])
    _, _, err = run("coverage", path, "--of", "action-line")

    assert r"a\u202eb.parquet: 1 sort" in err
    assert r"'\x1b[31mC13'" in err


def test_columns_are_told(run: Run, engine: str, tmp_path: Path) -> None:
    """`--column` says what a column holds, or that it holds none, in whichever of the files it is."""
    one = write(tmp_path / f"{engine}1.parquet", {"Ziele": ["4", "9.c"], "A=B": ["C9", None], "category": ["x", "y"]})
    two = write(tmp_path / f"{engine}2.parquet", sdg=["17"], al=["C1"])
    options = "--column", "Ziele=sdgs", "--column", "A=B=action_lines", "--column", "category=extra"
    _, goals, err = run("coverage", one, "--of", "goal", "--json", *options)
    _, lines, _ = run("coverage", one, "--of", "action-line", "--json", *options)

    assert ([4, 9], "") == ([int(row["code"]) for row in json.loads(goals)["rows"] if row["count"]], err)
    assert ["C9"] == [row["code"] for row in json.loads(lines)["rows"] if row["count"]]
    _, _, err = run("coverage", one, two, "--of", "goal", *options)
    assert f"wsis: {two}: no column for the goals among sdg, al (name it: --column NAME=FIELD, " in err


def test_names_of_several_files(run: Run, tmp_path: Path) -> None:
    """Files may call a column otherwise, as long as each name says what it is."""
    paths = [write(tmp_path / "1.parquet", al=["C9"]), write(tmp_path / "2.parquet", {"Action Lines": ["C9"]})]
    _, out, _ = run("coverage", *paths, "--of", "action-line", "--json")

    assert [2] == [row["count"] for row in json.loads(out)["rows"] if row["count"]]


def test_only_columns_that_matter(run: Run, tmp_path: Path) -> None:
    """A column that the question does not need may hold anything, and be there twice."""
    path = tmp_path / "x.parquet"
    table = {"al": ["C9"], "target": [8.1], "name": ["a"], "title": ["b"], "sdg": ["4"], "SDGs": ["5"]}
    pl.DataFrame(table).write_parquet(path)

    assert 0 == run("coverage", path, "--of", "action-line")[0]
    status, _, err = run("coverage", path, "--of", "target")
    assert (2, f"wsis: {path}, SDGs: is a second column for the field 'sdgs' (choose one: columns= or --column)\n") == (
        status,
        err,
    )
    status, _, err = run("coverage", path, "--of", "target", "--column", "sdg=extra")
    assert (2, True) == (status, f"{path}, target: a column of numbers, in which 8.1 and 8.10 are the same" in err)
    assert err.endswith("'Float64' (leave it out: --column target=extra)\n")
    assert 0 == run("coverage", path, "--of", "goal", "--column", "sdg=extra", "--column", "target=extra")[0]


@pytest.mark.parametrize(
    "arguments, expected",
    [
        (["no/*.parquet", "no.parquet", "no.csv"], ["no/*.parquet: no file has such a name", *(
            f"{name}: No such file or directory" for name in ("no.parquet", "no.csv"))]),
        (["data", "1.parquet"], ["data: is a folder (name its files, such as data/*.parquet)"]),
        (["1.parquet", "*.parquet"], ["1.parquet: is named more than once"]),
        (["1.parquet", "a.csv"], ["only Parquet files are counted together, and this is none: 'a.csv'"]),
        (["a.csv", "b.csv"], ["only Parquet files are counted together, and these are none: 'a.csv, b.csv'"]),
        (["1.parquet", "--header", "0", "--sheet", "x", "--encoding", "cp1252"], [
            f"--{name}: says nothing of Parquet files" for name in ("encoding", "sheet", "header")]),
        (["1.parquet", "--column", "al"], ["Invalid value: --column al: write it as NAME=FIELD"]),
        (["1.parquet", "--column", "lines=action_lines"], ["lines: no such column"]),
        (["1.parquet", "--column", "al=sdgs"], [
            ("1.parquet: no column for the action lines among al, other "
            "(name it: --column NAME=FIELD, where FIELD is action_lines or category)")]),
        (["1.parquet", "--json", "--csv"], ["Invalid value: --json and --csv exclude each other"]),
        (["1.parquet", "--via", "action-line"], [
            "via is the framework that is counted, action-line; leave it out for declared coverage"]),
    ],
)  # fmt: skip
def test_refusals(run: Run, tmp_path: Path, arguments: list[str], expected: list[str]) -> None:
    """Whatever cannot be counted is refused, all at once, each in a line that says why."""
    write(tmp_path / "1.parquet", al=["C9"], other=["x"])
    (tmp_path / "data").mkdir()
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("title,al\nRadio,C9\n", encoding="utf-8")
    status, out, err = run("coverage", *arguments, "--of", "action-line")

    assert (2, "") == (status, out)
    assert [f"wsis: {line}" for line in expected] == err.replace(os.sep, "/").splitlines()


def test_a_wrong_field(run: Run, tmp_path: Path) -> None:
    """A field that there is not is refused once, with the fields that there are."""
    paths = [write(tmp_path / f"{place}.parquet", al=["C9"]) for place in (1, 2)]
    status, _, err = run("coverage", *paths, "--of", "action-line", "--column", "al=lines")

    assert (2, 1, True) == (status, len(err.splitlines()), err.startswith("wsis: al: 'lines' is no field (one of id, "))


def locked(path: Path, *, wholly: bool) -> Path:
    """Write an encrypted file, of which the description is encrypted too, or not."""
    pa: Any = import_module("pyarrow")
    encryption: Any = import_module("pyarrow.parquet.encryption")
    keeper = type(
        "Keeper",
        (encryption.KmsClient,),
        {
            "wrap_key": lambda _, key, __: b64encode(key),
            "unwrap_key": lambda _, key, __: b64decode(key),
        },
    )
    chosen = encryption.EncryptionConfiguration("key", column_keys={"key": ["al"]}, plaintext_footer=not wholly)
    factory = encryption.CryptoFactory(lambda _: keeper())
    keys = factory.file_encryption_properties(encryption.KmsConnectionConfig(), chosen)
    table = pa.table({"al": ["C9"] * 3})
    with import_module("pyarrow.parquet").ParquetWriter(path, table.schema, encryption_properties=keys) as writer:
        writer.write_table(table)
    return path


def broken(name: str) -> bytes:
    """Break a Parquet file in one of many ways."""
    with TemporaryDirectory() as folder:
        path = write(
            Path(folder, "whole.parquet"), al=[f"C{1 + place % 9}; C{1 + place % 7}" for place in range(20_000)]
        )
        whole = path.read_bytes()
    ways = {
        "empty": b"",
        "short": b"PAR1",
        "fake": b"title,al\nRadio,C9\n",
        "cut": whole[: len(whole) // 2],
        "footer": whole[:-8] + b"\xff\xff\xff\x7fPAR1",
        "pages": b"PAR1" + b"\0" * 100 + whole[104:],
        "half": b"PAR1" + whole[4:-4] + b"PARE",
    }
    return ways[name]


@pytest.mark.parametrize(
    "name, expected",
    [
        ("empty", "is empty"),
        ("short", "cannot be read: "),
        ("fake", "is no Parquet file"),
        ("cut", "is cut off, or was not written to its end"),
        ("footer", "cannot be read: "),
        ("pages", "cannot be read: "),
        ("half", "is encrypted"),
    ],
)
def test_broken_files(run: Run, engine: str, tmp_path: Path, name: str, expected: str) -> None:
    """A broken file is one line that names it, and none of the engine's errors comes through."""
    good = write(tmp_path / f"{engine}.parquet", al=["C9"])
    path = tmp_path / f"{name}.parquet"
    path.write_bytes(broken(name))
    status, out, err = run("coverage", good, path, "--of", "action-line")

    assert (2, "", 1) == (status, out, len(err.splitlines()))
    assert err.startswith(f"wsis: {path}: {expected}")


@pytest.mark.parametrize("wholly, expected", [(True, "is encrypted"), (False, "cannot be read: ")])
def test_encrypted_files(run: Run, engine: str, tmp_path: Path, *, wholly: bool, expected: str) -> None:
    """An encrypted file is one line too, even if its description is not."""
    path = locked(tmp_path / f"{engine}.parquet", wholly=wholly)
    status, out, err = run("coverage", path, "--of", "action-line")

    assert (2, "", 1) == (status, out, len(err.splitlines()))
    assert err.startswith(f"wsis: {path}: {expected}")


def test_every_broken_file_is_named(run: Run, tmp_path: Path) -> None:
    """All files that cannot be read are named at once."""
    for name in ("empty", "fake", "cut"):
        (tmp_path / f"{name}.parquet").write_bytes(broken(name))
    status, _, err = run("coverage", "*.parquet", "--of", "goal")

    assert (2, ["cut", "empty", "fake"]) == (status, [line.split()[1].split(".")[0] for line in err.splitlines()])


@pytest.mark.parametrize("names", [["al", "al"], ["al", "AL"]])
def test_one_name_twice(run: Run, engine: str, tmp_path: Path, names: list[str]) -> None:
    """A second column of the same name is never left out in silence."""
    pa: Any = import_module("pyarrow")
    path = tmp_path / f"{engine}.parquet"
    table = pa.Table.from_arrays([pa.array(["C1"]), pa.array(["C9"])], names=names)
    import_module("pyarrow.parquet").write_table(table, path)
    status, _, err = run("coverage", path, "--of", "action-line")

    assert (2, 1, True) == (status, len(err.splitlines()), err.startswith(f"wsis: {path}"))


def test_names_that_are_no_text(ds: Dataset, engine: str, tmp_path: Path) -> None:
    """A name of a column that is no UTF-8 is a fault of the file."""
    path = write(tmp_path / f"{engine}.parquet", al=["C9"], oddly=["x"])
    path.write_bytes(path.read_bytes().replace(b"oddly", b"od\xff\xfey"))

    with pytest.raises(InvalidInputError, match="cannot be read"):
        counted_files(ds, Asked(of=ActionLine), [path])


def test_without_an_engine(run: Run, tmp_path: Path) -> None:
    """Without Polars and DuckDB, one line says what to install; so it does without narwhals."""
    path = write(tmp_path / "x.parquet", al=["C9"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "narwhals.stable", None)
        narwhals = run("coverage", path, "--of", "action-line")
    hide(run.monkeypatch, {"polars", "duckdb"})

    assert (2, "", "wsis: this needs narwhals: pip install 'wsis[frames]'\n") == narwhals
    assert (
        2,
        "",
        (
            "wsis: Parquet files are read with Polars or DuckDB, and neither is installed "
            "(pip install 'wsis[parquet]', or DuckDB)\n"
        ),
    ) == run("coverage", path, "--of", "action-line")


@pytest.mark.parametrize("arguments", [("check", "x.parquet"), ("convert", "x.parquet", "y.csv")])
def test_what_does_not_read_parquet(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """The commands that read a register into memory say which ones count Parquet files."""
    write(tmp_path / "x.parquet", al=["C9"])
    expected = "wsis: x.parquet: a Parquet file, which only wsis coverage and wsis crosstab read\n"

    assert (2, "", expected) == run(*arguments)
    assert not (tmp_path / "y.csv").exists()


def test_errors_are_named() -> None:
    """Errors of ours keep their kind, and a panic of Polars, which is no `Exception`, is an error like any other."""
    with pytest.raises(UnknownTagsError, match=r"x\.parquet, al: unknown") as unknown, naming("x.parquet"):
        raise UnknownTagsError("frame", [Problem(message="unknown", column="al")])
    with pytest.raises(InvalidInputError, match="cannot be read: out of bounds"), naming("x.parquet"):
        raise pl.exceptions.PanicException("out of\n bounds")

    assert ("x.parquet",) == tuple(problem.file for problem in unknown.value.problems)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_a_pipe_is_a_register(run: Run, tmp_path: Path) -> None:
    """What can be read but once is left to the reader of registers, whatever it is called."""
    pipe = tmp_path / "pipe.parquet"
    os.mkfifo(pipe)
    text = "title,al\nRadio,C9\n"
    writer = threading.Thread(target=pipe.write_text, args=(text,), kwargs={"encoding": "utf-8"}, daemon=True)
    writer.start()
    status, out, _ = run("coverage", pipe, "--of", "action-line", "--json")
    writer.join()

    assert (0, 1) == (status, json.loads(out)["projects"])


def test_the_commands_wait_for_no_engine() -> None:
    """Who counts no Parquet file loads nothing of what reads them."""
    program = (
        "import sys; import wsis.cli; "
        "print(*sorted({'duckdb', 'narwhals', 'numpy', 'pandas', 'polars', 'pyarrow'} & set(sys.modules)))"
    )

    assert not subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.strip()
