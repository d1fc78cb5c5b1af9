"""How to hold a conversation: what was heard, and the move that follows from it."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from advisor.costing import costs_for
from advisor.costs import Costs
from advisor.deciding.asking import next_question
from advisor.deciding.decide import decide
from advisor.deciding.diagram import leaves
from advisor.deciding.policy import Policy
from advisor.facts import UNSURE, Fact, Facts
from advisor.further import further
from advisor.heard import Heard, Intent
from advisor.moves import (
    Advise,
    Answer,
    AskAgain,
    AskNext,
    Confirm,
    ExplainChanges,
    ExplainQuestion,
    ExplainVerdict,
    Forget,
    Move,
    Share,
    ShowCosts,
    ShowUnderstood,
    StartOver,
    Told,
    Topic,
    WhatIf,
)
from advisor.questions import Question, question_for
from advisor.session import Session
from advisor.verdict import Verdict

_TOPICS = {
    Intent.EMPTY: Topic.EMPTY,
    Intent.OFF_TOPIC: Topic.OFF_TOPIC,
    Intent.THANKS: Topic.THANKS,
    Intent.FAREWELL: Topic.FAREWELL,
    Intent.CHOICES: Topic.CHOICES,
    Intent.HELPED: Topic.HELPED,
    Intent.NOT_HELPED: Topic.NOT_HELPED,
}


def move_for(policy: Policy, session: Session, heard: Heard) -> tuple[Facts, Move]:
    """The facts after the message and the move that answers it."""
    question = open_question(session)
    match heard.intent:
        case Intent.START_OVER | Intent.FORGET:
            return Facts(), Forget() if heard.intent is Intent.FORGET else _start_over(policy)
        case Intent.TELL:
            return _confirm(policy, session, heard) or _tell(policy, session, heard.facts)
        case Intent.UNSURE:
            return _tell(policy, session, (*_unsure(question), *heard.facts))
        case Intent.CHANGE:
            return session.facts, _ask_again(session, heard.slot)
        case Intent.SHARE:
            return session.facts, _share(policy, session, question)
        case Intent.WHAT_IF if len(session.facts):
            return session.facts, _what_if(policy, session, heard.facts, question)
        case Intent.WHAT_IF:
            # With nothing to set it against, a supposition is how somebody begins to tell.
            return _tell(policy, session, heard.facts)
        case Intent.COST:
            verdict = decide(policy, session.facts)
            return session.facts, ShowCosts(verdict, costs_of(policy, verdict, session.facts), question)
        case Intent.CHANGES:
            return session.facts, ExplainChanges(decide(policy, session.facts), question)
        case (
            Intent.TERM | Intent.COMPARE | Intent.NEXT_STEPS | Intent.RISKS | Intent.VENDOR | Intent.PROVIDERS
        ) as asked:
            return session.facts, further(policy, session.facts, asked, heard.terms, question)
        case (
            Intent.WHY | Intent.UNDERSTOOD | Intent.HELP | Intent.THANKS | Intent.EMPTY | Intent.OFF_TOPIC
            | Intent.FAREWELL | Intent.CHOICES | Intent.HELPED | Intent.NOT_HELPED
        ):  # fmt: skip
            return session.facts, _aside(policy, session, heard.intent, question)
        case _:
            assert_never(heard.intent)


def open_question(session: Session) -> Question | None:
    """The question just asked, with the items that it had; None if none is open."""
    return question_for(session.asked)


def told(before: Facts, heard: tuple[Fact, ...]) -> Told:
    """What the facts just heard add to, and change in, those that stood before."""
    added = tuple(fact for fact in heard if fact.slot not in before)
    earlier = ((fact, before.get(fact.slot)) for fact in heard)
    changed = ((fact, was) for fact, was in earlier if was and (fact.band, fact.value) != (was.band, was.value))
    return Told(added, tuple(changed))


def costs_of(policy: Policy, verdict: Verdict, facts: Facts) -> Costs:
    """What the verdict's approach costs, at the policy's prices as they stand on its day."""
    return costs_for(policy, verdict.headline.approach, facts)


def _tell(
    policy: Policy, session: Session, heard: tuple[Fact, ...], passed: Question | None = None
) -> tuple[Facts, Move]:
    """What is told, and the next question or the verdict. No question is put a third time: it is passed over."""
    facts = session.facts.with_(heard)
    news = replace(told(session.facts, heard), passed=passed)
    question = next_question(policy, facts)
    repeated = question is not None and question.slots == session.asked
    if repeated and session.missed and not passed:
        return _tell(policy, session, (*heard, *_unsure(question)), question)
    if question:
        return facts, AskNext(question, news, repeated=repeated)
    before = (
        policy.masks.traced(policy.taken(session.facts)).headline
        if next_question(policy, session.facts) is None
        else None
    )
    if before and not news.added and not news.changed:
        return facts, Answer(Topic.NOTHING_NEW, None)
    verdict = decide(policy, facts)
    return facts, Advise(verdict, news, before if before != verdict.headline else None)


def _confirm(policy: Policy, session: Session, heard: Heard) -> tuple[Facts, Move] | None:
    """The move that asks for the first slot read in two ways whose answer can still matter; None if there is none."""
    facts = session.facts.with_(heard.facts)
    matter = policy.compiler.support(policy.open_function(facts.without(one.slot for one, _ in heard.disputed)))
    for readings in heard.disputed:
        question = question_for((readings[0].slot,))
        if question and readings[0].slot in matter:
            return facts, Confirm(question, readings, told(session.facts, heard.facts))
    return None


def _aside(policy: Policy, session: Session, intent: Intent, question: Question | None) -> Move:
    """What is asked beside the matter changes no fact, and the open question stays open."""
    if intent is Intent.UNDERSTOOD:
        return ShowUnderstood(question, policy.presumed(session.facts))
    if intent is Intent.WHY and question:
        return ExplainQuestion(question, tuple(sorted(leaves(policy.open_function(session.facts)))))
    if intent is Intent.WHY and len(session.facts):
        return ExplainVerdict(decide(policy, session.facts))
    if intent is Intent.CHOICES and question is None:
        return Answer(Topic.HELP, None)
    return Answer(_TOPICS.get(intent, Topic.HELP), question)


def _unsure(question: Question | None) -> tuple[Fact, ...]:
    return tuple(Fact(slot, UNSURE) for slot in question.slots) if question else ()


def _ask_again(session: Session, slot: str) -> Move:
    question = question_for((slot,))
    return AskAgain(question, session.facts.get(slot)) if question else Answer(Topic.HELP, open_question(session))


def _share(policy: Policy, session: Session, question: Question | None) -> Move:
    if question or not len(session.facts):
        return Answer(Topic.NOTHING_TO_SHARE, question)
    return Share(decide(policy, session.facts))


def _what_if(policy: Policy, session: Session, supposed: tuple[Fact, ...], question: Question | None) -> Move:
    if not supposed:
        return Answer(Topic.NOTHING_SUPPOSED, question)
    now, then = decide(policy, session.facts), decide(policy, session.facts.with_(supposed))
    return WhatIf(supposed, now, then, question)


def _start_over(policy: Policy) -> StartOver:
    first = next_question(policy, Facts())
    if first is None:
        raise LookupError("the rule table gives everybody the same headline, so there is nothing to ask")
    return StartOver(first)


def asked_after(session: Session, facts: Facts, move: Move) -> Session:
    """The session after the move: the new facts, and the question that now stands open."""
    match move:
        case AskNext(question, repeated=True):
            return replace(session, facts=facts, asked=question.slots, missed=session.missed + 1)
        case AskNext(question) | Confirm(question) | AskAgain(question) | StartOver(question):
            return replace(session, facts=facts, asked=question.slots, missed=0)
        case Advise() | ExplainVerdict() | Share() | Forget():
            return replace(session, facts=facts, asked=(), missed=0)
        case _:
            return replace(session, facts=facts, asked=move.question.slots if move.question else ())
