"""The pieces between the separators of plain lists: a cell of nothing but known pieces needs no parser of its own."""

import re
from collections.abc import Callable
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wsis.codes import VOCABULARIES, FrameworkName
from wsis.frames.arrow import Array, pc
from wsis.frames.keys import REMEMBERED, read_key
from wsis.frames.ragged import Whole, ragged_of
from wsis.parsing import LONGEST
from wsis.parsing.gdc_grammar import gdc_grammar
from wsis.parsing.grammar import Grammar
from wsis.parsing.line_grammar import line_grammar
from wsis.parsing.listing import listed
from wsis.parsing.sdg_grammar import sdg_grammar
from wsis.parsing.tagging import TagField

#: Every tag that there is; arrays hold the place of a tag among them.
TAGS: tuple[tuple[FrameworkName, str], ...] = tuple(
    (framework, code) for framework, codes in VOCABULARIES.items() for code in codes
)

#: The place of each tag.
PLACES = MappingProxyType[tuple[FrameworkName, str], int]({tag: place for place, tag in enumerate(TAGS)})

#: What separates the segments of a cell: whichever of these its column has.
SEPARATORS = (";", ", ", "|")

#: What a segment is or has, as bits: an OR over the segments of a cell tells what the cell is or has.
STRANGE, SPACED, LEAD, NUMBER, COMMA = 1, 2, 4, 8, 16

#: With all three of these, a cell is not plain: in "Target 9.c, 8" nobody knows what the 8 is.
DOUBTFUL = LEAD | NUMBER | COMMA

_MEMORY = 2**16

#: How many cells are looked at to tell how a column separates.
_SAMPLE = 2**10

_INNER = re.compile("[;,|]")
_GRAMMARS = MappingProxyType[TagField, Callable[[], Grammar]](
    {
        "action_lines": line_grammar,
        "category": line_grammar,
        "sdgs": sdg_grammar,
        "goals": sdg_grammar,
        "targets": sdg_grammar,
        "objectives": gdc_grammar,
        "commitments": gdc_grammar,
    },
)


class Segment(NamedTuple):
    """A piece of a cell.

    Args:
        tags: The places of its tags.
        flags: What it is or has.
    """

    tags: tuple[int, ...]
    flags: int


def segment_of(field: TagField, text: str) -> Segment:
    """Read a piece of a cell, if it is as plain as `wsis.parsing.listing` wants a whole cell to be.

    A list is plain if all of its pieces are, wherever it is cut at separators; after `;` and `|` a space belongs to
    the separator. What a segment says of numbers may be more than is true, which costs time and nothing else.

    Args:
        field: What the column holds.
        text: The piece.

    >>> [TAGS[tag] for tag in segment_of("sdgs", " SDG 4").tags], segment_of("sdgs", " SDG 4").flags == SPACED
    ([('goal', '4')], True)
    >>> segment_of("sdgs", "4 to 6").flags == STRANGE
    True
    """
    return _remembered(field, text) if len(text) <= REMEMBERED else _segment(field, text)


@lru_cache(maxsize=_MEMORY)
def _remembered(field: TagField, text: str) -> Segment:
    """Read a piece once."""
    return _segment(field, text)


def _segment(field: TagField, text: str) -> Segment:
    """Read a piece."""
    bare = text.removeprefix(" ")
    plain = _GRAMMARS[field]().plain
    if listed(bare, plain) is None:
        return Segment((), STRANGE)
    return Segment(
        tuple(PLACES[tag] for tag in read_key(field, bare).tags),
        (SPACED if bare != text else 0)
        | (LEAD if any(lead in bare for lead in plain.leads) else 0)
        | (NUMBER if any(part.strip().isdigit() for part in _INNER.split(bare)) else 0)
        | (COMMA if "," in bare else 0),
    )


class PlainCells(NamedTuple):
    """Cells that are plain lists, as pairs of a cell and a tag.

    Args:
        cells: The cell of each pair.
        tags: The tag of each pair, as a place in `TAGS`.
        strange: For each cell, whether it is anything else, which has no pairs here.
    """

    cells: Whole
    tags: Whole
    strange: npt.NDArray[np.bool_]


def plain_cells(cells: Array, field: TagField) -> PlainCells:
    """Read those of many cells that are plain lists of plain pieces, or nothing at all.

    Args:
        cells: Texts, none of them null.
        field: What the column holds.

    >>> import pyarrow as pa
    >>> plain = plain_cells(pa.array(["4; 9.c", "4 to 6"]), "sdgs")
    >>> plain.cells.tolist(), plain.strange.tolist()
    ([0, 0], [False, True])
    """
    # Any separator would do; the right one makes for few segments.
    sample = cells.slice(0, _SAMPLE)
    separator = next((it for it in SEPARATORS if pc.any(pc.match_substring(sample, it)).as_py()), SEPARATORS[0])
    pieces = pc.split_pattern(cells, separator)
    encoded = pieces.flatten().dictionary_encode()
    codes = encoded.indices.to_numpy()
    segments = [segment_of(field, text) for text in encoded.dictionary.to_pylist()]
    known = np.array([segment.flags for segment in segments], np.uint8)
    starts = pieces.offsets.to_numpy()[:-1]
    length = pc.binary_length(cells).to_numpy()
    strange = (_is_strange(known[codes], starts, separator) & (length > 0)) | (length > LONGEST)
    holders = np.cumsum(np.bincount(starts[1:], minlength=len(codes)))
    if strange.any():
        plain = ~strange[holders]
        codes, holders = codes[plain], holders[plain]
    tags = [(place, tag) for place, segment in enumerate(segments) for tag in segment.tags]
    pairs = np.array(tags, np.int64).reshape(-1, 2)
    places, found = ragged_of(pairs[:, 0], pairs[:, 1].astype(np.uint16), len(segments)).spread(codes)
    return PlainCells(holders[places], found, strange)


def _is_strange(flags: npt.NDArray[np.uint8], starts: Whole, separator: str) -> npt.NDArray[np.bool_]:
    """Tell of each cell, by the flags of its segments, whether it is anything but a plain list."""
    if not len(starts):
        return np.zeros(0, np.bool_)
    found = np.bitwise_or.reduceat(flags, starts)
    # A space stands before a segment where it belongs to the separator, and so never before the first one.
    refused = STRANGE | SPACED if separator == ", " else STRANGE
    doubtful = LEAD | NUMBER if separator == ", " else DOUBTFUL
    strange: npt.NDArray[np.bool_] = ((found & refused) != 0) | ((found & doubtful) == doubtful)
    spaced: npt.NDArray[np.bool_] = (flags[starts] & SPACED) != 0
    return strange | spaced
