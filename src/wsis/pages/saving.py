"""Pages to files."""

import os
from pathlib import Path

from wsis.whole_files import whole_file


def save_page(page: str, path: str | os.PathLike[str]) -> Path:
    """Write a page as UTF-8; the file is there when it is whole, and not before.

    Args:
        page: The page.
        path: Where to write it.

    Raises:
        OSError: Where it cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save_page("<!doctype html>", Path(folder, "page.html")).read_text(encoding="utf-8")
    '<!doctype html>'
    """
    with whole_file(path) as stream:
        stream.write(page.encode())
    return Path(path)
