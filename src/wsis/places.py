"""Where projects are: countries and areas, regions, and the groups of countries that the United Nations list."""

from typing import ClassVar, Literal, final

import attrs

from wsis.codes import KindName
from wsis.entries import Entry
from wsis.languages import Names
from wsis.provenance import Citation, Withdrawal

GroupName = Literal["LDC", "LLDC", "SIDS"]


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
    names: Names = Names()  # noqa: RUF009 - it cannot change
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

        >>> import wsis
        >>> wsis.load("2026.2").country("BT").within("LDC")
        False
        """
        return any(each.group == group for each in self.groups)
