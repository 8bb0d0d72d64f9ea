"""The command line: `wsis coverage`, `crosstab`, `check`, `convert`, `roadmap`, `report` and the other commands."""

import csv
import io
import json
import sys
from typing import Annotated, Literal

import typer
from rich.console import Console, RenderableType

from wsis.bundled import load
from wsis.bundled import versions as bundled_versions
from wsis.cli_datasets import diff, verify
from wsis.cli_exporting import export
from wsis.cli_files import read, tally_of
from wsis.cli_options import (
    AsCsv,
    AsJson,
    Blanket,
    Code,
    Column,
    Encoding,
    File,
    Files,
    Header,
    Release,
    Sheet,
    Told,
    Version,
    choice_words,
    dataset_of,
)
from wsis.cli_planning import roadmap
from wsis.cli_registers import convert, migrate
from wsis.cli_reporting import report
from wsis.codes import FrameworkName
from wsis.counting import coverage_of, crosstab_of
from wsis.errors import InvalidInputError, WsisError
from wsis.frames.question import Asked
from wsis.linkage import links as find_links
from wsis.nodes import NODE_TYPES, Node
from wsis.plain import Plain, cell_table, coverage_data, crosstab_data, links_data, nodes_data, problems_data
from wsis.terminal import coverage_view, crosstab_view, links_view, node_view, reading_view
from wsis.wording import visible

#: How a result is printed.
Form = Literal["json", "csv", "table"]

app: typer.Typer = typer.Typer(
    help="WSIS Action Lines, SDGs and the Global Digital Compact: what is linked, and what a register covers.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def _before_commands(*, version: Release = False) -> None:
    del version  # which has had its answer, if anybody asked


@app.command()
def coverage(
    files: Files,
    *,
    of: Annotated[FrameworkName, typer.Option(help="The framework to count.")],
    via: Annotated[FrameworkName | None, typer.Option(help="Implied by this framework's tags.")] = None,
    blanket: Blanket = True,
    gaps: Annotated[bool, typer.Option("--gaps", help="List only what no project reaches.")] = False,
    column: Column = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header: Header = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    version: Version = None,
) -> None:
    """Count which nodes of a framework the projects of a register reach."""
    form, ds = _form(as_json=as_json, as_csv=as_csv), dataset_of(version)
    asked = Asked(of=NODE_TYPES[of], via=NODE_TYPES[via] if via else None, blanket=blanket)
    told = Told(column=column, encoding=encoding, sheet=sheet, header=header)
    result = coverage_of(ds, tally_of(ds, asked, files, told))
    _show(coverage_view(result, gaps=gaps), coverage_data(result), "rows", form)


@app.command()
def crosstab(
    files: Files,
    *,
    rows: Annotated[FrameworkName, typer.Option(help="The framework of the rows.")] = "action-line",
    columns: Annotated[FrameworkName, typer.Option(help="The framework of the columns.")] = "goal",
    blanket: Blanket = True,
    column: Column = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header: Header = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    version: Version = None,
) -> None:
    """Count how often two frameworks are declared together, beside what a matrix states."""
    form, ds = _form(as_json=as_json, as_csv=as_csv), dataset_of(version)
    asked = Asked(of=NODE_TYPES[rows], columns=NODE_TYPES[columns])
    told = Told(column=column, encoding=encoding, sheet=sheet, header=header)
    result = crosstab_of(ds, tally_of(ds, asked, files, told), blanket=blanket)
    _show(crosstab_view(result), crosstab_data(result), "cells", form)


@app.command()
def check(
    file: File,
    *,
    column: Column = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header: Header = None,
    as_json: AsJson = False,
    version: Version = None,
) -> None:
    """List what of a register could not be read; the exit status is 1 where there is any."""
    ds = dataset_of(version) if version else None
    result = read(file, Told(column=column, encoding=encoding, sheet=sheet, header=header), ds)
    if as_json:
        _print_json({"rows": result.rows, "projects": len(result.register), "problems": problems_data(result.problems)})
    else:
        Console().print(reading_view(result))
    if result.problems:
        raise typer.Exit(1)


@app.command()
def show(code: Code, *, as_json: AsJson = False, version: Version = None) -> None:
    """Show what a code stands for, in every framework that has it."""
    ds = dataset_of(version)
    nodes = ds.find(code)
    if as_json:
        _print_json(nodes_data(ds, nodes))
    else:
        Console().print(*(node_view(ds, node) for node in nodes), sep="\n\n")


@app.command()
def links(
    code: Code,
    *,
    to: Annotated[FrameworkName, typer.Option(help="The framework at the other end.")],
    blanket: Blanket = True,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    version: Version = None,
) -> None:
    """List what a node is linked to, with the evidence."""
    form, ds = _form(as_json=as_json, as_csv=as_csv), dataset_of(version)
    kind = NODE_TYPES[to]
    entries = ds.find(code)
    nodes = sorted(
        (each for each in entries if isinstance(each, Node)), key=lambda node: not ds.relates(type(node), kind)
    )
    if not nodes:
        kinds = " and ".join(entry.framework.replace("-", " ") for entry in entries)
        raise typer.BadParameter(f"{code} is a code of {kinds}, of which no matrix speaks")
    found = find_links(ds, nodes[0], to=kind, blanket=blanket)
    _show(
        links_view(ds, nodes[0], found, kind),
        links_data(ds, nodes[0], found, kind),
        "links",
        form,
    )


app.command()(convert)
app.command()(migrate)
app.command()(roadmap)
app.command()(report)
app.command()(verify)
app.command()(diff)
app.command()(export)


@app.command()
def versions() -> None:
    """List the dataset versions that this release carries, with their digests."""
    for version in bundled_versions():
        ds = load(version)
        sys.stdout.write(f"{ds.version}  {ds.date}  {ds.digest}\n")


def main() -> None:
    """Run the command line: the exit status is 2, with one clear line, where the input is at fault.

    Raises:
        SystemExit: Always, with the exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # The same bytes in files and pipes of every system; a terminal keeps its own line ends.
            newline = None if stream.isatty() else "\n"
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline=newline)
    try:
        status = app(sys.argv[1:] or ["--help"], standalone_mode=False)
    except InvalidInputError as error:
        status = _refuse(*map(str, error.problems))
    except WsisError as error:
        status = _refuse(str(error))
    except typer.TyperException as error:
        status = _refuse(choice_words(" ".join(error.format_message().split())))
    except OSError as error:
        status = _refuse(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    raise SystemExit(status)


def _refuse(*lines: str) -> int:
    for line in lines:
        sys.stderr.write(f"wsis: {visible(line)}\n")
    return 2


def _form(*, as_json: bool, as_csv: bool) -> Form:
    """Tell in which of the three ways a result is printed, before any time goes into it."""
    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other")
    return "json" if as_json else "csv" if as_csv else "table"


def _show(view: RenderableType, data: Plain, part: str, form: Form) -> None:
    """Print a result."""
    if form == "json":
        _print_json(data)
    elif form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows(cell_table(data, part))
    else:
        Console().print(view)


def _print_json(data: object) -> None:
    sys.stdout.write(f"{json.dumps(data, ensure_ascii=False, indent=2)}\n")
