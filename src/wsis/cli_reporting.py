"""The command `wsis report`: a register, read and told as one page."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from wsis.cli_files import read
from wsis.cli_options import Column, Encoding, File, Header, Sheet, Told, Version, dataset_of
from wsis.reporting import report as make_report
from wsis.reporting.facts import By
from wsis.wording import counted


def report(
    file: File,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write, .html.")] = Path("report.html"),
    group_by: Annotated[By | None, typer.Option(help="Tell too what each group of projects reaches.")] = None,
    title: Annotated[str | None, typer.Option(help="The title of the page.")] = None,
    column: Column = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header: Header = None,
    version: Version = None,
) -> None:
    """Write what a register covers, and what it misses, as one HTML page that needs nothing else."""
    if output.exists() and output.samefile(file):
        raise typer.BadParameter(f"{output}: the file to write is the one to read")
    if output.suffix.lower() not in {".html", ".htm"}:
        hint = "name a file that ends in .html; for a PDF, open the page in a browser and print it to PDF"
        raise typer.BadParameter(f"{output}: a report is one HTML page; {hint}")
    ds = dataset_of(version)
    result = read(file, Told(column=column, encoding=encoding, sheet=sheet, header=header), ds)
    made = make_report(ds, result, group_by=group_by, title=title, source=file.name)
    told = f"{counted(len(result.register), 'project')}, {counted(len(result.problems), 'problem')}"
    sys.stdout.write(f"{made.save(output)}: {told}\n")
