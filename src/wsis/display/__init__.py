"""Pictures of values for notebooks: HTML that brings its style, no script and no network.

Values ask for them by themselves, as `wsis.showing` says. Text keeps the colours of the notebook, light or dark, and
nothing is told by colour alone, so that a picture is still read where a viewer drops its style.
"""

from functools import singledispatch

from wsis.dataset import Dataset
from wsis.display.coverages import coverage_picture
from wsis.display.crosstabs import crosstab_picture
from wsis.display.datasets import dataset_picture
from wsis.display.entries import entry_picture
from wsis.display.matrices import matrix_picture
from wsis.display.registers import read_result_picture, register_picture
from wsis.display.roadmaps import roadmap_picture
from wsis.entries import Entry
from wsis.matrix import Matrix
from wsis.plans import Roadmap
from wsis.readers.result import ReadResult
from wsis.register import Register
from wsis.results import Coverage, Crosstab


@singledispatch
def html(value: object) -> str:
    """Show a value as HTML: what `_repr_html_` of the values gives.

    Args:
        value: A node or another entry, a matrix, dataset, coverage, crosstab, register, reading or road map.

    Raises:
        TypeError: For anything else.

    >>> import wsis
    >>> "Quality Education" in html(wsis.load().goal("4"))
    True
    """
    shown = sorted(kind.__name__ for kind in html.registry if kind is not object)
    raise TypeError(f"there is no picture of a {type(value).__name__}, only of {', '.join(shown)}")


html.register(Coverage, coverage_picture)
html.register(Crosstab, crosstab_picture)
html.register(Dataset, dataset_picture)
html.register(Entry, entry_picture)
html.register(Matrix, matrix_picture)
html.register(ReadResult, read_result_picture)
html.register(Register, register_picture)
html.register(Roadmap, roadmap_picture)
