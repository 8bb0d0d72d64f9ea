"""Codelists of IATI, days and years: read where they say one thing, and not otherwise."""

import calendar
from collections.abc import Callable, Mapping
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsis.readers.codelists import (
    DATE_TYPES,
    ORGANIZATION_ROLES,
    ORGANIZATION_TYPES,
    STATUSES,
    SUGGESTION,
    organization_role_code,
    organization_type_code,
    read_organization_role,
    read_organization_type,
    read_status,
    status_code,
)
from wsis.readers.dates import DATE_SUGGESTION, YEAR_SUGGESTION, read_date, read_year

Reading = Callable[[str], str | None]
LISTS = [
    pytest.param(STATUSES, read_status, status_code, id="status"),
    pytest.param(ORGANIZATION_TYPES, read_organization_type, organization_type_code, id="type"),
    pytest.param(ORGANIZATION_ROLES, read_organization_role, organization_role_code, id="role"),
]


@pytest.mark.parametrize("words, read, code", LISTS)
def test_codes_and_words(words: Mapping[str, str], read: Reading, code: Reading) -> None:
    """Each code gives its word, the word gives the code back, and blanks, case and hyphens do not matter."""
    assert list(words.values()) == [read(f" {number} ") for number in words]
    assert list(words) == [code(word.upper().replace(" ", "-")) for word in words.values()]


@pytest.mark.parametrize("words, read, code", LISTS)
@pytest.mark.parametrize("text", ["99", "0", "-1", "02", "2.0", "1,5", "", "  "])
def test_numbers_that_are_no_code(words: Mapping[str, str], read: Reading, code: Reading, text: str) -> None:
    """A number that the list does not have is unread, and so is no text."""
    assert text.strip() not in words
    assert (None, None) == (read(text), code(text))


@pytest.mark.parametrize("words, read, code", LISTS)
@given(text=st.text())
def test_own_words_stay(words: Mapping[str, str], read: Reading, code: Reading, text: str) -> None:
    """What a list gives back is a word of it or the text itself; what it gives for a word is one of its codes."""
    assert read(text) in {*words.values(), text.strip(), None}
    assert code(text) in {*words, None}


def test_the_four_kinds_of_days() -> None:
    """The list of days has the planned and the actual ones."""
    assert {"1": "planned start", "2": "actual start", "3": "planned end", "4": "actual end"} == DATE_TYPES


@pytest.mark.parametrize(
    "word, expected",
    [
        ("Ongoing", "2"),
        ("on-going", "2"),
        ("Completed", "4"),
        ("planned", "1"),
        ("Pipeline/identification", "1"),
        ("on hold", "6"),
        ("canceled", "5"),
        ("Finalization", "3"),
        ("pending", None),
        ("Scaling up", None),
    ],
)
def test_words_for_a_status(word: str, expected: str | None) -> None:
    """A word that means one status finds its code, any other none."""
    assert expected == status_code(word)


@pytest.mark.parametrize(
    "word, expected",
    [
        ("Academia", "80"),
        ("Academic, Training & Research", "80"),
        ("INGO", "21"),
        ("International Non-Governmental Organisation", "21"),
        ("Public-Private Partnership", "30"),
        ("Business", "70"),
        ("civil society", None),
        ("NGO", None),
        ("international organization", None),
    ],
)
def test_words_for_a_type(word: str, expected: str | None) -> None:
    """A word that means one type finds its code; civil society can be several, and finds none."""
    assert expected == organization_type_code(word)


@pytest.mark.parametrize("word, expected", [("Donor", "1"), ("implementer", "4"), ("owner", None), ("partner", None)])
def test_words_for_a_role(word: str, expected: str | None) -> None:
    """A word that means one role finds its code, any other none."""
    assert expected == organization_role_code(word)


@pytest.mark.parametrize(
    "text",
    [
        "2020-01-31",
        " 2020-01-31\n",
        "20200131",
        "2020-01-31Z",
        "2020-01-31+02:00",
        "2020-01-31T12:30",
        "2020-01-31T23:59:59.999Z",
        "2020-01-31 00:00:00",
        "20200131T123000+0200",
        "31 January 2020",
        "31st january 2020",
        "31 Jan. 2020",
        "31-Jan-2020",
        "31-JAN-2020",
        "January 31, 2020",
        "Jan 31 2020",
        "Jan 31st, 2020",
    ],
)
def test_days(text: str) -> None:
    """A day is read from ISO 8601, with a time or without, and from English with the name of the month."""
    assert date(2020, 1, 31) == read_date(text)


@pytest.mark.parametrize("month", range(1, 13))
def test_months(month: int) -> None:
    """Every month is read by its English name and by the first three letters of it."""
    name = calendar.month_name[month]

    assert [date(2020, month, 5)] * 2 == [read_date(f"5 {name} 2020"), read_date(f"{name[:3]} 05, 2020")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020",
        "2020-01",
        "Jan 2020",
        "31/01/2020",
        "03/04/2020",
        "31.01.2020",
        "2020/01/31",
        "31-01-2020",
        "2020-1-31",
        "2020-02-30",
        "20200230",
        "30 February 2020",
        "31-Jan-20",
        "Janet 31 2020",
        "43861",
        "43861.0",
        "2020-W05-5",
        "2020-01-31T24:00",
        "2020-01-31T12",
        "2020-01-31/2020-02-01",
        "31 enero 2020",
        "0000-01-01",
        "TBD",
        "٢٠٢٠-٠١-٣١",
    ],
)
def test_what_is_no_one_day(text: str) -> None:
    """A year, a month, a day that no calendar has, and a day in a form that allows two readings are not read."""
    assert None is read_date(text)


@given(st.datetimes())
def test_days_as_written(moment: datetime) -> None:
    """Every day comes back from its own text, and from the text of any moment of it."""
    day = moment.date()

    assert [day] * 3 == [read_date(day.isoformat()), read_date(moment.isoformat()), read_date(f"{day:%Y%m%d}".zfill(8))]


@given(st.text())
def test_any_text(text: str) -> None:
    """No text makes the readers of days and years fail."""
    assert isinstance(read_date(text), date | None)
    assert isinstance(read_year(text), int | None)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("2020", 2020),
        (" 1900 ", 1900),
        ("2100", 2100),
        ("2020.0", 2020),
        ("2020.00", 2020),
        ("", None),
        ("1899", None),
        ("2101", None),
        ("20", None),
        ("2020-2021", None),
        ("2020/21", None),
        ("2020.5", None),
        ("2020-01-31", None),
        ("MMXX", None),
        ("٢٠٢٠", None),
    ],
)
def test_years(text: str, expected: int | None) -> None:
    """A year has four digits and lies between 1900 and 2100; two years are none."""
    assert expected == read_year(text)


def test_suggestions_are_read() -> None:
    """What the suggestion for a day shows is a day, and each suggestion says what to write."""
    assert date(2026, 1, 31) == read_date(DATE_SUGGESTION.split()[-1])
    assert all(text.startswith("write ") for text in (SUGGESTION, DATE_SUGGESTION, YEAR_SUGGESTION))
