"""What is different between two datasets."""

from collections.abc import Iterator
from itertools import chain

from wsis.amendments import difference, reordered
from wsis.comparisons import Comparison
from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.kinds import ENTRY_TYPES
from wsis.matrix import Matrix
from wsis.provenance import Correction, Document
from wsis.relinking import LISTED, Relinking


def compare(old: Dataset, new: Dataset) -> Comparison:
    """Find what is different between two datasets, of which neither has to be the older one.

    An entry is the same one where its kind and its code are, and so are matrices, documents and corrections where
    their ids are, links where both ends are.

    Args:
        old: The one dataset: what only it has was removed.
        new: The other: what only it has was added.

    >>> import attrs
    >>> import wsis
    >>> ds = wsis.load("2026.1")
    >>> media = attrs.evolve(ds.action_line("C9"), short_title="Media and journalism")
    >>> lines = tuple(media if line.code == "C9" else line for line in ds.action_lines)
    >>> found = wsis.compare(ds, attrs.evolve(ds, version="2026.1+own", action_lines=lines))
    >>> found
    Comparison(2026.1 -> 2026.1+own: 1 reworded)
    >>> [line.change for line in found.lines]
    ['short_title: Media → Media and journalism']
    """
    return Comparison(
        old_version=old.version,
        old_digest=old.digest,
        new_version=new.version,
        new_digest=new.digest,
        nodes=difference(_entries(old), _entries(new), key=lambda entry: (entry.framework, entry.code)),
        matrices=difference(old.matrices, new.matrices, key=_id, aside=LISTED),
        relinked=tuple(each for each in _relinkings(old, new) if not each.same),
        documents=difference(old.documents, new.documents, key=_id),
        corrections=difference(old.corrections, new.corrections, key=_id),
        turned=tuple(name for name, kind in ENTRY_TYPES.items() if reordered(old.codes(kind), new.codes(kind))),
    )


def _entries(ds: Dataset) -> Iterator[Entry]:
    return chain.from_iterable(map(ds.all, ENTRY_TYPES.values()))


def _relinkings(old: Dataset, new: Dataset) -> Iterator[Relinking]:
    """Compare the links and rows of each matrix; one that only one dataset has has none in the other."""
    before, after = ({matrix.id: matrix for matrix in ds.matrices} for ds in (old, new))
    for name in {**after, **before}:
        earlier, later = before.get(name), after.get(name)
        yield Relinking(
            matrix=name,
            links=difference(
                earlier.links if earlier else (),
                later.links if later else (),
                key=lambda link: (link.source, link.target),
            ),
            rows=difference(
                earlier.rows if earlier else (),
                later.rows if later else (),
                key=lambda row: row.number,
            ),
        )


def _id(entry: Matrix | Document | Correction) -> str:
    return entry.id
