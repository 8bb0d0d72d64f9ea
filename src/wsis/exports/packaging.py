"""The description of a folder of exports, as a Frictionless Data Package: its files, hashes, sources and terms."""

from collections.abc import Iterable, Mapping
from typing import Any

from wsis.dataset import Dataset
from wsis.exports.saving import MARK
from wsis.manifest import sha256
from wsis.overlay_files import canonical

_TERMS = (
    "Names and facts are cited from documents, entry by entry, and stand under the terms of their publishers. "
    "Labels, titles of commitments{}, summaries, corrections and the arrangement are this project's own (Apache-2.0)."
)
_ADDED = " This dataset extends another; what was added says `canonical: false`."
LICENSE = "https://www.apache.org/licenses/LICENSE-2.0"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def terms_of(ds: Dataset) -> str:
    """Say what may be done with a dataset, for what is our own and for what is not.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> terms_of(wsis.load("2026.1"))[105:]
    "Labels, titles of commitments, summaries, corrections and the arrangement are this project's own (Apache-2.0)."
    """
    return _TERMS.format(", of mandates and of targets of the summit" if ds.mandates or ds.geneva_targets else "")


def description_of(ds: Dataset, form: str, resources: Iterable[Mapping[str, Any]]) -> bytes:
    """Describe a folder of files.

    Args:
        ds: The dataset that they hold.
        form: The format.
        resources: What there is to say of each file, as `resource_of` gives it.

    >>> import json
    >>> import wsis
    >>> json.loads(description_of(wsis.load("2026.1"), "csv", []))["version"]
    '2026.1'
    """
    codes = f"Every code is text: 8.1 and 8.10 are two targets{', and NA is Namibia' if ds.countries else ''}."
    return canonical(
        {
            "$schema": _PROFILE,
            "name": "wsis-dataset",
            "id": f"urn:wsis:dataset:{ds.version}",
            "title": f"WSIS Action Lines, SDGs and Global Digital Compact, dataset {ds.version}",
            "description": f"{codes} {terms_of(ds)}{_ADDED if ds.base else ''}",
            "version": ds.version,
            "created": f"{ds.date}T00:00:00Z",
            "licenses": [{"name": "Apache-2.0", "path": LICENSE, "title": "Apache License 2.0"}],
            "sources": sources_of(ds, [document.id for document in ds.documents]),
            "resources": list(resources),
            MARK: {"format": form, "version": ds.version, "digest": ds.digest, "schema_version": ds.schema_version}
            | ({"base": {"version": ds.base.version, "digest": ds.base.digest}} if ds.base else {}),
        },
    )


def resource_of(ds: Dataset, path: str, data: bytes, documents: Iterable[str]) -> dict[str, Any]:
    """Describe a file.

    Args:
        ds: The dataset that it is of.
        path: Its name, the ending after the last dot of which is its format.
        data: Its bytes.
        documents: Ids of the documents that its facts are cited from.

    >>> import wsis
    >>> resource_of(wsis.load(), "goals.csv", b"code", [])["bytes"]
    4
    """
    name, _, suffix = path.rpartition(".")
    sources = sources_of(ds, documents)
    return {
        "name": name,
        "path": path,
        "format": suffix,
        "bytes": len(data),
        "hash": f"sha256:{sha256(data)}",
    } | ({"sources": sources} if sources else {})


def sources_of(ds: Dataset, documents: Iterable[str]) -> list[dict[str, str]]:
    """List documents as sources, in the order of the dataset.

    Args:
        ds: The dataset that cites them.
        documents: Their ids.

    >>> import wsis
    >>> sources_of(wsis.load(), ["A-RES-79-1"])[0]["path"]
    'https://docs.un.org/en/A/RES/79/1'
    """
    wanted = set(documents)
    return [
        {"title": f"{each.publisher}: {each.title} ({each.date})", "path": each.url, "version": each.date}
        for each in ds.documents
        if each.id in wanted
    ]
