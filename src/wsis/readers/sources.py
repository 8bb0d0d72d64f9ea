"""Files from strangers as streams of bytes: named, unpacked, counted, and never larger than allowed."""

import gzip
import io
import os
import zlib
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol, cast, final

from wsis.errors import InvalidInputError, Problem

#: A file expands no more than so many times, once it has expanded to more than is easily held in memory: text packs
#: to a tenth or, where it repeats itself, to a hundredth; what packs better is made to fill the memory of a reader.
_MOST_PACKED = 200
_HARMLESS = 2**24

_GZIP = b"\x1f\x8b"
_OTHER_PACKINGS = ((b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"), (b"\x28\xb5\x2f\xfd", "Zstandard"))
_LONGEST_MARK = 6
_HEAD = 2**16


class Readable(Protocol):
    """What can be read piece by piece: an open file of text or of bytes, or what a host has in its place."""

    def read(self, size: int, /) -> str | bytes:
        """Read some characters or bytes.

        Args:
            size: How many, at most.
        """
        ...


def _refuse_packing(stream: io.BufferedReader, file: str | None) -> None:
    """Name a way of packing, or a kind of file, that is not read."""
    head = stream.peek(_LONGEST_MARK)
    for mark, name in _OTHER_PACKINGS:
        if head.startswith(mark):
            raise _refused(file, f"is packed with {name}", "unpack it, or pack it with gzip")
    if head.startswith(b"PAR1\x15"):
        raise _refused(file, "is a Parquet file", "open it with Polars or DuckDB, and count it with wsis.frames")


def _refused(file: str | None, message: str, suggestion: str | None = None) -> InvalidInputError:
    return InvalidInputError(file or "file", [Problem(file=file, message=message, suggestion=suggestion)])


class _Bytes(Protocol):
    """What can be read bytewise."""

    def read(self, size: int, /) -> bytes: ...


class Source(NamedTuple):
    """An open file.

    Args:
        stream: Its bytes, unpacked.
        head: The first of them, which the stream still holds.
        file: Its name, if it has one.
        size: How many bytes it has, packed as they may be; None where that is unknown.
        position: Tells how many of them have been read.
    """

    stream: io.BufferedReader
    head: bytes
    file: str | None
    size: int | None
    position: Callable[[], int]


@contextmanager
def open_source(source: str | os.PathLike[str] | Readable, *, max_bytes: int) -> Generator[Source]:
    """Open a path, or take an open file as it is and leave it open; unpack what is packed.

    Args:
        source: A path, or an open file of bytes or of text.
        max_bytes: The most bytes that the file may have, unpacked.

    >>> with open_source(io.BytesIO(gzip.compress(b"title")), max_bytes=100) as opened:
    ...     opened.stream.read()
    b'title'
    """
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        with path.open("rb") as stream, _unpacked(stream, path.name, path.stat().st_size, max_bytes) as opened:
            yield opened
        return
    name = getattr(source, "name", None)
    file = Path(name).name if isinstance(name, str) else None
    with _unpacked(_Encoded(source, file), file, None, max_bytes) as opened:
        yield opened


@contextmanager
def _unpacked(stream: _Bytes, file: str | None, size: int | None, most: int) -> Generator[Source]:
    """Count what is read, and read through a packing."""
    packed = _Metered(stream, file, most)
    buffered: io.BufferedReader = io.BufferedReader(packed, buffer_size=_HEAD)
    with buffered:
        _refuse_packing(buffered, file)
        if buffered.peek(2)[:2] != _GZIP:
            yield Source(buffered, buffered.peek(_HEAD), file, size, packed.tell)
            return
        with closing(gzip.GzipFile(fileobj=buffered)) as unpacking:
            metered = _Metered(cast(_Bytes, unpacking), file, most, packed=packed)
            inner: io.BufferedReader = io.BufferedReader(metered, buffer_size=_HEAD)
            with inner:
                if inner.peek(2)[:2] == _GZIP:
                    raise _refused(file, "is packed twice", "unpack it once")
                _refuse_packing(inner, file)
                yield Source(inner, inner.peek(_HEAD), file, size, packed.tell)


@final
class _Encoded:
    """An open file of text as one of bytes; one of bytes as it is."""

    def __init__(self, source: Readable, file: str | None) -> None:
        self._source = source
        self._file = file
        self._rest = b""  # a character may be several bytes, and then there are more than were asked for

    def read(self, size: int, /) -> bytes:
        """Read some bytes.

        Args:
            size: How many, at most.
        """
        try:
            data = self._rest or self._source.read(size)
            data = data.encode("utf-8") if isinstance(data, str) else data
            self._rest = data[size:]
            return data[:size]
        except UnicodeError:
            encoding = getattr(self._source, "encoding", None) or "UTF-8"
            problem = Problem(file=self._file, message=f"is not {encoding}", suggestion="save it as CSV UTF-8")
            raise InvalidInputError(self._file or "file", [problem]) from None


@final
class _Metered(io.RawIOBase):
    """A stream that counts what is read through it, and stops where there is more than allowed."""

    def __init__(self, source: _Bytes, file: str | None, most: int, *, packed: "_Metered | None" = None) -> None:
        super().__init__()
        self._source = source
        self._file = file
        self._most = most
        self._packed = packed
        self._count = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def tell(self) -> int:
        """Tell how many bytes have been read."""
        return self._count

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override] # the type of any buffer has no name before 3.12
        """Read some bytes into a buffer.

        Args:
            buffer: Where they go.
        """
        try:
            data = self._filling(len(buffer))
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise _refused(self._file, f"is packed with gzip, but broken: {error}") from None
        self._count += len(data)
        if self._count > self._most:
            raise _refused(self._file, f"is larger than {self._most:,} bytes", "raise max_bytes= if you trust it")
        if self._packed and self._count > max(_HARMLESS, _MOST_PACKED * self._packed.tell()):
            raise _refused(
                self._file, f"expands to more than {_MOST_PACKED} times its size", "unpack it if you trust it"
            )
        buffer[: len(data)] = data
        return len(data)

    def _filling(self, size: int) -> bytes:
        """Read so many bytes, however slowly they come, or all that there are."""
        data = self._source.read(size)
        while 0 < len(data) < size and (more := self._source.read(size - len(data))):
            data += more
        return data
