"""Exports to disk: a file or a folder is there when it is whole, and not before."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wsis.errors import InvalidInputError, Problem

#: The file that says what a folder is, and which files belong to it.
DESCRIPTION = "datapackage.json"
#: The mark of our own in it.
MARK = "wsis"


def save_file(data: bytes, path: Path) -> None:
    """Write a file.

    Args:
        data: Its bytes.
        path: Where to write it.

    Raises:
        InvalidInputError: Where a folder is in its place.
        OSError: Where it cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save_file(b"{}", Path(folder, "dataset.json"))
    ...     Path(folder, "dataset.json").read_bytes()
    b'{}'
    """
    if path.is_dir():
        raise _refused(path, "is a folder, and this format is one file", f"name a file, such as {path / 'dataset'}")
    part = _beside(path, "part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def save_folder(files: Mapping[str, bytes], path: Path) -> None:
    """Write a folder of files, in the place of an earlier export if there is one.

    Args:
        files: The bytes of each file, by name; `datapackage.json` is among them.
        path: The folder.

    Raises:
        InvalidInputError: Where something else than an export is in its place.
        OSError: Where it cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save_folder({"goals.csv": b"code", "datapackage.json": b"{}"}, Path(folder, "export"))
    ...     sorted(path.name for path in Path(folder, "export").iterdir())
    ['datapackage.json', 'goals.csv']
    """
    _refuse_others(path)
    part, earlier = _beside(path, "part"), _beside(path, "earlier")
    for rest in (part, earlier):
        shutil.rmtree(rest, ignore_errors=True)
    try:
        part.mkdir(parents=True)
        for name, data in files.items():
            (part / name).write_bytes(data)
        if path.exists():
            path.rename(earlier)
        part.rename(path)
    finally:
        if earlier.exists() and not path.exists():
            earlier.rename(path)
        for rest in (part, earlier):
            shutil.rmtree(rest, ignore_errors=True)


def _beside(path: Path, suffix: str) -> Path:
    """Name what is not whole yet, or no longer needed, so that nobody takes it for the export."""
    return path.resolve().with_name(f"{path.resolve().name}.{suffix}")


def _refuse_others(path: Path) -> None:
    """Refuse to write over anything but an export, and over an export with files of others in it."""
    if path.is_file():
        raise _refused(path, "is a file, and this format is a folder", "name a folder")
    found = {each.name for each in path.iterdir()} if path.exists() else set[str]()
    if not found:
        return
    if DESCRIPTION not in found:
        raise _refused(path, "is a folder that is no export", "name a new one, or an empty one")
    others = sorted(found - _listed(path / DESCRIPTION))
    if others:
        raise _refused(path, f"holds what no export of the dataset does: {', '.join(others[:5])}", "move it elsewhere")


def _listed(path: Path) -> set[str]:
    """List the files of an earlier export; none where the description is not ours."""
    try:
        package: Any = json.loads(path.read_bytes())
        return {DESCRIPTION, *(resource["path"] for resource in package["resources"])} if MARK in package else set()
    except (ValueError, TypeError, KeyError):
        return set()


def _refused(path: Path, message: str, suggestion: str) -> InvalidInputError:
    return InvalidInputError(str(path), [Problem(file=str(path), message=message, suggestion=suggestion)])
