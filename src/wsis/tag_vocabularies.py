"""The vocabularies of IATI from which an activity takes its tags, as far as they are frameworks of this library.

The lists of the standard have numbers of their own. The action lines and the Compact are on no list of the standard:
they stand under number 99, and the address of the document that adopted them says which list is meant.
"""

import re
from types import MappingProxyType

from wsis.codes import FrameworkName

#: The address of the Geneva Plan of Action, which has the action lines.
ACTION_LINES_URI = "https://www.itu.int/net/wsis/docs/geneva/official/poa.html"

#: The address of the resolution whose annex is the Compact; its objectives and commitments share no code.
COMPACT_URI = "https://docs.un.org/en/A/RES/79/1"

#: The number and the address with which a `tag` names the list of a framework.
TAG_LISTS = MappingProxyType[FrameworkName, tuple[str, str]](
    {
        "action-line": ("99", ACTION_LINES_URI),
        "goal": ("2", ""),
        "target": ("3", ""),
        "objective": ("99", COMPACT_URI),
        "commitment": ("99", COMPACT_URI),
    },
)

#: The number with which a `sector` names the list of a framework: sectors count the lists in another way.
SECTOR_LISTS = MappingProxyType[FrameworkName, tuple[str, str]]({"goal": ("7", ""), "target": ("8", "")})

#: The category of linked documents to which the page of an activity itself belongs.
PAGE = "A12"


def frameworks_of(element: str, number: str, uri: str) -> tuple[FrameworkName, ...]:
    """Tell from which frameworks a tag or sector takes its code; from none where its list is another one.

    Args:
        element: `tag` or `sector`.
        number: The number of its list.
        uri: The address of its list, which counts for the lists without a number of their own.

    >>> frameworks_of("tag", "3", ""), frameworks_of("sector", "3", "")
    (('target',), ())
    """
    lists = TAG_LISTS if element == "tag" else SECTOR_LISTS
    return tuple(
        framework
        for framework, (known, address) in lists.items()
        if number == known and (not address or _plain(uri) == _plain(address))
    )


def _plain(uri: str) -> str:
    """Put an address in one form: what is before the host and a slash at the end make no difference."""
    return re.sub(r"^https?://", "", uri.casefold()).rstrip("/")
