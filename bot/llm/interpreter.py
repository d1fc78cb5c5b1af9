"""Reads a message by a model. What it claims is held against the message before anything comes of it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace

import structlog

from advisor.facts import Fact
from advisor.glossary import BY_TERM
from advisor.interpret.both import besides
from advisor.interpret.clauses import passage
from advisor.interpret.heard import ANSWERED, Asked, Context, Heard, Intent, ReadBy
from advisor.interpret.steering import steering
from advisor.slots import BY_ID, GAP, SECOND_GAP, says
from advisor.verdict import Approach
from bot.llm.model_request import Failure, Model, ModelRequest, Why
from bot.llm.proof import Drop, Proved, proved
from bot.llm.vocabulary import INTENTS, Asks, ModelReading, vocabulary
from bot.settings.llm import Task
from prompts import load


def shown(text: str) -> str:
    """The sender's words less the sentences that try to steer us, less invisible characters.

    As much is shown as the built-in reader reads. Names, titles and topics are no part of a message's text.
    """
    whole = passage(text)
    aside = steering(whole)
    ends = [*(clause.start for clause in whole.clauses[1:]), len(whole.plain.text)]
    kept = (
        text[whole.plain.spans[clause.start][0] : whole.plain.spans[end - 1][1]]
        for clause, end in zip(whole.clauses, ends, strict=True)
        if clause.sentence not in aside
    )
    return "".join(char for piece in kept for char in piece if _visible(char)).strip()


def _visible(char: str) -> bool:
    return char in "\n\t" or unicodedata.category(char) not in ("Cf", "Cc", "Co", "Cs")


NOTHING = "nothing"
_WITH_TERM = (Intent.TERM, Intent.COMPARE, Intent.ALTERNATIVE, Intent.COST)
log = structlog.get_logger()


class ModelInterpreter:
    """A model that reads messages (`bot.nlu.interpret.ModelReader`). `dropped` counts its claims that did not hold."""

    def __init__(self, model: Model, task: Task) -> None:
        self._model = model
        self._task = task
        self._prompt = load("reading")
        self._system = f"{self._prompt.stable}\n\n{vocabulary()}"
        self.dropped: Counter[Drop] = Counter()

    async def read(self, text: str, context: Context, *, tenant: str) -> Heard | ReadBy:
        """What `text` says, in the task's seconds at most; else the path of a message that the model did not read.

        The model sees the open question, what was told in our own words, the message, and nothing else.
        """
        visible = shown(text)
        if not visible:
            return ReadBy.BUILT_IN
        given = await self._model.ask(self._request(visible, context, tenant), ModelReading)
        if isinstance(given, Failure):
            return ReadBy.BUDGET_SPENT if given.why is Why.SPENT else ReadBy.MODEL_FAILED
        return self._heard(given, visible, context)

    def _request(self, visible: str, context: Context, tenant: str) -> ModelRequest:
        known = "\n".join(f"- {fact.slot}={fact.band}: {says(fact)}" for fact in context.facts)
        return ModelRequest(
            system=self._system,
            message=self._prompt.fill(question=_asked(context), known=known or NOTHING, message=visible),
            max_tokens=self._task.tokens,
            deadline=self._task.seconds,
            tenant=tenant,
            prompt=self._prompt.id,
            thinking=self._task.thinking,
        )

    def _heard(self, reading: ModelReading, visible: str, context: Context) -> Heard:
        proof = proved(reading.facts, visible, context.question.slots if context.question else ())
        proof = replace(proof, facts=(*proof.facts, *_besides(proof, context)))
        if proof.dropped:
            self.dropped += proof.dropped
            log.info("claims of the model did not hold", model=self._model.name, dropped=dict(proof.dropped))
        asked = [one for one in (_wanted(reading.intent, reading.about), *map(_also, reading.also)) if one]
        first = asked[0] if asked else Asked(Intent.TELL)
        # A fact told beside small talk is told all the same: no sentence can talk facts away.
        told = bool(proof.facts) and first.intent not in (*ANSWERED, Intent.UNSURE, Intent.NEW_MATTER, Intent.VERDICT)
        expected = reading.expected if reading.expected in {own.value for own in Approach} else ""
        return Heard(
            Intent.TELL if told else first.intent,
            proof.facts,
            proof.doubtful,
            path=ReadBy.MODEL,
            terms=first.terms,
            also=tuple(one for one in asked[1:] if one.intent in ANSWERED and one.intent is not first.intent),
            expected=expected,
        )


def _besides(proof: Proved, context: Context) -> tuple[Fact, ...]:
    """What may fall short besides what was told to: it takes the second place, as only read, and is not lost."""
    told = context.facts.band(GAP.id)
    taken = SECOND_GAP.id in context.facts or any(fact.slot in (GAP.id, SECOND_GAP.id) for fact in proof.facts)
    if told is None or taken or (context.question and GAP.id in context.question.slots):
        return ()
    others = (besides(fact) for fact in proof.doubtful if fact.slot == GAP.id and fact.band != told)
    return tuple(replace(fact, read=True) for fact in others if fact)[:1]


def _wanted(intent: str, about: str) -> Asked | None:
    """What the model says is asked for; None for nothing that can be."""
    known = next((own for own in INTENTS if own.value == intent and own is not Intent.TELL), None)
    terms = (about,) if known in _WITH_TERM and about in BY_TERM else ()
    return None if known is None or (known is Intent.TERM and not terms) else Asked(known, terms)


def _also(asks: Asks) -> Asked | None:
    return _wanted(asks.intent, asks.about)


def _asked(context: Context) -> str:
    """The open question as the model is told of it, with its bands, or what is to be confirmed."""
    asked = context.question
    if asked is None:
        return NOTHING
    if context.confirming:
        taken = ", or that ".join(f"{says(fact)} ({fact.slot}={fact.band})" for fact in context.confirming)
        return f"Is it right that {taken}?"
    choices = [f"- {slot}: {', '.join(band.id for band in BY_ID[slot].bands)}" for slot in asked.slots]
    return "\n".join((asked.text, *asked.items, *choices))
