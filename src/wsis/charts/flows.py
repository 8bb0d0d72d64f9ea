"""The picture of a flow: from action lines to the nodes of another framework."""

from collections.abc import Sequence
from functools import reduce

from matplotlib.axes import Axes

from wsis.charts.bands import Band, End, draw_bands
from wsis.charts.captions import flow_caption, flow_title
from wsis.charts.streams import Stream, declared_streams, implied_streams
from wsis.counting import coverage, crosstab
from wsis.dataset import Dataset
from wsis.nodes import ActionLine, Goal, Node
from wsis.register import Register
from wsis.results import Coverage, Crosstab


def flow(
    ds: Dataset,
    register: Register,
    *,
    to: type[Node] = Goal,
    implied: bool = False,
    blanket: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw what flows from action lines to the nodes of another framework.

    A band is as wide as its projects are many: those that declare both ends, or, implied, those that declare the
    action line where the matrices link it to the node. A project is in each of its bands, and counts once in the
    numbers beside the nodes. C7 stands for the projects that declare none of its applications. Nodes without a band
    are left out.

    Args:
        ds: The dataset to count with.
        register: The projects.
        to: The kind of node to flow to.
        implied: Whether the bands follow the matrices instead of what the projects declare.
        blanket: Whether a blanket link implies anything, or counts as stated.
        ax: Axes to draw on; by default the picture has its own, in a figure that fits it.

    Raises:
        UnknownTagsError: Listing every tag of the register that the dataset does not have.
        NoMatrixError: Where bands are to follow a matrix and none leads to that kind of node.
        ValueError: For a flow from action lines to action lines.

    >>> import wsis
    >>> from wsis import Project, Register, charts
    >>> register = Register([Project(id="1", title="Community radio", action_lines=["C9"])])
    >>> charts.flow(wsis.load(), register, implied=True).get_title(loc="left")
    'SDGs, implied by declared action lines'
    """
    if to is ActionLine:
        raise ValueError("a flow leads from action lines to the nodes of another framework, not to action lines")
    rule: Coverage | Crosstab
    if implied:
        rule = coverage(ds, register, of=to, via=ActionLine, blanket=blanket)
        streams = implied_streams(ds, register, to, blanket=blanket)
    else:
        rule = crosstab(ds, register, rows=ActionLine, columns=to, blanket=blanket)
        streams = declared_streams(ds, register, to, blanket=blanket)
    lines: list[Node] = [line for line in ds.all(ActionLine) if any(stream.line == line for stream in streams)]
    nodes: list[Node] = [node for node in ds.all(to) if any(stream.node == node for stream in streams)]
    bands = [
        Band(
            left=lines.index(stream.line),
            right=nodes.index(stream.node),
            projects=stream.projects.bit_count(),
            mark=stream.mark,
        )
        for stream in streams
    ]
    sides = (
        [_end(line, [stream for stream in streams if stream.line == line]) for line in lines],
        [_end(node, [stream for stream in streams if stream.node == node]) for node in nodes],
    )
    caption = flow_caption(rule, to.framework, lines=len(lines), nodes=len(nodes), projects=_projects(streams))
    return draw_bands(ax, flow_title(to.framework, implied=implied), caption, sides, bands)


def _end(node: Node, streams: Sequence[Stream]) -> End:
    """Describe a node by the streams that it is an end of."""
    return End(node=node, colour=node.color if isinstance(node, Goal) else None, projects=_projects(streams))


def _projects(streams: Sequence[Stream]) -> int:
    """Count the projects of streams, each once."""
    return reduce(int.__or__, (stream.projects for stream in streams), 0).bit_count()
