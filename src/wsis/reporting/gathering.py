"""From a register to the facts of its report: pure functions."""

from collections.abc import Iterator
from typing import get_args

import attrs

from wsis.counting import coverage, crosstab
from wsis.dataset import Dataset
from wsis.errors import NoMatrixError
from wsis.nodes import NODE_TYPES, ActionLine, Commitment, Goal, Node, Target
from wsis.reach import declared, linked_kind
from wsis.readers.result import ReadResult
from wsis.register import TAG_FIELDS, Grouping, Register
from wsis.reporting.breaking_down import broken_down
from wsis.reporting.facts import By, Comparison, Facts, GroupCounts, Implied, Reach
from wsis.reporting.locating import places_of
from wsis.tally import Question
from wsis.tallying import headings_alone

# The frameworks that registers are tagged with, from which the others follow.
_SOURCES = (ActionLine, Goal)
# What a table of groups has of each framework: what is declared, and of some what is implied.
_BROKEN_DOWN = {"action-line": False, "goal": False, "target": True, "commitment": True}


def facts_of(
    ds: Dataset,
    result: ReadResult | Register,
    *,
    group_by: By | None = None,
    source: str | None = None,
    package_version: str | None = None,
) -> Facts:
    """Gather what a report says of a register.

    Args:
        ds: The dataset to count with.
        result: What reading the register gave, or the register itself.
        group_by: What the projects of a group share, for a table of groups.
        source: What the register is called, such as the name of its file.
        package_version: Version of this package, where it is known.

    Raises:
        UnknownTagsError: Listing every tag of the register that the dataset does not have.

    >>> import wsis
    >>> facts_of(wsis.load(), wsis.Register([wsis.Project(id="1", title="Radio")])).untagged
    1
    """
    read = result if isinstance(result, ReadResult) else None
    register = result.register if isinstance(result, ReadResult) else result
    reaches = _reaches(ds, register)
    goals, *pairs = (_comparison(ds, register, kind) for kind in (Goal, Target, Commitment))
    asked = [
        *(each for reach in reaches for each in reach.questions),
        *(each.crosstab.question for each in (goals, *pairs)),
    ]
    followed = {matrix for question in asked for matrix in question.matrices}
    matrices = tuple(matrix for matrix in ds.matrices if matrix.id in followed)
    corrections = tuple(each for each in ds.corrections if each.subject in followed)
    cited = {row.node.citation.document for reach in reaches for row in reach.declared.rows}
    places = places_of(ds, register)
    located = (*places.countries, *ds.regions) if places else ()
    cited |= {each.citation.document for each in located}
    cited |= {each.citation.document for each in corrections} | {matrix.document for matrix in matrices}
    return Facts(
        register=register,
        source=source,
        rows=read.rows if read else None,
        problems=read.problems if read else (),
        untagged=sum(not any(getattr(project, field) for field in TAG_FIELDS.values()) for project in register),
        reaches=reaches,
        groups=tuple(_groups(register)),
        places=places,
        breakdown=broken_down(ds, register, group_by, _questions(reaches)) if group_by is not None else None,
        goals=goals,
        pairs=tuple(pairs),
        matrices=matrices,
        corrections=corrections,
        documents=tuple(each for each in ds.documents if each.id in cited),
        dataset_version=ds.version,
        dataset_digest=ds.digest,
        package_version=package_version,
    )


def _reaches(ds: Dataset, register: Register) -> tuple[Reach, ...]:
    """Count what is declared of each framework, and what follows from the sources that any project declares."""
    coverages = {kind: coverage(ds, register, of=kind) for kind in NODE_TYPES.values()}
    sources = [kind for kind in _SOURCES if any(row.count for row in coverages[kind].rows)]
    return tuple(
        Reach(
            declared=found,
            implied=tuple(way for via in sources if via is not kind for way in _implied(ds, register, kind, via)),
        )
        for kind, found in coverages.items()
    )


def _implied(ds: Dataset, register: Register, kind: type[Node], via: type[Node]) -> Iterator[Implied]:
    """Count what follows from one source, where a matrix leads from there; blanket links apart, where there are any."""
    try:
        linked = linked_kind(ds, kind, via=via)
    except NoMatrixError:
        return
    every = coverage(ds, register, of=kind, via=via)
    blanket = any(link.blanket for link in ds.relation(via, linked).matrix.links)
    yield Implied(every=every, named=coverage(ds, register, of=kind, via=via, blanket=False) if blanket else None)


def _comparison(ds: Dataset, register: Register, kind: type[Node]) -> Comparison:
    """Hold action lines and the nodes of another framework, declared together, against the matrices."""
    links = ds.relation(ActionLine, kind).matrix.links if ds.relates(ActionLine, kind) else ()
    tab = crosstab(ds, register, rows=ActionLine, columns=kind)
    alone, ends = headings_alone(ds, register, ActionLine), declared(ds, register, kind)
    own = (
        attrs.evolve(cell, count=(alone[cell.row.code] & ends[cell.column.code]).bit_count())
        if cell.row.code in alone
        else cell
        for cell in tab.silent
    )
    return Comparison(
        crosstab=tab,
        silent=tuple(cell for cell in own if cell.count),
        blanket=frozenset((link.source, link.target) for link in links if link.blanket),
    )


def _groups(register: Register) -> Iterator[GroupCounts]:
    """Count projects by all that the register says of any of them; years in their order."""
    for group in get_args(Grouping):
        counts = register.count_by(group)
        if any(value is not None for value, _ in counts):
            in_order = sorted(counts, key=lambda item: (item[0] is None, item[0])) if group == "year" else counts
            yield GroupCounts(group=group, counts=tuple(in_order))


def _questions(reaches: tuple[Reach, ...]) -> Iterator[Question]:
    """List what is counted of each group."""
    for reach in reaches:
        if reach.framework in _BROKEN_DOWN:
            yield reach.declared.question
            if _BROKEN_DOWN[reach.framework]:
                yield from reach.questions
