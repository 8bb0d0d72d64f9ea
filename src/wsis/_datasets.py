"""The public names that concern datasets: what they hold, and what can go wrong."""

from wsis.bundled import DATA_VERSION, load, require, verify, versions
from wsis.converting import converter
from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.errors import (
    CodeTypeError,
    DatasetMismatchError,
    IntegrityError,
    InvalidInputError,
    MissingExtraError,
    NoMatrixError,
    Problem,
    UnknownCodeError,
    UnknownLanguageError,
    UnknownTagsError,
    UnknownVersionError,
    WsisError,
)
from wsis.indicators import Indicator
from wsis.languages import Names
from wsis.link import Link
from wsis.matrix import Matrix
from wsis.nodes import ActionLine, Commitment, Facilitator, Goal, Node, Objective, Target, Theme
from wsis.places import Country, Membership, Region
from wsis.provenance import Citation, Correction, Document, Withdrawal
from wsis.statements import Row
from wsis.summit import GenevaTarget, Mandate, Principle, PrizeCategory

__all__ = [
    "DATA_VERSION",
    "ActionLine",
    "Citation",
    "CodeTypeError",
    "Commitment",
    "Correction",
    "Country",
    "Dataset",
    "DatasetMismatchError",
    "Document",
    "Entry",
    "Facilitator",
    "GenevaTarget",
    "Goal",
    "Indicator",
    "IntegrityError",
    "InvalidInputError",
    "Link",
    "Mandate",
    "Matrix",
    "Membership",
    "MissingExtraError",
    "Names",
    "NoMatrixError",
    "Node",
    "Objective",
    "Principle",
    "PrizeCategory",
    "Problem",
    "Region",
    "Row",
    "Target",
    "Theme",
    "UnknownCodeError",
    "UnknownLanguageError",
    "UnknownTagsError",
    "UnknownVersionError",
    "Withdrawal",
    "WsisError",
    "converter",
    "load",
    "require",
    "verify",
    "versions",
]
