"""Refuse a release whose parts disagree: the tag, the version of the package, and the change log.

Usage: python tools/check_release.py v1.4.2
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def disagreements(tag: str, *, version: str, changes: str) -> list[str]:
    """Say what keeps a tag from being a release.

    Args:
        tag: The tag.
        version: The version of pyproject.toml.
        changes: The text of CHANGELOG.md.

    >>> disagreements("v1.4.2", version="1.4.2", changes="## [1.4.2] - 2027-03-01")
    []
    >>> disagreements("v1.4.3", version="1.4.2", changes="## [1.4.2] - 2027-03-01")
    ["the tag is 'v1.4.3', and the version '1.4.2': tag it v1.4.2"]
    """
    found: list[str] = []
    if tag != f"v{version}":
        found.append(f"the tag is {tag!r}, and the version {version!r}: tag it v{version}")
    if not re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d{{2}}-\d{{2}}$", changes, re.MULTILINE):
        found.append(f"CHANGELOG.md has no heading '## [{version}] - ' with the day of the release")
    return found


if __name__ == "__main__":
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sys.exit("\n".join(disagreements(sys.argv[1], version=project["version"], changes=told)) or None)
