"""Conditions over slots, as frozen data: they hold, do not hold, or are not known yet.

"Not sure" is a band like any other, so a table row says itself what it makes of somebody who does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import assert_never

from advisor.facts import UNSURE
from advisor.slots import BY_ID, Slot


@dataclass(frozen=True, slots=True)
class Is:
    """Holds when the slot's band is one of `bands`."""

    slot: str
    bands: frozenset[str]

    def __and__(self, other: Condition) -> Condition:
        return _all((self, other))

    def __or__(self, other: Condition) -> Condition:
        return _any((self, other))

    def __str__(self) -> str:
        # Whichever is shorter to read: the bands it takes, or those that it leaves out.
        others = {UNSURE, *(band.id for band in BY_ID[self.slot].bands)} - self.bands if self.slot in BY_ID else set()
        negated = 0 < len(others) < len(self.bands)
        bands = sorted(others if negated else self.bands)
        if len(bands) == 1:
            return f"{self.slot} is {'not ' if negated else ''}{bands[0]}"
        return f"{self.slot} {'not ' if negated else ''}in ({', '.join(bands)})"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds when every part holds; with no parts, always."""

    parts: tuple[Condition, ...] = ()

    def __and__(self, other: Condition) -> Condition:
        return _all((self, other))

    def __or__(self, other: Condition) -> Condition:
        return _any((self, other))

    def __str__(self) -> str:
        return " and ".join(f"({part})" if isinstance(part, AnyOf) else str(part) for part in self.parts) or "always"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when one part holds; with no parts, never."""

    parts: tuple[Condition, ...] = ()

    def __and__(self, other: Condition) -> Condition:
        return _all((self, other))

    def __or__(self, other: Condition) -> Condition:
        return _any((self, other))

    def __str__(self) -> str:
        return " or ".join(f"({part})" if isinstance(part, AllOf) else str(part) for part in self.parts) or "never"


Condition = Is | AllOf | AnyOf

ALWAYS = AllOf()
NEVER = AnyOf()


def is_(slot: Slot, *bands: str) -> Is:
    """The slot has one of these bands; KeyError for a band that the slot does not have."""
    for band in bands:
        if band != UNSURE:
            slot.band(band)
    return Is(slot.id, frozenset(bands))


def lacks(slot: Slot, *good: str) -> Is:
    """The slot is not known to have one of the good bands: a bad one, or "not sure"."""
    return is_(slot, UNSURE, *(band.id for band in slot.bands if slot.band(band.id).id not in good))


def holds(condition: Condition, bands: Mapping[str, str]) -> bool | None:
    """Whether `condition` holds for the bands given; None where an open slot still decides."""
    match condition:
        case Is(slot, wanted):
            return bands[slot] in wanted if slot in bands else None
        case AllOf(parts):
            truths = [holds(part, bands) for part in parts]
            return False if False in truths else None if None in truths else True
        case AnyOf(parts):
            truths = [holds(part, bands) for part in parts]
            return True if True in truths else None if None in truths else False
        case _:
            assert_never(condition)


def given(condition: Condition, bands: Mapping[str, str]) -> Condition:
    """What is left of `condition` once these slots have these bands: smaller, or ALWAYS or NEVER."""
    match condition:
        case Is(slot, wanted):
            return condition if slot not in bands else ALWAYS if bands[slot] in wanted else NEVER
        case AllOf(parts):
            return reduce(and_, (given(part, bands) for part in parts), ALWAYS)
        case AnyOf(parts):
            return reduce(or_, (given(part, bands) for part in parts), NEVER)
        case _:
            assert_never(condition)


def slots_of(condition: Condition) -> frozenset[str]:
    """Every slot that the condition reads."""
    return frozenset(atom.slot for atom in atoms_of(condition))


def atoms_of(condition: Condition) -> tuple[Is, ...]:
    """The condition's atoms, in the order they are written."""
    match condition:
        case Is():
            return (condition,)
        case AllOf(parts) | AnyOf(parts):
            return tuple(atom for part in parts for atom in atoms_of(part))
        case _:
            assert_never(condition)


def _all(parts: tuple[Condition, ...]) -> Condition:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, AllOf) else (part,))]
    return NEVER if NEVER in flat else flat[0] if len(flat) == 1 else AllOf(tuple(flat))


def _any(parts: tuple[Condition, ...]) -> Condition:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, AnyOf) else (part,))]
    return ALWAYS if ALWAYS in flat else flat[0] if len(flat) == 1 else AnyOf(tuple(flat))
