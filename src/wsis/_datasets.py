"""The public names that concern datasets: what they hold, and what can go wrong."""

from wsis.bundled import DATA_VERSION, load, require, verify, versions
from wsis.converting import converter
from wsis.dataset import Dataset
from wsis.errors import (
    CodeTypeError,
    DatasetMismatchError,
    IntegrityError,
    InvalidInputError,
    MissingExtraError,
    NoMatrixError,
    Problem,
    UnknownCodeError,
    UnknownTagsError,
    UnknownVersionError,
    WsisError,
)
from wsis.link import Link
from wsis.matrix import Matrix
from wsis.nodes import ActionLine, Commitment, Facilitator, Goal, Node, Objective, Target, Theme
from wsis.provenance import Citation, Correction, Document, Withdrawal
from wsis.statements import Row

__all__ = [
    "DATA_VERSION",
    "ActionLine",
    "Citation",
    "CodeTypeError",
    "Commitment",
    "Correction",
    "Dataset",
    "DatasetMismatchError",
    "Document",
    "Facilitator",
    "Goal",
    "IntegrityError",
    "InvalidInputError",
    "Link",
    "Matrix",
    "MissingExtraError",
    "NoMatrixError",
    "Node",
    "Objective",
    "Problem",
    "Row",
    "Target",
    "Theme",
    "UnknownCodeError",
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
