"""What an explainer is told: the verdict and all that it rests on, in our words, without one that a person typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from advisor.facts import Facts
from advisor.saying import wording
from advisor.slots import says
from advisor.verdict import Verdict
from bot.llm.language import ENGLISH


class Reader(StrEnum):
    """Who reads the explanation, as far as they said."""

    ENGINEER = "an engineer"
    MANAGER = "a manager"
    ANYBODY = "somebody whose role is not known"


@dataclass(frozen=True, slots=True)
class Brief:
    """A verdict to be put into words: facts are told by their bands and numbers, `costs` are sentences.

    `language` is an ISO 639-1 code.
    """

    verdict: Verdict
    facts: Facts
    costs: tuple[str, ...] = ()
    language: str = ENGLISH
    reader: Reader = Reader.ANYBODY

    @property
    def title(self) -> str:
        """The verdict in one line."""
        return wording.title(self.verdict.headline)

    @property
    def told(self) -> tuple[str, ...]:
        """What the asker told, a line a fact."""
        return tuple(says(fact) for fact in self.facts)

    @property
    def reasons(self) -> dict[str, str]:
        """What each rule of the evidence says, by its id, most decisive first."""
        return {item.rule: item.because for item in self.verdict.evidence}

    @property
    def steps(self) -> tuple[str, ...]:
        """The plan, in order."""
        plan = self.verdict.plan
        return (*plan.now, *plan.next, *plan.later)

    @property
    def assumed(self) -> tuple[str, ...]:
        """What the verdict takes for granted."""
        return tuple(assumption.text for assumption in self.verdict.assumptions)

    @property
    def dated(self) -> tuple[str, ...]:
        """The dated data that the verdict leans on."""
        return tuple(f"{item.says} As of {item.as_of:%-d %B %Y}." for item in self.verdict.dated)

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything that was given, a line each: what is not in here, an explanation cannot know."""
        verdict = self.verdict
        alternative = (wording.APPROACH_NAMES[verdict.alternative],) if verdict.alternative else ()
        reasons = tuple(self.reasons.values())
        shape = (self.title, wording.APPROACH_NAMES[verdict.headline.approach], verdict.method, *alternative)
        return (*shape, *self.told, *reasons, *self.steps, *self.assumed, *self.dated, *self.costs)
