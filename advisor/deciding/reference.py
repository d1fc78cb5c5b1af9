"""The table read row by row, the plain way: the oracle that the compiled diagram is tested against."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.conditions import holds
from advisor.facts import UNSURE, Facts
from advisor.rules.rule import Cap, Choose, Earn, Kind, Rule, Veto
from advisor.slots import SLOTS
from advisor.verdict import FineTuning, Headline


def read_cautiously(facts: Facts) -> dict[str, str]:
    """A band for every slot: what was said, and "not sure" where nothing was, so that nothing is taken in favour."""
    return {slot.id: UNSURE for slot in SLOTS} | facts.bands()


def rows_that_hold(rules: tuple[Rule, ...], bands: Mapping[str, str]) -> tuple[Rule, ...]:
    """The rows that hold where every slot has a band, in the order of the table."""
    return tuple(rule for rule in rules if holds(rule.when, bands))


def headline_of(held: tuple[Rule, ...]) -> Headline:
    """What the rows that hold decide: a veto is no, else a cap is not yet, else the first earned need is yes.

    Raises LookupError for a table that leaves a situation without an answer.
    """
    if first(held, Veto):
        return Headline(FineTuning.NO, _needed(first(held, Choose)).approach)
    if first(held, Cap):
        return Headline(FineTuning.NOT_YET, _needed(first(held, Choose)).approach)
    return Headline(FineTuning.YES, _needed(first(held, Earn)).approach)


def first(held: tuple[Rule, ...], kind: type[Kind]) -> Kind | None:
    """The first effect of this kind among the rows that hold."""
    return next((effect for rule in held if (effect := rule.effect(kind))), None)


def _needed(effect: Kind | None) -> Kind:
    if effect is None:
        raise LookupError("the rule table names no approach for a situation that it lets through")
    return effect
