"""Wrong use: type checkers must see an error on each line marked with an E, and on no other. Never run."""

from hypothesis.strategies import SearchStrategy
from pydantic import BaseModel

import wsis
from wsis import Commitment, Country, Goal, Target, strategies
from wsis.fields import ActionLineField, AsCode

ds = wsis.load()
line = ds.action_line("C5")

# a code that the framework does not have
ds.action_line("C12")  # E
ds.goal("18")  # E
ds.target("9.z")  # E
ds.commitment("11(a)")  # E
ds.country("XX")  # E
ds.country("ke")  # E
ds.region("2")  # E
ds.indicator("9.c")  # E
ds.prize_category("19")  # E
ds.geneva_target("6(a)")  # E
ds.mandate("111")  # E
ds.principle("chapter-6")  # E
ds.country("KE").within("ACP")  # E

# a number is not a code: 8.1 and 8.10 are two targets
ds.target(8.1)  # E
ds.goal(9)  # E

# values do not change
ds.goal("9").code = "8"  # E
ds.goal("9").names["fr"] = "Industrie"  # E
ds.all(Goal)[0] = ds.goal("9")  # E

# options have names
wsis.linked(ds, line, Commitment)  # E
wsis.coverage(ds, wsis.Register([]), Target)  # E

# what a look-up gives is what was asked for
target: Target = ds.get(Goal, "9")  # E

# countries and the like are no nodes: no matrix relates them, and no project declares them to be counted
wsis.linked(ds, line, to=Country)  # E
wsis.coverage(ds, wsis.Register([]), of=Country)  # E


# a field holds a value, not a code
class Report(BaseModel):
    """A pydantic model of a host."""

    line: ActionLineField


def keep(report: Report) -> None:
    """Put wrong things into a model."""
    report.line = "C5"  # E
    report.line = ds.goal("9")  # E
    report.line.code = "C6"  # E
    report.line.goal  # E


# a dataset is chosen by name, and structured values have their type
AsCode(ds)  # E
wsis.converter(ds)  # E
structured: Target = wsis.converter().structure("9", Goal)  # E

# strategies make what they say
made: SearchStrategy[Target] = strategies.goals()  # E
strategies.codes_of("goal")  # E
strategies.registers(8)  # E

# only the public names are there
wsis.nope  # E
