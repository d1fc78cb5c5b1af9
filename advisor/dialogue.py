"""How to hold a conversation: what was heard, and the move that follows from it."""

from __future__ import annotations

from dataclasses import replace

from advisor.asides import Answer, ExplainChanges, ExplainQuestion, ShowCosts, ShowUnderstood, Topic, WhatIf
from advisor.checking import check, safely, unconfirmed_yes
from advisor.costing import costs_of
from advisor.deciding.asking import next_question
from advisor.deciding.decide import decide
from advisor.deciding.diagram import leaves
from advisor.deciding.policy import Policy
from advisor.facts import Fact, Facts
from advisor.further import further
from advisor.heard import Heard, Intent
from advisor.moves import (
    Advise,
    AskAgain,
    AskNext,
    Confirm,
    ExplainVerdict,
    Forget,
    MatterTold,
    Move,
    Recap,
    Share,
    StartOver,
    Told,
)
from advisor.questions import RECAP, Question, question_for
from advisor.session import Session
from advisor.told import context_of, open_question, tell

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


_BESIDE = frozenset(
    {
        Intent.WHY, Intent.UNDERSTOOD, Intent.CHANGES, Intent.COST, Intent.TERM, Intent.COMPARE, Intent.ALTERNATIVE,
        Intent.NEXT_STEPS, Intent.RISKS, Intent.VENDOR, Intent.PROVIDERS, Intent.VERDICT, Intent.CHOICES,
        Intent.COMPLAINT, Intent.HESITATION, Intent.THANKS, Intent.FAREWELL, Intent.HELP, Intent.CHANGE,
        Intent.OWN_DATA, Intent.REACHABLE, Intent.BRIEF,
    }
)  # fmt: skip


def move_for(
    policy: Policy, session: Session, heard: Heard, matter: MatterTold = MatterTold.SAME
) -> tuple[Session, Move]:
    """The session after the message, and the move that answers it; `matter` is what the message did to the matter."""
    if heard.facts and heard.intent in _BESIDE:
        # "Yes, and what would it cost?": what is told counts, and what is asked is answered.
        told_so = _tell(policy, session, replace(heard, intent=Intent.TELL), matter)[0]
        # The question that stands next is named below the answer, and not put once more.
        missed = session.missed if told_so.asked == session.asked else 0
        session, heard = replace(told_so, missed=missed), replace(heard, facts=(), doubtful=())
    question = open_question(session)
    heard = _of_one(heard, question)
    match heard.intent:
        case Intent.START_OVER | Intent.FORGET:
            gone = replace(session, facts=Facts(), doubtful=())
            return _after(gone, Forget() if heard.intent is Intent.FORGET else _start_over(policy))
        case Intent.UNSURE if question is None and not heard.facts:
            return _after(session, Answer(Topic.HESITATION, None))
        case Intent.HESITATION if question and session.missed:
            return _tell(policy, session, heard, matter)
        case Intent.HESITATION if question:
            return _after(replace(session, missed=1), Answer(Topic.HESITATION, question))
        case Intent.TELL | Intent.UNSURE | Intent.OTHERWISE | Intent.NEW_MATTER:
            return _tell(policy, session, heard, matter)
        case Intent.SAME_MATTER if matter is MatterTold.BACK:
            return _tell(policy, session, heard, matter)
        case Intent.AGREE if len(readings := context_of(session).confirming) == 1:
            return _tell(policy, session, replace(heard, facts=(*heard.facts, *readings)), matter)
        case Intent.WHAT_IF if not len(session.facts):
            # With nothing to set it against, a supposition is how somebody begins to tell.
            return _tell(policy, session, heard, matter)
        case Intent.ALTERNATIVE | Intent.VERDICT if question is None and not len(session.facts):
            # "Should we fine-tune?" is how most people begin: it is the enquiry itself, and opens with a question.
            return _tell(policy, session, heard, matter)
        case Intent.VERDICT if len(session.facts):
            return _at_once(policy, session)
        case _:
            return _after(session, _beside(policy, session, heard, question))


def _at_once(policy: Policy, session: Session) -> tuple[Session, Move]:
    """The verdict so far, and the open question stays; a yes that rests on what was only read is confirmed first."""
    if read := unconfirmed_yes(policy, session.facts):
        return _after(session, Recap(check(read), read, Told()))
    after, move = _after(session, Advise(decide(policy, session.facts), Told(), quick=True))
    return replace(after, asked=session.asked, missed=session.missed), move


def _of_one(heard: Heard, question: Question | None) -> Heard:
    """What was heard, where a no to the only thing played back asks to change it."""
    if heard.intent is Intent.OTHERWISE and question and question.id == RECAP and len(question.slots) == 1:
        return replace(heard, intent=Intent.CHANGE, slot=question.slots[0])
    return heard


def _tell(policy: Policy, session: Session, heard: Heard, matter: MatterTold) -> tuple[Session, Move]:
    return _after(*tell(policy, session, heard, matter))


def _beside(policy: Policy, session: Session, heard: Heard, question: Question | None) -> Move:
    """What is asked beside the matter changes no fact, and the open question stays open."""
    facts = safely(policy, session.facts)
    match heard.intent:
        case (
            Intent.TERM | Intent.COMPARE | Intent.ALTERNATIVE | Intent.NEXT_STEPS | Intent.RISKS | Intent.VENDOR
            | Intent.PROVIDERS | Intent.OWN_DATA | Intent.REACHABLE | Intent.BRIEF
        ) as asked:  # fmt: skip
            return further(policy, facts, asked, heard.terms, question)
        case Intent.WHAT_IF:
            return _what_if(policy, facts, (*heard.facts, *heard.doubtful), question)
        case Intent.WHY | Intent.COST | Intent.CHANGES | Intent.SHARE | Intent.VERDICT:
            return _of_verdict(policy, facts, heard.intent, question)
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


def _of_verdict(policy: Policy, facts: Facts, intent: Intent, question: Question | None) -> Move:
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


def _start_over(policy: Policy) -> StartOver:
    first = next_question(policy, Facts())
    if first is None:
        raise LookupError("the rule table gives everybody the same headline, so there is nothing to ask")
    return StartOver(first)


def _after(session: Session, move: Move) -> tuple[Session, Move]:
    """The session with the question that stands open after the move."""
    match move:
        case AskNext(question, repeated=True) | Confirm(question, repeated=True) | Recap(question, repeated=True):
            return replace(session, asked=question.key, missed=session.missed + 1), move
        case Confirm(question):
            # What a reply left in doubt has been put once already: it is put this once more, and then passed over.
            return replace(session, asked=question.key, missed=int(question.key == session.asked)), move
        case AskNext(question) | AskAgain(question) | Recap(question) | StartOver(question):
            return replace(session, asked=question.key, missed=0), move
        case Advise() | ExplainVerdict() | Share() | Forget():
            return replace(session, asked=(), missed=0), move
        case _:
            return replace(session, asked=move.question.key if move.question else ()), move
