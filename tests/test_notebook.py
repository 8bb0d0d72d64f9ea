"""The notebook of the examples: it runs, and every value in it shows itself."""

import re
import xml.etree.ElementTree as ET

import nbformat
import pytest

import wsis
from tests.notebooks import NOTEBOOK, executed

#: What the picture of each kind of value begins with.
KINDS = {
    "action line",
    "commitment",
    "country",
    "coverage",
    "crosstab",
    "dataset",
    "goal",
    "indicator",
    "mandate",
    "matrix",
    "reading",
    "register",
    "road map",
}


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> nbformat.NotebookNode:
    """The notebook with its outputs, run in a home without anything in it."""
    return executed(tmp_path_factory.mktemp("home"))


def pictures(notebook: nbformat.NotebookNode) -> list[str]:
    """List the HTML of its outputs."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return [output.data["text/html"] for output in outputs if "text/html" in output.get("data", {})]


def slow(output: nbformat.NotebookNode) -> bool:
    """Tell whether matplotlib says that it looks for fonts, as it does in an empty home on a slow machine."""
    return "font cache" in output.get("text", "")


def test_the_notebook_is_kept_without_outputs() -> None:
    """What is kept is what was written, not what a machine made of it."""
    kept = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call] # it says no types
    cells = [cell for cell in kept.cells if cell.cell_type == "code"]

    assert [] == [cell.id for cell in cells if cell.outputs or cell.execution_count]


def test_every_cell_shows_its_value(notebook: nbformat.NotebookNode) -> None:
    """Each cell of code ends in one value, which shows itself as HTML, a chart as a picture; nothing else is said."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    said = [
        [(each.output_type, *sorted(each.get("data", ()))) for each in cell.outputs if not slow(each)] for cell in cells
    ]

    assert len(cells) - 1 == said.count([("execute_result", "text/html", "text/plain")])
    assert 1 == said.count([("execute_result", "image/png", "text/plain")])


def test_every_kind_of_value_is_there(notebook: nbformat.NotebookNode) -> None:
    """The pictures are ours, one of each kind at least, and every one brings its style."""
    found = pictures(notebook)
    kinds = [re.search('<span class="wsis-kind">(.*?)</span>', each) for each in found]

    assert {kind[1] for kind in kinds if kind} == KINDS
    assert all("<style>" in each and ET.fromstring(each).tag == "div" for each in found)  # noqa: S314 - our own output


def test_what_the_notebook_computes(notebook: nbformat.NotebookNode) -> None:
    """The pictures show what was computed: the reading, a gap, a cell, and the dataset that was used."""
    found = " ".join(pictures(notebook))

    assert "157 rows, 141 projects, 20 problems" in found
    assert "124 links: action lines downward, goals across" in found
    assert "stated and seen" in found
    assert found.count(f"dataset {wsis.DATA_VERSION}, sha256:") >= 5
