"""Coverage and crosstabs of a table of any engine, equal to those of a register of the same rows."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar, cast, overload

from wsis.counting import coverage_of, crosstab_of
from wsis.dataset import Dataset
from wsis.frames.choosing import Plan, counted_part
from wsis.frames.parts import Key, Part
from wsis.frames.question import Asked
from wsis.frames.tags import Tags
from wsis.frames.unread import OnProblem, checked, tell
from wsis.matrix import Matrix
from wsis.nodes import Node
from wsis.results import Coverage, Crosstab
from wsis.tally import Tally

#: One column that groups the rows, or several.
By = str | Sequence[str]

_Result = TypeVar("_Result", Coverage, Crosstab)


@overload
def coverage(
    ds: Dataset,
    frame: object,
    *,
    of: type[Node],
    tags: Tags,
    via: type[Node] | None = None,
    blanket: bool = True,
    matrix: Matrix | None = None,
    by: None = None,
    plan: Plan = "auto",
    on_problem: OnProblem = "collect",
    progress: Callable[[int], object] | None = None,
) -> Coverage: ...
@overload
def coverage(
    ds: Dataset,
    frame: object,
    *,
    of: type[Node],
    tags: Tags,
    via: type[Node] | None = None,
    blanket: bool = True,
    matrix: Matrix | None = None,
    by: By,
    plan: Plan = "auto",
    on_problem: OnProblem = "collect",
    progress: Callable[[int], object] | None = None,
) -> Mapping[Any, Coverage]: ...
def coverage(
    ds: Dataset,
    frame: object,
    *,
    of: type[Node],
    tags: Tags,
    via: type[Node] | None = None,
    blanket: bool = True,
    matrix: Matrix | None = None,
    by: By | None = None,
    plan: Plan = "auto",
    on_problem: OnProblem = "collect",
    progress: Callable[[int], object] | None = None,
) -> Coverage | Mapping[Any, Coverage]:
    """Find which nodes of a framework the projects of a table reach, one project a row.

    The result equals that of `wsis.coverage` over a register of the same rows. Only the columns that the question
    needs are read. Cells hold loose text, read as `wsis.parse_action_lines` and its kin do, or lists of it.

    Args:
        ds: The dataset to count with.
        frame: A pandas, Polars (eager or lazy), PyArrow, Dask or PySpark table, a DuckDB relation, or anything else
            that narwhals opens or that has `__arrow_c_stream__`.
        of: The kind of node to count.
        tags: The columns that hold tags.
        via: For implied coverage, the kind of node that the projects declare.
        blanket: Whether links that exist only because a row says "All" imply anything.
        matrix: A matrix to follow instead of all that the dataset has between the two frameworks.
        by: A column that groups the rows, or several: then there is one coverage for each group.
        plan: `group` lets the engine count distinct rows and brings those back; `stream` goes through all rows in
            batches of a fixed size; `auto` looks at the first rows to choose, and streams a lazy table.
        on_problem: `collect` counts what could be read, and warns of the rest; `raise` refuses it.
        progress: Called with the number of rows that have been read, where rows are streamed through this process.

    Returns:
        The coverage; with `by`, a mapping from each value (for several columns, each tuple of values) to its coverage,
        in order, the group without a value last, under None.

    Raises:
        MissingExtraError: Where narwhals is not installed, or what a plan needs.
        InvalidInputError: Where a column is missing or holds floats or other things that are no codes; and for every
            cell that was not read, if `on_problem` is `raise`. An error that an engine raises while it computes a
            lazy table passes as it is.
        UnknownTagsError: Where a cell has a tag that the dataset does not have.
        TypeError: If the frame is no table, or `of`, `via`, `tags` or `by` are of another kind.
        ValueError: If `plan` or `on_problem` is another word.
        NoMatrixError: Where no matrix leads from `via` to `of`, or the two are the same framework.
        UnreadTagsWarning: Not raised but warned of, where cells were not read, or not wholly.

    >>> import polars as pl, wsis
    >>> from wsis import Goal, frames
    >>> table = pl.DataFrame({"sdg": ["4; 9.c", "Goal 9", None], "country": ["KE", "PE", "KE"]})
    >>> tags = frames.Tags(sdgs="sdg")
    >>> frames.coverage(wsis.load(), table, of=Goal, tags=tags)
    Coverage(goal: 2 of 17, projects: 3)
    >>> dict(frames.coverage(wsis.load(), table, of=Goal, tags=tags, by="country"))
    {'KE': Coverage(goal: 2 of 17, projects: 2), 'PE': Coverage(goal: 1 of 17, projects: 1)}
    """
    on_problem = checked(on_problem)
    asked = Asked(of=of, via=via, blanket=blanket, matrix=matrix)
    part = counted_part(ds, asked, frame, tags=tags, by=_names(by), plan=plan, progress=progress)
    return _results(part, by, partial(coverage_of, ds), on_problem)


@overload
def crosstab(
    ds: Dataset,
    frame: object,
    *,
    rows: type[Node],
    columns: type[Node],
    tags: Tags,
    blanket: bool = True,
    matrix: Matrix | None = None,
    by: None = None,
    plan: Plan = "auto",
    on_problem: OnProblem = "collect",
    progress: Callable[[int], object] | None = None,
) -> Crosstab: ...
@overload
def crosstab(
    ds: Dataset,
    frame: object,
    *,
    rows: type[Node],
    columns: type[Node],
    tags: Tags,
    blanket: bool = True,
    matrix: Matrix | None = None,
    by: By,
    plan: Plan = "auto",
    on_problem: OnProblem = "collect",
    progress: Callable[[int], object] | None = None,
) -> Mapping[Any, Crosstab]: ...
def crosstab(
    ds: Dataset,
    frame: object,
    *,
    rows: type[Node],
    columns: type[Node],
    tags: Tags,
    blanket: bool = True,
    matrix: Matrix | None = None,
    by: By | None = None,
    plan: Plan = "auto",
    on_problem: OnProblem = "collect",
    progress: Callable[[int], object] | None = None,
) -> Crosstab | Mapping[Any, Crosstab]:
    """Count how often the nodes of two frameworks are declared together in a table, beside what a matrix states.

    The result equals that of `wsis.crosstab` over a register of the same rows.

    Args:
        ds: The dataset to count with.
        frame: A table, as for `coverage`.
        rows: The kind of node of the rows.
        columns: The kind of node of the columns.
        tags: The columns that hold tags.
        blanket: Whether blanket links count as stated.
        matrix: A matrix to hold the counts against instead of all that the dataset has between the two frameworks.
        by: A column that groups the rows, or several: then there is one crosstab for each group.
        plan: `auto`, `group` or `stream`, as for `coverage`.
        on_problem: `collect` counts what could be read, and warns of the rest; `raise` refuses it.
        progress: Called with the number of rows that have been read, where rows are streamed.

    Returns:
        The crosstab; with `by`, a mapping from each value to its crosstab, as for `coverage`.

    Raises:
        MissingExtraError: Where narwhals is not installed, or what a plan needs.
        InvalidInputError: As for `coverage`, as the next three.
        UnknownTagsError: Where a cell has a tag that the dataset does not have.
        TypeError: If an argument is of another kind.
        ValueError: If `plan` or `on_problem` is another word.
        UnreadTagsWarning: Not raised but warned of, where cells were not read, or not wholly.

    >>> import polars as pl, wsis
    >>> from wsis import ActionLine, Goal, frames
    >>> table = pl.DataFrame({"al": ["C9"], "sdg": ["16, 3"]})
    >>> tags = frames.Tags(action_lines="al", sdgs="sdg")
    >>> frames.crosstab(wsis.load(), table, rows=ActionLine, columns=Goal, tags=tags)
    Crosstab(action-line x goal, 1 realized, 123 unrealized, 1 unstated)
    """
    on_problem = checked(on_problem)
    asked = Asked(of=rows, columns=columns)
    part = counted_part(ds, asked, frame, tags=tags, by=_names(by), plan=plan, progress=progress)
    made = partial(crosstab_of, ds, blanket=blanket, matrix=matrix)
    return _results(part, by, made, on_problem)


def _names(by: object) -> tuple[str, ...]:
    """List the columns that group the rows."""
    if by is None:
        return ()
    given = cast("Sequence[object]", by) if isinstance(by, Sequence) and not isinstance(by, str | bytes) else (by,)
    names = tuple(name for name in given if isinstance(name, str))
    if not names or len(names) < len(given):
        raise TypeError(f"by is the name of a column, or a sequence of names, not {by!r}")
    return names


def _results(
    part: Part, by: By | None, made: Callable[[Tally], _Result], on_problem: OnProblem
) -> _Result | Mapping[Any, _Result]:
    """Make the result of each tally, and tell what was not read."""
    tell(part.faults, on_problem)
    if by is None:
        return made(part.tallies[()])
    ordered = sorted(part.tallies.items(), key=lambda item: _order(item[0]))
    return MappingProxyType({key[0] if isinstance(by, str) else key: made(tally) for key, tally in ordered})


def _order(key: Key) -> tuple[tuple[bool, str, Any], ...]:
    """Order the values of groups: like by like, and None last."""
    return tuple((value is None, type(value).__name__, "" if value is None else cast("Any", value)) for value in key)
