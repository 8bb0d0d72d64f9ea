"""The report: its facts are those of the library, and all of them stand on its page, whatever strangers write."""

import os
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast, get_args

import attrs
import pytest
from hypothesis import given, settings

import wsis
from tests.strategies import RELATED
from wsis import (
    ActionLine,
    Commitment,
    Coverage,
    Dataset,
    Goal,
    InvalidInputError,
    MissingExtraError,
    Organization,
    Participation,
    Problem,
    Project,
    ReadResult,
    Region,
    Register,
    Target,
    UnknownTagsError,
)
from wsis.nodes import NODE_TYPES
from wsis.pages.rendering import _environment
from wsis.pages.words import Words, words_of
from wsis.placements import Placing
from wsis.register import Grouping
from wsis.reporting.facts import By, Implied
from wsis.reporting.page import MOST_PRINTED, MOST_PROBLEMS, page_of
from wsis.strategies import placed_registers, read_results, registers, reports

SOURCE = Path(wsis.__file__).parent
TEMPLATES = sorted(path for room in ("pages", "reporting") for path in (SOURCE / room / "templates").glob("*.html"))
EXAMPLE = Path(__file__).parent.parent / "examples" / "wsis_prizes.csv"
GROUPINGS = get_args(Grouping)
PLACES: tuple[Placing, ...] = ("region", "subregion", "country_group")
VOID = {"input", "link", "meta"}
# Each example counts three crosstabs and eleven coverages, and a page of it is half a megabyte.
SOME, FEW = settings(max_examples=25), settings(max_examples=6)

HOSTILE = [
    "<script>alert(1)</script>",
    "</style>",
    "</script>",
    "a & b",
    '"onclick="',
    "{{ 7 * 7 }}",
    "\x00\ud800",
    "&lt;",
]
RICH = ReadResult(
    register=Register(
        [
            Project(
                id="P-1",
                title="Radio by the lake",
                url="https://example.org/radio",
                kind="pilot",
                status="ongoing",
                countries=["KE", "BD", "Peru"],
                organizations=[Organization(name="Lakeside", type="charity")],
                participations=[Participation(year=2020, result="winner"), Participation(year=2024)],
                action_lines=["C7", "C9", "C10"],
                goals=["3", "16"],
                targets=["9.c", "17.9"],
                commitments=["11a", "25a", "35b"],
            ),
            *(
                Project(id=f"P-{place}", title=title, url="javascript:alert(1)", action_lines=["C11"])
                for place, title in enumerate(HOSTILE, start=2)
            ),
            Project(id="P-0", title="Untagged"),
        ]
    ),
    problems=(
        Problem(file="register.csv", row=7, line=9, column="al", value="C12", message="unknown line", suggestion="C11"),
        Problem(message="an odd end"),
    ),
    rows=12,
)


class Page(HTMLParser):
    """What a page is made of: its texts, its elements, and what is not closed as it was opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without a content."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Hold the end of an element to its begin."""
        if self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        """Note a text that is read."""
        if self.open and self.open[-1] not in {"script", "style"}:
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All that is read."""
        return " ".join(" ".join(self.texts).split())

    def all(self, attribute: str) -> list[str]:
        """List the values of an attribute."""
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]


@pytest.fixture(scope="module")
def rich() -> wsis.Report:
    """A report with something in every part."""
    return wsis.report(wsis.load(), RICH, group_by="country", title="<b>Title</b>", source="<b>list</b>.csv")


def shown(text: str) -> str:
    """Write a text as a page shows it: blanks made one, and what no page can hold by its number."""
    return " ".join(
        re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", lambda m: ascii(m[0])[1:-1], text).split()
    )


# Facts ---------------------------------------------------------------------------------------------------------------


@SOME
@given(reports())
def test_declared_and_implied_are_those_of_coverage(report: wsis.Report) -> None:
    """Every coverage of a report is what `wsis.coverage` gives for its question; declared and implied stand apart."""
    ds, register = wsis.load(), report.facts.register

    assert list(NODE_TYPES) == [reach.framework for reach in report.facts.reaches]
    for reach in report.facts.reaches:
        kind = NODE_TYPES[reach.framework]

        assert wsis.coverage(ds, register, of=kind) == reach.declared
        assert [counted_again(ds, register, each) for each in reach.coverages] == list(reach.coverages)


def counted_again(ds: Dataset, register: Register, result: Coverage) -> Coverage:
    """Count what an implied coverage counts, from the outside."""
    question = result.question
    assert question.via
    return wsis.coverage(
        ds, register, of=NODE_TYPES[question.of], via=NODE_TYPES[question.via], blanket=question.blanket
    )


@SOME
@given(reports())
def test_everything_implied_is_there(report: wsis.Report) -> None:
    """A report follows the matrices from action lines and SDGs, where any are declared, blanket links apart."""
    ds, register = wsis.load(), report.facts.register
    declared = [
        kind for kind in (ActionLine, Goal) if any(row.count for row in wsis.coverage(ds, register, of=kind).rows)
    ]
    blanket = {matrix.id for matrix in ds.matrices if any(link.blanket for link in matrix.links)}
    for reach in report.facts.reaches:
        kind = NODE_TYPES[reach.framework]

        assert [via.framework for via in declared if via in RELATED[kind]] == [
            each.every.question.via for each in reach.implied
        ]
        for way in reach.implied:
            assert way.every.question.via
            without = wsis.coverage(ds, register, of=kind, via=NODE_TYPES[way.every.question.via], blanket=False)

            assert bool(blanket & {*without.question.matrices}) == (way.named is not None)
            assert [row.count for row in without.rows] == [row.count for row in way.firm.rows]


@SOME
@given(reports())
def test_gaps_are_what_no_project_declares(report: wsis.Report) -> None:
    """Every node that is missing is a gap, told by what comes nearest to it, with the numbers of projects."""
    for reach in report.facts.reaches:
        firm, every = ({node for way in reach.implied for node in covered(way)} for covered in (_firmly, _anyhow))
        expected = [
            "implied" if node in firm else "blanket" if node in every else "nothing" for node in reach.declared.missing
        ]

        assert list(reach.declared.missing) == [gap.node for gap in reach.gaps]
        assert expected == [gap.nearness for gap in reach.gaps]
        for gap in reach.gaps:
            counts = [row.count for each in reach.coverages for row in each.rows if row.node == gap.node]

            assert counts == list(gap.implied)


def _firmly(way: Implied) -> tuple[wsis.Node, ...]:
    return way.firm.covered


def _anyhow(way: Implied) -> tuple[wsis.Node, ...]:
    return way.every.covered


@SOME
@given(reports())
def test_crosstabs_are_those_of_the_library(report: wsis.Report) -> None:
    """Pairs are counted by `wsis.crosstab`, and a pair is called blanket where its only link is."""
    ds = wsis.load()
    for kind, found in zip((Goal, Target, Commitment), (report.facts.goals, *report.facts.pairs), strict=True):
        links = [link for node in ds.all(ActionLine) for link in wsis.links(ds, node, to=kind)]

        assert wsis.crosstab(ds, report.facts.register, rows=ActionLine, columns=kind) == found.crosstab
        assert {(link.source, link.target) for link in links if link.blanket} == found.blanket


@SOME
@given(registers())
def test_projects_are_counted_by_what_they_share(register: Register) -> None:
    """Every group that the register knows is counted by `count_by`; years stand in their order."""
    groups = {each.group: each.counts for each in wsis.report(wsis.load(), register).facts.groups}
    counted = {group: register.count_by(group) for group in GROUPINGS}
    years = [value for value, _ in groups.get("year", ()) if value is not None]

    assert [group for group in GROUPINGS if {value for value, _ in counted[group]} - {None}] == list(groups)
    assert all(sorted(map(str, counts)) == sorted(map(str, counted[group])) for group, counts in groups.items())
    assert sorted(years) == years


@pytest.mark.parametrize("group", GROUPINGS)
@FEW
@given(register=registers())
def test_groups_reach_what_their_projects_reach(group: Grouping, register: Register) -> None:
    """A row of the table of groups is the coverage of the register of that group alone."""
    ds = wsis.load()
    facts = wsis.report(ds, register, group_by=group).facts
    assert facts.breakdown

    assert register.count_by(group) == tuple((row.value, row.projects) for row in facts.breakdown.rows)
    for row in facts.breakdown.rows:
        alone = register.where(lambda project: row.value in dict(Register([project]).count_by(group)))  # noqa: B023 - used at once
        for question, reached in zip(facts.breakdown.questions, row.reached, strict=True):
            via = NODE_TYPES[question.via] if question.via else None
            expected = wsis.coverage(ds, alone, of=NODE_TYPES[question.of], via=via, blanket=question.blanket)

            assert len(expected.covered) == reached


@pytest.mark.parametrize("by", PLACES)
@FEW
@given(register=placed_registers())
def test_places_reach_what_their_projects_reach(by: Placing, register: Register) -> None:
    """A row of a table of places is the coverage of that group, and the last one of the projects in none."""
    ds = wsis.load()
    groups = wsis.group(ds, register, by=by)
    facts = wsis.report(ds, register, group_by=by).facts
    assert facts.breakdown
    expected: list[tuple[str | None, Register]] = [(group.name, group.register) for group in groups]
    expected += [(None, groups.unplaced)] if groups.unplaced else []

    assert [(name, len(part)) for name, part in expected] == [(row.value, row.projects) for row in facts.breakdown.rows]
    for row, (_, part) in zip(facts.breakdown.rows, expected, strict=True):
        for question, reached in zip(facts.breakdown.questions, row.reached, strict=True):
            via = NODE_TYPES[question.via] if question.via else None
            alone = wsis.coverage(ds, part, of=NODE_TYPES[question.of], via=via, blanket=question.blanket)

            assert len(alone.covered) == reached


@SOME
@given(placed_registers())
def test_places_are_those_of_the_library(register: Register) -> None:
    """Regions, each with its subregions, and groups of countries are those of `wsis.group`, and so are their rules."""
    ds = wsis.load()
    regions, subregions, groups = (wsis.group(ds, register, by=by) for by in PLACES)
    places = wsis.report(ds, register).facts.places

    assert bool(places) == any(project.countries for project in register)
    if places:
        assert list(regions) == [region for region, _ in places.regions]
        assert list(subregions) == [part for _, parts in places.regions for part in parts]
        assert all(ds.get(Region, part.code).parent == whole.code for whole, parts in places.regions for part in parts)
        assert (groups, regions.unplaced, ()) == (places.country_groups, places.unplaced, places.unknown)
        assert (regions.rule, subregions.rule, groups.rule) == places.rules


def test_countries_have_names(ds: Dataset) -> None:
    """A country stands by its name, with its code, in the language of the page; the sources of names are cited."""
    report = wsis.report(ds, LISTED, group_by="country")
    english, french = words_of("wsis.reporting"), {**words_of("wsis.reporting").entries, "language": "fr"}

    for words, name in ((english, "Senegal"), (Words(french), "Sénégal")):
        page = page_of(report.facts, words=words)

        assert 2 == page.count(f'<th scope="row">{name} <span class="muted">SN</span></th>')
        assert f'<span title="SN">{name}</span>' in page
    assert {"unsd-m49", "country-codes"} <= {document.id for document in report.facts.documents}


def test_groups_of_countries_have_their_day_and_notes(ds: Dataset) -> None:
    """Who is least developed is told by the day of the list, and what was said of it since stands beside."""
    page = Page(wsis.report(ds, LISTED).html).text
    notes = [
        (country.title, each) for code in ("SB", "SN") for country in [ds.country(code)] for each in country.groups
    ]

    assert "Least developed countries LDC 1 50.0%" in page
    assert "As listed on 2026-02-11." in page
    assert [] == [name for name, each in notes if each.note and f"{name}, {each.group}: {each.note}" not in page]
    assert any(each.note for _, each in notes)


def test_unknown_countries_are_told(ds: Dataset) -> None:
    """What the dataset does not have is no error in a report: it counts in no region, and is listed."""
    names = [["<b>Far</b>", "KE"], ["<b>Far</b>"], ["Pacific"], []]
    register = Register(Project(id=str(at), title="Radio", countries=each) for at, each in enumerate(names))
    report = wsis.report(ds, register, group_by="region")
    page = Page(report.html).text
    assert report.facts.places
    assert report.facts.breakdown

    assert (("<b>Far</b>", 2), ("Pacific", 1)) == report.facts.places.unknown
    assert (None, 3) == (report.facts.breakdown.rows[-1].value, report.facts.breakdown.rows[-1].projects)
    assert "in none of these 3 75.0%" in page
    assert "Countries that the dataset does not have: 2" in page
    assert "Country Projects <b>Far</b> 2 Pacific 1" in page


def test_registers_without_a_known_country_have_no_regions(ds: Dataset) -> None:
    """Where the dataset has none of the countries of a register, no region is listed with nothing in it."""
    page = Page(wsis.report(ds, Register([Project(id="1", title="Radio", countries=["Far away"])])).html).text

    assert "Countries that the dataset does not have: 1" in page
    assert "Region and subregion" not in page
    assert "Names of countries" not in page


def test_a_dataset_without_countries_has_no_places() -> None:
    """With a dataset from before there were countries, codes stay codes, and there are no regions to group by."""
    old = wsis.load("2026.1")
    report = wsis.report(old, LISTED, group_by="country")

    assert report.facts.places is None
    assert '<th scope="row">SN</th>' in report.html
    assert "Region and subregion" not in report.html
    assert "Names of countries" not in report.html
    with pytest.raises(InvalidInputError, match=r"dataset 2026\.1 has no countries"):
        wsis.report(old, LISTED, group_by="region")


def test_tables_of_groups_keep_declared_and_implied_apart(rich: wsis.Report) -> None:
    """A table of groups has lines, SDGs, targets and commitments, and of the last two what is implied, way by way."""
    assert rich.facts.breakdown
    asked = [(each.of, each.via, each.blanket) for each in rich.facts.breakdown.questions]

    assert [
        ("action-line", None, True),
        ("goal", None, True),
        ("target", None, True),
        ("target", "action-line", True),
        ("commitment", None, True),
        ("commitment", "action-line", True),
        ("commitment", "action-line", False),
        ("commitment", "goal", True),
        ("commitment", "goal", False),
    ] == asked


@pytest.mark.parametrize("name", [*HOSTILE, "list.csv", ""])
def test_the_head_names_the_register(ds: Dataset, name: str) -> None:
    """The head says what the register is called, whatever that is, and nothing of it where nobody said."""
    named, unnamed = (wsis.report(ds, Register(), source=source) for source in (name, None))

    assert (name, None) == (named.facts.source, unnamed.facts.source)
    assert shown(f"Register: {name} wsis dataset") in Page(named.html).text
    assert "Register:" not in unnamed.html


def test_unknown_groups_and_tags_are_refused(ds: Dataset) -> None:
    """A group that there is not, and a tag that the dataset does not know, are errors that say so."""
    with pytest.raises(InvalidInputError, match=r"no group of projects: 'contry' \(one of country, year, "):
        wsis.report(ds, Register(), group_by="contry")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    with pytest.raises(UnknownTagsError, match="no goal of dataset"):
        wsis.report(ds, Register([Project(id="1", title="Radio", goals=["18"])]))


@SOME
@given(read_results())
def test_nothing_of_the_reading_is_lost(result: ReadResult) -> None:
    """A report holds the register, the rows and every problem; of a register alone it claims nothing of its reading."""
    ds = wsis.load()
    read, alone = wsis.report(ds, result), wsis.report(ds, result.register)

    assert result == ReadResult(register=read.facts.register, problems=read.facts.problems, rows=read.facts.rows or 0)
    assert (None, ()) == (alone.facts.rows, alone.facts.problems)
    assert (ds.version, ds.digest) == (read.dataset_version, read.dataset_digest)
    assert all(
        len(str(number)) and f"{number} " in repr(read) for number in (len(result.register), len(result.problems))
    )


# The page ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tags, expected",
    [
        ({}, ""),
        ({"targets": ["17.6", "9.c"]}, "9.c, 17.6"),
        ({"objectives": ["1", "follow-up"]}, "objective 1, objective follow-up"),
        ({"commitments": ["11a", "25a"]}, "11a, 25a"),
        ({"targets": ["9.c"], "objectives": ["2"], "commitments": ["11a"]}, "9.c, objective 2, 11a"),
        ({"targets": ["9.c"], "commitments": ["11a"]}, "9.c, 11a"),
        ({"objectives": ["2"], "commitments": ["11a"]}, "objective 2, 11a"),
    ],
)
def test_every_tag_of_a_project_stands_in_its_row(ds: Dataset, tags: Any, expected: str) -> None:  # noqa: ANN401 - of any framework
    """A project that declares targets, objectives or commitments alone does not look untagged."""
    html = wsis.report(ds, Register([Project(id="P-1", title="Radio", **tags)])).html
    (row,) = re.findall(r"<tr><th scope=\"row\">P-1</th>.*</tr>", html)

    assert expected == re.findall(r"<td[^>]*>([^<]*)</td>", row)[3]


@FEW
@given(read_results(max_size=3))
def test_everything_stands_on_the_page(result: ReadResult) -> None:
    """Every project, problem, gap and rule is text on the page, whatever it is made of; the page is well formed."""
    report = wsis.report(wsis.load(), result)
    page = Page(report.html)
    said = [problem.message for problem in result.problems] + [problem.path for problem in result.problems]
    said += [text for project in result.register for text in (project.id, project.title)]
    said += [gap.node.name for reach in report.facts.reaches for gap in reach.gaps]
    said += [each.rule for reach in report.facts.reaches for each in (reach.declared, *reach.coverages)]

    assert ([], []) == (page.wrong, page.open)
    assert [] == [text for text in said if shown(text) not in page.text]
    assert "\r" not in report.html


def test_strangers_write_text_only(rich: wsis.Report) -> None:
    """Nothing that a register says is markup, a script, a handler, a style or a link to anything but the web."""
    page = Page(rich.html)
    names = Counter(tag for tag, _ in page.elements)
    attributes = {name for _, found in page.elements for name in found}

    assert (1, 1) == (names["script"], names["style"])
    assert set() == {name for name in attributes if name.startswith("on")} | ({"style", "src"} & attributes)
    assert set() == {link for link in page.all("href") if not re.match(r"https?://|#[a-z]", link)}
    assert "https://example.org/radio" in page.all("href")
    assert [] == [text for text in HOSTILE if shown(text) not in page.text]
    assert "<b>Title</b>" in page.text


def test_the_policy_lets_run_what_is_there_and_nothing_else(rich: wsis.Report) -> None:
    """The policy in the head names the style and the script by their hashes, and allows nothing else."""
    (policy,) = [found["content"] for _, found in Page(rich.html).elements if "http-equiv" in found]
    contents = {tag: re.search(rf"<{tag}>(.*?)</{tag}>", rich.html, re.DOTALL) for tag in ("style", "script")}
    hashes = {tag: b64encode(sha256(found[1].encode()).digest()).decode() for tag, found in contents.items() if found}

    assert (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    ) == policy
    assert all(found and len(found[1]) < 4000 for tag, found in contents.items() if tag == "script")


def test_the_same_register_gives_the_same_bytes() -> None:
    """A report is the same byte by byte in every process, whatever the order of its sets."""
    program = (
        "import hashlib, wsis; from wsis.nodes import ActionLine; "
        "project = wsis.Project(id='1', title='Radio', action_lines=['C9'], goals=['16'], commitments=['11a']); "
        "made = wsis.report(wsis.load(), wsis.Register([project]), group_by='country'); "
        "print(hashlib.sha256(made.html.encode()).hexdigest())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-W", "error", "-c", program],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "12"
    }

    assert 1 == len(printed)


def test_codes_stand_and_sort_in_definition_order(rich: wsis.Report) -> None:
    """C10 follows C9 where lines are listed, and what they sort by says so."""
    (table,) = re.findall(r'<table id="nodes-action-line".*?</table>', rich.html, re.DOTALL)
    rows = re.findall(r'<th scope="row" data-sort="(\d+)"><span class="code">([^<]+)</span>', table)

    assert [(str(place), line.code) for place, line in enumerate(wsis.load().action_lines)] == rows


def test_problems_have_their_place_value_and_hint(rich: wsis.Report) -> None:
    """A problem says where it is, what stands there, what is wrong and what to do; the value is cut when it is long."""
    assert "register.csv, row 7 (line 9), al C12 unknown line C11" in Page(rich.html).text


@pytest.mark.parametrize("over", [0, 1])
def test_too_many_problems_are_counted(over: int) -> None:
    """Up to a bound every problem is listed; the page says how many are beyond it."""
    problems = tuple(Problem(message=f"fault {number}.") for number in range(MOST_PROBLEMS + over))
    text = Page(wsis.report(wsis.load(), ReadResult(register=Register(), problems=problems, rows=0)).html).text

    assert f"fault {MOST_PROBLEMS - 1}." in text
    assert f"fault {MOST_PROBLEMS}." not in text
    assert bool(over) == ("The first 1,000 are listed; 1 more are counted here" in text)


@pytest.mark.parametrize("projects, expected", [(MOST_PRINTED, False), (MOST_PRINTED + 1, True)])
def test_long_lists_of_projects_are_not_printed(projects: int, expected: bool) -> None:  # noqa: FBT001 - parametrized
    """A register that would fill many sheets is folded on paper too, and the page says so."""
    register = Register(Project(id=str(number), title="Radio") for number in range(projects))
    html = wsis.report(wsis.load(), register).html

    assert expected == ('<details class="fold long">' in html) == ("Folded here, and not printed" in html)


def test_a_dataset_without_matrices_and_documents(ds: Dataset) -> None:
    """Of a dataset that links nothing, nothing is implied and no pair is spoken of; a document is cited by its id."""
    bare = attrs.evolve(ds, matrices=(), documents=(), corrections=())
    report = wsis.report(bare, RICH)

    assert [()] * 6 == [reach.implied for reach in report.facts.reaches]
    assert report.facts.goals.crosstab.silent
    assert "A-RES-70-1, Goal 1" in Page(report.html).text
    assert 3 == Page(report.html).text.count("No matrix of this dataset relates the two. Projects declare ")
    assert "WSIS–SDG matrix" not in report.html
    assert "that the matrix links" not in report.html


@pytest.mark.parametrize("lines, expected", [(["C7-e-health"], []), (["C7"], [("C7", "3", 1)])])
def test_pairs_of_applications_count_once(ds: Dataset, lines: list[str], expected: list[tuple[str, str, int]]) -> None:
    """What a project declares of an application is no pair of C7 too, of which no matrix speaks."""
    register = Register([Project(id="1", title="Clinics", action_lines=lines, goals=["3"])])
    report = wsis.report(ds, register)
    found = [(cell.row.code, cell.column.code, cell.count) for cell in report.facts.goals.silent]

    assert expected == found
    assert f"{len(expected)} seen where the matrix does not speak of the pair." in Page(report.html).text


@SOME
@given(registers())
def test_pairs_that_no_matrix_speaks_of(register: Register) -> None:
    """Pairs of which the matrix does not speak are those of the crosstab; C7 counts as far as it is declared alone."""
    alone = register.where(lambda project: not any(code.startswith("C7-") for code in project.action_lines))
    for each in (report := wsis.report(wsis.load(), register)).facts.pairs:
        kind = NODE_TYPES[each.crosstab.columns[0].framework]
        bare = wsis.crosstab(wsis.load(), alone, rows=ActionLine, columns=kind)
        expected = [
            found
            for cell in each.crosstab.silent
            if (found := bare.cell(cell.row, cell.column) if cell.row.code == "C7" else cell).count
        ]

        assert expected == list(each.silent)
    assert report.facts.goals.silent == wsis.report(wsis.load(), alone).facts.goals.silent


def test_the_register_of_the_examples(ds: Dataset) -> None:
    """The report of the real register says what was read, and what is implied and missing."""
    text = Page(wsis.report(ds, wsis.read_register(EXAMPLE), group_by="country").html).text

    assert "157 rows of the file gave 141 projects." in text
    assert "0 of 169 80 implied by action lines" in text
    assert "89 neither declared nor implied" in text
    assert "25a Tech companies to respect human rights by due diligence A/RES/79/1 , annex I, para. 25(a)" in text
    assert ds.digest in text


# Words ---------------------------------------------------------------------------------------------------------------

EMPTY = Register()
ONE = ReadResult(register=RICH.register[:1], problems=RICH.problems[:1], rows=1)
UNTAGGED = ReadResult(register=Register([Project(id=id_, title="Radio") for id_ in "12"]), problems=(), rows=2)
PLAIN = Register([Project(id="1", title="Radio", action_lines=["C9"]), Project(id="2", title="Fibre", goals=["9"])])
MANY = ReadResult(
    register=Register(
        Project(id=str(number), title="Radio", action_lines=["C7"]) for number in range(MOST_PRINTED + 1)
    ),
    problems=tuple(Problem(message="wrong") for _ in range(MOST_PROBLEMS + 2)),
    rows=2000,
)
FULL = Register(
    [Project(id="1", title="All", action_lines=[line.code for line in wsis.load().action_lines], objectives=["1"])]
)

ONE_PAIR = Register([Project(id="1", title="Radio", action_lines=["C9"], goals=["16"])])
LISTED = Register([Project(id="1", title="Reefs", countries=["SB", "SN", "TV"]), Project(id="2", title="Ice")])


def marked() -> Words:
    """Make words that say their own names."""
    entries = words_of("wsis.reporting").entries
    return Words({name: " ".join([f"⟦{name}⟧", *re.findall(r"{\w+}", text)]) for name, text in entries.items()})


def pages_of_marks() -> Iterator[str]:
    """Make pages of several registers, whose words say their names."""
    for result in (RICH, ONE, EMPTY, UNTAGGED, PLAIN, MANY, FULL, LISTED):
        yield page_of(wsis.report(wsis.load(), result, group_by="country", source="list").facts, words=marked())
    for result in (EMPTY, RICH, ONE_PAIR):
        yield page_of(wsis.report(attrs.evolve(wsis.load(), matrices=()), result).facts, words=marked())
    for by in get_args(By):
        yield page_of(wsis.report(all_blanket(wsis.load()), RICH, group_by=by).facts, words=marked())


def all_blanket(ds: Dataset) -> Dataset:
    """Make a dataset whose matrices say nothing but "All"."""
    return attrs.evolve(
        ds,
        matrices=tuple(
            attrs.evolve(matrix, links=tuple(attrs.evolve(link, blanket=True) for link in matrix.links))
            for matrix in ds.matrices
        ),
    )


def test_every_word_is_said() -> None:
    """No text for translators is one that no page ever says."""
    said = {name for page in pages_of_marks() for name in re.findall("⟦(.*?)⟧", page)}

    assert set() == set(words_of("wsis.reporting").entries) - said


def data_of(value: object) -> Iterator[str]:
    """List every text that the facts hold."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset | Register):
        for each in value:
            yield from data_of(each)
    elif attrs.has(type(value)):
        yield from data_of(attrs.astuple(cast("attrs.AttrsInstance", value), recurse=False))


def test_the_page_says_nothing_but_words_and_data() -> None:
    """With its words replaced, a page has no letter left but those of the data: templates hold no text of their own."""
    facts = wsis.report(wsis.load(), RICH, group_by="country", source="list.csv").facts
    page = Page(page_of(facts, title="⟦title⟧", words=marked()))
    rules = [each.rule for reach in facts.reaches for each in (reach.declared, *reach.coverages)]
    places = [problem.path for problem in facts.problems]
    data = {shown(text) for text in [*data_of(facts), *rules, *places] if len(text) > 1}
    known = re.compile("|".join(map(re.escape, sorted(data, key=len, reverse=True))))
    attributes = [text for name in ("aria-label", "title", "data-filter", "data-shown") for text in page.all(name)]
    left = {known.sub("", re.sub(r"⟦.*?⟧|{\w+}", "", shown(text))) for text in [*page.texts, *attributes]}

    assert set() == {text for text in left if re.search("[A-Za-z]", text)}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_templates_hold_no_text(template: Path) -> None:
    """Outside of what it computes and of its markup, a template has no letter."""
    source = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert "" == "".join(re.findall("[A-Za-z]", "".join(Page(source).texts)))


# Around the page -----------------------------------------------------------------------------------------------------


def test_reports_are_saved_whole(tmp_path: Path, rich: wsis.Report) -> None:
    """A report is written as UTF-8 under its name, and nothing else is left; where it cannot be written, nothing is."""
    path = rich.save(tmp_path / "report.html")

    assert rich.html.encode() == path.read_bytes()
    with pytest.raises(OSError, match="report"):
        rich.save(tmp_path / "nowhere" / "report.html")
    assert [path] == list(tmp_path.iterdir())


def test_without_jinja2_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch, ds: Dataset) -> None:
    """Without jinja2 the facts are there, and the page says which extra brings what it needs."""
    _environment.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    report = wsis.report(ds, Register())

    assert 6 == len(report.facts.reaches)
    with pytest.raises(MissingExtraError, match=r"^this needs jinja2: pip install 'wsis\[report\]'$"):
        page_of(report.facts)


def test_a_package_that_is_not_installed_has_no_version(monkeypatch: pytest.MonkeyPatch, ds: Dataset) -> None:
    """Where the version of the package is not known, the page does not speak of it."""
    known = wsis.report(ds, Register())
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "meta_path", [each for each in sys.meta_path if not hasattr(each, "find_distributions")])
    unknown = wsis.report(ds, Register())

    assert known.facts.package_version
    assert f"made with wsis {known.facts.package_version}" in Page(known.html).text
    assert unknown.facts.package_version is None
    assert "made with wsis" not in Page(unknown.html).text


def test_reports_are_made_from_a_zip_file(tmp_path: Path) -> None:
    """The package finds its templates, style, script and words in a zip file too."""
    archive = shutil.make_archive(str(tmp_path / "wsis"), "zip", SOURCE.parent, "wsis")
    program = (
        f"import sys; sys.path.insert(0, {archive!r}); import wsis; made = wsis.report(wsis.load(), wsis.Register()); "
        "print(wsis.__file__, len(made.html))"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, capture_output=True, text=True)
    where, _, size = done.stdout.strip().rpartition(" ")

    assert str(Path(archive) / "wsis" / "__init__.py") == where
    assert int(size) > 100_000
