"""What answers a question beside the matter: it changes no fact, and a question that was open stays open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.decision.costing import costs_of
from advisor.decision.decide import decide
from advisor.decision.diagram import leaves
from advisor.decision.policy import Policy
from advisor.dialogue.asides import (
    Answer,
    Aside,
    ExplainChanges,
    ExplainQuestion,
    ShowCosts,
    ShowUnderstood,
    Topic,
    WhatIf,
)
from advisor.dialogue.moves import AskAgain, ExplainVerdict, Move, Share
from advisor.dialogue.outcome import open_question
from advisor.dialogue.recap import safely
from advisor.dialogue.session import Session
from advisor.dialogue.topics import further
from advisor.facts import Fact, Facts
from advisor.glossary import OF_APPROACH
from advisor.interpret.heard import ANSWERED, Asked, Heard, Intent
from advisor.slots.questions import Question, question_for

_TOPICS = {
    Intent.EMPTY: Topic.EMPTY,
    Intent.OFF_TOPIC: Topic.OFF_TOPIC,
    Intent.THANKS: Topic.THANKS,
    Intent.FAREWELL: Topic.FAREWELL,
    Intent.AGREE: Topic.AGREED,
    Intent.HESITATION: Topic.HESITATION,
    Intent.SAME_MATTER: Topic.NO_OTHER_MATTER,
    Intent.CHOICES: Topic.CHOICES,
    Intent.HELPED: Topic.HELPED,
    Intent.NOT_HELPED: Topic.NOT_HELPED,
}


def asked_of(heard: Heard) -> tuple[Asked, ...]:
    """What a message asks for that has an answer of its own."""
    asked = (Asked(heard.intent, heard.terms), *heard.also)
    return tuple(one for one in asked if one.intent in ANSWERED)


def answers(policy: Policy, session: Session, asked: tuple[Asked, ...], move: Move) -> tuple[Aside, ...]:
    """What answers what is asked beside `move`, each kind of answer once."""
    question = open_question(session)
    given = (answer(policy, session, Heard(one.intent, terms=one.terms), question) for one in asked)
    kinds = {type(one): one for one in only_asides(given) if type(one) is not type(move)}
    return tuple(kinds.values())


def answered_now(move: Move, beside: tuple[Aside, ...]) -> tuple[tuple[Aside, ...], tuple[Aside, ...]]:
    """What is answered beside `move`, and what is only named: of two answers a person reads both, of five none."""
    room = MOST_ANSWERED - isinstance(move, Aside)
    return beside[:room], beside[room:]


MOST_ANSWERED = 2
"""Things that a message asks for and that are answered in one reply."""


def only_asides(moves: Iterable[Move]) -> Iterator[Aside]:
    return (move for move in moves if isinstance(move, Aside))


def answer(policy: Policy, session: Session, heard: Heard, question: Question | None) -> Move:
    """What is asked beside the matter changes no fact, and the open question stays open."""
    facts = safely(policy, session.facts)
    match heard.intent:
        case (
            Intent.TERM | Intent.COMPARE | Intent.ALTERNATIVE | Intent.NEXT_STEPS | Intent.RISKS | Intent.VENDOR
            | Intent.PROVIDERS | Intent.OWN_DATA | Intent.REACHABLE | Intent.TASK_CHANGES | Intent.PRIVACY
            | Intent.BRIEF
        ) as asked:  # fmt: skip
            return further(policy, facts, asked, heard.terms, question)
        case Intent.WHAT_IF:
            return _what_if(policy, facts, (*heard.facts, *heard.doubtful), question)
        case Intent.COST if any(OF_APPROACH[own].id in heard.terms for own in OF_APPROACH):
            # "And what would a small classifier cost?"
            return further(policy, facts, Intent.ALTERNATIVE, heard.terms, question)
        case Intent.WHY | Intent.COST | Intent.CHANGES | Intent.SHARE | Intent.VERDICT:
            return of_verdict(policy, facts, heard.intent, question)
        case Intent.CHANGE:
            changed = question_for((heard.slot,))
            return AskAgain(changed, facts.get(heard.slot)) if changed else Answer(Topic.HELP, question)
        case Intent.UNDERSTOOD | Intent.COMPLAINT:
            sorry = heard.intent is Intent.COMPLAINT
            return ShowUnderstood(question, policy.presumed(facts), session.doubtful, sorry)
        case Intent.CHOICES if question is None:
            return Answer(Topic.HELP, None)
        case _:
            return Answer(_TOPICS.get(heard.intent, Topic.HELP), question)


def of_verdict(policy: Policy, facts: Facts, intent: Intent, question: Question | None) -> Move:
    """What is asked of the verdict, or of the question that stands in its place."""
    match intent:
        case Intent.COST:
            verdict = decide(policy, facts)
            return ShowCosts(verdict, costs_of(policy, verdict, facts), question)
        case Intent.CHANGES:
            return ExplainChanges(decide(policy, facts), question)
        case Intent.SHARE:
            given = len(facts) and not question
            return Share(decide(policy, facts)) if given else Answer(Topic.NOTHING_TO_SHARE, question)
        case Intent.WHY if question:
            return ExplainQuestion(question, tuple(sorted(leaves(policy.open_function(facts)))))
        case Intent.WHY if len(facts):
            return ExplainVerdict(decide(policy, facts))
        case Intent.VERDICT:
            return Answer(Topic.NOTHING_TOLD, question)
        case _:
            return Answer(Topic.HELP, question)


def _what_if(policy: Policy, facts: Facts, supposed: tuple[Fact, ...], question: Question | None) -> Move:
    if not supposed:
        return Answer(Topic.NOTHING_SUPPOSED, question)
    return WhatIf(supposed, decide(policy, facts), decide(policy, facts.with_(supposed)), question)
