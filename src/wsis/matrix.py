"""Published relations between two frameworks, and the algebra of relations."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, reduce
from types import MappingProxyType
from typing import Any, final

import attrs

from wsis.codes import FrameworkName
from wsis.errors import NoMatrixError, UnknownCodeError
from wsis.link import Link, merged
from wsis.ordering import in_definition_order
from wsis.showing import Shown
from wsis.statements import Row


@final
@attrs.frozen(kw_only=True, repr=False)
class Matrix(Shown):
    """A published relation between two frameworks.

    Links are kept in definition order of their sources, then of their targets.

    Args:
        id: Short name.
        title: Title in a few words.
        source: Framework that its links start from.
        target: Framework that its links lead to.
        document: Id of the document that states it.
        source_scope: Codes of the source framework that it speaks about, linked or not.
        target_scope: The same at the other end.
        links: Its links, at most one for each pair.
        rows: The rows as printed, for the WSIS–GDC matrix.
    """

    id: str
    title: str
    source: FrameworkName
    target: FrameworkName
    document: str
    source_scope: tuple[str, ...]
    target_scope: tuple[str, ...]
    links: tuple[Link, ...]
    rows: tuple[Row, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Put links in definition order; refuse pairs given twice or outside the scope."""
        sources = {code: place for place, code in enumerate(self.source_scope)}
        targets = {code: place for place, code in enumerate(self.target_scope)}
        stray = [str(link) for link in self.links if link.source not in sources or link.target not in targets]
        if stray:
            raise ValueError(f"matrix {self.id}: links outside its scope: {', '.join(stray)}")
        if len({(link.source, link.target) for link in self.links}) < len(self.links):
            raise ValueError(f"matrix {self.id}: the same pair is linked twice; merge the evidence of the two links")
        width = len(targets)
        ordered = sorted(self.links, key=lambda link: sources[link.source] * width + targets[link.target])
        object.__setattr__(self, "links", tuple(ordered))

    @cached_property
    def _outgoing(self) -> Mapping[str, Mapping[str, Link]]:
        outgoing: dict[str, dict[str, Link]] = {code: {} for code in self.source_scope}
        for link in self.links:
            outgoing[link.source][link.target] = link
        return MappingProxyType({code: MappingProxyType(found) for code, found in outgoing.items()})

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The linked pairs of codes, in order."""
        return tuple((link.source, link.target) for link in self.links)

    def __len__(self) -> int:
        """Count the links."""
        return len(self.links)

    def links_from(self, source: str) -> tuple[Link, ...]:
        """List the links that start from a node.

        Args:
            source: Code of the node; one outside the scope has no links.

        >>> import wsis
        >>> from wsis import ActionLine, Goal
        >>> [link.target for link in wsis.load().matrix(ActionLine, Goal).links_from("C11")]
        ['17']
        """
        return tuple(self._outgoing.get(source, {}).values())

    def link(self, source: str, target: str) -> Link | None:
        """Return the link of a pair, or None where the matrix does not link it.

        Args:
            source: Code at the source end.
            target: Code at the target end.
        """
        return self._outgoing.get(source, {}).get(target)

    def speaks_of(self, source: str, target: str) -> bool:
        """Tell whether both codes are in the scope of the matrix, linked or not.

        Args:
            source: Code at the source end.
            target: Code at the target end.
        """
        return source in self._outgoing and target in self.target_scope

    def inverse(self) -> "Matrix":
        """Read the matrix from the other end, with the same evidence.

        Source: a relation has one inverse, and the inverse of the inverse is the relation.

        >>> import wsis
        >>> from wsis import ActionLine, Goal
        >>> matrix = wsis.load().matrix(ActionLine, Goal)
        >>> matrix.inverse().inverse() == matrix
        True
        """
        return attrs.evolve(
            self,
            source=self.target,
            target=self.source,
            source_scope=self.target_scope,
            target_scope=self.source_scope,
            links=tuple(link.inverse for link in self.links),
        )

    def between(self, source: FrameworkName, target: FrameworkName) -> "Matrix":
        """Read the matrix from the end that starts at the source framework and leads to the target framework.

        Raises:
            NoMatrixError: Where it relates other frameworks.
        """
        if (self.source, self.target) == (source, target):
            return self
        if (self.target, self.source) == (source, target):
            return self.inverse()
        raise NoMatrixError(f"matrix {self.id} relates {self.source} and {self.target}, not {source} and {target}")

    def restrict(
        self,
        *,
        sources: Iterable[str] | None = None,
        targets: Iterable[str] | None = None,
        blanket: bool = True,
    ) -> "Matrix":
        """Keep the part of the matrix that concerns some nodes.

        Args:
            sources: Codes to keep at the source end; all by default.
            targets: Codes to keep at the target end; all by default.
            blanket: Whether blanket links stay.

        Raises:
            UnknownCodeError: For a code that the matrix does not speak about.
        """
        kept_sources = self._narrow(self.source, self.source_scope, sources)
        kept_targets = self._narrow(self.target, self.target_scope, targets)
        inside = (frozenset(kept_sources), frozenset(kept_targets))
        links = (link for link in self.links if link.source in inside[0] and link.target in inside[1])
        return attrs.evolve(
            self,
            source_scope=kept_sources,
            target_scope=kept_targets,
            links=tuple(link for link in links if blanket or not link.blanket),
            rows=(),
        )

    def _narrow(self, framework: str, scope: tuple[str, ...], codes: Iterable[str] | None) -> tuple[str, ...]:
        if codes is None:
            return scope
        wanted = frozenset((codes,) if isinstance(codes, str) else codes)
        for code in sorted(wanted.difference(scope)):
            raise UnknownCodeError(code=code, framework=framework, where=f"matrix {self.id}")
        return tuple(code for code in scope if code in wanted)

    def compose(self, other: "Matrix") -> "Matrix":
        """Follow this matrix, then another that starts where it ends.

        Each link of the result carries the evidence of every path that makes it. It is a blanket link where each of
        those paths takes a blanket link, and always `derived`: a derived link never passes for a stated one.

        Args:
            other: A matrix from this one's target framework.

        Raises:
            NoMatrixError: Where the other starts from another framework.
        """
        if self.target != other.source:
            raise NoMatrixError(f"{self.id} leads to framework {self.target}, {other.id} starts from {other.source}")
        found: dict[tuple[str, str], Link] = {}
        for first in self.links:
            for second in other.links_from(first.target):
                path = Link(
                    source=first.source,
                    target=second.target,
                    matrix=f"{first.matrix} ; {second.matrix}",
                    evidence=(*first.evidence, *second.evidence),
                    blanket=first.blanket or second.blanket,
                    standing="derived",
                )
                pair = (path.source, path.target)
                found[pair] = merged(found[pair], path) if pair in found else path
        return Matrix(
            id=f"{self.id} ; {other.id}",
            title=f"{self.title}, then {other.title}",
            source=self.source,
            target=other.target,
            document=f"{self.document} ; {other.document}",
            source_scope=self.source_scope,
            target_scope=other.target_scope,
            links=tuple(found.values()),
        )

    def __or__(self, other: "Matrix") -> "Matrix":
        """Join two matrices between the same frameworks: every pair that either links."""
        return self._combine(other, "|", lambda mine, yours: mine | yours)

    def __and__(self, other: "Matrix") -> "Matrix":
        """Meet two matrices between the same frameworks: the pairs that both link, with the evidence of both."""
        return self._combine(other, "&", lambda mine, yours: mine & yours)

    def _combine(self, other: "Matrix", sign: str, operation: Callable[[set[Any], set[Any]], set[Any]]) -> "Matrix":
        """Combine scopes and pairs by one set operation, and merge links of a pair."""
        if (self.source, self.target) != (other.source, other.target):
            raise NoMatrixError(f"{self.id} and {other.id} relate different frameworks")
        links = (
            reduce(merged, (link for matrix in (self, other) if (link := matrix.link(*pair))))
            for pair in operation(set(self.pairs), set(other.pairs))
        )
        return Matrix(
            id=_joined(sign, self.id, other.id),
            title=_joined(sign, self.title, other.title),
            source=self.source,
            target=self.target,
            document=_joined(sign, self.document, other.document),
            source_scope=in_definition_order(operation(set(self.source_scope), set(other.source_scope))),
            target_scope=in_definition_order(operation(set(self.target_scope), set(other.target_scope))),
            links=tuple(links),
        )

    def __repr__(self) -> str:
        """Give the id, both frameworks and the number of links."""
        return f"Matrix({self.id!r}, {self.source} -> {self.target}, {len(self.links)} links)"


def _joined(sign: str, mine: str, yours: str) -> str:
    """Name what two matrices make, the same however it was put together."""
    sign = f" {sign} "
    return sign.join(sorted({*mine.split(sign), *yours.split(sign)}))
