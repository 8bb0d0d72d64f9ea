"""Files that are there when they are whole, and not before."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: str | os.PathLike[str]) -> Generator[BinaryIO]:
    """Write a file under another name until all of it is written; a device, which is no file, is written as it is.

    Args:
        path: Where to write.

    Raises:
        OSError: Where it cannot be written, with the name that was asked for.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     with whole_file(Path(folder, "page.html")) as stream:
    ...         _, names = stream.write(b"<!doctype html>"), [each.name for each in Path(folder).iterdir()]
    ...     names, [each.name for each in Path(folder).iterdir()]
    (['page.html.part'], ['page.html'])
    """
    target = Path(path)
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    part = target.with_name(f"{target.name}.part")
    try:
        with _named(target):
            stream = part.open("wb")
        with stream:
            yield stream
        with _named(target):
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _named(path: Path) -> Generator[None]:
    """Say of a failure the name that was asked for, and not the other one."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
