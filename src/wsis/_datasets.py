"""The public names that concern datasets: what they hold, how it is linked, what can go wrong."""

from wsis.bundled import DATA_VERSION, load, verify, versions
from wsis.dataset import Dataset
from wsis.errors import (
    CodeTypeError,
    DatasetMismatchError,
    IntegrityError,
    InvalidInputError,
    NoMatrixError,
    Problem,
    UnknownCodeError,
    UnknownTagsError,
    UnknownVersionError,
    WsisError,
)
from wsis.link import Link
from wsis.linkage import LinkState, Path, link_state, linked, links, trace
from wsis.matrix import Matrix
from wsis.nodes import ActionLine, Commitment, Facilitator, Goal, Node, Objective, Target, Theme
from wsis.provenance import Citation, Correction, Document
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
    "LinkState",
    "Matrix",
    "NoMatrixError",
    "Node",
    "Objective",
    "Path",
    "Problem",
    "Row",
    "Target",
    "Theme",
    "UnknownCodeError",
    "UnknownTagsError",
    "UnknownVersionError",
    "WsisError",
    "link_state",
    "linked",
    "links",
    "load",
    "trace",
    "verify",
    "versions",
]
