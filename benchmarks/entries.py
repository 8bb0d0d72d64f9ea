"""Entries of synthetic registers, with what real ones have: texts, organizations, countries, a day, a contest, tags.

How often tags repeat decides how long a table takes to read. So they are drawn in three ways: as often as in the 400
digital public goods (124 different cells of goals, the commonest in 78 rows), as in the registers that counting
starts from, where they repeat less, and never twice the same.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import NamedTuple

import pycountry

from benchmarks.registers import synthetic_projects
from wsis import ActionLine, Commitment, Dataset, Organization, Participation, Project, Target

#: How fast combinations become rarer: the law that gives 124 different ones among 400.
STEEPNESS = 1.3
#: Projects whose combinations of tags are drawn from.
POOL = 100_000
#: Of a hundred projects, how many took part in a contest.
CONTESTS = 60

_SENTENCES, _ORGANIZATIONS, _HOMES = 2_000, 3_000, 1_000
_TYPES = ("government", "private sector", "national NGO", "international NGO", "academic, training and research")
_VERBS = ("Brings", "Teaches", "Measures", "Builds", "Shares", "Opens")
_FIRST_DAY, _DAYS = date(2005, 11, 18), 7_000


class Tags(NamedTuple):
    """What a project declares."""

    action_lines: tuple[str, ...]
    goals: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()


def repeated_tags(ds: Dataset, size: int, *, seed: int = 2026) -> Iterator[Tags]:
    """Draw tags that repeat as those of a real register do.

    Args:
        ds: The dataset whose codes they are.
        size: How many to draw.
        seed: Seed of the random numbers.
    """
    random = Random(seed)  # noqa: S311 - no secret
    pool = synthetic_projects(ds, POOL)

    def drawn(combinations: Iterable[tuple[tuple[str, ...], ...]]) -> Iterator[tuple[tuple[str, ...], ...]]:
        known = list(dict.fromkeys(combinations))
        weights = list(accumulate(place**-STEEPNESS for place in range(1, len(known) + 1)))
        return (random.choices(known, cum_weights=weights)[0] for _ in range(size))

    lines = drawn((each.action_lines,) for each in pool)
    sdgs = drawn((each.goals, each.targets) for each in pool)
    compact = drawn((each.commitments, each.objectives) for each in pool)
    return (Tags(*parts[0], *parts[1], *parts[2]) for parts in zip(lines, sdgs, compact, strict=True))


def counted_tags(ds: Dataset, size: int) -> Iterator[Tags]:
    """Take the tags of the registers that counting starts from."""
    for each in synthetic_projects(ds, size):
        yield Tags(each.action_lines, each.goals, each.targets, each.commitments, each.objectives)


def different_tags(ds: Dataset, size: int, *, seed: int = 2026) -> Iterator[Tags]:
    """Draw tags of each framework of which no two projects have the same."""
    random = Random(seed)  # noqa: S311 - no secret
    lines = [line.code for line in ds.all(ActionLine) if not ds.parts(line)]
    targets, commitments = [node.code for node in ds.all(Target)], [node.code for node in ds.all(Commitment)]
    seen: set[tuple[str, ...]] = set()

    def drawn(codes: list[str], number: int) -> tuple[str, ...]:
        while (found := tuple(sorted(random.sample(codes, number)))) in seen:
            pass
        seen.add(found)
        return found

    for _ in range(size):
        yield Tags(drawn(lines, 6), targets=drawn(targets, 4), commitments=drawn(commitments, 3))


def entries(tags: Iterable[Tags], ds: Dataset, *, seed: int = 2026) -> Iterator[Project]:
    """Make a project of each, one by one, so that none is held.

    Args:
        tags: What the projects declare.
        ds: The dataset whose codes that is.
        seed: Seed of the random numbers.
    """
    random = Random(seed)  # noqa: S311 - no secret
    topics = [f"{word} {line.short_title.lower()}" for line in ds.action_lines for word in ("rural", "open", "better")]
    sentences = [
        f"{random.choice(_VERBS)} {', '.join(random.sample(topics, 3))} in {random.randint(2, 900)} places."
        for _ in range(_SENTENCES)
    ]
    organizations = [
        Organization(name=f"{random.choice(topics).title()} Initiative {place}", type=random.choice(_TYPES))
        for place in range(_ORGANIZATIONS)
    ]
    countries = [country.alpha_2 for country in pycountry.countries]
    homes = [tuple(random.sample(countries, random.choice((1, 1, 1, 2, 3)))) for _ in range(_HOMES)]
    weights = list(accumulate(1 / place for place in range(1, _HOMES + 1)))
    contests = {line.code: tuple(_contests(line)) for line in ds.action_lines}
    for place, declared in enumerate(tags):
        contest = (random.choice(contests[random.choice(declared.action_lines)]),)
        yield Project(
            id=str(place),
            title=f"Project {place}",
            description=" ".join(random.choices(sentences, k=2)),
            url=f"https://register.example/projects/{place}",
            organizations=random.sample(organizations, random.choices((1, 2), (9, 1))[0]),
            countries=random.choices(homes, cum_weights=weights)[0],
            start=_FIRST_DAY + timedelta(random.randrange(_DAYS)),
            participations=contest if random.randrange(100) < CONTESTS else (),
            **declared._asdict(),
        )


def _contests(line: ActionLine) -> Iterator[Participation]:
    """List the parts that projects of an action line take in a contest, whose categories are worded anew each year."""
    number, _, application = line.code.partition("-e-")
    ways = (f"AL {number}", f"{number}: {line.title}", f"Category AL {number}. {line.title}")
    for year in range(2012, 2027):
        category = f"AL {number}. E-{application}" if application else ways[year % 3]
        for result in ("nominated", "champion", "winner"):
            yield Participation(programme="WSIS Prizes", year=year, category=category, result=result)
