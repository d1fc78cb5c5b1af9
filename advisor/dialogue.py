"""How to hold a conversation: what was heard, and the move that follows from it."""

from __future__ import annotations

from dataclasses import replace

from advisor.costing import costs_for
from advisor.costs import Costs
from advisor.deciding.asking import next_question
from advisor.deciding.decide import decide
from advisor.deciding.diagram import leaves
from advisor.deciding.policy import Policy
from advisor.facts import UNSURE, Fact, Facts
from advisor.further import further
from advisor.glossary import BY_TERM
from advisor.heard import Context, Heard, Intent
from advisor.moves import (
    Advise,
    Answer,
    AskAgain,
    AskNext,
    Confirm,
    ExplainChanges,
    ExplainQuestion,
    ExplainTerms,
    ExplainVerdict,
    Forget,
    MatterTold,
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
from advisor.slots import says
from advisor.verdict import Verdict

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
        Intent.COMPLAINT, Intent.HESITATION, Intent.THANKS, Intent.FAREWELL, Intent.HELP,
    }
)  # fmt: skip


def move_for(
    policy: Policy, session: Session, heard: Heard, matter: MatterTold = MatterTold.SAME
) -> tuple[Session, Move]:
    """The session after the message, and the move that answers it; `matter` is what the message did to the matter."""
    if heard.facts and heard.intent in _BESIDE:
        # "Yes, and what would it cost?": what is told counts, and what is asked is answered.
        told_so = _tell(policy, session, replace(heard, intent=Intent.TELL), matter)[0]
        session, heard = told_so, replace(heard, facts=(), doubtful=())
    question = open_question(session)
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
            return _after(session, Advise(decide(policy, session.facts), Told(), quick=True))
        case _:
            return _after(session, _beside(policy, session, heard, question))


def open_question(session: Session) -> Question | None:
    """The question just asked, with the items that it had; None if none is open."""
    return question_for(session.asked)


def context_of(session: Session | None, *, numbered: bool = False) -> Context:
    """What the next message is said into; `numbered`: the front shows choices with numbers."""
    if session is None:
        return Context(numbered=numbered)
    return Context(open_question(session), session.facts, session.doubtful, numbered)


def told(before: Facts, heard: tuple[Fact, ...]) -> Told:
    """What the facts just heard add to, and change in, those that stood before."""
    added = tuple(fact for fact in heard if fact.slot not in before)
    earlier = ((fact, before.get(fact.slot)) for fact in heard)
    return Told(added, tuple((fact, was) for fact, was in earlier if was and says(fact) != says(was)))


def costs_of(policy: Policy, verdict: Verdict, facts: Facts) -> Costs:
    """What the verdict's approach costs, at the policy's prices as they stand on its day."""
    return costs_for(policy, verdict.headline.approach, facts)


def doubts(told_facts: Facts, doubtful: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """What stays only taken to be so: at most two readings of a slot, and none of a slot that was told."""
    kept: list[Fact] = []
    for fact in doubtful:
        rivals = [own.band for own in kept if own.slot == fact.slot]
        if fact.slot not in told_facts and fact.band not in rivals and len(rivals) < 2:
            kept.append(fact)
    return tuple(kept)


def _tell(policy: Policy, session: Session, heard: Heard, matter: MatterTold) -> tuple[Session, Move]:
    """What is told, and the next question or the verdict.

    No question is put a third time: it is passed over as "not sure", and whatever was said beside it stays.
    """
    asked = open_question(session)
    unsure = _unsure(asked) if heard.intent is Intent.UNSURE else ()
    heard = _said_again(session, heard)
    facts = session.facts.with_((*unsure, *heard.facts))
    # A no, or another reading, is progress: what is asked then is another question.
    known = {(fact.slot, fact.band) for fact in session.doubtful}
    otherwise = heard.intent is Intent.OTHERWISE or any(
        (fact.slot,) == session.asked and (fact.slot, fact.band) not in known for fact in heard.doubtful
    )
    earlier = _without(session.doubtful, session.asked) if otherwise else session.doubtful
    after = replace(session, facts=facts, doubtful=doubts(facts, (*heard.doubtful, *earlier)))
    terms = tuple(map(BY_TERM.__getitem__, heard.terms)) if heard.intent is Intent.TELL else ()
    news = replace(told(session.facts, heard.facts), matter=matter, terms=terms)
    question = next_question(policy, facts, after.doubtful)
    repeated = question is not None and question.slots == session.asked and not otherwise
    if repeated and session.missed:
        facts = facts.with_(_unsure(question))
        after = replace(after, facts=facts, doubtful=_without(after.doubtful, session.asked))
        news, repeated = replace(news, passed=question), False
        question = next_question(policy, facts, after.doubtful)
    if question:
        return _after(after, _asking(after, question, news, repeated=repeated))
    return _after(after, _advising(policy, session, facts, news))


def _said_again(session: Session, heard: Heard) -> Heard:
    """What was heard, where a reply says in other words what was to be confirmed: that is a yes.

    So it is where it says no to one of two readings and speaks of the other; what it says no to alone is not so.
    """
    confirming = context_of(session).confirming
    if heard.intent is Intent.OTHERWISE and len(confirming) == 1:
        return _less(heard, confirming[0])
    again = [
        fact for fact in confirming if {own.band for own in heard.doubtful if own.slot == fact.slot} == {fact.band}
    ]
    if heard.intent not in (Intent.TELL, Intent.OTHERWISE) or len(again) != 1:
        return heard
    rest = tuple(fact for fact in heard.doubtful if fact.slot != again[0].slot)
    told_so = tuple(fact for fact in heard.facts if fact.slot != again[0].slot)
    return replace(heard, facts=(*told_so, *again), doubtful=rest)


def _less(heard: Heard, denied: Fact) -> Heard:
    """What was heard, less what it says no to: whoever denies something mostly says it again in doing so."""

    def kept(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple(fact for fact in facts if (fact.slot, fact.band) != (denied.slot, denied.band))

    return replace(heard, facts=kept(heard.facts), doubtful=kept(heard.doubtful))


def _asking(after: Session, question: Question, news: Told, *, repeated: bool) -> AskNext | Confirm:
    """The question, or what is taken to be its answer, to be confirmed."""
    readings = context_of(replace(after, asked=question.slots)).confirming
    if readings:
        return Confirm(question, readings, news, repeated=repeated)
    return AskNext(question, news, repeated=repeated)


def _advising(policy: Policy, session: Session, facts: Facts, news: Told) -> Advise | Answer | ExplainTerms:
    stood = next_question(policy, session.facts) is None
    before = policy.masks.traced(policy.taken(session.facts)).headline if stood else None
    if before and news.terms:
        return ExplainTerms(news.terms, decide(policy, facts), None)
    if before and not (news.added or news.changed or news.passed) and news.matter is MatterTold.SAME:
        return Answer(Topic.NOTHING_NEW, None)
    verdict = decide(policy, facts)
    return Advise(verdict, news, before if before != verdict.headline else None)


def _beside(policy: Policy, session: Session, heard: Heard, question: Question | None) -> Move:
    """What is asked beside the matter changes no fact, and the open question stays open."""
    facts = session.facts
    match heard.intent:
        case (
            Intent.TERM | Intent.COMPARE | Intent.ALTERNATIVE | Intent.NEXT_STEPS | Intent.RISKS | Intent.VENDOR
            | Intent.PROVIDERS
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


def _without(doubtful: tuple[Fact, ...], slots: tuple[str, ...]) -> tuple[Fact, ...]:
    return tuple(fact for fact in doubtful if fact.slot not in slots)


def _unsure(question: Question | None) -> tuple[Fact, ...]:
    return tuple(Fact(slot, UNSURE) for slot in question.slots) if question else ()


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
        case AskNext(question, repeated=True) | Confirm(question, repeated=True):
            return replace(session, asked=question.slots, missed=session.missed + 1), move
        case Confirm(question):
            # What a reply left in doubt has been put once already: it is put this once more, and then passed over.
            return replace(session, asked=question.slots, missed=int(question.slots == session.asked)), move
        case AskNext(question) | AskAgain(question) | StartOver(question):
            return replace(session, asked=question.slots, missed=0), move
        case Advise() | ExplainVerdict() | Share() | Forget():
            return replace(session, asked=(), missed=0), move
        case _:
            return replace(session, asked=move.question.slots if move.question else ()), move
