"""The dataset in the formats of others, each read back by another's software; files and folders."""

import csv
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs
import duckdb
import frictionless
import jsonschema
import pandas as pd
import polars as pl
import pyshacl
import pytest
import sssom_pydantic
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, SKOS, Graph, URIRef
from rdflib import Literal as Text

import wsis
from tests.commands import Run
from tests.exports import FORMATS, FORMULA, HASHES, OTHERS, hashes_of, overlay
from tools.build_schema import FOLDER, SCHEMAS, schema_text
from wsis import (
    Country,
    Dataset,
    Document,
    Entry,
    GenevaTarget,
    Goal,
    Indicator,
    InvalidInputError,
    Mandate,
    MissingExtraError,
    Node,
    Principle,
    PrizeCategory,
    Region,
)
from wsis.exports.concepts import TERM, graph_of
from wsis.exports.delimited import shape
from wsis.exports.document import read_document
from wsis.exports.exporting import ExportFormat
from wsis.exports.hints import hint_of
from wsis.exports.tabulating import tables_of
from wsis.holding import all_entries, kinds_of
from wsis.nodes import NODE_TYPES
from wsis.spreadsheets import unescaped

#: pySHACL asks rdflib in a way that rdflib is about to give up.
PYSHACL = pytest.mark.filterwarnings("ignore:Dataset.*is deprecated:DeprecationWarning")
SHAPES = Path(__file__).parent / "data" / "skos_shapes.ttl"
PATHS = {"csv": "csv", "json": "dataset.json", "parquet": "parquet", "skos": "dataset.ttl", "sssom": "sssom"}

#: The lists of a dataset, with the kind of entry that each holds: those of nodes first.
LISTS = {name: kind for name, kind in kinds_of(Dataset).items() if issubclass(kind, Entry)}
#: Those that came with 2026.2.
LATER = [name for name, kind in LISTS.items() if not issubclass(kind, Node)]

Exported = dict[str, Path]


@pytest.fixture(scope="session", params=[*wsis.versions(), "extended"])
def either(request: pytest.FixtureRequest, ds: Dataset) -> Dataset:
    """A bundled dataset, or an overlay of the newest one."""
    return overlay(ds) if request.param == "extended" else wsis.load(request.param)


@pytest.fixture(scope="session")
def exported(either: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Each format of it, written once."""
    folder = tmp_path_factory.mktemp("exports")
    return {form: wsis.export(either, form, folder / path) for form, path in PATHS.items()}  # type: ignore[arg-type] # each is a format


def entries_in(ds: Dataset) -> Counter[tuple[str, str]]:
    """Name every entry of a dataset by kind and code."""
    return Counter((entry.framework, entry.code) for entry in all_entries(ds))


def links_of(ds: Dataset) -> Counter[tuple[str, str, str]]:
    """Name every link of a dataset by matrix and ends."""
    return Counter((matrix.id, *pair) for matrix in ds.matrices for pair in matrix.pairs)


def plain(rows: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """List the rows of a table in the terms of Python."""
    return [tuple(tuple(cell) if isinstance(cell, list) else cell for cell in row) for row in rows]


def typed(package: Mapping[str, Any], name: str) -> dict[str, str]:
    """Read the types of the columns of a table off its description."""
    resource = next(each for each in package["resources"] if each["name"] == name)
    return {field["name"]: field["type"] for field in resource["schema"]["fields"]}


# -- all of it, once ---------------------------------------------------------------------------------------------------


def test_tables_hold_everything_once(either: Dataset) -> None:
    """Every entry and every link of the dataset is a row, once."""
    tables = {table.name: table for table in tables_of(either)}
    entries = Counter(
        (kind.framework, str(code))
        for name, kind in LISTS.items()
        if name in tables
        for code in tables[name].cells("code")
    )
    links = Counter(
        (matrix.id, str(source), str(target))
        for matrix in either.matrices
        for table in [tables[f"links_{matrix.id}"]]
        for source, target in zip(table.cells("source"), table.cells("target"), strict=True)
    )

    assert (entries_in(either), links_of(either)) == (entries, links)


def test_what_there_are_several_of_is_in_rows(either: Dataset) -> None:
    """Names, custodians, addressees and memberships are rows with the code of what they are of, in order."""
    rows = {table.name: list(table.rows) for table in tables_of(either)}
    expected: dict[str, list[tuple[object, ...]]] = {
        "goal_names": [(goal.code, *row) for goal in either.goals for row in numbered(goal.names.items())],
        "country_names": [(each.code, *row) for each in either.countries for row in numbered(each.names.items())],
        "country_groups": [
            (country.code, *row)
            for country in either.countries
            for row in numbered((each.group, each.as_of, each.note) for each in country.groups)
        ],
        "indicator_custodians": [
            (each.code, *row) for each in either.indicators for row in numbered((name,) for name in each.custodians)
        ],
        "mandate_addressees": [
            (each.code, *row) for each in either.mandates for row in numbered((name,) for name in each.addressees)
        ],
    }

    assert expected == {name: rows.get(name, []) for name in expected}


def numbered(items: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Put its place before each of several things."""
    return [(place, *item) for place, item in enumerate(items, start=1)]


def test_nothing_is_exported_of_an_empty_list(ds: Dataset) -> None:
    """A list that a dataset has none of, or that is empty throughout, makes no table and no scheme."""
    tables = {table.name: table for table in tables_of(wsis.load("2026.1"))}
    nameless = attrs.evolve(ds, goals=tuple(attrs.evolve(goal, names=wsis.Names()) for goal in ds.goals))
    schemes = {str(each) for each in graph_of(wsis.load("2026.1")).subjects(RDF.type, SKOS.ConceptScheme)}

    assert [] == [name for name, table in tables.items() if not table.rows]
    assert {"goal_names"} == {table.name for table in tables_of(ds)} - {table.name for table in tables_of(nameless)}
    assert {f"urn:wsis:framework:{kind.framework}" for kind in NODE_TYPES.values()} == schemes


@pytest.mark.parametrize("version", wsis.versions())
def test_bytes_are_the_same_everywhere(version: str) -> None:
    """The bytes of a bundled dataset in our own formats, and its graph, are the ones written down."""
    written = json.loads(HASHES.read_text(encoding="utf-8"))

    assert written[version] == hashes_of(wsis.load(version))
    assert {*FORMATS, "skos"} == set(written[version])
    assert set(wsis.versions()) == set(written)


def test_no_node_of_the_graph_is_blank(ds: Dataset) -> None:
    """Everything that the graph speaks of has a name."""
    assert [] == [each for triple in graph_of(ds) for each in triple if not isinstance(each, URIRef | Text)]


def test_bytes_do_not_depend_on_the_process(tmp_path: Path) -> None:
    """Processes that order their sets in different ways write the same graph in the same bytes."""
    program = (
        "import sys, attrs, wsis; ds = wsis.load(); few = attrs.evolve(ds, matrices=ds.matrices[:1], corrections=());"
        "wsis.export(few, 'skos', sys.argv[1] + '.ttl'); wsis.export(few, 'skos', sys.argv[1] + '.jsonld')"
    )
    for seed in ("1", "7"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", program, str(tmp_path / seed)], check=True, env=environment)

    for suffix in ("ttl", "jsonld"):
        assert (tmp_path / f"1.{suffix}").read_bytes() == (tmp_path / f"7.{suffix}").read_bytes()


@pytest.mark.parametrize("form", ["csv", "json", "parquet", "skos", "sssom"])
def test_version_and_digest_are_in_it(form: str, either: Dataset, exported: Exported) -> None:
    """Version and digest stand in the file, or in the description of the folder; so do those of what it extends."""
    path = exported[form]
    text = (path / "datapackage.json" if path.is_dir() else path).read_text(encoding="utf-8")
    said = [either.version, either.digest, *([either.base.version, either.base.digest] if either.base else [])]

    assert [] == [each for each in said if each not in text]


# -- CSV ---------------------------------------------------------------------------------------------------------------


def test_frictionless_finds_it_valid(exported: Exported) -> None:
    """Frictionless finds types, patterns, keys, references, hashes and sizes as the description says."""
    report = frictionless.Package(str(exported["csv"] / "datapackage.json")).validate()

    assert [] == report.flatten(["title", "message"])


def test_frictionless_finds_faults(ds: Dataset, tmp_path: Path) -> None:
    """A code of another shape and a reference that leads nowhere are found: the description says enough."""
    folder = wsis.export(ds, "csv", tmp_path / "csv")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    path = folder / "targets.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("8.10,8,", "8.1O,8,").replace("9.c,9,", "9.c,99,"), encoding="utf-8")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()

    assert {"Constraint Error", "ForeignKey Error"} == {title for (title,) in report.flatten(["title"])}


def test_codes_are_text_to_pandas_and_duckdb(either: Dataset, exported: Exported) -> None:
    """Read with the types of the description, target 8.10 is not 8.1, region 002 not 2, and NA is Namibia."""
    folder = exported["csv"]
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for name in (name for name in LISTS if getattr(either, name)):
        types = typed(package, name)
        texts = {column: "str" for column, kind in types.items() if kind == "string"}
        frame = pd.read_csv(folder / f"{name}.csv", dtype=texts, keep_default_na=False)
        columns = {column: "VARCHAR" if kind == "string" else kind.upper() for column, kind in types.items()}
        relation = duckdb.read_csv(str(folder / f"{name}.csv"), dtype=columns)
        expected = [entry.code for entry in getattr(either, name)]

        assert expected == list(frame["code"])
        assert expected == [code for (code,) in relation.select("code").fetchall()]


def test_no_reference_leads_to_a_table_that_is_not_there(tmp_path: Path) -> None:
    """An overlay adds a country to a dataset without regions: what it says of them leads nowhere, and is valid."""
    old = wsis.load("2026.1")
    plan = Document(id="acme-plan", title="Plan", publisher="Acme", date="2026", url="https://acme.example/plan")
    folder = wsis.export(old.extend(name="acme.1", nodes=OTHERS[-1:], documents=[plan]), "csv", tmp_path / "csv")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()

    assert [] == report.flatten(["title", "message"])
    assert {"countries.csv"} == {path.name for path in folder.iterdir()} - {
        path.name for path in wsis.export(old, "csv", tmp_path / "old").iterdir()
    }


def test_cells_are_the_values(either: Dataset, exported: Exported) -> None:
    """A cell is its value, in letters; what a spreadsheet would run has an apostrophe before it."""
    for table in tables_of(either):
        with (exported["csv"] / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))

        assert [column.name for column in table.columns] == rows[0]
        assert [[lettered(cell) for cell in row] for row in table.rows] == [
            [unescaped(cell) for cell in row] for row in rows[1:]
        ]
        assert not [cell for row in rows[1:] for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} and cell]


def lettered(cell: object) -> str:
    """Write a value as a cell has it."""
    if isinstance(cell, tuple):
        return " ".join(cell)
    return {None: "", True: "true", False: "false"}.get(cell) if cell is None or isinstance(cell, bool) else str(cell)  # type: ignore[return-value] # all three are there


def test_no_text_of_the_dataset_is_a_formula(ds: Dataset, tmp_path: Path) -> None:
    """In the bundled dataset no cell needs an apostrophe: each is the very text."""
    folder = wsis.export(ds, "csv", tmp_path / "csv")

    assert [] == [path.name for path in folder.glob("*.csv") if ",'=" in path.read_text(encoding="utf-8")]


def test_a_formula_of_an_overlay_is_escaped(ds: Dataset, tmp_path: Path) -> None:
    """An overlay's formula gets an apostrophe, and JSON has it as it is."""
    extended = overlay(ds)
    folder = wsis.export(extended, "csv", tmp_path / "csv")
    path = wsis.export(extended, "json", tmp_path / "dataset.json")

    assert f"'{FORMULA}" in (folder / "corrections.csv").read_text(encoding="utf-8")
    assert FORMULA == read_document(path).corrections[-1].printed


@pytest.mark.parametrize(
    "name",
    ["goals", "targets", "themes", "documents", "corrections", *LATER, "links_wsis-sdg-goals+acme.1"],
)
def test_additions_are_marked(name: str, ds: Dataset) -> None:
    """What an overlay added says that it is not canonical, and nothing else does."""
    table = next(table for table in tables_of(overlay(ds)) if table.name == name)
    marked = [row[0] for row in table.rows if row[-1] is False]
    expected = {
        "goals": ["18"],
        "targets": ["9.10"],
        "themes": ["acme-radio"],
        "documents": ["acme-plan"],
        "corrections": ["acme-note"],
        **{name: [each.code for each in OTHERS if type(each) is LISTS[name]] for name in LATER},
    }

    assert expected.get(name, ["C5"]) == marked


@given(st.lists(st.text(min_size=1), min_size=1))
def test_a_shape_fits_its_codes(codes: list[str]) -> None:
    """The pattern of codes fits each of them, whatever signs they hold."""
    assert all(re.fullmatch(shape(codes), code) for code in codes)


def test_a_space_within_several_texts_is_refused(ds: Dataset, tmp_path: Path) -> None:
    """CSV writes several texts with a space between them: one that holds a space is refused, with its table."""
    spaced = attrs.evolve(ds, themes=(attrs.evolve(ds.themes[0], paragraphs=("10 bis",)), *ds.themes[1:]))
    with pytest.raises(InvalidInputError, match=r"themes: holds a space, .*'10 bis'"):
        wsis.export(spaced, "csv", tmp_path / "csv")

    assert not (tmp_path / "csv").exists()


# -- SSSOM -------------------------------------------------------------------------------------------------------------


def test_sssom_pydantic_loses_no_row(either: Dataset, exported: Exported) -> None:
    """Another's reader finds every link, no stronger than related, with its marks and evidence, and no confidence."""
    for matrix in either.matrices:
        pack = sssom_pydantic.read(exported["sssom"] / f"{matrix.id}.sssom.tsv")
        ends = Counter((each.subject.identifier, each.object.identifier) for each in pack.mappings)
        marks = {(each.subject.identifier, each.object.identifier): each for each in pack.mappings}

        assert Counter(matrix.pairs) == ends
        assert {("skos:relatedMatch", None)} == {(each.predicate.curie, each.confidence) for each in pack.mappings}
        for link in matrix.links:
            found = marks[link.source, link.target]

            assert found.other == {
                "blanket": str(link.blanket).lower(),
                "canonical": str(not either.added(link)).lower(),
                "standing": link.standing,
            }
            assert all(str(citation) in (found.comment or "") for citation in link.evidence)


def test_sssom_is_canonical(exported: Exported) -> None:
    """Versions are texts to any reader of YAML, slots and rows stand in the order of the standard."""
    for path in exported["sssom"].glob("*.tsv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        head = yaml.safe_load("\n".join(line[1:] for line in lines if line.startswith("#")))
        rows = list(csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t"))
        order = ["curie_map", "mapping_set_id", "mapping_set_version", "mapping_set_title", "mapping_set_description"]

        assert order == list(head)[:5]
        assert {str} == {type(head[name]) for name in head if name.endswith(("version", "date"))}
        assert sorted(head["curie_map"]) == list(head["curie_map"])
        assert sorted(rows[1:]) == rows[1:]


def test_composed_links_are_chains(ds: Dataset, tmp_path: Path) -> None:
    """A link that was composed of others is justified as a chain, not as somebody's statement."""
    lines = ds.matrices[0].inverse()
    composed = attrs.evolve(
        lines.compose(ds.matrices[0]).restrict(sources=["1"]), id="composed", document=ds.matrices[0].document
    )
    made = attrs.evolve(ds, matrices=(composed,))
    folder = wsis.export(made, "sssom", tmp_path / "sssom")
    mappings = sssom_pydantic.read(folder / "composed.sssom.tsv").mappings

    assert {"semapv:MappingChaining"} == {each.justification.curie for each in mappings}


# -- SKOS --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def graph(exported: Exported) -> Graph:
    """The graph as rdflib reads it back."""
    return Graph().parse(exported["skos"])


def test_the_graph_holds_everything_once(either: Dataset, graph: Graph) -> None:
    """Every entry is a concept with its code in the scheme of its kind, every link a statement about two."""
    entries = Counter(
        (str(graph.value(concept, SKOS.inScheme)).removeprefix("urn:wsis:framework:"), code_of(graph, concept))
        for concept in graph.subjects(RDF.type, SKOS.Concept)
    )
    links = Counter(
        tuple(str(statement).removeprefix("urn:wsis:link:").replace("%2B", "+").split(":"))
        for statement in graph.subjects(RDF.type, RDF.Statement)
    )
    stated = {
        (graph.value(each, RDF.subject), graph.value(each, RDF.object))
        for each in graph.subjects(RDF.type, RDF.Statement)
    }

    assert (entries_in(either), links_of(either)) == (entries, links)
    assert stated == set(graph.subject_objects(SKOS.relatedMatch))


def code_of(graph: Graph, concept: object) -> str:
    """Read the code of a concept: the one notation that is plain text."""
    (code,) = (each for each in graph.objects(concept, SKOS.notation) if getattr(each, "datatype", None) is None)  # type: ignore[arg-type] # a subject of the graph
    return str(code)


def said_of(graph: Graph, subject: URIRef) -> dict[str, set[str]]:
    """Read all that a graph says of something: texts, concepts by their codes, parts by what is said of them."""
    found: dict[str, set[str]] = {}
    for predicate, value in graph.predicate_objects(subject):
        name = re.split("[:#/]", str(predicate))[-1]
        if isinstance(value, Text):
            said = f"{value}@{value.language}" if value.language else str(value)
            name = str(value.datatype).rpartition(":")[2] if "urn:wsis:" in str(value.datatype) else name
        elif (value, SKOS.notation, None) in graph:
            said = code_of(graph, value)
        elif "urn:wsis:term:" in str(graph.value(value, RDF.type)) and "urn:wsis:document:" not in str(value):
            said = str(sorted((key, *each) for key, each in said_of(graph, URIRef(str(value))).items()))
        else:
            said = re.split("[:#]", str(value))[-1]
        found.setdefault(name, set()).add(said)
    return found


def part(kind: str, **said: str | None) -> str:
    """Write a part of an entry as `said_of` reads it."""
    return str(sorted((name, each) for name, each in {**said, "type": kind}.items() if each is not None))


#: What the graph says of an entry of each kind that is no node, beside what it says of all.
SAID: Mapping[type[Entry], Callable[[Any], dict[str, Collection[object]]]] = MappingProxyType(
    {
        Indicator: lambda each: {
            "prefLabel": [f"{each.label}@en"],
            "broader": [each.target],
            "custodians": each.custodians,
            "standing": [each.standing],
            "note": [f"{each.note}@en"] * bool(each.note),
        },
        PrizeCategory: lambda each: {"prefLabel": [f"{each.title}@en"], "action_line": [each.action_line]},
        GenevaTarget: lambda each: {
            "prefLabel": [f"{each.title}@en"],
            "paragraph": [each.paragraph],
            "due": [each.due],
            "action_lines": each.action_lines,
            "tied_by": [
                part("Citation", source=tie.document, locator=tie.locator, note=tie.note)
                for tie in [each.tied_by]
                if tie
            ],
            "note": [f"{each.note}@en"] * bool(each.note),
        },
        Mandate: lambda each: {
            "prefLabel": [f"{each.title}@en"],
            "definition": [f"{each.summary}@en"],
            "paragraph": [each.paragraph],
            "addressees": each.addressees,
            "due": [each.due] * bool(each.due),
            "every_years": [each.every_years] * bool(each.every_years),
            "action_lines": each.action_lines,
            "note": [f"{each.note}@en"] * bool(each.note),
        },
        Principle: lambda each: {
            "prefLabel": [f"{each.title}@en"],
            "kind": [each.kind],
            "definition": [f"{each.summary}@en"] * bool(each.summary),
        },
        Region: lambda each: {"prefLabel": [f"{each.title}@en"], "broader": [each.parent] * bool(each.parent)},
        Country: lambda each: {
            "prefLabel": [f"{each.title}@en", *(f"{name}@{tag}" for tag, name in each.names.items())],
            "iso3": [each.iso3],
            "m49": [each.m49],
            "broader": [whole for whole in (each.region, each.subregion) if whole],
            "groups": [part("Membership", group=one.group, as_of=one.as_of, note=one.note) for one in each.groups],
            "note": [f"{each.note}@en"] * bool(each.note),
        },
    },
)


def test_the_graph_says_all_of_what_is_no_node(either: Dataset, graph: Graph) -> None:
    """Of indicators, prizes, targets of the summit, mandates, principles, regions and countries nothing is lost."""
    for entry in (each for each in all_entries(either) if type(each) in SAID):
        expected: dict[str, Collection[object]] = {
            "type": ["Concept"],
            "notation": [entry.code],
            "inScheme": [entry.framework],
            "canonical": [str(not either.added(entry)).lower()],
            "source": [entry.citation.document],
            "bibliographicCitation": [
                f"{entry.citation} ({entry.citation.note})" if entry.citation.note else str(entry.citation)
            ],
            **SAID[type(entry)](entry),
        }
        said = said_of(graph, URIRef(f"urn:wsis:{entry.framework}:{entry.code}"))
        beside = {"topConceptOf", "narrower", "withdrawn"}

        assert {name: {*map(str, each)} for name, each in expected.items() if each} == {
            name: each for name, each in said.items() if name not in beside
        }
        assert bool(entry.withdrawn) is ("withdrawn" in said)


def test_names_are_labels_in_their_languages(either: Dataset, graph: Graph) -> None:
    """Each name of a goal is a preferred label with the tag of its language; the English one is the title."""
    for goal in either.all(Goal):
        iri = URIRef("urn:wsis:goal:18" if either.added(goal) else goal.iri)
        labels = {(each.language, str(each)) for each in graph.objects(iri, SKOS.prefLabel) if isinstance(each, Text)}

        assert {("en", goal.title), *goal.names.items()} == labels


@PYSHACL
def test_the_graph_meets_its_shapes(graph: Graph) -> None:
    """Labels, notations, schemes, sources and statements are as the shapes ask: pySHACL finds no fault."""
    conforms, _, report = pyshacl.validate(graph, shacl_graph=str(SHAPES))

    assert (True, "Validation Report\nConforms: True\n") == (conforms, report)


@PYSHACL
@pytest.mark.parametrize(
    "lacking",
    [
        (None, SKOS.notation, None),
        (None, SKOS.inScheme, None),
        (None, RDF.object, None),
        (URIRef("urn:wsis:country:AF"), SKOS.notation, Text("AFG", datatype=TERM.iso3)),
        (URIRef("urn:wsis:country:AF"), SKOS.notation, Text("004", datatype=TERM.m49)),
        (None, TERM.group, None),
        (None, TERM.standing, Text("ict")),
        (None, TERM.action_line, None),
        (None, TERM.locator, Text("para. 9(c)")),
        (None, TERM.due, None),
        (None, TERM.kind, None),
        (URIRef("urn:wsis:indicator:9.c.1"), SKOS.broader, None),
        (URIRef("urn:wsis:mandate:18"), SKOS.definition, None),
    ],
    ids=str,
)
def test_the_shapes_find_faults(lacking: Any, few: Dataset) -> None:  # noqa: ANN401 - the parts of a statement, or None
    """A graph that lacks what the shapes ask for does not conform."""
    graph = graph_of(few)
    graph.remove(lacking)
    conforms, _, _ = pyshacl.validate(graph, shacl_graph=str(SHAPES))

    assert not conforms


@PYSHACL
def test_a_few_meet_the_shapes(few: Dataset) -> None:
    """What the graphs of the faults are made of conforms."""
    assert pyshacl.validate(graph_of(few), shacl_graph=str(SHAPES))[0]


@pytest.fixture(scope="session")
def few(ds: Dataset) -> Dataset:
    """The newest dataset with few links and countries."""
    return attrs.evolve(
        ds,
        matrices=(ds.matrices[0].restrict(sources=["C11"]),),
        corrections=(),
        countries=ds.countries[:8],
        commitments=ds.commitments[:1],
        targets=tuple(each for each in ds.targets if each.code in {one.target for one in ds.indicators}),
    )


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # its own, when it reads
def test_json_ld_is_the_same_graph(ds: Dataset, tmp_path: Path) -> None:
    """JSON-LD says what the graph says, as Turtle does in the other tests."""
    few = attrs.evolve(ds, matrices=(ds.matrices[0],))
    other = Graph().parse(wsis.export(few, "skos", tmp_path / "dataset.jsonld"), format="json-ld")

    assert set(graph_of(few)) == set(other)


def test_wholes_are_broader(either: Dataset, graph: Graph) -> None:
    """What rolls up into a node is narrower than it, both ways; goals have the IRIs of the United Nations."""
    goal, target = URIRef("http://metadata.un.org/sdg/8"), URIRef("http://metadata.un.org/sdg/8.10")
    seventh = URIRef("urn:wsis:action-line:C7")
    parts = {str(each).rpartition(":")[2] for each in graph.objects(seventh, SKOS.narrower)}

    assert (target, SKOS.broader, goal) in graph
    assert (goal, SKOS.narrower, target) in graph
    assert {node.code for node in either.parts(either.action_line("C7"))} == parts


def test_additions_have_no_iri_of_the_united_nations(ds: Dataset) -> None:
    """A goal that an overlay added is named by a URN, and says that it is not canonical."""
    graph = graph_of(attrs.evolve(overlay(ds), matrices=()))

    assert "false" == str(graph.value(URIRef("urn:wsis:goal:18"), TERM.canonical))


# -- JSON --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_shipped_schemas_are_current(path: Path) -> None:
    """The shipped schemas are those of the values; `python tools/build_schema.py` writes them."""
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[path]())

    assert schema_text(path) == (files("wsis") / "schemas" / path.name).read_text(encoding="utf-8")


def test_the_document_meets_its_schema(exported: Exported) -> None:
    """The document is as the shipped schema says, which jsonschema checks."""
    schema = json.loads((FOLDER / "dataset-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(exported["json"].read_text(encoding="utf-8")))

    assert "urn:wsis:schema:dataset:1" == schema["$id"]


def test_the_document_gives_the_dataset_back(either: Dataset, exported: Exported) -> None:
    """Read back, the document is the very dataset, with what it extends."""
    back = read_document(exported["json"])

    assert (either, either.base) == (back, back.base)


@settings(max_examples=8)
@given(st.text(min_size=1))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever text an overlay adds, JSON gives it back."""
    try:
        extended = overlay(wsis.load(), printed=text)
    except InvalidInputError:
        return
    path = wsis.export(extended, "json", tmp_path_factory.mktemp("json") / "dataset.json")

    assert extended == read_document(path)


@pytest.mark.parametrize(
    "change, message",
    [
        ({"schema": "wsis-dataset/2"}, "is no document of the format wsis-dataset/1"),
        ({"base": {}}, "is no document of the format wsis-dataset/1"),
        ({"goals": "1"}, r"\$\.goals: expected a list, not '1'"),
        ({"themes": []}, "belongs to an unknown theme"),
        ({"colour": "red"}, "extra fields found"),
    ],
)
def test_another_document_is_refused(change: dict[str, Any], message: str, ds: Dataset, tmp_path: Path) -> None:
    """A document of another format, with other fields, or of a broken dataset is refused with the reason."""
    path = wsis.export(ds, "json", tmp_path / "dataset.json")
    raw = json.loads(path.read_text(encoding="utf-8")) | change
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(InvalidInputError, match=message):
        read_document(path)


@pytest.mark.parametrize("text, message", [("{", "is no JSON"), ("[]", "is no document")])
def test_what_is_no_document_is_refused(text: str, message: str, tmp_path: Path) -> None:
    """A file that is no JSON, or no object, is refused."""
    path = tmp_path / "dataset.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInputError, match=message):
        read_document(path)


def test_a_changed_addition_is_found(ds: Dataset, tmp_path: Path) -> None:
    """The digest of an overlay is computed again: an addition that was changed is found."""
    path = wsis.export(overlay(ds), "json", tmp_path / "dataset.json")
    path.write_text(path.read_text(encoding="utf-8").replace('"Air"', '"Fire"'), encoding="utf-8")
    with pytest.raises(InvalidInputError, match="is not that of the additions"):
        read_document(path)


# -- Parquet -----------------------------------------------------------------------------------------------------------


def test_polars_and_duckdb_read_the_tables(either: Dataset, exported: Exported) -> None:
    """Polars and DuckDB find the very tables, codes as text and flags as flags."""
    for table in tables_of(either):
        path = exported["parquet"] / f"{table.name}.parquet"

        assert list(table.rows) == plain(pl.read_parquet(path).rows())
        assert list(table.rows) == plain(duckdb.read_parquet(str(path)).fetchall())
        assert either.digest == pl.read_parquet_metadata(path)["wsis.digest"]


# -- files and folders -------------------------------------------------------------------------------------------------


def test_an_earlier_export_is_replaced(ds: Dataset, tmp_path: Path) -> None:
    """An export takes the place of an earlier one, even of another format, and leaves nothing of it."""
    folder = wsis.export(overlay(ds), "csv", tmp_path / "export")
    wsis.export(ds, "sssom", folder)

    assert {"datapackage.json", *(f"{matrix.id}.sssom.tsv" for matrix in ds.matrices)} == {
        path.name for path in folder.iterdir()
    }
    assert [folder] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "found, message",
    [
        ({"thesis.txt": "mine"}, "is a folder that is no export"),
        ({"datapackage.json": "{}", "a.csv": ""}, "holds what no export of the dataset does: a.csv"),
        ({"datapackage.json": "["}, "holds what no export of the dataset does: datapackage.json"),
        ({"datapackage.json": '{"wsis": {}, "resources": [{"path": "a.csv"}]}', "b.csv": ""}, "does: b.csv"),
    ],
)
def test_what_is_no_export_is_left_alone(found: dict[str, str], message: str, ds: Dataset, tmp_path: Path) -> None:
    """A folder with anything else in it is refused, and stays as it is."""
    for name, text in found.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInputError, match=message):
        wsis.export(ds, "sssom", tmp_path)

    assert found == {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}


def test_an_empty_folder_is_filled(ds: Dataset, tmp_path: Path) -> None:
    """A folder that is there and empty is a place for an export."""
    (tmp_path / "new").mkdir()

    assert tmp_path / "new" == wsis.export(ds, "sssom", tmp_path / "new")


@pytest.mark.parametrize(
    "form, name, message",
    [
        ("json", "folder", "is a folder, and this format is one file"),
        ("csv", "file.csv", "is a file, and this format is a folder"),
        ("skos", "concepts.rdf", r"concepts\.rdf.*end it in \.ttl or \.jsonld"),
        ("excel", "x", "no format to export: 'excel'"),
    ],
)
def test_a_wrong_place_or_format_is_refused(
    form: ExportFormat, name: str, message: str, ds: Dataset, tmp_path: Path
) -> None:
    """What cannot be written there is refused, with what to do instead."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(InvalidInputError, match=message):
        wsis.export(ds, form, tmp_path / name)


def test_a_matrix_without_a_file_name_is_refused(ds: Dataset, tmp_path: Path) -> None:
    """The id of a matrix becomes the name of a file: one that would lead elsewhere is refused."""
    stray = attrs.evolve(ds, matrices=(attrs.evolve(ds.matrices[0], id="../x"),))
    with pytest.raises(InvalidInputError, match=r"an id of which no file can be named: '\.\./x'"):
        wsis.export(stray, "csv", tmp_path / "csv")


def test_a_failure_leaves_the_earlier_export(ds: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the new folder cannot take its place, the earlier one is there again, and nothing beside it."""
    folder = wsis.export(ds, "sssom", tmp_path / "export")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise OSError("disk full")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="disk full"):
        wsis.export(overlay(ds), "csv", folder)

    assert before == {path.name: path.read_bytes() for path in folder.iterdir()}
    assert [folder] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "form, library, module, extra",
    [("skos", "rdflib", "concepts", "rdf"), ("parquet", "pyarrow", "columnar", "arrow")],
)
def test_missing_libraries_are_named(
    form: ExportFormat,
    library: str,
    module: str,
    extra: str,
    *,
    ds: Dataset,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without the library of a format the error says what to install."""
    monkeypatch.delitem(sys.modules, f"wsis.exports.{module}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=rf"this needs {library}: pip install 'wsis\[{extra}\]'"):
        wsis.export(ds, form, tmp_path / "dataset.ttl")


@pytest.mark.parametrize("annotation", [list[str], int | str, tuple[int, str], "int"])
def test_a_field_of_another_form_is_refused(annotation: object) -> None:
    """A value with a field that no table could hold is found when it is exported, not lost."""
    with pytest.raises(TypeError, match="has no place in an export"):
        hint_of(annotation)


def test_a_table_knows_its_columns(ds: Dataset) -> None:
    """A column that is not there is an error; a table is shown by its name and size."""
    table = tables_of(ds)[0]
    with pytest.raises(ValueError, match="colour"):
        table.cells("colour")

    assert "Table('action_lines', 15 columns, 19 rows)" == repr(table)


# -- the command line --------------------------------------------------------------------------------------------------


def test_the_command_writes_a_folder(run: Run, ds: Dataset, tmp_path: Path) -> None:
    """`wsis export csv -o wsis` writes the folder that the library writes, and says what it wrote."""
    status, out, _ = run("export", "csv", "-o", "wsis")
    again = wsis.export(ds, "csv", tmp_path / "again")
    count = len(list(again.iterdir()))

    assert (0, True) == (status, out.startswith(f"wsis: dataset {ds.version}, {count} files, "))
    assert {path.name: path.read_bytes() for path in again.iterdir()} == {
        path.name: path.read_bytes() for path in Path("wsis").iterdir()
    }


def test_the_command_writes_a_file(run: Run) -> None:
    """`wsis export json` writes one file, of the version that is asked for."""
    status, out, _ = run("export", "json", "-o", "dataset.json", "--dataset", "2026.1")

    assert (0, wsis.load("2026.1")) == (status, read_document("dataset.json"))
    assert "dataset.json: dataset 2026.1, 1 file" in out


def test_the_command_refuses(run: Run) -> None:
    """A name that tells no form of SKOS is refused with status 2 and the reason."""
    status, _, err = run("export", "skos", "-o", "concepts.rdf")

    assert (2, True) == (status, "end it in .ttl or .jsonld" in err)
