"""Write the JSON Schema of a project's record into the package.

Usage: python tools/build_schema.py
"""

import json
from pathlib import Path

from wsis.records import project_schema

PATH = Path(__file__).parent.parent / "src" / "wsis" / "schemas" / "project-1.json"


def schema_text() -> str:
    """Write the schema as the package has it."""
    return json.dumps(project_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(schema_text(), encoding="utf-8")
    print(PATH)
