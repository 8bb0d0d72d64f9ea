"""Plain lists of plain codes, which are most cells of most registers: `C2; C7 E-health`, `1, 3, 17`."""

import re
from collections.abc import Mapping
from typing import final

import attrs

_SEPARATOR = re.compile(r"; ?|, |\| ?")


@final
@attrs.frozen(kw_only=True)
class Plain:
    """The ways to write a code that mean the same wherever they stand in a list.

    Args:
        codes: The code of each way.
        leads: The words that say of a bare number after a comma too what it is the number of.
    """

    codes: Mapping[str, str]
    leads: tuple[str, ...] = ()


def listed(text: str, plain: Plain) -> frozenset[str] | None:
    """Read a text that is nothing but codes in a list.

    Args:
        text: A cell.
        plain: The ways to write them.

    Returns:
        Its codes, or none where there is anything else in it.

    >>> plain = Plain(codes={"1": "1", "3": "3", "SDG 3": "3"})
    >>> sorted(listed("1; SDG 3", plain))
    ['1', '3']
    >>> listed("1 to 3", plain) is None
    True
    """
    pieces = _SEPARATOR.split(text)
    try:
        found = frozenset(map(plain.codes.__getitem__, pieces))
    except KeyError:
        return None
    if "," in text and any(lead in text for lead in plain.leads) and any(map(str.isdigit, pieces)):
        return None
    return found
