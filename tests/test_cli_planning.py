"""`wsis roadmap`: one road map on the screen or in a file, or all of them in a folder."""

import json
from pathlib import Path

import pytest

import wsis
from tests.commands import Run
from wsis.roadmaps.data import roadmap_data
from wsis.roadmaps.document import roadmap_markdown
from wsis.roadmaps.paging import roadmap_html

EXAMPLE = Path(__file__).parent.parent / "examples" / "wsis_prizes.csv"
INDICATORS = """code,name,unit,value,year,source,target
17.8.1,People online,%,67.6,2024,ITU,17.8
GCI,Cybersecurity index,points,64,2024,ITU,
15.1.1,Forest area,%,31,2020,FAO,15.1
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two registers and a table of measurements."""
    (tmp_path / "now.csv").write_text("id,title,al,sdg\n1,Drill,C5,9.c\n2,Radio,C9,16\n", encoding="utf-8")
    (tmp_path / "then.csv").write_text("id,title,al,sdg\n1,Drill,C5,\n3,Fibre,C5,\n", encoding="utf-8")
    (tmp_path / "indicators.csv").write_text(INDICATORS, encoding="utf-8")
    return tmp_path


def test_the_screen_shows_what_names_the_line(run: Run) -> None:
    """Without a file to write, a table shows what is linked by name, the rule and the digest."""
    status, out, err = run("roadmap", "C5", "--register", EXAMPLE)

    assert 0 == status
    assert "Road map of C5: Confidence and security\nITU (lead, 2025)\n" in out
    assert "9.c " in out
    assert "11a " in out
    assert "7 of 141 projects of the register declare this line." in out
    assert wsis.load().digest in "".join(out.split())
    assert "wsis_prizes.csv: 157 rows gave 141 projects, with 20 problems: see wsis check\n" == err


def test_the_screen_without_a_register(run: Run) -> None:
    """Without a register the road map is what the matrices link."""
    status, out, _ = run("roadmap", "C9", "--no-blanket")

    assert 0 == status
    assert "No register was given" in out
    assert (
        "4 SDG targets and 8 commitments of the Compact are linked to this line; blanket rows are left out."
        in " ".join(out.split())
    )
    assert "only implied" not in out


@pytest.mark.usefixtures("files")
def test_the_screen_shows_what_was_given(run: Run) -> None:
    """Measurements and changes since an earlier register are shown, and only where there is something to show."""
    given = ("--register", "now.csv", "--since", "then.csv", "--measurements", "indicators.csv")
    shown, bare, same = (
        run("roadmap", "C5", *options)[1] for options in (given, given[:2], (*given[:2], "--since", "now.csv"))
    )

    assert "67.6" in shown
    assert "removed from the line" in shown
    assert "Declared now and not then: SDG 9, target 9.c." in shown
    assert "Measurements" not in bare
    assert "What changed" not in bare
    assert "Nothing changed for this line." in same


def test_json_is_the_road_map(run: Run, ds: wsis.Dataset, files: Path) -> None:
    """`--json` prints what the library makes of the same files."""
    status, out, _ = run(
        "roadmap", "C5", "--register", "now.csv", "--since", "then.csv", "--measurements", "indicators.csv", "--json"
    )
    now, then = (wsis.read_register(files / f"{name}.csv").register for name in ("now", "then"))
    measurements = wsis.read_measurements(ds, files / "indicators.csv")
    plan = wsis.roadmap(ds, "C5", now, since=then, measurements=measurements)

    assert (0, roadmap_data(plan)) == (status, json.loads(out))
    assert ([], ["3"]) == tuple(
        [each["id"] for each in json.loads(out)["changes"][name]] for name in ("added", "removed")
    )


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_files_by_their_ending(run: Run, ds: wsis.Dataset, files: Path, form: str) -> None:
    """`-o` writes the format that the name tells, and says what is in it."""
    status, out, _ = run("roadmap", "C5", "--register", "now.csv", "-o", f"c5.{form}")
    plan = wsis.roadmap(ds, "C5", wsis.read_register(files / "now.csv").register)
    text = (files / f"c5.{form}").read_text(encoding="utf-8")

    assert (
        0,
        f"c5.{form}: 90 linked nodes, 1 project, 87 gaps; no project declares any commitment of the Compact\n",
    ) == (status, out)
    assert (
        text == {"html": roadmap_html, "md": roadmap_markdown}[form](ds, plan) if form != "json" else json.loads(text)
    )


def test_a_file_without_a_register(run: Run) -> None:
    """Where nothing was counted, no number of projects is told."""
    assert (0, "c9.md: 53 linked nodes\n", "") == run("roadmap", "C9", "-o", "c9.md")


@pytest.mark.parametrize("form", [None, "md", "json"])
def test_all_lines(run: Run, files: Path, form: str | None) -> None:
    """`--all` makes a file for each line and an index, and says which measurement no line takes."""
    options = ["--format", form] if form else []
    status, out, err = run(
        "roadmap", "--all", "--register", "now.csv", "--measurements", "indicators.csv", "-o", "plans", *options
    )
    ending = form or "html"

    assert (0, f"plans/index.{ending}: 18 road maps\n") == (status, out)
    assert 19 == len([*(files / "plans").iterdir()])
    assert "measurement '15.1.1': no line is linked to target 15.1, so no file has it\n" == err
    shown = {
        name: (files / "plans" / f"{name}.{ending}").read_text(encoding="utf-8").count("People online")
        for name in ("c5", "c9")
    }
    assert {"c5": 1, "c9": 0} == shown
    assert "Cybersecurity index" in (files / "plans" / f"c9.{ending}").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["C5", "--all"], "name an action line, such as C5, or give --all, and not both"),
        ([], "name an action line, such as C5, or give --all, and not both"),
        (["C5", "--format", "md"], "--format goes with --all"),
        (["C5", "--json", "-o", "x.json"], "--json prints one road map"),
        (["--all", "--json", "-o", "x"], "--json prints one road map"),
        (["--all"], "--all writes a folder: name it with --output"),
        (["--all", "-o", "now.csv"], "--all writes a folder: name it with --output"),
        (["C5", "--since", "now.csv"], "--since: name the later register too"),
        (["C5", "-o", "c5.pdf"], "c5.pdf: no format of a road map"),
        (["C7"], "C7-e-government, C7-e-business"),
        (["C12"], "'C12' is not a code of framework 'action-line'"),
        (["C5", "--register", "none.csv"], "none.csv: No such file or directory"),
        (["C5", "--measurements", "now.csv"], "now.csv, row 1, id: no such column"),
    ],
)
def test_what_does_not_go_together_is_refused(run: Run, files: Path, arguments: list[str], message: str) -> None:
    """A command that contradicts itself, or a file that is not there, is one clear line and status 2."""
    before = {path.name for path in files.iterdir()}
    status, out, err = run("roadmap", *arguments)

    assert (2, "") == (status, out)
    assert message in err
    assert before == {path.name for path in files.iterdir()}


@pytest.mark.parametrize("option", ["--register", "--since", "--measurements"])
def test_nothing_is_written_onto_what_is_read(run: Run, files: Path, option: str) -> None:
    """A file that is read is not overwritten, neither by one road map nor by all."""
    inputs = {"--register": "now.csv", "--since": "then.csv", "--measurements": "indicators.csv"}
    (files / inputs[option]).rename(files / "c5.json")
    inputs[option] = "c5.json"
    given = [each for pair in inputs.items() for each in pair]
    before = (files / "c5.json").read_bytes()

    for target in (["C5", "-o", "c5.json"], ["--all", "-o", ".", "--format", "json"]):
        status, _, err = run("roadmap", *target, *given)
        assert (2, True) == (status, "c5.json: the file to write is one to read" in err)
    assert before == (files / "c5.json").read_bytes()


def test_the_file_is_told_how_to_be_read(run: Run, files: Path) -> None:
    """Columns and encodings are told of registers as in every command."""
    (files / "projekte.csv").write_text("Projekt;Linie\nHörfunk;C9\n", encoding="cp1252")
    told = ["--column", "Projekt=title", "--column", "Linie=action_lines", "--encoding", "cp1252"]
    _, out, _ = run("roadmap", "C9", "--register", "projekte.csv", *told, "--json")

    assert ["Hörfunk"] == [each["title"] for each in json.loads(out)["projects"]]
