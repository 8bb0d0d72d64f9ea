"""From a code, or an entry of anywhere, to the entry of one dataset: what hosts hand over is met here."""

from typing import TypeVar

from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.errors import DatasetMismatchError

EntryT = TypeVar("EntryT", bound=Entry)


def resolved(ds: Dataset, kind: type[EntryT], given: object) -> EntryT:
    """Find the entry of a dataset that a code or an entry stands for.

    An entry that the dataset words otherwise is refused: its code alone would bring back another value.

    Args:
        ds: The dataset.
        kind: The kind of entry that is meant.
        given: A code, or an entry of that kind.

    Raises:
        UnknownCodeError: Where the dataset does not have the code.
        CodeTypeError: For anything else than text or an entry of that kind.
        DatasetMismatchError: For an entry that the dataset has with other contents, as another version may.

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
