"""Strategies for road maps, and for what they are made of; all of them true."""

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wsis.bundled import load
from wsis.codes import TARGET_CODES
from wsis.dataset import Dataset
from wsis.plan_changes import changes_since
from wsis.plan_rows import Counted
from wsis.planning import plannable_lines, roadmap
from wsis.plans import Changes, Measurement, PlanRow, Revision, Roadmap
from wsis.strategies.activities import projects, registers
from wsis.strategies.writing import texts


def measurements() -> SearchStrategy[Measurement]:
    """Make measurements, some of a target.

    >>> from hypothesis import find
    >>> find(measurements(), lambda measurement: measurement.target is not None).target in TARGET_CODES
    True
    """
    return st.builds(
        Measurement,
        code=texts(),
        name=texts(),
        unit=st.sampled_from(["%", "people"]) | texts(),
        value=st.floats(allow_nan=False, allow_infinity=False) | st.integers(-1000, 1000),
        year=st.integers(1000, 9999),
        source=texts(),
        target=st.none() | st.sampled_from(TARGET_CODES),
    )


@st.composite
def roadmaps(draw: DrawFn, *, dataset: Dataset | None = None) -> Roadmap:
    """Make road maps of lines with small registers, some with an earlier register.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset to count with; the newest bundled one by default.

    >>> from hypothesis import given
    >>> @given(roadmaps())
    ... def test_gaps_are_linked(plan):
    ...     assert set(plan.gaps) <= {row.node for row in plan.rows}
    >>> test_gaps_are_linked()
    """
    ds = dataset or load()
    return roadmap(
        ds,
        draw(st.sampled_from(plannable_lines(ds))),
        draw(registers(max_size=3)),
        blanket=draw(st.booleans()),
        measurements=draw(st.lists(measurements(), max_size=2)),
        since=draw(st.none() | registers(max_size=2)),
    )


@st.composite
def plan_rows(draw: DrawFn, *, dataset: Dataset | None = None) -> PlanRow:
    """Make rows of road maps.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset to count with.

    >>> from hypothesis import find
    >>> find(plan_rows(), lambda row: row.blanket).links[0].blanket
    True
    """
    plan = draw(roadmaps(dataset=dataset))
    return draw(st.sampled_from([*plan.rows, *plan.silent, *plan.unstated]))


@st.composite
def revisions(draw: DrawFn) -> Revision:
    """Make projects as they were and as they are now.

    Args:
        draw: Hypothesis passes it.

    >>> from hypothesis import given
    >>> @given(revisions())
    ... def test_the_id_stays(revision):
    ...     assert revision.before.id == revision.after.id
    >>> test_the_id_stays()
    """
    before, after = draw(projects()), draw(projects())
    return Revision(before=before, after=attrs.evolve(after, id=before.id))


@st.composite
def plan_changes(draw: DrawFn, *, dataset: Dataset | None = None) -> Changes:
    """Make what changed for a line since an earlier register.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset to count with.

    >>> from hypothesis import find
    >>> len(find(plan_changes(), lambda changes: changes.added).added) > 0
    True
    """
    ds = dataset or load()
    line = draw(st.sampled_from(plannable_lines(ds)))
    earlier, later = (Counted(ds=ds, register=draw(registers(max_size=3)), line=line) for _ in range(2))
    return changes_since(earlier, later)
