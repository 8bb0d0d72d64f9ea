"""Synthetic registers: the same seed makes the same projects, tagged the way those of real registers are.

Real projects repeat each other: a few combinations of tags are common, most are rare. So each field draws from a pool
of combinations, and a combination is drawn the more often the earlier it stands in its pool.
"""

from itertools import accumulate
from random import Random

from wsis import ActionLine, Commitment, Dataset, Goal, Node, Objective, Project, Target


def synthetic_projects(ds: Dataset, size: int, *, seed: int = 2026) -> list[Project]:
    """Make projects with 1 to 4 action lines, 0 to 6 goals or targets, 0 to 3 commitments, 0 or 1 objectives.

    Args:
        ds: The dataset whose codes they declare.
        size: How many to make.
        seed: Seed of the random numbers.
    """
    random = Random(seed)  # noqa: S311 - no secret

    def drawn(nodes: list[Node], least: int, most: int, *, combinations: int) -> list[tuple[str, ...]]:
        codes = [node.code for node in nodes]
        pool = [tuple(random.sample(codes, random.randint(least, most))) for _ in range(combinations)]
        weights = list(accumulate(1 / place for place in range(1, combinations + 1)))
        return random.choices(pool, cum_weights=weights, k=size)

    lines = drawn([line for line in ds.all(ActionLine) if not ds.parts(line)], 1, 4, combinations=10_000)
    tags = drawn([*ds.all(Goal), *ds.all(Target)], 0, 6, combinations=40_000)
    commitments = drawn([*ds.all(Commitment)], 0, 3, combinations=10_000)
    objectives = drawn([*ds.all(Objective)], 0, 1, combinations=100)
    return [
        Project(
            id=str(place),
            title=f"Project {place}",
            action_lines=lines[place],
            goals=[code for code in tags[place] if "." not in code],
            targets=[code for code in tags[place] if "." in code],
            commitments=commitments[place],
            objectives=objectives[place],
        )
        for place in range(size)
    ]
