"""From the files of an overlay, which a stranger may have made, to its dataset."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import Any

from cattrs import BaseValidationError

from wsis._converter import faults_in
from wsis.dataset import Dataset
from wsis.errors import DatasetMismatchError, IntegrityError, InvalidInputError, Problem
from wsis.extending import extended
from wsis.holding import kinds_of
from wsis.manifest import sha256
from wsis.overlay_files import MANIFEST, OverlayManifest, overlay_bytes, strict

#: The most bytes that a file of an overlay may have.
MAX_BYTES = 16 * 2**20

# What each file of an overlay holds.
_LISTS: Mapping[str, Any] = MappingProxyType(
    {f"{field}.json": tuple[kind, ...] for field, kind in kinds_of(Dataset).items()}  # type: ignore[valid-type] # known when it runs
)


def read_overlay(folder: str | os.PathLike[str], base_of: Callable[[str], Dataset]) -> Dataset:
    """Read an overlay: its base with its additions.

    Args:
        folder: The folder.
        base_of: Finds a canonical dataset by its version.

    Raises:
        IntegrityError: Naming every file that is missing, too large, no plain file, or of other bytes than listed.
        InvalidInputError: Listing what in the files is no addition, each with its place.
        UnknownVersionError: Where there is no such base.
        DatasetMismatchError: Where the base has another digest.

    >>> import wsis
    >>> read_overlay("nowhere", wsis.load)
    Traceback (most recent call last):
    wsis.errors.IntegrityError: overlay nowhere: 1 problem
      manifest.json: file is missing
    """
    place = Path(folder)
    manifest: OverlayManifest = _structured(place, _fetched(place, [MANIFEST]), {MANIFEST: OverlayManifest})[MANIFEST]
    contents = _fetched(place, _listed(place, manifest))
    _refuse(
        place,
        (
            Problem(
                file=file.name, message="bytes differ from the manifest", suggestion=f"sha256:{file.sha256} is listed"
            )
            for file in manifest.files
            if sha256(contents[file.name]) != file.sha256
        ),
    )
    base = base_of(manifest.base.version)
    if base.digest != manifest.base.digest:
        raise DatasetMismatchError(
            f"{_called(place)} extends dataset {base.version} with digest {manifest.base.digest}, not {base.digest}",
        )
    parts = _structured(place, contents, {name: _LISTS[name] for name in contents})
    name = manifest.version.removeprefix(f"{base.version}+")
    ds = extended(base, (value for part in parts.values() for value in part), (), name=name)
    written, contents = overlay_bytes(ds), {**contents, **_fetched(place, [MANIFEST])}
    differing = (each for each in contents if contents[each] != written.get(each))
    _refuse(place, (Problem(file=each, message="is not what its values are written as") for each in differing))
    return ds


def _called(place: Path) -> str:
    return f"overlay {place.name or place}"


def _refuse(place: Path, problems: Iterable[Problem]) -> None:
    """Refuse files that are not those of an overlay, all of them named."""
    if found := tuple(problems):
        raise IntegrityError(_called(place), found)


def _listed(place: Path, manifest: OverlayManifest) -> tuple[str, ...]:
    """List the files of an overlay: those that its manifest names, which are all that are there."""
    names = tuple(file.name for file in manifest.files)
    _refuse(
        place,
        (Problem(file=MANIFEST, message="no file of an overlay", value=each) for each in names if each not in _LISTS),
    )
    strays = (each for each in _LISTS if each not in names and os.path.lexists(place / each))
    _refuse(place, (Problem(file=each, message="is not in the manifest") for each in strays))
    return names


def _fetched(place: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Read files whose names are known to be those of an overlay."""
    paths = {name: place / name for name in names}
    faults = ((name, _unfit(path)) for name, path in paths.items())
    _refuse(place, (Problem(file=name, message=fault) for name, fault in faults if fault))
    return {name: path.read_bytes() for name, path in paths.items()}


def _unfit(path: Path) -> str | None:
    """Say why a file is not read, if it is not."""
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return "file is missing"
    if not S_ISREG(status.st_mode):
        return "is a link, or no file at all"
    return f"is larger than {MAX_BYTES:,} bytes" if status.st_size > MAX_BYTES else None


def _structured(place: Path, contents: Mapping[str, bytes], kinds: Mapping[str, Any]) -> dict[str, Any]:
    """Make values of the bytes of files, or list all that is wrong in any of them."""
    read, problems = dict[str, Any](), list[Problem]()
    for name, data in contents.items():
        try:
            read[name] = strict().structure(json.loads(data), kinds[name])
        except BaseValidationError as error:
            problems += (Problem(file=name, column=path, message=said) for path, said in faults_in(error))
        except (TypeError, ValueError, RecursionError) as error:
            problems.append(Problem(file=name, message=f"is not the JSON of an overlay: {error}"))
    if problems:
        raise InvalidInputError(_called(place), problems)
    return read
