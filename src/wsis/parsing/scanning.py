"""From plain text to tokens: codes, numbers, and the longest phrases that a lexicon knows."""

import re
from collections.abc import Iterator
from typing import Literal, cast, final

import attrs

from wsis.parsing.lexicon import Lexicon, Phrase, PhraseKind, pieces, words_of
from wsis.parsing.vocabulary import BETWEEN, FOR, NO

TokenKind = Literal[PhraseKind, "code", "number", "letter", "symbol", "word"]

_SEPARATOR = re.compile(r"[,;|\n]")
#: An empty box, or the start of a comment of HTML.
_LEFT_OUT = re.compile(r"\[ ?]|\( \)|<!-")
_PLAIN_GAPS = frozenset({"", " "})
_AL = ("al",)
#: Where a tag of HTML begins; what these strike out is not meant, and a line break is a blank.
_TAG = ("<", "</")
_STRUCK = frozenset({"del", "s", "strike"})
_BREAK = "br"
_UNSETTLED = frozenset({NO, BETWEEN, FOR, "numeral"})
_CODED = frozenset({"number", "code", "label", "letter"})
_MARKUP = frozenset({"word", "noise"})
_LEADING = _CODED | {"lead", "noise"}


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
        gap = self.gap
        return gap not in _PLAIN_GAPS and (";" in gap or "|" in gap or "\n" in gap)

    @property
    def follows_comma(self) -> bool:
        """Whether a comma stands before it."""
        return "," in self.gap

    @property
    def leaves_out(self) -> bool:
        """Whether it says "except" or "not", or an empty box or the start of a comment stands before it."""
        return self.kind == "not" or (self.gap not in _PLAIN_GAPS and _LEFT_OUT.search(self.gap) is not None)

    @property
    def is_code(self) -> bool:
        """Whether it is a code or a number."""
        return self.kind in ("code", "number")


def scan(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Cut a plain text into tokens, the longest phrase first.

    Args:
        text: A text in plain form.
        lexicon: What to look for.

    Returns:
        The tokens in order; separators are in their gaps, and "the" is nowhere.
    """
    atoms = pieces(text, lexicon.atom)
    words = words_of(atoms)
    tokens: list[Token] = []
    position = end = segment = 0
    while position < len(atoms):
        first = atoms[position]
        phrase = lexicon.longest(words, position)
        position += len(phrase.words) if phrase else 1
        gap, end = text[end : first.start()], atoms[position - 1].end()
        if gap not in _PLAIN_GAPS:
            segment += len(_SEPARATOR.findall(gap))
        kind, value = (phrase.kind, phrase.value) if phrase else _kind(first)
        tokens.append(
            Token(kind=kind, value=value, start=first.start(), end=end, gap=gap, segment=segment, phrase=phrase)
        )
    return tuple(_settled(tokens))


def _settled(tokens: list[Token]) -> Iterator[Token]:
    """Settle by their neighbours what short words say: "no", "a", "o", and Roman numerals."""
    for position, token in enumerate(tokens):
        phrase = token.phrase
        if token.gap.endswith(_TAG) and token.kind in _MARKUP:
            yield _tag(token)
            continue
        if phrase is None or (token.value not in _UNSETTLED and phrase.words != _AL):
            yield token
            continue
        before = tokens[position - 1] if position else None
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        if phrase.words == _AL and _is_spanish_to(tokens, position):
            yield attrs.evolve(token, kind="range", value="")
        elif token.value == NO and token.kind == "not" and _is_number_sign(before, after):
            yield attrs.evolve(token, kind="noise", phrase=None)
        elif _is_mere_word(token, before, after):
            yield attrs.evolve(token, kind="word", value=" ".join(phrase.words), phrase=None)
        else:
            yield token


def _tag(token: Token) -> Token:
    """Make of the name of a tag a word, and of one that strikes out a word that says "not"."""
    name = token.phrase.words[0] if token.phrase else token.value
    if name == _BREAK:
        return token
    return attrs.evolve(token, kind="not" if name in _STRUCK else "word", value=name, phrase=None)


def _is_mere_word(token: Token, before: Token | None, after: Token | None) -> bool:
    """Tell whether a short word has none of its meanings: "to" and "or" between no codes, a numeral before no name."""
    kind = after.kind if after else None
    if token.value == BETWEEN:
        return before is None or before.kind not in _CODED or kind not in _LEADING
    return (token.value == "numeral" and kind != "label") or (token.value == FOR and kind == "number")


def _is_spanish_to(tokens: list[Token], position: int) -> bool:
    """Tell whether "al" is no action line but "to", between two codes of which no other "al" leads the first."""
    if not 0 < position < len(tokens) - 1:
        return False
    before, token, after = tokens[position - 1 : position + 2]
    is_close = not (token.gap + after.gap).strip() and before.is_code and after.is_code
    first = tokens[position - 2].phrase if position > 1 else None
    return is_close and not (first and first.words == _AL)


def _is_number_sign(before: Token | None, after: Token | None) -> bool:
    """Tell whether "no" is short for "number": `No. 10`, `AL no 5`."""
    if after is None or not after.is_code:
        return False
    is_led = before is not None and before.kind == "lead" and after.gap.strip() in ("", ".", ":")
    return is_led or (after.kind == "number" and after.gap.strip() == ".")


def _kind(atom: re.Match[str]) -> tuple[TokenKind, str]:
    """Name what an atom is, by the group of the pattern that matched, and its value."""
    kind = cast("TokenKind", atom.lastgroup)
    return kind, atom[kind]
