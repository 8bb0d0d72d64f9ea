"""Road maps in a browser: they open from a file, fold, sort, filter and print, narrow and wide, in light and dark."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # it says no types

import wsis
from tests.browser.conftest import OpenPage, Scheme
from tests.browser.shades import shaded
from wsis import Project, Register
from wsis.planning import plannable_lines
from wsis.roadmaps.writing import write_roadmaps


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The road maps of all lines, of a register in which every line has projects."""
    ds = wsis.load()
    lines = plannable_lines(ds)
    register = Register(
        Project(
            id=f"p{place}",
            title=f"<b>Drill</b> {place}",
            url=f"https://example.org/{place}",
            action_lines=[lines[place % len(lines)].code, "C5"],
            targets=["9.c"] if place % 3 else ["1.4"],
            commitments=["11a", "25a"] if place % 2 else ["23a"],
        )
        for place in range(60)
    )
    made = tmp_path_factory.mktemp("roadmaps")
    codes = ("9.c.1", "<b>own</b>")
    given = [wsis.Measurement(code=code, name="Reach", unit="%", value=83, year=2024, source="x") for code in codes]
    plans = [wsis.roadmap(ds, line, register, since=register[:30], measurements=given) for line in lines]
    write_roadmaps(ds, plans, made, "html")
    return made


@pytest.mark.parametrize("name", ["index", "c5", "c7-e-health"])
@pytest.mark.parametrize("width", [400, 1200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_and_fit(open_page: OpenPage, folder: Path, name: str, width: int, scheme: Scheme) -> None:
    """Axe finds nothing serious with everything unfolded, and only tables are wider than the page."""
    page = open_page(folder / f"{name}.html", width=width, scheme=scheme)
    page.evaluate("document.querySelectorAll('main > section > details').forEach((each) => (each.open = true))")
    found = Axe().run(page).response["violations"]

    assert [] == [each["id"] for each in found if each["impact"] in {"serious", "critical"}]
    assert width == page.evaluate("document.documentElement.scrollWidth")


def test_a_table_shows_that_there_is_more_of_it(open_page: OpenPage, folder: Path) -> None:
    """A table wider than the page has a shade at the side where it goes on, and none where it ends."""
    page = open_page(folder / "c5.html", width=400)
    box = page.locator("#targets .scroll")

    assert (False, True) == shaded(page, box)
    box.evaluate("each => each.scrollTo(each.scrollWidth, 0)")
    assert (True, False) == shaded(page, box)
    assert (False, False) == shaded(page, page.locator("#facilitators .scroll"))


def test_the_index_leads_to_each_line(open_page: OpenPage, folder: Path) -> None:
    """A click on a line opens its road map."""
    page = open_page(folder / "index.html")
    page.get_by_role("link", name="C7-e-health").click()

    assert "Road map of C7-e-health: E-health" == page.title()


def test_own_indicators_are_told_apart(open_page: OpenPage, folder: Path) -> None:
    """A measurement of the dataset's indicator shows its custodian, one of an own indicator that it is one."""
    rows = open_page(folder / "c5.html").locator("#measurements-table tbody tr")

    assert ["9.c.1", "<b>own</b>"] == rows.locator("th").all_inner_texts()
    assert ["ITU", "own indicator"] == [row.locator("td").nth(1).inner_text() for row in rows.all()]


def test_projects_unfold_without_a_script(open_page: OpenPage, folder: Path) -> None:
    """The number of projects unfolds to their titles, which are text, though no script runs."""
    page = open_page(folder / "c5.html", script=False)
    row = page.locator("#named-table tbody tr").first
    row.locator("summary").first.click()

    assert row.get_by_role("link", name="<b>Drill</b> 1", exact=True).is_visible()
    assert row.get_by_text("and 10 more").first.is_visible()


def test_tables_sort_and_filter(open_page: OpenPage, folder: Path) -> None:
    """The most declared target comes first where somebody sorts by it, and a filter keeps what has its words."""
    page = open_page(folder / "c5.html")
    section = page.locator("#targets")
    section.get_by_role("button", name="Declared").click()

    assert "9" == section.locator("tbody tr").first.locator(".code").inner_text()
    section.get_by_role("searchbox").fill("poverty")
    assert 1 == section.locator("tbody tr:visible").count()


def test_paper_has_every_row(open_page: OpenPage, folder: Path) -> None:
    """Printed, folded tables are open and lists of projects are numbers."""
    page = open_page(folder / "c5.html")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert 37 == page.locator("#blanket-table tbody tr:visible").count()
    assert 0 == page.locator(".projects ul:visible").count()
    assert page.pdf().startswith(b"%PDF")
