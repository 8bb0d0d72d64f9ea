"""Countries as a page names them."""

from collections.abc import Iterable

from wsis.places import Country


def names_by_code(countries: Iterable[Country], language: str) -> dict[str, str]:
    """Name countries by their codes in the language of a page, or in English where no such name is at hand.

    Args:
        countries: The countries.
        language: The language, as `fr`.

    >>> import wsis
    >>> names_by_code([wsis.load("2026.2").country("ZA")], "fr")
    {'ZA': 'Afrique du Sud'}
    """
    return {country.code: country.names.get(language, country.title) for country in countries}
