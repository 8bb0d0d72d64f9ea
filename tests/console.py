"""Run the console blocks of a page, and compare what they show with what the commands print.

A block is one or more commands, each a line that begins with `$ wsis`, each followed by its output. A command runs
in this process, on a screen of 100 columns without colours. Spaces at the end of a line and empty lines at the end of
an output do not count; everything else must be equal.

    REWRITE_CONSOLE=1 pytest README.md docs

writes what the commands print into the pages. Read the difference before you commit it.
"""

import difflib
import io
import os
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from sybil import Example

PROMPT = "$ "
SCREEN = {"COLUMNS": "100", "LINES": "50", "NO_COLOR": "1", "TERM": "dumb"}


def evaluate(example: Example) -> str | None:
    """Say how a block differs from what its commands print, or nothing where it does not."""
    expected = str(example.parsed)
    actual = transcribe(expected)
    if actual == expected:
        return None
    if "REWRITE_CONSOLE" in os.environ:
        page = Path(example.path)
        page.write_text(page.read_text(encoding="utf-8").replace(expected, actual, 1), encoding="utf-8")
        return None
    difference = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), "the page", "the program", lineterm=""
    )
    return "\n".join(difference)


def transcribe(block: str) -> str:
    """Run the commands of a block, and give the block as it should read."""
    commands = [line for line in block.splitlines() if line.startswith(PROMPT)]
    return "".join(f"{command}\n{run(command.removeprefix(PROMPT))}" for command in commands)


def run(command: str) -> str:
    """Run one `wsis` command line, and give what a terminal would show: output and errors in one stream.

    Raises:
        ValueError: If the command is another program's.
    """
    program, *arguments = shlex.split(command)
    if program != "wsis":
        raise ValueError(f"a console block may run wsis only: {command!r}; use a sh block for what is not run")
    from wsis.cli import main  # noqa: PLC0415 - the other tests do without it

    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
    with (
        mock.patch.dict(os.environ, SCREEN),
        mock.patch.object(sys, "argv", [program, *arguments]),
        # Without this, usage lines would name pytest as the program.
        mock.patch.object(sys.modules["__main__"], "__package__", ""),
        redirect_stdout(screen),
        redirect_stderr(screen),
    ):
        try:
            main()
        except SystemExit as stop:
            if isinstance(stop.code, str):
                screen.write(f"{stop.code}\n")
    screen.seek(0)
    return "".join(f"{line.rstrip()}\n" for line in screen.read().rstrip().splitlines())
