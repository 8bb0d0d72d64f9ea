"""What the text of a cell comes to: values, and every fault of it."""

from typing import Any, final

import attrs

#: What a cell says; of what kind the values are depends on the field, and each holds what a project holds there.
Said = tuple[Any, ...]

#: A message, and what to write instead, where that is known.
Flaw = tuple[str, str | None]


@final
@attrs.frozen(kw_only=True)
class Cell:
    """A cell as it was read.

    Args:
        values: What it says: codes, names, one year or one date; empty where nothing could be read.
        faults: What could not be read, each with what to write instead where that is known.
        missing: What must be installed to read it wholly.
    """

    values: Said = ()
    faults: tuple[Flaw, ...] = ()
    missing: str | None = None
