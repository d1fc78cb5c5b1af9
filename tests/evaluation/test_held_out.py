"""A hundred enquiries of our own hold the conversation to its figures, with the built-in reader and nobody to help it.

The same people wrote both halves. The patterns that read before were mended on half A, and half B was written beside
it: they reached 0.92 and 0.86 points there, and read half as much of what strangers say. Neither half has taught the
reader that has learnt. Whatever it is not sure of it asks back, which counts as missed here and is confirmed in the
conversation, so that recall is low and verdicts are not.

The floors stand just under what was measured on 27 November 2026, after the encoder was trained with the heads: half A
0.909 and 0.833 points, facts 0.825 and 0.398, needs 0.800 and 0.400; half B 0.841 and 0.862, facts 0.821 and 0.390,
needs 0.667 and 0.333. (Before: 0.898 and 0.833, 0.818 and 0.845; facts 0.860 and 0.361, 0.830 and 0.328.)
What was read wrongly is played back before a verdict, so that none of these verdicts rests on a wrong fact.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from advisor.slots import NEED
from bot.evaluation.asker import hold
from bot.evaluation.case import Case, Unknown, read_cases
from bot.evaluation.score import Scored, counted, mean_points, reading, score
from tests.support.situations import POLICY
from tests.support.talk import NOON

ENQUIRIES = Path(__file__).parents[1] / "enquiries"


@dataclass(frozen=True, slots=True)
class Floor:
    """What one half has to reach: mean points either way, then precision and recall of all facts and of needs."""

    unsure: float
    best: float
    facts: tuple[float, float]
    needs: tuple[float, float]


FLOORS = {
    "held_out_a": Floor(0.89, 0.83, (0.81, 0.37), (0.77, 0.33)),
    "held_out_b": Floor(0.83, 0.85, (0.81, 0.38), (0.64, 0.30)),
}
HALVES = pytest.mark.parametrize("half", list(FLOORS))


def cases(half: str) -> list[Case]:
    return read_cases(ENQUIRIES / f"{half}.jsonl")


def scored(half: str, unknown: Unknown) -> list[Scored]:
    held = [hold(POLICY, case, NOON, unknown=unknown, facts_only=False) for case in cases(half)]
    return [score(one, unknown) for one in held]


def test_the_halves_are_fifty_cases_each_with_every_label_in_both() -> None:
    labels = [Counter(case.expected or case.expert_verdict for case in cases(half)) for half in FLOORS]

    assert [sum(half.values()) for half in labels] == [50, 50]
    assert set(labels[0]) == set(labels[1])
    assert len({case.id for half in FLOORS for case in cases(half)}) == 100


@HALVES
def test_the_verdicts_reach_their_floor_and_tuning_is_never_advised_where_it_is_wrong(half: str) -> None:
    cautious, ready = scored(half, Unknown.UNSURE), scored(half, Unknown.BEST)

    assert mean_points(counted(cautious, Unknown.UNSURE)) >= FLOORS[half].unsure
    assert mean_points(counted(ready, Unknown.BEST)) >= FLOORS[half].best
    assert [one.held.case.id for one in cautious if one.wrongly_tuned] == []
    assert [one.held.case.id for one in (*cautious, *ready) if one.held.misled] == []


@HALVES
def test_what_is_no_question_of_ours_is_declined_and_nothing_else(half: str) -> None:
    declined = {one.held.case.id for one in scored(half, Unknown.UNSURE) if one.held.declined}

    assert declined == {case.id for case in cases(half) if case.expected == "decline"}


@HALVES
def test_the_first_message_is_read_as_well_as_it_was(half: str) -> None:
    read = scored(half, Unknown.UNSURE)
    facts, needs = reading(read), reading(read, NEED)

    assert (facts.precision >= FLOORS[half].facts[0], facts.recall >= FLOORS[half].facts[1]) == (True, True)
    assert (needs.precision >= FLOORS[half].needs[0], needs.recall >= FLOORS[half].needs[1]) == (True, True)
