"""One page for each objective of the Global Digital Compact, with its themes and commitments."""

from collections.abc import Iterable
from itertools import groupby

from tools.pages.linked import corrections_section, explorer_link
from tools.pages.markup import Pages, bullets, link, page, section, table, text, toctree
from tools.pages.places import anchor, cited, evidence, place, relative, standing, to_entry
from wsis.dataset import Dataset
from wsis.link import Link
from wsis.nodes import ActionLine, Commitment, Goal, Node, Objective, Theme

INDEX = "data/objectives/index.md"


def objective_pages(ds: Dataset) -> Pages:
    """Make the pages of the objectives, and the page that lists them."""
    return {INDEX: _index(ds)} | {place(each): _objective(ds, each) for each in ds.objectives}


def title(objective: Objective) -> str:
    """Name an objective: its number, where it has one, and its title.

    >>> import wsis
    >>> title(wsis.load().objective("follow-up"))
    'Follow-up and review'
    """
    return f"Objective {objective.code}: {objective.title}" if objective.code.isdecimal() else objective.title


def _objective(ds: Dataset, objective: Objective) -> str:
    here = place(objective)
    commitments = [each for each in ds.commitments if each.objective == objective.code]
    themes = groupby(commitments, key=lambda each: each.theme)
    return page(
        f"# {text(title(objective))}",
        bullets([f"In the Compact: {cited(ds, objective.citation, page=here)}", explorer_link(objective, page=here)]),
        "Titles and summaries of commitments are this project's own; read the Compact for the commitments themselves. "
        "Commitments are called by their paragraph.",
        *(_theme(ds, theme, found, here) for theme, found in themes),
        corrections_section(ds, [objective, *commitments], page=here),
    )


def _theme(ds: Dataset, theme: str | None, found: Iterable[Commitment], here: str) -> str:
    """Write the commitments of a theme, or of an objective that has none."""
    commitments = [_commitment(ds, each, here) for each in found]
    if theme is None:
        return section("Commitments", *commitments)
    node = ds.get(Theme, theme)
    return section(
        text(node.title), f"In the Compact: {cited(ds, node.citation, page=here)}", *commitments, name=anchor(node)
    )


def _commitment(ds: Dataset, commitment: Commitment, here: str) -> str:
    return "\n\n".join(
        [
            f"({anchor(commitment)})=\n### {text(commitment.paragraph)} {text(commitment.title)}",
            f"{text(commitment.summary)} ({cited(ds, commitment.citation, page=here)})",
            _links(ds, commitment, here) or "No matrix states a link of it.",
        ]
    )


def _links(ds: Dataset, commitment: Commitment, here: str) -> str:
    """Make the table of the links of a commitment, those of one row of a print together."""
    return table(
        ("linked with", "nodes", "standing", "evidence"),
        [
            (
                f"{kind.framework.replace('-', ' ')}s",
                ", ".join(to_entry(ds.get(kind, each.target), page=here) for each in alike),
                standing(alike[0]),
                evidence(ds, alike[0], page=here),
            )
            for kind in (ActionLine, Goal)
            for alike in _alike(ds.relation(Commitment, kind).matrix.links_from(commitment.code))
        ],
    )


def _alike(found: Iterable[Link]) -> list[list[Link]]:
    """Put links together that stand in the same places in the same way, in the order of the first of each."""
    groups: dict[object, list[Link]] = {}
    for each in found:
        groups.setdefault((each.blanket, each.standing, each.evidence), []).append(each)
    return sorted(groups.values(), key=lambda group: group[0].blanket)


def _index(ds: Dataset) -> str:
    def parts(objective: Objective, kind: type[Node]) -> str:
        return str(sum(getattr(each, "objective", None) == objective.code for each in ds.all(kind)) or "")

    rows = [
        (
            to_entry(each, page=INDEX),
            text(each.title),
            parts(each, Theme),
            parts(each, Commitment),
        )
        for each in ds.objectives
    ]
    return page(
        "# Objectives, themes and commitments",
        "The five objectives of the Global Digital Compact (A/RES/79/1, annex I) and its part on follow-up and review.",
        table(("objective", "title", "themes", "commitments"), rows, numbers=("themes", "commitments")),
        section(
            "Themes",
            bullets(link(text(each.title), relative(place(each), page=INDEX)) for each in ds.themes),
        ),
        toctree(relative(place(each), page=INDEX) for each in ds.objectives),
    )
