"""Coverage and crosstabs where the data already is: pandas, Polars, DuckDB, Arrow, Dask, Spark."""

from wsis.frames.asking import coverage, crosstab
from wsis.frames.normalizing import Normalized, normalize
from wsis.frames.tags import Tags
from wsis.frames.unread import UnreadTagsWarning

__all__ = ["Normalized", "Tags", "UnreadTagsWarning", "coverage", "crosstab", "normalize"]
