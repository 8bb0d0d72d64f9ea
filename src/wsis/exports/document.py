"""A dataset as one JSON document, and back."""

import json
import os
from pathlib import Path
from typing import Any, cast, final

import attrs
from cattrs import BaseValidationError

from wsis._converter import faults_in, new_converter
from wsis.dataset import Dataset
from wsis.errors import InvalidInputError, Problem
from wsis.exports.schema import SCHEMA
from wsis.holding import additions_of, held, key_of, kinds_of
from wsis.integrity import faults
from wsis.overlay_files import canonical, overlay_digest


@final
@attrs.frozen(kw_only=True)
class Extension:
    """What an extended dataset says of itself beside its values.

    Args:
        version: Version of the canonical dataset that it extends.
        digest: Its digest.
        schema_version: Version of the format of its files.
        date: ISO 8601 date of its release.
        added: Codes and ids of the additions, by the field that holds them.
    """

    version: str
    digest: str
    schema_version: str
    date: str
    added: dict[str, tuple[str, ...]]


def document_of(ds: Dataset) -> bytes:
    """Write a dataset as one document; fields that have their default are left out.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> json.loads(document_of(wsis.load()))["schema"]
    'wsis-dataset/1'
    """
    plain = new_converter().unstructure(attrs.evolve(ds, base=None))
    if ds.base is not None:
        extension = Extension(
            version=ds.base.version,
            digest=ds.base.digest,
            schema_version=ds.base.schema_version,
            date=ds.base.date,
            added={field: tuple(map(key_of, values)) for field, values in additions_of(ds).items()},
        )
        plain["extends"] = new_converter().unstructure(extension)
    return canonical({"schema": SCHEMA, **plain})


def read_document(path: str | os.PathLike[str]) -> Dataset:
    """Read a dataset that `wsis.export` wrote as JSON: the very values, or an error.

    The rules of a dataset are checked, and the digest of what an overlay added. The digest of a canonical dataset is
    what the document says: `wsis.load` is what holds the bytes of a release to it.

    Args:
        path: The file.

    Raises:
        InvalidInputError: Listing everything that a dataset cannot hold, or every rule that it breaks.
        OSError: If the file cannot be read.

    >>> from tempfile import TemporaryDirectory
    >>> import wsis
    >>> with TemporaryDirectory() as folder:
    ...     read_document(wsis.export(wsis.load(), "json", Path(folder, "dataset.json"))) == wsis.load()
    True
    """
    name = Path(path).name
    fields = _fields(Path(path).read_bytes(), name)
    said: Any = fields.pop("extends", None)
    converter = new_converter()
    try:
        ds = converter.structure(fields, Dataset)
        if said is not None:
            ds = _extended(ds, converter.structure(said, Extension))
    except BaseValidationError as error:
        problems = (Problem(file=name, column=path, message=message) for path, message in faults_in(error))
        raise InvalidInputError(name, problems) from None
    broken = faults(ds)
    if not broken and ds.base is not None and overlay_digest(ds) != ds.digest:
        broken = (Problem(file=name, column="digest", value=ds.digest, message="is not that of the additions"),)
    if broken:
        raise InvalidInputError(name, broken)
    return ds


def _fields(data: bytes, name: str) -> dict[str, Any]:
    """Read the object of a document, and its format off it."""
    try:
        raw: Any = json.loads(data)
    except ValueError as error:
        raise InvalidInputError(name, [Problem(file=name, message=f"is no JSON: {error}")]) from None
    fields = cast("dict[str, Any]", raw) if isinstance(raw, dict) else {}
    if fields.pop("schema", None) != SCHEMA or "base" in fields:
        raise InvalidInputError(name, [Problem(file=name, message=f"is no document of the format {SCHEMA}")])
    return fields


def _extended(ds: Dataset, extension: Extension) -> Dataset:
    """Give a dataset its base: all of it but the additions."""
    canonical_values: dict[str, Any] = {
        field: tuple(value for value in held(ds, field) if key_of(value) not in extension.added.get(field, ()))
        for field in kinds_of(Dataset)
    }
    said = {field.name: getattr(extension, field.name) for field in attrs.fields(Extension) if field.name != "added"}
    return attrs.evolve(ds, base=attrs.evolve(ds, base=None, **said, **canonical_values))
