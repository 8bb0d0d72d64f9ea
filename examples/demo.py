"""Read the real register beside this file, show what it covers, and write its report: what `make demo` runs."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

import wsis
from wsis import ActionLine, Commitment, Goal, Node, Target
from wsis.terminal import coverage_view, crosstab_view, reading_view, table

REGISTER = Path(__file__).with_name("wsis_prizes.csv")
REPORT = Path("build", "demo", "report.html")


def main() -> None:
    """Print what was read, the coverage, the gaps and the crosstab; write the report."""
    console = Console()
    ds = wsis.load()
    result = wsis.read_register(REGISTER)
    register = result.register

    console.rule(f"{REGISTER.name}: entries of the WSIS Prizes 2012 to 2026")
    console.print(reading_view(result))

    console.rule("Action lines that the projects declare")
    console.print(coverage_view(wsis.coverage(ds, register, of=ActionLine)))

    console.rule("SDG targets and commitments of the Compact")
    coverages = [
        wsis.coverage(ds, register, of=of, via=via, blanket=blanket)
        for of in (Target, Commitment)
        for via, blanket in ((None, True), (ActionLine, True), (ActionLine, False))
    ]
    console.print(coverage_table(coverages))
    for coverage in coverages:
        console.print(coverage.rule, style="dim", highlight=False)

    console.rule("Gaps: what not even the declared action lines imply, blanket links left out")
    gaps: list[Node] = [*coverages[2].missing, *coverages[5].missing]
    shown = table("", "", "")
    for node in gaps:
        shown.add_row(node.framework, node.code, node.name)
    console.print(shown)

    console.rule("Action lines and SDGs, declared together, beside what the WSIS–SDG matrix states")
    console.print(crosstab_view(wsis.crosstab(ds, register, rows=ActionLine, columns=Goal)))

    console.rule("The same as a page to read, print and send")
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    made = wsis.report(ds, result, group_by="country", title="WSIS Prizes 2012 to 2026: what the entries reach")
    console.print(f"Report: {made.save(REPORT).resolve()}", soft_wrap=True, highlight=False)


def coverage_table(coverages: list[wsis.Coverage]) -> Table:
    """Lay coverages side by side: one line for each rule."""
    shown = table("framework", "by", "reached", "of", "ratio", numbers=("reached", "of", "ratio"))
    for coverage in coverages:
        reached, missing = len(coverage.covered), len(coverage.missing)
        question = coverage.question
        implied = f"implied by {question.via}" + ("" if question.blanket else ", blanket links left out")
        by = implied if question.via else "declared"
        shown.add_row(question.of, by, str(reached), str(reached + missing), f"{coverage.ratio:.0%}")
    return shown


if __name__ == "__main__":
    main()
