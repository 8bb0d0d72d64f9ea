"""What Hypothesis loads by itself: which strategy makes which value, so that `from_type` knows.

It runs in every process that imports Hypothesis where this package is installed. So it imports the classes alone:
no data, no strategy, neither cattrs nor pydantic.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def announce() -> None:
    """Register a strategy for every public value; each is looked up when its type is asked for.

    >>> from hypothesis import find, strategies
    >>> announce()
    >>> find(strategies.from_type(import_module("wsis").Goal), lambda goal: goal.code == "9")
    Goal('9', 'Industry, Innovation and Infrastructure')
    """
    # Hypothesis has been imported already where it calls this.
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415 - it calls, so it is there

    for room, classes in MAKERS:
        module = import_module(f"wsis.{room}")
        for name, maker in classes:
            kind = getattr(module, name)
            register_type_strategy(kind, _late(kind, maker))


def _late(kind: type[Any], maker: str) -> Callable[[type[Any]], Any]:
    """Find the strategy of a class when it is asked for.

    A register is a sequence too, and Hypothesis asks about every sequence that it knows when a test wants any: what
    is ours stays out of tests that did not ask for it.
    """

    def strategy(asked: type[Any]) -> Any:  # noqa: ANN401 - Hypothesis has no narrower type
        if asked is not kind:
            return NotImplemented
        return getattr(import_module("wsis.strategies"), maker)()

    return strategy


#: The classes of each module, with the strategy that makes their values.
MAKERS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("entries", (("Entry", "any_entries"),)),
    ("languages", (("Names", "names"),)),
    (
        "nodes",
        (
            ("Node", "any_nodes"),
            ("ActionLine", "action_lines"),
            ("Goal", "goals"),
            ("Target", "targets"),
            ("Objective", "objectives"),
            ("Theme", "themes"),
            ("Commitment", "commitments"),
            ("Facilitator", "facilitators"),
        ),
    ),
    ("indicators", (("Indicator", "indicators"),)),
    (
        "summit",
        (
            ("GenevaTarget", "geneva_targets"),
            ("Mandate", "mandates"),
            ("Principle", "principles"),
            ("PrizeCategory", "prize_categories"),
        ),
    ),
    ("places", (("Country", "countries"), ("Membership", "memberships"), ("Region", "regions"))),
    (
        "provenance",
        (
            ("Citation", "citations"),
            ("Correction", "corrections"),
            ("Document", "documents"),
            ("Withdrawal", "withdrawals"),
        ),
    ),
    ("link", (("Link", "links"),)),
    ("statements", (("Row", "matrix_rows"),)),
    ("matrix", (("Matrix", "matrices"),)),
    ("linkage", (("Path", "paths"),)),
    ("dataset", (("Dataset", "datasets"),)),
    (
        "projects",
        (("Organization", "organizations"), ("Participation", "participations"), ("Project", "projects")),
    ),
    ("register", (("Register", "registers"),)),
    ("placements", (("Group", "groups"), ("Groups", "groupings"))),
    ("errors", (("Problem", "problems"),)),
    ("readers.result", (("Progress", "progresses"), ("ReadResult", "read_results"))),
    ("writers.reporter", (("Reporter", "reporters"),)),
    ("tally", (("Question", "questions"), ("Tally", "tallies"))),
    (
        "results",
        (
            ("Cell", "crosstab_cells"),
            ("Coverage", "coverages"),
            ("CoverageRow", "coverage_rows"),
            ("Crosstab", "crosstabs"),
        ),
    ),
    (
        "plans",
        (
            ("Changes", "plan_changes"),
            ("Measurement", "measurements"),
            ("PlanRow", "plan_rows"),
            ("Revision", "revisions"),
            ("Roadmap", "roadmaps"),
        ),
    ),
    ("comparisons", (("Comparison", "comparisons"),)),
    ("migrations", (("Migration", "migrations"),)),
    ("reporting", (("Report", "reports"),)),
    ("parsing.parsed", (("Issue", "issues"), ("Parsed", "parsed_texts"))),
)
