"""The command `wsis export`: a dataset in a format of others."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from wsis.cli_options import Version, dataset_of
from wsis.exports.exporting import ExportFormat
from wsis.exports.exporting import export as write_export
from wsis.wording import counted


def export(
    form: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help="csv, json, parquet, skos or sssom.")],
    *,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", help="The folder to write; for json and skos the file: .json, .ttl, .jsonld."),
    ],
    version: Version = None,
) -> None:
    """Write a whole dataset for other software: tables, mappings, concepts, or one document."""
    ds = dataset_of(version)
    path = write_export(ds, form, output)
    files = [path] if path.is_file() else list(path.iterdir())
    size = sum(file.stat().st_size for file in files)
    sys.stdout.write(f"{path.as_posix()}: dataset {ds.version}, {counted(len(files), 'file')}, {size:,} bytes\n")
