"""The public names that concern what is made of the rest: reports, road maps, exports, versions beside each other."""

from wsis.citing import cite
from wsis.comparing import compare
from wsis.comparisons import Comparison
from wsis.exports.exporting import export
from wsis.migrating import migrate
from wsis.migrations import Migration
from wsis.overlay_writing import write_overlay
from wsis.planning import roadmap
from wsis.plans import Changes, Measurement, PlanRow, Revision, Roadmap
from wsis.reporting import Report, report
from wsis.roadmaps.measuring import read_measurements
from wsis.roadmaps.writing import write_roadmap

__all__ = [
    "Changes",
    "Comparison",
    "Measurement",
    "Migration",
    "PlanRow",
    "Report",
    "Revision",
    "Roadmap",
    "cite",
    "compare",
    "export",
    "migrate",
    "read_measurements",
    "report",
    "roadmap",
    "write_overlay",
    "write_roadmap",
]
