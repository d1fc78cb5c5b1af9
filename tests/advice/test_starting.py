"""The first step of a plan: for their own task and fault, named by their own words, and nothing that decides."""

from __future__ import annotations

import pytest

from advisor.advice.faults import FAULTS
from advisor.advice.gaps import BY_LABELS, BY_RULE, GAPS
from advisor.advice.start import CASES
from advisor.decision.decide import decide
from advisor.dialogue.session import Session
from advisor.facts import UNSURE, Fact, Facts
from advisor.reply import HeadlineBlock, Steps
from advisor.slots import GAP, TASK
from advisor.sources import SOURCES
from advisor.verdict import FineTuning
from tests.support.situations import GOOD, POLICIES, POLICY, ROUTING, VOICE, verdict
from tests.support.talk import NOON, Talk


def told(task: str, gap: str, words: str, **more: str) -> Facts:
    """Facts of somebody who says in `words` what falls short."""
    return Facts.of([Fact(TASK.id, task, words="it is for us"), Fact(GAP.id, gap, words=words)], **more)


def first_step(facts: Facts) -> str:
    return decide(POLICY, facts).plan.now[0]


@pytest.mark.parametrize(
    ("task", "gap", "words", "step"),
    [
        ("draft", "facts", "it leaves figures out or invents them", "Write an empty form"),
        ("draft", "accuracy", "the letters drop the dosage", "Write an empty form"),
        ("converse", "manner", "she drifts out of her voice in long talks", "the rules of the voice"),
        ("answer", "facts", "it promises customers a same-day cake", "what it may never promise"),
        ("answer", "facts", "it answers from an outdated price list", "Put today's version"),
        ("transform", "accuracy", "translates a term differently each time", "two columns"),
        ("draft", "manner", "the posts are much too long", "Say the most in sentences or words"),
        ("draft", "manner", "wrong format, every single time", "Give it the empty form itself"),
        ("draft", "manner", "it forgets half of my instructions", "Cut the instructions"),
        ("draft", "manner", "it keeps answering in English", "last line of the prompt"),
        ("draft", "manner", "it does not sound like us", "Write on half a page"),
        ("answer", "facts", "it makes things up", "Copy the passage"),
        ("extract", "accuracy", "it gets a fifth wrong", "lay the wrong ones side by side"),
    ],
)
def test_the_first_step_is_for_the_fault_that_their_words_name(task: str, gap: str, words: str, step: str) -> None:
    assert step in first_step(told(task, gap, words))


@pytest.mark.parametrize("words", ["wir haben Probleme", "", "in the long term it is not us", "it lacks facts of ours"])
def test_words_that_name_no_such_fault_get_the_step_for_what_falls_short(words: str) -> None:
    assert first_step(told("draft", "manner", words)) == first_step(told("draft", "manner", "not like us"))


def test_the_first_step_says_how_long_it_takes_on_which_cases_and_how_to_see_that_it_worked() -> None:
    step = first_step(told("transform", "manner", "the tone is off"))

    assert step.startswith("On Monday (half a day, somebody who knows the work): take 20 recent texts")
    assert "It worked if" in step


def test_what_is_needed_before_anything_is_sent_stands_before_the_first_step() -> None:
    before, first, *_ = decide(POLICY, told("draft", "manner", "tone", sensitivity="regulated")).plan.now

    assert before.startswith("Before anything is pasted or sent")
    assert first.startswith("On Monday")


def test_whoever_has_thousands_of_labels_trains_the_small_classifier_first_and_keeps_the_better() -> None:
    many, few = verdict(ROUTING, prompting="basic"), verdict(ROUTING, prompting="basic", labelled_examples="under_100")

    assert many.headline == few.headline
    assert "Train a small classifier on the labels that you have" in many.plan.now[0]
    assert not any("on the labels that you have" in step for step in few.plan.now)
    headline = Talk(Session(NOON, Facts.of(**(ROUTING | {"prompting": "basic"})))).say("verdict").block(HeadlineBlock)
    assert isinstance(headline, HeadlineBlock)
    assert "Try a small classifier side by side with it, on the same cases, and keep the better." in headline.text


def test_whoever_is_to_tune_begins_with_the_test_set_and_every_other_need_has_a_first_step() -> None:
    assert not any("On Monday" in step for found in map(verdict, GOOD) for step in found.plan.now)
    for task in (*(band.id for band in TASK.bands), UNSURE):
        for gap in (*(band.id for band in GAP.bands), UNSURE):
            found = verdict({"task": task, "gap": gap})
            assert found.headline.fine_tuning is not FineTuning.YES
            assert any("On Monday" in step for step in found.plan.now)


def test_every_task_has_cases_every_gap_a_step_and_every_step_a_known_source() -> None:
    starts = [*FAULTS, BY_LABELS, BY_RULE, *(start for group in GAPS.values() for start in group)]

    assert set(CASES) == {*(band.id for band in TASK.bands), UNSURE}
    assert set(GAPS) == {*(band.id for band in GAP.bands), UNSURE}
    assert all(start.sources and set(start.sources) <= set(SOURCES) for start in starts)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (VOICE, "Buy only if it wins"),
        (VOICE | {"prompting": "none"}, "Don't sign yet: first see how far prompting gets you"),
        (POLICIES, "Don't buy training for this: retrieval (RAG) is what it takes"),
    ],
)
def test_an_offer_is_answered_in_the_first_sentence(facts: dict[str, str], sentence: str) -> None:
    for sold in ({"offer": "10k_to_100k"}, {"vendor_pitch": "yes"}):
        headline = Talk(Session(NOON, Facts.of(**(facts | sold)))).say("verdict").block(HeadlineBlock)
        assert isinstance(headline, HeadlineBlock)
        assert headline.text.startswith(sentence)
    unsold = Talk(Session(NOON, Facts.of(**facts))).say("verdict").block(HeadlineBlock)
    assert isinstance(unsold, HeadlineBlock)
    assert sentence not in unsold.text


def test_the_plan_that_is_shown_begins_with_the_first_step() -> None:
    steps = Talk(Session(NOON, told("draft", "manner", "too long"))).say("verdict").block(Steps)

    assert isinstance(steps, Steps)
    assert "Say the most in sentences or words" in steps.items[0]
