"""What a road map has beside its rows: indicators to measure a line with, and what is asked of those who carry it."""

from collections.abc import Iterable

from wsis.dataset import Dataset
from wsis.indicators import Indicator
from wsis.nodes import ActionLine, Node
from wsis.plans import Measurement
from wsis.summit import Mandate

# ICT indicators come first, and those that this library chose come last.
_STANDINGS = ("ict", "ict-in-part", "related")


def indicators_of(ds: Dataset, targets: Iterable[Node]) -> tuple[Indicator, ...]:
    """List the indicators of some targets, ICT indicators first; withdrawn ones are left out.

    Args:
        ds: The dataset.
        targets: The targets.

    >>> import wsis
    >>> ds = wsis.load("2026.2")
    >>> [(each.code, each.standing) for each in indicators_of(ds, [ds.target("16.10"), ds.target("9.c")])]
    [('9.c.1', 'ict'), ('16.10.2', 'related')]
    """
    codes = {target.code for target in targets}
    found = (each for each in ds.indicators if each.target in codes and each.withdrawn is None)
    return tuple(sorted(found, key=lambda each: _STANDINGS.index(each.standing)))


def indicators_named(ds: Dataset, measurements: Iterable[Measurement]) -> tuple[Indicator, ...]:
    """List the indicators of a dataset that measurements name by their codes.

    Args:
        ds: The dataset.
        measurements: The measurements.

    >>> import wsis
    >>> measured = wsis.Measurement(code="17.8.1", name="People online", unit="%", value=68, year=2024, source="ITU")
    >>> indicators_named(wsis.load("2026.2"), [measured])
    (Indicator('17.8.1', 'People using the Internet'),)
    """
    codes = {each.code for each in measurements}
    return tuple(each for each in ds.indicators if each.code in codes)


def measured_target(ds: Dataset, measurement: Measurement) -> str | None:
    """Tell which target a measurement is of: the one it says, or else that of the indicator it names.

    Args:
        ds: The dataset.
        measurement: The measurement.

    >>> import wsis
    >>> measured = wsis.Measurement(code="17.8.1", name="People online", unit="%", value=68, year=2024, source="ITU")
    >>> measured_target(wsis.load("2026.2"), measured)
    '17.8'
    """
    return measurement.target or next((each.target for each in indicators_named(ds, [measurement])), None)


def mandates_of_process(ds: Dataset) -> tuple[Mandate, ...]:
    """List what A/RES/80/173 asks of the process as a whole, and of no line; withdrawn mandates are left out.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> [mandate.code for mandate in mandates_of_process(wsis.load("2026.2"))]
    ['67', '107', '120', '122']
    """
    return tuple(each for each in ds.mandates if not each.action_lines and each.withdrawn is None)


def mandates_of(ds: Dataset, line: ActionLine) -> tuple[Mandate, ...]:
    """List what A/RES/80/173 asks that concerns a line, alone or among all; withdrawn mandates are left out.

    Args:
        ds: The dataset.
        line: The line.

    >>> import wsis
    >>> ds = wsis.load("2026.2")
    >>> [mandate.code for mandate in mandates_of(ds, ds.action_line("C5"))]
    ['18', '113', '119']
    """
    return tuple(each for each in ds.mandates if line.code in each.action_lines and each.withdrawn is None)
