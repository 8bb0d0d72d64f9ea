"""All canonical values of one version, in one immutable object, and the look-ups on it."""

from collections.abc import Iterable, KeysView, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast, final, overload

import attrs

from wsis.entries import Entry
from wsis.index import Index, index_of, named, of_kind, parts_in, unknown, unrelated
from wsis.indicators import Indicator
from wsis.link import Link
from wsis.lookups import Lookups
from wsis.matrix import Matrix
from wsis.nodes import ActionLine, Commitment, Goal, Node, Objective, Target, Theme
from wsis.places import Country, Region
from wsis.provenance import Correction, Document
from wsis.showing import Shown
from wsis.summit import GenevaTarget, Mandate, Principle, PrizeCategory

if TYPE_CHECKING:
    from wsis.relation import Relation

EntryT = TypeVar("EntryT", bound=Entry)


@final
@attrs.frozen(kw_only=True, repr=False)
class Dataset(Lookups, Shown):
    """The frameworks and matrices of one data version.

    Args:
        version: Data version, such as `2026.1`.
        digest: `sha256:` and the SHA-256 over the canonical bytes of its files.
        schema_version: Version of the format of those files.
        date: ISO 8601 date of the release.
        action_lines: The action lines, C7 and its eight applications among them.
        goals: The 17 goals.
        targets: The 169 targets.
        objectives: The objectives of the Compact, and its part on follow-up and review.
        themes: The themes under the objectives.
        commitments: The commitments of the Compact.
        matrices: The published matrices. `matrix` gives the first between two frameworks; links and counts follow all.
        documents: The documents that the values cite.
        corrections: What the sources lost or contradict, and what the dataset says instead.
        indicators: The SDG indicators that concern ICT; like all that follow, since 2026.2, and none before.
        prize_categories: The 18 categories of the WSIS Prizes.
        geneva_targets: The ten targets of the Geneva Plan of Action.
        mandates: What A/RES/80/173 asks of those who carry the action lines.
        principles: The chapters of the Pact for the Future, and the points that WSIS shares with it.
        regions: Regions and subregions of the M49 standard.
        countries: Countries and areas.
        base: The canonical dataset that this one extends; None for a canonical one.
    """

    version: str
    digest: str
    schema_version: str = attrs.field(hash=False)
    date: str = attrs.field(hash=False)
    action_lines: tuple[ActionLine, ...] = attrs.field(hash=False)
    goals: tuple[Goal, ...] = attrs.field(hash=False)
    targets: tuple[Target, ...] = attrs.field(hash=False)
    objectives: tuple[Objective, ...] = attrs.field(hash=False)
    themes: tuple[Theme, ...] = attrs.field(hash=False)
    commitments: tuple[Commitment, ...] = attrs.field(hash=False)
    matrices: tuple[Matrix, ...] = attrs.field(hash=False)
    documents: tuple[Document, ...] = attrs.field(hash=False)
    corrections: tuple[Correction, ...] = attrs.field(hash=False)
    indicators: tuple[Indicator, ...] = attrs.field(default=(), hash=False)
    prize_categories: tuple[PrizeCategory, ...] = attrs.field(default=(), hash=False)
    geneva_targets: tuple[GenevaTarget, ...] = attrs.field(default=(), hash=False)
    mandates: tuple[Mandate, ...] = attrs.field(default=(), hash=False)
    principles: tuple[Principle, ...] = attrs.field(default=(), hash=False)
    regions: tuple[Region, ...] = attrs.field(default=(), hash=False)
    countries: tuple[Country, ...] = attrs.field(default=(), hash=False)
    base: "Dataset | None" = attrs.field(default=None, hash=False)

    def all(self, kind: type[EntryT]) -> tuple[EntryT, ...]:
        """List the entries of a kind in definition order.

        Raises:
            TypeError: For what is no kind: `Entry` and `Node`, which several kinds share, are none.

        >>> import wsis
        >>> len(wsis.load().all(wsis.Target))
        169
        """
        return tuple(of_kind(self._index, kind).values())

    def get(self, kind: type[EntryT], code: str) -> EntryT:
        """Return an entry by its kind and code: the look-up behind `action_line`, `goal` and the others.

        Raises:
            UnknownCodeError: Where there is none; it names the nearest codes and the framework that has the code.
            CodeTypeError: Where the code is not text.
            TypeError: For what is no kind, as in `all`.

        >>> import wsis
        >>> wsis.load().get(wsis.Goal, "C5")
        Traceback (most recent call last):
        wsis.errors.UnknownCodeError: 'C5' is not a code of framework 'goal' in dataset ...
        """
        try:
            return self._index[kind][code]  # type: ignore[return-value] # the index holds entries of the kind under it
        except (KeyError, TypeError):
            of_kind(self._index, kind)
            raise unknown(self._index, code, kind=kind, where=self._name) from None

    def codes(self, kind: type[Entry]) -> KeysView[str]:
        """Give the codes of a kind, in definition order.

        >>> import wsis
        >>> "9.c" in wsis.load().codes(wsis.Target)
        True
        """
        return of_kind(self._index, kind).keys()

    def find(self, code: str) -> tuple[Entry, ...]:
        """List what a code stands for, in every framework and list that has it; errors as in `get`.

        >>> import wsis
        >>> wsis.load().find("5")
        (Goal('5', 'Gender Equality'), Objective('5', 'Enhance ...'), PrizeCategory('5', 'C5. Building confidence ...'))
        """
        found = named(self._index, code)
        if not found:
            raise unknown(self._index, code, kind=Entry, where=self._name)
        return found

    @overload
    def wholes(self, kind: type[Node]) -> Mapping[str, tuple[Node, ...]]: ...
    @overload
    def wholes(self, kind: type[Entry]) -> Mapping[str, tuple[Entry, ...]]: ...
    def wholes(self, kind: type[Entry]) -> Mapping[str, tuple[Entry, ...]]:
        """Map the code of each entry that has parts to those parts, which roll up into it.

        >>> import wsis
        >>> list(wsis.load().wholes(wsis.ActionLine))
        ['C7']
        """
        of_kind(self._index, kind)
        return self._wholes[kind]

    def relation(self, source: type[Node], target: type[Node]) -> "Relation":
        """Return all that the matrices state between two frameworks, read from either end.

        Args:
            source: Kind of node to start from.
            target: Kind of node to lead to.

        Raises:
            NoMatrixError: Where no matrix relates them.

        >>> import wsis
        >>> [matrix.id for matrix in wsis.load().relation(wsis.Commitment, wsis.Goal).matrices]
        ['gdc-sdg-printed', 'gdc-sdg-adopted']
        """
        try:
            return cast("Relation", self._relations[source, target])
        except KeyError:
            raise unrelated(self._index, source, target, where=self._name) from None

    def relates(self, source: type[Node], target: type[Node]) -> bool:
        """Tell whether a matrix relates two frameworks.

        >>> import wsis
        >>> wsis.load().relates(wsis.Target, wsis.Commitment)
        False
        """
        return (source, target) in self._relations

    def extend(
        self,
        *,
        name: str,
        nodes: Iterable[Entry] = (),
        links: Iterable[Link] = (),
        matrices: Iterable[Matrix] = (),
        documents: Iterable[Document] = (),
        corrections: Iterable[Correction] = (),
    ) -> "Dataset":
        """Make a dataset that has additions of your own beside everything of this one, which stays as it is.

        Links name a matrix of this dataset, and stand in a matrix of their own beside it: what was published is never
        changed. The new dataset knows its `base`, and `added` tells what is not canonical. Its digest is that of the
        base, the name and the additions, whatever their order.

        Args:
            name: Name of the overlay, such as `acme.1`; version `2026.1` becomes `2026.1+acme.1`.
            nodes: Nodes and other entries of any kind. They follow the canonical ones, numbers in their codes by value.
            links: Pairs of nodes that no matrix links yet, each with its evidence.
            matrices: Matrices, all of whose links name them.
            documents: Documents that the additions cite.
            corrections: Entries of the ledger.

        Raises:
            InvalidInputError: Where there is nothing to add, and for all that is there already, is of a wrong type or
                breaks a rule of the dataset.

        >>> import wsis
        >>> ds = wsis.load()
        >>> place = wsis.Citation(document="A-RES-70-1", locator="Goal 9")
        >>> link = wsis.Link(source="C5", target="2", matrix="wsis-sdg-goals", evidence=(place,))
        >>> ds.extend(links=[link], name="acme.1").matrices[-1]
        Matrix('wsis-sdg-goals+acme.1', action-line -> goal, 1 links)
        """
        from wsis.extending import extended  # noqa: PLC0415 - only who extends pays for it

        return extended(self, (*nodes, *matrices, *documents, *corrections), links, name=name)

    def added(self, value: Entry | Link | Matrix | Document | Correction) -> bool:
        """Tell whether a value of this dataset is an addition, and so not canonical.

        Raises:
            LookupError: Where the dataset does not have it.

        >>> import wsis
        >>> ds = wsis.load()
        >>> ds.added(ds.goal("9"))
        False
        """
        from wsis.extending import is_added  # noqa: PLC0415 - as above

        return is_added(self, value)

    def __repr__(self) -> str:
        """Give the version and the first digits of the digest."""
        return f"Dataset({self.version!r}, {self.digest[:15]}…)"

    @property
    def _name(self) -> str:
        return f"dataset {self.version}"

    @cached_property
    def _index(self) -> Index:
        nodes = (self.action_lines, self.goals, self.targets, self.objectives, self.themes, self.commitments)
        others = (self.indicators, self.prize_categories, self.geneva_targets, self.mandates, self.principles)
        return index_of((*nodes, *others, self.regions, self.countries))

    @cached_property
    def _relations(self) -> Mapping[tuple[type[Node], type[Node]], object]:
        # Relations, which converters that resolve the types of this class need not know.
        from wsis.relation import relations_of  # noqa: PLC0415 - only who asks for relations pays for it

        return relations_of(self.matrices, self.all)

    @cached_property
    def _wholes(self) -> Mapping[type[Entry], Mapping[str, tuple[Entry, ...]]]:
        return parts_in(self._index)
