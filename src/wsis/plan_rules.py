"""The sentence in which a road map says what was counted against what."""

from wsis.dataset import Dataset
from wsis.declaring import Declaring
from wsis.nodes import ActionLine, Commitment, Goal, Node, Target
from wsis.reach import declared, headings
from wsis.rules import NAMES
from wsis.wording import counted

#: The kinds of node that a road map links a line to.
LINKED_KINDS: tuple[type[Node], ...] = (Goal, Target, Commitment)


def plan_rule(
    ds: Dataset, register: Declaring, line: ActionLine, *, projects: int, heading_only: int, blanket: bool
) -> str:
    """Say in one sentence what a road map counts, and what it is held against.

    Args:
        ds: The dataset that was counted with.
        register: The projects.
        line: The action line.
        projects: How many of them declare it.
        heading_only: How many declare a heading and none of the lines that it groups.
        blanket: Whether blanket links count.

    >>> import wsis
    >>> ds = wsis.load()
    >>> rule = plan_rule(ds, wsis.Register(), ds.action_line("C5"), projects=0, heading_only=0, blanket=True)
    >>> rule[:29], rule[-40:]
    ('only what the WSIS–SDG matrix', ': there is no project to hold against it')
    """
    titles = [
        f"the {matrix.title}"
        for kind in LINKED_KINDS
        if ds.relates(ActionLine, kind)
        for matrix in ds.relation(ActionLine, kind).matrices
    ]
    code = line.code
    stated = (
        f"what {listed(titles, 'and') or 'no matrix'} of dataset {ds.version} {'state' if titles[1:] else 'states'} "
        f"of {code} (blanket links {'included' if blanket else 'left out'})"
    )
    held = (
        f"the {counted(projects, 'project')} declaring {code}, of {counted(len(register), 'project')}, held against "
        f"{stated}: declared where such a project declares the node too (an SDG also by one of its targets), implied "
        f"where it reaches it only through the matrix, elsewhere where a project declares the node and not {code}; "
        "a gap is a linked node that no project declares"
    )
    sentence = [held if len(register) else f"only {stated}: there is no project to hold against it"]
    withdrawn = [str(node) for kind in LINKED_KINDS for node in ds.all(kind) if node.withdrawn]
    if withdrawn:
        sentence.append(f"withdrawn, and no gap: {', '.join(withdrawn)}")
    unused = [NAMES[kind.framework][0] for kind in LINKED_KINDS if not any(declared(ds, register, kind).values())]
    if unused and len(register):
        sentence.append(f"no project declares any {listed(unused, 'or')}")
    if heading_only:
        grouping = listed([heading.code for heading in headings(ds, ActionLine)], "or")
        alone = f"{counted(heading_only, 'project')} declaring {grouping} without one of its applications"
        sentence.append(f"nothing is implied by {alone}")
    return "; ".join(sentence)


def listed(words: list[str], conjunction: str) -> str:
    """Put words into a list as a sentence has it.

    >>> listed(["a", "b", "c"], "and")
    'a, b and c'
    """
    *most, last = words or [""]
    return f"{', '.join(most)} {conjunction} {last}" if most else last
