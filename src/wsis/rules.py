"""The sentences in which results say what was counted."""

from types import MappingProxyType

from wsis.codes import FrameworkName
from wsis.dataset import Dataset
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES
from wsis.reach import headings
from wsis.tally import Tally
from wsis.wording import counted

#: What the nodes of a framework are called, one and many.
NAMES = MappingProxyType[FrameworkName, tuple[str, str]](
    {
        "action-line": ("action line", "action lines"),
        "goal": ("SDG", "SDGs"),
        "target": ("SDG target", "SDG targets"),
        "objective": ("objective of the Compact", "objectives of the Compact (follow-up among them)"),
        "theme": ("theme of the Compact", "themes of the Compact"),
        "commitment": ("commitment of the Compact", "commitments of the Compact"),
    },
)

_BY_PARTS = MappingProxyType[FrameworkName, str](
    {
        "goal": " (the SDG itself or one of its targets)",
        "objective": " (the objective itself or one of its commitments)",
        "theme": " (by one of its commitments)",
    },
)


def coverage_rule(ds: Dataset, tally: Tally) -> str:
    """Say in one sentence what a coverage counts: denominator, roll-up, declared or implied, blanket or not.

    Args:
        ds: The dataset that was counted with.
        tally: The counts.

    >>> import wsis
    >>> print(wsis.coverage(wsis.load("2026.1"), wsis.Register(), of=wsis.Goal).rule)
    declared: of the 17 SDGs of dataset 2026.1, those that at least one of 0 projects declares (the SDG itself or one \
of its targets); shares are over all projects
    """
    question = tally.question
    kind = NODE_TYPES[question.of]
    grouping = headings(ds, kind)
    withdrawn = [node for node in ds.all(kind) if node.withdrawn and node not in grouping]
    asked = len(ds.all(kind)) - len(grouping) - len(withdrawn)
    nodes = f"the {asked} {NAMES[question.of][1]} of dataset {ds.version}"
    some = f"at least one of {counted(tally.projects, 'project')} declares"
    if question.via is None:
        sentence = [f"declared: of {nodes}, those that {some}{_BY_PARTS.get(question.of, '')}"]
    else:
        through = NAMES[question.via][0]
        article = "an" if through[0] in "aoS" else "a"
        implied = (
            f"implied: of {nodes}, those linked in the {_titles(ds, question.matrices)} "
            f"(blanket links {'included' if question.blanket else 'left out'}) "
            f"to {article} {through} that {some}{_BY_PARTS.get(question.via, '')}"
        )
        concerned = (
            f"without one of its applications implies nothing, which concerns {counted(tally.heading_only, 'project')}"
        )
        sentence = [implied, *(f"{heading.code} {concerned}" for heading in headings(ds, NODE_TYPES[question.via]))]
    sentence += [
        f"{heading.code} counts by any of its applications and is left out of the ratio" for heading in grouping
    ]
    if withdrawn:
        sentence.append(f"withdrawn, and left out of the ratio: {', '.join(map(str, withdrawn))}")
    return "; ".join([*sentence, "shares are over all projects"])


def _titles(ds: Dataset, matrices: tuple[str, ...]) -> str:
    """Name matrices by their titles, and one that is not of the dataset by its id."""
    titles = {matrix.id: matrix.title for matrix in ds.matrices}
    return " and the ".join(titles.get(id_, id_) for id_ in matrices)


def crosstab_rule(ds: Dataset, tally: Tally, matrix: Matrix | None, *, blanket: bool) -> str:
    """Say in one sentence what a crosstab counts, and what it is held against.

    Args:
        ds: The dataset that was counted with.
        tally: The counts.
        matrix: The matrix that the counts are held against, if there is one.
        blanket: Whether its blanket links count as stated.

    >>> import wsis
    >>> print(wsis.crosstab(wsis.load("2026.1"), wsis.Register(), rows=wsis.ActionLine, columns=wsis.Target).rule)
    declared: of 0 projects, those that declare both the action line and the SDG target (dataset 2026.1), beside what \
the WSIS–SDG matrix (targets) states (blanket links included)
    """
    question = tally.question
    frameworks = (question.of, question.columns or question.of)
    one, other = (f"{NAMES[framework][0]}{_BY_PARTS.get(framework, '')}" for framework in frameworks)
    joint = f"declared: of {counted(tally.projects, 'project')}, those that declare both the {one} and the {other}"
    held = (
        "which no matrix relates"
        if matrix is None
        else f"beside what the {matrix.title} states (blanket links {'included' if blanket else 'left out'})"
    )
    return f"{joint} (dataset {ds.version}), {held}"
