"""Build the documentation site: build/docs/html/index.html.

Usage: python tools/build_docs.py

Stages docs/ and the pages that follow from the dataset, the docstrings and the command line under build/docs/source, and
runs Sphinx on them, for which every warning is an error. Nothing is written into docs/, and nothing is asked of a network.
"""

import shutil
import sys
from pathlib import Path

from sphinx.cmd.build import main as run_sphinx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.pages.staging import stage  # noqa: E402 - found from the root of the project
from wsis.bundled import load  # noqa: E402

BUILT = ROOT / "build" / "docs"


def build() -> int:
    """Build everything anew, so that no warning of an earlier build is forgotten."""
    source, html = BUILT / "source", BUILT / "html"
    stage(load(), ROOT, source)
    shutil.rmtree(html, ignore_errors=True)
    options = ["-b", "html", "-c", str(ROOT / "docs"), "-d", str(BUILT / "doctrees"), "-E", "-W", "-n", "-q"]
    return run_sphinx([*options, "-j", "auto", str(source), str(html)])


if __name__ == "__main__":
    status = build()
    if not status:
        print(BUILT / "html" / "index.html")
    sys.exit(status)
