"""What counting gives: coverage of a framework, and the crosstab of two."""

from functools import cached_property
from typing import final

import attrs

from wsis.errors import DatasetMismatchError
from wsis.nodes import Node
from wsis.showing import Shown
from wsis.states import LinkState
from wsis.tally import Question


@final
@attrs.frozen(kw_only=True, repr=False)
class CoverageRow:
    """The projects that reach one node.

    Args:
        node: The node.
        count: How many projects reach it.
        share: That number over all projects of the register, from 0 to 1; 0 for an empty register.
        heading: Whether the node only groups others of its framework (C7), and so is left out of the ratio.
    """

    node: Node
    count: int
    share: float
    heading: bool = False

    @property
    def left_out(self) -> bool:
        """Whether the node is left out of the ratio and of the gaps: it only groups others, or was withdrawn."""
        return self.heading or self.node.withdrawn is not None

    def __repr__(self) -> str:
        """Give the node and its count."""
        return f"CoverageRow({self.node!r}, {self.count})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Coverage(Shown):
    """Which nodes of a framework a register reaches, by a rule that it names.

    Args:
        question: What was counted: framework, via, blanket links, matrices.
        rule: The same in one sentence: what counts as reached, over what.
        rows: One row for each node, in definition order.
        projects: How many projects the register has.
        heading_only: How many of them declare a heading (C7) and none of the nodes that it groups.
        dataset_version: Version of the dataset.
        dataset_digest: Its digest.
    """

    question: Question
    rule: str
    rows: tuple[CoverageRow, ...]
    projects: int
    heading_only: int
    dataset_version: str
    dataset_digest: str

    @property
    def covered(self) -> tuple[Node, ...]:
        """The nodes that at least one project reaches, headings and withdrawn nodes left out."""
        return tuple(row.node for row in self.rows if row.count and not row.left_out)

    @property
    def missing(self) -> tuple[Node, ...]:
        """The nodes that no project reaches, headings and withdrawn nodes left out."""
        return tuple(row.node for row in self.rows if not row.count and not row.left_out)

    @property
    def ratio(self) -> float:
        """Nodes reached over nodes of the framework, headings and withdrawn nodes left out of both; 0 without any."""
        return len(self.covered) / (self._asked or 1)

    @property
    def _asked(self) -> int:
        return sum(not row.left_out for row in self.rows)

    def since(self, earlier: "Coverage") -> "CoverageChange":
        """Hold this coverage against an earlier one that asks the same of the same dataset.

        Args:
            earlier: The earlier one.

        Raises:
            DatasetMismatchError: Where it was counted with another dataset.
            ValueError: Where it answers another question.

        >>> import wsis
        >>> ds, radio = wsis.load(), wsis.Project(id="1", title="Radio", action_lines=["C9"])
        >>> then, now = (wsis.coverage(ds, wsis.Register(each), of=wsis.ActionLine) for each in ([], [radio]))
        >>> now.since(then).newly_covered
        (ActionLine('C9', 'Media'),)
        """
        return CoverageChange(earlier=earlier, later=self)

    def __repr__(self) -> str:
        """Give nodes reached over nodes, and the framework."""
        return f"Coverage({self.question.of}: {len(self.covered)} of {self._asked}, projects: {self.projects})"


@final
@attrs.frozen(kw_only=True, repr=False)
class CoverageChange:
    """What is different between two coverages of one dataset and one question, such as those of two years.

    Args:
        earlier: The earlier one.
        later: The later one.
    """

    earlier: Coverage
    later: Coverage

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be compared, and say why."""
        both = (self.earlier, self.later)
        then, now = (f"{each.dataset_version} ({each.dataset_digest})" for each in both)
        if then != now:
            raise DatasetMismatchError(f"coverages of two datasets are not compared: {then} and {now}")
        if self.earlier.question != self.later.question:
            asked, asks = (each.question for each in both)
            raise ValueError(f"coverages of two questions are not compared: {asked} and {asks}")

    @property
    def newly_covered(self) -> tuple[Node, ...]:
        """The nodes that the later one covers, and the earlier one does not."""
        return _without(self.later.covered, self.earlier.covered)

    @property
    def no_longer_covered(self) -> tuple[Node, ...]:
        """The nodes that the earlier one covers, and the later one does not."""
        return _without(self.earlier.covered, self.later.covered)

    @property
    def rows(self) -> tuple[tuple[CoverageRow, CoverageRow], ...]:
        """The row of each node in the earlier one and in the later one."""
        return tuple(zip(self.earlier.rows, self.later.rows, strict=True))

    def __repr__(self) -> str:
        """Give the framework, and how many nodes each covers."""
        then, now = (len(each.covered) for each in (self.earlier, self.later))
        return f"CoverageChange({self.later.question.of}: {then} -> {now})"


def _without(nodes: tuple[Node, ...], others: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(node for node in nodes if node not in others)


@final
@attrs.frozen(kw_only=True, repr=False)
class Cell:
    """One cell of a crosstab.

    Args:
        row: Its row.
        column: Its column.
        count: How many projects declare both.
        state: What the matrix says of the two.
    """

    row: Node
    column: Node
    count: int
    state: LinkState

    def __repr__(self) -> str:
        """Give row, column, count and state."""
        return f"Cell({self.row.code!r}, {self.column.code!r}, {self.count}, {self.state.value})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Crosstab(Shown):
    """How often the nodes of two frameworks are declared together, beside what a matrix states of them.

    Args:
        question: What was counted: both frameworks, blanket links, matrices.
        rule: The same in one sentence: what is counted and what it is held against.
        rows: Nodes of the rows, in definition order.
        columns: Nodes of the columns, in definition order.
        row_counts: Projects that declare each row.
        column_counts: Projects that declare each column.
        cells: The cells, row by row.
        projects: How many projects the register has.
        dataset_version: Version of the dataset.
        dataset_digest: Its digest.
    """

    question: Question
    rule: str
    rows: tuple[Node, ...]
    columns: tuple[Node, ...]
    row_counts: tuple[int, ...]
    column_counts: tuple[int, ...]
    cells: tuple[Cell, ...]
    projects: int
    dataset_version: str
    dataset_digest: str

    def cell(self, row: Node, column: Node) -> Cell:
        """Return the cell of a row and a column.

        Raises:
            ValueError: Where one of them is not in the crosstab.
        """
        return self.cells[self.rows.index(row) * len(self.columns) + self.columns.index(column)]

    @cached_property
    def realized(self) -> tuple[Cell, ...]:
        """What the matrix states and projects declare."""
        return tuple(cell for cell in self.cells if cell.state is LinkState.STATED and cell.count)

    @cached_property
    def unrealized(self) -> tuple[Cell, ...]:
        """What the matrix states and no project declares."""
        return tuple(cell for cell in self.cells if cell.state is LinkState.STATED and not cell.count)

    @cached_property
    def unstated(self) -> tuple[Cell, ...]:
        """What projects declare and the matrix, which speaks of both, does not state."""
        return tuple(cell for cell in self.cells if cell.state is LinkState.NOT_STATED and cell.count)

    @cached_property
    def silent(self) -> tuple[Cell, ...]:
        """What projects declare and the matrix does not speak of, such as C7, which counts by its applications."""
        return tuple(cell for cell in self.cells if cell.state is LinkState.OUT_OF_SCOPE and cell.count)

    def __repr__(self) -> str:
        """Give both frameworks and the number of cells of each sort."""
        return (
            f"Crosstab({self.question.of} x {self.question.columns}, {len(self.realized)} realized, "
            f"{len(self.unrealized)} unrealized, {len(self.unstated)} unstated)"
        )
