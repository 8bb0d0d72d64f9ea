"""List the lowest versions that pyproject.toml supports, as constraints for pip.

Usage: python tools/list_floors.py [EXTRA ...]

The core requirements are always listed. `make test-minimal` installs these versions and runs the tests on them: a floor
that nobody stands on is a guess.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def floors(project: dict[str, object], extras: Iterable[str]) -> dict[str, Version]:
    """Give the lowest version of each requirement, by name.

    Args:
        project: The table `project` of a pyproject.toml.
        extras: The extras whose requirements count, beside those of the core.

    Raises:
        KeyError: Where there is no such extra.
        ValueError: Where a requirement has no floor.

    >>> offered = {"cli": ["rich>=14.3"], "all": ["ours[cli]"]}
    >>> floors({"name": "ours", "dependencies": ["attrs>=24.2"], "optional-dependencies": offered}, ["all"])
    {'attrs': <Version('24.2')>, 'rich': <Version('14.3')>}
    """
    found: dict[str, Version] = {}
    for requirement in _requirements(project, extras):
        bounds = [Version(each.version) for each in requirement.specifier if each.operator in {">=", "=="}]
        if not bounds:
            raise ValueError(f"no lowest version: {requirement}")
        name = canonicalize_name(requirement.name)
        found[name] = max([*bounds, *([found[name]] if name in found else [])])
    return dict(sorted(found.items()))


def _requirements(project: dict[str, object], extras: Iterable[str]) -> Iterator[Requirement]:
    """List the requirements of the core and of extras; an extra that names others stands for theirs."""
    offered = cast("dict[str, list[str]]", project["optional-dependencies"])
    texts = [*cast("list[str]", project["dependencies"]), *(text for extra in extras for text in offered[extra])]
    for requirement in map(Requirement, texts):
        if requirement.name == project["name"]:
            yield from _requirements({**project, "dependencies": []}, requirement.extras)
        else:
            yield requirement


if __name__ == "__main__":
    table = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    for name, version in floors(table, sys.argv[1:]).items():
        print(f"{name}=={version}")
