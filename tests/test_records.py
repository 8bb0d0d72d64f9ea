"""The model of a project's record, and the JSON Schema that is made of it and shipped."""

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from tests.strategies import projects
from tools.build_schema import PATH, schema_text
from wsis import Project
from wsis.recording import record_of
from wsis.records import ProjectRecord, project_of, project_schema

VALIDATOR = jsonschema.Draft202012Validator(project_schema(), format_checker=jsonschema.FormatChecker())


def test_the_schema_is_that_of_the_model() -> None:
    """The shipped schema is the one that the model gives; `python tools/build_schema.py` writes it."""
    shipped = (files("wsis") / "schemas" / PATH.name).read_text(encoding="utf-8")

    assert schema_text() == shipped
    assert project_schema() == json.loads(shipped)


def test_the_schema_is_a_schema() -> None:
    """The schema is one of JSON Schema 2020-12, and its id names its version."""
    jsonschema.Draft202012Validator.check_schema(project_schema())

    assert "urn:wsis:schema:project:1" == project_schema()["$id"]
    assert "https://json-schema.org/draft/2020-12/schema" == project_schema()["$schema"]


@given(projects())
def test_records_of_projects_are_valid(project: Project) -> None:
    """The record of any project meets the schema and the model, and gives the project back."""
    record = json.loads(json.dumps(record_of(project)))
    VALIDATOR.validate(record)

    assert project == project_of(ProjectRecord.model_validate_json(json.dumps(record)))


@pytest.mark.parametrize(
    "change",
    [
        {"id": 1},
        {"id": " "},
        {"title": None},
        {"goals": "9"},
        {"goals": [9]},
        {"goals": [""]},
        {"start": "soon"},
        {"start": 2020},
        {"budget": "10"},
        {"organizations": [{"type": "government"}]},
        {"organizations": [{"name": "X", "rolle": "Y"}]},
        {"participations": [{"year": "2020"}]},
        {"extra": {"a": 1}},
        {"schema": "wsis-project/2"},
    ],
)
def test_model_and_schema_refuse_the_same(change: dict[str, Any]) -> None:
    """What the model refuses the schema refuses too."""
    record = {"schema": "wsis-project/1", "id": "1", "title": "Radio"} | change
    with pytest.raises(ValueError, match="validation error"):
        ProjectRecord.model_validate_json(json.dumps(record))

    assert not VALIDATOR.is_valid(record)
