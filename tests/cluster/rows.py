"""Rows of tags in every way of writing them, and the register that they come to, made without `wsis.frames`."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypeAlias

from hypothesis import strategies as st

import wsis
from wsis import ActionLine, Commitment, Dataset, Goal, Objective, Parsed, Project, Register, Target, frames

#: What has no type here: a session of Spark or a frame of a cluster, a cell, a result of either kind.
Untyped: TypeAlias = Any

#: A plan that a test asks for.
Plan = Literal["group", "stream"]

#: One row: action lines, goals and targets, the Compact, the country.
Row = tuple[Any, Any, Any, Any]

NAMES = ("al", "sdg", "gdc", "country")
TAGS = frames.Tags(action_lines="al", sdgs="sdg", commitments="gdc")

#: Cells of text: clean, messy, in other scripts, wrong, and empty.
LINES = (
    "C1",
    "C2; C5",
    "C7",
    "C7-e-health, C2",
    "C7 E-health and C11",
    "Ｃ４",
    "C12",
    "ñandú – C3",
    "all",
    "",
    " ",
    None,
)
GOALS = ("4", "4; 9.c", "SDG 16", "8.10; 8.1", "Goal 3, target 3.d", "18", "education 世界", "17.18|17", "", None)
COMPACT = ("11a", "11a; 47", "follow-up", "74 and 12", "Objective 2", "", None)
COUNTRIES = ("KE", "PE", "Côte d'Ivoire", "中国", "", None)

TEXTS: tuple[Row, ...] = tuple(
    (LINES[at % len(LINES)], GOALS[at % len(GOALS)], COMPACT[at % len(COMPACT)], COUNTRIES[at % len(COUNTRIES)])
    for at in range(60)
)

#: The same with lists in cells; an item is a cell of its own.
LISTS: tuple[Row, ...] = (
    (["C1", "C2"], ["4", "9.c"], ["11a"], "KE"),
    (["C1", "C2"], ["4", "9.c"], ["11a"], None),
    (["C7"], ["SDG 16; 3"], ["follow-up", "47"], "PE"),
    ([], [], [], "KE"),
    (None, None, None, "PE"),
    (["C12", "C3"], ["8.10"], [""], "中国"),
    (["C2", None], [None], ["74", "74"], "KE"),
)

#: Everything that is asked, each as a function of a table.
COUNTED: tuple[Mapping[str, Any], ...] = (
    {"of": ActionLine},
    {"of": Goal},
    {"of": Target},
    {"of": Objective},
    {"of": Commitment},
    {"of": Commitment, "via": ActionLine},
    {"of": Commitment, "via": ActionLine, "blanket": False},
    {"of": Goal, "via": ActionLine},
)


def register_of(rows: Sequence[Row]) -> Register:
    """Read rows with the parsers alone."""
    projects: list[Project] = []
    for number, (lines, goals, compact, _) in enumerate(rows):
        sdg, gdc = _codes(wsis.parse_sdgs, goals), _codes(wsis.parse_gdc, compact)
        projects.append(
            Project(
                id=str(number),
                title="Any",
                action_lines=_codes(wsis.parse_action_lines, lines),
                goals=[code for code in sdg if "." not in code],
                targets=[code for code in sdg if "." in code],
                objectives=[code for code in gdc if len(code) == 1 or code == "follow-up"],
                commitments=[code for code in gdc if len(code) > 1 and code != "follow-up"],
            )
        )
    return Register(projects)


def _codes(parse: Callable[[str], Parsed], cell: Untyped) -> list[str]:
    """Read a cell, or each item of a list."""
    items = cell if isinstance(cell, list) else [cell]
    return list(dict.fromkeys(code for item in items if item is not None for code in parse(str(item)).codes))


def quietly(count: Callable[..., Any], *args: Untyped, **options: Untyped) -> Untyped:
    """Count without the warning of what was not read, which a test of its own holds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", frames.UnreadTagsWarning)
        return count(*args, **options)


def expected_of(ds: Dataset, rows: Sequence[Row], **asked: Untyped) -> Untyped:
    """Count a register of the rows; with `by`, one for each country."""
    if not asked.pop("by", None):
        return wsis.coverage(ds, register_of(rows), **asked)
    countries = dict.fromkeys(country for *_, country in rows)
    return {
        each: wsis.coverage(ds, register_of([row for row in rows if row[3] == each]), **asked) for each in countries
    }


def some_rows(*, lists: bool = False) -> st.SearchStrategy[list[Row]]:
    """Make a few rows of any of those cells."""

    def cells(texts: tuple[str | None, ...]) -> st.SearchStrategy[Any]:
        text = st.sampled_from(texts)
        return st.none() | st.lists(text, max_size=3) if lists else text

    row = st.tuples(cells(LINES), cells(GOALS), cells(COMPACT), st.sampled_from(COUNTRIES))
    return st.lists(row, max_size=20)
