"""What the objects of JSON say: records of our own, and those of strangers, which are read by their names."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from wsis.parsing.contents import Cell
from wsis.readers.added_codes import NO_CODES, AddedCodes, take_added
from wsis.readers.cells import read_cells, remembered
from wsis.readers.columns import Field, field_of
from wsis.readers.drafts import Draft, blame, entry_of, keep, take
from wsis.readers.entries import Entry, Fault
from wsis.readers.json_values import Unsound, decoder, sound, written
from wsis.readers.own_records import MARK, own_entry, own_project
from wsis.wording import shortened

#: The fields that may hold a list of texts.
_LISTS = frozenset[Field](
    {
        *("organization", "organization_type", "country", "action_lines", "sdgs", "goals", "targets", "objectives"),
        *("commitments", "category"),
    },
)
_SHOWN = 200


def text_entries(
    texts: Iterable[tuple[int | None, str]],
    *,
    field_named: Callable[[str], Field | None] = field_of,
    added: AddedCodes = NO_CODES,
) -> Iterator[Entry]:
    """Read texts of one object each; one that is no JSON is reported and left out.

    Args:
        texts: The texts, each with the line on which it stands.
        field_named: Tells the field of a name.
        added: The codes that only the dataset has.

    >>> [entry] = text_entries([(1, '{"Project Title": "Radio", "AL": ["C9", "C12"]}')])
    >>> entry.project, entry.project.action_lines, entry.faults[0].message
    (Project('row 1', 'Radio'), ('C9',), "unknown action line: 'C12'")
    """
    read = _reader(field_named, added)
    decode = decoder().decode
    for row, (line, text) in enumerate(texts, start=1):
        if MARK in text and (project := own_project(text)):
            yield Entry(row, line, project)
            continue
        try:
            value = sound(decode(text), text)
        except (ValueError, RecursionError) as error:
            yield _no_record(row, line, text, error)
        else:
            yield read(row, line, value)


def value_entries(
    values: Iterable[Any],
    *,
    field_named: Callable[[str], Field | None] = field_of,
    added: AddedCodes = NO_CODES,
) -> Iterator[Entry]:
    """Read values that were JSON; one that is no object is reported and left out.

    Args:
        values: The values, their numbers as text.
        field_named: Tells the field of a name.
        added: The codes that only the dataset has.

    >>> from wsis.readers.numbers import Number
    >>> [entry] = value_entries([{"title": "Radio", "sdg": Number("8.1")}])
    >>> entry.project.extra, entry.faults[0].suggestion
    ((('sdg', '8.1'),), 'format it as text')
    """
    read = _reader(field_named, added)
    for row, value in enumerate(values, start=1):
        yield read(row, None, value)


def _reader(field_named: Callable[[str], Field | None], added: AddedCodes) -> Callable[[int, int | None, Any], Entry]:
    """Make a reader of values, which remembers what was said to be missing."""
    told: set[str] = set()

    def read(row: int, line: int | None, value: Any) -> Entry:  # noqa: ANN401 - JSON has no narrower type
        try:
            record = _record(value)
            if str(record.get("schema")).startswith(MARK):
                return own_entry(row, line, record)
            return _loose_entry(Draft(row, line, {}, {}, {}, [], [], told, added), record, field_named)
        except (ValueError, RecursionError) as error:
            return _no_record(row, line, "", error)

    return read


def _record(value: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Refuse what is no object of JSON, or not a proper one."""
    if isinstance(value, Unsound):
        raise ValueError(value.why)  # noqa: TRY004 - of the right type, but wrong
    if not isinstance(value, dict):
        raise ValueError("no object")  # noqa: TRY004 - what is wrong is the value of a file
    return cast("dict[str, Any]", value)


def _no_record(row: int, line: int | None, text: str, error: Exception) -> Entry:
    why = "lists in lists, too deep" if isinstance(error, RecursionError) else str(error)
    return Entry(row, line, None, (Fault("", shortened(text.strip(), _SHOWN), f"no record, so it is left out: {why}"),))


def _loose_entry(draft: Draft, record: dict[str, Any], field_named: Callable[[str], Field | None]) -> Entry:
    """Read a stranger's record by its names."""
    for name, value in record.items():
        field = field_named(name)
        if field and draft.names.setdefault(field, name) != name:
            what = f"is a second name for the field {field!r}"
            blame(draft, name, written(value), Cell(faults=((what, "choose one: columns= or --column"),)))
        else:
            _take_value(draft, name, field, value)
    return entry_of(draft)


def _take_value(draft: Draft, name: str, field: Field | None, value: Any) -> None:  # noqa: ANN401 - as above
    """Read a value of JSON into a draft."""
    match value:
        case None:
            pass
        case bool():
            take(draft, name, field, written(value))
        case str():
            take(draft, name, field, value)
        case [*items] if field in _LISTS and all(item is None or isinstance(item, str) for item in items):
            texts = [item or "" for item in items]
            left = [take_added(draft.added, field, text, draft.said) for text in texts]
            keep(draft, name, field, "; ".join(filter(None, texts)), read_cells(field, left))
        case [{}, *_] if field in {"organization", "participations"}:
            keep(draft, name, field, written(value), remembered(field, written(value)))
        case dict() if name == "extra":
            for each, item in cast("dict[str, Any]", value).items():
                _take_value(draft, each, None, item)
        case _ if field is None:
            draft.extra.append((name, written(value)))
        case _:
            blame(draft, name, written(value), Cell(faults=((f"no text, as the field {field!r} needs", None),)))
