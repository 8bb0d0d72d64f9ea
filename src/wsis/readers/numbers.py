"""Numbers as a file stores them, told apart from text that looks the same."""

from typing import final


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
