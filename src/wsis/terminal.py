"""Results as tables in a terminal."""

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import cast

import attrs
from rich import box
from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as ProgressBar
from rich.table import Table
from rich.text import Text

from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.frames.files import FileProgress
from wsis.languages import Names
from wsis.link import Link
from wsis.nodes import Facilitator, Node
from wsis.places import Membership
from wsis.provenance import Citation
from wsis.readers.result import Progress, ReadResult
from wsis.results import Cell, Coverage, Crosstab
from wsis.states import LinkState
from wsis.wording import counted, shortened, visible

#: How many problems a table shows, and how much of a value: who has more reads them with a program.
_MOST_SHOWN = 1000
_LONGEST = 200
# What a field holds that was not given.
_EMPTY = {None, (), Names()}

LEGEND = "[3] stated and seen   [ ] stated, not seen   3 seen, not stated"


def visible_text(text: str, style: str = "") -> Text:
    r"""Write a text that anybody may have written: no sign of it is markup, or steers the terminal.

    >>> visible_text("[b]" + chr(27) + "[31mC13").plain
    '[b]\\x1b[31mC13'
    """
    return Text(visible(text), style=style)


def table(*columns: str, numbers: Iterable[str] = ()) -> Table:
    """Make an empty table; columns of numbers stand to the right."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        made.add_column(column, justify="right" if column in set(numbers) else "left", overflow="fold")
    return made


def coverage_view(result: Coverage, *, gaps: bool = False) -> RenderableType:
    """Show a coverage: its rows, or only its gaps by name."""
    framework = result.question.of.replace("-", " ")
    total = len(result.covered) + len(result.missing)
    summary = Text(f"{len(result.covered)} of {total} reached ({result.ratio:.0%})", style="bold")
    if gaps:
        shown = table(f"{framework} that no project reaches", "")
        for node in result.missing:
            shown.add_row(visible_text(node.code), visible_text(node.name))
    else:
        shown = table(framework, "", "projects", "share", numbers=("projects", "share"))
        for row in result.rows:
            style = "" if row.count else "dim"
            words = map(visible_text, (row.node.code, row.node.name))
            shown.add_row(*words, str(row.count), f"{row.share:.1%}", style=style)
    return Group(shown, summary, _rule(result))


def crosstab_view(result: Crosstab) -> RenderableType:
    """Show a crosstab: counts, in brackets where the matrix states the pair."""
    shown = Table(box=None, padding=0, pad_edge=False)
    shown.add_column("", no_wrap=True)
    for header in (" projects ", *(node.code for node in result.columns)):
        shown.add_column(visible_text(header), justify="right", no_wrap=True)
    width = len(result.columns)
    for place, (node, count) in enumerate(zip(result.rows, result.row_counts, strict=True)):
        cells = result.cells[place * width : (place + 1) * width]
        shown.add_row(visible_text(node.code), f"{count} ", *map(_mark, cells))
    shown.add_row(Text("projects"), f"{result.projects} ", *(f"{count} " for count in result.column_counts))
    summary = (
        f"{counted(len(result.realized), 'pair')} stated and seen, {len(result.unrealized)} stated and not seen, "
        f"{len(result.unstated)} seen and not stated"
    )
    return Group(shown, Text(LEGEND, style="dim"), Text(summary, style="bold"), _rule(result))


def node_view(ds: Dataset, node: Entry) -> RenderableType:
    """Show a node or another entry: each of its fields, and where it stands."""
    shown = Table(box=None, show_header=False, pad_edge=False)
    for name, value in attrs.asdict(node, recurse=False).items():  # type: ignore[arg-type] # every kind of entry is attrs
        if value not in _EMPTY:
            shown.add_row(Text(name.replace("_", " "), style="dim"), visible_text(_words(ds, value)))
    return Group(visible_text(f"{node.framework.replace('-', ' ')} {node.code}", style="bold"), shown)


def links_view(ds: Dataset, node: Node, links: tuple[Link, ...], kind: type[Node]) -> RenderableType:
    """Show the links of a node with their evidence; without any, whether the matrices speak of it at all."""
    head = visible_text(f"{node.code} {node.name}", style="bold")
    if not links:
        spoken_of = node.code in ds.relation(type(node), kind).matrix.source_scope
        parts = ", ".join(part.code for part in ds.parts(node))
        silent = f"the matrices do not speak of {node.code}{f', but of {parts}' if parts else ''}"
        return Group(head, visible_text("the matrices state no link" if spoken_of else silent))
    shown = table(kind.framework.replace("-", " "), "", "standing", "evidence")
    for link in links:
        standing = f"{link.standing}{', blanket' if link.blanket else ''}"
        evidence = Text("\n".join(visible(str(each)) for each in link.evidence))
        shown.add_row(visible_text(link.target), visible_text(ds.get(kind, link.target).name), standing, evidence)
    return Group(head, shown)


def reading_view(result: ReadResult) -> RenderableType:
    """Show what was read of a register, and each cell that was not."""
    tagged = sum(bool(project.action_lines) for project in result.register)
    summary = (
        f"{counted(result.rows, 'row')}, {counted(len(result.register), 'project')}, "
        f"{tagged} of them with an action line; {counted(len(result.problems), 'problem')}"
    )
    shown = table("row", "column", "value", "problem", numbers=("row",))
    for problem in result.problems[:_MOST_SHOWN]:
        said = f"{problem.message}{f' ({problem.suggestion})' if problem.suggestion else ''}"
        line = f" (line {problem.line})" if problem.line not in {None, problem.row} else ""
        texts = (problem.column or "", shortened(problem.value or "", _LONGEST), said)
        shown.add_row(f"{problem.row or ''}{line}", *map(visible_text, texts))
    left = len(result.problems) - _MOST_SHOWN
    if left > 0:
        summary += f", {left:,} of them only in --json"
    return Group(*([shown] if result.problems else []), Text(summary, style="bold"))


def _mark(cell: Cell) -> Text:
    """Write a count, in brackets where the matrix states the pair: told apart without colour."""
    count = str(cell.count or " ")
    if cell.state is LinkState.STATED:
        return Text(f"[{count}]", style="bold" if cell.count else "dim")
    return Text(f"{count} ", style="italic" if cell.count else "")


def _rule(result: Coverage | Crosstab) -> Text:
    lines = (result.rule, f"dataset {result.dataset_version}, {result.dataset_digest}")
    return Text("\n".join(map(visible, lines)), style="dim")


def _words(ds: Dataset, value: object) -> str:
    """Write the value of a field for reading."""
    if isinstance(value, tuple):
        return ", ".join(_words(ds, item) for item in cast("tuple[object, ...]", value))
    if isinstance(value, Names):
        return "; ".join(f"{language}: {name}" for language, name in value.items())
    if isinstance(value, Membership):
        return f"{value.group} ({value.as_of}{f': {value.note}' if value.note else ''})"
    if isinstance(value, Facilitator):
        return f"{value.name} ({value.role}, {value.as_of})"
    if isinstance(value, Citation):
        title = next(str(document) for document in ds.documents if document.id == value.document)
        return f"{title}, {value.locator}{f' ({value.note})' if value.note else ''}"
    return str(value)


@contextmanager
def reading_progress(file: str) -> Generator[Callable[[Progress], None]]:
    """Show how far the reading of a file is, beside the output and only where somebody looks.

    Args:
        file: Name of the file.
    """
    with _bar() as shown:
        task = shown.add_task(visible(file), total=None, rows=0)
        yield lambda progress: shown.update(task, total=progress.size, completed=progress.read, rows=progress.rows)


@contextmanager
def counting_progress() -> Generator[Callable[[FileProgress], None]]:
    """Show how far the counting of files is, beside the output and only where somebody looks."""
    with _bar() as shown:
        task = shown.add_task("", total=None, rows=0)
        yield lambda progress: shown.update(
            task,
            description=visible(progress.file),
            total=progress.total,
            completed=progress.rows,
            rows=progress.rows,
        )


def _bar() -> ProgressBar:
    """Make a bar with a name before it, in which brackets are no markup, and rows behind it."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TextColumn("{task.fields[rows]:,} rows"))
    console = Console(stderr=True)
    return ProgressBar(*columns, console=console, transient=True, disable=not console.is_terminal)
