"""Holds one case as a conversation: asks like the advisor, answers like the asker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from advisor.decision.policy import Policy
from advisor.dialogue.asides import Answer, Topic
from advisor.dialogue.moves import Advise, Confirm, Recap, Turn
from advisor.dialogue.outcome import context_of, open_question
from advisor.dialogue.session import Session
from advisor.dialogue.turn import take_turn
from advisor.facts import OTHERWISE, RIGHT, UNSURE, Fact, Facts
from advisor.interpret.heard import Context, Heard, Intent
from advisor.message import Choice, Message
from advisor.slots import BY_ID
from advisor.slots.questions import RECAP, Question
from advisor.verdict import Verdict
from bot.evaluation.annotation import Annotation
from bot.evaluation.case import Case, Unknown
from bot.evaluation.mapping import stated
from bot.nlu.interpret import hear_without_model

MOST_QUESTIONS = 12
Read = Callable[[str, Context], Heard]
"""How words are read: one of the readers, as a function."""


@dataclass(frozen=True, slots=True)
class Replied:
    """One question answered in words: the band that the words mean, and what was made of them."""

    slot: str
    means: str
    told: str
    doubtful: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the reply was taken as what it means, or asked back with that among the readings."""
        return self.told == self.means if self.told else self.means in self.doubtful

    @property
    def wrong(self) -> bool:
        """Whether it was taken as something else."""
        return bool(self.told) and self.told != self.means


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What came of a case.

    `asked`: the questions, each by its slots; `confirmed`: how many of them only confirmed something; `read`: what the
    first message alone told, `doubtful`: what it may have told; `noted`: what readers noted of it, None where the case
    was not annotated; `misled`: facts read out of words that are not so, and without which the headline is another.
    """

    case: Case
    verdict: Verdict | None
    asked: tuple[tuple[str, ...], ...]
    declined: bool
    facts: Facts
    read: Facts
    noted: Facts | None = None
    doubtful: tuple[Fact, ...] = ()
    replied: tuple[Replied, ...] = ()
    confirmed: int = 0
    misled: tuple[Fact, ...] = ()

    @property
    def looped(self) -> bool:
        """Whether any question was put more than twice."""
        return max(Counter(self.asked).values(), default=0) > 2


@dataclass(slots=True)
class _Course:
    """A case while it is held: what its asker knows, the `words` they still have for questions, and what came of it."""

    known: Facts
    unknown: Unknown
    read: Read
    words: dict[str, str]
    asked: list[tuple[str, ...]] = field(default_factory=list)
    replied: list[Replied] = field(default_factory=list)
    confirmed: int = 0
    from_words: set[str] = field(default_factory=set)

    def answer(self, question: Question, session: Session) -> tuple[Message, Heard]:
        """The asker's answer, with what is heard of it: in words where there are some for it, else by a button."""
        number = len(self.asked)
        said = "" if question.checklist or question.id == RECAP else self.words.pop(question.slots[0], "")
        if not said:
            pressed = _pressed(question, session, self.known, self.unknown)
            return _message(number, pressed), Heard(Intent.EMPTY)
        heard = self.read(said, context_of(session))
        self.replied.append(_reply(question.slots[0], self.known, heard))
        self.from_words |= {fact.slot for fact in heard.facts}
        return _message(number), heard


def hold(
    policy: Policy,
    case: Case,
    now: datetime,
    *,
    unknown: Unknown,
    facts_only: bool,
    annotation: Annotation | None = None,
    read: Read = hear_without_model,
    replies: bool = False,
) -> CaseOutcome:
    """Hold the case from its first message, or from its facts, to a verdict or the last question.

    The asker answers from the annotation where there is one, else from what the case records; with `replies`, in the
    words that the case has for a question, once.
    """
    known = annotation.facts if annotation else stated(case.known)
    first = _told(case, annotation) if facts_only else read(case.text, Context())
    turn = take_turn(policy, None, _message(0), first, now)
    course = _Course(known, unknown, read, dict(case.replies) if replies else {})
    course.from_words = set() if facts_only else {fact.slot for fact in first.facts}
    while not isinstance(turn.move, Advise) and len(course.asked) < MOST_QUESTIONS:
        question = open_question(turn.session)
        if question is None:
            break
        course.asked.append(question.key)
        course.confirmed += isinstance(turn.move, Confirm | Recap)
        turn = take_turn(policy, turn.session, *course.answer(question, turn.session), now)
    return _held(policy, case, turn, course, first, annotation)


def _held(
    policy: Policy, case: Case, turn: Turn, course: _Course, first: Heard, annotation: Annotation | None
) -> CaseOutcome:
    verdict = turn.move.verdict if isinstance(turn.move, Advise) else None
    return CaseOutcome(
        case,
        verdict,
        tuple(course.asked),
        _declined(turn),
        turn.session.facts,
        Facts.of(first.facts),
        annotation.facts if annotation else None,
        first.doubtful,
        tuple(course.replied),
        course.confirmed,
        _misled(policy, turn.session, course.from_words, course.known) if verdict else (),
    )


def _misled(policy: Policy, session: Session, from_words: set[str], known: Facts) -> tuple[Fact, ...]:
    """The facts read out of words that the asker would deny, where the headline would be another without them."""
    wrong = tuple(
        fact
        for fact in session.facts
        if fact.slot in from_words and fact.band != UNSURE and known.band(fact.slot) not in (None, fact.band)
    )
    mended = session.facts.with_(fact for fact in known if fact.slot in {own.slot for own in wrong})
    same = _headline(policy, session.facts) == _headline(policy, mended)
    return () if same else wrong


def _headline(policy: Policy, facts: Facts) -> object:
    return policy.masks.traced(policy.taken(facts)).headline


def _reply(slot: str, known: Facts, heard: Heard) -> Replied:
    told = UNSURE if heard.intent is Intent.UNSURE else next((own.band for own in heard.facts if own.slot == slot), "")
    return Replied(
        slot, known.band(slot) or UNSURE, told, tuple(own.band for own in heard.doubtful if own.slot == slot)
    )


def _told(case: Case, annotation: Annotation | None) -> Heard:
    """What the case says, without its words."""
    if annotation and annotation.off_topic:
        return Heard(Intent.OFF_TOPIC)
    return Heard(Intent.TELL, tuple(annotation.facts if annotation else stated(case.facts)))


def _pressed(question: Question, session: Session, known: Facts, unknown: Unknown) -> tuple[Choice, ...]:
    if question.id == RECAP:
        return (_first_wrong(session.facts, question.slots, known) or Choice(RECAP, RIGHT),)
    return tuple(Choice(slot, known.band(slot) or _otherwise(slot, unknown)) for slot in question.slots)


def _first_wrong(facts: Facts, slots: tuple[str, ...], known: Facts) -> Choice | None:
    """The button that changes the first thing played back which the asker would deny."""
    wrong = (slot for slot in slots if known.band(slot) not in (None, facts.band(slot)))
    return next((Choice(slot, OTHERWISE) for slot in wrong), None)


def _otherwise(slot: str, unknown: Unknown) -> str:
    return (unknown is Unknown.BEST and BY_ID[slot].best) or UNSURE


def _declined(turn: Turn) -> bool:
    return isinstance(turn.move, Answer) and turn.move.topic is Topic.OFF_TOPIC


def _message(number: int, choices: tuple[Choice, ...] = ()) -> Message:
    return Message("eval", "eval", str(number), "asker", "", choices)
