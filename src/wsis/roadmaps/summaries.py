"""What a road map comes to: in a few sentences, and in a row of the index of all."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from wsis.pages.words import Words
from wsis.plans import Roadmap
from wsis.roadmaps.gaps import gap_sentences, linked_numbers, undeclared_sentence

#: What the index counts of a road map.
Count = Literal["projects", "goals", "targets", "targets_declared", "named", "named_declared", "blanket", "gaps"]


class SummaryRow(NamedTuple):
    """A road map in the index.

    Args:
        plan: The road map.
        file: The name of its file.
    """

    plan: Roadmap
    file: str

    def number(self, column: Count) -> int:
        """Count what a column of the index says.

        Args:
            column: The column.
        """
        plan = self.plan
        named = [row for row in plan.commitments if not row.blanket]
        numbers: dict[Count, int] = {
            "projects": len(plan.projects),
            "goals": len(plan.goals),
            "targets": len(plan.targets),
            "targets_declared": sum(bool(row.declared) for row in plan.targets),
            "named": len(named),
            "named_declared": sum(bool(row.declared) for row in named),
            "blanket": len(plan.commitments) - len(named),
            "gaps": len(plan.gaps),
        }
        return numbers[column]


def index_columns(plan: Roadmap) -> tuple[Count, ...]:
    """List what the index counts: without a register only what is linked, and blanket links where they count.

    Args:
        plan: One of the road maps.

    >>> import wsis
    >>> index_columns(wsis.roadmap(wsis.load(), "C9", blanket=False))
    ('goals', 'targets', 'named')
    """
    blanket: tuple[Count, ...] = ("blanket",) if plan.blanket else ()
    if plan.register_size:
        return ("projects", "goals", "targets", "targets_declared", "named", "named_declared", *blanket, "gaps")
    return ("goals", "targets", "named", *blanket)


def index_sentences(plans: Sequence[Roadmap], say: Words) -> tuple[str, ...]:
    """Say what an index is of.

    Args:
        plans: The road maps, at least one.
        say: The words.

    >>> import wsis
    >>> from wsis.pages.words import words_of
    >>> index_sentences([wsis.roadmap(wsis.load(), "C9")], words_of("wsis.roadmaps"))[1]
    'No register was given, or one without projects, so no project is counted, and nothing can be told of gaps.'
    """
    size = plans[0].register_size
    register = say("index.register", number=size) if size else say("roadmap.no_register")
    told = (say("index.intro", number=len(plans)), register, undeclared_sentence(plans[0], say))
    return tuple(filter(None, told))


def summary_of(plan: Roadmap, say: Words) -> tuple[str, ...]:
    """Say what is linked to a line, how many projects declare it, and how many gaps there are, with what limits that.

    Args:
        plan: The road map.
        say: The words.

    >>> import wsis
    >>> from wsis.pages.words import words_of
    >>> summary_of(wsis.roadmap(wsis.load(), "C9", blanket=False), words_of("wsis.roadmaps"))[0]
    '4 SDGs, 4 SDG targets and 8 commitments of the Compact are linked to this line; blanket rows are left out.'
    """
    linked = say(
        "roadmap.linked" if plan.blanket else "roadmap.linked_named",
        **linked_numbers(plan, say),
        number=sum(row.blanket for row in plan.commitments),
    )
    if not plan.register_size:
        return linked, say("roadmap.no_register")
    projects = say("roadmap.projects", number=len(plan.projects), all=plan.register_size)
    return linked, " ".join((projects, *gap_sentences(plan, say)))
