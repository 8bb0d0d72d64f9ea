"""The source of the site as Sphinx reads it: docs/ as it is, what the project says of itself, and generated pages."""

import re
import shutil
from functools import partial
from pathlib import Path

from tools.pages.commands import command_pages
from tools.pages.countries import country_pages
from tools.pages.explorer import explorer_pages
from tools.pages.goals import goal_pages
from tools.pages.indicators import indicator_pages
from tools.pages.lines import line_pages
from tools.pages.linking import BESIDE, FILES, home, moved, relinked
from tools.pages.markup import Pages
from tools.pages.matrices import matrix_pages
from tools.pages.objectives import objective_pages
from tools.pages.reference import reference_index, reference_pages
from tools.pages.sources import source_pages
from tools.pages.summit import summit_pages
from wsis.dataset import Dataset

#: What only Sphinx reads of docs/, and where it is.
_SETTINGS = ("_static", "_templates", "conf.py", "__pycache__")

_SITE_ONLY = re.compile(r"<!-- site:\n(.*?)-->\n", re.DOTALL)
# The empty line that ends an example, which only the site would show; each fence that opens names its language.
_LAST_LINE = re.compile(r"\n\n(?=```$)", re.MULTILINE)
_LISTED = re.compile(r"^- \[([^\]]*)\]\(([^)#:]+)\.md\)")


def stage(ds: Dataset, root: Path, source: Path) -> None:
    """Write the whole source of the site.

    Args:
        ds: The dataset that the data pages show.
        root: The folder of the project.
        source: The folder to write; what is in it goes.
    """
    shutil.rmtree(source, ignore_errors=True)
    pages = written_pages(root) | data_pages(ds) | command_pages()
    reference = (root / "docs" / "reference.md").read_text(encoding="utf-8")
    for path, text in (pages | reference_pages(reference)).items():
        _made(source / path).write_text(text, encoding="utf-8")
    for path in _pictures(root):
        shutil.copyfile(root / path, _made(source / home(path)))
    for path in linked_files(pages):
        shutil.copyfile(root / path, _made(source / FILES / path))


def data_pages(ds: Dataset) -> Pages:
    """Make every page that follows from the dataset."""
    frameworks = explorer_pages(ds) | line_pages(ds) | goal_pages(ds) | objective_pages(ds) | matrix_pages(ds)
    return frameworks | indicator_pages(ds) | summit_pages(ds) | country_pages(ds) | source_pages(ds)


def written_pages(root: Path) -> Pages:
    """Read the pages that people wrote, as they must be on the site."""
    docs = [path.relative_to(root).as_posix() for path in sorted((root / "docs").rglob("*.md"))]
    beside = [path for path in BESIDE if path != "README.md"]
    pages: Pages = {}
    for path in (*docs, *beside):
        text = _SITE_ONLY.sub(r"\1", (root / path).read_text(encoding="utf-8"))
        text = _LAST_LINE.sub("\n", text)
        pages[home(path)] = relinked(text, partial(moved, page=path))
    pages["index.md"] = front_page(pages["index.md"])
    pages["reference.md"] = reference_index(pages["reference.md"])
    return pages


def front_page(markdown: str) -> str:
    r"""Make the lists of pages under the headings of the front page the navigation of the site.

    >>> print(front_page("## How to\n\n- [Pin a dataset](how-to-pin.md): digests.\n").partition("```")[2])
    {toctree}
    :hidden:
    :caption: How to
    <BLANKLINE>
    Pin a dataset <how-to-pin>
    ```
    <BLANKLINE>
    """
    trees = [
        "\n".join(["```{toctree}", ":hidden:", f":caption: {title}", "", *listed, "```", ""])
        for title, listed in rooms(markdown).items()
    ]
    return "\n".join([markdown, *trees])


def rooms(markdown: str) -> dict[str, list[str]]:
    """List the pages that stand in lists under each heading of the front page, with their names there."""
    found: dict[str, list[str]] = {}
    title = ""
    for line in markdown.splitlines():
        if line.startswith("## "):
            title = line.removeprefix("## ")
        elif title and (listed := _LISTED.match(line)):
            found.setdefault(title, []).append(f"{listed[1]} <{listed[2]}>")
    return found


def linked_files(pages: Pages) -> set[str]:
    """List the files of the project that pages link to and that are no pages themselves."""
    targets: set[str] = set()

    def seen(target: str) -> str:
        targets.add(target)
        return target

    for text in pages.values():
        relinked(text, seen)
    return {target.partition(FILES)[2].partition("#")[0] for target in targets if FILES in target and ":" not in target}


def _pictures(root: Path) -> list[str]:
    """List the files of docs/ that are neither pages nor settings."""
    docs = root / "docs"
    files = (path.relative_to(docs) for path in sorted(docs.rglob("*")) if path.is_file() and path.suffix != ".md")
    return [f"docs/{path.as_posix()}" for path in files if path.parts[0] not in _SETTINGS]


def _made(path: Path) -> Path:
    """Make the folder of a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
