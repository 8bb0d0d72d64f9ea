"""What a road map says of gaps: their number, with what it does not say, and which they are."""

from collections.abc import Container

from wsis.codes import VOCABULARIES, FrameworkName
from wsis.dataset import Dataset
from wsis.pages.words import Words
from wsis.plan_rules import listed
from wsis.plans import Roadmap
from wsis.roadmaps.parts import Column, Part

# From how many rows on a table is folded.
_MANY = 25


def gap_sentences(plan: Roadmap, say: Words) -> tuple[str, ...]:
    """Say how many of the linked nodes are gaps, and beside it where that tells more of tags than of projects.

    Args:
        plan: The road map, which has a register.
        say: The words.

    >>> import wsis
    >>> from wsis.pages.words import words_of
    >>> register = wsis.Register([wsis.Project(id="1", title="Radio", action_lines=["C9"])])
    >>> gap_sentences(wsis.roadmap(wsis.load(), "C9", register), words_of("wsis.roadmaps"))[0]
    'All 53 SDGs, targets and commitments that are linked are gaps: no project of the register declares them.'
    """
    if not plan.rows:
        return ()
    every = len(plan.gaps) == len(plan.rows)
    counted = (
        say("roadmap.all_gaps", all=len(plan.rows))
        if every
        else say("roadmap.gaps", number=len(plan.gaps), all=len(plan.rows))
    )
    blanket = say("roadmap.gaps_blanket", number=sum(row.gap and row.blanket for row in plan.rows))
    tags = undeclared_sentence(plan, say) or (say("roadmap.tags") if every else "")
    return tuple(filter(None, (counted, blanket, tags)))


def undeclared_sentence(
    plan: Roadmap,
    say: Words,
    name: str = "roadmap.undeclared",
    *,
    of: Container[FrameworkName] = VOCABULARIES,
) -> str:
    """Say which kinds of nodes no project of the register declares, so that all of them are gaps; or nothing.

    Args:
        plan: The road map.
        say: The words.
        name: The name of the sentence among them.
        of: The frameworks that it may speak of.
    """
    kinds = [say(f"kind.{framework}") for framework in plan.undeclared if framework in of]
    return say(name, kinds=listed(kinds, say("kind.or"))) if kinds else ""


def gaps_part(ds: Dataset, plan: Roadmap, say: Words) -> Part:
    """List the gaps with where to cite each; where all that is linked is one, the other tables have them.

    Args:
        ds: The dataset that the road map was made with.
        plan: The road map, which has a register.
        say: The words.

    >>> import wsis
    >>> from wsis.pages.words import words_of
    >>> ds, register = wsis.load(), wsis.Register([wsis.Project(id="1", title="Radio", goals=["9"])])
    >>> gaps_part(ds, wsis.roadmap(ds, "C9", register), words_of("wsis.roadmaps")).rows[0][0]
    Goal('5', 'Gender Equality')
    """
    if not plan.gaps:
        return Part(name="gaps", before=(say("text.no_gaps"),))
    if len(plan.gaps) == len(plan.rows):
        return Part(name="gaps", before=(say("text.all_gaps", **linked_numbers(plan, say)),))
    titles = {document.id: str(document) for document in ds.documents}
    return Part(
        name="gaps",
        before=(say("text.gaps"),),
        columns=(Column("node", "node"), Column("label", "text"), Column("cite", "text")),
        rows=tuple(
            (node, node.name, f"{titles.get(node.citation.document, node.citation.document)}, {node.citation.locator}")
            for node in plan.gaps
        ),
        folded=len(plan.gaps) > _MANY,
    )


def linked_numbers(plan: Roadmap, say: Words) -> dict[str, str]:
    """Say how many nodes of each kind are linked.

    Args:
        plan: The road map.
        say: The words.
    """
    kinds = ("goals", "targets", "commitments")
    return {kind: say(f"roadmap.{kind}", number=len(getattr(plan, kind))) for kind in kinds}
