"""The files that the commands read, and what of them was not read."""

import sys
from collections.abc import Iterable
from glob import glob
from pathlib import Path

from wsis.cli_options import Told
from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem
from wsis.frames.files import counted_files
from wsis.frames.parquet import is_parquet
from wsis.frames.parts import Part
from wsis.frames.question import Asked
from wsis.frames.unread import problems_of
from wsis.readers.reading import read_register
from wsis.readers.result import ReadResult
from wsis.register import Register
from wsis.tally import Tally
from wsis.terminal import counting_progress, reading_progress
from wsis.wording import counted, shortened, visible

#: How many sorts of tags that were not read are listed, and how much of a list of files.
_SHOWN, _LONGEST = 5, 200


def tally_of(ds: Dataset, asked: Asked, named: Iterable[Path], told: Told) -> Tally:
    r"""Count a register, or Parquet files one after the other; what of them was not read is said beside the output.

    Args:
        ds: The dataset to count with.
        asked: What is asked.
        named: The files.
        told: What the user tells of them.

    Raises:
        InvalidInputError: Where a file is not there, is no register, or does not go with the others.

    >>> from tempfile import TemporaryDirectory
    >>> import wsis
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "projects.csv")
    ...     _ = path.write_text("title,al\nRadio,C9\n", encoding="utf-8")
    ...     tally_of(wsis.load(), Asked(of=wsis.ActionLine), [path], Told())
    Tally(action-line, 1 project)
    """
    paths = found_files(named)
    others = [path.name for path in paths if not is_parquet(path)]
    if not others:
        return _tally_parquet(ds, asked, paths, told)
    path, *further = paths
    if further:
        noun = f"{'this is' if len(others) == 1 else 'these are'} none"
        message = f"only Parquet files are counted together, and {noun}"
        raise InvalidInputError("files", [Problem(message=message, value=shortened(", ".join(others), _LONGEST))])
    return asked.tally(ds, announced(path, read(path, told, ds)))


def found_files(named: Iterable[Path]) -> tuple[Path, ...]:
    """Find files by their names, or by patterns that no shell has replaced, as on Windows.

    Args:
        named: The names; a star stands for any letters, and two stars for any folders.

    Raises:
        InvalidInputError: Listing every name of no file, and every file that is named twice.

    >>> found_files([Path("nowhere/*.parquet")])
    Traceback (most recent call last):
    wsis.errors.InvalidInputError: files: 1 problem
      nowhere/*.parquet: no file has such a name
    """
    paths: list[Path] = []
    problems: list[Problem] = []
    for name in named:
        if name.exists():
            found = [name]
        elif "*" in str(name):
            # Only stars are signs of a pattern here: a file may be called "[1].parquet".
            pattern = str(name).replace("[", "[[]").replace("?", "[?]")
            found = sorted(map(Path, glob(pattern, recursive=True)))  # noqa: PTH207 - as in a shell, a star finds no hidden file
            if not found:
                problems.append(Problem(file=str(name), message="no file has such a name"))
        else:
            found = []
            problems.append(Problem(file=str(name), message="No such file or directory"))
        for path in found:
            if path.is_dir():
                message, hint = "is a folder", f"name its files, such as {path / '*.parquet'}"
                problems.append(Problem(file=str(path), message=message, suggestion=hint))
        paths += found
    places = [path.resolve() for path in paths]
    twice = dict.fromkeys(str(path) for path, place in zip(paths, places, strict=True) if places.count(place) > 1)
    problems += [Problem(file=path, message="is named more than once") for path in twice]
    if problems:
        raise InvalidInputError("files", problems)
    return tuple(paths)


def _tally_parquet(ds: Dataset, asked: Asked, paths: tuple[Path, ...], told: Told) -> Tally:
    """Count Parquet files."""
    problems = [
        Problem(column=f"--{option}", message="says nothing of Parquet files")
        for option in ("encoding", "sheet", "header")
        if getattr(told, option) is not None
    ]
    if problems:
        raise InvalidInputError("options", problems)
    with counting_progress() as progress:
        part = counted_files(ds, asked, paths, columns=told.columns, progress=progress)
    _tell_unread(visible(paths[0].name) if len(paths) == 1 else counted(len(paths), "file"), part)
    return part.tallies[()]


def _tell_unread(name: str, part: Part) -> None:
    """Say beside the output which tags were not read."""
    problems = problems_of(part.faults)
    if not problems:
        return
    times = counted(sum(part.faults.values()), "time")
    sys.stderr.write(f"{name}: {counted(len(problems), 'sort')} of tags not read, {times} in all\n")
    for problem in problems[:_SHOWN]:
        sys.stderr.write(f"  {problem}\n")
    if len(problems) > _SHOWN:
        sys.stderr.write(f"  and {len(problems) - _SHOWN} more, which wsis.frames.normalize lists\n")


def read(file: Path, told: Told, ds: Dataset | None = None) -> ReadResult:
    r"""Read a register, and show how far the reading is where somebody looks.

    Args:
        file: The file.
        told: What the user tells of it.
        ds: The dataset that its projects are tagged with, where the user names one.

    Raises:
        InvalidInputError: Where it is no register, or none that is read into memory.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "projekte.csv")
    ...     _ = path.write_text("Projekt\nRadio\n", encoding="utf-8")
    ...     read(path, Told(column=["Projekt=title"]))
    ReadResult(1 row, 1 project, 0 problems)
    """
    if is_parquet(file):
        message = "a Parquet file, which only wsis coverage and wsis crosstab read"
        raise InvalidInputError(file.name, [Problem(file=file.name, message=message)])
    with reading_progress(file.name) as progress:
        return read_register(
            file,
            columns=told.columns,
            encoding=told.encoding,
            sheet=told.sheet,
            header=told.header,
            dataset=ds,
            progress=progress,
        )


def announced(file: Path, result: ReadResult) -> Register:
    """Give the register that was read, and say beside the output if that is not all of the file.

    Args:
        file: The file.
        result: What reading it gave.

    >>> announced(Path("projects.csv"), ReadResult(register=Register(), problems=(), rows=0))
    Register(0 projects)
    """
    if result.problems:
        gave = f"{counted(result.rows, 'row')} gave {counted(len(result.register), 'project')}"
        sys.stderr.write(
            f"{visible(file.name)}: {gave}, with {counted(len(result.problems), 'problem')}: see wsis check\n"
        )
    return result.register
