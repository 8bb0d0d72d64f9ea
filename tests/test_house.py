"""What holds for the package as a whole: its rooms, its arrows, its front door and its values."""

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import attrs
import pytest

import wsis

ROOT = Path(__file__).parent.parent
SOURCE = Path(wsis.__file__).parent
FRONT = importlib.import_module("wsis")  # its names are there when they are asked for, so a checker cannot list them

# Which module may import which; "package" is the front door, wsis/__init__.py. An arrow that is not here is refused.
# Modules are listed in reading order: each one only after all that it may import.
ARROWS: dict[str, set[str]] = {
    # words and values
    "wording": set(),
    "errors": {"wording"},
    "codes": set(),
    "ordering": {"codes"},
    "provenance": {"wording"},
    "nodes": {"codes", "provenance", "wording"},
    "link": {"ordering", "provenance"},
    "statements": {"link", "provenance"},
    "matrix": {"codes", "errors", "link", "ordering", "statements"},
    "states": {"matrix"},
    "relation": {"matrix", "nodes", "states"},
    "index": {"errors", "nodes"},
    "dataset": {"codes", "errors", "index", "matrix", "nodes", "provenance", "relation"},
    "linkage": {"dataset", "link", "matrix", "nodes", "states"},
    # projects and their counts
    "projects": {"errors", "ordering"},
    "register": {"codes", "errors", "projects", "wording"},
    "tally": {"codes", "errors", "wording"},
    "reach": {"dataset", "errors", "matrix", "nodes", "register", "relation", "wording"},
    "rules": {"codes", "dataset", "matrix", "nodes", "reach", "tally", "wording"},
    "results": {"nodes", "states", "tally"},
    "tallying": {"dataset", "errors", "matrix", "nodes", "reach", "register", "tally"},
    "counting": {
        "dataset",
        "errors",
        "matrix",
        "nodes",
        "reach",
        "register",
        "results",
        "rules",
        "states",
        "tally",
        "tallying",
    },
    # loose text
    "parsing.labels": set(),
    "parsing.goal_labels": {"parsing.labels"},
    "parsing.vocabulary": set(),
    "parsing.normalizing": set(),
    "parsing.scanning": {"parsing.labels", "parsing.normalizing", "parsing.vocabulary"},
    "parsing.numbering": {"parsing.normalizing", "parsing.scanning"},
    "parsing.marks": set(),
    "parsing.grammar": {"parsing.marks", "parsing.scanning"},
    "parsing.line_grammar": {"codes", "parsing.grammar", "parsing.labels", "parsing.scanning", "parsing.vocabulary"},
    "parsing.sdg_grammar": {
        "codes",
        "parsing.goal_labels",
        "parsing.grammar",
        "parsing.marks",
        "parsing.scanning",
        "parsing.vocabulary",
    },
    "parsing.reading": {
        "parsing.grammar",
        "parsing.marks",
        "parsing.normalizing",
        "parsing.numbering",
        "parsing.scanning",
    },
    "parsing.parsed": set(),
    "parsing.issuing": {"parsing.marks", "parsing.parsed", "parsing.reading"},
    "parsing": {
        "errors",
        "parsing.grammar",
        "parsing.issuing",
        "parsing.line_grammar",
        "parsing.parsed",
        "parsing.reading",
        "parsing.sdg_grammar",
        "parsing.vocabulary",
    },
    # data files to values
    "_converter": set(),
    "manifest": {"errors"},
    "assembly": {"dataset", "manifest", "matrix", "nodes", "provenance", "statements"},
    "integrity": {"codes", "dataset", "errors", "matrix", "nodes", "provenance"},
    # the edges: each stands on the inner rooms; the command line above all
    "bundled": {"assembly", "codes", "dataset", "errors"},
    "readers": set(),
    "readers.result": {"errors", "register", "wording"},
    "readers.columns": {"errors"},
    "readers.cells": {"codes", "parsing", "readers.columns"},
    "readers.rows": {"errors", "projects", "readers.cells", "readers.columns", "readers.result", "register"},
    "readers.delimited": {"errors", "readers.rows"},
    "readers.reading": {"errors", "readers.columns", "readers.delimited", "readers.result", "readers.rows"},
    "plain": {"dataset", "link", "nodes", "provenance", "readers.result", "results"},
    "terminal": {"dataset", "link", "nodes", "provenance", "readers.result", "results", "states", "wording"},
    "cli": {
        "bundled",
        "codes",
        "counting",
        "errors",
        "linkage",
        "nodes",
        "plain",
        "readers.reading",
        "register",
        "terminal",
        "wording",
    },
    "__main__": {"cli"},
    # the two rooms of the front door: they forward names, and hold nothing of their own
    "_datasets": {"bundled", "dataset", "errors", "link", "matrix", "nodes", "provenance", "statements"},
    "_relations": {"linkage", "states"},
    "_registers": {
        "counting",
        "parsing",
        "parsing.parsed",
        "projects",
        "readers.reading",
        "readers.result",
        "register",
        "results",
        "tally",
    },
}

# The front door: every public name. A name is added here on purpose, and removed with a line in CHANGELOG.md.
PUBLIC = [
    "ActionLine",
    "Cell",
    "Citation",
    "CodeTypeError",
    "Commitment",
    "Correction",
    "Coverage",
    "CoverageRow",
    "Crosstab",
    "DATA_VERSION",
    "Dataset",
    "DatasetMismatchError",
    "Document",
    "Facilitator",
    "Goal",
    "IntegrityError",
    "InvalidInputError",
    "Issue",
    "Link",
    "LinkState",
    "Matrix",
    "NoMatrixError",
    "Node",
    "Objective",
    "Organization",
    "ParseError",
    "Parsed",
    "Participation",
    "Path",
    "Problem",
    "Project",
    "Question",
    "ReadResult",
    "Register",
    "Row",
    "Tally",
    "Target",
    "Theme",
    "UnknownCodeError",
    "UnknownTagsError",
    "UnknownVersionError",
    "WsisError",
    "coverage",
    "crosstab",
    "link_state",
    "linked",
    "links",
    "load",
    "parse_action_lines",
    "parse_sdgs",
    "read_register",
    "trace",
    "verify",
    "versions",
]

# Modules that a tool writes, or that are tables: as long as what they hold.
TABLES = {"codes", "parsing.goal_labels", "parsing.labels"}
LONGEST = 250

# What the public names leave to those who call them.
HEAVY = {
    "asyncio",
    "cattrs",
    "decimal",
    "email",
    "hypothesis",
    "importlib.metadata",
    "importlib.resources",
    "json",
    "logging",
    "numpy",
    "pandas",
    "pycountry",
    "pydantic",
    "rich",
    "socket",
    "ssl",
    "subprocess",
    "typer",
    "urllib.request",
    "zipfile",
}
# And what those who only look things up leave to those who read registers.
READING = {"csv", "difflib", "pathlib"}


def room(path: Path) -> str:
    """Name the module of a source file: `readers.tables` for wsis/readers/tables.py."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


ROOMS = {room(path): path for path in sorted(SOURCE.rglob("*.py")) if room(path)}


def imported(path: Path) -> Iterator[str]:
    """List what a source file imports of this package, wherever in the file: `package` stands for the front door."""
    package = path.relative_to(SOURCE.parent).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else ()
            source = ".".join([*base, *([node.module] if node.module else [])])
            # `from wsis import errors` means the module, `from wsis import load` the front door.
            names = [f"wsis.{alias.name}" if source == "wsis" else source for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "wsis":
                inner = name.removeprefix("wsis").removeprefix(".")
                yield inner if inner in ROOMS else "package"


def loaded() -> Iterator[ModuleType]:
    """Import every module of the package except the one that runs the program."""
    for module in pkgutil.walk_packages(wsis.__path__, "wsis."):
        if module.name != "wsis.__main__":
            yield importlib.import_module(module.name)


def defined() -> dict[str, object]:
    """Everything public that the package itself defines at the top of a module, by its full name."""
    return {
        f"{module.__name__}.{name}": value
        for module in loaded()
        for name, value in vars(module).items()
        if getattr(value, "__module__", None) == module.__name__ and not name.startswith("_")
    }


def test_table_names_every_module() -> None:
    """The table of arrows names every module of the package, and no other."""
    assert sorted(ARROWS) == sorted(ROOMS)


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_arrows(name: str) -> None:
    """A module imports only what the table allows it, and never the front door."""
    allowed = ARROWS.get(name, set())

    assert set() == set(imported(ROOMS[name])) - allowed


def test_arrows_point_one_way() -> None:
    """A module may import only modules that stand above it in the table: no circle, and a reading order."""
    names = list(ARROWS)
    backward = [(name, other) for at, name in enumerate(names) for other in ARROWS[name] - set(names[:at])]

    assert [] == backward


@pytest.mark.parametrize("name", ["_datasets", "_relations", "_registers"])
def test_front_rooms_only_forward(name: str) -> None:
    """The rooms of the front door hold imports and a list of names, and no other code."""
    body = ast.parse(ROOMS[name].read_text(encoding="utf-8")).body
    docstring, *imports, names = body

    assert isinstance(docstring, ast.Expr)
    assert {ast.ImportFrom} == {type(node) for node in imports}
    assert isinstance(names, ast.Assign)


def test_no_module_is_named_as_a_function() -> None:
    """No module has the name of a public function: `wsis.name` means one thing."""
    functions = {name.rpartition(".")[2] for name, value in defined().items() if inspect.isfunction(value)}
    modules = {name.rpartition(".")[2] for name in ROOMS}

    assert set() == functions & modules


@pytest.mark.parametrize("name", sorted(ROOMS.keys() - TABLES))
def test_modules_are_short(name: str) -> None:
    """A module has one idea, and says it in at most 250 lines."""
    lines = len(ROOMS[name].read_text(encoding="utf-8").splitlines())

    assert lines <= LONGEST


def loads(statement: str) -> set[str]:
    """Name the modules that a statement loads, in a fresh interpreter of which every warning is an error."""
    program = f"import sys; before = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - before))"
    command = [sys.executable, "-I", "-W", "error", "-c", program]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def test_import_loads_nothing() -> None:
    """`import wsis` loads the front door, and no other module."""
    assert {"wsis"} == loads("import wsis")


def test_names_are_light() -> None:
    """The public names read no data, and load nothing that waits for a call: no converter, no network, no extra."""
    assert set() == HEAVY & loads("from wsis import *")


def test_looking_up_is_lighter() -> None:
    """The names for looking things up load nothing of the names for reading registers."""
    assert set() == (HEAVY | READING) & loads("from wsis import load, linked, Target")


def test_public_surface() -> None:
    """The public names are the ones written down here."""
    assert sorted(FRONT.__all__) == PUBLIC


def test_dir_shows_the_public_names() -> None:
    """`dir(wsis)` shows the public names and no other, whatever has been imported."""
    assert sorted(FRONT.__all__) == [name for name in dir(wsis) if not name.startswith("__")]


@pytest.mark.parametrize("name", sorted(FRONT.__all__))
def test_public_names_are_documented(name: str) -> None:
    """Every public class and function has a docstring, and every function shows an example in it."""
    value = getattr(FRONT, name)
    text = inspect.getdoc(value) or ""

    assert text or not callable(value)
    assert ">>> " in text or not inspect.isfunction(value)


def test_reference_lists_every_public_name() -> None:
    """Every public name has its line in docs/reference.md."""
    cells = re.findall(r"`([A-Za-z_]+)[`(]", (ROOT / "docs" / "reference.md").read_text(encoding="utf-8"))

    assert set() == set(FRONT.__all__) - set(cells)


VALUES = {name: value for name, value in defined().items() if isinstance(value, type) and attrs.has(value)}


@pytest.mark.parametrize("cls", VALUES.values(), ids=VALUES.keys())
def test_values_cannot_change(cls: type[attrs.AttrsInstance]) -> None:
    """Every attrs class is frozen, slotted and final."""
    props = attrs.inspect(cls)

    assert (True, True, True) == (props.is_frozen, props.is_slotted, getattr(cls, "__final__", False))
