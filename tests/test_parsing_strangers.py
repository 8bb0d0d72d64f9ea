"""Loose text in which codes may be somebody else's, struck out, computed, or written almost right."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsis.codes import ACTION_LINE_CODES, TARGET_CODES
from wsis.parsing import Parsed, parse_action_lines, parse_gdc, parse_sdgs

Parser = Callable[[str], Parsed]

PARSERS = pytest.mark.parametrize("parse", [parse_action_lines, parse_sdgs, parse_gdc], ids=["lines", "sdgs", "gdc"])


def found(parsed: Parsed) -> list[str]:
    """The issues of a reading in short: kind, piece, suggestion."""
    return [f"{it.kind}: {it.text} > {it.suggestion}" for it in parsed.issues]


@pytest.mark.parametrize(
    "parse, text, codes, claimed",
    [
        (parse_sdgs, "Agenda 2063 Goal 4", "4", "Agenda 2063 Goal 4"),
        (parse_sdgs, "Sendai Target 4.1", "4.1", "Sendai Target 4.1"),
        (parse_sdgs, "NDC target 5.1", "5.1", "NDC target 5.1"),
        (parse_sdgs, "Millennium Goal 4", "4", "Millennium Goal 4"),
        (parse_sdgs, "Strategic goal 2", "2", "Strategic goal 2"),
        (parse_sdgs, "Strategic goal no. 2", "2", "Strategic goal no. 2"),
        (parse_sdgs, "Project goal 4", "4", "Project goal 4"),
        (parse_sdgs, "SDG 9; National Goals 4 and 5", "4 5 9", "National Goals 4"),
        (parse_action_lines, "CEFR C1", "C1", "CEFR C1"),
        (parse_action_lines, "USB-C1", "C1", "USB-C1"),
        (parse_action_lines, "Citroën C3", "C3", "Citroën C3"),
        (parse_action_lines, "Annex C3", "C3", "Annex C3"),
        (parse_action_lines, "Project C3", "C3", "Project C3"),
        (parse_action_lines, "Block H2O C3", "C3", "H2O C3"),
        (parse_action_lines, "C10伦理 C5", "C5 C10", "伦理 C5"),
        (parse_action_lines, "C2 (formerly C3)", "C2 C3", "formerly C3"),
        (parse_action_lines, "C5, previously C6", "C5 C6", "previously C6"),
        (parse_action_lines, "Acme category 5", "C5", "Acme category 5"),
        (parse_action_lines, "Oscar fifth category", "C5", "Oscar fifth category"),
        (parse_gdc, "WSIS para 13b", "13b", "WSIS para 13b"),
        (parse_gdc, "Strategic objective 3", "3", "Strategic objective 3"),
    ],
)
def test_a_word_before_a_code_may_claim_it(parse: Parser, text: str, codes: str, claimed: str) -> None:
    """An unread word directly before a code, or a lead word that others have too, makes the code unclear."""
    parsed = parse(text)

    assert (tuple(codes.split()), [f"ambiguous: {claimed} > None"]) == (parsed.codes, found(parsed))


@pytest.mark.parametrize(
    "parse, text, codes",
    [
        (parse_sdgs, "Project supports SDG 4", "4"),
        (parse_sdgs, "National SDG target 4.1", "4.1"),
        (parse_sdgs, "contributes to goal 4", "4"),
        (parse_sdgs, "Agenda 2030 Goal 4", "4"),
        (parse_sdgs, "2030 Agenda, target 4.1", "4.1"),
        (parse_sdgs, "Education: Goal 4", "4"),
        (parse_sdgs, "2019 goal 4", "4"),
        (parse_sdgs, "Prize 2019 target 4.1", "4.1"),
        (parse_action_lines, "mainly C5", "C5"),
        (parse_action_lines, "Líneas C5", "C5"),
        (parse_action_lines, "Facilitator of C5", "C5"),
        (parse_action_lines, "Forum 2023 AL C5", "C5"),
        (parse_action_lines, "Prize category 10", "C7-e-health"),
        (parse_action_lines, "School - C4", "C4"),
        (parse_gdc, "Outcome GDC para 47", "47"),
    ],
)
def test_a_word_that_names_no_owner_claims_nothing(parse: Parser, text: str, codes: str) -> None:
    """After "SDG", "AL" or "GDC", a sign, or a word that says how much or in which way, a code is plain."""
    parsed = parse(text)

    assert (tuple(codes.split()), []) == (parsed.codes, found(parsed))


@given(word=st.from_regex("[bdfhjkmpqvwz]{5,9}", fullmatch=True), code=st.sampled_from(ACTION_LINE_CODES))
def test_no_unknown_word_before_an_action_line_passes_in_silence(word: str, code: str) -> None:
    """Whatever the word is, there is an issue that begins with it."""
    assert parse_action_lines(f"{word} {code}").issues[0].text.startswith(word)


@PARSERS
@pytest.mark.parametrize("text", ["=1+1", " =4", "'=SUM(1)", "=C5+C6", "=11(a)", '"=HYPERLINK(1)"'])
def test_a_formula_is_reported(parse: Parser, text: str) -> None:
    """What begins with an equals sign comes from a spreadsheet, in which C5 is a cell."""
    assert any(issue.message.startswith("perhaps a formula") for issue in parse(text).issues)


@pytest.mark.parametrize(
    "parse, text, codes, issues",
    [
        (parse_sdgs, "1+1", "", ["ambiguous: 1+1 > 1"]),
        (parse_sdgs, "SDG 4 + 4", "", ["ambiguous: 4 + 4 > 4"]),
        (parse_gdc, "1+1", "", ["ambiguous: 1+1 > 1"]),
        (parse_sdgs, "4+5", "4 5", []),
        (parse_gdc, "Objective 3+4", "3 4", []),
    ],
)
def test_a_sum_is_no_list(parse: Parser, text: str, codes: str, issues: list[str]) -> None:
    """No list names one number twice with a plus between; two numbers are a list."""
    assert (tuple(codes.split()), issues) == (parse(text).codes, found(parse(text)))


@PARSERS
@pytest.mark.parametrize("text", ["²", " ✓", "the", "the, the", "²³", "(☑)"])
def test_a_text_of_which_nothing_is_read_is_reported(parse: Parser, text: str) -> None:
    """Where no word is left over either, an issue shows the text."""
    parsed = parse(text)

    assert (("unknown",), ()) == (tuple(issue.kind for issue in parsed.issues), parsed.codes)
    assert parsed.issues[0].text == text.strip(" ()")
    assert repr(parsed.issues[0].text) in parsed.issues[0].message


@PARSERS
@given(text=st.text())
def test_a_letter_or_digit_is_never_met_with_silence(parse: Parser, text: str) -> None:
    """There are codes, issues or leftovers as soon as there is a letter or a number in a text."""
    parsed = parse(text)

    assert parsed.codes or parsed.issues or not any(char.isalnum() for char in text)


@pytest.mark.parametrize(
    "parse, text, codes",
    [
        (parse_action_lines, "C1½", "C1"),
        (parse_action_lines, "C½", ""),
        (parse_action_lines, "C1²", "C1"),
        (parse_sdgs, "4½", ""),
        (parse_sdgs, "1⅒", ""),
        (parse_sdgs, "1²", "1"),
        (parse_gdc, "4½", ""),
    ],
)
def test_a_fraction_or_raised_digit_is_no_part_of_a_number(parse: Parser, text: str, codes: str) -> None:
    """`C1½` is not C11; whatever is read of it, an issue says that there is more."""
    parsed = parse(text)

    assert tuple(codes.split()) == parsed.codes
    assert parsed.issues


@pytest.mark.parametrize(
    "text, codes",
    [
        ("C5 <del>C6</del>", "C5"),
        ("C5 <s>C6</s>", "C5"),
        ("C5 <strike>C6</strike>", "C5"),
        ("<s>C5</s>", ""),
        ("[x] C5 [ ] C6", "C5"),
        ("(x) C5 ( ) C6", "C5"),
        ("[ ] C5", ""),
        ("■ C5 □ C6", "C5"),
        ("C5 ✖ C6", "C5"),
        ("C5 <!-- C6 -->", "C5"),
    ],
)
def test_what_is_struck_out_or_not_ticked_is_left_out(text: str, codes: str) -> None:
    """From the tag or the empty box to the end there is no code, and an issue says so."""
    parsed = parse_action_lines(text)

    assert tuple(codes.split()) == parsed.codes
    assert any(issue.message.startswith("perhaps left out") for issue in parsed.issues)


@pytest.mark.parametrize(
    "text, codes, leftovers",
    [
        ("<b>C5</b>", "C5", "b b"),
        ("<la>C5</la>", "C5", "la la"),
        ("C5<br/>C6", "C5 C6", ""),
        ("La C5", "C5", ""),
    ],
)
def test_a_tag_of_markup_is_left_over(text: str, codes: str, leftovers: str) -> None:
    """A small word is no noise as the name of a tag; only a line break is a mere blank."""
    parsed = parse_action_lines(text)

    assert (tuple(codes.split()), (), tuple(leftovers.split())) == (parsed.codes, parsed.issues, parsed.leftovers)


@pytest.mark.parametrize(
    "text, codes, issues",
    [
        ("9c", "", ["ambiguous: 9c > 9.c"]),
        ("SDG9c", "", ["ambiguous: 9c > 9.c"]),
        ("9(c)", "", ["ambiguous: 9(c > 9.c"]),
        ("9. c", "", ["ambiguous: 9. c > 9.c"]),
        ("SDG 9(c)", "", ["unknown: 9(c > 9.c"]),
        ("SDG 4 9c", "4", ["ambiguous: 9c > 9.c"]),
        ("9d", "", ["unknown: 9d > None"]),
        ("9. c programs", "", ["unknown: 9. c programs > None"]),
    ],
)
def test_a_target_without_its_point_is_suggested(text: str, codes: str, issues: list[str]) -> None:
    """A letter that touches its number, or has a point or bracket before it, may be that of a target."""
    assert (tuple(codes.split()), issues) == (parse_sdgs(text).codes, found(parse_sdgs(text)))


@pytest.mark.parametrize("code", [code for code in TARGET_CODES if code[-1].isalpha()])
def test_each_target_with_a_letter_is_suggested(code: str) -> None:
    """The suggestion is the target itself, as one may write it."""
    suggested = parse_sdgs(code.replace(".", "")).issues[0].suggestion

    assert code == suggested
    assert suggested
    assert (code,) == parse_sdgs(suggested).codes


@pytest.mark.parametrize(
    "text",
    ["All 11 Action Lines", "all 11 WSIS action lines", "All eleven action lines", "Toutes les lignes d'action"],
)
def test_eleven_lines_are_all_of_them(text: str) -> None:
    """C7 counts once there, and stands for its eight applications."""
    parsed = parse_action_lines(text)

    assert (True, ()) == (parsed.is_all, parsed.issues)
    assert tuple(code for code in ACTION_LINE_CODES if code != "C7") == parsed.codes


@pytest.mark.parametrize(
    "parse, text, codes, leftovers",
    [
        (parse_gdc, "11(b) - New finance", "11b", "New finance"),
        (parse_gdc, "11(b): new finance", "11b", "new finance"),
        (parse_sdgs, "9.c - increase access", "9.c", "increase access"),
    ],
)
def test_a_code_with_a_letter_may_head_its_title(parse: Parser, text: str, codes: str, leftovers: str) -> None:
    """After a dash or a colon the words are the title of the code, whatever their first letter."""
    parsed = parse(text)

    assert (tuple(codes.split()), (), tuple(leftovers.split())) == (parsed.codes, parsed.issues, parsed.leftovers)


@pytest.mark.parametrize("text", ["13b Baker Street", "29c degrees", "11(b)-new"])
def test_a_letter_without_a_sign_after_it_heads_no_title(text: str) -> None:
    """The number of a house has a letter too."""
    parsed = parse_gdc(text)

    assert ((), True) == (parsed.codes, bool(parsed.issues))
