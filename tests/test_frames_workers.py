"""What the workers of a cluster do, and what they send, without a cluster."""

import pickle
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsis import Dataset, Goal, InvalidInputError, Problem, UnknownTagsError
from wsis.frames.arrow import pa
from wsis.frames.kernel import Counts, Kernel, kernel_of
from wsis.frames.keys import Unread
from wsis.frames.messages import name_groups, read_counts, write_counts, write_refusal
from wsis.frames.parts import Fault
from wsis.frames.question import Asked
from wsis.frames.workers import add_batches, add_counts, count_batches, count_partition

KEYS = st.tuples(st.none() | st.text(max_size=3), st.none() | st.integers(-9, 9))
FAULTS = st.builds(
    Fault, st.text(max_size=3), st.builds(Unread, st.none() | st.text(), st.text(), st.none() | st.text())
)
KINDS = (pa.string(), pa.int64())


def counts() -> st.SearchStrategy[Counts]:
    """Make counts of rows in groups of two values."""
    vectors = st.lists(st.integers(0, 2**40), min_size=3, max_size=3).map(lambda numbers: np.array(numbers, np.int64))
    return st.builds(
        Counts,
        vectors=st.dictionaries(KEYS, vectors, max_size=4),
        faults=st.dictionaries(FAULTS, st.integers(1, 2**40), max_size=3).map(Counter),
    )


def plain(found: Counts) -> tuple[dict[object, list[int]], dict[Fault, int]]:
    """Write counts such that they compare."""
    return {key: vector.tolist() for key, vector in found.vectors.items()}, dict(found.faults)


@pytest.fixture
def kernel(ds: Dataset) -> Kernel:
    """Goals by country."""
    return kernel_of(ds, Asked(of=Goal), (("sdg", "sdgs"),), ("country",))


@given(counts())
def test_counts_come_back_as_they_were(sent: Counts) -> None:
    """What is written is what is read."""
    assert plain(sent) == plain(read_counts([write_counts(sent, KINDS)], 2))


@given(st.lists(counts(), max_size=4))
def test_messages_add_up(sent: list[Counts]) -> None:
    """Messages add up to the counts that were sent, also where many stand in one batch, as after a shuffle."""
    messages = [write_counts(each, KINDS) for each in sent]
    together = pa.Table.from_batches(messages).combine_chunks().to_batches() if messages else []
    added = [*add_batches(name_groups(2), iter(messages))]

    expected = plain(add_counts(sent))

    assert expected == plain(read_counts(messages, 2))
    assert expected == plain(read_counts(together, 2))
    assert expected == plain(read_counts(added, 2))


@pytest.mark.parametrize("kind", [InvalidInputError, UnknownTagsError])
def test_refusals_are_raised_where_they_arrive(kind: type[InvalidInputError]) -> None:
    """An error goes through every stage and is raised at the end, with the problems of all that sent one, once each."""
    problems = [Problem(message="no such goal", column="sdg", value=value, suggestion="17") for value in ("18", "世")]
    sent = [write_refusal(kind("frame", [each]), KINDS) for each in (*problems, problems[0])]
    counted = write_counts(Counts(vectors={("KE", 1): np.array([1])}), KINDS)

    with pytest.raises(kind) as caught:
        read_counts(add_batches(name_groups(2), [counted, *sent]), 2)

    assert tuple(problems) == caught.value.problems


def test_a_partition_is_counted(kernel: Kernel) -> None:
    """A partition of Spark gives the counts of its rows, whatever its columns are called, and after pickling too."""
    batch = pa.record_batch({"sdg": ["4; 9.c", "18", None], "country": ["KE", "KE", None]})
    numbered = batch.rename_columns(["0", "1"])
    own = pickle.loads(pickle.dumps(kernel))  # noqa: S301 - made one line before

    messages = [*count_batches(own, ["sdg", "country"], iter([numbered, numbered]))]

    expected = kernel.counted(batch)
    assert plain(expected + expected) == plain(read_counts(messages, 1))
    assert plain(expected) == plain(count_partition(kernel, batch.to_pandas()))


def test_a_partition_of_nothing_sends_nothing(kernel: Kernel) -> None:
    """Where there are no rows, there is no message."""
    assert [] == [*count_batches(kernel, ["sdg", "country"], [])]
    assert [] == [*add_batches(["group 0"], [])]


def test_a_refusal_is_sent(kernel: Kernel) -> None:
    """A worker does not raise what it refuses, but sends it."""
    [message] = count_batches(kernel, ["sdg", "country"], [pa.record_batch({"0": [8.1], "1": ["KE"]})])

    with pytest.raises(InvalidInputError, match=r"8\.10"):
        read_counts([message], 1)


def test_no_message_is_no_rows(ds: Dataset, kernel: Kernel) -> None:
    """Without any message there is no group; where rows are not grouped, there is the tally of no rows."""
    ungrouped = kernel_of(ds, Asked(of=Goal), (("sdg", "sdgs"),))

    assert {} == kernel.part(read_counts([], 1)).tallies
    assert {(): ungrouped.empty} == ungrouped.part(read_counts([])).tallies
