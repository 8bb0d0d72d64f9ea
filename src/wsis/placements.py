"""What grouping by place gives: the projects of each region, subregion, country or group of countries."""

from collections.abc import Iterator, Sequence
from typing import Literal, final, overload

import attrs

from wsis.register import Register
from wsis.wording import counted

#: What the projects of a group share.
Placing = Literal["region", "subregion", "country", "country_group"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Group:
    """The projects of one region, subregion, country or group of countries.

    Args:
        code: Its code: the M49 number of a region, the code of a country, or `LDC`, `LLDC`, `SIDS`.
        name: Its name.
        register: Its projects, in the order of the register; none where it is empty.
    """

    code: str
    name: str
    register: Register

    def __repr__(self) -> str:
        """Give the code, the name and the number of projects."""
        return f"Group({self.code!r}, {self.name!r}, {counted(len(self.register), 'project')})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Groups(Sequence[Group]):
    """A register in groups, and the projects that are in none.

    Args:
        by: What the projects of a group share.
        rule: The same in one sentence: when a project counts in a group, and how many are in none, and why.
        groups: All groups that the dataset has, in definition order, those without a project too.
        unplaced: The projects that are in no group.
        projects: How many projects the register has; groups may overlap.
        dataset_version: Version of the dataset.
        dataset_digest: Its digest.
    """

    by: Placing
    rule: str
    groups: tuple[Group, ...]
    unplaced: Register
    projects: int
    dataset_version: str
    dataset_digest: str

    @overload
    def __getitem__(self, index: int) -> Group: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Group, ...]: ...
    def __getitem__(self, index: int | slice) -> Group | tuple[Group, ...]:
        """Return the group at a place, or those of a slice."""
        return self.groups[index]

    def __iter__(self) -> Iterator[Group]:
        """Go through the groups in order."""
        return iter(self.groups)

    def __len__(self) -> int:
        """Count the groups."""
        return len(self.groups)

    def __repr__(self) -> str:
        """Give what they are, and the numbers of groups and of projects in none."""
        return f"Groups({self.by}: {len(self)}, unplaced: {len(self.unplaced)} of {counted(self.projects, 'project')})"
