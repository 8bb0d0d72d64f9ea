"""The pictures of values in a browser: the executed notebook in the themes of JupyterLab, and on pages of no theme."""

from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # it says no types
from jinja2 import DictLoader
from nbconvert import HTMLExporter
from playwright.sync_api import Page

import wsis
from tests.browser.conftest import OpenPage, Scheme
from tests.notebooks import executed
from wsis import ActionLine, Commitment, Dataset, Goal, Project, Register, Target, display

#: The page of JupyterLab without the libraries that it asks of a network.
QUIET = """{% extends "lab/index.html.j2" %}
{% block html_head_js %}{% endblock %}
{% block html_head_js_mathjax %}{% endblock %}
{% block html_head_js_mermaidjs %}{% endblock %}"""
TOO_WIDE = "[...document.querySelectorAll('.wsis')].filter(each => each.scrollWidth > each.clientWidth + 1).length"
DARK = "body { background: #0d1117; color: #e6edf3 }"
LOOKS: list[tuple[Scheme, int]] = [("light", 1200), ("light", 400), ("dark", 1200), ("dark", 400)]


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> nbformat.NotebookNode:
    """The notebook of the examples with its outputs."""
    return executed(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def ds() -> Dataset:
    """The newest bundled dataset."""
    return wsis.load()


@pytest.fixture(scope="module")
def values(ds: Dataset) -> list[object]:
    """Values with every sort of cell, and a project that means harm."""
    register = Register(
        [
            Project(id="1", title="<script>alert(1)</script>", action_lines=["C9"], goals=["16", "3"]),
            Project(id="2", title="Radio", url="https://example.org/", action_lines=["C7"], targets=["9.c"]),
        ]
    )
    tab = wsis.crosstab(ds, register, rows=ActionLine, columns=Goal)
    coverages = [wsis.coverage(ds, register, of=kind) for kind in (Goal, Target)]
    matrix = ds.matrix(Commitment, ActionLine).restrict(sources=["11a", "11g", "17b"])
    beside = [
        ds.indicator("4.a.1"),
        ds.mandate("119"),
        ds.country("NP"),
        ds.geneva_target("6d"),
        ds.prize_category("10"),
    ]
    return [ds, ds.goal("7"), *beside, matrix, register, tab, *coverages, wsis.roadmap(ds, "C9", register)]


def page_of(notebook: nbformat.NotebookNode, scheme: Scheme, folder: Path) -> Path:
    """Write the notebook as JupyterLab shows it."""
    exporter = HTMLExporter(  # type: ignore[no-untyped-call] # it says no types
        extra_loaders=[DictLoader({"quiet.html.j2": QUIET})], template_file="quiet.html.j2", theme=scheme
    )
    text, _ = exporter.from_notebook_node(notebook)
    path = folder / f"notebook-{scheme}.html"
    path.write_text(text, encoding="utf-8")
    return path


def bare_page(folder: Path, *values: object, style: str = "") -> Path:
    """Write values on a page that has no theme."""
    head = f'<meta charset="utf-8"><title>values</title><style>:root {{ color-scheme: light dark }} {style}</style>'
    body = f"<main><h1>values</h1>{'<hr>'.join(map(display.html, values))}</main>"
    path = folder / "bare.html"
    path.write_text(f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>', encoding="utf-8")
    return path


def findings(page: Page) -> list[str]:
    """Open every fold, and list what axe finds in our pictures that is serious."""
    page.evaluate("document.querySelectorAll('.wsis details').forEach(each => { each.open = true })")
    found = Axe().run(page, context=".wsis", options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found if each["impact"] in {"serious", "critical"}]


@pytest.mark.parametrize("scheme,width", LOOKS)
def test_the_notebook_fits(
    notebook: nbformat.NotebookNode, open_page: OpenPage, tmp_path: Path, scheme: Scheme, width: int
) -> None:
    """In both themes of JupyterLab, wide and narrow, no picture is wider than its place, and none hides its numbers."""
    page = open_page(page_of(notebook, scheme, tmp_path), width=width, scheme=scheme)

    assert 0 == page.evaluate(TOO_WIDE)
    assert page.locator(".wsis").count() == page.locator(".wsis:visible").count() > 10


@pytest.mark.parametrize("scheme,width", [("light", 1200), ("dark", 400)])
def test_the_notebook_is_accessible(
    notebook: nbformat.NotebookNode, open_page: OpenPage, tmp_path: Path, scheme: Scheme, width: int
) -> None:
    """With every fold open, axe finds nothing serious in the pictures, whose text has the contrast of its theme."""
    page = open_page(page_of(notebook, scheme, tmp_path), width=width, scheme=scheme)

    assert [] == findings(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_need_no_theme(values: list[object], open_page: OpenPage, tmp_path: Path, scheme: Scheme) -> None:
    """On a page that only says its colours, or lets the browser choose, the pictures follow it."""
    page = open_page(bare_page(tmp_path, *values), scheme=scheme)

    assert [] == findings(page)


def test_pictures_follow_a_page_that_is_dark_by_itself(
    values: list[object], open_page: OpenPage, tmp_path: Path
) -> None:
    """A page may be dark on a light desktop: text takes the colour of the page, and not what the desktop wishes."""
    page = open_page(bare_page(tmp_path, *values, style=DARK), scheme="light")
    colors = "[...new Set([...document.querySelectorAll('.wsis dd')].map(each => getComputedStyle(each).color))]"

    assert ["rgb(230, 237, 243)"] == page.evaluate(colors)
    assert [] == findings(page)


def test_headers_stay(ds: Dataset, open_page: OpenPage, tmp_path: Path) -> None:
    """The header of the 169 targets, and the codes before the rows, stay in sight while the table scrolls both ways."""
    page = open_page(bare_page(tmp_path, ds.matrix(ActionLine, Target)), width=400)
    page.locator(".wsis-tall").evaluate("each => { each.scrollTop = 1000; each.scrollLeft = 100 }")
    place = "(name, side) => document.querySelector(name).getBoundingClientRect()[side]"
    top, left = (page.evaluate(f"({place})('.wsis-tall', '{side}')") for side in ("top", "left"))

    assert pytest.approx(top, abs=2) == page.evaluate(f"({place})('.wsis-tall thead th', 'top')")
    assert pytest.approx(left, abs=2) == page.evaluate(f"({place})('.wsis-tall tbody th', 'left')")


def test_boxes_scroll_by_keys(ds: Dataset, open_page: OpenPage, tmp_path: Path) -> None:
    """Who has no mouse reaches a box and scrolls it."""
    page = open_page(bare_page(tmp_path, ds.matrix(ActionLine, Target)))
    page.keyboard.press("Tab")
    page.keyboard.press("PageDown")
    page.wait_for_function("document.activeElement.scrollTop > 100")


def test_hidden_words_are_not_copied(ds: Dataset, open_page: OpenPage, tmp_path: Path) -> None:
    """A crosstab that is copied into a spreadsheet brings numbers: words for screen readers stay behind."""
    register = Register([Project(id="1", title="Radio", action_lines=["C9"], goals=["16"])])
    page = open_page(bare_page(tmp_path, wsis.crosstab(ds, register, rows=ActionLine, columns=Goal)))
    page.keyboard.press("Control+A")
    copied = str(page.evaluate("getSelection().toString()"))
    row = next(line for line in copied.splitlines() if line.startswith("C9"))

    assert "stated" not in row
    assert ["1", "1"] == [cell for cell in row.split("\t")[1:] if cell.strip()]
