"""What can go wrong, as values: each error carries the data that its message is made of."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import final

import attrs

from wsis.wording import counted, shortened, visible

_SHOWN = 200


@final
@attrs.frozen(kw_only=True)
class Problem:
    """One fault of an input, with its place and the value found there.

    Args:
        message: What is wrong, in one sentence.
        file: Name of the file, where there is one.
        row: Row as a spreadsheet counts it: the header is row 1.
        line: Line of the text file on which the row begins; it runs ahead of `row` where cells hold line breaks.
        column: Name of the column or field.
        value: The text as it was found.
        suggestion: What to write instead, where that is known.

    >>> print(Problem(file="projects.csv", row=7, column="al", value="C12", message="unknown action line"))
    projects.csv, row 7, al: unknown action line: 'C12'
    """

    message: str
    file: str | None = None
    row: int | None = None
    line: int | None = None
    column: str | None = None
    value: str | None = None
    suggestion: str | None = None

    @property
    def path(self) -> str:
        """Where the fault is: file, row, line where it is another number, and column, as far as they are known."""
        line = f" (line {self.line})" if self.line not in {None, self.row} else ""
        row = None if self.row is None else f"row {self.row}{line}"
        return ", ".join(part for part in (self.file, row, self.column) if part)

    def __str__(self) -> str:
        """Say where, what, and what to do about it, on one line."""
        where = f"{self.path}: " if self.path else ""
        shown = repr(shortened(self.value or "", _SHOWN))
        value = f": {shown}" if self.value and shown not in self.message else ""
        suggestion = f" ({self.suggestion})" if self.suggestion else ""
        return visible(f"{where}{self.message}{value}{suggestion}")


class WsisError(Exception):
    """Root of everything that this library raises on purpose."""


@final
class UnknownCodeError(WsisError, LookupError):
    """A code that a framework does not have.

    Args:
        code: The code as it was given.
        framework: The framework that was asked, such as `goal`; `any` where all were.
        where: What was asked, such as `dataset 2026.1`.
        nearest: The codes of that framework that look most like it, best first.
        elsewhere: What the code stands for in other frameworks, such as `action line C5 (Confidence and security)`.
        names: The names of those nearest ones whose codes are not like it.
    """

    def __init__(
        self,
        *,
        code: str,
        framework: str,
        where: str,
        nearest: Iterable[str] = (),
        elsewhere: Iterable[str] = (),
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.code = code
        self.framework = framework
        self.where = where
        self.nearest: tuple[str, ...] = tuple(nearest)
        self.elsewhere: tuple[str, ...] = tuple(elsewhere)
        self.names: dict[str, str] = dict(names)
        super().__init__(code)

    def __str__(self) -> str:
        """Name the framework, the dataset or matrix, the nearest codes and the framework that has the code."""
        framework = "any framework" if self.framework == "any" else f"framework {self.framework!r}"
        text = f"{self.code!r} is not a code of {framework} in {self.where}"
        if self.elsewhere:
            text += f"; it is {' and '.join(self.elsewhere)}"
        if self.nearest:
            named = (f"{each} ({self.names[each]})" if each in self.names else each for each in self.nearest)
            text += f"; nearest: {', '.join(named)}"
        return text

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by keyword, since the error takes no positional argument."""
        return _rebuild, (
            type(self),
            {
                "code": self.code,
                "framework": self.framework,
                "where": self.where,
                "nearest": self.nearest,
                "elsewhere": self.elsewhere,
                "names": self.names,
            },
        )


@final
class UnknownLanguageError(WsisError, KeyError):
    """A language in which no official name is at hand.

    Args:
        language: The language as it was given.
        known: The languages that there are.
    """

    def __init__(self, language: str, known: Iterable[str]) -> None:
        self.language = language
        self.known: tuple[str, ...] = tuple(known)
        super().__init__(language, self.known)

    def __str__(self) -> str:
        """Name the languages that there are."""
        at_hand = f", only in {', '.join(self.known)}" if self.known else " in this dataset"
        return f"no name in {self.language!r} is at hand{at_hand}; the English one is the title"


@final
class CodeTypeError(WsisError, TypeError):
    """A number, or anything else that is not text, where a code was expected."""

    def __init__(self, code: object) -> None:
        self.code = code
        super().__init__(code)

    def __str__(self) -> str:
        """Say why a number cannot be a code."""
        text = f"a code is text, not {type(self.code).__name__} ({self.code!r})"
        if isinstance(self.code, float):
            return f"{text}: as a number, targets such as 8.1 and 8.10 are the same; write it in quotes"
        if isinstance(self.code, int) and not isinstance(self.code, bool):
            return f"{text}: write {str(self.code)!r}"
        return text


@final
class NoMatrixError(WsisError, LookupError):
    """No matrix relates the two frameworks that were asked for."""


@final
class UnknownVersionError(WsisError, LookupError):
    """A dataset version that this release does not carry."""


@final
class DatasetMismatchError(WsisError, ValueError):
    """Values of two different datasets where one was meant."""


@final
class MissingExtraError(WsisError, ImportError):
    """A library that only some uses need, and that is not installed.

    Args:
        library: Its name.
        extra: The extra of this package that brings it.

    >>> print(MissingExtraError("pycountry", "countries"))
    this needs pycountry: pip install 'wsis[countries]'
    """

    def __init__(self, library: str, extra: str) -> None:
        self.library = library
        self.extra = extra
        super().__init__(library, extra)

    def __str__(self) -> str:
        """Say what to install."""
        return f"this needs {self.library}: pip install 'wsis[{self.extra}]'"


class InvalidInputError(WsisError, ValueError):
    """An input with faults, all of them reported at once.

    Args:
        subject: What was read, such as a file name.
        problems: Every fault, in the order in which it was met.
    """

    def __init__(self, subject: str, problems: Iterable[Problem]) -> None:
        self.subject = subject
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(subject, self.problems)

    def __str__(self) -> str:
        """Count the faults and list them, one a line."""
        head = f"{self.subject}: {counted(len(self.problems), 'problem')}"
        return "\n".join([head, *(f"  {problem}" for problem in self.problems)])


@final
class IntegrityError(InvalidInputError):
    """Data files whose bytes are not the ones that were released."""


@final
class UnknownTagsError(InvalidInputError, LookupError):
    """Tags of a register that a dataset does not know: all of them, with the number of projects."""


def _rebuild(kind: type[WsisError], fields: dict[str, object]) -> WsisError:
    """Make an error again from its keyword arguments: what unpickling calls."""
    return kind(**fields)
