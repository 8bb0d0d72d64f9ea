"""The parts that pages of nodes share: tables of links with their evidence, and what the ledger says."""

from collections.abc import Iterable

from tools.pages.concerns import corrections_of
from tools.pages.markup import bullets, html, link, section, table, text
from tools.pages.places import (
    CORRECTIONS,
    EXPLORER,
    correction_anchor,
    evidence,
    matrix_page,
    relative,
    standing,
    to_entry,
)
from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.link import Link
from wsis.matrix import Matrix
from wsis.nodes import ActionLine, Commitment, Node, Target
from wsis.provenance import Correction
from wsis.wording import counted


def linked_section(ds: Dataset, node: Node, kind: type[Node], *, page: str) -> str:
    """Show what a node is linked to in a framework: what is named, then what only a blanket row links.

    Args:
        ds: The dataset.
        node: The node.
        kind: The kind of node at the other end.
        page: The page that shows it.
    """
    relation = ds.relation(type(node), kind)
    found = relation.matrix.links_from(node.code)
    blanket = [each for each in found if each.blanket]
    noun = noun_of(kind)
    return section(
        f"{noun.capitalize()}s",
        f"{_count(relation.matrix, node, kind)} See {_matrices(relation.matrices, page=page)}.",
        _table(ds, [each for each in found if not each.blanket], kind, page=page),
        f'### Only because a row says "All"\n\n{_blanket(len(blanket), noun)}' if blanket else "",
        _table(ds, blanket, kind, page=page),
        _silence(ds, relation.matrix, kind, page=page) if found else "",
    )


def noun_of(kind: type[Node]) -> str:
    """Name one node of a kind."""
    return kind.framework.replace("-", " ")


def _count(matrix: Matrix, node: Node, kind: type[Node]) -> str:
    """Say how many links there are, or why there is none."""
    found = matrix.links_from(node.code)
    if found:
        return (
            f"Linked with {len(found)} of the {len(matrix.target_scope)} {noun_of(kind)}s that the matrices speak of."
        )
    spoken_of = node.code in matrix.source_scope
    return "The matrices speak of it and state no link." if spoken_of else "The matrices do not speak of it."


def _matrices(matrices: Iterable[Matrix], *, page: str) -> str:
    """Name the matrices, each with its page."""
    return ", ".join(link(text(each.title), relative(matrix_page(each.id), page=page)) for each in matrices)


def _blanket(number: int, noun: str) -> str:
    return (
        f"{counted(number, noun).capitalize()} by blanket links: the row names everything, and nothing in particular."
    )


def _table(ds: Dataset, found: Iterable[Link], kind: type[Node], *, page: str) -> str:
    """Make the table of links: node, its name, standing, evidence."""
    return table(
        (noun_of(kind), "name", "standing", "evidence"),
        [
            (
                to_entry(ds.get(kind, each.target), page=page),
                text(ds.get(kind, each.target).name),
                standing(each),
                evidence(ds, each, page=page),
            )
            for each in found
        ],
    )


def _silence(ds: Dataset, matrix: Matrix, kind: type[Node], *, page: str) -> str:
    """List the nodes of which the matrices do not speak, headings such as C7 left out."""
    spoken = set(matrix.target_scope)
    silent = [each for each in ds.all(kind) if each.code not in spoken and each.code not in ds.wholes(kind)]
    if not silent:
        return ""
    return f"Not spoken of: {', '.join(to_entry(each, page=page) for each in silent)}."


def corrections_section(ds: Dataset, entries: Iterable[Entry], *, page: str) -> str:
    """Show what was corrected that concerns the entries of a page."""
    return _ledger(corrections_of(ds, entries), page=page)


def corrections_about(ds: Dataset, subject: str, *, page: str) -> str:
    """Show what was corrected of a matrix, by its id, or of a kind of entry, by its name."""
    return _ledger((each for each in ds.corrections if each.subject == subject), page=page)


def _ledger(found: Iterable[Correction], *, page: str) -> str:
    """Write entries of the ledger, each with its place there."""
    return section(
        "Corrections",
        bullets(
            f"{link(text(each.locator), relative(f'{CORRECTIONS}#{correction_anchor(each.id)}', page=page))}: "
            f"{text(each.adopted)} ({each.status})"
            for each in found
        ),
    )


def explorer_link(node: Node, *, page: str) -> str:
    """Lead to the explorer, opened at a node."""
    path = relative(EXPLORER, page=page).removesuffix(".md")
    return f'<a href="{html(path)}.html#{html(explorer_key(node))}">Open in the matrix explorer</a>'


def explorer_key(node: Node) -> str:
    """Give the name under which the explorer knows a node: its code, where no other framework has it.

    >>> import wsis
    >>> ds = wsis.load()
    >>> explorer_key(ds.action_line("C5")), explorer_key(ds.goal("9"))
    ('C5', 'goal-9')
    """
    return node.code if isinstance(node, ActionLine | Target | Commitment) else f"{node.framework}-{node.code}"
