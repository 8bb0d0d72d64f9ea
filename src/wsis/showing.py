"""Values that a notebook shows as HTML."""

from importlib import import_module


class Shown:
    """A value that notebooks show by `wsis.display`, which is loaded when the first of them asks.

    That arrow points outward, from the values to their picture, so it is found by its name and not imported: no value
    depends on how it looks.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Show the value as HTML: what notebooks call."""
        return str(import_module("wsis.display").html(self))
