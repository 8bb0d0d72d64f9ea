"""The codelists of IATI that registers use: a code becomes its word, and a word that means just that its code."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

#: ActivityStatus: where an activity stands.
STATUSES = MappingProxyType(
    {
        "1": "pipeline",
        "2": "implementation",
        "3": "finalisation",
        "4": "closed",
        "5": "cancelled",
        "6": "suspended",
    }
)
#: OrganisationType: what kind of organization it is.
ORGANIZATION_TYPES = MappingProxyType(
    {
        "10": "government",
        "11": "local government",
        "15": "other public sector",
        "21": "international NGO",
        "22": "national NGO",
        "23": "regional NGO",
        "24": "partner country based NGO",
        "30": "public private partnership",
        "40": "multilateral",
        "60": "foundation",
        "70": "private sector",
        "71": "private sector in provider country",
        "72": "private sector in aid recipient country",
        "73": "private sector in third country",
        "80": "academic, training and research",
        "90": "other",
    }
)
#: OrganisationRole: what it does in an activity.
ORGANIZATION_ROLES = MappingProxyType({"1": "funding", "2": "accountable", "3": "extending", "4": "implementing"})
#: ActivityDateType: which day of an activity it is.
DATE_TYPES = MappingProxyType({"1": "planned start", "2": "actual start", "3": "planned end", "4": "actual end"})

#: What to write where a status, a type or a role could not be read.
SUGGESTION = "write a code of the codelist of IATI, or a word"

#: Other words for a status. What may mean two of them, such as "pending", is not here.
_STATUS_SYNONYMS = (
    ("1", ("pipeline/identification", "identification", "planned", "in the pipeline")),
    ("2", ("ongoing", "on-going", "in progress", "under way", "underway", "active", "under implementation")),
    ("3", ("finalization",)),
    ("4", ("completed", "complete", "finished")),
    ("5", ("canceled",)),
    ("6", ("on hold",)),
)
#: Other words for a type. "Civil society", "NGO" and "international organization" may be several, and are not here.
_TYPE_SYNONYMS = (
    ("10", ("governmental",)),
    ("21", ("INGO", "international non-governmental organization")),
    ("22", ("national non-governmental organization",)),
    ("23", ("regional non-governmental organization",)),
    ("30", ("PPP", "public-private partnerships")),
    ("40", ("multilateral organization",)),
    ("70", ("business", "company", "private company")),
    ("80", ("academia", "academic", "university", "research institute", "research institution")),
)
_ROLE_SYNONYMS = (("1", ("funder", "donor")), ("4", ("implementer",)))

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


def read_status(text: str) -> str | None:
    """Read the status of an activity: the word for a code of IATI, or the register's own word as it stands.

    Args:
        text: The text of a cell.

    Returns:
        The word, or `None` for a number that is no code and for no text at all.

    >>> read_status("2"), read_status(" Scaling up "), read_status("99")
    ('implementation', 'Scaling up', None)
    """
    return _word(STATUSES, text)


def read_organization_type(text: str) -> str | None:
    """Read the type of an organization: the word for a code of IATI, or the register's own word as it stands.

    Args:
        text: The text of a cell.

    Returns:
        The word, or `None` for a number that is no code and for no text at all.

    >>> read_organization_type("22"), read_organization_type("Civil society"), read_organization_type("20")
    ('national NGO', 'Civil society', None)
    """
    return _word(ORGANIZATION_TYPES, text)


def read_organization_role(text: str) -> str | None:
    """Read the role of an organization: the word for a code of IATI, or the register's own word as it stands.

    Args:
        text: The text of a cell.

    Returns:
        The word, or `None` for a number that is no code and for no text at all.

    >>> read_organization_role("1"), read_organization_role("owner"), read_organization_role("5")
    ('funding', 'owner', None)
    """
    return _word(ORGANIZATION_ROLES, text)


def status_code(word: str) -> str | None:
    """Find the code of IATI for the word of a status.

    Args:
        word: The word; case and hyphens do not matter.

    Returns:
        The code, or `None` for a word that means none of the list, or more than one.

    >>> status_code("On-going"), status_code("Scaling up")
    ('2', None)
    """
    return _STATUS_CODES.get(_plain(word))


def organization_type_code(word: str) -> str | None:
    """Find the code of IATI for the word of a type of organization.

    Args:
        word: The word; case and hyphens do not matter.

    Returns:
        The code, or `None` for a word that means none of the list, or more than one.

    >>> organization_type_code("Academia"), organization_type_code("civil society")
    ('80', None)
    """
    return _TYPE_CODES.get(_plain(word))


def organization_role_code(word: str) -> str | None:
    """Find the code of IATI for the word of a role.

    Args:
        word: The word; case and hyphens do not matter.

    Returns:
        The code, or `None` for a word that means none of the list, or more than one.

    >>> organization_role_code("Implementing"), organization_role_code("owner")
    ('4', None)
    """
    return _ROLE_CODES.get(_plain(word))


def _word(words: Mapping[str, str], text: str) -> str | None:
    """Give the word for a code, and any other text but a number as it stands."""
    written = text.strip()
    if _NUMBER.fullmatch(written):
        return words.get(written)
    return written or None


def _plain(word: str) -> str:
    """Write a word in the form in which words are compared."""
    folded = word.casefold().replace("organis", "organiz").replace("&", " and ")
    return " ".join(re.sub(r"[-/,]", " ", folded).split())


def _codes(words: Mapping[str, str], synonyms: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, str]:
    """Index the codes of a list by every word for them."""
    named = [(word, code) for code, word in words.items()]
    other = [(word, code) for code, several in synonyms for word in several]
    return MappingProxyType({_plain(word): code for word, code in (*named, *other)})


_STATUS_CODES = _codes(STATUSES, _STATUS_SYNONYMS)
_TYPE_CODES = _codes(ORGANIZATION_TYPES, _TYPE_SYNONYMS)
_ROLE_CODES = _codes(ORGANIZATION_ROLES, _ROLE_SYNONYMS)
