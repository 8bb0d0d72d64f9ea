"""Road maps to send: JSON, Markdown and pages, whatever strangers call their projects."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import wsis
from wsis import Dataset, DatasetMismatchError, InvalidInputError, Measurement, Project, Register, Roadmap
from wsis.pages.words import words_of
from wsis.planning import plannable_lines
from wsis.roadmaps.data import index_data, roadmap_data
from wsis.roadmaps.document import index_markdown, roadmap_markdown
from wsis.roadmaps.evidence import by_goal
from wsis.roadmaps.marking import plain_text
from wsis.roadmaps.paging import index_html, roadmap_html
from wsis.roadmaps.summaries import SummaryRow, summary_of
from wsis.roadmaps.writing import write_roadmaps
from wsis.strategies import roadmaps, texts
from wsis.wording import visible

TEMPLATES = Path(wsis.__file__).parent / "roadmaps"
HOSTILE = ("<script>alert(1)</script>", "| x |", "a\n\n# b", "`x`", "[a](javascript:b)", "\ud800", "&lt;", "\x1b[31m")


@pytest.fixture(scope="module")
def plan(ds: Dataset) -> Roadmap:
    """A road map with something in every part."""
    lines = ("C5", "C5", "C5", "C2", "C5", "C5", "C5", "C5")
    now = Register(
        Project(
            id=f"{place} {title}",
            title=title,
            url=f"javascript:alert({place})" if place % 2 else f"https://example.org/{place}",
            action_lines=[line],
            goals=["2", "17"],
            targets=["9.c"],
            commitments=["11a", "25a", "23a"],
        )
        for place, (line, title) in enumerate(zip(lines, HOSTILE, strict=True))
    )
    then = Register(
        attrs.evolve(project, status=title, action_lines=("C5",), goals=(), extra={title: title})
        for project, title in zip(now[1:], HOSTILE[1:], strict=True)
    )
    measurements = [
        Measurement(code=t, name=t, unit=t, value=1234.5, year=2024, source=t, target="9.c") for t in HOSTILE
    ]
    return wsis.roadmap(ds, "C5", now, since=then, measurements=measurements)


class Outline(HTMLParser):
    """What a page is made of: its rows, its texts, its links and whether each element is closed."""

    VOID = frozenset({"meta", "br", "rect", "input"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: dict[str, int] = {}
        self.text = ""
        self.links: list[str] = []
        self.ids: list[str] = []
        self.scripts = 0
        self.table = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count rows, gather links and ids."""
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        if tag == "table":
            self.table = given["id"] or ""
        if tag == "tr" and "tbody" in self.open:
            self.rows[self.table] = self.rows.get(self.table, 0) + 1
        if tag == "a":
            self.links.append(given["href"] or "")
        self.scripts += tag == "script"
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open, and no other."""
        if tag not in self.VOID:
            assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        self.text += data


# JSON ----------------------------------------------------------------------------------------------------------------


@settings(max_examples=20)
@given(roadmaps())
def test_json_comes_back(plan: Roadmap) -> None:
    """Plain data is what JSON makes of it, and names rows, groups, version and digest."""
    data: Any = roadmap_data(plan)

    assert data == json.loads(json.dumps(data))
    assert [row.node.code for row in plan.commitments] == [row["code"] for row in data["commitments"]]
    titles = {each["id"]: each["title"] for each in data["projects"]}
    for row, made in zip(plan.rows, [*data["goals"], *data["targets"], *data["commitments"]], strict=True):
        for group in ("declared", "implied", "elsewhere"):
            assert [(project.id, project.title) for project in getattr(row, group)] == [
                (id_, titles[id_]) for id_ in made[group]
            ]
        assert [str(each) for link in row.links for each in link.evidence] == [
            f"{each['document']}, {each['locator']}" for link in made["links"] for each in link["evidence"]
        ]
    assert (plan.dataset_version, plan.dataset_digest) == (data["dataset_version"], data["dataset_digest"])
    assert [project.id for project in plan.projects] == [each["id"] for each in data["projects"] if each["of_line"]]


def test_json_tells_changes_field_by_field(plan: Roadmap) -> None:
    """A changed project is there before and after, only with what differs."""
    data: Any = roadmap_data(plan)
    changed = data["changes"]["changed"]

    assert data == json.loads(json.dumps(data))
    assert {"status", "extra", "goals"} == set(changed[0]["fields"])
    assert {"before": None, "after": ["2", "17"]} == changed[0]["fields"]["goals"]


# Markdown ------------------------------------------------------------------------------------------------------------


def tables(text: str) -> list[list[list[str]]]:
    """List the rows of each table of a Markdown document, as a reader of Markdown sees them."""
    found: list[list[list[str]]] = []
    inside = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tbody_open":
            found.append([])
        inside = (inside or token.type == "tbody_open") and token.type != "tbody_close"
        if inside and token.type == "tr_open":
            found[-1].append([])
        if inside and token.type == "inline":
            found[-1][-1].append("".join(child.content for child in token.children or ()))
    return found


@settings(max_examples=20)
@given(roadmaps())
def test_markdown_has_a_row_for_each_node(plan: Roadmap) -> None:
    """Whatever projects are called, each node has one row in its table, beginning with its code."""
    ds = wsis.load()
    codes = [[row[0] for row in table] for table in tables(roadmap_markdown(ds, plan))]
    named = [row.node.code for row in plan.commitments if not row.blanket]
    blanket = [row.node.code for row in plan.commitments if row.blanket]
    expected = [[row.node.code for row in by_goal(ds, plan)], named, blanket]

    whole = [each for each in expected if each]
    assert whole == [each for each in codes if each in expected][: len(whole)]  # all gaps may be all that is linked too
    assert len(plan.rows) == sum(map(len, expected))


@given(texts())
def test_text_stays_text(text: str) -> None:
    """A text in a cell of a table is read as itself: no markup, no further cell, no line end."""
    lines = f"| a | b |\n|---|---|\n| {plain_text(text)} | end |\n"
    (table,) = tables(lines)
    (cells,) = table

    assert 2 == len(cells)
    assert "end" == cells[1]
    assert visible(" ".join(text.split())) == cells[0]


def test_markdown_of_hostile_titles(ds: Dataset, plan: Roadmap) -> None:
    """No title becomes an element, a heading or a link."""
    tokens = MarkdownIt("commonmark").enable("table").parse(roadmap_markdown(ds, plan))
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}
    headings = [
        token.content for token, before in zip(tokens[1:], tokens, strict=False) if before.type == "heading_open"
    ]

    assert {"html_block", "html_inline", "code_inline", "image"}.isdisjoint(kinds)
    assert 14 == len(headings)
    assert all(
        child.attrGet("href").startswith("http")  # type: ignore[union-attr]
        for token in tokens
        for child in token.children or ()
        if child.type == "link_open"
    )


# Pages ---------------------------------------------------------------------------------------------------------------


@settings(max_examples=20)
@given(roadmaps())
def test_pages_are_well_formed(plan: Roadmap) -> None:
    """Every element is closed in its place, every id is used once, links lead to the web or to a place of the page."""
    ds = wsis.load()
    outline = Outline(roadmap_html(ds, plan))
    blanket = sum(row.blanket for row in plan.commitments)

    assert [] == outline.open
    assert len(outline.ids) == len({*outline.ids})
    assert 1 == outline.scripts
    assert (len(plan.goals) + len(plan.targets), len(plan.commitments) - blanket, blanket) == tuple(
        outline.rows.get(f"{name}-table", 0) for name in ("targets", "named", "blanket")
    )
    assert all(link.startswith("https://") or link.removeprefix("#") in outline.ids for link in outline.links)
    assert plan.rule in outline.text
    assert plan.dataset_digest in outline.text


def test_pages_escape(ds: Dataset, plan: Roadmap) -> None:
    """A title is text, its address leads to the web or nowhere, and what no page can show is shown by number."""
    page = roadmap_html(ds, plan)
    outline = Outline(page)

    assert "<script>alert(1)" not in page
    assert "<script>alert(1)</script>" in outline.text
    assert not any("javascript" in link for link in outline.links)
    assert "https://example.org/0" in outline.links
    assert "\\ud800" in outline.text
    assert "\x1b" not in page


def test_pages_say_what_was_left_out(ds: Dataset, plan: Roadmap) -> None:
    """Without a register or blanket rows the page says so once, and has no part that would be empty."""
    bare = Outline(roadmap_html(ds, wsis.roadmap(ds, "C5", blanket=False)))
    whole = Outline(roadmap_html(ds, plan))

    assert 1 == bare.text.count("No register was given")
    assert "Blanket rows are left out." in bare.text
    assert "Declared" not in {line.strip() for line in bare.text.splitlines()}
    for name in ("unlinked", "gaps", "projects", "changes"):
        assert ([], ["#" + name]) == tuple(
            [link for link in page.links if link == "#" + name] for page in (bare, whole)
        )
        assert (False, True) == (name in bare.ids, name in whole.ids)


def test_changes_have_a_part_only_since_an_earlier_register(ds: Dataset, plan: Roadmap) -> None:
    """Without an earlier register a road map has no part on what changed, and with one it has."""
    say = words_of("wsis.roadmaps")
    without = attrs.evolve(plan, changes=None)

    assert f"## {say('part.changes')}" in roadmap_markdown(ds, plan)
    assert say("part.changes") not in roadmap_markdown(ds, without)


def test_pages_name_some_projects_and_count_the_rest(ds: Dataset) -> None:
    """A long list is folded under its number, names the first projects, and says how many more there are."""
    register = Register(Project(id=f"p{place}", title=f"Drill {place}", action_lines=["C5"]) for place in range(30))
    text = Outline(roadmap_html(ds, wsis.roadmap(ds, "C5", register))).text

    assert "and 10 more" in text
    assert "30 rows" in text


def test_a_line_without_links_says_so(ds: Dataset) -> None:
    """Every part says what it lacks: facilitators, targets, commitments, gaps."""
    bare = attrs.evolve(
        ds, matrices=(), action_lines=tuple(attrs.evolve(line, facilitators=()) for line in ds.action_lines)
    )
    register = Register([Project(id="1", title="Fibre", action_lines=["C2"])])
    text = roadmap_markdown(bare, wsis.roadmap(bare, "C2", register, since=register))
    say = words_of("wsis.roadmaps")

    for name in ("no_facilitators", "no_targets", "no_named", "no_blanket", "no_unlinked", "no_gaps", "no_changes"):
        assert say(f"text.{name}") in text
    assert say("text.no_projects") in roadmap_markdown(bare, wsis.roadmap(bare, "C3", register))


@pytest.mark.parametrize(
    "line, blanket, expected",
    [
        ("C5", True, "9 SDGs, 15 SDG targets and 66 commitments of the Compact are linked to this line, 37 of the"),
        ("C3", True, "17 SDGs, no SDG target and 74 commitments of the Compact are linked"),
        ("C11", True, "One SDG, 3 SDG targets and 63 commitments of the Compact are linked"),
        ("C7-e-learning", False, "One SDG, no SDG target and 15 commitments of the Compact are linked"),
        ("C7-e-science", False, "8 SDGs, 12 SDG targets and no commitment of the Compact are linked to this line; bla"),
    ],
)
def test_summaries_count_as_one_speaks(ds: Dataset, line: str, blanket: bool, expected: str) -> None:  # noqa: FBT001 - pytest gives it
    """One is no plural, and none is said as none."""
    linked, _ = summary_of(wsis.roadmap(ds, line, blanket=blanket), words_of("wsis.roadmaps"))

    assert linked.startswith(expected)


@pytest.mark.parametrize("rows, expected", [(0, "none of the commitments by a"), (1, "one of the commitments by a")])
def test_summaries_count_blanket_rows_as_one_speaks(ds: Dataset, rows: int, expected: str) -> None:
    """Whether no, one or several commitments are linked by blanket rows only, the sentence is right."""
    plan = wsis.roadmap(ds, "C5")
    named = [row for row in plan.commitments if not row.blanket]
    blanket = [row for row in plan.commitments if row.blanket][:rows]
    linked, _ = summary_of(attrs.evolve(plan, commitments=(*named, *blanket)), words_of("wsis.roadmaps"))

    assert linked.endswith(f"are linked to this line, {expected} blanket row.")


def test_summaries_tell_gaps_of_blanket_rows_apart(ds: Dataset, plan: Roadmap) -> None:
    """The gaps are told of all that is linked, and those of blanket rows by themselves, where there are any."""
    say = words_of("wsis.roadmaps")
    blanket = [row for row in plan.commitments if row.blanket and row.gap]
    named = wsis.roadmap(ds, "C5", Register([Project(id="1", title="Drill", action_lines=["C5"])]), blanket=False)

    assert say("roadmap.gaps", number=len(plan.gaps), all=len(plan.rows)) in roadmap_markdown(ds, plan)
    assert say("roadmap.gaps_blanket", number=len(blanket)) in roadmap_markdown(ds, plan)
    assert "of the gaps" not in roadmap_markdown(ds, named)


LINES_ALONE = Register([Project(id="1", title="Drill", action_lines=["C5"], countries=["KE", "Narnia"])])


@pytest.mark.parametrize(
    "tags, kinds",
    [
        ({}, "SDG, SDG target or commitment of the Compact"),
        ({"goals": ["9"]}, "SDG target or commitment of the Compact"),
        ({"targets": ["9.c"]}, "commitment of the Compact"),
        ({"commitments": ["11a"]}, "SDG or SDG target"),
    ],
)
def test_missing_tags_are_told_beside_the_number_of_gaps(ds: Dataset, tags: Any, kinds: str) -> None:  # noqa: ANN401 - fields
    """Where a register has no tag of a kind, the sentence with the gaps says so, and so does the table of that kind."""
    say = words_of("wsis.roadmaps")
    plan = wsis.roadmap(ds, "C5", Register([attrs.evolve(LINES_ALONE[0], **tags)]))
    told = say("roadmap.undeclared", kinds=kinds)
    first, _, rest = roadmap_markdown(ds, plan).partition("\n## ")

    assert told in summary_of(plan, say)[1]
    assert told in first
    assert told in index_markdown([plan], ["c5.md"])
    assert f"no project declares any {kinds};" in plan._repr_html_()
    assert ("is only implied" in rest) is bool(plan.undeclared)
    assert list(plan.undeclared) == roadmap_data(plan)["undeclared"]


def test_whole_registers_have_no_such_caveat(ds: Dataset, plan: Roadmap) -> None:
    """Where projects declare nodes of every kind, nothing is said of missing tags."""
    assert () == plan.undeclared
    for text in (roadmap_markdown(ds, plan), roadmap_html(ds, plan), plan._repr_html_()):
        assert "o project of the register declares any" not in text
        assert "missing tags" not in text


def test_where_all_is_a_gap_it_is_not_listed_again(ds: Dataset) -> None:
    """Where every linked node is a gap, the part on gaps gives the number of each kind, and no second table."""
    say = words_of("wsis.roadmaps")
    far = Register([Project(id="1", title="Drill", action_lines=["C5"], targets=["3.1"], commitments=["55c"])])
    for register in (LINES_ALONE, far):
        plan = wsis.roadmap(ds, "C5", register, blanket=False)
        text = roadmap_markdown(ds, plan)

        assert len(plan.rows) == len(plan.gaps)
        assert "9 SDGs, 15 SDG targets and 29 commitments of the Compact are linked, and all of them are gaps" in text
        assert "to cite" not in text
        assert "gaps-table" not in Outline(roadmap_html(ds, plan)).rows
        assert (say("roadmap.tags") in text) is (register is far)


def test_projects_name_their_countries(ds: Dataset) -> None:
    """A country that the dataset has stands with its name beside its code, and anything else as it was written."""
    first = wsis.load("2026.1")
    text, old = (roadmap_markdown(each, wsis.roadmap(each, "C5", LINES_ALONE)) for each in (ds, first))

    assert "| Kenya (KE), Narnia |" in text
    assert "| KE, Narnia |" in old


def test_sources_say_what_they_are_copies_of(ds: Dataset, plan: Roadmap) -> None:
    """The document of each matrix is a source, though evidence names its copies, and sources have notes."""
    (matrix,) = (each for each in ds.documents if each.id == "wsis-sdg-matrix")
    copies = [each for each in ds.documents if each.note and each.note.startswith("Transcription of")]

    assert matrix.id not in {each.document for row in plan.rows for link in row.links for each in link.evidence}
    assert 3 == len(copies)
    for text in (roadmap_markdown(ds, plan), Outline(roadmap_html(ds, plan)).text):
        assert [] == [each.id for each in (matrix, *copies) if (each.note or "no note") not in text]


def test_changes_are_counted(ds: Dataset, plan: Roadmap) -> None:
    """How many projects were added, removed and changed stands above their list."""
    changes = plan.changes
    assert changes is not None

    counts = {name: len(getattr(changes, name)) for name in ("added", "removed", "changed")}
    assert words_of("wsis.roadmaps")("text.changes", **counts) in roadmap_markdown(ds, plan)


def test_without_a_register_nothing_is_said_of_its_projects(ds: Dataset) -> None:
    """Where no project is counted, none is said to declare nothing."""
    assert words_of("wsis.roadmaps")("text.no_unlinked") not in roadmap_markdown(ds, wsis.roadmap(ds, "C5"))


def test_without_a_register_nothing_is_told_of_gaps(ds: Dataset) -> None:
    """Without projects, plain data says of no node whether it is a gap, and of no line how many it has."""
    plan = wsis.roadmap(ds, "C5")
    data: Any = roadmap_data(plan)
    index: Any = index_data([plan], ["c5.json"])

    assert plan.gaps
    assert {None} == {row["gap"] for part in ("goals", "targets", "commitments") for row in data[part]}
    assert (None, None) == (data["gaps"], index["roadmaps"][0]["gaps"])


def test_with_a_register_plain_data_tells_gaps(plan: Roadmap) -> None:
    """With projects, each row says whether it is a gap, the gaps are listed, and the index counts them."""
    data: Any = roadmap_data(plan)
    index: Any = index_data([plan], ["c5.json"])
    rows = [row for part in ("goals", "targets", "commitments") for row in data[part]]

    assert [row.gap for row in plan.rows] == [row["gap"] for row in rows]
    assert [node.code for node in plan.gaps] == [node["code"] for node in data["gaps"]]
    assert len(plan.gaps) == index["roadmaps"][0]["gaps"] > 0


def test_names_of_nodes_alone_are_changes(ds: Dataset) -> None:
    """A part on changes has no table where none of its projects is new, gone or changed, but nodes are told."""
    say = words_of("wsis.roadmaps")
    then = Register([Project(id="1", title="Fibre", action_lines=["C2"]), Project(id="2", title="x")])
    now = Register([Project(id="1", title="Fibre", action_lines=["C2"], targets=["9.c"])])
    text = roadmap_markdown(ds, wsis.roadmap(ds, "C2", now, since=then))

    assert say("text.newly_declared", codes="SDG 9, target 9.c") in text


# Files ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_files_tell_their_format(ds: Dataset, plan: Roadmap, tmp_path: Path, form: Any) -> None:  # noqa: ANN401 - a literal
    """The ending of a name chooses the format, in any case, and so does the caller."""
    written = wsis.write_roadmap(ds, plan, tmp_path / f"c5.{form.upper()}")
    chosen = wsis.write_roadmap(ds, plan, tmp_path / "c5", format=form)

    assert written.read_bytes() == chosen.read_bytes()
    assert plan.dataset_digest in written.read_text(encoding="utf-8")


def test_other_endings_are_refused(ds: Dataset, plan: Roadmap, tmp_path: Path) -> None:
    """A name that tells no format is an error that lists the formats."""
    with pytest.raises(InvalidInputError, match=r"c5\.pdf: no format of a road map \(a name in \.html, \.md, \.json\)"):
        wsis.write_roadmap(ds, plan, tmp_path / "c5.pdf")


@pytest.mark.parametrize("make", [roadmap_markdown, roadmap_html])
def test_another_dataset_is_refused(ds: Dataset, plan: Roadmap, make: Any) -> None:  # noqa: ANN401 - functions
    """A road map is written with the dataset that it was made with."""
    with pytest.raises(DatasetMismatchError):
        make(attrs.evolve(ds, digest="sha256:0"), plan)


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_all_road_maps_have_an_index(ds: Dataset, tmp_path: Path, form: Any) -> None:  # noqa: ANN401 - a literal
    """A folder has a file for each line, and an index that leads to each of them."""
    register = Register([Project(id="1", title="Fibre", action_lines=["C2"], targets=["9.c"], commitments=["11a"])])
    plans = [wsis.roadmap(ds, line, register) for line in plannable_lines(ds)]
    index = write_roadmaps(ds, plans, tmp_path / "new" / "folder", form)
    files = {each.name for each in index.parent.iterdir()}
    named = re.findall(r"c[0-9]+[a-z-]*\.[a-z]+", index.read_text(encoding="utf-8"))

    assert 19 == len(files)
    assert files == {*named, f"index.{form}"}


@given(st.lists(st.sampled_from(plannable_lines(wsis.load())), min_size=1, max_size=3, unique=True), st.booleans())
def test_indexes_agree(lines: Any, blanket: bool) -> None:  # noqa: ANN401, FBT001 - Hypothesis gives them
    """The three indexes have the same numbers."""
    register = Register([Project(id="1", title="Fibre", action_lines=["C2"], targets=["9.c"], commitments=["11a"])])
    plans = [wsis.roadmap(wsis.load(), line, register, blanket=blanket) for line in lines]
    names = [f"{line.code}.x" for line in lines]
    (table,) = tables(index_markdown(plans, names))
    outline = Outline(index_html(plans, names))
    data: Any = index_data(plans, names)["roadmaps"]

    assert len(plans) == len(table) == outline.rows["lines"] == len(data)
    for row, made in zip(table, data, strict=True):
        assert [made["projects"], made["goals"], made["targets"], made["gaps"]] == [
            int(row[place]) for place in (2, 3, 4, -2)
        ]
        assert made["commitments"] == int(row[6]) + (int(row[8]) if blanket else 0)
        assert all(cell in outline.text for cell in row)


def test_every_word_is_used() -> None:
    """The file of words has nothing that no road map says."""
    say = words_of("wsis.roadmaps")
    sources = "".join(
        path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*") if path.suffix in {".py", ".html"}
    )
    own = {name for name in say.entries if name.split(".")[0] in {"roadmap", "text", "index"}}
    unused = {name for name in own if name.removesuffix(".one").split(".")[1].removeprefix("no_") not in sources}

    assert set() == unused


def test_without_blanket_rows_nothing_is_said_not_to_be_linked(ds: Dataset) -> None:
    """Where blanket rows are left out, what only they link is not called unlinked."""
    register = Register([Project(id="1", title="t", action_lines=["C1"], commitments=["11g"])])
    full, named = (wsis.roadmap(ds, "C1", register, blanket=blanket) for blanket in (True, False))

    assert "11g" in {row.node.code for row in full.commitments if row.blanket}
    assert ["11g"] == [row.node.code for row in named.unstated]
    assert "does not link it, or only by a blanket row" in roadmap_markdown(ds, named)


def test_the_index_counts_named_and_blanket_commitments_apart(ds: Dataset) -> None:
    """What projects declare of blanket rows is no declared commitment that names the line."""
    register = Register([Project(id="1", title="t", action_lines=["C1"], commitments=["11g"])])
    (row,) = map(SummaryRow, [wsis.roadmap(ds, "C1", register)], ["c1.html"])

    assert [20, 0, 37] == [row.number(column) for column in ("named", "named_declared", "blanket")]


def test_documents_that_the_dataset_does_not_list(ds: Dataset) -> None:
    """A matrix or a node of the caller's own is cited by the id of its document."""
    own = attrs.evolve(ds, documents=tuple(each for each in ds.documents if each.id != "ict4sdg-rationale-list"))
    node = attrs.evolve(ds.goal("5"), citation=attrs.evolve(ds.goal("5").citation, document="ministry-plan-2026"))
    own = attrs.evolve(own, goals=tuple(node if each.code == "5" else each for each in ds.goals))
    plan = wsis.roadmap(own, "C9", Register([Project(id="1", title="t", goals=["9"])]))
    expected = 'ict4sdg-rationale-list, C9, goal 5, entry "5.b, 9.c, 12.8, 16.10"'

    assert expected in roadmap_markdown(own, plan)
    assert expected in Outline(roadmap_html(own, plan)).text
    assert "ministry-plan-2026, " in roadmap_markdown(own, plan)
