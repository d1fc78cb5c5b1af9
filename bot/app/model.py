"""The models that the settings name, on one client and one meter; none where none is configured."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from advisor.data.prices import load_prices
from advisor.ports import Clock, Interpreter
from bot.inbox.ports import WriteAfterword
from bot.llm.interpreter import ModelInterpreter
from bot.llm.model_request import Model
from bot.llm.usage import RedisMeter
from bot.nlu.interpret import Listener
from bot.settings.llm import ModelSettings, Task
from bot.settings.settings import Settings
from bot.stores.client import Client


@dataclass(frozen=True, slots=True)
class Models:
    """A model for each kind of call, with what the settings say of them."""

    settings: ModelSettings
    reading: Model
    explaining: Model


@asynccontextmanager
async def models(settings: Settings, client: Client, clock: Clock) -> AsyncIterator[Models | None]:
    """The configured models, whose usage is kept in the store; None where there are none. Raises SettingsError."""
    chosen = settings.model()
    if chosen is None:
        yield None
        return
    # The SDK takes a second to import, and whoever has no model should not wait for it.
    from bot.llm.breaker import Breaker
    from bot.llm.claude import Claude
    from bot.llm.providers import messages

    keep = settings.retention.enquiries
    meter = RedisMeter(client, prices=load_prices(), clock=clock, daily_usd=chosen.daily_usd, keep=keep)
    async with messages(chosen) as api:

        def asked(task: Task) -> Claude:
            # Each kind has a breaker and places of its own: slow explanations keep no message from being read.
            breaker = Breaker(task.model, calls=chosen.calls, rest=chosen.rest)
            return Claude(api, name=task.model, meter=meter, breaker=breaker)

        yield Models(chosen, reading=asked(chosen.reading), explaining=asked(chosen.explaining))


def interpreter(found: Models | None) -> Interpreter:
    """What reads messages, with a model where one is configured."""
    return Listener(ModelInterpreter(found.reading, found.settings.reading) if found else None)


def afterword_writer(found: Models | None) -> WriteAfterword | None:
    """What puts verdicts into a model's words after they were sent; nothing without a model."""
    if found is None:
        return None
    from bot.answering.late_explanation import AfterwordWriter
    from bot.llm.explainer import ModelExplainer

    return AfterwordWriter(ModelExplainer(found.explaining, found.settings.explaining))
