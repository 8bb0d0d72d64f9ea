"""The parts of a road map on measuring: the indicators that there are for a line, and what was measured."""

from collections.abc import Mapping
from types import MappingProxyType

from wsis.dataset import Dataset
from wsis.pages.words import Words
from wsis.plan_means import measured_target
from wsis.plans import Measurement, Roadmap
from wsis.roadmaps.evidence import placed
from wsis.roadmaps.parts import Column, Part

#: How an indicator stands, and what it is called among the words.
STANDINGS: Mapping[str, str] = MappingProxyType(
    {"ict": "text.ict", "ict-in-part": "text.ict_in_part", "related": "text.related"},
)


def indicators_part(plan: Roadmap, numbers: Mapping[str, int], say: Words) -> Part:
    """List the indicators of the linked targets, with who collects each and how it stands.

    Args:
        plan: The road map.
        numbers: The number of each document, by its id.
        say: The words.

    >>> import wsis
    >>> from wsis.pages.words import words_of
    >>> plan = wsis.roadmap(wsis.load("2026.2"), "C9")
    >>> [row[0] for row in indicators_part(plan, {}, words_of("wsis.roadmaps")).rows]
    ['5.b.1', '9.c.1', '16.10.2']
    """
    if not plan.indicators:
        return Part(name="indicators", before=(say("text.no_indicators"),))
    texts = ("code", "indicator", "target", "standing", "custodians", "note")
    return Part(
        name="indicators",
        before=(say("text.indicators"),),
        columns=(*(Column(name, "text") for name in texts), Column("evidence", "evidence")),
        rows=tuple(
            (
                each.code,
                each.label,
                each.target,
                say(STANDINGS[each.standing]),
                ", ".join(each.custodians),
                each.note or "",
                placed([each.citation], numbers),
            )
            for each in plan.indicators
        ),
    )


def measurements_part(ds: Dataset, plan: Roadmap, say: Words) -> Part:
    """List what was measured, indicators of the dataset told from own ones, and the targets that nothing measures.

    Args:
        ds: The dataset that the road map was made with.
        plan: The road map.
        say: The words.

    >>> import wsis
    >>> from wsis.pages.words import words_of
    >>> ds = wsis.load()
    >>> measurements_part(ds, wsis.roadmap(ds, "C9"), words_of("wsis.roadmaps")).after
    ('4 linked targets have no measurement: 5.b, 9.c, 12.8, 16.10.',)
    """
    measured = {measured_target(ds, each) for each in plan.measurements}
    left = [row.node.code for row in plan.targets if row.node.code not in measured]
    after = (say("text.unmeasured", number=len(left), codes=", ".join(left)),) if left else ()
    if not plan.measurements:
        return Part(name="measurements", before=(say("text.no_measurements"),), after=after)
    custodians = ("custodians",) if ds.indicators else ()
    columns = ("code", "indicator", *custodians, "value", "unit", "year", "target", "source")
    return Part(
        name="measurements",
        before=(say("text.measured"),) if custodians else (),
        columns=tuple(Column(name, "number" if name == "value" else "text") for name in columns),
        rows=tuple(
            (
                each.code,
                *(_called(plan, each, say) if custodians else (each.name,)),
                each.value,
                each.unit,
                str(each.year),
                measured_target(ds, each) or "",
                each.source,
            )
            for each in plan.measurements
        ),
        after=after,
    )


def _called(plan: Roadmap, measurement: Measurement, say: Words) -> tuple[str, str]:
    """Say what was measured, and who collects it: as the dataset has it, where it has the indicator."""
    indicator = plan.indicator(measurement)
    if indicator is None:
        return measurement.name, say("text.own_indicator")
    label = indicator.label
    if measurement.name != label:
        label = say("text.given_as", label=label, name=measurement.name)
    return label, ", ".join(indicator.custodians)
