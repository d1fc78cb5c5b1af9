"""One look at a message: what every head sees in it as a whole, in its sentences and in its clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from advisor.reading.clauses import Passage
from advisor.reading.sides import unnegated
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
    affirmed: Vectors = field(repr=False)
    """The same rows for what the stretches say less what they say no to."""

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
        texts = [text, *(unit.text for unit in found)]
        rows = features(texts)
        return cls(passage, whole, found, rows, _affirmed(texts, rows))

    def as_a_whole(self, name: str, but: frozenset[str] = frozenset()) -> Seen | None:
        """What head `name` sees in the whole message, bands `but` only affirmed ones; None if there is no such head."""
        return next(self._seen(name, (self.whole,), slice(1), but), None)

    def each(self, name: str, but: frozenset[str] = frozenset()) -> Iterator[Seen]:
        """What head `name` sees in each stretch; the bands `but` count only where they are not what it says no to."""
        return self._seen(name, self.units, slice(1, None), but)

    def _seen(self, name: str, found: tuple[Unit, ...], part: slice, but: frozenset[str]) -> Iterator[Seen]:
        head = heads().get(name)
        if head is None or not found:
            return
        plain = _seen(head, found, self.rows[part])
        if not but or self.affirmed is self.rows:
            yield from plain
            return
        for seen, other in zip(plain, _seen(head, found, self.affirmed[part]), strict=True):
            least = {band: min(seen.chances[band], other.chances[band]) for band in but if band in seen.chances}
            yield replace(seen, chances=seen.chances | least)


def _affirmed(texts: list[str], rows: Vectors) -> Vectors:
    less = [unnegated(text) for text in texts]
    changed = [at for at, text in enumerate(texts) if less[at] != text]
    if not changed:
        return rows
    others = rows.copy()
    others[changed] = features([less[at] for at in changed])
    return others


def _seen(head: Head, found: tuple[Unit, ...], rows: Vectors) -> Iterator[Seen]:
    chances = head.probabilities(np.asarray(rows))
    for unit, row in zip(found, chances, strict=True):
        yield Seen(head, unit, dict(zip(head.classes, map(float, row), strict=True)))
