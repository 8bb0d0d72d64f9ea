"""Notebook display: well formed, all of it escaped, nothing lost without a word, nothing told by colour alone."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any, cast
from unicodedata import bidirectional, category

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from wsis import (
    ActionLine,
    Commitment,
    Coverage,
    Crosstab,
    Dataset,
    Goal,
    LinkState,
    Matrix,
    Problem,
    Project,
    ReadResult,
    Register,
    Roadmap,
    Target,
    display,
)
from wsis.display.elements import LONGEST
from wsis.display.grids import MOST_CELLS
from wsis.display.matrices import _MARKS as MARKS
from wsis.entries import Entry
from wsis.kinds import ENTRY_TYPES
from wsis.languages import Names
from wsis.places import Membership
from wsis.strategies import (
    any_entries,
    coverages,
    crosstabs,
    matrices,
    measurements,
    names,
    read_results,
    registers,
    roadmaps,
    texts,
)

ELEMENTS = set(
    re.findall("[a-z]+", "a caption dd details div dl dt li p span strong style summary table tbody td th thead tr ul")
)
ATTRIBUTES = set(re.findall("[a-z-]+", "aria-hidden aria-label class colspan href lang rel role scope style tabindex"))
WORDED = {"title", "short_title", "label", "summary", "color", "note", "paragraph"}
CELL_STATES = {"stated": LinkState.STATED, "not spoken of": LinkState.OUT_OF_SCOPE, "": LinkState.NOT_STATED}


@st.composite
def hostile_entries(draw: st.DrawFn) -> Entry:
    """Make entries of a host's own dataset, whose texts may be anything."""
    entry = draw(any_entries())
    fields = {field.name for field in attrs.fields(type(entry))}  # type: ignore[arg-type]
    citation = attrs.evolve(entry.citation, locator=draw(texts()), note=draw(texts()))
    changed: dict[str, Any] = {name: draw(texts()) for name in sorted(fields & WORDED)}
    changed |= {name: (draw(texts()), draw(texts())) for name in sorted(fields & {"custodians", "addressees"})}
    if "names" in fields:
        changed["names"] = draw(names())
    if "groups" in fields:
        changed["groups"] = (Membership(group="LDC", as_of=draw(texts()), note=draw(texts())),)
    return cast("Entry", attrs.evolve(cast("Any", entry), citation=citation, **changed))  # every kind is attrs


def hostile_matrices() -> st.SearchStrategy[Matrix]:
    """Make matrices of a host's own, whose names may be anything."""
    names = st.fixed_dictionaries({"title": texts(), "document": texts(), "id": texts()})
    return st.builds(lambda matrix, changed: attrs.evolve(matrix, **changed), matrices(), names)


def values() -> st.SearchStrategy[object]:
    """Make every kind of value that has a picture, hostile texts among them."""
    return st.one_of(
        any_entries(),
        hostile_entries(),
        hostile_matrices(),
        coverages(),
        crosstabs(),
        registers(unknown_codes=True),
        read_results(),
        roadmaps(),
    )


def parsed(value: object) -> ET.Element:
    """Parse the picture of a value as XML, which is stricter than HTML."""
    return ET.fromstring(display.html(value))  # noqa: S314 - our own output


def plain(text: str) -> str:
    """Write blanks as one space, and signs that control a machine or turn a line by their numbers."""
    steering = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    shown = "".join(
        ascii(each)[1:-1]
        if (category(each) in {"Cc", "Zl", "Zp", "Cs"} and each not in "\t\n\r")
        or bidirectional(each) in steering
        or each in "\ufffe\uffff"
        else each
        for each in text
    )
    return " ".join(shown.split())


def shown(picture: ET.Element) -> str:
    """Read a picture as one text."""
    return " ".join("".join(picture.itertext()).split())


def texts_of(value: object) -> Iterator[str]:
    """List the texts of a value that its picture has to show."""
    match value:
        case Entry():
            yield from (text for name, text in strings(value) if name != "color" or isinstance(value, Goal))
            for name in ("names", "groups"):
                yield from texts_within(getattr(value, name, ()))
        case Matrix():
            yield from (value.id, value.title, value.document, *value.source_scope, *value.target_scope)
        case Coverage() | Crosstab():
            yield from (value.rule, value.dataset_version, value.dataset_digest)
            nodes = [row.node for row in value.rows] if isinstance(value, Coverage) else [*value.rows, *value.columns]
            yield from (text for node in nodes for text in (node.code, node.name))
        case ReadResult():
            yield from (text for problem in value.problems for _, text in strings(problem))
            yield from texts_of(value.register)
        case Register():
            for project in value:
                yield from (project.id, project.title, *project.countries, *project.action_lines, *project.goals)
                yield from (*project.targets, *project.objectives, *project.commitments)
        case Roadmap():
            yield from (value.line.code, value.rule, value.dataset_version, value.dataset_digest)
            yield from (row.node.name for row in (*value.rows, *value.silent, *value.unstated))
            yield from (text for project in value.projects for text in (project.id, project.title))
            yield from (text for measurement in value.measurements for _, text in strings(measurement))
        case _:
            raise TypeError(value)


def texts_within(value: Names | tuple[Membership, ...]) -> Iterator[str]:
    """List languages and names, and what a membership says."""
    if isinstance(value, Names):
        yield from (f"{language}: {name}" for language, name in value.items())
    else:
        yield from (text for each in value for _, text in strings(each))


def strings(value: object) -> Iterator[tuple[str, str]]:
    """Find all texts in a value, however deep, with the names of their fields."""
    for name, item in attrs.asdict(value).items():  # type: ignore[arg-type] # the callers pass attrs values
        for text in item if isinstance(item, list | tuple) else [item]:
            if isinstance(text, dict):
                yield from ((key, each) for key, each in text.items() if isinstance(each, str))
            elif isinstance(text, str):
                yield name, text


# Laws ----------------------------------------------------------------------------------------------------------------


@given(values())
def test_pictures_are_well_formed_and_tame(value: object) -> None:
    """A picture is one well-formed element of a few harmless kinds: no script, no handler, no id that another has."""
    picture = parsed(value)

    assert {each.tag for each in picture.iter()} <= ELEMENTS
    assert {name for each in picture.iter() for name in each.attrib} <= ATTRIBUTES
    assert all(each.get("href", "https:").startswith(("http:", "https:")) for each in picture.iter())


@given(values())
def test_every_text_is_shown(value: object) -> None:
    """Each text of a value is read in its picture, whatever it is made of, and so it was escaped."""
    found = shown(parsed(value))

    assert [] == [text for text in texts_of(value) if plain(text) not in found]


@given(values())
def test_pictures_can_be_heard(value: object) -> None:
    """Tables have captions, headers their scope, marks their words, and boxes that scroll a name and the focus."""
    picture = parsed(value)

    assert all(table.findtext("caption") for table in picture.iter("table"))
    assert {"col", "row", "rowgroup"} >= {header.get("scope", "none") for header in picture.iter("th")}
    for each in picture.iter():
        if each.get("role") or each.get("tabindex"):
            assert each.get("aria-label")
        if "wsis-swatch" in each.get("class", ""):
            assert "true" == each.get("aria-hidden")


@given(values())
def test_reprs_are_one_line(value: object) -> None:
    """A terminal, and a notebook that shows no HTML, get one line."""
    assert 1 == len(repr(value).splitlines())


@given(matrices())
def test_links_are_read_back(matrix: Matrix) -> None:
    """Each cell of a matrix says by its mark alone whether and how firmly the pair is linked."""
    down = matrix if len(matrix.source_scope) >= len(matrix.target_scope) else matrix.inverse()
    grid = next(parsed(matrix).iter("table"))
    read = {
        (source, target, mark.get("aria-label"))
        for row, source in zip(grid.iterfind("tbody/tr"), down.source_scope, strict=True)
        for cell, target in zip(row.iterfind("td"), down.target_scope, strict=True)
        for mark in cell
    }

    assert read == {
        (link.source, link.target, f"{link.standing}{', blanket' if link.blanket else ''}") for link in down.links
    }


def test_marks_differ() -> None:
    """Stated, inferred, derived and blanket links have six marks, which no colour is needed to tell."""
    marks = [mark for mark, _ in MARKS.values()]

    assert 6 == len(set(marks))


@given(crosstabs())
def test_cells_are_read_back(crosstab: Crosstab) -> None:
    """Each cell of a crosstab says in words how many projects there are and what the matrix states."""
    rows = parsed(crosstab).findall(".//table/tbody/tr")[:-1]
    read = [
        (
            int("".join(filter(str.isdecimal, cell.text or "")) or 0),
            CELL_STATES["".join(each.text or "" for each in cell).strip()],
        )
        for row in rows
        for cell in row.findall("td")[1:]
    ]

    related = bool(crosstab.question.matrices)
    assert read == [(cell.count, cell.state if related else LinkState.NOT_STATED) for cell in crosstab.cells]
    assert related or "no matrix relates" in crosstab.rule


@given(coverages())
def test_counts_are_read_back(coverage: Coverage) -> None:
    """Each row of a coverage has its node and its count, and each gap its name."""
    picture = parsed(coverage)
    rows = [(row.findtext("th/span[@class='wsis-code']"), row.findtext("td")) for row in picture.findall(".//tbody/tr")]
    gaps = [each.text for each in picture.findall(".//details/ul/li/span[@class='wsis-code']")]

    assert [(row.node.code, f"{row.count:,}") for row in coverage.rows] == [each for each in rows if each[0]]
    assert [node.code for node in coverage.missing] == gaps


# What is bounded -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large() -> Register:
    """A register of 10,000 projects."""
    lines = wsis.load().all(ActionLine)
    return Register(
        Project(id=f"P-{number}", title=f"Project {number}", action_lines=[lines[number % 19].code])
        for number in range(10_000)
    )


def test_large_registers_are_said_to_go_on(large: Register) -> None:
    """Of 10,000 projects the first twenty are shown, and how to see the others is said."""
    picture = display.html(large)

    assert "the first 20 of 10,000 projects; the other 9,980 are in slices, such as register[20:40]" in picture
    assert "P-19<" in picture
    assert "P-20<" not in picture
    assert len(picture) < 20_000


def test_many_problems_are_said_to_go_on() -> None:
    """Of many problems the first hundred are shown."""
    problems = tuple(Problem(message="no code", row=number) for number in range(2, 502))
    picture = display.html(ReadResult(register=Register(), problems=problems, rows=500))

    assert "the first 100 of 500 problems; the other 400 are in .problems" in picture
    assert "row 101<" in picture
    assert "row 102<" not in picture


def test_long_texts_say_how_much_is_left() -> None:
    """A text of any length is shown up to a limit, with the number of characters behind it."""
    picture = display.html(Register([Project(id="1", title="a" * (LONGEST + 1234))]))

    assert "a… (1,234 more characters)" in picture
    assert "a" * (LONGEST + 1) not in picture


def test_every_picture_of_the_dataset_is_bounded(ds: Dataset, large: Register) -> None:
    """No picture is longer than 200,000 characters, not even the crosstab of targets and commitments."""
    kinds = (ActionLine, Goal, Target, Commitment)
    pictures = [display.html(each) for each in (*ds.matrices, ds, wsis.roadmap(ds, "C5", large))]
    pictures += [display.html(wsis.coverage(ds, large, of=kind)) for kind in kinds]
    pictures += [display.html(wsis.crosstab(ds, large, rows=rows, columns=each)) for rows in kinds for each in kinds]
    through = ds.matrix(Target, ActionLine).compose(ds.matrix(ActionLine, Commitment))

    assert max(map(len, [*pictures, display.html(through)])) < 200_000


# Cases ---------------------------------------------------------------------------------------------------------------


def test_large_matrices_are_lists(ds: Dataset) -> None:
    """A matrix with too many cells lists, row by row, all that it links."""
    matrix = ds.matrix(Target, ActionLine).compose(ds.matrix(ActionLine, Commitment))
    cells = [
        code
        for said in parsed(matrix).iterfind(".//tbody/tr/td/div")
        for code in (said.text or "").partition(": ")[2].split(", ")
    ]

    assert len(matrix.source_scope) * len(matrix.target_scope) > MOST_CELLS
    assert len(matrix.links) == len(cells)


def test_large_crosstabs_are_lists(ds: Dataset) -> None:
    """A crosstab with too many cells lists what is stated or seen."""
    register = Register([Project(id="1", title="Radio", targets=["9.c"], commitments=["11a"])])
    tab = wsis.crosstab(ds, register, rows=Target, columns=Commitment)
    rows = [shown(row) for row in parsed(tab).iterfind(".//tbody/tr")]

    assert len(tab.cells) > MOST_CELLS
    assert [
        "9.c More ICT access; universal affordable Internet in LDCsseen; no matrix relates the two: 11a (1)"
    ] == rows


def test_long_lists_of_stated_cells(ds: Dataset) -> None:
    """What the matrix states and nobody has seen is listed too."""
    lines = ds.matrix(Target, ActionLine)
    own = attrs.evolve(
        lines.compose(ds.matrix(ActionLine, Commitment)), source_scope=tuple(ds.codes(Target)), id="own", document="own"
    )
    tab = wsis.crosstab(ds, Register(), rows=Target, columns=Commitment, matrix=own)

    assert "stated, not seen: 11d, 11f" in display.html(tab)


def test_goals_have_their_colour(ds: Dataset) -> None:
    """A goal shows its colour beside its number, and a colour that is none is no style."""
    own = attrs.evolve(ds.goal("4"), color="red;position:fixed")

    assert 'style="background:#C5192D"' in display.html(ds.goal("4"))
    assert "style=" not in display.html(own).partition("</style>")[2]


def test_lines_have_their_facilitators(ds: Dataset) -> None:
    """An action line names who facilitates it, in which part, and who says so."""
    found = shown(parsed(ds.action_line("C5")))

    assert "facilitators" in found
    assert "ITU, lead (IGF 2025 open forum 20, 2025)" in found


def test_targets_say_yes_or_no(ds: Dataset) -> None:
    """A truth is a word."""
    assert "means of implementationyes" in shown(parsed(ds.target("9.c")))
    assert "means of implementationno" in shown(parsed(ds.target("9.1")))


def test_inferred_links_say_why(ds: Dataset) -> None:
    """A matrix gives the reason of each inferred link, and says where evidence and rows are."""
    found = shown(parsed(ds.matrix(Commitment, ActionLine)))

    assert "164 inferred links and why: 4 rows" in found
    assert "one of two rows that fit paragraph 17(b)" in found
    assert "its 84 rows as printed in .rows" in found
    assert "more characters" not in found


def test_datasets_show_what_they_hold(ds: Dataset) -> None:
    """A dataset gives its version and digest, counts, documents and corrections, whole."""
    found = shown(parsed(ds))

    counts = (f"{len(ds.documents)} documents", f"{len(ds.corrections)} corrections")
    lists = [f"{kind.framework.replace('-', ' ')}{len(ds.all(kind))}" for kind in ENTRY_TYPES.values()]

    assert [] == [each for each in (ds.version, ds.digest, *counts, *lists) if each not in found]
    said = [text for each in (*ds.documents, *ds.corrections) for name, text in strings(each) if name != "url"]
    assert [] == [text for text in said if plain(text) not in found]


def test_datasets_without_other_lists_speak_of_none() -> None:
    """A dataset of frameworks alone has no table of other lists."""
    assert "other lists" not in display.html(wsis.load("2026.1"))


@pytest.mark.parametrize("kind", ENTRY_TYPES.values(), ids=ENTRY_TYPES.keys())
def test_every_kind_of_entry_shows_itself(ds: Dataset, kind: type[Entry]) -> None:
    """An entry of any kind names its kind, its code and its name, and where it stands."""
    for entry in ds.all(kind):
        found = shown(parsed(entry))

        assert plain(f"{kind.framework.replace('-', ' ')} {entry.code} {entry.name}") in found
        assert plain(f"{entry.citation.document}, {entry.citation.locator}") in found


def test_names_say_their_language(ds: Dataset) -> None:
    """A name in another language is marked as such, for those who hear it."""
    spans = {each.get("lang"): each.text for each in parsed(ds.goal("5")).iter("span") if each.get("lang")}

    assert dict(ds.goal("5").names) == spans


def test_memberships_say_their_day(ds: Dataset) -> None:
    """A country says of each group on which day it was listed, and what came since."""
    (country,) = (each for each in ds.countries if each.code == "BD")
    found = shown(parsed(country))

    assert country.groups
    for each in country.groups:
        assert f"{each.group}, listed {each.as_of}{f' ({each.note})' if each.note else ''}" in found


def test_long_coverages_are_grouped(ds: Dataset) -> None:
    """The 169 targets are folded under their number, and grouped by goal."""
    picture = parsed(wsis.coverage(ds, Register(), of=Target))
    groups = [each.text for each in picture.findall(".//th[@scope='rowgroup']")]

    assert "all 169 rows" in [each.text for each in picture.iter("summary")]
    assert [f"goal {goal.code}" for goal in ds.goals] == groups


def test_headings_are_no_gaps(ds: Dataset) -> None:
    """C7 only groups others: it says so, and is no gap when nobody declares it."""
    rows = [shown(row) for row in parsed(wsis.coverage(ds, Register(), of=ActionLine)).iterfind(".//tbody/tr")]

    assert "C7 ICT applications (only groups others)00.0%" in rows
    assert "C8 Cultural and linguistic diversity0gap" in rows


def test_frameworks_without_nodes(ds: Dataset) -> None:
    """A host's dataset may lack a framework; its coverage and its crosstab are empty, and no error."""
    own = attrs.evolve(ds, commitments=(), matrices=())

    assert "0 of 0 reached (0%)" in display.html(wsis.coverage(own, Register(), of=Commitment))
    assert "goals" in display.html(wsis.crosstab(own, Register(), rows=Commitment, columns=Goal))


def test_road_maps_say_what_changed(ds: Dataset) -> None:
    """A road map shows projects that came, went and changed, and what is declared since."""
    before = Register(
        [Project(id="a", title="A", action_lines=["C9"], goals=["5"]), Project(id="b", title="B", action_lines=["C9"])]
    )
    after = Register(
        [
            Project(id="b", title="Bee", action_lines=["C9"], goals=["16"]),
            Project(id="c", title="C", action_lines=["C9"]),
        ]
    )
    found = shown(parsed(wsis.roadmap(ds, "C9", after, since=before)))

    assert "projects addedcprojects removedaprojects changedb (title, goals)" in found
    assert "newly declared16 Peace, Justice and Strong Institutionsno longer declared5 Gender Equality" in found


@given(st.lists(measurements(), min_size=1, max_size=3))
def test_road_maps_show_measurements(given_measurements: list[wsis.Measurement]) -> None:
    """What the caller measured stands in the road map, with its source."""
    ds = wsis.load()
    known = [each for each in given_measurements if each.target is None or each.target in ds.codes(Target)]
    found = shown(parsed(wsis.roadmap(ds, "C9", measurements=known)))

    assert [] == [each for each in known if plain(each.source) not in found]


def test_addresses_of_the_web_are_linked() -> None:
    """A title leads to the page of its project, and nowhere else."""
    web = Project(id="1", title="Radio", url="https://example.org/?a=1&b=2")
    trap = Project(id="2", title="Trap", url="javascript:alert(1)")
    links = [(each.text, each.get("href")) for each in parsed(Register([web, trap])).iter("a")]

    assert [("Radio", "https://example.org/?a=1&b=2")] == links


def test_long_addresses_are_linked_whole() -> None:
    """A long text is cut where it is read, and not in the address that a title leads to."""
    url = f"https://example.org/{'a' * 2000}"
    links = [each.get("href") for each in parsed(Register([Project(id="1", title="Radio", url=url)])).iter("a")]

    assert [url] == links


def test_projects_that_declare_anything_count_once() -> None:
    """The projects of all codes are counted together, each once."""
    declaring = (("C1", "C2"), ("C2",), ("C3",), ())
    register = Register(Project(id=str(place), title="x", action_lines=lines) for place, lines in enumerate(declaring))

    assert "declared by 3 projects, 3 codes" in shown(parsed(register))


def test_heat_follows_the_count(ds: Dataset) -> None:
    """The largest count of a crosstab is shown darkest, and a fifth of it lightest."""
    register = Register(
        Project(id=str(number), title="x", action_lines=["C1"], goals=["1"] if number else ["1", "2"])
        for number in range(5)
    )
    looks = [
        (each.get("class") or "").split()[-1]
        for each in parsed(wsis.crosstab(ds, register, rows=ActionLine, columns=Goal)).iter("td")
        if "wsis-h" in (each.get("class") or "")
    ]

    assert ["wsis-h5", "wsis-h1"] == looks


def test_values_show_themselves(ds: Dataset) -> None:
    """Notebooks ask the values."""
    assert display.html(ds.goal("4")) == ds.goal("4")._repr_html_()


def test_other_values_have_no_picture() -> None:
    """Who asks for anything else is told what there is."""
    with pytest.raises(TypeError, match=r"no picture of a dict, only of Coverage, Crosstab, Dataset, Entry, Matrix"):
        display.html({})


def test_only_notebooks_load_the_pictures() -> None:
    """Neither the front door nor a value loads the display before it is asked for a picture."""
    program = (
        "import sys, wsis; from wsis import *; goal = wsis.load().goal('4'); repr(goal)\n"
        "print('wsis.display' in sys.modules); goal._repr_html_(); print('wsis.display' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert ["False", "True"] == done.stdout.split()
