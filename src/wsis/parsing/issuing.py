"""What there is to say about a text that was read."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from wsis.parsing.marks import Bond
from wsis.parsing.parsed import Issue, IssueKind
from wsis.parsing.reading import Page


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
        *_exclusion(page),
        *_segments(page),
    ]
    if not found and page.tokens and not page.groups:
        found = [_issue(page, "unknown", (0, -1), f"no {page.grammar.noun}", None)]
    return tuple(sorted(found, key=lambda issue: issue.span))


def _codes(page: Page) -> Iterator[Issue]:
    """Report codes that do not exist, and indicators."""
    for position, reading in enumerate(page.readings):
        if reading is None:
            continue
        if reading.kind == "target" and not reading.codes:
            whole = f"{page.goal}.{reading.written}"
            known = whole if whole in page.grammar.codes else None
            yield _issue(page, "ambiguous", (position,), "number of a target without its goal", known)
        elif reading.kind == "amount":
            yield _issue(page, "unknown", (position,), f"an amount, no {page.grammar.noun}", None)
        elif not reading.codes and not reading.is_doubtful:
            what, nearest = f"unknown {page.grammar.noun}", page.grammar.nearest(reading.written)
            yield _issue(page, "unknown", (position,), what, nearest)
        elif reading.is_indicator:
            yield _issue(page, "indicator", (position,), "indicator, read as its target", ", ".join(reading.codes))


def _doubts(page: Page) -> Iterator[Issue]:
    """Report numbers that could be read in two ways."""
    for it in dict.fromkeys(page.doubts.values()):
        yield _issue(page, "ambiguous", (it.first, it.last), it.what, it.suggestion)


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
            yield _issue(page, "ambiguous", place, "two, or a number and name that disagree", None)
        case _:
            pass


def _exclusion(page: Page) -> Iterator[Issue]:
    """Report codes that the text seems to leave out."""
    if page.exclusion < len(page.tokens):
        yield _issue(page, "ambiguous", (page.exclusion, -1), "perhaps left out", None)


def _segments(page: Page) -> Iterator[Issue]:
    """Report each part of a list in which nothing was read, with the codes that it may mean."""
    settled = {segment for it in page.groups for segment in page.segments(it)}
    settled |= {page.tokens[position].segment for position, it in enumerate(page.readings) if it and not it.codes}
    for segment, positions in groupby(page.unread, key=lambda position: page.tokens[position].segment):
        if segment not in settled:
            place = tuple(positions)
            codes = dict.fromkeys(_candidates(page, place))
            if codes:
                yield _issue(page, "ambiguous", place, f"perhaps no {page.grammar.noun}", " or ".join(codes))
            else:
                yield _issue(page, "unknown", place, f"unknown {page.grammar.noun}", None)


def _candidates(page: Page, place: Sequence[int]) -> Iterator[str]:
    """Give the codes of the names in a piece, or of the numbers if there is nothing else."""
    tokens = [page.tokens[position] for position in place]
    is_numeric = all(token.kind == "number" for token in tokens)
    for token in tokens:
        if token.kind == "label":
            yield token.value
        elif is_numeric:
            for kind in page.grammar.number_kinds:
                yield from page.grammar.read(kind, token.value).codes


def _issue(page: Page, kind: IssueKind, place: Sequence[int], what: str, suggestion: str | None) -> Issue:
    """Make an issue of the piece between two positions."""
    span = page.span(place[0], place[-1])
    piece = page.plain.source[slice(*span)]
    return Issue(kind=kind, span=span, text=piece, message=f"{what}: {piece!r}", suggestion=suggestion)
