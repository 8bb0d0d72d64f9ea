"""One entry of a register: an activity and the nodes that it declares."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from itertools import repeat
from types import MemberDescriptorType
from typing import cast, final

import attrs

from wsis.errors import CodeTypeError
from wsis.ordering import in_definition_order

# What the fields of most projects hold: one look at the kinds of several values tells that there is nothing to refuse.
_TEXT = frozenset({str, type(None)})
_DAY = frozenset({date, type(None)})


def _kinds(*values: object) -> set[type]:
    """Tell the kinds of values."""
    return set(map(type, values))


def _tags(codes: Iterable[str]) -> tuple[str, ...]:
    """Keep the codes of a tag field: text only, each once, in definition order."""
    given = (codes,) if isinstance(codes, str) else tuple(codes)
    if not given:
        return given
    for code in given:
        if not isinstance(code, str):  # pyright: ignore[reportUnnecessaryIsInstance] # not every caller has a checker
            raise CodeTypeError(code)
        if not code or code.isspace():
            raise ValueError("a code is not empty")
    return _ordered(given)


# The projects of a register share their tags: most of them declare what another one has declared before.
_ordered = lru_cache(maxsize=2**14)(in_definition_order)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Keep names in their order; one name alone is not taken for its letters."""
    return (names,) if isinstance(names, str) else tuple(names)


def _pairs(extra: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Keep further fields as pairs, which cannot change."""
    if not extra:
        return ()
    pairs = cast("Mapping[str, str]", extra).items() if isinstance(extra, Mapping) else extra
    return tuple((name, text) for name, text in pairs)


def _organizations(organizations: Iterable["Organization"]) -> tuple["Organization", ...]:
    """Keep organizations in their order."""
    return tuple(organizations)


def _participations(participations: Iterable["Participation"]) -> tuple["Participation", ...]:
    """Keep participations in their order."""
    return tuple(participations)


def _needed(_: object, attribute: "attrs.Attribute[str]", value: object) -> None:
    """Refuse a project without an id or a title."""
    if not isinstance(value, str):
        raise TypeError(f"the {attribute.name} of a project is text, not {value!r}")
    if not value.strip():
        raise ValueError(f"a project needs a {attribute.name}")


def _hold(field: str, kind: type, values: Iterable[object], whole: str = "a project") -> None:
    """Refuse values of another kind than a field holds; a moment is no day, and a truth no number."""
    for value in values:
        if not isinstance(value, kind) or isinstance(value, bool | datetime):
            raise TypeError(f"the {field} of {whole} can hold {kind.__name__} only, not {value!r}")


def _hold_or_lack(field: str, kind: type, value: object, whole: str = "a project") -> None:
    """Refuse a value of another kind than a field holds that may also be empty."""
    if value is not None:
        _hold(field, kind, (value,), whole)


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

    def __attrs_post_init__(self) -> None:
        """Refuse what is not text, and an organization without a name."""
        if type(self.name) is not str or _kinds(self.type, self.role, self.country) - _TEXT:
            _hold("name", str, (self.name,), "an organization")
            for field in ("type", "role", "country"):
                _hold_or_lack(field, str, getattr(self, field), "an organization")
        if not self.name.strip():
            raise ValueError("an organization needs a name")


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

    def __attrs_post_init__(self) -> None:
        """Refuse what is not text, and a year that is no whole number."""
        if _kinds(self.programme, self.category, self.result) - _TEXT:
            for field in ("programme", "category", "result"):
                _hold_or_lack(field, str, getattr(self, field), "a participation")
        _hold_or_lack("year", int, self.year, "a participation")


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
    organizations: tuple[Organization, ...] = attrs.field(default=(), converter=_organizations)
    countries: tuple[str, ...] = attrs.field(default=(), converter=_names)
    action_lines: tuple[str, ...] = attrs.field(default=(), converter=_tags)
    goals: tuple[str, ...] = attrs.field(default=(), converter=_tags)
    targets: tuple[str, ...] = attrs.field(default=(), converter=_tags)
    objectives: tuple[str, ...] = attrs.field(default=(), converter=_tags)
    commitments: tuple[str, ...] = attrs.field(default=(), converter=_tags)
    participations: tuple[Participation, ...] = attrs.field(default=(), converter=_participations)
    extra: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs)

    def __attrs_post_init__(self) -> None:
        """Refuse what is not text, a date or a value of this module: a project holds nothing that can change."""
        if _kinds(self.description, self.url, self.kind, self.status) - _TEXT:
            for field in ("description", "url", "kind", "status"):
                _hold_or_lack(field, str, getattr(self, field))
        if _kinds(self.start, self.end) - _DAY:
            for field in ("start", "end"):
                _hold_or_lack(field, date, getattr(self, field))
        _hold("organizations", Organization, self.organizations)
        _hold("participations", Participation, self.participations)
        _hold("countries", str, self.countries)
        for pair in self.extra:
            _hold("extra", str, pair)

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


_SLOTS: tuple[MemberDescriptorType, ...] = tuple(getattr(Project, field.name) for field in attrs.fields(Project))


def filled(values: Iterable[object]) -> Project:
    """Make a project of what its fields are known to hold: ten times as fast as asking every value what it is.

    Args:
        values: What each field holds, in the order of the fields: the very kinds, and codes in definition order.

    >>> radio = Project(id="1", title="Radio")
    >>> filled(attrs.astuple(radio, recurse=False)) == radio
    True
    """
    project = object.__new__(Project)
    any(
        map(MemberDescriptorType.__set__, _SLOTS, repeat(project), values)
    )  # setting a slot gives None, so this goes through all of them
    return project
