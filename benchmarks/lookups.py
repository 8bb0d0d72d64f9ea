"""Look-ups on a dataset that is loaded and has answered before."""

from timeit import Timer

import pycountry

import wsis
from benchmarks.tables import Table, ratio, seconds, verdict
from wsis import Commitment, Dataset, Target

NOTE = """\
Best of 5 rounds, the loop and the names included."""

DICT = 'codes["C5"]'
COUNTRY = 'pycountry.countries.get(alpha_2="KE")'

#: What is measured, and whether the budget of one microsecond is for it.
STATEMENTS = {
    DICT: False,
    COUNTRY: False,
    'ds.action_line("C5")': True,
    'ds.get(Target, "9.c")': True,
    "wsis.linked(ds, line, to=Commitment)": True,
    "wsis.linked(ds, line, to=Commitment, blanket=False)": True,
    "wsis.links(ds, line)": False,
    "wsis.link_state(ds, line, target)": False,
    "wsis.trace(ds, line, target)": False,
}
ROUNDS = 5
BUDGET = 1e-6


def lookup_table(ds: Dataset) -> Table:
    """Time each look-up beside a plain dict and a country of pycountry."""
    line = ds.action_line("C5")
    names = {
        "wsis": wsis,
        "pycountry": pycountry,
        "Commitment": Commitment,
        "Target": Target,
        "ds": ds,
        "line": line,
        "target": ds.target("9.c"),
        "codes": {each.code: each for each in ds.action_lines},
    }
    best = {statement: _best(Timer(statement, globals=names)) for statement in STATEMENTS}
    rows = [
        (
            f"`{statement}`",
            seconds(best[statement]),
            ratio(best[statement], best[DICT]),
            ratio(best[statement], best[COUNTRY]),
            verdict("under 1 µs", met=best[statement] < BUDGET) if judged else "",
        )
        for statement, judged in STATEMENTS.items()
    ]
    head = ("look-up", "time", "against a dict", "against pycountry", "budget")
    return Table(title="Look-ups, warm", note=NOTE, head=head, rows=rows)


def _best(timer: Timer) -> float:
    loops, _ = timer.autorange()
    return min(timer.repeat(ROUNDS, loops)) / loops
