"""The public names that concern registers: projects, counting, reading."""

from wsis.counting import coverage, crosstab
from wsis.parsing import ParseError, parse_action_lines, parse_gdc, parse_sdgs
from wsis.parsing.parsed import Issue, Parsed
from wsis.placements import Group, Groups
from wsis.placing import group
from wsis.projects import Organization, Participation, Project
from wsis.readers.reading import read_register
from wsis.readers.result import Progress, ReadResult
from wsis.register import Register
from wsis.results import Cell, Coverage, CoverageRow, Crosstab
from wsis.tally import Question, Tally
from wsis.writers.reporter import Reporter
from wsis.writers.writing import write_register

__all__ = [
    "Cell",
    "Coverage",
    "CoverageRow",
    "Crosstab",
    "Group",
    "Groups",
    "Issue",
    "Organization",
    "ParseError",
    "Parsed",
    "Participation",
    "Progress",
    "Project",
    "Question",
    "ReadResult",
    "Register",
    "Reporter",
    "Tally",
    "coverage",
    "crosstab",
    "group",
    "parse_action_lines",
    "parse_gdc",
    "parse_sdgs",
    "read_register",
    "write_register",
]
