"""What of a project an IATI activity cannot say, and what the standard asks for that a project does not have."""

from collections.abc import Iterator

from wsis.errors import Problem
from wsis.projects import Project
from wsis.readers.codelists import organization_role_code, organization_type_code, status_code
from wsis.readers.countries import SUGGESTION
from wsis.wording import counted, shortened
from wsis.writers.activity_values import country_code, declarations, is_address, is_listed
from wsis.writers.reporter import UNFIT_IN_IDENTIFIERS, Reporter
from wsis.writers.xml_texts import legalized

#: How much of a text is shown.
_WIDTH = 80

_LOST = "IATI has no field for it, so it is not written"
_EMPTY = "so an empty one stands there"

_Found = Iterator[tuple[str, str, str] | tuple[str, str, str, str]]  # field, value, message and perhaps a suggestion


def problems_of(row: int, project: Project, *, reporter: Reporter | None, role: str | None) -> Iterator[Problem]:
    """Tell what is lost of a project in an activity, and what the activity then lacks.

    Args:
        row: The place of the project, from 1.
        project: The project.
        reporter: Who publishes it.
        role: The role of organizations that have none.

    >>> radio = Project(id="1", title="Radio", description="On air", kind="training", status="planned")
    >>> for problem in problems_of(7, radio, reporter=None, role=None):
    ...     print(problem)
    row 7, kind: IATI has no field for it, so it is not written: 'training'
    row 7, organizations: IATI asks for an organization that takes part, so an empty one stands there
    row 7, start: IATI asks for the day on which it starts
    row 7, end: IATI asks for a day at least, and its schema refuses a file without it
    row 7, countries: IATI asks for a country or a region
    """
    for found in (_lost(project), _unlisted(project), _unfit(project, reporter), _lacking(project, role)):
        for field, value, message, *suggestion in found:
            yield Problem(
                row=row,
                column=field,
                value=shortened(value, _WIDTH) or None,
                message=message,
                suggestion=suggestion[0] if suggestion else None,
            )


def _lost(project: Project) -> _Found:
    """Find the fields that an activity has no place for."""
    if project.kind:
        yield "kind", project.kind, _LOST
    for each in project.organizations:
        if each.country:
            message = "IATI has no field for the country of an organization, so it is not written"
            yield "organizations", each.country, message
    if project.participations:
        yield "participations", counted(len(project.participations), "participation"), _LOST
    if project.extra:
        yield "extra", ", ".join(name for name, _ in project.extra), _LOST


def _unlisted(project: Project) -> _Found:
    """Find words and codes that are on no list of the standard, or of this release."""
    if project.status and not status_code(project.status):
        yield "status", project.status, f"no status of IATI, {_EMPTY}"
    for each in project.organizations:
        if each.type and not organization_type_code(each.type):
            yield "organizations", each.type, "no kind of organization of IATI, so it is not written"
        if each.role and not organization_role_code(each.role):
            yield "organizations", each.role, f"no role of IATI, {_EMPTY}"
    for text in project.countries:
        if not country_code(text):
            yield "countries", text, "no country that is known, so it is not written", SUGGESTION
    for field, framework, code in declarations(project):
        if not is_listed(framework, code):
            yield field, code, f"no {framework} of this release, so it is not written"


def _unfit(project: Project, reporter: Reporter | None) -> _Found:
    """Find texts that a file cannot hold, or that break a rule of the standard."""
    texts = (
        ("id", project.id),
        ("title", project.title),
        ("description", project.description),
        *(("organizations", each.name) for each in project.organizations),
    )
    for field, text in texts:
        if text and legalized(text) != text:
            yield field, text, "has characters that XML cannot hold; \ufffd stands for each of them"
    if project.url and not is_address(project.url):
        yield "url", project.url, "no address, so it is not written"
    if UNFIT_IN_IDENTIFIERS.search(project.id):
        yield "id", project.id, "IATI asks for an identifier without spaces and without the signs / & | ?"
    if reporter and not project.id.startswith(f"{reporter.ref}-"):
        yield "id", project.id, "IATI asks that it begins with the identifier of who reports", f"{reporter.ref}-…"


def _lacking(project: Project, role: str | None) -> _Found:
    """Find what the standard asks for."""
    wanted = (
        ("description", project.description, f"a description, {_EMPTY}"),
        ("organizations", project.organizations, f"an organization that takes part, {_EMPTY}"),
        ("status", project.status, f"a status, {_EMPTY}"),
        ("start", project.start, "the day on which it starts"),
        ("end", project.start or project.end, "a day at least, and its schema refuses a file without it"),
        ("countries", project.countries, "a country or a region"),
    )
    for field, value, what in wanted:
        if not value:
            yield field, "", f"IATI asks for {what}"
    for each in project.organizations:
        if not each.role and not role:
            yield "organizations", each.name, f"IATI asks for the role of an organization, {_EMPTY}", "give role="
    if project.start and project.end and project.end < project.start:
        yield "end", f"{project.start} to {project.end}", "IATI asks that it ends after it has started"
    if len(project.countries) > 1:
        yield "countries", ", ".join(project.countries), "IATI asks for the share of each of several countries"
