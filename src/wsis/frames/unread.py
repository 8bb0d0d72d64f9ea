"""What of a table was not read, told or refused."""

from collections.abc import Mapping
from typing import Literal, final
from warnings import warn

from wsis.errors import InvalidInputError, Problem
from wsis.frames.parts import Fault
from wsis.wording import counted

OnProblem = Literal["collect", "raise"]

#: How many faults a warning shows.
_SHOWN = 5


@final
class UnreadTagsWarning(UserWarning):
    """Tags of a table that were not read, and so are not in the counts."""


def checked(on_problem: OnProblem) -> OnProblem:
    """Refuse any other word than the two that say what becomes of problems.

    Args:
        on_problem: The word.

    Raises:
        ValueError: If it is another one.

    >>> checked("raise")
    'raise'
    """
    if on_problem not in ("collect", "raise"):
        raise ValueError(f"on_problem is 'collect' or 'raise', not {on_problem!r}")
    return on_problem


def tell(faults: Mapping[Fault, int], on_problem: OnProblem) -> None:
    """Warn of what was not read, or raise it all at once.

    Args:
        faults: In how many rows each fault stands.
        on_problem: `collect` for one warning, `raise` for an error.

    Raises:
        InvalidInputError: Listing every fault, if `on_problem` is `raise`.
    """
    if not faults:
        return
    problems = problems_of(faults)
    if on_problem == "raise":
        raise InvalidInputError("frame", problems)
    more = [f"and {len(problems) - _SHOWN} more"] if len(problems) > _SHOWN else []
    lines = [f"{counted(len(problems), 'sort')} of tags not read, which are not counted", *map(str, problems[:_SHOWN])]
    warn("\n  ".join([*lines, *more, "wsis.frames.normalize lists them"]), UnreadTagsWarning, stacklevel=4)


def problems_of(faults: Mapping[Fault, int]) -> tuple[Problem, ...]:
    """Make problems of faults, by column, the most frequent first.

    Args:
        faults: In how many rows each fault stands.

    >>> from wsis.frames.keys import Unread
    >>> print(*problems_of({Fault("al", Unread("C12", "unknown action line: 'C12'", "C11")): 2}))
    al: unknown action line: 'C12', in 2 rows (C11)
    """
    return tuple(
        Problem(
            message=f"{unread.message}, in {counted(rows, 'row')}",
            column=column,
            value=unread.value,
            suggestion=unread.suggestion,
        )
        for (column, unread), rows in ranked(faults)
    )


def ranked(faults: Mapping[Fault, int]) -> list[tuple[Fault, int]]:
    """Order faults by column, the most frequent first, so that every engine tells them alike.

    Args:
        faults: In how many rows each fault stands.

    >>> ranked({})
    []
    """
    return sorted(faults.items(), key=lambda item: (item[0].column, -item[1], *map(str, item[0].unread)))
