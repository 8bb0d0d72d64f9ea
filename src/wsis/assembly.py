"""From the bytes of a dataset's files to its values.

The bytes are held to their hashes first, so plain constructors read them: nothing of a released file is coerced or
left out, and a test holds the result to what the strict converter makes of the same bytes.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import attrs

from wsis.dataset import Dataset
from wsis.indicators import Indicator
from wsis.languages import Names
from wsis.manifest import DataFile, Manifest
from wsis.matrix import Matrix
from wsis.nodes import ActionLine, Commitment, Facilitator, Goal, Objective, Target, Theme
from wsis.places import Country, Membership, Region
from wsis.provenance import Citation, Correction, Document, Withdrawal
from wsis.statements import Row, Statement, expanded, row_statements
from wsis.summit import GenevaTarget, Mandate, Principle, PrizeCategory

T = TypeVar("T")

#: The document that the rows of the WSIS–GDC matrix are cited from.
ROWS_DOCUMENT = "wsis-gdc-matrix"

_PLURAL = frozenset({dict, list})
_NESTED: Mapping[str, Callable[[Any], object]] = {
    "citation": lambda raw: Citation(**raw),
    "evidence": lambda raw: tuple(Citation(**item) for item in raw),
    "facilitators": lambda raw: tuple(Facilitator(**item) for item in raw),
    "files": lambda raw: tuple(DataFile(**_fields(item)) for item in raw),
    "groups": lambda raw: tuple(Membership(**item) for item in raw),
    "names": Names,
    "tied_by": lambda raw: Citation(**raw),
    "withdrawn": lambda raw: Withdrawal(**_fields(raw)),
}


def read_manifest(data: bytes) -> Manifest:
    """Read a manifest.

    Args:
        data: The bytes of `manifest.json`.
    """
    return Manifest(**_fields(json.loads(data)))


def assemble(manifest: Manifest, contents: Mapping[str, bytes]) -> Dataset:
    """Make a dataset of the files that a manifest lists.

    Args:
        manifest: Its manifest.
        contents: The bytes of each file, by name.

    Raises:
        IntegrityError: Where the bytes are not the ones that the manifest lists.
    """
    manifest.verify(contents)

    def part(name: str, kind: Callable[..., T]) -> tuple[T, ...]:
        # What came with a later version is not among the files of an earlier one.
        return tuple(kind(**_fields(raw)) for raw in json.loads(contents.get(f"{name}.json", "[]")))

    rows = part("wsis_gdc_rows", Row)
    statements = {
        "wsis-sdg-goals": part("wsis_sdg_goals", Statement),
        "wsis-sdg-targets": part("wsis_sdg_targets", Statement),
        "wsis-gdc": row_statements(rows, ends="action_lines", document=ROWS_DOCUMENT),
        "gdc-sdg-printed": row_statements(rows, ends="goals", document=ROWS_DOCUMENT),
        "gdc-sdg-adopted": part("gdc_sdg_adopted", Statement),
    }
    return Dataset(
        version=manifest.version,
        digest=manifest.digest,
        schema_version=manifest.schema_version,
        date=manifest.date,
        action_lines=part("action_lines", ActionLine),
        goals=part("goals", Goal),
        targets=part("targets", Target),
        objectives=part("objectives", Objective),
        themes=part("themes", Theme),
        commitments=part("commitments", Commitment),
        matrices=tuple(
            attrs.evolve(
                matrix,
                links=expanded(statements[matrix.id], matrix=matrix.id),
                rows=rows if matrix.id == "wsis-gdc" else (),
            )
            for matrix in part("matrices", Matrix)
        ),
        documents=part("documents", Document),
        corrections=part("corrections", Correction),
        indicators=part("indicators", Indicator),
        prize_categories=part("prize_categories", PrizeCategory),
        geneva_targets=part("geneva_targets", GenevaTarget),
        mandates=part("mandates", Mandate),
        principles=part("principles", Principle),
        regions=part("regions", Region),
        countries=part("countries", Country),
    )


def _fields(raw: dict[str, Any]) -> dict[str, Any]:
    """Turn the lists of a JSON object into tuples, and the objects inside it into their values."""
    for name, value in raw.items():
        if type(value) in _PLURAL:
            raw[name] = _NESTED.get(name, tuple)(value)
    return raw
