"""From plain text to tokens: codes, numbers, and the longest phrases that a lexicon knows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Literal, final

import attrs

from wsis.parsing.labels import Label, Standing
from wsis.parsing.normalizing import normalize
from wsis.parsing.vocabulary import ANDS, COUNTED, EQUIVALENTS, EXCLUSIONS, MISSPELLINGS, NO, OF_WORDS, RANGES

PhraseKind = Literal["label", "lead", "other", "ordinal", "and", "range", "not", "noise"]
TokenKind = Literal[PhraseKind, "code", "number", "word"]

#: A Chinese character is a word; letters end where digits begin (`SDG9`); what begins with a digit stays whole (`5th`).
_WORD = r"(?P<word>[\u3400-\u9fff]|[^\W\d_]+|[^\W_]+)"

#: The phrases that mean the same in every framework.
_EVERYWHERE: tuple[tuple[PhraseKind, str, tuple[str, ...]], ...] = (
    ("and", "", ANDS),
    ("range", "", RANGES),
    ("not", "", EXCLUSIONS),
    ("not", NO, (NO,)),
    ("noise", "count", COUNTED),
    ("noise", "of", OF_WORDS),
)
_SEPARATOR = re.compile(r"[,;|\n]")


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
class Token:
    """A piece of plain text that means one thing.

    Args:
        kind: What it is; a `word` is what the lexicon does not know.
        value: The value of the phrase, or a code or number as written.
        start: Where it begins in the plain text.
        end: Where it ends.
        gap: What stands between it and the token before it.
        segment: How many commas, semicolons, bars and line breaks stand before it, those inside phrases not counted.
        phrase: The phrase that it is, if it is one.
    """

    kind: TokenKind
    value: str
    start: int
    end: int
    gap: str
    segment: int
    phrase: Phrase | None = None

    @property
    def is_apart(self) -> bool:
        """Whether more than a comma stands before it."""
        return any(separator in self.gap for separator in ";|\n")

    @property
    def follows_comma(self) -> bool:
        """Whether a comma stands before it."""
        return "," in self.gap


@final
@attrs.frozen(kw_only=True)
class Lexicon:
    """The atoms and phrases of one framework.

    Args:
        atom: Pattern of the smallest pieces, with the groups `code`, `number` and `word`.
        phrases: The known phrases by their first word, the longest first.
    """

    atom: re.Pattern[str]
    phrases: Mapping[str, tuple[Phrase, ...]]


def make_lexicon(
    numbers: str,
    labels: Iterable[Label],
    others: Iterable[tuple[PhraseKind, str, Iterable[str]]],
) -> Lexicon:
    """Index the labels and the other phrases of a framework, with their known misspellings.

    Args:
        numbers: Pattern of its codes and numbers, with the groups `code` and `number`.
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


def scan(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Cut a plain text into tokens, the longest phrase first.

    Args:
        text: A text in plain form.
        lexicon: What to look for.

    Returns:
        The tokens in order; separators are in their gaps, and "the" is nowhere.
    """
    atoms = _atoms(text, lexicon.atom)
    words = tuple(map(_equivalent, atoms))
    tokens: list[Token] = []
    position = end = segment = 0
    while position < len(atoms):
        first = atoms[position]
        phrase = _longest(lexicon, words, position)
        position += len(phrase.words) if phrase else 1
        gap, end = text[end : first.start()], atoms[position - 1].end()
        segment += len(_SEPARATOR.findall(gap))
        kind, value = (phrase.kind, phrase.value) if phrase else _kind(first)
        tokens.append(
            Token(kind=kind, value=value, start=first.start(), end=end, gap=gap, segment=segment, phrase=phrase)
        )
    return tuple(_settled(tokens))


def _settled(tokens: list[Token]) -> Iterator[Token]:
    """Settle by their neighbours what "no" says, and whether a Roman numeral belongs to a name."""
    for before, token, after in zip((None, *tokens), tokens, (*tokens[1:], None), strict=False):
        if token.kind == "not" and token.value == NO and _is_number_sign(before, after):
            yield attrs.evolve(token, kind="noise", phrase=None)
        elif token.value == "numeral" and not (after and after.kind == "label"):
            yield attrs.evolve(token, kind="word", phrase=None)
        else:
            yield token


def _is_number_sign(before: Token | None, after: Token | None) -> bool:
    """Tell whether "no" is short for "number": `No. 10`, `AL no 5`."""
    if after is None or after.kind not in ("number", "code"):
        return False
    is_led = before is not None and before.kind == "lead" and after.gap.strip() in ("", ".", ":")
    return is_led or (after.kind == "number" and after.gap.strip() == ".")


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


def _atoms(text: str, atom: re.Pattern[str]) -> tuple[re.Match[str], ...]:
    """Find the smallest pieces of a plain text."""
    return tuple(match for match in atom.finditer(text) if match[0] != "the")


def _equivalent(atom: re.Match[str]) -> str:
    """Give the word of an atom, or the one that it is read as."""
    return EQUIVALENTS.get(atom[0], atom[0])


def _words(text: str, atom: re.Pattern[str]) -> tuple[str, ...]:
    """Give the words of a phrase."""
    return tuple(map(_equivalent, _atoms(normalize(text).text, atom)))


def _longest(lexicon: Lexicon, words: tuple[str, ...], position: int) -> Phrase | None:
    """Find the longest phrase that begins at a position."""
    candidates = lexicon.phrases.get(words[position], ())
    return next((it for it in candidates if it.words == words[position : position + len(it.words)]), None)


def _kind(atom: re.Match[str]) -> tuple[TokenKind, str]:
    """Tell a code, a number and an unknown word apart by the group that matched."""
    if atom["code"]:
        return "code", atom["code"]
    return ("number", atom["number"]) if atom["number"] else ("word", atom[0])
