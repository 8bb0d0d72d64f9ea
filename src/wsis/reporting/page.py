"""From the facts of a report to its page. The templates say nothing themselves: their words are in `words.toml`."""

from collections.abc import Iterable, Iterator

from wsis.nodes import ActionLine, Goal
from wsis.pages.countries import names_by_code
from wsis.pages.rendering import rendered
from wsis.pages.words import Words, words_of
from wsis.reporting.facts import Facts, Reach
from wsis.results import Coverage
from wsis.tally import Question
from wsis.wording import shortened

_SECTIONS = ("summary", "reading", "groups", "coverage", "gaps", "crosstab", "projects", "method")
#: So many problems are listed, and so many projects printed: who needs more has the file.
MOST_PROBLEMS, MOST_PRINTED = 1000, 200
# Through what nodes are implied, in the order of the columns.
_SOURCES = (ActionLine.framework, Goal.framework)


def page_of(facts: Facts, *, title: str | None = None, words: Words | None = None) -> str:
    """Make the page of a report.

    Args:
        facts: What it says.
        title: Its title.
        words: What it says it with; English by default.

    Raises:
        MissingExtraError: Where jinja2 is not installed.

    >>> import wsis
    >>> from wsis.reporting.gathering import facts_of
    >>> page = page_of(facts_of(wsis.load(), wsis.Register()), title="<Empty>")
    >>> "<h1>&lt;Empty&gt;</h1>" in page
    True
    """
    say = words or words_of("wsis.reporting")
    places = {row.node: place for reach in facts.reaches for place, row in enumerate(reach.declared.rows)}
    declared = {reach.framework: [row.node for row in reach.declared.rows] for reach in facts.reaches}
    headings = {row.node for reach in facts.reaches for row in reach.declared.rows if row.heading}
    ways = tuple(_ways(facts.reaches))
    return rendered(
        "wsis.reporting",
        "report.html",
        say,
        facts=facts,
        title=title or say("report.title"),
        sections=[(each, say(f"section.{each}")) for each in _SECTIONS],
        documents={document.id: document for document in facts.documents},
        colors={node.code: node.color for node in declared["goal"] if isinstance(node, Goal)},
        lines={node.code: place for place, node in enumerate(declared["action-line"])},
        goals={node.code: place for place, node in enumerate(declared["goal"])},
        place=places.__getitem__,
        countries=names_by_code(facts.places.countries if facts.places else (), say("language")),
        shortened=shortened,
        way_name=_way_name,
        ways=[say(f"way.{via}.{'every' if blanket else 'named'}") for via, blanket in ways],
        glance={
            reach.framework: [_by(reach, via, blanket=blanket) for via, blanket in ways] for reach in facts.reaches
        },
        untouched=[via for via in _SOURCES if not any(row.count for row in facts.reach(via).declared.rows)],
        gaps=dict(_gaps(facts)),
        most_seen=max([1, *(cell.count for cell in facts.goals.crosstab.cells if cell.row not in headings)]),
        most_problems=MOST_PROBLEMS,
        most_printed=MOST_PRINTED,
        rules=tuple(dict.fromkeys(_rules(facts))),
    )


def _way_name(question: Question, beside: Iterable[Question]) -> str:
    """Name the words for how nodes are reached; of blanket links they speak where coverages differ in them."""
    if question.via is None:
        return "way.declared"
    apart = any((each.of, each.via, each.blanket) == (question.of, question.via, False) for each in beside)
    return f"way.{question.via}.{('every' if question.blanket else 'named') if apart else 'plain'}"


def _ways(reaches: Iterable[Reach]) -> Iterator[tuple[str, bool]]:
    """List the ways in which any framework is implied."""
    asked = {(each.via, each.blanket) for reach in reaches for each in reach.questions}
    yield from ((via, blanket) for via in _SOURCES for blanket in (True, False) if (via, blanket) in asked)


def _by(reach: Reach, via: str, *, blanket: bool) -> Coverage | None:
    """Find what is implied in one way; where there are no blanket links, nothing changes without them."""
    return next((way.every if blanket else way.firm for way in reach.implied if way.every.question.via == via), None)


def _gaps(facts: Facts) -> Iterator[tuple[str, int]]:
    """Count the gaps, and those of them that nothing implies but blanket links, if at all."""
    for name, gaps in (("targets", facts.reach("target").gaps), ("commitments", facts.reach("commitment").gaps)):
        yield name, len(gaps)
        yield f"{name}_far", sum(gap.nearness != "implied" for gap in gaps)


def _rules(facts: Facts) -> Iterator[str]:
    """List the sentences of all that was counted."""
    for reach in facts.reaches:
        yield reach.declared.rule
        yield from (coverage.rule for coverage in reach.coverages)
    yield from (each.crosstab.rule for each in (facts.goals, *facts.pairs))
    yield from facts.places.rules if facts.places else ()
