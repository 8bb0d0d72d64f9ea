"""A road map as plain data, for JSON: codes, names, evidence, and the projects by their ids."""

from collections.abc import Iterable
from typing import Any, cast

from wsis.entries import Entry
from wsis.indicators import Indicator
from wsis.plain import Plain
from wsis.plans import Changes, Measurement, PlanRow, Roadmap
from wsis.projects import Project
from wsis.provenance import Citation
from wsis.recording import record_of
from wsis.summit import Mandate

#: What a road map, and an index of several, say of themselves: the name and the version of the format.
ROADMAP, ROADMAPS = "wsis-roadmap/1", "wsis-roadmaps/1"


def roadmap_data(plan: Roadmap) -> Plain:
    """Make plain data of a road map; rows name projects by their ids, and `projects` has the title of each.

    Without a register nothing can be told of gaps: `gaps` is null then, and so is `gap` in each row.

    Args:
        plan: The road map.

    >>> import wsis
    >>> data = roadmap_data(wsis.roadmap(wsis.load(), "C9"))
    >>> data["targets"][0]["code"], data["targets"][0]["links"][0]["evidence"][0]["locator"]
    ('5.b', 'C9, goal 5, entry "5.b, 9.c, 12.8, 16.10"')
    """
    line = plan.line
    return {
        "schema": ROADMAP,
        "line": _named(line) | {"title": line.title, "paragraph": line.paragraph},
        "facilitators": [
            {"name": each.name, "role": each.role, "as_of": each.as_of, "source": each.source}
            for each in plan.facilitators
        ],
        "mandates": [_mandate(each) for each in plan.mandates],
        "process_mandates": [_mandate(each) for each in plan.process_mandates],
        "rule": plan.rule,
        "blanket": plan.blanket,
        "register_size": plan.register_size,
        "heading_only": plan.heading_only,
        "undeclared": list(plan.undeclared),
        "goals": _rows(plan, plan.goals),
        "targets": _rows(plan, plan.targets),
        "commitments": _rows(plan, plan.commitments),
        "silent": _rows(plan, plan.silent),
        "unstated": _rows(plan, plan.unstated),
        "gaps": [_named(node) for node in plan.gaps] if plan.register_size else None,
        "projects": _projects(plan),
        "indicators": [_indicator(each) for each in plan.indicators],
        "measurements": [_measurement(plan, each) for each in plan.measurements],
        "changes": None if plan.changes is None else _changes(plan.changes),
        "dataset_version": plan.dataset_version,
        "dataset_digest": plan.dataset_digest,
    }


def index_data(plans: Iterable[Roadmap], names: Iterable[str]) -> Plain:
    """Make plain data of what several road maps come to, with the file of each.

    Without a register the number of gaps is null.

    Args:
        plans: The road maps, at least one, all of one dataset.
        names: The names of their files.

    >>> import wsis
    >>> index_data([wsis.roadmap(wsis.load(), "C9")], ["c9.json"])["roadmaps"][0]["file"]
    'c9.json'
    """
    given = tuple(plans)
    first = given[0]
    return {
        "schema": ROADMAPS,
        "roadmaps": [
            _named(plan.line)
            | {
                "file": name,
                "projects": len(plan.projects),
                "goals": len(plan.goals),
                "targets": len(plan.targets),
                "commitments": len(plan.commitments),
                "blanket": sum(row.blanket for row in plan.commitments),
                "gaps": len(plan.gaps) if plan.register_size else None,
            }
            for plan, name in zip(given, names, strict=True)
        ],
        "register_size": first.register_size,
        "dataset_version": first.dataset_version,
        "dataset_digest": first.dataset_digest,
    }


def _named(entry: Entry) -> dict[str, Any]:
    return {"framework": entry.framework, "code": entry.code, "name": entry.name}


def _mandate(mandate: Mandate) -> Plain:
    return _named(mandate) | {
        "summary": mandate.summary,
        "addressees": list(mandate.addressees),
        "due": mandate.due,
        "every_years": mandate.every_years,
        "note": mandate.note,
        "citation": _citation(mandate.citation),
    }


def _indicator(indicator: Indicator) -> Plain:
    return _named(indicator) | {
        "target": indicator.target,
        "standing": indicator.standing,
        "custodians": list(indicator.custodians),
        "note": indicator.note,
        "citation": _citation(indicator.citation),
    }


def _citation(citation: Citation) -> dict[str, str]:
    return {"document": citation.document, "locator": citation.locator} | (
        {"note": citation.note} if citation.note else {}
    )


def _rows(plan: Roadmap, rows: Iterable[PlanRow]) -> list[Plain]:
    """List rows of a road map; whether one is a gap can be told only of a register with projects."""
    return [_row(row) | {"gap": row.gap if plan.register_size else None} for row in rows]


def _row(row: PlanRow) -> dict[str, Any]:
    return _named(row.node) | {
        "blanket": row.blanket,
        "links": [
            {
                "matrix": link.matrix,
                "standing": link.standing,
                "blanket": link.blanket,
                "evidence": [_citation(each) for each in link.evidence],
            }
            for link in row.links
        ],
        "declared": [project.id for project in row.declared],
        "implied": [project.id for project in row.implied],
        "elsewhere": [project.id for project in row.elsewhere],
    }


def _projects(plan: Roadmap) -> list[Plain]:
    """List the projects of the line, then those that only declare what is linked to it, each once."""
    rows = (*plan.rows, *plan.silent, *plan.unstated)
    titles = {project.id: project.title for project in plan.projects}
    own = len(titles)
    titles |= {project.id: project.title for row in rows for project in row.elsewhere}
    return [{"id": id_, "title": title, "of_line": place < own} for place, (id_, title) in enumerate(titles.items())]


def _measurement(plan: Roadmap, measurement: Measurement) -> Plain:
    """Give a measurement as it was given, beside the indicator of the dataset that it names, if it names one."""
    fields = ("code", "name", "unit", "value", "year", "source", "target")
    indicator = plan.indicator(measurement)
    return {field: getattr(measurement, field) for field in fields} | {
        "indicator": None if indicator is None else _indicator(indicator)
    }


def _changes(changes: Changes) -> Plain:
    return {
        "added": _titled(changes.added),
        "removed": _titled(changes.removed),
        "changed": [
            {
                "id": each.after.id,
                "title": each.after.title,
                "fields": {
                    field: {"before": _jsonable(before.get(field)), "after": _jsonable(after.get(field))}
                    for field in each.fields
                },
            }
            for each in changes.changed
            for before, after in [(record_of(each.before), record_of(each.after))]
        ],
        "newly_declared": [_named(node) for node in changes.newly_declared],
        "no_longer_declared": [_named(node) for node in changes.no_longer_declared],
    }


def _titled(projects: Iterable[Project]) -> list[Plain]:
    return [{"id": project.id, "title": project.title} for project in projects]


def _jsonable(value: object) -> object:
    """Make lists of tuples, as JSON has them."""
    return [_jsonable(each) for each in cast("tuple[object, ...]", value)] if isinstance(value, tuple) else value
