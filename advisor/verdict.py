"""What the core concludes: fine-tuning yes, not yet or no, the approach to take, and all that this rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from advisor.facts import Fact
from advisor.slots import BY_ID


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
    """A rule that holds, with the facts that made it hold. `assumed`: it holds only while something is not told.

    `waits`: it says what tuning has to wait for.
    """

    rule: str
    because: str
    sources: tuple[str, ...]
    facts: tuple[Fact, ...]
    assumed: bool
    waits: bool = False


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


class Working(Protocol):
    """How a verdict came about, worked out as far as somebody asks for it (`deciding.decide`)."""

    def method(self) -> str: ...
    def alternative(self) -> Approach | None: ...
    def evidence(self) -> tuple[Evidence, ...]: ...
    def depends_on(self) -> tuple[str, ...]: ...
    def plan(self) -> Plan: ...
    def would_change(self) -> tuple[Change, ...]: ...
    def dated(self) -> tuple[Dated, ...]: ...
    def running(self) -> Running | None: ...


@dataclass(frozen=True)
class Verdict:
    """The core's whole answer: the headline at once, and whatever stands behind it once it is asked for.

    `label` is the whole answer in one word. `presumed` are the facts that it takes from the organisation's policy
    instead of from the asker; `overlay` names that policy with its digest, where there is one.
    """

    headline: Headline
    label: str
    policy: str
    working: Working = field(repr=False, compare=False)
    presumed: tuple[Presumed, ...] = ()
    overlay: str = ""

    @cached_property
    def method(self) -> str:
        """How to tune, where tuning is the answer."""
        return self.working.method()

    @cached_property
    def alternative(self) -> Approach | None:
        """The approach that is nearly the same thing, to be named beside the headline."""
        return self.working.alternative()

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The rules that a reader needs to follow the headline, most decisive first."""
        return self.working.evidence()

    @cached_property
    def depends_on(self) -> tuple[str, ...]:
        """The slots, open or unsure, that can still change the headline."""
        return self.working.depends_on()

    @property
    def settled(self) -> bool:
        """Whether every way of answering what is still open gives this same headline."""
        return not self.depends_on

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it takes for granted about each slot that could still change it."""
        return tuple(Assumption(slot, BY_ID[slot].unknown) for slot in self.depends_on)

    @cached_property
    def plan(self) -> Plan:
        """What to do now, next and later."""
        return self.working.plan()

    @cached_property
    def would_change(self) -> tuple[Change, ...]:
        """The smallest changes of facts that lead to each other headline, nearest first."""
        return self.working.would_change()

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """The dated data that it leans on."""
        return self.working.dated()

    @cached_property
    def running(self) -> Running | None:
        """The advice for a tuned model that is there already."""
        return self.working.running()
