"""What pictures say of themselves: title, rule, dataset, number of projects."""

from wsis.codes import FrameworkName
from wsis.dataset import Dataset
from wsis.matrix import Matrix
from wsis.results import Coverage, Crosstab
from wsis.rules import NAMES
from wsis.wording import counted

#: The digits of a digest that a picture has room for; reports and data have all of them.
_DIGITS = 12


def dataset_words(version: str, digest: str) -> str:
    """Name a dataset by its version and the first digits of its digest.

    >>> dataset_words("2026.1", "sha256:0123456789abcdef")
    'dataset 2026.1 (sha256:0123456789ab…)'
    """
    return f"dataset {version} ({digest[: len('sha256:') + _DIGITS]}…)"


def caption(result: Coverage | Crosstab) -> str:
    """Say by what rule a result was counted, with which dataset, over how many projects.

    >>> import wsis
    >>> print(caption(wsis.coverage(wsis.load("2026.1"), wsis.Register(), of=wsis.Goal)).splitlines()[-1][:14])
    dataset 2026.1
    """
    dataset = dataset_words(result.dataset_version, result.dataset_digest)
    return f"{result.rule}\n{dataset}, {counted(result.projects, 'project')}"


def matrix_caption(m: Matrix, ds: Dataset | None) -> str:
    """Say what a matrix states, in which document, and of which dataset it is.

    >>> import wsis
    >>> ds = wsis.load()
    >>> print(matrix_caption(ds.matrices[0], None))
    wsis-sdg-goals: of 18 action lines and 17 SDGs, the 124 pairs that wsis-sdg-matrix links (6 inferred)
    nodes by their codes alone, without a dataset; no projects are counted
    """
    ends = f"{len(m.source_scope)} {_many(m.source)} and {len(m.target_scope)} {_many(m.target)}"
    sorts = {"blanket": [link.blanket for link in m.links]}
    sorts |= {sort: [link.standing == sort for link in m.links] for sort in ("inferred", "derived")}
    numbers = ", ".join(f"{sum(found)} {sort}" for sort, found in sorts.items() if any(found))
    rule = (
        f"{m.id}: of {ends}, the {counted(len(m), 'pair')} that {m.document} links{f' ({numbers})' if numbers else ''}"
    )
    if ds is None:
        named = "nodes by their codes alone, without a dataset"
    else:
        own = m in {*ds.matrices, *(each.inverse() for each in ds.matrices)}
        of = "of" if own else "not one of the matrices of, but with the names of"
        named = f"{of} {dataset_words(ds.version, ds.digest)}"
    return f"{rule}\n{named}; no projects are counted"


def coverage_title(result: Coverage) -> str:
    """Name a coverage: its framework, declared or implied, how much is reached.

    >>> import wsis
    >>> coverage_title(wsis.coverage(wsis.load(), wsis.Register(), of=wsis.Goal, via=wsis.ActionLine))
    'SDGs, implied by declared action lines: 0 of 17 reached'
    """
    via = result.question.via
    how = "declared" if via is None else f"implied by declared {_many(via)}"
    reached = len(result.covered)
    return _upper(f"{_many(result.question.of)}, {how}: {reached} of {reached + len(result.missing)} reached")


def crosstab_title(result: Crosstab) -> str:
    """Name a crosstab: both frameworks.

    >>> import wsis
    >>> crosstab_title(wsis.crosstab(wsis.load(), wsis.Register(), rows=wsis.ActionLine, columns=wsis.Goal))
    'Action lines and SDGs, declared together'
    """
    one, other = result.question.of, result.question.columns or result.question.of
    return _upper(f"{_many(one)} and {_many(other)}, declared together")


def flow_title(framework: FrameworkName, *, implied: bool) -> str:
    """Name a flow from action lines.

    >>> flow_title("goal", implied=False), flow_title("goal", implied=True)
    ('Action lines and SDGs, declared together', 'SDGs, implied by declared action lines')
    """
    nodes = _many(framework)
    return _upper(
        f"{nodes}, implied by declared action lines" if implied else f"action lines and {nodes}, declared together"
    )


def flow_caption(result: Coverage | Crosstab, to: FrameworkName, *, lines: int, nodes: int, projects: int) -> str:
    """Say by what rule a flow was counted, and how much of it there is to see.

    >>> import wsis
    >>> empty = wsis.coverage(wsis.load(), wsis.Register(), of=wsis.Goal, via=wsis.ActionLine)
    >>> print(flow_caption(empty, "goal", lines=0, nodes=0, projects=0).splitlines()[1])
    bands, each as wide as its projects are many: from 0 action lines to 0 SDGs, with 0 of all projects
    """
    ends = f"from {counted(lines, 'action line')} to {nodes} {_many(to)}, with {projects:,} of all projects"
    rule, _, dataset = caption(result).rpartition("\n")
    return f"{rule}\nbands, each as wide as its projects are many: {ends}\n{dataset}"


def _many(framework: FrameworkName) -> str:
    """Name the nodes of a framework in a few words."""
    return NAMES[framework][1].partition(" (")[0]


def _upper(text: str) -> str:
    """Begin a title with a capital letter."""
    return f"{text[0].upper()}{text[1:]}"
