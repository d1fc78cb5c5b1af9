"""Holds one case as a conversation: asks like the advisor, answers like the asker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from advisor.conversation import take_turn
from advisor.deciding.policy import Policy
from advisor.dialogue import open_question
from advisor.facts import UNSURE, Facts
from advisor.heard import Heard, Intent
from advisor.message import Choice, Message
from advisor.moves import Advise, Answer, Topic, Turn
from advisor.reading import hear
from advisor.slots import BY_ID
from advisor.verdict import Verdict
from bot.evaluation.annotation import Annotation
from bot.evaluation.case import Case
from bot.evaluation.mapping import stated
from bot.evaluation.unknown import Unknown

MOST_QUESTIONS = 12


@dataclass(frozen=True, slots=True)
class Held:
    """What came of a case.

    `asked`: the questions, each by its slots; `read`: what the first message alone gave; `noted`: what readers noted of
    it, None where the case was not annotated.
    """

    case: Case
    verdict: Verdict | None
    asked: tuple[tuple[str, ...], ...]
    declined: bool
    facts: Facts
    read: Facts
    noted: Facts | None = None


def hold(
    policy: Policy,
    case: Case,
    now: datetime,
    *,
    unknown: Unknown,
    facts_only: bool,
    annotation: Annotation | None = None,
) -> Held:
    """Hold the case from its first message, or from its facts, to a verdict or the last question.

    The asker answers from the annotation where there is one, else from what the case records.
    """
    known = annotation.facts if annotation else stated(case.known)
    first = _told(case, annotation) if facts_only else hear(case.text)
    turn = take_turn(policy, None, _message(0), first, now)
    asked: list[tuple[str, ...]] = []
    while not isinstance(turn.move, Advise) and len(asked) < MOST_QUESTIONS:
        question = open_question(turn.session)
        if question is None:
            break
        asked.append(question.slots)
        answer = tuple(Choice(slot, known.band(slot) or _otherwise(slot, unknown)) for slot in question.slots)
        turn = take_turn(policy, turn.session, _message(len(asked), answer), Heard(Intent.EMPTY), now)
    verdict = turn.move.verdict if isinstance(turn.move, Advise) else None
    return Held(
        case,
        verdict,
        tuple(asked),
        _declined(turn),
        turn.session.facts,
        Facts(first.facts),
        annotation.facts if annotation else None,
    )


def _told(case: Case, annotation: Annotation | None) -> Heard:
    """What the case says, without its words."""
    if annotation and annotation.off_topic:
        return Heard(Intent.OFF_TOPIC)
    return Heard(Intent.TELL, tuple(annotation.facts if annotation else stated(case.facts)))


def _otherwise(slot: str, unknown: Unknown) -> str:
    return (unknown is Unknown.BEST and BY_ID[slot].best) or UNSURE


def _declined(turn: Turn) -> bool:
    return isinstance(turn.move, Answer) and turn.move.topic is Topic.OFF_TOPIC


def _message(number: int, choices: tuple[Choice, ...] = ()) -> Message:
    return Message("eval", "eval", str(number), "asker", "", choices)
