"""The columns of a pandas table as Arrow arrays."""

from collections.abc import Iterable
from typing import Any, cast

from wsis.errors import InvalidInputError, Problem
from wsis.frames.arrow import Array, pa
from wsis.frames.keys import key_of
from wsis.frames.schemas import is_list


def tag_array(column: Any) -> Array:  # noqa: ANN401 - a pandas series, and pandas is no dependency
    """Give a column of tags as Arrow has it; if its cells are of many kinds, as one text each.

    Args:
        column: The column.

    Raises:
        InvalidInputError: Where a text cannot be encoded.

    >>> import pandas as pd
    >>> tag_array(pd.Series([["C1"], "C2", 3, None], dtype=object)).to_pylist()[1:]
    ['C2', '3', None]
    """
    if _is_plain(column):
        try:
            array = _array(column, column.name)
        except (pa.ArrowException, TypeError):
            pass  # categories of many kinds, or values that Arrow does not know
        else:
            if not (pa.types.is_dictionary(array.type) and is_list(array.type.value_type)):
                return array
    keys = [key_of(value) for value in cast("Iterable[object]", column)]
    return _array(keys, column.name, pa.large_string())


def group_array(column: Any) -> Array:  # noqa: ANN401 - a pandas series
    """Give a column that groups rows as Arrow has it.

    Args:
        column: The column.

    Raises:
        InvalidInputError: Where its values are of several kinds.

    >>> import pandas as pd
    >>> group_array(pd.Series(["KE", None])).to_pylist()
    ['KE', None]
    """
    try:
        return _array(column, column.name)
    except (pa.ArrowException, TypeError, OverflowError) as error:
        message = "values that do not group rows, since they are of several kinds or of one that Arrow does not know"
        problem = Problem(message=message, column=column.name, value=str(column.dtype), suggestion="write them as text")
        raise InvalidInputError("frame", [problem]) from error


def _is_plain(column: Any) -> bool:  # noqa: ANN401 - a pandas series
    """Tell whether Arrow takes the cells of a column for what they are; it would take bytes for text."""
    from pandas.api.types import infer_dtype  # noqa: PLC0415 - it is there, since the column is one of its own

    return str(column.dtype) != "object" or infer_dtype(column, skipna=True) == "string"


def _array(values: object, name: str, kind: Any = None) -> Array:  # noqa: ANN401 - a type of Arrow
    try:
        array = pa.array(values, kind, from_pandas=True)
    except UnicodeEncodeError as error:
        problem = Problem(message="text that is not Unicode", column=name, value=ascii(error.object))
        raise InvalidInputError("frame", [problem]) from error
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
