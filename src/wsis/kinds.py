"""Every kind of entry that a dataset holds."""

from itertools import chain
from types import MappingProxyType

from wsis.codes import KindName
from wsis.entries import Entry
from wsis.indicators import Indicator
from wsis.nodes import NODE_TYPES
from wsis.places import Country, Region
from wsis.summit import GenevaTarget, Mandate, Principle, PrizeCategory

#: The kinds by name, in the order in which a dataset lists them: those of nodes first.
ENTRY_TYPES = MappingProxyType[KindName, type[Entry]](
    {
        kind.framework: kind
        for kind in chain[type[Entry]](
            NODE_TYPES.values(),
            (Indicator, PrizeCategory, GenevaTarget, Mandate, Principle, Region, Country),
        )
    },
)
