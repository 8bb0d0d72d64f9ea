"""Values of JSON in which nothing is lost: numbers as they are written, and names that stand twice."""

import json
import re
from collections import Counter
from json import JSONDecoder
from typing import Any, cast, final

from wsis.readers.numbers import Number

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


@final
class Unsound:
    """What stands for a value that cannot be kept as it is.

    Args:
        why: What is wrong with it.
    """

    def __init__(self, why: str) -> None:
        self.why = why


def sound(value: Any, text: str) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Give a value, or what stands for it where it holds half a pair of surrogates, which is no character.

    Args:
        value: The value.
        text: How it was written.

    >>> text = '["' + chr(92) + 'ud800"]'
    >>> sound(decoder().decode(text), text).why
    'half a pair of surrogates, which is no character'
    """
    if _SURROGATE.search(text):
        try:
            json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError:
            return Unsound("half a pair of surrogates, which is no character")
    return value


def decoder() -> JSONDecoder:
    """Make a decoder of such values.

    >>> decoder().decode('{"id": 12345678901234567890, "target": 8.10}')
    {'id': '12345678901234567890', 'target': '8.10'}
    >>> decoder().decode('{"id": 1, "id": 2}').why
    "the name 'id' stands twice"
    """
    return JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=_no_number, object_pairs_hook=_object)


def written(value: Any) -> str:  # noqa: ANN401 - JSON has no narrower type
    """Write a value as it was.

    Args:
        value: A value of this decoder.

    Raises:
        ValueError: If there is in it what cannot be kept as it is.

    >>> written(decoder().decode('{"target": [8.10, "9.c", true]}'))
    '{"target": [8.10, "9.c", true]}'
    """
    match value:
        case Unsound():
            raise ValueError(value.why)
        case Number():
            return str(value)
        case dict():
            items = cast("dict[str, Any]", value).items()
            return (
                f"{{{', '.join(f'{json.dumps(name, ensure_ascii=False)}: {written(item)}' for name, item in items)}}}"
            )
        case list():
            elements = cast("list[Any]", value)  # type: ignore[redundant-cast] # pyright knows less of it
            return f"[{', '.join(map(written, elements))}]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number of JSON")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | Unsound:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    counts = Counter(name for name, _ in pairs)
    name = next(name for name, count in counts.items() if count > 1)
    return Unsound(f"the name {name!r} stands twice")
