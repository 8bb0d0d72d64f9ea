"""What people read: links that lead somewhere, pages that have their place, data pages that say what the data says."""

import doctest
import importlib
import inspect
import posixpath
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

import wsis
from tools.pages.commands import command_pages
from tools.pages.concerns import concerned
from tools.pages.explorer import explorer_data
from tools.pages.linked import explorer_key
from tools.pages.markup import page, section, table, text
from tools.pages.places import named_place, place
from tools.pages.reference import groups, reference_pages
from tools.pages.staging import data_pages, linked_files, rooms, stage, written_pages
from wsis import ActionLine, Commitment, Dataset, Goal, Target
from wsis.kinds import ENTRY_TYPES
from wsis.nodes import NODE_TYPES, Node

ROOT = Path(__file__).parent.parent
WRITTEN = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
WRITTEN += [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").rglob("*.md"))]
GENERATORS = sorted(path.stem for path in (ROOT / "tools" / "pages").glob("*.py"))

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def tokens(markdown: str) -> Iterator[Token]:
    """List the pieces of a page, those inside of lines too."""
    for each in MARKDOWN.parse(markdown):
        yield each
        yield from each.children or ()


def targets(markdown: str) -> list[str]:
    """List where the links and pictures of a page lead."""
    found = [each.attrs.get("href") or each.attrs.get("src") for each in tokens(markdown)]
    return [str(each) for each in found if each]


@cache
def names(path: Path) -> frozenset[str]:
    """List the names of the headings of a page, as GitHub and the site make them, and those given by hand."""
    markdown = path.read_text(encoding="utf-8")
    pieces = list(tokens(markdown))
    titles = [after.content for each, after in pairwise(pieces) if each.type == "heading_open"]
    slugs = [re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles]
    return frozenset([*slugs, *re.findall(r'<a (?:id|name)="([^"]+)"', markdown)])


def dead(path: str) -> Iterator[str]:
    """List the links of a written page that lead nowhere; those to other sites only have to look right."""
    for target in targets((ROOT / path).read_text(encoding="utf-8")):
        file, _, fragment = target.partition("#")
        if re.match(r"[a-z]+:", target):
            if not re.fullmatch(r"https?://[\w.-]+\.\w+(/[\w./~%?=&#+:()-]*)?", target):
                yield target
            continue
        reached = (ROOT / path).parent / file if file else ROOT / path
        if not reached.exists() or (fragment and reached.suffix == ".md" and fragment not in names(reached)):
            yield target


@pytest.mark.parametrize("path", WRITTEN)
def test_links_of_written_pages(path: str) -> None:
    """Each link of a written page leads to a file of the project, and to a heading of it where it names one."""
    assert [] == list(dead(path))


def test_a_dead_link_is_seen() -> None:
    """What the test above relies on finds a heading that is not there, and one that is."""
    assert "words" not in names(ROOT / "docs" / "data.md")
    assert "the-rules" in names(ROOT / "docs" / "data.md")
    assert ["x.md#y", "z.svg"] == targets("[a](x.md#y) `[b](c.md)` ![d](z.svg)")


def test_every_page_has_its_place() -> None:
    """The front page lists every page of docs/, each once, so that the navigation of the site has all."""
    listed = [
        entry.partition("<")[2].removesuffix(">")
        for entries in rooms((ROOT / "docs" / "index.md").read_text(encoding="utf-8")).values()
        for entry in entries
    ]
    pages = [path.removeprefix("docs/").removesuffix(".md") for path in WRITTEN if path.startswith("docs/")]
    generated = [path.removesuffix(".md") for path in [*data_pages(wsis.load()), *command_pages()]]

    assert sorted(set(listed)) == sorted(listed)
    assert set(pages) - {"index"} <= set(listed)
    assert {each.removeprefix("../") for each in listed} <= {*pages, *generated, "CHANGELOG", "CONTRIBUTING"}


def test_every_public_name_has_an_entry() -> None:
    """The reference has an entry, made from the docstring, for each public name and each name of a listed module."""
    markdown = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    entries = set(
        re.findall(r"^\.\. (?:auto|py:)\w+:: (\S+)$", "".join(reference_pages(markdown).values()), re.MULTILINE)
    )
    modules = ["wsis", "wsis.charts", "wsis.frames", "wsis.strategies"]
    public = {f"{name}.{each}" for name in modules for each in importlib.import_module(name).__all__}

    assert set() == public - entries


def test_every_entry_says_something() -> None:
    """What the reference shows is the thing of that name, and classes and functions have a docstring."""
    markdown = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    entries = [entry for found in groups(markdown).values() for entry in found]

    assert [] == [
        entry.name
        for entry in entries
        if (inspect.isclass(entry.value) or inspect.isroutine(entry.value)) and not inspect.getdoc(entry.value)
    ]


def test_every_command_has_its_help() -> None:
    """The page of the command line shows the help of each command, with its options."""
    shown = "".join(command_pages().values())

    assert shown.count("Usage: wsis ") == shown.count("$ wsis ")
    assert "--no-blanket" in shown


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The data pages of the bundled dataset."""
    return data_pages(wsis.load())


@pytest.fixture(scope="module")
def edges(pages: dict[str, str]) -> set[tuple[str, str]]:
    """Which data page leads to which."""
    return {
        (path, posixpath.normpath(posixpath.join(posixpath.dirname(path), target.partition("#")[0])))
        for path, markdown in pages.items()
        for target in targets(markdown)
        if ":" not in target
    }


def test_each_node_has_its_page(ds: Dataset, pages: dict[str, str]) -> None:
    """There is a page for each action line, goal, objective and matrix, and an anchor for every other entry."""
    expected = {place(entry) for kind in ENTRY_TYPES.values() for entry in ds.all(kind)}
    anchored = {
        f"{path}#{name}"
        for path, markdown in pages.items()
        for name in re.findall(r"^\((\S+)\)=$|\{#([\w-]+)\}", markdown, re.MULTILINE)
        for name in name
    }

    assert set() == expected - set(pages) - anchored
    assert {f"data/matrices/{matrix.id}.md" for matrix in ds.matrices} <= set(pages)


@pytest.mark.parametrize(
    "one, other", [(ActionLine, Goal), (ActionLine, Target), (ActionLine, Commitment), (Goal, Commitment)]
)
def test_links_are_there_both_ways(
    ds: Dataset, edges: set[tuple[str, str]], one: type[Node], other: type[Node]
) -> None:
    """Where a matrix links two nodes, the page of each leads to that of the other."""
    pairs = ((ds.get(one, source), ds.get(other, target)) for source, target in ds.relation(one, other).matrix.pairs)
    ends = {(place(source).partition("#")[0], place(target).partition("#")[0]) for source, target in pairs}

    assert set() == (ends | {(target, source) for source, target in ends}) - edges


def test_data_pages_lead_nowhere_else(pages: dict[str, str], edges: set[tuple[str, str]]) -> None:
    """The data pages lead to data pages, and those of lines to how their road maps are made."""
    assert {"how-to-roadmap.md"} == {target for _, target in edges} - set(pages)


@pytest.mark.parametrize("code", ["C5", "C9", "C7-e-science"])
def test_line_page_shows_every_link_with_its_evidence(ds: Dataset, pages: dict[str, str], code: str) -> None:
    """The page of a line has a row for each of its links, with its standing and every piece of evidence."""
    line = ds.get(ActionLine, code)
    rows = [row for row in pages[place(line)].splitlines() if row.startswith("| ")]
    titles = {each.id: each.symbol or each.title.partition(" (")[0] for each in ds.documents}
    for link in wsis.links(ds, line):
        words = [link.standing, *(text(f"{titles[item.document]}, {item.locator}") for item in link.evidence)]
        matching = [row for row in rows if all(word in row for word in words) and (", blanket" in row) == link.blanket]

        assert matching, link


@pytest.mark.parametrize("code, indicators", [("C9", ["5.b.1", "9.c.1", "16.10.2"]), ("C3", [])])
def test_line_page_shows_what_to_measure_with(
    ds: Dataset, pages: dict[str, str], code: str, indicators: list[str]
) -> None:
    """The page of a line lists the indicators of its linked targets, and has no such part where there are none."""
    line = ds.get(ActionLine, code)
    _, _, found = pages[place(line)].partition("## Indicators of linked targets")
    rows = [row for row in found.partition("\n## ")[0].splitlines() if row.startswith("| [")]

    assert indicators == [row.removeprefix("| [").partition("]")[0] for row in rows]
    assert indicators == [each.code for each in wsis.roadmap(ds, line).indicators]


def test_line_page_shows_what_is_asked(ds: Dataset, pages: dict[str, str]) -> None:
    """The page of a line names what is asked of it, and apart from that what is asked of the process as a whole."""
    _, _, found = pages[place(ds.action_line("C9"))].partition("## What is asked")
    own, _, whole = found.partition("## Asked of the process as a whole")

    for mandate in ds.mandates:
        assert (text(mandate.title) in own, text(mandate.title) in whole) == (
            bool(mandate.action_lines),
            not mandate.action_lines,
        )


def test_corrections_stand_where_they_concern(ds: Dataset, pages: dict[str, str]) -> None:
    """Each entry of the ledger stands on its page, and is linked from the page of every node that it concerns."""
    for entry in ds.corrections:
        assert text(entry.reason) in pages["data/corrections.md"]

        for node in concerned(ds, entry):
            assert text(entry.adopted) in pages[place(node).partition("#")[0]]


def test_explorer_holds_every_link(ds: Dataset) -> None:
    """The explorer holds each link that the matrices state, with its standing and all its evidence."""
    data, order = explorer_data(ds), list(NODE_TYPES).index
    keys = [node["key"] for node in data["nodes"]]
    held = {
        (keys[source], keys[target], standing, blanket, tuple(data["evidence"][number][0] for number in cited))
        for relation in data["relations"]
        for source, target, standing, blanket, cited, _ in relation["links"]
    }
    expected = {
        (
            explorer_key(ds.get(NODE_TYPES[one], link.source)),
            explorer_key(ds.get(NODE_TYPES[other], link.target)),
            link.standing,
            link.blanket,
            tuple(named_place(ds, item) for item in link.evidence),
        )
        for one, other in {tuple(sorted((each.source, each.target), key=order)) for each in ds.matrices}
        for link in ds.relation(NODE_TYPES[one], NODE_TYPES[other]).matrix.links
    }

    assert len(keys) == len(set(keys))
    assert expected == held


def test_staging_leaves_the_sources_alone(ds: Dataset, tmp_path: Path) -> None:
    """The source of the site is written whole, and no file of docs/ changes; what was there before goes."""
    before = {
        path: path.read_bytes() for path in (ROOT / "docs").rglob("*") if path.is_file() and path.suffix != ".pyc"
    }
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old.md").touch()
    stage(ds, ROOT, tmp_path / "site")
    staged = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*.md")}

    assert {"index.md", "contributing.md", "data/action-lines/C5.md", "reference/command-line.md"} <= staged
    assert "old.md" not in staged
    assert before == {path: path.read_bytes() for path in before}


def test_links_out_of_docs_lead_to_copies() -> None:
    """A page that links to a file of the project that is no page gets a copy of it."""
    pages = written_pages(ROOT)

    assert all((ROOT / path).is_file() for path in linked_files(pages))
    assert {"LICENSE"} == linked_files({"index.md": "[the terms](files/LICENSE) and [a page](data.md)"})


def test_data_is_text() -> None:
    """Whatever stands in the data, the pages show it as text."""
    hostile = "<script>alert(1)</script> | `x` [a](javascript:b) {#c} *d* &lt;"
    shown = MARKDOWN.render(page("# A page", section("Data", table(("column",), [(text(hostile),)]))))

    assert "<script>" not in shown
    assert "href" not in shown
    assert f"<td>{hostile.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</td>" in shown


@pytest.mark.parametrize("name", GENERATORS)
def test_examples_of_generators(name: str) -> None:
    """The examples in the docstrings of the modules that make pages hold."""
    assert doctest.testmod(importlib.import_module(f"tools.pages.{name}")).failed == 0
