"""What an explainer is told: the reasons of a verdict by their rules, and what the asker wrote that was understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from advisor.facts import Fact, Facts
from advisor.ports import Sentence
from advisor.replies import wording
from advisor.replies.explain import explain
from advisor.verdict import Verdict
from bot.llm.language import ENGLISH

MOST_REASONS = 5
"""Reasons that are put to be reworded: a chat message has room for no more."""


class Audience(StrEnum):
    """Who reads the explanation, as far as they said."""

    ENGINEER = "an engineer"
    MANAGER = "a manager"
    ANYBODY = "somebody whose role is not known"


@dataclass(frozen=True, slots=True)
class Brief:
    """A verdict whose reasons are to be put to the asker's own situation. `language` is an ISO 639-1 code."""

    verdict: Verdict
    facts: Facts
    language: str = ENGLISH
    reader: Audience = Audience.ANYBODY

    @property
    def title(self) -> str:
        """The verdict in one line."""
        return wording.title(self.verdict.headline)

    @property
    def reasons(self) -> dict[str, Sentence]:
        """What the template says, by the id of the rule that says it, most decisive first."""
        return {reason.rules[0]: reason for reason in explain(self.verdict, self.facts).sentences[:MOST_REASONS]}

    @property
    def quotes(self) -> dict[str, Fact]:
        """The facts that the asker stated in words of their own, under ids: Q1, Q2 and so on."""
        return {f"Q{number}": fact for number, fact in enumerate((fact for fact in self.facts if fact.words), start=1)}
