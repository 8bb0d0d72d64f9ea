"""Build the documentation site: build/docs/html/index.html.

Usage: python tools/build_docs.py

Stages docs/ and the pages that follow from the dataset, the docstrings and the command line under build/docs/source,
and runs Sphinx on them, for which every warning is an error. Nothing is written into docs/, and nothing is asked of a
network.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx.cmd.build import main as run_sphinx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.pages.staging import stage  # noqa: E402 - found from the root of the project
from wsis.bundled import load  # noqa: E402

BUILT = ROOT / "build" / "docs"


def build() -> int:
    """Build everything anew, so that no warning is forgotten, and put it in place when it is whole."""
    source, html = BUILT / "source", BUILT / "html"
    stage(load(), ROOT, source)
    with TemporaryDirectory(dir=BUILT) as folder:
        made, trees = Path(folder) / "html", Path(folder) / "doctrees"
        options = ["-b", "html", "-c", str(ROOT / "docs"), "-d", str(trees), "-W", "-n", "-q", "-j", "auto"]
        status = run_sphinx([*options, str(source), str(made)])
        if not status:
            shutil.rmtree(html, ignore_errors=True)
            made.rename(html)
    return status


if __name__ == "__main__":
    status = build()
    if not status:
        print(BUILT / "html" / "index.html")
    sys.exit(status)
