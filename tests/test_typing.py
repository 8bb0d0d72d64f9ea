"""What type checkers say to people who use the library: the right types, and an error for each mistake they can see."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ACCEPT = Path(__file__).parent / "typing" / "accept.py"
REJECT = Path(__file__).parent / "typing" / "reject.py"


def run(*command: str) -> str:
    """Run a type checker from the root of the project, where its settings are, and give what it prints."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False, capture_output=True, text=True)
    return done.stdout


def mypy(file: Path) -> list[int]:
    """List the lines on which mypy sees an error."""
    printed = run("mypy", "--no-error-summary", str(file))
    return sorted({int(line) for line in re.findall(r"^\S+?:(\d+): error:", printed, flags=re.MULTILINE)})


def pyright(file: Path) -> list[int]:
    """List the lines on which pyright sees an error."""
    report = json.loads(run("pyright", "--outputjson", "--pythonpath", sys.executable, str(file)))
    errors = [fault for fault in report["generalDiagnostics"] if fault["severity"] == "error"]
    return sorted({fault["range"]["start"]["line"] + 1 for fault in errors})


def marked(file: Path) -> list[int]:
    """List the lines that a file marks as wrong."""
    return [number for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if "# E" in line]


@pytest.mark.parametrize("check", [mypy, pyright])
def test_right_use_is_accepted(check: Callable[[Path], list[int]]) -> None:
    """Both checkers find the types that the documentation promises."""
    assert [] == check(ACCEPT)


@pytest.mark.parametrize("check", [mypy, pyright])
def test_wrong_use_is_rejected(check: Callable[[Path], list[int]], tmp_path: Path) -> None:
    """Both checkers see an error on each marked line, and on no other."""
    # In its own place the settings exclude the file, since everywhere else its errors are not wanted.
    file = Path(shutil.copy(REJECT, tmp_path))

    assert marked(REJECT) == check(file)
