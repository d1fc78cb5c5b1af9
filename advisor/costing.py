"""What an approach costs under a policy: its prices, its day, and the organisation's currency and hourly cost."""

from __future__ import annotations

from advisor.costs import Costs, Situation, estimate, situation_of
from advisor.deciding.policy import Policy
from advisor.facts import UNSURE, Facts
from advisor.slots import VOLUME
from advisor.verdict import Approach, Verdict


def situation_for(policy: Policy, approach: Approach, facts: Facts) -> Situation:
    """What `approach` would have to do for whoever told these facts, what the organisation's policy states included."""
    whose = policy.organisation
    hourly, rate = (whose.hourly, whose.rate) if whose else (None, None)
    return situation_of(approach, policy.taken(facts), hourly=hourly, rate=rate)


def costs_for(policy: Policy, approach: Approach, facts: Facts) -> Costs:
    """The costs of `approach` for whoever told these facts, in the organisation's currency as well."""
    rate = policy.organisation.rate if policy.organisation else None
    return estimate(situation_for(policy, approach, facts), policy.prices, policy.day, rate=rate)


def told_costs(policy: Policy, verdict: Verdict, facts: Facts) -> Costs | None:
    """What the verdict's approach costs at the asker's own volume; None where they did not tell how much there is."""
    told = facts.band(VOLUME.id) not in (None, UNSURE)
    costs = costs_of(policy, verdict, facts) if told else None
    return costs if costs and not costs.situation.early else None


def costs_of(policy: Policy, verdict: Verdict, facts: Facts) -> Costs:
    """What the verdict's approach costs, at the policy's prices as they stand on its day."""
    return costs_for(policy, verdict.headline.approach, facts)
