"""Tables with clean codes: what loose text says, put back where it stood, and a frame of what it did not say."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from wsis.codes import VOCABULARIES, FrameworkName
from wsis.dataset import Dataset
from wsis.errors import InvalidInputError
from wsis.frames.engines import opened
from wsis.frames.grouping import COUNT, distinct
from wsis.frames.keys import EMPTY, Reading, Unread, key_of, read_key
from wsis.frames.parts import Fault
from wsis.frames.replacing import replaced, texted
from wsis.frames.tags import Tags
from wsis.frames.unread import OnProblem, checked, problems_of, ranked
from wsis.nodes import NODE_TYPES

if TYPE_CHECKING:
    from narwhals.stable import v2 as nw

_FrameT = TypeVar("_FrameT")

#: What is said of cells that hold nothing. That is worth knowing, and no problem.
_NO_TAGS = Unread(None, "no tags", None)

_BETWEEN = "; "
_TAGS: tuple[tuple[FrameworkName, str], ...] = tuple(
    (framework, code) for framework, codes in VOCABULARIES.items() for code in codes
)
_PLACES = MappingProxyType[tuple[FrameworkName, str], int]({tag: place for place, tag in enumerate(_TAGS)})


class Normalized(NamedTuple, Generic[_FrameT]):
    """A table with clean codes, and what of it was not read.

    Args:
        frame: The table, with the codes of each cell of tags, or null.
        problems: A frame with the columns `column`, `value`, `message`, `suggestion` and `rows`.
    """

    frame: _FrameT
    problems: Any


def normalize(ds: Dataset, frame: _FrameT, *, tags: Tags, on_problem: OnProblem = "collect") -> Normalized[_FrameT]:
    """Write the tags of a table as clean codes, and list what could not be read.

    Cells become text such as `C1; C7-e-health`, in definition order, lists too; those without a code become null. All
    other columns stay as they are, and so does the order of columns and rows. What is lazy stays lazy; but the
    distinct cells are read now, and a table that has other ones later fails when it is computed.

    Args:
        ds: The dataset whose codes may stand in the result.
        frame: A pandas, Polars (eager or lazy), PyArrow, Dask or PySpark table, or a DuckDB relation.
        tags: The columns of tags.
        on_problem: `collect` lists what was not read; `raise` refuses it.

    Returns:
        The table, of the same kind; and a small frame of what was not read, by column, the most frequent first, each
        with the number of rows, and in a row without a value how many cells say nothing. For a lazy Polars frame that
        is an eager one, for Dask a pandas frame, for DuckDB and Spark a PyArrow table.

    Raises:
        MissingExtraError: Where narwhals is not installed.
        InvalidInputError: Where a column is missing or holds floats or other things that are no codes; and for every
            cell that was not read, if `on_problem` is `raise`.
        TypeError: If it is no table, or one of another kind.

    >>> import polars as pl, wsis
    >>> from wsis import frames
    >>> table = pl.DataFrame({"id": [1, 2, 3], "al": ["c9 and C1", "C12", None]})
    >>> clean, problems = frames.normalize(wsis.load(), table, tags=frames.Tags(action_lines="al"))
    >>> clean["al"].to_list()
    ['C1; C9', None, None]
    >>> problems.select("value", "message", "rows").rows()
    [('C12', "unknown action line: 'C12'", 1), (None, 'no tags', 1)]
    """
    checked(on_problem)
    names = tuple(name for name, _ in tags.columns)
    table = texted(opened(frame, tags=names), names)
    found = {name: distinct(table, (name,)) for name in names}
    faults: Counter[Fault] = Counter()
    cleaned: dict[str, Mapping[str, str | None]] = {}
    for name, field in tags.columns:
        keys, counts = map(key_of, found[name][name].to_list()), found[name][COUNT].to_list()
        said: dict[str, str | None] = {}
        for key, count in zip(keys, counts, strict=True):
            reading = _known(ds, read_key(field, key))
            for unread in (_NO_TAGS,) if reading == EMPTY else dict.fromkeys(reading.faults):
                faults[Fault(name, unread)] += count
            if key is not None:
                said[key] = _BETWEEN.join(code for _, code in sorted(reading.tags, key=_PLACES.__getitem__)) or None
        cleaned[name] = said
    refused = {fault: rows for fault, rows in faults.items() if fault.unread is not _NO_TAGS}
    if refused and on_problem == "raise":
        raise InvalidInputError("frame", problems_of(refused))
    return Normalized(cast("_FrameT", replaced(table, cleaned)), _problems(faults, like=next(iter(found.values()))))


def _known(ds: Dataset, reading: Reading) -> Reading:
    """Take tags that a dataset does not have for faults."""
    lacking = [tag for tag in reading.tags if tag[1] not in ds.codes(NODE_TYPES[tag[0]])]
    if not lacking:
        return reading
    return Reading(
        tuple(tag for tag in reading.tags if tag not in lacking),
        (*reading.faults, *(_lacking(ds, framework, code) for framework, code in lacking)),
    )


def _lacking(ds: Dataset, framework: FrameworkName, code: str) -> Unread:
    """Say that a dataset does not have a code."""
    return Unread(code, f"no {framework.replace('-', ' ')} of dataset {ds.version}", None)


def _problems(faults: Mapping[Fault, int], *, like: "nw.DataFrame[Any]") -> object:
    """Make a frame of faults, of the library that another one is of."""
    from narwhals.stable import v2 as nw  # noqa: PLC0415 - only who opens a table pays for it

    ordered = ranked(faults)
    texts: dict[str, list[str | None]] = {
        "column": [column for (column, _), _ in ordered],
        "value": [unread.value for (_, unread), _ in ordered],
        "message": [unread.message for (_, unread), _ in ordered],
        "suggestion": [unread.suggestion for (_, unread), _ in ordered],
    }
    data = {**texts, "rows": [rows for _, rows in ordered]}
    schema = {**dict.fromkeys(texts, nw.String()), "rows": nw.Int64()}
    return nw.from_dict(data, schema, backend=like.implementation).to_native()
