"""The dated data that a verdict leans on: who sells tuning, what ends when, and the price list behind break-evens."""

from __future__ import annotations

from datetime import date

from advisor.data.dated import Certainty
from advisor.data.prices import Prices
from advisor.data.retirements import Retirement, applying
from advisor.decision.policy import Policy
from advisor.facts import UNSURE, Facts
from advisor.rules.conditions import slots_of
from advisor.rules.rule import Rule
from advisor.slots import PROVIDER
from advisor.verdict import Dated, FineTuning, Headline

BREAK_EVEN = "house-break-even"
"""The source of every row that rests on list prices."""


def leant_on(policy: Policy, headline: Headline, telling: tuple[Rule, ...], facts: Facts) -> tuple[Dated, ...]:
    """What a verdict with these `telling` rows leans on, with dates, marked where its review date has passed.

    Whoever is to tune leans on somebody selling it, and on when what they tune will end.
    """
    tunes = headline.fine_tuning is FineTuning.YES
    sold = _sold(policy, facts) if tunes or any(PROVIDER.id in slots_of(rule.when) for rule in telling) else ()
    ends = _ends(policy, facts) if tunes else ()
    sums = _sums(policy.prices, policy.day) if any(BREAK_EVEN in rule.sources for rule in telling) else ()
    return (*sold, *ends, *sums)


def _sold(policy: Policy, facts: Facts) -> tuple[Dated, ...]:
    """What is sold where the asker may run it; for somebody not sure of that, where nothing is."""
    provider = facts.band(PROVIDER.id)
    telling = [
        row for row in policy.availability if provider == row.provider or (provider == UNSURE and not row.sells_tuning)
    ]
    return tuple(Dated(row.says, row.as_of, row.sources, row.overdue(policy.day)) for row in telling)


def _ends(policy: Policy, facts: Facts) -> tuple[Dated, ...]:
    """What is still to end where the asker has to tune, soonest first; who may go anywhere leans on no end."""
    provider = facts.band(PROVIDER.id)
    selling = [row for row in policy.platforms if row.sells_tuning and provider == row.band]
    ahead = [row for platform in selling for row in applying(policy.retirements, platform.id, after=policy.day)]
    return tuple(_ending(row, policy.day) for row in sorted(ahead, key=lambda row: row.on))


def _ending(row: Retirement, day: date) -> Dated:
    heard = "" if row.evidence is Certainty.OFFICIAL else " Others report this; we have not read it at the seller's."
    return Dated(row.sentence() + heard, row.as_of, (row.source,), row.overdue(day))


def _sums(prices: Prices, day: date) -> tuple[Dated, ...]:
    oldest = min(row.as_of for row in prices.rows)
    says = f"The break-even sums rest on {len(prices.rows)} list prices, each as old as its own date."
    return (Dated(says, oldest, (BREAK_EVEN,), any(row.overdue(day) for row in prices.rows)),)
