"""Road maps: how much of what is linked to a line is declared, row by row underneath."""

from collections.abc import Mapping
from types import MappingProxyType

from wsis.display.coverages import counted_with
from wsis.display.elements import NOTHING, Html, amount, definitions, element, heading, joined, note, text
from wsis.display.entries import called, names
from wsis.display.registers import project_table
from wsis.display.style import framed
from wsis.display.tables import fold, table
from wsis.indicators import Indicator
from wsis.plan_rules import nothing_declared
from wsis.plans import Changes, PlanRow, Roadmap
from wsis.projects import Project
from wsis.summit import Mandate
from wsis.wording import numeral

#: How an indicator stands, in words.
STANDINGS: Mapping[str, str] = MappingProxyType(
    {"ict": "ICT", "ict-in-part": "ICT in part", "related": "related, chosen by wsis"},
)


def roadmap_picture(plan: Roadmap) -> str:
    """Show the road map of a line.

    Args:
        plan: The road map.

    >>> import wsis
    >>> "gaps" in roadmap_picture(wsis.roadmap(wsis.load(), "C9"))
    True
    """
    parts = {
        "goals": plan.goals,
        "targets": plan.targets,
        "commitments that name the line": tuple(row for row in plan.commitments if not row.blanket),
        "commitments by blanket rows only": tuple(row for row in plan.commitments if row.blanket),
    }
    beside = {"declared, not stated": plan.unstated, "declared, not spoken of": plan.silent}
    columns = ("linked", "nodes", "declared here", "only elsewhere", "gaps")
    caption = "nodes that projects of the line declare, that only other projects declare, and gaps"
    summary = [_summary(name, rows) for name, rows in parts.items()]
    return framed(
        heading("road map", called(plan.line)),
        definitions(_line(plan)),
        table(caption, columns, {NOTHING: summary}, numbers=columns[1:]),
        *_undeclared(plan),
        *(_rows(name, rows) for name, rows in {**parts, **beside}.items() if rows),
        *_indicators(plan),
        *_measurements(plan),
        *_mandates("what is asked", plan.mandates),
        *_mandates("what is asked of the process as a whole", plan.process_mandates),
        *_changes(plan.changes),
        *project_table(plan.projects, where=".projects"),
        note(text(plan.rule)),
        counted_with(plan.dataset_version, plan.dataset_digest),
    )


def _line(plan: Roadmap) -> list[tuple[str, Html]]:
    facilitators = "; ".join(f"{each.name}, {each.role}" for each in plan.facilitators)
    return [
        ("facilitators", text(facilitators or "none is known")),
        ("projects", text(f"{len(plan.projects):,} of {amount(plan.register_size, 'project')} declare the line")),
    ]


def _summary(name: str, rows: tuple[PlanRow, ...]) -> tuple[Html, ...]:
    """Tell apart the nodes that projects of the line declare, those that only others declare, and gaps."""
    here = sum(bool(row.declared) for row in rows)
    gaps = sum(row.gap for row in rows)
    return text(name), *(text(f"{count:,}") for count in (len(rows), here, len(rows) - here - gaps, gaps))


def _undeclared(plan: Roadmap) -> list[Html]:
    """Say beside the gaps where they tell of tags: no project of the register has any of a kind."""
    if not plan.undeclared:
        return []
    told = "what only follows from action lines is not counted as declared, so such gaps tell of missing tags"
    return [note(text(f"{nothing_declared(plan.undeclared)}; {told}"))]


def _rows(name: str, rows: tuple[PlanRow, ...]) -> Html:
    """Fold away the rows of one kind, each with its links and the number of projects in each group."""
    columns = ("node", "links", "declared", "implied", "elsewhere")
    shown = table(f"projects: {name}", columns, {NOTHING: map(_row, rows)}, numbers=columns[2:], tall=True)
    return fold(f"{name}: {amount(len(rows), 'row')}", shown)


def _row(row: PlanRow) -> tuple[Html, ...]:
    links = [
        element(
            "div", text(f"{link.standing}{', blanket' if link.blanket else ''}: {'; '.join(map(str, link.evidence))}")
        )
        for link in row.links
    ]
    counts = (text(f"{len(group):,}") for group in (row.declared, row.implied, row.elsewhere))
    gap = element("span", text(" gap"), class_="wsis-gap") if row.gap else NOTHING
    return joined([called(row.node), gap]), joined(links), *counts


def _mandates(name: str, mandates: tuple[Mandate, ...]) -> list[Html]:
    """Fold away what is asked that concerns the line, or the process that it is part of."""
    columns = ("paragraph", "what is asked", "of whom", "due", "every", "note", "source")
    rows = [
        (
            text(each.paragraph),
            text(f"{each.title}: {each.summary}"),
            text(", ".join(each.addressees) or "not seen"),
            text(each.due or ""),
            text(amount(each.every_years, "year") if each.every_years else ""),
            text(each.note or ""),
            text(each.citation),
        )
        for each in mandates
    ]
    shown = table(f"{name} by A/RES/80/173", columns, {NOTHING: rows}, numbers=("due",))
    return [fold(f"{name}: {amount(len(rows), 'paragraph')}", shown)] if rows else []


def _indicators(plan: Roadmap) -> list[Html]:
    """List what the linked targets can be measured with; what this library chose says so."""
    columns = ("indicator", "target", "standing", "collected by", "note", "source")
    rows = [
        (
            called(each),
            text(each.target),
            text(STANDINGS[each.standing]),
            text(", ".join(each.custodians)),
            text(each.note or ""),
            text(each.citation),
        )
        for each in plan.indicators
    ]
    return [table("indicators of the linked targets", columns, {NOTHING: rows})] if rows else []


def _measurements(plan: Roadmap) -> list[Html]:
    """List what was measured, each beside the indicator of the dataset that it names."""
    joined_to = ("of the dataset",) if plan.measured or plan.indicators else ()
    columns = ("indicator", "name", *joined_to, "value", "unit", "year", "target", "source")
    rows = [
        (
            text(each.code),
            text(each.name),
            *(_joined(plan.indicator(each)) for _ in joined_to),
            *map(text, (numeral(each.value), each.unit, each.year, each.target or "", each.source)),
        )
        for each in plan.measurements
    ]
    return [table("measurements", columns, {NOTHING: rows}, numbers=("value", "year"))] if rows else []


def _joined(indicator: Indicator | None) -> Html:
    """Say what the dataset calls an indicator and who collects it, where the dataset has it."""
    return text(f"{indicator.label} ({', '.join(indicator.custodians)})" if indicator else "no, an own indicator")


def _changes(changes: Changes | None) -> list[Html]:
    """Say what changed since the earlier register, by ids and codes."""
    if changes is None:
        return []
    revised = "; ".join(f"{each.after.id} ({', '.join(each.fields)})" for each in changes.changed)
    pairs = [
        ("projects added", _ids(changes.added)),
        ("projects removed", _ids(changes.removed)),
        ("projects changed", text(revised or "none")),
        ("newly declared", names(changes.newly_declared)),
        ("no longer declared", names(changes.no_longer_declared)),
    ]
    return [fold("what changed since the earlier register", definitions(pairs))]


def _ids(projects: tuple[Project, ...]) -> Html:
    return text("; ".join(project.id for project in projects) or "none")
