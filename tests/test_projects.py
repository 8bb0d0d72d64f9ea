"""Projects and their parts: what they hold, what they refuse, and the way past asking."""

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given

from wsis import Organization, Participation, Project
from wsis.projects import filled
from wsis.readers.numbers import Number
from wsis.strategies import projects


@pytest.mark.parametrize(
    "kind, fields, message",
    [
        (Organization, {"name": 5}, "the name of an organization can hold str only, not 5"),
        (Organization, {"name": None}, "the name of an organization can hold str only, not None"),
        (Organization, {"name": "X", "role": ["funding"]}, "the role of an organization can hold str only"),
        (Participation, {"year": "2020"}, "the year of a participation can hold int only, not '2020'"),
        (Participation, {"year": True}, "the year of a participation can hold int only, not True"),
        (Participation, {"result": 1}, "the result of a participation can hold str only, not 1"),
        (Project, {"id": "1", "title": "x", "url": 1}, "the url of a project can hold str only, not 1"),
        (Project, {"id": "1", "title": "x", "start": "2020-01-31"}, "the start of a project can hold date only"),
        (Project, {"id": "1", "title": "x", "end": datetime.now(UTC)}, "the end of a project can hold date only"),
        (Project, {"id": "1", "title": "x", "countries": [None]}, "the countries of a project can hold str only"),
        (Project, {"id": "1", "title": "x", "extra": {"a": 1}}, "the extra of a project can hold str only, not 1"),
    ],
)
def test_values_of_another_kind_are_refused(kind: type[Any], fields: dict[str, Any], message: str) -> None:
    """What could change, or is no text, day or number, is refused with the field and the value."""
    with pytest.raises(TypeError, match=message):
        kind(**fields)


def test_an_organization_has_a_name() -> None:
    """An organization without a name is none."""
    with pytest.raises(ValueError, match="an organization needs a name"):
        Organization(name=" ")


def test_kinds_of_text_and_of_days_are_welcome() -> None:
    """A text of a kind of its own is text, and a day of a kind of its own a day."""

    class Day(date):
        """A day of a host's own kind."""

    project = Project(id="1", title="x", description=Number("8.1"), start=Day(2020, 1, 31))
    organization = Organization(name=Number("1"), type=Number("2"))
    participation = Participation(programme=Number("3"))

    assert ("8.1", date(2020, 1, 31)) == (project.description, project.start)
    assert ("1", "2", "3") == (organization.name, organization.type, participation.programme)


def test_pairs_cannot_change() -> None:
    """Further fields given as lists are kept as pairs that cannot change."""
    pair = ["a", "1"]
    project = Project(id="1", title="x", extra=[pair])  # type: ignore[list-item] # as a caller without a checker
    pair[1] = "2"

    assert (("a", "1"),) == project.extra


@given(projects())
def test_filling_is_making(project: Project) -> None:
    """A project that is filled with what another one holds is the same project."""
    assert project == filled(attrs.astuple(project, recurse=False))
