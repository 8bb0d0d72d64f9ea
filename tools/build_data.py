"""Make the bundled data files and the closed vocabularies from the curated tables.

Usage: python tools/build_data.py [--check]

Reads curation/*.csv and writes src/wsis/data/<version>/ and src/wsis/codes.py for the last version that
curation/releases.csv lists. The same tables make the same bytes on every machine. With --check nothing is written:
the exit status is 1 where a file differs from what the tables make.
"""

import json
import re
import sys
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from wsis._converter import new_converter
from wsis.assembly import assemble
from wsis.integrity import faults
from wsis.kinds import ENTRY_TYPES
from wsis.languages import Names
from wsis.manifest import DataFile, Manifest, digest_of, sha256
from wsis.matrix import Matrix
from wsis.nodes import NODE_TYPES, ActionLine, Commitment, Facilitator, Goal, Objective, Target, Theme
from wsis.provenance import Citation, Correction, Document
from wsis.statements import Row, Statement

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "wsis"
sys.path.insert(0, str(ROOT))

from tools import curated_entries  # noqa: E402 - found from the root of the project
from tools.curated_tables import Record, table, written_out  # noqa: E402 - as above


def paragraphs(span: str) -> tuple[str, ...]:
    """Write out a span of paragraph numbers, `10-12`."""
    first, _, last = span.partition("-")
    return tuple(str(number) for number in range(int(first), int(last or first) + 1))


def action_lines() -> list[ActionLine]:
    """Make the action lines, each with its facilitators."""
    facilitators = [
        (
            row["action_line"],
            Facilitator(
                name=row["name"],
                role=row["role"],  # type: ignore[arg-type] # the validator checks roles
                as_of=int(row["as_of"]),
                source=row["source"],
            ),
        )
        for row in table("facilitators")
    ]
    return [
        ActionLine(
            code=row["code"],
            title=row["title"],
            short_title=row["short_title"],
            parent=row["parent"] or None,
            paragraph=row["paragraph"],
            facilitators=tuple(each for code, each in facilitators if code == row["code"]),
            citation=Citation(
                document="geneva-plan",
                locator=f"para{'s' * ('-' in row['paragraph'])}. {row['paragraph']}",
                note=row["note"] or None,
            ),
        )
        for row in table("action_lines")
    ]


def goals() -> list[Goal]:
    """Make the goals, each with its title in other languages."""
    names = table("goal_names")
    return [
        Goal(
            code=row["code"],
            title=row["title"],
            short_title=row["short_title"],
            names=Names({each["language"]: each["name"] for each in names if each["goal"] == row["code"]}),
            color=row["color"],
            iri=row["iri"],
            citation=Citation(document="A-RES-70-1", locator=f"Goal {row['code']}"),
        )
        for row in table("goals")
    ]


def targets() -> list[Target]:
    """Make the targets; their IRIs follow from their codes."""
    return [
        Target(
            code=row["code"],
            goal=row["code"].partition(".")[0],
            label=row["label"],
            means_of_implementation=row["means_of_implementation"] == "yes",
            iri=f"http://metadata.un.org/sdg/{row['code']}",
            citation=Citation(document="A-RES-70-1", locator=f"target {row['code']}"),
        )
        for row in table("targets")
    ]


def compact(locator: str) -> Citation:
    """Cite the Global Digital Compact, which is annex I of the resolution."""
    return Citation(document="A-RES-79-1", locator=f"annex I, {locator}")


def objectives() -> list[Objective]:
    """Make the objectives and the follow-up part."""
    return [
        Objective(
            code=row["code"],
            title=row["title"],
            paragraphs=paragraphs(row["paragraphs"]),
            citation=compact(f"paras. {row['paragraphs']}"),
        )
        for row in table("objectives")
    ]


def themes() -> list[Theme]:
    """Make the themes."""
    return [
        Theme(
            code=row["code"],
            objective=row["objective"],
            title=row["title"],
            paragraphs=paragraphs(row["paragraphs"]),
            citation=compact(f"paras. {row['paragraphs']}"),
        )
        for row in table("themes")
    ]


def commitments() -> list[Commitment]:
    """Make the commitments."""
    return [
        Commitment(
            code=row["code"],
            paragraph=row["paragraph"],
            objective=row["objective"],
            theme=row["theme"] or None,
            title=row["title"],
            summary=row["summary"],
            citation=compact(f"para. {row['paragraph']}"),
        )
        for row in table("commitments")
    ]


def columns(lines: Iterable[ActionLine]) -> tuple[str, ...]:
    """Give the action lines that the matrices speak of: all but the heading C7."""
    lines = tuple(lines)
    headings = {line.parent for line in lines}
    return tuple(line.code for line in lines if line.code not in headings)


def gdc_rows(lines: tuple[str, ...], goal_codes: tuple[str, ...]) -> list[Row]:
    """Make the rows of the WSIS–GDC matrix."""
    return [
        Row(
            number=int(row["number"]),
            section=row["section"],
            commitments=tuple(row["commitments"].split()),
            goals=written_out(row["goals"], goal_codes),
            action_lines=written_out(row["action_lines"], lines),
            all_goals=row["goals"] == "all",
            all_action_lines=row["action_lines"] == "all",
            alignment=row["alignment"],  # type: ignore[arg-type] # the validator checks alignments
            note=row["note"] or None,
        )
        for row in table("wsis_gdc_rows")
    ]


def adopted_tags(goal_codes: tuple[str, ...]) -> list[Statement]:
    """Make the statements of the Compact: the SDGs that it prints in brackets behind a commitment."""
    return [
        Statement(
            sources=(row["code"],),
            targets=written_out(row["printed_sdgs"], goal_codes),
            evidence=(compact(f"para. {row['paragraph']}"),),
            blanket=row["printed_sdgs"] == "all",
        )
        for row in table("commitments")
        if row["printed_sdgs"]
    ]


def sdg_cells(level: str) -> list[Statement]:
    """Make the statements of the WSIS–SDG matrix, each citing the transcriptions that have the cell."""
    return [
        Statement(
            sources=(row["action_line"],),
            targets=(row[level],),
            evidence=tuple(cell_evidence(row)),
            standing="inferred" if row["standing"] == "inferred" else "stated",
        )
        for row in table("wsis_sdg_links")
        if (level == "target") == bool(row["target"])
    ]


def cell_evidence(row: Record) -> Iterable[Citation]:
    """Cite each transcription that has a cell."""
    line, goal, note = row["action_line"], row["goal"], row["note"] or None
    entry = f', entry "{row["entry_as_printed"]}"' if row["entry_as_printed"] else ""
    if row["in_rationale_list"]:
        yield Citation(document="ict4sdg-rationale-list", locator=f"{line}, goal {goal}{entry}", note=note)
    if row["in_table_2"]:
        yield Citation(document="ict4sdg-table-2", locator=f"goal {goal}, {line}", note=note)
    if row["in_table_3"]:
        yield Citation(document="ict4sdg-table-3", locator=f"{line}, goal {goal}", note=note)


def documents() -> list[Document]:
    """Make the documents."""
    return [Document(**{field: value or None for field, value in row.items()}) for row in table("documents")]  # type: ignore[arg-type] # required cells are never empty


def corrections() -> list[Correction]:
    """Make the corrections ledger."""
    return [
        Correction(
            id=row["id"],
            subject=row["subject"],
            locator=row["locator"],
            printed=row["printed"],
            adopted=row["adopted"],
            reason=row["reason"],
            status=row["status"],  # type: ignore[arg-type] # the validator checks statuses
            citation=Citation(document=row["document"], locator=row["document_locator"]),
        )
        for row in table("corrections")
    ]


def parts() -> dict[str, list[object]]:
    """Make the values of every data file."""
    lines, all_goals, all_targets, all_commitments = action_lines(), goals(), targets(), commitments()
    line_codes, goal_codes = columns(lines), tuple(goal.code for goal in all_goals)
    rows = gdc_rows(line_codes, goal_codes)
    scopes = {
        "wsis-sdg-goals": (line_codes, goal_codes),
        "wsis-sdg-targets": (line_codes, tuple(target.code for target in all_targets)),
        "wsis-gdc": (tuple(dict.fromkeys(code for row in rows for code in row.commitments)), line_codes),
        "gdc-sdg-printed": (tuple(dict.fromkeys(code for row in rows for code in row.commitments)), goal_codes),
        "gdc-sdg-adopted": (tuple(commitment.code for commitment in all_commitments), goal_codes),
    }
    matrices = [
        Matrix(**row, source_scope=scopes[row["id"]][0], target_scope=scopes[row["id"]][1], links=())  # type: ignore[arg-type] # the validator checks frameworks
        for row in table("matrices")
    ]
    made: dict[str, object] = {
        "action_lines": lines,
        "commitments": all_commitments,
        "corrections": corrections(),
        "documents": documents(),
        "gdc_sdg_adopted": adopted_tags(goal_codes),
        "goals": all_goals,
        "matrices": matrices,
        "objectives": objectives(),
        "targets": all_targets,
        "themes": themes(),
        "countries": curated_entries.countries(),
        "geneva_targets": curated_entries.geneva_targets(line_codes),
        "indicators": curated_entries.indicators(),
        "mandates": curated_entries.mandates(line_codes),
        "principles": curated_entries.principles(),
        "prize_categories": curated_entries.prize_categories(),
        "regions": curated_entries.regions(),
        "wsis_gdc_rows": rows,
        "wsis_sdg_goals": sdg_cells("goal"),
        "wsis_sdg_targets": sdg_cells("target"),
    }
    return cast("dict[str, list[object]]", made)


def canonical(value: object) -> bytes:
    """Write canonical JSON: UTF-8, two spaces, sorted keys, newline at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def outputs() -> dict[Path, bytes]:
    """Make every generated file; the values are validated on the way."""
    release = table("releases")[-1]
    converter = new_converter()
    values = parts()
    contents = {f"{name}.json": canonical(converter.unstructure(value)) for name, value in values.items()}
    manifest = Manifest(
        **release,
        digest=digest_of(contents),
        files=tuple(
            DataFile(
                name=row["file"],
                sha256=sha256(contents[row["file"]]),
                count=len(values[row["file"].removesuffix(".json")]),
                sources=tuple(row["sources"].split()),
                terms=row["terms"],
            )
            for row in table("files")
        ),
    )
    ds = assemble(manifest, contents)
    if problems := faults(ds):
        raise SystemExit("\n".join(map(str, problems)))
    folder = PACKAGE / "data" / manifest.version
    vocabularies = {kind.__name__: tuple(ds.codes(kind)) for kind in ENTRY_TYPES.values()}
    made = {folder / name: data for name, data in contents.items()}
    made[folder / "manifest.json"] = canonical(converter.unstructure(manifest))
    made[PACKAGE / "codes.py"] = codes_module(vocabularies).encode()
    return made


def codes_module(vocabularies: Mapping[str, tuple[str, ...]]) -> str:
    """Write the module of closed vocabularies."""
    frameworks = {kind.__name__: name for name, kind in NODE_TYPES.items()}
    versions = json.dumps([row["version"] for row in table("releases")]).strip("[]")
    blocks = [
        CODES_HEAD,
        listing("FrameworkName = Literal[", NODE_TYPES, "]"),
        "",
        listing("KindName = Literal[", ENTRY_TYPES, "]"),
        "",
        *(
            listing(f'{constant(kind)}: tuple["{kind}Code", ...] = (', codes, ")")
            for kind, codes in vocabularies.items()
        ),
        "",
        "_TYPES = {",
        *(f'    "{kind}Code": {constant(kind)},' for kind in vocabularies),
        "}",
        "",
        "if TYPE_CHECKING:",
        *(
            textwrap.indent(listing(f"{kind}Code = Literal[", codes, "]"), "    ")
            for kind, codes in vocabularies.items()
        ),
        CODES_TYPES,
        "#: The codes of each framework, in definition order.",
        "VOCABULARIES = MappingProxyType[FrameworkName, tuple[str, ...]](",
        "    {",
        *(f'        "{name}": {constant(kind)},' for kind, name in frameworks.items()),
        "    },",
        ")",
        "",
        "#: The data versions that the package carries, oldest first.",
        f"DATA_VERSIONS: tuple[str, ...] = ({versions})",
    ]
    return "\n".join(blocks) + "\n"


CODES_HEAD = '''"""The closed vocabularies: every code of the newest bundled dataset, in definition order.

Generated by tools/build_data.py from curation/; a test holds this file to the data.
"""

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal
'''

CODES_TYPES = '''else:

    def __getattr__(name: str) -> object:
        """Make the type of the codes of a kind when somebody asks for it: a type checker has no need to."""
        if name not in _TYPES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return Literal[_TYPES[name]]

'''


def listing(opening: str, codes: Iterable[str], closing: str) -> str:
    """Write codes between brackets."""
    lines = textwrap.wrap(", ".join(f'"{code}"' for code in codes) + ",", width=112, break_on_hyphens=False)
    return "\n".join([opening, *(f"    {line}" for line in lines), closing])


def constant(kind: str) -> str:
    """Name the tuple of a kind's codes."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind).upper() + "_CODES"


def main(arguments: list[str]) -> int:
    """Write the files, or with --check say which differ."""
    made = outputs()
    if "--check" not in arguments:
        for path, data in made.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return 0
    different = [path for path, data in made.items() if not path.is_file() or path.read_bytes() != data]
    for path in different:
        sys.stderr.write(f"{path.relative_to(ROOT)} is not what curation/ makes; run: python tools/build_data.py\n")
    return bool(different)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
