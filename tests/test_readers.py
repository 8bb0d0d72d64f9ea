"""Reading registers: what a file says, what of it could not be read, and that nothing is dropped in silence."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl  # type: ignore[import-untyped] # it declares no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from wsis import InvalidInputError, Organization, Participation, Project, ReadResult
from wsis.readers.cells import read_cell
from wsis.readers.columns import COLUMN_NAMES, fields_of

EXAMPLE = Path(__file__).parent.parent / "examples" / "wsis_prizes.csv"


def read(text: str, **options: str) -> ReadResult:
    """Read a register from a text, which stands for a file."""
    return wsis.read_register(io.StringIO(text, newline=""), columns=options or None)


def test_every_field_is_read() -> None:
    """Each column that is known fills its field, and every other one stays in `extra`."""
    text = (
        "Project ID,Project Title,Description,Website,Type of Activity,Status,Start Date,End-Date,Organisation,"
        "Organization_Type,Countries,WSIS Action Lines,SDGs,GDC Objective,GDC Commitments,Programme,Year,Category,"
        "Result,Budget\n"
        'P1,Radio,On air,https://radio.example,project,ongoing,2020-01-31,2021-06-30,"Radio, Inc.; Ministry",'
        '"business; government",Kenya; Uganda,"C9, C3","SDG 16, 9.c",3,"11(a); 35b",WSIS Prizes,2021,Category 16,'
        "winner,10 USD\n"
    )
    expected = Project(
        id="P1",
        title="Radio",
        description="On air",
        url="https://radio.example",
        kind="project",
        status="ongoing",
        start=date(2020, 1, 31),
        end=date(2021, 6, 30),
        organizations=(
            Organization(name="Radio, Inc.", type="business"),
            Organization(name="Ministry", type="government"),
        ),
        countries=("KE", "UG"),
        action_lines=("C3", "C9"),
        goals=("16",),
        targets=("9.c",),
        objectives=("3",),
        commitments=("11a", "35b"),
        participations=(Participation(programme="WSIS Prizes", year=2021, category="Category 16", result="winner"),),
        extra={"Budget": "10 USD"},
    )
    result = read(text)

    assert ((expected,), ()) == (result.register.projects, result.problems)


def test_a_bad_cell_leaves_the_rest() -> None:
    """A row with bad cells keeps its good ones, and the bad cells stay as they were, each with its place."""
    result = read('title,al,sdg,year,start,commitments\nRadio,"C9, C12",SDG 18,MMXX,soon,"11a, 99z"\n')
    project = result.register[0]
    places = [(problem.row, problem.line, problem.column, problem.value) for problem in result.problems]

    assert (("C9",), (), ("11a",)) == (project.action_lines, project.goals, project.commitments)
    assert ["al", "sdg", "year", "start", "commitments"] == [name for name, _ in project.extra]
    assert places == [
        (2, 2, "al", "C9, C12"),
        (2, 2, "sdg", "SDG 18"),
        (2, 2, "year", "MMXX"),
        (2, 2, "start", "soon"),
        (2, 2, "commitments", "11a, 99z"),
    ]


def test_rows_are_named_where_there_is_no_id() -> None:
    """Without a column of ids, a project is named after its row; empty rows count but are passed over."""
    result = read("title\nRadio\n\n,\nFibre\n")

    assert ["row 2", "row 5"] == [project.id for project in result.register]
    assert 2 == result.rows


def test_lines_run_ahead_of_rows() -> None:
    """A problem names the row of the spreadsheet and the line of the file, which differ after a cell with a break."""
    result = read('title,year\n"Ra\ndio",2020\nFibre,soon\n')

    assert (3, 4) == (result.problems[0].row, result.problems[0].line)


def test_goals_and_targets_may_have_columns_of_their_own() -> None:
    """Columns of goals, of targets and of both together all count."""
    project = read('title,goals,targets,sdgs\nFibre,9,"1.4, 9.c",SDG 17\n').register[0]

    assert (("9", "17"), ("1.4", "9.c")) == (project.goals, project.targets)


def test_a_missing_id_is_reported() -> None:
    """Where other rows have ids, a row without one is named after its place, and a problem says so."""
    result = read("id,title\n1,Radio\n,Fibre\n")

    assert ["1", "row 3"] == [project.id for project in result.register]
    assert ["row 3, id: no id, so the project is named after its row"] == [str(each) for each in result.problems]


def test_the_first_line_with_text_is_the_header() -> None:
    """Empty lines and a byte-order mark before the header do no harm."""
    result = read("\ufeff\n\ntitle;year\nRadio;2020\n")

    assert ((2020,), 1) == (result.register[0].years, result.rows)


def test_bytes_are_utf_8() -> None:
    """An open file of bytes is read as UTF-8 and left open."""
    stream = io.BytesIO("title\nRádio\n".encode())

    assert ("Rádio", False) == (wsis.read_register(stream).register[0].title, stream.closed)


def test_paragraphs_with_brackets() -> None:
    """A paragraph of the Compact is read with its brackets, wherever the spaces are."""
    assert (("11a", "11b"), ()) == (
        read_cell("commitments", "11 (a), 11( b )").values,
        read_cell("commitments", "47").faults,
    )


def test_rows_left_out_are_reported() -> None:
    """A row without a title and a row with an id that is taken are reported and left out."""
    result = read("id,title\n1,Radio\n2,\n1,Fibre\n")

    assert ["Radio"] == [project.title for project in result.register]
    assert [
        "row 3, title: no title, so the row is left out",
        "row 4, id: stands in row 2 already, so the row is left out: '1'",
    ] == [str(problem) for problem in result.problems]


def test_a_cell_outside_the_header_is_reported() -> None:
    """A cell beyond the last column, or under a column without a name, is a problem, not lost."""
    result = read("title,\nRadio,one,two\nFibre, ,\n")

    assert [("column 2", "one"), ("column 3", "two")] == [(each.column, each.value) for each in result.problems]
    assert (("column 2", "one"), ("column 3", "two")) == result.register[0].extra


@pytest.mark.parametrize(
    "text, expected",
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        ("name of it\nRadio\n", "no column for the title"),
        ("title,title\nRadio,Fibre\n", "stands twice in the header"),
        ("title,name\nRadio,Fibre\n", "is a second column for the field 'title'"),
        ('title\n"Radio\n', "unexpected end of data"),
    ],
)
def test_what_is_no_register(text: str, expected: str) -> None:
    """A text that is no table with a title is one error that says why."""
    with pytest.raises(InvalidInputError, match=expected):
        read(text)


def test_all_faults_of_a_header_come_at_once() -> None:
    """Every fault of a header and of `columns` is in one error, with its column."""
    with pytest.raises(InvalidInputError) as caught:
        fields_of(["a", "b", "b"], columns={"a": "titel", "c": "year"})

    assert ["b", "a", "c", "a, b, b"] == [problem.column for problem in caught.value.problems]


def test_columns_named_by_the_caller() -> None:
    """`columns` names a field where the header does not, and takes it from the column that would have it."""
    result = read("Projekt,title\nRadio,Dr\n", Projekt="title")

    assert ("Radio", (("title", "Dr"),)) == (result.register[0].title, result.register[0].extra)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(delimiter: str) -> None:
    """Commas, semicolons and tabs all separate cells."""
    result = read(f"title{delimiter}year\nRadio{delimiter}2020\n")

    assert ((2020,), ()) == (result.register[0].years, result.problems)


def test_paths_encodings_and_names(tmp_path: Path) -> None:
    """A path is read as UTF-8 with or without a mark, problems name the file, and another encoding is refused."""
    marked, latin = tmp_path / "marked.csv", tmp_path / "latin.csv"
    marked.write_bytes("\ufefftitle,year\r\nRádio,soon\r\n".encode())
    latin.write_bytes("title\r\nRádio\r\n".encode("latin-1"))
    result = wsis.read_register(str(marked))

    assert ("Rádio", "marked.csv") == (result.register[0].title, result.problems[0].file)
    with pytest.raises(InvalidInputError, match=r"latin.csv: is not UTF-8 after line 0: 'e1' \(save it as CSV UTF-8"):
        wsis.read_register(latin)
    with marked.open(encoding="utf-8-sig", newline="") as stream:
        assert "marked.csv" == wsis.read_register(stream).problems[0].file


def test_problems_can_be_raised() -> None:
    """`on_problem="raise"` raises all problems in one error, and nothing where there are none."""
    with pytest.raises(InvalidInputError) as caught:
        wsis.read_register(io.StringIO("title,year\nRadio,soon\nFibre,never\n"), on_problem="raise")
    good = wsis.read_register(io.StringIO("title\nRadio\n"), on_problem="raise")

    assert ("2 problems", 1) == (str(caught.value).partition("\n")[0].rpartition(": ")[2], len(good.register))


def test_organizations_and_their_types() -> None:
    """One type is that of all organizations; types that do not match them in number are reported."""
    result = read("title,organization,organization type\nA,X; Y,government\nB,X; Y; Z,business; government\nC,,ngo\n")
    kept = [dict(project.extra).get("organization type") for project in result.register]

    assert ["government", "government"] == [each.type for each in result.register[0].organizations]
    assert [None, None, None] == [each.type for each in result.register[1].organizations]
    assert [None, "business; government", "ngo"] == kept
    assert [3, 4] == [problem.row for problem in result.problems]


def test_column_names_are_told_apart() -> None:
    """No name of a column means two fields."""
    names = [name for names in COLUMN_NAMES.values() for name in names]

    assert len(names) == len(set(names))


def test_remarks_are_no_problems() -> None:
    """An outdated wording or a repaired slip is no problem; an indicator, which says more than is read, is one."""
    outdated = "The role of public governance authorities and all stakeholders in the promotion of ICTs for development"
    cells = [
        read_cell("category", f"C1: {outdated}"),
        read_cell("sdgs", "SGD 5"),
        read_cell("sdgs", "9.c.1"),
    ]

    assert [("C1",), ("5",), ("9.c",)] == [cell.values for cell in cells]
    assert [0, 0, 1] == [len(cell.faults) for cell in cells]
    assert ("indicator, read as its target: '9.c.1'", "9.c") == cells[2].faults[0]


def test_the_example_register() -> None:
    """The real register reads as it should: every category that was left unread is listed, and no row is lost."""
    result = wsis.read_register(EXAMPLE)
    unread = [(problem.row, problem.value) for problem in result.problems if problem.column == "category"]
    left_out = [problem for problem in result.problems if problem.column == "title"]

    assert (157, 141, 16) == (result.rows, len(result.register), len(left_out))
    assert [110, 111, 126, 144] == [row for row, _ in unread]
    assert 86 == sum(bool(project.action_lines) for project in result.register)


cells = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=12)


@given(st.lists(st.tuples(cells, cells, cells, cells), max_size=5))
def test_nothing_is_dropped(rows: list[tuple[str, str, str, str]]) -> None:
    """Whatever stands in the cells, each row is a project or a problem, and each unread cell is a problem."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([("title", "al", "sdg", "note"), *rows])
    stream.seek(0)
    result = wsis.read_register(stream)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    left_out = [problem for problem in result.problems if problem.column == "title"]

    assert len(filled) == result.rows == len(result.register) + len(left_out)
    for project in result.register:
        assert all(text.strip() for _, text in project.extra)
    assert all(problem.row for problem in result.problems)


def test_a_column_may_hold_any_number_of_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cells say is remembered, but not for ever: a column of many different cells is read the same."""
    text = "title,al\n" + "".join(f"Radio,C{1 + place % 6}\n" for place in range(20))
    expected = read(text)
    monkeypatch.setattr("wsis.readers.rows._MOST_REMEMBERED", 2)

    assert expected == read(text)


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]]) -> io.BytesIO:
    """Make an Excel workbook of sheets."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    stream.seek(0)
    return stream


def test_a_workbook() -> None:
    """A sheet is read like a table: dates and years are dates and years, ids as text keep their digits."""
    rows: list[list[object]] = [
        [],
        ["Project ID", "Title", "Start", "Year", "Goals", "Budget"],
        ["12345678901234567", "Radio", date(2020, 1, 31), 2021, 9, 10.5],
        [12345678901234567, "Fibre", None, None, 8.1, None],
        ["3", "Link", None, None, "8.1", None],
    ]
    result = wsis.read_register(workbook(("Projects", rows), ("Notes", [["a note"]])))
    first, second, third = result.register

    assert ("12345678901234567", date(2020, 1, 31), (2021,), ("9",)) == (
        first.id,
        first.start,
        first.years,
        first.goals,
    )
    assert (("Budget", "10.5"),) == first.extra
    assert ("row 4", ["Project ID", "Goals"]) == (second.id, [name for name, _ in second.extra])
    assert ("8.1",) == third.targets
    assert [(4, "Project ID"), (4, "Goals"), (None, None)] == [(each.row, each.column) for each in result.problems]
    assert "a sheet that is not read: 'Notes' (choose it: sheet= or --sheet)" == str(result.problems[-1])


def test_a_sheet_is_chosen() -> None:
    """A sheet is chosen by name, and the others are then nobody's business."""
    result = wsis.read_register(workbook(("Notes", [["a note"]]), ("P", [["title"], ["Radio"]])), sheet="P")

    assert ("Radio", ()) == (result.register[0].title, result.problems)


def test_lists_of_countries() -> None:
    """A comma or a slash is part of a country's name where there is such a name, and stands between two otherwise."""
    cells = {
        text: read_cell("country", text)
        for text in ("Kenya, Peru", "Congo, Democratic Republic of the", "South Africa/international", "KE; UGA")
    }

    assert [("KE", "PE"), ("CD",), ("ZA",), ("KE", "UG")] == [cell.values for cell in cells.values()]
    assert [0, 0, 1, 0] == [len(cell.faults) for cell in cells.values()]


def test_statuses_and_types_by_the_lists_of_iati() -> None:
    """A code of IATI becomes its word, another number is no word, and words stay as they are."""
    result = read("title,status,organization,organization type\nRadio,2,X,10\nFibre,Under way,Y,NGO\nLink,99,Z,99\n")
    found = [(project.status, project.organizations[0].type) for project in result.register]

    assert [("implementation", "government"), ("Under way", "NGO"), (None, None)] == found
    assert [("status", "99"), ("organization type", "99")] == [(each.column, each.value) for each in result.problems]


def test_objectives_and_commitments() -> None:
    """A column of the Compact holds objectives and commitments; a theme is told, since no project declares one."""
    result = read("title,gdc\nRadio,Objective 3 and 11(a)\nFibre,Human rights\n")

    assert (("3",), ("11a",)) == (result.register[0].objectives, result.register[0].commitments)
    assert ("a theme, which no project declares: 'human-rights'", "name commitments") == (
        result.problems[0].message,
        result.problems[0].suggestion,
    )


def test_records_in_a_cell() -> None:
    """Organizations and participations may stand in a cell as JSON; what is wrong in them is told."""
    cells = [
        read_cell("organization", '[{"name": "Radio; Inc.", "role": "funding"}]'),
        read_cell("participations", '[{"year": 2020}, {"year": "2021"}]'),
        read_cell("participations", "2020"),
    ]

    assert (Organization(name="Radio; Inc.", role="funding"),) == cells[0].values
    assert [1, 1] == [len(cell.faults) for cell in cells[1:]]


@pytest.mark.parametrize(
    "names, types, expected",
    [
        ("A; B", "10;", ["government", None]),
        ("A; B", "; 10", [None, "government"]),
        ("A; B", "10", ["government", "government"]),
        ("A; B", "10; ; 40", [None, None]),
        ("A", "10;", [None]),
    ],
)
def test_types_go_with_names_by_their_places(names: str, types: str, expected: list[str | None]) -> None:
    """An empty place among the types counts; types that do not match the names in number are reported."""
    result = read(f'title,organization,organization type\nRadio,"{names}","{types}"\n')

    assert expected == [each.type for each in result.register[0].organizations]
    assert bool(result.problems) == (len(expected) != len(types.split(";")) and types != "10")


def test_parts_of_a_name_are_no_countries() -> None:
    """Where not all between commas is a country, none of it is."""
    cell = read_cell("country", "Sudan, South; Kenya, Peru")

    assert (("KE", "PE"), ("no country: 'Sudan, South'",)) == (
        cell.values,
        tuple(message for message, _ in cell.faults),
    )


def test_a_category_beside_other_lines_is_told() -> None:
    """A prize category that says another line than the column of lines is told; both are kept."""
    result = read("title,al,category\nRadio,C8,Category 8\nFibre,C8 and C9,Category 15\n")

    assert [("C7-e-business", "C8"), ("C8", "C9")] == [project.action_lines for project in result.register]
    assert ["row 2, category: says C7-e-business, and the action lines are C8: all are read: 'Category 8'"] == [
        str(problem) for problem in result.problems
    ]


def test_days_out_of_order_are_told() -> None:
    """A project that ends before it starts is told."""
    result = read("title,start,end\nRadio,2021-01-01,2020-01-01\n")

    assert ["row 2, end: ends before it starts, on 2021-01-01: '2020-01-01'"] == [str(each) for each in result.problems]


def test_the_row_of_the_header() -> None:
    """The names of the columns may stand below a title, in a row that the caller names."""
    text = "Projects of 2026,\n,\ntitle,al\nRadio,C9\n"
    result = wsis.read_register(io.StringIO(text), header=3)

    assert ("row 4", ("C9",), 1) == (result.register[0].id, result.register[0].action_lines, result.rows)
    with pytest.raises(InvalidInputError, match="row 9: there is nothing in the row of the header"):
        wsis.read_register(io.StringIO(text), header=9)


def test_a_column_that_is_no_field() -> None:
    """A column whose name is that of a field can be kept as it is."""
    result = read("title,category\nRoad works,Infrastructure\n", category="extra")

    assert ((), (("category", "Infrastructure"),)) == (result.register[0].action_lines, result.register[0].extra)


def test_a_mistyped_option() -> None:
    """What is to be done with problems is one of two things."""
    with pytest.raises(ValueError, match="on_problem is 'collect' or 'raise', not 'rasie'"):
        wsis.read_register(io.StringIO("title\n"), on_problem="rasie")  # type: ignore[arg-type] # wrong on purpose
