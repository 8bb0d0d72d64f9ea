"""The plan "group": the engine counts its distinct rows, and only those come back."""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem
from wsis.frames.engines import Table
from wsis.frames.groups import Groups
from wsis.frames.keying import decoded
from wsis.frames.keys import Reading, is_missing, key_of, read_key
from wsis.frames.parts import Fault, Key, Part
from wsis.frames.question import Asked, TagColumns

if TYPE_CHECKING:
    from narwhals.stable import v2 as nw

#: How many distinct rows are counted at a time.
BATCH = 2**17

#: The name of the column that counts rows; nobody's column is called so.
COUNT = "wsis: rows"


def group_part(ds: Dataset, asked: Asked, table: Table, columns: TagColumns, by: tuple[str, ...] = ()) -> Part:
    """Count a table by its distinct rows.

    Args:
        ds: The dataset to count with.
        asked: What is asked.
        table: The table, with its columns of tags keyed.
        columns: Name and field of the columns of tags.
        by: The columns that group the rows.

    >>> import polars as pl, wsis
    >>> from wsis.frames.engines import opened
    >>> table = opened(pl.DataFrame({"sdg": ["4; 9.c", "4; 9.c", "17"]}), tags=("sdg",))
    >>> part = group_part(wsis.load(), Asked(of=wsis.Goal), table, (("sdg", "sdgs"),))
    >>> part.tallies[()].counts[3]
    2
    """
    part = Part(tallies={} if by else {(): asked.tally(ds, Groups())}, faults={})
    found = distinct(table, tuple(dict.fromkeys((*by, *(name for name, _ in columns)))))
    for start in range(0, len(found), BATCH):
        part += _counted(ds, asked, found[start : start + BATCH], columns, by)
    return part


def distinct(table: Table, names: tuple[str, ...]) -> "nw.DataFrame[Any]":
    """Collect the distinct rows of some columns, with the number of rows of each in a last column.

    Args:
        table: The table.
        names: The columns; none for one row that counts all.

    Raises:
        InvalidInputError: Where a text of pandas holds half a character, which it does not group.
    """
    try:
        return _distinct(table, names)
    except UnicodeEncodeError as error:
        # If none of the others has it, it is in the last one.
        for name in names[:-1]:
            distinct(table, (name,))
        problem = Problem(message="text that is not Unicode", column=names[-1], value=ascii(error.object))
        raise InvalidInputError("frame", [problem]) from error


def _distinct(table: Table, names: tuple[str, ...]) -> "nw.DataFrame[Any]":
    """Collect the distinct rows of some columns, if their texts are texts."""
    from narwhals.stable import v2 as nw  # noqa: PLC0415 - only who opens a table pays for it

    # By other names, since an engine that groups may take a dot in a name for something else.
    own = {f"wsis {place}": name for place, name in enumerate(names)}
    frame: Any = table.frame
    count = nw.len().alias(COUNT)
    there = {name: name for name in names}
    if table.engine == "pyspark":
        # Spark takes a point or a backtick in a name for something else even where columns are selected.
        there = {name: str(place) for place, name in enumerate(table.native.columns)}
        # By place, since columns that nobody asks for may share a name.
        frame = nw.from_native(table.native.toDF(*map(str, range(len(table.native.columns)))))
    if names:
        frame = frame.select(*(nw.col(there[name]).alias(alias) for alias, name in own.items()))
    if names and table.engine == "pyarrow":
        frame = nw.from_native(decoded(frame.to_native()))
    counted: nw.DataFrame[Any] | nw.LazyFrame[Any] = frame.group_by(*own).agg(count) if names else frame.select(count)
    if not isinstance(counted, nw.LazyFrame):
        return counted.rename(own)
    # The engine of Polars that streams groups a file in less memory than the file takes.
    options: dict[str, Any] = {"engine": "streaming"} if table.engine == "polars" else {}
    return counted.collect(**options).rename(own)


def _counted(ds: Dataset, asked: Asked, found: "nw.DataFrame[Any]", columns: TagColumns, by: tuple[str, ...]) -> Part:
    """Count a batch of distinct rows."""
    counts: list[int] = found[COUNT].to_list()
    cells: list[list[Reading]] = []
    faults: Counter[Fault] = Counter()
    for name, field in columns:
        keys = [key if type(key) is str else key_of(key) for key in found[name].to_list()]
        said = {key: read_key(field, key) for key in set(keys)}
        cells.append([said[key] for key in keys])
        if any(reading.faults for reading in said.values()):
            for reading, count in zip(cells[-1], counts, strict=True):
                # A row may have one fault in several items of its list.
                for unread in dict.fromkeys(reading.faults):
                    faults[Fault(name, unread)] += count
    values = [_values(found, name) for name in by]
    places: defaultdict[Key, list[int]] = defaultdict(list)
    for place, key in enumerate(zip(*values, strict=True)):
        places[key].append(place)
    groups = {
        key: Groups(tuple(counts[row] for row in rows), tuple(tuple(column[row] for row in rows) for column in cells))
        for key, rows in places.items()
    }
    if not by:
        groups[()] = Groups(tuple(counts), tuple(map(tuple, cells)))
    return Part(tallies={key: asked.tally(ds, each) for key, each in groups.items()}, faults=faults)


def _values(found: "nw.DataFrame[Any]", name: str) -> list[object]:
    """Take the values of a column as Python has them."""
    from narwhals.stable import v2 as nw  # noqa: PLC0415 - only who opens a table pays for it

    polars = nw.dependencies.get_polars()
    # A moment that is far enough makes Polars panic, which is no error that `Exception` would catch.
    panics = (polars.exceptions.PanicException,) if polars else ()
    try:
        values = found[name].to_list()
    except (ValueError, OverflowError, *panics) as error:
        problem = Problem(message="a value that Python cannot hold", column=name, value=str(found.schema[name]))
        raise InvalidInputError("frame", [problem]) from error
    return [None if is_missing(value) else value for value in values]
