"""What all pages share: words that a translation replaces, addresses that may be linked, and counts shown darker."""

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wsis
from wsis.pages.rendering import heat, rendered, safe_url
from wsis.pages.saving import save_page
from wsis.pages.words import Words, words_of

SCRIPT = Path(wsis.__file__).parent / "pages" / "templates" / "script.js"


@pytest.mark.parametrize(
    "number, expected", [(0, "no project"), (1, "one project"), (2, "2 projects"), (12_345, "12,345 projects")]
)
def test_numbers_choose_their_words(number: int, expected: str) -> None:
    """None, one and many have words of their own, and long numbers are grouped."""
    say = Words({"found": "{number} projects", "found.none": "no project", "found.one": "one project"})

    assert expected == say("found", number=number)


def test_words_need_no_other_form() -> None:
    """A text that is the same for all numbers stands once."""
    assert "1 of 0" == Words({"of": "{number} of {all}"})("of", number=1, all=0)


@pytest.mark.parametrize("name, values", [("nothing", {}), ("of", {"number": 1})])
def test_missing_words_are_errors(name: str, values: dict[str, object]) -> None:
    """A text that is not there, or a place without a value, is an error and no gap in the page."""
    with pytest.raises(KeyError):
        Words({"of": "{number} of {all}"})(name, **values)


def test_words_are_read_with_those_of_all_pages() -> None:
    """A package of pages says what all pages say, and its own; its words cannot be changed."""
    shared, own = words_of("wsis.pages"), words_of("wsis.reporting")

    assert set(shared.entries) < set(own.entries)
    assert f"Words({len(shared.entries)} texts)" == repr(shared)
    with pytest.raises(TypeError):
        own.entries["page.filter"] = ""  # type: ignore[index] # pyright: ignore[reportIndexIssue]


@pytest.mark.parametrize("package", ["wsis.pages", "wsis.reporting", "wsis.roadmaps"])
def test_words_have_plain_places(package: str) -> None:
    """The places of a text are names of values, so that no word reaches into one; a form of a number says no more."""
    entries = words_of(package).entries
    places = {
        name: [each for _, each, _, _ in string.Formatter().parse(text) if each] for name, text in entries.items()
    }
    forms = [name for name in entries if name.endswith((".none", ".one"))]

    assert [] == [name for name, found in places.items() if not all(each.isidentifier() for each in found)]
    assert [] == [name for name in forms if not set(places[name]) <= set(places[name.rpartition(".")[0]])]


@pytest.mark.parametrize(
    "text, expected",
    [
        (" HTTPS://example.org/a?b=1 ", "HTTPS://example.org/a?b=1"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://example.org/\njavascript:alert(1)", None),
        ("example.org", None),
        ("", None),
        (None, None),
    ],
)
def test_only_the_web_is_linked(text: str | None, expected: str | None) -> None:
    """An address is linked where it is one of the web and nothing else stands beside it."""
    assert expected == safe_url(text)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
def test_more_is_never_shown_lighter(one: int, other: int, most: int) -> None:
    """Nothing is 0 and only nothing, more is as dark or darker, and the most is darkest."""
    fewer, more = sorted((one, other))

    assert heat(fewer, most) <= heat(more, most) <= heat(most + more, most) == 5
    assert (heat(one, most) == 0) == (one == 0)


def test_line_ends_are_line_feeds() -> None:
    """Whatever ends its lines, a page ends them in one way."""
    page = rendered("wsis.pages", "base.html", words_of("wsis.pages"), title="a\r\nb\rc\x07")

    assert "<title>a\nb\nc\\x07</title>" in page


def test_the_script_is_small_and_says_nothing() -> None:
    """The script is under 4 kB, and holds no handler that a policy would refuse."""
    script = SCRIPT.read_text(encoding="utf-8")

    assert len(script.encode()) < 4000
    assert not [word for word in ("innerHTML", "eval(", "new Function", 'setAttribute("on', ".style") if word in script]


def test_pages_replace_what_is_there(tmp_path: Path) -> None:
    """A page takes the place of an earlier one, as bytes that are the same on every system."""
    path = tmp_path / "page.html"
    path.write_text("old", encoding="utf-8")

    assert path == save_page("é\n", str(path))
    assert b"\xc3\xa9\n" == path.read_bytes()
