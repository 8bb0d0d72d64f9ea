"""Countries: codes without a library, names with one, and nothing guessed."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsis.errors import MissingExtraError
from wsis.readers import countries
from wsis.readers.countries import find_country
from wsis.readers.country_codes import COUNTRY_CODES
from wsis.readers.country_names import COUNTRY_NAMES

CODES = [code for code, _, _ in COUNTRY_CODES]


def forget() -> None:
    """Forget the names that have been read."""
    find_country.cache_clear()
    countries._names.cache_clear()  # noqa: SLF001 - a test that changes where names are from has to empty it


@pytest.fixture
def fresh() -> Iterator[None]:
    """Begin and end without names that have been read."""
    forget()
    yield
    forget()


def test_table_of_codes_is_whole() -> None:
    """The table has the 249 countries of ISO 3166-1, and no code stands for two of them."""
    every = [code for codes in COUNTRY_CODES for code in codes]

    assert (249, sorted(CODES), len(every)) == (len(CODES), CODES, len(set(every)))
    assert {(2, 3, 3)} == {tuple(len(code) for code in codes) for codes in COUNTRY_CODES}


@pytest.mark.parametrize("codes", COUNTRY_CODES, ids=CODES)
def test_codes(codes: tuple[str, str, str]) -> None:
    """Each of its three codes finds the country, with blanks around it or without."""
    assert [codes[0]] * 6 == [find_country(form) for code in codes for form in (code, f" {code}\n")]


@pytest.mark.parametrize(
    "name, code",
    [
        ("Kenya", "KE"),
        ("kenya", "KE"),
        ("Tanzania", "TZ"),
        ("United Republic of Tanzania", "TZ"),
        ("Tanzania, United Republic of", "TZ"),
        ("Viet Nam", "VN"),
        ("Vietnam", "VN"),
        ("Côte d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Cote dIvoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("North Korea", "KP"),
        ("DR Congo", "CD"),
        ("Congo (the Democratic Republic of the)", "CD"),
        ("Republic of the Congo", "CG"),
        ("Congo (Congo-Brazzaville)", "CG"),
        ("UK", "GB"),
        ("usa", "US"),
        ("UAE", "AE"),
        ("U.A.E.", "AE"),
        ("Lao PDR", "LA"),
        ("The Gambia", "GM"),
        ("Gambia (the)", "GM"),
        ("Niger (le)", "NE"),
        ("St. Lucia", "LC"),
        ("Trinidad & Tobago", "TT"),
        ("Guinea", "GN"),
        ("Guinea-Bissau", "GW"),
        ("Equatorial Guinea", "GQ"),
        ("Dominica", "DM"),
        ("Dominican Republic", "DO"),
        ("Allemagne", "DE"),
        ("España", "ES"),
        ("Eswatini (fmr. 'Swaziland')", "SZ"),
        ("Palestine", "PS"),
        ("Holy See", "VA"),
    ],
)
def test_names(name: str, code: str) -> None:
    """Names are found as the field writes them."""
    assert code == find_country(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Congo",
        "Congo (the)",
        "Korea",
        "International",
        "Global",
        "Worldwide",
        "Africa",
        "XK",
        "Kosovo",
        "England",
        "Salvador",
        "America",
        "ke",
        "Ken",
        "4",
        "1",
        "999",
        "Kenia Uganda",
        "Kenya; Uganda",
        "Kenyaa",
        "N/A",
        "_",
    ],
)
def test_what_is_no_one_country(text: str) -> None:
    """A name of two countries, a group, a part, a misspelling and a code in small letters are not found."""
    assert None is find_country(text)


def test_every_name_of_the_table_is_found() -> None:
    """Each name of the table finds its country: none of them is what another country is called."""
    assert [] == [(code, name) for code, name in COUNTRY_NAMES if find_country(name) != code]


@pytest.mark.usefixtures("fresh")
def test_name_of_two_countries(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that the sources give to two countries is not found."""
    monkeypatch.setattr(countries, "COUNTRY_NAMES", (("KE", "Uganda"),))

    assert (None, "KE") == (find_country("Uganda"), find_country("Kenya"))


def test_names_of_the_sample() -> None:
    """Each country of the prizes is found."""
    path = Path(__file__).parent.parent / "examples" / "wsis_prizes.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        names = {name.strip() for row in csv.DictReader(stream) for name in row["country"].split(";") if name.strip()}

    assert names
    assert set() == {name for name in names if find_country(name) is None}


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever a cell holds, the answer is a code of the table or nothing, and blanks around it do not matter."""
    found = find_country(text)

    assert found is None or found in CODES
    assert found == find_country(f" {text}\t")


@pytest.mark.usefixtures("fresh")
def test_without_pycountry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library codes are read, and names say what to install."""
    monkeypatch.setitem(sys.modules, "pycountry", None)

    assert ("KE", "KE", "KE") == (find_country("KE"), find_country("KEN"), find_country("404"))
    with pytest.raises(MissingExtraError, match=r"pip install 'wsis\[countries\]'"):
        find_country("Kenya")
