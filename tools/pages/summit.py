"""The pages of mandates, Geneva targets and principles, and what pages of lines show of them and of the prizes."""

from collections.abc import Iterable

from tools.pages.linked import corrections_about
from tools.pages.markup import Pages, bullets, link, page, section, table, text
from tools.pages.places import anchor, cited, place, relative, to_entry
from wsis.dataset import Dataset
from wsis.nodes import ActionLine
from wsis.plan_means import mandates_of, mandates_of_process
from wsis.summit import GenevaTarget, Mandate, Principle

MANDATES, GENEVA_TARGETS, PRINCIPLES = "data/mandates.md", "data/geneva-targets.md", "data/principles.md"


def summit_pages(ds: Dataset) -> Pages:
    """Make the pages of what the summit and its reviews set beside the action lines."""
    return {MANDATES: _mandates(ds), GENEVA_TARGETS: _geneva_targets(ds), PRINCIPLES: _principles(ds)}


def _mandates(ds: Dataset) -> str:
    return page(
        "# Mandates",
        "What A/RES/80/173, the review of the summit of 2025, asks of those who carry the action lines, in our own "
        "words; read the resolution for the mandates themselves. Only paragraphs of which a source was at hand are "
        "here, and the note of each says what of it was not seen.",
        *(_mandate(ds, each) for each in ds.mandates),
        corrections_about(ds, Mandate.framework, page=MANDATES),
    )


def _mandate(ds: Dataset, mandate: Mandate) -> str:
    lines = ", ".join(to_entry(ds.get(ActionLine, code), page=MANDATES) for code in mandate.action_lines)
    return "\n\n".join(
        [
            f"({anchor(mandate)})=\n## {text(mandate.paragraph)} {text(mandate.title)}",
            text(mandate.summary),
            bullets(
                [
                    f"Asked of: {text(', '.join(mandate.addressees)) or 'not seen'}",
                    *([f"By when: {due(mandate)}"] if due(mandate) else []),
                    f"Concerns: {lines or 'the process as a whole'}",
                    *([f"Note: {text(mandate.note)}"] if mandate.note else []),
                    f"Stands in: {cited(ds, mandate.citation, page=MANDATES)}",
                ]
            ),
        ]
    )


def due(mandate: Mandate) -> str:
    """Say by when something is asked, and how often.

    >>> import wsis
    >>> due(wsis.load().mandate("113")), due(wsis.load().mandate("119"))
    ('2027', 'every 2 years')
    """
    every = f"every {mandate.every_years} years" if mandate.every_years else ""
    return ", ".join(filter(None, (str(mandate.due or ""), every)))


def _geneva_targets(ds: Dataset) -> str:
    return page(
        "# Targets of the Geneva Plan of Action",
        "The Plan of Action of 2003 set ten targets (para. 6), to be met by 2015: how far information and "
        "communication technology should reach. They are no SDG targets. The titles are our own. A target is tied to "
        "an action line only where the Plan itself does so.",
        table(
            ("target", "title", "due", "tied to", "where", "note"),
            [_geneva_target(ds, each) for each in ds.geneva_targets],
        ),
        corrections_about(ds, GenevaTarget.framework, page=GENEVA_TARGETS),
    )


def _geneva_target(ds: Dataset, target: GenevaTarget) -> tuple[str, ...]:
    lines = (to_entry(ds.get(ActionLine, code), page=GENEVA_TARGETS) for code in target.action_lines)
    return (
        f"[{text(target.paragraph)}]{{#{anchor(target)}}}",
        text(target.title),
        str(target.due),
        ", ".join(lines) or "no line",
        text(target.tied_by.locator if target.tied_by else ""),
        text(target.note or ""),
    )


def _principles(ds: Dataset) -> str:
    chapters, shared = (
        [_principle(ds, each) for each in ds.principles if each.kind == kind] for kind in ("chapter", "shared")
    )
    return page(
        "# Principles",
        "Two lists to place the frameworks by. No matrix speaks of them, and no project declares them.",
        section("Chapters of the Pact for the Future", *chapters),
        section(
            "What WSIS and the Pact share",
            "Eight points that, by the page of the WSIS–GDC matrix, the WSIS process and the Pact have in common. "
            "The summaries are our own.",
            *shared,
        ),
    )


def _principle(ds: Dataset, principle: Principle) -> str:
    said = f"{text(principle.summary)} " if principle.summary else ""
    where = cited(ds, principle.citation, page=PRINCIPLES)
    return f"({anchor(principle)})=\n### {text(principle.title)}\n\n{said}`{principle.code}`, {where}"


def beside_line(ds: Dataset, line: ActionLine, *, page: str) -> tuple[str, ...]:
    """Show what stands beside a line: what is asked of it and of all, Geneva targets tied to it, its prize category."""
    tied = [each for each in ds.geneva_targets if line.code in each.action_lines]
    prizes = [each for each in ds.prize_categories if each.action_line == line.code]
    return (
        section("What is asked", _asked(ds, mandates_of(ds, line), page)),
        section("Asked of the process as a whole", _asked(ds, mandates_of_process(ds), page)),
        section(
            "Targets of the Plan of Action",
            bullets(_to(ds, each, page) for each in tied),
        ),
        section(
            "Prize category",
            *(
                bullets(
                    [
                        f"[Category {text(each.code)}]{{#{anchor(each)}}} of the WSIS Prizes: {text(each.title)}",
                        f"Stands in: {cited(ds, each.citation, page=page)}",
                    ]
                )
                for each in prizes
            ),
        ),
    )


def _asked(ds: Dataset, mandates: Iterable[Mandate], page: str) -> str:
    return bullets(f"{_to(ds, each, page)}{_by(due(each))}" for each in mandates)


def _to(ds: Dataset, entry: Mandate | GenevaTarget, page: str) -> str:
    """Name an entry by its document, its paragraph and its title."""
    document = next(each for each in ds.documents if each.id == entry.citation.document)
    shown = f"{document.symbol or document.title}, {entry.citation.locator}"
    return f"{link(text(shown), relative(place(entry), page=page))}: {text(entry.title)}"


def _by(words: str) -> str:
    return f" ({words})" if words else ""
