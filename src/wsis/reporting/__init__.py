"""The report of a register: one HTML page that needs nothing else."""

import os
from functools import cached_property
from pathlib import Path
from typing import final

import attrs

from wsis.dataset import Dataset
from wsis.pages.saving import save_page
from wsis.readers.result import ReadResult
from wsis.register import Register
from wsis.reporting.facts import By, Facts
from wsis.reporting.gathering import facts_of
from wsis.reporting.page import page_of
from wsis.wording import counted


@final
@attrs.frozen(kw_only=True, repr=False)
class Report:
    """What a register covers, as facts and as a page.

    Args:
        facts: What was counted.
        title: The title of the page, where it has one of its own.
    """

    facts: Facts
    title: str | None = None

    @cached_property
    def html(self) -> str:
        """The page: one HTML document that loads nothing, and that can be read without its script.

        Raises:
            MissingExtraError: Where jinja2 is not installed.
        """
        return page_of(self.facts, title=self.title)

    @property
    def dataset_version(self) -> str:
        """Version of the dataset that was counted with."""
        return self.facts.dataset_version

    @property
    def dataset_digest(self) -> str:
        """Its digest."""
        return self.facts.dataset_digest

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the page as UTF-8; the file is there when it is whole, and not before.

        Args:
            path: Where to write it.

        Raises:
            OSError: Where it cannot be written.
            MissingExtraError: Where jinja2 is not installed.
        """
        return save_page(self.html, path)

    def __repr__(self) -> str:
        """Give the numbers of projects and problems, and the dataset."""
        facts = self.facts
        counts = f"{counted(len(facts.register), 'project')}, {counted(len(facts.problems), 'problem')}"
        return f"Report({counts}, dataset {facts.dataset_version})"


def report(
    ds: Dataset,
    result: ReadResult | Register,
    *,
    group_by: By | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Report:
    """Make the report of a register: what was read, what it covers, what is missing, and by which rules.

    Args:
        ds: The dataset to count with.
        result: What reading the register gave, or the register itself, of which no problem is known.
        group_by: What the projects of a group share, for a table of what each group reaches: `country`, `year`,
            `organization_type`, `result`, `kind` or `status`; or `region`, `subregion` or `country_group`, by the
            countries that the dataset has.
        title: The title of the page.
        source: What the register is called, such as the name of its file, for the head of the page.

    Raises:
        UnknownTagsError: Listing every tag of the register that the dataset does not have.
        InvalidInputError: Where there is no such group, or the dataset has no countries to find regions by.

    >>> import wsis
    >>> register = wsis.Register([wsis.Project(id="1", title="Community radio", action_lines=["C9"])])
    >>> made = wsis.report(wsis.load(), register, title="Radio in 2026")
    >>> made
    Report(1 project, 0 problems, dataset 2026...)
    >>> "<h1>Radio in 2026</h1>" in made.html
    True
    """
    facts = facts_of(ds, result, group_by=group_by, source=source, package_version=_package_version())
    return Report(facts=facts, title=title)


def _package_version() -> str | None:
    """Tell the version of this package where it is installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to load

    try:
        return version("wsis")
    except PackageNotFoundError:
        return None
