"""What is different between two datasets, as a value, as plain data and as Markdown."""

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, final

import attrs

from wsis.amendments import Amendment, Difference
from wsis.change_counts import Counts, counts_of, counts_words
from wsis.change_data import amendment_data, difference_data, entry_data
from wsis.change_lines import ChangeLine, Lines, lines_markdown
from wsis.codes import KindName
from wsis.entries import Entry
from wsis.matrix import Matrix
from wsis.plain import COMPARISON, Plain
from wsis.provenance import Correction, Document
from wsis.relinking import LISTED, Relinking
from wsis.wording import counted, noun

#: The fields of an entry that say the same thing in words: another text there does not make it another entry.
WORDING = frozenset({"title", "short_title", "label", "summary", "names"})

_WITHDRAWN = "withdrawn"


@final
@attrs.frozen(kw_only=True, repr=False)
class Comparison:
    """What is different between two datasets. An entry is the same one where its kind and its code are.

    Args:
        old_version: Version of the one.
        old_digest: Its digest.
        new_version: Version of the other.
        new_digest: Its digest.
        nodes: What is different in their entries: nodes, indicators, countries and all other kinds.
        matrices: What is different in what the matrices say of themselves: scope, title, document.
        relinked: What is different in their links, matrix by matrix.
        documents: What is different in the documents.
        corrections: What is different in the ledger of corrections.
        turned: The kinds whose entries, as far as both have them, stand in another order.
    """

    old_version: str
    old_digest: str
    new_version: str
    new_digest: str
    nodes: Difference[Entry]
    matrices: Difference[Matrix]
    relinked: tuple[Relinking, ...]
    documents: Difference[Document]
    corrections: Difference[Correction]
    turned: tuple[KindName, ...] = ()

    @property
    def added(self) -> tuple[Entry, ...]:
        """The entries that only the new dataset has."""
        return self.nodes.added

    @property
    def removed(self) -> tuple[Entry, ...]:
        """The entries that only the old dataset has; one that is withdrawn is there, and so not among them."""
        return self.nodes.removed

    @cached_property
    def withdrawn(self) -> tuple[Entry, ...]:
        """The entries, as they are, that the new dataset says are withdrawn, and the old one does not."""
        return tuple(each.new for each in self.nodes.changed if each.new.withdrawn and not each.old.withdrawn)

    @cached_property
    def reinstated(self) -> tuple[Entry, ...]:
        """The entries, as they are, that were withdrawn and are so no longer."""
        return tuple(each.new for each in self.nodes.changed if each.old.withdrawn and not each.new.withdrawn)

    @cached_property
    def changed(self) -> tuple[Amendment[Entry], ...]:
        """The entries whose substance is different: with each such field, and without those that only word it."""
        return _telling(map(_of_substance, self.nodes.changed))

    @cached_property
    def reworded(self) -> tuple[Amendment[Entry], ...]:
        """The entries that are worded otherwise: with each such field, and without those of substance."""
        return _telling(each.only(WORDING.__contains__) for each in self.nodes.changed)

    @property
    def same(self) -> bool:
        """Whether there is no difference."""
        parts = (self.nodes, self.matrices, self.documents, self.corrections)
        return not self.relinked and all(part.same for part in parts)

    @property
    def reordered(self) -> tuple[str, ...]:
        """The lists in which the entries that both datasets have stand in another order."""
        found = {
            **{noun(kind, 2): True for kind in self.turned},
            "matrices": self.matrices.reordered,
            "documents": self.documents.reordered,
            "corrections": self.corrections.reordered,
            **{f"links of {each.matrix}": each.links.reordered for each in self.relinked},
            **{f"rows of {each.matrix}": each.rows.reordered for each in self.relinked},
        }
        return tuple(name for name, reordered in found.items() if reordered)

    @property
    def counts(self) -> Counts:
        """How many entries, links and rows are different, by part and list: `counts["added"]["country"]`."""
        return counts_of(
            {
                "added": self.added,
                "removed": self.removed,
                "withdrawn": self.withdrawn,
                "reinstated": self.reinstated,
                "changed": (each.new for each in self.changed),
                "reworded": (each.new for each in self.reworded),
            },
            [
                *(("link", each.links) for each in self.relinked),
                *(("row", each.rows) for each in self.relinked),
                ("matrix", self.matrices),
                ("document", self.documents),
                ("correction", self.corrections),
            ],
        )

    @property
    def summary(self) -> str:
        """The same in words, kind by kind, for a line of a log."""
        return "; ".join(self._points)

    @cached_property
    def lines(self) -> tuple[ChangeLine, ...]:
        """Everything that is different, a line each."""
        return tuple(
            chain(
                _entries("Added").listing(self.added, _NAME),
                _entries("Removed").listing(self.removed, _NAME),
                _entries("Withdrawn").listing(self.withdrawn, lambda entry: str(entry.withdrawn)),
                _entries("Reinstated").listing(self.reinstated, _NAME),
                _entries("Changed").amending(self.changed),
                _entries("Reworded").amending(self.reworded),
                *(each.link_lines for each in self.relinked),
                *(each.row_lines for each in self.relinked),
                _listed("Matrices", "matrix").differing(self.matrices, _matrix_words),
                _listed("Documents", "document").differing(self.documents, attrgetter("title")),
                _listed("Corrections", "correction").differing(self.corrections, attrgetter("adopted")),
                (ChangeLine(part="Order", of=each, entry="", change="in another order") for each in self.reordered),
            ),
        )

    @property
    def markdown(self) -> str:
        """Everything that is different as Markdown, in which the texts of entries stay texts."""
        old = f"old: dataset {self.old_version}, {self.old_digest}"
        new = f"new: dataset {self.new_version}, {self.new_digest}"
        title = f"From dataset {self.old_version} to {self.new_version}"
        return lines_markdown(title, [old, new, *self._points], self.lines)

    @property
    def data(self) -> Plain:
        """Everything that is different as plain data, for JSON."""
        by_code = ("framework", "code")
        whole = difference_data(self.nodes, by_code)
        return {
            "schema": COMPARISON,
            "old": {"dataset_version": self.old_version, "dataset_digest": self.old_digest},
            "new": {"dataset_version": self.new_version, "dataset_digest": self.new_digest},
            "counts": {part: dict(lists) for part, lists in self.counts.items()},
            "added": whole["added"],
            "removed": whole["removed"],
            "withdrawn": [entry_data(entry, by_code) for entry in self.withdrawn],
            "reinstated": [entry_data(entry, by_code) for entry in self.reinstated],
            "changed": [amendment_data(each, by_code) for each in self.changed],
            "reworded": [amendment_data(each, by_code) for each in self.reworded],
            "relinked": [
                {
                    "matrix": each.matrix,
                    "links": difference_data(each.links, ("source", "target")),
                    "rows": difference_data(each.rows, ("number",)),
                }
                for each in self.relinked
            ],
            "matrices": difference_data(self.matrices, ("id",), aside=LISTED),
            "documents": difference_data(self.documents, ("id",)),
            "corrections": difference_data(self.corrections, ("id",)),
            "reordered": list(self.reordered),
        }

    @property
    def _points(self) -> list[str]:
        """Say in a few words for each part how much is different."""
        order = [f"in another order: {', '.join(self.reordered)}"] if self.reordered else []
        return [*counts_words(self.counts), *order] or ["there is no difference"]

    def __repr__(self) -> str:
        """Give both versions, and how much is different."""
        numbers = {part: sum(lists.values()) for part, lists in self.counts.items()}
        numbers |= {"reordered": len(self.reordered)} if self.reordered else {}
        found = ", ".join(f"{number} {part}" for part, number in numbers.items())
        return f"Comparison({self.old_version} -> {self.new_version}: {found or 'no difference'})"


_NAME: Callable[[Entry], str] = attrgetter("name")


def _entries(part: str) -> Lines[Entry]:
    """Write entries of all kinds by kind and code."""
    return Lines(part=part, of=attrgetter("framework"), entry=attrgetter("code"))


def _listed(part: str, of: str) -> Lines[Any]:
    """Write entries of one list by their ids."""
    return Lines(part=part, of=lambda _: of, entry=attrgetter("id"))


def _matrix_words(matrix: Matrix) -> str:
    return f"{matrix.title}, {counted(len(matrix), 'link')}"


def _of_substance(amendment: Amendment[Entry]) -> Amendment[Entry]:
    """Leave out the fields that word an entry, and the withdrawal that is told of by itself."""
    moved = bool(amendment.old.withdrawn) != bool(amendment.new.withdrawn)
    aside = WORDING | {_WITHDRAWN} if moved else WORDING
    return amendment.only(lambda name: name not in aside)


def _telling(amendments: Iterable[Amendment[Entry]]) -> tuple[Amendment[Entry], ...]:
    """Leave out amendments that tell of no field."""
    return tuple(each for each in amendments if each.fields)
