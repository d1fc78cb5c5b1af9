"""The table read row by row, the plain way: the oracle that the compiled diagram is tested against."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.facts import UNSURE, Facts
from advisor.rules.conditions import holds
from advisor.rules.rule import Cap, Choose, EffectType, Rule, Support, Train, Veto
from advisor.slots import SLOTS
from advisor.verdict import Approach, FineTuning, Headline


def read_cautiously(facts: Facts) -> dict[str, str]:
    """A band for every slot: what was said, and "not sure" where nothing was, so that nothing is taken in favour."""
    return {slot.id: UNSURE for slot in SLOTS} | facts.bands()


def rows_that_hold(rules: tuple[Rule, ...], bands: Mapping[str, str]) -> tuple[Rule, ...]:
    """The rows that hold where every slot has a band, in the order of the table."""
    return tuple(rule for rule in rules if holds(rule.when, bands))


def headline_of(held: tuple[Rule, ...]) -> Headline:
    """What the rows that hold decide.

    The first row that chooses says what the need calls for, and what form tuning could take. A form that could add
    nothing or is vetoed is no, one that is capped is not yet, and any other is yes. Raises LookupError for a table that
    leaves a situation without an answer.
    """
    chosen = first(held, Choose)
    if chosen is None:
        raise LookupError("the rule table names no approach for a situation")
    if chosen.tuning is None or any(map(of_form(Veto, chosen.tuning), held)):
        return Headline(FineTuning.NO, chosen.approach)
    if any(map(of_form(Cap, chosen.tuning), held)):
        return Headline(FineTuning.NOT_YET, chosen.approach)
    return Headline(FineTuning.YES, chosen.tuning)


def of_form(kind: type[Veto | Cap | Support | Train], form: Approach) -> Callable[[Rule], bool]:
    """Whether a row has an effect of this kind on this form of tuning, or on a headline with this approach."""

    def has(rule: Rule) -> bool:
        return any(isinstance(effect, kind) and form in effect.of for effect in rule.says)

    return has


def that_count(held: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rows that hold, without those that would choose if another had not chosen before them."""
    chosen = next((rule for rule in held if rule.effect(Choose)), None)
    return tuple(rule for rule in held if rule is chosen or not rule.effect(Choose))


def on_form(held: tuple[Rule, ...], kind: type[Veto | Cap]) -> tuple[Rule, ...]:
    """The rows with an effect of this kind on the form that tuning could take here; none where it could take none."""
    chosen = first(held, Choose)
    return tuple(filter(of_form(kind, chosen.tuning), held)) if chosen and chosen.tuning else ()


def training(held: tuple[Rule, ...], form: Approach) -> Rule | None:
    """The row that says how to tune this form: the first that does."""
    return next(filter(of_form(Train, form), held), None)


def first(held: tuple[Rule, ...], kind: type[EffectType]) -> EffectType | None:
    """The first effect of this kind among the rows that hold."""
    return next((effect for rule in held if (effect := rule.effect(kind))), None)
