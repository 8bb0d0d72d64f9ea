"""Where the nodes of a flow stand: as high as their bands are wide, and never too near for their labels."""

from collections.abc import Sequence
from itertools import accumulate
from typing import final

import attrs

_LABEL, _TIGHT, _STEPS = 0.19, 0.75, 50  # inches, part of the height that labels may take, halvings


@final
@attrs.frozen(kw_only=True)
class Slots:
    """The places of nodes in two columns of one height.

    Args:
        unit: Inches of one project.
        label: Inches that each label has for itself.
        columns: For each column, the middle of each node, in inches from the top.
    """

    unit: float
    label: float
    columns: tuple[tuple[float, ...], ...]


def slots(columns: Sequence[Sequence[int]], height: float) -> Slots:
    """Stand nodes under each other, at the largest scale at which those of every column have room.

    Args:
        columns: For each column, how many projects wide each node is.
        height: The inches that there are.

    >>> slots([(1, 3), (4,)], 2).columns[1]
    (1.0,)
    """
    most = max(map(len, columns))
    label = min(_LABEL, _TIGHT * height / max(most, 1))
    low, high = 0.0, height / max(*map(sum, columns), 1)
    for _ in range(_STEPS):
        unit = (low + high) / 2
        fits = all(sum(_tall(column, unit, label)) <= height for column in columns)
        low, high = (unit, high) if fits else (low, unit)
    return Slots(
        unit=low,
        label=label,
        columns=tuple(_middles(_tall(column, low, label), height) for column in columns),
    )


def _tall(column: Sequence[int], unit: float, label: float) -> list[float]:
    """Measure nodes, with a little room between them."""
    return [max(count * unit, label) + 0.2 * label for count in column]


def _middles(heights: Sequence[float], height: float) -> tuple[float, ...]:
    """Spread nodes evenly over a height, and tell where their middles are."""
    free = (height - sum(heights)) / max(len(heights), 1)
    ends = accumulate(each + free for each in heights)
    return tuple(end - (each + free) / 2 for end, each in zip(ends, heights, strict=True))
