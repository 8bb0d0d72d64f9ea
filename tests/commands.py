"""Commands as a user types them, run in this process."""

import sys
from pathlib import Path

import pytest

from wsis.cli import main


class Run:
    """Runs commands in this process, on a screen of a fixed width."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch = monkeypatch
        self.capsys = capsys

    def __call__(self, *arguments: str | Path) -> tuple[int, str, str]:
        """Give exit status, output and errors of `wsis` with these arguments."""
        self.monkeypatch.setattr(sys, "argv", ["wsis", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        code = stop.value.code
        out, err = self.capsys.readouterr()
        return (code if isinstance(code, int) else 0), out, err
