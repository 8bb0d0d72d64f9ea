"""The entries of the frameworks: action lines, goals, targets, objectives, themes, commitments."""

from types import MappingProxyType
from typing import ClassVar, Literal, final

import attrs

from wsis.codes import FrameworkName
from wsis.entries import Entry
from wsis.languages import Names, only_names
from wsis.provenance import Citation, Withdrawal


class Node(Entry):
    """An entry of a framework that projects declare or matrices relate: the type that all six kinds share."""

    __slots__ = ()

    framework: ClassVar[FrameworkName]  # type: ignore[mutable-override] # pyright: ignore[reportIncompatibleVariableOverride] # nobody sets it


@final
@attrs.frozen(kw_only=True, repr=False)
class Facilitator:
    """A United Nations entity that facilitates an action line.

    Args:
        name: The entity.
        role: Its part, as the source words it; `facilitator` where the source does not say who leads.
        as_of: The newest year in which a source names it.
        source: That source, by its title.
    """

    name: str
    role: Literal["lead", "co-facilitator", "partner", "facilitator"]
    as_of: int
    source: str

    def __repr__(self) -> str:
        """Give the entity, its role and the year."""
        return f"Facilitator({self.name!r}, {self.role}, {self.as_of})"


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class ActionLine(Node):
    """An action line of the Geneva Plan of Action (2003), or one of the eight applications of C7.

    Args:
        code: `C1` to `C11`; applications as `C7-e-health`.
        title: Title in the Plan of Action.
        short_title: A few words for tables.
        parent: `C7` for an application.
        paragraph: Paragraph of the Plan of Action; a range for C7.
        facilitators: Who facilitates it.
        citation: Where the Plan of Action has it.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[FrameworkName] = "action-line"
    named_by: ClassVar[str] = "short_title"

    code: str
    title: str
    short_title: str
    parent: str | None = None
    paragraph: str
    facilitators: tuple[Facilitator, ...] = ()
    citation: Citation
    withdrawn: Withdrawal | None = None


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Goal(Node):
    """A Sustainable Development Goal (A/RES/70/1).

    Args:
        code: `1` to `17`.
        title: Title as adopted.
        short_title: The short name that the United Nations uses.
        names: Its title in other languages, as the United Nations publish it (document `un-sdg-kos`).
        color: Its colour, as `#E5243B`.
        iri: Its IRI at metadata.un.org.
        citation: Where the resolution has it.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[FrameworkName] = "goal"
    named_by: ClassVar[str] = "short_title"

    code: str
    title: str
    short_title: str
    names: Names = attrs.field(default=Names(), validator=only_names)
    color: str
    iri: str
    citation: Citation
    withdrawn: Withdrawal | None = None


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Target(Node):
    """A target of a Sustainable Development Goal (A/RES/70/1).

    Args:
        code: `9.1` or `9.c`; `8.10` and `8.1` are different targets.
        goal: Code of its goal.
        label: Short wording of this library's own, at most 60 characters; read the resolution for the target itself.
        means_of_implementation: Whether it is one of the means, lettered `a`, `b`, … or under goal 17.
        iri: Its IRI at metadata.un.org.
        citation: Where the resolution has it.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[FrameworkName] = "target"
    named_by: ClassVar[str] = "label"

    code: str
    goal: str
    label: str
    means_of_implementation: bool
    iri: str
    citation: Citation
    withdrawn: Withdrawal | None = None


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Objective(Node):
    """An objective of the Global Digital Compact, or its part on follow-up and review.

    Args:
        code: `1` to `5`, and `follow-up`.
        title: Title as adopted.
        paragraphs: Numbers of its paragraphs.
        citation: Where the Compact has it.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[FrameworkName] = "objective"

    code: str
    title: str
    paragraphs: tuple[str, ...]
    citation: Citation
    withdrawn: Withdrawal | None = None


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Theme(Node):
    """A theme of the Global Digital Compact: a heading under one of its objectives.

    Args:
        code: The title in lower case with hyphens.
        objective: Code of its objective.
        title: Title as adopted.
        paragraphs: Numbers of its paragraphs.
        citation: Where the Compact has it.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[FrameworkName] = "theme"

    code: str
    objective: str
    title: str
    paragraphs: tuple[str, ...]
    citation: Citation
    withdrawn: Withdrawal | None = None


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Commitment(Node):
    """A commitment of the Global Digital Compact.

    Args:
        code: Paragraph without brackets: `11a`, `47`.
        paragraph: Paragraph as printed: `11(a)`.
        objective: Code of its objective, or `follow-up`.
        theme: Code of its theme, where the objective has themes.
        title: Title of this library's own, at most 60 characters.
        summary: Summary of this library's own; read the Compact for the commitment itself.
        citation: Where the Compact has it.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[FrameworkName] = "commitment"

    code: str
    paragraph: str
    objective: str
    theme: str | None = None
    title: str
    summary: str
    citation: Citation
    withdrawn: Withdrawal | None = None


#: The six kinds of node by the name of their framework, in the order in which the library lists them.
NODE_TYPES = MappingProxyType[FrameworkName, type[Node]](
    {kind.framework: kind for kind in (ActionLine, Goal, Target, Objective, Theme, Commitment)},
)
