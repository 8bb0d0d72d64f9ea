"""What a report says, as values: counted once, whatever page is made of it."""

from typing import Literal, final

import attrs

from wsis.codes import FrameworkName
from wsis.errors import Problem
from wsis.matrix import Matrix
from wsis.nodes import Node
from wsis.placements import Placing
from wsis.provenance import Correction, Document
from wsis.register import Grouping, Register
from wsis.reporting.locating import Places
from wsis.results import Cell, Coverage, Crosstab
from wsis.tally import Question

#: How near projects come to a node that none declares: named links imply it, blanket links alone do, nothing does.
Nearness = Literal["nothing", "blanket", "implied"]
#: What the projects of a group share, for a table of what each group reaches.
By = Literal[Grouping, Placing]


@final
@attrs.frozen(kw_only=True)
class Implied:
    """What follows from the declared nodes of one framework.

    Args:
        every: By all links.
        named: By those that name their nodes, blanket links left out; None where there are no others.
    """

    every: Coverage
    named: Coverage | None = None

    @property
    def firm(self) -> Coverage:
        """What follows without any blanket link."""
        return self.named or self.every


@final
@attrs.frozen(kw_only=True)
class Gap:
    """A node that no project declares.

    Args:
        node: The node.
        nearness: Whether anything implies it.
        implied: How many projects imply it, coverage by coverage as in `Reach.coverages`.
    """

    node: Node
    nearness: Nearness
    implied: tuple[int, ...]


@final
@attrs.frozen(kw_only=True)
class Reach:
    """How the projects of a register reach the nodes of one framework; declared and implied stand side by side.

    Args:
        declared: What they declare.
        implied: What follows from it, framework by framework; those of which no project declares a node are left out.
    """

    declared: Coverage
    implied: tuple[Implied, ...]

    @property
    def framework(self) -> FrameworkName:
        """The framework."""
        return self.declared.question.of

    @property
    def coverages(self) -> tuple[Coverage, ...]:
        """The implied coverages one by one, each by its own rule."""
        return tuple(each for way in self.implied for each in (way.every, way.named) if each)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What these coverages count."""
        return tuple(coverage.question for coverage in self.coverages)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The nodes that no project declares, headings and withdrawn nodes left out."""
        return tuple(
            Gap(
                node=row.node,
                nearness=self._nearness(place),
                implied=tuple(coverage.rows[place].count for coverage in self.coverages),
            )
            for place, row in enumerate(self.declared.rows)
            if not row.count and not row.left_out
        )

    def _nearness(self, place: int) -> Nearness:
        if any(way.firm.rows[place].count for way in self.implied):
            return "implied"
        return "blanket" if any(way.every.rows[place].count for way in self.implied) else "nothing"


@final
@attrs.frozen(kw_only=True)
class Comparison:
    """A crosstab beside the matrix that it is held against.

    Args:
        crosstab: The crosstab.
        silent: What projects declare of pairs of which the matrix does not speak; a heading as far as they declare it
            without one of its parts, whose pairs would be counted twice.
        blanket: The pairs that only a blanket link states.
    """

    crosstab: Crosstab
    silent: tuple[Cell, ...]
    blanket: frozenset[tuple[str, str]]


@final
@attrs.frozen(kw_only=True)
class GroupCounts:
    """How many projects share what.

    Args:
        group: What they share.
        counts: Each value with its number of projects, None for those without a value.
    """

    group: Grouping
    counts: tuple[tuple[str | int | None, int], ...]


@final
@attrs.frozen(kw_only=True)
class GroupRow:
    """What the projects of one group reach.

    Args:
        value: What they share; None for those without a value.
        projects: How many they are.
        reached: How many nodes they reach, question by question, headings and withdrawn nodes left out.
    """

    value: str | int | None
    projects: int
    reached: tuple[int, ...]


@final
@attrs.frozen(kw_only=True)
class Breakdown:
    """What each group of projects reaches.

    Args:
        group: What the projects of a group share.
        questions: What is counted, declared and implied apart.
        rows: The groups.
    """

    group: By
    questions: tuple[Question, ...]
    rows: tuple[GroupRow, ...]


@final
@attrs.frozen(kw_only=True)
class Facts:
    """All that a report says.

    Args:
        register: The projects.
        source: What the register is called, such as the name of its file; None where nothing was said.
        rows: How many records the file has; None for a register that was not read from a file here.
        problems: What of the file was not read.
        untagged: How many projects declare nothing.
        reaches: The six frameworks, in the order in which the library lists them.
        groups: The projects by what they share, as far as the register says it.
        places: Where the projects are; None where the register or the dataset knows no countries.
        breakdown: What the groups reach, where that was asked for.
        goals: Action lines and goals, declared together.
        pairs: Action lines with targets, and with commitments, declared together.
        matrices: The matrices that were followed, or that counts are held against.
        corrections: What the sources of these matrices lost or contradict.
        documents: The documents that are cited.
        dataset_version: Version of the dataset.
        dataset_digest: Its digest.
        package_version: Version of this package, where it is known.
    """

    register: Register
    source: str | None
    rows: int | None
    problems: tuple[Problem, ...]
    untagged: int
    reaches: tuple[Reach, ...]
    groups: tuple[GroupCounts, ...]
    places: Places | None
    breakdown: Breakdown | None
    goals: Comparison
    pairs: tuple[Comparison, ...]
    matrices: tuple[Matrix, ...]
    corrections: tuple[Correction, ...]
    documents: tuple[Document, ...]
    dataset_version: str
    dataset_digest: str
    package_version: str | None

    def reach(self, framework: FrameworkName) -> Reach:
        """Return how the projects reach a framework.

        Args:
            framework: The framework.
        """
        return next(reach for reach in self.reaches if reach.framework == framework)
