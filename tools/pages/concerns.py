"""Which nodes and other entries a correction of the ledger concerns."""

import re
from collections.abc import Iterable

from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.nodes import Commitment, Goal, Objective
from wsis.provenance import Correction
from wsis.summit import Mandate

_SPAN = r"\d+(?:\([a-z]\))?(?: to \d+(?:\([a-z]\))?)?"
_GROUP = re.compile(rf"(rows?|paragraphs?|goal)?\s*({_SPAN}(?:, {_SPAN})*)")


def concerned(ds: Dataset, correction: Correction) -> tuple[Entry, ...]:
    """List the entries that a correction names, or whose printed rows it names.

    >>> import wsis
    >>> ds = wsis.load()
    >>> ledger = {correction.id: correction for correction in ds.corrections}
    >>> [node.code for node in concerned(ds, ledger["wsis-sdg-C2-8"])]
    ['C2', '8']
    >>> [node.code for node in concerned(ds, ledger["wsis-gdc-rows-33-36"])]
    ['23a', '23b', '23c', '23d']
    """
    words = correction.locator
    if correction.subject == "action-line" and words == "all":
        return ds.action_lines
    if correction.subject == "country":
        return tuple(each for each in ds.countries if each.title in words)
    found: list[Entry] = [each for each in (*ds.action_lines, *ds.targets) if _names(words, each.code)]
    for announced, spans in _GROUP.findall(words):
        kind = _kind(correction.subject, announced)
        numbers = [number for span in spans.split(", ") for number in _numbers(ds, span)]
        if announced.startswith("row"):
            rows = {str(row.number): row for matrix in ds.matrices for row in matrix.rows}
            found += [ds.get(Commitment, code) for number in numbers for code in rows[number].commitments]
        elif kind is not None:
            found += [ds.get(kind, number) for number in numbers if number in ds.codes(kind)]
    return tuple(dict.fromkeys(found))


def _names(words: str, code: str) -> bool:
    return bool(re.search(rf"(?<![\w.-]){re.escape(code)}(?![\w-]|\.\w)", words))


def _kind(subject: str, announced: str) -> type[Entry] | None:
    """Tell what numbers stand for, by the word before them or the subject of the entry."""
    if announced == "goal":
        return Goal
    kinds: dict[str, type[Entry]] = {"objective": Objective, "wsis-gdc": Commitment, "gdc-sdg-printed": Commitment}
    return (kinds | {"mandate": Mandate}).get(subject)


def _numbers(ds: Dataset, span: str) -> Iterable[str]:
    """Write out a span: numbers, or paragraphs in the order of the Compact."""
    first, _, last = (part.strip() for part in span.partition(" to "))
    if not last:
        return [_code(first)]
    if first.isdecimal():
        return [str(number) for number in range(int(first), int(last) + 1)]
    codes = list(ds.codes(Commitment))
    return codes[codes.index(_code(first)) : codes.index(_code(last)) + 1]


def _code(paragraph: str) -> str:
    return paragraph.replace("(", "").replace(")", "")


def corrections_of(ds: Dataset, entries: Iterable[Entry]) -> tuple[Correction, ...]:
    """List the corrections that concern at least one of the entries."""
    asked = set(entries)
    return tuple(each for each in ds.corrections if asked.intersection(concerned(ds, each)))
