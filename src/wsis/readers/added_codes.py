"""Codes that a dataset has beyond those that loose text is searched for, as the codes of an overlay are."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from wsis.codes import VOCABULARIES, FrameworkName
from wsis.dataset import Dataset
from wsis.nodes import NODE_TYPES
from wsis.readers.columns import Field
from wsis.readers.numbers import Number
from wsis.register import TAG_FIELDS

#: Such codes, framework by framework; a framework without any is not there.
AddedCodes = Mapping[FrameworkName, frozenset[str]]

NO_CODES: AddedCodes = MappingProxyType({})

#: Whose codes may stand in a column: first those of which it has the name.
_FRAMEWORKS = MappingProxyType[Field, tuple[FrameworkName, ...]](
    {
        "action_lines": ("action-line",),
        "sdgs": ("goal", "target"),
        "goals": ("goal", "target"),
        "targets": ("target", "goal"),
        "objectives": ("objective", "commitment"),
        "commitments": ("commitment", "objective"),
    },
)

_BETWEEN = re.compile(r"([;,|\r\n])")


def codes_added_by(ds: Dataset) -> AddedCodes:
    """Find the codes of a dataset that projects may declare and that no text is searched for.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> dict(codes_added_by(wsis.load()))
    {}
    """
    found: dict[FrameworkName, frozenset[str]] = {
        each: frozenset(ds.codes(NODE_TYPES[each])).difference(VOCABULARIES[each]) for each in TAG_FIELDS
    }
    return {framework: codes for framework, codes in found.items() if codes}


def take_added(added: AddedCodes, field: Field, text: str, said: dict[Any, tuple[Any, ...]]) -> str:
    """Take such codes from a cell, where nothing stands beside them between commas, semicolons, bars and line ends.

    Args:
        added: The codes.
        field: What the column means.
        text: The cell.
        said: What its record says, to which they are added under the name of their framework.

    Returns:
        What is left of the cell.

    >>> said = {}
    >>> take_added({"action-line": frozenset(["M1"])}, "action_lines", "C3; M1, C12", said), said
    ('C3; C12', {'action-line': ('M1',)})
    """
    frameworks: list[FrameworkName] = [each for each in _FRAMEWORKS.get(field, ()) if each in added]
    if not frameworks or (isinstance(text, Number) and not text.isdigit()):
        return text
    left: list[str] = []
    found = False
    pieces = [*_BETWEEN.split(text), ""]
    for piece, separator in zip(pieces[::2], pieces[1::2], strict=True):
        framework = next((each for each in frameworks if piece.strip() in added[each]), None)
        if framework:
            said[framework] = (*said.get(framework, ()), piece.strip())
            found = True
        else:
            left += (piece, separator)
    return "".join(left).strip(" ;,|\r\n") if found else text
