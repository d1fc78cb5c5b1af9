"""What an approach costs under a policy: its prices, its day, and the organisation's currency and hourly cost."""

from __future__ import annotations

from advisor.costs import Costs, Situation, estimate, situation_of
from advisor.deciding.policy import Policy
from advisor.facts import Facts
from advisor.verdict import Approach


def situation_for(policy: Policy, approach: Approach, facts: Facts) -> Situation:
    """What `approach` would have to do for whoever told these facts, what the organisation's policy states included."""
    whose = policy.organisation
    return situation_of(approach, policy.taken(facts), hourly=whose.hourly if whose else None)


def costs_for(policy: Policy, approach: Approach, facts: Facts) -> Costs:
    """The costs of `approach` for whoever told these facts, in the organisation's currency as well."""
    rate = policy.organisation.rate if policy.organisation else None
    return estimate(situation_for(policy, approach, facts), policy.prices, policy.day, rate=rate)
