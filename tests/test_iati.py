"""IATI activities, read and written: what a file says, what it cannot say, and what it may not do."""

import csv
import io
import re
import string
import sys
import tracemalloc
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import chain, repeat
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

# The peer is a library for IATI files: it brings the schema of the standard, some of its rules, and a reader.
from okfn_iati import IatiMultiCsvConverter, IatiValidator  # type: ignore[import-untyped] # it has no types

from wsis.codes import COMMITMENT_CODES, OBJECTIVE_CODES, VOCABULARIES
from wsis.errors import InvalidInputError, MissingExtraError, Problem
from wsis.projects import Organization, Participation, Project
from wsis.readers import activity_harvest, activity_places
from wsis.readers.activities import activity_entries
from wsis.readers.codelists import ORGANIZATION_ROLES, ORGANIZATION_TYPES, STATUSES
from wsis.readers.countries import SUGGESTION
from wsis.readers.country_codes import COUNTRY_CODES
from wsis.readers.entries import Entry, collect
from wsis.readers.result import ReadResult
from wsis.tag_vocabularies import ACTION_LINES_URI, COMPACT_URI
from wsis.writers import activity_values
from wsis.writers.activities import write_activities
from wsis.writers.reporter import Reporter

MINISTRY = Reporter(ref="XM-EX-1", name="Ministry of Radio", type="government")
VALIDATOR = IatiValidator()

#: What no project has and the rules of the standard ask for.
SECTOR = "sector: IATI asks for a sector, and projects have none"


def file_of(*activities: str, version: str = "2.03") -> bytes:
    """Make a file of what stands in its activities, each with an identifier and a title."""
    opening = "<iati-identifier>XM-EX-1</iati-identifier><title><narrative>Radio</narrative></title>"
    inner = "".join(f"<iati-activity>{opening}{activity}</iati-activity>" for activity in activities)
    return f'<iati-activities version="{version}">{inner}</iati-activities>'.encode()


def entries(content: bytes) -> list[Entry]:
    """Read the entries of a file."""
    return list(activity_entries(io.BytesIO(content), file="a.xml"))


def read(content: bytes) -> ReadResult:
    """Read a file to a register."""
    return collect(activity_entries(io.BytesIO(content), file="a.xml"), file="a.xml")


def project_of(activity: str) -> Project:
    """Read the project of one activity."""
    project = entries(file_of(activity))[0].project
    assert project is not None
    return project


def faults_of(activity: str) -> list[tuple[str, str, str]]:
    """List the faults of one activity, without suggestions."""
    return [fault[:3] for fault in entries(file_of(activity))[0].faults]


def written(projects: Iterable[Project], **options: str | Reporter | datetime | None) -> tuple[bytes, list[str]]:
    """Write projects, and give the file and its problems."""
    stream = io.BytesIO()
    problems = write_activities(projects, stream, **options)  # type: ignore[arg-type] # options of many kinds
    return stream.getvalue(), [str(problem) for problem in problems]


# ---------------------------------------------------------------------------------------------------------------------
# What is read


def test_every_field_is_read() -> None:
    """Each element that a project has a field for fills it, and nothing else of it is left."""
    project = project_of(
        """<description><narrative>On air</narrative></description>
        <participating-org role="1" type="10"><narrative>Ministry</narrative></participating-org>
        <participating-org role="4" type="22"><narrative>Village</narrative></participating-org>
        <activity-status code="2"/>
        <activity-date type="2" iso-date="2020-01-31"/><activity-date type="3" iso-date="2021-06-30"/>
        <recipient-country code="KE"/><recipient-country code="UG"/>
        <sector vocabulary="7" code="16"/><sector vocabulary="8" code="9.c"/>
        <tag vocabulary="2" code="9"/><tag vocabulary="3" code="8.10"/>"""
        f"""<tag vocabulary="99" vocabulary-uri="{ACTION_LINES_URI}" code="C7-e-health"/>
        <tag vocabulary="99" vocabulary-uri="{COMPACT_URI}" code="follow-up"/>
        <tag vocabulary="99" vocabulary-uri="{COMPACT_URI}" code="11a"/>
        <document-link url="https://radio.example" format="text/html"><category code="A12"/></document-link>""",
    )
    expected = Project(
        id="XM-EX-1",
        title="Radio",
        description="On air",
        url="https://radio.example",
        status="implementation",
        start=date(2020, 1, 31),
        end=date(2021, 6, 30),
        organizations=[
            Organization(name="Ministry", type="government", role="funding"),
            Organization(name="Village", type="national NGO", role="implementing"),
        ],
        countries=["KE", "UG"],
        action_lines=["C7-e-health"],
        goals=["9", "16"],
        targets=["8.10", "9.c"],
        objectives=["follow-up"],
        commitments=["11a"],
    )

    assert expected == project


def test_the_codes_of_the_compact_are_told_apart() -> None:
    """One address can stand for objectives and commitments, because no code is both."""
    assert set() == set(OBJECTIVE_CODES) & set(COMMITMENT_CODES)


@pytest.mark.parametrize(
    "tag, expected",
    [
        ('vocabulary="2" code="SDG 9"', ("goals", ("9",))),
        ('vocabulary="3" code=" 9.C "', ("targets", ("9.c",))),
        (f'vocabulary="99" vocabulary-uri="{ACTION_LINES_URI}" code="AL C2"', ("action_lines", ("C2",))),
        (f'vocabulary="99" vocabulary-uri="{COMPACT_URI}" code="11 (A)"', ("commitments", ("11a",))),
        (f'vocabulary="99" vocabulary-uri="{COMPACT_URI}" code="Follow-Up"', ("objectives", ("follow-up",))),
        (
            f'vocabulary="99" vocabulary-uri="{COMPACT_URI.replace("https", "http")}/" code="47"',
            ("commitments", ("47",)),
        ),
    ],
)
def test_codes_may_be_loosely_written(tag: str, expected: tuple[str, tuple[str, ...]]) -> None:
    """A code in another spelling is read, and so is an address with another beginning or end."""
    project = project_of(f"<tag {tag}/>")
    field, codes = expected

    assert (codes, ()) == (getattr(project, field), project.extra)


@pytest.mark.parametrize(
    "tag, name, message",
    [
        ('vocabulary="2" code="18"', "tag (vocabulary 2)", "unknown goal or target: '18'"),
        ('vocabulary="2" code="9.c"', "tag (vocabulary 2)", "is not from the list of goals that the tag names"),
        ('vocabulary="3" code="9.1.1"', "tag (vocabulary 3)", "indicator"),
        ('vocabulary="3" code="E_SDG9"', "tag (vocabulary 3)", "is not from the list of targets that the tag names"),
        ('vocabulary="2" code="E_SDG9"', "tag (vocabulary 2)", "not read: E"),
        ('vocabulary="2" code=""', "tag (vocabulary 2)", "has no code"),
        ('vocabulary="2"', "tag (vocabulary 2)", "has no code"),
        (f'vocabulary="2" code="{"9 " * 200}"', "tag (vocabulary 2)", "is longer than any code"),
        (
            f'vocabulary="99" vocabulary-uri="{ACTION_LINES_URI}" code="C12"',
            f"tag (vocabulary 99, {ACTION_LINES_URI})",
            "unknown action line: 'C12'",
        ),
        (
            f'vocabulary="99" vocabulary-uri="{COMPACT_URI}" code="6"',
            f"tag (vocabulary 99, {COMPACT_URI})",
            "no objective or commitment of the Compact has this code",
        ),
    ],
)
def test_codes_that_cannot_be_read_stay_as_they_were(tag: str, name: str, message: str) -> None:
    """A tag of a known list whose code is not wholly read is a fault, and the code stays in `extra`."""
    entry = entries(file_of(f"<tag {tag}/>"))[0]
    code = re.search('code="(.*)"', tag)
    kept = code[1].strip() if code else ""

    assert message in entry.faults[0].message
    assert 200 >= len(entry.faults[0].value)
    assert entry.project is not None
    assert (((name, kept),) if kept else ()) == entry.project.extra


def test_tags_of_other_lists_are_kept() -> None:
    """Tags and sectors of other lists stay in `extra`, with their list, names and shares."""
    project = project_of(
        """<sector code="15110" percentage="60"/><sector vocabulary="1" code="15111"/>
        <sector vocabulary="7" code="9" percentage="40"/>
        <sector vocabulary="9" code="9.1.1"/>
        <tag vocabulary="99" vocabulary-uri="https://x.example" code="R"><narrative>Radio</narrative></tag>
        <tag code="X"/>"""
    )

    assert (("9",), ()) == (project.goals, project.targets)
    assert (
        ("sector", "15110 (percentage=60)"),
        ("sector (vocabulary 1)", "15111"),
        ("sector (vocabulary 7)", "9 (percentage=40)"),
        ("sector (vocabulary 9)", "9.1.1"),
        ("tag (vocabulary 99, https://x.example)", "R Radio"),
        ("tag", "X"),
    ) == project.extra


def test_the_language_of_the_activity_goes_first() -> None:
    """The text in the language of the activity is read, and the others stay in `extra` with their languages."""
    content = b"""<iati-activities version="2.03" xml:lang="es"><iati-activity>
        <iati-identifier>1</iati-identifier><title>
        <narrative xml:lang="fr">La radio</narrative><narrative xml:lang="ES">Radio es</narrative></title>
        <description type="1"><narrative xml:lang="fr">Pour tous</narrative></description>
        <description type="2"><narrative>Objetivos</narrative></description>
        <description type="7"><narrative>Otra</narrative></description>
        <description><narrative>Para todos</narrative></description>
        <title><narrative>Otro</narrative></title></iati-activity></iati-activities>"""
    project = read(content).register[0]

    assert ("Radio es", "Pour tous") == (project.title, project.description)
    assert (
        ("title (fr)", "La radio"),
        ("title (again)", "Otro"),
        ("description (language)", "fr"),
        ("description (objectives)", "Objetivos"),
        ("description (type 7)", "Otra"),
        ("description (again)", "Para todos"),
        ("xml:lang", "es"),
    ) == project.extra


def test_a_text_without_narrative_is_read() -> None:
    """A title that stands directly in its element, as earlier versions had it, is a title."""
    content = b"""<iati-activities version="2.01"><iati-activity><iati-identifier>1</iati-identifier>
        <title> Radio </title><description/></iati-activity></iati-activities>"""

    assert ["Radio"] == [project.title for project in read(content).register]


def test_actual_dates_go_before_planned_ones() -> None:
    """The actual dates count where there are any, the planned ones stay in `extra`, and what is no date is a fault."""
    dates = "".join(f'<activity-date type="{type_}" iso-date="202{type_}-05-01"/>' for type_ in (1, 2, 3, 4))
    both = project_of(dates)
    planned = project_of('<activity-date type="1" iso-date="2021-05-01Z"/>')
    wrong = """<activity-date type="2" iso-date="May"/><activity-date type="9" iso-date="2021-05-01"/>
        <activity-date type="1" iso-date="2021-05-01"/><activity-date type="1" iso-date="2022-05-01"><narrative>later
        </narrative></activity-date>"""

    assert (date(2022, 5, 1), date(2024, 5, 1)) == (both.start, both.end)
    assert (
        ("activity-date (planned start)", "2021-05-01"),
        ("activity-date (planned end)", "2023-05-01"),
    ) == both.extra
    assert (date(2021, 5, 1), None, ()) == (planned.start, planned.end, planned.extra)
    assert [
        ("activity-date", "May", "no date"),
        ("activity-date", "9", "no type of date has this code"),
        ("activity-date", "2022-05-01", "a second date for the planned start"),
    ] == faults_of(wrong)
    assert (
        ("activity-date (actual start)", "May"),
        ("activity-date (type 9)", "2021-05-01"),
        ("activity-date (planned start)", "2022-05-01 later"),
    ) == project_of(wrong).extra


def test_a_status_that_is_on_no_list_is_a_fault() -> None:
    """An unknown code of a status and a second status stay in `extra`; an empty one says nothing."""
    assert [("activity-status", "7", "no status has this code")] == faults_of('<activity-status code="7"/>')
    assert (("activity-status", "7"),) == project_of('<activity-status code="7"/>').extra
    two = '<activity-status code="2"/><activity-status code="4"/>'
    assert [("activity-status", "4", "a second status")] == faults_of(two)
    assert "implementation" == project_of(two).status
    assert ([], None) == (faults_of('<activity-status code=""/>'), project_of('<activity-status code=""/>').status)


def test_organizations_and_what_is_wrong_with_them() -> None:
    """An organization may go by its identifier; unknown codes are faults; an empty element says nothing."""
    activity = """<participating-org ref="XM-1" role="2" activity-id="A"/>
        <participating-org ref="XM-2" role="9" type="20"><narrative>Village</narrative>
        <narrative xml:lang="fr">Le village</narrative></participating-org>
        <participating-org role="1"/><participating-org role=""><narrative/></participating-org>"""
    project = project_of(activity)

    assert (
        Organization(name="XM-1", role="accountable"),
        Organization(name="Village"),
    ) == project.organizations
    assert (
        ("participating-org (rest)", "activity-id=A"),
        ("participating-org (fr)", "Le village"),
        ("participating-org (Village)", "ref=XM-2; type=20; role=9"),
        ("participating-org", "role=1"),
    ) == project.extra
    assert [
        ("participating-org", "20", "no type of an organization has this code"),
        ("participating-org", "9", "no role of an organization has this code"),
        ("participating-org", "", "an organization without a name"),
    ] == faults_of(activity)


def test_countries_by_their_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A country is read by its code alone, with or without the library of names; what is none is a fault."""
    wrong = '<recipient-country code="ZZ"/><recipient-country code="Kenya"/><recipient-country code="ken"/>'
    expected = [(("recipient-country", text, "no country has this code")) for text in ("ZZ", "Kenya")]
    assert expected == faults_of(wrong)
    assert (("KE",), (("recipient-country", "ZZ; Kenya"),)) == (project_of(wrong).countries, project_of(wrong).extra)

    def find(text: str) -> str | None:
        if text == "KEN":
            return "KE"
        raise MissingExtraError("pycountry", "countries")

    monkeypatch.setattr(activity_places, "find_country", find)
    assert expected == faults_of(wrong)


def test_the_page_of_an_activity() -> None:
    """A link to the page of the activity is its address, or else a website of its contacts; other links are kept."""
    links = """<document-link url="https://x.example/report.pdf" format="application/pdf">
        <title><narrative>Report</narrative></title><category code="A01"/></document-link>
        <document-link url="https://x.example" format="text/html"><category code="A12"/></document-link>
        <document-link url="https://y.example" format="text/html"><category code="A12"/><language code="en"/>
        </document-link>"""
    contacts = """<contact-info><person-name><narrative>Ann</narrative></person-name><email>ann@x.example</email>
        <website> https://one.example </website><website>https://two.example</website></contact-info>"""
    from_link, from_contact = project_of(links + contacts), project_of(contacts)

    assert ("https://x.example", "https://one.example") == (from_link.url, from_contact.url)
    assert (
        ("document-link", "https://x.example/report.pdf Report; https://y.example"),
        ("document-link (rest)", "language: 1 element not read"),
        ("contact-info (website)", "https://one.example; https://two.example"),
        ("contact-info", "2 elements not read"),
    ) == from_link.extra
    assert "Ann" not in str(attrs.asdict(from_link))


def test_what_has_no_field_is_named() -> None:
    """Every other element and attribute is kept where it is short, and counted where not, also those of others."""
    project = read(
        b"""<iati-activities version="2.03"><iati-activity hierarchy="2" default-currency="EUR" xmlns:x="urn:x" x:a="1">
        stray <iati-identifier>1</iati-identifier><iati-identifier>2</iati-identifier>
        <reporting-org ref="XM-EX-1" type="10"><narrative>Ministry</narrative><narrative xml:lang="fr">Le
        </narrative></reporting-org><title x:b="2">stray<narrative x:c="3">Radio</narrative></title>
        <other-identifier ref="A" type="A1"><owner-org/></other-identifier><activity-scope code="4"/>
        <budget><value/></budget><budget/><x:more><x:more/></x:more><capital-spend/></iati-activity></iati-activities>"""
    ).register[0]

    assert (
        ("iati-identifier (again)", "2"),
        ("title (rest)", "{urn:x}b=2, {urn:x}c=3, stray"),
        ("hierarchy", "2"),
        ("default-currency", "EUR"),
        ("{urn:x}a", "1"),
        ("reporting-org", "Ministry / Le [fr] (ref=XM-EX-1, type=10)"),
        ("other-identifier", "ref=A, type=A1, owner-org: 1 element not read"),
        ("activity-scope", "code=4"),
        ("text", "stray"),
        ("budget", "2 elements not read"),
        ("{urn:x}more", "1 element not read"),
    ) == project.extra


def test_an_activity_without_identifier_or_title() -> None:
    """An activity without an identifier is named after its row, and one without a title is left out."""
    result = read(
        b"""<iati-activities version="2.03">
<iati-activity><title><narrative>Radio</narrative></title></iati-activity>
<iati-activity><iati-identifier>2</iati-identifier><title><narrative> </narrative></title></iati-activity>
</iati-activities>"""
    )

    assert ["row 1"] == [project.id for project in result.register]
    assert [
        "a.xml, row 1 (line 2), iati-identifier: no identifier, so the project is named after its row",
        "a.xml, row 2 (line 3), title: no title, so the activity is left out",
    ] == [str(problem) for problem in result.problems]


@pytest.mark.parametrize(
    "content, expected",
    [
        (file_of("", version="2.01"), []),
        (file_of("", "", version="2.9"), ["is no version of the IATI standard that is known, so it is read as 2.03"]),
        (b"<iati-activities/>", ["the file names no version, so it is read as 2.03"]),
        (b'<iati-activities version="2.03"><x/><y/><x/></iati-activities>', ["3 elements of the file not read"]),
        (b'<iati-activities version="2.03"/>', []),
    ],
)
def test_what_is_wrong_with_the_file(content: bytes, expected: list[str]) -> None:
    """What is wrong with a file as a whole is told with its last activity, or alone where there is none."""
    assert expected == [fault.message for entry in entries(content) for fault in entry.faults]


def test_many_names_of_unread_elements_are_told_together() -> None:
    """An activity with elements of very many names does not fill its `extra` with all of them."""
    project = project_of("".join(f"<x{number}/>" for number in range(100)))

    assert 65 == len(project.extra)
    assert ("others", "36 elements not read") == project.extra[-1]


# ---------------------------------------------------------------------------------------------------------------------
# What is refused


ACTIVITY = file_of("").removeprefix(b'<iati-activities version="2.03">').removesuffix(b"</iati-activities>")
OPEN = b'<iati-activities version="2.03">'


@pytest.mark.parametrize(
    "content, expected",
    [
        (b"", "is empty"),
        (b'{"a": 1}', "is no well-formed XML: not well-formed (invalid token) (line 1; activities before it: 0)"),
        (b"<html/>", "is no IATI activity file: its root is 'html', not 'iati-activities' (line 1; activities"),
        (b'<iati-organisations version="2.03"/>', "its root is 'iati-organisations'"),
        (b'<iati-activities version="1.05"/>', "is of version '1.05' of the IATI standard; versions 2.01 to 2.03"),
        (
            OPEN + b"\n" + ACTIVITY + b"\n<iati-activity>\0",
            "not well-formed (invalid token) (line 3; activities before it: 1)",
        ),
        (OPEN + ACTIVITY + b"<iati-act", "ends before its last element is closed (line 1; activities before it: 1)"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]>' + OPEN, "has a DOCTYPE"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd">' + OPEN, "has a DOCTYPE"),
        (OPEN + b"&lol;", "undefined entity"),
        (OPEN + b'<iati-activity a="1" a="2"/>', "duplicate attribute"),
        (b'<?xml version="1.0" encoding="klingon"?>' + OPEN, "encoding that cannot be read: unknown encoding: klingon"),
        (b'<?xml version="1.0" encoding="shift_jis"?>' + OPEN, "encoding that cannot be read: multi-byte"),
        (b'<?xml version="1.0" encoding="hex"?>' + OPEN, "encoding that cannot be read: 'hex'"),
        (b'<?xml version="1.0" encoding="utf-16"?>' + OPEN, "encoding specified in XML declaration is incorrect"),
        (OPEN + b"<iati-activity><title><narrative>\xff", "not well-formed (invalid token)"),
        (OPEN + b"<a>" * 100_000, "elements stand more than 64 deep"),
        (OPEN + b"<iati-activity>" + b"".join(b"<x%d/>" % n for n in range(5000)), "have more than 4096 names"),
        (OPEN + b"<iati-activity>" + b"<tag/>" * 70_000, "an activity has more than 65536 elements"),
    ],
)
def test_files_that_are_refused(content: bytes, expected: str) -> None:
    """A file of something else, a damaged one and one made to do harm is one error, which says why and where."""
    with pytest.raises(InvalidInputError) as caught:
        entries(content)

    assert expected in caught.value.problems[0].message
    assert "a.xml" == caught.value.problems[0].file


class Endless(io.BytesIO):
    """A file that goes on, piece by piece."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        super().__init__()
        self.pieces = iter(pieces)

    def read(self, _: int | None = -1, /) -> bytes:
        """Give the next piece."""
        return next(self.pieces, b"")


@pytest.mark.parametrize(
    "opening, expected",
    [
        (b"<iati-activity><title><narrative>", "an activity has more than 4194304 characters of text"),
        (b'<iati-activity><title a="', "has a tag or comment of more than 1048576 bytes"),
        (b"<!-- ", "has a tag or comment of more than 1048576 bytes"),
    ],
)
def test_texts_without_end_are_refused(opening: bytes, expected: str) -> None:
    """A text, a tag or a comment that does not end is refused long before the memory is full."""
    tracemalloc.start()
    with pytest.raises(InvalidInputError, match=expected):
        list(activity_entries(Endless(chain([OPEN, opening], repeat(b"x" * 2**16)))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert 20_000_000 > peak


def test_what_was_read_before_damage_is_given() -> None:
    """The activities before a damaged place are entries, and then the error comes."""
    reader = activity_entries(io.BytesIO(OPEN + ACTIVITY + ACTIVITY + b"<iati-activity></x>"))

    assert ["Radio", "Radio"] == [str(next(reader).project.title) for _ in range(2)]  # type: ignore[union-attr] # both have one
    with pytest.raises(InvalidInputError, match="mismatched tag"):
        next(reader)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "cp1252"])
def test_encodings_that_a_file_names_are_read(encoding: str) -> None:
    """A file is read in the encoding that it names."""
    text = file_of("<description><narrative>Rádio</narrative></description>").decode()
    named = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n{text}'

    assert "Rádio" == read(named.encode(encoding)).register[0].description


def test_comments_instructions_and_sections_do_no_harm() -> None:
    """Comments, instructions and sections of raw text are what they are anywhere in XML."""
    content = b"<?x y?><!-- a -->" + OPEN + b"<!-- b --><?x y?>"
    content += ACTIVITY.replace(b"Radio", b"<![CDATA[Radio & <more>]]><!-- c -->") + b"</iati-activities>"

    assert "Radio & <more>" == read(content).register[0].title


def test_memory_does_not_grow_with_the_file() -> None:
    """Thousands of activities take as little memory as a few: each is gone when it was given."""

    def peak(number: int) -> int:
        tracemalloc.start()
        pieces = chain([OPEN], repeat(ACTIVITY.replace(b"Radio", b"Radio" * 200), number), [b"</iati-activities>"])
        assert number == sum(1 for _ in activity_entries(Endless(pieces)))
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(10)
    assert 4 * peak(100) > peak(5_000)


def test_many_unread_elements_take_no_memory() -> None:
    """An activity may have any number of elements that are not read, and any space between them."""
    pieces = chain(
        [OPEN, ACTIVITY.removesuffix(b"</iati-activity>")],
        repeat(b"<transaction><value>1</value></transaction>" + b" " * 2**14, 1000),
        [b"</iati-activity></iati-activities>"],
    )
    tracemalloc.start()
    [entry] = activity_entries(Endless(pieces))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert entry.project is not None
    assert (("transaction", "1000 elements not read"),) == entry.project.extra
    assert 1_000_000 > peak


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without defusedxml, the error says what to install."""
    monkeypatch.setitem(sys.modules, "defusedxml.ElementTree", None)
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'wsis[iati]'")):
        entries(file_of(""))


@given(st.data())
def test_damage_is_never_more_than_an_error(data: st.DataObject) -> None:
    """Whatever byte of a file is changed, it is read, or refused with an error of this library."""
    content = bytearray(file_of('<tag vocabulary="2" code="9"/><activity-date type="1" iso-date="2020-01-01"/>'))
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        result = read(bytes(content))
    except InvalidInputError as error:
        assert error.problems  # noqa: PT017 - either way is right
    else:
        assert 1 >= len(result.register)


# ---------------------------------------------------------------------------------------------------------------------
# What is written

#: Texts that a file can hold: no sign that XML has no place for, no space around them.
LEGAL = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\t\n\r")
TEXTS = st.text(LEGAL, min_size=1).map(str.strip).filter(bool)
IDENTIFIERS = st.text(string.ascii_letters + string.digits + "-._", min_size=1).map("XM-EX-1-{}".format)
ADDRESSES = st.builds(
    "https://{}.example/{}?{}=%20#{}".format,
    *repeat(st.text(string.ascii_letters + string.digits + "-._~ö", min_size=1, max_size=5), 4),
)
#: Addresses of every shape that is taken for one.
ODD_ADDRESSES = st.text("ab1:/?#[]@!&'+,;=%4Aö-._~", min_size=1, max_size=12).filter(activity_values.is_address)
COUNTRIES = st.sampled_from([codes[0] for codes in COUNTRY_CODES])
ORGANIZATIONS = st.builds(
    Organization,
    name=TEXTS,
    type=st.none() | st.sampled_from(list(ORGANIZATION_TYPES.values())),
    role=st.none() | st.sampled_from(list(ORGANIZATION_ROLES.values())),
)


def tags_of(framework: str) -> st.SearchStrategy[list[str]]:
    """Make codes of a framework."""
    return st.lists(st.sampled_from(VOCABULARIES[framework]), max_size=4)  # type: ignore[index] # a name of one


#: Projects that an activity can hold: what it has no field for is left out, words are those of the lists of IATI.
HELD = st.builds(
    Project,
    id=IDENTIFIERS | TEXTS,
    title=TEXTS,
    description=st.none() | TEXTS,
    url=st.none() | ADDRESSES | ODD_ADDRESSES,
    status=st.none() | st.sampled_from(list(STATUSES.values())),
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    organizations=st.lists(ORGANIZATIONS, max_size=3),
    countries=st.lists(COUNTRIES, max_size=3),
    action_lines=tags_of("action-line"),
    goals=tags_of("goal"),
    targets=tags_of("target"),
    objectives=tags_of("objective"),
    commitments=tags_of("commitment"),
)

#: Those that say all that the schema asks for.
WHOLE = st.builds(
    attrs.evolve,
    HELD,
    id=IDENTIFIERS,
    description=TEXTS,
    status=st.sampled_from(list(STATUSES.values())),
    start=st.dates(),
    organizations=st.lists(ORGANIZATIONS.map(lambda it: attrs.evolve(it, role="funding")), min_size=1, max_size=3),
    countries=st.lists(COUNTRIES, min_size=1, max_size=1),
)

ANY_TEXT = st.text(max_size=8)
WORDS = st.none() | ANY_TEXT | st.sampled_from(["ongoing", "Government", "2", "planned"])

#: Any project at all.
ANY = st.builds(
    Project,
    id=ANY_TEXT.filter(str.strip),
    title=ANY_TEXT.filter(str.strip),
    description=WORDS,
    url=WORDS | ADDRESSES,
    kind=WORDS,
    status=WORDS,
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    organizations=st.lists(
        st.builds(Organization, name=ANY_TEXT.filter(str.strip), type=WORDS, role=WORDS, country=WORDS), max_size=2
    ),
    countries=st.lists(ANY_TEXT | COUNTRIES | st.just("Kenya"), max_size=2),
    action_lines=st.lists(st.sampled_from(["C1", "C12"])),
    goals=st.lists(st.sampled_from(["1", "18"])),
    targets=st.lists(st.sampled_from(["1.1", "8.1\0"])),
    objectives=st.lists(st.sampled_from(["1", "6"])),
    commitments=st.lists(st.sampled_from(["47", "5"])),
    participations=st.lists(st.builds(Participation, year=st.none() | st.integers(2012, 2025)), max_size=1),
    extra=st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=1),
)


def unique(projects: list[Project]) -> list[Project]:
    """Keep the first project of each id."""
    return list({project.id: project for project in reversed(projects)}.values())


@given(st.lists(HELD, max_size=3).map(unique))
def test_what_a_file_can_hold_comes_back(projects: list[Project]) -> None:
    """Projects that an activity can hold are the same after they were written and read, and nothing is reported."""
    result = read(written(projects)[0])

    assert (tuple(projects), ()) == (result.register.projects, result.problems)


@given(HELD)
def test_the_reporter_and_the_language_come_back_beside(project: Project) -> None:
    """With a reporter and a language, these two are all that is new when the file is read."""
    result = read(written([project], reporter=MINISTRY, language="en")[0])
    extra = (("xml:lang", "en"), ("reporting-org", "Ministry of Radio (ref=XM-EX-1, type=10)"))

    assert (attrs.evolve(project, extra=extra),) == result.register.projects


@given(st.lists(ANY, max_size=2))
def test_what_does_not_come_back_is_reported(projects: list[Project]) -> None:
    """Any projects can be written; where one is another when it is read, a problem has named the field before."""
    stream = io.BytesIO()
    problems = write_activities(projects, stream)
    told = {(problem.row, problem.column) for problem in problems}
    found = entries(stream.getvalue())

    assert len(projects) == len(found)
    for row, (project, entry) in enumerate(zip(projects, found, strict=True), start=1):
        back = entry.project or Project(id="-", title="-")
        for field in attrs.fields(Project):
            before, after = (getattr(each, field.name) for each in (project, back))
            if plain(before) != plain(after):
                assert (row, field.name) in told


def plain(value: object) -> object:
    """Put a value in the form in which a file has it: without space around texts, with the words of the lists."""
    if isinstance(value, Organization):
        return tuple(map(plain, (value.name, value.type, value.role)))
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if isinstance(value, str):
        words = {"ongoing": "implementation", "planned": "pipeline", "Government": "government", "Kenya": "KE"}
        return words.get(value.strip(), value.strip()) or None
    return value


@given(st.lists(WHOLE, min_size=1, max_size=3))
def test_whole_projects_are_valid(projects: list[Project]) -> None:
    """What says all that the standard asks for is valid by its schema, and by its rules but for what is reported."""
    content, problems = written(projects, reporter=MINISTRY, language="en", generated=datetime(2026, 1, 31, tzinfo=UTC))
    _, found = VALIDATOR.validate(content.decode())

    assert [] == found["schema_errors"]
    assert {True} == {"sector element" in error for error in found["ruleset_errors"]}
    assert SECTOR == problems[-1]
    assert {"end", None} >= {re.sub("row [0-9]+, (.*?):.*", r"\1", problem) for problem in problems[:-1]}


@given(HELD.filter(lambda project: project.start or project.end))
def test_stand_ins_keep_the_file_valid(project: Project) -> None:
    """What a project does not say stands empty, so that one project does not spoil the file for the schema."""
    assert (True, []) == VALIDATOR.validate_xml(written([project])[0].decode())


def test_a_peer_reads_the_file(tmp_path: Path) -> None:
    """Another library for IATI finds the same activities, dates, organizations and links in the file."""
    project = Project(
        id="XM-EX-1-a",
        title="Radio & <more>",
        description="On air",
        url="https://radio.example/?a=1&b=2",
        status="closed",
        start=date(2020, 1, 31),
        organizations=[Organization(name="Village", type="national NGO", role="implementing")],
        countries=["KE"],
        goals=["9"],
    )
    path = tmp_path / "a.xml"
    path.write_bytes(written([project], reporter=MINISTRY, language="en")[0])
    assert IatiMultiCsvConverter().xml_to_csv_folder(path, tmp_path / "csv")

    def rows(name: str) -> Iterator[dict[str, str]]:
        with (tmp_path / "csv" / name).open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream)

    [activity] = rows("activities.csv")
    [organization] = rows("participating_orgs.csv")
    [day] = rows("activity_date.csv")
    [link] = rows("documents.csv")
    names = ("activity_identifier", "title", "activity_status", "recipient_country_code", "reporting_org_ref")
    assert ["XM-EX-1-a", "Radio & <more>", "4", "KE", "XM-EX-1"] == [activity[name] for name in names]
    assert ("Village", "4", "22") == (organization["org_name"], organization["role"], organization["org_type"])
    assert ("2", "2020-01-31") == (day["type"], day["iso_date"])
    assert "https://radio.example/?a=1&b=2" == link["url"]


def test_every_loss_is_reported() -> None:
    """Each thing that an activity cannot say is a problem with its row and field, and so is each that it lacks."""
    project = Project(
        id="a b",
        title="Ra\0dio",
        url="see our page",
        kind="training",
        status="Scaling up",
        end=date(2020, 1, 1),
        organizations=[Organization(name="Village", type="civil society", role="partner", country="KE")],
        countries=["KE", "Global"],
        goals=["18"],
        participations=[Participation(year=2020)],
        extra={"budget": "10 USD"},
    )
    content, problems = written([project], reporter=MINISTRY)

    assert [
        "row 1, kind: IATI has no field for it, so it is not written: 'training'",
        "row 1, organizations: IATI has no field for the country of an organization, so it is not written: 'KE'",
        "row 1, participations: IATI has no field for it, so it is not written: '1 participation'",
        "row 1, extra: IATI has no field for it, so it is not written: 'budget'",
        "row 1, status: no status of IATI, so an empty one stands there: 'Scaling up'",
        "row 1, organizations: no kind of organization of IATI, so it is not written: 'civil society'",
        "row 1, organizations: no role of IATI, so an empty one stands there: 'partner'",
        f"row 1, countries: no country that is known, so it is not written: 'Global' ({SUGGESTION})",
        "row 1, goals: no goal of this release, so it is not written: '18'",
        "row 1, title: has characters that XML cannot hold; � stands for each of them: 'Ra\\x00dio'",
        "row 1, url: no address, so it is not written: 'see our page'",
        "row 1, id: IATI asks for an identifier without spaces and without the signs / & | ?: 'a b'",
        "row 1, id: IATI asks that it begins with the identifier of who reports: 'a b' (XM-EX-1-…)",
        "row 1, description: IATI asks for a description, so an empty one stands there",
        "row 1, start: IATI asks for the day on which it starts",
        "row 1, countries: IATI asks for the share of each of several countries: 'KE, Global'",
        "xml:lang: IATI asks for the language of the texts (give language=)",
        SECTOR,
    ] == problems
    assert b"Ra\xef\xbf\xbddio" in content


def test_what_a_bare_project_lacks_is_reported() -> None:
    """A project that has only an id and a title is written, with all that is not there."""
    _, problems = written([Project(id="1", title="Radio")])

    assert [
        "row 1, description: IATI asks for a description, so an empty one stands there",
        "row 1, organizations: IATI asks for an organization that takes part, so an empty one stands there",
        "row 1, status: IATI asks for a status, so an empty one stands there",
        "row 1, start: IATI asks for the day on which it starts",
        "row 1, end: IATI asks for a day at least, and its schema refuses a file without it",
        "row 1, countries: IATI asks for a country or a region",
        "reporting-org: IATI asks who reports, so an empty one stands in each activity (give reporter=)",
        "xml:lang: IATI asks for the language of the texts (give language=)",
        SECTOR,
    ] == problems


def test_no_project_is_no_valid_file() -> None:
    """A file without activities is written, and the problem says that the standard asks for one."""
    content, problems = written([])

    assert ["there is no project, and IATI asks for an activity"] == problems
    assert [] == entries(content)


def test_days_in_the_wrong_order_are_reported() -> None:
    """An end before the start is written as it is, and reported."""
    _, problems = written([Project(id="1", title="Radio", start=date(2021, 1, 1), end=date(2020, 1, 1))])

    assert "row 1, end: IATI asks that it ends after it has started: '2021-01-01 to 2020-01-01'" in problems


def test_the_role_of_those_without_one() -> None:
    """A role given for all stands where an organization has none, and is not reported as missing then."""
    organizations = [Organization(name="A"), Organization(name="B", role="funding")]
    content, problems = written([Project(id="1", title="Radio", organizations=organizations)], role="implementing")

    assert ["implementing", "funding"] == [each.role for each in read(content).register[0].organizations]
    assert [] == [problem for problem in problems if "role" in problem]


@pytest.mark.parametrize("status, expected", [("planned", "13"), ("ongoing", "23"), ("completed", "24"), (None, "13")])
def test_days_are_actual_when_the_status_says_so(status: str | None, expected: str) -> None:
    """A day is written as an actual one only where the status says that it has come."""
    project = Project(id="1", title="Radio", status=status, start=date(2020, 1, 1), end=date(2021, 1, 1))

    assert expected == "".join(re.findall('activity-date type="([1-4])"', written([project])[0].decode()))


def test_files_are_the_same_every_time() -> None:
    """Nothing of the day or the machine stands in a file, unless the time is given."""
    projects = [Project(id="1", title="Radio")]

    assert written(projects) == written(projects)
    assert b"generated-datetime" not in written(projects)[0]
    assert b'generated-datetime="2026-01-31T00:00:00"' in written(projects, generated=datetime(2026, 1, 31))[0]  # noqa: DTZ001 - a time of no zone is one too


def test_options_that_no_file_can_say() -> None:
    """A language that is none and a role that IATI does not have are refused together, before anything is written."""
    stream = io.BytesIO()
    with pytest.raises(InvalidInputError) as caught:
        write_activities([Project(id="1", title="Radio")], stream, language="English please", role="partner")

    assert ["language", "role"] == [problem.column for problem in caught.value.problems]
    assert b"" == stream.getvalue()


def test_a_reporter_says_all_that_is_asked() -> None:
    """A reporter has an identifier that IATI accepts, a name and a kind of its list; all faults come at once."""
    with pytest.raises(InvalidInputError) as caught:
        Reporter(ref="XM/1", name=" ", type="civil society")

    assert ["ref", "name", "type"] == [problem.column for problem in caught.value.problems]
    for ref in ("", "a\0"):
        with pytest.raises(InvalidInputError, match="no identifier of IATI"):
            Reporter(ref=ref, name="Ministry", type="10")


def test_countries_without_the_library_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where names of countries cannot be read, they are reported like others that are not known."""

    def find(_: str) -> str | None:
        raise MissingExtraError("pycountry", "countries")

    monkeypatch.setattr(activity_values, "find_country", find)

    assert None is activity_values.country_code.__wrapped__("Kenya")


def test_codes_of_types_are_types() -> None:
    """A reporter's kind may be given by its code, as IATI writes it."""
    content, _ = written([Project(id="1", title="Radio")], reporter=attrs.evolve(MINISTRY, type="multilateral"))

    assert b'type="40"' in content


def test_problems_are_values() -> None:
    """Problems of writing have the form of all others."""
    stream = io.BytesIO()

    assert (
        Problem(column="sector", message="IATI asks for a sector, and projects have none")
        == (write_activities([Project(id="1", title="Radio")], stream)[-1])
    )


def test_the_bounds_are_those_that_are_documented() -> None:
    """The page about IATI states the bounds of what is kept."""
    page = (Path(__file__).parent.parent / "docs" / "iati.md").read_text(encoding="utf-8")

    for bound in (activity_harvest.DEPTH, activity_harvest.MOST_ELEMENTS, activity_harvest.MOST_NAMES):
        assert f"{bound:,}" in page
