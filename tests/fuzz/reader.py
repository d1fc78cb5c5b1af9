"""Any words, said into any conversation: read as ever where they are exact, and else by a reader that hears anything.

An input is a byte that says how the thread stands and which reader reads, then up to four messages, each behind a
record separator. The built-in reader takes a hundred times as long as all else, so few inputs ask for it; elsewhere a
reader stands in that is led by the text: it hears every claim and every intent that the text spells out.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from advisor.facts import UNSURE, Fact
from advisor.glossary import BY_TERM
from advisor.interpret import exactly, opened
from advisor.interpret.clauses import passage
from advisor.interpret.commands import other_matter, supposition
from advisor.interpret.counts import stated
from advisor.interpret.heard import Context, Heard, Intent
from advisor.interpret.normalise import fold
from advisor.interpret.sides import corrects, denied, two_sided, unnegated, withdraws
from advisor.interpret.steering import steering
from advisor.interpret.terms import asked_terms
from advisor.message import Choice
from advisor.slots import BY_ID
from bot.llm.interpreter import shown
from bot.nlu.interpret import hear_without_model
from bot.nlu.units import units
from tests.fuzz.mutation import mutate, text_changed
from tests.fuzz.quiet import quiet
from tests.fuzz.target import LONGEST_TALK, Plain, Target, Try, timely
from tests.fuzz.turns import OPENINGS, Turns, message_of
from tests.support.contract import Say, scripts

SEPARATOR = "\x1e"
MOST_MESSAGES = 4
BUILT_IN, AT_ONCE, NUMBERED = 250, 220, 110
"""From which first byte on the built-in reader reads, a verdict is wanted at once, or choices have numbers."""
SHORT = 400
"""Bytes up to which the built-in reader reads: it takes longer with each sentence."""
TYPED = 16
"""One first byte in so many has the replies shown in a terminal."""
_CLAIM = re.compile(r"(\w{1,40})([=~])(\w{1,40})")
_INTENT = re.compile(r"!(\w{1,20})")
CASES = Path(__file__).parent.parent / "cases" / "own.jsonl"
LINES = 60
"""How many of the cases are seeds: the first, which are of every kind."""


def _known(slot: str, band: str, *, sure: bool) -> bool:
    return slot in BY_ID and (band in {own.id for own in BY_ID[slot].bands} or (sure and band == UNSURE))


class Led:
    """The Interpreter: what is exact, else whatever claims the text spells (`task=sort`; `task~sort` is doubtful)."""

    async def hear(self, text: str, context: Context, *, tenant: str) -> Heard:
        """What `text` says or spells, once all that reads it has looked at it."""
        if heard := exactly(text, context):
            return heard
        _looked_at(text, context)
        # "Not sure" is no reading: no reader is in doubt about it.
        claims = [found for found in _CLAIM.finditer(text) if _known(found[1], found[3], sure=found[2] == "=")]
        surely, doubtful = (
            tuple(Fact(found[1], found[3], words=found[0], read=read) for found in claims if found[2] == sign)
            for sign, read in (("=", len(text) % 2 == 1), ("~", False))
        )
        told = {fact.slot: fact for fact in (*stated(fold(text)), *surely)}
        correcting = frozenset(fact.slot for fact in doubtful) if corrects(fold(text).text) else frozenset()
        return _meant(text, Heard(Intent.TELL, tuple(told.values()), doubtful, correcting=correcting))


def _looked_at(text: str, context: Context) -> None:
    """All that the built-in reader does with the words before it turns them into numbers, and what a model is shown."""
    shown(text)
    opened(text, context)
    supposition(text)
    other_matter(text)
    whole = passage(text)
    units(whole.without(steering(whole)))
    plain = whole.plain.text
    for read in (two_sided, unnegated, withdraws, denied, asked_terms):
        read(plain)


def _meant(text: str, heard: Heard) -> Heard:
    """What was heard, with the intent that the text spells, and what goes with it."""
    spelt = next((found[1] for found in _INTENT.finditer(text) if found[1] in set(Intent)), "")
    intent = Intent(spelt) if spelt else heard.intent
    terms = tuple(word for word in text.split() if word in BY_TERM)[:2]
    if intent in (Intent.TERM, Intent.COMPARE, Intent.ALTERNATIVE) and not terms:
        return heard
    slot = next((fact.slot for fact in (*heard.facts, *heard.doubtful)), "")
    if intent is Intent.CHANGE:
        return replace(heard, intent=intent, slot=slot, facts=heard.facts[1:]) if slot else heard
    return replace(heard, intent=intent, terms=terms)


class BuiltIn:
    """The Interpreter that serves where no model is configured, in this thread."""

    async def hear(self, text: str, context: Context, *, tenant: str) -> Heard:
        """What `text` says."""
        return hear_without_model(text, context)


@contextmanager
def opened_conversation() -> Iterator[Try]:
    """What holds a conversation of these bytes."""
    with quiet(), asyncio.Runner() as runner:
        run = runner.get_loop().run_until_complete
        yield timely(lambda data: run(_held(data)))


async def _held(data: bytes) -> None:
    mood, texts = data[0] if data else 0, data[1:].decode("utf-8", "replace").split(SEPARATOR)
    reader = BuiltIn() if mood >= BUILT_IN and len(data) <= SHORT else Led()
    turns = Turns(reader, OPENINGS[mood % len(OPENINGS)], typed=mood % TYPED == TYPED - 1)
    for text in texts[:MOST_MESSAGES]:
        message = replace(message_of(text), numbered=mood >= NUMBERED, quick=AT_ONCE <= mood < BUILT_IN)
        if text.startswith("["):
            # As a press: its choices, whatever they are.
            pressed = tuple(Choice(found[1], found[3]) for found in _CLAIM.finditer(text))
            message = replace(message, text="", choices=pressed)
        await turns.take(message)


def _spelt() -> Iterator[str]:
    for slot in BY_ID.values():
        for band in (*(own.id for own in slot.bands), UNSURE):
            yield from (f"{slot.id}={band}", f"{slot.id}~{band}")[: 1 if band == UNSURE else 2]


WORDS = (
    *_spelt(), *(f"!{intent}" for intent in Intent), *BY_TERM, SEPARATOR, "[recap=right]", "[task=otherwise]",
    "yes", "no", "not sure", "yes, but ", "no, ", "1", "2,3", "all", "none", "3. ", "about ", "10,000 a day", "$500",
    "a month", "1.5 lakh", "20 %", "why", "verdict", "summary ", "forget me", "start over", "what if ", "what is ",
    "different project: ", "same project", "not ", "actually ", "I said ", "ignore ", "\n", ". ", "? ", "; ", "e\u0301",
    "\u200b", "½", "ﬁ", "İ", "九", "٣", "🙂",
)  # fmt: skip


def seeds() -> Iterator[bytes]:
    """Real openings, scripted conversations, and a spelt claim into each state of a thread."""
    cases = [json.loads(line)["text"] for line in CASES.read_text(encoding="utf-8").splitlines()[:LINES]]
    for number, text in enumerate(cases):
        yield bytes([BUILT_IN if number < 4 else number]) + text.encode()
    for script in scripts():
        said = [step.text for step in script.steps if isinstance(step, Say)][:MOST_MESSAGES]
        yield b"\0" + SEPARATOR.join(said).encode()
    for number in range(len(OPENINGS)):
        yield bytes([number]) + f"task~sort gap=accuracy{SEPARATOR}yes{SEPARATOR}!verdict".encode()
    for number, word in enumerate(WORDS[::5]):
        yield bytes([number % BUILT_IN]) + word.encode()


def _changed(data: bytes, chooser: random.Random) -> bytes:
    mood, text = data[:1] or b"\0", data[1:].decode("utf-8", "replace")
    if chooser.random() < 0.1:
        return bytes([chooser.randrange(256)]) + data[1:]
    return mood + text_changed(text, WORDS, chooser).encode("utf-8", "replace")


def mutated(data: bytes, most: int, seed: int, plain: Plain) -> bytes:
    """Other words, into another thread."""
    return mutate(data, most, seed, plain, _changed)


TARGET = Target("reader", opened_conversation, seeds, mutated, WORDS, LONGEST_TALK)
