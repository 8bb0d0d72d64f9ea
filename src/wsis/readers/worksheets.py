"""How far a worksheet reaches, found out before a library makes room for it, and what the library would lose."""

from array import array
from collections.abc import Sequence
from typing import final

#: The grid of a spreadsheet ends in the cell XFD1048576.
_LAST_ROW = 2**20
_LAST_COLUMN = 2**14
_LAST_LETTERS = "XFD"
#: Room is made for a full rectangle. It may be this large; and this large, or so many times the cells that are filled.
_MOST_CELLS = 2**25
_SMALL = 2**21
_THIN = 16
_LONGEST_NUMBER = 9
#: So many errors and formulas without a result are kept.
_MOST_NOTES = 10**6
#: And so many merged areas, of which many hold nothing.
_MOST_AREAS = 10**5


class SheetError(ValueError):
    """A worksheet that no spreadsheet program writes, or that would fill the memory."""


@final
class StringScan:
    """The lengths of the texts that the cells of a workbook share, in their order.

    >>> scan = StringScan()
    >>> scan.start("si", {}), scan.start("t", {}), scan.text("Radio"), scan.start("si", {}), list(scan.lengths)
    (None, None, None, None, [5, 0])
    """

    def __init__(self) -> None:
        self.lengths: array[int] = array("Q")

    def start(self, name: str, _: dict[str, str]) -> None:
        """Take the start of an element."""
        if name.rpartition(":")[2] == "si":
            self.lengths.append(0)

    def text(self, data: str) -> None:
        """Take the text of an element."""
        if self.lengths:
            self.lengths[-1] += len(data)


@final
class SheetScan:
    """How far a worksheet reaches, and the cells that the library leaves empty: errors, formulas without a result.

    It knows the merged areas of several rows too, by their first row and column.

    Args:
        strings: The lengths of the shared texts.
        limit: How many characters they may come to, each counted as often as it is used.

    >>> scan = SheetScan(strings=(), limit=100)
    >>> scan.start("c", {"r": "B7", "t": "e"}), scan.start("v", {}), scan.text("#N/A"), scan.close()
    (None, None, None, None)
    >>> scan.filled, scan.columns, scan.notes
    (1, range(1, 2), {6: {1: '#N/A'}})
    >>> scan.start("mergeCell", {"ref": "B7:B9"}), scan.areas
    (None, {6: {1: 'B7:B9'}})
    """

    def __init__(self, *, strings: Sequence[int], limit: int) -> None:
        self._strings = strings
        self._limit = limit
        self._row, self._column, self._number = -1, -1, "0"
        self._kind: str | None = None
        self._within = ""
        self._written, self._formula = "", ""
        self._columns: dict[str, int] = {}
        self._top: int = _LAST_ROW
        self._bottom: int = -2  # a cell that stands in no row is in row -1, which is refused
        self._used: set[int] = set()
        self._total = self._noted = self._merged = 0
        self.filled: int = 0
        self.notes: dict[int, dict[int, str]] = {}
        self.areas: dict[int, dict[int, str]] = {}

    @property
    def columns(self) -> range:
        """The columns from the first with anything in it to the last, counted from 0."""
        return range(min(self._used), max(self._used) + 1) if self._used else range(0)

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: C901 - with a call more for each, it takes longer
        """Take the start of an element."""
        # A sheet has millions of these: the most frequent ones come first, and what can wait until the end waits.
        if name == "c":
            if self._formula or self._written:
                self.close()
            self._within = name
            self._kind = attributes.get("t")
            reference = attributes.get("r")
            if reference is None:
                self._column += 1
                return
            letters = reference.rstrip("0123456789")
            column = self._columns.get(letters)
            if column is None:
                column = self._columns[letters] = _column(letters)
            self._column = column
            number = reference[len(letters) :]
            if number != self._number:
                self._number, self._row = number, _row(number)
        elif name in {"v", "is"}:
            self.filled += 1
            if self._row != self._bottom:
                self._bottom, self._top = max(self._row, self._bottom), min(self._row, self._top)
            self._used.add(self._column)
            self._within = name
        elif name == "row":
            self.close()
            self._number = attributes.get("r") or str(self._row + 2)
            self._row = _row(self._number)
            self._column = -1
        elif name == "f" and self._within == "c":
            self._used.add(self._column)
            self._within = name
            self._formula = " "  # a formula that is shared stands in one of its cells only
        elif ":" in name:
            self.start(name.rpartition(":")[2], attributes)
        else:  # what stands within a text, or after the cells
            self.close()
            self._within = ""
            if name == "mergeCell":
                self._merge(attributes.get("ref", ""))

    def text(self, data: str) -> None:
        """Take the text of an element."""
        if self._within == "v":
            self._written += data
        elif self._within == "f":
            self._formula += data

    def close(self) -> None:
        """Take what the cell that has ended says.

        Raises:
            SheetError: Where its cells hold too much.
        """
        written = self._written.strip()
        # A text that is empty is a result; where no element stands for it, there is none.
        if self._formula and not written and (self._within == "f" or (self._within == "v" and self._kind != "str")):
            self._note(f"={self._formula.strip()}")
        elif self._kind == "s":
            self._total += self._shared(written)
            if self._total > self._limit:
                raise SheetError(f"holds more than {self._limit} characters")
        elif self._kind == "e":
            self._note(written)
        self._written = self._formula = ""
        self._kind = None

    def check_size(self) -> None:
        """Refuse a sheet for which there is no room.

        Raises:
            SheetError: Where it has cells that no sheet has, or a few that are far apart.
        """
        columns = self.columns
        if self._top < 0 or columns.start < 0 or columns.stop > _LAST_COLUMN:
            raise SheetError("has cells outside of the grid")
        size = (self._bottom - self._top + 1) * len(columns)
        if size > _MOST_CELLS or size > max(_SMALL, _THIN * self.filled):
            raise SheetError(f"has {self.filled} filled cells in a rectangle of {size}")

    def _shared(self, number: str) -> int:
        # A number that is none is for the library to refuse.
        known = number.isdecimal() and len(number) < _LONGEST_NUMBER and int(number) < len(self._strings)
        return self._strings[int(number)] if known else 0

    def _note(self, text: str) -> None:
        if text:
            self._used.add(self._column)
            self._bottom, self._top = max(self._row, self._bottom), min(self._row, self._top)
            self._noted += 1
            if self._noted > _MOST_NOTES:
                raise SheetError("has more than a million cells with errors")
            self.notes.setdefault(self._row, {})[self._column] = text

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        (row, column), (bottom, right) = _place(first), _place(last or first)
        if row != bottom and self._merged < _MOST_AREAS:
            self._merged += 1
            self.areas.setdefault(min(row, bottom), {})[min(column, right)] = reference


def _place(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    return _row(reference[len(letters) :]), _column(letters)


def _row(number: str) -> int:
    if not (number.isascii() and number.isdecimal() and len(number) < _LONGEST_NUMBER and int(number) <= _LAST_ROW):
        raise SheetError(f"has a row {number[:20]!r}")
    return int(number) - 1


def _column(letters: str) -> int:
    if not (letters.isascii() and letters.isalpha() and len(letters) <= len(_LAST_LETTERS)):
        raise SheetError(f"has a column {letters[:20]!r}")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1
