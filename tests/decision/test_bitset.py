"""The table compiled to bits says of every situation what the plain row-by-row reading says, and why."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor import slots as s
from advisor.decision.bitset import RowMatch, masks_of
from advisor.decision.reference import headline_of, read_cautiously, rows_that_hold
from advisor.facts import UNSURE, Facts
from advisor.rules.conditions import ALWAYS, AllOf, AnyOf, Condition, Is, holds, is_, slots_of
from advisor.rules.rule import Choose, Rule, Veto
from advisor.verdict import Approach
from tests.support.proofs import NEEDS, Need, alike_needs, axes_of, axis, rows_for, told_of
from tests.support.situations import POLICY

MASKS = POLICY.masks
DIFFERENT = [needs[0] for needs in alike_needs(POLICY, NEEDS).values()]
BANDS = {slot.id: (*(band.id for band in slot.bands), UNSURE) for slot in s.SLOTS}
UNHEARD = {slot.id: UNSURE for slot in s.SLOTS if slot.volunteered}
SITUATIONS = st.fixed_dictionaries({}, optional={slot: st.sampled_from(bands) for slot, bands in BANDS.items()})

FEW = (s.PROVIDER, s.KNOWLEDGE, s.OWNER)
ATOMS = st.sampled_from(FEW).flatmap(
    lambda slot: st.builds(Is, st.just(slot.id), st.frozensets(st.sampled_from(BANDS[slot.id]), max_size=3))
)


def _joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(inner, max_size=3).map(tuple)
    return st.builds(AllOf, parts) | st.builds(AnyOf, parts)


CONDITIONS = st.recursive(ATOMS, _joined, max_leaves=6)


DEFAULT = Rule("X-9", ALWAYS, (Veto(), Choose(Approach.PROMPTING)), "A test row.", ("house",))


@pytest.mark.parametrize("need", DIFFERENT, ids="-".join)
def test_rows_and_headline_are_those_of_the_plain_reading_for_every_complete_answer(need: Need) -> None:
    axes = axes_of(rows_for(POLICY, need))
    for classes in product(*(own.classes for own in axes)):
        told = {own.slot: band for own, band in zip(axes, classes, strict=True)}
        _check_as_read_plainly(Facts.of(**told, **told_of(need)))


@pytest.mark.parametrize("rule", POLICY.rules, ids=lambda rule: rule.id)
def test_a_row_holds_for_exactly_the_bands_for_which_its_condition_does(rule: Rule) -> None:
    read = sorted(slots_of(rule.when))
    few = {slot.id: axis(slot, [rule.when]).classes for slot in s.SLOTS}
    for bands in product(*(few[slot] for slot in read)):
        told = dict(zip(read, bands, strict=True))
        assert (rule in _rules(MASKS.traced(Facts.of(**told)).held)) == holds(rule.when, told)


@given(SITUATIONS)
@settings(max_examples=500, deadline=None)
def test_rows_and_headline_are_those_of_the_plain_reading_with_slots_still_open(told: dict[str, str]) -> None:
    _check_as_read_plainly(Facts.of(**told))


@given(SITUATIONS)
@settings(max_examples=500, deadline=None)
def test_a_row_is_told_where_it_holds_whatever_is_still_open(told: dict[str, str]) -> None:
    known = UNHEARD | told
    assert _rules(MASKS.told(Facts.of(**told))) == tuple(rule for rule in POLICY.rules if holds(rule.when, known))


@given(SITUATIONS)
@settings(max_examples=500, deadline=None)
def test_the_slots_named_make_the_row_hold_by_themselves(told: dict[str, str]) -> None:
    facts = Facts.of(**told)
    for held in MASKS.traced(facts).held:
        assert holds(held.rule.when, {slot: read_cautiously(facts)[slot] for slot in held.slots})
    for held in MASKS.told(facts):
        assert holds(held.rule.when, {slot: (UNHEARD | told)[slot] for slot in held.slots})


@given(st.lists(CONDITIONS, max_size=4))
@settings(max_examples=200, deadline=None)
def test_any_table_keeps_its_meaning_and_its_order(conditions: list[Condition]) -> None:
    chooses = (Veto(), Choose(Approach.PROMPTING))
    rules = tuple(Rule(f"X-{n}", when, chooses, "A test row.", ("house",)) for n, when in enumerate(conditions))
    masks = masks_of((*rules, DEFAULT))

    for bands in product(*(BANDS[slot.id] for slot in FEW)):
        told = {slot.id: band for slot, band in zip(FEW, bands, strict=True)}
        plain = rows_that_hold((*rules, DEFAULT), told)
        assert _rules(masks.traced(Facts.of(**told)).held) == _rules(masks.told(Facts.of(**told))) == plain


def test_a_situation_that_no_row_answers_is_a_look_up_error() -> None:
    only = Rule("X-1", is_(s.GAP, "cost"), (Choose(Approach.PROMPTING),), "A test row.", ("house",))
    with pytest.raises(LookupError):
        masks_of((only,)).traced(Facts.of(gap="manner"))


def test_a_band_that_its_slot_does_not_have_is_a_look_up_error() -> None:
    with pytest.raises(LookupError):
        MASKS.traced(Facts.of(task="fame"))


def _rules(held: tuple[RowMatch, ...]) -> tuple[Rule, ...]:
    return tuple(row.rule for row in held)


def _check_as_read_plainly(facts: Facts) -> None:
    traced, plain = MASKS.traced(facts), rows_that_hold(POLICY.rules, read_cautiously(facts))
    assert _rules(traced.held) == plain
    assert traced.headline == headline_of(plain)
