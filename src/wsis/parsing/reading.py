"""A text as the grammar of one framework reads it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Self, final

import attrs

from wsis.parsing.grammar import Grammar, Reading
from wsis.parsing.marks import Bond, Group, Mark, group, parent
from wsis.parsing.normalizing import Normalized, normalize
from wsis.parsing.numbering import Doubt, doubts, is_range, kinds
from wsis.parsing.scanning import Token, scan

_UNREAD = frozenset({"word", "other", "number", "code", "not"})


@final
@attrs.frozen(kw_only=True)
class Page:
    """A text as the grammar of one framework reads it; a position is that of a token.

    Args:
        grammar: The framework.
        plain: The text.
        tokens: Its tokens.
    """

    grammar: Grammar
    plain: Normalized
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, text: str, grammar: Grammar) -> Self:
        """Open a text."""
        plain = normalize(text)
        return cls(grammar=grammar, plain=plain, tokens=scan(plain.text, grammar.lexicon))

    @cached_property
    def readings(self) -> tuple[Reading | None, ...]:
        """What each token is read as: a code, a number that matters, a name, or none of them."""
        found = kinds(self.plain, self.tokens, self.grammar.bare, frozenset(self.doubts))
        pairs = zip(self.tokens, found, strict=True)
        return tuple(self.grammar.read(kind, token.value) if kind else None for token, kind in pairs)

    @cached_property
    def doubts(self) -> dict[int, Doubt]:
        """The numbers that could be read in two ways, by their positions."""
        return doubts(self.tokens, lambda number: self.grammar.read("code", number).codes)

    @cached_property
    def goal(self) -> str | None:
        """The one code of the upper level in the text, if there is just one."""
        codes = {code for it in self.readings if it for code in it.codes if parent(code) is None}
        return codes.pop() if len(codes) == 1 else None

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The codes and names that stand together for one thing.

        A name without a number counts only where no unread word is near: "media" in a sentence is no action line.
        """
        wordy = {self.tokens[position].segment for position in self._unknown}
        return tuple(
            it
            for it in group(self._marks())
            if it.first.position < self.exclusion and not (it.is_name and wordy & self.segments(it))
        )

    @cached_property
    def exclusion(self) -> int:
        """The position of the first word that says "except", or of the end."""
        places = (position for position, token in enumerate(self.tokens) if token.kind == "not")
        return next(places, len(self.tokens))

    @cached_property
    def unread(self) -> tuple[int, ...]:
        """The positions of the words, numbers and names that stand for nothing."""
        read = {position for it in self.groups for position in range(it.first.position, it.last.position + 1)}
        readable = {position for position, reading in enumerate(self.readings) if reading}
        return tuple(sorted(self._unknown | (readable - read)))

    def segments(self, it: Group) -> set[int]:
        """Give the segments in which a group begins and ends."""
        return {self.tokens[mark.position].segment for mark in (it.first, it.last)}

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

    @cached_property
    def _unknown(self) -> frozenset[int]:
        """The positions of words that no table has, numbers that do not matter, and codes that do not exist."""
        return frozenset(
            position
            for position, (token, reading) in enumerate(zip(self.tokens, self.readings, strict=True))
            if (not reading.codes if reading else token.kind in _UNREAD)
        )

    def _marks(self) -> Iterator[Mark]:
        """Find the marks, and how closely each follows the one before it."""
        bond = Bond.APART
        after_mark = False
        for position, (token, reading) in enumerate(zip(self.tokens, self.readings, strict=True)):
            if token.is_apart:
                bond = Bond.APART
            elif token.follows_comma:
                bond = min(bond, Bond.COMMA)
            elif bond is Bond.TIGHT and (token.kind == "range" or (after_mark and is_range(token.gap))):
                bond = Bond.RANGE
            if reading:
                for code in reading.codes:
                    yield Mark(kind=reading.kind, code=code, position=position, bond=bond)
                    bond = Bond.APART
                bond = Bond.TIGHT
            after_mark = reading is not None
            if token.kind == "and" or position in self._unknown:
                bond = Bond.APART
