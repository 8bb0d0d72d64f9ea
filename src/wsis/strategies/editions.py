"""Strategies for datasets as another version might be, and for what becomes of registers on the way to them."""

from hashlib import sha256
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from wsis.bundled import load
from wsis.comparing import compare
from wsis.comparisons import Comparison
from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.matrix import Matrix
from wsis.migrating import migrate
from wsis.migrations import Migration
from wsis.provenance import Document
from wsis.strategies.activities import registers
from wsis.strategies.relations import withdrawals
from wsis.strategies.writing import texts


@st.composite
def altered_datasets(draw: DrawFn, *, dataset: Dataset | None = None) -> Dataset:
    """Make datasets that differ from one in a few entries, as another version might.

    Entries are reworded, added, or withdrawn with or without successors; matrices lose a link, or have a blanket one
    more or less; documents and corrections are reworded, added, or put in another order.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset to start from; the newest bundled one by default.

    >>> from hypothesis import given
    >>> @given(altered_datasets())
    ... def test_no_goal_is_lost(new):
    ...     assert len(new.goals) >= 17
    >>> test_no_goal_is_lost()
    """
    ds = dataset or load()
    names = [field.name for field in attrs.fields(Dataset) if isinstance(getattr(ds, field.name), tuple)]
    changed: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from([each for each in names if getattr(ds, each)]), max_size=4)):
        changed[name] = draw(_edited(changed.get(name, getattr(ds, name))))
    known = {id(entry) for name in changed for entry in getattr(ds, name)}
    others = [_contents(entry) for entries in changed.values() for entry in entries if id(entry) not in known]
    digest = sha256(f"{ds.digest} {others}".encode()).hexdigest()
    return attrs.evolve(ds, version=f"{ds.version}+altered", digest=f"sha256:{digest}", **changed)


def _contents(entry: Any) -> str:  # noqa: ANN401 - an entry of any kind
    return repr(entry.links if isinstance(entry, Matrix) else attrs.astuple(entry))


@st.composite
def _edited(draw: DrawFn, entries: tuple[Any, ...]) -> tuple[Any, ...]:
    """Edit one entry of a list, or move it to the end."""
    place = draw(st.integers(0, len(entries) - 1))
    entry, rest = entries[place], (entries[:place], entries[place + 1 :])
    if isinstance(entry, Matrix):
        return (*rest[0], draw(_relinked(entry)), *rest[1])
    edit = draw(st.sampled_from(["reword", "add", "withdraw" if isinstance(entry, Entry) else "move"]))
    key = "code" if isinstance(entry, Entry) else "id"
    if edit == "add":
        return (*entries, attrs.evolve(entry, **{key: f"{getattr(entry, key)}-{len(entries)}"}))
    if edit == "move":
        return (*rest[0], *rest[1], entry)
    if edit == "withdraw":
        withdrawal = draw(withdrawals([each.code for each in entries if each is not entry]))
        return (*rest[0], attrs.evolve(entry, withdrawn=withdrawal), *rest[1])
    worded = entry.named_by if isinstance(entry, Entry) else "title" if isinstance(entry, Document) else "reason"
    return (*rest[0], attrs.evolve(entry, **{worded: draw(texts())}), *rest[1])


@st.composite
def _relinked(draw: DrawFn, matrix: Matrix) -> Matrix:
    """Take a link out of a matrix, or make it a blanket one or none."""
    place = draw(st.integers(0, len(matrix.links) - 1))
    link = matrix.links[place]
    instead = draw(st.sampled_from([(), (attrs.evolve(link, blanket=not link.blanket),)]))
    return attrs.evolve(matrix, links=(*matrix.links[:place], *instead, *matrix.links[place + 1 :]))


@st.composite
def comparisons(draw: DrawFn, *, dataset: Dataset | None = None) -> Comparison:
    """Make what is different between a dataset and one that differs in a few entries.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset to start from; the newest bundled one by default.

    >>> from hypothesis import given
    >>> @given(comparisons())
    ... def test_differences_have_their_lines(comparison):
    ...     assert comparison.same != bool(comparison.lines)
    >>> test_differences_have_their_lines()
    """
    ds = dataset or load()
    return compare(ds, draw(altered_datasets(dataset=ds)))


@st.composite
def migrations(draw: DrawFn, *, dataset: Dataset | None = None) -> Migration:
    """Make what becomes of small registers on the way from a dataset to one that differs in a few entries.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset to start from; the newest bundled one by default.

    >>> from hypothesis import given
    >>> @given(migrations())
    ... def test_what_was_not_kept_is_told(migration):
    ...     assert bool(migration.problems) == any(move.status != "kept" for move in migration.tags)
    >>> test_what_was_not_kept_is_told()
    """
    ds = dataset or load()
    return migrate(draw(registers(max_size=2)), ds, draw(altered_datasets(dataset=ds)))
