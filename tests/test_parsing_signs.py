"""Loose text between codes: signs, brackets, ranges and words of many languages that leave more than one reading."""

from collections.abc import Callable

import pytest

from wsis.parsing import Parsed, parse_action_lines, parse_gdc, parse_sdgs

Parser = Callable[[str], Parsed]


def found(parsed: Parsed) -> list[str]:
    """The issues of a reading in short: kind, piece, suggestion."""
    return [f"{it.kind}: {it.text} > {it.suggestion}" for it in parsed.issues]


@pytest.mark.parametrize(
    "parse, text, codes, issues",
    [
        (parse_action_lines, "AL 1/3", "", ["ambiguous: 1/3 > 1, 3"]),
        (parse_action_lines, "AL 1 / 3", "C1 C3", []),
        (parse_sdgs, "SDG 5/17", "", ["ambiguous: 5/17 > 5, 17"]),
        (parse_sdgs, "4.1/4.2", "4.1 4.2", []),
        (parse_sdgs, "SDG 4 ≥ 5", "", ["ambiguous: 4 ≥ 5 > 4, 5"]),
        (parse_sdgs, "4×5", "", ["ambiguous: 4×5 > 4, 5"]),
        (parse_sdgs, "4·1", "", ["ambiguous: 4·1 > 4, 1"]),
        (parse_sdgs, "9.0, 4.0", "4 9", []),
        (parse_sdgs, "SDG 4 (5)", "4", ["ambiguous: 5 > 5"]),
        (parse_sdgs, "SDG 4 (4.1); 9: 9.c", "4 4.1 9 9.c", []),
        (parse_sdgs, "(4) (9)", "4 9", []),
        (parse_sdgs, "(4) [9]", "4", ["ambiguous: 9 > 9"]),
        (parse_sdgs, "(SDG 4) (9)", "4", ["ambiguous: 9 > 9"]),
        (parse_sdgs, "SDG 5: Gender equality [2]", "5", ["ambiguous: 2 > 2"]),
        (parse_sdgs, "Gender equality (5)", "5", []),
        (parse_sdgs, "SDG 5: Gender equality (5)", "5", []),
        (parse_sdgs, "SDG 5: Gender equality=1", "5", ["ambiguous: 1 > 1"]),
        (parse_sdgs, "SDG 5, Gender equality (3)", "5", ["ambiguous: 3 > 3"]),
        (parse_sdgs, "4 no. 2", "4", ["ambiguous: 2 > 2"]),
        (parse_gdc, "para 47 of the GDC (3)", "47", ["ambiguous: 3 > 3"]),
        (parse_action_lines, "Category 5 (no. 3)", "C5", ["ambiguous: 3 > C3"]),
        (parse_action_lines, "C5 & 6", "C5", ["ambiguous: 6 > C6"]),
        (parse_action_lines, "C5 and/or 6", "C5", ["ambiguous: C5 and/or 6 > None", "ambiguous: 6 > C6"]),
        (parse_action_lines, "C7 E-health & 9", "C7-e-health", ["ambiguous: 9 > C9"]),
        (parse_sdgs, "Quality education and 5", "4 5", []),
        (parse_action_lines, "C5 (2016)", "C5", []),
        (parse_action_lines, "C5 and 6 villages", "C5", []),
        (parse_action_lines, "C9 Media - C4 Capacity building", "C4 C9", []),
        (parse_action_lines, "C9 - C11", "", ["ambiguous: C9 - C11 > C9, C10, C11"]),
        (parse_sdgs, "SDG 15-18", "", ["ambiguous: 15-18 > None"]),
        (parse_sdgs, "4 – 4.1", "", ["ambiguous: 4 – 4.1 > None"]),
        (parse_action_lines, "C5?", "C5", ["ambiguous: C5 > None"]),
        (parse_sdgs, "SDG 4¹", "4", ["ambiguous: 4 > None"]),
        (parse_sdgs, "~4", "4", ["ambiguous: 4 > None"]),
        (parse_action_lines, "C5 or C6", "C5 C6", ["ambiguous: C5 or C6 > None"]),
        (parse_action_lines, "or C6", "C6", []),
        (parse_sdgs, "1. SDG 4 2. SDG 9", "4 9", ["ambiguous: 1 > None", "ambiguous: 2 > None"]),
        (parse_sdgs, "SDG 1. SDG 2.", "1 2", []),
        (parse_sdgs, "SDG 9 c and SDG 4", "4", ["unknown: 9 c > None"]),
        (parse_sdgs, "a) SDG 4 b) SDG 5", "4 5", []),
        (parse_sdgs, "①②", "1 2", []),
        (parse_sdgs, "SDG l6", "", ["ambiguous: l6 > None"]),
        (parse_sdgs, "SDG n° 6", "6", []),
        (parse_sdgs, "4.5.17", "", ["unknown: 4.5.17 > 4.7, 4.5, 4.1"]),
        (parse_sdgs, "para 4", "", ["unknown: para 4 > None"]),
        (parse_action_lines, "☐ C5 ☑ C6", "", ["ambiguous: ☐ C5 ☑ C6 > None", "unknown: ☐ C5 ☑ C6 > None"]),
    ],
)
def test_a_sign_with_two_meanings_is_reported(parse: Parser, text: str, codes: str, issues: list[str]) -> None:
    """What a sign, a bracket or a small word leaves open is an issue; a plain list beside it is none."""
    parsed = parse(text)

    assert (tuple(codes.split()), issues) == (parsed.codes, found(parsed))


@pytest.mark.parametrize(
    "text",
    [
        *(
            f"SDG 1 {word} 5"
            for word in ("à", "a", "al", "au", "bis", "hingga", "sampai", "s/d", "по", "до", "至", "到")
        ),
        *("ODS 1 al 5", "ODS 1 a 5", "ODD de 1 à 5", "目标1至5", "ЦУР 1–5"),
    ],
)
def test_a_range_in_any_language_is_reported_with_its_list(text: str) -> None:
    """From the first to the last, or only these: nobody can tell, so there is no code."""
    parsed = parse_sdgs(text)

    assert ((), [f"ambiguous: {parsed.issues[0].text} > 1, 2, 3, 4, 5"]) == (parsed.codes, found(parsed))


@pytest.mark.parametrize(
    "text, codes",
    [("C1 al C5", ""), ("líneas de acción 1 al 5", ""), ("AL C1 AL C5", "C1 C5"), ("C1, AL C5", "C1 C5"), ("AL", "")],
)
def test_al_is_a_line_or_the_spanish_word_for_to(text: str, codes: str) -> None:
    """Between two codes it says "to", unless another one leads the first of them."""
    parsed = parse_action_lines(text)

    assert tuple(codes.split()) == parsed.codes
    assert bool(parsed.issues) is not bool(codes)


@pytest.mark.parametrize("text, code", [("AL 4", "4"), ("bis 4", "4"), ("4 o", "4"), ("o 4", "4")])
def test_a_small_word_beside_no_code_is_a_mere_word(text: str, code: str) -> None:
    """What says "to" or "or" between two codes only is an unread word elsewhere, and reported with its number."""
    parsed = parse_sdgs(text)

    assert () == parsed.codes
    assert code in parsed.leftovers
    assert parsed.issues


@pytest.mark.parametrize(
    "text, issues",
    [
        ("C4 Capacity building for rural media", []),
        ("C4; E-health for villages", ["ambiguous: E-health for villages > C7-e-health"]),
        ("C4 and E-health for villages", ["ambiguous: E-health > C7-e-health"]),
    ],
)
def test_a_full_name_among_unread_words_is_not_lost(text: str, issues: list[str]) -> None:
    """A name of more than one word beside a code gives an issue; one common word does not."""
    assert (("C4",), issues) == (parse_action_lines(text).codes, found(parse_action_lines(text)))


@pytest.mark.parametrize(
    "text, issues",
    [
        ("SDG 4: 5 schools", []),
        ("SDG 4 and 5 schools", ["ambiguous: 5 > 5"]),
        ("SDG 4 – 5 schools", ["ambiguous: 5 > 5"]),
        ("SDG 4 phase 2", ["ambiguous: 2 > 2"]),
        ("SDG 4 phase 20", []),
        ("SDG 4 since 4.2 times", ["ambiguous: 4.2 > 4.2"]),
    ],
)
def test_a_number_among_unread_words_is_not_lost(text: str, issues: list[str]) -> None:
    """A number beside a code that may be one more gives an issue, unless it plainly counts or is no code."""
    assert (("4",), issues) == (parse_sdgs(text).codes, found(parse_sdgs(text)))


@pytest.mark.parametrize(
    "parse, text, codes",
    [
        (parse_action_lines, "\u04217-\u0435-h\u0435\u0430lth", "C7-e-health"),
        (parse_sdgs, "\u0405DG 9.\u0441", "9.c"),
        (parse_gdc, "Obj\u0435ctive 3, 11(\u0430), 11\u0435", "3 11a 11e"),
        (parse_action_lines, "Доступ к информации и знаниям", "C3"),
    ],
)
def test_cyrillic_letters_that_look_latin_count_in_codes(parse: Parser, text: str, codes: str) -> None:
    """In a word with Latin letters, or as the letter of a number, they are Latin; Russian words stay Russian."""
    parsed = parse(text)

    assert (tuple(codes.split()), (), ()) == (parsed.codes, parsed.issues, parsed.leftovers)


def test_a_russian_word_after_a_number_is_no_letter_of_it() -> None:
    """The word for "with" looks like the letter of a target, and stands apart."""
    assert () == parse_sdgs("9 \u0441").codes
