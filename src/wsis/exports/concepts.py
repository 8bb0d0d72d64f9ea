"""A dataset as SKOS: concepts in schemes, with their wholes and parts, and each link with where it stands."""

import json
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, cast

from wsis.dataset import Dataset
from wsis.entries import Entry
from wsis.errors import MissingExtraError
from wsis.exports.hints import Hint, Name, hints_of, inside
from wsis.exports.identifiers import identifiers_of, own
from wsis.exports.packaging import LICENSE, terms_of
from wsis.exports.tabulating import snake
from wsis.holding import additions_of, held, kinds_of, place_of
from wsis.kinds import ENTRY_TYPES
from wsis.link import Link
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES
from wsis.overlay_files import canonical
from wsis.places import Region
from wsis.provenance import Citation

try:
    from rdflib import Graph, Namespace, URIRef
    from rdflib import Literal as Text
    from rdflib.namespace import DCAT, DCTERMS, OWL, RDF, SKOS, XSD
except ImportError:
    raise MissingExtraError("rdflib", "rdf") from None

#: Our own terms: what the fields are called for which no vocabulary has a word.
TERM = Namespace("urn:wsis:term:")

_ENGLISH = MappingProxyType(
    {
        "title": SKOS.prefLabel,
        "label": SKOS.prefLabel,
        "short_title": SKOS.altLabel,
        "summary": SKOS.definition,
        "note": SKOS.note,
    },
)
_TERMS = MappingProxyType({"code": SKOS.notation, "date": DCTERMS.date, "publisher": DCTERMS.publisher})
#: Codes of other systems: notations too, told apart by their datatypes as SKOS has it.
_NOTATIONS = frozenset({"iso3", "m49"})
#: The kind of entry whose codes a field holds, by the name of the field: one as `goal`, several as `goals`.
_CODED = MappingProxyType[str, type[Entry]](
    {
        name: kind
        for field, kind in kinds_of(Dataset).items()
        if issubclass(kind, Entry)
        for name in (field, snake(kind))
    }
    | {"subregion": Region},
)
#: Fields that name no whole: a prize is given for a line, and is no part of it.
_BESIDE = frozenset({"action_line"})
_Value: TypeAlias = Any


def concepts_of(ds: Dataset, form: Literal["turtle", "json-ld"]) -> bytes:
    """Write a dataset as SKOS.

    Args:
        ds: The dataset.
        form: How the graph is written.

    >>> import wsis
    >>> print(concepts_of(wsis.load(), "turtle").decode().splitlines()[0])
    @prefix dcat: <http://www.w3.org/ns/dcat#> .
    """
    graph = graph_of(ds)
    if form == "turtle":
        return graph.serialize(format="turtle", encoding="utf-8")
    context = {prefix: str(space) for prefix, space in graph.namespaces()}
    written: object = json.loads(graph.serialize(format="json-ld", context=context))
    return canonical(_sorted(written))


def graph_of(ds: Dataset) -> Graph:
    """Make the graph of a dataset: no node of it is blank.

    Args:
        ds: The dataset.

    >>> import wsis
    >>> len(set(graph_of(wsis.load("2026.1")).subjects(RDF.type, SKOS.Concept)))
    321
    """
    return _Concepts(ds).graph


class _Concepts:
    """The graph of a dataset while it is made."""

    def __init__(self, ds: Dataset) -> None:
        """Say all that there is to say of a dataset."""
        self.ds = ds
        self.named_entries = {place: URIRef(each.iri) for place, each in identifiers_of(ds).items()}
        self.additions = {place_of(value) for values in additions_of(ds).values() for value in values}
        self.graph = Graph(bind_namespaces="none")
        for prefix, space in (
            ("dcat", DCAT),
            ("dcterms", DCTERMS),
            ("owl", OWL),
            ("rdf", RDF),
            ("skos", SKOS),
            ("term", TERM),
            ("xsd", XSD),
        ):
            self.graph.bind(prefix, space)
        self.dataset = self.add_dataset()
        for kind in ENTRY_TYPES.values():
            if ds.all(kind):
                self.add_scheme(kind)
        for field, kind in kinds_of(Dataset).items():
            if not issubclass(kind, Entry):
                for value in held(ds, field):
                    self.add(URIRef(own(snake(kind), value.id).iri), value)
        for matrix in ds.matrices:
            self.add_links(matrix)

    def say(self, subject: URIRef, predicate: URIRef, value: object, *, lang: str | None = None) -> None:
        """Add one statement."""
        said = value if isinstance(value, URIRef | Text) else Text(value, lang=lang)
        self.graph.add((subject, predicate, said))

    def add_dataset(self) -> URIRef:
        """Say which dataset it is."""
        subject = URIRef(own("dataset", self.ds.version).iri)
        self.say(subject, RDF.type, DCAT.Dataset)
        self.say(subject, OWL.versionInfo, self.ds.version)
        self.say(subject, DCTERMS.identifier, self.ds.digest)
        self.say(subject, DCTERMS.issued, self.ds.date)
        self.say(subject, DCTERMS.license, URIRef(LICENSE))
        self.say(subject, DCTERMS.rights, terms_of(self.ds), lang="en")
        self.say(subject, TERM.schema_version, self.ds.schema_version)
        if self.ds.base:
            base = URIRef(own("dataset", self.ds.base.version).iri)
            self.say(subject, DCTERMS.isVersionOf, base)
            self.say(base, DCTERMS.identifier, self.ds.base.digest)
        return subject

    def add_scheme(self, kind: type[Entry]) -> None:
        """Make a framework or list a scheme and its entries concepts, at the top what stands under no other of it."""
        scheme = URIRef(own("framework", kind.framework).iri)
        self.say(scheme, RDF.type, SKOS.ConceptScheme)
        self.say(scheme, DCTERMS.title, kind.framework.replace("-", " "), lang="en")
        self.say(scheme, DCTERMS.isPartOf, self.dataset)
        for entry in self.ds.all(kind):
            concept = self.named_entries[kind, entry.code]
            self.say(concept, RDF.type, SKOS.Concept)
            self.say(concept, SKOS.inScheme, scheme)
            self.add(concept, entry)
            if not getattr(entry, "parent", None):
                self.say(concept, SKOS.topConceptOf, scheme)
                self.say(scheme, SKOS.hasTopConcept, concept)

    def add(self, subject: URIRef, value: _Value) -> None:
        """Say of a value of the dataset what its fields hold, and whether it is canonical."""
        if not isinstance(value, Entry):
            self.say(subject, RDF.type, TERM[type(value).__name__])
        self.say(subject, TERM.canonical, place_of(value) not in self.additions)
        self.add_fields(subject, value)

    def add_fields(self, subject: URIRef, value: _Value) -> None:
        """Say what the fields of a value hold; the links of a matrix are said of apart."""
        of: type[_Value] = value.__class__
        for name, hint in hints_of(of).items():
            for place, each in enumerate(inside(value, name), start=1):
                if isinstance(each, Name):
                    self.say(subject, SKOS.prefLabel, each.name, lang=each.language)
                elif name == "citation":
                    self.cite(subject, each)
                elif not hint.is_value:
                    self.add_text(subject, value, name, each, hint)
                elif hint.kind is not Link:
                    owner = (value.framework, value.code) if isinstance(value, Entry) else (snake(of), value.id)
                    part = URIRef(own(snake(hint.kind), *owner, str(place)).iri)
                    self.say(subject, TERM[name], part)
                    self.say(part, RDF.type, TERM[hint.kind.__name__])
                    self.add_fields(part, each)

    def add_text(self, subject: URIRef, value: _Value, name: str, said: _Value, hint: Hint) -> None:
        """Say one thing that a field holds: what it names, or a text, a number, a flag."""
        whole = self.named(value, name, said) if hint.kind is str and not hint.choices else None
        is_entry = isinstance(value, Entry)
        if whole is not None and is_entry and not hint.many and name not in _BESIDE:
            self.say(subject, SKOS.broader, whole)
            self.say(whole, SKOS.narrower, subject)
        elif whole is not None:
            self.say(subject, DCTERMS.source if name == "document" else TERM[name], whole)
        elif name == "short_title" and said == getattr(value, "title", None):
            pass  # SKOS allows no label to be preferred and alternative at once
        elif is_entry and name in _ENGLISH:
            self.say(subject, _ENGLISH[name], said, lang="en")
        elif name == "title":
            self.say(subject, DCTERMS.title, said, lang="en")
        elif name in _NOTATIONS:
            self.say(subject, SKOS.notation, Text(said, datatype=TERM[name]))
        else:
            self.say(subject, _TERMS.get(name, TERM[name]), said)

    def named(self, value: _Value, name: str, code: str) -> URIRef | None:
        """Identify what a code or an id in a field stands for, if the field holds such."""
        if name == "document":
            return URIRef(own("document", code).iri)
        kind: type[Entry] | None = cast("type[Entry]", type(value)) if name == "parent" else _CODED.get(name)
        return self.named_entries[kind, code] if kind else None

    def cite(self, subject: URIRef, citation: Citation) -> None:
        """Say where something stands: the document, and the place in it with its note."""
        note = f" ({citation.note})" if citation.note else ""
        self.say(subject, DCTERMS.source, URIRef(own("document", citation.document).iri))
        self.say(subject, DCTERMS.bibliographicCitation, f"{citation}{note}")

    def add_links(self, matrix: Matrix) -> None:
        """Say of each link that its ends have to do with each other, and where that stands."""
        ends = (NODE_TYPES[matrix.source], NODE_TYPES[matrix.target])
        for link in matrix.links:
            source, target = self.named_entries[ends[0], link.source], self.named_entries[ends[1], link.target]
            self.say(source, SKOS.relatedMatch, target)
            statement = URIRef(own("link", matrix.id, link.source, link.target).iri)
            self.say(statement, RDF.type, RDF.Statement)
            self.say(statement, RDF.subject, source)
            self.say(statement, RDF.predicate, SKOS.relatedMatch)
            self.say(statement, RDF.object, target)
            self.say(statement, DCTERMS.isPartOf, URIRef(own("matrix", matrix.id).iri))
            self.say(statement, TERM.blanket, link.blanket)
            self.say(statement, TERM.standing, link.standing)
            self.say(statement, TERM.canonical, place_of(matrix) not in self.additions)
            for citation in link.evidence:
                self.cite(statement, citation)


def _sorted(written: object) -> object:
    """Put what stands in any order in one order: the subjects, and several values of a property."""
    if isinstance(written, dict):
        return {name: _sorted(each) for name, each in cast("dict[str, object]", written).items()}
    if isinstance(written, list):
        return sorted(map(_sorted, cast("list[object]", written)), key=_written)
    return written


def _written(value: object) -> tuple[str, str]:
    """Make the sort key of a value: what it names, then all of it."""
    name = cast("dict[str, str]", value).get("@id", "") if isinstance(value, dict) else ""
    return name, json.dumps(value, sort_keys=True)
