"""Words in messages and reprs: a number with its noun, a long text cut short."""

from types import MappingProxyType
from unicodedata import category

#: Control characters, signs of formats and directions, halves of characters, ends of lines and paragraphs.
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

# What the values of a list are called, one and many, where no hyphen and no `s` makes it of its name.
_NOUNS = MappingProxyType(
    {
        "prize-category": ("prize category", "prize categories"),
        "geneva-target": ("Geneva target", "Geneva targets"),
        "country": ("country", "countries"),
        "matrix": ("matrix", "matrices"),
    },
)


def noun(name: str, number: int) -> str:
    """Give the noun for values of a list, one or many.

    >>> noun("action-line", 1), noun("country", 2)
    ('action line', 'countries')
    """
    one = name.replace("-", " ")
    return _NOUNS.get(name, (one, f"{one}s"))[number != 1]


def counted(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> counted(1, "project"), counted(2, "project")
    ('1 project', '2 projects')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def numeral(number: float) -> str:
    """Write a number with its thousands apart, and with all its digits: no more, and no fewer.

    >>> numeral(68.0), numeral(1234567.89)
    ('68', '1,234,567.89')
    """
    return f"{number:,}".removesuffix(".0")


def visible(text: str) -> str:
    r"""Show signs that steer, or change how others are shown, by their numbers, so that no text speaks to a terminal.

    >>> visible(chr(27) + "[31mC13")
    '\\x1b[31mC13'
    """
    if text.isprintable():
        return text
    return "".join(ascii(each)[1:-1] if category(each) in _STEERING else each for each in text)


def shortened(text: str, width: int) -> str:
    """Cut a text to a number of characters.

    >>> shortened("Expand inclusion in and benefits from the digital economy for all", 16)
    'Expand inclusio…'
    """
    return text if len(text) <= width else f"{text[: width - 1]}…"
