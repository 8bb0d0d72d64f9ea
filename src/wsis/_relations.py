"""The public names that concern relations: what is linked with what."""

from wsis.linkage import Path, link_state, linked, links, trace
from wsis.states import LinkState

__all__ = ["LinkState", "Path", "link_state", "linked", "links", "trace"]
