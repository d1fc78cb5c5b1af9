"""One turn, pure: a session and a message in, the next session, a move and the enquiry's record out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from advisor.decision.next_question import next_question
from advisor.decision.policy import Policy
from advisor.dialogue.answer import answered_now, answers, asked_of
from advisor.dialogue.asides import Answer, Topic
from advisor.dialogue.move import Transition, move_for
from advisor.dialogue.moves import Confirm, Forget, MatterTold, Move, Recap, StartOver, Turn
from advisor.dialogue.outcome import advising, context_of, doubts, news_of, open_question
from advisor.dialogue.recap import check, unconfirmed_yes
from advisor.dialogue.record import course_after, enquiry_of
from advisor.dialogue.session import Matter, Session
from advisor.dialogue.topics import FURTHER
from advisor.facts import BOTH, OTHERWISE, RIGHT, UNSURE, Fact, Facts
from advisor.interpret.both import both, may_be_both
from advisor.interpret.heard import Heard, Intent
from advisor.message import Message
from advisor.slots import BY_ID
from advisor.slots.former import modern
from advisor.slots.questions import RECAP

_SMALL_TALK = (
    Intent.EMPTY, Intent.HELP, Intent.THANKS, Intent.FAREWELL, Intent.CHOICES, Intent.HELPED, Intent.NOT_HELPED,
    Intent.AGREE, Intent.HESITATION, Intent.SAME_MATTER, Intent.COMPLAINT,
)  # fmt: skip


def take_turn(policy: Policy, session: Session | None, message: Message, heard: Heard, now: datetime) -> Turn:
    """The turn that answers `message`, of which `heard` was made. `now` is UTC.

    Pressed choices count as told; a choice that no slot has is ignored, as a button of an older version may carry one.
    """
    current = _readable(policy, session) if session else Session(opened=now)
    heard = _pressed(message, current) or heard
    current, matter = _matter(current, heard, now)
    open_to_tell = _within_policy(policy, heard)
    told_fixed = (heard.facts or heard.doubtful) and not (open_to_tell.facts or open_to_tell.doubtful)
    if heard.intent is Intent.TELL and told_fixed:
        settled = _settled(policy, current)
        step = Transition(replace(current, asked=settled.question.key if settled.question else ()), settled)
    else:
        step = move_for(policy, current, open_to_tell, matter)
    after = step.session
    if isinstance(step.move, StartOver | Forget):
        after = replace(Session(opened=now), asked=after.asked)
    turn = _turn(policy, after, message, heard, step.move, now)
    return replace(turn, beside=step.beside, news=step.news, unanswered=step.unanswered)


def quick(policy: Policy, session: Session | None, message: Message, heard: Heard, now: datetime) -> Turn:
    """The turn of a command that wants a verdict at once: what was not said becomes a stated assumption.

    What a model is to do is never assumed from a doubtful word: then that is asked first.
    """
    current = _readable(policy, session) if session else Session(opened=now)
    heard = _within_policy(policy, heard)
    asides = {Intent.OFF_TOPIC: Topic.OFF_TOPIC} | dict.fromkeys(_SMALL_TALK, Topic.HELP)
    if heard.intent in asides and not heard.facts:
        return Turn(current, Answer(asides[heard.intent], None), None)
    if heard.intent is Intent.FORGET:
        return Turn(Session(opened=now), Forget(), None)
    if heard.intent in FURTHER and not heard.facts:
        step = move_for(policy, current, heard)
        return Turn(current, step.move, None, step.beside, unanswered=step.unanswered)
    turn = _verdict_at_once(policy, current, message, heard, now)
    beside, unanswered = answered_now(turn.move, answers(policy, turn.session, asked_of(heard), turn.move))
    return replace(turn, beside=beside, unanswered=unanswered)


def _verdict_at_once(policy: Policy, current: Session, message: Message, heard: Heard, now: datetime) -> Turn:
    facts = current.facts.with_(heard.facts)
    news, doubtful = news_of(current.facts, heard.facts), doubts(facts, (*heard.doubtful, *current.doubtful))
    question = next_question(policy, facts, doubtful)
    after = replace(current, facts=facts, doubtful=doubtful, asked=question.key if question else (), missed=0)
    if question and (readings := context_of(after).confirming):
        return _turn(policy, after, message, heard, Confirm(question, readings, news), now)
    if read := unconfirmed_yes(policy, facts):
        question = check(read)
        return _turn(policy, replace(after, asked=question.key), message, heard, Recap(question, read, news), now)
    move = advising(policy, facts, None, news, quick=True)
    return _turn(policy, replace(after, asked=()), message, heard, move, now)


def _turn(policy: Policy, after: Session, message: Message, heard: Heard, move: Move, now: datetime) -> Turn:
    after = replace(after, course=course_after(after.course, message, heard, move))
    return Turn(after, move, enquiry_of(policy, message, after, move, now))


def _matter(session: Session, heard: Heard, now: datetime) -> tuple[Session, MatterTold]:
    """The session of the matter that the message is about: a new one, the one before it, or the one at hand."""
    if heard.intent is Intent.NEW_MATTER and len(session.facts):
        return Session(opened=now, before=Matter(session.opened, session.facts)), MatterTold.NEW
    if heard.intent is Intent.SAME_MATTER and session.before:
        facts = session.before.facts.with_(session.facts)
        return replace(session, opened=session.before.opened, facts=facts, before=None), MatterTold.BACK
    return session, MatterTold.SAME


def _settled(policy: Policy, session: Session) -> Answer:
    """That nothing told can change this, and whatever else is to be asked."""
    return Answer(Topic.SETTLED_BY_POLICY, open_question(session) or next_question(policy, session.facts))


def _within_policy(policy: Policy, heard: Heard) -> Heard:
    """What was heard, without what the organisation's policy has settled; a supposition may suppose anything."""
    if heard.intent is Intent.WHAT_IF:
        return heard
    facts, doubtful = (
        tuple(fact for fact in said if fact.slot not in policy.fixed) for said in (heard.facts, heard.doubtful)
    )
    return replace(heard, facts=facts, doubtful=doubtful)


def _readable(policy: Policy, session: Session) -> Session:
    """The session without what an older version may have kept and this one does not know: it is asked for again.

    Nor with what the organisation's policy has settled since.
    """
    kept, doubtful = (
        tuple(fact for fact in said if _known(fact.slot, fact.band) and fact.slot not in policy.fixed)
        for said in (session.facts, session.doubtful)
    )
    asked = tuple(slot for slot in session.asked if slot in BY_ID or slot == RECAP)
    return replace(session, facts=Facts(kept), doubtful=doubtful, asked=asked)


def _known(slot: str, band: str) -> bool:
    return slot in BY_ID and band in {UNSURE, *(own.id for own in BY_ID[slot].bands)}


def _pressed(message: Message, session: Session) -> Heard | None:
    """What pressed choices say; None where there are none that anybody knows."""
    recap = context_of(session).recap
    for choice in message.choices:
        if choice.band == OTHERWISE and (choice.slot,) == session.asked:
            return Heard(Intent.OTHERWISE)
        readings = context_of(session).confirming
        if choice.band == BOTH and (choice.slot,) == session.asked and may_be_both(readings):
            return both(readings)
        if choice.band == OTHERWISE and choice.slot in {fact.slot for fact in recap}:
            return Heard(Intent.CHANGE, slot=choice.slot)
        if (choice.slot, choice.band) == (RECAP, RIGHT) and recap:
            return Heard(Intent.TELL, tuple(fact.confirmed for fact in recap))
    pressed = modern(Fact(choice.slot, choice.band) for choice in message.choices)
    # What was confirmed keeps the words that it was read in.
    read = {(fact.slot, fact.band): fact for fact in session.doubtful}
    facts = tuple(read.get((fact.slot, fact.band), fact) for fact in pressed if _known(fact.slot, fact.band))
    return Heard(Intent.TELL, facts) if facts else None
