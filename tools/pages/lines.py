"""One page for each action line."""

from tools.pages.indicators import indicators_section
from tools.pages.linked import corrections_section, explorer_link, linked_section
from tools.pages.markup import Pages, bullets, link, page, section, table, text, toctree
from tools.pages.places import cited, place, relative, to_entry
from tools.pages.summit import beside_line
from wsis.dataset import Dataset
from wsis.linkage import linked
from wsis.nodes import ActionLine, Commitment, Goal, Target

INDEX = "data/action-lines/index.md"


def line_pages(ds: Dataset) -> Pages:
    """Make the pages of the action lines, and the page that lists them."""
    return {INDEX: _index(ds)} | {place(line): _line(ds, line) for line in ds.action_lines}


def _line(ds: Dataset, line: ActionLine) -> str:
    here = place(line)
    applications = ds.parts(line)
    return page(
        f"# {text(line.code)} {text(line.short_title)}",
        f"{{.adopted}}\n{text(line.title)}",
        bullets(
            [
                f"In the Plan of Action: {cited(ds, line.citation, page=here)}",
                *([f"Part of {to_entry(ds.get(ActionLine, line.parent), page=here)}"] if line.parent else []),
                explorer_link(line, page=here),
                *([] if applications else [link("Make its road map", relative("how-to-roadmap.md", page=here))]),
            ]
        ),
        _facilitators(line),
        section(
            "Applications",
            "The matrices speak of the applications, not of the line that groups them: "
            "a project that declares this line alone implies nothing.",
            bullets(f"{to_entry(each, page=here)} {text(each.name)}" for each in applications),
        )
        if applications
        else "",
        *beside_line(ds, line, page=here),
        *(() if applications else _linked(ds, line, here)),
        corrections_section(ds, [line], page=here),
    )


def _linked(ds: Dataset, line: ActionLine, here: str) -> tuple[str, ...]:
    """Show what the matrices link with a line, and after the targets what these are measured with."""
    goals, targets, commitments = (linked_section(ds, line, kind, page=here) for kind in (Goal, Target, Commitment))
    found = linked(ds, line, to=Target)
    return goals, targets, indicators_section(ds, "Indicators of linked targets", found, page=here), commitments


def _facilitators(line: ActionLine) -> str:
    rows = [(text(each.name), each.role, str(each.as_of), text(each.source)) for each in line.facilitators]
    return section("Facilitators", table(("entity", "role", "as of", "source"), rows))


def _index(ds: Dataset) -> str:
    rows = [
        (
            to_entry(line, page=INDEX),
            text(line.short_title),
            *(
                str(len(ds.relation(ActionLine, kind).matrix.links_from(line.code))) if not ds.parts(line) else ""
                for kind in (Goal, Target)
            ),
            _commitments(ds, line),
        )
        for line in ds.action_lines
    ]
    return page(
        "# Action lines",
        "The action lines of the Geneva Plan of Action (2003), and how many goals, targets and commitments the "
        "matrices link with each. The last column counts commitments of rows that name the line, without those of rows "
        'that say "All WSIS Action Lines".',
        table(("line", "name", "goals", "targets", "commitments"), rows, numbers=("goals", "targets", "commitments")),
        toctree(relative(place(each), page=INDEX) for each in ds.action_lines),
    )


def _commitments(ds: Dataset, line: ActionLine) -> str:
    if ds.parts(line):
        return ""
    return str(len(ds.relation(ActionLine, Commitment).linked(blanket=False)[line.code]))
