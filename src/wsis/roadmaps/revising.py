"""The part of a road map on what changed since an earlier register."""

from collections.abc import Iterable

from wsis.pages.words import Words
from wsis.plans import Changes
from wsis.projects import Project
from wsis.roadmaps.parts import Column, Part
from wsis.roadmaps.values import shown
from wsis.wording import shortened

# How much of a value that changed is shown.
_LONGEST = 200


def changes_part(changes: Changes, say: Words) -> Part:
    """Say what changed, project by project, and which nodes are declared now and were not, or the other way round.

    Args:
        changes: What changed.
        say: The words.

    >>> from wsis.pages.words import words_of
    >>> changes_part(Changes(), words_of("wsis.roadmaps")).before[-1]
    'Nothing changed for this line.'
    """
    review = say("text.review")
    rows = [(say("text.added"), each, "") for each in changes.added]
    rows += [(say("text.removed"), each, "") for each in changes.removed]
    rows += [
        (say("text.changed"), each.after, _told(each.before, each.after, each.fields, say)) for each in changes.changed
    ]
    nodes = {"newly_declared": changes.newly_declared, "no_longer_declared": changes.no_longer_declared}
    after = tuple(
        say(f"text.{name}", codes=", ".join(say(f"text.{node.framework}", code=node.code) for node in found))
        for name, found in nodes.items()
        if found
    )
    if not rows and not after:
        return Part(name="changes", before=(review, say("text.no_changes")))
    groups = {name: len(getattr(changes, name)) for name in ("added", "removed", "changed")}
    return Part(
        name="changes",
        before=(review, say("text.changes", **groups)),
        columns=tuple(Column(name, "text") for name in ("what", "id", "title", "fields")),
        rows=tuple((what, project.id, project.title, told) for what, project, told in rows),
        after=after,
    )


def _told(before: Project, after: Project, fields: Iterable[str], say: Words) -> str:
    """Tell what of a project changed, field by field."""
    pairs = ((field, getattr(before, field), getattr(after, field)) for field in fields)
    nothing = say("text.nothing")
    return "; ".join(
        say(
            "text.change",
            field=field.replace("_", " "),
            before=shortened(shown(was) or nothing, _LONGEST),
            after=shortened(shown(now) or nothing, _LONGEST),
        )
        for field, was, now in pairs
    )
