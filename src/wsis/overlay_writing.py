"""The overlay of a dataset, written into a folder."""

import errno
from os import PathLike
from pathlib import Path

from wsis.dataset import Dataset
from wsis.errors import DatasetMismatchError, InvalidInputError, Problem


def write_overlay(ds: Dataset, folder: str | PathLike[str]) -> None:
    """Write what a dataset adds to its base into a folder, from which `load(path=…)` makes the dataset again.

    The same additions make the same bytes on every machine, so a folder can be kept under version control.

    Args:
        ds: A dataset that `Dataset.extend` made.
        folder: A folder that is empty, or not there yet.

    Raises:
        InvalidInputError: Where the dataset has no additions.
        DatasetMismatchError: Where its digest is not that of its additions.
        FileExistsError: Where there is anything in the folder.

    >>> import tempfile
    >>> import wsis
    >>> document = wsis.Document(id="plan", title="Plan", publisher="Acme", date="2026", url="https://acme.example")
    >>> ds = wsis.load().extend(documents=[document], name="acme.1")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     wsis.write_overlay(ds, folder)
    ...     wsis.load(path=folder, digest=ds.digest) == ds
    True
    """
    from wsis.overlay_files import MANIFEST, overlay_bytes, overlay_digest  # noqa: PLC0415 - only who writes pays for it

    if ds.base is None:
        raise InvalidInputError("overlay", [Problem(message=f"dataset {ds.version} has no additions")])
    if ds.digest != overlay_digest(ds):
        raise DatasetMismatchError(f"dataset {ds.version} has been changed by other means than extend()")
    place = Path(folder)
    place.mkdir(exist_ok=True)
    if any(place.iterdir()):
        raise FileExistsError(errno.EEXIST, "there is something in the folder already", str(folder))
    files = dict(overlay_bytes(ds))
    # The manifest comes last: a folder that was not finished is no overlay.
    for name in sorted(files, key=lambda name: (name == MANIFEST, name)):
        (place / name).write_bytes(files[name])
