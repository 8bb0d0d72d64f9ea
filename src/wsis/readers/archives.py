"""Parts of a zip archive from a stranger: found by name, expanded with a limit, never taken at their word."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, final

from wsis.errors import InvalidInputError, Problem

#: An archive may expand to this many bytes for each byte of it, and a small one to the first number of bytes anyway.
_SMALL = 2**24
_RATIO = 100
#: Bytes of the list of members at the end of an archive, and how much of the end holds the records that state its size.
_LONGEST_LIST = 2**20
_TAIL = 2**16 + 2**8
_CHUNK = 2**18
#: What `zipfile` raises for archives that are damaged, encrypted or made to do harm.
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, OverflowError)


@final
class Archive:
    """A zip archive of which single parts are read.

    Names are compared without regard to case, and may begin with a slash: archives of some programs do.

    Args:
        stream: The archive, which can be sought in.
        file: Name of the file, for the messages of errors.
        limit: How many bytes its parts may expand to, all that are read together.

    Raises:
        InvalidInputError: For what is no zip archive, and one whose list of members is too long or names one twice.

    >>> import io
    >>> stream = io.BytesIO()
    >>> with zipfile.ZipFile(stream, "w") as written:
    ...     written.writestr("xl/a.xml", "<a/>")
    >>> archive = Archive(stream, file="a.xlsx", limit=1000)
    >>> "xl/A.xml" in archive, list(archive.chunks("xl/A.xml"))
    (True, [b'<a/>'])
    """

    __slots__ = ("_expanded", "_file", "_limit", "_members", "_ratio", "_zip")

    def __init__(self, stream: BinaryIO, *, file: str | None, limit: int) -> None:
        self._file = file
        self._expanded = 0
        size = stream.seek(0, 2)
        self._limit = limit
        self._ratio = max(_SMALL, _RATIO * size)
        if _listed(stream, size) > _LONGEST_LIST:
            raise self.refusal("the list of members of this archive is too long")
        try:
            self._zip = zipfile.ZipFile(stream)
        except _FAULTS:
            raise self.refusal("is a damaged zip archive, or none") from None
        self._members = {_plain(member.filename): member for member in self._zip.infolist()}
        if len(self._members) < len(self._zip.infolist()):
            raise self.refusal("this archive names a member twice")

    def __contains__(self, name: str) -> bool:
        """Say whether there is a part of this name."""
        return _plain(name) in self._members

    def refusal(self, message: str, suggestion: str | None = None) -> InvalidInputError:
        """Say in an error why the file cannot be read.

        Args:
            message: What is wrong with it.
            suggestion: What to do about it.

        >>> import io
        >>> try:
        ...     Archive(io.BytesIO(b"id,title"), file="a.xlsx", limit=1000)
        ... except InvalidInputError as error:
        ...     print(error)
        a.xlsx: 1 problem
          a.xlsx: is a damaged zip archive, or none
        """
        return InvalidInputError(
            self._file or "archive", [Problem(file=self._file, message=message, suggestion=suggestion)]
        )

    def chunks(self, name: str) -> Iterator[bytes]:
        """Expand a part, piece by piece.

        Args:
            name: Its path in the archive.

        Raises:
            InvalidInputError: Where it is missing, damaged, encrypted, or expands to more than the limit.

        >>> import io
        >>> stream = io.BytesIO()
        >>> with zipfile.ZipFile(stream, "w") as written:
        ...     written.writestr("zeros", bytes(2000))
        >>> list(Archive(stream, file="a.xlsx", limit=1000).chunks("zeros"))
        Traceback (most recent call last):
        ...
        wsis.errors.InvalidInputError: a.xlsx: 1 problem
          a.xlsx: expands to more than 1000 bytes
        """
        member = self._members.get(_plain(name))
        if member is None:
            raise self.refusal(f"the part {name!r} is missing")
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise self.refusal(f"the part {name!r} is packed in a way that spreadsheets do not use")
        try:
            with self._zip.open(member) as part:
                while chunk := part.read(_CHUNK):
                    self._expanded += len(chunk)
                    self._measure()
                    yield chunk
        except InvalidInputError:
            raise
        except _FAULTS:
            raise self.refusal(f"the part {name!r} is damaged or encrypted") from None

    def _measure(self) -> None:
        """Refuse to expand more than the limit, and more than such a file ever holds."""
        if self._expanded > self._limit:
            raise self.refusal(f"expands to more than {self._limit} bytes")
        if self._expanded > self._ratio:
            raise self.refusal(f"expands to more than {_RATIO} times its size")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _listed(stream: BinaryIO, size: int) -> int:
    """Find out how long the list of members claims to be, before anything reads it: the largest claim counts."""
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    claims = [
        int.from_bytes(match[1], "little") for match in re.finditer(rb"PK\x05\x06.{8}(?=(.{4}))", tail, re.DOTALL)
    ]
    long = [int.from_bytes(match[1], "little") for match in re.finditer(rb"PK\x06\x06.{36}(?=(.{8}))", tail, re.DOTALL)]
    # A claim of all ones says that the longer record holds the number.
    return max(long + [claim for claim in claims if claim < 2**32 - 1], default=0)
