"""What approaches cost under a policy, and which are in play for somebody: why it is the one or is not."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.costs import Costs, Situation, estimate, situation_of
from advisor.costs.money import ExchangeRate
from advisor.decision.policy import Policy
from advisor.facts import UNSURE, Facts
from advisor.rules.rule import Choose
from advisor.slots import BILL, HOURLY, OFFER, VOLUME
from advisor.slots.currency import currency_of
from advisor.verdict import Approach, Change, Evidence, FineTuning, Verdict


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


MOST = 5
"""How many approaches to show: whoever compares more loses count."""
TUNED = (Approach.FINE_TUNING, Approach.RAG_AND_FINE_TUNING, Approach.DISTILLATION)

_OTHER_MATTERS = (Approach.CLASSIFIER, Approach.PLAIN_CODE)
"""Always a change of facts away, and beside the point unless the verdict itself names them."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One approach beside the others: what it would cost, the reason that speaks for or against it, and what would
    make it the answer, where the verdict knows of any."""

    approach: Approach
    costs: Costs
    because: str
    change: Change | None


def compared(policy: Policy, verdict: Verdict, facts: Facts, named: tuple[Approach, ...] = ()) -> tuple[Compared, ...]:
    """The approaches in `named`, or all that are in play, the verdict's own first. Costs at the policy's prices."""
    return tuple(
        Compared(
            approach,
            costs_for(policy, approach, facts),
            _because(policy, verdict, approach),
            leading_to(verdict, approach),
        )
        for approach in named or in_play(verdict)
    )


def in_play(verdict: Verdict) -> tuple[Approach, ...]:
    """The verdict's approach, its alternative, prompting, a form of tuning, and whatever is one fact away."""
    reached = [change.headline.approach for change in verdict.would_change]
    tuned = next((approach for approach in reached if approach in TUNED), Approach.FINE_TUNING)
    own = [verdict.headline.approach, *([verdict.alternative] if verdict.alternative else []), Approach.PROMPTING]
    if not set(own) & set(TUNED):
        own.append(tuned)
    near = [change.headline.approach for change in verdict.would_change if len(change.facts) == 1]
    others = [approach for approach in near if approach not in (*TUNED, *_OTHER_MATTERS)]
    return tuple(dict.fromkeys([*own, *others]))[:MOST]


def leading_to(verdict: Verdict, approach: Approach) -> Change | None:
    """The smallest change of facts that would make this approach the answer; None if it is, or if nothing does."""
    if approach is verdict.headline.approach:
        return None
    return next((change for change in verdict.would_change if change.headline.approach is approach), None)


def _because(policy: Policy, verdict: Verdict, approach: Approach) -> str:
    """For the verdict's own approach the reason that chose it, for tuning what stands in its way, else nothing.

    Where it only stands in for tuning, the reason that chose both speaks for tuning: then it is what is waited for.
    """
    waiting = next((item.because for item in verdict.evidence if item.waits), "")
    if approach is verdict.headline.approach and waiting:
        return waiting
    if approach is verdict.headline.approach:
        chose = [item for item in verdict.evidence if _chooses(policy, item)]
        return chose[0].because if chose else ""
    if approach in TUNED and verdict.headline.fine_tuning is not FineTuning.YES and verdict.evidence:
        return verdict.evidence[0].because
    return ""


def _chooses(policy: Policy, item: Evidence) -> bool:
    return policy.rule(item.rule).effect(Choose) is not None
