"""Files from strangers: packed, broken, huge, in other encodings, under other names, and made to do harm."""

import codecs
import csv
import gzip
import io
import tracemalloc
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from wsis import InvalidInputError, MissingExtraError, Progress, WsisError
from wsis.readers import lines
from wsis.readers.cells import read_cell
from wsis.readers.formats import format_of
from wsis.readers.openers import OPENERS

TABLE = "id,title,year\n1,Rádio,2020\n2,Fibre,soon\n"


def refusal(data: bytes | str, **options: Any) -> str:  # noqa: ANN401 - whatever the reader takes
    """Read what cannot be read, and give the one reason."""
    source = io.StringIO(data, newline="") if isinstance(data, str) else io.BytesIO(data)
    with pytest.raises(InvalidInputError) as caught:
        wsis.read_register(source, **options)

    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize("name", ["projects.csv.gz", "projects.gz", "projects.csv"])
def test_packed_files(tmp_path: Path, name: str) -> None:
    """A packed file is read as what it holds, whatever its name."""
    path = tmp_path / name
    path.write_bytes(gzip.compress(TABLE.encode(), mtime=0))
    result = wsis.read_register(path)

    assert (["Rádio", "Fibre"], name) == ([each.title for each in result.register], result.problems[0].file)


def test_members_of_a_packed_file_are_one_text() -> None:
    """Packed files that are joined are one file, as gzip says."""
    data = gzip.compress(b"title\nRadio\n") + gzip.compress(b"Fibre\n")

    assert 2 == len(wsis.read_register(io.BytesIO(data)).register)


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(TABLE.encode(), mtime=0)[:-9],
        gzip.compress(TABLE.encode(), mtime=0)[:12],
        gzip.compress(TABLE.encode(), mtime=0)[:-8] + b"wrong sum",
        b"\x1f\x8b" + b"nonsense" * 9,
        gzip.compress(TABLE.encode(), mtime=0) + b"more",
    ],
)
def test_broken_packing(data: bytes) -> None:
    """A packed file that is cut off or changed is one clear error."""
    assert refusal(data).startswith("is packed with gzip, but broken: ")


def test_bombs() -> None:
    """A small file that expands to a very large one is refused long before it fills the memory."""
    packed, table = zlib.compressobj(9, zlib.DEFLATED, 31), zlib.compressobj(9, zlib.DEFLATED, 31)
    line = b"".join(packed.compress(b"0" * 2**20) for _ in range(200)) + packed.flush()
    blank = (b"," * 4095 + b"\n") * 2**8
    rows = table.compress(b"title\n") + b"".join(table.compress(blank) for _ in range(200)) + table.flush()

    assert max(len(line), len(rows)) < 2**20
    assert refusal(line, format="jsonl") == "has more than 16,777,216 characters in line 1"
    assert refusal(rows).startswith("expands to more than 200 times its size")


def test_files_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may not be larger than the caller allows, packed or not."""
    assert refusal(TABLE, max_bytes=20) == "is larger than 20 bytes (raise max_bytes= if you trust it)"
    assert refusal(gzip.compress(TABLE.encode(), mtime=0), max_bytes=60).startswith("is larger than 60 bytes")
    monkeypatch.setattr(lines, "LONGEST", 10)
    assert refusal(TABLE).startswith("has more than 10 characters in line 1")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_byte_order_marks(encoding: str) -> None:
    """A byte-order mark says what the encoding is, whatever the caller says."""
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    result = wsis.read_register(io.BytesIO(mark + TABLE.encode(encoding)), encoding="cp1252")

    assert ("1", "Rádio") == (result.register[0].id, result.register[0].title)


def test_other_encodings() -> None:
    """Text that is not UTF-8 is refused with its place, and read where its encoding is named."""
    data = TABLE.encode("cp1252")

    assert "is not UTF-8 after line 0: 'e1'" in refusal(data)
    assert "Rádio" == wsis.read_register(io.BytesIO(data), encoding="cp1252").register[0].title
    assert "encoding: no encoding has this name: 'klingon'" == refusal(data, encoding="klingon")
    assert "is not ascii (save it as CSV UTF-8)" == _refused_text(data)


def _refused_text(data: bytes) -> str:
    with pytest.raises(InvalidInputError) as caught:
        wsis.read_register(io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))

    return str(caught.value.problems[0])


def test_text_that_no_encoding_holds() -> None:
    """Half a pair of surrogates in a text is one clear error."""
    assert "is not UTF-8 (save it as CSV UTF-8)" == refusal("title\n\ud800\n")


@pytest.mark.parametrize("data", [b"title\nRa\0dio\n", b"\0\0\0\0", "title\nRadio\n".encode("utf-16-le")])
def test_bytes_that_are_no_text(data: bytes) -> None:
    """A NUL character shows that a file is no text."""
    assert "is no text: there is a NUL character in line" in refusal(data)


def test_newlines_may_be_mixed() -> None:
    """Lines end in three ways, even in one file, and a cell keeps the breaks that it has."""
    result = wsis.read_register(io.BytesIO(b'title,note\r\nRadio,"a\r\nb"\rFibre,c\nLink,d'))

    assert ["Radio", "Fibre", "Link"] == [project.title for project in result.register]
    assert (("note", "a\r\nb"),) == result.register[0].extra


def test_a_file_may_name_what_stands_between() -> None:
    """A first line that names the sign between cells is no header."""
    result = wsis.read_register(io.StringIO("\ufeffsep=|\ntitle|note\nRadio|a,b;c\nFibre|\n"))

    assert (["Radio", "Fibre"], (("note", "a,b;c"),)) == (
        [project.title for project in result.register],
        result.register[0].extra,
    )
    assert "row 3" == result.register[0].id


@pytest.mark.parametrize("limit", [131_072, 2**31 - 1])
def test_huge_cells(limit: int) -> None:
    """A cell beyond all measure is a clear error, also where a host lets its own cells be larger."""
    before = csv.field_size_limit(limit)
    try:
        assert "no table after line 1: field larger than field limit (131072)" in refusal(f'title\n"{"x" * 200_000}"\n')
        assert 1 == len(wsis.read_register(io.StringIO(f'title\n"{"x" * 131_072}"\n')).register)
    finally:
        csv.field_size_limit(before)


def test_huge_headers() -> None:
    """A header of a thousand titles is a clear error."""
    with pytest.raises(InvalidInputError) as caught:
        wsis.read_register(io.StringIO(",".join(["title"] * 1000)))
    assert "title: stands twice in the header" == str(caught.value.problems[0]).removeprefix("row 1, ")
    with pytest.raises(InvalidInputError) as caught:
        wsis.read_register(io.StringIO("x" * 100_000))
    assert 400 > len(str(caught.value))


def test_formulas_are_text() -> None:
    """A formula in a cell is text; the apostrophe that made it harmless is taken away."""
    result = wsis.read_register(io.StringIO("title,note\n=cmd|' /C calc'!A0,'=1+1\n'round the clock,''x\n"))

    assert ["=cmd|' /C calc'!A0", "'round the clock"] == [project.title for project in result.register]
    assert [(("note", "=1+1"),), (("note", "''x"),)] == [project.extra for project in result.register]


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever a file holds, in whatever format it is said to be, the answer is a register or one of our errors."""
    for form in (None, *OPENERS):
        with suppress(WsisError):
            wsis.read_register(io.BytesIO(data), format=form)


@pytest.mark.parametrize(
    "head, file, expected",
    [
        (b"PK\x03\x04", "projects.csv", "excel"),
        (b"\xd0\xcf\x11\xe0", None, "excel"),
        (b"title", "projects.tsv.gz", "tsv"),
        (b"{", "projects.ndjson", "jsonl"),
        (b'{"a": 1}\n{"a": 2}', "projects.json", "jsonl"),
        (b'{"a": 1}\n{"a": 2}', None, "jsonl"),
        (b'{"a":\n1}', None, "json"),
        (b"[{", "projects", "json"),
        (b"<iati-activities", None, "iati"),
        ("<iati-activities".encode("utf-16"), None, "iati"),
        (b"<b>title</b>", "projects.csv", "csv"),
        (b"title", "projects.xlsx", "excel"),
        (b"title", None, "csv"),
        (b"", None, "csv"),
    ],
)
def test_formats(head: bytes, file: str | None, expected: str) -> None:
    """The format is told by the content of what is no text, else by the name, else by how it begins."""
    assert expected == format_of(head, file=file)


def test_no_such_format() -> None:
    """A format that is none is an error that lists them."""
    assert "'xls' is no format (csv, tsv, json, jsonl, excel, iati)" == refusal(TABLE, format="xls")


def test_progress(tmp_path: Path) -> None:
    """Who wants to know is told how many rows and bytes have been read, up to the end of the file."""
    path = tmp_path / "projects.csv"
    path.write_text("title\n" + "Radio\n" * 2500, encoding="utf-8")
    told: list[Progress] = []
    wsis.read_register(path, progress=told.append)
    size = path.stat().st_size

    assert [1000, 2000, 2500] == [each.rows for each in told]
    assert (size, size) == (told[-1].read, told[-1].size)
    assert all(each.read <= size for each in told)
    wsis.read_register(io.StringIO("title\nRadio\n"), progress=told.append)
    assert Progress(rows=1, read=12, size=None) == told[-1]


class Trickle(io.RawIOBase):
    """A stream that gives one byte at a time, and cannot be sought in."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._rest = data

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override] # of any buffer
        """Give the next byte."""
        first, self._rest = self._rest[:1], self._rest[1:]
        buffer[: len(first)] = first
        return len(first)


@pytest.mark.parametrize("data", [TABLE.encode(), gzip.compress(TABLE.encode(), mtime=0)])
def test_streams_that_trickle(data: bytes) -> None:
    """A stream of single bytes, without a name and without a way back, is read as well, and left open."""
    stream = Trickle(data)

    assert 2 == len(wsis.read_register(stream).register)
    assert not stream.closed


def test_memory_grows_with_the_register_only() -> None:
    """Reading holds no more than a few rows besides the projects: a file of much text that is not kept needs little."""
    size, rows = 10_000, 500
    text = "title,note\n" + f"{' ' * size},{' ' * size}\nRadio,\n" * rows
    source = io.BytesIO(text.encode())
    tracemalloc.start()
    result = wsis.read_register(source)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert rows == len(result.register)
    assert peak < len(text) / 4


def test_countries_without_their_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pycountry, codes of countries are read, and names are kept as they are: a file is told once."""

    def missing(text: str) -> str | None:
        if text == "KE":
            return "KE"
        raise MissingExtraError("pycountry", "countries")

    monkeypatch.setattr("wsis.readers.cells.find_country", missing)
    read_cell.__globals__["remembered"].cache_clear()
    result = wsis.read_register(io.StringIO("title,country\nRadio,KE\nFibre,Kenya\nLink,Peru; Chile\n"))
    read_cell.__globals__["remembered"].cache_clear()

    assert [("KE",), ("Kenya",), ("Peru", "Chile")] == [project.countries for project in result.register]
    (problem,) = result.problems
    assert (3, "country", "Kenya") == (problem.row, problem.column, problem.value)
    assert (
        "names of countries are kept as they are: this needs pycountry: pip install 'wsis[countries]'"
        == problem.message
    )


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=9)


@given(st.lists(st.tuples(cells, cells)))
def test_tables_of_anything(rows: list[tuple[str, str]]) -> None:
    """Whatever stands in the cells of a table, its rows are read or told."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([("title", "sdg"), *rows])
    stream.seek(0)
    result = wsis.read_register(stream)

    assert sum(any(cell.strip() for cell in row) for row in rows) == result.rows
    assert result.rows == len(result.register) + sum(problem.column == "title" for problem in result.problems)


def test_options_of_other_formats() -> None:
    """What the caller says of a file of another format is not passed over."""
    assert "sheet=: says nothing of the format 'csv': 'P'" == refusal(TABLE, sheet="P")
    assert "columns=: says nothing of the format 'iati': \"{'a': 'title'}\"" == refusal("<a/>", columns={"a": "title"})


def test_long_texts_in_open_files(tmp_path: Path) -> None:
    """A long file of text with many characters of several bytes is read whole, however it is opened."""
    text = "id,title\n" + "".join(f"{place},Café {place}\n" for place in range(9000))
    path = tmp_path / "projects.csv"
    path.write_text(text, encoding="utf-8")
    expected = wsis.read_register(path).register

    assert 9000 == len(expected)
    assert expected == wsis.read_register(io.StringIO(text)).register
    with path.open(encoding="utf-8") as stream:
        assert expected == wsis.read_register(stream).register


@pytest.mark.parametrize("encoding", ["utf-16", "undefined", "a\0b"])
def test_encodings_that_do_not_fit(encoding: str) -> None:
    """An encoding that the bytes do not have, or that is none, is one clear error."""
    assert refusal(b"title\nRadio\n", encoding=encoding)


def test_utf_32_is_not_utf_16() -> None:
    """The mark of UTF-32 begins like that of UTF-16, and is told from it."""
    assert "Rádio" == wsis.read_register(io.BytesIO(TABLE.encode("utf-32"))).register[0].title


@pytest.mark.parametrize(
    "data, message",
    [
        (b"BZh91AY", "is packed with bzip2"),
        (b"\xfd7zXZ\x00", "is packed with xz"),
        (gzip.compress(b"BZh91AY", mtime=0), "is packed with bzip2"),
        (b"PAR1\x15\x04", "is a Parquet file"),
        (gzip.compress(gzip.compress(b"title", mtime=0), mtime=0), "is packed twice"),
    ],
)
def test_other_packings(data: bytes, message: str) -> None:
    """What is packed in another way, or twice, is named."""
    assert refusal(data).startswith(message)
