"""Facts in, verdict out: the one place where it is decided. Same facts, same policy, same verdict."""

from __future__ import annotations

from typing import assert_never

from advisor.deciding.changes import what_would_change
from advisor.deciding.label import label_of
from advisor.deciding.leaning import leant_on
from advisor.deciding.plan import plan_for, steps_for
from advisor.deciding.policy import Policy
from advisor.deciding.running import running_of
from advisor.facts import Facts
from advisor.rules.behaviour import BASELINE
from advisor.rules.rule import Cap, Choose, Earn, Rule, Support, Train, Veto
from advisor.slots import BY_ID, SLOTS
from advisor.verdict import Approach, Assumption, Evidence, FineTuning, Headline, Verdict


def decide(policy: Policy, facts: Facts) -> Verdict:
    """The verdict on these facts, settled or provisional.

    Open slots are read as "not sure", which never speaks for fine-tuning; `assumptions` says so slot by slot, and
    `depends_on` names the slots that could still change the headline. LookupError for a band its slot does not have.
    """
    presumed, facts = policy.presumed(facts), policy.taken(facts)
    traced = policy.masks.traced(facts)
    headline, held = traced.headline, tuple(row.rule for row in traced.held)
    depends_on = could_change(policy, facts)
    told = {row.rule.id: row.slots for row in policy.masks.told(facts)}
    made_hold = {row.rule.id: row.slots for row in traced.held} | told
    by_what_was_told = frozenset(told)
    telling = _telling(held, headline, by_what_was_told)
    running = running_of(policy, facts, headline)
    return Verdict(
        headline=headline,
        method=_method(headline, held),
        alternative=_alternative(headline, held),
        settled=not depends_on,
        evidence=tuple(_evidence(rule, made_hold[rule.id], facts, assumed=rule.id not in told) for rule in telling),
        assumptions=tuple(Assumption(slot, BY_ID[slot].unknown) for slot in depends_on),
        depends_on=depends_on,
        plan=plan_for(headline, held, by_what_was_told, running=running.text if running else ""),
        would_change=what_would_change(policy, facts, headline),
        dated=leant_on(policy, headline, telling, facts),
        label=label_of(headline, facts),
        policy=policy.name,
        running=running,
        presumed=presumed,
        overlay=policy.organisation.title if policy.organisation else "",
    )


def could_change(policy: Policy, facts: Facts) -> tuple[str, ...]:
    """The slots, open or unsure, that can still change the headline; none once every completion gives the same one."""
    slots = policy.compiler.support(policy.unknown_function(facts))
    return tuple(slot.id for slot in SLOTS if slot.id in slots)


def _telling(held: tuple[Rule, ...], headline: Headline, known: frozenset[str]) -> tuple[Rule, ...]:
    """The rows that a reader needs to follow the headline: what is known before what is assumed, decisive first."""
    choosing = [rule for rule in held if rule.effect(Choose)][:1]
    earning = [rule for rule in held if rule.effect(Earn)][:1]
    vetoes = [rule for rule in held if rule.effect(Veto)]
    caps = [rule for rule in held if rule.effect(Cap)]
    match headline.fine_tuning:
        case FineTuning.NO:
            prompts = headline.approach is Approach.PROMPTING
            rows = vetoes + choosing + [rule for rule in caps if prompts and rule.id in known]
        case FineTuning.NOT_YET:
            rows = sorted(caps, key=lambda rule: rule.id not in known) + choosing + earning
        case FineTuning.YES:
            training = [rule for rule in held if rule.effect(Train)][:1]
            rows = earning + [rule for rule in held if rule.effect(Support)] + training
        case _:
            assert_never(headline.fine_tuning)
    return tuple(dict.fromkeys([*rows, *steps_for(headline, held)]))


def _evidence(rule: Rule, slots: tuple[str, ...], facts: Facts, *, assumed: bool) -> Evidence:
    heard = tuple(fact for fact in facts if fact.slot in slots)
    return Evidence(rule.id, rule.because, rule.sources, heard, assumed=assumed)


def _method(headline: Headline, held: tuple[Rule, ...]) -> str:
    """How to tune, where tuning is the answer."""
    methods = (train.method for rule in held if (train := rule.effect(Train)))
    return next(methods) if headline.fine_tuning is FineTuning.YES else ""


def _alternative(headline: Headline, held: tuple[Rule, ...]) -> Approach | None:
    """The other sound approach to name beside the headline: a small classifier wherever labels allow one."""
    labels_allow = any(rule.id == BASELINE for rule in held)
    return Approach.CLASSIFIER if labels_allow and headline.approach is not Approach.CLASSIFIER else None
