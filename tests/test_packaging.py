"""What is released: built again it is the same, and whatever states its version or its data agrees."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock
from zipfile import ZipFile

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.version import Version
from pathspec import GitIgnoreSpec

import wsis
from tools.check_release import disagreements
from tools.list_floors import floors
from wsis import bundled

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def tree(folder: Path, ignored: GitIgnoreSpec) -> Iterator[str]:
    """List the files of a source tree by their paths, without those that git ignores."""
    for entry in sorted(folder.iterdir()):
        path = entry.relative_to(ROOT).as_posix()
        if entry.name == ".git" or ignored.match_file(f"{path}/" if entry.is_dir() else path):
            continue
        if entry.is_dir():
            yield from tree(entry, ignored)
        else:
            yield path


FILES = tuple(tree(ROOT, GitIgnoreSpec.from_lines((ROOT / ".gitignore").read_text(encoding="utf-8").splitlines())))


def copied(folder: Path) -> Path:
    """Copy the source tree, and nothing that it left behind."""
    for path in FILES:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, folder / path)
    return folder


def built(source: Path, kind: str) -> Path:
    """Build a distribution in its folder, at no time in particular."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", "dist"]
    subprocess.run(command, check=True, capture_output=True, cwd=source, env=environment)
    (found,) = (source / "dist").glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return found


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two copies of the source tree: in different folders, and one of another time that others may not read."""
    one, other = copied(tmp_path_factory.mktemp("one")), copied(tmp_path_factory.mktemp("another") / "deeper")
    for path in FILES:
        os.utime(other / path, (981173106, 981173106))
        (other / path).chmod(0o600)
    return one, other


@pytest.fixture(scope="module")
def sdist(sources: tuple[Path, Path]) -> Path:
    """The source distribution."""
    return built(sources[0], "sdist")


@pytest.fixture(scope="module")
def wheel(sources: tuple[Path, Path]) -> Path:
    """The wheel."""
    return built(sources[0], "wheel")


def test_the_sdist_is_reproducible(sdist: Path, sources: tuple[Path, Path]) -> None:
    """Built from another copy of the tree, the source distribution is the same, byte by byte."""
    assert sdist.read_bytes() == built(sources[1], "sdist").read_bytes()


def test_the_wheel_is_reproducible(wheel: Path, sources: tuple[Path, Path]) -> None:
    """Built from another copy of the tree, the wheel is the same, byte by byte."""
    assert wheel.read_bytes() == built(sources[1], "wheel").read_bytes()


def test_the_sdist_makes_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    """Built from the source distribution, the wheel is the same too."""
    with tarfile.open(sdist) as packed:
        packed.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()

    assert wheel.read_bytes() == built(source, "wheel").read_bytes()


def test_the_sdist_is_the_source_tree(sdist: Path) -> None:
    """The source distribution holds every file of the tree, what the tests need among them, and its metadata."""
    with tarfile.open(sdist) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}

    assert {*FILES, "PKG-INFO"} == names


def test_the_version_is_no_time(sdist: Path, wheel: Path) -> None:
    """Both are named after the version of pyproject.toml."""
    version = PROJECT["version"]

    assert (f"wsis-{version}.tar.gz", f"wsis-{version}-py3-none-any.whl") == (sdist.name, wheel.name)


def in_zip(zipped: Path, program: str) -> str:
    """Run a program that finds the package in a zip file, with every warning an error, and give what it prints."""
    command = [sys.executable, "-I", "-W", "error", "-c", f"import sys; sys.path.insert(0, {str(zipped)!r})\n{program}"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", env=environment)
    return done.stdout.strip()


def test_pages_are_made_from_the_zip(wheel: Path) -> None:
    """What reads other files of the package, a report and a road map, finds them in a zip file."""
    program = """
import wsis
ds = wsis.load()
register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C9"])])
assert "<title>" in wsis.report(ds, register).html
assert wsis.verify()
from wsis.roadmaps.writing import roadmap_text
assert "<title>" in roadmap_text(ds, wsis.roadmap(ds, "C9"), "html")
print(wsis.__file__)
"""

    assert str(wheel / "wsis" / "__init__.py") == in_zip(wheel, program)


def test_the_version_is_that_of_the_project(wheel: Path) -> None:
    """`wsis.__version__` tells the version of pyproject.toml, from a zip file too."""
    assert PROJECT["version"] == wsis.__version__ == in_zip(wheel, "import wsis; print(wsis.__version__)")


def test_the_version_of_bare_sources(wheel: Path, tmp_path: Path) -> None:
    """Where nothing is installed, as where the sources were copied into a zip file, the version says so, and is one."""
    bare = tmp_path / "bare.zip"
    with ZipFile(wheel) as whole, ZipFile(bare, "w") as part:
        for name in whole.namelist():
            if ".dist-info/" not in name:
                part.writestr(name, whole.read(name))
    # As without the installation that is tested.
    alone = "sys.path[:] = [each for each in sys.path if 'packages' not in each]\n"
    told = in_zip(bare, f"{alone}import wsis; print(wsis.__version__)")

    assert "0+unknown" == told
    assert Version(told) < Version(PROJECT["version"])


def test_a_file_that_the_zip_lacks(wheel: Path, tmp_path: Path) -> None:
    """A data file that is missing in a zip file is named, as one that is missing in a folder."""
    cut = tmp_path / "cut.zip"
    with ZipFile(wheel) as whole, ZipFile(cut, "w") as part:
        for name in whole.namelist():
            if name != "wsis/data/2026.1/goals.json":
                part.writestr(name, whole.read(name))
    program = "import wsis\ntry: wsis.load('2026.1')\nexcept wsis.IntegrityError as error: print(error)"

    assert "dataset 2026.1: 1 problem\n  goals.json: file is missing" == in_zip(cut, program)


@pytest.mark.parametrize("error", [OSError(0, ""), FileNotFoundError(2, "")], ids=["in a zip", "in a folder"])
def test_missing_files_are_named(error: OSError, monkeypatch: pytest.MonkeyPatch) -> None:
    """However a loader says that a file is missing, the file is named."""
    monkeypatch.setattr(bundled, "_stored", mock.Mock(side_effect=error))

    with pytest.raises(wsis.IntegrityError, match=r"manifest\.json: file is missing$"):
        wsis.verify("2026.1")


def test_other_faults_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there and cannot be read is not called missing."""
    monkeypatch.setattr(bundled, "_stored", mock.Mock(side_effect=PermissionError(13, "denied")))

    with pytest.raises(PermissionError, match="denied"):
        wsis.verify("2026.1")


def citation() -> Any:  # noqa: ANN401 - YAML
    """What CITATION.cff says."""
    return yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def test_the_citation_is_of_this_version() -> None:
    """CITATION.cff cites the package as pyproject.toml describes it, and nobody by name."""
    cited = citation()

    assert ("1.2.0", "software") == (cited["cff-version"], cited["type"])
    assert PROJECT["name"] == cited["title"]
    assert PROJECT["version"] == str(cited["version"])
    assert PROJECT["license"] == cited["license"]
    assert PROJECT["description"] == cited["abstract"]
    assert PROJECT["keywords"] == cited["keywords"]
    assert [{"name": "The wsis authors"}] == cited["authors"]


def test_the_citation_is_of_the_bundled_data() -> None:
    """CITATION.cff cites the newest dataset that the package carries, by version, day and digest."""
    ds = wsis.load()
    (cited,) = citation()["references"]

    assert "data" == cited["type"]
    assert (ds.version, ds.date) == (cited["version"], str(cited["date-released"]))
    assert [ds.digest] == [identifier["value"] for identifier in cited["identifiers"]]


def test_the_tag_must_be_the_version() -> None:
    """A tag of another version, or a version that the change log does not date, is no release."""
    changes = "# Changes\n\n## [1.4.2] - 2027-03-01\n\n### Added\n"

    assert [] == disagreements("v1.4.2", version="1.4.2", changes=changes)
    assert ["the tag is '1.4.2', and the version '1.4.2': tag it v1.4.2"] == disagreements(
        "1.4.2", version="1.4.2", changes=changes
    )
    assert ["CHANGELOG.md has no heading '## [1.4.3] - ' with the day of the release"] == disagreements(
        "v1.4.3", version="1.4.3", changes=changes
    )


def workflow(path: Path) -> Any:  # noqa: ANN401 - YAML
    """What a workflow says; YAML takes its word `on` for a truth value, which is undone."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if name is True else name: value for name, value in found.items()}


def steps(said: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - YAML
    """Every step of every job of a workflow."""
    return [step for job in said["jobs"].values() for step in job["steps"]]


def test_workflows() -> None:
    """There is one workflow for every change, and one for a release."""
    assert ["ci.yml", "publish.yml"] == [path.name for path in WORKFLOWS]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned(path: Path) -> None:
    """Every action of somebody else is pinned to a commit, beside which its version stands."""
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))

    assert len(used) == len([step for step in steps(workflow(path)) if "uses" in step])
    assert [] == [each for each in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_may_do_little(path: Path) -> None:
    """No job may write to the repository, keeps a token in the checkout, or runs for ever."""
    said = workflow(path)
    granted = [said["permissions"], *(job.get("permissions", {}) for job in said["jobs"].values())]
    checkouts = [step for step in steps(said) if step.get("uses", "").startswith("actions/checkout@")]

    assert {("contents", "read"), ("id-token", "write")} >= {pair for each in granted for pair in each.items()}
    assert [] == [step for step in checkouts if step["with"]["persist-credentials"] is not False]
    assert all("timeout-minutes" in job for job in said["jobs"].values())


def test_every_change_is_checked_whole() -> None:
    """Each change runs what must pass before it lands, and the tests on each system and each Python."""
    said = workflow(ROOT / ".github" / "workflows" / "ci.yml")
    classified = [text.rpartition(" ")[2] for text in PROJECT["classifiers"] if re.search(r"Python :: 3\.\d+$", text)]
    matrix = said["jobs"]["tests"]["strategy"]["matrix"]

    assert {"push", "pull_request"} <= said["on"].keys()
    assert ["bash .ci/run"] == [step["run"] for step in said["jobs"]["whole"]["steps"] if "run" in step]
    assert classified == matrix["python"]
    assert ["ubuntu", "macos", "windows"] == [name.partition("-")[0] for name in matrix["system"]]


def test_only_a_checked_tag_is_published() -> None:
    """What publishes runs only for a tag and after the build, runs nothing of the repository, and needs no secret."""
    said = workflow(ROOT / ".github" / "workflows" / "publish.yml")
    build, publish = said["jobs"]["build"], said["jobs"]["publish"]
    ran = [step["run"] for step in build["steps"] if "run" in step]

    assert {"push": {"tags": ["v*"]}} == said["on"]
    assert ({}, {"contents": "read"}, {"id-token": "write"}) == (
        said["permissions"],
        build["permissions"],
        publish["permissions"],
    )
    assert "build" == publish["needs"]
    assert 'python tools/check_release.py "$GITHUB_REF_NAME"' == ran[0]
    assert "make test" in ran
    assert ["actions/download-artifact", "pypa/gh-action-pypi-publish"] == [
        step["uses"].partition("@")[0] for step in publish["steps"]
    ]
    assert "secrets." not in (ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")


def test_every_requirement_has_a_floor() -> None:
    """Each requirement of the core and of an extra for users has a lowest version that it itself allows."""
    extras = PROJECT["optional-dependencies"]
    lowest = floors(PROJECT, ["all"])
    texts = [
        *PROJECT["dependencies"],
        *(text for name in extras if name not in {"all", "dev"} for text in extras[name]),
    ]
    named = [each for each in map(Requirement, texts) if each.name in lowest]

    assert {"attrs", "cattrs", "pydantic", "typer", "polars"} <= lowest.keys()
    assert [] == [each for each in named if lowest[each.name] not in each.specifier]


def test_the_higher_floor_counts() -> None:
    """Where two extras ask for different versions of a library, the floor is one that both allow."""
    project: dict[str, object] = {
        "name": "ours",
        "dependencies": ["attrs>=24.2"],
        "optional-dependencies": {"one": ["Attrs>=25.1"], "two": ["ours[one]", "numpy==1.26"]},
    }

    assert {"attrs": Version("25.1"), "numpy": Version("1.26")} == floors(project, ["two"])


@pytest.mark.parametrize("requirement", ["attrs", "attrs<25", "attrs!=24.1"])
def test_no_floor_is_told(requirement: str) -> None:
    """A requirement without a lowest version is named."""
    project: dict[str, object] = {"name": "ours", "dependencies": [requirement], "optional-dependencies": {}}

    with pytest.raises(ValueError, match=f"^no lowest version: {requirement}$"):
        floors(project, [])
