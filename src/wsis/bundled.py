"""The dataset versions that the package carries: the only reader of `data/`."""

from functools import cache

from wsis.codes import DATA_VERSIONS
from wsis.dataset import Dataset
from wsis.errors import DatasetMismatchError, IntegrityError, Problem, UnknownVersionError

#: The newest data version that this release carries.
DATA_VERSION = DATA_VERSIONS[-1]


def load(version: str | None = None, *, digest: str | None = None) -> Dataset:
    """Load a dataset version that the package carries; its bytes are checked against their hashes.

    The values are immutable, so a version is read once in a process and then shared.

    Args:
        version: Data version, the newest by default.
        digest: The digest that the caller was made for, as `sha256:…`.

    Raises:
        UnknownVersionError: Where this release does not carry the version.
        DatasetMismatchError: Where the dataset has another digest.
        IntegrityError: Where the installed files are not the ones that were released.

    >>> import wsis
    >>> wsis.load().version == wsis.DATA_VERSION
    True
    >>> wsis.load("2025.1")
    Traceback (most recent call last):
    wsis.errors.UnknownVersionError: no dataset '2025.1' in this release; it carries 2026.1
    """
    ds = _load(DATA_VERSION if version is None else version)
    if digest not in {None, ds.digest}:
        raise DatasetMismatchError(f"dataset {ds.version} has digest {ds.digest}, not {digest}")
    return ds


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
        IntegrityError: Naming every file whose bytes differ from the release.

    >>> import wsis
    >>> dict(wsis.verify())["2026.1"] == wsis.load("2026.1").digest
    True
    """
    from wsis.assembly import read_manifest  # noqa: PLC0415 - only reading needs it

    verified: list[tuple[str, str]] = []
    for each in DATA_VERSIONS if version is None else (version,):
        manifest = read_manifest(_data(each, "manifest.json"))
        manifest.verify({file.name: _data(each, file.name) for file in manifest.files})
        verified.append((each, manifest.digest))
    return tuple(verified)


@cache
def _load(version: str) -> Dataset:
    from wsis.assembly import assemble, read_manifest  # noqa: PLC0415 - only reading needs it

    manifest = read_manifest(_data(version, "manifest.json"))
    return assemble(manifest, {file.name: _data(version, file.name) for file in manifest.files})


def _data(version: str, name: str) -> bytes:
    """Read one file through the loader of the package, so that a wheel works from a zip file too."""
    if version not in DATA_VERSIONS:
        raise UnknownVersionError(f"no dataset {version!r} in this release; it carries {', '.join(DATA_VERSIONS)}")
    import pkgutil  # noqa: PLC0415 - only reading needs it

    try:
        data = pkgutil.get_data("wsis", f"data/{version}/{name}")
    except FileNotFoundError:
        data = None
    if data is None:
        raise IntegrityError(f"dataset {version}", [Problem(file=name, message="file is missing")])
    return data
