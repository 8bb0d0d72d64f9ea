"""Registers and what reading them gives: counts, the first projects, and the problems."""

from wsis.display.elements import NOTHING, Html, amount, anchor, definitions, heading, joined, note, spaced, text
from wsis.display.style import framed
from wsis.display.tables import fold, most, table
from wsis.errors import Problem
from wsis.projects import Project
from wsis.readers.result import ReadResult
from wsis.register import TAG_FIELDS, Register

#: How many projects, and how many problems, a picture shows.
_PROJECTS = 20
_PROBLEMS = 100


def register_picture(register: Register) -> str:
    """Show a register: its counts and its first projects.

    Args:
        register: The register.

    >>> from wsis import Project, Register
    >>> "Community radio" in register_picture(Register([Project(id="1", title="Community radio")]))
    True
    """
    return framed(heading("register", text(amount(len(register), "project"))), *_projects(register))


def read_result_picture(result: ReadResult) -> str:
    r"""Show what was read of a register, and what could not be.

    Args:
        result: What reading gave.

    >>> import io
    >>> import wsis
    >>> "MMXX" in read_result_picture(wsis.read_register(io.StringIO("title,year\nRadio,MMXX\n")))
    True
    """
    numbers = {"row": result.rows, "project": len(result.register), "problem": len(result.problems)}
    summary = ", ".join(amount(number, noun) for noun, number in numbers.items())
    return framed(heading("reading", text(summary)), *_problems(result.problems), *_projects(result.register))


def _problems(problems: tuple[Problem, ...]) -> list[Html]:
    """Fold the problems away, under their number."""
    if not problems:
        return []
    columns = ("where", "value", "problem", "write instead")
    rows = [
        (text(each.path), text(each.value or ""), text(each.message), text(each.suggestion or ""))
        for each in problems[:_PROBLEMS]
    ]
    summary = most(len(problems), _PROBLEMS, "problem", ".problems")
    return [fold(summary, table("what was not read, or not wholly", columns, {NOTHING: rows}, tall=True))]


def project_table(projects: tuple[Project, ...], *, where: str) -> list[Html]:
    """Show the first projects of several, with what they declare; nothing where there are none.

    Args:
        projects: The projects.
        where: What to write in order to see the others.

    >>> from wsis import Project
    >>> len(project_table((Project(id="1", title="Community radio"),), where=".projects"))
    1
    """
    if not projects:
        return []
    shown = projects[:_PROJECTS]
    tags = [field for field in TAG_FIELDS.values() if any(getattr(project, field) for project in shown)]
    columns = ("id", "title", "countries", "years", *map(spaced, tags))
    caption = most(len(projects), _PROJECTS, "project", where)
    return [table(caption, columns, {NOTHING: [_row(project, tags) for project in shown]})]


def _projects(register: Register) -> list[Html]:
    """Say what the register declares, and show its first projects."""
    where = f"slices, such as register[{_PROJECTS}:{2 * _PROJECTS}]"
    listed = project_table(register.projects, where=where)
    return [definitions(_declared(register)), *listed, note(text("each project has more fields than these columns"))]


def _declared(register: Register) -> list[tuple[str, Html]]:
    """Count the projects that declare something, framework by framework."""
    found: list[tuple[str, Html]] = []
    for framework, field in TAG_FIELDS.items():
        sets = register.declared(framework)
        projects = 0
        for declaring in sets.values():
            projects |= declaring
        words = (
            f"declared by {amount(register.size(projects), 'project')}, {amount(len(sets), 'code')}"
            if sets
            else "declared by none"
        )
        found.append((spaced(field), text(words)))
    years = [year for project in register for year in project.years]
    if years:
        found.append(("years", text(f"{min(years)} to {max(years)}")))
    return found


def _row(project: Project, tags: list[str]) -> tuple[Html, ...]:
    title = anchor(project.url, text(project.title)) if project.url else text(project.title)
    places = (text(", ".join(project.countries)), text(", ".join(map(str, project.years))))
    return text(project.id), title, *places, *(joined(map(text, getattr(project, field)), ", ") for field in tags)
