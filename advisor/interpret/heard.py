"""What an interpreter is given beside a message, and what it makes of it: proposed facts and one intent."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from advisor.facts import Fact, Facts
from advisor.slots.questions import RECAP, Question


class Intent(StrEnum):
    """What the sender wants of us, beyond telling facts."""

    TELL = "tell"
    """Facts, an answer, a correction, or a question about their situation: the normal case."""
    UNSURE = "unsure"
    """ "I don't know" as the answer to the question just asked."""
    OTHERWISE = "otherwise"
    """What you took to be so is not so: a plain no where something was to be confirmed."""
    WHY = "why"
    """Why this verdict, or why this question."""
    UNDERSTOOD = "understood"
    """What do you know of us so far?"""
    CHANGE = "change"
    """Ask me that one again: what was said of a slot is to be corrected."""
    WHAT_IF = "what_if"
    """What would the verdict be if these facts held? Nothing is changed by it."""
    CHANGES = "changes"
    """What would change the verdict?"""
    COST = "cost"
    """What does the verdict's approach cost?"""
    TERM = "term"
    """What does a term mean, or what can be explained at all?"""
    COMPARE = "compare"
    """Which approaches are there for us, and how do they compare?"""
    ALTERNATIVE = "alternative"
    """Would this other approach not do it?"""
    NEXT_STEPS = "next_steps"
    """What do we do now, next and later?"""
    RISKS = "risks"
    """What can go wrong, and what do people get wrong?"""
    VENDOR = "vendor"
    """What do we ask somebody who sells fine-tuning?"""
    PROVIDERS = "providers"
    """Who sells fine-tuning today, and to whom?"""
    OWN_DATA = "own_data"
    """Can what we have be trained on?"""
    REACHABLE = "reachable"
    """Will it work, and can our goal be reached?"""
    TASK_CHANGES = "task_changes"
    """What happens when our task, its categories or documents change?"""
    PRIVACY = "privacy"
    """May our data go there?"""
    BRIEF = "brief"
    """A few lines to pass on to somebody who decides."""
    VERDICT = "verdict"
    """Your verdict now, on what you know."""
    CHOICES = "choices"
    """Show me the open question again, with its choices."""
    NEW_MATTER = "new_matter"
    """Something else: what follows is about another project."""
    SAME_MATTER = "same_matter"
    """It is the same project after all."""
    COMPLAINT = "complaint"
    """You have it wrong, or go in circles."""
    HESITATION = "hesitation"
    """Let me think, or: hm."""
    AGREE = "agree"
    """Fine, I see."""
    SHARE = "share"
    """Show the verdict to everybody here."""
    START_OVER = "start_over"
    FORGET = "forget"
    """Delete what you know of me."""
    HELPED = "helped"
    NOT_HELPED = "not_helped"
    THANKS = "thanks"
    FAREWELL = "farewell"
    HELP = "help"
    OFF_TOPIC = "off_topic"
    """Something else than whether and how to adapt a model, or an attempt to steer us: declined kindly."""
    EMPTY = "empty"


ANSWERED = frozenset(
    {
        Intent.WHY, Intent.CHANGES, Intent.COST, Intent.TERM, Intent.COMPARE, Intent.ALTERNATIVE, Intent.NEXT_STEPS,
        Intent.RISKS, Intent.VENDOR, Intent.PROVIDERS, Intent.OWN_DATA, Intent.REACHABLE, Intent.TASK_CHANGES,
        Intent.PRIVACY, Intent.BRIEF,
    }
)  # fmt: skip
"""What has an answer of its own, whatever else is told and asked in the same message."""


class ReadBy(StrEnum):
    """Which way a message was read, so that the reply can say when it was not the usual one."""

    EXACT = "exact"
    """Nothing was left to interpret: a choice, a command, an amount."""
    BUILT_IN = "built_in"
    """By the built-in reader, as is usual where no model is configured."""
    MODEL = "model"
    """By a model."""
    MODEL_FAILED = "model_failed"
    """By the built-in reader, because the model gave no usable answer in time."""
    BUDGET_SPENT = "budget_spent"
    """By the built-in reader, because today's budget for the model is spent."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a message is said into: the open question, what was told, and what is only taken to be so.

    `numbered`: the front shows the choices with numbers, so that a number may name one.
    """

    question: Question | None = None
    facts: Facts = field(default_factory=Facts)
    doubtful: tuple[Fact, ...] = ()
    numbered: bool = False

    @property
    def decided(self) -> bool:
        """Whether a verdict stands: something was told, and nothing is asked."""
        return self.question is None and len(self.facts) > 0

    @property
    def confirming(self) -> tuple[Fact, ...]:
        """What the open question asks to confirm: one reading, or two to choose from; none for a plain question."""
        key = self.question.key if self.question else ()
        return tuple(fact for fact in self.doubtful if key == (fact.slot,))

    @property
    def recap(self) -> tuple[Fact, ...]:
        """What the open question plays back to be confirmed, all at once; none for any other question."""
        slots = self.question.slots if self.question and self.question.id == RECAP else ()
        return tuple(fact for slot in slots if (fact := self.facts.get(slot)))


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a message asks for beside its first; `terms` as in `Heard`."""

    intent: Intent
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often people agree among themselves, and how often the model is right, in percent."""

    people: float
    model: float

    @property
    def reached(self) -> bool:
        """Whether people agree no more often than the model is right: nobody can tell then how it should be better."""
        return self.people <= self.model


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message says: facts that it surely states, each quoting its words, and the intent.

    A message can carry facts beside any intent, and none beside `TELL` (then nothing in it could be read as a fact).
    `doubtful` are facts that it may state; two of one slot are two ways to read it. `slot` is what `CHANGE` is about,
    and `terms` (ids of the glossary) what `TERM`, `COMPARE` and `ALTERNATIVE` are; the facts of `WHAT_IF` are supposed.
    `later` is another task of theirs: one is advised on at a time. `also` is what is asked besides: "what would it
    cost, and can we use our old mails?"
    `correcting` names the slots of doubtful facts whose words put something right: they bring told ones into doubt.
    `expected` is the approach that a model would have advised: for the record only. `agreement` is answered in passing,
    and decides nothing.
    """

    intent: Intent = Intent.TELL
    facts: tuple[Fact, ...] = ()
    doubtful: tuple[Fact, ...] = ()
    slot: str = ""
    path: ReadBy = ReadBy.EXACT
    terms: tuple[str, ...] = ()
    also: tuple[Asked, ...] = ()
    later: Fact | None = None
    correcting: frozenset[str] = frozenset()
    expected: str = ""
    agreement: Agreement | None = None
