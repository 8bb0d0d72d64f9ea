"""The dataset versions that the package carries: the only reader of `data/`."""

import os
from collections.abc import Mapping
from functools import cache
from os import PathLike
from typing import TYPE_CHECKING, Any, cast

import attrs

from wsis.codes import DATA_VERSIONS
from wsis.dataset import Dataset
from wsis.errors import DatasetMismatchError, IntegrityError, Problem, UnknownVersionError

if TYPE_CHECKING:
    from wsis.manifest import Manifest

#: The newest data version that this release carries.
DATA_VERSION = DATA_VERSIONS[-1]


def load(
    version: str | None = None,
    *,
    digest: str | None = None,
    path: str | PathLike[str] | None = None,
) -> Dataset:
    """Load a dataset version that the package carries, or an overlay; bytes are checked against their hashes.

    The values are immutable, so a version is read once in a process and then shared. An overlay is read each time.

    Args:
        version: Data version, the newest by default.
        digest: The digest that the caller was made for, as `sha256:…`.
        path: A folder that `write_overlay` wrote; its dataset is loaded.

    Raises:
        UnknownVersionError: Where this release does not carry the version, or the one that an overlay extends.
        DatasetMismatchError: Where the dataset has another digest, the one in the folder another version, or what it
            extends another digest.
        IntegrityError: Where the files are not the ones that were released, or that the overlay lists.
        InvalidInputError: Listing all that the files of an overlay cannot add.

    >>> import wsis
    >>> wsis.load().version == wsis.DATA_VERSION
    True
    >>> wsis.load("2025.1")
    Traceback (most recent call last):
    wsis.errors.UnknownVersionError: no dataset '2025.1' in this release; it carries 2026.1, ...
    """
    if path is None:
        ds = _load(DATA_VERSION if version is None else version)
    else:
        from wsis.overlays import read_overlay  # noqa: PLC0415 - only who has an overlay pays for it

        ds = read_overlay(path, _load)
        if version not in {None, ds.version}:
            raise DatasetMismatchError(f"the overlay makes dataset {ds.version}, not {version}")
    if digest not in {None, ds.digest}:
        raise DatasetMismatchError(f"dataset {ds.version} has digest {ds.digest}, not {digest}")
    return ds


def require(version: str, *, digest: str | None = None, dataset: Dataset | None = None) -> Dataset:
    """Give the dataset that a library was made for, or refuse the one that its host hands over.

    `load` is for a program that chooses its data itself. This is for a library that lets its host choose: it passes on
    what the host gives, and works with the dataset that it was made for, or not at all.

    Args:
        version: The data version that the library was made for.
        digest: Its digest, as `sha256:…`; needed for a version that this release does not carry, such as an overlay.
        dataset: The dataset of the host; without one, that of the package is given.

    Raises:
        DatasetMismatchError: Where the dataset of the host is another, in version, digest or contents.
        UnknownVersionError: Where this release does not carry the version, and nothing says what it is.
        IntegrityError: Where the installed files are not the ones that were released.

    >>> import wsis
    >>> wsis.require("2026.1", dataset=wsis.load("2026.1"))
    Dataset('2026.1', sha256:b0a0c768…)
    """
    if dataset is None or digest is None or version in DATA_VERSIONS:
        own = load(version, digest=digest)
        if dataset is None or dataset == own:
            return own
        digest = own.digest
    elif (dataset.version, dataset.digest) == (version, digest):
        return dataset
    given = f"dataset {dataset.version} ({dataset.digest}) was given, and {version} ({digest}) is required"
    altered = (dataset.version, dataset.digest) == (version, digest)
    raise DatasetMismatchError(f"{given}; its contents are not those that were released" if altered else given)


def versions() -> tuple[str, ...]:
    """List the data versions that the package carries, oldest first.

    >>> import wsis
    >>> wsis.versions()[-1] == wsis.DATA_VERSION
    True
    """
    return DATA_VERSIONS


def verify(version: str | None = None) -> tuple[tuple[str, str], ...]:
    """Recompute every hash of the installed data files.

    Args:
        version: Data version to verify, all by default.

    Returns:
        Each verified version with its digest.

    Raises:
        UnknownVersionError: Where this release does not carry the version.
        IntegrityError: Naming every file of every version that is missing, or whose bytes differ from the release.

    >>> import wsis
    >>> dict(wsis.verify())["2026.1"] == wsis.load("2026.1").digest
    True
    """
    verified: list[tuple[str, str]] = []
    faults: dict[str, IntegrityError] = {}
    for each in DATA_VERSIONS if version is None else (version,):
        try:
            manifest, contents = _read(each)
            manifest.verify(contents)
        except IntegrityError as error:
            faults[each] = error
        else:
            verified.append((each, manifest.digest))
    if faults:
        raise _together(faults)
    return tuple(verified)


def _together(faults: Mapping[str, IntegrityError]) -> IntegrityError:
    """Make one error of those of all versions, whose files have the same names."""
    if len(faults) == 1:
        return next(iter(faults.values()))
    problems = (
        attrs.evolve(problem, file=f"{version}/{problem.file}")
        for version, error in faults.items()
        for problem in error.problems
    )
    return IntegrityError(f"datasets {', '.join(faults)}", problems)


@cache
def _load(version: str) -> Dataset:
    from wsis.assembly import assemble  # noqa: PLC0415 - only reading needs it

    return assemble(*_read(version))


def _read(version: str) -> "tuple[Manifest, Mapping[str, bytes]]":
    """Read the manifest of a version, and the bytes of those of its files that are there."""
    if version not in DATA_VERSIONS:
        overlay = "; a dataset with an overlay is loaded from its folder: load(path=…)" if "+" in version else ""
        carried = ", ".join(DATA_VERSIONS)
        raise UnknownVersionError(f"no dataset {version!r} in this release; it carries {carried}{overlay}")
    from wsis.assembly import read_manifest  # noqa: PLC0415 - only reading needs it

    data, fault = _data(version, "manifest.json"), "file is missing"
    if data is not None:
        try:
            manifest = read_manifest(data)
            contents = {file.name: _data(version, file.name) for file in manifest.files}
        except (AttributeError, TypeError, ValueError):
            fault = "is not the one that was released"
        else:
            return manifest, {name: found for name, found in contents.items() if found is not None}
    raise IntegrityError(f"dataset {version}", [Problem(file="manifest.json", message=fault)])


def _data(version: str, name: str) -> bytes | None:
    """Read one file, if it is there."""
    try:
        return _stored(f"data/{version}/{name}")
    except OSError as error:
        # A zip file says no number where a file is missing, and so not `FileNotFoundError`.
        if error.errno and not isinstance(error, FileNotFoundError):
            raise
        return None


def _stored(name: str) -> bytes:
    """Read a file through the loader of the package, so that a wheel works from a zip file too.

    This is what `pkgutil.get_data` does, but for its search for the package, which it would repeat for every file.
    """
    loader: Any = __spec__.loader
    return cast("bytes", loader.get_data(os.path.join(os.path.dirname(__file__), *name.split("/"))))  # noqa: PTH118, PTH120 - as loaders ask
