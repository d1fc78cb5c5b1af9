"""The readers that an evaluation can read by, each as one function."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager

from advisor.errors import SettingsError
from advisor.interpret import exactly
from advisor.interpret.heard import Context, Heard
from advisor.ports import Interpreter
from bot.evaluation.asker import Read
from bot.evaluation.case import Reader
from bot.nlu.interpret import hear_without_model


@contextmanager
def reading_by(reader: Reader) -> Iterator[Read]:
    """The reader as a function. Raises SettingsError where a model is wanted and none is configured."""
    match reader:
        case Reader.EXACT:
            yield lambda text, context: exactly(text, context) or Heard()
        case Reader.BUILT_IN:
            yield hear_without_model
        case Reader.MODEL:
            with asyncio.Runner() as runner:
                yield from _by_model(runner)


def _by_model(runner: asyncio.Runner) -> Iterator[Read]:
    from bot.app.base import SystemClock, store_client
    from bot.app.model import interpreter, models
    from bot.settings.settings import Settings

    settings, stack = Settings.read(), AsyncExitStack()
    if settings.model() is None:
        raise SettingsError("No model is configured to read by. Set ANTHROPIC_API_KEY, or use --reader built-in.")

    async def opened() -> Interpreter:
        client = await stack.enter_async_context(store_client(settings))
        return interpreter(await stack.enter_async_context(models(settings, client, SystemClock())))

    listener = runner.run(opened())
    try:

        def read(text: str, context: Context) -> Heard:
            return runner.run(listener.hear(text, context, tenant="eval"))

        yield read
    finally:
        runner.run(stack.aclose())
