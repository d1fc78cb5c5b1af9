"""A tuned model that is there already: kept, moved by a date, or retired."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advisor.decision.decide import decide
from advisor.decision.policy import policy_for
from advisor.facts import Facts
from advisor.verdict import Running
from tests.support.situations import POLICIES, ROUTING, VOICE, verdict


def running(situation: dict[str, str], **changes: str) -> Running:
    found = verdict(situation, **changes).running
    assert found is not None
    return found


def test_nobody_without_a_tuned_model_is_told_what_to_do_with_one() -> None:
    assert verdict(VOICE).running is None
    assert verdict(VOICE, tuned_model="none").running is None


def test_a_tuned_model_at_openai_is_moved_before_its_last_day() -> None:
    found = verdict(ROUTING, provider="openai", tuned_model="works")

    assert found.running is not None
    assert (found.running.stand, found.running.by) == ("migrate", date(2027, 1, 14))
    assert "14 January 2027" in found.running.text
    assert found.running.text in found.plan.now


def test_after_that_day_it_is_said_to_be_over() -> None:
    later = policy_for(date(2027, 3, 1))
    found = decide(later, Facts.of(**(ROUTING | {"provider": "openai", "tuned_model": "works"}))).running

    assert found is not None
    assert found.text.startswith("Move off your tuned model now")


@pytest.mark.parametrize(
    ("situation", "changes", "stand"),
    [
        (ROUTING, {"tuned_model": "works", "provider": "open_weights"}, "keep"),
        (ROUTING, {"tuned_model": "works", "owner": "none"}, "keep"),
        (POLICIES, {"tuned_model": "works"}, "retire"),
        (POLICIES, {"tuned_model": "disappoints"}, "retire"),
        (VOICE, {"tuned_model": "disappoints", "prompting": "basic"}, "retire"),
        (VOICE, {"tuned_model": "disappoints"}, "retire"),
        (VOICE, {"tuned_model": "mended"}, "migrate"),
    ],
)
def test_what_becomes_of_it_follows_the_answer(situation: dict[str, str], changes: dict[str, str], stand: str) -> None:
    assert running(situation, **changes).stand == stand


def test_having_one_changes_no_answer() -> None:
    for situation in (VOICE, ROUTING, POLICIES):
        without = verdict(situation)
        having = verdict(situation, tuned_model="works")

        assert having.headline == without.headline
        assert replace(having.plan, now=()) == replace(without.plan, now=())
