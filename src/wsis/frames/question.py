"""One question to a table: what is counted, and which of its columns that needs."""

from typing import final

import attrs

from wsis.dataset import Dataset
from wsis.declaring import Declaring
from wsis.frames.keys import FRAMEWORKS
from wsis.frames.tags import Tags
from wsis.matrix import Matrix
from wsis.nodes import Node
from wsis.parsing.tagging import TagField
from wsis.tally import Tally
from wsis.tallying import tally_coverage, tally_crosstab

#: Name and field of each column of tags.
TagColumns = tuple[tuple[str, TagField], ...]


@final
@attrs.frozen(kw_only=True)
class Asked:
    """A coverage or a crosstab that is asked for.

    Args:
        of: The kind of node to count; for a crosstab, that of its rows.
        columns: For a crosstab, the kind of node of its columns.
        via: For implied coverage, the kind of node that the projects declare.
        blanket: Whether blanket links imply anything.
        matrix: A matrix to follow instead of those of the dataset.
    """

    of: type[Node]
    columns: type[Node] | None = None
    via: type[Node] | None = None
    blanket: bool = True
    matrix: Matrix | None = None

    def tally(self, ds: Dataset, projects: Declaring) -> Tally:
        """Count projects.

        Args:
            ds: The dataset to count with.
            projects: A register, or the distinct rows of a table.

        >>> import wsis
        >>> Asked(of=wsis.Goal).tally(wsis.load(), wsis.Register())
        Tally(goal, 0 projects)
        """
        if self.columns:
            return tally_crosstab(ds, projects, rows=self.of, columns=self.columns)
        return tally_coverage(ds, projects, of=self.of, via=self.via, blanket=self.blanket, matrix=self.matrix)

    def columns_of(self, ds: Dataset, tags: Tags) -> TagColumns:
        """Find the columns whose tags matter: those of the nodes that are counted, and of their parts.

        Args:
            ds: The dataset.
            tags: The columns of the table.

        Raises:
            TypeError: Where something else is asked for than a kind of node, or `tags` are no `Tags`.

        >>> import wsis
        >>> tags = Tags(action_lines="al", sdgs="sdg")
        >>> Asked(of=wsis.Commitment, via=wsis.ActionLine).columns_of(wsis.load(), tags)
        (('al', 'action_lines'),)
        """
        declared = [kind for kind in (self.via or self.of, self.columns) if kind]
        for kind in (self.of, *declared):
            ds.all(kind)  # refuses what is no kind of node
        parts = [type(parts[0]) for kind in declared for parts in ds.wholes(kind).values()]
        needed = {kind.framework for kind in (*declared, *parts)}
        return tuple((name, field) for name, field in _told(tags) if not needed.isdisjoint(FRAMEWORKS[field]))


def _told(tags: object) -> TagColumns:
    """List the columns of tags, if that is what was given."""
    if not isinstance(tags, Tags):
        raise TypeError(f"tags is a wsis.frames.Tags, which says what columns hold, not {tags!r}")
    return tags.columns
