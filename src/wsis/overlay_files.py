"""The additions of a dataset as the files of an overlay: canonical JSON, with the digest that pins it all."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, final

import attrs
from cattrs import Converter

from wsis._converter import new_converter
from wsis.holding import Holding, additions_of
from wsis.manifest import sha256

MANIFEST = "manifest.json"
#: Version of the format of these files.
SCHEMA_VERSION = "1"


@final
@attrs.frozen(kw_only=True)
class Base:
    """The canonical dataset that an overlay extends.

    Args:
        version: Its version.
        digest: Its digest.
    """

    version: str
    digest: str


@final
@attrs.frozen(kw_only=True)
class AdditionsFile:
    """One file of an overlay.

    Args:
        name: File name: the field of the dataset that its values are added to, and `.json`.
        sha256: SHA-256 of its bytes, in hexadecimal.
        count: How many values it holds.
    """

    name: str
    sha256: str
    count: int


@final
@attrs.frozen(kw_only=True)
class OverlayManifest:
    """What an overlay consists of.

    Args:
        version: Version of the extended dataset, such as `2026.1+acme.1`.
        base: The dataset that it extends.
        schema_version: Version of the format of the files.
        files: The files, by name.
        digest: SHA-256 over all of the above, and so over every byte of the overlay and of its base.
    """

    version: str
    base: Base
    schema_version: str
    files: tuple[AdditionsFile, ...]
    digest: str = ""


@cache
def strict() -> Converter:
    """Make the converter that overlays are written and read with, once.

    >>> strict().unstructure(Base(version="2026.1", digest="sha256:0"))
    {'version': '2026.1', 'digest': 'sha256:0'}
    """
    return new_converter()


def overlay_digest(ds: Holding) -> str:
    """Compute the digest of an extended dataset.

    Args:
        ds: The dataset, whatever digest it has so far.
    """
    return _manifest(ds, _parts(ds)).digest


def overlay_bytes(ds: Holding) -> Mapping[str, bytes]:
    """Write an overlay: the bytes of each file by name, the manifest among them.

    Args:
        ds: The extended dataset.

    >>> import wsis
    >>> place = wsis.Citation(document="A-RES-70-1", locator="Goal 9")
    >>> link = wsis.Link(source="C5", target="2", matrix="wsis-sdg-goals", evidence=(place,))
    >>> sorted(overlay_bytes(wsis.load().extend(links=[link], name="acme.1")))
    ['manifest.json', 'matrices.json']
    """
    parts = _parts(ds)
    return {MANIFEST: canonical(_manifest(ds, parts))} | {name: data for name, (data, _) in parts.items()}


def _parts(ds: Holding) -> dict[str, tuple[bytes, int]]:
    """Write the additions of each field, and count them."""
    return {f"{field}.json": (canonical(own), len(own)) for field, own in additions_of(ds).items()}


def _manifest(ds: Holding, parts: Mapping[str, tuple[bytes, int]]) -> OverlayManifest:
    base = ds.base or ds
    listed = OverlayManifest(
        version=ds.version,
        base=Base(version=base.version, digest=base.digest),
        schema_version=SCHEMA_VERSION,
        files=tuple(
            AdditionsFile(name=name, sha256=sha256(data), count=count) for name, (data, count) in sorted(parts.items())
        ),
    )
    return attrs.evolve(listed, digest=f"sha256:{sha256(canonical(listed))}")


def canonical(value: Any) -> bytes:  # noqa: ANN401 - a value of any kind, or a tuple of them
    r"""Write values as canonical JSON: UTF-8, two spaces, sorted keys, newline at the end.

    Args:
        value: A value, or a tuple of values.

    >>> canonical(Base(version="2026.1", digest="sha256:0"))
    b'{\n  "digest": "sha256:0",\n  "version": "2026.1"\n}\n'
    """
    plain = strict().unstructure(value)
    return f"{json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()
