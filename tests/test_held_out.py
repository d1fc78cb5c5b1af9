"""A hundred enquiries of our own hold the reader to its figures: on the half it was mended with, and on the other.

How half A is read was looked at case by case while the reader was mended, of half B only the figures: these are nearer
to what new words get. The same people wrote both halves, so that words of strangers may get less.

The floors stand just under what was measured on 27 November 2026, when the goal became a task and a gap: half A 0.920
and 0.900 points, facts 0.912 and 0.983, needs 0.857 and 1.000; half B 0.864 and 0.879, facts 0.779 and 0.598, needs
0.615 and 0.571. Half B had to reach 0.94 and 0.90 points before, and lost some with the new rules. Its floors for facts
(0.85 and 0.56) and for goals (0.80 and 0.53) counted something else: the cases name one goal, so that the other half of
a need counts as wrong even where it is read right.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.evaluation.asker import hold
from bot.evaluation.case import Case, read_cases
from bot.evaluation.score import NEED, Scored, counted, mean_points, reading, score
from bot.evaluation.unknown import Unknown
from tests.situations import POLICY
from tests.talk import NOON

ENQUIRIES = Path(__file__).parent / "enquiries"


@dataclass(frozen=True, slots=True)
class Floor:
    """What one half has to reach: mean points either way, then precision and recall of all facts and of needs."""

    unsure: float
    best: float
    facts: tuple[float, float]
    needs: tuple[float, float]


FLOORS = {
    "held_out_a": Floor(0.92, 0.89, (0.91, 0.98), (0.85, 0.99)),
    "held_out_b": Floor(0.86, 0.87, (0.77, 0.59), (0.61, 0.57)),
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
