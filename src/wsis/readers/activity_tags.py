"""The tags and sectors of an activity: codes of the frameworks, and those of other lists."""

import re
from functools import lru_cache
from typing import NamedTuple

from wsis.codes import VOCABULARIES, FrameworkName
from wsis.parsing import Parsed, parse_action_lines, parse_sdgs
from wsis.readers.activity_notes import Notes
from wsis.readers.activity_parts import Element, remains
from wsis.readers.added_codes import NO_CODES, AddedCodes
from wsis.tag_vocabularies import frameworks_of

#: A longer text is no code, and is not searched for one.
_LONGEST = 200

#: Issues with something that was read; every other one says that something was not.
_REMARKS = frozenset({"outdated-label", "repaired-spelling"})

_LIST = ("vocabulary", "vocabulary-uri", "code")


Declared = tuple[tuple[FrameworkName, str], ...]


class _Read(NamedTuple):
    """What the code of a tag says."""

    codes: Declared = ()
    message: str | None = None
    suggestion: str | None = None


def take_codes(activity: Element, notes: Notes, added: AddedCodes = NO_CODES) -> dict[FrameworkName, list[str]]:
    """Read the codes that an activity declares, in its tags and its sectors.

    Args:
        activity: The activity.
        notes: Where all the rest of them is noted.
        added: The codes that only the dataset of the tags has.

    >>> tag = Element("tag", (("vocabulary", "3"), ("code", "9.C")))
    >>> take_codes(Element("iati-activity", children=(tag,)), Notes())
    {'target': ['9.c']}
    """
    found: dict[FrameworkName, list[str]] = {}
    for element in activity.named("sector", "tag"):
        number, uri, code = map(element.value, _LIST)
        place = ", ".join(part for part in (number, uri) if part)
        name = f"{element.name} (vocabulary {place})" if place else element.name
        frameworks = frameworks_of(element.name, number, uri)
        if not frameworks:
            notes.outline(element, name=name, taken=_LIST, lead=code)
            continue
        own: Declared = tuple((framework, code) for framework in frameworks if code in added.get(framework, ()))
        read = _Read(own) if own else _read(frameworks, code)
        for framework, each in read.codes:
            found.setdefault(framework, []).append(each)
        if read.message:
            notes.blame(element.name, code, read.message, read.suggestion)
            notes.outline(element, name=name, taken=_LIST, lead=code)
        elif rest := remains(element, taken=_LIST):
            notes.keep(name, f"{code} ({', '.join(rest)})")
    return found


@lru_cache(maxsize=2**12)
def _read(frameworks: tuple[FrameworkName, ...], code: str) -> _Read:
    """Read the code of a tag, exact or loosely written; the first framework names the list in messages."""
    exact: Declared = tuple((framework, code) for framework in frameworks if code in VOCABULARIES[framework])
    if exact:
        return _Read(exact)
    if not code or len(code) > _LONGEST:
        return _Read(message="is longer than any code" if code else "has no code")
    if frameworks[0] in {"goal", "target"}:
        return _parsed(frameworks[0], parse_sdgs(code))
    if frameworks[0] == "action-line":
        return _parsed(frameworks[0], parse_action_lines(code))
    closed = re.sub(r"\s*\(\s*(\w)\s*\)", r"\1", code).casefold()
    found: Declared = tuple((framework, closed) for framework in frameworks if closed in VOCABULARIES[framework])
    return _Read(found) if found else _Read(message="no objective or commitment of the Compact has this code")


def _parsed(framework: FrameworkName, parsed: Parsed) -> _Read:
    """Take the codes of one framework from a text, and say what else is in it."""
    codes: Declared = tuple((framework, code) for code in parsed.codes if code in VOCABULARIES[framework])
    issues = [issue for issue in parsed.issues if issue.kind not in _REMARKS]
    if issues:
        # The target of an indicator is not what the tag says.
        return _Read(codes if issues[0].kind != "indicator" else (), issues[0].message, issues[0].suggestion)
    if len(codes) < len(parsed.codes):
        return _Read(codes, f"is not from the list of {framework}s that the tag names")
    return _Read(codes, f"not read: {' … '.join(parsed.leftovers)}" if parsed.leftovers or not codes else None)
