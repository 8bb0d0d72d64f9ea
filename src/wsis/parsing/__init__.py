"""Loose text to codes: what people write in a cell, read without guessing, with an issue for whatever is not plain."""

from typing import final

from wsis.errors import CodeTypeError, WsisError
from wsis.parsing.gdc_grammar import gdc_grammar
from wsis.parsing.grammar import Grammar
from wsis.parsing.issuing import issues
from wsis.parsing.line_grammar import line_grammar
from wsis.parsing.listing import listed
from wsis.parsing.parsed import Issue, Parsed
from wsis.parsing.reading import Page
from wsis.parsing.sdg_grammar import sdg_grammar
from wsis.parsing.vocabulary import ALL

__all__ = ["Issue", "ParseError", "Parsed", "parse_action_lines", "parse_gdc", "parse_sdgs"]

#: The length of the longest text that is read.
LONGEST = 20_000
_SHOWN = 40


@final
class ParseError(WsisError, ValueError):
    """A text that cannot be read whole and without an issue, where that was asked for.

    Args:
        parsed: What was read, with all the issues and leftovers.
    """

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        super().__init__(parsed)

    def __str__(self) -> str:
        """List the issues, one a line, and then the words that were not read."""
        parsed = self.parsed
        unread = [f"not read: {', '.join(map(repr, parsed.leftovers))}"] if parsed.leftovers else []
        return "\n  ".join([f"cannot read {parsed.text!r} strictly", *map(str, parsed.issues), *unread])


def parse_action_lines(text: str, *, strict: bool = False) -> Parsed:
    """Read the WSIS action lines that a text names: by code, by category of the WSIS Prizes, or by name.

    Args:
        text: A cell of a register, such as `C1 C2, C7 E-health and C11`.
        strict: Whether an issue, or a word that was not read, is an error.

    Returns:
        The codes in definition order, with the issues and the words that were not read.

    Raises:
        CodeTypeError: If it is a number or anything else that is not text.
        ParseError: If `strict` and there is an issue or a word that was not read.

    >>> parse_action_lines("Category 10, AL C2 and Media").codes
    ('C2', 'C7-e-health', 'C9')
    >>> print(parse_action_lines("AL C1 eGovernment").issues[0])
    number and name disagree: 'C1 eGovernment' (suggestion: C1 or C7-e-government)
    """
    return _parse(text, line_grammar(), strict=strict)


def parse_gdc(text: str, *, strict: bool = False) -> Parsed:
    """Read the objectives, themes and commitments of the Global Digital Compact that a text names.

    A theme gives the theme alone and a commitment the commitment alone. A bare number up to 5 is an objective, any
    other number, and one that a word announces, a paragraph. "GDC" has other meanings in the world, and paragraphs are
    found in other documents: what is not clearly the Compact's gives an issue.

    Args:
        text: A cell of a register, such as `GDC 11(a), (b) and Objective 3`.
        strict: Whether an issue, or a word that was not read, is an error.

    Returns:
        The codes of the objectives, then the themes, then the commitments, each in definition order, with the issues
        and the words that were not read.

    Raises:
        CodeTypeError: If it is a number or anything else that is not text.
        ParseError: If `strict` and there is an issue or a word that was not read.

    >>> parse_gdc("GDC 11(a), (b); Objective 3; Human rights").codes
    ('3', 'human-rights', '11a', '11b')
    >>> print(parse_gdc("GDC paragraph 56").issues[0])
    a paragraph of several commitments, without its letter: '56' (suggestion: 56a, 56b)
    """
    return _parse(text, gdc_grammar(), strict=strict)


def parse_sdgs(text: str, *, strict: bool = False) -> Parsed:
    """Read the Sustainable Development Goals and targets that a text names; an indicator gives its target.

    Args:
        text: A cell of a register, such as `SDGs 4 and 9.c`.
        strict: Whether an issue, or a word that was not read, is an error.

    Returns:
        The codes, each goal before its targets, with the issues and the words that were not read.

    Raises:
        CodeTypeError: If it is a number or anything else that is not text.
        ParseError: If `strict` and there is an issue or a word that was not read.

    >>> parse_sdgs("Goal 9, Quality Education, target 9.C").codes
    ('4', '9', '9.c')
    >>> print(parse_sdgs("SDG 18").issues[0])
    unknown goal or target: '18' (suggestion: 17, 16, 15)
    """
    return _parse(text, sdg_grammar(), strict=strict)


def _parse(text: object, grammar: Grammar, *, strict: bool) -> Parsed:
    """Read a text by a grammar, and refuse what is no text, or not plain where only that will do."""
    if not isinstance(text, str):
        raise CodeTypeError(text)
    parsed = _too_long(text) if len(text) > LONGEST else _parsed(text, grammar)
    if strict and (parsed.issues or parsed.leftovers):
        raise ParseError(parsed)
    return parsed


def _parsed(text: str, grammar: Grammar) -> Parsed:
    """Read a text of a bearable length: a plain list at once, anything else word by word."""
    plain = listed(text, grammar.plain)
    if plain:
        return Parsed(text=text, codes=grammar.in_order(plain))
    page = Page.of(text, grammar)
    found = set(page.codes())
    is_all = ALL in found
    found.update(grammar.all_codes if is_all else ())
    return Parsed(
        text=text,
        codes=grammar.in_order(found & grammar.places.keys()),
        is_all=is_all,
        issues=issues(page),
        leftovers=tuple(page.leftovers()),
    )


def _too_long(text: str) -> Parsed:
    """Leave a text unread that is longer than any cell of tags."""
    start = text[:_SHOWN]
    message = f"a text of more than {LONGEST:,} characters, not read: {start!r}…"
    return Parsed(
        text=text, issues=(Issue(kind="unknown", span=(0, _SHOWN), text=start, message=message),), leftovers=(text,)
    )
