"""The rules that each entry of a dataset keeps: what it belongs to is there, and it is worded as its kind promises."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import cast

from wsis.entries import Entry
from wsis.errors import Problem
from wsis.holding import Holding, all_entries, place_of
from wsis.indicators import Indicator
from wsis.kinds import ENTRY_TYPES, wholes_of
from wsis.nodes import ActionLine, Commitment, Goal, Target
from wsis.places import Country, Region
from wsis.summit import GenevaTarget, Mandate

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
    for check in (_references, _nesting, _withdrawals, _names, _languages, _forms, _lines, _countries, _numbers):
        yield from check(ds)


def _references(ds: Holding) -> Iterator[Problem]:
    """What an entry belongs to exists."""
    known = {kind: {entry.code for entry in ds.all(kind)} for kind in ENTRY_TYPES.values()}
    for entry in all_entries(ds):
        for kind, code in wholes_of(entry):
            if code not in known[kind]:
                yield _problem(entry, f"belongs to an unknown {kind.framework}", code)


def _nesting(ds: Holding) -> Iterator[Problem]:
    """A part of another region, or of another action line, is the parent of none, itself included."""
    own = ((entry, code) for entry in all_entries(ds) for kind, code in wholes_of(entry) if kind is type(entry))
    parents = {(type(entry), entry.code): (entry, code) for entry, code in own}
    for entry, code in parents.values():
        if (type(entry), code) in parents:
            yield _problem(entry, "belongs to what is a part itself", code)


def _withdrawals(ds: Holding) -> Iterator[Problem]:
    """What stands in the place of a withdrawn entry is another one of its kind, and not in turn succeeded by it."""
    for kind in ENTRY_TYPES.values():
        known = {entry.code for entry in ds.all(kind)}
        chains: dict[str, list[str]] = {}
        for entry in ds.all(kind):
            for code in entry.withdrawn.successors if entry.withdrawn else ():
                if code == entry.code or code not in known:
                    yield _problem(entry, f"is succeeded by no other {kind.framework}", code)
                else:
                    chains.setdefault(entry.code, []).append(code)
        try:
            TopologicalSorter(chains).prepare()
        except CycleError as error:
            circle = " ".join(cast("list[str]", error.args[1]))
            yield Problem(column=kind.framework, message="entries succeed each other in a circle", value=circle)


def _names(ds: Holding) -> Iterator[Problem]:
    """Names are there; our own are short and unlike each other."""
    for entry in all_entries(ds):
        if not entry.name.strip():
            yield _problem(entry, "has no name", entry.name)
        if isinstance(entry, _OURS) and len(entry.name) > LABEL_LENGTH:
            yield _problem(entry, f"has a name longer than {LABEL_LENGTH} characters", entry.name)
    for kind in _OURS:
        for name, count in Counter(entry.name for entry in ds.all(kind)).items():
            if count > 1:
                yield Problem(column=kind.framework, message="two entries have the same name", value=name)


def _languages(ds: Holding) -> Iterator[Problem]:
    """Names in other languages are there, each with its language; the one in English is the title."""
    for entry in all_entries(ds):
        for language, name in entry.names.items() if isinstance(entry, Goal | Country) else ():
            if not name.strip():
                yield _problem(entry, "has an empty name in another language", language)
            if not _LANGUAGE.fullmatch(language):
                yield _problem(entry, "has a name in what is no language", language)
            if language == "en":
                yield _problem(entry, "has a name in English beside its title", name)


def _forms(ds: Holding) -> Iterator[Problem]:
    """Texts of a list are there, years are positive, colours are colours, indicators are of their targets."""
    for entry in all_entries(ds):
        for field in ("addressees", "custodians", "paragraphs"):
            for text in getattr(entry, field, ()):
                if not text.strip():
                    yield _problem(entry, f"has an empty text among its {field}", text)
        for field in ("due", "every_years"):
            if (years := getattr(entry, field, None)) is not None and years < 1:
                yield _problem(entry, f"has a number in {field} that is not positive", str(years))
        if isinstance(entry, Goal) and not re.fullmatch(r"#[0-9A-F]{6}", entry.color):
            yield _problem(entry, "has a colour that is none", entry.color)
        if isinstance(entry, Indicator) and entry.code.rpartition(".")[0] != entry.target:
            yield _problem(entry, "has a code that is not of its target", entry.target)


def _lines(ds: Holding) -> Iterator[Problem]:
    """The lines of an entry stand once each, in order; what is tied to lines says where, and nothing else does."""
    order = [line.code for line in ds.all(ActionLine)]
    named: tuple[GenevaTarget | Mandate, ...] = (*ds.all(GenevaTarget), *ds.all(Mandate))
    for entry in named:
        lines = [code for code in entry.action_lines if code in order]
        if lines != [code for code in order if code in lines]:
            yield _problem(entry, "names action lines twice or out of their order", " ".join(entry.action_lines))
    for target in ds.all(GenevaTarget):
        if target.action_lines and not target.tied_by:
            yield _problem(target, "is tied to action lines without saying where", " ".join(target.action_lines))
        if target.tied_by and not target.action_lines:
            yield _problem(target, "says where it is tied to action lines, and is to none", str(target.tied_by))


def _countries(ds: Holding) -> Iterator[Problem]:
    """Countries have the codes of ISO 3166 and M49, lie in the region of their subregion, are listed once a group."""
    parents = {region.code: region.parent for region in ds.all(Region)}
    for country in ds.all(Country):
        codes = f"{country} {country.iso3} {country.m49}"
        if not re.fullmatch("[A-Z]{2} [A-Z]{3} [0-9]{3}", codes):
            yield _problem(country, "has codes of another form than ISO 3166 and M49", codes)
        if country.region and parents.get(country.region):
            yield _problem(country, "has a subregion as its region", country.region)
        elif country.subregion in parents and not parents[country.subregion]:
            yield _problem(country, "has a region as its subregion", country.subregion)
        elif country.subregion in parents and parents[country.subregion] != country.region:
            yield _problem(country, "is in a subregion of another region", country.subregion)
        for name, count in Counter(each.group for each in country.groups).items():
            if count > 1:
                yield _problem(country, "is listed in a group more than once", name)
        for each in country.groups:
            if not _is_day(each.as_of):
                yield _problem(country, "is listed on what is no day such as 2026-02-11", each.as_of)


def _numbers(ds: Holding) -> Iterator[Problem]:
    """No two countries and regions share a code of M49 or of ISO 3166."""
    regions = [region.code for region in ds.all(Region)]
    countries = [code for each in ds.all(Country) for code in (each.iso3, each.m49)]
    for code, count in Counter([*regions, *countries]).items():
        if count > 1:
            yield Problem(column=Country.framework, message="two countries or regions have the same code", value=code)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _problem(entry: Entry, message: str, value: str) -> Problem:
    return Problem(column=place_of(entry), message=message, value=value)
