"""Strategies for the entries of the frameworks and for what describes them: real ones, from a dataset.

Nothing is loaded before the first value is drawn.
"""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wsis.bundled import load, versions
from wsis.codes import VOCABULARIES
from wsis.dataset import Dataset
from wsis.nodes import NODE_TYPES, ActionLine, Commitment, Facilitator, Goal, Node, Objective, Target, Theme
from wsis.provenance import Correction, Document
from wsis.strategies.entries import entries_of
from wsis.strategies.writing import texts


def action_lines(*, dataset: Dataset | None = None) -> SearchStrategy[ActionLine]:
    """Make action lines.

    Args:
        dataset: The dataset that has them; the newest bundled one by default, as in all strategies of nodes.

    >>> from hypothesis import find
    >>> find(action_lines(), lambda line: line.code == "C5")
    ActionLine('C5', 'Confidence and security')
    """
    return entries_of(ActionLine, dataset=dataset)


def goals(*, dataset: Dataset | None = None) -> SearchStrategy[Goal]:
    """Make goals.

    >>> from hypothesis import find
    >>> find(goals(), lambda goal: goal.code == "1")
    Goal('1', 'No Poverty')
    """
    return entries_of(Goal, dataset=dataset)


def targets(*, dataset: Dataset | None = None) -> SearchStrategy[Target]:
    """Make targets.

    >>> from hypothesis import find
    >>> find(targets(), lambda target: target.code == "9.c").goal
    '9'
    """
    return entries_of(Target, dataset=dataset)


def objectives(*, dataset: Dataset | None = None) -> SearchStrategy[Objective]:
    """Make objectives of the Compact, and its follow-up part.

    >>> from hypothesis import find
    >>> find(objectives(), lambda objective: not objective.code.isdecimal()).code
    'follow-up'
    """
    return entries_of(Objective, dataset=dataset)


def themes(*, dataset: Dataset | None = None) -> SearchStrategy[Theme]:
    """Make themes of the Compact.

    >>> from hypothesis import find
    >>> find(themes(), lambda theme: theme.code == "connectivity").objective
    '1'
    """
    return entries_of(Theme, dataset=dataset)


def commitments(*, dataset: Dataset | None = None) -> SearchStrategy[Commitment]:
    """Make commitments of the Compact.

    >>> from hypothesis import find
    >>> find(commitments(), lambda commitment: commitment.code == "11a").paragraph
    '11(a)'
    """
    return entries_of(Commitment, dataset=dataset)


def any_nodes(*, dataset: Dataset | None = None) -> SearchStrategy[Node]:
    """Make nodes of any kind.

    >>> from hypothesis import find
    >>> find(any_nodes(), lambda node: node.code == "5" and not isinstance(node, Goal))
    Objective('5', 'Enhance international governance of ...')
    """
    return st.one_of([entries_of(kind, dataset=dataset) for kind in NODE_TYPES.values()])


def codes_of(kind: type[Node], *, unknown: bool = False) -> SearchStrategy[str]:
    """Make codes of a framework of the newest bundled dataset.

    Args:
        kind: Its kind of node.
        unknown: Whether to make texts too that are no code of it: near misses, codes of other frameworks, anything.

    >>> from hypothesis import find
    >>> find(codes_of(Target), lambda code: code == "9.1")
    '9.1'
    >>> find(codes_of(Goal, unknown=True), lambda code: code == "C5")
    'C5'
    """
    known = VOCABULARIES[kind.framework]
    if not unknown:
        return st.sampled_from(known)
    near = st.builds("{}{}".format, st.sampled_from(known), st.sampled_from(["0", "z", " ", "."]))
    others = st.sampled_from([code for codes in VOCABULARIES.values() for code in codes])
    return st.sampled_from(known) | (near | others | texts()).filter(lambda code: code not in known)


@st.composite
def facilitators(draw: DrawFn, *, dataset: Dataset | None = None) -> Facilitator:
    """Make facilitators of action lines.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset that has them; the newest bundled one by default.

    >>> from hypothesis import find
    >>> find(facilitators(), lambda one: one.role == "lead").role
    'lead'
    """
    return draw(st.sampled_from([one for line in (dataset or load()).action_lines for one in line.facilitators]))


@st.composite
def documents(draw: DrawFn, *, dataset: Dataset | None = None) -> Document:
    """Make documents.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset that cites them; the newest bundled one by default.

    >>> from hypothesis import find
    >>> find(documents(), lambda document: document.id == "A-RES-79-1").symbol
    'A/RES/79/1'
    """
    return draw(st.sampled_from((dataset or load()).documents))


@st.composite
def corrections(draw: DrawFn, *, dataset: Dataset | None = None) -> Correction:
    """Make entries of the ledger of corrections.

    Args:
        draw: Hypothesis passes it.
        dataset: The dataset that has them; the newest bundled one by default.

    >>> from hypothesis import find
    >>> find(corrections(), lambda entry: entry.status == "decided").status
    'decided'
    """
    return draw(st.sampled_from((dataset or load()).corrections))


@st.composite
def datasets(draw: DrawFn) -> Dataset:
    """Make datasets: those that the package carries, the newest first.

    >>> from hypothesis import given
    >>> @given(datasets())
    ... def test_every_dataset_has_goals(dataset):
    ...     assert len(dataset.goals) == 17
    >>> test_every_dataset_has_goals()
    """
    return load(draw(st.sampled_from(versions()[::-1])))
