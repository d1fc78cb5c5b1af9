"""One look at a message: what every head sees in it as a whole, in its sentences and in its clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from advisor.interpret.clauses import Passage
from advisor.interpret.sides import unnegated
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
class EncodedMessage:
    """The message with its stretches and what all heads see in them; the first row is the message as a whole."""

    passage: Passage
    whole: Unit
    units: tuple[Unit, ...]
    chances: Vectors = field(repr=False)
    """What every head sees in each stretch."""
    affirmed: Vectors = field(repr=False)
    """The same of what the stretches say less what they say no to."""

    @classmethod
    def at(cls, passage: Passage) -> EncodedMessage | None:
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
    def _of(cls, passage: Passage, found: tuple[Unit, ...]) -> EncodedMessage:
        text = " ".join(unit.text for unit in found if unit.whole)
        start, end = found[0].start, found[-1].end
        whole = Unit(text, start, end, found[0].sentence, True, found[-1].asks, passage.plain.quote(start, end))
        texts = [text, *(unit.text for unit in found)]
        chances = heads().probabilities(features(texts))
        return cls(passage, whole, found, chances, _affirmed(texts, chances))

    def as_a_whole(self, name: str, but: frozenset[str] = frozenset()) -> Seen | None:
        """What head `name` sees in the whole message, bands `but` only affirmed ones; None if there is no such head."""
        return next(self._seen(name, (self.whole,), slice(1), but), None)

    def each(self, name: str, but: frozenset[str] = frozenset()) -> Iterator[Seen]:
        """What head `name` sees in each stretch; the bands `but` count only where they are not what it says no to."""
        return self._seen(name, self.units, slice(1, None), but)

    def _seen(self, name: str, found: tuple[Unit, ...], part: slice, but: frozenset[str]) -> Iterator[Seen]:
        head = heads().by_name.get(name)
        if head is None:
            return
        plain = self.chances[part, head.columns].tolist()
        affirmed = self.affirmed[part, head.columns].tolist() if but and self.affirmed is not self.chances else plain
        for unit, row, other in zip(found, plain, affirmed, strict=True):
            seen = dict(zip(head.classes, row, strict=True))
            if other is not row:
                less = zip(head.classes, other, strict=True)
                seen |= {band: min(seen[band], chance) for band, chance in less if band in but}
            yield Seen(head, unit, seen)


def _affirmed(texts: list[str], chances: Vectors) -> Vectors:
    less = [unnegated(text) for text in texts]
    changed = [at for at, text in enumerate(texts) if less[at] != text]
    if not changed:
        return chances
    others = chances.copy()
    others[changed] = heads().probabilities(features([less[at] for at in changed]))
    return others
