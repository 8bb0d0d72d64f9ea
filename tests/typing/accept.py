"""Right use, with the type that each expression has. Never run: type checkers read it."""

from typing import assert_type

import wsis
from wsis import ActionLine, Commitment, Dataset, Goal, Target

ds = wsis.load()
assert_type(ds, Dataset)

line = ds.action_line("C5")
assert_type(line, ActionLine)
assert_type(ds.goal("9"), Goal)
assert_type(ds.target("8.10"), Target)
assert_type(ds.commitment("11a"), Commitment)

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
