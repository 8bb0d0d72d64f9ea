"""A text as the grammar of one framework reads it."""

from collections.abc import Iterator
from typing import Self, final

import attrs

from wsis.parsing.doubt import Doubt
from wsis.parsing.doubting import doubts
from wsis.parsing.grammar import Grammar, Reading
from wsis.parsing.marks import Bond, Group, Mark, group, parent
from wsis.parsing.normalizing import Normalized, normalize
from wsis.parsing.numbering import is_range, token_kinds
from wsis.parsing.scanning import Token, scan
from wsis.parsing.vocabulary import PLACE

_UNREAD = frozenset({"word", "other", "number", "code", "not"})


@final
@attrs.frozen(kw_only=True)
class Page:
    """A text as the grammar of one framework reads it; a position is that of a token.

    Args:
        grammar: The framework.
        plain: The text.
        tokens: Its tokens.
        doubts: The tokens that could be read in two ways, by their positions.
        readings: What each token is read as: a code, a number that matters, a name, or none of them.
        exclusion: The position of the first word that says "except" or stands after an empty box, or of the end.
        groups: The codes and names that stand together for one thing.
        unread: The positions of the words, numbers and names that stand for nothing.
    """

    grammar: Grammar
    plain: Normalized
    tokens: tuple[Token, ...]
    doubts: dict[int, Doubt]
    readings: tuple[Reading | None, ...]
    exclusion: int
    groups: tuple[Group, ...]
    unread: tuple[int, ...]

    @classmethod
    def of(cls, text: str, grammar: Grammar) -> Self:
        """Open a text.

        A name without a number counts only where no unread word is near: "media" in a sentence is no action line.
        """
        plain = normalize(text)
        tokens = grammar.settle(scan(plain.text, grammar.lexicon))
        unclear = doubts(tokens, lambda number: grammar.read("code", number).codes) | grammar.doubt(tokens)
        readings = tuple(_readings(plain, tokens, unclear, grammar))
        unknown = _unknown(tokens, readings)
        exclusion = next((position for position, token in enumerate(tokens) if token.leaves_out), len(tokens))
        wordy = {tokens[position].segment for position in unknown}
        groups = tuple(
            it
            for it in group(_marks(tokens, readings, unknown, grammar))
            if it.first.position < exclusion and not (it.is_name and wordy and wordy & _segments(tokens, it))
        )
        return cls(
            grammar=grammar,
            plain=plain,
            tokens=tokens,
            doubts=unclear,
            readings=readings,
            exclusion=exclusion,
            groups=groups,
            unread=_unread(readings, unknown, groups),
        )

    @property
    def goal(self) -> str | None:
        """The one code of the upper level in the text, if there is just one."""
        codes = {code for it in self.readings if it for code in it.codes if parent(code) is None}
        return codes.pop() if len(codes) == 1 else None

    def is_doubtful(self, position: int) -> bool:
        """Tell whether a token is a number that was left unread for a doubt."""
        reading = self.readings[position]
        return reading is not None and reading.kind == "doubt"

    def neighbours(self, position: int) -> tuple[Token | None, Token | None]:
        """Give the tokens before and after one."""
        after = position + 1
        return self.tokens[position - 1] if position else None, self.tokens[after] if after < len(self.tokens) else None

    def codes(self) -> Iterator[str]:
        """Give the codes that were read, some twice.

        Of a node and its part that stand together, the part is meant (`C7 E-health`); but in a layered framework both,
        unless a word says that the first is only the place of the second (`Section: Follow-up, Paragraph 68`).
        """
        for it in self.groups:
            if it.code and not it.is_range:
                before = self.neighbours(it.first.position)[0]
                is_place = before is not None and before.value == PLACE
                yield from it.codes if self.grammar.is_layered and not is_place else (it.code,)

    def segments(self, it: Group) -> set[int]:
        """Give the segments in which a group begins and ends."""
        return _segments(self.tokens, it)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the place in the text of the piece from one position to another."""
        return self.plain.span(self.tokens[first].start, self.tokens[last].end)

    def leftovers(self) -> Iterator[str]:
        """Give the unread words as written; the pieces of one word (`H2O`, Chinese characters) stay together."""
        runs: list[tuple[int, int]] = []
        for position in self.unread:
            if runs and runs[-1][1] == position - 1 and not self.tokens[position].gap:
                runs[-1] = (runs[-1][0], position)
            else:
                runs.append((position, position))
        return (self.plain.source[slice(*self.span(*run))] for run in runs)


def _readings(
    plain: Normalized, tokens: tuple[Token, ...], unclear: dict[int, Doubt], grammar: Grammar
) -> Iterator[Reading | None]:
    """Read each token by itself."""
    doubtful = {position: it.is_mild for position, it in unclear.items()}
    for token, kind in zip(tokens, token_kinds(plain, tokens, grammar.bare, doubtful), strict=True):
        yield grammar.read(kind, token.value) if kind else None


def _unknown(tokens: tuple[Token, ...], readings: tuple[Reading | None, ...]) -> frozenset[int]:
    """Give the positions of words that no table has, numbers that do not matter, and codes that do not exist."""
    return frozenset(
        position
        for position, (token, reading) in enumerate(zip(tokens, readings, strict=True))
        if (not reading.codes if reading else token.kind in _UNREAD)
    )


def _unread(
    readings: tuple[Reading | None, ...], unknown: frozenset[int], groups: tuple[Group, ...]
) -> tuple[int, ...]:
    """Give the positions of what is unknown, and of what could be read but stands in no group."""
    read = {position for it in groups for position in range(it.first.position, it.last.position + 1)}
    readable = {position for position, reading in enumerate(readings) if reading}
    return tuple(sorted(unknown | (readable - read)))


def _segments(tokens: tuple[Token, ...], it: Group) -> set[int]:
    """Give the segments in which a group begins and ends."""
    return {tokens[it.first.position].segment, tokens[it.last.position].segment}


def _marks(
    tokens: tuple[Token, ...], readings: tuple[Reading | None, ...], unknown: frozenset[int], grammar: Grammar
) -> Iterator[Mark]:
    """Find the marks, and how closely each follows the one before it."""
    bond = Bond.APART
    after_mark = False
    for position, (token, reading) in enumerate(zip(tokens, readings, strict=True)):
        if token.is_apart:
            bond = Bond.APART
        elif token.follows_comma:
            bond = min(bond, Bond.COMMA)
        elif bond is Bond.TIGHT and token.kind == "range":
            bond = Bond.RANGE
        elif bond is Bond.TIGHT and after_mark and is_range(token.gap):
            bond = Bond.DASH
        if reading:
            for code in reading.codes:
                above = grammar.above(code)
                yield Mark(kind=reading.kind, code=code, position=position, bond=bond, above=above)
                bond = Bond.APART
            bond = Bond.TIGHT
        after_mark = reading is not None
        if token.kind in ("and", "or") or position in unknown:
            bond = Bond.APART
