"""Reads a message by the patterns and by a model, side by side; by the patterns alone when the model fails."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import structlog

from advisor.heard import Heard, Intent, Path
from advisor.questions import Question
from advisor.reading import hear
from advisor.slots import BY_ID
from bot.llm.asking import Failure, Model, Request, Why
from bot.llm.merge import ModelHeard, merged
from bot.llm.proof import Drop, proved
from bot.llm.shown import shown
from bot.llm.vocabulary import INTENTS, Reading, vocabulary
from bot.llm_settings import Task
from prompts import load

FEW_WORDS = 8
"""An answer of so many words that the patterns understood has nothing in it for a model to find."""
NO_QUESTION = "none"
log = structlog.get_logger()


class ModelInterpreter:
    """Patterns and a model behind the Interpreter port. `dropped` counts the model's claims that did not hold."""

    def __init__(self, model: Model, task: Task) -> None:
        self._model = model
        self._task = task
        self._prompt = load("reading")
        self._system = f"{self._prompt.stable}\n\n{vocabulary()}"
        self.dropped: Counter[Drop] = Counter()

    async def hear(self, text: str, asked: Question | None, *, tenant: str) -> Heard:
        """What `text` says, in the task's seconds at most. The model sees the question, the words, and nothing else."""
        patterns = hear(text, asked)
        visible = shown(text)
        if not visible or not worth_asking(patterns, text, asked):
            return patterns
        given = await self._model.ask(self._request(visible, asked, tenant), Reading)
        if isinstance(given, Failure):
            return replace(patterns, path=Path.BUDGET_SPENT if given.why is Why.SPENT else Path.MODEL_FAILED)
        return merged(patterns, self._proved(given, visible, asked), asked)

    def _request(self, visible: str, asked: Question | None, tenant: str) -> Request:
        return Request(
            system=self._system,
            message=self._prompt.fill(question=_told(asked), message=visible),
            max_tokens=self._task.tokens,
            deadline=self._task.seconds,
            tenant=tenant,
            prompt=self._prompt.id,
        )

    def _proved(self, reading: Reading, visible: str, asked: Question | None) -> ModelHeard:
        proof = proved(reading.facts, visible, asked.slots if asked else ())
        if proof.dropped:
            self.dropped += proof.dropped
            log.info("claims of the model did not hold", model=self._model.name, dropped=dict(proof.dropped))
        known = {intent.value: intent for intent in INTENTS}
        return ModelHeard(known.get(reading.intent, Intent.TELL), proof.facts)


def worth_asking(patterns: Heard, text: str, asked: Question | None) -> bool:
    """Whether a model may find more than the patterns did: not in a command, and not in a plain answer."""
    match patterns.intent:
        case Intent.TELL | Intent.WHAT_IF:
            told = {fact.slot for fact in patterns.facts}
            plain = asked is not None and set(asked.slots) <= told and len(text.split()) <= FEW_WORDS
            return not plain
        case Intent.UNSURE:
            return len(text.split()) > FEW_WORDS
        case _:
            return False


def _told(asked: Question | None) -> str:
    if asked is None:
        return NO_QUESTION
    choices = [f"- {slot}: {', '.join(band.id for band in BY_ID[slot].bands)}" for slot in asked.slots]
    return "\n".join((asked.text, *asked.items, *choices))
