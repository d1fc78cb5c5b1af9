"""What an interpreter makes of a message: proposed facts and one intent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from advisor.facts import Fact


class Intent(StrEnum):
    """What the sender wants of us, beyond telling facts."""

    TELL = "tell"
    """Facts, an answer, a correction, or a question about their situation: the normal case."""
    UNSURE = "unsure"
    """ "I don't know" as the answer to the question just asked."""
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
    NEXT_STEPS = "next_steps"
    """What do we do now, next and later?"""
    RISKS = "risks"
    """What can go wrong, and what do people get wrong?"""
    VENDOR = "vendor"
    """What do we ask somebody who sells fine-tuning?"""
    PROVIDERS = "providers"
    """Who sells fine-tuning today, and to whom?"""
    CHOICES = "choices"
    """Show me the open question again, with its choices."""
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


class Path(StrEnum):
    """Which way a message was read, so that the reply can say when it was not the usual one."""

    PATTERNS = "patterns"
    """By the patterns alone, as is usual: no model is configured, or nothing was left for one to find."""
    BOTH = "both"
    """By the patterns and a model, side by side."""
    MODEL_FAILED = "model_failed"
    """By the patterns alone, because the model gave no usable answer in time."""
    BUDGET_SPENT = "budget_spent"
    """By the patterns alone, because today's budget for the model is spent."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The facts that a message states, each quoting the words it stands in, and the intent.

    A message can carry facts beside any intent, and none beside `TELL` (then nothing in it could be read as a fact).
    `slot` is what `CHANGE` is about, and `terms` (ids of the glossary) what `TERM` and `COMPARE` are; the facts of
    `WHAT_IF` are supposed, not told.
    `disputed` are facts that two readers read differently, in pairs; none of them is among `facts`.
    """

    intent: Intent = Intent.TELL
    facts: tuple[Fact, ...] = ()
    slot: str = ""
    disputed: tuple[tuple[Fact, Fact], ...] = ()
    path: Path = Path.PATTERNS
    terms: tuple[str, ...] = ()
