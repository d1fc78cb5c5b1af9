"""What is asked for beyond the verdict: terms, approaches side by side, the plan, risks, vendors, who sells tuning."""

from __future__ import annotations

from typing import Literal, get_args

from advisor.decision.costing import compared, costs_of
from advisor.decision.decide import decide
from advisor.decision.policy import Policy
from advisor.dialogue.asides import (
    Answer,
    CompareApproaches,
    ExplainTerms,
    Further,
    ShowBrief,
    ShowOwnData,
    ShowPlan,
    ShowPrivacy,
    ShowProviders,
    ShowReach,
    ShowRisks,
    ShowTaskChanges,
    ShowVendorQuestions,
    Topic,
)
from advisor.facts import Facts
from advisor.glossary import BY_TERM, OF_APPROACH, Term
from advisor.interpret.heard import Intent
from advisor.slots import PROVIDER
from advisor.slots.questions import Question
from advisor.verdict import Approach, Verdict

FurtherIntent = Literal[
    Intent.TERM,
    Intent.COMPARE,
    Intent.ALTERNATIVE,
    Intent.NEXT_STEPS,
    Intent.RISKS,
    Intent.VENDOR,
    Intent.PROVIDERS,
    Intent.OWN_DATA,
    Intent.REACHABLE,
    Intent.TASK_CHANGES,
    Intent.PRIVACY,
    Intent.BRIEF,
]
FURTHER: frozenset[Intent] = frozenset(get_args(FurtherIntent))


def further(
    policy: Policy, told: Facts, asked: FurtherIntent, terms: tuple[str, ...], question: Question | None
) -> Further | Answer:
    """The move that answers; where it takes a situation and nothing was told yet, it says so."""
    verdict = decide(policy, told) if len(told) else None
    facts = policy.taken(told)
    match asked:
        case Intent.TERM:
            return ExplainTerms(tuple(map(BY_TERM.__getitem__, terms)), verdict, question)
        case Intent.PROVIDERS:
            return ShowProviders(policy.platforms, facts.band(PROVIDER.id) or "", policy.day, question)
        case Intent.VENDOR:
            return ShowVendorQuestions(verdict, question)
        case Intent.OWN_DATA:
            return ShowOwnData(verdict, question)
        case Intent.REACHABLE:
            return ShowReach(verdict, question)
        case Intent.TASK_CHANGES:
            return ShowTaskChanges(verdict, question)
        case Intent.PRIVACY:
            return ShowPrivacy(verdict, question)
        case Intent.COMPARE if terms:
            return _told_apart(policy, facts, verdict, tuple(map(BY_TERM.__getitem__, terms)), question)
        case _ if verdict is None:
            return Answer(Topic.NOTHING_TOLD, question)
        case _:
            return _of_verdict(policy, verdict, facts, asked, terms, question)


def _of_verdict(
    policy: Policy,
    verdict: Verdict,
    facts: Facts,
    asked: FurtherIntent,
    terms: tuple[str, ...],
    question: Question | None,
) -> Further:
    """The move that answers what is asked of a verdict, as far as it stands."""
    match asked:
        case Intent.ALTERNATIVE:
            named = tuple(approach for approach in (_approach(BY_TERM[term]) for term in terms) if approach)
            own = verdict.headline.approach
            beside = tuple(dict.fromkeys((*named, own))) if named else ()
            return CompareApproaches(verdict, compared(policy, verdict, facts, beside), question, named)
        case Intent.NEXT_STEPS:
            return ShowPlan(verdict, question)
        case Intent.BRIEF:
            return ShowBrief(verdict, costs_of(policy, verdict, facts), question)
        case Intent.RISKS:
            return ShowRisks(verdict, question)
        case _:
            return CompareApproaches(verdict, compared(policy, verdict, facts), question)


def _told_apart(
    policy: Policy, facts: Facts, verdict: Verdict | None, terms: tuple[Term, ...], question: Question | None
) -> Further:
    """Two approaches are compared for the asker, once there is something to go on; other terms are explained."""
    approaches = tuple(approach for approach in map(_approach, terms) if approach)
    if verdict is None or len(approaches) < len(terms):
        return ExplainTerms(terms, verdict, question)
    return CompareApproaches(verdict, compared(policy, verdict, facts, approaches), question)


def _approach(term: Term) -> Approach | None:
    return next((approach for approach, own in OF_APPROACH.items() if own is term), None)
