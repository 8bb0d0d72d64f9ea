"""A dataset as tables: one for each kind of entry, for the links of each matrix, and for whatever else it holds."""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast, final

import attrs

from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.exports.hints import Hint, Name, hints_of, inside
from wsis.exports.tabular import Cell, Column, ColumnType, Reference, Table
from wsis.holding import additions_of, held, key_of, kinds_of
from wsis.link import Link
from wsis.nodes import NODE_TYPES
from wsis.provenance import Citation

_TYPES = MappingProxyType[type, ColumnType]({str: "string", int: "integer", bool: "boolean"})
_CANONICAL = Column(name="canonical", type="boolean")
# Fields of several texts that may hold spaces, with which a cell could not tell one text from the next.
_WORDED = frozenset({"addressees", "custodians"})


@final
@attrs.frozen(kw_only=True)
class _Text:
    """A text that stands in a row of its own.

    Args:
        name: The text.
    """

    name: str


@final
@attrs.frozen(kw_only=True)
class _Part:
    """Values of one class, which become a table.

    Args:
        name: Name of the table.
        kind: The class.
        values: The values, each after the cells that say what it belongs to.
        added: The places of those that are additions; None where that is told of what they belong to.
        owner: The columns of those cells.
        whole: Where they lead.
        key: The columns that name a row.
        codes: The table whose codes or ids a field holds, by the name of the field.
        told: The class and the field that tell of its columns, where the class of the values is known to tables alone.
    """

    name: str
    kind: type[Any]
    values: tuple[tuple[tuple[Cell, ...], Any], ...]
    added: frozenset[str] | None = None
    owner: tuple[Column, ...] = ()
    whole: Reference | None = None
    key: tuple[str, ...]
    codes: Mapping[str, str]
    told: tuple[str, str] | None = None


def tables_of(ds: Dataset) -> tuple[Table, ...]:
    """Make tables of a dataset, which together hold all of it; what a dataset has none of makes no table.

    What a value holds in any number, as a matrix its rows, stands in a table of its own, with the key of its owner and
    its place there. `canonical` tells what belongs to a released dataset from what an overlay added.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> tables_of(wsis.load())[:2]
    (Table('action_lines', 15 columns, 19 rows), Table('action_line_facilitators', 6 columns, 30 rows))
    """
    kinds, additions = kinds_of(Dataset), additions_of(ds)
    codes = {name: name for name in kinds} | {snake(kind): name for name, kind in kinds.items()}
    added = {name: frozenset(map(key_of, additions.get(name, ()))) for name in kinds}
    tables: list[Table] = []
    for name, kind in kinds.items():
        key = _key(kind)
        values = tuple(((), value) for value in held(ds, name))
        own = {**codes, key: name, "parent": name, "subregion": codes["region"]}
        tables += _tables(_Part(name=name, kind=kind, values=values, added=added[name], key=(key,), codes=own))
    for matrix in ds.matrices:
        links = tuple(((), link) for link in matrix.links)
        ends = {"source": codes[_field(matrix.source)], "target": codes[_field(matrix.target)]}
        part = _Part(
            name=f"links_{matrix.id}",
            kind=Link,
            values=links,
            added=frozenset(map(str, matrix.links)) if matrix.id in added["matrices"] else frozenset(),
            key=("source", "target"),
            codes={**codes, **ends},
        )
        tables += _tables(part, suffix=f"_{matrix.id}")
    there = {table.name for table in tables}
    return tuple(_among(table, there) for table in tables)


def _among(table: Table, there: Collection[str]) -> Table:
    """Let a table lead only to tables that are there."""
    columns = (column if column.codes_of in there else attrs.evolve(column, codes_of=None) for column in table.columns)
    references = (reference for reference in table.references if reference.table in there)
    return attrs.evolve(table, columns=tuple(columns), references=tuple(references))


def _tables(part: _Part, suffix: str = "") -> Iterator[Table]:
    """Make the table of some values, then those of what they hold in any number."""
    if not part.values:
        return
    told = part.told
    fields = (attrs.evolve(each, field=told or each.field) for each in _columns(part.kind, part.codes))
    columns = (*part.owner, *fields, *([] if part.added is None else [_CANONICAL]))
    yield Table(
        name=part.name,
        columns=columns,
        key=part.key,
        references=tuple(_references(part, columns)),
        documents=tuple(dict.fromkeys(document for _, value in part.values for document in _cited(value))),
        rows=tuple(
            (*cells, *_cells(value, part.kind), *([] if part.added is None else [_name(value) not in part.added]))
            for cells, value in part.values
        ),
    )
    named = {column.name: column for column in columns}
    for field, hint in _hints(part.kind):
        if not (hint.many and hint.is_value) or hint.kind is Link:
            continue
        # A link is named by its ends, anything else by the name of what it is: `action_line`, `matrix`.
        names = part.key if part.kind is Link else (snake(part.kind),)
        owner = (attrs.evolve(named[key], name=name) for key, name in zip(part.key, names, strict=True))
        inner = _Part(
            name=f"{snake(part.kind)}_{field}{suffix}",
            kind=hint.kind,
            values=tuple(
                ((*(getattr(value, key) for key in part.key), place), _Text(name=each) if hint.kind is _Text else each)
                for _, value in part.values
                for place, each in enumerate(inside(value, field), start=1)
            ),
            owner=(*owner, Column(name="place", type="integer")),
            whole=Reference(columns=names, table=part.name, fields=part.key),
            key=(*names, "place"),
            codes=part.codes,
            told=(part.kind.__name__, field) if hint.kind in {Name, _Text} else None,
        )
        yield from _tables(inner)


def _columns(kind: type[Any], codes: Mapping[str, str], prefix: str = "", *, required: bool = True) -> Iterator[Column]:
    """List the columns of a class; the fields of a value inside it become columns too."""
    for name, hint in _hints(kind):
        is_required = required and not hint.optional
        if not hint.is_value:
            yield Column(
                name=prefix + name,
                type="strings" if hint.many else _TYPES[hint.kind],
                required=is_required and not hint.many,
                choices=hint.choices,
                codes_of=None if hint.choices else codes.get(name),
                field=(kind.__name__, name),
            )
        elif not hint.many:
            yield from _columns(hint.kind, codes, f"{prefix}{name}_", required=is_required)


def _cells(value: object, kind: type[Any]) -> Iterator[Cell]:
    """List the cells of a value, in the order of its columns; those of None are empty."""
    for name, hint in _hints(kind):
        held_there = None if value is None else getattr(value, name)
        if not hint.is_value:
            yield held_there
        elif not hint.many:
            yield from _cells(held_there, hint.kind)


def _references(part: _Part, columns: tuple[Column, ...]) -> Iterator[Reference]:
    """List where the columns of a table lead."""
    if part.whole:
        yield part.whole
    kinds = kinds_of(Dataset)
    for column in columns[len(part.owner) :]:
        if column.codes_of and column.type == "string" and (column.name,) != part.key:
            key = (_key(kinds[column.codes_of]),)
            yield Reference(columns=(column.name,), table=column.codes_of, fields=key)


def _hints(kind: type[Any]) -> Iterator[tuple[str, Hint]]:
    """Tell what the fields of a class hold, as tables have it: texts of several words stand in rows of their own."""
    for name, hint in hints_of(kind).items():
        yield name, attrs.evolve(hint, kind=_Text) if name in _WORDED else hint


def _key(kind: type[Any]) -> str:
    """Name the field by which values of a class are known."""
    return "code" if issubclass(kind, Entry) else "id"


def _cited(value: object) -> Iterator[str]:
    """List the documents that a value cites, wherever in it."""
    if isinstance(value, Citation):
        yield value.document
    elif isinstance(value, tuple):
        for each in cast("tuple[object, ...]", value):
            yield from _cited(each)
    elif attrs.has(type(value)):
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))):
            yield from _cited(getattr(value, field.name))


def _name(value: object) -> str:
    """Name a value as additions are named: a link by its ends, anything else by its code or id."""
    return str(value) if isinstance(value, Link) else key_of(value)


def _field(framework: str) -> str:
    """Name the class of a framework as a column is named."""
    return next(snake(kind) for name, kind in NODE_TYPES.items() if name == framework)


def snake(kind: type[Any]) -> str:
    """Name a class as a column is named.

    >>> snake(Citation), snake(Link)
    ('citation', 'link')
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
