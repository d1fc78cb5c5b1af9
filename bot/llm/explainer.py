"""Has a model put a verdict's reasons to the asker, and holds each against its own rule: what fails stays as it was."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import structlog

from advisor.ports import Explanation, Sentence
from advisor.replies.reasons import explain
from advisor.slots import says
from bot.llm.brief import Brief, Draft, DraftSentence
from bot.llm.guard import Reworded, objections
from bot.llm.model_request import Failure, Model, ModelRequest, Why
from bot.settings.llm import Task
from prompts import load

log = structlog.get_logger()

SLACK = 0.5
"""Seconds after the deadline at which the call itself is given up: it should have ended by then."""
_LANGUAGES = {"en": "English (en)"}


class ExplanationOutcome(StrEnum):
    """How an explanation came about."""

    MODEL = "model"
    """In the model's words, wherever those stood the check."""
    UNAVAILABLE = "unavailable"
    """In the rules' own words: the model gave no answer in time, or declined."""
    UNFIT = "unfit"
    """In the rules' own words: not one sentence of the model stood the check."""
    SPENT = "spent"
    """In the rules' own words: the tenant's budget of the day is spent."""


@dataclass(frozen=True, slots=True)
class Worded:
    """An explanation, and how it came about."""

    explanation: Explanation
    way: ExplanationOutcome


class ModelExplainer:
    """Puts verdicts into words, in at most the task's seconds for everything."""

    def __init__(self, model: Model, task: Task) -> None:
        self._model = model
        self._task = task
        self._prompt = load("explain")

    async def explain(self, brief: Brief, *, tenant: str) -> Worded:
        """The verdict's reasons, each in the model's words if they hold, else in the rule's. Never raises."""
        try:
            async with asyncio.timeout(self._task.seconds + SLACK):
                draft = await self._model.ask(self._request(brief, tenant), Draft)
        except Exception:
            log.exception("an explanation failed", tenant=tenant)
            return _template(brief, ExplanationOutcome.UNAVAILABLE)
        if isinstance(draft, Failure):
            return _template(
                brief, ExplanationOutcome.SPENT if draft.why is Why.SPENT else ExplanationOutcome.UNAVAILABLE
            )
        return self._worded(draft, brief)

    def _request(self, brief: Brief, tenant: str) -> ModelRequest:
        return ModelRequest(
            system=self._prompt.stable,
            message=self._prompt.fill(verdict=_told(brief), reader=brief.reader, language=_LANGUAGES[brief.language]),
            max_tokens=self._task.tokens,
            deadline=self._task.seconds,
            tenant=tenant,
            prompt=self._prompt.id,
            thinking=self._task.thinking,
        )

    def _worded(self, draft: Draft, brief: Brief) -> Worded:
        sentences = tuple(self._held(draft, brief))
        reasons = brief.reasons
        decisive = next(iter(reasons.values()), None)
        if decisive and all(sentence.rules != decisive.rules for sentence in sentences):
            sentences = (decisive, *sentences)
        if all(sentence in reasons.values() for sentence in sentences):
            return _template(brief, ExplanationOutcome.UNFIT)
        return Worded(Explanation(sentences, self._model.name), ExplanationOutcome.MODEL)

    def _held(self, draft: Draft, brief: Brief) -> Iterator[Sentence]:
        """Each reason that the draft chose, once, reworded where that holds."""
        left = brief.reasons
        for sentence in draft.sentences:
            reason = left.pop(sentence.rule, None)
            if reason is None:
                continue
            wrong = objections(_reworded(sentence, reason, brief))
            if wrong:
                # What is wrong quotes the sentence, which may quote the asker.
                about = {"model": self._model.name, "rule": reason.rules, "objections": len(wrong)}
                log.info("a reworded reason did not hold", **about)
            yield reason if wrong else replace(reason, text=" ".join(sentence.text.split()))


def explains_in(language: str) -> bool:
    """Whether explanations are written in `language` (ISO 639-1): only where the check can read them."""
    return language in _LANGUAGES


def _reworded(sentence: DraftSentence, reason: Sentence, brief: Brief) -> Reworded:
    fact = brief.quotes.get(sentence.quote)
    return Reworded(sentence.text, reason.text, fact.words if fact else "", says(fact) if fact else "")


def _template(brief: Brief, way: ExplanationOutcome) -> Worded:
    return Worded(explain(brief.verdict, brief.facts), way)


def _told(brief: Brief) -> str:
    """The brief as JSON."""
    told = {
        "verdict": brief.title,
        "reasons": {rule: reason.text for rule, reason in brief.reasons.items()},
        "quotes": {name: {"words": fact.words, "mean": says(fact)} for name, fact in brief.quotes.items()},
    }
    return json.dumps(told, ensure_ascii=False, indent=1)
