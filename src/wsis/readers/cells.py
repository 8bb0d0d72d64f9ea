"""What one cell of a register says: its values, and every fault of it."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from wsis.errors import MissingExtraError
from wsis.parsing.contents import Cell, Flaw
from wsis.parsing.tagging import LOST_CODE, TAG_FIELDS, TagField, read_tags
from wsis.readers import codelists, countries
from wsis.readers.codelists import read_organization_type, read_status
from wsis.readers.columns import Field
from wsis.readers.countries import find_country
from wsis.readers.dates import DATE_SUGGESTION, YEAR_SUGGESTION, read_date, read_year
from wsis.readers.numbers import Number

_BETWEEN = re.compile(r"\r\n|[;|\r\n]")

#: The fields whose cells are kept as they are, without the blanks around them; each is another one.
VERBATIM = frozenset[Field]({"title", "description", "url"})


def read_cell(field: Field, text: str) -> Cell:
    """Read the text of a cell as its field asks.

    Args:
        field: What the column means.
        text: The cell, not empty.

    >>> read_cell("action_lines", "C9, C12").values
    ('C9',)
    >>> read_cell("year", "MMXX").faults
    (('no year', 'write one year of four digits'),)
    """
    return _READERS.get(field, _text)(text)


@lru_cache(maxsize=2**16, typed=True)
def remembered(field: Field, text: str) -> Cell:
    """Read a cell, or remember what it says: registers say the same in many rows.

    Args:
        field: What the column means.
        text: The cell, not empty.

    >>> remembered("year", "2020").values
    (2020,)
    """
    return read_cell(field, text)


def read_cells(field: Field, texts: Iterable[str]) -> Cell:
    """Read the items of a list as cells of one field; the name of an organization is taken whole.

    Args:
        field: What the list means.
        texts: Its items; empty ones are passed over.

    >>> read_cells("country", ["KE", "UG"]).values
    ('KE', 'UG')
    """
    if field == "organization":
        return Cell(values=tuple(dict.fromkeys(text.strip() for text in texts if text.strip())))
    if field == "organization_type":
        return remembered(field, "; ".join(texts))
    cells = [remembered(field, text) for text in texts if text.strip()]
    return Cell(
        values=tuple(dict.fromkeys(value for cell in cells for value in cell.values)),
        faults=tuple(fault for cell in cells for fault in cell.faults),
        missing=next((cell.missing for cell in cells if cell.missing), None),
    )


def _text(text: str) -> Cell:
    return Cell(values=(text.strip(),))


def _pieces(text: str) -> list[str]:
    """Cut a cell at semicolons, bars and line ends; a comma may be part of a name."""
    return [name.strip() for name in _BETWEEN.split(text) if name.strip()]


def _records(field: Literal["organization", "participations"], text: str) -> Cell:
    """Read a list of records, written as JSON in one cell."""
    from wsis.readers.structures import read_structure  # noqa: PLC0415 - few tables have such cells, and it loads pydantic

    return read_structure(field, text)


def _organizations(text: str) -> Cell:
    if text.startswith("[{"):
        return _records("organization", text)
    return _names(text)


def _participations(text: str) -> Cell:
    return _records("participations", text)


def _names(text: str) -> Cell:
    return Cell(values=tuple(dict.fromkeys(_pieces(text))))


def _types(text: str) -> Cell:
    """Read types of organizations, which go with their names by their places, so that an empty place counts."""
    places = [piece.strip() for piece in _BETWEEN.split(text)]
    found = {piece: read_organization_type(piece) for piece in places if piece}
    unread = tuple(
        (f"no code of the IATI list of organization types: {it!r}", codelists.SUGGESTION)
        for it, word in found.items()
        if not word
    )
    return Cell(faults=unread) if unread else Cell(values=tuple(found.get(piece) for piece in places))


def _countries(text: str) -> Cell:
    """Read countries by code or by name; a comma or a slash is part of a name where there is such a name.

    What stands between commas is read only if all of it is: in "Sudan, South" no part is a country.
    """
    try:
        found: list[str] = []
        unknown: list[str] = []
        for piece in _pieces(text):
            for part in [piece] if find_country(piece) else re.split(r"\s*[/&]\s*", piece):
                several = [find_country(part)] if find_country(part) else list(map(find_country, part.split(",")))
                found += [code for code in several if code and None not in several]
                unknown += [part] if None in several else []
    except MissingExtraError as error:
        return Cell(
            values=tuple(dict.fromkeys(_pieces(text))), missing=f"names of countries are kept as they are: {error}"
        )
    return Cell(
        values=tuple(dict.fromkeys(found)),
        faults=tuple((f"no country: {name!r}", countries.SUGGESTION) for name in unknown),
    )


def _one(read: Callable[[str], object], flaw: Flaw) -> Callable[[str], Cell]:
    """Read one value, where None means that there is none."""

    def read_one(text: str) -> Cell:
        value = read(text)
        return Cell(faults=(flaw,)) if value is None else Cell(values=(value,))

    return read_one


def _tags(field: TagField) -> Callable[[str], Cell]:
    """Read tags; a number tells less than the text that somebody typed."""

    def read(text: str) -> Cell:
        if isinstance(text, Number) and not text.isdigit():
            return LOST_CODE
        return read_tags(field, text)

    return read


_READERS = MappingProxyType[Field, Callable[[str], Cell]](
    {
        "organization": _organizations,
        "organization_type": _types,
        "country": _countries,
        "status": _one(read_status, ("no code of the IATI list of activity statuses", codelists.SUGGESTION)),
        **{field: _tags(field) for field in TAG_FIELDS},
        "year": _one(read_year, ("no year", YEAR_SUGGESTION)),
        "participations": _participations,
        "start": _one(read_date, ("no date", DATE_SUGGESTION)),
        "end": _one(read_date, ("no date", DATE_SUGGESTION)),
    },
)
