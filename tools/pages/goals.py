"""One page for each goal, with its targets."""

from tools.pages.indicators import indicators_section
from tools.pages.linked import corrections_section, explorer_link, linked_section
from tools.pages.markup import Pages, bullets, html, language, page, section, swatch, table, text, toctree
from tools.pages.places import anchor, cited, place, relative, to_entry
from wsis.dataset import Dataset
from wsis.nodes import ActionLine, Commitment, Goal, Target

INDEX = "data/goals/index.md"
_LANGUAGES = {"fr": "French", "es": "Spanish"}


def goal_pages(ds: Dataset) -> Pages:
    """Make the pages of the goals, and the page that lists them."""
    return {INDEX: _index(ds)} | {place(goal): _goal(ds, goal) for goal in ds.goals}


def _targets(ds: Dataset, goal: Goal) -> tuple[Target, ...]:
    return tuple(target for target in ds.targets if target.goal == goal.code)


def _goal(ds: Dataset, goal: Goal) -> str:
    here = place(goal)
    targets = _targets(ds, goal)
    return page(
        f"# SDG {goal.code} {text(goal.short_title)}",
        f"{{.adopted}}\n{swatch(goal)} {text(goal.title)}",
        bullets(
            [
                *(f"In {_LANGUAGES.get(each, each)}: {language(each, name)}" for each, name in goal.names.items()),
                f"Adopted in {cited(ds, goal.citation, page=here)}",
                f'IRI: <a href="{html(goal.iri)}">{html(goal.iri)}</a>',
                explorer_link(goal, page=here),
            ]
        ),
        linked_section(ds, goal, ActionLine, page=here),
        section(
            "Targets",
            "The wording is this project's own; read the resolution for the target itself. "
            "The evidence of each link stands on the page of the line.",
            table(("target", "wording", "action lines"), [_target(ds, target, here) for target in targets]),
        ),
        indicators_section(ds, "Indicators", targets, page=here),
        linked_section(ds, goal, Commitment, page=here),
        corrections_section(ds, [goal, *targets], page=here),
    )


def _target(ds: Dataset, target: Target, here: str) -> tuple[str, str, str]:
    lines = ds.relation(Target, ActionLine).linked(blanket=True)[target.code]
    means = ", a means of implementation" if target.means_of_implementation else ""
    return (
        f"[{text(target.code)}]{{#{anchor(target)}}}",
        f"{text(target.label)}{means}",
        ", ".join(to_entry(line, page=here) for line in lines) or "none",
    )


def _index(ds: Dataset) -> str:
    rows = [
        (
            to_entry(goal, page=INDEX),
            text(goal.short_title),
            str(len(_targets(ds, goal))),
            str(len(ds.relation(Goal, ActionLine).matrix.links_from(goal.code))),
            str(len(ds.relation(Goal, Commitment).linked(blanket=False)[goal.code])),
        )
        for goal in ds.goals
    ]
    return page(
        "# Goals and targets",
        "The Sustainable Development Goals (A/RES/70/1), and how many action lines and commitments the matrices "
        'link with each. The last column leaves out commitments linked only because a row says "All SDGs".',
        table(
            ("goal", "name", "targets", "action lines", "commitments"),
            rows,
            numbers=("targets", "action lines", "commitments"),
        ),
        toctree(relative(place(each), page=INDEX) for each in ds.goals),
    )
