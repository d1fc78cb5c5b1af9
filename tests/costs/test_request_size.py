"""How much goes into one request is heard, and counts in the sums and in the advice."""

from __future__ import annotations

import pytest

from advisor.costs import assumptions
from advisor.decision.costing import costs_of
from advisor.dialogue.session import Session
from advisor.facts import Fact, Facts
from advisor.slots import says
from tests.support.hearing import each
from tests.support.situations import POLICY, SAVING, verdict
from tests.support.talk import NOON, Talk

LEASES = Session(NOON, Facts((Fact("task", "extract"), Fact("gap", "cost"), Fact("volume", "under_1k", 900.0))))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("its ~40k tokens of lease per request plus ~6k fixed prompt", 40_000),
        ("My transcript alone is 1,500 words", 1_950),
        ("each report 5 to 12 pages", 2_000),
        ("about 900 leases a day, 30 pages each", 12_000),
        ("it's 1,500 words per call", 1_950),
    ],
)
def test_the_length_of_a_request_is_read_exactly(text: str, tokens: int) -> None:
    talk = Talk(session=LEASES).say(text)

    size = talk.session.facts.get("request_size") if talk.session else None
    assert size is not None
    assert size.value == pytest.approx(tokens)


@each(
    "a 20 page pdf", "we have 40 pages of rules", "400 texts, two pages each", "3,000 documents", "prompts of any size"
)
def test_material_is_no_request(text: str) -> None:
    assert "request_size" not in Talk(session=LEASES).say(text).facts


def test_the_sums_follow_it_and_say_so() -> None:
    short = Facts.of(task="draft", gap="manner", volume="over_100k")
    long = short.with_((Fact("request_size", "long", 40_000.0),))

    prompted = verdict(short.bands())
    costs = {name: costs_of(POLICY, prompted, facts) for name, facts in (("short", short), ("long", long))}

    assert costs["long"].picks[0].month.usd > 5 * costs["short"].picks[0].month.usd
    assert any("40,000 that are not (as told)" in line for line in assumptions(costs["long"]))
    assert any("an example: tell me yours" in line for line in assumptions(costs["short"]))


def test_long_inputs_are_cut_before_anything_is_trained() -> None:
    steps = {size: verdict(SAVING | {"request_size": size}).plan for size in ("long", "short")}

    assert any("Send less first" in step for step in (*steps["long"].now, *steps["long"].next))
    assert not any("Send less first" in step for step in (*steps["short"].now, *steps["short"].next))


@each("But 27 to 480 dollars a month is a factor of 18, what's in that?", "is 480 dollars a month normal?",
      "41 to 750 a month?", "between $300 and $500 a month", "how can it be 27 to 480 dollars a month?")  # fmt: skip
def test_sums_of_ours_said_back_are_no_bill(text: str) -> None:
    assert "bill" not in Talk(session=LEASES).say(text).facts


@each("we pay 21 thousand dollars a month", "the bill is about $21,000 a month", "it costs us 21k dollars per month")
def test_what_they_pay_is(text: str) -> None:
    assert Talk(session=LEASES).say(text).facts.get("bill") == "over_10k"


def test_few_requests_read_back_by_the_year() -> None:
    assert says(Fact("volume", "under_1k", 120 / 365)) == "there are 120 requests a year"
