"""Hypothesis strategies for the values of this library, so that the tests of a host can ask for any of them.

    from hypothesis import given
    from wsis.strategies import registers

    @given(registers())
    def test_every_register_fits_my_database(register): ...

`hypothesis.strategies.from_type(wsis.Register)` finds them too, and so do models that hold these values.
"""

from wsis.errors import MissingExtraError

try:
    from wsis.strategies.activities import (
        organizations,
        participations,
        problems,
        progresses,
        projects,
        read_results,
        registers,
        reporters,
        tags,
    )
    from wsis.strategies.answers import (
        coverage_rows,
        coverages,
        crosstab_cells,
        crosstabs,
        issues,
        parsed_texts,
        questions,
        reports,
        tallies,
    )
    from wsis.strategies.editions import altered_datasets, comparisons, migrations
    from wsis.strategies.entries import any_entries, entries_of
    from wsis.strategies.frameworks import (
        action_lines,
        any_nodes,
        codes_of,
        commitments,
        corrections,
        datasets,
        documents,
        facilitators,
        goals,
        objectives,
        targets,
        themes,
    )
    from wsis.strategies.places import countries, memberships, names, regions
    from wsis.strategies.placings import groupings, groups, placed_registers
    from wsis.strategies.plans import measurements, plan_changes, plan_rows, revisions, roadmaps
    from wsis.strategies.relations import citations, links, matrices, matrix_rows, paths, withdrawals
    from wsis.strategies.summit import geneva_targets, indicators, mandates, principles, prize_categories
    from wsis.strategies.writing import optional_texts, texts
except ModuleNotFoundError as _error:
    if (_error.name or "").partition(".")[0] != "hypothesis":
        raise
    raise MissingExtraError("hypothesis", "hypothesis") from _error

__all__ = [
    "action_lines",
    "altered_datasets",
    "any_entries",
    "any_nodes",
    "citations",
    "codes_of",
    "commitments",
    "comparisons",
    "corrections",
    "countries",
    "coverage_rows",
    "coverages",
    "crosstab_cells",
    "crosstabs",
    "datasets",
    "documents",
    "entries_of",
    "facilitators",
    "geneva_targets",
    "goals",
    "groupings",
    "groups",
    "indicators",
    "issues",
    "links",
    "mandates",
    "matrices",
    "matrix_rows",
    "measurements",
    "memberships",
    "migrations",
    "names",
    "objectives",
    "optional_texts",
    "organizations",
    "parsed_texts",
    "participations",
    "paths",
    "placed_registers",
    "plan_changes",
    "plan_rows",
    "principles",
    "prize_categories",
    "problems",
    "progresses",
    "projects",
    "questions",
    "read_results",
    "regions",
    "registers",
    "reporters",
    "reports",
    "revisions",
    "roadmaps",
    "tags",
    "tallies",
    "targets",
    "texts",
    "themes",
    "withdrawals",
]
