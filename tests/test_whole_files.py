"""What is written to a path: whole files, named as the caller names them, and devices that stay devices."""

import os
from pathlib import Path

import pytest

from tests.commands import Run
from wsis.whole_files import whole_file

EXAMPLE = Path(__file__).parent.parent / "examples" / "wsis_prizes.csv"


def test_a_device_stays_a_device(tmp_path: Path) -> None:
    """What is written to a device goes there, and no file takes its place."""
    path = tmp_path / "null"
    path.symlink_to(os.devnull)
    with whole_file(path) as stream:
        stream.write(b"page")

    assert path.is_symlink()
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["nowhere/page.html", "folder", "."])
def test_failures_name_what_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A missing folder and a folder instead of a file are told by the name that the caller gave."""
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    with pytest.raises(OSError, match=r"directory|denied") as caught, whole_file(name):
        pass

    assert name == caught.value.filename


@pytest.mark.parametrize("name", ["nowhere/page.html", "folder.html"])
def test_commands_say_where_nothing_can_be_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A command that cannot write says so in one line."""
    monkeypatch.chdir(tmp_path)
    Path("folder.html").mkdir()
    status, out, err = run("report", EXAMPLE, "-o", name)

    assert (2, "", 1) == (status, out, len(err.splitlines()))
    assert err.startswith(f"wsis: {name}: ")
