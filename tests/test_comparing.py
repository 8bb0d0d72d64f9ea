"""What is different between two datasets: laws of the comparison, and what it says as data, as Markdown and printed."""

import json
import pickle
import re
from collections.abc import Iterable
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import wsis
from tests.commands import Run
from wsis import (
    ActionLine,
    Citation,
    Comparison,
    Correction,
    Country,
    Dataset,
    Document,
    Goal,
    Matrix,
    Withdrawal,
    compare,
)
from wsis.amendments import Amendment, Difference, FieldChange
from wsis.change_lines import change_words, value_words
from wsis.cli_datasets import comparison_view
from wsis.comparisons import WORDING
from wsis.entries import Entry
from wsis.holding import all_entries, kinds_of
from wsis.kinds import ENTRY_TYPES
from wsis.languages import Names
from wsis.strategies import altered_datasets, comparisons

PLACE = Citation(document="A-RES-80-173", locator="an example")
GONE = Withdrawal(date="2027-01-01", reason="Merged.", successors=("8",), citation=PLACE)
IDENTITY = {"version", "digest", "schema_version", "date", "base"}
HOSTILE = "<script>alert(1)</script> | *a* `b` [c](d)\n# e \x1b[31m"


@pytest.fixture
def ds() -> Dataset:
    """The first release, whichever is the newest; the laws are tried on the newest."""
    return wsis.load("2026.1")


def contents(ds: Dataset) -> tuple[Any, ...]:
    """What a dataset holds, without its name and its digest."""
    return tuple(getattr(ds, field.name) for field in attrs.fields(Dataset) if field.name not in IDENTITY)


def evolved(ds: Dataset, entry: Entry, **fields: Any) -> Dataset:  # noqa: ANN401 - of any field
    """Make a dataset in which one entry has other fields."""
    changed: dict[str, Any] = {
        name: tuple(attrs.evolve(each, **fields) if each is entry else each for each in getattr(ds, name))  # type: ignore[misc] # every kind of entry is attrs
        for name, kind in kinds_of(Dataset).items()
        if kind is type(entry)
    }
    return attrs.evolve(ds, version=f"{ds.version}+made", digest="sha256:made", **changed)


def pairs(matrices: Iterable[Matrix]) -> dict[str, set[tuple[str, str]]]:
    """The linked pairs of each matrix."""
    return {matrix.id: set(matrix.pairs) for matrix in matrices}


def mirrored(difference: Difference[Any]) -> tuple[Any, ...]:
    """What a difference is, read the other way, in no order."""
    turned = (
        (each.new, each.old, tuple((one.field, one.new, one.old) for one in each.fields)) for each in difference.changed
    )
    return set(difference.removed), set(difference.added), set(turned), difference.reordered


def plainly(difference: Difference[Any]) -> tuple[Any, ...]:
    """What a difference is, in no order."""
    told = (
        (each.old, each.new, tuple((one.field, one.old, one.new) for one in each.fields)) for each in difference.changed
    )
    return set(difference.added), set(difference.removed), set(told), difference.reordered


def key(entry: Any) -> Any:  # noqa: ANN401 - of any kind
    """What tells an entry of a list."""
    return (entry.framework, entry.code) if isinstance(entry, Entry) else entry.id


def applied(entries: Iterable[Any], difference: Difference[Any]) -> dict[Any, Any]:
    """The entries of a list after what is different was done to them, field by field."""
    reached = {key(entry): entry for entry in entries}
    for entry in difference.removed:
        del reached[key(entry)]
    for each in difference.changed:
        fields = {change.field: change.new for change in each.fields}
        reached[key(each.old)] = attrs.evolve(reached[key(each.old)], **fields)
    return {**reached, **{key(entry): entry for entry in difference.added}}


def unlisted(matrices: Iterable[Matrix]) -> list[Matrix]:
    """The matrices without what is compared entry by entry."""
    return [attrs.evolve(matrix, links=(), rows=()) for matrix in matrices]


# Laws ----------------------------------------------------------------------------------------------------------------


@given(altered_datasets())
def test_nothing_differs_from_itself(made: Dataset) -> None:
    """A dataset compared with itself, or with a copy, is the same."""
    found = compare(made, attrs.evolve(made))

    assert found.same
    assert () == found.lines
    assert Difference() == found.nodes


@given(made=altered_datasets())
def test_no_difference_is_left_out(made: Dataset) -> None:
    """Two datasets compare as the same exactly where they hold the same."""
    ds = wsis.load()

    assert (contents(ds) == contents(made)) == compare(ds, made).same
    assert (contents(ds) == contents(made)) == (not compare(made, ds).lines)


@given(made=altered_datasets())
def test_the_other_way_round_is_the_mirror(made: Dataset) -> None:
    """What one way adds the other removes, what one changes the other changes back."""
    ds = wsis.load()
    there, back = compare(ds, made), compare(made, ds)

    for part in ("nodes", "matrices", "documents", "corrections"):
        assert plainly(getattr(there, part)) == mirrored(getattr(back, part))
    assert {each.matrix: plainly(each.links) for each in there.relinked} == {
        each.matrix: mirrored(each.links) for each in back.relinked
    }
    assert {node.code for node in there.withdrawn} == {node.code for node in back.reinstated}
    assert set(there.reordered) == set(back.reordered)


@given(made=altered_datasets(), turned=st.booleans())
def test_the_difference_makes_new_of_old(made: Dataset, turned: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    """The old entries, with what is different done to them field by field, are the new ones."""
    old, new = (made, wsis.load()) if turned else (wsis.load(), made)
    found = compare(old, new)

    assert {key(entry): entry for entry in all_entries(new)} == applied(all_entries(old), found.nodes)
    assert {key(each): each for each in new.documents} == applied(old.documents, found.documents)
    assert {key(each): each for each in new.corrections} == applied(old.corrections, found.corrections)
    assert unlisted(new.matrices) == list(applied(unlisted(old.matrices), found.matrices).values())


@given(made=altered_datasets())
def test_counts_mirror(made: Dataset) -> None:
    """One way as much is added, list by list, as the other way is removed, and as much is worded otherwise."""
    ds = wsis.load()
    there, back = compare(ds, made).counts, compare(made, ds).counts
    turned = {"added": "removed", "removed": "added", "withdrawn": "reinstated", "reinstated": "withdrawn"}

    assert there == {turned.get(part, part): lists for part, lists in back.items()}


@given(comparisons())
def test_counts_are_those_of_the_lines(found: Comparison) -> None:
    """As many different things are counted as the lines tell apart; another order is no number."""
    told = {(line.part, line.of, line.entry) for line in found.lines if line.part != "Order"}

    assert len(told) == sum(number for lists in found.counts.values() for number in lists.values())


@given(made=altered_datasets())
def test_links_lead_from_old_to_new(made: Dataset) -> None:
    """The old pairs of each matrix, without those removed and with those added, are the new pairs."""
    ds = wsis.load()
    reached = pairs(ds.matrices)
    for each in compare(ds, made).relinked:
        pair_sets = ({(link.source, link.target) for link in links} for links in (each.links.removed, each.links.added))
        removed, added = pair_sets
        reached[each.matrix] = reached[each.matrix] - removed | added

    assert pairs(made.matrices) == reached


@given(comparisons())
def test_every_field_is_told_once(found: Comparison) -> None:
    """What differs in an entry is told as substance, as wording or as a withdrawal, and never twice."""
    told = [(each.new, name) for each in (*found.changed, *found.reworded) for name in each.names]
    told += [(node, "withdrawn") for node in (*found.withdrawn, *found.reinstated)]

    assert sorted((each.new.code, name) for each in found.nodes.changed for name in each.names) == sorted(
        (node.code, name) for node, name in told
    )
    assert len(told) == len(set(told))


def test_every_list_of_a_dataset_is_compared() -> None:
    """A dataset holds entries, matrices, documents and corrections; a list of anything else would need a part."""
    assert {*ENTRY_TYPES.values(), Matrix, Document, Correction} == set(kinds_of(Dataset).values())


# Cases ---------------------------------------------------------------------------------------------------------------


def test_words_are_told_apart_from_substance(ds: Dataset) -> None:
    """A target that is worded otherwise and belongs to another goal stands in both lists, each with its own field."""
    found = compare(ds, evolved(ds, ds.target("9.c"), label="Internet for all", goal="10"))

    assert [("goal",)] == [each.names for each in found.changed]
    assert [("label",)] == [each.names for each in found.reworded]
    assert FieldChange(field="goal", old="9", new="10") == found.changed[0].fields[0]
    assert "Comparison(2026.1 -> 2026.1+made: 1 changed, 1 reworded)" == repr(found)


@pytest.mark.parametrize("kind", ENTRY_TYPES.values(), ids=lambda kind: kind.__name__)
def test_every_kind_of_entry_has_words(kind: type[Entry]) -> None:
    """The field that names an entry is one of those that word it."""
    assert kind.named_by in WORDING


def test_names_are_told_by_language(ds: Dataset) -> None:
    """Names in other languages word a goal: one that is new, one that is gone and one that differs have a line each."""
    names = Names({"eo": "Industrio", "es": "Industria", "fr": "Industrie"})
    before = evolved(ds, ds.goal("9"), names=Names({**names, "pt": "Indústria"}))
    after = evolved(ds, ds.goal("9"), names=Names({**names, "fr": "L’industrie", "it": "Industria"}))
    found = compare(before, after)

    assert () == found.changed
    assert [("names",)] == [each.names for each in found.reworded]
    assert [
        "names.fr: Industrie → L’industrie",
        "names.it: nothing → Industria",
        "names.pt: Indústria → nothing",
    ] == [line.change for line in found.lines]
    assert "Industrie" == found.data["reworded"][0]["fields"]["names"]["old"]["fr"]


def test_a_withdrawal_is_told_by_itself(ds: Dataset) -> None:
    """A node that is withdrawn is listed as that, one that comes back as reinstated; neither counts as changed."""
    made = evolved(ds, ds.goal("9"), withdrawn=GONE)
    there, back = compare(ds, made), compare(made, ds)

    assert ((made.goal("9"),), (), ()) == (there.withdrawn, there.removed, there.changed)
    assert ((ds.goal("9"),), (), ()) == (back.reinstated, back.removed, back.changed)
    assert "Comparison(2026.1+made -> 2026.1: 1 reinstated)" == repr(back)
    assert ["2027-01-01: Merged.; instead: 8"] == [line.change for line in there.lines]
    assert ["Industry, Innovation and Infrastructure"] == [line.change for line in back.lines]


def test_another_withdrawal_is_a_change(ds: Dataset) -> None:
    """A node that was withdrawn already, and has other successors now, changed."""
    before = evolved(ds, ds.goal("9"), withdrawn=GONE)
    after = evolved(ds, ds.goal("9"), withdrawn=attrs.evolve(GONE, successors=("10",)))
    found = compare(before, after)

    assert () == found.withdrawn
    assert [("withdrawn",)] == [each.names for each in found.changed]
    assert (
        "withdrawn: 2027-01-01, Merged., 8, A-RES-80-173, an example → "
        "2027-01-01, Merged., 10, A-RES-80-173, an example"
    ) == found.lines[0].change


def test_links_are_compared_matrix_by_matrix(ds: Dataset) -> None:
    """A link that is gone, one that stands less firmly and one with other evidence are told, with what differs."""
    matrix = ds.matrix(ActionLine, Goal)
    gone, firm, seen, *rest = matrix.links
    softer = attrs.evolve(firm, standing="inferred", evidence=(attrs.evolve(PLACE, note="deduced"),))
    other = attrs.evolve(seen, evidence=(*seen.evidence, PLACE), blanket=True)
    made = attrs.evolve(
        ds, matrices=(attrs.evolve(matrix, links=(softer, other, *rest), title="Lines and goals"), *ds.matrices[1:])
    )
    found = compare(ds, made)

    assert "Relinking('wsis-sdg-goals', 0 added, 1 removed, 2 changed)" == repr(found.relinked[0])
    assert [gone] == list(found.relinked[0].links.removed)
    assert [("evidence", "standing"), ("evidence", "blanket")] == [
        each.names for each in found.relinked[0].links.changed
    ]
    assert [
        ("Links", "wsis-sdg-goals", str(gone), "removed: stated"),
        ("Links", "wsis-sdg-goals", str(other), "evidence: now also A-RES-80-173, an example"),
        ("Links", "wsis-sdg-goals", str(other), "blanket: no → yes"),
        ("Matrices", "matrix", "wsis-sdg-goals", "title: WSIS–SDG matrix → Lines and goals"),
    ] == [attrs.astuple(line) for line in found.lines if line.entry != str(firm)]


def test_a_new_matrix_brings_its_links(ds: Dataset) -> None:
    """A matrix that only the new dataset has is listed, and so are its links; its plain data is not there twice."""
    line, goal = ds.action_lines[0], ds.goal("2")
    link = wsis.Link(source=line.code, target=goal.code, matrix="own", evidence=(PLACE,), blanket=True)
    own = Matrix(
        id="own",
        title="Our own",
        source="action-line",
        target="goal",
        document=PLACE.document,
        source_scope=(line.code,),
        target_scope=(goal.code,),
        links=(link,),
    )
    found = compare(ds, attrs.evolve(ds, matrices=(*ds.matrices, own)))

    assert [
        ("Links", "own", "C1 -> 2", "added: stated, blanket"),
        ("Matrices", "matrix", "own", "added: Our own, 1 link"),
    ] == [attrs.astuple(line) for line in found.lines]
    assert "links" not in found.data["matrices"]["added"][0]
    assert "C1" == found.data["relinked"][0]["links"]["added"][0]["source"]


def test_an_overlay_adds(ds: Dataset) -> None:
    """An overlay compares with its base by what it adds."""
    link = wsis.Link(source="C5", target="2", matrix="wsis-sdg-goals", evidence=(PLACE,))
    found = compare(ds, ds.extend(links=[link], name="acme.1"))

    assert [("wsis-sdg-goals+acme.1", 1)] == [(each.matrix, len(each.links.added)) for each in found.relinked]
    assert found.nodes.same


def test_rows_as_printed_are_compared(ds: Dataset) -> None:
    """A row of the WSIS–GDC matrix that names other commitments is told by its number."""
    place = next(place for place, matrix in enumerate(ds.matrices) if matrix.rows)
    matrix = ds.matrices[place]
    first, *rows = matrix.rows
    other = attrs.evolve(matrix, rows=(attrs.evolve(first, commitments=("11b",)), *rows[:-1]))
    found = compare(ds, attrs.evolve(ds, matrices=(*ds.matrices[:place], other, *ds.matrices[place + 1 :])))

    assert [
        ("row 84", f"removed: {' '.join(rows[-1].commitments)}"),
        ("row 1", "commitments: now also 11b; no longer 11a"),
    ] == [(line.entry, line.change) for line in found.lines]


def test_each_part_is_told_in_one_place(ds: Dataset) -> None:
    """Where links and rows of several matrices differ, all links stand together, and then all rows."""
    matrices = [attrs.evolve(matrix, links=matrix.links[1:], rows=matrix.rows[1:]) for matrix in ds.matrices]
    found = compare(ds, attrs.evolve(ds, matrices=tuple(matrices)))

    assert ["Links"] * len(matrices) + ["Rows"] == [line.part for line in found.lines]
    assert len(ds.matrices) == len(found.relinked)


def test_a_comparison_is_a_value(ds: Dataset) -> None:
    """A comparison equals another of the same datasets, hashes, and comes back from a pickle."""
    made = evolved(ds, ds.goal("9"), withdrawn=GONE, title="Industry")
    found = compare(ds, made)

    assert found == compare(ds, made) == pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes
    assert hash(found) == hash(compare(ds, made))


def test_documents_and_corrections_are_compared(ds: Dataset) -> None:
    """A document with another address and a correction that is gone are told."""
    first, *documents = ds.documents
    made = attrs.evolve(
        ds, documents=(attrs.evolve(first, url="https://example.org"), *documents), corrections=ds.corrections[1:]
    )
    found = compare(ds, made)

    assert [("url",)] == [each.names for each in found.documents.changed]
    assert [ds.corrections[0]] == list(found.corrections.removed)
    assert [f"url: {first.url} → https://example.org", f"removed: {ds.corrections[0].adopted}"] == [
        line.change for line in found.lines
    ]
    assert "Comparison(2026.1 -> 2026.1: 1 removed, 1 changed)" == repr(found)


def test_another_order_is_a_difference(ds: Dataset) -> None:
    """The same entries in another order are told, and the list is named."""
    found = compare(ds, attrs.evolve(ds, goals=ds.goals[::-1]))

    assert ("goals",) == found.reordered
    assert [("goals", "in another order")] == [(line.of, line.change) for line in found.lines]
    assert ("in another order: goals", {}) == (found.summary, found.counts)
    assert "Comparison(2026.1 -> 2026.1: 1 reordered)" == repr(found)
    assert not found.same
    assert "Difference(0 added, 0 removed, 0 changed, reordered)" == repr(found.nodes)


@given(st.sets(st.sampled_from([*ENTRY_TYPES.values()])))
def test_lists_in_another_order_are_named(kinds: set[type[Entry]]) -> None:
    """Every list that is turned round is named, and no other."""
    ds = wsis.load("2026.2")
    turned = {name: getattr(ds, name)[::-1] for name, kind in kinds_of(Dataset).items() if kind in kinds}
    found = compare(ds, attrs.evolve(ds, **turned))

    assert {name.replace("_", " ") for name in turned} == {name.lower() for name in found.reordered}
    assert bool(kinds) == found.nodes.reordered


def test_links_and_rows_in_another_order_are_told(ds: Dataset) -> None:
    """Links stand in the order of their scope, and rows as printed: where either is another, that is said."""
    turned = {
        "wsis-sdg-goals": lambda matrix: attrs.evolve(matrix, source_scope=matrix.source_scope[::-1]),
        "wsis-gdc": lambda matrix: attrs.evolve(matrix, rows=matrix.rows[::-1]),
    }
    matrices = tuple(turned.get(matrix.id, lambda same: same)(matrix) for matrix in ds.matrices)
    found = compare(ds, attrs.evolve(ds, matrices=matrices))

    assert "changed: 1 matrix; in another order: links of wsis-sdg-goals, rows of wsis-gdc" == found.summary
    assert ["source_scope: in another order", "in another order", "in another order"] == [
        line.change for line in found.lines
    ]
    assert [*found.reordered] == found.data["reordered"]


def test_reprs_are_short(ds: Dataset) -> None:
    """Whatever differs, a repr names it in a few words."""
    amendment = Amendment(old=ds.goal("9"), new=ds.goal("9"), fields=(FieldChange(field="title", old="A", new="B"),))

    assert "Amendment(Goal('9', 'Industry, Innovation and Infrastructure'), title)" == repr(amendment)
    assert "(FieldChange('title'),)" == repr(amendment.fields)
    assert "Comparison(2026.1 -> 2026.1: no difference)" == repr(compare(ds, ds))


def test_values_in_words() -> None:
    """Nothing, truths, several values and a list in another order are said in words."""
    assert ("nothing", "nothing", "no", "1; 2", "3") == tuple(map(value_words, (None, (), False, ("1", "2"), 3)))
    assert "paragraphs: in another order" == change_words(
        FieldChange(field="paragraphs", old=("1", "2"), new=("2", "1"))
    )


# The second release --------------------------------------------------------------------------------------------------


def test_the_second_release_only_adds(ds: Dataset) -> None:
    """2026.2 has what 2026.1 has; it adds entries of seven kinds, documents and corrections, and names of the goals."""
    new = wsis.load("2026.2")
    found = compare(ds, new)

    assert {"added", "reworded"} == set(found.counts)
    assert tuple(entry for entry in all_entries(new) if not ds.all(type(entry))) == found.added
    assert {(goal.code, ("names",)) for goal in ds.goals} == {(each.new.code, each.names) for each in found.reworded}
    assert () == found.reordered


def test_the_second_release_in_few_words(ds: Dataset) -> None:
    """Hundreds of new entries are one line of a summary: what is new, list by list, and what is worded otherwise."""
    new = wsis.load("2026.2")
    found = compare(ds, new)

    assert (
        "added: 13 indicators, 18 prize categories, 10 Geneva targets, 7 mandates, 13 principles, 22 regions, "
        "249 countries, 8 documents, 5 corrections; reworded: 17 goals"
    ) == found.summary
    assert len(new.all(Country)) == found.counts["added"]["country"]
    assert f"- {found.summary.partition('; ')[0]}\n- reworded: 17 goals\n" in found.markdown


@pytest.mark.parametrize("old, new", [*pairwise(wsis.versions())])
def test_the_change_log_is_made_from_it(old: str, new: str) -> None:
    """Under Data, CHANGELOG.md says of each release what the comparison with the one before says."""
    log = (Path(__file__).parent.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    said = re.sub(r"\s+", " ", log)

    assert f"Dataset {new}, against {old}: {compare(wsis.load(old), wsis.load(new)).summary}." in said


# Data, Markdown, the terminal ----------------------------------------------------------------------------------------


@given(comparisons())
def test_data_is_json(found: Comparison) -> None:
    """The plain data of a comparison comes back from JSON as it was, and counts what the value counts."""
    data = json.loads(json.dumps(found.data))

    assert found.data == data
    assert {"dataset_version": found.new_version, "dataset_digest": found.new_digest} == data["new"]
    assert [node.code for node in found.added] == [entry["code"] for entry in data["added"]]
    assert {part: dict(lists) for part, lists in found.counts.items()} == data["counts"]
    assert [[*each.names] for each in found.reworded] == [[*entry["fields"]] for entry in data["reworded"]]
    assert [each.matrix for each in found.relinked] == [entry["matrix"] for entry in data["relinked"]]


def test_data_has_old_and_new_values(ds: Dataset) -> None:
    """A field that changed has both values in the plain data."""
    found = compare(ds, evolved(ds, ds.goal("9"), color="#000000", withdrawn=GONE))

    assert [{"framework": "goal", "code": "9", "fields": {"color": {"old": "#FD6925", "new": "#000000"}}}] == (
        found.data["changed"]
    )
    assert ["8"] == found.data["withdrawn"][0]["withdrawn"]["successors"]


@given(comparisons())
def test_markdown_says_every_line(found: Comparison) -> None:
    """Markdown has a cell for each text of each line, under the heading of its part."""
    parts = dict.fromkeys(line.part for line in found.lines)

    assert [f"## {part}" for part in parts] == [row for row in found.markdown.splitlines() if row.startswith("## ")]
    assert found.markdown.startswith(f"# From dataset {found.old_version} to {found.new_version}\n")
    assert len(found.lines) == sum(row.startswith("| ") for row in found.markdown.splitlines()) - len(parts)
    assert found.same == ("there is no difference" in found.markdown)


def test_markdown_keeps_texts_texts(ds: Dataset) -> None:
    """What a title holds is shown and never obeyed: no element, no emphasis, no link, no row of its own."""
    found = compare(ds, evolved(ds, ds.goal("9"), title=HOSTILE))
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(found.markdown)

    assert "&lt;script&gt;alert(1)&lt;/script&gt; | *a* `b` [c](d) # e \\x1b[31m" in html
    assert [] == [tag for tag in ("<script", "<em>", "<code>", "<a ") if tag in html]
    assert 2 == html.count("<tr>")


def test_terminal_shows_every_line(ds: Dataset, capsys: pytest.CaptureFixture[str]) -> None:
    """The table of a terminal has a row for each line, both digests, and no sign that steers."""
    from rich.console import Console  # noqa: PLC0415 - only this test prints

    found = compare(ds, evolved(ds, ds.goal("9"), title=HOSTILE))
    Console(width=300).print(comparison_view(found))
    out = capsys.readouterr().out

    assert "reworded   goal   9" in out
    assert "\x1b" not in out
    assert "1 difference\n" in out
    assert f"dataset 2026.1, {ds.digest}\ndataset 2026.1+made, sha256:made\n" in out


def test_diff_of_a_version_with_itself(run: Run, ds: Dataset) -> None:
    """`wsis diff 2026.1 2026.1` says that there is no difference, also as JSON and as Markdown."""
    arguments = ("diff", "2026.1", "2026.1")
    _, data, _ = run(*arguments, "--json")
    _, markdown, _ = run(*arguments, "--markdown")

    assert (0, f"there is no difference\ndataset 2026.1, {ds.digest}\n", "") == run(*arguments)
    assert compare(ds, ds).data == json.loads(data)
    assert compare(ds, ds).markdown.strip() == markdown.strip()


def test_diff_begins_with_how_much(run: Run, ds: Dataset) -> None:
    """`wsis diff` says how much is different before the lines; with --summary that is all, and both digests."""
    new = wsis.load("2026.2")
    found = compare(ds, new)
    _, whole, _ = run("diff", "2026.1", "2026.2")
    _, summary, _ = run("diff", "2026.1", "2026.2", "--summary")
    words, facts = summary.split("\ndataset", 1)

    assert found.summary == " ".join(words.split())
    assert f" 2026.1, {ds.digest}\ndataset 2026.2, {new.digest}\n" == facts
    assert whole.startswith(f"{words}\n\n")
    assert f"\n{len(found.lines)} differences\ndataset{facts}" in whole


def test_diff_refuses_what_it_cannot_compare(run: Run) -> None:
    """An unknown version, and two forms at once, are refused with one line."""
    refused = "wsis: Invalid value: --json, --markdown and --summary exclude each other\n"

    assert (2, "", f"wsis: no dataset '2031.2' in this release; it carries {', '.join(wsis.versions())}\n") == run(
        "diff", "2026.1", "2031.2"
    )
    for forms in combinations(["--json", "--markdown", "--summary"], 2):
        assert (2, "", refused) == run("diff", "2026.1", "2026.1", *forms)
