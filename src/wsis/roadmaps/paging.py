"""Road maps as pages: one of a line, and an index of all; each a file that needs nothing else."""

from collections.abc import Iterable, Sequence
from itertools import chain

from wsis.dataset import Dataset
from wsis.nodes import Goal, Target
from wsis.pages.rendering import rendered
from wsis.pages.words import words_of
from wsis.plan_rules import LINKED_KINDS
from wsis.plans import Roadmap
from wsis.roadmaps.evidence import cited_documents
from wsis.roadmaps.sections import parts_of
from wsis.roadmaps.summaries import SummaryRow, index_columns, index_sentences, summary_of
from wsis.wording import numeral

# How many projects a cell names; the JSON names all.
_NAMED = 20


def roadmap_html(ds: Dataset, plan: Roadmap) -> str:
    """Make the page of a road map.

    Args:
        ds: The dataset that it was made with.
        plan: The road map.

    Raises:
        DatasetMismatchError: Where it was made with another dataset.
        MissingExtraError: Where jinja2 is not installed.

    >>> import wsis
    >>> ds = wsis.load()
    >>> "<h1>Road map of C5: Confidence and security</h1>" in roadmap_html(ds, wsis.roadmap(ds, "C5"))
    True
    """
    say = words_of("wsis.roadmaps")
    colors = {goal.code: goal.color for goal in ds.all(Goal)}
    colors |= {target.code: colors[target.goal] for target in ds.all(Target)}
    return rendered(
        "wsis.roadmaps",
        "roadmap.html",
        say,
        title=say("roadmap.title", code=plan.line.code, name=plan.line.name),
        plan=plan,
        summary=summary_of(plan, say),
        parts=parts_of(ds, plan, say),
        documents=cited_documents(ds, plan),
        colors=colors,
        places={node: place for place, node in enumerate(chain.from_iterable(map(ds.all, LINKED_KINDS)))},
        numeral=numeral,
        most_named=_NAMED,
    )


def index_html(plans: Sequence[Roadmap], names: Iterable[str]) -> str:
    """Make the page of an index of road maps.

    Args:
        plans: The road maps, at least one, all of one dataset and one register.
        names: The names of their files.

    Raises:
        MissingExtraError: Where jinja2 is not installed.

    >>> import wsis
    >>> '<a href="c9.html">' in index_html([wsis.roadmap(wsis.load(), "C9")], ["c9.html"])
    True
    """
    say = words_of("wsis.roadmaps")
    return rendered(
        "wsis.roadmaps",
        "roadmaps.html",
        say,
        title=say("index.title"),
        sentences=index_sentences(plans, say),
        columns=index_columns(plans[0]),
        rows=list(map(SummaryRow, plans, names)),
    )
