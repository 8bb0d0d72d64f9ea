"""The value of any field of a project as a few words."""

from typing import cast

import attrs


def shown(value: object) -> str:
    """Write a value for reading: several with commas, a part of a project by what it says, nothing as nothing.

    Args:
        value: The value of a field.

    >>> from wsis import Organization
    >>> shown((Organization(name="ITU", role="lead"), "C9")), shown(None)
    ('ITU, lead, C9', '')
    """
    if value is None:
        return ""
    if attrs.has(type(value)):
        value = attrs.astuple(cast("attrs.AttrsInstance", value), recurse=False)
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(shown, cast("tuple[object, ...]", value))))
    return str(value)
