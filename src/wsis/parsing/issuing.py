"""What there is to say about a text that was read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from wsis.parsing.grammar import nearest
from wsis.parsing.marks import Bond
from wsis.parsing.numbering import has_parts, is_range, runs_on
from wsis.parsing.parsed import Issue, IssueKind
from wsis.parsing.preceding import stranger
from wsis.parsing.reading import Page

_SIGN_BEFORE = re.compile(r"(?:[<≤≥±]\s*+|[!~^])\Z")
#: Categories of the characters that are letters, numbers or pictures.
_TELLING = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "So"})
_FORMULA = re.compile(r"""[\s'"]*+=""")
_LETTERED = re.compile(r"(\d++)(?:\. *+| *+\( *+)?([a-z])")
_SIGN_AFTER = re.compile(r"\s*+\(?[?^]++\)?+(?=[\s,;|)]|\Z)")


def issues(page: Page) -> tuple[Issue, ...]:
    """Say what in a text is unknown, contradictory, unclear or repaired.

    Args:
        page: The text as it was read.

    Returns:
        The issues in the order of the text; at least one where there are words and no code.
    """
    found = [
        *_codes(page),
        *_doubts(page),
        *_wordings(page),
        *_groups(page),
        *_pair(page),
        *_choices(page),
        *_signs(page),
        *_claims(page),
        *_formula(page),
        *_exclusion(page),
        *_segments(page),
    ]
    if not found and not page.groups:
        found = [*_nothing(page)]
    return tuple(sorted(found, key=lambda issue: issue.span))


def _codes(page: Page) -> Iterator[Issue]:
    """Report codes that do not exist, and what else there is to say of a code by itself."""
    for position, reading in enumerate(page.readings):
        if reading is None:
            continue
        if reading.kind == "target" and not reading.codes:
            whole = f"{page.goal}.{reading.written}"
            known = whole if whole in page.grammar.codes else None
            yield _issue(page, "ambiguous", (position,), "number of a target without its goal", known)
        elif reading.kind == "amount":
            yield _issue(page, "unknown", (position,), f"an amount, no {page.grammar.noun}", None)
        elif reading.remark:
            remark = reading.remark
            yield _issue(page, remark.kind, (position,), remark.what, remark.suggestion)
        elif not reading.codes and not reading.is_doubtful:
            what, near = f"unknown {page.grammar.noun}", nearest(reading.written, page.grammar.codes)
            yield _issue(page, "unknown", (position,), what, near)


def _doubts(page: Page) -> Iterator[Issue]:
    """Report numbers that could be read in two ways."""
    doubts = (it for position, it in page.doubts.items() if not it.is_mild or page.is_doubtful(position))
    for it in dict.fromkeys(doubts):
        yield _issue(page, it.kind, (it.first, it.last), it.what, it.suggestion)


def _wordings(page: Page) -> Iterator[Issue]:
    """Report outdated names and misspelt words."""
    unread = frozenset(page.unread)
    for position, token in enumerate(page.tokens):
        if token.phrase and position not in unread:
            if token.phrase.standing == "outdated":
                yield _issue(page, "outdated-label", (position,), "outdated name", token.phrase.preferred)
            elif token.phrase.standing == "misspelt":
                yield _issue(page, "repaired-spelling", (position,), "misspelt", token.phrase.preferred)


def _groups(page: Page) -> Iterator[Issue]:
    """Report ranges, and numbers whose name belongs to another."""
    for it in page.groups:
        place = (it.first.position, it.last.position)
        if it.is_range:
            run = page.grammar.between(it.codes)
            yield _issue(page, "ambiguous", place, "from the first to the last, or only these", run)
        elif it.code is None:
            yield _issue(page, "conflict", place, "number and name disagree", " or ".join(it.codes))


def _pair(page: Page) -> Iterator[Issue]:
    """Report a text of just one number and, over a comma, the name of another."""
    match page.groups:
        case (number, name) if "label" not in number.kinds and name.is_name and name.first.bond is Bond.COMMA:
            place = (number.first.position, name.last.position)
            is_code = page.plain.source[slice(*page.span(name.first.position, name.last.position))] == name.code
            if is_code or (page.grammar.is_layered and bool(number.first.above) is not bool(name.first.above)):
                return
            yield _issue(page, "ambiguous", place, "two, or a number and name that disagree", None)
        case _:
            pass


def _choices(page: Page) -> Iterator[Issue]:
    """Report codes of which a text leaves the choice: `C5 or C6`."""
    for position, token in enumerate(page.tokens):
        if token.kind == "or":
            yield _issue(page, "ambiguous", (position - 1, position + 1), "one or the other, or both", None)


def _signs(page: Page) -> Iterator[Issue]:
    """Report codes before which or after which a sign says that they are not plainly meant: `≥ C5`, `SDG 4?`."""
    for it in page.groups:
        first, last = it.first.position, it.last.position
        gap = page.tokens[first].gap
        if (_SIGN_BEFORE.search(gap) and not (first and is_range(gap))) or _SIGN_AFTER.match(
            page.plain.text, page.tokens[last].end
        ):
            yield _issue(page, "ambiguous", (first, last), "a sign of doubt or comparison beside it", None)


def _claims(page: Page) -> Iterator[Issue]:
    """Report codes before which a word stands that may say that they are of something else: `USB C1`."""
    unread = frozenset(page.unread)
    for it in page.groups:
        first = stranger(page.tokens, it.first.position, unread)
        if first is not None:
            place = (first, it.last.position)
            yield _issue(page, "ambiguous", place, "perhaps not meant, for the word before it", None)


def _formula(page: Page) -> Iterator[Issue]:
    """Report a formula of a spreadsheet, in which `C5` is a cell."""
    if page.tokens and _FORMULA.match(page.plain.text):
        yield _issue(page, "ambiguous", (0, -1), "perhaps a formula", None)


def _exclusion(page: Page) -> Iterator[Issue]:
    """Report codes that the text seems to leave out."""
    if page.exclusion < len(page.tokens):
        yield _issue(page, "ambiguous", (page.exclusion, -1), "perhaps left out", None)


def _segments(page: Page) -> Iterator[Issue]:
    """Report each part of a list in which nothing was read, with the codes that it may mean."""
    settled = {segment for it in page.groups for segment in page.segments(it)}
    settled |= {page.tokens[position].segment for position, it in enumerate(page.readings) if it and not it.codes}
    settled |= {page.tokens[position].segment for position, it in page.doubts.items() if not it.is_mild}
    for segment, positions in groupby(page.unread, key=lambda position: page.tokens[position].segment):
        if segment in settled:
            yield from _lost(page, positions)
        else:
            place = tuple(positions)
            codes = dict.fromkeys(_candidates(page, place))
            if codes:
                yield _issue(page, "ambiguous", place, f"perhaps no {page.grammar.noun}", " or ".join(codes))
            else:
                yield _issue(page, "unknown", place, f"unknown {page.grammar.noun}", None)


def _lost(page: Page, positions: Iterable[int]) -> Iterator[Issue]:
    """Report what could be a code among the words beside one: a number, or a name of more than one word."""
    for position in positions:
        token, reading = page.tokens[position], page.readings[position]
        is_name = token.phrase is not None and token.kind == "label" and len(token.phrase.words) > 1
        is_code = reading is None and (_stands_alone(page, position) or any(_lettered(page, position)))
        if position < page.exclusion and (is_name or is_code):
            codes = dict.fromkeys(_candidates(page, (position,)))
            if codes:
                yield _issue(page, "ambiguous", (position,), "perhaps one more", " or ".join(codes))


def _stands_alone(page: Page, position: int) -> bool:
    """Tell whether a number that was not read, where bare numbers are, does not plainly count what follows."""
    token, before, after = page.tokens[position], *page.neighbours(position)
    if token.kind != "number" or page.grammar.bare is None:
        return False
    is_joined = (
        is_range(token.gap)
        or token.gap.strip() in ("/", "+")
        or (before is not None and before.kind in ("and", "or", "range"))
    )
    return is_joined or has_parts(token) or not runs_on(after)


def _candidates(page: Page, place: Sequence[int]) -> Iterator[str]:
    """Give the codes of the names in a piece, or of the numbers if there is nothing else."""
    tokens = [page.tokens[position] for position in place]
    is_numeric = all(token.kind == "number" for token in tokens)
    for position, token in zip(place, tokens, strict=True):
        yield from _lettered(page, position)
        if token.kind == "label":
            yield token.value
        elif is_numeric:
            for kind in page.grammar.number_kinds:
                yield from page.grammar.read(kind, token.value).codes


def _lettered(page: Page, position: int) -> Iterator[str]:
    """Give the code that a number and a letter may mean that are written together or with a sign: `9c`, `9. c`."""
    token, after = page.tokens[position], page.neighbours(position)[1]
    end = token.end
    if token.kind == "number" and after and after.kind == "word" and not runs_on(page.neighbours(position + 1)[1]):
        end = after.end
    written = _LETTERED.fullmatch(page.plain.text, token.start, end)
    code = ".".join(written.groups()) if written else None
    if code is not None and code in page.grammar.codes:
        yield code


def _nothing(page: Page) -> Iterator[Issue]:
    """Report a text of which nothing was read, unless it is only blanks, dashes and the like: `SDGs`, `²`, `✓`."""
    what, source = f"no {page.grammar.noun}", page.plain.source
    if page.tokens:
        yield _issue(page, "unknown", (0, -1), what, None)
        return
    places = [place for place, char in enumerate(source) if unicodedata.category(char) in _TELLING]
    if places:
        span = (places[0], places[-1] + 1)
        piece = source[slice(*span)]
        yield Issue(kind="unknown", span=span, text=piece, message=f"{what}: {piece!r}")


def _issue(page: Page, kind: IssueKind, place: Sequence[int], what: str, suggestion: str | None) -> Issue:
    """Make an issue of the piece between two positions."""
    span = page.span(place[0], place[-1])
    piece = page.plain.source[slice(*span)]
    return Issue(kind=kind, span=span, text=piece, message=f"{what}: {piece!r}", suggestion=suggestion)
