"""Counts of projects that add up: what coverage and crosstab are made of."""

from typing import final

import attrs

from wsis.codes import FrameworkName
from wsis.errors import DatasetMismatchError
from wsis.wording import counted


@final
@attrs.frozen(kw_only=True)
class Question:
    """What is counted.

    Args:
        of: The framework whose nodes are counted.
        columns: For a crosstab, the framework of its columns.
        via: For implied counts, the framework that the projects declare.
        blanket: Whether blanket links count.
        matrices: Ids of the matrices that are followed, or that a crosstab is held against.
    """

    of: FrameworkName
    columns: FrameworkName | None = None
    via: FrameworkName | None = None
    blanket: bool = True
    matrices: tuple[str, ...] = ()


@final
@attrs.frozen(kw_only=True, repr=False)
class Tally:
    """The counts that answer one question about one set of projects.

    Tallies of sets of projects without a common project add up: `tally + tally`.

    Args:
        dataset_version: Version of the dataset that was counted with.
        dataset_digest: Its digest.
        question: What was counted.
        projects: How many projects were looked at.
        counts: Projects that reach each node, in definition order.
        heading_only: Projects that declare a heading (C7) and none of the nodes that it groups.
        column_counts: For a crosstab, projects that reach each of its columns.
        cells: For a crosstab, projects that reach both nodes of each cell, row by row.
    """

    dataset_version: str
    dataset_digest: str
    question: Question
    projects: int
    counts: tuple[int, ...]
    heading_only: int = 0
    column_counts: tuple[int, ...] = ()
    cells: tuple[int, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        """Add the counts of another set of projects.

        Raises:
            DatasetMismatchError: Where the other was counted with another dataset.
            ValueError: Where it answers another question.
        """
        if (self.dataset_version, self.dataset_digest) != (other.dataset_version, other.dataset_digest):
            mine, yours = (f"{each.dataset_version} ({each.dataset_digest})" for each in (self, other))
            raise DatasetMismatchError(f"tallies of two datasets do not add up: {mine} and {yours}")
        if self.question != other.question:
            raise ValueError(f"tallies of two questions do not add up: {self.question} and {other.question}")
        return attrs.evolve(
            self,
            projects=self.projects + other.projects,
            counts=_sum(self.counts, other.counts),
            heading_only=self.heading_only + other.heading_only,
            column_counts=_sum(self.column_counts, other.column_counts),
            cells=_sum(self.cells, other.cells),
        )

    def __repr__(self) -> str:
        """Give what was counted, and over how many projects."""
        across = f" x {self.question.columns}" if self.question.columns else ""
        via = f" via {self.question.via}" if self.question.via else ""
        return f"Tally({self.question.of}{across}{via}, {counted(self.projects, 'project')})"


def _sum(mine: tuple[int, ...], yours: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(one + other for one, other in zip(mine, yours, strict=True))
