"""The documentation site as it was built, opened from its files: links, pages, explorer and search, narrow and wide."""

import importlib
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # it says no types
from playwright.sync_api import Page

import wsis
from tests.browser.conftest import OpenPage
from tests.browser.shades import shaded

ROOT = Path(__file__).parent.parent.parent
SITE = ROOT / "build" / "docs" / "html"
EXPLORER = SITE / "data" / "explorer.html"

#: A page of each kind.
KINDS = (
    "index.html",
    "tutorial.html",
    "explanation/coverage.html",
    "glossary.html",
    "data/action-lines/index.html",
    "data/action-lines/C5.html",
    "data/goals/9.html",
    "data/objectives/1.html",
    "data/matrices/wsis-gdc.html",
    "data/indicators.html",
    "data/mandates.html",
    "data/geneva-targets.html",
    "data/principles.html",
    "data/countries.html",
    "data/corrections.html",
    "data/explorer.html",
    "reference.html",
    "reference/registers.html",
    "reference/command-line.html",
    "changelog.html",
)


class Anchors(HTMLParser):
    """What a page links to and what can be linked to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the addresses and the names of an element."""
        given = {name: value for name, value in attrs if value}
        self.targets += [given[name] for name in ("href", "src") if name in given and tag != "use"]
        self.names |= {given[name] for name in ("id", "name") if name in given}


@pytest.fixture(scope="module", autouse=True)
def site() -> None:
    """The site is there, or we say how it comes there."""
    assert (SITE / "index.html").is_file(), "no site in build/docs/html: run make docs first"


@cache
def anchors(path: Path) -> Anchors:
    """Read a page once."""
    return Anchors(path.read_text(encoding="utf-8"))


def dead(path: Path) -> Iterator[str]:
    """List the links of a page that lead nowhere; those to other sites only have to look right."""
    for target in anchors(path).targets:
        parts = urlsplit(target)
        if parts.scheme:
            if parts.scheme not in {"http", "https"} or not parts.netloc or " " in target:
                yield target
            continue
        reached = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        fragment = unquote(parts.fragment)
        known = reached.is_file() and (
            not fragment or reached == EXPLORER or reached.suffix != ".html" or fragment in anchors(reached).names
        )
        if not known:
            yield target


def test_every_link_leads_somewhere() -> None:
    """Every address in every page is a file of the site, and every fragment a name in it."""
    assert {} == {str(path): found for path in sorted(SITE.rglob("*.html")) if (found := list(dead(path)))}


def test_what_is_loaded_is_local() -> None:
    """No page loads a script, a style, a picture or a font of a network."""
    loading = ('src="http', 'src="//', "@import", "url(http", "url(//", 'rel="stylesheet" href="http')
    pages = [path for path in SITE.rglob("*") if path.suffix in {".html", ".css"}]

    assert [] == [path.name for path in pages if any(sign in path.read_text(encoding="utf-8") for sign in loading)]


def test_deep_links_of_pages_are_known_to_the_explorer(open_page: OpenPage) -> None:
    """Each page that leads to the explorer names a node that the explorer has."""
    pages = (SITE / "data").rglob("*.html")
    named = {
        urlsplit(target).fragment for path in pages for target in anchors(path).targets if "explorer.html#" in target
    }
    page = open_page(EXPLORER)
    known = page.evaluate(
        "JSON.parse(document.getElementById('explorer-data').textContent).nodes.map(node => node.key)"
    )

    assert 19 + 17 + 6 == len(named)
    assert set() == named - set(known)


@pytest.mark.parametrize("width, scheme", [(400, "light"), (1200, "dark")])
@pytest.mark.parametrize("kind", KINDS)
def test_pages_fit_and_can_be_read(open_page: OpenPage, kind: str, width: int, scheme: str) -> None:
    """A page of each kind fits its window, and axe-core finds nothing serious in its content."""
    page = open_page(SITE / kind, width=width, scheme=scheme)

    assert width == page.evaluate("document.documentElement.scrollWidth")
    assert [] == serious(page)


@pytest.mark.parametrize("kind", ["data/indicators.html", "data/countries.html", "data/goals/9.html"])
def test_tables_show_that_there_is_more_of_them(open_page: OpenPage, kind: str) -> None:
    """A table wider than the page has a shade at the side where it goes on, and none where it ends."""
    page = open_page(SITE / kind, width=400)
    wide = page.locator("article .table-wrapper[tabindex]").last

    assert (False, True) == shaded(page, wide)
    wide.evaluate("each => each.scrollTo(each.scrollWidth, 0)")
    assert (True, False) == shaded(page, wide)


def test_the_least_of_a_table_is_left_out_where_it_is_narrow(open_page: OpenPage) -> None:
    """On a narrow page countries have no names in other languages, and indicators no source."""
    for kind, left_out in (("countries", {"in French", "in Spanish"}), ("indicators", {"source"})):
        wide, narrow = (
            {
                each.inner_text()
                for each in open_page(SITE / f"data/{kind}.html", width=width).locator("th:visible").all()
            }
            for width in (1200, 400)
        )

        assert left_out == wide - narrow


def serious(page: Page) -> list[str]:
    """List what axe-core finds serious or critical in the content of a page."""
    # Without its preload: a browser lets no script of a file read a style from another.
    found = Axe().run(page, context="article", options={"preload": False}).response["violations"]
    return [
        f"{each['id']}: {node['html']}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]


def test_footer_names_the_dataset(open_page: OpenPage) -> None:
    """The foot of a page names the dataset that it was made from: version and digest."""
    ds = wsis.load()

    assert f"Dataset {ds.version}, {ds.digest}" == open_page(SITE / "index.html").locator(".dataset").inner_text()


def test_line_and_goal_lead_to_each_other(open_page: OpenPage) -> None:
    """From the page of a line one comes to that of its goal, and back."""
    page = open_page(SITE / "data" / "action-lines" / "C5.html")
    page.locator("article").get_by_role("link", name="9", exact=True).first.click()

    assert "SDG 9 Industry, Innovation and Infrastructure" in page.locator("h1").inner_text()

    page.locator("article").get_by_role("link", name="C5", exact=True).first.click()

    assert "C5 Confidence and security" in page.locator("h1").inner_text()


def picked(page: Page) -> str:
    """Read the heading of the node that the explorer shows."""
    return page.locator("#explorer-node h2").inner_text()


def test_explorer_by_click(open_page: OpenPage) -> None:
    """A click in the list shows the node: its links, each with standing and evidence."""
    page = open_page(EXPLORER)
    page.locator("#explorer-list").get_by_text("Media", exact=False).first.click()
    goals = page.locator("#explorer-node table").first.locator("tbody tr")

    assert "C9 Media" == picked(page)
    assert ["SDG 5", "SDG 9", "SDG 12", "SDG 16"] == [
        text.strip() for text in goals.locator("a[href^='#']").all_inner_texts()
    ]
    assert "inferred: " in goals.first.inner_text()
    assert "ICT4SDG application: goals by action line, C9, goal 5" in goals.first.inner_text()


def test_explorer_by_typing(open_page: OpenPage) -> None:
    """Typing a code and Enter shows the node of that code, though others hold it in their names."""
    page = open_page(EXPLORER)
    page.get_by_label("Code or words").fill("9.1")

    assert page.locator("#explorer-count").inner_text() != "321 nodes"

    page.keyboard.press("Enter")
    page.locator("#explorer-node h2").wait_for()

    assert picked(page).startswith("9.1 ")


def test_explorer_by_keyboard(open_page: OpenPage) -> None:
    """Tab, type, arrow and Enter are enough; then the heading has the focus, and a screen reader reads it."""
    page = open_page(EXPLORER)
    page.get_by_label("Code or words").focus()
    page.keyboard.type("e-health")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#explorer-node h2").wait_for()

    assert "C7-e-health E-health" == picked(page)
    assert picked(page) == page.evaluate("document.activeElement.textContent")


def test_explorer_by_address(open_page: OpenPage) -> None:
    """The address of a node or a pair shows it; one that names no node says so."""
    page = open_page(EXPLORER)
    page.goto(f"{EXPLORER.as_uri()}#C5+goal-2")

    assert "C5 Confidence and security" == picked(page)
    assert page.locator("#explorer-answer").inner_text().startswith("C5 and SDG 2: not stated.")

    page.goto(f"{EXPLORER.as_uri()}#C12")

    assert "No node is called C12." == page.get_by_role("alert").inner_text()


@pytest.mark.parametrize(
    "other, answer",
    [("goal-9", "C5 and SDG 9: stated."), ("goal-2", "C5 and SDG 2: not stated."), ("46", "C5 and 46: out of scope.")],
)
def test_explorer_tells_three_answers(open_page: OpenPage, other: str, answer: str) -> None:
    """Asked about a pair, it gives the answer of `wsis.link_state`, in the address too."""
    page = open_page(EXPLORER)
    page.goto(f"{EXPLORER.as_uri()}#C5")
    page.get_by_label("What do the matrices say").select_option(other)

    assert page.locator("#explorer-answer").inner_text().startswith(answer)
    assert page.url.endswith(f"#C5+{other}")


def test_explorer_says_what_the_library_says(open_page: OpenPage) -> None:
    """For each line and each framework, with and without blanket links, it counts what `linked` gives."""
    ds = wsis.load()
    page = open_page(EXPLORER)
    for line in (each for each in ds.action_lines if not ds.parts(each)):
        page.goto(f"{EXPLORER.as_uri()}#{line.code}")
        for blanket in (True, False):
            page.get_by_label('only because a row says "All"').set_checked(blanket)
            expected = [
                f"{title}: {len(wsis.linked(ds, line, to=kind, blanket=blanket))} of {len(ds.all(kind))}"
                for title, kind in (("Goals", wsis.Goal), ("Targets", wsis.Target), ("Commitments", wsis.Commitment))
            ]

            assert expected == page.locator("#explorer-node h3").all_inner_texts()[:3]

        page.get_by_label('only because a row says "All"').set_checked(True)


def test_explorer_without_a_script_leads_to_the_pages(open_page: OpenPage) -> None:
    """Without a script the page says where else its links stand, and shows nothing that does not work."""
    page = open_page(EXPLORER, script=False)

    assert page.locator(".noscript a").count() == 4
    assert not page.locator("#explorer").is_visible()


@pytest.mark.parametrize("address", ["#C9", "#goal-9", "#23a", "#C7", "#objective-1"])
@pytest.mark.parametrize("width", [400, 1200])
def test_explorer_with_a_node_fits_and_can_be_read(open_page: OpenPage, address: str, width: int) -> None:
    """With a node shown, the explorer fits its window, and axe-core finds nothing serious."""
    page = open_page(EXPLORER, width=width)
    page.goto(f"{EXPLORER.as_uri()}{address}")

    assert width == page.evaluate("document.documentElement.scrollWidth")
    assert [] == serious(page)


@pytest.mark.parametrize("width", [400, 1200])
def test_search_finds_pages(open_page: OpenPage, width: int) -> None:
    """The search works from files: it finds the page of a line, and the entry of a public name."""
    page = open_page(SITE / "search.html", width=width)
    page.goto(f"{(SITE / 'search.html').as_uri()}?q=gender")
    page.locator("#search-results li").first.wait_for()

    assert any("SDG 5" in text for text in page.locator("#search-results li").all_inner_texts())

    page.goto(f"{(SITE / 'search.html').as_uri()}?q=read_register")
    page.locator("#search-results li").first.wait_for()

    assert any("wsis.read_register" in text for text in page.locator("#search-results li").all_inner_texts())


def test_every_public_name_has_its_entry() -> None:
    """Each name of the front door has an entry in the reference, to which the table leads."""
    entries = {name for path in (SITE / "reference").glob("*.html") for name in anchors(path).names}
    table = {urlsplit(target).fragment for target in anchors(SITE / "reference.html").targets}

    public = importlib.import_module("wsis").__all__

    assert set() == {f"wsis.{name}" for name in public} - (entries & table)
