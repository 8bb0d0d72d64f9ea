"""Coverage and crosstabs where the data already is: pandas, Polars, DuckDB, Arrow, Dask, Spark."""

from wsis.frames.asking import By, coverage, crosstab
from wsis.frames.choosing import Plan
from wsis.frames.normalizing import Normalized, normalize
from wsis.frames.tags import Tags
from wsis.frames.unread import OnProblem, UnreadTagsWarning

__all__ = ["By", "Normalized", "OnProblem", "Plan", "Tags", "UnreadTagsWarning", "coverage", "crosstab", "normalize"]
