"""No text can freeze a process: no pattern over people's words grows without bound, and no turn takes long."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import advisor
import bot
from advisor.slots.questions import BY_ID
from advisor.summary.request import read_request
from bot.teams.parse import parse
from tests.support.pumping import slow_text
from tests.support.talk import hear
from tests.support.teams_http import activity

LONGEST = 0.1
"""Seconds of processor time for one pattern over at most sixty repetitions: linear ones take a hundredth of that."""
TURN = 1.0
"""Seconds of processor time for reading any message; usual ones take a few milliseconds."""


def modules() -> Iterator[object]:
    for package in (advisor, bot):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """Every compiled pattern in a value: in a table of rows, in a mapping, in a row's fields."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, dict):
        for inner in value.values():
            yield from patterns_in(inner, depth + 1)
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from patterns_in(inner, depth + 1)
    elif depth < 4 and type(value).__module__.split(".")[0] in ("advisor", "bot"):
        for name in getattr(type(value), "__slots__", ()):
            yield from patterns_in(getattr(value, name, None), depth + 1)


PATTERNS = {
    (found.pattern, found.flags): found
    for module in modules()
    for value in list(vars(module).values())
    for found in patterns_in(value)
    if isinstance(found.pattern, str)
}


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Loading the built-in reader takes its second once, and belongs to no turn."""
    hear("We sort letters")


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 100


@pytest.mark.parametrize("part", range(8))
def test_no_repetition_of_a_pattern_can_be_read_in_two_ways(part: int) -> None:
    own = list(PATTERNS.values())[part::8]

    assert {found.pattern: text for found in own if (text := slow_text(found, LONGEST)) is not None} == {}


@pytest.mark.parametrize(
    "pattern",
    [r"(?:have been|have|been|had been) (?:(?:have been|have|been) )*by", r"(?:a |the |a clear |clear )*owner"],
)
def test_a_repetition_that_can_be_read_in_two_ways_is_found_out(pattern: str) -> None:
    assert slow_text(re.compile(pattern), LONGEST) is not None


@pytest.mark.parametrize(
    "text",
    [
        "approved " * 30,
        "know " + "about " * 40,
        "have " + "a clear " * 25,
        "Sort tickets into queues. 8,000 invoices " + "have been " * 25,
        "the the the " * 300,
        "not " * 1_000,
        "1,000 " * 800,
        "@" * 4_000,
        "what is " * 500,
    ],
    ids=lambda text: text[:12],
)
def test_a_message_that_repeats_itself_is_read_at_once(text: str) -> None:
    began = time.process_time()
    hear(text)
    hear(text, BY_ID["gap"])

    assert time.process_time() - began < TURN


SAID = (
    "we have been a clear the about know approved not no never labelled examples data model by our all 1,000 tickets "
    "fine tune cost per day , . ; - ? is are was had got people owner team budget every month change"
)
WORDS = st.sampled_from(SAID.split())


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=6), st.integers(5, 60))
@settings(max_examples=60, deadline=None)
def test_random_words_pumped_are_read_at_once(groups: list[list[str]], times: int) -> None:
    text = " ".join(" ".join(group) + " " + (" ".join(group) + " ") * times for group in groups)
    began = time.process_time()
    hear(text)

    assert time.process_time() - began < TURN


LONG = 40_000
"""Characters that Teams and Slack let through, and a few times as many as a person writes."""


@pytest.mark.parametrize("piece", ["<at>", "<at", "<at x>y<", "</at>", "<at>x</at>"])
def test_mentions_without_an_end_are_searched_through_once(piece: str) -> None:
    words = (piece * LONG)[:LONG]
    said = activity(words)
    began = time.process_time()
    parse(said, tenant="T")

    assert time.process_time() - began < TURN


@pytest.mark.parametrize("piece", ["team “a ", 'team "a ', "<#C1|", "<#C1", " ", "2026-01-01 ", "only "])
def test_a_request_for_a_summary_that_never_ends_is_read_at_once(piece: str) -> None:
    words = "summary " + (piece * LONG)[:LONG]
    began = time.process_time()
    read_request(words, date(2026, 11, 27))
    read_request(f"summary 2026-01-01{words[8:]}", date(2026, 11, 27))

    assert time.process_time() - began < TURN
