"""Overlays in folders: what was written is read, and whatever else stands there is refused and named."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from tests.commands import Run
from tests.test_overlays import EVERYTHING, GOAL, PLAN
from wsis import (
    ActionLine,
    Citation,
    Dataset,
    DatasetMismatchError,
    Facilitator,
    Indicator,
    IntegrityError,
    InvalidInputError,
    Link,
    Mandate,
    Target,
    UnknownVersionError,
    Withdrawal,
    WsisError,
    overlays,
)
from wsis.manifest import sha256

SMALL = wsis.load().extend(nodes=[GOAL], documents=[PLAN], name="acme.1")


@pytest.fixture(scope="module")
def new() -> Dataset:
    """A dataset with everything added."""
    return wsis.load().extend(**EVERYTHING, name="acme.1")


@pytest.fixture
def folder(new: Dataset, tmp_path: Path) -> Path:
    """The folder of an overlay."""
    wsis.write_overlay(new, tmp_path / "acme")
    return tmp_path / "acme"


def rewritten(folder: Path, name: str, change: Callable[[Any], object]) -> None:
    """Change what a file says, and put its new hash into the manifest, as somebody would who means it."""
    path, manifest = folder / name, folder / "manifest.json"
    data = json.dumps(change(json.loads(path.read_bytes()))).encode()
    path.write_bytes(data)
    if name != "manifest.json":
        listed = json.loads(manifest.read_bytes())
        (entry,) = (file for file in listed["files"] if file["name"] == name)
        entry["sha256"] = sha256(data)
        manifest.write_text(json.dumps(listed), encoding="utf-8")


def test_the_files_are_canonical(new: Dataset, folder: Path) -> None:
    """Files are canonical JSON; the manifest names the base and the digest."""
    for path in folder.iterdir():
        canonical = json.dumps(json.loads(path.read_bytes()), ensure_ascii=False, indent=2, sort_keys=True)
        assert f"{canonical}\n".encode() == path.read_bytes()
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert {"version": wsis.DATA_VERSION, "digest": wsis.load().digest} == manifest["base"]
    assert (new.version, new.digest) == (manifest["version"], manifest["digest"])
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["manifest.json", *(file["name"] for file in manifest["files"])]
    )


@given(st.data())
def test_a_changed_byte_is_named(data: st.DataObject) -> None:
    """Whatever byte of an overlay is changed, the file is named, or what it says of its base is refused."""
    with TemporaryDirectory() as place:
        wsis.write_overlay(SMALL, place)
        path = Path(place) / data.draw(st.sampled_from(["goals.json", "documents.json", "manifest.json"]))
        bytes_ = bytearray(path.read_bytes())
        at = data.draw(st.integers(0, len(bytes_) - 1))
        bytes_[at] ^= data.draw(st.integers(1, 255))
        path.write_bytes(bytes_)

        with pytest.raises(WsisError) as raised:
            wsis.load(path=place)

    if path.name != "manifest.json":
        assert isinstance(raised.value, IntegrityError)
        assert [path.name] == [problem.file for problem in raised.value.problems]


def test_a_pin_is_kept(new: Dataset, folder: Path) -> None:
    """An overlay is loaded by version and digest, or not at all."""
    assert new == wsis.load(f"{wsis.DATA_VERSION}+acme.1", path=folder, digest=new.digest)
    with pytest.raises(
        DatasetMismatchError, match=rf"^the overlay makes dataset {wsis.DATA_VERSION}\+acme.1, not 2026.1$"
    ):
        wsis.load("2026.1", path=folder)
    with pytest.raises(DatasetMismatchError, match=r"not sha256:0$"):
        wsis.load(path=folder, digest="sha256:0")


def test_an_overlay_on_an_overlay_is_kept(new: Dataset, tmp_path: Path) -> None:
    """What was extended in steps is written as one overlay, however long its names together are."""
    further = new.extend(documents=[attrs.evolve(PLAN, id="x")], name="b" * 60)
    wsis.write_overlay(further, tmp_path)

    assert further == wsis.load(path=tmp_path, digest=further.digest)
    assert wsis.load() is further.base


def test_everything_is_named_at_once(folder: Path) -> None:
    """Two files with other bytes are both named."""
    for name in ("goals.json", "matrices.json"):
        with (folder / name).open("ab") as file:
            file.write(b" ")

    with pytest.raises(IntegrityError) as raised:
        wsis.load(path=folder)
    assert ["goals.json", "matrices.json"] == [problem.file for problem in raised.value.problems]


def linked(path: Path) -> None:
    """Put a link to the same bytes in the place of a file."""
    path.rename(path.with_name("real"))
    path.symlink_to("real")


def made_a_folder(path: Path) -> None:
    """Put a folder in the place of a file."""
    path.unlink()
    path.mkdir()


UNFIT: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "no file": ("goals.json", Path.unlink, "file is missing"),
    "no manifest": ("manifest.json", Path.unlink, "file is missing"),
    "a link": ("goals.json", linked, "is a link, or no file at all"),
    "a manifest that is a link": ("manifest.json", linked, "is a link, or no file at all"),
    "a folder": ("goals.json", made_a_folder, "is a link, or no file at all"),
    "a large file": (
        "goals.json",
        lambda path: os.truncate(path, overlays.MAX_BYTES + 1),
        "is larger than 16,777,216 bytes",
    ),
    "a file of another overlay": (
        "themes.json",
        lambda path: rewritten(path.parent, "manifest.json", without("themes.json")),
        "is not in the manifest",
    ),
    "no JSON": ("goals.json", lambda path: path.write_bytes(b"\xff"), "bytes differ from the manifest"),
}


def without(name: str) -> Callable[[Any], object]:
    """Make a manifest that does not list a file."""
    return lambda manifest: {**manifest, "files": [file for file in manifest["files"] if file["name"] != name]}


@pytest.mark.parametrize("name, spoil, message", UNFIT.values(), ids=UNFIT.keys())
def test_files_that_are_not_those_written_are_refused(
    folder: Path, name: str, spoil: Callable[[Path], object], message: str
) -> None:
    """A file that is not a plain file of the listed bytes is named, and not read."""
    spoil(folder / name)

    with pytest.raises(IntegrityError) as raised:
        wsis.load(path=folder)
    assert [(name, message)] == [(problem.file, problem.message) for problem in raised.value.problems]


@pytest.mark.parametrize("name", ["../goals.json", "/etc/passwd", "GOALS.json", "notes.txt", ""])
def test_names_out_of_the_folder_are_refused(folder: Path, name: str) -> None:
    """A manifest lists files of an overlay by their plain names, and nothing else."""
    entry = {"name": name, "sha256": sha256(b""), "count": 0}
    rewritten(folder, "manifest.json", lambda manifest: {**manifest, "files": [*manifest["files"], entry]})

    with pytest.raises(IntegrityError, match=r"manifest.json: no file of an overlay"):
        wsis.load(path=folder)


def first(**changes: object) -> Callable[[Any], object]:
    """Change the first value of a file."""
    return lambda values: [{**values[0], **changes}, *values[1:]]


STRANGE: dict[str, tuple[str, Callable[[Any], object], list[str]]] = {
    "unknown fields": ("goals.json", first(rank=1), ["goals.json, $[0]: extra fields found (rank)"]),
    "numbers for codes": ("goals.json", first(code=18), ["goals.json, $[0].code: expected str, not 18"]),
    "nothing for a text": ("themes.json", first(title=None), ["themes.json, $[0].title: expected str, not None"]),
    "several faults": (
        "goals.json",
        first(code=18, citation={"document": "x"}),
        [
            "goals.json, $[0].citation.locator: required field missing",
            "goals.json, $[0].code: expected str, not 18",
        ],
    ),
    "links without evidence": (
        "matrices.json",
        lambda values: [{**values[0], "links": [{**values[0]["links"][0], "evidence": []}]}, *values[1:]],
        ["matrices.json, $[0].links[0]: link C5 -> 9 has no evidence"],
    ),
    "no list": ("goals.json", lambda _: {}, ["goals.json: is not the JSON of an overlay: expected a list, not {}"]),
    "unknown fields of the manifest": (
        "manifest.json",
        lambda manifest: {**manifest, "hook": "rm"},
        ["manifest.json, $: extra fields found (hook)"],
    ),
    "no object": (
        "manifest.json",
        lambda _: [],
        ["manifest.json: is not the JSON of an overlay: expected an object, not []"],
    ),
}


@pytest.mark.parametrize("name, change, expected", STRANGE.values(), ids=STRANGE.keys())
def test_what_is_no_addition_is_refused(
    folder: Path, name: str, change: Callable[[Any], object], expected: list[str]
) -> None:
    """Values of other types or with unknown fields are refused, all at once, by file and path."""
    rewritten(folder, name, change)

    with pytest.raises(InvalidInputError) as raised:
        wsis.load(path=folder)
    assert sorted(expected) == sorted(map(str, raised.value.problems))


def test_deep_files_are_refused(folder: Path) -> None:
    """JSON that is nested without end is refused, and ends no process."""
    (folder / "manifest.json").write_bytes(b"[" * 100_000)

    with pytest.raises(InvalidInputError, match=r"manifest.json: is not the JSON of an overlay: maximum recursion"):
        wsis.load(path=folder)


def test_rules_hold_for_files_too(folder: Path) -> None:
    """Somebody's folder breaks no rule that a dataset keeps."""
    rewritten(folder, "goals.json", first(code="9"))

    with pytest.raises(InvalidInputError, match=r"^overlay acme.1: 1 problem\n  goal 9: is there already$"):
        wsis.load(path=folder)


@pytest.mark.parametrize("name", ["goals.json", "manifest.json"])
def test_only_canonical_files_are_read(folder: Path, name: str) -> None:
    """Files that say the same in other bytes are not those of this overlay, and are named."""
    rewritten(folder, name, lambda said: said)

    with pytest.raises(IntegrityError) as raised:
        wsis.load(path=folder)
    assert sorted({name, "manifest.json"}) == sorted(str(problem.file) for problem in raised.value.problems)


def test_a_second_name_hides_nothing(folder: Path) -> None:
    """A field that is given twice is refused, as every text that is not the one written."""
    path = folder / "goals.json"
    data = path.read_bytes().replace(b'"code": "100"', b'"code": "5",\n    "code": "100"')
    path.write_bytes(data)
    rewritten(folder, "manifest.json", lambda manifest: with_hash(manifest, "goals.json", data))

    with pytest.raises(IntegrityError, match=r"goals.json: is not what its values are written as"):
        wsis.load(path=folder)


def with_hash(manifest: Any, name: str, data: bytes) -> object:  # noqa: ANN401 - JSON
    """Give a manifest with another hash of a file."""
    files = [{**file, "sha256": sha256(data)} if file["name"] == name else file for file in manifest["files"]]
    return {**manifest, "files": files}


@pytest.mark.parametrize(
    "base, error, message",
    [
        ({"version": "2031.1"}, UnknownVersionError, "^no dataset '2031.1' in this release; it carries "),
        ({"version": "../2026.1"}, UnknownVersionError, "^no dataset '../2026.1' in this release"),
        (
            {"digest": "sha256:0"},
            DatasetMismatchError,
            f"^overlay acme extends dataset {wsis.DATA_VERSION} with digest sha256:0, not ",
        ),
    ],
)
def test_the_base_is_the_one_written_for(
    folder: Path, base: dict[str, str], error: type[WsisError], message: str
) -> None:
    """An overlay of a dataset that is not here, or is another one, is refused."""
    rewritten(folder, "manifest.json", lambda manifest: {**manifest, "base": {**manifest["base"], **base}})

    with pytest.raises(error, match=message):
        wsis.load(path=folder)


def test_another_version_is_refused(folder: Path) -> None:
    """A manifest cannot give its dataset the version of another one."""
    rewritten(folder, "manifest.json", lambda manifest: {**manifest, "version": "2027.1+acme.1"})

    with pytest.raises(WsisError, match=r"manifest.json: is not what|name: is in the version"):
        wsis.load(path=folder)


def test_what_has_no_additions_is_not_written(tmp_path: Path) -> None:
    """A canonical dataset has no overlay."""
    with pytest.raises(InvalidInputError, match=r"dataset 2026.1 has no additions"):
        wsis.write_overlay(wsis.load("2026.1"), tmp_path)
    assert [] == list(tmp_path.iterdir())


def test_what_extend_did_not_make_is_not_written(new: Dataset, tmp_path: Path) -> None:
    """A dataset that was changed by hand would not come back."""
    with pytest.raises(DatasetMismatchError, match="changed by other means than extend"):
        wsis.write_overlay(attrs.evolve(new, goals=new.goals[:-1]), tmp_path)


def test_a_folder_is_not_written_over(new: Dataset, folder: Path) -> None:
    """What is in a folder stays there."""
    with pytest.raises(FileExistsError, match="there is something in the folder already"):
        wsis.write_overlay(new, folder)


# The command line ----------------------------------------------------------------------------------------------------


def test_commands_take_a_folder(folder: Path, run: Run) -> None:
    """`--dataset` takes an overlay, and says what it is."""
    status, out, _ = run("show", "18", "--dataset", folder, "--json")

    assert (0, f"{wsis.DATA_VERSION}+acme.1") == (status, json.loads(out)["dataset_version"])
    assert "Ties" in out


@pytest.mark.parametrize("name, spoil, message", UNFIT.values(), ids=UNFIT.keys())
def test_commands_say_whose_file_is_at_fault(
    run: Run, folder: Path, name: str, spoil: Callable[[Path], object], message: str
) -> None:
    """Of two overlays of which one is broken, the command names the folder, whichever of the two it is."""
    wsis.write_overlay(SMALL, folder.with_name("intact"))
    spoil(folder / name)

    for arguments in (("diff", "intact", "acme"), ("diff", "acme", "intact"), ("show", "9", "--dataset", "acme")):
        status, out, err = run(*arguments)
        assert (2, "", f"wsis: acme/{name}: {message}") == (status, out, err.splitlines()[0].split(" (sha256:")[0])


@pytest.mark.parametrize(
    "change, expected",
    [
        (first(rank=1), "acme/goals.json, $[0]: extra fields found (rank)"),
        (first(code="9"), "acme, goal 9: is there already"),
    ],
)
def test_commands_say_whose_values_are_at_fault(
    run: Run, folder: Path, change: Callable[[Any], object], expected: str
) -> None:
    """Values that are no additions are told with the folder too, where no file is to blame and where one is."""
    rewritten(folder, "goals.json", change)

    assert (2, "", f"wsis: {expected}\n") == run("diff", wsis.DATA_VERSION, "acme")


def steering(code: str, withdrawn: Withdrawal | None = None) -> ActionLine:
    """Make an action line whose texts steer a terminal, and look like markup."""
    return ActionLine(
        code=code,
        title=STEER,
        short_title=STEER,
        paragraph=STEER,
        facilitators=(Facilitator(name=STEER, role="lead", as_of=2026, source=STEER),),
        citation=PLACE,
        withdrawn=withdrawn,
    )


STEER = "\x1b[31m[b]\x9b2J"
PLACE = Citation(document="acme-plan", locator=STEER)
SPEAKING = wsis.load().extend(
    nodes=[
        steering("M1"),
        steering("M2", Withdrawal(date=STEER, reason=STEER, citation=PLACE)),
        Target(code="9.z", goal="9", label=STEER, means_of_implementation=False, iri="urn:acme:9.z", citation=PLACE),
        Indicator(code="9.z.1", target="9.z", label=STEER, custodians=(STEER,), standing="ict", citation=PLACE),
        Mandate(
            code="9",
            paragraph=STEER,
            title=STEER,
            summary="",
            addressees=(STEER,),
            action_lines=("M1",),
            citation=PLACE,
        ),
    ],
    links=[Link(source="M1", target="9.z", matrix="wsis-sdg-targets", evidence=(PLACE,))],
    documents=[attrs.evolve(PLAN, title=STEER, publisher=STEER)],
    name="acme.1",
)


@pytest.mark.parametrize(
    "arguments",
    [
        *(("show", code, "--dataset", "acme") for code in ("M1", "M2", "9.z", "9.z.1", "9")),
        ("links", "M1", "--to", "target", "--dataset", "acme"),
        ("coverage", "register.csv", "--of", "action-line", "--dataset", "acme"),
        ("coverage", "register.csv", "--of", "target", "--gaps", "--dataset", "acme"),
        ("roadmap", "M1", "--register", "register.csv", "--dataset", "acme"),
        ("roadmap", "M9", "--dataset", "acme"),
        ("diff", wsis.DATA_VERSION, "acme"),
        ("diff", "acme", wsis.DATA_VERSION),
        ("migrate", "register.csv", "--from", "acme"),
    ],
    ids=" ".join,
)
def test_no_overlay_speaks_to_the_terminal(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Whatever signs an overlay has in its texts, no command hands one to the terminal that steers it, or is markup."""
    wsis.write_overlay(SPEAKING, tmp_path / "acme")
    (tmp_path / "register.csv").write_text("title,al\nRadio,M1; M2\n", encoding="utf-8")
    _, out, err = run(*arguments)

    assert {"\n"} >= {sign for sign in out + err if not sign.isprintable()}
    assert ("[b]" in out + err) is ("M9" not in arguments)


def test_no_manifest_speaks_to_the_terminal(run: Run, folder: Path) -> None:
    """What a stranger's manifest says of its base is shown in an error, and steers nothing."""
    rewritten(folder, "manifest.json", lambda said: {**said, "base": {**said["base"], "digest": "\x1b[2J"}})

    for arguments in (("verify", folder), ("show", "9", "--dataset", folder)):
        _, out, err = run(*arguments)
        assert ("", True) == (out, r"\x1b[2J" in err)
        assert "\x1b" not in err
