"""What the core concludes: fine-tuning yes, not yet or no, the approach to take, and all that this rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advisor.facts import Fact


class FineTuning(StrEnum):
    """The answer to the question people come with."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"


class Approach(StrEnum):
    """What to do: instead of fine-tuning, before it, or as it."""

    PROMPTING = "prompting"
    LONG_CONTEXT = "long_context"
    RAG = "rag"
    TOOL_USE = "tool_use"
    FINE_TUNING = "fine_tuning"
    DISTILLATION = "distillation"
    RAG_AND_FINE_TUNING = "rag_and_fine_tuning"
    CLASSIFIER = "classifier"
    PLAIN_CODE = "plain_code"


@dataclass(frozen=True, slots=True, order=True)
class Headline:
    """What a reader remembers, and what must not change once a verdict is called settled."""

    fine_tuning: FineTuning
    approach: Approach


@dataclass(frozen=True, slots=True)
class Evidence:
    """A rule that holds, with the facts that made it hold. `assumed`: it holds only while something is not told."""

    rule: str
    because: str
    sources: tuple[str, ...]
    facts: tuple[Fact, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class Assumption:
    """What the verdict takes for granted about a slot that nobody answered, or that the asker was not sure of."""

    slot: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do: now, next, and later once its trigger has come."""

    now: tuple[str, ...]
    next: tuple[str, ...]
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A smallest set of fact changes (slot, band) that would flip the headline, and to what."""

    facts: tuple[tuple[str, str], ...]
    headline: Headline


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated datum that the verdict leans on: what it says, as of when, whether its review date has passed."""

    says: str
    as_of: date
    sources: tuple[str, ...]
    overdue: bool


class Stand(StrEnum):
    """What becomes of a tuned model that is there already."""

    KEEP = "keep"
    MIGRATE = "migrate"
    RETIRE = "retire"


@dataclass(frozen=True, slots=True)
class Running:
    """The advice for a tuned model that somebody already has: `by` when it has to be gone, where a date is known."""

    stand: Stand
    text: str
    by: date | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Presumed:
    """A fact that the asker's organisation states for everybody, its reason as the words; `fixed`: whatever is told."""

    fact: Fact
    fixed: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """The core's whole answer. `settled`: every way of answering what is still open gives this same headline.

    `running` is the advice for a tuned model that is there already. `presumed` are the facts that it takes from the
    organisation's policy instead of from the asker; `overlay` names that policy with its digest, where there is one.
    """

    headline: Headline
    method: str
    alternative: Approach | None
    settled: bool
    evidence: tuple[Evidence, ...]
    assumptions: tuple[Assumption, ...]
    depends_on: tuple[str, ...]
    plan: Plan
    would_change: tuple[Change, ...]
    dated: tuple[Dated, ...]
    label: str
    policy: str
    running: Running | None = None
    presumed: tuple[Presumed, ...] = ()
    overlay: str = ""
