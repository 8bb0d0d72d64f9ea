"""IATI activity files to the entries of a register."""

from collections.abc import Iterator
from typing import BinaryIO

from wsis.errors import InvalidInputError
from wsis.projects import Project
from wsis.readers.activity_elements import elements_of
from wsis.readers.activity_facts import take_days, take_page, take_status
from wsis.readers.activity_notes import Notes
from wsis.readers.activity_parts import LANGUAGE, Element
from wsis.readers.activity_places import take_countries, take_organizations
from wsis.readers.activity_tags import take_codes
from wsis.readers.activity_texts import take_description, take_title
from wsis.readers.added_codes import NO_CODES, AddedCodes
from wsis.readers.entries import Entry, Fault
from wsis.wording import counted

#: The versions of the standard that have the elements that are read; earlier ones are refused.
VERSIONS = ("2.01", "2.02", "2.03")

#: Elements that a project has no field for, and that are short enough to be kept as they are.
_KEPT = frozenset(
    {
        *("reporting-org", "other-identifier", "activity-scope", "recipient-region", "policy-marker"),
        *("collaboration-type", "default-flow-type", "default-finance-type", "default-aid-type"),
        *("default-tied-status", "capital-spend", "related-activity"),
    },
)


def activity_entries(stream: BinaryIO, *, file: str | None = None, added: AddedCodes = NO_CODES) -> Iterator[Entry]:
    """Read the activities of an IATI file, one entry each; memory does not grow with the file.

    What a project has no field for stays in `extra`: short elements as they are, the others by their number.

    Args:
        stream: The bytes of the file.
        file: Name of the file, for the message of an error.
        added: The codes that only the dataset of the tags has.

    Raises:
        InvalidInputError: Where the file is no IATI activity file of version 2, is damaged, or is made to do harm.
        MissingExtraError: Where defusedxml is not installed.

    >>> import io
    >>> text = b'''<iati-activities version="2.03"><iati-activity>
    ...   <iati-identifier>XM-EX-1</iati-identifier><title><narrative>Radio</narrative></title>
    ...   <tag vocabulary="3" code="9.c"/><budget/></iati-activity></iati-activities>'''
    >>> entry = next(activity_entries(io.BytesIO(text)))
    >>> entry.project, entry.project.targets, entry.project.extra
    (Project('XM-EX-1', 'Radio'), ('9.c',), (('budget', '1 element not read'),))
    """
    held: Entry | None = None  # the last activity tells what is wrong with the file, which is known at its end
    row = 0
    try:
        for element in elements_of(stream, file=file):
            if element.name == "iati-activity":
                if held:
                    yield held
                row += 1
                held = _entry(row, element, added)
            elif faults := tuple(_faults(element)):
                held = held or Entry(1, element.line, None)
                held = held._replace(faults=(*held.faults, *faults))
    except InvalidInputError:
        if held:
            yield held
        raise
    if held:
        yield held


def _faults(root: Element) -> Iterator[Fault]:
    """Say what is wrong with a file as a whole."""
    version = root.value("version")
    if version not in VERSIONS:
        message = "is no version of the IATI standard that is known" if version else "the file names no version"
        yield Fault("iati-activities", version, f"{message}, so it is read as {VERSIONS[-1]}")
    if root.unread:
        number = sum(number for _, number in root.unread)
        names = ", ".join(name for name, _ in root.unread)
        yield Fault("iati-activities", names, f"{counted(number, 'element')} of the file not read")


def _entry(row: int, activity: Element, added: AddedCodes) -> Entry:
    """Make a project of an activity, and tell what of it was not read."""
    notes = Notes()
    id_ = _identifier(row, activity, notes)
    name = take_title(activity, notes)
    text = take_description(activity, notes)
    place = take_status(activity, notes)
    start, end = take_days(activity, notes)
    partners = take_organizations(activity, notes)
    homes = take_countries(activity, notes)
    codes = take_codes(activity, notes, added)
    url = take_page(activity, notes)
    _keep_rest(activity, notes)
    if name is None:
        notes.blame("title", "", "no title, so the activity is left out")
        return Entry(row, activity.line, None, notes.faults)
    project = Project(
        id=id_,
        title=name,
        description=text,
        url=url,
        status=place,
        start=start,
        end=end,
        organizations=partners,
        countries=homes,
        action_lines=codes.get("action-line", ()),
        goals=codes.get("goal", ()),
        targets=codes.get("target", ()),
        objectives=codes.get("objective", ()),
        commitments=codes.get("commitment", ()),
        extra=notes.extra,
    )
    return Entry(row, activity.line, project, notes.faults)


def _identifier(row: int, activity: Element, notes: Notes) -> str:
    """Read the identifier of an activity; one without is named after its row."""
    first, *others = [element.text for element in activity.named("iati-identifier") if element.text] or [""]
    for text in others:
        notes.keep("iati-identifier (again)", text)
    if not first:
        notes.blame("iati-identifier", "", "no identifier, so the project is named after its row")
    return first or f"row {row}"


def _keep_rest(activity: Element, notes: Notes) -> None:
    """Note the attributes of an activity and the elements that no field is for."""
    for name, value in activity.attributes:
        notes.keep("xml:lang" if name == LANGUAGE else name, value.strip())
    for element in activity.children:
        if element.name in _KEPT:
            notes.outline(element)
    notes.keep("text", activity.text)
    for name, number in activity.unread:
        notes.keep(name, f"{counted(number, 'element')} not read")
