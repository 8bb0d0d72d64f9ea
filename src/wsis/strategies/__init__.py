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
    from wsis.strategies.plans import measurements, plan_changes, plan_rows, revisions, roadmaps
    from wsis.strategies.relations import citations, links, matrices, matrix_rows, paths, withdrawals
    from wsis.strategies.writing import optional_texts, texts
except ModuleNotFoundError as _error:
    if (_error.name or "").partition(".")[0] != "hypothesis":
        raise
    raise MissingExtraError("hypothesis", "hypothesis") from _error

__all__ = [
    "action_lines",
    "altered_datasets",
    "any_nodes",
    "citations",
    "codes_of",
    "commitments",
    "comparisons",
    "corrections",
    "coverage_rows",
    "coverages",
    "crosstab_cells",
    "crosstabs",
    "datasets",
    "documents",
    "facilitators",
    "goals",
    "issues",
    "links",
    "matrices",
    "matrix_rows",
    "measurements",
    "migrations",
    "objectives",
    "optional_texts",
    "organizations",
    "parsed_texts",
    "participations",
    "paths",
    "plan_changes",
    "plan_rows",
    "problems",
    "progresses",
    "projects",
    "questions",
    "read_results",
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
