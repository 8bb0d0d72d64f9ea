"""Links of written pages, which have to work in the source tree and on the site, where some files have other places."""

import posixpath
import re
from collections.abc import Callable, Mapping

#: Pages that stand beside docs/, and what they are called on the site.
BESIDE: Mapping[str, str] = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
}
#: The folder of the site for files that are no pages.
FILES = "files/"

_CODE = re.compile(r"(^ *(?:`{3,}|~{3,}).*?^ *(?:`{3,}|~{3,})$|`[^`]+`)", re.MULTILINE | re.DOTALL)
_TARGET = re.compile(r"(?<=\]\()[^()\s]+(?=\))")


def relinked(markdown: str, move: Callable[[str], str]) -> str:
    """Replace the targets of the links of a page; code is left as it is.

    Args:
        markdown: The page.
        move: From the target of a link to the new one.

    >>> relinked("[a](b.md) and `[a](b.md)`", str.upper)
    '[a](B.MD) and `[a](b.md)`'
    """
    parts = _CODE.split(markdown)
    parts[::2] = [_TARGET.sub(lambda found: move(found[0]), part) for part in parts[::2]]
    return "".join(parts)


def home(path: str) -> str:
    """Tell where on the site a file of the project stands.

    >>> home("docs/data.md"), home("CHANGELOG.md"), home("examples/demo.py")
    ('data.md', 'changelog.md', 'files/examples/demo.py')
    """
    return path.removeprefix("docs/") if path.startswith("docs/") else BESIDE.get(path, FILES + path)


def moved(target: str, *, page: str) -> str:
    """Write the target of a link as it must be on the site.

    Args:
        target: The target as the page has it.
        page: Path of the page in the project.

    >>> moved("../CHANGELOG.md#data", page="docs/data.md"), moved("docs/data.md", page="CHANGELOG.md")
    ('changelog.md#data', 'data.md')
    >>> moved("https://docs.un.org", page="docs/data.md"), moved("#tags", page="docs/formats.md")
    ('https://docs.un.org', '#tags')
    """
    path, hash_, name = target.partition("#")
    if not path or ":" in path:
        return target
    reached = home(posixpath.normpath(posixpath.join(posixpath.dirname(page), path)))
    return f"{posixpath.relpath(reached, posixpath.dirname(home(page)))}{hash_}{name}"
