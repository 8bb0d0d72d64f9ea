"""A road map as a Markdown document that can be read on its own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from types import MappingProxyType
from typing import Any

from wsis.dataset import Dataset
from wsis.nodes import Node
from wsis.pages.words import Words, words_of
from wsis.plans import Roadmap
from wsis.projects import Project
from wsis.provenance import Document
from wsis.roadmaps.evidence import Evidence, cited_documents
from wsis.roadmaps.marking import plain_text, table_lines
from wsis.roadmaps.parts import Kind, Part
from wsis.roadmaps.sections import parts_of
from wsis.roadmaps.summaries import SummaryRow, index_columns, index_sentences, summary_of
from wsis.wording import numeral, shortened

# How many projects a cell names, and how much of a title.
_NAMED, _LONGEST = 3, 80


def roadmap_markdown(ds: Dataset, plan: Roadmap) -> str:
    """Write a road map as Markdown.

    Args:
        ds: The dataset that it was made with.
        plan: The road map.

    Raises:
        DatasetMismatchError: Where it was made with another dataset.

    >>> import wsis
    >>> ds = wsis.load()
    >>> print(roadmap_markdown(ds, wsis.roadmap(ds, "C9")).splitlines()[0])
    # Road map of C9: Media
    """
    say = words_of("wsis.roadmaps")
    documents = cited_documents(ds, plan)
    title = say("roadmap.title", code=plan.line.code, name=plan.line.name)
    lines = [f"# {plain_text(title)}", ""]
    full = [] if plan.line.title == plan.line.name else [plan.line.title]
    lines += _paragraphs([*full, *summary_of(plan, say), say("roadmap.asked")])
    for part in parts_of(ds, plan, say):
        lines += _part_lines(part, say)
    lines += [f"## {say('part.method')}", ""]
    lines += _paragraphs([say("text.rule", rule=plan.rule), say("text.kept_apart"), say("text.own_words")])
    lines += [*_paragraphs([say("text.sources_note")]), *map(_source, count(1), documents)]
    lines += ["", say("text.dataset", version=plan.dataset_version, digest=plan.dataset_digest), ""]
    return "\n".join(lines)


def index_markdown(plans: Sequence[Roadmap], names: Iterable[str]) -> str:
    """Write an index of road maps as Markdown.

    Args:
        plans: The road maps, at least one, all of one dataset and one register.
        names: The names of their files.

    >>> import wsis
    >>> print(index_markdown([wsis.roadmap(wsis.load(), "C9")], ["c9.md"]).splitlines()[8])
    | [C9](c9.md) | Media | 4 | 4 | 8 | 37 | UNESCO, ITU |
    """
    say = words_of("wsis.roadmaps")
    first = plans[0]
    columns = index_columns(first)
    rows = (
        [
            f"[{plain_text(row.plan.line.code)}]({row.file})",
            plain_text(row.plan.line.name),
            *(f"{row.number(column):,}" for column in columns),
            plain_text(", ".join(each.name for each in row.plan.facilitators)),
        ]
        for row in map(SummaryRow, plans, names)
    )
    line, name, facilitators = ((say(f"column.{each}"), False) for each in ("line", "name", "facilitators"))
    lines = [f"# {say('index.title')}", "", *_paragraphs(index_sentences(plans, say))]
    lines += table_lines([line, name, *((say(f"column.{column}"), True) for column in columns), facilitators], rows)
    lines += [*_paragraphs([say("index.legend")]), ""]
    lines[-1:] = [say("text.dataset", version=first.dataset_version, digest=first.dataset_digest), ""]
    return "\n".join(lines)


def _source(place: int, document: Document) -> str:
    """Write a document after its number, with what a reader should know of the copy that was used."""
    named = ", ".join(filter(None, (document.title, document.symbol, document.publisher, document.date)))
    return f"{place}. {plain_text(named)}: <{document.url}>{plain_text(f'. {document.note}') if document.note else ''}"


def _part_lines(part: Part, say: Words) -> list[str]:
    """Write a part: its heading, sentences, table, sentences."""
    lines = [f"## {say(f'part.{part.name}')}", "", *_paragraphs(part.before)]
    if part.rows:
        rows = (
            [_WRITTEN[column.kind](cell, say) for column, cell in zip(part.columns, row, strict=True)]
            for row in part.rows
        )
        lines += table_lines([(say(f"column.{column.name}"), column.kind == "number") for column in part.columns], rows)
    return [*lines, *_paragraphs(part.after)]


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in (plain_text(text), "")]


def _text(text: str, _: Words) -> str:
    return plain_text(text)


def _node(node: Node, _: Words) -> str:
    return plain_text(node.code)


def _number(number: float, _: Words) -> str:
    return numeral(number)


def _count(projects: tuple[Project, ...], _: Words) -> str:
    return f"{len(projects):,}"


def _project(project: Project, _: Words) -> str:
    return plain_text(project.title)


def _projects(projects: tuple[Project, ...], say: Words) -> str:
    """Name the first projects of a group after their number."""
    names = [plain_text(shortened(each.title, _LONGEST)) for each in projects[:_NAMED]]
    if len(projects) > _NAMED:
        names.append(say("roadmap.more", number=len(projects) - _NAMED))
    return f"{len(projects):,}{': ' if names else ''}{'; '.join(names)}"


def _evidence(evidence: Evidence, say: Words) -> str:
    """Name each place after the number of its source, and say what is inferred."""
    found = [f"{f'({source}) ' if source else ''}{plain_text(locator)}" for source, locator in evidence.places]
    return "; ".join([*found, *(plain_text(say("text.inferred", reason=reason)) for reason in evidence.reasons)])


_WRITTEN: Mapping[Kind, Callable[[Any, Words], str]] = MappingProxyType(
    {
        "node": _node,
        "text": _text,
        "number": _number,
        "project": _project,
        "projects": _projects,
        "implied": _count,
        "evidence": _evidence,
    },
)
