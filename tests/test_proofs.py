"""The theorems hold for the real table over all completions, and break when the table or the questions are broken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from advisor import slots as s
from advisor.asking import expected_effort, next_question
from advisor.conditions import All, Any, Condition, Is, is_
from advisor.diagram import Diagram, Node
from advisor.facts import UNSURE, Facts
from advisor.policy import Policy, policy_for, policy_of
from advisor.questions import Question
from advisor.reference import headline_of, read_cautiously, rows_that_hold
from advisor.rules.rule import Cap, Choose, Earn, Rule, Veto
from advisor.verdict import Approach, FineTuning, Headline
from tests.proofs import Axis, OpenGoal, axis, deciding, prove

DAY = date(2026, 11, 22)
POLICY = policy_for(DAY)
GOALS = [*(band.id for band in s.GOAL.bands), UNSURE]


@pytest.mark.parametrize("goal", GOALS)
def test_stopping_is_sound_and_no_question_is_idle_for_every_partial_answer(goal: str) -> None:
    assert prove(POLICY, goal) > 0


OPEN_GOAL = OpenGoal(POLICY)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            name: st.sampled_from([band for band, real in zip(axis.classes, axis.real, strict=True) if real])
            for name, axis in OPEN_GOAL.axes.items()
        },
    )
)
@settings(max_examples=1500, deadline=None)
def test_stopping_is_sound_while_the_goal_is_open(told: dict[str, str]) -> None:
    OPEN_GOAL.prove(told)


def test_hiding_a_slot_from_the_questions_breaks_the_proof() -> None:
    without = tuple(question for question in POLICY.questions if question.id != "provider")
    hidden = policy_of(POLICY.rules, POLICY.availability, DAY, questions=without)

    with pytest.raises(AssertionError, match="stopped asking"):
        prove(hidden, "classify")


def test_a_rule_that_reads_a_slot_without_a_question_breaks_the_proof() -> None:
    without = tuple(question for question in POLICY.questions if question.id != "vendor_pitch")
    pitch = Rule("X-1", is_(s.VENDOR_PITCH, "yes"), (Veto(),), "A test row.", ("house",))
    broken = policy_of((pitch, *POLICY.rules), POLICY.availability, DAY, questions=without)

    with pytest.raises(AssertionError, match="stopped asking"):
        prove(broken, "classify")


def test_asking_in_a_fixed_order_breaks_the_proof() -> None:
    def fixed_order(policy: Policy, facts: Facts) -> Question | None:
        return next((question for question in policy.questions if question.slots[0] not in facts), None)

    with pytest.raises(AssertionError, match="cannot matter"):
        prove(POLICY, "classify", fixed_order)


def test_compiled_and_plain_reading_agree_on_every_complete_answer() -> None:
    axes = tuple(axis(slot, deciding(POLICY.rules)) for slot in s.SLOTS)
    compiled = _expanded(POLICY.full_function(), axes)
    read = _read_as_arrays(POLICY.rules, axes)

    assert compiled.size > 1_000_000
    assert np.array_equal(compiled, read)


@given(st.fixed_dictionaries({slot.id: st.sampled_from([*(b.id for b in slot.bands), UNSURE]) for slot in s.SLOTS}))
@settings(max_examples=500, deadline=None)
def test_compiled_and_row_by_row_reading_agree_on_exact_bands(bands: dict[str, str]) -> None:
    plain = headline_of(rows_that_hold(POLICY.rules, read_cautiously(Facts.of(**bands))))
    diagram: Diagram = POLICY.full_function()
    while isinstance(diagram, Node):
        diagram = dict(diagram.children)[bands[diagram.slot]]

    assert diagram == plain


def test_goal_first_is_as_short_as_the_unrestricted_optimum() -> None:
    free = policy_of(POLICY.rules, POLICY.availability, DAY, questions=_goal_renamed())

    assert expected_effort(POLICY, Facts()) == pytest.approx(expected_effort(free, Facts()), abs=1e-9)


@pytest.mark.parametrize("goal", GOALS)
def test_a_one_line_start_is_settled_in_at_most_seven_questions(goal: str) -> None:
    assert _longest(POLICY, Facts.of(goal=goal)) <= 7


def _goal_renamed() -> tuple[Question, ...]:
    """The same questions without the shortcut that asks for the goal first."""
    return tuple(replace(q, id="aim") if q.id == "goal" else q for q in POLICY.questions)


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
        case All(parts):
            masks = [_mask(part, axes) for part in parts]
            return np.logical_and.reduce(np.broadcast_arrays(*masks)) if masks else np.ones([1] * len(axes), bool)
        case Any(parts):
            masks = [_mask(part, axes) for part in parts]
            return np.logical_or.reduce(np.broadcast_arrays(*masks)) if masks else np.zeros([1] * len(axes), bool)


HEADLINES = [Headline(answer, approach) for answer in FineTuning for approach in Approach]


def _read_as_arrays(rules: tuple[Rule, ...], axes: tuple[Axis, ...]) -> NDArray[np.int8]:
    shape = [len(axis.classes) for axis in axes]
    veto, cap = np.zeros(shape, bool), np.zeros(shape, bool)
    chosen, earned = np.full(shape, -1, np.int8), np.full(shape, -1, np.int8)
    for rule in rules:
        mask = np.broadcast_to(_mask(rule.when, axes), shape)
        veto |= mask & (rule.effect(Veto) is not None)
        cap |= mask & (rule.effect(Cap) is not None)
        for effect, taken in ((rule.effect(Choose), chosen), (rule.effect(Earn), earned)):
            if effect:
                taken[mask & (taken < 0)] = list(Approach).index(effect.approach)
    answers = list(FineTuning)
    barred = np.where(veto, answers.index(FineTuning.NO), answers.index(FineTuning.NOT_YET))
    answer = np.where(veto | cap, barred, answers.index(FineTuning.YES))
    return (answer * len(Approach) + np.where(veto | cap, chosen, earned)).astype(np.int8)


def _expanded(diagram: Diagram, axes: tuple[Axis, ...]) -> NDArray[np.int8]:
    """A compiled function as an array over all complete answers."""
    if not isinstance(diagram, Node):
        return np.full([len(axis.classes) for axis in axes], HEADLINES.index(diagram), np.int8)
    n = [axis.slot for axis in axes].index(diagram.slot)
    children = dict(diagram.children)
    left = tuple(replace(axis, classes=axis.classes[:1]) if m == n else axis for m, axis in enumerate(axes))
    return np.concatenate([_expanded(children[band], left) for band in axes[n].classes], axis=n)
