"""The demo: what `make demo` prints of the real register."""

import runpy
from pathlib import Path

import pytest

DEMO = Path(__file__).parent.parent / "examples" / "demo.py"


def test_the_demo_shows_the_main_job(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The demo says what was read, what was not, what is covered by which rule, what is missing; it writes a report."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("NO_COLOR", "1")
    runpy.run_path(str(DEMO), run_name="__main__")
    report = (tmp_path / "build" / "demo" / "report.html").resolve()
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]

    assert "157 rows, 141 projects, 86 of them with an action line; 20 problems" in lines
    assert "target declared 0 169 0%" in lines
    assert "target implied by action-line 80 169 47%" in lines
    assert "commitment implied by action-line 85 98 87%" in lines
    assert "commitment implied by action-line, blanket links left out 48 98 49%" in lines
    assert "commitment 25a Tech companies to respect human rights by due diligence" in lines
    assert "0 pairs stated and seen, 124 stated and not seen, 0 seen and not stated" in lines
    assert f"Report: {report}" in lines
    assert "18 of 18" in report.read_text(encoding="utf-8")
