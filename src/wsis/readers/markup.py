"""XML of strangers, read piece by piece: what happens in it is told to two functions, and nothing of it is kept."""

import codecs
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn
from xml.parsers import expat

#: No tag, comment or instruction of a spreadsheet comes near this length.
_LONGEST_TAG = 2**20
_ENCODINGS = frozenset({None, "utf-8", "utf8", "us-ascii", "ascii"})


class MarkupError(ValueError):
    """XML that is not well-formed, or more than the plain XML that spreadsheets are made of."""


def walk_markup(
    chunks: Iterable[bytes],
    *,
    start: Callable[[str, dict[str, str]], None],
    text: Callable[[str], None] | None = None,
) -> Iterator[int]:
    """Walk through the pieces of an XML part, and give the number of bytes after each.

    Args:
        chunks: The pieces.
        start: Called with the name of each element and its attributes, both as they are written.
        text: Called with the text between tags, which can come in several pieces.

    Raises:
        MarkupError: For XML that is damaged, has a DOCTYPE or a CDATA section, another encoding than UTF-8, or a tag of
            enormous length.

    >>> names = []
    >>> list(walk_markup([b"<x:a><b ", b"/></x:a>"], start=lambda name, attributes: names.append(name)))
    [8, 16]
    >>> names
    ['x:a', 'b']
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartCdataSectionHandler = _refuse_section
    parser.XmlDeclHandler = _check_encoding
    read = 0
    try:
        for chunk in chunks:
            if read == 0 and (chunk.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)) or b"\0" in chunk[:4]):
                raise MarkupError("is not UTF-8")
            parser.Parse(chunk, False)  # noqa: FBT003 - the parser takes it by place only
            read += len(chunk)
            # An unfinished tag is read again with every piece: without a limit, the time grows with its square.
            if read - parser.CurrentByteIndex > _LONGEST_TAG:
                raise MarkupError("has a tag of enormous length")
            yield read
        parser.Parse(b"", True)  # noqa: FBT003 - the same
    except expat.ExpatError as error:
        raise MarkupError(f"is damaged: {error}") from None


def _refuse_doctype(*_: object) -> NoReturn:
    raise MarkupError("has a DOCTYPE")


def _refuse_section() -> NoReturn:
    # Python-calamine passes over the text in it.
    raise MarkupError("has a CDATA section")


def _check_encoding(_: str, encoding: str | None, __: int) -> None:
    if (encoding and encoding.casefold()) not in _ENCODINGS:
        raise MarkupError("is not UTF-8")
