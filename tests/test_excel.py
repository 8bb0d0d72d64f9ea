"""Excel sheets: every cell as text, the sheet that is meant, and what hostile files get for an answer."""

import io
import struct
import sys
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

import openpyxl  # type: ignore[import-untyped] # it declares no types
import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from wsis.errors import InvalidInputError, MissingExtraError
from wsis.readers.excel import Sheet, open_sheet
from wsis.readers.numbers import LostDigits, NoValue, Number
from wsis.readers.worksheets import SheetScan

LIMIT = 2**24
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: Number format 1 is a day, 2 a day with a time, 3 a time, 4 a duration.
STYLES = (
    f'<styleSheet {MAIN}><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="21"/>'
    '<xf numFmtId="46"/></cellXfs></styleSheet>'
)
Rows = list[tuple[int, tuple[str, ...]]]


def parts(
    *sheets: str, names: tuple[str, ...] = (), states: tuple[str, ...] = (), strings: str = "", settings: str = ""
) -> dict[str, str | bytes]:
    """Write the parts of a workbook whose sheets have these rows."""
    names = names or tuple(f"Sheet{number}" for number in range(1, len(sheets) + 1))
    states = states or ("visible",) * len(sheets)
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        for number, (name, state) in enumerate(zip(names, states, strict=True), start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    return {
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}">{settings}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships>{links}<Relationship Id="s" Type="{OFFICE}/styles" Target="/xl/styles.xml"/>'
            f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f"<sst {MAIN}>{strings}</sst>",
        **{
            f"xl/worksheets/sheet{number}.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
            for number, rows in enumerate(sheets, start=1)
        },
    }


def packed(content: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    """Pack parts into an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return stream


def text_cell(text: str, reference: str = "") -> str:
    """Write a cell that holds a text."""
    place = f' r="{reference}"' if reference else ""
    return f'<c{place} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def saved(book: openpyxl.Workbook) -> io.BytesIO:
    """Save a workbook as another library writes it."""
    stream = io.BytesIO()
    book.save(stream)
    return stream


def rows_of(stream: BinaryIO, sheet: str | None = None) -> Rows:
    """Read all rows of a sheet."""
    return list(open_sheet(stream, limit=LIMIT, sheet=sheet).rows)


def read(rows: str, **options: str) -> Rows:
    """Read the rows of a workbook with one sheet."""
    return rows_of(packed(parts(rows, **options)))  # type: ignore[arg-type] # the other options are not text


def refused(stream: BinaryIO, *, limit: int = LIMIT, sheet: str | None = None) -> str:
    """Give the one line that says why a workbook was refused."""
    with pytest.raises(InvalidInputError) as caught:
        list(open_sheet(stream, limit=limit, sheet=sheet, file="p.xlsx").rows)
    (problem,) = caught.value.problems
    assert ("p.xlsx", None) == (problem.file, caught.value.__cause__)
    return str(problem)


# ------------------------------------------------------------------------------------------------------- what cells say


def test_every_kind_of_cell() -> None:
    """A workbook of another library is read: each kind of value as its text."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    values = {
        "8.10": "8.10",
        9.0: "9",
        8.1: "8.1",
        -3: "-3",
        1e-07: "1e-07",
        date(2020, 1, 31): "2020-01-31",
        datetime(2020, 2, 1): "2020-02-01",  # noqa: DTZ001 - a sheet knows no time zone
        datetime(2020, 1, 31, 12, 30): "2020-01-31T12:30:00",  # noqa: DTZ001 - the same
        time(7, 5): "07:05:00",
        timedelta(hours=30, seconds=1): "30:00:01",
        " Côte d'Ivoire & <more>\n": " Côte d'Ivoire & <more>\n",
    }
    sheet.append(["id", *values])
    sheet["A3"] = "merged"
    sheet["B3"] = True
    sheet["C3"] = False
    sheet.merge_cells("D3:E3")
    book.create_chartsheet("Chart")
    expected = [
        (1, ("id", *values.values())),
        (3, ("merged", "TRUE", "FALSE", *[""] * 9)),
    ]

    assert expected == rows_of(saved(book))


@pytest.mark.parametrize(
    "written, text, kind",
    [
        ("8.1", "8.1", Number),
        ("9.0", "9", Number),
        ("-0", "0", Number),
        ("0.30000000000000004", "0.30000000000000004", Number),
        ("999999999999999", "999999999999999", Number),
        ("1234567890123456", "1234567890123456", Number),
        ("1234567890123450", "1234567890123450", LostDigits),
        ("9007199254740991", "9007199254740991", Number),
        ("9007199254740992", "9007199254740992", LostDigits),
        ("12345678901234567", "12345678901234568", LostDigits),
        ("-12345678901234567", "-12345678901234568", LostDigits),
        ("1e20", "100000000000000000000", LostDigits),
        ("1e999", "inf", Number),
        ("nan", "nan", Number),
    ],
)
def test_numbers(written: str, text: str, kind: type) -> None:
    """A number is told apart from text, and a whole one that may have lost its last digits from others."""
    ((_, (cell,)),) = read(f'<row r="1"><c r="A1"><v>{written}</v></c></row>')

    assert (text, kind) == (cell, type(cell))


def test_text_is_no_number() -> None:
    """Digits that are text stay plain text, however many there are."""
    ((_, cells),) = read(f"<row>{text_cell('8.10')}{text_cell('12345678901234567')}</row>")

    assert (("8.10", "12345678901234567"), {str}) == (cells, {type(cell) for cell in cells})


@pytest.mark.parametrize(
    "style, number, text",
    [
        (1, "43861", "2020-01-31"),
        (2, "43861.25", "2020-01-31T06:00:00"),
        (2, "43861", "2020-01-31"),
        (2, "43860.9999999999", "2020-01-31"),
        (3, "0.25", "06:00:00"),
        (4, "-1.25", "-30:00:00"),
        (1, "1e10", "10000000000"),
    ],
)
def test_days_and_times(style: int, number: str, text: str) -> None:
    """A number in the format of a day is a day; one that no calendar has stays a number."""
    assert [(1, (text,))] == read(f'<row r="1"><c r="A1" s="{style}"><v>{number}</v></c></row>')


def test_days_since_1904() -> None:
    """The days of an old workbook from a Mac are counted from 1904."""
    row = '<row r="1"><c r="A1" s="1"><v>42399</v></c></row>'

    assert [(1, ("2020-01-31",))] == read(row, settings='<workbookPr date1904="1"/>')


def test_errors_and_formulas() -> None:
    """An error is its text, a formula its result, and itself where a program stored none: no cell is lost."""
    rows = (
        '<row r="2"><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D2"><f>1+1</f><v>2</v></c></row>'
        '<row r="3"><c r="C3" t="str"><f>IF(1,"","")</f><v></v></c>'
        '<c r="D3"><f>A1&amp;B1</f></c><c r="F3"><f>B1</f></c></row>'
        '<row r="9"><c r="B9"><f>NOW()</f><v></v></c></row>'
    )
    expected = [
        (2, ("", "#DIV/0!", "2", "", "")),
        (3, ("", "", "=A1&B1", "", "=B1")),
        (9, ("=NOW()", "", "", "", "")),
    ]

    assert expected == read(rows)


def test_sheet_of_formulas_only() -> None:
    """A sheet of which no formula was ever calculated is still a sheet with rows."""
    book = openpyxl.Workbook()
    book.create_sheet("Sums")["B2"] = "=1+1"

    assert [(2, ("=1+1",))] == rows_of(saved(book))
    assert [(7, ("=A1",))] == read("<row r='7'><c r='C7'><f>A1</f></c></row>")


def test_cells_without_a_value() -> None:
    """An error and a formula without a result are told apart from texts that look the same, and from empty results."""
    rows = (
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1"><f>A1</f></c>'
        '<c r="D1" t="e"><f>1/0</f></c><c r="E1" t="s"><f>B1</f></c><c r="F1" t="str"><f>C1</f></c>'
        '<c r="G1"><f t="shared" si="0"/></c></row>'
        f'<row r="2">{text_cell("#N/A", "A2")}{text_cell("=1+1", "B2")}'
        '<c r="C2" t="s"><v>0</v></c><c r="D2" t="str"><f>A2</f><v>#N/A</v></c>'
        '<c r="E2" t="inlineStr"><f>B1</f><is><t>Radio</t></is></c><c r="F2" t="str"><f>C1</f><v></v></c>'
        '<c r="G2" t="b"><f>C1</f><v>0</v></c></row>'
    )
    (_, without), (_, plain) = read(rows, strings="<si><t>=A1</t></si>")

    assert ("#N/A", "#REF!", "=A1", "=1/0", "=B1", "=C1", "=") == without
    assert {NoValue} == {type(cell) for cell in without}
    assert ("#N/A", "=1+1", "=A1", "#N/A", "Radio", "", "FALSE") == plain
    assert {str} == {type(cell) for cell in plain}


@pytest.mark.parametrize("code", ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"])
def test_any_error(code: str) -> None:
    """Each error that a workbook stores makes a cell without a value, and its neighbour keeps its own."""
    ((_, (cell, beside)),) = read(f"<row><c t='e'><v>{code}</v></c>{text_cell('Radio')}</row>")

    assert (code, NoValue, "Radio") == (cell, type(cell), beside)


def test_what_follows_the_cells_is_no_cell() -> None:
    """Formulas of other parts of a sheet do not change its last cell."""
    content = parts(f"<row>{text_cell('Radio')}</row>")
    tail = "</sheetData><extLst><x:ext xmlns:x='x'><x:f>Sheet2!A1</x:f></x:ext></extLst></worksheet>"
    content["xl/worksheets/sheet1.xml"] = str(content["xl/worksheets/sheet1.xml"]).replace(
        "</sheetData></worksheet>", tail
    )

    assert [(1, ("Radio",))] == rows_of(packed(content))


def test_shared_texts() -> None:
    """Texts that cells share are read, with their formats joined and pronunciations left out."""
    strings = (
        '<si><r><t>Commu</t></r><r><t xml:space="preserve">nity </t></r><rPh><t>ko</t></rPh></si><si><t>é</t></si>'
    )
    row = "".join(f'<c t="s"><v>{number}</v></c>' for number in (1, 0, 1))

    assert [(1, ("é", "Community ", "é"))] == read(f"<row>{row}</row>", strings=strings)


def test_elements_with_prefixes() -> None:
    """A program may write every element with a prefix."""
    content = parts("")
    content["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet {MAIN.replace("xmlns", "xmlns:x")}><x:sheetData><x:row r="2"><x:c r="B2"><x:v>9</x:v></x:c>'
        '<x:c r="C2"><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    )

    assert [(2, ("9", "=A1"))] == rows_of(packed(content))


def test_declared_encoding() -> None:
    """A part may say that it is UTF-8, and begin with a byte-order mark."""
    xml = f'\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{DATA}'

    assert [(1, ("a",))] == rows_of(with_sheet(xml.encode()))


def test_cells_without_places() -> None:
    """Rows and cells that do not say where they stand follow each other."""
    rows = (
        f"<row>{text_cell('a')}{text_cell('b')}</row><row r='4'><c/>{text_cell('c')}</row><row><c><f>A1</f></c></row>"
    )

    assert [(1, ("a", "b")), (4, ("", "c")), (5, ("=A1", ""))] == read(rows)


def test_long_cell() -> None:
    """A cell of more characters than Excel allows is read whole."""
    text = "x" * 100_000

    assert [(1, (text,))] == read(f"<row>{text_cell(text)}</row>")


def test_header_below_empty_rows() -> None:
    """Empty rows and blank ones are passed over, and rows keep their numbers."""
    rows = "".join(
        f"<row r='{row}'>{text_cell(text, f'B{row}')}</row>" for row, text in ((3, "id"), (4, "  "), (7, "1"))
    )

    assert [(3, ("id",)), (7, ("1",))] == read(rows)


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1), min_size=2, max_size=2
        ),
        min_size=1,
        max_size=5,
    )
)
def test_texts_come_back(table: list[list[str]]) -> None:
    """Whatever texts a sheet holds, they come back as they are, each in its row."""
    table = [[text.replace("_x", "x") for text in row] for row in table]  # Excel writes signs as _x000D_
    rows = "".join(f"<row>{''.join(text_cell(text) for text in row)}</row>" for row in table)

    assert [(number, tuple(row)) for number, row in enumerate(table, start=1)] == read(rows)


def test_rows_are_read_as_they_are_asked_for() -> None:
    """One can stop after the header, and what stopped the reading is not changed."""
    sheet = open_sheet(packed(parts(f"<row>{text_cell('a')}</row>" * 3)), limit=LIMIT)
    first = next(sheet.rows)
    sheet.rows.close()  # type: ignore[attr-defined] # it is a generator

    assert ((1, ("a",)), []) == (first, list(sheet.rows))


# ----------------------------------------------------------------------------------------------------- where cells are


@pytest.mark.parametrize(
    "row, first",
    [
        (text_cell("id"), 1),
        (text_cell("id", "C1"), 3),
        (text_cell("id", "C1") + text_cell("note", "B1"), 2),
        ("<c r='AA1'><f>A1</f></c><c r='AC1'><v>1</v></c>", 27),
        ("<c r='XFD1' t='e'><v>#N/A</v></c>", 16384),
    ],
)
def test_first_column(row: str, first: int) -> None:
    """The number of the column in which the cells begin is known, whatever kind of cell stands there."""
    assert first == open_sheet(packed(parts(f"<row r='1'>{row}</row>")), limit=LIMIT).first


def merging(rows: str, *references: str, element: str = "mergeCell") -> io.BytesIO:
    """Write a workbook with merged areas in its sheet."""
    areas = "".join(f"<{element} ref={quoteattr(reference)}/>" for reference in references)
    return with_sheet(
        f"<worksheet {MAIN} xmlns:x='x'><sheetData>{rows}</sheetData><mergeCells>{areas}</mergeCells></worksheet>"
    )


#: Six rows of two columns, from C2 on: the cell C4 holds a space, D4 an error, C6 a formula without a result.
BLOCK = (
    f"<row r='2'>{text_cell('id', 'C2')}{text_cell('title', 'D2')}</row><row r='3'><c r='C3'><v>0</v></c></row>"
    f"<row r='4'>{text_cell(' ', 'C4')}<c r='D4' t='e'><v>#N/A</v></c></row>"
    "<row r='6'><c r='C6'><f>A1</f></c></row><row r='7'><c r='C7'><v>1</v></c></row>"
)


@pytest.mark.parametrize(
    "references, merged",
    [
        ((), ()),
        (("C3:C5",), ("C3:C5",)),
        (("C6:C9", "D4:D5", "D2:D3", "C2:C3"), ("C2:C3", "D2:D3", "D4:D5", "C6:C9")),  # from the top
        (("C3:D4",), ("C3:D4",)),
        (("C2:D2", "C3", "C3:C3"), ()),  # within one row
        (("D3:D4", "C4:C5", "C5:C6", "D7:D8"), ()),  # nothing in the first cell
        (("A1:A2", "B2:B9", "E2:E3", "C8:C9", "XFD1048575:XFD1048576"), ()),  # outside of what is used
        (("C3:C4", "C90:C91"), ("C3:C4",)),
        (("D4:C3",), ("D4:C3",)),
        (("c3:c4",), ("c3:c4",)),
    ],
)
def test_areas_merged_downwards(references: tuple[str, ...], merged: tuple[str, ...]) -> None:
    """Areas of several rows that hold anything are known, and the rows stay as they are."""
    expected = [
        (2, ("id", "title")),
        (3, ("0", "")),
        (4, (" ", "#N/A")),
        (6, ("=A1", "")),
        (7, ("1", "")),
    ]
    sheet = open_sheet(merging(BLOCK, *references), limit=LIMIT)

    assert (merged, expected) == (sheet.merged, list(sheet.rows))
    assert merged == open_sheet(merging(BLOCK, *references, element="x:mergeCell"), limit=LIMIT).merged


def test_areas_that_another_library_merges() -> None:
    """What another library merges is found, and only its first row has the text."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("id", "title"), (1, "Radio"), (2, "Internet")):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    opened = open_sheet(saved(book), limit=LIMIT)

    assert (("B2:B3",), [(1, ("id", "title")), (2, ("1", "Radio")), (3, ("2", ""))]) == (
        opened.merged,
        list(opened.rows),
    )


@pytest.mark.parametrize(
    "reference, message",
    [
        ("", "has a row ''"),
        ("A:A", "has a row ''"),
        ("2:3", "has a column ''"),
        ("A1:A1048577", "has a row '1048577'"),
        ("C2:C3 D2:D3", "has a column 'C3 D2:D'"),
        ("A1:XXFD2", "has a column 'XXFD'"),
        ("$C$3:$C$4", "has a column '$C$'"),
    ],
)
def test_damaged_areas(reference: str, message: str) -> None:
    """A merged area that no spreadsheet program writes is refused as such a cell is."""
    assert refused(merging(BLOCK, reference)).startswith(f"p.xlsx: the sheet 'Sheet1' {message}")


def test_number_of_merged_areas(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand merged areas are told, the first ones, and of all that a sheet lists, only so many are looked at."""
    rows = "".join(f"<row r='{row}'><c r='A{row}'><v>1</v></c></row>" for row in range(1, 2401))
    areas = [f"A{row}:A{row + 1}" for row in range(1, 2401, 2)]

    assert tuple(areas[:1000]) == open_sheet(merging(rows, *reversed(areas)), limit=LIMIT).merged
    monkeypatch.setattr("wsis.readers.worksheets._MOST_AREAS", 2)
    assert tuple(areas[:2]) == open_sheet(merging(rows, "A5:B5", *areas), limit=LIMIT).merged


def test_countless_merged_areas() -> None:
    """However many merged areas a hostile sheet lists, only so many are kept."""
    scan = SheetScan(strings=(), limit=0)
    for row in range(1, 100_002):
        scan.start("mergeCell", {"ref": f"A{row}:A{row + 1}"})

    assert (100_000, False) == (len(scan.areas), 100_000 in scan.areas)


# ------------------------------------------------------------------------------------------------------- which sheet


def three(states: tuple[str, ...] = ("visible", "visible", "visible", "hidden")) -> io.BytesIO:
    """Write a workbook of an empty sheet, two full ones, and one more."""
    rows = ("<row r='1'><c r='A1' s='1'/></row>", *(f"<row>{text_cell(text)}</row>" for text in ("a", "b", "c")))
    return packed(parts(*rows, names=("Empty", "Data", "Notes & more", "Lists"), states=states))


def summary(sheet: Sheet) -> tuple[str, tuple[str, ...], Rows]:
    """Give what a sheet is made of."""
    return sheet.name, sheet.others, list(sheet.rows)


def test_first_sheet_that_holds_something() -> None:
    """Without a name, the first sheet that is shown and holds anything is read, and the others are named."""
    expected = ("Data", ("Notes & more", "Lists"), [(1, ("a",))])

    assert expected == summary(open_sheet(three(), limit=LIMIT))


def test_hidden_sheet_is_not_chosen() -> None:
    """A hidden sheet before the others is passed over, but named."""
    sheet = open_sheet(three(("visible", "veryHidden", "visible", "visible")), limit=LIMIT)

    assert ("Notes & more", ("Data", "Lists"), [(1, ("b",))]) == summary(sheet)


@pytest.mark.parametrize("name, text", [("Notes & more", "b"), ("Lists", "c")])
def test_sheet_by_name(name: str, text: str) -> None:
    """A sheet is read by its name, a hidden one too."""
    assert (name, [(1, (text,))]) == summary(open_sheet(three(), limit=LIMIT, sheet=name))[::2]


def test_sheets_that_cannot_be_chosen() -> None:
    """A name that the workbook does not have, an empty sheet and a workbook that shows none say what to do."""
    hidden = three(("hidden",) * 4)

    assert "p.xlsx: has no sheet 'data' (its sheets are 'Empty', 'Data', 'Notes & more', 'Lists')" == refused(
        three(), sheet="data"
    )
    assert "p.xlsx: the sheet 'Empty' is empty" == refused(three(), sheet="Empty")
    assert "p.xlsx: is empty" == refused(packed(parts("")))
    assert (
        "p.xlsx: shows no sheet that holds anything (name the hidden sheet to read: 'Data', 'Notes & more', 'Lists')"
        == refused(hidden)
    )


# ------------------------------------------------------------------------------------------------------- other files


@pytest.mark.parametrize(
    "content, message",
    [
        (b"", "is a damaged zip archive, or none"),
        (b"id,title\n1,Radio\n", "is a damaged zip archive, or none"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "is an old Excel workbook (.xls), or protected by a password",
        ),
        (packed({"mimetype": "x", "content.xml": "<a/>"}).getvalue(), "is an OpenDocument file (.ods), not an .xlsx"),
        (packed({"xl/workbook.bin": "x"}).getvalue(), "is a binary workbook (.xlsb), not an .xlsx"),
        (packed({"word/document.xml": "<a/>"}).getvalue(), "is a zip archive, not an .xlsx"),
        (packed({}).getvalue(), "is a zip archive, not an .xlsx"),
    ],
)
def test_other_files(content: bytes, message: str) -> None:
    """What is no .xlsx workbook is refused with what it is."""
    assert refused(io.BytesIO(content)).startswith(f"p.xlsx: {message}")


def test_without_a_name() -> None:
    """A stream without a name gets its refusal too."""
    with pytest.raises(InvalidInputError, match="workbook: 1 problem"):
        open_sheet(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), limit=LIMIT)
    with pytest.raises(InvalidInputError, match="archive: 1 problem"):
        open_sheet(io.BytesIO(b"PK"), limit=LIMIT)


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without python-calamine the error says what to install."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)

    with pytest.raises(MissingExtraError, match=r"pip install 'wsis\[excel\]'"):
        open_sheet(three(), limit=LIMIT)


# ------------------------------------------------------------------------------------------------------- harm


def with_sheet(xml: str | bytes) -> io.BytesIO:
    """Write a workbook with this for its sheet."""
    return packed({**parts(""), "xl/worksheets/sheet1.xml": xml})


ROW = f"<row>{text_cell('a')}</row>"
DATA = f"<worksheet {MAIN}><sheetData>{ROW}</sheetData></worksheet>"


@pytest.mark.parametrize(
    "xml, message",
    [
        (DATA.replace("</worksheet>", ""), "is damaged: no element found"),
        (DATA.replace("</c>", ""), "is damaged: mismatched tag"),
        (DATA.replace(">a<", ">&e;<"), "is damaged: undefined entity"),
        (f'<!DOCTYPE x [<!ENTITY e "e">]>{DATA}', "has a DOCTYPE"),
        (DATA.replace(">a<", "><![CDATA[a]]><"), "has a CDATA section"),
        (f'<?xml version="1.0" encoding="ISO-8859-1"?>{DATA}', "is not UTF-8"),
        (DATA.encode("utf-16"), "is not UTF-8"),
        (DATA.encode("utf-16-le"), "is not UTF-8"),
        (DATA.replace("<row>", f"<!--{' ' * 3_000_000}--><row>"), "has a tag of enormous length"),
        ("", "is damaged: no element found"),
        (DATA.replace("<c ", '<c r="1A" '), "has a column '1A'"),
        (DATA.replace("<c ", '<c r="XXFD1" '), "has a column 'XXFD'"),
        (DATA.replace("<c ", '<c r="A" '), "has a row ''"),
        (DATA.replace("<c ", f'<c r="A{"9" * 5000}" '), f"has a row '{'9' * 20}'"),
        (DATA.replace("<c ", '<c r="XFE1" '), "has cells outside of the grid"),
        (DATA.replace("<c ", '<c r="A1048577" '), "has a row '1048577'"),
        (DATA.replace("<c ", '<c r="A0" '), "has cells outside of the grid"),
        (DATA.replace("<row>", "").replace("</row>", ""), "has cells outside of the grid"),
        (f"<worksheet {MAIN}><v>1</v></worksheet>", "has cells outside of the grid"),
    ],
)
def test_damaged_sheets(xml: str | bytes, message: str) -> None:
    """A sheet that no spreadsheet program writes is refused before any library opens it."""
    assert refused(with_sheet(xml)).startswith(f"p.xlsx: the sheet 'Sheet1' {message}")


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml"]
)
def test_damaged_parts(part: str) -> None:
    """So is any other part that is read."""
    content = parts(ROW)

    assert f"p.xlsx: the part '{part}' has a DOCTYPE" == refused(
        packed({**content, part: "<!DOCTYPE x>" + str(content[part])})
    )


@pytest.mark.parametrize("part", ["xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
def test_missing_parts(part: str) -> None:
    """A workbook without a part that it needs is refused, and says which."""
    content = parts(ROW)
    del content[part]

    assert f"p.xlsx: the part '{part}' is missing" == refused(packed(content))


def test_parts_that_a_sheet_can_do_without() -> None:
    """A workbook of plain texts needs no formats and no shared texts."""
    content = parts(ROW)
    del content["xl/styles.xml"], content["xl/sharedStrings.xml"]

    assert [(1, ("a",))] == rows_of(packed(content))


def test_sheets_elsewhere() -> None:
    """A sheet that is linked from outside or with nothing at all is no sheet; the others stay."""
    content = parts(ROW, ROW, ROW, names=("Link", "Nothing", "Data"))
    links = str(content["xl/_rels/workbook.xml.rels"])
    content["xl/_rels/workbook.xml.rels"] = links.replace('Id="rId1"', 'Id="rId1" TargetMode="External"').replace(
        'Id="rId2"', 'Id="other"'
    )

    assert ("Data", ()) == summary(open_sheet(packed(content), limit=LIMIT))[:2]


def test_names_in_the_archive() -> None:
    """Paths with a slash before them, backslashes or other capitals are found."""
    content = {"\\" + name.upper().replace("/", "\\"): part for name, part in parts(ROW).items()}

    assert [(1, ("a",))] == rows_of(packed(content))


def test_name_given_twice() -> None:
    """An archive in which a name stands twice is refused: two readers would see two workbooks."""
    assert "p.xlsx: this archive names a member twice" == refused(packed({**parts(ROW), "XL/workbook.xml": "<a/>"}))


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_truncated_archive(at: int) -> None:
    """An archive that ends too early is refused, wherever it ends."""
    content = packed(parts(ROW)).getvalue()

    assert "p.xlsx: is a damaged zip archive, or none" == refused(io.BytesIO(content[: len(content) * at // 100]))


def test_wrong_bytes() -> None:
    """Bytes that have changed on the way are noticed."""
    content = packed(parts(ROW), zipfile.ZIP_STORED).getvalue()

    assert "p.xlsx: the part 'xl/worksheets/sheet1.xml' is damaged or encrypted" == refused(
        io.BytesIO(content.replace(b">a<", b">b<"))
    )


@given(st.data())
def test_any_damage(data: st.DataObject) -> None:
    """Whatever bytes of a workbook change, it is read or refused, and nothing else happens."""
    content = bytearray(packed(parts(ROW)).getvalue())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        rows = rows_of(io.BytesIO(bytes(content)))
    except InvalidInputError:
        rows = []

    assert all(any(cells) for _, cells in rows)


def test_encrypted_member() -> None:
    """A member that is marked as encrypted is refused."""
    content = packed(parts(ROW)).getvalue()
    at = content.index(b"PK\1\2") + 8

    assert "encrypted" in refused(io.BytesIO(content[:at] + b"\1" + content[at + 1 :]))


def test_other_compression() -> None:
    """A member that is packed in a way of which a few bytes can ask for much memory is refused."""
    assert refused(packed(parts(ROW), zipfile.ZIP_LZMA)).endswith("is packed in a way that spreadsheets do not use")


def test_too_much_expanded() -> None:
    """The parts that are read may expand to the limit together, and not to a byte more."""
    content = parts(ROW)
    sizes = {name: len(part) for name, part in content.items()}
    needed = sum(sizes.values()) + sizes["xl/worksheets/sheet1.xml"]  # it is read twice

    assert [(1, ("a",))] == list(open_sheet(packed(content), limit=needed).rows)
    assert f"p.xlsx: expands to more than {needed - 1} bytes" == refused(packed(content), limit=needed - 1)


def test_bomb() -> None:
    """An archive that expands to hundreds of times its size is refused, whatever the limit."""
    stream = with_sheet(DATA.replace(">a<", f">{'a' * 20_000_000}<"))

    assert "p.xlsx: expands to more than 100 times its size" == refused(stream, limit=2**40)


def test_endless_list_of_members(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of members that is too long is refused before it is read, in the old form and the long one."""
    content = packed(parts(ROW)).getvalue()
    size = int.from_bytes(content[-10:-6], "little")
    long = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, 9, 9, 2**40, 0)
    message = "p.xlsx: the list of members of this archive is too long"

    assert message == refused(io.BytesIO(content[:-10] + struct.pack("<I", 2**31) + content[-6:]))
    assert message == refused(io.BytesIO(content[:-22] + long + content[-22:]))
    monkeypatch.setattr("wsis.readers.archives._LONGEST_LIST", size)
    assert [(1, ("a",))] == rows_of(io.BytesIO(content))
    monkeypatch.setattr("wsis.readers.archives._LONGEST_LIST", size - 1)
    assert message == refused(io.BytesIO(content))


def test_two_cells_far_apart() -> None:
    """Two cells in the corners of the grid do not make room for all between them."""
    rows = "<row><c r='A1'><v>1</v></c></row><row><c r='XFD1048576'><v>1</v></c></row>"

    assert "p.xlsx: the sheet 'Sheet1' has 2 filled cells in a rectangle of 17179869184" == refused(packed(parts(rows)))


def test_formats_far_away() -> None:
    """Cells with a format and nothing in them are no reason to refuse a sheet, and neither is one cell far down."""
    rows = "<row><c r='A1'><v>1</v></c></row><row><c r='A2000'><v>2</v></c><c r='XFD1048576' s='1'/></row>"

    assert [(1, ("1",)), (2000, ("2",))] == read(rows)


@pytest.mark.parametrize("most, small, refusal", [(12, 12, False), (11, 12, True), (12, 11, True)])
def test_room_for_a_sheet(monkeypatch: pytest.MonkeyPatch, most: int, small: int, refusal: bool) -> None:  # noqa: FBT001
    """A rectangle may have so many cells, and where few of them are filled, fewer."""
    monkeypatch.setattr("wsis.readers.worksheets._MOST_CELLS", most)
    monkeypatch.setattr("wsis.readers.worksheets._SMALL", small)
    monkeypatch.setattr("wsis.readers.worksheets._THIN", 5)
    stream = packed(parts("<row><c r='B2'><v>1</v></c></row><row><c r='D5'><v>1</v></c></row>"))

    if refusal:
        assert "has 2 filled cells in a rectangle of 12" in refused(stream)
    else:
        assert [(2, ("1", "", "")), (5, ("", "", "1"))] == rows_of(stream)


def test_one_text_in_many_cells() -> None:
    """A long text that many cells share counts in each of them: the library below makes a copy for every one."""
    content = parts(
        "<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>",
        strings=f"<si><t>{'x' * 1000}</t></si>",
    )

    assert "p.xlsx: the sheet 'Sheet1' holds more than 99999 characters" == refused(packed(content), limit=99_999)
    assert 100 * 1000 == sum(len(cell) for cell in next(open_sheet(packed(content), limit=100_000).rows)[1])


def test_countless_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors are kept up to a number, and refused above it."""
    rows = "<row>" + "<c t='e'><v>#N/A</v></c>" * 3 + "<c t='e'/></row>"
    monkeypatch.setattr("wsis.readers.worksheets._MOST_NOTES", 3)
    assert [(1, ("#N/A",) * 3)] == read(rows)
    monkeypatch.setattr("wsis.readers.worksheets._MOST_NOTES", 2)
    assert "p.xlsx: the sheet 'Sheet1' has more than a million cells with errors" == refused(packed(parts(rows)))


@pytest.mark.parametrize("number", ["7", "-1", "x", "9" * 400])
def test_shared_text_that_is_not_there(number: str) -> None:
    """A number of a shared text that the workbook does not have is refused in our words."""
    message = refused(packed(parts(f'<row><c t="s"><v>{number}</v></c></row>')))

    assert message.startswith("p.xlsx: cannot be read as a workbook: ")


def test_text_outside_of_shared_texts() -> None:
    """Text that stands outside of any shared text is passed over."""
    assert [(1, ("a",))] == read('<row><c t="s"><v>0</v></c></row>', strings="\n <si><t>a</t></si>\n")


class PanicException(BaseException):
    """What the library raises when it panics."""


class Failing:
    """A library that fails with an error, when it opens a workbook or when it reads the rows."""

    start = end = (0, 0)

    def __init__(self, error: BaseException, *, at_once: bool) -> None:
        self.error = error
        self.at_once = at_once

    def from_filelike(self, _: BinaryIO) -> "Failing":
        """Open a workbook."""
        if self.at_once:
            raise self.error
        return self

    def get_sheet_by_index(self, _: int) -> "Failing":
        """Give a sheet."""
        return self

    def iter_rows(self) -> Iterator[list[str]]:
        """Give one row, then fail."""
        yield ["a"]
        raise self.error


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("error", [PanicException("index"), OverflowError("index"), python_calamine.XmlError("index")])
def test_library_fails(monkeypatch: pytest.MonkeyPatch, error: BaseException, at_once: bool) -> None:  # noqa: FBT001
    """Whatever the library below raises, and if it panics, the user sees our error."""
    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Failing(error, at_once=at_once))

    assert "p.xlsx: cannot be read as a workbook: index (save it again with Excel)" == refused(three())


@pytest.mark.parametrize("at_once", [True, False])
def test_user_stops(monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:  # noqa: FBT001
    """An interruption by the user is no fault of the file."""
    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Failing(KeyboardInterrupt(), at_once=at_once))

    with pytest.raises(KeyboardInterrupt):
        rows_of(three())


def test_duration_beyond_all_measure() -> None:
    """A duration that Python cannot hold is refused, not passed on as an error of its own."""
    message = refused(packed(parts('<row r="1"><c r="A1" s="4"><v>1e300</v></c></row>')))

    assert message.startswith("p.xlsx: cannot be read as a workbook: ")
