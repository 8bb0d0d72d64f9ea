"""What is different, line by line: the same few words for a terminal and for Markdown."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Generic, TypeVar, cast, final

import attrs

from wsis.amendments import Amendment, Difference, FieldChange
from wsis.languages import Names
from wsis.roadmaps.marking import plain_text, table_lines

EntryT = TypeVar("EntryT")


@final
@attrs.frozen(kw_only=True)
class ChangeLine:
    """One thing that is different.

    Args:
        part: The part of a comparison that it belongs to, such as `Reworded`.
        of: The framework, matrix or list of its entry.
        entry: What tells the entry, such as its code.
        change: What is different, in a few words.
    """

    part: str
    of: str
    entry: str
    change: str


@final
@attrs.frozen(kw_only=True)
class Lines(Generic[EntryT]):
    """How one part of a comparison writes its entries.

    Args:
        part: Its name.
        of: What an entry belongs to.
        entry: What tells an entry.
    """

    part: str
    of: Callable[[EntryT], str]
    entry: Callable[[EntryT], str]

    def listing(self, entries: Iterable[EntryT], words: Callable[[EntryT], str]) -> Iterator[ChangeLine]:
        """Write a line for each entry.

        Args:
            entries: The entries.
            words: What is said of each.
        """
        return (self._line(entry, words(entry)) for entry in entries)

    def amending(self, amendments: Iterable[Amendment[EntryT]]) -> Iterator[ChangeLine]:
        """Write a line for each field that is not what it was, and of names for each language.

        Args:
            amendments: The entries that changed.
        """
        parted = ((each.new, part) for each in amendments for field in each.fields for part in _parted(field))
        return (self._line(entry, change_words(part)) for entry, part in parted)

    def differing(self, difference: Difference[EntryT], words: Callable[[EntryT], str]) -> Iterator[ChangeLine]:
        """Write what is different between two lists.

        Args:
            difference: The difference.
            words: What is said of an entry that is new or gone.
        """
        yield from self.listing(difference.added, lambda entry: f"added: {words(entry)}")
        yield from self.listing(difference.removed, lambda entry: f"removed: {words(entry)}")
        yield from self.amending(difference.changed)

    def _line(self, entry: EntryT, change: str) -> ChangeLine:
        return ChangeLine(part=self.part, of=self.of(entry), entry=self.entry(entry), change=change)


def _parted(change: FieldChange) -> Iterator[FieldChange]:
    """Part what differs in names by language, so that each name has its line; any other field is one part."""
    old, new = change.old, change.new
    if not (isinstance(old, Names) and isinstance(new, Names)):
        yield change
        return
    for language in dict.fromkeys((*new, *old)):
        if (before := old.get(language)) != (after := new.get(language)):
            yield FieldChange(field=f"{change.field}.{language}", old=before, new=after)


def change_words(change: FieldChange) -> str:
    """Say in a few words what a field was and is; of a list only what came and what went.

    Args:
        change: The field.

    >>> change_words(FieldChange(field="goal", old="8", new="9"))
    'goal: 8 → 9'
    >>> change_words(FieldChange(field="paragraphs", old=("10", "11"), new=("11", "12")))
    'paragraphs: now also 12; no longer 10'
    """
    before, after = _items(change.old), _items(change.new)
    if before is None or after is None:
        return f"{change.field}: {value_words(change.old)} → {value_words(change.new)}"
    come = [f"now also {value_words(item)}" for item in after if item not in before]
    gone = [f"no longer {value_words(item)}" for item in before if item not in after]
    return f"{change.field}: {'; '.join([*come, *gone]) or 'in another order'}"


def _items(value: object) -> tuple[object, ...] | None:
    """Give the items of a list of values, if it is one."""
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else None


def value_words(value: object) -> str:
    """Write the value of a field in a few words.

    Args:
        value: A text, a number, a truth, a value of this library, or several of them.

    >>> from wsis import Citation
    >>> value_words(Citation(document="A-RES-70-1", locator="Goal 9")), value_words(True), value_words(None)
    ('A-RES-70-1, Goal 9', 'yes', 'nothing')
    """
    if value is None or value in ((), ""):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if attrs.has(type(value)):
        parts = attrs.astuple(cast("attrs.AttrsInstance", value), recurse=False)
        return ", ".join(value_words(part) for part in parts if part is not None)
    if isinstance(value, tuple):
        return "; ".join(map(value_words, cast("tuple[object, ...]", value)))
    return str(value)


def lines_markdown(title: str, facts: Iterable[str], lines: Iterable[ChangeLine]) -> str:
    r"""Write lines as Markdown: a table for each part; the texts of strangers stay texts.

    Args:
        title: What is compared.
        facts: What is said of it before all else, a point each.
        lines: The lines, those of a part together.

    >>> line = ChangeLine(part="Reworded", of="goal", entry="9", change="title: A | B → C")
    >>> print(lines_markdown("Changes", ["from 1 to 2"], [line]))
    # Changes
    <BLANKLINE>
    - from 1 to 2
    <BLANKLINE>
    ## Reworded
    <BLANKLINE>
    | of | entry | change |
    |---|---|---|
    | goal | 9 | title: A \| B → C |
    <BLANKLINE>
    """
    text = [f"# {plain_text(title)}", "", *(f"- {plain_text(fact)}" for fact in facts), ""]
    for part, group in groupby(lines, attrgetter("part")):
        rows = ([plain_text(each) for each in (line.of, line.entry, line.change)] for line in group)
        text += [f"## {part}", "", *table_lines([("of", False), ("entry", False), ("change", False)], rows)]
    return "\n".join(text)
