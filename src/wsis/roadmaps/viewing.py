"""A road map in a terminal."""

from collections.abc import Iterator

from rich.console import Group, RenderableType

from wsis.dataset import Dataset
from wsis.pages.words import Words, words_of
from wsis.plans import Roadmap
from wsis.roadmaps.evidence import by_goal
from wsis.roadmaps.mandating import addressed, due
from wsis.roadmaps.sections import parts_of
from wsis.roadmaps.summaries import summary_of
from wsis.roadmaps.yardsticks import STANDINGS
from wsis.terminal import table, visible_text
from wsis.wording import numeral


def roadmap_view(ds: Dataset, plan: Roadmap) -> RenderableType:
    """Show a road map: what names the line row by row, what is linked by blanket rows as a number, and what was given.

    Args:
        ds: The dataset that it was made with.
        plan: The road map.
    """
    say = words_of("wsis.roadmaps")
    named = [*by_goal(ds, plan), *(row for row in plan.commitments if not row.blanket)]
    groups = [say(f"column.{group}") for group in ("declared", "implied", "elsewhere")] if plan.register_size else []
    shown = table(say("column.node"), "", *groups, numbers=groups)
    for row in named:
        counts = [len(projects) for projects in (row.declared, row.implied, row.elsewhere)] if groups else []
        style = "dim" if groups and row.gap else ""
        shown.add_row(visible_text(row.node.code), visible_text(row.node.name), *map(str, counts), style=style)
    title = say("roadmap.title", code=plan.line.code, name=plan.line.name)
    return Group(
        visible_text(title, style="bold"),
        visible_text(", ".join(f"{each.name} ({each.role}, {each.as_of})" for each in plan.facilitators)),
        shown,
        *(visible_text(sentence, style="bold") for sentence in summary_of(plan, say)),
        *_indicators(plan, say),
        *_given(ds, plan, say),
        *_asked(plan, say),
        visible_text(plan.rule, style="dim"),
        visible_text(f"dataset {plan.dataset_version}, {plan.dataset_digest}", style="dim"),
    )


def _asked(plan: Roadmap, say: Words) -> Iterator[RenderableType]:
    """Show what is asked that concerns the line, and of the process as a whole, by title, where the dataset has it."""
    for name, mandates in (("mandates", plan.mandates), ("process", plan.process_mandates)):
        shown = table(say("column.paragraph"), say("column.asked"), say("column.addressees"), say("column.due"))
        for each in mandates:
            shown.add_row(*map(visible_text, (each.paragraph, each.title, addressed(each, say), due(each, say))))
        if mandates:
            yield visible_text(say(f"part.{name}"), style="bold")
            yield shown


def _indicators(plan: Roadmap, say: Words) -> Iterator[RenderableType]:
    """Show the indicators of the linked targets, where there are any."""
    shown = table(say("column.code"), say("column.indicator"), say("column.standing"), say("column.custodians"))
    for each in plan.indicators:
        words = (each.code, each.label, say(STANDINGS[each.standing]), ", ".join(each.custodians))
        shown.add_row(*map(visible_text, words))
    if plan.indicators:
        yield visible_text(say("part.indicators"), style="bold")
        yield shown


def _given(ds: Dataset, plan: Roadmap, say: Words) -> Iterator[RenderableType]:
    """Show the measurements and the changes, where the caller gave what they need."""
    given = {"measurements": bool(plan.measurements), "changes": plan.changes is not None}
    for part in parts_of(ds, plan, say):
        if not given.get(part.name):
            continue
        yield visible_text(say(f"part.{part.name}"), style="bold")
        yield from map(visible_text, part.before)
        shown = table(*(say(f"column.{column.name}") for column in part.columns), numbers=(say("column.value"),))
        for row in part.rows:
            shown.add_row(
                *(visible_text(numeral(cell) if isinstance(cell, int | float) else str(cell)) for cell in row)
            )
        if part.rows:
            yield shown
        yield from map(visible_text, part.after)
