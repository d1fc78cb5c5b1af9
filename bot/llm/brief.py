"""What an explainer is told, for whom, and what it returns: the reasons of a verdict by their rules, each reworded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from advisor.facts import Fact, Facts
from advisor.ports import Sentence
from advisor.replies import wording
from advisor.replies.reasons import explain
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


_I_AM = r"\b(?:i am|i'm|im|as|i work as|speaking as) (?:an? |the |our |your )?(?:\w+ ){0,2}?"
_ENGINEER = re.compile(
    rf"{_I_AM}(?:engineer|developer|dev|data scientist|programmer|researcher|architect|sysadmin)\b", re.IGNORECASE
)
_MANAGER = re.compile(
    rf"{_I_AM}(?:manager|head of|director|product owner|founder|ceo|cto|cfo|coo|executive|team lead|owner of)\b",
    re.IGNORECASE,
)


def reader_of(text: str) -> Audience:
    """The role that the writer of `text` gives themselves, if any."""
    plain = text.replace("’", "'")
    found = {Audience.MANAGER: _MANAGER.search(plain), Audience.ENGINEER: _ENGINEER.search(plain)}
    return next((role for role, match in found.items() if match), Audience.ANYBODY)


class DraftSentence(BaseModel):
    """One reason in other words, not yet believed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str = Field(description="The id of the one given reason that this rewords.")
    quote: str = Field(description="The id of the given quote that this meets, or nothing.")
    text: str = Field(description="One sentence of plain text, 30 words at most.")


class Draft(BaseModel):
    """A draft explanation, not yet believed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sentences: list[DraftSentence] = Field(description="The reasons that matter most to this asker, in order.")
