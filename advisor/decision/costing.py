"""What an approach costs under a policy: its prices, its day, and the organisation's currency and hourly cost."""

from __future__ import annotations

from advisor.costs import Costs, Situation, estimate, situation_of
from advisor.costs.money import ExchangeRate
from advisor.decision.policy import Policy
from advisor.facts import UNSURE, Facts
from advisor.slots import BILL, HOURLY, OFFER, VOLUME
from advisor.slots.currency import currency_of
from advisor.verdict import Approach, Verdict


def situation_for(policy: Policy, approach: Approach, facts: Facts) -> Situation:
    """What `approach` would have to do for whoever told these facts, what the organisation's policy states included."""
    hourly = policy.organisation.hourly if policy.organisation else None
    return situation_of(approach, policy.taken(facts), hourly=hourly, rate=_rate(policy, facts))


def costs_for(policy: Policy, approach: Approach, facts: Facts) -> Costs:
    """The costs of `approach` for whoever told these facts, in their currency or the organisation's as well."""
    rate = _rate(policy, facts)
    return estimate(situation_for(policy, approach, facts), policy.prices, policy.day, rate=rate)


def _rate(policy: Policy, facts: Facts) -> ExchangeRate | None:
    """The rate that is set for the currency in which the asker names sums, else that of the organisation's own."""
    whose = policy.organisation
    if whose is None:
        return None
    named = [currency_of(fact.words) for slot in (OFFER, BILL, HOURLY) if (fact := facts.get(slot.id))]
    return next((rate for rate in whose.others if rate.currency in named), whose.rate)


def told_costs(policy: Policy, verdict: Verdict, facts: Facts) -> Costs | None:
    """What the verdict's approach costs at the asker's own volume; None where they did not tell how much there is."""
    told = facts.band(VOLUME.id) not in (None, UNSURE)
    costs = costs_of(policy, verdict, facts) if told else None
    return costs if costs and not costs.situation.early else None


def costs_of(policy: Policy, verdict: Verdict, facts: Facts) -> Costs:
    """What the verdict's approach costs, at the policy's prices as they stand on its day."""
    return costs_for(policy, verdict.headline.approach, facts)
