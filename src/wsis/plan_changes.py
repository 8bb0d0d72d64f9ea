"""What changed for a line since an earlier register."""

from collections.abc import Iterator

from wsis.errors import DatasetMismatchError
from wsis.nodes import Node
from wsis.plan_rows import Counted
from wsis.plan_rules import LINKED_KINDS
from wsis.plans import Changes, Revision
from wsis.reach import declared


def changes_since(earlier: Counted, later: Counted) -> Changes:
    """Compare what two registers say of a line; a project is the same where its id is.

    Args:
        earlier: The line in the earlier register.
        later: The line in the later register.

    Raises:
        DatasetMismatchError: Where they are counted with two datasets.

    >>> import wsis
    >>> ds, line = wsis.load(), wsis.load().action_line("C9")
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C9"])])
    >>> changes_since(*(Counted(ds=ds, register=each, line=line) for each in (wsis.Register(), register)))
    Changes(1 added, 0 removed, 0 changed)
    """
    one, other = (f"{each.ds.version} ({each.ds.digest})" for each in (earlier, later))
    if one != other:
        raise DatasetMismatchError(f"what changed is not told across two datasets: {one} and {other}")
    then, now = ({project.id: project for project in each.projects} for each in (earlier, later))
    both = [Revision(before=then[id_], after=project) for id_, project in now.items() if id_ in then]
    before, after = (tuple(_nodes(each)) for each in (earlier, later))
    return Changes(
        added=tuple(project for id_, project in now.items() if id_ not in then),
        removed=tuple(project for id_, project in then.items() if id_ not in now),
        changed=tuple(each for each in both if each.before != each.after),
        newly_declared=tuple(node for node in after if node not in before),
        no_longer_declared=tuple(node for node in before if node not in after),
    )


def _nodes(counted: Counted) -> Iterator[Node]:
    """List the nodes that projects of the line declare."""
    own = counted.own
    for kind in LINKED_KINDS:
        sets = declared(counted.ds, counted.register, kind)
        yield from (node for node in counted.ds.all(kind) if own & sets[node.code])
