"""The road map of an action line as values: rows of evidence and projects, measurements, and what changed."""

from collections.abc import Iterator
from itertools import chain
from math import isfinite
from typing import final

import attrs

from wsis.codes import FrameworkName
from wsis.errors import InvalidInputError, Problem
from wsis.indicators import Indicator
from wsis.link import Link
from wsis.nodes import ActionLine, Facilitator, Node
from wsis.projects import Project
from wsis.showing import Shown
from wsis.summit import Mandate
from wsis.wording import counted, numeral


@final
@attrs.frozen(kw_only=True, repr=False)
class Measurement:
    """A reading of an indicator, which the caller supplies: a dataset has indicators, and no readings.

    Args:
        code: Code of the indicator, such as `17.8.1`, or of one of the caller's own.
        name: What it measures.
        unit: The unit of the value, such as `%`.
        value: The reading.
        year: The year that it is of.
        source: Who published it, and where.
        target: Code of the SDG target that it measures, where it measures one.

    Raises:
        InvalidInputError: Listing every fault: a text that is empty, a value that is no finite number, a year that has
            not four digits.

    >>> Measurement(code="17.8.1", name="People online", unit="%", value=68, year=2024, source="ITU", target="17.8")
    Measurement('17.8.1', 68 %, 2024)
    """

    code: str
    name: str
    unit: str
    value: float
    year: int
    source: str
    target: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what no table of measurements can hold, all of it at once."""
        problems = list(_faults(self))
        if problems:
            raise InvalidInputError("measurement", problems)

    def __repr__(self) -> str:
        """Give the code, the value with its unit, and the year."""
        return f"Measurement({self.code!r}, {numeral(self.value)} {self.unit}, {self.year})"


def _faults(measurement: Measurement) -> Iterator[Problem]:
    """Find what is wrong with a measurement, whatever it was made of: not every caller has a checker."""
    given: dict[str, object] = attrs.asdict(measurement)
    for field in ("code", "name", "unit", "source", "target"):
        text = given[field]
        if not (isinstance(text, str) and text.strip()) and not (field == "target" and text is None):
            yield Problem(column=field, message="is empty, or no text", value=_found(text))
    value, year = given["value"], given["year"]
    if isinstance(value, bool) or not isinstance(value, int | float) or not _finite(value):
        yield Problem(column="value", message="is no finite number", value=_found(value))
    if isinstance(year, bool) or not isinstance(year, int) or not 1000 <= year <= 9999:  # noqa: PLR2004 - four digits
        yield Problem(column="year", message="is no whole number of four digits", value=_found(year))


def _found(value: object) -> str:
    """Write what was found: a text as it is, and anything else as Python shows it."""
    return value if isinstance(value, str) else repr(value)


def _finite(value: float) -> bool:
    """Tell whether a number is one that a float can hold."""
    try:
        return isfinite(value)
    except OverflowError:
        return False


@final
@attrs.frozen(kw_only=True, repr=False)
class PlanRow:
    """A node of a road map: what links it to the line, and which projects reach it, in three groups without overlap.

    Args:
        node: A goal, target or commitment.
        links: What the matrices state between the line and the node, from the line's end, each with its evidence.
        declared: The projects of the line that declare the node too; a goal also by its targets.
        implied: The other projects of the line, which reach the node only through the matrix.
        elsewhere: The projects that declare the node and not the line.
    """

    node: Node
    links: tuple[Link, ...] = ()
    declared: tuple[Project, ...] = ()
    implied: tuple[Project, ...] = ()
    elsewhere: tuple[Project, ...] = ()

    @property
    def blanket(self) -> bool:
        """Whether it is linked only because rows say "All WSIS Action Lines"."""
        return bool(self.links) and all(link.blanket for link in self.links)

    @property
    def gap(self) -> bool:
        """Whether no project of the register declares it, though it is in force."""
        return not self.declared and not self.elsewhere and self.node.withdrawn is None

    def __repr__(self) -> str:
        """Give the node, and how many projects are in each group."""
        groups = f"{len(self.declared)} declared, {len(self.implied)} implied, {len(self.elsewhere)} elsewhere"
        return f"PlanRow({self.node.code!r}, {groups}{', blanket' if self.blanket else ''})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Revision:
    """A project of a line as it was, and as it is now.

    Args:
        before: The project in the earlier register.
        after: The project with the same id in the later one.
    """

    before: Project
    after: Project

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that differ."""
        names = (field.name for field in attrs.fields(Project))
        return tuple(name for name in names if getattr(self.before, name) != getattr(self.after, name))

    def __repr__(self) -> str:
        """Give the id and the fields that differ."""
        return f"Revision({self.after.id!r}, {', '.join(self.fields) or 'nothing'})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Changes:
    """What changed for a line since an earlier register; projects are told by their ids.

    Args:
        added: Projects that declare the line now and did not then, whether or not they were in the register.
        removed: Projects that declared the line then and do not now, or have left the register.
        changed: Projects of the line then and now that are not the same.
        newly_declared: Goals, targets and commitments that a project of the line declares now and none did then.
        no_longer_declared: The other way round.
    """

    added: tuple[Project, ...] = ()
    removed: tuple[Project, ...] = ()
    changed: tuple[Revision, ...] = ()
    newly_declared: tuple[Node, ...] = ()
    no_longer_declared: tuple[Node, ...] = ()

    def __repr__(self) -> str:
        """Give how many projects were added, removed and changed."""
        return f"Changes({len(self.added)} added, {len(self.removed)} removed, {len(self.changed)} changed)"


@final
@attrs.frozen(kw_only=True, repr=False)
class Roadmap(Shown):
    """The road map of an action line, after A/RES/80/173, para. 113.

    Args:
        line: The action line, or the application of C7.
        rule: In one sentence what was counted against what.
        goals: The goals linked to the line: some of these links name no target.
        targets: The targets linked to the line.
        commitments: The commitments linked to it: first those whose rows name the line, then the blanket ones.
        silent: Goals, targets and commitments that projects of the line declare and of which the matrix does not speak.
        unstated: Those that they declare and that the matrix, which speaks of both ends, does not link to the line, or
            only by blanket links where these do not count.
        projects: The projects that declare the line.
        indicators: What the linked targets can be measured with: ICT indicators first, those related by this
            library's own choice last. Like mandates, none before dataset 2026.2.
        mandates: What A/RES/80/173 asks that concerns the line, alone or among all.
        process_mandates: What it asks of the process as a whole, without a word of any line.
        measurements: What the caller measured.
        measured: The indicators of the dataset that measurements name, of whatever target.
        changes: What changed since an earlier register, where there is one.
        undeclared: The frameworks of SDGs, targets and commitments of which no project declares any, so that all their
            linked nodes are gaps; none without a register.
        blanket: Whether blanket links count.
        register_size: How many projects the register has.
        heading_only: How many of them declare a heading (C7) and none of the lines that it groups.
        dataset_version: Version of the dataset.
        dataset_digest: Its digest.
    """

    line: ActionLine
    rule: str
    goals: tuple[PlanRow, ...]
    targets: tuple[PlanRow, ...]
    commitments: tuple[PlanRow, ...]
    silent: tuple[PlanRow, ...]
    unstated: tuple[PlanRow, ...]
    projects: tuple[Project, ...]
    indicators: tuple[Indicator, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    process_mandates: tuple[Mandate, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    measured: tuple[Indicator, ...] = ()
    changes: Changes | None = None
    undeclared: tuple[FrameworkName, ...] = ()
    blanket: bool = True
    register_size: int
    heading_only: int = 0
    dataset_version: str
    dataset_digest: str

    @property
    def facilitators(self) -> tuple[Facilitator, ...]:
        """Who facilitates the line."""
        return self.line.facilitators

    @property
    def rows(self) -> tuple[PlanRow, ...]:
        """The linked nodes: goals, targets, commitments."""
        return tuple(chain(self.goals, self.targets, self.commitments))

    @property
    def gaps(self) -> tuple[Node, ...]:
        """The linked nodes that no project of the register declares, withdrawn ones left out."""
        return tuple(row.node for row in self.rows if row.gap)

    def indicator(self, measurement: Measurement) -> Indicator | None:
        """Return the indicator of the dataset that a measurement names; None for one of the caller's own."""
        return next((each for each in self.measured if each.code == measurement.code), None)

    def __repr__(self) -> str:
        """Give the line, how much is linked to it, and how many projects it has."""
        linked = f"{len(self.goals)} goals, {len(self.targets)} targets, {len(self.commitments)} commitments"
        return f"Roadmap({self.line.code!r}, {linked}, {counted(len(self.projects), 'project')})"
