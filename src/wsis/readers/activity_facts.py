"""The status, the dates and the pages of an activity."""

from collections.abc import Mapping
from datetime import date

from wsis.readers.activity_notes import Notes
from wsis.readers.activity_parts import Element, outlined, remains
from wsis.readers.codelists import DATE_TYPES, read_status
from wsis.readers.dates import DATE_SUGGESTION, read_date
from wsis.tag_vocabularies import PAGE
from wsis.wording import counted

#: The types of date; of two that mean the same day of a project, the actual one goes before the planned one.
_STARTS = ("2", "1")
_ENDS = ("4", "3")


def take_status(activity: Element, notes: Notes) -> str | None:
    """Read where the activity stands, as a word.

    Args:
        activity: The activity.
        notes: Where a code that is on no list is noted.

    >>> element = Element("activity-status", (("code", "2"),))
    >>> take_status(Element("iati-activity", children=(element,)), Notes())
    'implementation'
    """
    word: str | None = None
    for place, element in enumerate(activity.named("activity-status")):
        code = element.value("code")
        read = read_status(code) if code else None
        if code and (read is None or place):
            notes.blame("activity-status", code, "a second status" if place else "no status has this code")
            notes.outline(element, taken=("code",), lead=code)
        else:
            word = word or read
            notes.outline(element, taken=("code",))
    return word


def take_days(activity: Element, notes: Notes) -> tuple[date | None, date | None]:
    """Read the first and the last day; an actual date goes before a planned one.

    Args:
        activity: The activity.
        notes: Where the other dates are noted, and what is no date.

    >>> dates = (Element("activity-date", (("type", type), ("iso-date", f"202{type}-05-01Z"))) for type in "1234")
    >>> notes = Notes()
    >>> take_days(Element("iati-activity", children=tuple(dates)), notes)
    (datetime.date(2022, 5, 1), datetime.date(2024, 5, 1))
    >>> notes.extra
    (('activity-date (planned start)', '2021-05-01'), ('activity-date (planned end)', '2023-05-01'))
    """
    dates: dict[str, date] = {}
    for element in activity.named("activity-date"):
        kind, text = element.value("type"), element.value("iso-date")
        day = read_date(text)
        name = f"activity-date ({DATE_TYPES.get(kind, f'type {kind}')})"
        if day is None or kind not in DATE_TYPES or kind in dates:
            if day is None:
                notes.blame("activity-date", text, "no date", DATE_SUGGESTION)
            elif kind in dates:
                notes.blame("activity-date", text, f"a second date for the {DATE_TYPES[kind]}")
            else:
                notes.blame("activity-date", kind, "no type of date has this code")
            notes.outline(element, name=name, taken=("type", "iso-date"), lead=text)
        else:
            dates[kind] = day
            notes.outline(element, name=f"{name} (rest)", taken=("type", "iso-date"))
    return _preferred(dates, _STARTS, notes), _preferred(dates, _ENDS, notes)


def _preferred(dates: Mapping[str, date], kinds: tuple[str, ...], notes: Notes) -> date | None:
    """Take the date of the first type that there is, and note the others."""
    known = [kind for kind in kinds if kind in dates]
    for kind in known[1:]:
        notes.keep(f"activity-date ({DATE_TYPES[kind]})", dates[kind].isoformat())
    return dates[known[0]] if known else None


def take_page(activity: Element, notes: Notes) -> str | None:
    """Read the address of the activity: a link to its page, or else the first website among its contacts.

    Names, numbers and mail addresses of persons are passed over.

    Args:
        activity: The activity.
        notes: Where other links are noted, and how much of the contacts was not read.

    >>> link = Element("document-link", (("url", "https://radio.example"),), children=(
    ...     Element("category", (("code", "A12"),)),))
    >>> take_page(Element("iati-activity", children=(link,)), Notes())
    'https://radio.example'
    """
    pages = (link for link in activity.named("document-link") if _is_page(link))
    chosen = next(pages, None)
    for link in activity.named("document-link"):
        if link is not chosen:
            words = (link.value("url"), *(outlined(title) for title in link.named("title")))
            notes.keep("document-link", " ".join(word for word in words if word))
        notes.keep("document-link (rest)", ", ".join(remains(link, taken=("url", "format"))))
    contacts = activity.named("contact-info")
    sites = [site.text for contact in contacts for site in contact.named("website") if site.text]
    first = sites.pop(0) if sites and chosen is None else None
    for site in sites:
        notes.keep("contact-info (website)", site)
    if number := sum(number for contact in contacts for _, number in contact.unread):
        notes.keep("contact-info", f"{counted(number, 'element')} not read")
    return chosen.value("url") if chosen else first


def _is_page(link: Element) -> bool:
    """Whether a link leads to the page of the activity itself."""
    return bool(link.value("url")) and any(each.value("code") == PAGE for each in link.named("category"))
