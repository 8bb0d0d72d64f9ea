"""Run every example of README.md and docs/ as a test: Python blocks, and console blocks with their output.

Examples in docstrings are run by pytest itself (`--doctest-modules`).
"""

from contextlib import ExitStack, chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

from tests import console

ROOT = Path(__file__).parent

# Wrong on purpose, and never run: only type checkers read them.
collect_ignore = ["tests/typing"]


def open_page(namespace: dict[str, Any]) -> None:
    """Begin a page in a folder that holds only `examples`: what a page writes is gone after it."""
    stack = namespace["_page"] = ExitStack()
    folder = Path(stack.enter_context(TemporaryDirectory()))
    (folder / "examples").symlink_to(ROOT / "examples")
    stack.enter_context(chdir(folder))


def close_page(namespace: dict[str, Any]) -> None:
    """Leave the folder of the page and remove it."""
    namespace["_page"].close()


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="console", evaluator=console.evaluate),
        SkipParser(),
    ],
    patterns=["README.md", "docs/**/*.md", "docs/*.md"],
    excludes=["docs/how-to-count-on-a-cluster.md"],  # run by tests/cluster, which has one
    setup=open_page,
    teardown=close_page,
).pytest()
