"""Numbers as a file stores them, told apart from text that looks the same."""

from typing import final

#: What is wrong with a `LostDigits`, and what to do about it.
LOST = ("a number too long for a spreadsheet, which lost its last digits", "format it as text")


class Number(str):
    """The text of a number as a file stores it: a spreadsheet that shows 8.10 stores 8.1, so it is no code.

    >>> Number("8.1") == "8.1", isinstance("8.1", Number)
    (True, False)
    """

    __slots__ = ()


@final
class LostDigits(Number):
    """The text of a whole number that is too long for the way in which it was stored: its last digits are not its own.

    >>> LostDigits(int(12345678901234567.0))
    '12345678901234568'
    """

    __slots__ = ()


@final
class NoValue(str):
    """What stands in a cell that has no value: an error of the spreadsheet, or a formula whose result is not stored.

    >>> NoValue("#N/A")
    '#N/A'
    """

    __slots__ = ()
