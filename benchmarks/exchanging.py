"""A dataset loaded, compared, exported and extended, a register migrated: the first time in a process, and again."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import wsis
from benchmarks.fresh import in_turns
from benchmarks.registers import synthetic_projects
from benchmarks.tables import Table, ratio, seconds
from wsis import Citation, Dataset, Link

NOTE = """\
Each line is of {processes} processes, which take turns with those of the other lines: the first time in a process, with
what it imports, and again in the same process; the best of each. `import wsis`, or that of what it is against, and the
datasets, texts and projects that are at hand come before the clock starts. A version is read once in a process, so
`wsis.load()` has nothing left to do the second time.
The document is the dataset as JSON, of {size:.2f} MB. `json` makes dicts and lists of it, checks nothing, and writes
them again; `difflib` compares the lines of two documents. Ratios are against that, kind by kind.
Compared are {old} and {new}. An overlay adds one link.
The {projects:,} projects move to a dataset in which C8 stands in the place of C9.
Exports are made with rdflib {rdflib} and pyarrow {pyarrow}."""

PROCESSES = 5
PROJECTS = 10_000

#: What a process does: all statements but the last, that one by the clock, and that one again and again.
SCRIPT = """
import sys, time, timeit
names = {}
*prepare, measured = sys.argv[1:]
for statement in prepare:
    exec(statement, names)
code = compile(measured, "<benchmark>", "exec")
start = time.perf_counter()
exec(code, names)
print(time.perf_counter() - start)
timer = timeit.Timer(measured, "import gc; gc.enable()", globals=names)
loops, taken = timer.autorange()
print(min(taken, *timer.repeat(2, loops)) / loops)
"""

IMPORT = ("import wsis",)
DATASET = (*IMPORT, "ds = wsis.load()")
TWO = (*IMPORT, "old, new = map(wsis.load, wsis.versions()[-2:])")
TEXTS = ("import difflib", "old, new = (open(f'{name}.json', encoding='utf-8').readlines() for name in ('old', 'ds'))")
PLAIN = ("import json, pathlib", "document = pathlib.Path('ds.json')", "plain = json.loads(document.read_bytes())")
LINK = (
    *DATASET,
    "place = wsis.Citation(document='A-RES-70-1', locator='Goal 2')",
    "link = wsis.Link(source='C5', target='2', matrix='wsis-sdg-goals', evidence=(place,))",
)
MERGED = (
    *("import attrs", *DATASET, "register = wsis.read_register('register.jsonl', on_problem='raise').register"),
    "place = wsis.Citation(document='A-RES-80-173', locator='an example')",
    "merged = wsis.Withdrawal(date='2027-01-01', reason='Merged.', successors=('C8',), citation=place)",
    "lines = (attrs.evolve(each, withdrawn=merged) if each.code == 'C9' else each for each in ds.action_lines)",
    "later = attrs.evolve(ds, version='later', action_lines=tuple(lines))",
)


class Line(NamedTuple):
    """What is measured, and what comes before the clock starts."""

    measured: str
    prepare: tuple[str, ...] = DATASET


#: The lines of the table, kind by kind. What the others of a kind are against comes first, if there is anything.
KINDS = (
    {
        "read the document: `json`": Line("json.loads(document.read_bytes())", PLAIN[:-1]),
        "read the document: `read_document`": Line(
            "from wsis.exports.document import read_document; read_document('ds.json')", IMPORT
        ),
        "`wsis.load()`": Line("wsis.load()", IMPORT),
        "`wsis.load(path=…)`, an overlay": Line("wsis.load(path='overlay')", IMPORT),
    },
    {
        "compare two documents: `difflib`": Line("list(difflib.unified_diff(old, new))", TEXTS),
        "`wsis.compare(old, new)`": Line("wsis.compare(old, new)", TWO),
    },
    {
        "write the document: `json`": Line(
            "pathlib.Path('plain.json').write_text(json.dumps(plain, indent=2), encoding='utf-8')", PLAIN
        ),
        '`wsis.export(ds, "json", …)`': Line("wsis.export(ds, 'json', 'own.json')"),
        '`wsis.export(ds, "csv", …)`': Line("wsis.export(ds, 'csv', 'own-csv')"),
        '`wsis.export(ds, "parquet", …)`': Line("wsis.export(ds, 'parquet', 'own-parquet')"),
        '`wsis.export(ds, "sssom", …)`': Line("wsis.export(ds, 'sssom', 'own-sssom')"),
        '`wsis.export(ds, "skos", …)`, Turtle': Line("wsis.export(ds, 'skos', 'own.ttl')"),
        '`wsis.export(ds, "skos", …)`, JSON-LD': Line("wsis.export(ds, 'skos', 'own.jsonld')"),
    },
    {"`ds.extend(…)`, an overlay": Line("ds.extend(name='acme.1', links=[link])", LINK)},
    {f"`wsis.migrate(…)`, {PROJECTS:,} projects": Line("wsis.migrate(register, ds, later)", MERGED)},
)


def exchanging_table(ds: Dataset) -> Table:
    """Time each beside what somebody without the library does with the document."""
    with TemporaryDirectory() as folder:
        _make_files(Path(folder), ds)
        lines = {name: (*line.prepare, line.measured) for kind in KINDS for name, line in kind.items()}
        printed = in_turns(SCRIPT, lines, processes=PROCESSES, folder=folder)
        size = Path(folder, "ds.json").stat().st_size
    best = {name: [min(times) for times in zip(*each, strict=True)] for name, each in printed.items()}
    note = NOTE.format(
        processes=PROCESSES,
        size=size / 1e6,
        old=wsis.versions()[-2],
        new=ds.version,
        projects=PROJECTS,
        rdflib=version("rdflib"),
        pyarrow=version("pyarrow"),
    )
    return Table(
        title="Loading, comparing, exporting",
        note=note,
        head=("what", "first", "against `json`, `difflib`", "again", "against `json`, `difflib`"),
        rows=[_row(name, best, next(iter(kind)) if len(kind) > 1 else "") for kind in KINDS for name in kind],
    )


def _make_files(folder: Path, ds: Dataset) -> None:
    """Write what the lines read."""
    wsis.export(wsis.load(wsis.versions()[-2]), "json", folder / "old.json")
    wsis.export(ds, "json", folder / "ds.json")
    wsis.write_register(synthetic_projects(ds, PROJECTS), folder / "register.jsonl")
    place = Citation(document="A-RES-70-1", locator="Goal 2")
    link = Link(source="C5", target="2", matrix="wsis-sdg-goals", evidence=[place])
    wsis.write_overlay(ds.extend(name="acme.1", links=[link]), folder / "overlay")


def _row(name: str, best: Mapping[str, Sequence[float]], base: str) -> tuple[str, ...]:
    first, again = best[name]
    against = [ratio(own, other) for own, other in zip(best[name], best[base], strict=True)] if base else ["", ""]
    return name, seconds(first), against[0], seconds(again), against[1]
