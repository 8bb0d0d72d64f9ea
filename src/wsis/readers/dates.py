"""Days and years as registers write them: what can be read in one way only is read, and nothing else."""

import re
from datetime import date

#: What to write where `read_date` reads none: 03/04/2020 is one day here and another there, and a year is no day.
DATE_SUGGESTION = "write it as 2026-01-31"
#: What to write where `read_year` reads none.
YEAR_SUGGESTION = "write one year of four digits"

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_ZONE = r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_ISO = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8})"
    rf"(?:[T ](?:[01][0-9]|2[0-3]):?[0-5][0-9](?::?[0-5][0-9](?:[.,][0-9]+)?)?)?{_ZONE}",
)
_NAMED = (
    re.compile(rf"{_DAY}(?:\s+|-){_MONTH}(?:,?\s+|-){_YEAR}", re.IGNORECASE | re.ASCII),
    re.compile(rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE | re.ASCII),
)


def read_date(text: str) -> date | None:
    """Read a day.

    A day is written by ISO 8601, alone or with a time, of which the day counts as it stands; or with the name of its
    month in English. Days with slashes or points are not read, even where only one reading exists: the next cell of
    the same column may have two.

    Args:
        text: The text of a cell.

    Returns:
        The day, or `None` where the text is none, or less than one.

    >>> read_date("2026-01-31T12:00:00Z"), read_date("31 Jan 2026")
    (datetime.date(2026, 1, 31), datetime.date(2026, 1, 31))
    >>> read_date("03/04/2026"), read_date("2026-01")
    (None, None)
    """
    written = text.strip()
    if match := _ISO.fullmatch(written):
        return _day(match["date"])
    for form in _NAMED:
        if match := form.fullmatch(written):
            month = _MONTHS.index(match["month"][:3].casefold()) + 1
            return _day(f"{match['year']}-{month:02}-{int(match['day']):02}")
    return None


def read_year(text: str) -> int | None:
    """Read a year between 1900 and 2100.

    Args:
        text: The text of a cell; a year that a program has written as the number 2020.0 is read too.

    Returns:
        The year, or `None`, also for two years and for a day.

    >>> read_year("2020"), read_year("2020-2021")
    (2020, None)
    """
    match = re.fullmatch(r"([0-9]{4})(?:\.0+)?", text.strip())
    return int(match[1]) if match and _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR else None


def _day(text: str) -> date | None:
    """Make a day of its text in ISO 8601, unless no calendar has it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
