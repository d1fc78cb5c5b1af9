"""The theorems hold for the real table over all completions, and break when the table or the questions are broken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from advisor import slots as s
from advisor.decision.diagram import Diagram, Node
from advisor.decision.next_question import expected_effort, next_question
from advisor.decision.policy import Policy, policy_for, policy_of
from advisor.decision.reference import headline_of, of_form, read_cautiously, rows_that_hold
from advisor.facts import UNSURE, Facts
from advisor.rules.conditions import AllOf, AnyOf, Condition, Is, is_
from advisor.rules.rule import Cap, Choose, Rule, Veto
from advisor.slots.questions import Question
from advisor.verdict import Approach, FineTuning, Headline
from tests.support.proofs import NEEDS, Axis, Need, OpenNeed, alike_needs, axes_of, prove, rows_for, told_of
from tests.support.situations import CHECKLIST, GOOD

DAY = date(2026, 11, 22)
POLICY = policy_for(DAY)
FUNCTIONS = alike_needs(POLICY, NEEDS)
"""Needs that leave the same function open are answered alike: one of each is visited whole."""
DIFFERENT = [needs[0] for needs in FUNCTIONS.values()]
ROUTE: Need = ("sort", "accuracy")


@pytest.mark.parametrize("need", DIFFERENT, ids="-".join)
def test_stopping_is_sound_and_no_question_is_idle_for_every_partial_answer(need: Need) -> None:
    assert prove(POLICY, need) > 0


@pytest.mark.parametrize("needs", FUNCTIONS.values(), ids=lambda needs: "-".join(needs[0]))
def test_needs_that_compile_alike_are_read_alike_row_by_row(needs: list[Need]) -> None:
    axes = axes_of(tuple(row for need in needs for row in rows_for(POLICY, need)))
    first = _read_as_arrays(rows_for(POLICY, needs[0]), axes)

    assert all(np.array_equal(_read_as_arrays(rows_for(POLICY, need), axes), first) for need in needs)


OPEN_NEED = OpenNeed(POLICY)
SOME_ANSWERS = st.fixed_dictionaries(
    {},
    optional={slot: st.sampled_from([*(band.id for band in s.BY_ID[slot].bands), UNSURE]) for slot in OPEN_NEED.slots},
)


@given(
    SOME_ANSWERS, st.sampled_from([None, UNSURE, *(band.id for band in s.TASK.bands)]), st.sampled_from([None, UNSURE])
)
@settings(max_examples=600, deadline=None)
def test_stopping_is_sound_while_the_gap_is_open(told: dict[str, str], task: str | None, gap: str | None) -> None:
    OPEN_NEED.prove(told, task, gap)


@given(
    SOME_ANSWERS, st.sampled_from([None, UNSURE]), st.sampled_from([None, UNSURE, *(band.id for band in s.GAP.bands)])
)
@settings(max_examples=600, deadline=None)
def test_stopping_is_sound_while_the_task_is_open(told: dict[str, str], task: str | None, gap: str | None) -> None:
    OPEN_NEED.prove(told, task, gap)


def test_hiding_a_slot_from_the_questions_breaks_the_proof() -> None:
    without = tuple(question for question in POLICY.questions if question.id != "provider")
    hidden = policy_of(POLICY.rules, POLICY.availability, DAY, questions=without)

    with pytest.raises(AssertionError, match="stopped asking"):
        prove(hidden, ROUTE)


def test_a_rule_that_reads_a_slot_without_a_question_breaks_the_proof() -> None:
    without = tuple(question for question in POLICY.questions if question.id != "volatility")
    quick = Rule("X-1", is_(s.VOLATILITY, "weekly"), (Veto(),), "A test row.", ("house",))
    broken = policy_of((quick, *POLICY.rules), POLICY.availability, DAY, questions=without)

    with pytest.raises(AssertionError, match="stopped asking"):
        prove(broken, ROUTE)


def test_asking_in_a_fixed_order_breaks_the_proof() -> None:
    def fixed_order(policy: Policy, facts: Facts) -> Question | None:
        return next((question for question in policy.questions if question.slots[0] not in facts), None)

    with pytest.raises(AssertionError, match="cannot matter"):
        prove(POLICY, ROUTE, fixed_order)


@pytest.mark.parametrize("need", DIFFERENT, ids="-".join)
def test_compiled_and_plain_reading_agree_on_every_complete_answer(need: Need) -> None:
    rows = rows_for(POLICY, need)
    axes = axes_of(rows)
    unheard = {slot.id: UNSURE for slot in s.SLOTS if slot.volunteered}
    compiled = POLICY.diagram
    for slot, band in (told_of(need) | unheard).items():
        compiled = POLICY.compiler.given(compiled, slot, band)

    assert np.array_equal(_expanded(compiled, axes), _read_as_arrays(rows, axes))


@given(st.sampled_from([*GOOD, {}]), st.permutations(sorted(CHECKLIST)), st.integers(0, 3), st.booleans())
@settings(max_examples=300, deadline=None)
def test_which_items_are_ticked_never_changes_what_is_asked(
    base: dict[str, str], order: list[str], ticked: int, unticked: bool
) -> None:
    told = {slot: CHECKLIST[slot] for slot in order[:ticked]} | ({order[-1]: UNSURE} if unticked else {})
    rest = {slot: band for slot, band in base.items() if slot not in CHECKLIST}
    question = next_question(POLICY, Facts.of(**rest, **told))
    first = {slot: CHECKLIST[slot] for slot in sorted(CHECKLIST)[:ticked]}
    other = next_question(POLICY, Facts.of(**rest, **first)) if not unticked else question

    assert (question and question.id) == (other and other.id)
    assert question is None or not set(question.slots) & told.keys()


@given(st.fixed_dictionaries({slot.id: st.sampled_from([*(b.id for b in slot.bands), UNSURE]) for slot in s.SLOTS}))
@settings(max_examples=500, deadline=None)
def test_compiled_and_row_by_row_reading_agree_on_exact_bands(bands: dict[str, str]) -> None:
    plain = headline_of(rows_that_hold(POLICY.rules, read_cautiously(Facts.of(**bands))))
    diagram: Diagram = POLICY.diagram
    while isinstance(diagram, Node):
        diagram = diagram.children[bands[diagram.slot]]

    assert diagram == plain


def test_task_and_gap_first_are_as_short_as_the_unrestricted_optimum() -> None:
    free = policy_of(POLICY.rules, POLICY.availability, DAY, questions=_renamed("task", "gap"))
    told = CHECKLIST | {"provider": "any", "volatility": "static", "access": "open", "knowledge": "none"}
    few = Facts.of(**told, retrieval="tuned", corpus_size="large", prompting="short")

    assert len(POLICY.compiler.support(POLICY.open_function(few))) >= 7
    assert expected_effort(POLICY, few) <= expected_effort(free, few) * 1.02


@pytest.mark.parametrize("need", DIFFERENT, ids="-".join)
def test_a_start_that_names_the_need_is_settled_in_at_most_nine_questions(need: Need) -> None:
    assert _longest(POLICY, Facts.of(**told_of(need))) <= 9


def _renamed(*ids: str) -> tuple[Question, ...]:
    """The same questions without the shortcut that asks for the need first."""
    return tuple(replace(q, id=f"{q.id} again") if q.id in ids else q for q in POLICY.questions)


@cache
def _longest(policy: Policy, facts: Facts) -> int:
    question = next_question(policy, facts)
    if question is None:
        return 0
    first = question.slots[0]
    rest = {slot: s.BY_ID[slot].bands[-1].id for slot in question.slots[1:]}
    answers = [*(band.id for band in s.BY_ID[first].bands), UNSURE]
    return 1 + max(_longest(policy, facts.with_(Facts.of(**{first: band}, **rest))) for band in answers)


def _mask(condition: Condition, axes: tuple[Axis, ...]) -> NDArray[np.bool_]:
    """A third reading of a condition, as an array over all complete answers."""
    match condition:
        case Is(slot, bands):
            n = [axis.slot for axis in axes].index(slot)
            shape = [1] * len(axes)
            shape[n] = len(axes[n].classes)
            return np.array([band in bands for band in axes[n].classes]).reshape(shape)
        case AllOf(parts):
            masks = [_mask(part, axes) for part in parts]
            return np.logical_and.reduce(np.broadcast_arrays(*masks)) if masks else np.ones([1] * len(axes), bool)
        case AnyOf(parts):
            masks = [_mask(part, axes) for part in parts]
            return np.logical_or.reduce(np.broadcast_arrays(*masks)) if masks else np.zeros([1] * len(axes), bool)


HEADLINES = [Headline(answer, approach) for answer in FineTuning for approach in Approach]


def _read_as_arrays(rules: tuple[Rule, ...], axes: tuple[Axis, ...]) -> NDArray[np.int8]:
    shape = [len(axis.classes) for axis in axes]
    masks = [(np.broadcast_to(_mask(rule.when, axes), shape), rule) for rule in rules]
    read = np.full(shape, -1, np.int8)
    for mask, rule in masks:
        if chosen := rule.effect(Choose):
            here = mask & (read < 0)
            read[here] = _headlines(chosen, masks, shape)[here]
    return read


def _headlines(chosen: Choose, masks: list[tuple[NDArray[np.bool_], Rule]], shape: list[int]) -> NDArray[np.int8]:
    """The headline everywhere, if this were the choice everywhere."""
    no, waiting = (HEADLINES.index(Headline(own, chosen.approach)) for own in (FineTuning.NO, FineTuning.NOT_YET))
    if chosen.tuning is None:
        return np.full(shape, no, np.int8)
    yes = HEADLINES.index(Headline(FineTuning.YES, chosen.tuning))
    veto, cap = (
        np.logical_or.reduce(
            [np.zeros(shape, bool), *(mask for mask, rule in masks if of_form(kind, chosen.tuning)(rule))]
        )
        for kind in (Veto, Cap)
    )
    return np.where(veto, no, np.where(cap, waiting, yes)).astype(np.int8)


def _expanded(diagram: Diagram, axes: tuple[Axis, ...]) -> NDArray[np.int8]:
    """A compiled function as an array over all complete answers."""
    if not isinstance(diagram, Node):
        return np.full([len(axis.classes) for axis in axes], HEADLINES.index(diagram), np.int8)
    n = [axis.slot for axis in axes].index(diagram.slot)
    children = diagram.children
    left = tuple(replace(axis, classes=axis.classes[:1]) if m == n else axis for m, axis in enumerate(axes))
    return np.concatenate([_expanded(children[band], left) for band in axes[n].classes], axis=n)
