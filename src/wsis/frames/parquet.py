"""Parquet files: which files are some, and each as a table of an engine that reads it piece by piece."""

import re
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from wsis.errors import InvalidInputError, Problem
from wsis.wording import shortened

if TYPE_CHECKING:
    import duckdb

#: How a Parquet file begins and ends; an encrypted one ends otherwise.
_MARK, _ENCRYPTED = b"PAR1", b"PARE"

#: The errors of the libraries that read Parquet files; a panic of Polars is no `Exception`.
_ERRORS = MappingProxyType[str, tuple[str, ...]](
    {
        "polars.exceptions": ("PolarsError", "PanicException"),
        "duckdb": ("Error",),
        "pyarrow": ("ArrowException",),
        "narwhals.exceptions": ("NarwhalsError",),
    },
)

_LONGEST = 200


class Scan(NamedTuple):
    """A Parquet file as a table that is still to be read.

    Args:
        native: The table of its engine.
        names: The names of its columns.
        rows: How many rows it says it has.
    """

    native: Any
    names: tuple[str, ...]
    rows: int


def is_parquet(path: Path) -> bool:
    """Tell whether a file is a Parquet file, or is called one.

    Args:
        path: The file; what can be read but once, such as a pipe, is left alone.

    >>> is_parquet(Path(__file__))
    False
    """
    is_called_so = path.suffix.casefold() == ".parquet"
    return path.is_file() and (is_called_so or _marks(path) in {(_MARK, _MARK), (_ENCRYPTED, _ENCRYPTED)})


def refuse_parquet_flaw(path: Path) -> None:
    """Refuse a file that its first and last bytes show to be no Parquet file that can be read.

    Args:
        path: The file.

    Raises:
        InvalidInputError: If it is one.
        OSError: Where it cannot be opened.

    >>> refuse_parquet_flaw(Path(__file__))
    Traceback (most recent call last):
    wsis.errors.InvalidInputError: parquet.py: 1 problem
      parquet.py: is no Parquet file
    """
    head, tail = _marks(path)
    if _ENCRYPTED in {head, tail}:
        flaw = "is encrypted"
    elif head != _MARK:
        flaw = "is no Parquet file" if head else "is empty"
    elif tail != _MARK:
        flaw = "is cut off, or was not written to its end"
    else:
        return
    raise InvalidInputError(path.name, [Problem(file=path.name, message=flaw)])


def _marks(path: Path) -> tuple[bytes, bytes]:
    """Read the first four bytes of a file, and the last four."""
    with path.open("rb") as file:
        head = file.read(len(_MARK))
        file.seek(max(0, path.stat().st_size - len(_MARK)))
        return head, file.read(len(_MARK))


@contextmanager
def naming(file: str) -> Generator[None]:
    """Name a file in whatever is wrong with it, and let no error of the libraries that read it through.

    Args:
        file: The name.

    Raises:
        InvalidInputError: For every error of such a library.

    >>> with naming("projects.parquet"):
    ...     raise InvalidInputError("frame", [Problem(message="no such column", column="sdg")])
    Traceback (most recent call last):
    wsis.errors.InvalidInputError: projects.parquet: 1 problem
      projects.parquet, sdg: no such column
    """
    try:
        yield
    except InvalidInputError as error:
        raise type(error)(file, [attrs.evolve(problem, file=file) for problem in error.problems]) from error
    except _errors() as error:
        text = shortened(" ".join(str(error).split()), _LONGEST)
        raise InvalidInputError(file, [Problem(file=file, message=f"cannot be read: {text}")]) from error


def _errors() -> tuple[type[BaseException], ...]:
    """List what reading a file may raise; a library that is not loaded has raised nothing."""
    loaded = [(sys.modules[module], names) for module, names in _ERRORS.items() if module in sys.modules]
    return (OSError, UnicodeError, *(getattr(module, name) for module, names in loaded for name in names))


@contextmanager
def parquet_scanner() -> Generator[Callable[[Path], Scan]]:
    """Open an engine that reads Parquet files piece by piece: Polars where it is installed, else DuckDB.

    Returns:
        What makes a table of a file, and reads nothing of it but its description.

    Raises:
        InvalidInputError: Where neither is installed.

    >>> import polars as pl
    >>> with TemporaryDirectory() as folder, parquet_scanner() as scan:
    ...     pl.DataFrame({"al": ["C1", "C2"]}).write_parquet(f"{folder}/projects.parquet")
    ...     scan(Path(folder, "projects.parquet"))[1:]
    (('al',), 2)
    """
    if find_spec("polars"):
        yield _polars_scan
    elif find_spec("duckdb"):
        import duckdb  # noqa: PLC0415 - only who reads Parquet files with it pays for it

        # What does not fit into memory goes where temporary files go, and nothing is fetched from anywhere.
        with TemporaryDirectory(prefix="wsis-") as folder:
            settings = {
                "temp_directory": folder,
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
            }
            with duckdb.connect(config=settings) as connection:  # type: ignore[arg-type]
                yield partial(_duckdb_scan, connection)
    else:
        problem = Problem(
            message="Parquet files are read with Polars or DuckDB, and neither is installed",
            suggestion="pip install 'wsis[parquet]', or DuckDB",
        )
        raise InvalidInputError("Parquet", [problem])


def _polars_scan(path: Path) -> Scan:
    """Scan a file with Polars."""
    import polars as pl  # noqa: PLC0415 - only who reads Parquet files with it pays for it

    # A name is a name: brackets and stars in it are no pattern, and "sdg=4" in the name of a folder is no column.
    table = pl.scan_parquet(path.absolute(), glob=False, hive_partitioning=False)
    return Scan(table, tuple(table.collect_schema()), table.select(pl.len()).collect().item())


def _duckdb_scan(connection: "duckdb.DuckDBPyConnection", path: Path) -> Scan:
    """Scan a file with DuckDB."""
    file = re.sub(r"([\[*?])", r"[\1]", str(path.absolute()))
    known = {name for (name,) in connection.execute("select name from parquet_schema(?)", [file]).fetchall()}
    table = connection.read_parquet(file, hive_partitioning=False)
    if renamed := sorted(set(table.columns) - known):
        message = (
            "columns whose names are the same, or differ in capital letters only, which DuckDB does not tell apart"
        )
        raise InvalidInputError(path.name, [Problem(message=message, value=", ".join(renamed))])
    return Scan(table, tuple(table.columns), table.aggregate("count(*)").fetchall()[0][0])
