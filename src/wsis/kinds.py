"""Every kind of entry that a dataset holds, and what entries of one kind belong to."""

from itertools import chain
from types import MappingProxyType

from wsis.codes import KindName
from wsis.entries import Entry
from wsis.indicators import Indicator
from wsis.nodes import NODE_TYPES, ActionLine, Commitment, Goal, Objective, Target, Theme
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

_Belonging = tuple[type[Entry], str, type[Entry]]

#: What rolls up into what: the kind of the part, its field that names the whole, and the kind of that.
PARTS: tuple[_Belonging, ...] = (
    (ActionLine, "parent", ActionLine),
    (Target, "goal", Goal),
    (Commitment, "objective", Objective),
    (Commitment, "theme", Theme),
    (Country, "region", Region),
    (Country, "subregion", Region),
)
# What belongs to what: the same, and what does not roll up.
_WHOLES: tuple[_Belonging, ...] = (
    *PARTS,
    (Theme, "objective", Objective),
    (Indicator, "target", Target),
    (PrizeCategory, "action_line", ActionLine),
    (GenevaTarget, "action_lines", ActionLine),
    (Mandate, "action_lines", ActionLine),
    (Region, "parent", Region),
)


def wholes_of(entry: Entry) -> tuple[tuple[type[Entry], str], ...]:
    """Tell what an entry says that it belongs to.

    Args:
        entry: The entry.

    >>> import wsis
    >>> wholes_of(wsis.load().target("9.c"))
    ((<class 'wsis.nodes.Goal'>, '9'),)
    """
    named = ((whole, getattr(entry, field)) for kind, field, whole in _WHOLES if kind is type(entry))
    return tuple((whole, code) for whole, codes in named for code in _several(codes) if code)


def _several(codes: str | tuple[str, ...] | None) -> tuple[str | None, ...]:
    return codes if isinstance(codes, tuple) else (codes,)
