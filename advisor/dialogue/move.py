"""How to hold a conversation: what was heard, and the move that follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from advisor.decision.next_question import next_question
from advisor.decision.policy import Policy
from advisor.dialogue.answer import answer, answered_now, answers, asked_of, of_verdict, only_asides
from advisor.dialogue.asides import Answer, Aside, Topic
from advisor.dialogue.moves import (
    Advise,
    AskAgain,
    AskNext,
    Confirm,
    ExplainVerdict,
    FactChanges,
    Forget,
    MatterTold,
    Move,
    Recap,
    Share,
    StartOver,
)
from advisor.dialogue.outcome import advising, context_of, news_of, open_question, stands, tell
from advisor.dialogue.recap import check, safely, unconfirmed_yes
from advisor.dialogue.session import Session
from advisor.facts import Fact, Facts
from advisor.interpret.heard import ANSWERED, Heard, Intent
from advisor.slots import BILL, HOURLY, OFFER, VOLUME
from advisor.slots.questions import RECAP, Question

_BESIDE = ANSWERED | {
    Intent.UNDERSTOOD, Intent.VERDICT, Intent.CHOICES, Intent.COMPLAINT, Intent.FAREWELL, Intent.HELP, Intent.CHANGE
}  # fmt: skip
"""What is asked with something told: both are heard."""
_COURTESIES = (Intent.THANKS, Intent.HESITATION, Intent.SAME_MATTER)
"""What needs no answer beside something told."""


@dataclass(frozen=True, slots=True)
class Transition:
    """The session after a message, and the move that answers it.

    `beside` answers what it asked besides; `news` is what it told, where the move does not say so; `unanswered` is what
    it asked too, and is only named.
    """

    session: Session
    move: Move
    beside: tuple[Aside, ...] = ()
    news: FactChanges = field(default_factory=FactChanges)
    unanswered: tuple[Aside, ...] = ()

    @classmethod
    def of(cls, session: Session, move: Move, beside: tuple[Aside, ...], news: FactChanges | None = None) -> Transition:
        """The step that answers of `beside` as much as somebody reads, and names the rest."""
        now, later = answered_now(move, beside)
        return cls(session, move, now, news or FactChanges(), later)


def move_for(policy: Policy, session: Session, heard: Heard, matter: MatterTold = MatterTold.SAME) -> Transition:
    """What follows from a message; `matter` is what it did to the matter."""
    if heard.intent in _COURTESIES and heard.facts and matter is not MatterTold.BACK:
        heard = replace(heard, intent=Intent.TELL)
    if heard.intent in _BESIDE and (heard.facts or _answering(session, heard)):
        return _told_and_asked(policy, session, heard, matter)
    if _only_sums(heard) and stands(policy, session.facts):
        # Whoever names a price and changes nothing else by it wants it set against the costs.
        return _told_and_asked(policy, session, replace(heard, intent=Intent.COST), matter)
    after, move = _alone(policy, session, heard, matter)
    return Transition.of(after, move, answers(policy, after, heard.also, move), FactChanges(agreement=heard.agreement))


def _only_sums(heard: Heard) -> bool:
    told = {fact.slot for fact in heard.facts}
    sums = told & {BILL.id, OFFER.id, HOURLY.id}
    return heard.intent is Intent.TELL and bool(sums) and told <= {*sums, VOLUME.id}


def _answering(session: Session, heard: Heard) -> tuple[Fact, ...]:
    """What the open question may have been answered with, though not surely."""
    asked = open_question(session)
    return tuple(fact for fact in heard.doubtful if asked and fact.slot in asked.slots)


def _told_and_asked(policy: Policy, session: Session, heard: Heard, matter: MatterTold) -> Transition:
    """ "Yes, and what would it cost?": what is told counts, what is asked is answered, and then it goes on."""
    told = replace(heard, intent=Intent.TELL, doubtful=heard.doubtful if heard.facts else _answering(session, heard))
    # A question that is answered with another one has not been missed.
    after, onward = _tell(policy, replace(session, missed=0), replace(told, also=(), terms=()), matter)
    if after.asked == session.asked:
        after = replace(after, missed=session.missed)
    if heard.intent not in ANSWERED or isinstance(onward, Aside) or _no_news(policy, session, onward):
        news = replace(news_of(session.facts, told.facts), agreement=heard.agreement)
        after, move = _alone(policy, after, replace(heard, facts=(), doubtful=()), matter)
        return Transition.of(after, move, answers(policy, after, heard.also, move), news)
    if heard.intent is Intent.WHY and (asked := open_question(session)):
        # Why they were asked, and not why what comes next is.
        why = of_verdict(policy, safely(policy, session.facts), Intent.WHY, asked)
        return Transition.of(after, onward, (*only_asides((why,)), *answers(policy, after, heard.also, onward)))
    return Transition.of(after, onward, answers(policy, after, asked_of(heard), onward))


def _no_news(policy: Policy, before: Session, move: Move) -> bool:
    """Whether it is a verdict that stood already: nobody needs to read it once more to have a question answered."""
    return isinstance(move, Advise) and move.before is None and stands(policy, before.facts)


def _alone(policy: Policy, session: Session, heard: Heard, matter: MatterTold) -> tuple[Session, Move]:
    """The session after a message that tells or asks one thing, and the move that answers it."""
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
        case Intent.WHY if question and session.advised and session.reminded:
            # A verdict was given since the question was put: it is the verdict that they ask about.
            after, move = _after(session, of_verdict(policy, safely(policy, session.facts), Intent.WHY, None))
            return replace(after, asked=session.asked, missed=session.missed, reminded=session.reminded + 1), move
        case _:
            return _after(session, answer(policy, session, heard, question))


def _at_once(policy: Policy, session: Session) -> tuple[Session, Move]:
    """The verdict so far, and the open question stays; a yes that rests on what was only read is confirmed first."""
    if read := unconfirmed_yes(policy, session.facts):
        return _after(session, Recap(check(read), read, FactChanges()))
    after, move = _after(session, advising(policy, session.facts, session.advised, FactChanges(), quick=True))
    return replace(after, asked=session.asked, missed=session.missed, reminded=session.reminded + 1), move


def _of_one(heard: Heard, question: Question | None) -> Heard:
    """What was heard, where a no to the only thing played back asks to change it."""
    if heard.intent is Intent.OTHERWISE and question and question.id == RECAP and len(question.slots) == 1:
        return replace(heard, intent=Intent.CHANGE, slot=question.slots[0])
    return heard


def _tell(policy: Policy, session: Session, heard: Heard, matter: MatterTold) -> tuple[Session, Move]:
    return _after(*tell(policy, session, heard, matter))


def _start_over(policy: Policy) -> StartOver:
    first = next_question(policy, Facts())
    if first is None:
        raise LookupError("the rule table gives everybody the same headline, so there is nothing to ask")
    return StartOver(first)


def _after(session: Session, move: Move) -> tuple[Session, Move]:
    """The session with the question that stands open after the move, and how often it was left standing."""
    after, move = _open_after(session, move)
    if isinstance(move, Advise):
        after = replace(after, advised=move.verdict.headline)
    return replace(after, reminded=session.reminded + 1 if isinstance(move, Aside) else 0), move


def _open_after(session: Session, move: Move) -> tuple[Session, Move]:
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
