"""Pictures for slides, reports and notebooks, drawn by matplotlib.

    >>> import wsis
    >>> from wsis import charts
    >>> ds = wsis.load()
    >>> register = wsis.Register([wsis.Project(id="1", title="Community radio", action_lines=["C9"])])
    >>> ax = charts.flow(ds, register, to=wsis.Goal, implied=True)

Each function gives the axes that it drew on: those of the caller, or its own, whose figure is `ax.figure`.
"""

from wsis.errors import MissingExtraError

try:
    from wsis.charts.bars import coverage
    from wsis.charts.crosstabs import crosstab
    from wsis.charts.flows import flow
    from wsis.charts.matrices import matrix
    from wsis.charts.trends import trend
except ModuleNotFoundError as _error:
    if (_error.name or "").partition(".")[0] != "matplotlib":
        raise
    raise MissingExtraError("matplotlib", "plot") from _error

__all__ = ["coverage", "crosstab", "flow", "matrix", "trend"]
