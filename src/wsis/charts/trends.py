"""The picture of a register alone: how many projects each year has, or each country, result, kind of organization."""

from collections.abc import Sequence
from typing import get_args

from matplotlib.axes import Axes

from wsis.charts.bars import Bar, draw_bars, row_size
from wsis.charts.canvas import held
from wsis.charts.columns import Column, draw_columns
from wsis.charts.letters import cut, drawable, font
from wsis.charts.marks import COUNTED, NOT_SAID
from wsis.register import Grouping, Register
from wsis.wording import counted

_LONG = 3.2  # inches of a label
_MOST = 60  # years in a row, or groups
_ONCE = "a project counts once in each {} that it names, so the counts may add up to more than the projects"
_YEARS = "the years of a project are those of its participations, or that of its start where it has none"

Counts = Sequence[tuple[str | int | None, int]]


def trend(register: Register, *, by: Grouping = "year", ax: Axes | None = None) -> Axes:
    """Draw how many projects each year has, as columns in the order of time, or each other group, as bars.

    Years between the first and the last stand there without a project too. Other groups are shown from the largest to
    the smallest, at most 60 of them. The projects that do not say it stand last.

    Args:
        register: The projects.
        by: `year`, or what else they share: `country`, `organization_type`, `result`, `kind` or `status`.
        ax: Axes to draw on; by default the picture has its own, in a figure that fits it.

    Raises:
        TypeError: For what is no register.
        ValueError: For what projects are not grouped by.

    >>> from wsis import Participation, Project, Register, charts
    >>> register = Register([Project(id="1", title="Radio", participations=[Participation(year=2025)])])
    >>> charts.trend(register).get_title(loc="left")
    '1 project by year'
    """
    projects = held(register, Register, "what charts.trend draws")
    if by not in get_args(Grouping):
        raise ValueError(f"by is {', '.join(map(repr, get_args(Grouping)))}, not {by!r}")
    noun = by.replace("_", " ")
    number = counted(len(projects), "project")
    title, last = f"{number} by {noun}", f"no dataset, only what the register says; {number}"
    counts, once = projects.count_by(by), _ONCE.format(noun)
    if by == "year":
        columns, left_out = _years(counts)
        return draw_columns(ax, title, f"{once}; {_YEARS}{left_out}\n{last}", columns)
    shown, left_out = _largest(counts)
    return draw_bars(ax, title, f"{once}{left_out}\n{last}", [_bar(ax, group, len(shown)) for group in shown])


def _years(counts: Counts) -> tuple[list[Column], str]:
    """Put years in the order of time, those between them too, and say which are left out."""
    found = {year: count for year, count in counts if isinstance(year, int)}
    first, last = min(found, default=0), max(found, default=-1)
    near = last - first < _MOST
    years = range(first, last + 1) if near else sorted(found)
    columns = [Column(label=str(year), count=found.get(year, 0), mark=COUNTED) for year in years]
    columns += [Column(label="not said", count=count, mark=NOT_SAID) for year, count in counts if year is None]
    return columns, "" if near else "; years without a project are left out"


def _largest(counts: Counts) -> tuple[Counts, str]:
    """Keep the largest groups and what is not said, and say how many groups are left out."""
    named = [group for group in counts if group[0] is not None]
    left = len(named) - _MOST
    return [*named[:_MOST], *counts[len(named) :]], f"; {counted(left, 'smaller group')} left out" if left > 0 else ""


def _bar(ax: Axes | None, group: tuple[str | int | None, int], groups: int) -> Bar:
    """Describe the bar of one group."""
    value, count = group
    letters = font(row_size(ax, groups))
    label = "not said" if value is None else cut(drawable(str(value), letters), letters, _LONG)
    return Bar(label=(label, ""), count=count, words=f"{count:,}", mark=NOT_SAID if value is None else COUNTED)
