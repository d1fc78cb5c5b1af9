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
from advisor.verdict import Verdict
from bot.evaluation.case import Case
from bot.evaluation.mapping import stated
from bot.evaluation.unknown import Unknown

MOST_QUESTIONS = 12


BEST = {
    "prompting": "short",
    "retrieval": "short",
    "labelled_examples": "2000_plus",
    "eval_set": "20_plus",
    "label_quality": "verified",
    "owner": "named",
    "stability": "stable",
    "skill": "some",
    "grader": "automatic",
    "cheap_model": "short",
    "provider": "any",
}
"""The best band of everything but the need itself: is the nature of the problem judged right, all else being ready?"""


@dataclass(frozen=True, slots=True)
class Held:
    """What came of a case. `asked`: the questions, each by its slots; `read`: what the first message alone gave."""

    case: Case
    verdict: Verdict | None
    asked: tuple[tuple[str, ...], ...]
    declined: bool
    facts: Facts
    read: Facts


def hold(policy: Policy, case: Case, now: datetime, *, unknown: Unknown, facts_only: bool) -> Held:
    """Hold the case from its first message, or from its facts, to a verdict or the last question."""
    known = stated(case.known)
    first = Heard(Intent.TELL, tuple(stated(case.facts))) if facts_only else hear(case.text)
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
    return Held(case, verdict, tuple(asked), _declined(turn), turn.session.facts, Facts(first.facts))


def _otherwise(slot: str, unknown: Unknown) -> str:
    return BEST.get(slot, UNSURE) if unknown is Unknown.BEST else UNSURE


def _declined(turn: Turn) -> bool:
    return isinstance(turn.move, Answer) and turn.move.topic is Topic.OFF_TOPIC


def _message(number: int, choices: tuple[Choice, ...] = ()) -> Message:
    return Message("eval", "eval", str(number), "asker", "", choices)
