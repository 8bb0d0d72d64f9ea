"""Strategies for what stands beside the frameworks: indicators, prizes, Geneva targets, mandates, principles."""

from hypothesis.strategies import SearchStrategy

from wsis.dataset import Dataset
from wsis.indicators import Indicator
from wsis.strategies.entries import entries_of
from wsis.summit import GenevaTarget, Mandate, Principle, PrizeCategory


def indicators(*, dataset: Dataset | None = None) -> SearchStrategy[Indicator]:
    """Make SDG indicators that concern ICT.

    Args:
        dataset: The dataset that has them; the newest bundled one by default, as in all strategies of entries.

    >>> from hypothesis import find
    >>> find(indicators(), lambda indicator: indicator.code == "9.c.1").target
    '9.c'
    """
    return entries_of(Indicator, dataset=dataset)


def prize_categories(*, dataset: Dataset | None = None) -> SearchStrategy[PrizeCategory]:
    """Make categories of the WSIS Prizes.

    >>> from hypothesis import find
    >>> find(prize_categories(), lambda category: category.code == "10").action_line
    'C7-e-health'
    """
    return entries_of(PrizeCategory, dataset=dataset)


def geneva_targets(*, dataset: Dataset | None = None) -> SearchStrategy[GenevaTarget]:
    """Make targets of the Geneva Plan of Action.

    >>> from hypothesis import find
    >>> find(geneva_targets(), lambda target: target.code == "6a").paragraph
    '6(a)'
    """
    return entries_of(GenevaTarget, dataset=dataset)


def mandates(*, dataset: Dataset | None = None) -> SearchStrategy[Mandate]:
    """Make mandates of A/RES/80/173.

    >>> from hypothesis import find
    >>> find(mandates(), lambda mandate: mandate.code == "113").due
    2027
    """
    return entries_of(Mandate, dataset=dataset)


def principles(*, dataset: Dataset | None = None) -> SearchStrategy[Principle]:
    """Make chapters of the Pact for the Future, and points that WSIS shares with it.

    >>> from hypothesis import find
    >>> find(principles(), lambda principle: principle.kind == "shared").kind
    'shared'
    """
    return entries_of(Principle, dataset=dataset)
