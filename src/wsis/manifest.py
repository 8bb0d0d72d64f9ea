"""The list of a dataset's files, with their hashes, and the digest that pins them all."""

import hashlib
from collections.abc import Mapping
from typing import final

import attrs

from wsis.errors import IntegrityError, Problem


@final
@attrs.frozen(kw_only=True)
class DataFile:
    """One file of a dataset.

    Args:
        name: File name.
        sha256: SHA-256 of its bytes, in hexadecimal.
        count: How many entries it holds.
        sources: Ids of the documents that its facts come from.
        terms: What its contents may be used for.
    """

    name: str
    sha256: str
    count: int
    sources: tuple[str, ...] = ()
    terms: str


@final
@attrs.frozen(kw_only=True)
class Manifest:
    """What a dataset version consists of.

    Args:
        version: Data version.
        schema_version: Version of the format of the files.
        date: ISO 8601 date of the release.
        digest: Digest over all files.
        files: The files, by name.
    """

    version: str
    schema_version: str
    date: str
    digest: str
    files: tuple[DataFile, ...]

    def verify(self, contents: Mapping[str, bytes]) -> None:
        """Refuse files whose bytes are not the ones that this manifest lists.

        Args:
            contents: The bytes of each file that is there, by name.

        Raises:
            IntegrityError: Naming every file that is missing or differs.
        """
        found = {name: sha256(data) for name, data in contents.items()}
        wrong = [
            Problem(
                file=file.name,
                message="bytes differ from the release",
                value=f"sha256:{found[file.name]}",
                suggestion=f"sha256:{file.sha256} was released",
            )
            if file.name in found
            else Problem(file=file.name, message="file is missing")
            for file in self.files
            if found.get(file.name) != file.sha256
        ]
        digest = digest_of(contents)
        if not wrong and digest != self.digest:
            wrong = [Problem(file="manifest.json", message="digest is not that of the files", value=self.digest)]
        if wrong:
            raise IntegrityError(f"dataset {self.version}", wrong)


def digest_of(contents: Mapping[str, bytes]) -> str:
    """Compute the digest of a dataset: the SHA-256 over the bytes of all its files, in order of their names.

    Args:
        contents: The bytes of each file, by name; the manifest is not among them.

    >>> digest_of({"b.json": b"2", "a.json": b"1"}) == digest_of({"a.json": b"1", "b.json": b"2"})
    True
    """
    return f"sha256:{sha256(b''.join(contents[name] for name in sorted(contents)))}"


def sha256(data: bytes) -> str:
    """Compute a SHA-256 in hexadecimal.

    >>> sha256(b"")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(data).hexdigest()
