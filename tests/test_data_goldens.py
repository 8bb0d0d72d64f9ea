"""The bundled data, held to what its sources print: counts, and rows and cells that were checked by hand.

The expected codes below were written while reading the page of the WSIS–GDC matrix (row by row) and the three
transcriptions of the WSIS–SDG matrix (cell by cell), not taken from the curated tables.
"""

import csv
import re
from pathlib import Path

import pytest

import wsis
from wsis import ActionLine, Commitment, Dataset, Goal, LinkState, Matrix, Objective, Row, Target, Theme
from wsis.codes import ACTION_LINE_CODES, COMMITMENT_CODES, GOAL_CODES

PRINTED = Path(__file__).parent / "data" / "wsis_gdc_rows_as_printed.csv"
RECORDS = tuple(csv.DictReader(PRINTED.read_text(encoding="utf-8").splitlines()))

# The action lines that the matrices speak of, C7 being a heading.
LINES: tuple[str, ...] = tuple(code for code in ACTION_LINE_CODES if code != "C7")

# Rows of the WSIS–GDC matrix: commitments by the order of rows under each heading, goals and action lines as printed.
ROWS: dict[int, tuple[str, str, str]] = {
    # Objective 1, Connectivity
    1: ("11a", "9", "C1 C2 C3 C5 C6 C7-e-government C7-e-employment C7-e-agriculture C11"),
    2: ("11b", "1 9", "C1 C2 C3 C4 C5 C6 C7-e-business C7-e-agriculture C11"),
    3: ("11c", "9 11", "C1 C2 C3 C5 C6 C7-e-government C7-e-learning C7-e-environment C7-e-agriculture C11"),
    4: ("11d", "3 4", "C1 C2 C3 C4 C7-e-health C7-e-learning C7-e-agriculture C11"),
    5: ("11e", "1 4 6 7 8 11 12 13 14", "C1 C2 C3 C6 C7-e-environment C7-e-business C7-e-agriculture C11"),
    # "SDGs 10 & 11"
    6: ("11f", "10 11", "C1 C2 C3 C4 C5 C6 C7-e-environment C7-e-agriculture C7-e-health C8 C10 C11"),
    7: ("11g", "5", "all"),
    # Digital literacy, skills and capacities; "WSIS Action C1 C2, …"
    8: ("13a", "4 5", "C1 C2 C3 C4 C6 C7-e-learning C7-e-government C7-e-employment C11"),
    9: ("13b", "4 10", "C1 C2 C3 C4 C6 C7-e-learning C7-e-business C7-e-agriculture C8 C11"),
    10: ("13c", "5 10", "C2 C4 C6 C7-e-learning C7-e-employment C7-e-environment C7-e-agriculture C8"),
    12: ("13e", "16", "C2 C3 C4 C6 C7-e-learning C7-e-employment C7-e-government C7-e-agriculture C8"),
    # no "and" before C8
    14: ("13g", "4 17", "C2 C3 C4 C6 C7-e-learning C8"),
    15: ("13h", "4", "all"),
    # Digital public goods and digital public infrastructure; 17 and 18 are one commitment
    16: ("17a", "8 9 10", "C2 C3 C5 C7-e-agriculture"),
    17: ("17b", "all", "all"),
    18: ("17b", "all", "all"),
    19: ("17c", "16", "C2 C3 C7-e-agriculture C10"),
    22: ("17f", "17", "C1 C2 C3 C4 C5 C6 C7-e-government C7-e-learning C7-e-environment C7-e-agriculture C11"),
    # Objective 2
    25: ("21c", "all", "all"),
    26: ("21d", "17", "all"),
    27: ("21e", "8 9", "C2 C3 C4 C5 C6 C7-e-business C7-e-agriculture"),
    30: ("21h", "9", "C2 C3 C4 C5 C6 C7-e-business C7-e-agriculture C11"),
    32: ("21j", "9", "all"),
    # Objective 3, Human rights
    33: ("23a", "all", "all"),
    36: ("23d", "all", "all"),
    # Internet governance
    37: ("29a", "9", "C1 C2 C3 C5 C6 C7-e-agriculture C9 C11"),
    38: ("29b", "9 10", "all"),
    # Digital trust and safety; 45 prints "C7 e-agriculture"
    41: ("31a", "3 5 9 10 16 17", "C1 C2 C3 C5 C6 C7-e-health C7-e-government C9 C11"),
    43: ("31c", "17", "C2 C5 C6 C7-e-health C7-e-government"),
    44: ("31d", "10 16", "C1 C2 C3 C5 C6 C7-e-health C7-e-government C9 C10 C11"),
    45: (
        "31e",
        "5 16",
        "C2 C5 C6 C7-e-health C7-e-government C7-e-employment C7-e-learning C7-e-agriculture C9 C11",
    ),
    # Information integrity; 48 prints "WSIS Action Line C9"; 49 and 50 are one commitment
    47: ("35a", "3 4", "C3 C7-e-learning C9 C11"),
    48: ("35b", "9 16", "C9"),
    49: ("35c", "3 4 9 16", "C9 C11"),
    50: ("35c", "3 4 9 16", "C9 C11"),
    51: ("35d", "10", "all"),
    # Objective 4: all SDGs beside some action lines, and some SDGs beside all action lines
    53: ("39a", "all", "C2 C3 C7-e-business C10"),
    54: ("39b", "all", "C2 C3 C7-e-business C7-e-environment C10"),
    57: ("39e", "8 9", "C2 C3 C4 C7-e-employment"),
    58: ("42a", "3 5 10 16", "all"),
    63: ("45c", "3 11", "C2 C3 C4 C5 C6 C7-e-environment C7-e-agriculture"),
    64: ("47", "17", "all"),
    # Objective 5; 65 is one row for four commitments; 68 has no SDG
    65: ("55a 55b 55c 55d", "all", "all"),
    66: ("56a", "17", "C2 C5 C10"),
    68: ("57", "", "C2 C5 C10"),
    69: ("58", "3 5 7 9 10 12 16 17", "C2 C5 C10"),
    70: ("59", "10 16", "C2 C5 C8"),
    71: ("60", "4 17", "C2 C3 C4 C5 C10 C11"),
    72: ("61", "all", "all"),
    73: ("62", "4 9 10 17", "C3 C8 C11"),
    # Follow-up and review
    74: ("64", "all", "all"),
    84: ("74", "all", "all"),
}

# Cells of the WSIS–SDG matrix: the line, the goal, how the link stands (None where there is none), and its targets.
CELLS: list[tuple[str, str, str | None, str]] = [
    # decided or contested
    ("C2", "8", "inferred", "8.2"),
    ("C3", "4", "inferred", ""),
    ("C4", "8", None, ""),
    ("C8", "5", None, ""),
    ("C8", "9", "inferred", ""),
    ("C9", "5", "inferred", "5.b"),
    ("C7-e-business", "2", "inferred", "2.3"),
    ("C7-e-business", "3", None, ""),
    ("C7-e-environment", "14", "inferred", ""),
    ("C7-e-environment", "16", None, ""),
    # in all three transcriptions
    ("C1", "1", "stated", ""),
    ("C1", "3", "stated", "3.8 3.d"),
    ("C1", "16", "stated", "16.5 16.6 16.10"),
    ("C2", "9", "stated", "9.1 9.a 9.c"),
    ("C2", "11", "stated", "11.5 11.b"),
    ("C3", "17", "stated", ""),
    ("C4", "12", "stated", "12.7 12.8 12.a 12.b"),
    ("C4", "17", "stated", "17.9 17.18"),
    ("C5", "16", "stated", "16.2"),
    ("C6", "16", "stated", "16.2 16.3 16.6 16.7 16.10 16.b"),
    ("C6", "11", "stated", "11.3 11.b"),
    ("C7-e-government", "9", "stated", "9.c"),
    ("C7-e-business", "8", "stated", "8.3 8.9 8.10"),
    ("C7-e-learning", "4", "stated", ""),
    ("C7-e-health", "3", "stated", "3.3 3.8"),
    ("C7-e-health", "17", "stated", "17.8 17.19"),
    ("C7-e-employment", "8", "stated", "8.5"),
    ("C7-e-environment", "15", "stated", ""),
    ("C7-e-agriculture", "2", "stated", "2.3 2.4 2.a"),
    ("C7-e-agriculture", "13", "stated", "13.1 13.3"),
    ("C7-e-science", "13", "stated", "13.1 13.2 13.3"),
    ("C8", "8", "stated", "8.3 8.9"),
    ("C10", "12", "stated", "12.8"),
    ("C10", "17", "stated", "17.6 17.7 17.8 17.18 17.19"),
    ("C11", "17", "stated", "17.9 17.16 17.17"),
    # in none
    ("C11", "16", None, ""),
    ("C7-e-learning", "9", None, ""),
    ("C9", "4", None, ""),
]

FACILITATORS = {
    "C1": "UN DESA (lead, 2025); ITU (co-facilitator, 2014)",
    "C2": "ITU (lead, 2025)",
    "C3": "UNESCO (lead, 2025); ITU (co-facilitator, 2014)",
    "C4": "ITU (lead, 2025)",
    "C5": "ITU (lead, 2025)",
    "C6": "ITU (lead, 2014)",
    "C7": "",
    "C7-e-government": "UN DESA (lead, 2016); ITU (co-facilitator, 2014)",
    "C7-e-business": "UNCTAD (lead, 2025); ITC (co-facilitator, 2025); UPU (co-facilitator, 2025)",
    "C7-e-learning": "UNESCO (lead, 2025)",
    "C7-e-health": "WHO (lead, 2025); ITU (co-facilitator, 2025)",
    "C7-e-employment": "ILO (lead, 2022)",
    "C7-e-environment": (
        "WMO (facilitator, 2017); UNEP (Basel Convention secretariat) (facilitator, 2017); ITU (facilitator, 2017)"
    ),
    "C7-e-agriculture": "FAO (lead, 2025); ITU (co-facilitator, 2016)",
    "C7-e-science": "UNESCO (lead, 2025)",
    "C8": "UNESCO (lead, 2025); ITU (partner, 2014)",
    "C9": "UNESCO (lead, 2025); ITU (partner, 2014)",
    "C10": "UNESCO (lead, 2025)",
    "C11": "UN DESA (lead, 2025); ITU (co-facilitator, 2014)",
}

# The commitments on which the WSIS–GDC matrix is silent.
SILENT = ("25a", "25b", "32a", "32b", "32c", "32d", "36a", "36b", "36c", "46", "48", "49", "63")

# The eleven paragraphs on follow-up and review, which the matrix tags with all goals and the Compact with none.
FOLLOW_UP = tuple(str(number) for number in range(64, 75))


@pytest.fixture(scope="module", params=wsis.versions())
def ds(request: pytest.FixtureRequest) -> Dataset:
    """Each bundled dataset: what the sources print does not change from one version to the next."""
    return wsis.load(request.param)


def written(cell: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Write out the codes of a cell in definition order."""
    named = cell.split()
    assert cell == "all" or set(named) <= set(codes)
    return tuple(code for code in codes if cell == "all" or code in named)


def matrix_of(ds: Dataset, id_: str) -> Matrix:
    """Give a matrix by its id."""
    (matrix,) = (matrix for matrix in ds.matrices if matrix.id == id_)
    return matrix


def row_of(ds: Dataset, number: int) -> Row:
    """Give a row of the WSIS–GDC matrix by its number."""
    return matrix_of(ds, "wsis-gdc").rows[number - 1]


# Counts -------------------------------------------------------------------------------------------------------------


def test_counts_of_nodes(ds: Dataset) -> None:
    """19 action lines, 17 goals, 169 targets; 5 objectives and the follow-up, 12 themes, 98 commitments."""
    counts = [len(ds.all(kind)) for kind in (ActionLine, Goal, Target, Objective, Theme, Commitment)]

    assert [19, 17, 169, 6, 12, 98] == counts


def test_counts_of_targets(ds: Dataset) -> None:
    """The goals have 7, 8, 13, … targets, as A/RES/70/1 adopted them."""
    expected = [7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19]

    assert expected == [len(ds.parts(goal)) for goal in ds.goals]


def test_counts_of_means_of_implementation(ds: Dataset) -> None:
    """62 targets are means of implementation: the lettered ones, and all of goal 17."""
    means = [target.code for target in ds.targets if target.means_of_implementation]

    assert 62 == len(means)
    assert means == [
        target.code for target in ds.targets if target.goal == "17" or target.code.rpartition(".")[2].isalpha()
    ]


def test_applications_of_c7(ds: Dataset) -> None:
    """C7 has eight applications; the 18 columns of the matrices are the other lines and these."""
    applications = ds.parts(ds.action_line("C7"))

    assert ["15", "16", "17", "18", "19", "20", "21", "22"] == [
        line.paragraph for line in applications if isinstance(line, ActionLine)
    ]
    assert 18 == len(LINES)
    for id_ in ("wsis-sdg-goals", "wsis-sdg-targets"):
        assert LINES == matrix_of(ds, id_).source_scope
    assert LINES == matrix_of(ds, "wsis-gdc").target_scope


def test_lines_follow_the_plan_of_action(ds: Dataset) -> None:
    """The action lines are paragraphs 8 to 26 of the Geneva Plan of Action, without a gap."""
    lines = [line.paragraph for line in ds.action_lines if line.code != "C7"]

    assert [str(number) for number in range(8, 27) if number != 14] == lines
    assert "14-22" == ds.action_line("C7").paragraph


def test_counts_of_commitments(ds: Dataset) -> None:
    """The objectives have 21, 10, 28, 15 and 13 commitments, the follow-up 11; 85 carry an SDG tag in the Compact."""
    assert [21, 10, 28, 15, 13, 11] == [len(ds.parts(objective)) for objective in ds.objectives]
    assert 85 == len({link.source for link in matrix_of(ds, "gdc-sdg-adopted").links})


def test_commitments_without_a_tag(ds: Dataset) -> None:
    """The Compact prints no SDG behind 57, 63 and 64 to 74."""
    tagged = {link.source for link in matrix_of(ds, "gdc-sdg-adopted").links}

    assert ["57", "63", *FOLLOW_UP] == [code for code in COMMITMENT_CODES if code not in tagged]


def test_counts_of_themes(ds: Dataset) -> None:
    """Every heading of the Compact is a theme, with its commitments: "Interoperable data governance" too."""
    expected = {
        "Connectivity": 7,
        "Digital literacy, skills and capacities": 8,
        "Digital public goods and digital public infrastructure": 6,
        "Human rights": 6,
        "Internet governance": 4,
        "Digital trust and safety": 10,
        "Information integrity": 8,
        "Data privacy and security": 5,
        "Data exchanges and standards": 3,
        "Data for the Sustainable Development Goals and for development": 3,
        "Cross-border data flows": 2,
        "Interoperable data governance": 2,
    }

    assert expected == {theme.title: len(ds.parts(theme)) for theme in ds.themes}


def test_counts_of_the_wsis_sdg_matrix(ds: Dataset) -> None:
    """124 goal links; 163 target links on 80 targets; 24 goal links have no target."""
    goals, targets = matrix_of(ds, "wsis-sdg-goals"), matrix_of(ds, "wsis-sdg-targets")
    with_target = {(line, ds.get(Target, target).goal) for line, target in targets.pairs}

    assert (124, 163, 80) == (len(goals), len(targets), len({target for _, target in targets.pairs}))
    assert 24 == len(set(goals.pairs) - with_target)
    assert with_target <= set(goals.pairs)


def test_agreement_of_the_transcriptions(ds: Dataset) -> None:
    """118 goal links are in all three transcriptions without a question; the six others were decided."""
    links = matrix_of(ds, "wsis-sdg-goals").links
    decided = {(line, goal) for line, goal, standing, _ in CELLS if standing == "inferred"}

    assert 118 == len([link for link in links if link.standing == "stated"])
    assert {3} == {len(link.evidence) for link in links if link.standing == "stated"}
    assert decided == {(link.source, link.target) for link in links if link.standing == "inferred"}


def test_no_link_of_the_wsis_sdg_matrix_is_blanket(ds: Dataset) -> None:
    """The WSIS–SDG matrix names what it links, even for C3, which it links with every goal."""
    links = [*matrix_of(ds, "wsis-sdg-goals").links, *matrix_of(ds, "wsis-sdg-targets").links]

    assert not [link for link in links if link.blanket]
    assert GOAL_CODES == tuple(goal.code for goal in wsis.linked(ds, ds.action_line("C3"), to=Goal))


def test_counts_of_the_wsis_gdc_matrix(ds: Dataset) -> None:
    """84 rows, 959 pairs of a row and a line, 558 pairs of a row and a goal, once "All" is written out."""
    rows = matrix_of(ds, "wsis-gdc").rows

    assert list(range(1, 85)) == [row.number for row in rows]
    assert (959, 558) == (sum(len(row.action_lines) for row in rows), sum(len(row.goals) for row in rows))


def test_counts_of_blanket_rows(ds: Dataset) -> None:
    """35 rows say "All WSIS Action Lines"; 26 say "All SDGs"; 23 of them say both."""
    rows = matrix_of(ds, "wsis-gdc").rows
    lines, goals = ({row.number for row in rows if getattr(row, field)} for field in ("all_action_lines", "all_goals"))

    assert (35, 26, 23) == (len(lines), len(goals), len(lines & goals))
    assert {53, 54, 56} == goals - lines


def test_alignment_of_rows(ds: Dataset) -> None:
    """Which commitment a row is follows from the order of rows, from the texts that are left, or is inferred."""
    rows = matrix_of(ds, "wsis-gdc").rows

    assert [17, 18, 33, 34, 35, 36, 49, 50, 65] == [row.number for row in rows if row.alignment == "inferred"]
    assert [64, *range(68, 85)] == [row.number for row in rows if row.alignment == "text-match"]


def test_rows_stand_for_every_commitment_but_the_silent_ones(ds: Dataset) -> None:
    """The rows follow the paragraphs of the Compact, and leave out thirteen of them."""
    matrix = matrix_of(ds, "wsis-gdc")
    commitments = tuple(dict.fromkeys(code for row in matrix.rows for code in row.commitments))

    assert tuple(code for code in COMMITMENT_CODES if code not in SILENT) == commitments
    assert commitments == matrix.source_scope


def test_rows_become_links(ds: Dataset) -> None:
    """A link of the WSIS–GDC matrix is a commitment and a line in one of its rows, and cites each row that has both."""
    expected: dict[tuple[str, str], list[str]] = {}
    for row in matrix_of(ds, "wsis-gdc").rows:
        for commitment in row.commitments:
            for line in row.action_lines:
                expected.setdefault((commitment, line), []).append(f"row {row.number}")

    assert expected == {
        (link.source, link.target): [citation.locator for citation in link.evidence]
        for link in matrix_of(ds, "wsis-gdc").links
    }


def test_printed_and_adopted_links_differ(ds: Dataset) -> None:
    """What the matrix prints and what the Compact prints differ in 64 to 74 and in the commitments left out, only."""
    printed, adopted = (matrix_of(ds, id_) for id_ in ("gdc-sdg-printed", "gdc-sdg-adopted"))
    follow_up = {(code, goal) for code in FOLLOW_UP for goal in GOAL_CODES}
    left_out = {pair for pair in adopted.pairs if pair[0] in SILENT}

    assert follow_up == set(printed.pairs) - set(adopted.pairs)
    assert left_out == set(adopted.pairs) - set(printed.pairs)
    assert {*SILENT} - {"63"} == {code for code, _ in left_out}


# Rows of the WSIS–GDC matrix ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ROWS)
def test_row(ds: Dataset, number: int) -> None:
    """A row of the WSIS–GDC matrix has the codes that a person reads on the page."""
    commitments, goals, lines = ROWS[number]
    row = row_of(ds, number)

    assert tuple(commitments.split()) == row.commitments
    assert written(goals, GOAL_CODES) == row.goals
    assert written(lines, LINES) == row.action_lines
    assert (goals == "all", lines == "all") == (row.all_goals, row.all_action_lines)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["number"])
def test_row_as_printed(ds: Dataset, record: dict[str, str]) -> None:
    """A row has the codes that its cells print, by the simplest reading of them."""
    row = row_of(ds, int(record["number"]))
    goals = re.findall(r"\d+", record["sdgs"])
    lines = [
        f"{line}-e-{application}" if application else line
        for line, application in re.findall(r"\b(C\d+)(?: [Ee]-(\w+))?", record["action_lines"])
    ]

    assert record["section"] == row.section
    assert row.all_goals == (record["sdgs"] == "All SDGs")
    assert row.all_action_lines == (record["action_lines"] == "All WSIS Action Lines")
    assert list(row.goals) == (list(GOAL_CODES) if row.all_goals else goals)
    assert set(row.action_lines) == (set(LINES) if row.all_action_lines else set(lines))
    assert row.all_action_lines or len(lines) == len(row.action_lines)


@pytest.mark.parametrize(
    "number, column, words",
    [
        (6, "sdgs", "SDGs 10 & 11"),
        (8, "action_lines", "WSIS Action C1 C2, C3, C4, C6, C7 E-learning, C7 E-government, C7 E-employment, and C11"),
        (14, "action_lines", "WSIS Action Lines C2, C3, C4, C6, C7 E-learning, C8"),
        (45, "action_lines", "C7 e-agriculture, C9, and C11"),
        (48, "action_lines", "WSIS Action Line C9"),
        (49, "sdgs", "SDGs 3, 4, 9 and 16"),
        (68, "sdgs", ""),
        (74, "action_lines", "All WSIS Action Lines"),
    ],
)
def test_transcription_keeps_the_slips_of_print(number: int, column: str, words: str) -> None:
    """The transcription of the page has its printing slips, so that the parser meets them."""
    assert RECORDS[number - 1][column].endswith(words)
    assert 84 == len(RECORDS)


@pytest.mark.parametrize("code", SILENT)
def test_silent_commitment(ds: Dataset, code: str) -> None:
    """The WSIS–GDC matrix says nothing of a commitment that it leaves out: not even that it is not linked."""
    commitment = ds.get(Commitment, code)

    assert {LinkState.OUT_OF_SCOPE} == {wsis.link_state(ds, commitment, line) for line in ds.action_lines}
    assert () == wsis.linked(ds, commitment, to=ActionLine)


def test_c7_is_out_of_scope(ds: Dataset) -> None:
    """No matrix speaks of C7 without an application."""
    heading = ds.action_line("C7")
    others = [*ds.goals, *ds.targets, *ds.commitments]

    assert {LinkState.OUT_OF_SCOPE} == {wsis.link_state(ds, heading, other) for other in others}


# Cells of the WSIS–SDG matrix ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("line, goal, standing, targets", CELLS, ids=[f"{cell[0]}-{cell[1]}" for cell in CELLS])
def test_cell(ds: Dataset, line: str, goal: str, standing: str | None, targets: str) -> None:
    """A cell of the WSIS–SDG matrix stands as its transcriptions say, with their targets of that goal."""
    link = matrix_of(ds, "wsis-sdg-goals").link(line, goal)
    found = [target.code for target in wsis.linked(ds, ds.get(ActionLine, line), to=Target) if target.goal == goal]

    assert standing == (link and link.standing)
    assert targets.split() == found


@pytest.mark.parametrize(
    "line, goal, documents",
    [
        ("C2", "8", ["ict4sdg-rationale-list", "ict4sdg-table-3"]),
        ("C3", "4", ["ict4sdg-table-2", "ict4sdg-table-3"]),
        ("C8", "9", ["ict4sdg-rationale-list"]),
        ("C9", "5", ["ict4sdg-rationale-list", "ict4sdg-table-3"]),
        ("C7-e-business", "2", ["ict4sdg-rationale-list", "ict4sdg-table-2"]),
        ("C1", "1", ["ict4sdg-rationale-list", "ict4sdg-table-2", "ict4sdg-table-3"]),
    ],
)
def test_cell_cites_the_transcriptions_that_have_it(ds: Dataset, line: str, goal: str, documents: list[str]) -> None:
    """A goal link cites each transcription that has its cell, and no other."""
    link = matrix_of(ds, "wsis-sdg-goals").link(line, goal)

    assert link is not None
    assert documents == [citation.document for citation in link.evidence]


# Nodes --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", FACILITATORS)
def test_facilitators(ds: Dataset, code: str) -> None:
    """An action line has the facilitators that sources name, with role and newest year; the heading C7 has none."""
    facilitators = ds.get(ActionLine, code).facilitators

    assert FACILITATORS[code] == "; ".join(f"{each.name} ({each.role}, {each.as_of})" for each in facilitators)


@pytest.mark.parametrize(
    "code, title",
    [
        ("C1", "The role of governments and all stakeholders in the promotion of ICTs for development"),
        ("C2", "Information and communication infrastructure: an essential foundation for the Information Society"),
        ("C5", "Building confidence and security in the use of ICTs"),
        ("C8", "Cultural diversity and identity, linguistic diversity and local content"),
        ("C10", "Ethical dimensions of the Information Society"),
    ],
)
def test_titles_of_action_lines(ds: Dataset, code: str, title: str) -> None:
    """Titles are those of the Geneva Plan of Action, not later variants."""
    assert title == ds.get(ActionLine, code).title


@pytest.mark.parametrize(
    "code, title",
    [
        ("1", "Close all digital divides and accelerate progress across the Sustainable Development Goals"),
        ("5", "Enhance international governance of artificial intelligence for the benefit of humanity"),
        ("follow-up", "Follow-up and review"),
    ],
)
def test_titles_of_objectives(ds: Dataset, code: str, title: str) -> None:
    """Names of objectives are those that the Compact adopted, not those that the page of the matrix prints."""
    assert title == ds.get(Objective, code).title


@pytest.mark.parametrize(
    "code, short_title, color",
    [
        ("1", "No Poverty", "#E5243B"),
        ("9", "Industry, Innovation and Infrastructure", "#FD6925"),
        ("17", "Partnerships for the Goals", "#19486A"),
    ],
)
def test_goals(ds: Dataset, code: str, short_title: str, color: str) -> None:
    """Goals have the short names and the colours of the United Nations."""
    goal = ds.get(Goal, code)

    assert (short_title, color, f"http://metadata.un.org/sdg/{code}") == (goal.short_title, goal.color, goal.iri)


def test_targets_eight_one_and_eight_ten(ds: Dataset) -> None:
    """8.1 and 8.10 are two targets, the first and the tenth of goal 8."""
    codes = [target.code for target in ds.parts(ds.goal("8"))]

    assert (0, 9) == (codes.index("8.1"), codes.index("8.10"))
    assert ds.target("8.1").iri != ds.target("8.10").iri


@pytest.mark.parametrize(
    "id_, symbol, date",
    [
        ("A-RES-56-183", "A/RES/56/183", "2001-12-21"),
        ("geneva-declaration", "WSIS-03/GENEVA/DOC/4-E", "2003-12-12"),
        ("geneva-plan", "WSIS-03/GENEVA/DOC/5-E", "2003-12-12"),
        ("tunis-commitment", "WSIS-05/TUNIS/DOC/7-E", "2005-11-18"),
        ("tunis-agenda", "WSIS-05/TUNIS/DOC/6(Rev.1)-E", "2005-11-18"),
        ("A-RES-70-1", "A/RES/70/1", "2015-09-25"),
        ("A-RES-70-125", "A/RES/70/125", "2015-12-16"),
        ("E-RES-2018-28", "E/RES/2018/28", "2018"),
        ("A-RES-79-1", "A/RES/79/1", "2024-09-22"),
        ("A-RES-80-173", "A/RES/80/173", "2025-12-17"),
        ("wsis-sdg-matrix", None, "2015"),
        ("wsis-gdc-matrix", None, "2024"),
        ("wsis-stocktaking", None, "2024"),
    ],
)
def test_documents(ds: Dataset, id_: str, symbol: str | None, date: str) -> None:
    """The documents of the field are listed, with symbol and date."""
    (document,) = (document for document in ds.documents if document.id == id_)

    assert (symbol, date) == (document.symbol, document.date)
