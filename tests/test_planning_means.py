"""What a road map has to measure with, and what is asked of its line: told apart from what is the caller's own."""

import io
import json
import pickle
from html import unescape
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from tests.commands import Run
from wsis import ActionLine, Dataset, Measurement, Roadmap
from wsis.indicators import Indicator
from wsis.pages.words import words_of
from wsis.planning import plannable_lines
from wsis.provenance import Withdrawal
from wsis.roadmaps.data import roadmap_data
from wsis.roadmaps.document import roadmap_markdown
from wsis.roadmaps.paging import roadmap_html
from wsis.summit import Mandate

lines = st.deferred(lambda: st.sampled_from(plannable_lines(wsis.load())))
NAMED = Measurement(code="9.c.1", name="Network reach", unit="%", value=83, year=2024, source="Ministry")
OWN = Measurement(code="RADIO", name="Households with a radio", unit="%", value=72, year=2023, source="Survey")
#: What every format, the terminal and the notebook show of C9.
FACTS = (
    "Population covered by a mobile network, by technology",
    "Countries that guarantee public access to information",
    "related, chosen by wsis",
    "A road map for each action line",
    "action line facilitators",
    "2027",
)


@pytest.fixture(scope="module")
def plan(ds: Dataset) -> Roadmap:
    """The road map of C9 with a measurement of the dataset's indicator and one of an own indicator."""
    return wsis.roadmap(ds, "C9", measurements=[NAMED, OWN])


def withdrawn(value: Any) -> Any:  # noqa: ANN401 - indicators and mandates
    """Withdraw an entry."""
    return attrs.evolve(value, withdrawn=Withdrawal(date="2027-01-01", reason="replaced", citation=value.citation))


def said(ds: Dataset, plan: Roadmap) -> dict[str, str]:
    """Write a road map in every format."""
    return {"html": roadmap_html(ds, plan), "md": roadmap_markdown(ds, plan), "notebook": plan._repr_html_()}


# From the dataset ----------------------------------------------------------------------------------------------------


@given(lines, st.booleans())
def test_indicators_are_those_of_the_linked_targets(line: ActionLine, blanket: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    """A road map has every indicator of its linked targets, and no other."""
    ds = wsis.load()
    plan = wsis.roadmap(ds, line, blanket=blanket)
    linked = {row.node.code for row in plan.targets}

    assert {each for each in ds.indicators if each.target in linked} == {*plan.indicators}


@given(lines)
def test_ict_indicators_come_first(line: ActionLine) -> None:
    """Indicators stand by their standing, and in the order of the dataset where that is the same."""
    ds = wsis.load()
    found = wsis.roadmap(ds, line).indicators
    ranks = [(("ict", "ict-in-part", "related").index(each.standing), ds.indicators.index(each)) for each in found]

    assert sorted(ranks) == ranks


@given(lines)
def test_mandates_concern_the_line_or_the_process(line: ActionLine) -> None:
    """A road map has what names its line, alone or among all, and apart from it what is asked of the whole process."""
    ds = wsis.load()
    plan = wsis.roadmap(ds, line)

    assert [each for each in ds.mandates if line.code in each.action_lines] == list(plan.mandates)
    assert [each for each in ds.mandates if not each.action_lines] == list(plan.process_mandates)
    assert {"113", "119"} <= {each.code for each in plan.mandates}
    assert {"122": 2026, "67": 2027}.items() <= {each.code: each.due for each in plan.process_mandates}.items()


def test_withdrawn_entries_are_left_out(ds: Dataset) -> None:
    """What was withdrawn is nothing to measure with, and asks for nothing; a measurement may still name it."""
    old = attrs.evolve(ds, indicators=tuple(map(withdrawn, ds.indicators)), mandates=tuple(map(withdrawn, ds.mandates)))
    plan = wsis.roadmap(old, "C9", measurements=[NAMED])

    assert ((), (), ()) == (plan.indicators, plan.mandates, plan.process_mandates)
    assert [NAMED.code] == [each.code for each in plan.measured]
    for text in said(old, plan).values():
        assert "Countries that guarantee" not in text
        assert "process as a whole" not in text
    for name in ("no_indicators", "no_mandates"):
        assert words_of("wsis.roadmaps")(f"text.{name}") in roadmap_markdown(old, plan)


def test_a_dataset_without_them_is_as_it_was() -> None:
    """With 2026.1 there is nothing to measure with, and no part, column or word speaks of it."""
    first = wsis.load("2026.1")
    plan = wsis.roadmap(first, "C9", measurements=[NAMED, OWN])

    assert ((), (), ()) == (plan.indicators, plan.mandates, plan.measured)
    assert () == plan.process_mandates
    assert "| code | indicator | value | unit | year | target | source |" in roadmap_markdown(first, plan)
    for text in said(first, plan).values():
        assert "Network reach" in text
        assert not [
            each for each in (*FACTS[:3], "own indicator", "collected by", "unsd-data-contacts") if each in text
        ]


# Measured ------------------------------------------------------------------------------------------------------------


def test_measurements_are_joined_by_their_code(ds: Dataset, plan: Roadmap) -> None:
    """A measurement that names an indicator of the dataset has it, linked or not; one of an own indicator has none."""
    far = wsis.roadmap(ds, "C3", measurements=[NAMED, OWN])

    for each in (plan, far):
        assert [ds.indicator("9.c.1"), None] == [each.indicator(one) for one in each.measurements]
    assert () == far.indicators


def test_own_indicators_are_told_apart(ds: Dataset, plan: Roadmap) -> None:
    """The dataset's indicator has its label, its custodians and what the caller wrote; an own one says it is one."""
    text = roadmap_markdown(ds, plan)
    label = "Population covered by a mobile network, by technology"

    assert f"| 9.c.1 | {label} (given as: Network reach) | ITU | 83 | % | 2024 | 9.c | Ministry |" in text
    assert "| RADIO | Households with a radio | own indicator | 72 | % | 2023 |  | Survey |" in text
    assert f"<td>{label} (ITU)</td>" in plan._repr_html_()
    assert "<td>no, an own indicator</td>" in plan._repr_html_()


def test_a_name_that_is_the_label_is_said_once(ds: Dataset) -> None:
    """Who names an indicator as the dataset does reads the name once."""
    same = attrs.evolve(NAMED, name=ds.indicator("9.c.1").label)

    assert f"| 9.c.1 | {same.name} | ITU | 83 |" in roadmap_markdown(ds, wsis.roadmap(ds, "C9", measurements=[same]))


def test_an_indicator_measures_its_target(ds: Dataset, plan: Roadmap) -> None:
    """A measurement that says no target is of that of the indicator which it names; one of an own says its own."""
    say = words_of("wsis.roadmaps")
    other = wsis.roadmap(ds, "C9", measurements=[attrs.evolve(OWN, target="5.b")])

    assert say("text.unmeasured", number=3, codes="5.b, 12.8, 16.10") in roadmap_markdown(ds, plan)
    assert say("text.unmeasured", number=3, codes="9.c, 12.8, 16.10") in roadmap_markdown(ds, other)
    assert None is plan.measurements[0].target


def test_tables_of_measurements_are_joined_too(ds: Dataset) -> None:
    """What is read from a table is joined as what is made in Python is."""
    table = io.StringIO("code,name,unit,value,year,source\n17.8.1,Online,%,68,2024,ITU\nX,x,%,1,2024,x\n")
    plan = wsis.roadmap(ds, "C5", measurements=wsis.read_measurements(ds, table))

    assert (ds.indicator("17.8.1"),) == plan.measured


def test_road_maps_with_them_are_values(plan: Roadmap) -> None:
    """They pickle, hash and are equal by value."""
    assert plan == pickle.loads(pickle.dumps(plan))  # noqa: S301 - our own bytes
    assert hash(plan) == hash(attrs.evolve(plan))


# Shown ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["html", "md"])
def test_documents_show_them(ds: Dataset, plan: Roadmap, form: str) -> None:
    """A page and a Markdown document show indicators and mandates, with their notes and their source."""
    text = said(ds, plan)[form]

    assert [] == [each for each in FACTS if each not in text]
    assert "every 2 years" in text
    assert "not seen" in text
    asked = (*plan.mandates, *plan.process_mandates)
    notes = [*(each.note for each in plan.indicators), *(each.note for each in asked)]
    assert [] == [note for note in notes if note and note not in unescape(text)]
    assert next(each.url for each in ds.documents if each.id == "unsd-data-contacts") in text


@pytest.mark.parametrize("form", ["html", "md", "notebook"])
def test_what_is_asked_of_the_process_stands_apart(ds: Dataset, plan: Roadmap, form: str) -> None:
    """What is asked of the process as a whole has a heading of its own, after what is asked of the line."""
    text = said(ds, plan)[form]
    after = text[text.rindex("of the process as a whole") :]

    for each in plan.process_mandates:
        assert each.title in after
    for each in plan.mandates:
        assert f"{each.title}: " in text
        assert f"{each.title}: " not in after


def test_nobody_is_said_to_review(ds: Dataset) -> None:
    """Whom paragraph 119 addresses was not seen, so a road map does not say who reviews."""
    text = roadmap_markdown(ds, wsis.roadmap(ds, "C9", since=wsis.Register()))

    assert "Progress on all action lines is to be reviewed every two years" in text
    assert () == ds.mandate("119").addressees


def test_notebooks_show_them(plan: Roadmap) -> None:
    """The notebook shows indicators with their source, and mandates with whom they ask and when they are due again."""
    text = plan._repr_html_()

    assert [] == [each for each in (*FACTS, "2 years", "indicator 9.c.1") if each not in text]


def test_terminals_show_them(run: Run) -> None:
    """The terminal shows them in short; with a dataset that has none, nothing of it."""
    status, out, _ = run("roadmap", "C9")
    _, first, _ = run("roadmap", "C9", "--dataset", "2026.1")
    heads = ("What the General Assembly asks", "Asked of the process as a whole", "Indicators to measure with")

    assert 0 == status
    assert [] == [each for each in (*heads, "5.b.1", "UNESCO", "every 2 years", "2027") if each not in out]
    assert [] == [each for each in heads if each in first]


def test_plain_data_has_them(plan: Roadmap) -> None:
    """JSON has every field of them, and beside each measurement, which stays as given, the indicator it names."""
    data: Any = json.loads(json.dumps(roadmap_data(plan)))

    pairs: list[tuple[str, tuple[Indicator | Mandate, ...]]]
    pairs = [("indicators", plan.indicators), ("mandates", plan.mandates), ("process_mandates", plan.process_mandates)]

    for name, entries in pairs:
        assert len(entries) == len(data[name])
        for entry, found in zip(entries, data[name], strict=True):
            given_ = json.loads(json.dumps(attrs.asdict(entry)))
            same = given_.keys() & found.keys() - {"citation"}
            assert {name: given_[name] for name in same} == {name: found[name] for name in same}
            assert {"code", "note"} < same
            assert (entry.name, entry.citation.locator) == (found["name"], found["citation"]["locator"])
    assert [("9.c.1", "Network reach", None), ("RADIO", "Households with a radio", None)] == [
        (each["code"], each["name"], each["target"]) for each in data["measurements"]
    ]
    assert [["ITU"], None] == [each["indicator"] and each["indicator"]["custodians"] for each in data["measurements"]]
    assert [] == roadmap_data(wsis.roadmap(wsis.load("2026.1"), "C9"))["mandates"]


def test_citations_keep_their_notes(ds: Dataset) -> None:
    """A note to a citation is in the plain data."""
    noted = attrs.evolve(ds.mandate("113").citation, note="as quoted")
    own = attrs.evolve(ds, mandates=(attrs.evolve(ds.mandate("113"), citation=noted, every_years=1, due=None),))
    plan = wsis.roadmap(own, "C9")
    data: Any = roadmap_data(plan)

    assert "as quoted" == data["mandates"][0]["citation"]["note"]
    assert "| every year |" in roadmap_markdown(own, plan)


def test_all_lines_take_what_measures_their_targets(run: Run, tmp_path: Any) -> None:  # noqa: ANN401 - a path
    """With `--all` a measurement without a target goes where its indicator is linked, an own one to every line."""
    rows = ("code,name,unit,value,year,source", "9.c.1,a,%,1,2023,x", "RADIO,b,%,1,2023,x", "12.5.1,c,%,1,2023,x")
    (tmp_path / "indicators.csv").write_text("\n".join(rows), encoding="utf-8")
    status, _, err = run("roadmap", "--all", "--measurements", "indicators.csv", "-o", "plans", "--format", "json")
    found = {
        path.stem: [each["code"] for each in json.loads(path.read_text(encoding="utf-8"))["measurements"]]
        for path in (tmp_path / "plans").glob("c*.json")
    }

    assert 0 == status
    assert (["9.c.1", "RADIO"], ["RADIO"]) == (found["c2"], found["c3"])
    assert "measurement '12.5.1': no line is linked to target 12.5, so no file has it\n" == err
