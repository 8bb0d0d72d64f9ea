"""Right use, with the type that each expression has. Never run: type checkers read it."""

from typing import Annotated, assert_type

import cattrs
from hypothesis.strategies import SearchStrategy
from pydantic import BaseModel

import wsis
from wsis import (
    ActionLine,
    Commitment,
    Country,
    Dataset,
    Entry,
    GenevaTarget,
    Goal,
    Indicator,
    Mandate,
    Names,
    Node,
    Objective,
    Principle,
    PrizeCategory,
    Region,
    Target,
    Theme,
    strategies,
)
from wsis.converting import worded
from wsis.fields import (
    ActionLineField,
    AsCode,
    CommitmentField,
    CountryField,
    GoalField,
    IndicatorField,
    ObjectiveField,
    TargetField,
    ThemeField,
)

ds = wsis.load()
assert_type(ds, Dataset)

line = ds.action_line("C5")
assert_type(line, ActionLine)
assert_type(ds.goal("9"), Goal)
assert_type(ds.target("8.10"), Target)
assert_type(ds.commitment("11a"), Commitment)

# the lists beside the frameworks

assert_type(ds.indicator("9.c.1"), Indicator)
assert_type(ds.prize_category("10"), PrizeCategory)
assert_type(ds.geneva_target("6a"), GenevaTarget)
assert_type(ds.mandate("113"), Mandate)
assert_type(ds.principle("shared-1"), Principle)
assert_type(ds.region("202"), Region)
assert_type(ds.country("KE"), Country)
assert_type(ds.country("KE").within("LDC"), bool)
assert_type(ds.goal("9").names, Names)
assert_type(ds.goal("9").names["fr"], str)
assert_type(ds.parts(ds.region("202")), tuple[Country, ...])
assert_type(ds.parts(ds.goal("9")), tuple[Node, ...])
assert_type(ds.find("5"), tuple[Entry, ...])
assert_type(ds.all(Country), tuple[Country, ...])

# the generic look-ups

assert_type(ds.get(Target, "9.c"), Target)
assert_type(ds.get(ActionLine, "C7-e-health"), ActionLine)
assert_type(ds.all(Commitment), tuple[Commitment, ...])

assert_type(wsis.linked(ds, line, to=Commitment), tuple[Commitment, ...])
assert_type(wsis.linked(ds, line, to=Goal, blanket=False), tuple[Goal, ...])
assert_type(wsis.links(ds, line), tuple[wsis.Link, ...])
assert_type(wsis.link_state(ds, line, ds.goal("9")), wsis.LinkState)

read = wsis.read_register("projects.csv")
assert_type(read.register, wsis.Register)
assert_type(read.register[0], wsis.Project)

coverage = wsis.coverage(ds, read.register, of=Target, via=ActionLine)
assert_type(coverage.rule, str)
assert_type(coverage.ratio, float)

# in the models and classes of a host


class Report(BaseModel):
    """A pydantic model with a field of each kind."""

    line: ActionLineField
    goal: GoalField | None = None
    target: TargetField
    objectives: list[ObjectiveField] = []
    themes: tuple[ThemeField, ...] = ()
    budget: dict[CommitmentField, int] = {}
    country: CountryField | None = None
    measured: list[IndicatorField] = []
    own: Annotated[Goal, AsCode(dataset=ds)]


report = Report.model_validate_json("{}")
assert_type(report.line, ActionLine)
assert_type(report.goal, Goal | None)
assert_type(report.target, Target)
assert_type(report.objectives, list[Objective])
assert_type(report.themes, tuple[Theme, ...])
assert_type(report.budget, dict[Commitment, int])
assert_type(report.country, Country | None)
assert_type(report.measured, list[Indicator])
assert_type(report.own, Goal)
Report(line=line, target=ds.target("9.c"), own=ds.goal("9"))

assert_type(wsis.converter(), cattrs.Converter)
assert_type(wsis.converter(dataset=ds).structure("9", Goal), Goal)
cattrs.transform_error(ValueError(), format_exception=worded)

for project in read.register:
    assert_type(project, wsis.Project)

# in the tests of a host

assert_type(strategies.action_lines(), SearchStrategy[ActionLine])
assert_type(strategies.goals(dataset=ds), SearchStrategy[Goal])
assert_type(strategies.any_nodes(), SearchStrategy[Node])
assert_type(strategies.any_entries(), SearchStrategy[Entry])
assert_type(strategies.entries_of(Country), SearchStrategy[Country])
assert_type(strategies.countries(), SearchStrategy[Country])
assert_type(strategies.names(), SearchStrategy[Names])
assert_type(strategies.codes_of(Target, unknown=True), SearchStrategy[str])
assert_type(strategies.texts(), SearchStrategy[str])
assert_type(strategies.projects(unknown_codes=True), SearchStrategy[wsis.Project])
assert_type(strategies.registers(max_size=3), SearchStrategy[wsis.Register])
assert_type(strategies.matrices(ActionLine, Goal), SearchStrategy[wsis.Matrix])
assert_type(strategies.coverages(register=read.register), SearchStrategy[wsis.Coverage])
assert_type(strategies.tallies(), SearchStrategy[wsis.Tally])
assert_type(strategies.parsed_texts(), SearchStrategy[wsis.Parsed])
assert_type(strategies.problems(), SearchStrategy[wsis.Problem])
