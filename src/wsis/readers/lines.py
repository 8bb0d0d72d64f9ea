"""Lines of text from a stream of bytes: decoded, counted, and none too long."""

import codecs
import io
from collections.abc import Iterator

from wsis.errors import InvalidInputError, Problem
from wsis.readers.formats import encoding_of

#: The longest line that is read; who has longer ones has no table and no JSON Lines.
LONGEST = 2**24


def text_of(stream: io.BufferedReader, *, encoding: str | None = None, file: str | None = None) -> io.TextIOWrapper:
    """Decode a stream: as its first bytes say, or else as the caller says, or else as UTF-8.

    Args:
        stream: The bytes.
        encoding: Their encoding, where they do not say it themselves.
        file: Name of the file, for the message of an error.

    Raises:
        InvalidInputError: If there is no such encoding.

    >>> text_of(io.BufferedReader(io.BytesIO("Rádio".encode("utf-16")))).read()
    'Rádio'
    """
    try:
        chosen = codecs.lookup(encoding_of(stream.peek(4)) or encoding or "utf-8").name
        return io.TextIOWrapper(stream, encoding=chosen, newline="")
    except (LookupError, ValueError):
        problem = Problem(file=file, message="no encoding has this name", column="encoding", value=encoding)
        raise InvalidInputError(file or "file", [problem]) from None


def lines_of(text: io.TextIOWrapper, *, file: str | None = None) -> Iterator[str]:
    r"""Read lines, with what ends them.

    Args:
        text: The text, opened with `newline=""`.
        file: Name of the file, for the message of an error.

    Raises:
        InvalidInputError: Where it cannot be decoded, where a line is too long, or holds what no text holds.

    >>> list(lines_of(io.TextIOWrapper(io.BytesIO(b"a\r\nb"), encoding="utf-8", newline="")))
    ['a\r\n', 'b']
    """
    number = 0
    read = text.readline
    try:
        while line := read(LONGEST):
            number += 1
            if "\0" in line:
                raise _refused(file, f"is no text: there is a NUL character in line {number}", None)
            if len(line) == LONGEST:
                raise _refused(file, f"has more than {LONGEST:,} characters in line {number}", None)
            yield line
    except UnicodeError as error:
        value = error.object[error.start : error.end].hex() if isinstance(error, UnicodeDecodeError) else str(error)
        suggestion = "save it as CSV UTF-8, or name its encoding: encoding= or --encoding"
        raise _refused(file, f"is not {text.encoding.upper()} after line {number}: {value!r}", suggestion) from None


def _refused(file: str | None, message: str, suggestion: str | None) -> InvalidInputError:
    return InvalidInputError(file or "file", [Problem(file=file, message=message, suggestion=suggestion)])
