"""Write the JSON Schemas of a project's record, of a dataset and of results into the package.

Usage: python tools/build_schema.py
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from wsis.change_records import comparison_schema, migration_schema
from wsis.exports.schema import dataset_schema
from wsis.records import project_schema
from wsis.result_records import coverage_schema, crosstab_schema
from wsis.roadmaps.records import roadmap_schema, roadmaps_schema

FOLDER = Path(__file__).parent.parent / "src" / "wsis" / "schemas"
PATH = FOLDER / "project-1.json"
SCHEMAS: Mapping[Path, Callable[[], dict[str, Any]]] = MappingProxyType(
    {
        PATH: project_schema,
        FOLDER / "dataset-1.json": dataset_schema,
        FOLDER / "coverage-1.json": coverage_schema,
        FOLDER / "crosstab-1.json": crosstab_schema,
        FOLDER / "comparison-1.json": comparison_schema,
        FOLDER / "migration-1.json": migration_schema,
        FOLDER / "roadmap-1.json": roadmap_schema,
        FOLDER / "roadmaps-1.json": roadmaps_schema,
    },
)


def schema_text(path: Path = PATH) -> str:
    """Write a schema as the package has it."""
    return json.dumps(SCHEMAS[path](), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path in SCHEMAS:
        path.write_text(schema_text(path), encoding="utf-8")
        print(path)
