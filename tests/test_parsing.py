"""Loose text to codes: every spelling seen in public, what people might still write, and laws for any text."""

import csv
import pickle
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsis import ActionLine, Commitment, Dataset
from wsis.codes import ACTION_LINE_CODES, COMMITMENT_CODES, GOAL_CODES, OBJECTIVE_CODES, TARGET_CODES, THEME_CODES
from wsis.errors import CodeTypeError, WsisError
from wsis.parsing import LONGEST, Issue, Parsed, ParseError, parse_action_lines, parse_gdc, parse_sdgs
from wsis.parsing.gdc_grammar import gdc_grammar
from wsis.parsing.goal_labels import GOAL_LABELS
from wsis.parsing.grammar import Grammar
from wsis.parsing.labels import ACTION_LINE_LABELS, PRIZE_CATEGORIES, Label
from wsis.parsing.line_grammar import line_grammar
from wsis.parsing.normalizing import normalize
from wsis.parsing.sdg_grammar import sdg_grammar

Parser = Callable[[str], Parsed]

DATA = Path(__file__).parent / "data"
EVERY_LINE = tuple(code for code in ACTION_LINE_CODES if code != "C7")
SDG_CODES = tuple(
    code
    for goal in GOAL_CODES
    for code in (goal, *(target for target in TARGET_CODES if target.startswith(f"{goal}.")))
)
GDC_CODES = (*OBJECTIVE_CODES, *THEME_CODES, *COMMITMENT_CODES)
GDC_NUMBERS = tuple(code for code in GDC_CODES if code[0].isdecimal())
NAMES = ["lines", "sdgs", "gdc"]
PARSERS = pytest.mark.parametrize("parse", [parse_action_lines, parse_sdgs, parse_gdc], ids=NAMES)
VOCABULARIES = pytest.mark.parametrize(
    "parse, vocabulary",
    [(parse_action_lines, ACTION_LINE_CODES), (parse_sdgs, SDG_CODES), (parse_gdc, GDC_CODES)],
    ids=NAMES,
)
NUMBERS = pytest.mark.parametrize(
    "parse, vocabulary",
    [(parse_action_lines, ACTION_LINE_CODES), (parse_sdgs, SDG_CODES), (parse_gdc, GDC_NUMBERS)],
    ids=NAMES,
)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of test data."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def meaning(row: dict[str, str]) -> tuple[str, ...]:
    """The codes that a row of code_variants.csv stands for."""
    text, variant = row["canonical_id"].replace("C7:", "C7-"), row["variant"]
    if text == "ALL":
        return EVERY_LINE
    if text.startswith(("AMBIGUOUS", "NONE")):
        return ()
    if text == "12 targets":
        return tuple(variant.split(", "))
    if row["kind"] == "action-line":
        codes = re.findall(r"C\d+(?:-e-\w+)?", text)
        return tuple(code for code in ACTION_LINE_CODES if code in codes)
    return tuple(re.findall(r"\d+(?:\.\w+)?", text.removesuffix(".1")))  # the one indicator stands for its target


def spellings() -> Iterator[tuple[Parser, str, tuple[str, ...]]]:
    """Every spelling of an action line, goal or target seen in public, with its reader and its codes."""
    parsers = {"action-line": [parse_action_lines], "sdg": [parse_sdgs], "negative": [parse_action_lines, parse_sdgs]}
    for row in rows("code_variants.csv"):
        for parse in parsers.get(row["kind"], []):
            yield parse, row["variant"], meaning(row)
    for row in rows("sdg_code_forms.csv"):
        codes = tuple(re.sub(r"^(\d+\.\w+)\.\d+$", r"\1", code) for code in row["code"].split())
        yield parse_sdgs, row["input"], codes
    for row in rows("prize_categories_as_written.csv"):
        yield parse_action_lines, row["category_as_written"], (row["action_line"],)


SPELLINGS = tuple(spellings())


def kinds(parsed: Parsed) -> tuple[str, ...]:
    """The kinds of the issues of a reading."""
    return tuple(issue.kind for issue in parsed.issues)


@pytest.mark.parametrize(
    "parse, text, codes", SPELLINGS, ids=[f"{number}: {text[:60]}" for number, (_, text, _) in enumerate(SPELLINGS)]
)
def test_a_spelling_seen_in_public_is_read_right_or_reported(parse: Parser, text: str, codes: tuple[str, ...]) -> None:
    """No spelling of a real register gives a wrong code without an issue, nor loses a code without one."""
    parsed = parse(text)

    assert codes == parsed.codes or parsed.issues
    assert set(parsed.codes) <= set(codes)


def test_nearly_every_spelling_seen_in_public_is_read_right() -> None:
    """At least 97 % of the spellings that have a code are read right; all but free paraphrase and contradictions."""
    with_code = [(text, codes == parse(text).codes) for parse, text, codes in SPELLINGS if codes]
    missed = {text for text, is_right in with_code if not is_right}

    assert sum(is_right for _, is_right in with_code) / len(with_code) >= 0.97
    assert missed == {
        "Digital Environment and Electronic Services Category",
        "category of ICT cultural diversity",
        'Category 7 "E-bus[iness]"',
    }


@pytest.mark.parametrize("row", rows("wsis_gdc_rows_as_printed.csv"), ids=lambda row: row["number"])
def test_a_row_of_the_wsis_gdc_matrix_is_read_as_the_dataset_has_it(row: dict[str, str], ds: Dataset) -> None:
    """All 84 printed rows give the codes of the curated matrix, with nothing to report, printing slips included."""
    curated = ds.matrix(Commitment, ActionLine).rows[int(row["number"]) - 1]
    lines, goals = parse_action_lines(row["action_lines"]), parse_sdgs(row["sdgs"])

    assert (curated.action_lines, curated.all_action_lines) == (lines.codes, lines.is_all)
    assert (curated.goals, curated.all_goals) == (goals.codes, goals.is_all)
    assert () == lines.issues + goals.issues
    assert () == lines.leftovers + goals.leftovers


@pytest.mark.parametrize("label", [*ACTION_LINE_LABELS, *GOAL_LABELS], ids=lambda label: label.text)
def test_a_name_of_the_tables_is_one_reading(label: Label) -> None:
    """Each name alone gives its own code, and an issue only if it is not how one writes it."""
    parse = parse_action_lines if label in ACTION_LINE_LABELS else parse_sdgs
    parsed = parse(label.text.upper())
    issues = {"current": (), "outdated": ("outdated-label",), "misspelt": ("repaired-spelling",)}

    assert (label.code,) == parsed.codes
    assert issues[label.standing] == kinds(parsed)
    assert () == parsed.leftovers


@pytest.mark.parametrize("number", PRIZE_CATEGORIES)
def test_a_prize_category_goes_through_its_table(number: str) -> None:
    """Category 10 is e-health, not C10; the word and the number may come in many forms."""
    forms = (
        "Category {}",
        "category-{}",
        "Category #{}",
        "Categoría No. {}",
        "Kategori {}:",
        "(Category {})",
        "cat {}.0",
    )

    assert {(PRIZE_CATEGORIES[number],)} == {parse_action_lines(form.format(number)).codes for form in forms}


@pytest.mark.parametrize(
    "text, codes",
    [
        ("C7", "C7"),
        ("C7 and C7 E-health", "C7 C7-e-health"),
        ("C7, C7-e-health", "C7 C7-e-health"),
        ("C7, e-health, e-learning", "C7-e-learning C7-e-health"),
        ("C7: e-health and e-learning", "C7-e-learning C7-e-health"),
        ("E-health, C7", "C7-e-health"),
        ("C7E-health", "C7-e-health"),
        ("C7eHealth", "C7-e-health"),
        ("С7-е-health", "C7-e-health"),
        ("Action Lines 1, 2 and 5", "C1 C2 C5"),
        ("Categories 3, 5 and 7", "C3 C5 C7-e-government"),
        ("AL 5; AL6 | AL-C8", "C5 C6 C8"),
        ("C1/C2+C3 C4", "C1 C2 C3 C4"),
        ("C 5, C-6, C08, Ｃ９", "C5 C6 C8 C9"),
        ("C2, C4, e-health", "C2 C4 C7-e-health"),
        ("Media and Capacity building", "C4 C9"),
        ("Capacity building (C4), Media (C9)", "C4 C9"),
        ("C9 (Media) C4 (Capacity building)", "C4 C9"),
        ("C8 Cultural diversity and identity, linguistic diversity and local content, C9", "C8 C9"),
        ("Building confidence\nand security in\nuse of ICT", "C5"),
        ("summit's fifth category", "C5"),
        ("10th category: e-health", "C7-e-health"),
        ("all 18 WSIS action lines", " ".join(EVERY_LINE)),
        ("cate\u0301gorie 4", "C4"),
    ],
)
def test_action_lines_are_read_in_many_forms(text: str, codes: str) -> None:
    """Codes, categories and names, one or many, mixed and in any order, give no issue."""
    parsed = parse_action_lines(text)

    assert (tuple(codes.split()), (), ()) == (parsed.codes, parsed.issues, parsed.leftovers)


@pytest.mark.parametrize(
    "text, codes, issues",
    [
        ("C12", "", ["unknown: C12 > C11, C10, C9"]),
        ("Category 19", "", ["unknown: 19 > C11, C10"]),
        ("C7.4", "", ["unknown: C7.4 > None"]),
        ("C1234567890", "", ["unknown: C1234567890 > None"]),
        ("AL C1 eGovernment", "", ["conflict: C1 eGovernment > C1 or C7-e-government"]),
        ("e-health C1", "", ["conflict: e-health C1 > C7-e-health or C1"]),
        ("Category 5 — AL C4", "", ["conflict: 5 — AL C4 > C5 or C4"]),
        ("fifth category e-health", "", ["conflict: fifth category e-health > C5 or C7-e-health"]),
        ("C1 E-government Media", "C9", ["conflict: C1 E-government > C1 or C7-e-government"]),
        ("Category 7, E-business", "C7-e-government C7-e-business", ["ambiguous: 7, E-business > None"]),
        ("C1–C3, C5", "C5", ["ambiguous: C1–C3 > C1, C2, C3"]),
        ("C2 to AL C4", "", ["ambiguous: C2 to AL C4 > C2, C3, C4"]),
        ("All WSIS Action Lines (C9-C11)", "", ["ambiguous: All WSIS Action Lines (C9-C11 > C9, C10, C11"]),
        ("C1, 2", "C1", ["ambiguous: 2 > C2"]),
        ("8", "", ["ambiguous: 8 > C8 or C7-e-business"]),
        ("C2 not C3", "C2", ["ambiguous: not C3 > None"]),
        ("supporting media in villages", "", ["ambiguous: supporting media in villages > C9"]),
        ("C5; Kapacity bilding", "C5", ["unknown: Kapacity bilding > None"]),
        ("WSIS Action Line", "", ["unknown: WSIS Action Line > None"]),
        ("E-goverment", "C7-e-government", ["repaired-spelling: E-goverment > E-government"]),
    ],
)
def test_what_is_unclear_about_action_lines_is_reported(text: str, codes: str, issues: list[str]) -> None:
    """A code that does not exist, contradicts its name or is not clearly meant gives an issue and is not chosen."""
    parsed = parse_action_lines(text)

    assert tuple(codes.split()) == parsed.codes
    assert issues == [f"{it.kind}: {it.text} > {it.suggestion}" for it in parsed.issues]


@pytest.mark.parametrize(
    "text, codes, leftovers",
    [
        ("AL C7 e-Health: Hospital H2O portal", "C7-e-health", "Hospital H2O portal"),
        ("C4 Capacity building for rural media", "C4", "rural media"),
        ("ALC2C4C6/3/05-E", "C2 C4 C6", "3 05 E"),
        ("C10 伦理", "C10", "伦理"),
    ],
)
def test_a_title_after_a_code_is_left_over(text: str, codes: str, leftovers: str) -> None:
    """Words beside a code that are neither read nor noise are listed as written, and cost no code."""
    parsed = parse_action_lines(text)

    assert (tuple(codes.split()), (), tuple(leftovers.split())) == (parsed.codes, parsed.issues, parsed.leftovers)


@pytest.mark.parametrize(
    "text, codes",
    [
        ("SDG 4.1, Goal 4 and target 4.a", "4 4.1 4.a"),
        ("17; 9 | 3", "3 9 17"),
        ("SDG ４, SDG ٥", "4 5"),
        ("https://sdgs.un.org/goals/goal4", "4"),
        ("SDG 4 Quality Education, SDG 5 Gender Equality", "4 5"),
        ("Quality education SDG 4 Gender equality SDG 5", "4 5"),
        ("SDG 4 (Quality Education), 9 (Industry & Innovation)", "4 9"),
        ("Goal: Quality Education 4", "4"),
        ("SDG 4.1: Quality education", "4.1"),
        ("No poverty, zero hunger; Peace, justice & strong institutions", "1 2 16"),
        ("All 17 Sustainable Development Goals (SDGs)", " ".join(GOAL_CODES)),
    ],
)
def test_goals_and_targets_are_read_in_many_forms(text: str, codes: str) -> None:
    """Numbers and names, one or many, give the codes in definition order and no issue."""
    parsed = parse_sdgs(text)

    assert (tuple(codes.split()), (), ()) == (parsed.codes, parsed.issues, parsed.leftovers)


@pytest.mark.parametrize(
    "text, codes, issues",
    [
        ("18", "", ["unknown: 18 > 17, 16, 15"]),
        ("0", "", ["unknown: 0 > 1, 2, 3"]),
        ("9.d", "", ["unknown: 9.d > 9.c, 9.b, 9.a"]),
        ("17.a", "", ["unknown: 17.a > 17.9, 17.8, 17.7"]),
        ("1.10", "", ["unknown: 1.10 > 1.5, 1.4, 1.3"]),
        ("2030", "", ["unknown: 2030 > None"]),
        ("C200101", "", ["unknown: C200101 > 1, 2, 3"]),
        ("SDG 4 Zero Hunger", "", ["conflict: 4 Zero Hunger > 4 or 2"]),
        ("[4, 'Zero Hunger']", "2 4", ["ambiguous: 4, 'Zero Hunger > None"]),
        ("SDGs 1-3", "", ["ambiguous: 1-3 > 1, 2, 3"]),
        ("17 SDGs", "", ["ambiguous: 17 > 17"]),
        ("SDG 9 c", "", ["unknown: 9 c > None"]),
        ("SDG 4, 5 schools", "4", ["unknown: 5 schools > None"]),
        ("GDC 1, 2", "", ["unknown: GDC 1 > None", "ambiguous: 2 > 2"]),
        ("Climate action for all", "", ["ambiguous: Climate action for all > 13"]),
        ("3.5 million people", "", ["unknown: 3.5 million people > None"]),
        ("all SDGs except 5", "", ["ambiguous: all SDGs except 5 > all", "ambiguous: except 5 > None"]),
        ("4; 9; Climat action", "4 9", ["unknown: Climat action > None"]),
        ("SGDs 4 and 5", "4 5", ["repaired-spelling: SGDs > SDG"]),
        ("C200303", "1.5 11.5 13.1", ["indicator: C200303 > 1.5, 11.5, 13.1"]),
        ("16.10.2", "16.10", ["indicator: 16.10.2 > 16.10"]),
    ],
)
def test_what_is_unclear_about_goals_and_targets_is_reported(text: str, codes: str, issues: list[str]) -> None:
    """A number that does not exist, contradicts its name or only counts something gives an issue."""
    parsed = parse_sdgs(text)

    assert tuple(codes.split()) == parsed.codes
    assert issues == [f"{it.kind}: {it.text} > {it.suggestion}" for it in parsed.issues]


@pytest.mark.parametrize(
    "text, codes", [("9.1 Develop quality infrastructure", "9.1"), ("9.1: develop", "9.1"), ("SDG 4: 5 schools", "4")]
)
def test_a_target_may_head_its_wording(text: str, codes: str) -> None:
    """A target before its text is read, a number in a sentence is not."""
    parsed = parse_sdgs(text)

    assert ((codes,), ()) == (parsed.codes, parsed.issues)


def found(parsed: Parsed) -> list[str]:
    """The issues of a reading in short: kind, piece, suggestion."""
    return [f"{it.kind}: {it.text} > {it.suggestion}" for it in parsed.issues]


@pytest.mark.parametrize(
    "text, codes, issues",
    [
        ("SDG 4, target 1", "4", ["ambiguous: 1 > 4.1"]),
        ("SDG 4 target 1", "4", ["ambiguous: 1 > 4.1"]),
        ("Target 2 of SDG 4", "4", ["ambiguous: 2 > 4.2"]),
        ("Goal 4: target 2", "4", ["ambiguous: 2 > 4.2"]),
        ("ODS 4, meta 99", "4", ["ambiguous: 99 > None"]),
        ("SDG 3, SDG 4, target 1", "3 4", ["ambiguous: 1 > None"]),
        ("targets 1, 2 and 4.a", "4.a", ["ambiguous: 1 > None", "ambiguous: 2 > None"]),
        ("Target 9.c", "9.c", []),
    ],
)
def test_a_target_needs_its_goal(text: str, codes: str, issues: list[str]) -> None:
    """A bare number after "target" is never a goal; beside just one goal, the target of it is suggested."""
    parsed = parse_sdgs(text)

    assert (tuple(codes.split()), issues) == (parsed.codes, found(parsed))


@pytest.mark.parametrize(
    "parse, text, codes",
    [
        (parse_action_lines, "no C5", ""),
        (parse_action_lines, "no action line C5", ""),
        (parse_action_lines, "C5: no", "C5"),
        (parse_action_lines, "C5 (no C6)", "C5"),
        (parse_sdgs, "no SDG 5", ""),
        *(
            (parse_action_lines, f"C5 {words} C6", "C5")
            for words in ("without", "other than", "excl.", "minus", "but not", "excluding", "except", "sin", "sans")
        ),
        (parse_action_lines, "neither C5 nor C6", ""),
        (parse_action_lines, "none of C5", ""),
        (parse_action_lines, "without C6", ""),
    ],
)
def test_nothing_is_read_after_a_word_that_leaves_out(parse: Parser, text: str, codes: str) -> None:
    """From "no", "without" and the like to the end there is no code, and an issue says so."""
    parsed = parse(text)

    assert tuple(codes.split()) == parsed.codes
    assert "ambiguous" in kinds(parsed)
    assert any(issue.message.startswith("perhaps left out") for issue in parsed.issues)


@pytest.mark.parametrize(
    "parse, text, code",
    [
        (parse_action_lines, "Categoría No. 10", "C7-e-health"),
        (parse_action_lines, "category no 10", "C7-e-health"),
        (parse_action_lines, "AL No. C5", "C5"),
        (parse_sdgs, "Nº 5", "5"),
        (parse_sdgs, "SDG n° 5", "5"),
        (parse_sdgs, "SDG № 5", "5"),
        (parse_sdgs, "SDG 1: No poverty", "1"),
    ],
)
def test_no_is_short_for_number_before_a_number(parse: Parser, text: str, code: str) -> None:
    """With a point, or between a lead word and a number, "no" leaves nothing out; nor does it in a name."""
    parsed = parse(text)

    assert ((code,), (), ()) == (parsed.codes, parsed.issues, parsed.leftovers)


@pytest.mark.parametrize(
    "parse, text, codes, issues",
    [
        (parse_action_lines, "AL 5 (10 projects)", "C5", ["unknown: 10 > None"]),
        (parse_action_lines, "AL 5 (10 WSIS projects)", "C5", ["unknown: 10 > None"]),
        (parse_action_lines, "Category 10 (3 projects)", "C7-e-health", ["unknown: 3 > None"]),
        (parse_action_lines, "Category 10 (3 initiatives)", "C7-e-health", ["unknown: 3 > None"]),
        (parse_action_lines, "10%", "", ["unknown: 10 > None"]),
        (parse_sdgs, "SDG 3 (5 projects)", "3", ["unknown: 5 > None"]),
        (parse_sdgs, "SDGs: 5 projects", "", ["unknown: 5 > None"]),
        (parse_sdgs, "10%", "", ["unknown: 10 > None"]),
        (parse_sdgs, "3.8 %", "", ["unknown: 3.8 > None"]),
        (parse_sdgs, "SDG 5 percent", "", ["unknown: 5 > None"]),
        (parse_sdgs, "$5", "", ["unknown: 5 > None"]),
        (parse_sdgs, "€10", "", ["unknown: 10 > None"]),
        (parse_sdgs, "5 €", "", ["unknown: 5 > None"]),
        (parse_sdgs, "SDG 5 $10", "5", ["unknown: 10 > None"]),
        (parse_sdgs, "SDGs: 5 of 17", "", ["unknown: 5 > None", "unknown: 17 > None"]),
        (parse_sdgs, "SDG 3 (3 of 5)", "3", ["unknown: 3 > None", "unknown: 5 > None"]),
        (parse_sdgs, "5 out of the 17", "", ["unknown: 5 > None", "unknown: 17 > None"]),
        (parse_sdgs, "SDG 3 (10 in 5 countries)", "3", ["unknown: 10 > None", "unknown: 5 > None"]),
        (parse_sdgs, "SDG ½", "", ["unknown: ½ > None"] * 2),
        (parse_sdgs, "9.0 4.0", "4 9", []),
        (parse_action_lines, "AL 5 (10 in 5 countries)", "C5", ["unknown: 10 > None", "unknown: 5 > None"]),
        (parse_action_lines, "AL 5 in 2030", "C5", ["unknown: 2030 > None"]),
        (parse_sdgs, "SDG 9 4.0", "9", ["unknown: 4.0 > None"]),
    ],
)
def test_an_amount_is_no_code(parse: Parser, text: str, codes: str, issues: list[str]) -> None:
    """A number that counts projects, has a percent or currency sign, or is so many of so many, is no code."""
    parsed = parse(text)

    assert (tuple(codes.split()), issues) == (parsed.codes, found(parsed))


@pytest.mark.parametrize("text", ["Category 10 project", "Category 10: e-health project"])
def test_a_project_after_an_announced_number_is_not_counted(text: str) -> None:
    """What a lead word announces straight away is a code, whatever follows."""
    assert (("C7-e-health",), ()) == (parse_action_lines(text).codes, parse_action_lines(text).issues)


@pytest.mark.parametrize(
    "parse, text, codes, issues",
    [
        (parse_sdgs, "9. 5", "", ["ambiguous: 9. 5 > 9.5"]),
        (parse_sdgs, "9 . 5", "", ["ambiguous: 9 . 5 > 9.5"]),
        (parse_sdgs, "SDG 4.1, .2", "4.1", ["ambiguous: 2 > 4.2"]),
        (parse_sdgs, "SDG 8.1 & .10", "8.1", ["ambiguous: 10 > 8.10"]),
        (parse_sdgs, "SDG .2", "", ["ambiguous: 2 > None"]),
        (parse_sdgs, "8,10", "", ["ambiguous: 8,10 > 8.10 or 8, 10"]),
        (parse_sdgs, "SDG 8,10", "", ["ambiguous: 8,10 > 8.10 or 8, 10"]),
        (parse_sdgs, "8, 10", "8 10", []),
        (parse_sdgs, "8,9,10", "8 9 10", []),
        (parse_sdgs, "9,17", "9 17", []),
        (parse_action_lines, "C5/6", "C5", ["ambiguous: 6 > C6"]),
        (parse_action_lines, "C5/99", "C5", ["ambiguous: 99 > None"]),
        (parse_action_lines, "C5/C6", "C5 C6", []),
    ],
)
def test_what_a_point_comma_or_stroke_leaves_unclear_is_reported(
    parse: Parser, text: str, codes: str, issues: list[str]
) -> None:
    """Numbers that may be one or two give no code; two goals with a comma only if there is no such target."""
    parsed = parse(text)

    assert (tuple(codes.split()), issues) == (parsed.codes, found(parsed))


@pytest.mark.parametrize(
    "parse, text, suggestion",
    [
        *((parse_action_lines, f"C5{sign}C7", "C5, C6, C7") for sign in ("...", "…", ">", " → ", "~", "~ ", " ⇒ ")),
        *((parse_action_lines, f"C5 {word} C7", "C5, C6, C7") for word in ("thru", "till", "until", "up to", "to AL")),
        (parse_action_lines, "C7 e-health to C9", "C7, C8, C9"),
        (parse_action_lines, "C1-3", "C1, C2, C3"),
        (parse_action_lines, "C5 to 7", "C5, C6, C7"),
        (parse_sdgs, "SDG 1…5", "1, 2, 3, 4, 5"),
        (parse_sdgs, "SDG 1..5", "1, 2, 3, 4, 5"),
        (parse_sdgs, "SDG 1 thru 5", "1, 2, 3, 4, 5"),
    ],
)
def test_a_range_in_any_signs_is_reported(parse: Parser, text: str, suggestion: str) -> None:
    """Points, arrows and words from one number to another give no code, and the list as suggestion."""
    parsed = parse(text)

    assert ((), ("ambiguous",)) == (parsed.codes, kinds(parsed))
    assert suggestion == parsed.issues[0].suggestion


@pytest.mark.parametrize(
    "text, leftovers", [("C7 III", "III"), ("C7.III", "III"), ("C7 ICT Applications: III. e-learning", "")]
)
def test_a_roman_numeral_is_noise_only_before_a_name(text: str, leftovers: str) -> None:
    """A numeral that numbers nothing known is left over."""
    assert tuple(leftovers.split()) == parse_action_lines(text).leftovers


@pytest.mark.parametrize(
    "parse, text",
    [
        *(
            (parse_action_lines, text)
            for text in ("SDG 4.c.1", "SDG c.1", "goal 4 c1", "GDC C1", "SDG 10", "target 5", "4.c.1", "Compact 5")
        ),
        (parse_sdgs, "C5"),
        (parse_sdgs, "AL 5"),
        (parse_sdgs, "Category 10"),
    ],
)
def test_the_code_of_another_framework_is_none_of_this(parse: Parser, text: str) -> None:
    """Where another framework is named, its codes and numbers give an issue and no code."""
    parsed = parse(text)

    assert () == parsed.codes
    assert parsed.issues


@pytest.mark.parametrize("text", ["SDG 4, C5", "SDG 4 (C5)", "C5 for SDG 4", "SDG 4 and action line 5"])
def test_another_framework_beside_takes_no_code_away(text: str) -> None:
    """A separator, a bracket or a lead word ends what the name of another framework governs."""
    assert ("C5",) == parse_action_lines(text).codes


@PARSERS
@pytest.mark.parametrize("text", ["", " \n\t", "-", "\u200b\ufeff"])
def test_an_empty_cell_is_empty(parse: Parser, text: str) -> None:
    """Where there is no word there is nothing to report."""
    assert Parsed(text=text) == parse(text)


@PARSERS
@pytest.mark.parametrize("value", [8.1, 9, None, b"C1"])
def test_what_is_not_text_is_refused(parse: Callable[[object], Parsed], value: object) -> None:
    """A number is no code: 8.1 and 8.10 are two targets and one float."""
    with pytest.raises(CodeTypeError):
        parse(value)


def test_strict_reading_raises_all_issues_at_once() -> None:
    """The error has the whole reading, lists every issue with its place's text, and survives pickling."""
    with pytest.raises(ParseError) as caught:
        parse_action_lines("C12 and AL C1 eGovernment", strict=True)
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301

    assert ("unknown", "conflict") == kinds(error.parsed)
    assert isinstance(error, WsisError | ValueError)
    assert (
        "cannot read 'C12 and AL C1 eGovernment' strictly\n"
        "  unknown action line: 'C12' (suggestion: C11, C10, C9)\n"
        "  number and name disagree: 'C1 eGovernment' (suggestion: C1 or C7-e-government)\n"
        "  not read: 'C12'"
    ) == str(error)


def test_strict_reading_gives_what_has_no_issue() -> None:
    """Where nothing is to report, strict and loose reading are the same."""
    assert parse_sdgs("SDG 4") == parse_sdgs("SDG 4", strict=True)


@pytest.mark.parametrize("text", ["C4 Capacity building for rural media", "C7 III"])
def test_strict_reading_refuses_a_word_that_was_not_read(text: str) -> None:
    """Words that no table has are no issue beside a code, but a strict reading is a whole one."""
    with pytest.raises(ParseError) as caught:
        parse_action_lines(text, strict=True)

    assert () == caught.value.parsed.issues
    assert f"  not read: {caught.value.parsed.leftovers[0]!r}" in str(caught.value)


def test_an_issue_without_a_suggestion_is_its_message() -> None:
    """An issue is printed with a suggestion only if it has one."""
    issue = Issue(kind="unknown", span=(0, 1), text="x", message="unknown goal or target: 'x'")

    assert "unknown goal or target: 'x'" == str(issue)


def test_an_issue_points_into_the_text_as_it_was_given() -> None:
    """Accents of two characters, invisible characters and wide forms before and in a piece move nothing."""
    text = "Cate\u0301gorie\u200b 7 — Me\u0301dia\u0301"
    issue = parse_action_lines(text).issues[0]

    assert "7 — Me\u0301dia\u0301" == issue.text == text[slice(*issue.span)]


PIECES = st.sampled_from(
    [
        *(
            *ACTION_LINE_CODES,
            *GOAL_CODES,
            "9.c",
            "9.c.1",
            "C12",
            "18",
            "2030",
            "SDG",
            "AL",
            "Category",
            "fifth category",
        ),
        *(
            "media",
            "e-health",
            "Quality Education",
            "E-goverment",
            "SGD",
            "all",
            "SDGs",
            "WSIS action lines",
            "village",
        ),
        *(
            "to",
            "-",
            ",",
            ";",
            "/",
            "and",
            "not",
            "no",
            "of",
            "target",
            "%",
            "to",
            "…",
            ".",
            "III",
            "GDC",
            "the",
            "(",
            "]",
            "c",
            "n°",
            "优质",
            "11(a)",
            "(b)",
            "para",
            "Objective",
            "A/RES/79/1",
            "or",
            "¶",
            "Human rights",
            "?",
            "\n",
            ":",
        ),
    ]
)
SENTENCES = st.lists(PIECES, max_size=12)
TEXTS = st.one_of(st.text(), SENTENCES.map(" ".join), SENTENCES.map("".join))


@VOCABULARIES
@given(text=TEXTS)
def test_any_text_is_read(parse: Parser, vocabulary: tuple[str, ...], text: str) -> None:
    """Codes are known and in order, each issue is a piece of the text, no word is lost in silence, reading repeats."""
    parsed = parse(text)

    assert tuple(code for code in vocabulary if code in parsed.codes) == parsed.codes
    assert all(text[slice(*issue.span)] == issue.text and issue.text in text for issue in parsed.issues)
    assert sorted(issue.span for issue in parsed.issues) == [issue.span for issue in parsed.issues]
    assert all(word in text for word in parsed.leftovers)
    assert parsed.codes or parsed.issues or not parsed.leftovers
    assert parsed == parse(text)


@NUMBERS
@given(data=st.data(), separator=st.sampled_from([", ", " ", "; ", "|", "\n", " & ", " and ", " / "]))
def test_codes_give_themselves_back(
    parse: Parser, vocabulary: tuple[str, ...], data: st.DataObject, separator: str
) -> None:
    """Codes joined by any usual separator are read as they are."""
    chosen = data.draw(st.lists(st.sampled_from(vocabulary), unique=True))
    parsed = parse(separator.join(chosen))

    assert tuple(code for code in vocabulary if code in chosen) == parsed.codes
    assert ((), ()) == (parsed.issues, parsed.leftovers)


GRAMMARS = pytest.mark.parametrize(
    "parse, grammar",
    [(parse_action_lines, line_grammar()), (parse_sdgs, sdg_grammar()), (parse_gdc, gdc_grammar())],
    ids=["lines", "sdgs", "gdc"],
)


@GRAMMARS
def test_plain_ways_mean_their_codes(parse: Parser, grammar: Grammar) -> None:
    """Each plain way to write a code is read, the long way too, as that code and nothing else."""
    for way, code in grammar.plain.codes.items():
        for text in (way, f" {way}"):
            parsed = parse(text)

            assert ((code,), (), ()) == (parsed.codes, parsed.issues, parsed.leftovers)


@GRAMMARS
@given(data=st.data(), separator=st.sampled_from(["; ", ";", ", ", "|", "| "]))
def test_a_plain_list_means_the_same_with_a_blank_around_it(
    parse: Parser, grammar: Grammar, data: st.DataObject, separator: str
) -> None:
    """What is read at once, as a plain list, is what the long way reads."""
    ways = (*grammar.plain.codes, *grammar.plain.codes.values(), "18", "C12", "75")
    text = separator.join(data.draw(st.lists(st.sampled_from(ways), min_size=1)))
    at_once, word_by_word = parse(text), parse(f" {text}")

    assert word_by_word.codes == at_once.codes
    assert word_by_word.leftovers == at_once.leftovers
    assert found(word_by_word) == found(at_once)


@given(text=st.text(st.characters(max_codepoint=127)))
def test_a_text_without_accents_has_the_plain_form_of_any_other(text: str) -> None:
    """The quick way for ASCII gives what the long way gives, character by character."""
    quick, slow = normalize(text), normalize(f"{text}\u200b")

    assert slow.text == quick.text
    assert [*slow.starts] == [*quick.starts]


@PARSERS
@given(pieces=SENTENCES, blank=st.sampled_from(["\u200b ", " \ufeff", "\u00a0", " \u2009\u2060", "\u202f\u00ad"]))
def test_invisible_characters_change_nothing(
    parse: Parser,
    pieces: list[str],
    blank: str,
) -> None:
    """Between words, zero-width characters and spaces of any kind count as a space."""
    plain, odd = parse(" ".join(pieces)), parse(blank.join(pieces))

    assert plain.codes == odd.codes
    assert kinds(plain) == kinds(odd)
    assert plain.leftovers == tuple(word.replace(blank, " ") for word in odd.leftovers)


@PARSERS
@pytest.mark.parametrize(
    "unit",
    [
        "C12 ",
        "media ",
        "C1-",
        "C1 to ",
        "1.",
        "1.1.1ax",
        "c ",
        "c\t",
        "9",
        "9x",
        "[a]",
        "&",
        "no poverty ",
        "Garantizar la ",
        "target 1 ",
        "1 of ",
        "1. ",
        "...",
        "C1/1",
        "no ",
        "(",
        "\u0301",
        "ﷺ",
        "11(a),",
        "(b) ",
        "A/RES/79/1 ",
        "9.9.9.9…",
        "1 (1 ",
        "1. SDG 4 ",
        "?",
    ],
)
def test_a_hostile_cell_takes_linear_time(parse: Parser, unit: str) -> None:
    """The longest cell that is read takes a moment, and one of a megabyte is refused, whatever is repeated in it."""
    text = unit * 1_000_000
    start = time.process_time()
    parse(text[:LONGEST])
    parsed = parse(text[:1_000_000])

    assert time.process_time() - start < 10
    assert ((), (text[:1_000_000],)) == (parsed.codes, parsed.leftovers)
    assert ("unknown",) == kinds(parsed)
    assert parsed.issues[0].text == text[slice(*parsed.issues[0].span)]


@PARSERS
def test_only_what_is_longer_than_any_cell_is_refused(parse: Parser) -> None:
    """The limit is a length, named in the message."""
    message = f"a text of more than 20,000 characters, not read: {' ' * 40!r}…"

    assert () == parse(" " * LONGEST).issues
    assert message == parse(" " * (LONGEST + 1)).issues[0].message
