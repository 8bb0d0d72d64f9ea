"""The page of the command line: what each command says of itself."""

import os
from unittest import mock

from typer.main import get_group
from typer.testing import CliRunner

from tools.pages.markup import Pages, link, page
from wsis.cli import app

PAGE = "reference/command-line.md"
#: A terminal in which every help is as wide as a page.
_SCREEN = {"COLUMNS": "88", "TERMINAL_WIDTH": "88", "NO_COLOR": "1", "TERM": "dumb"}


def command_pages() -> Pages:
    """Make the page: the program's own help, and that of each command.

    >>> "## wsis coverage" in command_pages()[PAGE]
    True
    """
    names = get_group(app).commands
    return {
        PAGE: page(
            "# Command line",
            "The extra `cli` brings the command `wsis`; `python -m wsis` is the same. "
            f"What it reads and writes: {link('formats, columns and limits', '../formats.md')}.",
            _help(),
            *(f"## wsis {name}\n\n{_help(name)}" for name in names),
        )
    }


def _help(*command: str) -> str:
    """Show a command's help as a terminal does."""
    arguments = [*command, "--help"]
    with mock.patch.dict(os.environ, _SCREEN):
        shown = CliRunner().invoke(app, arguments, prog_name="wsis").output
    return f"```text\n$ wsis {' '.join(arguments)}\n{shown.rstrip()}\n```"
