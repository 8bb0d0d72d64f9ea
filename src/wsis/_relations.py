"""The public names that concern relations: what is linked with what."""

from wsis.linkage import LinkState, Path, link_state, linked, links, trace

__all__ = ["LinkState", "Path", "link_state", "linked", "links", "trace"]
