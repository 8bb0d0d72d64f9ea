"""The command line: `wsis coverage`, `crosstab`, `check`, `convert`, `show`, `links` and `versions`."""

import csv
import io
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, RenderableType

from wsis.bundled import load
from wsis.bundled import versions as bundled_versions
from wsis.codes import FrameworkName
from wsis.counting import coverage as count_coverage
from wsis.counting import crosstab as count_crosstab
from wsis.errors import InvalidInputError, WsisError
from wsis.linkage import links as find_links
from wsis.nodes import NODE_TYPES
from wsis.plain import Plain, cell_table, coverage_data, crosstab_data, links_data, nodes_data, problems_data
from wsis.readers.reading import read_register
from wsis.readers.result import ReadResult
from wsis.register import Register
from wsis.terminal import coverage_view, crosstab_view, links_view, node_view, reading_progress, reading_view
from wsis.wording import counted
from wsis.writers.writing import write_register

app: typer.Typer = typer.Typer(
    help="WSIS Action Lines, SDGs and the Global Digital Compact: what is linked, and what a register covers.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

File = Annotated[
    Path,
    typer.Argument(help="A register: CSV, TSV, JSON, JSON Lines, Excel or IATI, packed or not.", show_default=False),
]
Column = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="NAME=FIELD", help="What a column means, such as Projekt=title; more than once."),
]
Encoding = Annotated[str | None, typer.Option(help="The encoding of a text that is not UTF-8, such as cp1252.")]
Sheet = Annotated[str | None, typer.Option(help="The sheet of a workbook; the first with anything in it by default.")]
Code = Annotated[str, typer.Argument(help="A code, such as C5, 9, 9.c or 11a.", show_default=False)]
Blanket = Annotated[bool, typer.Option(help='Whether links count that exist only because a row says "All".')]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
Version = Annotated[str | None, typer.Option("--dataset", help="Dataset version; the newest by default.")]

Header = Annotated[int | None, typer.Option(help="The row with the names of the columns; the first by default.")]


@app.command()
def coverage(
    file: File,
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
    register = _announced(file, _read(file, column, encoding, sheet, header))
    through = NODE_TYPES[via] if via else None
    result = count_coverage(load(version), register, of=NODE_TYPES[of], via=through, blanket=blanket)
    _show(coverage_view(result, gaps=gaps), coverage_data(result), "rows", as_json=as_json, as_csv=as_csv)


@app.command()
def crosstab(
    file: File,
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
    register = _announced(file, _read(file, column, encoding, sheet, header))
    kinds = NODE_TYPES[rows], NODE_TYPES[columns]
    result = count_crosstab(load(version), register, rows=kinds[0], columns=kinds[1], blanket=blanket)
    _show(crosstab_view(result), crosstab_data(result), "cells", as_json=as_json, as_csv=as_csv)


@app.command()
def check(
    file: File,
    *,
    column: Column = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header: Header = None,
    as_json: AsJson = False,
) -> None:
    """List what of a register could not be read; the exit status is 1 where there is any."""
    result = _read(file, column, encoding, sheet, header)
    if as_json:
        _print_json({"rows": result.rows, "projects": len(result.register), "problems": problems_data(result.problems)})
    else:
        Console().print(reading_view(result))
    if result.problems:
        raise typer.Exit(1)


@app.command()
def convert(
    file: File,
    target: Annotated[
        Path,
        typer.Argument(help="The file to write: .csv, .tsv, .json, .jsonl, .xml (IATI), or .gz.", show_default=False),
    ],
    *,
    column: Column = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header: Header = None,
) -> None:
    """Read a register in one format and write it in another; the exit status is 1 where not all was read."""
    if target.exists() and target.samefile(file):
        raise typer.BadParameter(f"{target}: the file to write is the one to read")
    result = _read(file, column, encoding, sheet, header)
    lost = write_register(_announced(file, result), target)
    for message, count in Counter(f"{problem.column or target.name}: {problem.message}" for problem in lost).items():
        sys.stderr.write(f"{target.name}: {message} ({counted(count, 'time')})\n")
    sys.stdout.write(f"{target}: {counted(len(result.register), 'project')}\n")
    if result.problems:
        raise typer.Exit(1)


@app.command()
def show(code: Code, *, as_json: AsJson = False, version: Version = None) -> None:
    """Show what a code stands for, in every framework that has it."""
    ds = load(version)
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
    ds = load(version)
    kind = NODE_TYPES[to]
    nodes = [node for node in ds.find(code) if ds.relates(type(node), kind)] or ds.find(code)[:1]
    found = find_links(ds, nodes[0], to=kind, blanket=blanket)
    _show(
        links_view(ds, nodes[0], found, kind),
        links_data(ds, nodes[0], found, kind),
        "links",
        as_json=as_json,
        as_csv=as_csv,
    )


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
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = app(sys.argv[1:] or ["--help"], standalone_mode=False)
    except InvalidInputError as error:
        status = _refuse(*map(str, error.problems))
    except WsisError as error:
        status = _refuse(str(error))
    except typer.TyperException as error:
        status = _refuse(" ".join(error.format_message().split()))
    except OSError as error:
        status = _refuse(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    raise SystemExit(status)


def _refuse(*lines: str) -> int:
    for line in lines:
        sys.stderr.write(f"wsis: {line}\n")
    return 2


def _read(
    file: Path, column: list[str] | None, encoding: str | None, sheet: str | None, header: int | None
) -> ReadResult:
    """Read a register, and show how far the reading is where somebody looks."""
    wrong = [each for each in column or () if "=" not in each]
    if wrong:
        raise typer.BadParameter(f"--column {wrong[0]}: write it as NAME=FIELD")
    columns = dict(each.rsplit("=", 1) for each in column or ())
    with reading_progress(file.name) as progress:
        return read_register(file, columns=columns, encoding=encoding, sheet=sheet, header=header, progress=progress)


def _announced(file: Path, result: ReadResult) -> Register:
    """Give the register that was read, and say beside the output if that is not all of the file."""
    if result.problems:
        read = f"{counted(result.rows, 'row')} gave {counted(len(result.register), 'project')}"
        sys.stderr.write(f"{file.name}: {read}, with {counted(len(result.problems), 'problem')}: see wsis check\n")
    return result.register


def _show(view: RenderableType, data: Plain, part: str, *, as_json: bool, as_csv: bool) -> None:
    """Print a result in one of the three ways."""
    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other")
    if as_json:
        _print_json(data)
    elif as_csv:
        csv.writer(sys.stdout, lineterminator="\n").writerows(cell_table(data, part))
    else:
        Console().print(view)


def _print_json(data: object) -> None:
    sys.stdout.write(f"{json.dumps(data, ensure_ascii=False, indent=2)}\n")
