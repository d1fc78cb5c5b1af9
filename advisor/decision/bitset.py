"""The rule table compiled to bits: the headline, every row that holds, and what made it hold, from one AND a slot.

A row's condition is written as alternatives, each of them bands for some slots; each alternative is a bit. A band keeps
the bits that it does not rule out, so what every slot keeps is what holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import assert_never

from advisor.decision.reference import of_form
from advisor.facts import UNSURE, Facts
from advisor.rules.conditions import AllOf, AnyOf, Condition, Is
from advisor.rules.rule import Cap, Choose, Rule, Veto
from advisor.slots import SLOTS, Slot
from advisor.verdict import FineTuning, Headline

Alternative = Mapping[str, frozenset[str]]
Kept = Mapping[str | None, int]


@dataclass(frozen=True, slots=True)
class RowMatch:
    """A row that holds, and the slots whose bands made it hold: those of the first alternative that does."""

    rule: Rule
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """The headline, and the rows that hold in the order of the table."""

    headline: Headline
    held: tuple[RowMatch, ...]


@dataclass(frozen=True, slots=True)
class HeadlineChoice:
    """What a row chooses: the headlines where its form of tuning is out, has to wait, and is open (None: no form).

    `vetoes` and `caps` are the bits of the rows that put it out, and that make it wait.
    """

    no: Headline
    waiting: Headline
    yes: Headline | None
    vetoes: int = 0
    caps: int = 0


@dataclass(frozen=True, slots=True)
class Masks:
    """A compiled table, made by `masks_of`. Lower bits are earlier rows.

    `kept` has for each slot the bits that a band keeps, and under None those that hold whatever its answer will be.
    `held` has for each bit what it says and the bits of all later rows. `choosing` are the bits of the rows that
    choose, of which the lowest counts, and `choices` what each of them chooses.
    """

    kept: tuple[tuple[str, Kept], ...]
    held: Mapping[int, tuple[RowMatch, int]]
    choosing: int
    choices: Mapping[int, HeadlineChoice]

    def traced(self, facts: Facts) -> Traced:
        """The headline and the rows that hold, open slots read as "not sure".

        LookupError for a band that its slot does not have, and for a table that leaves a situation without an answer.
        """
        bits = self._bits(facts, UNSURE)
        return Traced(self._headline(bits), self._rows(bits))

    def headline(self, facts: Facts) -> Headline:
        """The headline alone. LookupError as `traced`."""
        return self._headline(self._bits(facts, UNSURE))

    def told(self, facts: Facts) -> tuple[RowMatch, ...]:
        """The rows that hold by these facts alone, whatever is answered to what is open; what nobody volunteered is not
        so. LookupError for an unknown band."""
        return self._rows(self._bits(facts, None))

    def _bits(self, facts: Facts, when_open: str | None) -> int:
        bands, bits = facts.bands(), -1
        for slot, kept in self.kept:
            bits &= kept[bands.get(slot, when_open)]
        return bits

    def _rows(self, bits: int) -> tuple[RowMatch, ...]:
        rows = []
        while bits:
            held, later = self.held[bits & -bits]
            rows.append(held)
            bits &= later
        return tuple(rows)

    def _headline(self, bits: int) -> Headline:
        among = bits & self.choosing
        if not among:
            raise LookupError("the rule table has no row for this situation")
        choice = self.choices[among & -among]
        if choice.yes is None or bits & choice.vetoes:
            return choice.no
        return choice.waiting if bits & choice.caps else choice.yes


def masks_of(rules: Iterable[Rule]) -> Masks:
    """The table, compiled; the order of the rows stays."""
    lines: list[Alternative] = []
    held: dict[int, tuple[RowMatch, int]] = {}
    for rule in rules:
        own = alternatives(rule.when)
        later = -1 << (len(lines) + len(own))
        held |= {1 << n: (RowMatch(rule, tuple(line)), later) for n, line in enumerate(own, len(lines))}
        lines += own
    kept = tuple((slot.id, _kept(slot, lines)) for slot in SLOTS)
    choices = _choices([row.rule for row, _ in held.values()])
    return Masks(kept, held, sum(choices), choices)


def alternatives(condition: Condition) -> tuple[Alternative, ...]:
    """The condition as alternatives that hold between them exactly where it does, in the order they are written."""
    match condition:
        case Is(slot, bands):
            return ({slot: bands},)
        case AllOf(parts):
            met = (_met(choice) for choice in product(*(alternatives(part) for part in parts)))
            return tuple(alternative for alternative in met if all(alternative.values()))
        case AnyOf(parts):
            return tuple(alternative for part in parts for alternative in alternatives(part))
        case _:
            assert_never(condition)


def _met(choice: tuple[Alternative, ...]) -> Alternative:
    """All of `choice` at once."""
    met: dict[str, frozenset[str]] = {}
    for alternative in choice:
        for slot, bands in alternative.items():
            met[slot] = met.get(slot, bands) & bands
    return met


def _kept(slot: Slot, lines: list[Alternative]) -> Kept:
    blind = _bits(slot.id not in line for line in lines)
    bands = (*(band.id for band in slot.bands), UNSURE)
    kept: dict[str | None, int] = {
        band: blind | _bits(band in line.get(slot.id, ()) for line in lines) for band in bands
    }
    return kept | {None: kept[UNSURE] if slot.volunteered else blind}


def _choices(rules: list[Rule]) -> dict[int, HeadlineChoice]:
    """What each bit's row chooses, as `reference.headline_of` reads the rows."""
    return {1 << n: _choice(chosen, rules) for n, rule in enumerate(rules) if (chosen := rule.effect(Choose))}


def _choice(chosen: Choose, rules: list[Rule]) -> HeadlineChoice:
    no, waiting = (Headline(answer, chosen.approach) for answer in (FineTuning.NO, FineTuning.NOT_YET))
    if chosen.tuning is None:
        return HeadlineChoice(no, waiting, None)
    vetoes, caps = (_bits(map(of_form(kind, chosen.tuning), rules)) for kind in (Veto, Cap))
    return HeadlineChoice(no, waiting, Headline(FineTuning.YES, chosen.tuning), vetoes, caps)


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << n for n, flag in enumerate(flags) if flag)
