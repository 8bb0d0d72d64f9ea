"""The values of a JSON document, one by one: the items of an array, or whatever else stands one after another."""

from collections.abc import Callable, Iterator
from itertools import chain
from json import JSONDecodeError
from typing import Any, TextIO, cast, final

from wsis.errors import InvalidInputError, Problem
from wsis.readers.json_values import decoder, sound
from wsis.wording import counted

#: The longest value that is read: an item of an array, or an object around a list, which is read whole.
LONGEST = 2**28

_CHUNK = 2**16
#: How many objects may stand around each other around a list of records.
_DEEPEST = 3
_BLANKS = " \t\r\n\ufeff"


def document_values(text: TextIO, *, file: str | None = None) -> Iterator[Any]:
    """Read the items of an array, or the values that stand one after another, holding one at a time.

    Args:
        text: The document.
        file: Name of the file, for the message of an error.

    Raises:
        InvalidInputError: Where it is no JSON, with the number of values before.

    >>> import io
    >>> list(document_values(io.StringIO('[{"title": "Radio"}, {"title": "Fibre"}]')))
    [{'title': 'Radio'}, {'title': 'Fibre'}]
    """
    window = _Window(text)
    count = 0
    try:
        is_array = window.skip("[")
        is_open = not (is_array and window.skip("]"))
        while is_open and (is_array or window.peek()):
            yield window.value()
            count += 1
            is_open = not is_array or window.skip(",")
        if count and is_array and not window.skip("]"):
            raise ValueError("no comma and no end after it")  # noqa: TRY301 - said below, with its place
        if window.peek():
            raise ValueError("something after the end")  # noqa: TRY301 - the same
    except RecursionError:
        raise _refused(file, count, "lists in lists, too deep") from None
    except UnicodeDecodeError as error:
        raise _refused(file, count, f"no {error.encoding.upper()}") from None
    except ValueError as error:
        raise _refused(file, count, str(error)) from None


def uncovered(values: Iterator[Any], field_named: Callable[[str], object]) -> tuple[Iterator[Any], tuple[str, ...]]:
    """Look for records in the first value: an object may be the cover of the one list in it of objects with a title.

    Args:
        values: The values of a document.
        field_named: Tells the field of a name, if it has one.

    Returns:
        The records, and the names that stand beside the list of them.

    >>> named = {"title": "title"}.get
    >>> values, beside = uncovered(iter([{"count": "1", "projects": [{"title": "Radio"}]}]), named)
    >>> list(values), beside
    ([{'title': 'Radio'}], ('count',))
    """
    try:
        first = next(values)
    except StopIteration:
        return values, ()
    if isinstance(first, dict):
        cover = cast("dict[str, Any]", first)
        lists = list(_lists(cover, field_named))
        if len(lists) == 1:
            ((name, records),) = lists
            return chain(records, values), tuple(each for each in cover if each != name)
    return chain([first], values), ()


def _lists(
    cover: dict[str, Any], field_named: Callable[[str], object], depth: int = 0
) -> Iterator[tuple[str, list[Any]]]:
    """Find the lists of objects with a title in an object, and in the objects in it."""
    for name, value in cover.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from ((name, records) for _, records in _lists(cast("dict[str, Any]", value), field_named, depth + 1))
        elif isinstance(value, list) and value[:1] and isinstance(value[0], dict):
            titles = [each for each in cast("dict[str, Any]", value[0]) if field_named(each) == "title"]
            if titles and field_named(name) not in {"organization", "participations"}:
                records = cast("list[Any]", value)  # type: ignore[redundant-cast] # pyright knows less of it
                yield name, records


def _refused(file: str | None, count: int, message: str) -> InvalidInputError:
    problem = Problem(file=file, message=f"is no JSON after {counted(count, 'record')}: {message}")
    return InvalidInputError(file or "document", [problem])


@final
class _Window:
    """The part of a document that is being read."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._decode = decoder().raw_decode
        self._held = ""
        self._at = 0
        self._is_over = False

    def _fill(self) -> None:
        """Read on, as much again as is held."""
        rest = self._held[self._at :]
        piece = self._text.read(max(_CHUNK, len(rest)))
        self._held, self._at, self._is_over = rest + piece, 0, not piece

    def peek(self) -> str:
        """Look at the next character that is no blank; there is none at the end."""
        while not (text := self._held[self._at : self._at + 1].strip(_BLANKS)):
            self._at = len(self._held) - len(self._held[self._at :].lstrip(_BLANKS))
            if self._at == len(self._held):
                if self._is_over:
                    return ""
                self._fill()
        return text

    def skip(self, mark: str) -> bool:
        """Pass over a mark, if it is the next one."""
        is_next = self.peek() == mark
        self._at += is_next
        return is_next

    def value(self) -> Any:  # noqa: ANN401 - JSON has no narrower type
        """Read a value; where it ends with what is held, it may go on."""
        self.peek()
        while True:
            try:
                value, end = self._decode(self._held, self._at)
            except JSONDecodeError:
                if self._is_over:
                    raise
            else:
                if end < len(self._held) or self._is_over:
                    value = sound(value, self._held[self._at : end])
                    self._at = end
                    return value
            if len(self._held) - self._at > LONGEST:
                raise ValueError(f"a value of more than {LONGEST:,} characters")
            self._fill()
