"""What an approach costs under a policy: its prices, its day, and the organisation's currency and hourly cost."""

from __future__ import annotations

from advisor.costs import Costs, estimate, situation_of
from advisor.deciding.policy import Policy
from advisor.facts import Facts
from advisor.verdict import Approach


def costs_for(policy: Policy, approach: Approach, facts: Facts) -> Costs:
    """The costs of `approach` for whoever told these facts, what the organisation's policy states included."""
    whose = policy.organisation
    situation = situation_of(approach, policy.taken(facts), hourly=whose.hourly if whose else None)
    return estimate(situation, policy.prices, policy.day, rate=whose.rate if whose else None)
