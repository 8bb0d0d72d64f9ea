"""Road maps: how much of what is linked to a line is declared, row by row underneath."""

from collections.abc import Iterable

from wsis.display.coverages import counted_with
from wsis.display.elements import NOTHING, Html, amount, definitions, element, heading, joined, note, text
from wsis.display.nodes import called, names
from wsis.display.registers import project_table
from wsis.display.style import framed
from wsis.display.tables import fold, table
from wsis.plans import Changes, Measurement, PlanRow, Roadmap
from wsis.projects import Project
from wsis.wording import numeral


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
        *(_rows(name, rows) for name, rows in {**parts, **beside}.items() if rows),
        *_measurements(plan.measurements),
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


def _measurements(measurements: Iterable[Measurement]) -> list[Html]:
    columns = ("indicator", "name", "value", "unit", "year", "target", "source")
    rows = [
        tuple(
            map(text, (each.code, each.name, numeral(each.value), each.unit, each.year, each.target or "", each.source))
        )
        for each in measurements
    ]
    return [table("measurements", columns, {NOTHING: rows}, numbers=("value", "year"))] if rows else []


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
