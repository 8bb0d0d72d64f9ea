"""The parts of a road map on what is asked: of those who carry its line, and of the process as a whole."""

from collections.abc import Iterable, Mapping

from wsis.pages.words import Words
from wsis.plans import Roadmap
from wsis.roadmaps.evidence import placed
from wsis.roadmaps.parts import Column, Part
from wsis.summit import Mandate


def mandates_part(plan: Roadmap, numbers: Mapping[str, int], say: Words) -> Part:
    """List what is asked that concerns the line, of whom and by when, with what was not seen.

    Args:
        plan: The road map.
        numbers: The number of each document, by its id.
        say: The words.

    >>> import wsis
    >>> from wsis.pages.words import words_of
    >>> plan = wsis.roadmap(wsis.load("2026.2"), "C9")
    >>> [row[3] for row in mandates_part(plan, {}, words_of("wsis.roadmaps")).rows]
    ['', '2027', 'every 2 years']
    """
    if not plan.mandates:
        return Part(name="mandates", before=(say("text.no_mandates"),))
    return _part("mandates", plan.mandates, numbers, say)


def process_part(plan: Roadmap, numbers: Mapping[str, int], say: Words) -> Part:
    """List what is asked of the process as a whole, in the same way.

    Args:
        plan: The road map.
        numbers: The number of each document, by its id.
        say: The words.

    >>> import wsis
    >>> from wsis.pages.words import words_of
    >>> plan = wsis.roadmap(wsis.load("2026.2"), "C9")
    >>> [row[3] for row in process_part(plan, {}, words_of("wsis.roadmaps")).rows]
    ['2027', '', '', '2026']
    """
    return _part("process", plan.process_mandates, numbers, say)


def _part(name: str, mandates: Iterable[Mandate], numbers: Mapping[str, int], say: Words) -> Part:
    """Give each mandate a row."""
    texts = ("paragraph", "asked", "addressees", "due", "note")
    return Part(
        name=name,
        before=(say(f"text.{name}"),),
        columns=(*(Column(name, "text") for name in texts), Column("evidence", "evidence")),
        rows=tuple(
            (
                each.paragraph,
                f"{each.title}: {each.summary}",
                addressed(each, say),
                due(each, say),
                each.note or "",
                placed([each.citation], numbers),
            )
            for each in mandates
        ),
    )


def addressed(mandate: Mandate, say: Words) -> str:
    """Say who is asked, or that it was not seen.

    Args:
        mandate: What is asked.
        say: The words.
    """
    return ", ".join(mandate.addressees) or say("text.no_addressees")


def due(mandate: Mandate, say: Words) -> str:
    """Say by when something is asked, and how often.

    Args:
        mandate: What is asked.
        say: The words.
    """
    every = say("text.every", number=mandate.every_years) if mandate.every_years else ""
    return ", ".join(filter(None, (str(mandate.due or ""), every)))
