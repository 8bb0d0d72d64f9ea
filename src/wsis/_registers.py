"""The public names that concern registers: projects, counting, reading; and versions of datasets beside each other."""

from wsis.citing import cite
from wsis.comparing import compare
from wsis.comparisons import Comparison
from wsis.counting import coverage, crosstab
from wsis.exports.exporting import export
from wsis.migrating import migrate
from wsis.migrations import Migration
from wsis.overlay_writing import write_overlay
from wsis.parsing import ParseError, parse_action_lines, parse_gdc, parse_sdgs
from wsis.parsing.parsed import Issue, Parsed
from wsis.planning import roadmap
from wsis.plans import Changes, Measurement, PlanRow, Revision, Roadmap
from wsis.projects import Organization, Participation, Project
from wsis.readers.reading import read_register
from wsis.readers.result import Progress, ReadResult
from wsis.register import Register
from wsis.reporting import Report, report
from wsis.results import Cell, Coverage, CoverageRow, Crosstab
from wsis.roadmaps.measuring import read_measurements
from wsis.roadmaps.writing import write_roadmap
from wsis.tally import Question, Tally
from wsis.writers.reporter import Reporter
from wsis.writers.writing import write_register

__all__ = [
    "Cell",
    "Changes",
    "Comparison",
    "Coverage",
    "CoverageRow",
    "Crosstab",
    "Issue",
    "Measurement",
    "Migration",
    "Organization",
    "ParseError",
    "Parsed",
    "Participation",
    "PlanRow",
    "Progress",
    "Project",
    "Question",
    "ReadResult",
    "Register",
    "Report",
    "Reporter",
    "Revision",
    "Roadmap",
    "Tally",
    "cite",
    "compare",
    "coverage",
    "crosstab",
    "export",
    "migrate",
    "parse_action_lines",
    "parse_gdc",
    "parse_sdgs",
    "read_measurements",
    "read_register",
    "report",
    "roadmap",
    "write_overlay",
    "write_register",
    "write_roadmap",
]
