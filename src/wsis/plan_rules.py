"""The sentence in which a road map says what was counted against what."""

from collections.abc import Iterable

from wsis.codes import FrameworkName
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
    if unused := undeclared_frameworks(ds, register):
        sentence.append(nothing_declared(unused))
    if heading_only:
        grouping = listed([heading.code for heading in headings(ds, ActionLine)], "or")
        alone = f"{counted(heading_only, 'project')} declaring {grouping} without one of its applications"
        sentence.append(f"nothing is implied by {alone}")
    return "; ".join(sentence)


def undeclared_frameworks(ds: Dataset, register: Declaring) -> tuple[FrameworkName, ...]:
    """List the linked frameworks of which no project declares any node; none where there is no project.

    Args:
        ds: The dataset to count with.
        register: The projects.

    >>> import wsis
    >>> undeclared_frameworks(wsis.load(), wsis.Register([wsis.Project(id="1", title="Fibre", goals=["9"])]))
    ('target', 'commitment')
    """
    kinds = LINKED_KINDS if len(register) else ()
    return tuple(kind.framework for kind in kinds if not any(declared(ds, register, kind).values()))


def nothing_declared(frameworks: Iterable[FrameworkName]) -> str:
    """Say that no project declares a node of some frameworks.

    >>> nothing_declared(["goal", "target"])
    'no project declares any SDG or SDG target'
    """
    return f"no project declares any {listed([NAMES[each][0] for each in frameworks], 'or')}"


def listed(words: list[str], conjunction: str) -> str:
    """Put words into a list as a sentence has it.

    >>> listed(["a", "b", "c"], "and")
    'a, b and c'
    """
    *most, last = words or [""]
    return f"{', '.join(most)} {conjunction} {last}" if most else last
