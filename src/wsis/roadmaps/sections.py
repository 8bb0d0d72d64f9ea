"""What a road map says, part by part."""

from collections.abc import Iterable, Iterator

from wsis.dataset import Dataset
from wsis.pages.words import Words
from wsis.plans import PlanRow, Roadmap
from wsis.projects import Project
from wsis.roadmaps.evidence import by_goal, cited_documents, evidence_of
from wsis.roadmaps.mandating import mandates_part
from wsis.roadmaps.parts import Column, Part
from wsis.roadmaps.revising import changes_part
from wsis.roadmaps.values import shown
from wsis.roadmaps.yardsticks import indicators_part, measurements_part

# From how many rows on a table is folded, where that can be.
_MANY = 25


def parts_of(ds: Dataset, plan: Roadmap, say: Words) -> tuple[Part, ...]:
    """Say what a road map says.

    Args:
        ds: The dataset that it was made with.
        plan: The road map.
        say: The words.

    Raises:
        DatasetMismatchError: Where it was made with another dataset.

    >>> import wsis
    >>> from wsis.pages.words import words_of
    >>> ds = wsis.load()
    >>> parts = parts_of(ds, wsis.roadmap(ds, "C9"), words_of("wsis.roadmaps"))
    >>> [len(part.rows) for part in parts]
    [2, 8, 8, 37, 0, 0, 3, 0, 3, 0, 0]
    """
    numbers = {document.id: place for place, document in enumerate(cited_documents(ds, plan), start=1)}

    def linked(name: str, column: str, rows: Iterable[PlanRow], *before: str, folded: bool = False) -> Part:
        cells = tuple((row.node, row.node.name, *_projects_of(plan, row), evidence_of(row, numbers)) for row in rows)
        if not cells:
            return Part(name=name, before=(say(f"text.no_{name}" if plan.blanket or not folded else "text.left_out"),))
        columns = (Column(column, "node"), Column("label", "text"), *_groups(plan), Column("evidence", "evidence"))
        return Part(name=name, before=before, columns=columns, rows=cells, folded=folded)

    named = (row for row in plan.commitments if not row.blanket)
    blanket = (row for row in plan.commitments if row.blanket)
    columns = (say("text.columns"),) if plan.register_size else ()
    return (
        _facilitators(plan, say),
        linked("targets", "sdg", by_goal(ds, plan), *columns, say("text.evidence")),
        linked("named", "commitment", named),
        linked("blanket", "commitment", blanket, say("text.blanket"), folded=True),
        _unlinked(plan, say),
        _gaps(ds, plan, say),
        *((indicators_part(plan, numbers, say),) if ds.indicators else ()),
        measurements_part(ds, plan, say),
        *((mandates_part(plan, numbers, say),) if ds.mandates else ()),
        changes_part(plan.changes, say),
        _projects(plan, say),
    )


def _groups(plan: Roadmap) -> tuple[Column, ...]:
    """Make the columns of the three groups of projects; without a register there are none."""
    if not plan.register_size:
        return ()
    return (Column("declared", "projects"), Column("implied", "implied"), Column("elsewhere", "projects"))


def _projects_of(plan: Roadmap, row: PlanRow) -> tuple[tuple[Project, ...], ...]:
    return (row.declared, row.implied, row.elsewhere) if plan.register_size else ()


def _facilitators(plan: Roadmap, say: Words) -> Part:
    if not plan.facilitators:
        return Part(name="facilitators", before=(say("text.no_facilitators"),))
    return Part(
        name="facilitators",
        columns=tuple(Column(name, "text") for name in ("name", "role", "as_of", "source")),
        rows=tuple((each.name, each.role, str(each.as_of), each.source) for each in plan.facilitators),
    )


def _unlinked(plan: Roadmap, say: Words) -> Part:
    unstated = "unstated" if plan.blanket else "unstated_named"
    rows = [(row, unstated) for row in plan.unstated] + [(row, "silent") for row in plan.silent]
    if not rows:
        said = "text.no_unlinked" if plan.register_size else "roadmap.no_register"
        return Part(name="unlinked", before=(say(said),))
    return Part(
        name="unlinked",
        before=(say("text.unlinked"),),
        columns=(
            Column("node", "node"),
            Column("label", "text"),
            Column("says", "text"),
            Column("declared", "projects"),
            Column("elsewhere", "projects"),
        ),
        rows=tuple((row.node, row.node.name, say(f"text.{says}"), row.declared, row.elsewhere) for row, says in rows),
    )


def _gaps(ds: Dataset, plan: Roadmap, say: Words) -> Part:
    if not plan.register_size:
        return Part(name="gaps", before=(say("roadmap.no_register"),))
    if not plan.gaps:
        return Part(name="gaps", before=(say("text.no_gaps"),))
    titles = {document.id: str(document) for document in ds.documents}
    return Part(
        name="gaps",
        before=(say("text.gaps"), *((say("text.all_gaps"),) if len(plan.gaps) == len(plan.rows) else ())),
        columns=(Column("node", "node"), Column("label", "text"), Column("cite", "text")),
        rows=tuple(
            (node, node.name, f"{titles.get(node.citation.document, node.citation.document)}, {node.citation.locator}")
            for node in plan.gaps
        ),
        folded=len(plan.gaps) > _MANY,
    )


def _projects(plan: Roadmap, say: Words) -> Part:
    if not plan.projects:
        return Part(name="projects", before=(say("text.no_projects" if plan.register_size else "roadmap.no_register"),))
    texts = ("organizations", "countries", "years", "declares")
    return Part(
        name="projects",
        columns=(Column("id", "text"), Column("title", "project"), *(Column(name, "text") for name in texts)),
        rows=tuple(
            (
                each.id,
                each,
                shown(tuple(one.name for one in each.organizations)),
                shown(each.countries),
                shown(each.years),
                shown(tuple(_declared(each, say))),
            )
            for each in plan.projects
        ),
        folded=len(plan.projects) > _MANY,
    )


def _declared(project: Project, say: Words) -> Iterator[str]:
    """List what a project declares that a road map can link to its line."""
    for framework, codes in (("goal", project.goals), ("target", project.targets), ("commitment", project.commitments)):
        yield from (say(f"text.{framework}", code=code) for code in codes)
