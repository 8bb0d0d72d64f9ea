"""A collection of projects, and its index: for each declared node, the set of projects that declare it.

A set of projects is one int: bit *i* is project *i* of the register. Union is `|`, intersection `&`, and the size
`bit_count()`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import Literal, final, overload

import attrs

from wsis.codes import VOCABULARIES, FrameworkName
from wsis.errors import InvalidInputError, Problem
from wsis.projects import Project
from wsis.showing import Shown
from wsis.wording import counted

#: The tag fields of a project by the framework of their codes.
TAG_FIELDS = MappingProxyType[FrameworkName, str](
    {
        "action-line": "action_lines",
        "goal": "goals",
        "target": "targets",
        "objective": "objectives",
        "commitment": "commitments",
    },
)

Grouping = Literal["country", "year", "organization_type", "result", "kind", "status"]

_GROUPS = MappingProxyType[Grouping, Callable[[Project], Collection[str | int | None]]](
    {
        "country": lambda project: project.countries,
        "year": lambda project: project.years,
        "organization_type": lambda project: tuple(each.type for each in project.organizations),
        "result": lambda project: tuple(each.result for each in project.participations),
        "kind": lambda project: (project.kind,),
        "status": lambda project: (project.status,),
    },
)


_NOTHING = MappingProxyType[str, int]({})


@final
@attrs.frozen(repr=False)
class Register(Shown, Sequence[Project]):
    """An immutable collection of projects.

    Args:
        projects: The projects, in the order that the register keeps.

    Raises:
        InvalidInputError: Listing every id that is used twice.

    >>> from wsis import Project, Register
    >>> Register([Project(id="1", title="Radio", countries=["KE"]), Project(id="2", title="Fibre", countries=["PE"])])
    Register(2 projects)
    """

    projects: tuple[Project, ...] = attrs.field(default=(), converter=tuple[Project, ...])

    def __attrs_post_init__(self) -> None:
        """Refuse ids that are used twice."""
        counts = Counter(project.id for project in self.projects)
        if len(counts) < len(self.projects):
            repeated = [
                Problem(message=f"the id stands {count} times", column="id", value=id_)
                for id_, count in counts.items()
                if count > 1
            ]
            raise InvalidInputError("register", repeated)

    def declared(self, framework: FrameworkName) -> Mapping[str, int]:
        """Map each code that a project declares to the set of those projects, as bits of an int.

        Args:
            framework: The framework of the codes; nobody declares themes, which follow from commitments.

        >>> from wsis import Project, Register
        >>> register = Register([Project(id="1", title="Radio"), Project(id="2", title="Fibre", action_lines=["C2"])])
        >>> bin(register.declared("action-line")["C2"])
        '0b10'
        """
        return self._declared[framework]

    @property
    def size(self) -> Callable[[int], int]:
        """Tell how many projects a set has, which is its number of bits."""
        return int.bit_count

    def described(self, projects: int) -> str:
        """Say how many projects a set has, and which is the first.

        Args:
            projects: The set, not empty.

        >>> from wsis import Project, Register
        >>> Register([Project(id="1", title="Radio"), Project(id="2", title="Fibre")]).described(0b10)
        "1 project, the first is '2'"
        """
        first = self.projects[(projects & -projects).bit_length() - 1]
        return f"{counted(projects.bit_count(), 'project')}, the first is {first.id!r}"

    @cached_property
    def _declared(self) -> Mapping[FrameworkName, Mapping[str, int]]:
        return MappingProxyType(
            {
                framework: self._sets(attrgetter(TAG_FIELDS[framework])) if framework in TAG_FIELDS else _NOTHING
                for framework in VOCABULARIES
            },
        )

    def _sets(self, tags: Callable[[Project], tuple[str, ...]]) -> Mapping[str, int]:
        """Fill one bytearray a code, then make ints of them: setting bits in an int would copy it each time."""
        size = (len(self.projects) + 7) // 8
        found: defaultdict[str, bytearray] = defaultdict(lambda: bytearray(size))
        for place, project in enumerate(self.projects):
            for code in tags(project):
                found[code][place >> 3] |= 1 << (place & 7)
        return MappingProxyType({code: int.from_bytes(filled, "little") for code, filled in found.items()})

    def where(
        self,
        predicate: Callable[[Project], bool] | None = None,
        *,
        country: str | None = None,
        year: int | None = None,
        organization_type: str | None = None,
        result: str | None = None,
        kind: str | None = None,
        status: str | None = None,
    ) -> "Register":
        """Keep the projects that meet every condition.

        Args:
            predicate: Any test of a project.
            country: A country where it takes place, as the register writes it.
            year: A year of its participations, or of its start where it has none.
            organization_type: The type of one of its organizations.
            result: The result of one of its participations.
            kind: Its kind.
            status: Its status.

        >>> from wsis import Project, Register
        >>> register = Register([Project(id="1", title="Radio", countries=["KE"]), Project(id="2", title="Fibre")])
        >>> register.where(country="KE")
        Register(1 project)
        """
        wanted: dict[Grouping, str | int | None] = {
            "country": country,
            "year": year,
            "organization_type": organization_type,
            "result": result,
            "kind": kind,
            "status": status,
        }
        tests = [(_GROUPS[group], value) for group, value in wanted.items() if value is not None]
        return Register(
            project
            for project in self.projects
            if (predicate is None or predicate(project)) and all(value in values(project) for values, value in tests)
        )

    def count_by(self, group: Grouping) -> tuple[tuple[str | int | None, int], ...]:
        """Count the projects by what they share, the largest group first.

        A project with several values counts once in each group, so the counts may add up to more than the register;
        one without a value counts under None, last.

        Args:
            group: `country`, `year`, `organization_type`, `result`, `kind` or `status`.

        >>> from wsis import Project, Register
        >>> Register([Project(id="1", title="Radio", countries=["KE", "UG"])]).count_by("country")
        (('KE', 1), ('UG', 1))
        """
        values = _GROUPS[group]
        counts = Counter(value for project in self.projects for value in (set(values(project)) - {None} or {None}))
        return tuple(sorted(counts.items(), key=lambda item: (item[0] is None, -item[1], str(item[0]))))

    @overload
    def __getitem__(self, index: int) -> Project: ...
    @overload
    def __getitem__(self, index: slice) -> "Register": ...
    def __getitem__(self, index: int | slice) -> "Project | Register":
        """Return the project at a place, or the register of a slice."""
        return Register(self.projects[index]) if isinstance(index, slice) else self.projects[index]

    def __iter__(self) -> Iterator[Project]:
        """Go through the projects in order."""
        return iter(self.projects)

    def __len__(self) -> int:
        """Count the projects."""
        return len(self.projects)

    def __repr__(self) -> str:
        """Give the number of projects."""
        return f"Register({counted(len(self), 'project')})"
