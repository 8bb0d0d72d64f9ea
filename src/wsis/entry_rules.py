"""The rules that each entry of a dataset keeps: what it belongs to is there, and it is worded as its kind promises."""

import re
from collections import Counter
from collections.abc import Iterator

from wsis.entries import Entry
from wsis.errors import Problem
from wsis.holding import Holding, entries_of, place_of
from wsis.indicators import Indicator
from wsis.kinds import ENTRY_TYPES
from wsis.nodes import ActionLine, Commitment, Goal, Objective, Target, Theme
from wsis.places import Country, Region
from wsis.summit import GenevaTarget, Mandate, PrizeCategory

#: The most characters that fit beside a chart.
LABEL_LENGTH = 60

# Languages as `fr`, `zh-Hans` and `pt-BR`: RDF, and other software, take no other name for one.
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
# The kinds whose names are this library's own words.
_OURS = (Target, Commitment, Indicator, GenevaTarget, Mandate)


def entry_faults(ds: Holding) -> Iterator[Problem]:
    """List every rule that an entry breaks.

    Args:
        ds: The dataset to check.

    >>> import wsis
    >>> list(entry_faults(wsis.load()))
    []
    """
    for check in (_references, _withdrawals, _names, _languages, _forms, _countries):
        yield from check(ds)


def wholes_of(entry: Entry) -> tuple[tuple[type[Entry], str], ...]:
    """Tell what an entry says that it belongs to.

    Args:
        entry: The entry.

    >>> import wsis
    >>> wholes_of(wsis.load().target("9.c"))
    ((<class 'wsis.nodes.Goal'>, '9'),)
    """
    named: tuple[tuple[type[Entry], str | None], ...] = ()
    match entry:
        case ActionLine() | Region():
            named = ((type(entry), entry.parent),)
        case Target():
            named = ((Goal, entry.goal),)
        case Theme():
            named = ((Objective, entry.objective),)
        case Commitment():
            named = ((Objective, entry.objective), (Theme, entry.theme))
        case Indicator():
            named = ((Target, entry.target),)
        case PrizeCategory():
            named = ((ActionLine, entry.action_line),)
        case GenevaTarget() | Mandate():
            named = tuple((ActionLine, code) for code in entry.action_lines)
        case Country():
            named = ((Region, entry.region), (Region, entry.subregion))
        case _:
            pass
    return tuple((kind, code) for kind, code in named if code)


def _references(ds: Holding) -> Iterator[Problem]:
    """What an entry belongs to exists."""
    known = {kind: {entry.code for entry in ds.all(kind)} for kind in ENTRY_TYPES.values()}
    for entry in entries_of(ds):
        for kind, code in wholes_of(entry):
            if code not in known[kind]:
                yield _problem(entry, f"belongs to an unknown {kind.framework}", code)


def _withdrawals(ds: Holding) -> Iterator[Problem]:
    """What stands in the place of a withdrawn entry is another one of its kind."""
    for entry in entries_of(ds):
        for code in entry.withdrawn.successors if entry.withdrawn else ():
            if code == entry.code or code not in {other.code for other in ds.all(type(entry))}:
                yield _problem(entry, "is succeeded by no other node of its framework", code)


def _names(ds: Holding) -> Iterator[Problem]:
    """Names are there; our own are short and unlike each other."""
    for entry in entries_of(ds):
        if not entry.name.strip():
            yield _problem(entry, "has no name", entry.name)
        if isinstance(entry, _OURS) and len(entry.name) > LABEL_LENGTH:
            yield _problem(entry, f"has a name longer than {LABEL_LENGTH} characters", entry.name)
    for kind in _OURS:
        for name, count in Counter(entry.name for entry in ds.all(kind)).items():
            if count > 1:
                yield Problem(column=kind.framework, message="two nodes have the same name", value=name)


def _languages(ds: Holding) -> Iterator[Problem]:
    """Names in other languages are there, each with its language; the one in English is the title."""
    for entry in entries_of(ds):
        for language, name in entry.names.items() if isinstance(entry, Goal | Country) else ():
            if not name.strip():
                yield _problem(entry, "has an empty name in another language", language)
            if not _LANGUAGE.fullmatch(language):
                yield _problem(entry, "has a name in what is no language", language)
            if language == "en":
                yield _problem(entry, "has a name in English beside its title", name)


def _forms(ds: Holding) -> Iterator[Problem]:
    """Colours are colours, indicators are of their targets, ties to lines say where they stand."""
    for entry in entries_of(ds):
        match entry:
            case Goal() if not re.fullmatch(r"#[0-9A-F]{6}", entry.color):
                yield _problem(entry, "has a colour that is none", entry.color)
            case Indicator() if entry.code.rpartition(".")[0] != entry.target:
                yield _problem(entry, "has a code that is not of its target", entry.target)
            case GenevaTarget() if bool(entry.action_lines) != bool(entry.tied_by):
                lines = " ".join(entry.action_lines)
                yield _problem(entry, "says where it is tied to lines exactly where it is", lines)
            case _:
                pass


def _countries(ds: Holding) -> Iterator[Problem]:
    """Countries have the codes of ISO 3166 and M49, each its own, and lie in the region of their subregion."""
    parents = {region.code: region.parent for region in ds.all(Region)}
    countries = ds.all(Country)
    for code, count in Counter(code for each in countries for code in (each.iso3, each.m49)).items():
        if count > 1:
            yield Problem(column=Country.framework, message="two countries have the same code", value=code)
    for country in countries:
        codes = f"{country} {country.iso3} {country.m49}"
        if not re.fullmatch("[A-Z]{2} [A-Z]{3} [0-9]{3}", codes):
            yield _problem(country, "has codes of another form than ISO 3166 and M49", codes)
        if country.subregion in parents and parents[country.subregion] != country.region:
            yield _problem(country, "is in a subregion of another region", country.subregion)


def _problem(entry: Entry, message: str, value: str) -> Problem:
    return Problem(column=place_of(entry), message=message, value=value)
