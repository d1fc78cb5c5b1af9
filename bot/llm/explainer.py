"""Asks a model to put a verdict into words, holds what comes against the verdict, and falls back to the rules' own."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from enum import StrEnum
from time import monotonic

import structlog

from advisor.ports import Explanation, Sentence
from advisor.saying import wording
from advisor.saying.explain import explain
from bot.llm.asking import Failure, Model, Request, Why
from bot.llm.brief import Brief
from bot.llm.draft import Draft, DraftSentence
from bot.llm.guard import objections
from bot.llm_settings import Task
from prompts import load

log = structlog.get_logger()

TOO_LATE = 1.0
"""Seconds: with less time left, a second try is not worth asking for."""
SLACK = 0.5
"""Seconds after the deadline at which the call itself is given up: it should have ended by then."""
_LANGUAGES = {"en": "English (en)"}


class Way(StrEnum):
    """How an explanation came about."""

    MODEL = "model"
    """In the model's words, which were checked."""
    UNAVAILABLE = "unavailable"
    """In the rules' own words: the model gave no answer in time, or declined."""
    UNFIT = "unfit"
    """In the rules' own words: what the model wrote did not stand the check, twice."""
    SPENT = "spent"
    """In the rules' own words: the tenant's budget of the day is spent."""


@dataclass(frozen=True, slots=True)
class Worded:
    """An explanation, and how it came about."""

    explanation: Explanation
    way: Way


class ModelExplainer:
    """Puts verdicts into words, in at most the task's seconds for everything."""

    def __init__(self, model: Model, task: Task) -> None:
        self._model = model
        self._task = task
        self._prompt = load("explain")
        self._repair = load("explain_repair")

    async def explain(self, brief: Brief, *, tenant: str) -> Worded:
        """The verdict in the model's words if they stand the check, else in the rules' own. Never raises."""
        try:
            async with asyncio.timeout(self._task.seconds + SLACK):
                return await self._explained(brief, tenant)
        except Exception:
            log.exception("an explanation failed", tenant=tenant)
            return _template(brief, Way.UNAVAILABLE)

    async def _explained(self, brief: Brief, tenant: str) -> Worded:
        ends = monotonic() + self._task.seconds
        message = self._prompt.fill(verdict=_told(brief), reader=brief.reader, language=_LANGUAGES[brief.language])
        asked = self._request(message, tenant, self._prompt.id, self._task.seconds)
        draft = await self._model.ask(asked, Draft)
        if isinstance(draft, Failure):
            return _template(brief, _way(draft))
        wrong = objections(draft, brief)
        if not wrong:
            return self._worded(draft, brief)
        log.info("a draft explanation did not stand the check", model=self._model.name, objections=len(wrong))
        left = ends - monotonic()
        if left < TOO_LATE:
            return _template(brief, Way.UNFIT)
        return await self._repaired(message, draft, wrong, brief, tenant, left)

    async def _repaired(
        self, message: str, draft: Draft, wrong: tuple[str, ...], brief: Brief, tenant: str, left: float
    ) -> Worded:
        """The second and last try, told what was wrong with the first."""
        listed = "\n".join(f"- {objection}" for objection in wrong)
        again = self._repair.fill(draft=draft.model_dump_json(), objections=listed)
        asked = self._request(f"{message}\n\n{again}", tenant, self._repair.id, left)
        second = await self._model.ask(asked, Draft)
        if isinstance(second, Failure):
            return _template(brief, _way(second))
        if still := objections(second, brief):
            log.warning("an explanation did not stand the check twice", model=self._model.name, objections=len(still))
            return _template(brief, Way.UNFIT)
        return self._worded(second, brief)

    def _request(self, message: str, tenant: str, prompt: str, seconds: float) -> Request:
        return Request(
            system=self._prompt.stable,
            message=message,
            max_tokens=self._task.tokens,
            deadline=seconds,
            tenant=tenant,
            prompt=prompt,
            thinking=self._task.thinking,
        )

    def _worded(self, draft: Draft, brief: Brief) -> Worded:
        sentences = tuple(_sentence(sentence, brief) for sentence in draft.sentences)
        return Worded(Explanation(sentences, self._model.name), Way.MODEL)


def explains_in(language: str) -> bool:
    """Whether explanations are written in `language` (ISO 639-1): only where the check can read them."""
    return language in _LANGUAGES


def _sentence(sentence: DraftSentence, brief: Brief) -> Sentence:
    rules = tuple(dict.fromkeys(sentence.rules))
    sources = (source for item in brief.verdict.evidence if item.rule in rules for source in item.sources)
    return Sentence(" ".join(sentence.text.split()), rules, tuple(dict.fromkeys(sources)))


def _template(brief: Brief, way: Way) -> Worded:
    return Worded(explain(brief.verdict, brief.facts), way)


def _way(failure: Failure) -> Way:
    return Way.SPENT if failure.why is Why.SPENT else Way.UNAVAILABLE


def _told(brief: Brief) -> str:
    """The brief as JSON: our own words, bands and numbers only."""
    verdict = brief.verdict
    told = {
        "answer": verdict.headline.fine_tuning.replace("_", " "),
        "approach": wording.APPROACH_NAMES[verdict.headline.approach],
        "in one line": brief.title,
        "method": verdict.method,
        "alternative": wording.APPROACH_NAMES[verdict.alternative] if verdict.alternative else "",
        "settled": verdict.settled,
        "rules": [
            {"id": item.rule, "says": item.because} | ({"assumed": True} if item.assumed else {})
            for item in verdict.evidence
        ],
        "told": brief.told,
        "plan": brief.steps,
        "assumed": brief.assumed,
        "dated": brief.dated,
        "costs": brief.costs,
    }
    return json.dumps(
        {name: value for name, value in told.items() if value not in ("", ())}, ensure_ascii=False, indent=1
    )
