"""What is different as plain data, for JSON."""

from collections.abc import Iterable
from typing import Any

from wsis.amendments import Amendment, Difference
from wsis.plain import Plain, plain_value


def entry_data(entry: object, keys: Iterable[str], *, aside: Iterable[str] = ()) -> dict[str, Any]:
    """Make plain data of an entry: what tells it, then its fields as they are.

    Args:
        entry: The entry.
        keys: The names of what tells it.
        aside: Names of fields that are told of elsewhere.

    >>> import wsis
    >>> list(entry_data(wsis.load().theme("connectivity"), ("framework", "code")))
    ['framework', 'code', 'objective', 'title', 'paragraphs', 'citation']
    """
    told = {*aside}
    fields = {name: value for name, value in plain_value(entry).items() if name not in told}
    return {**{key: getattr(entry, key) for key in keys}, **fields}


def amendment_data(amendment: Amendment[Any], keys: Iterable[str]) -> dict[str, Any]:
    """Make plain data of an entry that changed: what tells it, and each field as it was and as it is.

    Args:
        amendment: The entry as it was and as it is.
        keys: The names of what tells it.

    >>> import attrs
    >>> import wsis
    >>> from wsis.amendments import amendment
    >>> goal = wsis.load().goal("9")
    >>> amendment_data(amendment(goal, attrs.evolve(goal, title="Industry")), ("code",))["fields"]["title"]["new"]
    'Industry'
    """
    return {
        **{key: getattr(amendment.new, key) for key in keys},
        "fields": {
            change.field: {"old": plain_value(change.old), "new": plain_value(change.new)}
            for change in amendment.fields
        },
    }


def difference_data(difference: Difference[Any], keys: Iterable[str], *, aside: Iterable[str] = ()) -> Plain:
    """Make plain data of what is different between two lists.

    Args:
        difference: The difference.
        keys: The names of what tells an entry.
        aside: Names of fields that are told of elsewhere.

    >>> difference_data(Difference(), ("id",))
    {'added': [], 'removed': [], 'changed': []}
    """
    named, told = tuple(keys), tuple(aside)
    return {
        "added": [entry_data(entry, named, aside=told) for entry in difference.added],
        "removed": [entry_data(entry, named, aside=told) for entry in difference.removed],
        "changed": [amendment_data(each, named) for each in difference.changed],
    }
