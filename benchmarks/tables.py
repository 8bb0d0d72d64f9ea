"""Tables of measurements in Markdown."""

from collections.abc import Sequence
from typing import final

import attrs


@final
@attrs.frozen(kw_only=True)
class Table:
    """A topic of the benchmark: what was measured, then one row for each measurement.

    Args:
        title: The topic.
        note: How it was measured.
        head: What the columns hold; the first holds words, the others numbers.
        rows: The cells.
        outcome: What follows from them, in a sentence; none where they speak for themselves.
    """

    title: str
    note: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    outcome: str = ""

    def __str__(self) -> str:
        """Give the topic as a section of a page."""
        rule = ("---", *("---:" for _ in self.head[1:]))
        lines = (f"| {' | '.join(cells)} |" for cells in (self.head, rule, *self.rows))
        outcome = ("", self.outcome) if self.outcome else ()
        return "\n".join([f"## {self.title}", "", self.note, "", *lines, *outcome])


def seconds(value: float) -> str:
    """Write a time in the unit that suits it.

    >>> seconds(0.0123456)
    '12.3 ms'
    """
    unit, size = next(each for each in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6), ("", 0.0)) if value >= each[1])
    return f"{_digits(value / size)} {unit}" if size else f"{_digits(value * 1e6)} µs"


def ratio(value: float, other: float) -> str:
    """Write how many times as large as another a value is.

    >>> ratio(3, 2)
    '1.5 x'
    """
    return f"{_digits(value / other)} x"


def rate(value: float) -> str:
    """Write how many in a second, as a whole number.

    >>> rate(123456)
    '123,000'
    """
    return f"{float(f'{value:.3g}'):,.0f}"


def verdict(budget: str, *, met: bool) -> str:
    """Write a budget and whether it is kept."""
    return f"{budget}: {'met' if met else '**missed**'}"


def _digits(value: float) -> str:
    """Keep three digits, and never write an exponent."""
    return f"{float(f'{value:.3g}'):,.10f}".rstrip("0").removesuffix(".")
