"""Pictures, held to the numbers that they show, to the room that their texts need, and to images of them."""

import importlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import attrs
import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.testing.compare import compare_images
from matplotlib.text import Text

import wsis
from tests.strategies import registers
from tools import build_pictures
from wsis import (
    ActionLine,
    Commitment,
    Dataset,
    Goal,
    Node,
    Objective,
    Participation,
    Project,
    Register,
    Target,
    Theme,
    charts,
)
from wsis.charts.marks import BANDS, CELLS, LINKS
from wsis.charts.palette import DARK, LIGHT, contrast, ink_on
from wsis.charts.slots import slots
from wsis.charts.streams import declared_streams, implied_streams
from wsis.strategies import texts

IMAGES = Path(__file__).parent / "images"

# How far a picture may be from its image: the root of the mean square of the difference of colours, of 255. Versions of
# matplotlib differ by up to 6, since each puts the edge of a shape on another dot.
TOLERANCE = 8.0


def sample(ds: Dataset) -> Register:
    """Make a register whose projects declare something of everything, the same on every machine."""
    lines, goals, commitments = ds.action_lines, ds.goals, ds.commitments
    return Register(
        Project(
            id=f"{place}",
            title=f"Project {place}",
            kind=("training", "network", None)[place % 3],
            start=date(2019 + place % 7, 1, 1) if place % 8 else None,
            action_lines=[lines[place * 5 % len(lines)].code],
            goals=[goals[place * place % len(goals)].code, goals[place * 3 % len(goals)].code] if place % 4 else [],
            commitments=[commitments[place * 11 % len(commitments)].code] if place % 3 else [],
        )
        for place in range(60)
    )


def pictures(ds: Dataset) -> dict[str, Callable[[], Axes]]:
    """List pictures of every sort and of every length of framework."""
    register = sample(ds)

    def covered(of: type[Node], via: type[Node] | None = None) -> Callable[[], Axes]:
        return lambda: charts.coverage(wsis.coverage(ds, register, of=of, via=via))

    def crossed(rows: type[Node], columns: type[Node]) -> Callable[[], Axes]:
        return lambda: charts.crosstab(wsis.crosstab(ds, register, rows=rows, columns=columns))

    def linked(source: type[Node], target: type[Node]) -> Callable[[], Axes]:
        return lambda: charts.matrix(ds.matrix(source, target), ds=ds)

    def flowing(to: type[Node], *, implied: bool) -> Callable[[], Axes]:
        return lambda: charts.flow(ds, register, to=to, implied=implied)

    return {
        "coverage-lines": covered(ActionLine),
        "coverage-goals-implied": covered(Goal, ActionLine),
        "coverage-themes": covered(Theme),
        "coverage-commitments": covered(Commitment),
        "coverage-targets": covered(Target, ActionLine),
        "crosstab-lines-goals": crossed(ActionLine, Goal),
        "crosstab-goals-objectives": crossed(Goal, Objective),
        "crosstab-commitments-lines": crossed(Commitment, ActionLine),
        "matrix-lines-goals": linked(ActionLine, Goal),
        "matrix-lines-targets": linked(ActionLine, Target),
        "matrix-commitments-lines": linked(Commitment, ActionLine),
        "matrix-codes": lambda: charts.matrix(ds.matrix(Goal, Commitment)),
        "flow-goals": flowing(Goal, implied=False),
        "flow-goals-implied": flowing(Goal, implied=True),
        "flow-objectives": flowing(Objective, implied=False),
        "flow-commitments-implied": flowing(Commitment, implied=True),
        "trend-year": lambda: charts.trend(register),
        "trend-kind": lambda: charts.trend(register, by="kind"),
        "nothing": lambda: charts.flow(ds, Register()),
        "no-year": lambda: charts.trend(Register()),
    }


PICTURES = pictures(wsis.load())


@cache
def picture(name: str) -> Axes:
    """Draw a picture once, for those who only read it."""
    return PICTURES[name]()


def canvas_of(ax: Axes, dpi: float = 40) -> Any:  # noqa: ANN401 - matplotlib does not say its types
    """Make the canvas that draws a picture, with few dots where nobody looks."""
    figure = ax.figure
    assert isinstance(figure, Figure)
    figure.set_dpi(dpi)
    return FigureCanvasAgg(figure)


def title(ax: Axes) -> str:
    """Read the title of a picture as one line."""
    return ax.get_title(loc="left").replace("\n", " ")


def caption(ax: Axes) -> str:
    """Read what stands under the title, as one line."""
    return next(text.get_text() for text in ax.texts if text.get_gid() == "caption").replace("\n", " ")


def rows(ax: Axes) -> list[str]:
    """Read the labels of rows, from the top."""
    return [text.get_text() for text in ax.get_yticklabels()]


def columns(ax: Axes) -> list[str]:
    """Read the labels of columns, from the left."""
    return [text.get_text() for text in ax.get_xticklabels()]


def codes(nodes: tuple[Node, ...]) -> list[str]:
    """List the codes of nodes."""
    return [node.code for node in nodes]


# What pictures say --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [ActionLine, Goal, Target, Objective, Theme, Commitment])
def test_a_coverage_has_a_bar_for_each_node(ds: Dataset, kind: type[Node]) -> None:
    """A coverage has one bar for each node, as long as its count, labelled by its whole code, in definition order."""
    cov = wsis.coverage(ds, sample(ds), of=kind)

    ax = charts.coverage(cov)
    bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]

    assert [row.count for row in cov.rows] == [bar.get_width() for bar in bars]
    assert codes(ds.all(kind)) == rows(ax)


@settings(max_examples=10)
@given(registers())
def test_a_crosstab_has_the_cells_of_its_result(register: Register) -> None:
    """A crosstab draws as many cells of each sort as its result has, and no other."""
    tab = wsis.crosstab(wsis.load(), register, rows=ActionLine, columns=Goal)
    unspoken = sum(cell.state is wsis.LinkState.OUT_OF_SCOPE and not cell.count for cell in tab.cells)
    expected = {
        "stated and seen": len(tab.realized),
        "stated, not seen": len(tab.unrealized),
        "seen, not stated": len(tab.unstated),
        "seen, not spoken of": len(tab.silent),
        "not spoken of": unspoken,
    }

    ax = charts.crosstab(tab)
    sorts = {
        str(each.get_label()): len(each.get_paths()) for each in ax.collections if isinstance(each, PolyCollection)
    }

    assert {sort: count for sort, count in expected.items() if count} == sorts
    assert codes(tab.rows) == rows(ax)
    assert codes(tab.columns) == columns(ax)


@pytest.mark.parametrize("place", range(3))
def test_a_matrix_has_a_cell_for_each_link(ds: Dataset, place: int) -> None:
    """A matrix draws each of its links once, blanket ones apart, and names its nodes in order."""
    m = ds.matrices[place]
    blanket = sum(link.blanket for link in m.links)

    ax = charts.matrix(m, ds=ds)
    sorts = {
        str(each.get_label()): len(each.get_paths()) for each in ax.collections if isinstance(each, PolyCollection)
    }

    assert blanket == sum(count for sort, count in sorts.items() if sort.startswith("blanket"))
    assert len(m) == sum(sorts.values())
    assert (list(m.source_scope), list(m.target_scope)) == (rows(ax), columns(ax))


def test_a_derived_link_has_its_letter(ds: Dataset) -> None:
    """A composed matrix says of each link that it is derived, and whose names it has."""
    composed = ds.matrix(Goal, ActionLine).compose(ds.matrix(ActionLine, Commitment)).restrict(sources=["9"])

    ax = charts.matrix(composed, ds=ds)

    assert len(composed) == [text.get_text() for text in ax.texts].count("d")
    assert "not one of the matrices of" in caption(ax)
    assert "derived: composed of other links" in words_of_key(ax)


def words_of_key(ax: Axes) -> list[str]:
    """Read the words of a key."""
    legend = ax.get_legend()
    return [] if legend is None else [text.get_text() for text in legend.get_texts()]


def test_a_matrix_alone_shows_codes(ds: Dataset) -> None:
    """A matrix without a dataset shows codes alone and says so."""
    ax = charts.matrix(ds.matrix(ActionLine, Goal))

    assert "without a dataset" in caption(ax)
    assert not any("Poverty" in text.get_text() for text in ax.texts)


@pytest.mark.parametrize("name", [name for name in PICTURES if not name.startswith(("matrix", "trend", "no-"))])
def test_pictures_of_counts_name_their_dataset(ds: Dataset, name: str) -> None:
    """Each picture of counts says its rule, the dataset with the beginning of its digest, and how many projects."""
    said = caption(picture(name))

    assert said.startswith(("declared: of", "implied: of"))
    assert f"dataset {ds.version} ({ds.digest[:19]}…), {0 if name == 'nothing' else 60} projects" in said


@pytest.mark.parametrize("name", [name for name in PICTURES if name.startswith("trend")])
def test_a_trend_names_no_dataset(name: str) -> None:
    """A trend counts what the register says, and says that there is no dataset."""
    said = caption(picture(name))

    assert "no dataset, only what the register says; 60 projects" in said


# What flows ---------------------------------------------------------------------------------------------------------


def bands(ax: Axes) -> list[float]:
    """Measure how many projects wide each band of a flow is."""
    paths: list[Any] = [patch.get_path().vertices for patch in ax.patches if isinstance(patch, PathPatch)]
    return [float(path[-2][1] - path[0][1]) for path in paths]


def together(register: Register, line: str, goal: str) -> int:
    """Count the projects that declare an action line and a goal, one by one."""
    return sum(
        line in project.action_lines
        and (goal in project.goals or any(target.split(".")[0] == goal for target in project.targets))
        and (line != "C7" or not any(each.startswith("C7-") for each in project.action_lines))
        for project in register
    )


@given(registers())
def test_declared_bands_are_the_projects_that_declare_both_ends(register: Register) -> None:
    """A declared band is as wide as the projects that declare both ends are many; pairs without one have no band."""
    ds = wsis.load()
    expected = {
        (line.code, goal.code): count
        for line in ds.action_lines
        for goal in ds.goals
        if (count := together(register, line.code, goal.code))
    }

    streams = declared_streams(ds, register, Goal, blanket=True)

    assert expected == {(each.line.code, each.node.code): each.projects.bit_count() for each in streams}


@given(registers(), st.sampled_from([Goal, Target, Objective, Theme, Commitment]), st.booleans())
def test_implied_bands_add_up_to_the_coverage(register: Register, kind: type[Node], blanket: bool) -> None:  # noqa: FBT001
    """The projects of the bands of a node are those by which the coverage says that it is implied."""
    ds = wsis.load()
    cov = wsis.coverage(ds, register, of=kind, via=ActionLine, blanket=blanket)
    found = {node.code: 0 for node in ds.all(kind)}

    for stream in implied_streams(ds, register, kind, blanket=blanket):
        found[stream.node.code] |= stream.projects

    assert {row.node.code: row.count for row in cov.rows} == {
        code: projects.bit_count() for code, projects in found.items()
    }


@pytest.mark.parametrize("implied", [False, True])
@pytest.mark.parametrize("kind", [Goal, Objective])
def test_bands_are_as_wide_as_their_projects_are_many(ds: Dataset, kind: type[Node], *, implied: bool) -> None:
    """The bands of a picture are the streams, each as wide as its projects are many."""
    find = implied_streams if implied else declared_streams
    streams = find(ds, sample(ds), kind, blanket=True)

    ax = charts.flow(ds, sample(ds), to=kind, implied=implied)

    assert [stream.projects.bit_count() for stream in streams] == pytest.approx(bands(ax))
    assert list(dict.fromkeys(stream.line.code for stream in streams)) == rows(ax)


def test_blanket_bands_are_told_apart(ds: Dataset) -> None:
    """What follows from a blanket link alone is told apart from what a link with both names implies."""
    named = {(each.line, each.node) for each in implied_streams(ds, sample(ds), Commitment, blanket=False)}

    streams = implied_streams(ds, sample(ds), Commitment, blanket=True)

    assert named == {
        (each.line, each.node) for each in streams if each.mark.words == "implied by a link that names both ends"
    }
    assert {"solid", "dashed"} == {each.mark.frame for each in streams}


def test_a_project_of_c7_alone_has_its_own_band(ds: Dataset) -> None:
    """C7 stands for those that declare none of its applications; the matrices do not speak of it."""
    register = Register(
        [
            Project(id="1", title="Clinic", action_lines=["C7", "C7-e-health"], goals=["3"]),
            Project(id="2", title="Portal", action_lines=["C7"], goals=["3"]),
        ]
    )

    found = {
        each.line.code: (each.projects, each.mark.words) for each in declared_streams(ds, register, Goal, blanket=True)
    }

    assert {"C7": (0b10, "not spoken of by a matrix"), "C7-e-health": (0b01, "stated by the matrix")} == found


@given(st.lists(st.lists(st.integers(1, 10_000), max_size=60), min_size=2, max_size=2), st.floats(0.5, 40))
def test_slots_stay_inside_and_apart(totals: list[list[int]], height: float) -> None:
    """Nodes stand in order, inside the height, each with room for its label and its bands."""
    placed = slots(totals, height)

    for counts, middles in zip(totals, placed.columns, strict=True):
        halves = [max(count * placed.unit, placed.label) / 2 for count in counts]
        ends = [
            0.0,
            *(edge for at, half in zip(middles, halves, strict=True) for edge in (at - half, at + half)),
            height,
        ]
        assert ends == sorted(ends, key=lambda end: round(end, 6))


# What groups --------------------------------------------------------------------------------------------------------


def test_a_trend_shows_years_without_a_project() -> None:
    """The years between the first and the last stand there too, and what is not said stands last."""
    ages = [date(2019, 5, 1), date(2022, 5, 1), date(2022, 6, 1), None]
    register = Register(Project(id=str(place), title="Radio", start=start) for place, start in enumerate(ages))

    ax = charts.trend(register)

    assert ["2019", "2020", "2021", "2022", "not said"] == columns(ax)
    assert [1, 0, 0, 2, 1] == [patch.get_height() for patch in ax.patches if isinstance(patch, Rectangle)]
    assert "4 projects by year" == title(ax)


def test_far_years_leave_out_those_between() -> None:
    """A wrong year does not make a picture of a thousand years."""
    years = [Participation(year=1202), Participation(year=2024)]

    ax = charts.trend(Register([Project(id="1", title="Radio", participations=years)]))

    assert ["1202", "2024"] == columns(ax)
    assert "years without a project are left out" in caption(ax)


def test_many_years_stand_upright() -> None:
    """Sixty years have labels that are turned, and do not overlap."""
    years = [Participation(year=1965 + place) for place in range(60)]

    ax = charts.trend(Register([Project(id="1", title="Radio", participations=years)]))

    assert {90.0} == {text.get_rotation() for text in ax.get_xticklabels()}
    assert [] == overlaps(ax)


def test_a_trend_by_kind_is_largest_first() -> None:
    """Other groups are bars, the largest first, and what is not said last."""
    kinds = ["network", "training", "training", None, None, None]
    register = Register(Project(id=str(place), title="Radio", kind=kind) for place, kind in enumerate(kinds))

    ax = charts.trend(register, by="kind")

    assert ["training", "network", "not said"] == rows(ax)
    assert [2, 1, 3] == [patch.get_width() for patch in ax.patches if isinstance(patch, Rectangle)]
    assert ["projects", "not said"] == words_of_key(ax)


def test_smaller_groups_are_counted_where_they_are_left_out() -> None:
    """Of more than sixty groups the largest are shown, and the picture says how many are not."""
    register = Register(Project(id=str(place), title="Radio", countries=[f"country {place}"]) for place in range(63))

    ax = charts.trend(register, by="country")

    assert 60 == len(rows(ax))
    assert "3 smaller groups left out" in caption(ax)


# How pictures look --------------------------------------------------------------------------------------------------


def boxes(ax: Axes, dpi: float = 40) -> list[tuple[str, tuple[float, ...]]]:
    """List the texts of a picture with the left, lower, right and upper edges of what they take."""
    canvas = canvas_of(ax, dpi)
    canvas.figure.draw_without_rendering()  # puts them where they will be
    renderer = canvas.get_renderer()
    found: list[Any] = [text for text in ax.figure.findobj(Text) if text.get_text().strip()]
    return [(text.get_text(), tuple(text.get_window_extent(renderer).extents)) for text in found]


def overlaps(ax: Axes, dpi: float = 40) -> list[tuple[str, str]]:
    """List the pairs of texts of which one stands on the other, by more than a dot and a half."""
    return [
        (one, other)
        for (one, mine), (other, yours) in combinations(boxes(ax, dpi), 2)
        if min(mine[2], yours[2]) - max(mine[0], yours[0]) > 1.5
        and min(mine[3], yours[3]) - max(mine[1], yours[1]) > 1.5
    ]


@pytest.mark.parametrize("name", PICTURES)
def test_texts_stand_apart_and_inside(name: str) -> None:
    """No text of a picture stands on another one or leaves the figure, however many nodes there are."""
    ax = picture(name)
    wide, tall = ax.figure.bbox.size

    outside = [text for text, box in boxes(ax) if min(box) < 0 or box[2] > wide or box[3] > tall]

    assert [] == outside
    assert [] == overlaps(ax)


def test_a_group_is_named_where_there_is_room(ds: Dataset) -> None:
    """Bars say beside them which goal they belong to, unless there are fewer of them than its name is long."""
    cov = wsis.coverage(ds, sample(ds), of=Target)

    many, one = charts.coverage(cov), charts.coverage(attrs.evolve(cov, rows=cov.rows[:1]))

    assert 17 == len([text for text in many.texts if text.get_text().startswith("SDG ")])
    assert 0 == len([text for text in one.texts if text.get_text().startswith("SDG ")])


def test_narrow_axes_have_short_lines() -> None:
    """On axes that are narrower than a word, a line is ten letters long at most."""
    ax = charts.trend(Register(), ax=Figure(figsize=(0.5, 2)).subplots())

    assert 10 == max(map(len, ax.get_title(loc="left").splitlines()))


@pytest.mark.parametrize("marks", [CELLS, LINKS, BANDS[1:4], BANDS[4:]], ids=str)
def test_marks_are_told_apart_without_colour(marks: tuple[Any, ...]) -> None:
    """No two marks of a picture differ by their shade alone."""
    looks = [attrs.evolve(mark, words="", shade=None) for mark in marks]

    assert len(looks) == len(set(looks))


@given(st.floats(0, 1))
def test_counts_are_legible_on_every_shade(part: float) -> None:
    """A count has the contrast of WCAG AA on the shade of any count, and text on its ground."""
    for palette in (LIGHT, DARK):
        shade = palette.shade(part)

        assert contrast(ink_on(shade), shade) >= 4.5
        assert contrast(palette.muted, palette.ground) >= 4.5


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_is_darker(one: float, other: float) -> None:
    """The shade of a larger count stands out at least as much from the ground, on light and on dark."""
    less, more = sorted((one, other))

    for palette in (LIGHT, DARK):
        assert contrast(palette.shade(more), palette.ground) >= contrast(palette.shade(less), palette.ground) - 0.1


SEEN = [
    "coverage-lines",
    "coverage-goals-implied",
    "crosstab-lines-goals",
    "matrix-lines-goals",
    "flow-goals",
    "flow-goals-implied",
    "flow-objectives",
    "trend-year",
    "trend-kind",
]


def shapes(ax: Axes, path: Path) -> Path:
    """Draw a picture without its letters, which each version of matplotlib sets a little differently."""
    canvas = canvas_of(ax)
    for text in ax.figure.findobj(Text):
        text.set_visible(False)
    canvas.print_png(path, metadata={"Software": None})
    return path


@pytest.mark.parametrize("name", SEEN)
def test_pictures_look_as_their_images(name: str, tmp_path: Path) -> None:
    """A picture looks as its image in tests/images, which `REWRITE_IMAGES=1 pytest tests/test_charts.py` makes anew."""
    image = IMAGES / f"{name}.png"
    made = shapes(PICTURES[name](), image if "REWRITE_IMAGES" in os.environ else tmp_path / image.name)

    difference = compare_images(str(image), str(made), TOLERANCE)

    assert difference is None, f"look at both, then: REWRITE_IMAGES=1 pytest tests/test_charts.py\n{difference}"


def test_another_picture_does_not_pass(ds: Dataset, tmp_path: Path) -> None:
    """The tolerance is for edges: a matrix without the links of one line is another picture."""
    m = ds.matrix(ActionLine, Goal)
    less = charts.matrix(attrs.evolve(m, links=tuple(link for link in m.links if link.source != "C3")), ds=ds)

    made = shapes(less, tmp_path / "matrix-lines-goals.png")

    assert compare_images(str(IMAGES / made.name), str(made), TOLERANCE) is not None


# Whose axes ---------------------------------------------------------------------------------------------------------


def test_given_axes_are_drawn_on(ds: Dataset) -> None:
    """A picture is drawn on the axes that are given, and its texts have room in a figure that makes it."""
    figure = Figure(figsize=(14, 6), layout="constrained")
    left, right = figure.subplots(1, 2)

    drawn = charts.coverage(wsis.coverage(ds, sample(ds), of=Goal), ax=left), charts.trend(sample(ds), ax=right)

    assert (left, right) == drawn
    assert [] == overlaps(left)


@pytest.mark.parametrize("name", ["coverage", "crosstab", "matrix", "flow", "trend"])
def test_small_axes_have_small_letters(ds: Dataset, name: str) -> None:
    """The labels of rows never stand on each other, however small the given axes are."""
    register, ax = sample(ds), Figure(figsize=(4, 3)).subplots()
    draw: dict[str, Callable[[], Axes]] = {
        "coverage": lambda: charts.coverage(wsis.coverage(ds, register, of=Target), ax=ax),
        "crosstab": lambda: charts.crosstab(wsis.crosstab(ds, register, rows=Commitment, columns=Goal), ax=ax),
        "matrix": lambda: charts.matrix(ds.matrix(Commitment, Goal), ds=ds, ax=ax),
        "flow": lambda: charts.flow(ds, register, to=Commitment, ax=ax),
        "trend": lambda: charts.trend(register, by="kind", ax=ax),
    }

    labels = {text.get_text() for text in draw[name]().get_yticklabels()}

    assert [] == [pair for pair in overlaps(ax, dpi=400) if labels.issuperset(pair)]


def test_a_dark_figure_has_light_letters(ds: Dataset) -> None:
    """On the dark ground of a caller's figure everything is drawn in colours that are legible on it."""
    figure = Figure(facecolor="#0d1117")

    ax = charts.coverage(wsis.coverage(ds, sample(ds), of=Goal), ax=figure.subplots())

    letters = [text for text in (*ax.texts, *ax.get_yticklabels()) if text.get_text() != "\N{BLACK SQUARE}"]

    assert {DARK.ink, DARK.muted} == {text.get_color() for text in letters}


def test_goals_have_their_colours(ds: Dataset) -> None:
    """A square in the colour of a goal stands beside its number, in rows and in columns."""
    grid = charts.matrix(ds.matrix(Goal, ActionLine), ds=ds)
    turned = charts.matrix(ds.matrix(ActionLine, Goal), ds=ds)

    for ax in (grid, turned):
        squares = [text.get_color() for text in ax.texts if text.get_text() == "\N{BLACK SQUARE}"]
        assert [goal.color for goal in ds.goals] == squares


LOOSE: Any = charts  # as callers without a type checker know it
WRONG: list[tuple[Callable[[Any], object], type[Exception], str]] = [
    (lambda _: LOOSE.coverage(Register()), TypeError, r"charts.coverage draws is a Coverage, not Register"),
    (lambda _: LOOSE.crosstab(Register()), TypeError, r"charts.crosstab draws is a Crosstab, not Register"),
    (lambda _: LOOSE.matrix(Register()), TypeError, r"charts.matrix draws is a Matrix, not Register"),
    (lambda _: LOOSE.trend([]), TypeError, r"charts.trend draws is a Register, not \[\]"),
    (lambda _: LOOSE.trend(Register(), by="colour"), ValueError, r"by is 'country', .*, not 'colour'"),
    (lambda _: LOOSE.trend(Register(), ax=Figure()), TypeError, r"ax is a Axes, not <Figure"),
    (
        lambda _: LOOSE.trend(Register(), ax=Figure().add_subplot(projection="polar")),
        ValueError,
        r"ax has two straight axes, and is not polar",
    ),
    (lambda ds: LOOSE.flow(ds, Register(), to=ActionLine), ValueError, r"not to action lines"),
    (lambda ds: LOOSE.flow(ds, Register(), to=str), TypeError, r"is not a kind of entry"),
    (
        lambda ds: LOOSE.flow(ds, Register([Project(id="1", title="Radio", goals=["18"])])),
        wsis.UnknownTagsError,
        r"no goal of dataset",
    ),
    (
        lambda ds: charts.matrix(attrs.evolve(ds.matrices[0], target_scope=("18",), links=()), ds=ds),
        wsis.UnknownCodeError,
        r"'18' is not a code",
    ),
]


@pytest.mark.parametrize("call,error,says", WRONG)
def test_wrong_arguments_are_refused(
    ds: Dataset, call: Callable[[Any], object], error: type[Exception], says: str
) -> None:
    """What cannot be drawn is refused with what it is and what is wanted."""
    with pytest.raises(error, match=says):
        call(ds)


def test_nothing_is_drawn_honestly() -> None:
    """An empty register gives pictures that say so."""
    ax = charts.trend(Register())
    bars = charts.trend(Register(), by="kind")

    assert "0 projects" in [text.get_text() for text in ax.texts]
    assert "0 projects" in [text.get_text() for text in bars.texts]
    assert "0 projects by year" == title(ax)


# Strange texts and settings -----------------------------------------------------------------------------------------


@settings(max_examples=15)
@given(st.lists(texts(), max_size=4, unique=True))
def test_any_text_can_be_drawn(kinds: list[str]) -> None:
    """Formulas, steering signs and signs that no font has are drawn as text, without a warning."""
    register = Register(Project(id=str(place), title="Radio", kind=kind) for place, kind in enumerate(kinds))

    ax = charts.trend(register, by="kind")

    canvas_of(ax).draw()
    assert len(set(kinds)) == len(rows(ax))


HOSTILE = [
    "$x_1",
    "\\frac{",
    "a\nb",
    "\x1b[31m",
    "\u202eRTL",
    "\U0001f4a9",
    "\u4e2d\u6587",
    "<script>",
    "%_&#{}",
    "\ufffe",
    "\ud800",
]


def test_hostile_names_are_text(ds: Dataset, tmp_path: Path) -> None:
    """Whatever the names and codes of a caller's dataset are, they are drawn as they are, and an SVG holds them."""
    lines = [attrs.evolve(line, short_title=text) for line, text in zip(ds.action_lines, HOSTILE, strict=False)]
    strange = attrs.evolve(ds, action_lines=(*lines, *ds.action_lines[len(lines) :]))
    strange = attrs.evolve(strange, matrices=tuple(attrs.evolve(m, title="$\\bad{") for m in ds.matrices))

    drawn = (
        charts.coverage(wsis.coverage(strange, sample(ds), of=ActionLine)),
        charts.crosstab(wsis.crosstab(strange, sample(ds), rows=Goal, columns=ActionLine)),
        charts.matrix(strange.matrix(ActionLine, Goal), ds=strange),
        charts.flow(strange, sample(ds)),
    )
    for place, ax in enumerate(drawn):
        canvas_of(ax).print_figure(tmp_path / f"{place}.svg")

    assert all(codes(ds.action_lines)[0] in rows(ax) for ax in (drawn[0], drawn[2]))
    assert "$\\bad{: 124 links" == title(drawn[2])
    assert r"\x1b[31m" in [text.get_text() for text in drawn[0].texts]


STRANGE: dict[Any, Any] = {
    "text.usetex": True,
    "axes.grid": True,
    "axes.facecolor": "black",
    "figure.autolayout": True,
    "xtick.minor.visible": True,
    "ytick.labelright": True,
    "font.family": ["monospace"],
}


def test_settings_do_not_matter_and_stay(ds: Dataset) -> None:
    """Whatever the settings of the caller are, a picture can be read, and the settings are as before."""
    with mpl.rc_context(STRANGE):
        before = dict(mpl.rcParams)
        ax = charts.crosstab(wsis.crosstab(ds, sample(ds), rows=ActionLine, columns=Goal))
        found = overlaps(ax)
        after = dict(mpl.rcParams)

    assert before == after
    assert [] == found


def test_threads_draw_at_once(ds: Dataset) -> None:
    """Pictures are drawn in threads as they are in one."""
    cov = wsis.coverage(ds, sample(ds), of=Goal)
    found: list[bytes] = []

    def draw() -> None:
        canvas = canvas_of(charts.coverage(cov))
        canvas.draw()
        found.append(bytes(canvas.buffer_rgba()))

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (4, 1) == (len(found), len(set(found)))


def test_a_notebook_shows_a_picture(ds: Dataset) -> None:
    """Axes with a figure of their own show themselves where they are the value of a cell, and can be pickled."""
    ax: Any = pickle.loads(pickle.dumps(charts.trend(sample(ds))))  # noqa: S301 - our own

    image, size = ax._repr_png_()

    assert image.startswith(b"\x89PNG")
    assert int(ax.figure.get_figwidth() * ax.figure.dpi) == size["width"]


def test_importing_does_not_load_matplotlib() -> None:
    """The library loads matplotlib with `wsis.charts` alone, and never pyplot, whose state is everyone's."""
    program = (
        "import sys; from wsis import *; before = 'matplotlib' in sys.modules; from wsis import charts, Register; "
        "charts.trend(Register()); print(before, 'matplotlib.pyplot' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert "False False" == done.stdout.strip()


@pytest.mark.parametrize("library,error", [("matplotlib", wsis.MissingExtraError), ("numpy", ModuleNotFoundError)])
def test_without_matplotlib_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, library: str, error: type[Exception]
) -> None:
    """Who asks for pictures without matplotlib is told which extra brings it; nothing else is blamed on it."""
    for name in [name for name in sys.modules if name.startswith(("wsis.charts", "matplotlib"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(error, match=r"wsis\[plot\]" if library == "matplotlib" else library):
        importlib.import_module("wsis.charts")


# Pictures of the documentation ----------------------------------------------------------------------------------------


def test_the_pictures_of_the_docs_are_current() -> None:
    """The pictures in docs/images show what would be drawn now; `python tools/build_pictures.py` draws them."""
    found = {path.stem: build_pictures.structure(path.read_bytes()) for path in build_pictures.IMAGES.glob("*.svg")}

    assert {
        name: build_pictures.structure(build_pictures.svg(draw)) for name, draw in build_pictures.pictures().items()
    } == found


def test_another_picture_of_the_docs_is_not_current(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A picture that shows something else is named, with what to do, and drawing them mends it."""
    monkeypatch.setattr(build_pictures, "ROOT", tmp_path)
    monkeypatch.setattr(build_pictures, "IMAGES", tmp_path / "images")
    monkeypatch.setattr(build_pictures, "pictures", lambda: {"one": lambda: charts.trend(Register())})

    before = build_pictures.main(["--check"])
    build_pictures.main([])
    after = build_pictures.main(["--check"])

    assert (1, 0) == (before, after)
    assert "images/one.svg shows something else; run: python tools/build_pictures.py" in capsys.readouterr().err
