"""What a road map says, part by part."""

from collections.abc import Iterable, Iterator, Mapping

from wsis.codes import FrameworkName
from wsis.dataset import Dataset
from wsis.pages.countries import names_by_code
from wsis.pages.words import Words
from wsis.plans import PlanRow, Roadmap
from wsis.projects import Project
from wsis.roadmaps.evidence import by_goal, cited_documents, evidence_of
from wsis.roadmaps.gaps import gaps_part, undeclared_sentence
from wsis.roadmaps.mandating import mandates_part, process_part
from wsis.roadmaps.parts import Column, Part
from wsis.roadmaps.revising import changes_part
from wsis.roadmaps.values import shown
from wsis.roadmaps.yardsticks import indicators_part, measurements_part

# From how many rows on a table is folded, where that can be.
_MANY = 25


def parts_of(ds: Dataset, plan: Roadmap, say: Words) -> tuple[Part, ...]:
    """Say what a road map says; what there is nothing to tell of without a register, or an earlier one, is left out.

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
    [2, 8, 8, 37, 3, 0, 3, 4]
    """
    numbers = {document.id: place for place, document in enumerate(cited_documents(ds, plan), start=1)}

    def linked(name: str, column: str, rows: Iterable[PlanRow], *before: str, folded: bool = False) -> Part:
        cells = tuple((row.node, row.node.name, *_projects_of(plan, row), evidence_of(row, numbers)) for row in rows)
        if not cells:
            return Part(name=name, before=(say(f"text.no_{name}" if plan.blanket or not folded else "text.left_out"),))
        columns = (Column(column, "node"), Column("label", "text"), *_groups(plan), Column("evidence", "evidence"))
        return Part(name=name, before=before, columns=columns, rows=cells, folded=folded)

    def caveat(*of: FrameworkName) -> Iterator[str]:
        yield from filter(None, [undeclared_sentence(plan, say, "text.undeclared", of=of)])

    named = (row for row in plan.commitments if not row.blanket)
    blanket = (row for row in plan.commitments if row.blanket)
    columns = (say("text.columns"),) if plan.register_size else ()
    return (
        _facilitators(plan, say),
        linked("targets", "sdg", by_goal(ds, plan), *columns, *caveat("goal", "target"), say("text.evidence")),
        linked("named", "commitment", named, *caveat("commitment")),
        linked("blanket", "commitment", blanket, say("text.blanket"), folded=True),
        *((_unlinked(plan, say), gaps_part(ds, plan, say)) if plan.register_size else ()),
        *((indicators_part(plan, numbers, say),) if ds.indicators else ()),
        measurements_part(ds, plan, say),
        *((mandates_part(plan, numbers, say),) if ds.mandates else ()),
        *((process_part(plan, numbers, say),) if plan.process_mandates else ()),
        *((changes_part(plan.changes, say),) if plan.changes is not None else ()),
        *((_projects(plan, names_by_code(ds.countries, say("language")), say),) if plan.register_size else ()),
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
        return Part(name="unlinked", before=(say("text.no_unlinked"),))
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


def _projects(plan: Roadmap, countries: Mapping[str, str], say: Words) -> Part:
    if not plan.projects:
        return Part(name="projects", before=(say("text.no_projects"),))
    texts = ("organizations", "countries", "years", "declares")
    return Part(
        name="projects",
        columns=(Column("id", "text"), Column("title", "project"), *(Column(name, "text") for name in texts)),
        rows=tuple(
            (
                each.id,
                each,
                shown(tuple(one.name for one in each.organizations)),
                ", ".join(f"{countries[code]} ({code})" if code in countries else code for code in each.countries),
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
