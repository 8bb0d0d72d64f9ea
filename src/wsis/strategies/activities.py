"""Strategies for projects and registers, as strangers fill them in, and for what is wrong with them."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wsis.errors import Problem
from wsis.nodes import ActionLine, Commitment, Goal, Node, Objective, Target
from wsis.projects import Organization, Participation, Project
from wsis.readers.codelists import ORGANIZATION_TYPES
from wsis.readers.result import Progress, ReadResult
from wsis.register import Register
from wsis.strategies.frameworks import codes_of
from wsis.strategies.writing import optional_texts, texts
from wsis.writers.reporter import Reporter


def organizations() -> SearchStrategy[Organization]:
    """Make organizations; all but the name may be missing.

    >>> from hypothesis import find
    >>> find(organizations(), lambda organization: organization.country == "PE").country
    'PE'
    """
    return st.builds(
        Organization,
        name=texts(),
        type=optional_texts("government", "business", "civil society"),
        role=optional_texts("lead", "partner"),
        country=optional_texts("KE", "PE"),
    )


def participations() -> SearchStrategy[Participation]:
    """Make participations in a programme, some without a year or a result.

    >>> from hypothesis import find
    >>> find(participations(), lambda participation: participation.result == "winner").result
    'winner'
    """
    return st.builds(
        Participation,
        programme=st.just("WSIS Prizes") | optional_texts(),
        year=st.none() | st.integers(2012, 2026),
        category=optional_texts("AL C1", "Category 7"),
        result=optional_texts("nominated", "champion", "winner"),
    )


def tags(kind: type[Node], *, unknown_codes: bool = False) -> SearchStrategy[tuple[str, ...]]:
    """Make the codes that one project declares of a framework, in any order.

    Args:
        kind: Its kind of node.
        unknown_codes: Whether some are no code of the framework.

    >>> from hypothesis import find
    >>> find(tags(Goal), lambda codes: codes == ("9", "10"))
    ('9', '10')
    """
    codes = codes_of(kind, unknown=unknown_codes).filter(str.strip)
    return st.lists(codes, max_size=4, unique=True).map(tuple)


def projects(*, unknown_codes: bool = False) -> SearchStrategy[Project]:
    """Make projects; some declare nothing, and some C7 alone, which implies nothing.

    Free text is hostile at times, as `texts` says. A project may end before it starts, as in real registers.

    Args:
        unknown_codes: Whether some declare codes that the newest bundled dataset does not know.

    >>> from hypothesis import given
    >>> @given(projects())
    ... def test_titles_are_not_blank(project):
    ...     assert project.title.strip()
    >>> test_titles_are_not_blank()
    """
    days = st.none() | st.dates(date(2003, 12, 12), date(2030, 12, 31))
    return st.builds(
        Project,
        id=st.integers(1, 9999).map(str) | texts(),
        title=texts(),
        description=optional_texts(),
        url=optional_texts("https://www.example.org/?a=1&b=2"),
        kind=optional_texts("project", "publication"),
        status=optional_texts("ongoing", "completed"),
        start=days,
        end=days,
        organizations=st.lists(organizations(), max_size=2),
        countries=st.lists(st.sampled_from(["KE", "PE", "UG"]) | texts(), max_size=2, unique=True),
        action_lines=st.just(("C7",)) | tags(ActionLine, unknown_codes=unknown_codes),
        goals=tags(Goal, unknown_codes=unknown_codes),
        targets=tags(Target, unknown_codes=unknown_codes),
        objectives=tags(Objective, unknown_codes=unknown_codes),
        commitments=tags(Commitment, unknown_codes=unknown_codes),
        participations=st.lists(participations(), max_size=2),
        extra=st.dictionaries(texts(), texts(), max_size=2),
    )


def registers(*, max_size: int = 8, unknown_codes: bool = False) -> SearchStrategy[Register]:
    """Make registers; ids stand once in each.

    Args:
        max_size: The most projects that a register holds.
        unknown_codes: Whether some projects declare codes that the newest bundled dataset does not know.

    >>> from hypothesis import given
    >>> @given(registers())
    ... def test_ids_stand_once(register):
    ...     assert len({project.id for project in register}) == len(register)
    >>> test_ids_stand_once()
    """
    one = projects(unknown_codes=unknown_codes)
    return st.lists(one, unique_by=lambda project: project.id, max_size=max_size).map(Register)


@st.composite
def problems(draw: DrawFn) -> Problem:
    """Make faults of an input; a line never runs behind its row.

    Args:
        draw: Hypothesis passes it.

    >>> from hypothesis import find
    >>> find(problems(), lambda problem: problem.column == "al").column
    'al'
    """
    row = draw(st.none() | st.integers(1, 10_000))
    return Problem(
        message=draw(texts()),
        file=draw(optional_texts("projects.csv")),
        row=row,
        line=None if row is None else draw(st.none() | st.integers(row, row + 100)),
        column=draw(optional_texts("al")),
        value=draw(optional_texts("C12")),
        suggestion=draw(optional_texts("write C11")),
    )


@st.composite
def read_results(draw: DrawFn, *, max_size: int = 8) -> ReadResult:
    """Make what reading a register gives: at least one row for each project.

    Args:
        draw: Hypothesis passes it.
        max_size: The most projects that the register holds.

    >>> from hypothesis import given
    >>> @given(read_results())
    ... def test_no_row_is_lost(result):
    ...     assert result.rows >= len(result.register)
    >>> test_no_row_is_lost()
    """
    register = draw(registers(max_size=max_size))
    faults = draw(st.lists(problems(), max_size=3))
    return ReadResult(
        register=register,
        problems=tuple(faults),
        rows=len(register) + draw(st.integers(0, 3)),
    )


@st.composite
def progresses(draw: DrawFn) -> Progress:
    """Make how far the reading of a file is: never further than its end.

    Args:
        draw: Hypothesis passes it.

    >>> from hypothesis import given
    >>> @given(progresses())
    ... def test_nothing_is_read_twice(progress):
    ...     assert progress.size is None or progress.read <= progress.size
    >>> test_nothing_is_read_twice()
    """
    size = draw(st.none() | st.integers(0, 10**12))
    return Progress(rows=draw(st.integers(0, 10**7)), read=draw(st.integers(0, size)), size=size)


def reporters() -> SearchStrategy[Reporter]:
    """Make publishers of IATI activities.

    >>> from hypothesis import given
    >>> @given(reporters())
    ... def test_publishers_have_a_name(reporter):
    ...     assert reporter.name.strip()
    >>> test_publishers_have_a_name()
    """
    return st.builds(
        Reporter,
        ref=st.from_regex(r"[A-Z]{2}-[A-Z]{3}-[0-9]{1,6}", fullmatch=True),
        name=texts(),
        type=st.sampled_from(tuple(ORGANIZATION_TYPES.values())),
    )
