"""The one order in which messages are read: what is exact, then a model, if there is one, then the built-in reader."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Protocol

from advisor.facts import Facts
from advisor.heard import Context, Heard, Intent, Path
from advisor.reading import exactly, opened
from advisor.reading.commands import supposition
from advisor.reading.counts import stated
from advisor.reading.normalise import fold

_READING = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
"""One message at a time: it is all computing, and several threads of it would only keep each other from it."""


class ModelReader(Protocol):
    """A model that reads messages."""

    async def read(self, text: str, context: Context, *, tenant: str) -> Heard | Path:
        """What `text` says, or the path that a message takes which the model did not read. Never raises."""


class Listener:
    """The Interpreter: every message goes the same way. `model` is None where none is configured."""

    def __init__(self, model: ModelReader | None = None) -> None:
        self._model = model

    async def hear(self, text: str, context: Context, *, tenant: str) -> Heard:
        """What `text` says, said into `context`; `tenant` pays for a model. Never raises for what a person can type."""
        if heard := exactly(text, context):
            return heard
        left = _Left.of(text, context)
        return left.joined(await self._interpreted(left.text, left.context, tenant))

    async def _interpreted(self, text: str, context: Context, tenant: str) -> Heard:
        read = await self._model.read(text, context, tenant=tenant) if self._model else Path.BUILT_IN
        if isinstance(read, Heard):
            return read
        # In a thread: loading the heads takes most of a second, and others are waiting for their answers.
        heard = await asyncio.get_running_loop().run_in_executor(_READING, built_in, text, context)
        return replace(heard, path=read)


_NOTHING_MORE = (Intent.TELL, Intent.OFF_TOPIC, Intent.EMPTY, Intent.AGREE, Intent.UNSURE, Intent.HESITATION)
"""What says nothing more behind a yes or a no."""


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left to interpret once the exact beginning of a message is taken: "yes, ..." or "what if ..."."""

    text: str
    context: Context
    said: Heard | None = None
    supposed: bool = False

    @classmethod
    def of(cls, text: str, context: Context) -> _Left:
        supposed = supposition(text)
        if supposed is not None:
            # What is supposed is told, and asks nothing more.
            return cls(supposed, replace(context, facts=Facts()), supposed=True)
        if found := opened(text, context):
            said, rest = found
            question = context.question if said.intent is Intent.OTHERWISE else None
            return cls(rest, replace(context, question=question, doubtful=()), said)
        return cls(text, context)

    def joined(self, heard: Heard) -> Heard:
        """What both say together."""
        if self.supposed:
            # "What if we only had 60 examples" says so of nobody, but supposes it surely.
            facts = heard.facts or stated(fold(self.text))
            return replace(heard, intent=Intent.WHAT_IF, facts=facts)
        if self.said is None:
            return heard
        # "Yes, about 500" to "fewer than 100, right?": the number counts.
        counted = {fact.slot for fact in (*heard.facts, *heard.doubtful) if fact.value is not None}
        said = tuple(fact for fact in self.said.facts if fact.slot not in counted)
        told = {fact.slot for fact in said}
        facts = (*said, *(fact for fact in heard.facts if fact.slot not in told))
        # Whoever says yes to a question is still at its matter.
        still = heard.intent is Intent.NEW_MATTER and self.said.intent is Intent.TELL
        nothing = still or heard.intent in _NOTHING_MORE
        return replace(heard, intent=self.said.intent if nothing else heard.intent, facts=facts)


def built_in(text: str, context: Context) -> Heard:
    """What the built-in reader makes of `text`."""
    # Its encoder is loaded with the first message that needs it, and not by whoever asks for help.
    from bot.nlu.reader import hear

    return hear(text, context)


def warm_up() -> None:
    """Load what the built-in reader needs, in the background, so that nobody's first message waits for it."""
    _READING.submit(built_in, "hello there, we have a question", Context())


def hear_without_model(text: str, context: Context) -> Heard:
    """What `text` says, read exactly and else by the built-in reader: `Listener` without a model, and at once."""
    if heard := exactly(text, context):
        return heard
    left = _Left.of(text, context)
    return left.joined(built_in(left.text, left.context))
