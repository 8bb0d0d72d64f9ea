"""The command `wsis roadmap`: the road map of a line, or of all of them with an index."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from wsis.cli_files import announced, read
from wsis.cli_options import AsJson, Blanket, Column, Encoding, Header, Sheet, Told, Version, dataset_of
from wsis.dataset import Dataset
from wsis.linkage import linked
from wsis.nodes import ActionLine, Target
from wsis.plan_means import measured_target
from wsis.plan_rules import nothing_declared
from wsis.planning import plannable_line, plannable_lines
from wsis.planning import roadmap as plan_of
from wsis.plans import Measurement, Roadmap
from wsis.register import Register
from wsis.roadmaps.measuring import read_measurements
from wsis.roadmaps.viewing import roadmap_view
from wsis.roadmaps.writing import RoadmapFormat, file_name, roadmap_text, write_roadmap, write_roadmaps
from wsis.wording import counted


def roadmap(
    line: Annotated[str | None, typer.Argument(help="The action line, such as C5.", show_default=False)] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Make the road maps of all lines, with an index.")] = False,
    register: Annotated[Path | None, typer.Option(metavar="FILE", help="The register of projects.")] = None,
    since: Annotated[Path | None, typer.Option(metavar="FILE", help="An earlier register, to tell changes.")] = None,
    measurements: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A CSV of indicators: code, name, unit, value, year, source, target."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write, .html, .md or .json; with --all the folder."),
    ] = None,
    form: Annotated[RoadmapFormat | None, typer.Option("--format", help="With --all, the format of the files.")] = None,
    blanket: Blanket = True,
    column: Column = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header: Header = None,
    as_json: AsJson = False,
    version: Version = None,
) -> None:
    """Make the road map of an action line, after A/RES/80/173, para. 113."""
    _refuse_contradictions(line, output, every=every, form=form, as_json=as_json)
    if since and not register:
        raise typer.BadParameter("--since: name the later register too, with --register")
    ds = dataset_of(version)
    lines = (plannable_line(ds, line),) if line else plannable_lines(ds)
    sources = [source for source in (register, since, measurements) if source]
    if output:
        names = [] if line else [*(file_name(each, form or "html") for each in lines), f"index.{form or 'html'}"]
        _refuse_to_overwrite(sources, [output / name for name in names] or [output])
    told = Told(column=column, encoding=encoding, sheet=sheet, header=header)
    given = read_measurements(ds, measurements, encoding=encoding) if measurements else ()
    later, earlier = (announced(file, read(file, told, ds)) if file else None for file in (register, since))
    plans = [
        plan_of(
            ds,
            each,
            later or Register(),
            blanket=blanket,
            measurements=given if line else _concerning(ds, each, given),
            since=earlier,
        )
        for each in lines
    ]
    if output and not line:
        _tell_unplaced(ds, plans, given)
        index = write_roadmaps(ds, plans, output, form or "html")
        sys.stdout.write(f"{index.as_posix()}: {counted(len(plans), 'road map')}\n")
    else:
        _give(ds, plans[0], output, as_json=as_json)


def _refuse_contradictions(
    line: str | None, output: Path | None, *, every: bool, form: str | None, as_json: bool
) -> None:
    """Refuse options that do not go together."""
    if every == bool(line):
        raise typer.BadParameter("name an action line, such as C5, or give --all, and not both")
    if form and not every:
        raise typer.BadParameter("--format goes with --all; the name of one file tells its format")
    if as_json and (every or output):
        raise typer.BadParameter("--json prints one road map; with --output the name of the file tells the format")
    if every and (output is None or output.is_file()):
        raise typer.BadParameter("--all writes a folder: name it with --output")


def _refuse_to_overwrite(sources: Iterable[Path], targets: Iterable[Path]) -> None:
    """Refuse to write onto a file that is read."""
    written = [target for target in targets if target.exists()]
    for source in sources:
        for target in written:
            if source.exists() and target.samefile(source):
                raise typer.BadParameter(f"{target}: the file to write is one to read")


def _concerning(ds: Dataset, line: ActionLine, given: Iterable[Measurement]) -> Iterator[Measurement]:
    """Choose what of the measurements of all lines concerns one: those of its targets, and those of no target."""
    codes = {None, *(target.code for target in linked(ds, line, to=Target))}
    return (each for each in given if measured_target(ds, each) in codes)


def _tell_unplaced(ds: Dataset, plans: Iterable[Roadmap], given: Iterable[Measurement]) -> None:
    """Say which measurements are of targets that no line is linked to."""
    placed = {each for plan in plans for each in plan.measurements}
    for each in dict.fromkeys(given):
        if each not in placed:
            target = measured_target(ds, each)
            sys.stderr.write(f"measurement {each.code!r}: no line is linked to target {target}, so no file has it\n")


def _give(ds: Dataset, plan: Roadmap, output: Path | None, *, as_json: bool) -> None:
    """Print a road map, or write it."""
    if output:
        write_roadmap(ds, plan, output)
        linked_nodes, gaps = counted(len(plan.rows), "linked node"), counted(len(plan.gaps), "gap")
        found = f", {counted(len(plan.projects), 'project')}, {gaps}" if plan.register_size else ""
        found += f"; {nothing_declared(plan.undeclared)}" if plan.undeclared else ""
        sys.stdout.write(f"{output}: {linked_nodes}{found}\n")
    elif as_json:
        sys.stdout.write(roadmap_text(ds, plan, "json"))
    else:
        Console().print(roadmap_view(ds, plan))
