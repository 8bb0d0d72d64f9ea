"""The commands `wsis convert` and `wsis migrate`: a register in another format, or for another dataset."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.text import Text

from wsis.cli_files import announced, read
from wsis.cli_options import AsJson, Column, Encoding, File, Header, Sheet, Told, Version, dataset_of
from wsis.migrating import migrate as migrated
from wsis.migrations import Migration
from wsis.register import Register
from wsis.terminal import table, visible_text
from wsis.wording import counted
from wsis.writers.writing import WritingFormat, write_register

_TARGET = "The file to write: .csv, .tsv, .json, .jsonl, .xml (IATI), or .gz."


def convert(
    file: File,
    target: Annotated[Path, typer.Argument(help=_TARGET, show_default=False)],
    *,
    column: Column = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header: Header = None,
    version: Version = None,
) -> None:
    """Read a register in one format and write it in another; the exit status is 1 where not all was read."""
    _refuse_source(file, target)
    ds = dataset_of(version) if version else None
    result = read(file, Told(column=column, encoding=encoding, sheet=sheet, header=header), ds)
    _write(announced(file, result), target)
    sys.stdout.write(f"{target}: {counted(len(result.register), 'project')}\n")
    if result.problems:
        raise typer.Exit(1)


def migrate(
    file: File,
    *,
    old: Annotated[
        str,
        typer.Option("--from", help="The dataset it was tagged with: a version, or an overlay.", show_default=False),
    ],
    new: Annotated[
        str | None, typer.Option("--to", help="The dataset to go to, likewise; the newest version by default.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=_TARGET)] = None,
    form: Annotated[
        WritingFormat | None, typer.Option("--format", help="Its format, where its name does not tell it.")
    ] = None,
    column: Column = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header: Header = None,
    as_json: AsJson = False,
) -> None:
    """Bring the tags of a register to another dataset; the exit status is 1 where somebody has to look.

    That is where a tag was neither kept nor renamed, or where not all of the file was read.
    """
    if output:
        _refuse_source(file, output)
    elif form:
        raise typer.BadParameter("--format is that of a file: name it with --output")
    left, arrived = dataset_of(old), dataset_of(new)
    result = read(file, Told(column=column, encoding=encoding, sheet=sheet, header=header), left)
    found = migrated(announced(file, result), left, arrived)
    if output:
        _write(found.register, output, form)
    if as_json:
        sys.stdout.write(f"{json.dumps(found.data, ensure_ascii=False, indent=2)}\n")
    else:
        Console().print(migration_view(found))
        if output:
            sys.stdout.write(f"{output}: {counted(len(found.register), 'project')}\n")
    if result.problems or found.withdrawn or found.ambiguous or found.unknown:
        raise typer.Exit(1)


def migration_view(found: Migration) -> RenderableType:
    """Show what became of each tag that was not kept, a line each.

    Args:
        found: What became of the tags.

    >>> import wsis
    >>> found = wsis.migrate(wsis.Register(), wsis.load(), wsis.load())
    >>> Console(width=40).print(migration_view(found).renderables[0])
    tags of 0 projects: none
    """
    ends = dict.fromkeys([(found.old_version, found.old_digest), (found.new_version, found.new_digest)])
    summary = Text(f"tags of {counted(len(found.register), 'project')}: {found.summary}", style="bold")
    facts = [visible_text(f"dataset {version}, {digest}", style="dim") for version, digest in ends]
    moves = [move for move in found.tags if move.status != "kept"]
    shown = table("", "of", "tag", "instead", "projects", "reason", numbers=("projects",))
    for move in moves:
        instead, projects = " or ".join(move.successors), f"{len(move.projects):,}"
        texts = (move.status, move.framework, move.code, instead, projects, move.reason)
        shown.add_row(*map(visible_text, texts))
    return Group(*([shown] if moves else []), summary, *facts)


def _refuse_source(file: Path, target: Path) -> None:
    """Refuse to write onto the file that is read."""
    if target.exists() and target.samefile(file):
        raise typer.BadParameter(f"{target}: the file to write is the one to read")


def _write(register: Register, target: Path, form: WritingFormat | None = None) -> None:
    """Write a register, and say beside the output what its format cannot hold."""
    lost = write_register(register, target, format=form)
    for message, count in Counter(f"{problem.column or target.name}: {problem.message}" for problem in lost).items():
        sys.stderr.write(f"{target.name}: {message} ({counted(count, 'time')})\n")
