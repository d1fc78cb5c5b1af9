"""A house threshold raised by an organisation: which rows keep it, how high it can go, and never lower."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from advisor.errors import DataError
from advisor.overlay.file import Minimum
from advisor.rules.conditions import AllOf, AnyOf, Condition, Is, atoms_of
from advisor.rules.rule import Cap, Effect, Rule, Veto
from advisor.slots import BY_ID, Slot


@dataclass(frozen=True, slots=True)
class _Floor:
    """A row that says no, or not yet, below `edge`."""

    rule: Rule
    edge: float


def raised(rules: tuple[Rule, ...], minimum: Minimum, *, file: str) -> tuple[Rule, ...]:
    """The table with `minimum` in place of the house's lowest threshold on its slot.

    DataError names `file` and the key if no row has such a threshold, if it would be lower than the house's, or if it
    lies within a band, where nobody could tell on which side somebody is.
    """
    slot = BY_ID[minimum.slot]
    key = f"{file}, key minimum.{slot.id}"
    floors = list(_floors(rules, slot))
    if not floors:
        able = ", ".join(own.id for own in BY_ID.values() if any(_floors(rules, own)))
        raise DataError(f"{key}: no rule has a minimum of {slot.name}. The slots with one are {able}.")
    house = min(floors, key=lambda floor: floor.edge)
    if minimum.value < house.edge:
        why = f"{house.rule.id} says: {house.rule.because}"
        raise DataError(
            f"{key}.value: {minimum.value:g} is below the house's {house.edge:g}, which can be raised only. {why}"
        )
    possible = [band.at_least for band in slot.bands if band.at_least is not None and band.at_least >= house.edge]
    if minimum.value not in possible:
        edges = ", ".join(f"{edge:g}" for edge in possible)
        raise DataError(f"{key}.value: {minimum.value:g} lies within an answer that people give. Use one of {edges}.")
    kept = {floor.rule.id for floor in floors if floor.edge == house.edge}
    return tuple(_raise(row, slot, minimum) if row.id in kept else row for row in rules)


def _floors(rules: tuple[Rule, ...], slot: Slot) -> Iterator[_Floor]:
    """The gates that read the slot's lowest bands, with the edge where they stop."""
    order = [band for band in slot.bands if band.at_least is not None]
    for rule in rules:
        if not rule.effect(Cap) and not rule.effect(Veto):
            continue
        for atom in atoms_of(rule.when):
            if _reads_low_bands(atom, slot):
                yield _Floor(rule, order[len(_counted(atom, slot))].at_least or 0)


def _reads_low_bands(atom: Is, slot: Slot) -> bool:
    order = [band.id for band in slot.bands if band.at_least is not None]
    low = _counted(atom, slot)
    return atom.slot == slot.id and 0 < len(low) < len(order) and low == set(order[: len(low)])


def _counted(atom: Is, slot: Slot) -> frozenset[str]:
    """The bands that the atom reads and that a number falls into: neither "not sure", nor a one-off job."""
    return atom.bands & {band.id for band in slot.bands if band.at_least is not None}


def _raise(rule: Rule, slot: Slot, minimum: Minimum) -> Rule:
    below = frozenset(band.id for band in slot.bands if band.at_least is not None and band.at_least < minimum.value)
    says = tuple(_own(effect, slot, minimum) for effect in rule.says)
    when, sources = _widened(rule.when, slot, below), ("organisation", *rule.sources)
    return replace(rule, when=when, says=says, because=minimum.because, sources=sources)


def _own(effect: Effect, slot: Slot, minimum: Minimum) -> Effect:
    wants = f"{minimum.value:,.0f} {slot.unit} or more"
    if isinstance(effect, Cap):
        return replace(effect, task=f"Reach your organisation's minimum: {wants}.", wants=wants)
    return effect


def _widened(condition: Condition, slot: Slot, below: frozenset[str]) -> Condition:
    """The condition, with every atom that reads the slot's low bands reading all those below the new edge."""
    match condition:
        case Is(_, bands):
            return Is(slot.id, bands | below) if _reads_low_bands(condition, slot) else condition
        case AllOf(parts):
            return AllOf(tuple(_widened(part, slot, below) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_widened(part, slot, below) for part in parts))
        case _:
            assert_never(condition)
