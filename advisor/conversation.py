"""One turn, pure: a session and a message in, the next session, a move and the enquiry's record out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from advisor.deciding.asking import next_question
from advisor.deciding.decide import decide
from advisor.deciding.policy import Policy
from advisor.dialogue import asked_after, move_for, open_question, told
from advisor.facts import UNSURE, Fact, Facts
from advisor.further import FURTHER
from advisor.heard import Heard, Intent
from advisor.message import Message
from advisor.moves import Advise, Answer, Forget, Move, StartOver, Topic, Turn
from advisor.record import course_after, enquiry_of
from advisor.session import Session
from advisor.slots import BY_ID
from advisor.slots.former import modern

_SMALL_TALK = (
    Intent.EMPTY, Intent.HELP, Intent.THANKS, Intent.FAREWELL, Intent.CHOICES, Intent.HELPED, Intent.NOT_HELPED,
)  # fmt: skip


def take_turn(policy: Policy, session: Session | None, message: Message, heard: Heard, now: datetime) -> Turn:
    """The turn that answers `message`, of which `heard` was made. `now` is UTC.

    Pressed choices count as told; a choice that no slot has is ignored, as a button of an older version may carry one.
    """
    current = _readable(policy, session) if session else Session(opened=now)
    pressed = _chosen(message)
    heard = Heard(Intent.TELL, pressed) if pressed else heard
    open_to_tell = _within_policy(policy, heard)
    if heard.intent is Intent.TELL and heard.facts and not open_to_tell.facts:
        facts, move = current.facts, _settled(policy, current)
    else:
        facts, move = move_for(policy, current, open_to_tell)
    if isinstance(move, StartOver | Forget):
        current = Session(opened=now)
    after = asked_after(current, facts, move)
    after = replace(after, course=course_after(current.course, message, heard.intent, move))
    return Turn(after, move, enquiry_of(policy, message, after, move, now))


def quick(policy: Policy, session: Session | None, message: Message, heard: Heard, now: datetime) -> Turn:
    """The turn of a command that wants a verdict at once: what was not said becomes a stated assumption."""
    current = _readable(policy, session) if session else Session(opened=now)
    heard = _within_policy(policy, heard)
    asides = {Intent.OFF_TOPIC: Topic.OFF_TOPIC} | dict.fromkeys(_SMALL_TALK, Topic.HELP)
    if heard.intent in asides and not heard.facts:
        return Turn(current, Answer(asides[heard.intent], None), None)
    if heard.intent is Intent.FORGET:
        return Turn(Session(opened=now), Forget(), None)
    if heard.intent in FURTHER:
        return Turn(current, move_for(policy, current, heard)[1], None)
    facts = current.facts.with_(heard.facts)
    move = Advise(decide(policy, facts), told(current.facts, heard.facts), quick=True)
    after = asked_after(current, facts, move)
    after = replace(after, course=course_after(current.course, message, heard.intent, move))
    return Turn(after, move, enquiry_of(policy, message, after, move, now))


def _settled(policy: Policy, session: Session) -> Move:
    """That nothing told can change this, and whatever else is to be asked."""
    return Answer(Topic.SETTLED_BY_POLICY, open_question(session) or next_question(policy, session.facts))


def _within_policy(policy: Policy, heard: Heard) -> Heard:
    """What was heard, without what the organisation's policy has settled; a supposition may suppose anything."""
    if heard.intent is Intent.WHAT_IF:
        return heard
    return replace(heard, facts=tuple(fact for fact in heard.facts if fact.slot not in policy.fixed))


def _readable(policy: Policy, session: Session) -> Session:
    """The session without what an older version may have kept and this one does not know: it is asked for again.

    Nor with what the organisation's policy has settled since.
    """
    known = (fact for fact in session.facts if _known(fact.slot, fact.band))
    facts = Facts(tuple(fact for fact in known if fact.slot not in policy.fixed))
    return replace(session, facts=facts, asked=tuple(slot for slot in session.asked if slot in BY_ID))


def _known(slot: str, band: str) -> bool:
    return slot in BY_ID and band in {UNSURE, *(own.id for own in BY_ID[slot].bands)}


def _chosen(message: Message) -> tuple[Fact, ...]:
    pressed = modern(Fact(choice.slot, choice.band) for choice in message.choices)
    return tuple(fact for fact in pressed if _known(fact.slot, fact.band))
