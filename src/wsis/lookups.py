"""The look-ups that are made of generic ones: by the name of a kind, whose codes a checker knows, a matrix, parts."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar, overload

from wsis.entries import Entry
from wsis.errors import NoMatrixError
from wsis.indicators import Indicator
from wsis.matrix import Matrix
from wsis.nodes import ActionLine, Commitment, Goal, Node, Objective, Target, Theme
from wsis.places import Country, Region
from wsis.summit import GenevaTarget, Mandate, Principle, PrizeCategory

if TYPE_CHECKING:
    from wsis.codes import (
        ActionLineCode,
        CommitmentCode,
        CountryCode,
        GenevaTargetCode,
        GoalCode,
        IndicatorCode,
        MandateCode,
        ObjectiveCode,
        PrincipleCode,
        PrizeCategoryCode,
        RegionCode,
        TargetCode,
        ThemeCode,
    )
    from wsis.relation import Relation

EntryT = TypeVar("EntryT", bound=Entry)


class _Generic(Protocol):
    """The generic look-ups of a dataset."""

    @property
    def version(self) -> str:
        """Its version."""
        ...

    def get(self, kind: type[EntryT], code: str) -> EntryT:
        """Return an entry by its kind and code."""
        ...

    def relation(self, source: type[Node], target: type[Node]) -> "Relation":
        """Return all that the matrices state between two frameworks."""
        ...

    def wholes(self, kind: type[Entry]) -> Mapping[str, tuple[Entry, ...]]:
        """Map the code of each entry that has parts to those parts."""
        ...


class Lookups:
    """Look-ups that a dataset has beside the generic ones."""

    __slots__ = ()

    def action_line(self: _Generic, code: "ActionLineCode") -> ActionLine:
        """Return an action line by its code; errors as in `get`.

        >>> import wsis
        >>> wsis.load().action_line("C5")
        ActionLine('C5', 'Confidence and security')
        """
        return self.get(ActionLine, code)

    def goal(self: _Generic, code: "GoalCode") -> Goal:
        """Return a goal by its number; errors as in `get`.

        >>> import wsis
        >>> wsis.load().goal("9")
        Goal('9', 'Industry, Innovation and Infrastructure')
        """
        return self.get(Goal, code)

    def target(self: _Generic, code: "TargetCode") -> Target:
        """Return a target by its code, as text: the number 8.1 could be target 8.1 or 8.10; errors as in `get`.

        >>> import wsis
        >>> wsis.load().target("9.c").goal
        '9'
        """
        return self.get(Target, code)

    def objective(self: _Generic, code: "ObjectiveCode") -> Objective:
        """Return an objective of the Compact, or its follow-up part; errors as in `get`.

        >>> import wsis
        >>> wsis.load().objective("2")
        Objective('2', 'Expand inclusion in and benefits from the digital economy for all')
        """
        return self.get(Objective, code)

    def theme(self: _Generic, code: "ThemeCode") -> Theme:
        """Return a theme of the Compact; errors as in `get`.

        >>> import wsis
        >>> wsis.load().theme("connectivity").objective
        '1'
        """
        return self.get(Theme, code)

    def commitment(self: _Generic, code: "CommitmentCode") -> Commitment:
        """Return a commitment by its paragraph, written without brackets; errors as in `get`.

        >>> import wsis
        >>> wsis.load().commitment("11a").paragraph
        '11(a)'
        """
        return self.get(Commitment, code)

    def indicator(self: _Generic, code: "IndicatorCode") -> Indicator:
        """Return an SDG indicator that concerns ICT; errors as in `get`.

        >>> import wsis
        >>> wsis.load().indicator("9.c.1").target
        '9.c'
        """
        return self.get(Indicator, code)

    def prize_category(self: _Generic, code: "PrizeCategoryCode") -> PrizeCategory:
        """Return a category of the WSIS Prizes by its number; errors as in `get`.

        >>> import wsis
        >>> wsis.load().prize_category("10").action_line
        'C7-e-health'
        """
        return self.get(PrizeCategory, code)

    def geneva_target(self: _Generic, code: "GenevaTargetCode") -> GenevaTarget:
        """Return a target of the Geneva Plan of Action by its paragraph without brackets; errors as in `get`.

        >>> import wsis
        >>> wsis.load().geneva_target("6a").due
        2015
        """
        return self.get(GenevaTarget, code)

    def mandate(self: _Generic, code: "MandateCode") -> Mandate:
        """Return a mandate of A/RES/80/173 by its paragraph; errors as in `get`.

        >>> import wsis
        >>> wsis.load().mandate("113").due
        2027
        """
        return self.get(Mandate, code)

    def principle(self: _Generic, code: "PrincipleCode") -> Principle:
        """Return a chapter of the Pact for the Future, or a point that WSIS shares with it; errors as in `get`.

        >>> import wsis
        >>> wsis.load().principle("chapter-5")
        Principle('chapter-5', 'Transforming global governance')
        """
        return self.get(Principle, code)

    def region(self: _Generic, code: "RegionCode") -> Region:
        """Return a region or subregion by its M49 number; errors as in `get`.

        >>> import wsis
        >>> wsis.load().region("202")
        Region('202', 'Sub-Saharan Africa')
        """
        return self.get(Region, code)

    def country(self: _Generic, code: "CountryCode") -> Country:
        """Return a country or area by its ISO 3166-1 code of two letters; errors as in `get`.

        >>> import wsis
        >>> wsis.load().country("KE").names["fr"]
        'Kenya'
        """
        return self.get(Country, code)

    def matrix(self: _Generic, source: type[Node], target: type[Node], *, id: str | None = None) -> Matrix:  # noqa: A002 - as the field
        """Return the published matrix between two frameworks, read from either end.

        Args:
            source: Kind of node to start from.
            target: Kind of node to lead to.
            id: Which matrix, where several relate the two; the first one listed by default.

        Raises:
            NoMatrixError: Where none relates them.

        >>> import wsis
        >>> wsis.load().matrix(wsis.ActionLine, wsis.Goal)
        Matrix('wsis-sdg-goals', action-line -> goal, 124 links)
        """
        for matrix in self.relation(source, target).matrices:
            if id in {None, matrix.id}:
                return matrix
        between = f"{source.framework} and {target.framework}"
        raise NoMatrixError(f"no matrix {id!r} relates {between} in dataset {self.version}")

    @overload
    def parts(self: _Generic, node: Region) -> tuple[Country, ...]: ...
    @overload
    def parts(self: _Generic, node: Node) -> tuple[Node, ...]: ...
    @overload
    def parts(self: _Generic, node: Entry) -> tuple[Entry, ...]: ...
    def parts(self: _Generic, node: Entry) -> tuple[Entry, ...]:
        """List what rolls up into a node or region.

        Targets roll up into their goal, commitments into their theme and objective, the eight applications into C7,
        countries into their region and subregion.

        >>> import wsis
        >>> ds = wsis.load()
        >>> [target.code for target in ds.parts(ds.goal("7"))]
        ['7.1', '7.2', '7.3', '7.a', '7.b']
        """
        return self.wholes(type(node)).get(self.get(type(node), node.code).code, ())
