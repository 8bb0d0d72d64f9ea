"""Who takes part in an activity, and the countries where it takes place."""

from collections.abc import Callable

from wsis.errors import MissingExtraError
from wsis.projects import Organization
from wsis.readers.activity_notes import Notes
from wsis.readers.activity_parts import Element
from wsis.readers.activity_texts import take_text
from wsis.readers.codelists import read_organization_role, read_organization_type
from wsis.readers.countries import SUGGESTION, find_country

#: No code of a country is longer.
_LONGEST = 3

_READ = ("ref", "type", "role")


def take_organizations(activity: Element, notes: Notes) -> tuple[Organization, ...]:
    """Read who takes part; one without a name goes by its identifier.

    Args:
        activity: The activity.
        notes: Where identifiers are noted, and codes that are on no list.

    >>> element = Element("participating-org", (("role", "1"), ("type", "10")), text="Ministry")
    >>> take_organizations(Element("iati-activity", children=(element,)), Notes())
    (Organization(name='Ministry', type='government', role='funding', country=None),)
    """
    found: list[Organization] = []
    for element in activity.named("participating-org"):
        ref = element.value("ref")
        name = take_text(activity, element, notes, name="participating-org", taken=_READ) or ref
        column = f"participating-org ({name})" if name else "participating-org"
        if name and name != ref:
            notes.keep(column, ref and f"ref={ref}")
        kind = _word(element, "type", read_organization_type, notes, column)
        role = _word(element, "role", read_organization_role, notes, column)
        if name:
            found.append(Organization(name=name, type=kind, role=role))
        elif kind or role:
            notes.blame("participating-org", "", "an organization without a name")
            notes.outline(element)
    return tuple(found)


def take_countries(activity: Element, notes: Notes) -> tuple[str, ...]:
    """Read the codes of the countries.

    Args:
        activity: The activity.
        notes: Where shares are noted, and codes that no country has.

    >>> notes = Notes()
    >>> element = Element("recipient-country", (("code", "ke"), ("percentage", "60")))
    >>> take_countries(Element("iati-activity", children=(element,)), notes), notes.extra
    (('KE',), (('recipient-country (KE)', 'percentage=60'),))
    """
    found: list[str] = []
    for element in activity.named("recipient-country"):
        text = element.value("code")
        code = _country(text)
        if code is None:
            notes.blame("recipient-country", text, "no country has this code", SUGGESTION)
            notes.outline(element, taken=("code",), lead=text)
        else:
            found.append(code)
            notes.outline(element, name=f"recipient-country ({code})", taken=("code",))
    return tuple(found)


def _word(element: Element, attribute: str, read: Callable[[str], str | None], notes: Notes, column: str) -> str | None:
    """Read the code in an attribute as a word; one that is on no list is noted."""
    code = element.value(attribute)
    word = read(code) if code else None
    if code and word is None:
        notes.blame(element.name, code, f"no {attribute} of an organization has this code")
        notes.keep(column, f"{attribute}={code}")
    return word


def _country(text: str) -> str | None:
    """Find the country of a code; a name is none."""
    if len(text) > _LONGEST:
        return None
    try:
        return find_country(text.upper())
    except MissingExtraError:  # it is no code, and no library that knows names is there
        return None
