"""The elements of one IATI activity, in the order that the schema of the standard asks for."""

import re
from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from wsis.codes import FrameworkName
from wsis.projects import Organization, Project
from wsis.readers.codelists import organization_role_code, organization_type_code, status_code
from wsis.tag_vocabularies import PAGE, TAG_LISTS
from wsis.writers.activity_values import country_code, day_types, declarations, is_address, is_listed
from wsis.writers.reporter import Reporter
from wsis.writers.xml_texts import element, escaped, legalized

#: What is written in English, whatever the language of the projects.
_ENGLISH = MappingProxyType({"xml:lang": "en"})

#: How a code is named whose list is not one of the standard.
_NAMES = MappingProxyType[FrameworkName, str](
    {
        "action-line": "WSIS Action Line {}",
        "objective": "Global Digital Compact, objective {}",
        "commitment": "Global Digital Compact, paragraph {}",
    },
)


def lines_of(project: Project, *, reporter: Reporter | None, role: str | None) -> Iterator[str]:
    """Write the elements of an activity, one a line.

    Args:
        project: The project.
        reporter: Who publishes it.
        role: The role of organizations that have none.

    >>> next(lines_of(Project(id="XM-EX-1", title="Radio"), reporter=None, role=None))
    '<iati-identifier>XM-EX-1</iati-identifier>'
    """
    yield element("iati-identifier", {}, _text(project.id))
    yield _reporter(reporter)
    yield element("title", {}, _narrative(project.title))
    yield element("description", {}, _narrative(project.description or ""))
    if not project.organizations:
        yield element("participating-org", {"role": ""}, _narrative(""))
    for organization in project.organizations:
        yield _organization(organization, role)
    yield element("activity-status", {"code": status_code(project.status or "") or ""})
    for type_, day in zip(day_types(project.status), (project.start, project.end), strict=True):
        if day:
            yield element("activity-date", {"type": type_, "iso-date": date.isoformat(day)})
    for country in filter(None, map(country_code, project.countries)):
        yield element("recipient-country", {"code": country})
    for _, framework, code in declarations(project):
        if is_listed(framework, code):
            yield _tag(framework, code)
    if project.url and is_address(project.url):
        yield _page(project.url)


def _text(text: str) -> str:
    """Write any text."""
    return escaped(legalized(text))


def _narrative(text: str) -> str:
    """Write a text that people read, in the language of the activity."""
    return element("narrative", {}, _text(text))


def _reporter(reporter: Reporter | None) -> str:
    """Write who reports; the schema refuses an activity without this element."""
    if reporter is None:
        return element("reporting-org", {"ref": "", "type": ""}, _narrative(""))
    kind = organization_type_code(reporter.type) or ""
    return element("reporting-org", {"ref": reporter.ref, "type": kind}, _narrative(reporter.name))


def _organization(organization: Organization, role: str | None) -> str:
    """Write who takes part; the schema asks for a role, if only an empty one."""
    kind = organization_type_code(organization.type or "")
    attributes = {"type": kind} if kind else {}
    attributes["role"] = organization_role_code(organization.role or role or "") or ""
    return element("participating-org", attributes, _narrative(organization.name))


def _tag(framework: FrameworkName, code: str) -> str:
    """Write a code, with its name where its list is not one of the standard."""
    number, uri = TAG_LISTS[framework]
    if not uri:
        return element("tag", {"vocabulary": number, "code": code})
    paragraph = re.sub(r"(?<=[0-9])([a-z])$", r"(\1)", code)
    name = element("narrative", _ENGLISH, _NAMES[framework].format(paragraph))
    return element("tag", {"vocabulary": number, "vocabulary-uri": uri, "code": code}, name)


def _page(url: str) -> str:
    """Write the address of the project as the page of the activity."""
    title = element("title", {}, element("narrative", _ENGLISH, "Web page of the activity"))
    return element("document-link", {"url": url, "format": "text/html"}, title, element("category", {"code": PAGE}))
