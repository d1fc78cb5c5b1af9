"""One look at a message: what every head sees in it as a whole, in its sentences and in its clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from advisor.reading.clauses import Passage
from bot.nlu.encoder import Vectors
from bot.nlu.features import features
from bot.nlu.heads import NOTHING, Head, heads
from bot.nlu.units import Unit, units

HOSTILE = "hostile"
HOSTILE_FROM = 0.8
"""From which probability on a sentence is taken as an attempt to steer us, and states nothing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a head sees in a stretch of text: the probability of each of its classes."""

    head: Head
    unit: Unit
    chances: dict[str, float]

    @property
    def best(self) -> str:
        """The likeliest class that says something; `NOTHING` where the head has no other."""
        return max((name for name in self.chances if name != NOTHING), key=self.chances.__getitem__, default=NOTHING)

    @property
    def something(self) -> float:
        """How likely it says anything at all about the head's matter."""
        return 1.0 - self.chances.get(NOTHING, 0.0)


@dataclass(frozen=True, eq=False, slots=True)
class Look:
    """The message with its stretches and their features; the first row is the message as a whole."""

    passage: Passage
    whole: Unit
    units: tuple[Unit, ...]
    rows: Vectors = field(repr=False)

    @classmethod
    def at(cls, passage: Passage) -> Look | None:
        """A look at what the passage says, less its hostile sentences; None where nothing is said in it."""
        found = units(passage)
        if not found:
            return None
        look = cls._of(passage, found)
        hostile = {one.unit.sentence for one in look.each("scope") if one.chances.get(HOSTILE, 0.0) >= HOSTILE_FROM}
        kept = tuple(unit for unit in found if unit.sentence not in hostile)
        # What only tries to steer us must not colour how the rest is read either.
        return cls._of(passage, kept) if hostile and kept else look

    @classmethod
    def _of(cls, passage: Passage, found: tuple[Unit, ...]) -> Look:
        text = " ".join(unit.text for unit in found if unit.whole)
        whole = Unit(text, found[0].start, found[-1].end, found[0].sentence, True, found[-1].asks)
        return cls(passage, whole, found, features([text, *(unit.text for unit in found)]))

    def as_a_whole(self, name: str) -> Seen | None:
        """What head `name` sees in the whole message; None if there is no such head."""
        head = heads().get(name)
        return next(_seen(head, (self.whole,), self.rows[:1]), None) if head else None

    def each(self, name: str) -> Iterator[Seen]:
        """What head `name` sees in each stretch."""
        head = heads().get(name)
        return _seen(head, self.units, self.rows[1:]) if head and self.units else iter(())


def _seen(head: Head, found: tuple[Unit, ...], rows: Vectors) -> Iterator[Seen]:
    chances = head.probabilities(np.asarray(rows))
    for unit, row in zip(found, chances, strict=True):
        yield Seen(head, unit, dict(zip(head.classes, map(float, row), strict=True)))
