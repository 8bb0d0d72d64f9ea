"""Whether the columns of an Arrow schema can hold tags."""

from collections.abc import Iterable
from difflib import get_close_matches

from wsis.errors import InvalidInputError, Problem
from wsis.frames.arrow import Kind, Schema, pa
from wsis.frames.engines import FLOATS
from wsis.frames.question import TagColumns

_TEXTS = frozenset({"string", "large_string", "string_view"})
_TWICE = "the name of several columns"


def refuse_types(schema: Schema, columns: TagColumns, needed: Iterable[str] = (), *, by: Iterable[str] = ()) -> None:
    """Refuse columns that are missing or cannot hold what is asked of them, all at once.

    Args:
        schema: The schema.
        columns: Name and field of the columns of tags.
        needed: Columns that must be there, of whatever type.
        by: The columns that group the rows.

    Raises:
        InvalidInputError: Listing every such column.

    >>> refuse_types(pa.schema({"sdg": pa.float64()}), (("sdg", "sdgs"),))
    Traceback (most recent call last):
    wsis.errors.InvalidInputError: frame: 1 problem
      sdg: a column of numbers, in which 8.1 and 8.10 are the same: read it as text, as with dtype=str: 'double'
    """
    names: list[str] = schema.names
    tags, groups = [name for name, _ in columns], tuple(by)
    problems: list[Problem] = []
    for name in dict.fromkeys((*tags, *needed, *groups)):
        if name not in names:
            problems.append(_missing(name, names))
        elif names.count(name) > 1:
            problems.append(Problem(message=_TWICE, column=name, suggestion="rename one"))
    # A name that stands twice has no type.
    kinds = {name: schema.field(name).type for name in (*tags, *groups) if names.count(name) == 1}
    for flaw, chosen in ((_flaw, tags), (_group_flaw, groups)):
        flaws = ((name, flaw(kinds[name])) for name in dict.fromkeys(chosen) if name in kinds)
        problems += [
            Problem(message=message, column=name, value=str(kinds[name])) for name, message in flaws if message
        ]
    if problems:
        raise InvalidInputError("frame", problems)


def is_list(kind: Kind) -> bool:
    """Tell whether a type is one of lists.

    Args:
        kind: The type.

    >>> is_list(pa.list_(pa.string())), is_list(pa.string())
    (True, False)
    """
    # Every kind of list has a field of its items; a map has two, by other names.
    return hasattr(kind, "value_field")


def _flaw(kind: Kind) -> str | None:
    """Say why a type cannot hold tags, if it cannot."""
    while is_list(kind) or pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return FLOATS
    if pa.types.is_integer(kind) or pa.types.is_null(kind) or str(kind) in _TEXTS:
        return None
    return "a column that cannot hold codes, which are text"


def _group_flaw(kind: Kind) -> str | None:
    """Say why a type cannot group rows, if it cannot, whether or not there is a row."""
    while pa.types.is_dictionary(kind):
        kind = kind.value_type
    if is_list(kind) or pa.types.is_nested(kind):
        return "a column of lists, or of the like, does not group rows"
    if getattr(kind, "unit", None) == "ns":
        return "nanoseconds, which Python's times do not hold: cast to microseconds"
    return None


def _missing(name: str, names: list[str]) -> Problem:
    """Say that a column is not there, and which may be meant."""
    nearest = get_close_matches(name, names, n=3) or names[:10]
    return Problem(message="no such column", column=name, suggestion=f"there are {', '.join(nearest)}")
