"""From a code, or a node of anywhere, to the node of one dataset: what hosts hand over is met here."""

from typing import TypeVar

from wsis.dataset import Dataset
from wsis.errors import DatasetMismatchError
from wsis.nodes import Node

NodeT = TypeVar("NodeT", bound=Node)


def resolved(ds: Dataset, kind: type[NodeT], given: object) -> NodeT:
    """Find the node of a dataset that a code or a node stands for.

    A node that the dataset words otherwise is refused: its code alone would bring back another value.

    Args:
        ds: The dataset.
        kind: The kind of node that is meant.
        given: A code, or a node of that kind.

    Raises:
        UnknownCodeError: Where the dataset does not have the code.
        CodeTypeError: For anything else than text or a node of that kind.
        DatasetMismatchError: For a node that the dataset has with other contents, as another version may.

    >>> import wsis
    >>> resolved(wsis.load(), wsis.Target, "8.10").goal
    '8'
    """
    if not isinstance(given, kind):
        return ds.get(kind, given)  # type: ignore[arg-type] # what is no code is refused by the look-up
    known = ds.get(kind, given.code)
    if known is not given and known != given:
        raise DatasetMismatchError(
            f"{given!r} is not what dataset {ds.version} has under this code, but of another version or an overlay; "
            "use the dataset that it comes from, or give its code",
        )
    return known
