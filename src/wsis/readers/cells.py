"""What one cell of a register says: its value, and every fault of it."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from types import MappingProxyType
from typing import final

import attrs

from wsis.codes import VOCABULARIES, FrameworkName
from wsis.parsing import Parsed, parse_action_lines, parse_sdgs
from wsis.readers.columns import Field

#: What a reading leaves unread; the other kinds of issue are remarks on something that was read.
_UNREAD = frozenset({"unknown", "conflict", "ambiguous"})

#: The fields whose cells hold codes.
TAG_FIELDS = frozenset[Field]({"action_lines", "category", "sdgs", "goals", "targets", "objectives", "commitments"})


@final
@attrs.frozen(kw_only=True)
class Cell:
    """A cell as it was read.

    Args:
        text: The cell as it stands.
        values: What it says: codes, names, one year or one date; empty where nothing could be read.
        faults: What could not be read, each with what to write instead where that is known.
    """

    text: str
    values: tuple[str | int | date, ...] = ()
    faults: tuple[tuple[str, str | None], ...] = ()


def read_cell(field: Field, text: str) -> Cell:
    """Read the text of a cell as its field asks.

    Args:
        field: What the column means.
        text: The cell, not empty.

    >>> read_cell("action_lines", "C9, C12").values
    ('C9',)
    >>> read_cell("year", "MMXX").faults
    (('no year of four digits', None),)
    """
    return _READERS.get(field, _text)(text)


def _text(text: str) -> Cell:
    return Cell(text=text, values=(text.strip(),))


def _names(text: str) -> Cell:
    """Read names between semicolons or bars; a comma may be part of a name."""
    return Cell(
        text=text, values=tuple(dict.fromkeys(name.strip() for name in re.split(r"[;|\n]", text) if name.strip()))
    )


def _year(text: str) -> Cell:
    if re.fullmatch(r"\s*[12][0-9]{3}\s*", text):
        return Cell(text=text, values=(int(text),))
    return Cell(text=text, faults=(("no year of four digits", None),))


def _date(text: str) -> Cell:
    try:
        return Cell(text=text, values=(date.fromisoformat(text.strip()),))
    except ValueError:
        return Cell(text=text, faults=(("no date", "write it as 2026-01-31"),))


def _tags(parse: Callable[[str], Parsed]) -> Callable[[str], Cell]:
    def read(text: str) -> Cell:
        parsed = parse(text)
        faults = [(issue.message, issue.suggestion) for issue in parsed.issues if issue.kind in _UNREAD]
        if parsed.leftovers and not faults:
            faults = [(f"not read: {' … '.join(parsed.leftovers)}", None)]
        return Cell(text=text, values=parsed.codes, faults=tuple(faults))

    return read


def _codes(framework: FrameworkName) -> Callable[[str], Cell]:
    """Read codes of the Compact, with or without the brackets of a paragraph."""
    known = VOCABULARIES[framework]

    def read(text: str) -> Cell:
        closed = re.sub(r"\s*\(\s*(\w)\s*\)", r"\1", text)
        given = [word.casefold() for word in re.split(r"[;,\s]+", closed) if word]
        faults: Iterable[tuple[str, str | None]] = (
            (f"no {framework} has the code {code!r}", None) for code in given if code not in known
        )
        return Cell(text=text, values=tuple(code for code in known if code in given), faults=tuple(faults))

    return read


_READERS = MappingProxyType[Field, Callable[[str], Cell]](
    {
        "organization": _names,
        "organization_type": _names,
        "country": _names,
        "action_lines": _tags(parse_action_lines),
        "category": _tags(parse_action_lines),
        "sdgs": _tags(parse_sdgs),
        "goals": _tags(parse_sdgs),
        "targets": _tags(parse_sdgs),
        "objectives": _codes("objective"),
        "commitments": _codes("commitment"),
        "year": _year,
        "start": _date,
        "end": _date,
    },
)
