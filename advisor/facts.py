"""What is known of a situation: one fact a slot, each with the words it was heard in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

UNSURE = "unsure"
"""The band of somebody who does not know: an answer, so not asked again, and never read in favour of fine-tuning."""
RIGHT = "right"
"""The answer that everything which was played back is so: no band of a fact."""
BOTH = "both"
"""The answer, where two readings are to choose from, that both are so: no band of a fact."""
OTHERWISE = "otherwise"
"""The answer, where something is to be confirmed, that it is none of what was read: no band of a fact."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A slot's band, with the exact number if one was given and the words it was heard in.

    `value` carries the slot's own unit (examples, requests a day, tokens); `words` is a short quote. `read`: it was
    read out of words that answered no question of ours, and nobody has said yes to it: no verdict settles on it alone.
    """

    slot: str
    band: str
    value: float | None = None
    words: str = ""
    read: bool = field(default=False, compare=False)

    @property
    def confirmed(self) -> Fact:
        """The fact once its asker has said that it is so."""
        return replace(self, read=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """An immutable mapping from slot to fact; a later fact about the same slot replaces the earlier one."""

    items: tuple[Fact, ...] = ()

    @classmethod
    def of(cls, facts: Iterable[Fact] = (), /, **bands: str) -> Facts:
        """Facts from `Fact` values, from `slot=band` pairs, or from both; the last word on a slot counts."""
        given = [*facts, *(Fact(slot, band) for slot, band in bands.items())]
        latest = {fact.slot: fact for fact in given}
        return cls(tuple(latest.values()))

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, slot: str) -> bool:
        return self.get(slot) is not None

    def get(self, slot: str) -> Fact | None:
        """The fact about `slot`, or None while it is open."""
        for fact in self.items:
            if fact.slot == slot:
                return fact
        return None

    def band(self, slot: str) -> str | None:
        """The band of `slot` (`UNSURE` where the asker did not know), or None while it is open."""
        fact = self.get(slot)
        return fact.band if fact else None

    def bands(self) -> dict[str, str]:
        """Every answered slot with its band."""
        return {fact.slot: fact.band for fact in self.items}

    def with_(self, facts: Iterable[Fact]) -> Facts:
        """These facts with `facts` told on top: a correction replaces, the order of first telling stays."""
        return Facts.of((*self.items, *facts))

    def without(self, slots: Iterable[str]) -> Facts:
        """These facts with `slots` open again."""
        gone = set(slots)
        return Facts(tuple(fact for fact in self.items if fact.slot not in gone))
