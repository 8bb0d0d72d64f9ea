"""The values of a project as IATI writes them: codes of countries and lists, types of days, addresses."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wsis.codes import VOCABULARIES, FrameworkName
from wsis.errors import MissingExtraError
from wsis.projects import Project
from wsis.readers.codelists import status_code
from wsis.readers.countries import find_country

#: The codes of statuses under which the first day has come, and the last.
_BEGUN = frozenset({"2", "3", "4", "6"})
_ENDED = frozenset({"3", "4"})

#: An address by the rules for URIs; without a scheme, no colon stands in its first part.
_SIGN = r"(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})"
_HOST = rf"//(?:(?:(?!@){_SIGN})*@)?[\w.~-]+(?::[0-9]{{1,5}})?(?=[/?#]|$)"
_ADDRESS = re.compile(
    rf"(?:[A-Za-z][A-Za-z0-9+.-]*:(?:{_HOST})?|(?=[^:/?#]*(?:[/?#]|$)))"
    rf"(?!//)(?:{_SIGN}|/)*(?:\?(?:{_SIGN}|[/?])*)?(?:\#(?:{_SIGN}|[/?])*)?",
)


def declarations(project: Project) -> Iterator[tuple[str, FrameworkName, str]]:
    """List the codes that a project declares, each with its field and its framework, in the order of an activity.

    Args:
        project: The project.

    >>> list(declarations(Project(id="1", title="Radio", action_lines=["C9"], goals=["16"])))
    [('goals', 'goal', '16'), ('action_lines', 'action-line', 'C9')]
    """
    fields: tuple[tuple[str, FrameworkName, tuple[str, ...]], ...] = (
        ("goals", "goal", project.goals),
        ("targets", "target", project.targets),
        ("action_lines", "action-line", project.action_lines),
        ("objectives", "objective", project.objectives),
        ("commitments", "commitment", project.commitments),
    )
    return ((field, framework, code) for field, framework, codes in fields for code in codes)


def is_listed(framework: FrameworkName, code: str) -> bool:
    """Whether a framework has a code.

    Args:
        framework: The framework.
        code: The code.

    >>> is_listed("goal", "17"), is_listed("goal", "18")
    (True, False)
    """
    return code in VOCABULARIES[framework]


@lru_cache(maxsize=2**10)
def country_code(text: str) -> str | None:
    """Find the code of a country as far as it can be found with what is installed.

    Args:
        text: A code or a name.

    >>> country_code("KE"), country_code("Global")
    ('KE', None)
    """
    try:
        return find_country(text)
    except MissingExtraError:  # no code, and names need a library
        return None


def day_types(status: str | None) -> tuple[str, str]:
    """Tell the types of the first and the last day: those that have come are actual, all others are planned.

    Args:
        status: The status of the project.

    >>> day_types("closed"), day_types("implementation"), day_types(None)
    (('2', '4'), ('2', '3'), ('1', '3'))
    """
    code = status_code(status) if status else None
    return ("2" if code in _BEGUN else "1", "4" if code in _ENDED else "3")


def is_address(text: str) -> bool:
    """Whether a text can stand where the schema of the standard asks for an address.

    Args:
        text: The address of a page.

    >>> is_address("https://radio.example/a?b=1#c"), is_address("see our page")
    (True, False)
    """
    return bool(text) and _ADDRESS.fullmatch(text) is not None
