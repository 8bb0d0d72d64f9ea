"""Who publishes a file of IATI activities."""

import re
from typing import final

import attrs

from wsis.errors import InvalidInputError, Problem
from wsis.readers.codelists import organization_type_code
from wsis.writers.xml_texts import legalized

#: The signs that the standard keeps out of identifiers.
UNFIT_IN_IDENTIFIERS = re.compile(r"[/&|?\s]")


@final
@attrs.frozen(kw_only=True)
class Reporter:
    """The organization that publishes a file of activities, which the standard asks for in each of them.

    Args:
        ref: Its identifier in IATI, with which the identifiers of its activities begin.
        name: Its name.
        type: Its kind, as the standard words it, such as `government` or `multilateral`.

    Raises:
        InvalidInputError: If one of them is empty, the identifier has a sign that IATI refuses, or the kind is unknown.

    >>> Reporter(ref="XM-EX-1", name="Ministry of Radio", type="government").type
    'government'
    """

    ref: str
    name: str
    type: str

    def __attrs_post_init__(self) -> None:
        """Refuse what no file could say."""
        is_unfit = not self.ref or UNFIT_IN_IDENTIFIERS.search(self.ref) or legalized(self.ref) != self.ref
        faults = (
            ("ref", self.ref, "no identifier of IATI", is_unfit),
            ("name", self.name, "no name", not self.name.strip()),
            ("type", self.type, "no kind of organization of IATI", organization_type_code(self.type) is None),
        )
        problems = [
            Problem(column=field, value=value, message=message)
            for field, value, message, is_wrong in faults
            if is_wrong
        ]
        if problems:
            raise InvalidInputError("reporter", problems)
