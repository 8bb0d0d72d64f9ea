"""What is shipped: the wheel holds the package and its data, and works alone."""

import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"

PROGRAM = """
import wsis

ds = wsis.load()
assert wsis.linked(ds, ds.action_line("C5"), to=wsis.Goal)
wsis.verify()
print(wsis.__file__)
"""


def required(name: str) -> Iterator[str]:
    """Name what a distribution needs without its extras, what that needs, and so on."""
    for text in distribution(name).requires or []:
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name
            yield from required(requirement.name)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this source tree."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that has what wsis requires, and nothing else: no extra, no tool, no wsis."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    (packages,) = folder.glob("[Ll]ib/**/site-packages")
    for name in set(required("wsis")):
        found = distribution(name)
        # Whole folders and single modules, linked from the environment of the tests.
        for entry in {file.parts[0] for file in found.files or [] if file.parts[0] not in {"..", "__pycache__"}}:
            (packages / entry).symlink_to(Path(str(found.locate_file(entry))))
    return next(path for path in (folder / "bin" / "python", folder / "Scripts" / "python.exe") if path.exists())


def run(python: Path, program: str) -> str:
    """Run a program apart from everything around it, and give what it prints."""
    command = [str(python), "-I", "-W", "error", "-c", program]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=python.parent).stdout.strip()


def test_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    """The wheel holds every file of the package, data and py.typed among them, its metadata, and no other file."""
    expected = {
        path.relative_to(SOURCE).as_posix()
        for path in (SOURCE / "wsis").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    names = ZipFile(wheel).namelist()

    assert expected == {name for name in names if ".dist-info/" not in name}
    assert {"wsis/py.typed", "wsis/data/2026.1/manifest.json"} <= expected
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_wheel_runs_from_the_zip(wheel: Path, python: Path) -> None:
    """The wheel works without being unpacked, straight from the zip file."""
    shown = run(python, f"import sys; sys.path.insert(0, {str(wheel)!r})\n{PROGRAM}")

    assert str(wheel / "wsis" / "__init__.py") == shown


def test_wheel_works_alone(wheel: Path, python: Path) -> None:
    """The wheel, installed in an empty environment with its core requirements only, loads its data."""
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    shown = Path(run(python, PROGRAM))

    assert python.parent.parent in shown.parents
