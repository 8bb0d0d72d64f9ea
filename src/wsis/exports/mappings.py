"""The matrices as SSSOM: one mapping set each, as canonical TSV."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping

from wsis.dataset import Dataset
from wsis.exports.identifiers import Identifier, identifiers_of, own
from wsis.exports.packaging import LICENSE, description_of, resource_of, terms_of
from wsis.exports.saving import DESCRIPTION
from wsis.link import Link
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES

#: The slots of a mapping, in the order of the standard.
SLOTS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "other",
    "comment",
)
#: All that a matrix says of two nodes is that they have to do with each other.
PREDICATE = "skos:relatedMatch"

_PLAIN = re.compile(
    r"(?!(?:yes|no|on|off|true|false|null|[yn])$)[a-z](?:[^:#]|:(?![ ]|$)|(?<! )#)*(?<! )", re.IGNORECASE
)


def mapping_files(ds: Dataset) -> dict[str, bytes]:
    """Write each matrix as a mapping set, with a description of all.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> list(mapping_files(wsis.load()))[:2]
    ['wsis-sdg-goals.sssom.tsv', 'wsis-sdg-targets.sssom.tsv']
    """
    files = {f"{matrix.id}.sssom.tsv": mapping_set(ds, matrix) for matrix in ds.matrices}
    resources = [
        resource_of(
            ds, name, data, {matrix.document, *(each.document for link in matrix.links for each in link.evidence)}
        )
        | {"mediatype": "text/tab-separated-values", "encoding": "utf-8"}
        for matrix, (name, data) in zip(ds.matrices, files.items(), strict=True)
    ]
    return {**files, DESCRIPTION: description_of(ds, "sssom", resources)}


def mapping_set(ds: Dataset, matrix: Matrix) -> bytes:
    """Write a matrix as a mapping set: what it is of, then its links in the order of their identifiers.

    Every link is a `skos:relatedMatch`, which is all that a matrix says. No confidence is given, since no source
    gives one; what limits a link stands in the slot `other`, and its evidence is the comment.

    Args:
        ds: The dataset.
        matrix: One of its matrices.

    >>> import wsis
    >>> ds = wsis.load("2026.1")
    >>> print(mapping_set(ds, ds.matrices[0]).decode().splitlines()[6])
    #mapping_set_version: "2026.1"
    """
    identifiers = identifiers_of(ds)
    source, target = NODE_TYPES[matrix.source], NODE_TYPES[matrix.target]
    is_canonical = not ds.added(matrix)
    rows: list[tuple[str, ...]] = []
    used: set[Identifier] = set()
    for link in matrix.links:
        ends = identifiers[source, link.source], identifiers[target, link.target]
        used.update(ends)
        names = ds.get(source, link.source).name, ds.get(target, link.target).name
        rows.append((ends[0].curie, names[0], PREDICATE, ends[1].curie, names[1], *_grounds(link, is_canonical)))
    stream = io.StringIO(newline="")
    for line in _metadata(ds, matrix, used):
        stream.write(f"#{line}\n")
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow(SLOTS)
    writer.writerows(sorted(rows))
    return stream.getvalue().encode()


def _grounds(link: Link, is_canonical: bool) -> tuple[str, ...]:  # noqa: FBT001 - of the whole matrix
    """Write how a link is known: justification, marks, evidence."""
    marks = {
        "blanket": str(link.blanket).lower(),
        "canonical": str(is_canonical).lower(),
        "standing": link.standing,
    }
    return (
        f"semapv:{'MappingChaining' if link.standing == 'derived' else 'ManualMappingCuration'}",
        _other(marks),
        "; ".join(f"{each} ({each.note})" if each.note else f"{each}" for each in link.evidence),
    )


def _metadata(ds: Dataset, matrix: Matrix, used: set[Identifier]) -> Iterator[str]:
    """Write what there is to say of the whole set, in the order of the standard."""
    frameworks = [own("framework", end) for end in (matrix.source, matrix.target)]
    document = next(each for each in ds.documents if each.id == matrix.document)
    yield "curie_map:"
    # Some readers take the id of the set, which is a URN, for a shortened one.
    for prefix, space in sorted({("urn", "urn:"), *((each.prefix, each.space) for each in (*used, *frameworks))}):
        yield f"  {prefix}: {_scalar(space)}"
    yield f"mapping_set_id: {_scalar(own('matrix', matrix.id).iri)}"
    yield f"mapping_set_version: {_scalar(ds.version)}"
    yield f"mapping_set_title: {_scalar(matrix.title)}"
    yield f"mapping_set_description: {_scalar(f'Stated by {document.publisher}: {document.title} ({document.date}).')}"
    yield f"license: {LICENSE}"
    for end, framework, name in zip(("subject", "object"), frameworks, (matrix.source, matrix.target), strict=True):
        yield f"{end}_type: skos concept"
        yield f"{end}_source: {framework.curie}"
        yield f"{end}_source_version: {_scalar(_edition(ds, name))}"
    yield f"publication_date: {_scalar(ds.date)}"
    yield "see_also:"
    yield f"  - {_scalar(document.url)}"
    # The slot `other` would be the place for the digest; not every reader takes it where it concerns a whole set.
    base = f" It extends {ds.base.version}, {ds.base.digest}." if ds.base else ""
    yield f"comment: {_scalar(f'Dataset {ds.version}, {ds.digest}.{base} {terms_of(ds)}')}"


def _edition(ds: Dataset, framework: str) -> str:
    """Give the date of the document that defines a framework."""
    dates = {document.id: document.date for document in ds.documents}
    return next(
        dates[node.citation.document]
        for kind, nodes in NODE_TYPES.items()
        if kind == framework
        for node in ds.all(nodes)
    )


def _other(values: Mapping[str, str]) -> str:
    """Write what the standard has no slot for."""
    return "|".join(f"{name}={value}" for name, value in sorted(values.items()))


def _scalar(text: str) -> str:
    """Write a text as YAML: in quotes where a reader could take it for anything else, as a version for a number."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
