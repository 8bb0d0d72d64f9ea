"""The road map of an action line: a pure function of a dataset and a register."""

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem, UnknownCodeError
from wsis.nodes import ActionLine, Commitment, Goal, Target
from wsis.plan_changes import changes_since
from wsis.plan_means import indicators_named, indicators_of, mandates_of, mandates_of_process
from wsis.plan_rows import Counted
from wsis.plan_rules import LINKED_KINDS, plan_rule, undeclared_frameworks
from wsis.plans import Measurement, PlanRow, Roadmap
from wsis.reach import headings, refuse_unknown_tags
from wsis.register import Register
from wsis.states import LinkState
from wsis.tallying import heading_alone

_NO_REGISTER = Register()


def roadmap(
    ds: Dataset,
    line: ActionLine | str,
    register: Register = _NO_REGISTER,
    *,
    blanket: bool = True,
    measurements: Iterable[Measurement] = (),
    since: Register | None = None,
) -> Roadmap:
    """Make the road map of an action line, after A/RES/80/173, para. 113.

    It sets what the matrices link to the line beside what projects declare: for each goal, target and commitment the
    projects of the line that declare it, those that only imply it, and those of other lines. Declared and implied are
    never mixed. From dataset 2026.2 on it also has the indicators of the linked targets, and what is asked of those who
    carry the line.

    Args:
        ds: The dataset to count with.
        line: The action line or its code; the applications of C7 have road maps of their own.
        register: The projects; without any, the road map says what the matrices link.
        blanket: Whether links count that exist only because a row says "All WSIS Action Lines".
        measurements: What the caller measured; those that name an indicator of the dataset are joined to it, and are of
            its target.
        since: An earlier register, for what changed since, as the review of para. 119 asks.

    Raises:
        UnknownCodeError: Where the dataset has no such line.
        UnknownTagsError: Listing every tag of a register that the dataset does not have.
        InvalidInputError: For C7, which only groups its applications, and for measurements of targets that there are
            not, or that are not those of their indicators, all of them listed.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C9"], targets=["16.10"])])
    >>> plan = wsis.roadmap(wsis.load(), "C9", register)
    >>> plan
    Roadmap('C9', 4 goals, 4 targets, 45 commitments, 1 project)
    >>> [row for row in plan.targets if row.declared]
    [PlanRow('16.10', 1 declared, 0 implied, 0 elsewhere)]
    """
    line = plannable_line(ds, line)
    given = tuple(measurements)
    _refuse_other_targets(ds, given)
    for each in (register, since or _NO_REGISTER):
        refuse_unknown_tags(ds, each)
    counted = Counted(ds=ds, register=register, line=line)
    projects, heading_only = counted.projects, heading_alone(ds, register, ActionLine).bit_count()

    targets = counted.linked(Target, blanket=blanket)

    def unlinked(state: LinkState) -> tuple[PlanRow, ...]:
        return tuple(chain.from_iterable(counted.unlinked(kind, state, blanket=blanket) for kind in LINKED_KINDS))

    return Roadmap(
        line=line,
        rule=plan_rule(ds, register, line, projects=len(projects), heading_only=heading_only, blanket=blanket),
        goals=counted.linked(Goal, blanket=blanket),
        targets=targets,
        commitments=tuple(sorted(counted.linked(Commitment, blanket=blanket), key=attrgetter("blanket"))),
        silent=unlinked(LinkState.OUT_OF_SCOPE),
        unstated=unlinked(LinkState.NOT_STATED),
        projects=projects,
        indicators=indicators_of(ds, (row.node for row in targets)),
        mandates=mandates_of(ds, line),
        process_mandates=mandates_of_process(ds),
        measurements=given,
        measured=indicators_named(ds, given),
        changes=None if since is None else changes_since(Counted(ds=ds, register=since, line=line), counted),
        undeclared=undeclared_frameworks(ds, register),
        blanket=blanket,
        register_size=len(register),
        heading_only=heading_only,
        dataset_version=ds.version,
        dataset_digest=ds.digest,
    )


def plannable_lines(ds: Dataset) -> tuple[ActionLine, ...]:
    """List the lines that have road maps: all but those that only group others.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> len(plannable_lines(wsis.load()))
    18
    """
    grouping = headings(ds, ActionLine)
    return tuple(line for line in ds.all(ActionLine) if line not in grouping)


def plannable_line(ds: Dataset, line: ActionLine | str) -> ActionLine:
    """Give the dataset's own line, if it has a road map.

    Args:
        ds: The dataset.
        line: The line or its code.

    Raises:
        UnknownCodeError: Where the dataset has no such line.
        InvalidInputError: Where it only groups others, which are named.

    >>> import wsis
    >>> plannable_line(wsis.load(), "C5")
    ActionLine('C5', 'Confidence and security')
    """
    found = ds.get(ActionLine, line.code if isinstance(line, ActionLine) else line)
    if found in headings(ds, ActionLine):
        parts = ", ".join(part.code for part in ds.parts(found))
        message = f"{found.code} has no road map: it groups others, and the matrices speak of each of those"
        problem = Problem(column="line", value=found.code, message=message, suggestion=f"one of {parts}")
        raise InvalidInputError("road map", [problem])
    return found


def target_fault(ds: Dataset, code: str, target: str | None) -> str | None:
    """Say what is wrong with the target that a measurement names, if anything is.

    Args:
        ds: The dataset.
        code: The code of the measurement; where it is that of an indicator, there is one target that it is of.
        target: The code of the target; None is that of no target, and nothing is wrong with it.

    >>> import wsis
    >>> print(target_fault(wsis.load("2026.1"), "17.8.1", "9.z"))
    '9.z' is not a code of framework 'target' in dataset 2026.1; nearest: 9.c, 9.b, 9.a
    >>> print(target_fault(wsis.load("2026.2"), "17.8.1", "9.c"))
    the indicator of this code is of target 17.8
    """
    if target is None:
        return None
    try:
        ds.get(Target, target)
    except UnknownCodeError as error:
        return str(error)
    others = (each.target for each in ds.indicators if each.code == code and each.target != target)
    return next((f"the indicator of this code is of target {other}" for other in others), None)


def _refuse_other_targets(ds: Dataset, measurements: Iterable[Measurement]) -> None:
    """Refuse measurements of targets that the dataset does not have, or not for their indicators, all at once."""
    problems = [
        Problem(column="target", value=measurement.target, message=f"{measurement.code}: {fault}")
        for measurement in measurements
        if (fault := target_fault(ds, measurement.code, measurement.target))
    ]
    if problems:
        raise InvalidInputError("measurements", problems)
