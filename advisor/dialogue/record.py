"""What of a turn goes on the record: how the conversation went, and the enquiry that comes of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from advisor.costs import Situation, ways
from advisor.costs.comparison import all_in, cheapest
from advisor.data.prices import Prices
from advisor.decision.costing import situation_for
from advisor.decision.decide import decide
from advisor.decision.policy import Policy
from advisor.dialogue.asides import Answer, Further
from advisor.dialogue.moves import (
    Advise,
    AskAgain,
    AskNext,
    ExplainVerdict,
    Forget,
    Move,
    Recap,
    Share,
    StartOver,
    Turn,
)
from advisor.dialogue.outcome import stands
from advisor.dialogue.session import Course, Session
from advisor.enquiry import Enquiry, Spend
from advisor.facts import Facts
from advisor.interpret.heard import Heard, Intent
from advisor.message import Message
from advisor.rules.rule import Cap, Veto
from advisor.verdict import Approach, Verdict

_WANTED = re.compile(
    r"\bfine[ -]?tun|\b(?:q?lora|sft|dpo|rft)\b"
    r"|\b(?:re)?train(?:ing)?\s+(?:(?:a|an|the|our|my|us|own|new|custom)\s+){0,3}"
    r"(?:\w+\s+){0,2}?(?:model|llm|gpt|llama|mistral|bert)",
    re.IGNORECASE,
)
_HELPFUL = {Intent.HELPED: True, Intent.NOT_HELPED: False}


def course_after(course: Course, message: Message, heard: Heard, move: Move) -> Course:
    """How the conversation has gone, with this message and the move that answers it. Who comes first is the asker."""
    opened = course if course.turns else replace(course, asker=message.user, origin=message.origin)
    return replace(
        opened,
        turns=opened.turns + 1,
        questions=opened.questions + _asks(move),
        wanted_tuning=opened.wanted_tuning or bool(_WANTED.search(message.text)),
        helpful=_HELPFUL.get(heard.intent, opened.helpful),
        expected=heard.expected or opened.expected,
    )


def enquiry_of(policy: Policy, message: Message, session: Session, move: Move, now: datetime) -> Enquiry | None:
    """The enquiry as it stands after the move; None where the conversation is no consultation, or none yet."""
    if isinstance(move, StartOver | Forget) or (not len(session.facts) and isinstance(move, Answer | Further)):
        return None
    verdict, course = _standing(policy, session, move), session.course
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
        version=course.turns,
        asker=course.asker,
        speaker=message.user,
        origin=course.origin,
        wanted_tuning=course.wanted_tuning,
        gates=_gates(policy, verdict) if verdict else (),
        questions=course.questions,
        spend=_spend(policy, verdict.headline.approach, session.facts) if verdict else None,
        explained=course.explained,
        prompts=course.prompts,
        helpful=course.helpful,
        expected=course.expected,
        rules=tuple(item.rule for item in verdict.evidence) if verdict else (),
    )


def explained(turn: Turn, by: str, prompts: tuple[str, ...] = ()) -> Turn:
    """The turn, on whose record stands who put its verdict into words, and by which prompts (name and version)."""
    course = replace(turn.session.course, explained=by, prompts=prompts)
    enquiry = replace(turn.enquiry, explained=by, prompts=prompts) if turn.enquiry else None
    return replace(turn, session=replace(turn.session, course=course), enquiry=enquiry)


def _asks(move: Move) -> int:
    match move:
        case AskNext(repeated=repeated) | Recap(repeated=repeated):
            return not repeated
        case AskAgain() | StartOver():
            return 1
        case _:
            return 0


def _standing(policy: Policy, session: Session, move: Move) -> Verdict | None:
    """The verdict that was given and still stands: also while something else is talked about."""
    match move:
        case Advise(verdict) | ExplainVerdict(verdict) | Share(verdict):
            return verdict
        case _:
            given = len(session.facts) and (not session.asked or stands(policy, session.facts))
            return decide(policy, session.facts) if given else None


def _gates(policy: Policy, verdict: Verdict) -> tuple[str, ...]:
    """What was told to stand in the way; what is merely not known yet is no failing."""
    told = (row.rule for row in verdict.evidence if not row.assumed)
    return tuple(name for name in told if any(isinstance(own, Cap | Veto) for own in policy.rule(name).says))


@lru_cache(maxsize=256)
def _spend(policy: Policy, approach: Approach, facts: Facts) -> Spend | None:
    """Remembered, since a conversation goes on after its verdict and every turn of it is recorded."""
    chosen = _monthly(situation_for(policy, approach, facts), policy.prices)
    tuned = _monthly(situation_for(policy, Approach.FINE_TUNING, facts), policy.prices)
    return None if chosen is None or tuned is None else Spend(round(chosen, 2), round(tuned, 2))


def _monthly(situation: Situation, prices: Prices) -> float | None:
    way = cheapest(list(ways(situation, prices)), situation)
    return all_in(way, situation).usd if way else None
