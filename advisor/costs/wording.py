"""Costs in words, rounded for people."""

from __future__ import annotations

from advisor.costs.comparison import Comparison
from advisor.costs.estimate import Costs, Pick
from advisor.costs.formulas import DAYS_A_MONTH
from advisor.costs.money import Rate, amount, number
from advisor.costs.once import SEARCHING, TRAINED
from advisor.costs.situation import Situation, Told
from advisor.dated import long_date
from advisor.prices import Tier
from advisor.verdict import Approach


def lines(costs: Costs) -> tuple[str, ...]:
    """What a person wants to know, a sentence a line: a month, once, upkeep, and whether it pays.

    Amounts are in USD, and in the currency of the costs' rate beside it where there is one.
    """
    rate = costs.rate
    months = tuple(_month(pick, rate, once=costs.situation.once) for pick in costs.picks)
    return (*months, _once(costs, rate), *_upkeep(costs, rate), *(_pays(row, costs) for row in costs.comparisons))


def assumptions(costs: Costs) -> tuple[str, ...]:
    """What the figures take for granted, a sentence each, beginning with the volume and where it comes from."""
    situation, tokens = costs.situation, costs.situation.tokens
    hourly = amount(situation.labour.hourly, costs.rate)
    told = (
        _volume(situation),
        f"A request has {number(tokens.static)} tokens that are always the same, {number(tokens.dynamic)} that are "
        f"not, and an answer of {number(tokens.out)}.",
        "Caching needs a long unchanging start of the prompt and steady traffic; with little traffic expect the "
        "figure without it.",
        f"An hour of people's work is set at {hourly}{_HOUR[situation.labour.told]}.",
    )
    return (*told, *_about_tuning(costs), *_about_material(situation), *_about_rate(costs.rate))


_HOUR = {
    Told.NUMBER: ", as your organisation counts it",
    Told.BAND: ", the middle of what was told",
    Told.EXAMPLE: ": an example of ours, put in your own",
}


def _month(pick: Pick, rate: Rate | None, *, once: bool) -> str:
    span = "The whole job" if once else "A month"
    said = f"{span} with {pick.way.name}: about {amount(pick.month.usd, rate)}"
    if amount(pick.uncached.usd) != amount(pick.month.usd):
        said += f" with caching, {amount(pick.uncached.usd, rate)} without"
    if pick.way.fixed.usd:
        said += f"; {amount(pick.way.fixed.usd, rate)} of it whatever the volume"
    return f"{said}."


def _once(costs: Costs, rate: Rate | None) -> str:
    once = costs.one_off
    parts = [f"about {number(once.hours)} hours of people's work"]
    if once.training.usd >= 1:
        parts.append(f"{amount(once.training.usd, rate)} of computing")
    if once.other.usd:
        parts.append(f"{amount(once.other.usd, rate)} besides")
    beforehand = "To set it up" if costs.situation.once else "Once"
    return f"{beforehand}: about {amount(once.total.usd, rate)}, for {' and '.join(parts)}."


def _upkeep(costs: Costs, rate: Rate | None) -> tuple[str, ...]:
    if costs.situation.approach not in TRAINED:
        return ()
    again = (
        f"Training again, when the base model retires or the task changes: about {amount(costs.retraining.usd, rate)}"
    )
    monthly = f", or {amount(costs.upkeep.usd, rate)} a month as planned" if costs.upkeep.usd else ""
    return (f"{again}{monthly}.",)


def _pays(row: Comparison, costs: Costs) -> str:
    challenger = row.challenger.name
    cached = "" if row.incumbent.request == row.incumbent.uncached else ", with caching"
    tier = "a strong" if row.tier is Tier.STRONG else "a small"
    against = f"Where {tier} model does the work ({row.incumbent.name}{cached})"
    if row.break_even is None:
        return f"{against}, {challenger} never pays: each request costs as much or more."
    daily = number(row.break_even / DAYS_A_MONTH)
    said = f"{against}, {challenger} pays from about {number(row.break_even)} requests a month ({daily} a day)"
    return f"{said}; at {number(costs.situation.requests.value)} a day {_paid_back(row.payback, costs.situation)}."


def _paid_back(months: float | None, situation: Situation) -> str:
    if months is None:
        return "it is never paid back"
    if months < 1:
        return "it is paid back within a month"
    if months > 120:
        return "it takes more than ten years to pay back"
    said = f"it takes {number(months)} months to pay back"
    return said if months <= situation.tuning.months else f"{said}, longer than it is kept"


def _volume(situation: Situation) -> str:
    if situation.once:
        count = number(situation.requests.value)
        told = situation.requests.told is not Told.EXAMPLE
        return f"It is a one-off job of {count} pieces{', as told' if told else ': an example; tell me how many'}."
    match situation.requests.told:
        case Told.NUMBER:
            return f"There are {number(situation.requests.value)} requests a day, as told."
        case Told.BAND:
            return f"There are about {number(situation.requests.value)} requests a day, the middle of what was told."
        case Told.EXAMPLE:
            requests = number(situation.requests.value)
            return (
                f'{requests} requests a day is an example. Tell me yours ("40 a day", or "80, once"): the sums follow.'
            )


def _about_tuning(costs: Costs) -> tuple[str, ...]:
    situation, tuning = costs.situation, costs.situation.tuning
    if situation.approach not in TRAINED:
        return ()
    elsewhere = () if costs.sold else ("Your provider sells no tuning; these are the prices of those that do.",)
    return (
        *elsewhere,
        f"{number(situation.examples.value)} examples, {tuning.runs} training runs, kept for {tuning.months:g} months; "
        "the tuned model needs none of the unchanging prompt.",
        "One machine is enough where a machine is rented, and nobody is paid to run it.",
    )


def _about_material(situation: Situation) -> tuple[str, ...]:
    if situation.approach is Approach.LONG_CONTEXT:
        cold = f"it is written into the cache anew {number(situation.cold_starts)} times a month."
        return (f"The material has {number(situation.corpus.value)} tokens; {cold}",)
    if situation.approach in SEARCHING:
        there = ("Your search is there already: the work is to measure and mend it.",) if situation.search else ()
        added = f"retrieval adds {number(situation.retrieved)} to each request; reranking is not counted."
        return (*there, f"The material has {number(situation.corpus.value)} tokens; {added}")
    return ()


def _about_rate(rate: Rate | None) -> tuple[str, ...]:
    if rate is None:
        return ()
    old = " That is past its review date, so look it up first." if rate.overdue else ""
    return (f"One US dollar is {rate.per_usd:g} {rate.currency}, the rate set for {long_date(rate.as_of)}.{old}",)
