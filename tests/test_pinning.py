"""A dataset that is pinned: released digests, what a library requires, citations, and results that do not mix."""

import csv
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from tests.commands import Run
from wsis import (
    ActionLine,
    Citation,
    Coverage,
    Dataset,
    DatasetMismatchError,
    Goal,
    InvalidInputError,
    Link,
    Project,
    Register,
    Tally,
    UnknownVersionError,
    bundled,
    cite,
    require,
)
from wsis.counting import coverage_of, crosstab_of
from wsis.frames.parts import Part
from wsis.plan_changes import changes_since
from wsis.plan_rows import Counted
from wsis.results import CoverageChange
from wsis.roadmaps.viewing import roadmap_view
from wsis.roadmaps.writing import roadmap_text, write_roadmaps
from wsis.strategies import coverages, registers, texts
from wsis.tallying import tally_coverage, tally_crosstab

ROOT = Path(__file__).parent
with (ROOT / "data" / "released_digests.csv").open(encoding="utf-8", newline="") as _file:
    RELEASED = list(csv.DictReader(_file))
DATA = Path(wsis.__file__).parent / "data"
FIRST = RELEASED[0]["digest"]


@pytest.fixture
def ds() -> Dataset:
    """The first release, whichever is the newest."""
    return wsis.load("2026.1")


@pytest.fixture
def overlay(ds: Dataset) -> Dataset:
    """The dataset with one link of somebody's own."""
    place = Citation(document="A-RES-70-1", locator="Goal 9")
    return ds.extend(
        links=[Link(source="C5", target="2", matrix="wsis-sdg-goals", evidence=(place,))],
        name="acme.1",
    )


# Released versions ---------------------------------------------------------------------------------------------------


def test_every_version_is_in_the_table_of_releases() -> None:
    """The table lists every version of the package, in order, and no version has left since."""
    assert [row["version"] for row in RELEASED] == list(wsis.versions())


@pytest.mark.parametrize("row", RELEASED, ids=lambda row: row["version"])
def test_released_versions_never_change(row: dict[str, str]) -> None:
    """The files of a released version still have the digest with which it was released, whoever computes it."""
    contents = b"".join(
        path.read_bytes() for path in sorted((DATA / row["version"]).iterdir()) if path.name != "manifest.json"
    )
    loaded = wsis.load(row["version"], digest=row["digest"])

    assert row["digest"] == f"sha256:{hashlib.sha256(contents).hexdigest()}"
    assert (row["digest"], row["date"]) == (loaded.digest, loaded.date)


# Required versions ---------------------------------------------------------------------------------------------------


def test_require_gives_the_version_of_the_package(ds: Dataset) -> None:
    """Without a dataset of the host, the one of the package is given, held to the digest."""
    assert ds is require("2026.1") is require("2026.1", digest=FIRST)
    with pytest.raises(DatasetMismatchError, match=f"dataset 2026.1 has digest {FIRST}, not sha256:0"):
        require("2026.1", digest="sha256:0")
    with pytest.raises(UnknownVersionError, match=r"no dataset '2031\.2' in this release; it carries 2026\.1"):
        require("2031.2", digest=FIRST)


def test_require_gives_back_the_dataset_of_the_host(ds: Dataset) -> None:
    """A host that has the required dataset, be it a copy, works with it."""
    copy = attrs.evolve(ds)

    assert ds == require("2026.1", dataset=ds) == require("2026.1", digest=FIRST, dataset=copy)


def test_require_refuses_another_dataset(overlay: Dataset) -> None:
    """A host that has another dataset is told both versions and both digests."""
    expected = f"dataset 2026.1+acme.1 ({overlay.digest}) was given, and 2026.1 ({FIRST}) is required"
    with pytest.raises(DatasetMismatchError) as caught:
        require("2026.1", dataset=overlay)

    assert expected == str(caught.value)


def test_require_looks_into_the_dataset(ds: Dataset) -> None:
    """A dataset that was changed and kept its name and digest is refused, and the message says why."""
    altered = attrs.evolve(ds, goals=ds.goals[:16])
    with pytest.raises(DatasetMismatchError, match=r"its contents are not those that were released$"):
        require("2026.1", dataset=altered)


def test_require_knows_an_overlay_by_its_digest(ds: Dataset, overlay: Dataset) -> None:
    """An overlay can be required by its digest; by its name alone it cannot, since anybody may use the name."""
    assert overlay is require("2026.1+acme.1", digest=overlay.digest, dataset=overlay)
    with pytest.raises(UnknownVersionError, match=r"no dataset '2026\.1\+acme\.1' in this release"):
        require("2026.1+acme.1", dataset=overlay)
    with pytest.raises(DatasetMismatchError, match=re.escape(f"2026.1+acme.1 ({overlay.digest}) is required")):
        require("2026.1+acme.1", digest=overlay.digest, dataset=ds)
    with pytest.raises(DatasetMismatchError, match=r"2026\.1\+acme\.1 \(sha256:0\) is required$"):
        require("2026.1+acme.1", digest="sha256:0", dataset=overlay)


# Citations -----------------------------------------------------------------------------------------------------------


def test_cite_as_text(ds: Dataset) -> None:
    """A citation has publisher, year, title, version and digest."""
    expected = (
        "The wsis authors (2026). wsis dataset: WSIS Action Lines, Sustainable Development Goals and Global Digital "
        f"Compact (version 2026.1) [data set]. wsis. {ds.digest}"
    )

    assert expected == cite(ds)


def test_cite_says_that_an_overlay_is_one(ds: Dataset, overlay: Dataset) -> None:
    """The citation of an overlay says in every style that it is not canonical, and what it extends."""
    for style in ("text", "bibtex", "csl-json"):
        text = cite(overlay, style=style)

        assert f"{overlay.digest}. Not canonical: version 2026.1, {ds.digest}, with additions of others" in text
        assert "Not canonical" not in cite(ds, style=style)


def test_cite_as_csl_json(ds: Dataset) -> None:
    """CSL-JSON is a list of one data set with its day, its version and its digest."""
    (item,) = json.loads(cite(ds, style="csl-json"))

    assert {
        "id": "wsis-2026.1",
        "type": "dataset",
        "version": "2026.1",
        "issued": {"date-parts": [[2026, 11, 21]]},
        "note": ds.digest,
        "publisher": "wsis",
        "author": [{"literal": "The wsis authors"}],
    } == {name: value for name, value in item.items() if name != "title"}


def test_cite_as_bibtex(ds: Dataset) -> None:
    """BibTeX has one field a line, a key without signs that mean something, and names in braces."""
    first, *fields, last = cite(ds, style="bibtex").splitlines()

    assert ("@misc{wsis-2026.1,", "}") == (first, last)
    assert ["author", "title", "year", "publisher", "version", "note"] == [field.split()[0] for field in fields]
    assert "  author = {{The wsis authors}}," == fields[0]
    assert f"  note = {{Data set. {ds.digest}}}," == fields[-1]


def depths(bibtex: str) -> list[int]:
    """How deep in braces each sign of an entry stands, as BibTeX counts: a backslash changes nothing."""
    depth, found = 0, []
    for sign in bibtex:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        found.append(depth)
    return found


@given(version=texts() | st.text(alphabet='\\{}$&#^_~%@,"=+ ', min_size=1))
def test_bibtex_stays_one_entry(version: str) -> None:
    """Whatever an overlay is called, braces close where the entry ends, and no sign of TeX is left to itself."""
    made = attrs.evolve(wsis.load(), version=version)
    entry = cite(made, style="bibtex")
    line = next(line for line in entry.splitlines() if line.startswith("  version = "))

    assert [len(entry) - 1] == [
        place for place, depth in enumerate(depths(entry)) if depth == 0 and entry[place] == "}"
    ]
    assert 8 == len(entry.splitlines())
    assert not re.search(r"(?<!\\)[$&#_%^~]", line)
    assert re.fullmatch(r"@misc\{[A-Za-z0-9.-]+,", entry.splitlines()[0])


@given(version=texts())
def test_csl_json_keeps_the_version(version: str) -> None:
    """Whatever an overlay is called, CSL-JSON has its version as it is."""
    made = attrs.evolve(wsis.load(), version=version)

    assert version == json.loads(cite(made, style="csl-json"))[0]["version"]


def test_cite_knows_its_styles(ds: Dataset) -> None:
    """Another style is refused, and the known ones are named."""
    with pytest.raises(InvalidInputError, match=r"no style of a citation: 'apa' \(text, bibtex, csl-json\)"):
        cite(ds, style="apa")  # type: ignore[arg-type] # what a user without a checker writes


@pytest.mark.parametrize("date, year, parts", [("2027", "2027", [2027]), ("2027-03", "2027", [2027, 3])])
def test_cite_takes_a_date_as_exactly_as_it_is_known(ds: Dataset, date: str, year: str, parts: list[int]) -> None:
    """A dataset whose month or day is not known is cited by its year."""
    made = attrs.evolve(ds, date=date)

    assert f"({year})" in cite(made)
    assert [parts] == json.loads(cite(made, style="csl-json"))[0]["issued"]["date-parts"]


# wsis verify ---------------------------------------------------------------------------------------------------------


def test_verify_prints_versions_with_digests(run: Run) -> None:
    """`wsis verify` prints each version with its digest, or the one that is named."""
    expected = "".join(f"{row['version']}  {row['digest']}\n" for row in RELEASED)

    assert (0, expected, "") == run("verify")
    assert (0, f"2026.1  {FIRST}\n", "") == run("verify", "2026.1")
    assert (2, "", f"wsis: no dataset '2031.2' in this release; it carries {', '.join(wsis.versions())}\n") == run(
        "verify", "2031.2"
    )


def test_verify_names_files_that_differ(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were changed are named, each on a line, and the exit status is 1."""
    read = bundled._stored  # noqa: SLF001 - what reads each file
    changed = ("goals.json", "targets.json")

    def tampered(name: str) -> bytes:
        return read(name) + (b" " if name.endswith(tuple(f"/{each}" for each in changed)) else b"")

    monkeypatch.setattr(bundled, "_stored", tampered)
    status, out, err = run("verify", "2026.1")

    assert (1, "") == (status, out)
    assert [f"wsis: dataset 2026.1: {name}: bytes differ from the release" for name in changed] == [
        line.split(": 'sha256:")[0] for line in err.splitlines()
    ]


def test_verify_goes_on_after_a_missing_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that is wrong is named at once: files that are missing beside those that were changed; intact ones pass."""
    read = bundled._stored  # noqa: SLF001 - what reads each file
    gone, changed = "data/2026.1/goals.json", "data/2026.1/themes.json"

    def damaged(name: str) -> bytes:
        if name == gone:
            raise FileNotFoundError(2, "No such file", name)
        return read(name) + (b" " if name == changed else b"")

    monkeypatch.setattr(bundled, "_stored", damaged)
    status, out, err = run("verify")

    assert (1, [f"{row['version']}  {row['digest']}" for row in RELEASED[1:]]) == (status, out.splitlines())
    assert ["goals.json: file is missing", "themes.json: bytes differ from the release"] == [
        line.removeprefix("wsis: dataset 2026.1: ").split(": 'sha256:")[0] for line in err.splitlines()
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "2026.1"),
        ("diff", "2026.1", "2026.2"),
        ("show", "9", "--json", "--dataset", "2026.1"),
        ("migrate", "register.csv", "--from", "2026.1", "--to", "2026.2"),
        ("export", "json", "--dataset", "2026.1", "-o", "wsis.json"),
    ],
)
def test_a_folder_does_not_stand_for_a_released_version(
    run: Run, overlay: Dataset, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """A folder that has the name of a released version changes no command; by its path it is still an overlay."""
    (tmp_path / "register.csv").write_text("title,sdg\nRadio,9\n", encoding="utf-8")
    expected = run(*arguments)
    wsis.write_overlay(overlay, tmp_path / "2026.1")

    assert expected == run(*arguments)
    assert f"2026.1+acme.1  {overlay.digest}\n" == run("verify", "./2026.1")[1]


@pytest.mark.parametrize("option", ["--dataset", "--version"])
def test_a_dataset_is_named_by_either_option(run: Run, tmp_path: Path, option: str) -> None:
    """`--version` says the same as `--dataset`, in every command that takes it."""
    (tmp_path / "register.csv").write_text("title,al\nRadio,C9\n", encoding="utf-8")
    for arguments in (
        ("export", "json", "-o", "wsis.json"),
        ("show", "C9", "--json"),
        ("links", "C9", "--to", "goal", "--json"),
        ("coverage", "register.csv", "--of", "goal", "--json"),
        ("roadmap", "C9", "--json"),
    ):
        status, out, _ = run(*arguments, option, "2026.1")

        assert (0, True) == (status, "2026.1" in out)
        assert wsis.DATA_VERSION not in out


def test_a_released_version_with_a_fault_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the files of one of two versions have a fault, the command says which version it is."""
    read = bundled._stored  # noqa: SLF001 - what reads each file
    # What was loaded before hides what is on the disk.
    monkeypatch.setattr(bundled, "_load", bundled._load.__wrapped__)  # noqa: SLF001 - as above
    monkeypatch.setattr(bundled, "_stored", lambda name: read(name.replace("2026.1/goals", "2026.1/none")))

    assert (2, "", "wsis: 2026.1/goals.json: file is missing\n") == run("diff", "2026.1", "2026.2")


def test_verify_of_an_overlay(run: Run, overlay: Dataset, tmp_path: Path) -> None:
    """The folder of an overlay is verified too, and a file of it that was changed is named."""
    folder = tmp_path / "acme"
    wsis.write_overlay(overlay, folder)
    intact = run("verify", folder)
    part = next(path for path in sorted(folder.iterdir()) if "matrices" in path.name)
    part.write_bytes(part.read_bytes() + b" ")
    status, out, err = run("verify", folder)

    assert (0, f"2026.1+acme.1  {overlay.digest}\n", "") == intact
    assert (1, "") == (status, out)
    assert part.name in err


@pytest.mark.parametrize(
    "change, expected",
    [
        (("{", ""), "manifest.json: is not the JSON of an overlay: "),
        ((FIRST, "sha256:0"), f"overlay acme extends dataset 2026.1 with digest sha256:0, not {FIRST}"),
        (('"digest": "sha256:', '"digest": "sha256:0'), "manifest.json: is not what its values are written as"),
    ],
    ids=["no JSON", "another base", "another digest"],
)
def test_verify_looks_into_the_manifest(
    run: Run, overlay: Dataset, tmp_path: Path, change: tuple[str, str], expected: str
) -> None:
    """A manifest of an overlay that is not what was written is named too, with the status of a changed file."""
    wsis.write_overlay(overlay, tmp_path / "acme")
    manifest = tmp_path / "acme" / "manifest.json"
    before, _, after = manifest.read_text(encoding="utf-8").rpartition(change[0])
    manifest.write_text(f"{before}{change[1]}{after}", encoding="utf-8", newline="\n")
    status, out, err = run("verify", tmp_path / "acme")

    assert (1, "") == (status, out)
    assert expected in err
    assert 1 == len(err.splitlines())


def test_diff_with_an_overlay(run: Run, overlay: Dataset, tmp_path: Path) -> None:
    """`wsis diff` takes the folder of an overlay in the place of a version."""
    wsis.write_overlay(overlay, tmp_path / "acme")
    status, out, _ = run("diff", "2026.1", tmp_path / "acme")

    assert 0 == status
    assert "links      wsis-sdg-goals+acme.1   C5 -> 2" in out


# Results do not mix --------------------------------------------------------------------------------------------------


def tallied(ds: Dataset) -> Tally:
    """Count the goals of no project."""
    return tally_coverage(ds, Register(), of=Goal)


def covered(ds: Dataset) -> Coverage:
    """Cover the goals with no project."""
    return wsis.coverage(ds, Register(), of=Goal)


def planned(ds: Dataset) -> wsis.Roadmap:
    """Make a road map without a register."""
    return wsis.roadmap(ds, "C9")


def media(ds: Dataset) -> Counted:
    """Take C9, of which no project is."""
    return Counted(ds=ds, register=Register(), line=ds.action_line("C9"))


# Everything that takes two results, or a dataset and a result, and a folder to write into.
MIXING: dict[str, Callable[[Dataset, Dataset, Path], object]] = {
    "tallies": lambda one, other, _: tallied(one) + tallied(other),
    "parts of a table": lambda one, other, _: (
        Part(tallies={(): tallied(one)}, faults={}) + Part(tallies={(): tallied(other)}, faults={})
    ),
    "coverage of a tally": lambda one, other, _: coverage_of(one, tallied(other)),
    "crosstab of a tally": lambda one, other, _: crosstab_of(
        one, tally_crosstab(other, Register(), rows=ActionLine, columns=Goal)
    ),
    "coverages": lambda one, other, _: covered(one).since(covered(other)),
    "change of coverages": lambda one, other, _: CoverageChange(earlier=covered(one), later=covered(other)),
    "changes of a line": lambda one, other, _: changes_since(media(one), media(other)),
    "road map as a page": lambda one, other, _: roadmap_text(one, planned(other), "html"),
    "road map as Markdown": lambda one, other, _: roadmap_text(one, planned(other), "md"),
    "road map as JSON": lambda one, other, _: roadmap_text(one, planned(other), "json"),
    "road map in a terminal": lambda one, other, _: roadmap_view(one, planned(other)),
    "road map in a file": lambda one, other, folder: wsis.write_roadmap(one, planned(other), folder / "c9.json"),
    "road maps with an index": lambda one, other, folder: write_roadmaps(
        one, [planned(one), planned(other)], folder / "all", "json"
    ),
}


@pytest.mark.parametrize("mix", MIXING.values(), ids=MIXING.keys())
def test_results_of_two_datasets_do_not_mix(
    ds: Dataset, overlay: Dataset, tmp_path: Path, mix: Callable[[Dataset, Dataset, Path], object]
) -> None:
    """What takes two results refuses those of two datasets, either way round, naming both, and writes nothing."""
    for one, other in ((ds, overlay), (overlay, ds)):
        with pytest.raises(DatasetMismatchError) as caught:
            mix(one, other, tmp_path)

        assert f"2026.1 ({ds.digest})" in str(caught.value)
        assert f"2026.1+acme.1 ({overlay.digest})" in str(caught.value)
        assert [] == list(tmp_path.iterdir())
    mix(ds, ds, tmp_path)


def test_results_of_two_questions_do_not_mix(ds: Dataset) -> None:
    """Coverages of two questions are not compared, and the error says what each asks."""
    declared = wsis.coverage(ds, Register(), of=Goal)
    implied = wsis.coverage(ds, Register(), of=Goal, via=ActionLine)

    with pytest.raises(ValueError, match=r"coverages of two questions are not compared: .*via=None.*via='action-line'"):
        implied.since(declared)


def test_coverage_since_an_earlier_one(ds: Dataset) -> None:
    """What is newly covered, and no longer, is told by nodes, and every row stands beside its earlier one."""
    earlier, later = (
        wsis.coverage(ds, Register([Project(id="1", title="Radio", action_lines=lines)]), of=ActionLine)
        for lines in (["C1", "C7-e-health"], ["C9", "C7-e-health"])
    )
    change = later.since(earlier)

    assert [["C9"], ["C1"]] == [
        [node.code for node in each] for each in (change.newly_covered, change.no_longer_covered)
    ]
    assert [("C1", 1, 0), ("C9", 0, 1)] == [
        (then.node.code, then.count, now.count) for then, now in change.rows if then.count != now.count
    ]
    assert "CoverageChange(action-line: 2 -> 2)" == repr(change)


@given(coverage=coverages())
def test_nothing_changes_since_itself(coverage: Coverage) -> None:
    """Since itself a coverage covers nothing newly, and misses nothing."""
    change = coverage.since(coverage)

    assert ((), ()) == (change.newly_covered, change.no_longer_covered)
    assert CoverageChange(earlier=coverage, later=coverage) == change


@given(before=registers(max_size=3), after=registers(max_size=3))
def test_change_leads_from_earlier_to_later(before: Register, after: Register) -> None:
    """What was covered, without what no longer is and with what newly is, is what is covered."""
    then, now = (wsis.coverage(wsis.load(), each, of=Goal) for each in (before, after))
    change = now.since(then)

    assert set(now.covered) == set(then.covered) - set(change.no_longer_covered) | set(change.newly_covered)
