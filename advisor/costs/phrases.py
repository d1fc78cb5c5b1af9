"""Costs in words, rounded for people."""

from __future__ import annotations

from advisor.costs.against import bill_lines, offer_lines
from advisor.costs.assumed import clouds_meant
from advisor.costs.comparison import Comparison
from advisor.costs.estimate import Costs, Pick
from advisor.costs.formulas import DAYS_A_MONTH, MONTHS_A_YEAR
from advisor.costs.money import ExchangeRate, amount, number, small
from advisor.costs.once import TRAINED
from advisor.costs.people import once_sum, orientation, span, who_line
from advisor.costs.situation import Situation
from advisor.data.prices import Tier

_CACHING = " (the unchanging start of a long prompt, kept by the provider and billed at a fraction)"


def lines(costs: Costs) -> tuple[str, ...]:
    """What a person wants to know, a sentence or two a line: what they named set against our figures, a month, once,
    who does it, upkeep, and whether it pays. Where too little is known for figures, what each way takes roughly.

    Amounts are in USD, and in the currency of the costs' rate beside it where there is one.
    """
    situation = costs.situation
    named = (*offer_lines(costs), *bill_lines(costs))
    if situation.early:
        return (*named, *orientation())
    who = who_line(situation.approach, costs.one_off.hours)
    pays = tuple(_pays(row, costs) for row in costs.comparisons)
    return (*named, _months(costs), f"{once_said(costs)}.", who, *_upkeep(costs, costs.rate), *pays)


def span_used(costs: Costs) -> tuple[str, float]:
    """The span that the running costs are told for, and how many months it has: a year where a month costs nothing."""
    if costs.situation.once:
        return "the whole job", 1
    dearest = max(pick.uncached.usd for pick in costs.picks)
    return ("a year", MONTHS_A_YEAR) if 0 < dearest * MONTHS_A_YEAR < 1 else ("a month", 1)


def once_said(costs: Costs) -> str:
    """What it takes once, in dollars and in people's time."""
    once, rate, named = costs.one_off, costs.rate, costs.situation.labour.named
    work = f"about {number(once.hours)} hours of people's work ({span(once.hours)} of one person)"
    parts = []
    if once.training.usd >= 1:
        parts.append(f"{amount(once.training.usd, rate)} of computing")
    if once.other.usd:
        parts.append(f"{amount(once.other.usd, rate)} besides")
    beforehand = "To set it up" if costs.situation.once else "Once"
    if named and named.unconverted:
        return f"{beforehand}: {' and '.join((f'about {once_sum(costs)} for {work}', *parts))}"
    return f"{beforehand}: about {once_sum(costs)}, for {' and '.join((work, *parts))}"


def _months(costs: Costs) -> str:
    said, months = span_used(costs)
    used = "; ".join(_used(pick, months, costs, first=pick is costs.picks[0]) for pick in costs.picks)
    line = f"{said[0].upper()}{said[1:]} {used}."
    if costs.held:
        return line
    return f"I hold no price for this in {clouds_meant(costs.situation)}; others, to compare with: {line}"


def _used(pick: Pick, months: float, costs: Costs, *, first: bool) -> str:
    rate = costs.rate
    month, uncached, fixed = (_about(own.usd * months, rate) for own in (pick.month, pick.uncached, pick.way.fixed))
    said = f"with {pick.way.name}: {month}"
    if uncached != month:
        # Whoever reads the first figure wants to know what the word means.
        said += f" with caching{_CACHING if first else ''}, {uncached.removeprefix('about ')} without"
    return f"{said}, {fixed.removeprefix('about ')} of it whatever the volume" if pick.way.fixed.usd else said


def _about(usd: float, rate: ExchangeRate | None) -> str:
    said = small(usd, rate)
    return said if usd < 1 else f"about {said}"


def _upkeep(costs: Costs, rate: ExchangeRate | None) -> tuple[str, ...]:
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
