"""Loose text to the codes of the Global Digital Compact, and only of the Compact."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsis import Commitment, Dataset, Objective, Theme
from wsis.codes import COMMITMENT_CODES, OBJECTIVE_CODES, THEME_CODES
from wsis.parsing import Parsed, ParseError, parse_gdc
from wsis.parsing.compact_labels import COMPACT_LABELS, SECTIONS
from wsis.parsing.gdc_grammar import gdc_grammar
from wsis.parsing.labels import Label

VARIANTS = Path(__file__).parent / "data" / "code_variants.csv"
FIVE = ("1", "2", "3", "4", "5")

#: What the rows of code_variants.csv about the Compact mean in the words of this library.
MEANINGS = {
    "paragraph 11(a)": ("11a",),
    "paragraph 21(c)": ("21c",),
    "paragraph 68": ("68",),
    "objective 1": ("1",),
    "objective 5": ("5",),
    "objective 2; objective 5": ("2", "5"),
    "objectives 1;2;4;5": ("1", "2", "4", "5"),
    "section follow-up-and-review": ("follow-up",),
    "objective 1 / theme connectivity": ("connectivity",),
    "objective 1 / theme dpg-dpi": ("digital-public-goods-and-digital-public-infrastructure",),
    "objective 3 / theme digital-trust-and-safety": ("digital-trust-and-safety",),
    "objective 4 / theme cross-border-data-flows": ("cross-border-data-flows",),
    "NOT GDC: A/RES/80/173 para 67": (),
    "paragraphs 1-6; paragraph 8": (),  # paragraphs without commitments
    "paragraph 5": (),
    "UNKNOWN": (),
    "the Compact (wrong document number)": (),
    "FALSE POSITIVE": (),
    "NONE": (),
}


def rows() -> list[dict[str, str]]:
    """The rows of code_variants.csv about the Compact, and those that mean nothing."""
    with VARIANTS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["kind"] in {"gdc", "negative"}]


def found(parsed: Parsed) -> list[str]:
    """The issues of a reading in short: kind, piece, suggestion."""
    return [f"{it.kind}: {it.text} > {it.suggestion}" for it in parsed.issues]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["variant"])
def test_a_spelling_seen_in_public_is_read_as_meant(row: dict[str, str]) -> None:
    """Every row gives its codes and nothing to report, or none and an issue."""
    parsed = parse_gdc(row["variant"])

    assert MEANINGS[row["canonical_id"]] == parsed.codes
    assert bool(parsed.issues) is not bool(parsed.codes)


def test_the_three_vocabularies_have_no_code_in_common() -> None:
    """One list of codes can hold objectives, themes and commitments."""
    codes = (*OBJECTIVE_CODES, *THEME_CODES, *COMMITMENT_CODES)

    assert len(set(codes)) == len(codes)


def test_the_tables_are_those_of_the_dataset(ds: Dataset) -> None:
    """Titles, and the objective and theme of each commitment, are as the dataset has them."""
    titles = {(label.code, label.text) for label in COMPACT_LABELS}
    above = gdc_grammar().above

    assert {(it.code, it.title) for it in ds.all(Objective)} <= titles
    assert {(it.code, it.title) for it in ds.all(Theme)} <= titles
    assert {it.code: (it.objective,) for it in ds.all(Theme)} == {it.code: above(it.code) for it in ds.all(Theme)}
    assert {it.code: tuple(filter(None, (it.theme, it.objective))) for it in ds.all(Commitment)} == {
        it.code: above(it.code) for it in ds.all(Commitment)
    }
    assert [*range(10, 75)] == [number for it in SECTIONS for number in range(it.first, it.last + 1)]


@pytest.mark.parametrize("label", COMPACT_LABELS, ids=lambda label: label.text)
@pytest.mark.parametrize("change", [str.upper, str.lower, str.title])
def test_a_title_in_any_case_is_one_reading(label: Label, change: Callable[[str], str]) -> None:
    """The words of a title, "SDGs" and "AI" among them, are no references."""
    parsed = parse_gdc(change(label.text))

    assert ((label.code,), (), ()) == (parsed.codes, parsed.issues, parsed.leftovers)


@pytest.mark.parametrize("code", [*OBJECTIVE_CODES, *THEME_CODES, *COMMITMENT_CODES])
def test_a_code_is_read_as_itself(code: str) -> None:
    """Every code of the library is a spelling of its node."""
    parsed = parse_gdc(code)

    assert ((code,), (), ()) == (parsed.codes, parsed.issues, parsed.leftovers)


@pytest.mark.parametrize(
    "text, codes",
    [
        ("11a", "11a"),
        ("paragraph 47", "47"),
        ("§ 47", "47"),
        ("GDC ¶ 47", "47"),
        ("¶47 of the GDC", "47"),
        ("paras 57 and 58", "57 58"),
        ("11(a), (b) and (d)", "11a 11b 11d"),
        ("11 (a)/(b) & (c)", "11a 11b 11c"),
        ("11(a)(b)", "11a 11b"),
        ("paragraph 11, subparagraph (a), (b)", "11a 11b"),
        ("párrafos 11 a) y b)", "11a 11b"),
        ("GDC 1, 2, 4, 5", "1 2 4 5"),
        ("Obj. 3", "3"),
        ("1; 3", "1 3"),
        ("1.0; 03", "1 3"),
        ("Objective 3, para 23a", "3 23a"),
        ("GDC Obj 3, 23a", "3 23a"),
        ("Objective 3: Human rights", "3 human-rights"),
        ("Follow-up and Review, Paragraph 68", "follow-up 68"),
        ("Section: Follow-up and Review, Paragraph 68", "68"),
        ("Section: Connectivity", "connectivity"),
        ("1, connectivity, 11a, human-rights", "1 connectivity human-rights 11a"),
        ("2, Connectivity", "2 connectivity"),
        ("Connectivity; 11a", "connectivity 11a"),
        ("74, Connectivity, 1", "1 connectivity 74"),
        ("A/RES/79/1, annex I, para. 47", "47"),
        ("UNGA resolution 79/1, annex 1, 11(a)", "11a"),
        ("Pact for the Future, annex I (GDC), para 47", "47"),
        ("para. 13.a", "13a"),
        ("all GDC objectives", " ".join(FIVE)),
        ("All objectives", " ".join(FIVE)),
    ],
)
def test_the_compact_is_read_in_many_forms(text: str, codes: str) -> None:
    """Objectives come first, then themes, then commitments, each in definition order, and nothing is to report."""
    parsed = parse_gdc(text)

    assert (tuple(codes.split()), (), ()) == (parsed.codes, parsed.issues, parsed.leftovers)
    assert text.lower().startswith("all") is parsed.is_all


@pytest.mark.parametrize(
    "text, codes, issues",
    [
        ("para. 11 (a)-(c)", "", ["ambiguous: 11 (a)-(c) > 11a, 11b, 11c"]),
        ("55a to d", "", ["ambiguous: 55a to d > 55a, 55b, 55c, 55d"]),
        ("objectives 1 to 3", "", ["ambiguous: 1 to 3 > 1, 2, 3"]),
        ("3 – 47", "", ["ambiguous: 3 – 47 > None"]),
        ("paras 55-58", "", ["ambiguous: 55-58 > None"]),
        ("paras 55 to 58", "", ["ambiguous: 55 to 58 > None"]),
        ("para 5", "", ["unknown: 5 > None"]),
        ("para 75", "", ["unknown: 75 > 74, 73, 72"]),
        ("para 56", "", ["ambiguous: 56 > 56a, 56b"]),
        ("11h", "", ["unknown: 11h > 11g, 11f, 11e"]),
        ("47(a)", "", ["unknown: 47(a) > 47"]),
        ("Objective 6", "", ["unknown: 6 > 5, 4, 3"]),
        ("Objective 2, Close all digital divides", "1 2", ["ambiguous: 2, Close all digital divides > None"]),
        ("GDC section 3", "", ["unknown: 3 > None"]),
        ("11.a", "", ["ambiguous: 11.a > 11a"]),
        ("11(a)(i)", "", ["unknown: 11(a)(i) > None"]),
        ("(a), 11(a)", "11a", ["unknown: (a) > None"]),
        ("para 11, a", "", ["ambiguous: 11 > 11a, 11b, 11c, 11d, 11e, 11f, 11g", "unknown: a > None"]),
        ("Objective 2: Close all digital divides", "", ["conflict: 2: Close all digital divides > 2 or 1"]),
        ("A/RES/79/1 para 47", "", ["ambiguous: 47 > 47"]),
        ("¶67", "", ["ambiguous: 67 > 67"]),
        ("¶¶ 57, 58", "", ["ambiguous: 57 > 57", "ambiguous: 58 > 58"]),
        (
            "A/RES/80/173 para 67; GDC 47",
            "47",
            ["unknown: A/RES/80/173 > A/RES/79/1, annex I", "ambiguous: 67 > 67"],
        ),
        ("Tunis Agenda, para 72", "", ["unknown: Tunis Agenda > None", "ambiguous: 72 > 72"]),
        ("UNGA 78/311", "", ["unknown: UNGA 78/311 > A/RES/79/1, annex I"]),
        ("Genomic Data Commons (GDC) 1", "", ["unknown: Genomic Data Commons > None", "ambiguous: 1 > 1"]),
        ("GDC1", "", ["ambiguous: 1 > 1"]),
        ("GDC 2 pipelines", "", ["ambiguous: 2 > 2"]),
        ("GDC portal", "", ["unknown: portal > None"]),
        ("GDC API 3", "", ["unknown: API 3 > None"]),
        ("SDG 9", "", ["unknown: SDG 9 > None"]),
        ("closing the digital divides", "", ["unknown: closing the digital divides > None"]),
    ],
)
def test_what_is_not_clearly_a_commitment_is_reported(text: str, codes: str, issues: list[str]) -> None:
    """Ranges, paragraphs without commitments, other documents and other GDCs give an issue and no code."""
    parsed = parse_gdc(text)

    assert (tuple(codes.split()), issues) == (parsed.codes, found(parsed))


@pytest.mark.parametrize("number", [*range(1, 10), 12, 50])
def test_a_paragraph_without_commitment_is_said_to_be_one(number: int) -> None:
    """The Compact has such a paragraph, and it is never an objective of the same number."""
    parsed = parse_gdc(f"GDC, para. {number}")

    assert () == parsed.codes
    assert f"a paragraph of the Compact that holds no commitment: '{number}'" == str(parsed.issues[0])


@given(
    chosen=st.lists(st.sampled_from([*OBJECTIVE_CODES, *THEME_CODES, *COMMITMENT_CODES]), unique=True),
    separator=st.sampled_from([", ", "; ", "|", "\n", " and ", " & "]),
)
def test_codes_give_themselves_back(chosen: list[str], separator: str) -> None:
    """A theme beside its objective or its commitment stays, for each is named."""
    parsed = parse_gdc(separator.join(chosen))

    assert set(chosen) == set(parsed.codes)
    assert () == parsed.issues


def test_strict_reading_refuses_an_issue() -> None:
    """As the other readers, this one can be asked for all or nothing."""
    assert ("47",) == parse_gdc("GDC para 47", strict=True).codes
    with pytest.raises(ParseError, match="holds no commitment"):
        parse_gdc("GDC para 5", strict=True)
