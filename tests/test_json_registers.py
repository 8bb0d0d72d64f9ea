"""JSON and JSON Lines: our own records come back as they were, and strangers' are read by their names."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from tests.strategies import registers
from wsis import InvalidInputError, Organization, Participation, Project, ReadResult, Register
from wsis.readers import documents


def read(text: str, **columns: str) -> ReadResult:
    """Read a register from a text, whose format is told by how it begins."""
    return wsis.read_register(io.StringIO(text), columns=columns or None)


def lines(*records: object) -> str:
    """Write records as JSON Lines; a blank line says nothing."""
    return "\n".join([*map(json.dumps, records), "", ""])


def own(**fields: object) -> dict[str, object]:
    """Make a record of our own format."""
    return {"schema": "wsis-project/1", "id": "1", "title": "Radio", **fields}


@pytest.mark.parametrize("form", ["json", "jsonl"])
@given(register=registers())
def test_registers_come_back(form: str, register: Register) -> None:
    """What is written as JSON is read as the very register, without a problem."""
    stream = io.BytesIO()
    losses = wsis.write_register(register, stream, format=form)  # type: ignore[arg-type] # one of two
    stream.seek(0)
    result = wsis.read_register(stream, format=form)  # type: ignore[arg-type] # the same

    assert ((), register, ()) == (losses, result.register, result.problems)


def test_further_fields_may_stand_twice() -> None:
    """A further field that stands twice comes back twice."""
    register = Register([Project(id="1", title="Radio", extra=[("note", "one"), ("note", "two")])])
    stream = io.BytesIO()
    wsis.write_register(register, stream, format="jsonl")
    stream.seek(0)

    assert register == wsis.read_register(stream).register


def test_a_stranger_is_read_by_names() -> None:
    """Names of any register, texts, lists of texts and lists of records are read; the others are kept as JSON."""
    record = {
        "Project ID": 12345678901234567,
        "Project Title": "Radio",
        "Organisation": [{"name": "Radio; Inc.", "type": "business"}],
        "Countries": ["KE", None, "UG"],
        "AL": ["C9", "C7 E-health"],
        "SDGs": "4; 9.c",
        "GDC": ["11(a)", "Objective 3"],
        "Year": 2020,
        "Is open": True,
        "Budget": {"EUR": 8.10},
        "Nothing": None,
        "extra": {"note": "one", "sum": 5},
    }
    expected = Project(
        id="12345678901234567",
        title="Radio",
        organizations=[Organization(name="Radio; Inc.", type="business")],
        countries=["KE", "UG"],
        action_lines=["C9", "C7-e-health"],
        goals=["4"],
        targets=["9.c"],
        objectives=["3"],
        commitments=["11a"],
        participations=[Participation(year=2020)],
        extra={"Is open": "true", "Budget": '{"EUR": 8.1}', "note": "one", "sum": "5"},
    )
    result = read(lines(record, own(id="2")))

    assert ((expected, Project(id="2", title="Radio")), ()) == (result.register.projects, result.problems)


def test_names_of_organizations_are_taken_whole() -> None:
    """An item of a list is one organization, whatever signs stand in its name."""
    result = read(lines({"title": "Radio", "organizations": ["Radio; Inc.", " ", "Ministry"]}))

    assert ["Radio; Inc.", "Ministry"] == [each.name for each in result.register[0].organizations]


def test_a_number_is_no_code() -> None:
    """A fraction in the place of a code is refused with the reason, as it is written; a whole number is a goal."""
    result = read(lines({"id": 1, "title": "Radio", "sdg": 8.1}) + '{"id": 2, "title": "Fibre", "targets": 8.10}\n')
    goals = read(lines({"title": "Radio", "goals": 9}))

    assert ["8.1", "8.10"] == [problem.value for problem in result.problems]
    assert "a number, stored in the same way for two codes, such as 8.1 and 8.10" == result.problems[0].message
    assert ((("sdg", "8.1"),), ()) == (result.register[0].extra, result.register[0].targets)
    assert (("9",), ()) == (goals.register[0].goals, goals.problems)


@pytest.mark.parametrize(
    "record, column, message",
    [
        ('{"title": ["Radio"]}', "title", "no text, as the field 'title' needs"),
        ('{"title": "Radio", "al": {"code": "C9"}}', "al", "no text, as the field 'action_lines' needs"),
        ('{"title": "Radio", "organization": [{"nom": "X"}]}', "organization", "0, name: Field required"),
        ('{"title": "Radio", "name": "Fibre"}', "name", "is a second name for the field 'title'"),
        ('{"title": "Radio", "title": "Fibre"}', "", "no record, so it is left out: the name 'title' stands twice"),
        ('{"title": "Radio", "b": {"c": 1, "c": 2}}', "", "no record, so it is left out: the name 'c' stands twice"),
        ('{"title": "Radio", "b": NaN}', "", "no record, so it is left out: NaN is no number of JSON"),
        ('{"title": "Radio"', "", "no record, so it is left out: Expecting ',' delimiter"),
        ('["title"]', "", "no record, so it is left out: no object"),
        ("[" * 100_000, "", "no record, so it is left out: lists in lists, too deep"),
        ('{"b": ' * 100_000, "", "no record, so it is left out: lists in lists, too deep"),
        ('{"b": ' + "[" * 900 + "]" * 900 + "}", "", "no record, so it is left out: lists in lists, too deep"),
        ('{"year": 2020}', "title", "no title, so the row is left out"),
    ],
)
def test_bad_records_are_problems(record: str, column: str, message: str) -> None:
    """A record with a fault is a problem with its line, and the records beside it are read."""
    result = wsis.read_register(io.StringIO(f"{lines(own(id='2'))}{record}\n{lines(own(id='3'))}"), format="jsonl")
    found = [problem for problem in result.problems if problem.column == column]

    assert {"2", "3"} <= {project.id for project in result.register}
    assert {(2, 3)} == {(problem.row, problem.line) for problem in found}
    assert found[0].message.startswith(message)


def test_own_records_are_held_to_their_model() -> None:
    """A field that the model refuses is kept as it is and reported with its place; the rest of the record is read."""
    bad = own(goals=[9], kind=True, budget="9", organizations=[{"name": "X", "rolle": "Y"}])
    result = read(lines(bad, own(id="2")))
    told = [(problem.column, problem.value, problem.message) for problem in result.problems]

    assert told == [
        ("kind", "true", "Input should be a valid string"),
        ("organizations", '[{"name": "X", "rolle": "Y"}]', "0: Extra inputs are not permitted"),
        ("goals", "[9]", "0: Input should be a valid string"),
        ("budget", '"9"', "Extra inputs are not permitted"),
    ]
    assert ["kind", "organizations", "goals", "budget"] == [name for name, _ in result.register[0].extra]


@pytest.mark.parametrize(
    "record",
    [
        own(schema="wsis-project/2"),
        own(id=1),
        {"schema": "wsis-project/1", "id": "1"},
        own(title="\x1c"),
        own(action_lines=["\x1c"]),
    ],
)
def test_own_records_that_cannot_be_projects(record: dict[str, object]) -> None:
    """A record of our own without an id, a title or a version that is known is left out, with the reason."""
    result = read(lines(record, own(id="2")))

    assert (["2"], {1}) == ([project.id for project in result.register], {each.row for each in result.problems})


def test_a_mark_in_a_text_is_no_mark() -> None:
    """A stranger's record that speaks of our format is still a stranger's."""
    result = read(lines({"title": "Radio", "summary": "as in wsis-project/1"}, own(id="2")))

    assert ("as in wsis-project/1", ()) == (result.register[0].description, result.problems)


@pytest.mark.parametrize(
    "text",
    [
        '[{"title": "Radio"}, {"title": "Fibre"}]',
        ' [ {"title": "Radio"} , {"title": "Fibre"} ] ',
        '{"title": "Radio"}\n{"title": "Fibre"}',
        '{"title":\n"Radio"} {"title": "Fibre"}',
        '{"projects": [{"title": "Radio"}, {"title": "Fibre"}]}',
        '{"result": {"records": [{"title": "Radio"}, {"title": "Fibre"}]}}',
    ],
)
def test_documents(text: str) -> None:
    """A document is an array of records, a list of them under a name, or one record after another."""
    result = read(text)

    assert (["Radio", "Fibre"], 2, ()) == ([each.title for each in result.register], result.rows, result.problems)


@pytest.mark.parametrize(
    "text, titles",
    [("[]", []), ("[ ]", []), ('{"title": "Radio", "countries": ["KE"]}', ["Radio"]), ("[null]", [])],
)
def test_small_documents(text: str, titles: list[str]) -> None:
    """An empty array is an empty register, one record is one project, and what is no record is a problem."""
    result = read(text)

    assert (titles, result.rows - len(titles)) == ([each.title for each in result.register], len(result.problems))


def test_what_stands_beside_the_records_is_told() -> None:
    """Names beside the list of records are not read, and told so."""
    result = read('{"name": "ITU", "projects": [{"title": "Radio"}], "licence": "CC0"}')

    assert ["name", "licence"] == [problem.column for problem in result.problems]


@pytest.mark.parametrize(
    "text, count, message",
    [
        ('[{"title": "Radio"} {"title": "Fibre"}]', 1, "no comma and no end after it"),
        ('[{"title": "Radio"},]', 1, "Expecting value"),
        ('[{"title": "Radio"}', 1, "no comma and no end after it"),
        ('[{"title": "Radio"}] and more', 1, "something after the end"),
        ('[{"title": "Radio"}, {"title": nope}]', 1, "Expecting value"),
        ("[" * 100_000, 0, "lists in lists, too deep"),
        ('[{"title": "Radio", "n": -Infinity}]', 0, "-Infinity is no number of JSON"),
    ],
)
def test_broken_documents(text: str, count: int, message: str) -> None:
    """A document that is no JSON is one error that says after how many records."""
    noun = "record" if count == 1 else "records"
    with pytest.raises(InvalidInputError, match=f"is no JSON after {count} {noun}: {message}"):
        read(text)


def test_a_document_in_another_encoding() -> None:
    """Bytes that are no UTF-8 are one error; with their encoding they are read."""
    data = '[{"title": "Rádio"}]'.encode("latin-1")
    with pytest.raises(InvalidInputError, match="no UTF-8"):
        wsis.read_register(io.BytesIO(data))

    assert "Rádio" == wsis.read_register(io.BytesIO(data), encoding="latin-1").register[0].title


def test_long_documents_are_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Records are cut at the right places wherever a piece of the document ends, and none may be endless."""
    text = json.dumps([{"id": str(place), "title": "Radio " * place, "year": 2000 + place} for place in range(30)])
    expected = read(text)
    monkeypatch.setattr(documents, "_CHUNK", 7)

    assert expected == read(text)
    monkeypatch.setattr(documents, "LONGEST", 100)
    with pytest.raises(InvalidInputError, match="a value of more than 100 characters"):
        read(text)


scalars = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_json_is_read_or_told(value: object) -> None:
    """Whatever JSON a line holds, it is a project or a problem."""
    result = wsis.read_register(io.StringIO(json.dumps(value)), format="jsonl")

    assert 1 == result.rows
    assert result.problems or result.register


def test_columns_of_a_stranger() -> None:
    """`columns` names the field of a name, and takes it from the name that would have it."""
    result = read(lines({"Projekt": "Radio", "title": "Dr"}), Projekt="title")

    assert ("Radio", (("title", "Dr"),)) == (result.register[0].title, result.register[0].extra)


def test_columns_that_no_record_has() -> None:
    """A name of the caller that no record has is a problem, and a field that there is not an error at once."""
    result = read(lines({"title": "Radio"}), Projekt="description")

    assert ["Projekt: is in columns= but in no record"] == [str(problem) for problem in result.problems]
    with pytest.raises(InvalidInputError, match="title: 'titel' is no field"):
        read(lines({"title": "Radio"}), title="titel")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_half_characters_are_told(form: str) -> None:
    """Half a pair of surrogates is no character: the record is left out, and a whole pair is a character."""
    text = '{"id": "1", "title": "R\\ud800"}\n{"id": "2", "title": "\\ud83d\\ude00"}\n'
    result = wsis.read_register(io.StringIO(text), format=form)  # type: ignore[arg-type] # one of two

    assert (["\U0001f600"], 1) == ([project.title for project in result.register], len(result.problems))
    assert "half a pair of surrogates, which is no character" in result.problems[0].message


def test_lists_that_are_no_records() -> None:
    """An object with lists of other things is a record, and two lists of records leave it open which is meant."""
    record = {"title": "Radio", "organizations": [{"name": "X"}], "files": [{"link": "a"}]}
    both = {"a": [{"title": "Radio"}], "b": [{"title": "Fibre"}]}

    assert "Radio" == read(json.dumps(record)).register[0].title
    assert ["no title, so the row is left out"] == [problem.message for problem in read(json.dumps(both)).problems]


def test_types_in_a_list_go_by_their_places() -> None:
    """Nothing among the types of organizations is a place too."""
    result = read(lines({"title": "Radio", "organizations": ["A", "B"], "organization type": [None, "10"]}))

    assert [("A", None), ("B", "government")] == [(each.name, each.type) for each in result.register[0].organizations]
