"""The commands `wsis verify` and `wsis diff`: whether the data is what was released, and what is new in a version."""

import json
import sys
from typing import Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.text import Text

from wsis.bundled import load, versions
from wsis.bundled import verify as verified
from wsis.cli_options import AsJson, dataset_of, is_overlay
from wsis.comparing import compare
from wsis.comparisons import Comparison
from wsis.errors import DatasetMismatchError, InvalidInputError
from wsis.terminal import table, visible_text
from wsis.wording import counted, visible


def verify(
    what: Annotated[
        str | None,
        typer.Argument(help="A dataset version, or the folder of an overlay; all versions by default."),
    ] = None,
) -> None:
    """Compute every hash of the data again; the exit status is 1 where a file is not the one released, or written."""
    faults: list[str] = []
    for each in versions() if what is None else (what,):
        try:
            sys.stdout.write(f"{'  '.join(_verified(each))}\n")
        except InvalidInputError as error:
            faults += (f"{error.subject}: {problem}" for problem in error.problems)
        except DatasetMismatchError as error:
            faults.append(str(error))
    if faults:
        sys.stderr.writelines(f"wsis: {visible(fault)}\n" for fault in faults)
        raise typer.Exit(1)


def _verified(told: str) -> tuple[str, str]:
    """Compute the digest of a version again, or that of the overlay in a folder."""
    if is_overlay(told):
        ds = load(path=told)
        return ds.version, ds.digest
    return verified(told)[0]


def diff(
    old: Annotated[str, typer.Argument(help="A dataset version, or the folder of an overlay.", show_default=False)],
    new: Annotated[str, typer.Argument(help="Another one.", show_default=False)],
    *,
    as_json: AsJson = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    summary: Annotated[bool, typer.Option("--summary", help="Print only how much is different.")] = False,
) -> None:
    """Tell what is different between two datasets: entries, words, links, documents, corrections."""
    if as_json + markdown + summary > 1:
        raise typer.BadParameter("--json, --markdown and --summary exclude each other")
    found = compare(dataset_of(old), dataset_of(new))
    if as_json:
        sys.stdout.write(f"{json.dumps(found.data, ensure_ascii=False, indent=2)}\n")
    elif markdown:
        sys.stdout.write(f"{found.markdown.rstrip()}\n")
    else:
        Console().print(comparison_view(found, summary=summary))


def comparison_view(found: Comparison, *, summary: bool = False) -> RenderableType:
    """Show what is different between two datasets: how much, and then a line each.

    Args:
        found: What is different.
        summary: Show only how much.

    >>> import wsis
    >>> Console(width=40).print(comparison_view(compare(wsis.load(), wsis.load())).renderables[0])
    there is no difference
    """
    ends = dict.fromkeys([(found.old_version, found.old_digest), (found.new_version, found.new_digest)])
    facts = [visible_text(f"dataset {version}, {digest}", style="dim") for version, digest in ends]
    head = visible_text(found.summary, style="bold")
    if summary or found.same:
        return Group(head, *facts)
    shown = table("", "of", "entry", "change")
    for line in found.lines:
        shown.add_row(*map(visible_text, (line.part.lower(), line.of, line.entry, line.change)))
    return Group(head, Text(), shown, Text(counted(len(found.lines), "difference")), *facts)
