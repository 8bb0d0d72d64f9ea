"""What is different between two lists of entries: added, removed, changed field by field, put in another order."""

from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Any, Generic, TypeVar, cast, final

import attrs

EntryT = TypeVar("EntryT")


@final
@attrs.frozen(kw_only=True, repr=False)
class FieldChange:
    """A field of an entry that is not what it was.

    Args:
        field: Its name.
        old: What it was.
        new: What it is.
    """

    field: str
    old: object
    new: object

    def __repr__(self) -> str:
        """Give the name of the field."""
        return f"FieldChange({self.field!r})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Amendment(Generic[EntryT]):
    """An entry as it was and as it is, with the fields that differ.

    Args:
        old: The entry as it was.
        new: The entry as it is.
        fields: The fields that are told of; all that differ, or some of them.
    """

    old: EntryT
    new: EntryT
    fields: tuple[FieldChange, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of these fields."""
        return tuple(change.field for change in self.fields)

    def only(self, fields: Callable[[str], bool]) -> "Amendment[EntryT]":
        """Tell of some of the fields.

        Args:
            fields: Which, by name.

        >>> from wsis import Citation
        >>> one, other = (Citation(document="A-RES-70-1", locator=each) for each in ("Goal 8", "Goal 9"))
        >>> amendment(one, other).only(lambda name: name != "locator")
        Amendment(Citation('A-RES-70-1', 'Goal 9'), nothing)
        """
        return attrs.evolve(self, fields=tuple(change for change in self.fields if fields(change.field)))

    def __repr__(self) -> str:
        """Give the entry and the fields."""
        return f"Amendment({self.new!r}, {', '.join(self.names) or 'nothing'})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Difference(Generic[EntryT]):
    """What is different between two lists of entries, each of which has a key.

    Args:
        added: Entries that only the new list has, in its order.
        removed: Entries that only the old list has, in its order.
        changed: Entries that both have and that differ, in the order of the new list.
        reordered: Whether the entries that both have stand in another order.
    """

    added: tuple[EntryT, ...] = ()
    removed: tuple[EntryT, ...] = ()
    changed: tuple[Amendment[EntryT], ...] = ()
    reordered: bool = False

    @property
    def same(self) -> bool:
        """Whether there is none."""
        return not (self.added or self.removed or self.changed or self.reordered)

    def __repr__(self) -> str:
        """Give how many entries were added, removed and changed."""
        order = ", reordered" if self.reordered else ""
        return f"Difference({len(self.added)} added, {len(self.removed)} removed, {len(self.changed)} changed{order})"


def difference(
    old: Iterable[EntryT],
    new: Iterable[EntryT],
    *,
    key: Callable[[Any], Hashable],
    aside: frozenset[str] = frozenset(),
) -> Difference[EntryT]:
    """Find what is different between two lists of entries.

    Args:
        old: The entries as they were.
        new: The entries as they are.
        key: What tells that two entries are the same one.
        aside: Names of fields that are not looked at.

    >>> from wsis import Citation
    >>> one, other = (Citation(document="A-RES-70-1", locator=each) for each in ("Goal 8", "Goal 9"))
    >>> difference([one], [one, other], key=str)
    Difference(1 added, 0 removed, 0 changed)
    """
    before, after = ({key(entry): entry for entry in entries} for entries in (old, new))
    both = [name for name in after if name in before]
    amendments = (amendment(before[name], after[name], aside=aside) for name in both if before[name] is not after[name])
    return Difference(
        added=tuple(entry for name, entry in after.items() if name not in before),
        removed=tuple(entry for name, entry in before.items() if name not in after),
        changed=tuple(each for each in amendments if each.fields),
        reordered=reordered(before, after),
    )


def reordered(before: Collection[Hashable], after: Collection[Hashable]) -> bool:
    """Tell whether the keys that two lists share stand in another order.

    Args:
        before: The keys of the old list.
        after: The keys of the new list.

    >>> reordered(["1", "2", "3"], ["3", "1"]), reordered(["1", "2", "3"], ["1", "3", "4"])
    (True, False)
    """
    return [key for key in after if key in before] != [key for key in before if key in after]


def amendment(old: EntryT, new: EntryT, *, aside: frozenset[str] = frozenset()) -> Amendment[EntryT]:
    """Compare two entries of one kind, field by field.

    Args:
        old: The entry as it was.
        new: The entry as it is.
        aside: Names of fields that are not looked at.

    >>> from wsis import Citation
    >>> one, other = (Citation(document="A-RES-70-1", locator=each) for each in ("Goal 8", "Goal 9"))
    >>> amendment(one, other)
    Amendment(Citation('A-RES-70-1', 'Goal 9'), locator)
    """
    kind = cast("type[attrs.AttrsInstance]", type(new))
    names = (field.name for field in attrs.fields(kind) if field.name not in aside)
    values = ((name, getattr(old, name), getattr(new, name)) for name in names)
    return Amendment(
        old=old,
        new=new,
        fields=tuple(
            FieldChange(field=name, old=before, new=after) for name, before, after in values if before != after
        ),
    )
