"""Road maps to files."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem
from wsis.nodes import ActionLine
from wsis.pages.saving import save_page
from wsis.plain import Plain
from wsis.plans import Roadmap
from wsis.roadmaps.data import index_data, roadmap_data
from wsis.roadmaps.document import index_markdown, roadmap_markdown
from wsis.roadmaps.evidence import refuse_another
from wsis.roadmaps.paging import index_html, roadmap_html

RoadmapFormat = Literal["html", "md", "json"]

_ENDINGS: Mapping[str, RoadmapFormat] = MappingProxyType({".html": "html", ".md": "md", ".json": "json"})

# Names that are taken: by the index, and by Windows, whatever follows their first dot.
_TAKEN = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


def write_roadmap(
    ds: Dataset,
    plan: Roadmap,
    target: str | os.PathLike[str],
    *,
    format: RoadmapFormat | None = None,  # noqa: A002 - as the writer of registers calls it
) -> Path:
    """Write a road map as a page (HTML), as Markdown or as JSON; the file is there when it is whole, and not before.

    Args:
        ds: The dataset that it was made with.
        plan: The road map.
        target: Where to write it.
        format: The format, where the name of the file does not tell it.

    Raises:
        InvalidInputError: Where the name of the file tells no format.
        DatasetMismatchError: Where the road map was made with another dataset.
        MissingExtraError: For HTML, where jinja2 is not installed.
        OSError: Where it cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> import wsis
    >>> ds = wsis.load()
    >>> with TemporaryDirectory() as folder:
    ...     wsis.write_roadmap(ds, wsis.roadmap(ds, "C5"), Path(folder, "c5.md")).stat().st_size > 10_000
    True
    """
    return save_page(roadmap_text(ds, plan, format or format_for(target)), target)


def roadmap_text(ds: Dataset, plan: Roadmap, form: RoadmapFormat) -> str:
    r"""Write a road map as a text.

    Args:
        ds: The dataset that it was made with.
        plan: The road map.
        form: The format.

    Raises:
        DatasetMismatchError: Where the road map was made with another dataset.

    >>> import wsis
    >>> ds = wsis.load()
    >>> roadmap_text(ds, wsis.roadmap(ds, "C5"), "json")[:32]
    '{\n  "schema": "wsis-roadmap/1",\n'
    """
    refuse_another(ds, plan)
    if form == "html":
        return roadmap_html(ds, plan)
    return roadmap_markdown(ds, plan) if form == "md" else _json(roadmap_data(plan))


def write_roadmaps(ds: Dataset, plans: Sequence[Roadmap], folder: Path, form: RoadmapFormat) -> Path:
    """Write road maps into a folder, each under the code of its line, and an index of them; give the index.

    Args:
        ds: The dataset that they were made with.
        plans: The road maps, at least one, all of one register.
        folder: The folder, which is made where it is not there.
        form: The format.

    Raises:
        DatasetMismatchError: Where one of them was made with another dataset; then no file is written.

    >>> from tempfile import TemporaryDirectory
    >>> import wsis
    >>> ds = wsis.load()
    >>> with TemporaryDirectory() as name:
    ...     index = write_roadmaps(ds, [wsis.roadmap(ds, "C7-e-health")], Path(name, "all"), "json")
    ...     sorted(each.name for each in index.parent.iterdir())
    ['c7-e-health.json', 'index.json']
    """
    refuse_another(ds, *plans)
    folder.mkdir(parents=True, exist_ok=True)
    names = [file_name(plan.line, form) for plan in plans]
    for plan, name in zip(plans, names, strict=True):
        save_page(roadmap_text(ds, plan, form), folder / name)
    if form == "html":
        index = index_html(plans, names)
    else:
        index = index_markdown(plans, names) if form == "md" else _json(index_data(plans, names))
    return save_page(index, folder / f"index.{form}")


def file_name(line: ActionLine, form: RoadmapFormat) -> str:
    """Name the file of the road map of a line.

    Args:
        line: The line.
        form: The format of the file.

    Raises:
        InvalidInputError: Where the code, which may be a host's own, would be the name of another place, or of none.

    >>> import wsis
    >>> file_name(wsis.load().action_line("C5"), "html")
    'c5.html'
    """
    name = line.code.lower()
    if not re.fullmatch(r"\w[\w.-]*", name) or name.partition(".")[0] in _TAKEN:
        hint = "write its road map alone, under a name of your own"
        problem = Problem(message="a code that cannot be the name of a file", value=line.code, suggestion=hint)
        raise InvalidInputError("action line", [problem])
    return f"{name}.{form}"


def format_for(target: str | os.PathLike[str]) -> RoadmapFormat:
    """Tell the format of a file by its name.

    Args:
        target: The file.

    Raises:
        InvalidInputError: Where its name ends in no format of a road map.

    >>> format_for("c5.HTML"), format_for("c5.md")
    ('html', 'md')
    """
    path = Path(target)
    if found := _ENDINGS.get(path.suffix.lower()):
        return found
    problem = Problem(file=path.name, message="no format of a road map", suggestion=f"a name in {', '.join(_ENDINGS)}")
    raise InvalidInputError(path.name, [problem])


def _json(data: Plain) -> str:
    """Write plain data as JSON; half a character, which UTF-8 has not, stays escaped."""
    import json  # noqa: PLC0415 - who writes no JSON waits for none of it

    text = json.dumps(data, ensure_ascii=False, indent=2)
    return f"{text.encode('utf-8', 'backslashreplace').decode()}\n"
