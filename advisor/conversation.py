"""One turn, pure: a session and a message in, the next session, a move and the enquiry's record out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from advisor.decide import decide
from advisor.dialogue import asked_after, move_for, told
from advisor.enquiry import Enquiry
from advisor.facts import UNSURE, Fact, Facts
from advisor.heard import Heard, Intent
from advisor.message import Choice, Message
from advisor.moves import Advise, Answer, Move, StartOver, Topic, Turn
from advisor.policy import Policy
from advisor.session import Session
from advisor.slots import BY_ID


def take_turn(policy: Policy, session: Session | None, message: Message, heard: Heard, now: datetime) -> Turn:
    """The turn that answers `message`, of which `heard` was made. `now` is UTC.

    Pressed choices count as told; a choice that no slot has is ignored, as a button of an older version may carry one.
    """
    current = _readable(session) if session else Session(opened=now)
    pressed = tuple(fact for choice in message.choices if (fact := _chosen(choice)))
    heard = Heard(Intent.TELL, pressed) if pressed else heard
    facts, move = move_for(policy, current, heard)
    if isinstance(move, StartOver):
        current = Session(opened=now)
    after = asked_after(current, facts, move)
    return Turn(after, move, _enquiry(policy, message, after, move, now))


def quick(policy: Policy, session: Session | None, message: Message, heard: Heard, now: datetime) -> Turn:
    """The turn of a command that wants a verdict at once: what was not said becomes a stated assumption."""
    current = _readable(session) if session else Session(opened=now)
    asides = {Intent.OFF_TOPIC: Topic.OFF_TOPIC} | dict.fromkeys((Intent.EMPTY, Intent.HELP, Intent.THANKS), Topic.HELP)
    if heard.intent in asides and not heard.facts:
        return Turn(current, Answer(asides[heard.intent], None), None)
    facts = current.facts.with_(heard.facts)
    move = Advise(decide(policy, facts), told(current.facts, heard.facts), quick=True)
    after = asked_after(current, facts, move)
    return Turn(after, move, _enquiry(policy, message, after, move, now))


def _readable(session: Session) -> Session:
    """The session without what an older version may have kept and this one does not know: it is asked for again."""
    facts = Facts(tuple(fact for fact in session.facts if _known(fact.slot, fact.band)))
    return replace(session, facts=facts, asked=tuple(slot for slot in session.asked if slot in BY_ID))


def _known(slot: str, band: str) -> bool:
    return slot in BY_ID and band in {UNSURE, *(own.id for own in BY_ID[slot].bands)}


def _chosen(choice: Choice) -> Fact | None:
    return Fact(choice.slot, choice.band) if _known(choice.slot, choice.band) else None


def _enquiry(policy: Policy, message: Message, session: Session, move: Move, now: datetime) -> Enquiry | None:
    if not len(session.facts) and isinstance(move, Answer):
        return None
    verdict = move.verdict if isinstance(move, Advise) else None
    return Enquiry(
        id=f"{message.tenant}/{message.thread}/{session.opened.isoformat()}",
        tenant=message.tenant,
        thread=message.thread,
        opened=session.opened,
        updated=now,
        facts=session.facts,
        fine_tuning=verdict.headline.fine_tuning.value if verdict else "",
        approach=verdict.headline.approach.value if verdict else "",
        settled=verdict.settled if verdict else False,
        policy=policy.name,
    )
