"""The activities in the XML of an IATI file, one at a time, however long the file."""

from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol, cast
from xml.parsers import expat

from wsis.errors import InvalidInputError, MissingExtraError, Problem
from wsis.readers.activity_harvest import Harvest, Refusal
from wsis.readers.activity_parts import Element
from wsis.wording import shortened

_PIECE = 2**16

#: The longest tag or comment: the parser goes through an open one again with every piece of the file.
LONGEST_TAG = 2**20


class _Parser(Protocol):
    """What is needed of the parser that defusedxml makes."""

    parser: expat.XMLParserType

    def feed(self, data: bytes, /) -> None: ...
    def close(self) -> None: ...


def elements_of(stream: BinaryIO, *, file: str | None = None) -> Iterator[Element]:
    """Read the activities of an IATI file, each when it ends, and at last the root without them.

    Args:
        stream: The bytes of the file.
        file: Name of the file, for the message of an error.

    Raises:
        InvalidInputError: Where the file is no IATI activity file, is damaged, or is made to do harm; all activities
            before that place were given.
        MissingExtraError: Where defusedxml is not installed.

    >>> import io
    >>> text = b'<iati-activities version="2.03"><iati-activity><budget/></iati-activity></iati-activities>'
    >>> [(element.name, element.unread) for element in elements_of(io.BytesIO(text))]
    [('iati-activity', (('budget', 1),)), ('iati-activities', ())]
    """
    try:
        from defusedxml.ElementTree import DefusedXMLParser  # noqa: PLC0415 - only who reads IATI needs it
    except ImportError:
        raise MissingExtraError("defusedxml", "iati") from None
    harvest = Harvest(lambda: parser.parser.CurrentLineNumber)
    parser = cast("_Parser", DefusedXMLParser(target=harvest, forbid_dtd=True))
    silent = size = 0
    fault = None
    while fault is None and (piece := stream.read(_PIECE)):
        events, size = harvest.events, size + len(piece)
        fault = _fault(lambda: parser.feed(piece))
        silent = silent + len(piece) if events == harvest.events else 0
        if silent > LONGEST_TAG:
            fault = f"has a tag or comment of more than {LONGEST_TAG} bytes"
        yield from harvest.ended()
    if fault is None and _fault(parser.close):
        fault = "ends before its last element is closed" if size else "is empty"
    if fault is None:
        yield from harvest.ended()
        return
    line = harvest.line()
    where = f" (line {line}; activities before it: {harvest.count})" if size else ""
    raise InvalidInputError(file or "activities", [Problem(file=file, line=line, message=f"{fault}{where}")])


def _fault(step: Callable[[], None]) -> str | None:
    """Take a step of the parser, and say what is wrong with the file if that fails."""
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - only who reads IATI needs it
    from defusedxml.ElementTree import ParseError  # noqa: PLC0415 - the same

    try:
        step()
    except Refusal as refusal:
        return str(refusal)
    except ParseError as error:
        return f"is no well-formed XML: {expat.ErrorString(error.code)}"
    except DefusedXmlException:
        return "has a DOCTYPE, which could bring in other files or grow without end"
    except (LookupError, ValueError) as error:
        return f"is in an encoding that cannot be read: {shortened(str(error), 100)}"
    return None
