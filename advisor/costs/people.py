"""Who does the work of an approach, how long it takes and what that costs: for people who have to find somebody."""

from __future__ import annotations

from advisor.costs.estimate import Costs
from advisor.costs.formulas import labelling_hours
from advisor.costs.money import amount
from advisor.costs.once import BUILDING_HOURS
from advisor.costs.situation import EXAMPLE_EXAMPLES, Labour
from advisor.verdict import Approach

HOURS_A_DAY, DAYS_A_WEEK = 8, 5
_TRAINER = "somebody who has trained and tested models before"

WHO: dict[Approach, str] = {
    Approach.PROMPTING: "whoever knows the work best, with any ready-made assistant; no programmer",
    Approach.LONG_CONTEXT: "whoever knows the work best, with a ready-made assistant that takes documents",
    Approach.RAG: "a developer, or a ready-made product that searches your documents",
    Approach.TOOL_USE: "a developer, or a ready-made product connected to your system",
    Approach.FINE_TUNING: _TRAINER,
    Approach.DISTILLATION: _TRAINER,
    Approach.RAG_AND_FINE_TUNING: f"a developer, and {_TRAINER}",
    Approach.CLASSIFIER: "a data person, who has built such a thing before",
    Approach.PLAIN_CODE: "a developer",
}
"""Who can do it, or what can be bought instead."""


def span(hours: float) -> str:
    """So many hours as the time of one person: 4 days, 2.5 weeks."""
    days = hours / HOURS_A_DAY
    if days < DAYS_A_WEEK:
        return _counted(max(1, round(days)), "day")
    return _counted(round(days / DAYS_A_WEEK * 2) / 2, "week")


def who_line(approach: Approach, hours: float) -> str:
    """Who does it, and how long that takes at a day a week."""
    weeks = max(1, round(hours / HOURS_A_DAY))
    return f"Who does it: {WHO[approach]}. At a day a week that is {_counted(weeks, 'week')}."


def once_sum(costs: Costs) -> str:
    """What it takes once: in the currency of whoever named the price of an hour in one that has no rate."""
    named = costs.situation.labour.named
    if named and named.unconverted:
        return named.times(costs.one_off.hours).rounded
    return amount(costs.one_off.total.usd, costs.rate)


def orientation() -> tuple[str, ...]:
    """What each kind of way takes, roughly, where nobody could work out more yet; and what it takes for figures."""
    prompted, searched, *trained = (
        span(_hours(approach))
        for approach in (Approach.PROMPTING, Approach.RAG, Approach.FINE_TUNING, Approach.RAG_AND_FINE_TUNING)
    )
    least, most = trained[0].partition(" ")[0], trained[1]
    return (
        f"Good instructions for a ready-made model: about {prompted} of work, then mostly cents a day. Who: "
        f"{WHO[Approach.PROMPTING]}.",
        f"Searching your documents, or asking your systems: about {searched} of work, then some dollars a month. Who: "
        "a developer, or a ready-made product.",
        f"Training a model of your own: {least} to {most} of work, mostly spread over months, and somebody who looks "
        f"after it from then on. Who: {_TRAINER}.",
        "Figures for you follow with your next answers: what it is to do, what falls short, and how often it is used.",
    )


def _hours(approach: Approach) -> float:
    """Our example of the hours that an approach takes, its test set and examples to train on included."""
    trained = approach in (Approach.FINE_TUNING, Approach.RAG_AND_FINE_TUNING)
    labelling = labelling_hours(EXAMPLE_EXAMPLES.value, Labour().minutes_each) if trained else 0
    return BUILDING_HOURS[approach] + Labour().testing + labelling


def _counted(count: float, unit: str) -> str:
    return f"{count:g} {unit}{'' if count == 1 else 's'}"
