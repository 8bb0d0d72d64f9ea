"""The report in a browser: as a reader opens it, sorts it, filters it, prints it; with and without its script."""

import random
import re
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # it says no types
from playwright.sync_api import Page
from pypdf import PdfReader

import wsis
from tests.browser.conftest import OpenPage, Scheme
from wsis import (
    ActionLine,
    Commitment,
    Country,
    Goal,
    Organization,
    Participation,
    Problem,
    Project,
    ReadResult,
    Register,
    Target,
)

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "wsis_prizes.csv"
LOOKS: list[tuple[Scheme, int]] = [("light", 1200), ("dark", 400)]
#: So long a register of so many countries opens in under this time, in milliseconds, until it is painted.
MANY, COUNTRIES, SOON = 10_000, 200, 2000

ROWS = "table => [...table.tBodies[0].rows].map(row => row.cells[0].textContent.trim())"
PAINTED = """() => new Promise(resolve => requestAnimationFrame(() => setTimeout(() => {
  const [navigation] = performance.getEntriesByType("navigation");
  const paints = performance.getEntriesByType("paint").map(paint => paint.startTime);
  resolve([navigation.loadEventEnd, ...paints]);
})))"""


def register_of(projects: int, *, countries: int) -> Register:
    """Make a register whose projects declare something of every framework, always the same."""
    ds, chance = wsis.load(), random.Random(projects)  # noqa: S311 - nothing secret
    places = ["Far away", *ds.codes(Country)]
    titles = ["Radio by the lake", "Midwives on call", "Library on wheels", "Maize prices by text message"]
    lines, goals, targets, commitments = (
        [node.code for node in ds.all(kind)] for kind in (ActionLine, Goal, Target, Commitment)
    )
    return Register(
        Project(
            id=f"P-{number}",
            title=f"{chance.choice(titles)} {number}",
            url=f"https://example.org/{number}",
            status=chance.choice(["ongoing", "completed"]),
            countries=[places[chance.randrange(countries)]],
            organizations=[Organization(name="One", type=chance.choice(["government", "business"]))],
            participations=[Participation(year=2012 + number % 15, result=chance.choice(["winner", "nominated"]))],
            action_lines=chance.sample(lines[:-4], chance.randrange(3)),
            goals=chance.sample(goals[:12], chance.randrange(3)),
            targets=chance.sample(targets[::4], chance.randrange(3)),
            commitments=chance.sample(commitments[::3], chance.randrange(3)),
        )
        for number in range(projects)
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with something in every part."""
    hostile = Project(
        id="<script>alert(1)</script>", title="</style><script>alert(2)</script>", url="javascript:alert(3)"
    )
    register = Register([*register_of(150, countries=30), hostile])
    problems = [
        Problem(file="register.csv", row=row, column="al", value="C12", message="unknown") for row in range(2, 27)
    ]
    result = ReadResult(register=register, problems=tuple(problems), rows=160)
    made = wsis.report(wsis.load(), result, group_by="country", title="Projects by the lake")
    return made.save(tmp_path_factory.mktemp("report") / "report.html")


@pytest.mark.parametrize("scheme, width", LOOKS)
def test_pages_fit_and_are_accessible(open_page: OpenPage, path: Path, scheme: Scheme, width: int) -> None:
    """Narrow or wide, light or dark, with all parts open, the page fits and nothing bars anybody from reading it."""
    page = open_page(path, width=width, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    barriers = [each for each in Axe().run(page).response["violations"] if each["impact"] in {"serious", "critical"}]

    assert [] == [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in barriers]
    for across in (400, 700, 1200):
        page.set_viewport_size({"width": across, "height": 900})

        assert across == page.evaluate("document.documentElement.scrollWidth")


def test_the_real_register_is_accessible(open_page: OpenPage, tmp_path: Path) -> None:
    """The report of the register of the examples opens, and nothing bars anybody from reading it."""
    page = open_page(wsis.report(wsis.load(), wsis.read_register(EXAMPLE)).save(tmp_path / "report.html"))

    assert [] == [
        each["id"] for each in Axe().run(page).response["violations"] if each["impact"] in {"serious", "critical"}
    ]


def test_tables_sort_in_definition_order(open_page: OpenPage, path: Path) -> None:
    """A heading sorts its table, codes by their place and numbers as numbers, and says how; again turns the order."""
    page = open_page(path)
    table = page.locator("#nodes-action-line")
    codes = [line.code for line in wsis.load().action_lines]
    heading = table.locator("thead th").first

    assert codes == table.evaluate(ROWS)
    table.get_by_role("button", name="Declared").click()
    counts = [int(text) for text in table.locator("tbody td:nth-child(3)").all_text_contents()]
    assert sorted(counts, reverse=True) == counts
    heading.get_by_role("button").click()
    assert (codes, "ascending") == (table.evaluate(ROWS), heading.get_attribute("aria-sort"))
    heading.get_by_role("button").click()
    assert (codes[::-1], "descending") == (table.evaluate(ROWS), heading.get_attribute("aria-sort"))
    assert 1 == table.locator("[aria-sort]").count()


def test_what_is_not_given_sorts_last(open_page: OpenPage, path: Path) -> None:
    """A project without a line stands last however the lines are sorted."""
    page = open_page(path)
    page.locator("summary", has_text="All 151 projects").click()
    table = page.locator("#projects-table")
    lines = "table => [...table.tBodies[0].rows].map(row => row.cells[2].textContent)"
    for _ in range(2):
        table.locator("thead button", has_text="Action lines").click()
        given = [bool(text) for text in table.evaluate(lines)]

        assert sorted(given, reverse=True) == given


def test_tables_are_filtered(open_page: OpenPage, path: Path) -> None:
    """A box keeps the rows that have every word, in any case and order, and says how many those are."""
    page = open_page(path)
    page.locator("summary", has_text="All 151 projects").click()
    table, box = page.locator("#projects-table"), page.get_by_role("searchbox", name="Filter: All 151 projects")
    box.fill("LAKE radio")
    shown = table.locator("tbody tr:visible td:nth-child(2)").all_text_contents()

    assert shown
    assert all(text.startswith("Radio by the lake ") for text in shown)
    assert f"{len(shown)} of 151 rows" == page.locator("details:has(#projects-table) output").text_content()
    box.fill("")
    assert 151 == table.locator("tbody tr:visible").count()


def test_parts_unfold(open_page: OpenPage, path: Path) -> None:
    """What is long is folded at first, and opens where one clicks."""
    page = open_page(path)
    problems = page.locator("#problems")

    assert not problems.is_visible()
    page.locator("summary", has_text="What was not read: 25 problems").click()
    assert problems.is_visible()


def test_the_keyboard_is_enough(open_page: OpenPage, path: Path) -> None:
    """The first key stop skips to the content; a heading sorts and a part unfolds by Enter or the space bar."""
    page = open_page(path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className === 'skip'")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id === 'content'")
    page.locator("summary", has_text="What was not read").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type === 'search'")
    page.keyboard.type("row 25")
    page.keyboard.press("Tab")
    assert "Where" == page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Space")

    assert ["register.csv, row 25, al"] == page.locator("#problems tbody tr:visible th").all_text_contents()
    assert "ascending" == page.locator("#problems th").first.get_attribute("aria-sort")


def test_outlines_are_in_order(open_page: OpenPage, path: Path) -> None:
    """Headings go down step by step under one title, every table has a caption, and every inner link an end."""
    page = open_page(path)
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(each => Number(each.tagName[1]))")
    lost = "[...document.querySelectorAll('a[href^=\"#\"]')].filter(each => !document.querySelector(each.hash)).length"

    assert (1, 1) == (levels[0], levels.count(1))
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert 0 == page.locator("table:not(:has(caption))").count() == page.evaluate(lost)
    assert "en" == page.locator("html").get_attribute("lang")


def test_nothing_hidden_is_needed_without_the_script(open_page: OpenPage, path: Path) -> None:
    """Without the script every row is there, no box or button promises what does not work, and parts still unfold."""
    page = open_page(path, script=False)

    assert 0 == page.locator("button, input").count()
    page.locator("summary", has_text="All 151 projects").click()
    assert 151 == page.locator("#projects-table tbody tr:visible").count()


def sheets(page: Page) -> list[str]:
    """Print a page, and give the text of each sheet."""
    printed = BytesIO(page.pdf(prefer_css_page_size=True))
    return [sheet.extract_text(extraction_mode="layout") for sheet in PdfReader(printed).pages]


@pytest.mark.parametrize("script", [True, False])
def test_prints_have_everything(open_page: OpenPage, path: Path, script: bool) -> None:  # noqa: FBT001 - parametrized
    """On paper folded parts are open, heads of tables stand on each sheet, and addresses are written out."""
    printed = sheets(open_page(path, script=script, scheme="dark"))
    text = " ".join(" ".join(printed).split())
    targets = [sheet for sheet in printed if re.search(r"^\s+(1\.a|7\.1|17\.4) ", sheet, re.MULTILINE)]

    assert "register.csv, row 26, al" in text
    assert "P-149" in text
    assert "<https://docs.un.org/en/A/RES/79/1>" in text
    assert [f"{number} / {len(printed)}" for number in range(1, len(printed) + 1)] == [
        re.findall(r"\d+ / \d+", sheet)[-1] for sheet in printed
    ]
    assert targets
    assert all("Name" in sheet for sheet in targets)
    assert len(printed) < 40


def test_many_projects_open_soon(open_page: OpenPage, tmp_path: Path) -> None:
    """Ten thousand projects of two hundred countries are loaded and painted in under two seconds."""
    made = wsis.report(wsis.load(), register_of(MANY, countries=COUNTRIES), group_by="country")
    page = open_page(made.save(tmp_path / "report.html"))
    times = page.evaluate(PAINTED)
    sys.stdout.write(f"{len(made.html):,} characters, loaded and painted at {[round(time) for time in times]} ms\n")

    assert max(times) < SOON
    page.locator("summary", has_text="All 10,000 projects").click()
    page.get_by_role("searchbox", name="Filter: All 10,000 projects").fill("P-9999")
    assert ["P-9999"] == page.locator("#projects-table tbody tr:visible th").all_text_contents()
