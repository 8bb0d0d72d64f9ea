"""One entry of a register: an activity and the nodes that it declares."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast, final

import attrs

from wsis.errors import CodeTypeError
from wsis.ordering import in_definition_order


def _tags(codes: Iterable[str]) -> tuple[str, ...]:
    """Keep the codes of a tag field: text only, each once, in definition order."""
    given = (codes,) if isinstance(codes, str) else tuple(codes)
    for code in given:
        if not isinstance(code, str):  # pyright: ignore[reportUnnecessaryIsInstance] # not every caller has a checker
            raise CodeTypeError(code)
        if not code.strip():
            raise ValueError("a code is not empty")
    return given if len(given) < 2 else in_definition_order(given)  # noqa: PLR2004 - one is in order


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Keep names in their order; one name alone is not taken for its letters."""
    return (names,) if isinstance(names, str) else tuple(names)


def _pairs(extra: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Keep further fields as pairs, which cannot change."""
    return tuple(cast("Mapping[str, str]", extra).items() if isinstance(extra, Mapping) else extra)


def _needed(_: object, attribute: "attrs.Attribute[str]", value: object) -> None:
    """Refuse a project without an id or a title."""
    if not isinstance(value, str):
        raise TypeError(f"the {attribute.name} of a project is text, not {value!r}")
    if not value.strip():
        raise ValueError(f"a project needs a {attribute.name}")


def _given(value: object) -> tuple[object, ...]:
    """List a value that need not be given."""
    return () if value is None else (value,)


def _hold(field: str, kind: type, values: Iterable[object]) -> None:
    """Refuse values of another kind than a field holds."""
    for value in values:
        if not isinstance(value, kind):
            raise TypeError(f"the {field} of a project can hold {kind.__name__} only, not {value!r}")


@final
@attrs.frozen(kw_only=True)
class Organization:
    """An organization that takes part in a project.

    Args:
        name: Its name.
        type: Its kind, such as `government` or `civil society`.
        role: Its part in the project.
        country: Where it is from.
    """

    name: str
    type: str | None = None
    role: str | None = None
    country: str | None = None


@final
@attrs.frozen(kw_only=True)
class Participation:
    """A project's part in a programme, such as one year of the WSIS Prizes.

    Args:
        programme: Name of the programme.
        year: Its year.
        category: Category in which the project took part, as written.
        result: What came of it, as written: `nominated`, `champion`, `winner`.
    """

    programme: str | None = None
    year: int | None = None
    category: str | None = None
    result: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Project:
    """One entry of a register.

    Only the id and the title are required. The tags are what the project itself declares; what follows from them
    through a matrix is never kept here.

    Args:
        id: Identifier in its register, as text.
        title: Its title.
        description: What it does.
        url: Its page.
        kind: What sort of activity it is, as the register words it.
        status: Where it stands, as the register words it.
        start: Its first day.
        end: Its last day.
        organizations: Who takes part.
        countries: Where it takes place, as codes or as the register writes them.
        action_lines: Codes of the action lines that it declares, each once, in definition order; so are all tags.
        goals: Codes of the goals that it declares.
        targets: Codes of the targets that it declares.
        objectives: Codes of the objectives of the Compact that it declares.
        commitments: Codes of the commitments of the Compact that it declares.
        participations: The programmes that it took part in.
        extra: Further fields of the register, as pairs of name and text; a mapping is accepted.

    Raises:
        CodeTypeError: For a tag that is not text.

    >>> Project(id="1", title="Community radio", action_lines=("C10", "C9")).action_lines
    ('C9', 'C10')
    """

    id: str = attrs.field(validator=_needed)
    title: str = attrs.field(validator=_needed)
    description: str | None = None
    url: str | None = None
    kind: str | None = None
    status: str | None = None
    start: date | None = None
    end: date | None = None
    organizations: tuple[Organization, ...] = attrs.field(default=(), converter=tuple[Organization, ...])
    countries: tuple[str, ...] = attrs.field(default=(), converter=_names)
    action_lines: tuple[str, ...] = attrs.field(default=(), converter=_tags)
    goals: tuple[str, ...] = attrs.field(default=(), converter=_tags)
    targets: tuple[str, ...] = attrs.field(default=(), converter=_tags)
    objectives: tuple[str, ...] = attrs.field(default=(), converter=_tags)
    commitments: tuple[str, ...] = attrs.field(default=(), converter=_tags)
    participations: tuple[Participation, ...] = attrs.field(default=(), converter=tuple[Participation, ...])
    extra: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs)

    def __attrs_post_init__(self) -> None:
        """Refuse what is not text, a date or a value of this module: a project holds nothing that can change."""
        for field in ("description", "url", "kind", "status"):
            _hold(field, str, _given(getattr(self, field)))
        for field in ("start", "end"):
            _hold(field, date, _given(getattr(self, field)))
        _hold("organizations", Organization, self.organizations)
        _hold("participations", Participation, self.participations)
        _hold("countries", str, self.countries)
        _hold("extra", str, (text for pair in self.extra for text in pair))

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its participations, or the year in which it starts where there are none."""
        found = sorted({each.year for each in self.participations if each.year is not None})
        return tuple(found or ([self.start.year] if self.start else []))

    def __str__(self) -> str:
        """Give the id."""
        return self.id

    def __repr__(self) -> str:
        """Give the id and the title."""
        return f"Project({self.id!r}, {self.title!r})"
