"""What the commands take: files, options, and what the user tells of a file."""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, final

import attrs
import typer

from wsis.bundled import DATA_VERSION, load, versions
from wsis.dataset import Dataset
from wsis.errors import InvalidInputError
from wsis.installed import installed_version

_NO_CHOICE = re.compile(r"Invalid value for '(.+?)': (?:Value error, )?('.*') is not one of (.*?)\.?")

_REGISTER = "A register: CSV, TSV, JSON, JSON Lines, Excel or IATI, packed or not."

File = Annotated[Path, typer.Argument(help=_REGISTER, show_default=False)]
Files = Annotated[
    list[Path],
    typer.Argument(
        help=f"{_REGISTER} Or Parquet files, counted together, which may be larger than memory.",
        show_default=False,
    ),
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
Version = Annotated[
    str | None,
    typer.Option(
        "--dataset", "--version", help="Dataset version, or the folder of an overlay; the newest version by default."
    ),
]
Header = Annotated[int | None, typer.Option(help="The row with the names of the columns; the first by default.")]


def _tell_version(asked: bool) -> None:  # noqa: FBT001 - as typer calls it
    """Print the version of the package, with its newest dataset, and end."""
    if asked:
        sys.stdout.write(f"wsis {installed_version()}, newest dataset {DATA_VERSION}\n")
        raise typer.Exit


Release = Annotated[
    bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version and exit.")
]


def dataset_of(told: str | None) -> Dataset:
    """Load the dataset that the user names by its version, or by the folder of an overlay.

    Args:
        told: What the user says; None for the newest version.

    Raises:
        InvalidInputError: Where its files have faults; each is named with what the user says.

    >>> dataset_of(None).version == load().version
    True
    """
    try:
        return load(path=told) if told is not None and is_overlay(told) else load(told)
    except InvalidInputError as error:
        # Every dataset has files of these names.
        place = told or DATA_VERSION
        problems = (attrs.evolve(each, file=f"{place}/{each.file}" if each.file else place) for each in error.problems)
        raise type(error)(error.subject, problems) from None


def is_overlay(told: str) -> bool:
    """Tell whether what the user names is a folder; a released version is no folder, whatever stands beside it.

    Args:
        told: What the user says.

    >>> is_overlay("2026.1"), is_overlay(".")
    (False, True)
    """
    return told not in versions() and Path(told).is_dir()


def choice_words(message: str) -> str:
    """Say in the words of all other messages that an option does not have a choice; leave every other message.

    Args:
        message: What the parser of the options says.

    >>> choice_words("Invalid value for 'FORMAT': Value error, 'xml' is not one of 'csv', 'json'.")
    "FORMAT: no such choice: 'xml' (one of csv, json)"
    """
    match = _NO_CHOICE.fullmatch(message)
    if not match:
        return message
    option, value, choices = match.groups()
    noun = "framework" if choices.startswith("'action-line'") else "such choice"
    return f"{option}: no {noun}: {value} (one of {choices.replace(chr(39), '')})"


def _listed(given: Iterable[str] | None) -> Sequence[str]:
    """List what may be given several times, or not at all."""
    return tuple(given or ())


@final
@attrs.frozen(kw_only=True)
class Told:
    """What the user tells of a file.

    Args:
        column: What columns mean, each as NAME=FIELD.
        encoding: The encoding of a text.
        sheet: The sheet of a workbook.
        header: The row with the names of the columns.

    Raises:
        BadParameter: Where a column is not written as NAME=FIELD.

    >>> Told(column=["A=B=title"]).columns
    {'A=B': 'title'}
    """

    column: Sequence[str] = attrs.field(default=(), converter=_listed)
    encoding: str | None = None
    sheet: str | None = None
    header: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a column without a field."""
        for each in self.column:
            if "=" not in each:
                raise typer.BadParameter(f"--column {each}: write it as NAME=FIELD")

    @property
    def columns(self) -> dict[str, str]:
        """The field of each column."""
        return dict(each.rsplit("=", 1) for each in self.column)
