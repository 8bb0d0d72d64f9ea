"""Countries as registers write them, a code or a name, and the one code that stands for each: ISO 3166-1 alpha-2."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from wsis.errors import MissingExtraError
from wsis.readers.country_codes import COUNTRY_CODES
from wsis.readers.country_names import COUNTRY_NAMES

#: What to write where `find_country` finds none.
SUGGESTION = "write the code of ISO 3166 (KE) or the name of one country (Kenya)"

#: Names that two countries have: CG and CD, KP and KR.
_SHARED_NAMES = frozenset({"congo", "korea"})
_BY_CODE = MappingProxyType({code: codes[0] for codes in COUNTRY_CODES for code in codes})
#: Articles as lists of the United Nations put them behind a name: "Gambia (the)", "Niger (le)".
_ARTICLE = re.compile(r"\(\s*(?:le|la|les|l['’]|el|los|las)\s*\)", re.IGNORECASE)  # noqa: RUF001 - both are in use
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")  # noqa: RUF001 - all of them are in use


@lru_cache(maxsize=2**12)
def find_country(text: str) -> str | None:
    """Find the country that a text names, by code or by name; nothing is guessed.

    A code is one of ISO 3166-1 in capitals, of two letters or three, or the three digits that the United Nations use
    too. A name is one that pycountry or the table of this package has; case, accents, punctuation and the article do
    not matter in it. What two countries are called (Congo), groups (Global) and places without a code (Kosovo) are
    not found.

    Args:
        text: A code or a name.

    Returns:
        The code of two letters, or `None`.

    Raises:
        MissingExtraError: Where the text is no code, and pycountry is not installed.

    >>> find_country("KEN"), find_country("404"), find_country("cote d'ivoire"), find_country("Global")
    ('KE', 'KE', 'CI', None)
    """
    written = text.strip()
    return _BY_CODE.get(written) or _names().get(_folded(written))


@cache
def _names() -> Mapping[str, str]:
    """Every name in its plain form, with the code of the one country that has it."""
    found: dict[str, str] = {}
    shared = set(_SHARED_NAMES)
    for code, name in (*_library_names(), *COUNTRY_NAMES):
        plain = _folded(name)
        if found.setdefault(plain, code) != code:
            shared.add(plain)
    return MappingProxyType({name: code for name, code in found.items() if name not in shared})


def _library_names() -> Iterator[tuple[str, str]]:
    """Give the names that pycountry has."""
    try:
        import pycountry  # noqa: PLC0415 - only who reads names of countries pays for it
    except ImportError:
        raise MissingExtraError("pycountry", "countries") from None
    for country in pycountry.countries:
        for kind in ("name", "official_name", "common_name"):
            name = getattr(country, kind, None)
            if name is not None:
                yield country.alpha_2, name


def _folded(name: str) -> str:
    """Write a name in the plain form in which names are compared."""
    bare = _APOSTROPHES.sub("", _ARTICLE.sub("", name)).replace("&", " and ")
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(letter))
    words = "".join(letter if letter.isalnum() else " " for letter in letters.casefold()).split()
    return " ".join("saint" if word == "st" else word for word in words if word != "the")
