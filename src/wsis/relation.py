"""What the matrices of a dataset state between two frameworks, read from one end."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, reduce
from itertools import product
from types import MappingProxyType
from typing import final

import attrs

from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES, Node
from wsis.states import LinkState, state_in


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Relation:
    """All matrices between two frameworks, oriented the same way.

    Args:
        matrices: At least one matrix; all start from one framework and lead to one other.
        sources: Codes of the framework that they start from.
        targets: Nodes of the framework that they lead to.
    """

    matrices: tuple[Matrix, ...]
    sources: tuple[str, ...]
    targets: tuple[Node, ...]

    @cached_property
    def matrix(self) -> Matrix:
        """The only matrix, or the union of all: each link keeps the evidence of every matrix that has it."""
        joined = reduce(Matrix.__or__, self.matrices)
        # A union knows the order of canonical codes alone, and an overlay may add others.
        sources = tuple(code for code in self.sources if code in joined.source_scope)
        targets = tuple(node.code for node in self.targets if node.code in joined.target_scope)
        if len(self.matrices) == 1 or (sources, targets) == (joined.source_scope, joined.target_scope):
            return joined
        return attrs.evolve(joined, source_scope=sources, target_scope=targets)

    @cached_property
    def _linked(self) -> Mapping[str, tuple[Node, ...]]:
        return self._nodes(blanket=True)

    @cached_property
    def _named(self) -> Mapping[str, tuple[Node, ...]]:
        return self._nodes(blanket=False)

    def linked(self, *, blanket: bool) -> Mapping[str, tuple[Node, ...]]:
        """Map every code of the source framework to the nodes that it is linked to.

        Args:
            blanket: Whether blanket links count.
        """
        return self._linked if blanket else self._named

    @cached_property
    def _states(self) -> tuple[LinkState, ...]:
        return self._grid(blanket=True)

    @cached_property
    def _named_states(self) -> tuple[LinkState, ...]:
        return self._grid(blanket=False)

    def states(self, *, blanket: bool) -> tuple[LinkState, ...]:
        """List what the matrices say of each pair of nodes, source by source.

        Args:
            blanket: Whether a blanket link counts as stated.
        """
        return self._states if blanket else self._named_states

    def _grid(self, *, blanket: bool) -> tuple[LinkState, ...]:
        pairs = product(self.sources, (node.code for node in self.targets))
        return tuple(state_in(self.matrix, source, target, blanket=blanket) for source, target in pairs)

    def _nodes(self, *, blanket: bool) -> Mapping[str, tuple[Node, ...]]:
        targets = {node.code: node for node in self.targets}
        return MappingProxyType(
            {
                code: tuple(
                    targets[link.target] for link in self.matrix.links_from(code) if blanket or not link.blanket
                )
                for code in self.sources
            },
        )


def relations_of(
    matrices: Iterable[Matrix],
    nodes: Callable[[type[Node]], tuple[Node, ...]],
) -> Mapping[tuple[type[Node], type[Node]], Relation]:
    """Gather matrices by the two frameworks that they relate, read from either end.

    Args:
        matrices: The matrices, in the order in which they answer.
        nodes: What lists the nodes of a kind.

    >>> import wsis
    >>> dict(relations_of((), wsis.load().all))
    {}
    """
    oriented: dict[tuple[type[Node], type[Node]], list[Matrix]] = {}
    for matrix in matrices:
        source, target = NODE_TYPES[matrix.source], NODE_TYPES[matrix.target]
        oriented.setdefault((source, target), []).append(matrix)
        oriented.setdefault((target, source), []).append(matrix.inverse())
    return MappingProxyType(
        {
            (source, target): Relation(
                matrices=tuple(found), sources=tuple(node.code for node in nodes(source)), targets=nodes(target)
            )
            for (source, target), found in oriented.items()
        },
    )
