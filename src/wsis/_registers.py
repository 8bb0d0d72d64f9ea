"""The public names that concern registers: projects, counting, reading."""

from wsis.counting import coverage, crosstab
from wsis.parsing import ParseError, parse_action_lines, parse_sdgs
from wsis.parsing.parsed import Issue, Parsed
from wsis.projects import Organization, Participation, Project
from wsis.readers.reading import read_register
from wsis.readers.result import ReadResult
from wsis.register import Register
from wsis.results import Cell, Coverage, CoverageRow, Crosstab
from wsis.tally import Question, Tally

__all__ = [
    "Cell",
    "Coverage",
    "CoverageRow",
    "Crosstab",
    "Issue",
    "Organization",
    "ParseError",
    "Parsed",
    "Participation",
    "Project",
    "Question",
    "ReadResult",
    "Register",
    "Tally",
    "coverage",
    "crosstab",
    "parse_action_lines",
    "parse_sdgs",
    "read_register",
]
