"""Where projects are: countries and areas, regions, and the groups of countries that the United Nations list."""

from collections.abc import Iterable
from typing import ClassVar, Literal, final, get_args

import attrs

from wsis.codes import KindName
from wsis.entries import Entry
from wsis.errors import InvalidInputError, Problem
from wsis.languages import Names, only_names
from wsis.provenance import Citation, Withdrawal

GroupName = Literal["LDC", "LLDC", "SIDS"]

# Codes that are nearly alike have nothing in common: UK is not UKR.
_LONGEST_CODE = 3


@final
@attrs.frozen(kw_only=True, repr=False)
class Membership:
    """That a country was listed in a group on a day; groups change, so the day belongs to it.

    Args:
        group: `LDC` least developed countries, `LLDC` landlocked developing countries, `SIDS` small island developing
            States.
        as_of: ISO 8601 date of the list.
        note: What was set or asked for since.
    """

    group: GroupName
    as_of: str
    note: str | None = None

    def __repr__(self) -> str:
        """Give the group and the day."""
        return f"Membership({self.group}, {self.as_of})"


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Region(Entry):
    """A region or subregion of the M49 standard of the United Nations Statistics Division.

    Args:
        code: Its M49 number, three digits: `002`.
        title: Its name.
        parent: Code of the region that a subregion belongs to.
        citation: Where the standard has it.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[KindName] = "region"

    code: str
    title: str
    parent: str | None = None
    citation: Citation
    withdrawn: Withdrawal | None = None


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Country(Entry):
    """A country or area. The names are those of the sources, and imply no opinion on any territory or boundary.

    Args:
        code: Its ISO 3166-1 code of two letters: `KE`.
        title: Its name in English.
        names: Its names in other languages, where the source has an official one.
        iso3: Its ISO 3166-1 code of three letters.
        m49: Its M49 number, three digits.
        region: Code of its region; None for Antarctica, which has none.
        subregion: Code of its subregion.
        groups: The groups in which it was listed.
        note: What limits its name.
        citation: Where the source has it.
        withdrawn: When and why it was withdrawn, if it was.
    """

    framework: ClassVar[KindName] = "country"

    code: str
    title: str
    names: Names = attrs.field(default=Names(), validator=only_names)
    iso3: str
    m49: str
    region: str | None = None
    subregion: str | None = None
    groups: tuple[Membership, ...] = ()
    note: str | None = None
    citation: Citation
    withdrawn: Withdrawal | None = None

    def within(self, group: GroupName) -> bool:
        """Tell whether it was listed in a group.

        Args:
            group: The group.

        Raises:
            InvalidInputError: Where there is no such group.

        >>> import wsis
        >>> wsis.load("2026.2").country("BT").within("LDC")
        False
        """
        if group not in get_args(GroupName):
            known = f"one of {', '.join(get_args(GroupName))}"
            problem = Problem(message="no group of countries", value=str(group), suggestion=known)
            raise InvalidInputError("group", [problem])
        return any(each.group == group for each in self.groups)


def nearest_countries(countries: Iterable[Country], text: str) -> tuple[Country, ...]:
    """List the countries whose names look most like a text, best first; those of which a short one is a code or name.

    Args:
        countries: The countries that there are.
        text: What stands where a code of a country should.

    >>> import wsis
    >>> [nearest_countries(wsis.load().countries, text) for text in ("Kenia", "404", "UK")]
    [(Country('KE', 'Kenya'),), (Country('KE', 'Kenya'),), ()]
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only errors need it

    asked = text.strip().casefold()
    short = len(asked) <= _LONGEST_CODE
    written: dict[str, Country] = {}
    for country in countries:
        codes = (country.code, country.iso3, country.m49) if short else ()
        written |= dict.fromkeys(map(str.casefold, (*country.names.values(), country.title, *codes)), country)
    matches = get_close_matches(asked, written, cutoff=1.0 if short else 0.7)
    return tuple({written[match].code: written[match] for match in matches}.values())
