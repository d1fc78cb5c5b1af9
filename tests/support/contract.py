"""Scripted conversations, told once in Markdown and held through every front."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from advisor.facts import Fact
from advisor.interpret import exactly
from advisor.interpret.counts import counts
from advisor.interpret.heard import Context, Heard, Intent
from advisor.interpret.heard import ReadBy as Path_
from bot.nlu.interpret import hear_without_model
from tests.support.talk import READ

FOLDER = Path(__file__).parents[1] / "conversations"


@dataclass(frozen=True)
class Say:
    """A line in somebody's own words: those of the person who opened the thread, or of another one in it."""

    text: str
    other: bool = False


@dataclass(frozen=True)
class Press:
    """A choice of the question that is open."""

    slot: str
    band: str


@dataclass(frozen=True)
class Tick:
    """A checklist sent off with these items ticked, and the others left empty."""

    slots: frozenset[str]


@dataclass(frozen=True)
class Asks:
    """What the advisor must ask for at this point: the slots of its question."""

    slots: frozenset[str]


@dataclass(frozen=True)
class Shows:
    """Words that the advisor's last answer must hold."""

    text: str


Step = Say | Press | Tick | Asks | Shows


@dataclass(frozen=True)
class Script:
    """One conversation, and what must have come of it at its end."""

    name: str
    steps: tuple[Step, ...]
    facts: Mapping[str, str]
    verdict: tuple[str, str]
    reasons: tuple[str, ...]
    heard: Mapping[str, Heard]


class ScriptedReader:
    """The Interpreter of the scripts: it hears what they say is heard, so they tell of fronts and not of reading."""

    def __init__(self) -> None:
        known = dict(READ)
        for script in scripts():
            known |= script.heard
        self._heard = {_key(text): heard for text, heard in known.items()}

    async def hear(self, text: str, context: Context, *, tenant: str) -> Heard:
        """What is exact, else what a script has for these words, else what the built-in reader makes of them."""
        return exactly(text, context) or self._heard.get(_key(text)) or hear_without_model(text, context)


class Front(Protocol):
    """One front, as a person uses it; each call returns once the answer has come."""

    async def say(self, text: str, *, other: bool = False) -> None:
        """Say something, or have another person in the thread say it."""

    async def press(self, slot: str, band: str) -> None:
        """Press a choice of the last answer."""

    async def tick(self, slots: frozenset[str]) -> None:
        """Tick these items of the last answer's checklist and send it."""

    def shown(self) -> str:
        """Every word of the last answer."""

    async def facts(self) -> Mapping[str, str]:
        """The facts that the thread's session holds, slot to band."""


def _key(text: str) -> str:
    """A line without what does not matter: case, and how its sentences end."""
    return " ".join(re.findall(r"[\w'%]+", text.casefold()))


def scripts() -> list[Script]:
    """Every conversation in the folder."""
    return [read(path) for path in sorted(FOLDER.glob("*.md"))]


def read(path: Path) -> Script:
    """One conversation; ValueError names the file and the line that is none of the known ones."""
    steps: list[Step] = []
    ends: dict[str, str] = {}
    heard: dict[str, Heard] = {}
    last = ""
    for line in path.read_text("utf-8").splitlines():
        match line.split(" ", 1):
            case [">" | ">>" as who, said]:
                steps.append(Say(said, other=True) if who == ">>" else _said(said))
                last = said
            case ["heard:", told]:
                heard[last] = _heard(told, last)
            case ["read:", told]:
                heard[last] = _only_read(_heard(told, last))
            case ["shows:", text]:
                steps.append(Shows(text))
            case ["asks:", slots]:
                steps.append(Asks(_names(slots)))
            case ["facts:" | "verdict:" | "reasons:" as word, rest]:
                ends[word] = rest
            case ["" | "#", *_]:
                continue
            case _:
                raise ValueError(f"{path.name}: what is {line!r}?")
    fine_tuning, approach = (word.strip() for word in ends["verdict:"].split(","))
    facts = dict(pair.strip().split("=") for pair in ends["facts:"].split(","))
    reasons = tuple(word.strip() for word in ends["reasons:"].split(","))
    return Script(path.stem, tuple(steps), facts, (fine_tuning, approach), reasons, heard)


def _heard(told: str, words: str) -> Heard:
    """What a good reader makes of a line: "what_if: slot=band, ...", or without an intent where the line only tells."""
    intent, colon, listed = told.rpartition(":")
    pairs = (pair.strip().partition("=") for pair in listed.split(",") if "=" in pair)
    facts = tuple(_fact(slot, band, words) for slot, _, band in pairs)
    return Heard(Intent(intent) if colon else Intent.TELL, facts, path=Path_.BUILT_IN)


def _only_read(heard: Heard) -> Heard:
    """The same, read out of words that nobody has said yes to yet."""
    return replace(heard, facts=tuple(replace(fact, read=True) for fact in heard.facts))


def _fact(slot: str, band: str, words: str) -> Fact:
    """The fact, with the number of the line that fits the band, if it has one."""
    numbers = [count.fact(words) for count in counts(words.lower()) if count.slot == slot]
    return next((fact for fact in numbers if fact.band == band), Fact(slot, band, words=words[:80]))


def _said(text: str) -> Step:
    if ticked := re.fullmatch(r"\[ticks (.*)\]", text):
        return Tick(_names(ticked[1]))
    if pressed := re.fullmatch(r"\[(\w+): (\w+)\]", text):
        return Press(pressed[1], pressed[2])
    return Say(text)


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(",") if name.strip() and name.strip() != "nothing")
