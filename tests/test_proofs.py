"""The theorems hold for the real table over all completions, and break when the table or the questions are broken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import resources

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from advisor import slots as s
from advisor.conditions import All, Any, Condition, Is, is_
from advisor.deciding.ahead import FILE
from advisor.deciding.asking import Plan, expected_effort, next_question
from advisor.deciding.diagram import Diagram, Node
from advisor.deciding.policy import Policy, policy_for, policy_of
from advisor.deciding.reference import headline_of, read_cautiously, rows_that_hold
from advisor.facts import UNSURE, Facts
from advisor.questions import Question
from advisor.rules.rule import Cap, Choose, Earn, Rule, Veto
from advisor.verdict import Approach, FineTuning, Headline
from bot.cli.rules import ahead_file
from tests.proofs import Axis, OpenGoal, axes_of, prove, rows_for
from tests.situations import CHECKLIST, GOOD

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
        optional={slot: st.sampled_from([band.id for band in s.BY_ID[slot].bands]) for slot in OPEN_GOAL.slots},
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
    without = tuple(question for question in POLICY.questions if question.id != "volatility")
    quick = Rule("X-1", is_(s.VOLATILITY, "weekly"), (Veto(),), "A test row.", ("house",))
    broken = policy_of((quick, *POLICY.rules), POLICY.availability, DAY, questions=without)

    with pytest.raises(AssertionError, match="stopped asking"):
        prove(broken, "classify")


def test_asking_in_a_fixed_order_breaks_the_proof() -> None:
    def fixed_order(policy: Policy, facts: Facts) -> Question | None:
        return next((question for question in policy.questions if question.slots[0] not in facts), None)

    with pytest.raises(AssertionError, match="cannot matter"):
        prove(POLICY, "classify", fixed_order)


@pytest.mark.parametrize("goal", GOALS)
def test_compiled_and_plain_reading_agree_on_every_complete_answer(goal: str) -> None:
    rows = rows_for(POLICY, goal)
    axes = axes_of(rows)
    unheard = {slot.id: UNSURE for slot in s.SLOTS if slot.volunteered}
    compiled = POLICY.diagram
    for slot, band in {s.GOAL.id: goal, **unheard}.items():
        compiled = POLICY.compiler.given(compiled, slot, band)

    assert np.array_equal(_expanded(compiled, axes), _read_as_arrays(rows, axes))


def test_the_items_of_the_checklist_stand_in_for_each_other() -> None:
    assert POLICY.ahead.alike == next(question.slots for question in POLICY.questions if question.checklist)


@given(st.sampled_from([*GOOD, {}]), st.permutations(sorted(CHECKLIST)), st.integers(0, 5), st.booleans())
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


def test_the_order_of_questions_that_ships_is_the_one_worked_out() -> None:
    assert resources.files("advisor.data").joinpath(FILE).read_text("utf-8") == ahead_file(POLICY)


def test_what_was_worked_out_ahead_is_what_is_worked_out_when_asked() -> None:
    plan = Plan(POLICY.compiler, POLICY.questions)
    functions = list(POLICY.ahead.questions.items())

    assert len(functions) > 1000
    assert all(plan.best(function) == question for function, question in functions[::10])


@given(st.fixed_dictionaries({slot.id: st.sampled_from([*(b.id for b in slot.bands), UNSURE]) for slot in s.SLOTS}))
@settings(max_examples=500, deadline=None)
def test_compiled_and_row_by_row_reading_agree_on_exact_bands(bands: dict[str, str]) -> None:
    plain = headline_of(rows_that_hold(POLICY.rules, read_cautiously(Facts.of(**bands))))
    diagram: Diagram = POLICY.diagram
    while isinstance(diagram, Node):
        diagram = dict(diagram.children)[bands[diagram.slot]]

    assert diagram == plain


def test_goal_first_is_as_short_as_the_unrestricted_optimum() -> None:
    free = policy_of(POLICY.rules, POLICY.availability, DAY, questions=_goal_renamed())
    ticked = {slot: CHECKLIST[slot] for slot in ("owner", "skill", "stability")}
    twelve = Facts.of(**ticked, provider="any", volatility="static", access="open")

    assert len(POLICY.compiler.support(POLICY.open_function(twelve))) == 12
    assert expected_effort(POLICY, twelve) == pytest.approx(expected_effort(free, twelve), abs=1e-9)


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
