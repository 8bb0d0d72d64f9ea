"""What other systems do otherwise: line ends, encodings, and names that a file cannot have."""

import io
import os
import sys
from pathlib import Path

import attrs
import pytest

from wsis import Dataset, InvalidInputError, roadmap
from wsis.cli import main
from wsis.roadmaps.writing import file_name, write_roadmaps


class Screen(io.BytesIO):
    """What a command prints to, as a terminal or as a file."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        """Tell whether somebody looks."""
        return self.terminal


@pytest.mark.parametrize("terminal, end", [(False, "\n"), (True, os.linesep)], ids=["file", "terminal"])
def test_output_has_the_same_bytes(terminal: bool, end: str, ds: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a case
    """In a file or a pipe, output has line feeds, whatever the system does; a terminal has its own ends."""
    screen = Screen(terminal=terminal)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(screen, encoding="cp1252", newline="\r\n"))
    monkeypatch.setattr(sys, "argv", ["wsis", "show", "13a", "--json"])
    with pytest.raises(SystemExit):
        main()
    sys.stdout.flush()
    shown = screen.getvalue().decode("utf-8")

    assert ds.commitment("13a").title in shown
    assert shown.splitlines() == shown.removesuffix(end).split(end)


@pytest.mark.parametrize(
    "code", ["../x", "a/b", "a\\b", "C:x", "..", ".x", "CON", "aux.1", "LPT1", "Index", "a*", "\x00"]
)
def test_no_code_leads_out_of_the_folder(code: str, ds: Dataset, tmp_path: Path) -> None:
    """A host's own line whose code is a path, or a name that no file can have, is refused, and nothing is written."""
    line = attrs.evolve(ds.action_line("C5"), code=code)
    plan = attrs.evolve(roadmap(ds, "C5"), line=line)

    with pytest.raises(InvalidInputError, match="a code that cannot be the name of a file"):
        write_roadmaps(ds, [plan], tmp_path / "all", "json")
    assert [] == [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("code", ["C5", "C7-e-health", "acme.1", "Ж-2", "console"])
def test_plain_codes_name_files(code: str, ds: Dataset) -> None:
    """A code that is a word names its file in small letters, which all file systems take for the same."""
    line = attrs.evolve(ds.action_line("C5"), code=code)

    assert f"{code.lower()}.md" == file_name(line, "md")
