"""The words that a framework is written in: the smallest pieces of a text, and the phrases made of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Literal, final

import attrs

from wsis.parsing.labels import Label, Standing
from wsis.parsing.normalizing import normalize
from wsis.parsing.vocabulary import (
    ANDS,
    BETWEEN,
    COUNTED,
    EITHERS,
    EQUIVALENTS,
    EXCLUSIONS,
    FOR,
    MISSPELLINGS,
    NO,
    OF_WORDS,
    RANGES,
    RANGES_BETWEEN,
)

PhraseKind = Literal["label", "lead", "other", "ordinal", "and", "or", "range", "not", "noise"]

#: A letter or digit that runs together with its neighbours, as Chinese characters do not.
LETTER = r"[^\W_\u3400-\u9fff]"

#: A Chinese character is a word; letters end where digits begin (`SDG9`); what begins with a digit stays whole (`5th`).
_WORD = r"(?P<word>[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+)"

#: The phrases that mean the same in every framework.
_EVERYWHERE: tuple[tuple[PhraseKind, str, tuple[str, ...]], ...] = (
    ("and", "", ANDS),
    ("or", BETWEEN, EITHERS),
    ("range", "", RANGES),
    ("range", BETWEEN, RANGES_BETWEEN),
    ("not", "", EXCLUSIONS),
    ("not", NO, (NO,)),
    ("noise", "count", COUNTED),
    ("noise", "of", OF_WORDS),
    ("noise", FOR, (FOR,)),
)


@final
@attrs.frozen(kw_only=True)
class Phrase:
    """Words that mean one thing.

    Args:
        kind: What the phrase does in a text.
        value: The code of a label, the number of an ordinal, the kind of number that a lead word announces, or what
            sort of noise it is.
        words: Its words in plain form.
        preferred: How to write it.
        standing: Whether one writes it so.
    """

    kind: PhraseKind
    value: str
    words: tuple[str, ...]
    preferred: str
    standing: Standing = "current"


@final
@attrs.frozen(kw_only=True)
class Lexicon:
    """The atoms and phrases of one framework.

    Args:
        atom: Pattern of the smallest pieces, each in a group with the name of its kind.
        phrases: The known phrases by their first word, the longest first.
    """

    atom: re.Pattern[str]
    phrases: Mapping[str, tuple[Phrase, ...]]

    def longest(self, words: list[str], position: int) -> Phrase | None:
        """Find the longest phrase that begins at a position."""
        for it in self.phrases.get(words[position], ()):
            if it.words == (words[position],) or it.words == tuple(words[position : position + len(it.words)]):
                return it
        return None


def make_lexicon(
    numbers: str,
    labels: Iterable[Label],
    others: Iterable[tuple[PhraseKind, str, Iterable[str]]],
) -> Lexicon:
    """Index the labels and the other phrases of a framework, with their known misspellings.

    Args:
        numbers: Pattern of its codes and numbers, in the groups `code` and `number`, and of what else it counts by.
        labels: The names of its nodes.
        others: Kind, value and texts of the other phrases; those that mean the same everywhere are added.

    Returns:
        The lexicon.
    """
    atom = re.compile(f"{numbers}|{_WORD}")
    right = [*_labelled(labels, atom), *_phrased(others, atom), *_phrased(_EVERYWHERE, atom)]
    ordered = sorted([*right, *_misspelt(right)], key=lambda phrase: (phrase.words[0], -len(phrase.words)))
    groups = groupby(ordered, key=lambda phrase: phrase.words[0])
    return Lexicon(atom=atom, phrases=MappingProxyType({first: tuple(group) for first, group in groups}))


def pieces(text: str, atom: re.Pattern[str]) -> list[re.Match[str]]:
    """Find the smallest pieces of a plain text; "the" is none."""
    return [match for match in atom.finditer(text) if match[0] != "the"]


def words_of(atoms: Iterable[re.Match[str]]) -> list[str]:
    """Give the words of some pieces, each as the one that it is read as."""
    return [EQUIVALENTS.get(word, word) for word in (atom[0] for atom in atoms)]


def _labelled(labels: Iterable[Label], atom: re.Pattern[str]) -> Iterator[Phrase]:
    """Make the phrases of the labels, `E-health` also as `ehealth`."""
    preferred: dict[str, str] = {}
    for label in labels:
        best = preferred.setdefault(label.code, label.text)
        for text in dict.fromkeys((label.text, re.sub("^E-", "E", label.text))):
            words = _words(text, atom)
            yield Phrase(kind="label", value=label.code, words=words, preferred=best, standing=label.standing)


def _phrased(others: Iterable[tuple[PhraseKind, str, Iterable[str]]], atom: re.Pattern[str]) -> Iterator[Phrase]:
    """Make the phrases that are not names."""
    for kind, value, texts in others:
        for text in texts:
            yield Phrase(kind=kind, value=value, words=_words(text, atom), preferred=text)


def _misspelt(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Make the phrases again with each known misspelling of one of their words."""
    for phrase in phrases:
        for wrong, right in MISSPELLINGS.items():
            if right in phrase.words:
                words = tuple(wrong if word == right else word for word in phrase.words)
                yield attrs.evolve(phrase, words=words, standing="misspelt")


def _words(text: str, atom: re.Pattern[str]) -> tuple[str, ...]:
    """Give the words of a phrase."""
    return tuple(words_of(pieces(normalize(text).text, atom)))
