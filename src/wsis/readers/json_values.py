"""Values of JSON in which nothing is lost: numbers as they are written, and names that stand twice."""

import json
from collections import Counter
from json import JSONDecoder
from typing import Any, cast, final

from wsis.readers.numbers import Number


@final
class Repeated:
    """What stands for an object in which a name stands twice.

    Args:
        name: The name.
    """

    def __init__(self, name: str) -> None:
        self.name = name


def decoder() -> JSONDecoder:
    """Make a decoder of such values.

    >>> decoder().decode('{"id": 12345678901234567890, "target": 8.10}')
    {'id': '12345678901234567890', 'target': '8.10'}
    >>> decoder().decode('{"id": 1, "id": 2}').name
    'id'
    """
    return JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=_no_number, object_pairs_hook=_object)


def written(value: Any) -> str:  # noqa: ANN401 - JSON has no narrower type
    """Write a value as it was.

    Args:
        value: A value of this decoder.

    Raises:
        ValueError: If there is an object in it in which a name stands twice.

    >>> written(decoder().decode('{"target": [8.10, "9.c", true]}'))
    '{"target": [8.10, "9.c", true]}'
    """
    match value:
        case Repeated():
            raise ValueError(f"the name {value.name!r} stands twice")
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


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | Repeated:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    counts = Counter(name for name, _ in pairs)
    return Repeated(next(name for name, count in counts.items() if count > 1))
