"""Pages to files."""

import os
from pathlib import Path


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
    target = Path(path)
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(page.encode())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target
