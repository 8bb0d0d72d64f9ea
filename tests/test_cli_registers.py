"""`wsis migrate`: what it prints and writes, and what it refuses; nothing that a user gave is lost silently."""

import json
from pathlib import Path

import pytest

import wsis
from tests.commands import Run
from wsis import ActionLine, Citation, Dataset, Document, Project, Register, Withdrawal

PLACE = Citation(document="plan", locator="p. 1")
PLAN = Document(id="plan", title="Plan", publisher="Acme", date="2026", url="https://acme.example/plan")
TAGGED = Register(
    [
        Project(id="a", title="Coding clubs", action_lines=["C3", "M1"], extra={"Budget": "10"}),
        Project(id="b", title="Counters", action_lines=["M1", "M2", "M3"], goals=["99"]),
    ],
)


def line(code: str, reason: str = "", *successors: str) -> ActionLine:
    """Make an action line of somebody's own, withdrawn where there is a reason."""
    gone = Withdrawal(date="2027-03-01", reason=reason, successors=successors, citation=PLACE) if reason else None
    return ActionLine(code=code, title=code, short_title=code, paragraph="1", citation=PLACE, withdrawn=gone)


@pytest.fixture
def ds() -> Dataset:
    """The first release, whichever is the newest."""
    return wsis.load("2026.1")


@pytest.fixture
def old(ds: Dataset) -> Dataset:
    """Three lines of somebody's own."""
    return ds.extend(nodes=[line("M1"), line("M2"), line("M3")], documents=[PLAN], name="acme.1")


@pytest.fixture
def new(ds: Dataset) -> Dataset:
    """A year later: one of them is renamed, one was split, and one is gone."""
    nodes = [line("M1", "Left to C4 \x1b[31m", "C4"), line("M2", "Split", "M4", "C4"), line("M4")]
    return ds.extend(nodes=nodes, documents=[PLAN], name="acme.2")


@pytest.fixture
def given(old: Dataset, new: Dataset, tmp_path: Path) -> None:
    """Both datasets and a register, in the folder in which the commands run."""
    wsis.write_overlay(old, tmp_path / "old")
    wsis.write_overlay(new, tmp_path / "new")
    wsis.write_register(TAGGED, tmp_path / "register.json")


@pytest.mark.usefixtures("given")
def test_each_tag_that_is_not_kept_is_told(run: Run, old: Dataset, new: Dataset) -> None:
    """Each tag that was not kept has a line with its fate, projects and reason; the status is 1; nothing steers."""
    run.monkeypatch.setenv("COLUMNS", "200")
    status, out, err = run("migrate", "register.json", "--from", "old", "--to", "new")
    _, _, *lines = (" ".join(line.split()) for line in out.splitlines())
    expected = [
        r"renamed action-line M1 C4 2 withdrawn 2027-03-01: Left to C4 \x1b[31m; C4 stands in its place",
        "ambiguous action-line M2 C4 or M4 1 withdrawn 2027-03-01: Split; C4 and M4 stand in its place",
        "withdrawn action-line M3 1 dataset 2026.1+acme.2 does not have it; nothing stands in its place",
        "unknown goal 99 1 dataset 2026.1+acme.1 does not have it",
        "tags of 2 projects: 1 kept, 2 renamed, 1 withdrawn, 1 ambiguous, 1 unknown",
        f"dataset 2026.1+acme.1, {old.digest}",
        f"dataset 2026.1+acme.2, {new.digest}",
    ]

    assert (1, "") == (status, err)
    assert expected == lines


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("name", ["moved.json", "moved.jsonl.gz"])
def test_the_register_is_written(run: Run, old: Dataset, new: Dataset, name: str) -> None:
    """`-o` writes the register of the migration, all of it: what was not renamed is what it was."""
    status, out, _ = run("migrate", "register.json", "--from", "old", "--to", "new", "-o", name)
    written = wsis.read_register(name).register

    assert (1, f"{name}: 2 projects") == (status, out.splitlines()[-1])
    assert wsis.migrate(TAGGED, old, new).register == written
    assert [("C3", "C4"), ("C4", "M2", "M3")] == [project.action_lines for project in written]


@pytest.mark.usefixtures("given")
def test_json_is_the_migration(run: Run, old: Dataset, new: Dataset) -> None:
    """`--json` prints what the library finds, with both digests and the projects of each tag, and nothing else."""
    status, out, err = run("migrate", "register.json", "--from", "old", "--to", "new", "-o", "moved.json", "--json")

    assert (1, "") == (status, err)
    assert wsis.migrate(TAGGED, old, new).data == json.loads(out)
    assert Path("moved.json").exists()


@pytest.mark.usefixtures("given")
def test_what_a_format_cannot_hold_is_told(run: Run) -> None:
    """A format that cannot hold all of a project says so, whether its name or `--format` chose it."""
    arguments = ("migrate", "register.json", "--from", "old", "--to", "new")
    named, chosen = run(*arguments, "-o", "moved.csv"), run(*arguments, "-o", "moved", "--format", "csv")

    assert "moved.csv: action_lines: " in named[2]
    assert "moved: action_lines: " in chosen[2]
    assert Path("moved.csv").read_bytes() == Path("moved").read_bytes()


@pytest.mark.usefixtures("given")
def test_tables_are_migrated_too(run: Run, old: Dataset, new: Dataset) -> None:
    """The own codes of the dataset that is left are read from a table as from JSON, and written as what they became."""
    wsis.write_register(TAGGED, "register.csv")
    arguments = ("--from", "old", "--to", "new")
    table, whole = (run("migrate", f"register.{form}", *arguments, "--json") for form in ("csv", "json"))
    codes = [[each["code"] for each in json.loads(out)["tags"] if each["code"] != "99"] for _, out, _ in (table, whole)]
    run("migrate", "register.csv", *arguments, "-o", "moved.csv")
    written = wsis.read_register("moved.csv", dataset=new).register
    expected = wsis.migrate(TAGGED, old, new).register

    assert ["C3", "M1", "M2", "M3"] == codes[0] == codes[1]
    assert [("C3", "C4"), ("C4", "M2")] == [project.action_lines for project in written]
    assert expected[0] == written[0]


def test_a_register_that_keeps_all_its_tags(run: Run, tmp_path: Path) -> None:
    """Where every tag is kept there is nothing to look at: the status is 0. `--to` is the newest version."""
    ds = wsis.load()
    register = tmp_path / "register.csv"
    register.write_text('title,al,sdg\nRadio,C9,"9, 16"\n', encoding="utf-8")
    status, out, err = run("migrate", register, "--from", ds.version)

    assert (0, "") == (status, err)
    assert f"tags of 1 project: 3 kept\ndataset {ds.version}, {ds.digest}\n" == out


@pytest.mark.usefixtures("given")
def test_renamed_tags_need_no_look(run: Run, new: Dataset) -> None:
    """Where tags are kept or renamed, the status is 0."""
    wsis.write_register(TAGGED[:1], "kept.json")
    status, out, _ = run("migrate", "kept.json", "--from", "old", "--to", "new", "-o", "moved.json")

    assert 0 == status
    assert "1 kept, 1 renamed" in out
    assert 1 == len(wsis.coverage(new, wsis.read_register("moved.json").register, of=ActionLine).covered) - 1


def test_what_was_not_read_is_told(run: Run, tmp_path: Path) -> None:
    """A cell that was not read is missing in what is written, so the status is 1, and it is said."""
    register = tmp_path / "register.csv"
    register.write_text("title,al\nRadio,C9 and C12\n", encoding="utf-8")
    status, out, err = run("migrate", register, "--from", wsis.DATA_VERSION, "-o", tmp_path / "moved.csv")

    assert (1, "register.csv: 1 row gave 1 project, with 1 problem: see wsis check\n") == (status, err)
    assert "tags of 1 project: 1 kept" in out


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize(
    "arguments, expected",
    [
        (("--from", "old", "-o", "register.json"), "register.json: the file to write is the one to read"),
        (("--from", "old", "--format", "csv"), "--format is that of a file: name it with --output"),
        (("--from", "2031.2"), "no dataset '2031.2' in this release"),
        (("--from", "old", "--to", "2031.2"), "no dataset '2031.2' in this release"),
        (("--from", "old", "-o", "moved.pdf"), "moved.pdf, format: no format to write"),
        ((), "Missing option '--from'"),
    ],
)
def test_what_is_refused(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    """Input at fault is one line and status 2, and nothing was written or printed before."""
    before = Path("register.json").read_bytes()
    status, out, err = run("migrate", "register.json", *arguments)

    assert (2, "") == (status, out)
    assert expected in err
    assert before == Path("register.json").read_bytes()
    assert {"new", "old", "register.json"} == {path.name for path in Path().iterdir()}
