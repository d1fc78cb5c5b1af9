"""The one order in which messages are read: what is exact, then a model, if there is one, then the built-in reader."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from advisor.facts import Fact, Facts
from advisor.interpret import exactly, opened
from advisor.interpret.commands import other_matter, supposition
from advisor.interpret.counts import stated
from advisor.interpret.heard import ANSWERED, Asked, Context, Heard, Intent, ReadBy
from advisor.interpret.normalise import fold
from advisor.interpret.plain_topics import task_changes
from advisor.interpret.shortfall import agreement
from advisor.interpret.sides import corrects, says_yes_first, two_sided
from advisor.slots import BY_ID

_READING = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
"""One message at a time: it is all computing, and several threads of it would only keep each other from it."""


class ModelReader(Protocol):
    """A model that reads messages."""

    async def read(self, text: str, context: Context, *, tenant: str) -> Heard | ReadBy:
        """What `text` says, or the path that a message takes which the model did not read. Never raises."""


class Listener:
    """The Interpreter: every message goes the same way. `model` is None where none is configured."""

    def __init__(self, model: ModelReader | None = None) -> None:
        self._model = model

    async def hear(self, text: str, context: Context, *, tenant: str) -> Heard:
        """What `text` says, said into `context`; `tenant` pays for a model. Never raises for what a person can type."""
        if heard := exactly(text, context):
            return heard
        if self._model is None:
            return await _aside(_without_model, text, context)
        left = _Left.of(text, context)
        reading = self._model.read(left.text, left.context, tenant=tenant)
        read, own = await asyncio.gather(reading, _aside(built_in, left.text, left.context))
        if isinstance(read, Heard):
            return _backed(left.joined(read), own, text, context, said=left.said)
        return replace(await _aside(partial(_without_model, own=own), text, context), path=read)


async def _aside(read: Callable[[str, Context], Heard], text: str, context: Context) -> Heard:
    """What `read` makes of the message. In a thread, since others are waiting for their answers meanwhile."""
    return await asyncio.get_running_loop().run_in_executor(_READING, read, text, context)


_NOTHING_MORE = (Intent.TELL, Intent.OFF_TOPIC, Intent.EMPTY, Intent.AGREE, Intent.UNSURE, Intent.HESITATION)
"""What says nothing more behind a yes or a no."""


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left to interpret once the exact beginning of a message is taken: "yes, ...", "what if ..."."""

    text: str
    context: Context
    said: Heard | None = None
    supposed: bool = False
    another: bool = False

    @classmethod
    def of(cls, text: str, context: Context) -> _Left:
        supposed = None if task_changes(fold(text).text) else supposition(text)
        if supposed is not None:
            # What is supposed is told, and asks nothing more.
            return cls(supposed, replace(context, facts=Facts()), supposed=True)
        if len(context.facts) and (told := other_matter(text)):
            # What is told of another project is told to nobody yet.
            return cls(told, Context(numbered=context.numbered), another=True)
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
        if self.another:
            return replace(heard, intent=Intent.NEW_MATTER)
        if self.said is None:
            return heard
        # "Yes, about 500" to "fewer than 100, right?": the number counts.
        counted = {fact.slot for fact in (*heard.facts, *heard.doubtful) if fact.value is not None}
        said = tuple(fact for fact in self.said.facts if fact.slot not in counted)
        told = {fact.slot for fact in said}
        facts = (*said, *(fact for fact in heard.facts if fact.slot not in told))
        # Whoever says yes to a question is still at its matter.
        still = heard.intent in (Intent.NEW_MATTER, Intent.WHAT_IF) and self.said.intent is Intent.TELL
        nothing = still or heard.intent in _NOTHING_MORE
        if self.said.intent is Intent.OTHERWISE:
            # "No. And what would it cost?"
            asked = (Asked(heard.intent, heard.terms),) if heard.intent in ANSWERED else ()
            return replace(heard, intent=Intent.OTHERWISE, facts=facts, terms=(), also=(*asked, *heard.also))
        intent = self.said.intent if nothing else heard.intent
        return replace(heard, intent=intent, facts=facts, later=self.said.later)


def built_in(text: str, context: Context) -> Heard:
    """What the built-in reader makes of `text`."""
    # Its encoder is loaded with the first message that needs it, and not by whoever asks for help.
    from bot.nlu.reader import hear

    return hear(text, context)


def warm_up() -> Future[Heard]:
    """Load what the built-in reader needs, in the background, so that nobody's first message waits for it."""
    return _READING.submit(built_in, "hello there, we have a question", Context())


def hear_without_model(text: str, context: Context) -> Heard:
    """What `text` says, read exactly and else by the built-in reader: `Listener` without a model, and at once."""
    return exactly(text, context) or _without_model(text, context)


def _without_model(text: str, context: Context, own: Heard | None = None) -> Heard:
    """What the built-in reader makes of `text`, its exact beginning apart, as far as that answers for the whole.

    `own` is what it made of the rest, where it has read that already.
    """
    left = _Left.of(text, context)
    # "3. but nobody wrote it down": who names a choice has chosen.
    chosen = left.said is not None and text.lstrip()[:1].isdigit()
    if chosen or left.supposed or left.another or not _has_two_sides(text, left, context):
        return _marked(left.joined(own or built_in(left.text, left.context)), text, context)
    return _marked(_unsettled(built_in(text, context), context), text, context)


def _has_two_sides(text: str, left: _Left, context: Context) -> bool:
    """Whether a reply says yes and no to the open question.

    "Yes, but ..." is a yes that goes on, and so is "our own, yes. But you did not answer me", unless there are just two
    answers and what follows speaks of the same matter.
    """
    plain = fold(text).text
    if not (context.question and two_sided(plain)):
        return False
    slots = context.question.slots
    if left.said and (len(context.confirming) > 1 or context.question.checklist):
        # "Both, like I said. But the made-up dates worry me most": which of two was asked, and is said.
        # "All three, but what does it cost?": all of the list is ticked, and what follows asks.
        return False
    if left.said is None or left.said.intent is not Intent.TELL or not says_yes_first(plain) or len(slots) > 1:
        return True
    return len(BY_ID[slots[0]].bands) <= 2 and speaks_of(left.text, slots[0])


def speaks_of(text: str, slot: str) -> bool:
    """Whether the built-in reader sees something of `slot` in `text`."""
    from bot.nlu.reader import speaks

    return speaks(text, BY_ID[slot])


def _unsettled(heard: Heard, context: Context) -> Heard:
    """What was heard in a reply with two sides: it settles nothing of what was asked, and is no yes.

    What is said of the open question is only taken to be so; what was to be confirmed is still to be.
    """
    asked = context.question.slots if context.question else ()
    facts = tuple(fact for fact in heard.facts if fact.slot not in asked)
    doubtful = (*(fact for fact in heard.facts if fact.slot in asked), *heard.doubtful)
    known = {(fact.slot, fact.band) for fact in (*context.confirming, *context.recap)}
    return replace(heard, facts=facts, doubtful=tuple(f for f in doubtful if (f.slot, f.band) not in known))


def _marked(heard: Heard, text: str, context: Context) -> Heard:
    """What the built-in reader heard, in which every fact is marked as only read that answers no question."""
    asked = context.question.slots if context.question else ()
    return _read_alone(heard, text, proved={(fact.slot, fact.band) for fact in heard.facts if fact.slot in asked})


def _backed(heard: Heard, own: Heard, text: str, context: Context, said: Heard | None = None) -> Heard:
    """What a model heard, in which every fact is marked as only read that the built-in reader does not see as well.

    What was `said` exactly, as a yes is, needs nobody to back it.

    A model that was taken over quotes true words for the wrong slot. So its word alone confirms nothing either: neither
    that somebody agrees, nor that they say again what was to be confirmed.
    """
    exact = said.facts if said else ()
    proved = {(fact.slot, fact.band) for fact in (*own.facts, *own.doubtful, *exact)}
    open_still = {(fact.slot, fact.band) for fact in (*context.confirming, *context.recap)}
    doubtful = tuple(f for f in heard.doubtful if (f.slot, f.band) in proved or (f.slot, f.band) not in open_still)
    agrees = heard.intent is Intent.AGREE and own.intent is not Intent.AGREE and bool(open_still)
    heard = replace(heard, intent=Intent.TELL if agrees else heard.intent, doubtful=doubtful)
    return _read_alone(heard, text, proved=proved)


def _read_alone(heard: Heard, text: str, *, proved: set[tuple[str, str]]) -> Heard:
    """What was heard, in which every fact is marked that is neither `proved` nor an amount with its unit."""
    counted = {(fact.slot, fact.value) for fact in stated(fold(text)) if fact.value is not None}

    def mark(fact: Fact) -> Fact:
        surely = (fact.slot, fact.band) in proved or (fact.slot, fact.value) in counted
        return fact if surely else replace(fact, read=True)

    correcting = frozenset(fact.slot for fact in heard.doubtful if corrects(fold(fact.words).text))
    facts = tuple(map(mark, heard.facts))
    return replace(heard, facts=facts, correcting=correcting, agreement=agreement(fold(text).text))
