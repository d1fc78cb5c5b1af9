"""Conversations and costs under an organisation's overlay: what it fixes, presumes and prices."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.costs import assumptions, lines
from advisor.decision.costing import costs_of
from advisor.decision.decide import decide
from advisor.decision.policy import Policy, policy_for
from advisor.dialogue.asides import Answer, Topic, WhatIf
from advisor.dialogue.moves import Advise, AskNext, FactChanges
from advisor.dialogue.outcome import open_question
from advisor.dialogue.record import enquiry_of
from advisor.dialogue.session import Session
from advisor.dialogue.turn import take_turn
from advisor.facts import Fact, Facts
from advisor.interpret.heard import Heard, Intent
from advisor.message import Message
from advisor.overlay import load_overlay
from advisor.replies.costs import cost_blocks
from tests.support.overlays import (
    ANTHROPIC,
    EXAMPLE,
    LUNA,
    RATE,
    SAVING,
    VOICE,
    advice,
    under,
)
from tests.support.situations import DAY, POLICY
from tests.support.talk import NOON, SORTING, hear


def say(policy: Policy, session: Session | None, text: str) -> tuple[Session, object]:
    heard = hear(text, open_question(session) if session else None)
    turn = take_turn(policy, session, Message("acme", "t1", text, "u1", text), heard, NOON)
    return turn.session, turn.move


def test_a_fixed_fact_stands_whatever_is_told() -> None:
    policy = under(ANTHROPIC + "fixed = true")
    session, first = say(policy, None, SORTING)
    asked = session.asked
    told = Heard(Intent.TELL, (Fact("provider", "any", words="Any provider is fine"),))
    turn = take_turn(policy, session, Message("acme", "t1", "2", "u1", "Any provider is fine"), told, NOON)
    session, move = turn.session, turn.move

    assert isinstance(first, AskNext)
    assert isinstance(move, Answer)
    assert move.topic is Topic.SETTLED_BY_POLICY
    assert session.asked == asked
    assert "provider" not in session.facts


def test_a_fact_that_is_only_presumed_is_corrected_in_words() -> None:
    session, _ = say(under(ANTHROPIC), None, "We may use any provider")

    assert session.facts.band("provider") == "any"


def test_what_was_told_before_the_policy_fixed_it_no_longer_counts() -> None:
    told = Session(NOON, Facts.of(**VOICE))
    session, _ = say(under(ANTHROPIC + "fixed = true"), told, "why")

    assert "provider" not in session.facts


def test_a_supposition_may_suppose_what_the_policy_rules_out() -> None:
    told = Session(NOON, Facts.of(**{slot: band for slot, band in VOICE.items() if slot != "provider"}))
    turn = take_turn(
        policy := under(ANTHROPIC + "fixed = true"),
        told,
        Message("acme", "t1", "1", "u1", "what if any provider is fine?"),
        hear("what if any provider is fine?", None),
        NOON,
    )

    assert decide(policy, told.facts).headline.fine_tuning == "no"
    assert isinstance(turn.move, WhatIf)
    assert turn.move.then.headline.fine_tuning == "yes"


def test_a_price_of_ones_own_moves_costs_and_no_headline() -> None:
    facts = Facts.of(**SAVING)
    cheap, dear = under(LUNA.format(price=0.001)), under(LUNA.format(price=50))
    verdicts = [decide(policy, facts) for policy in (POLICY, cheap, dear)]
    named = [
        {row.incumbent.name for row in costs_of(policy, one, facts).comparisons}
        for policy, one in zip((POLICY, cheap, dear), verdicts, strict=True)
    ]

    assert len({one.headline for one in verdicts}) == 1
    assert "GPT-6 Luna, our contract" in named[1]
    assert "GPT-6 Luna, our contract" not in named[0] | named[2]


def test_an_hour_of_work_costs_what_the_organisation_says() -> None:
    facts, own = Facts.of(**VOICE), under("[work]\nhourly_usd = 160")
    ours, theirs = (costs_of(policy, decide(policy, facts), facts) for policy in (POLICY, own))

    assert theirs.one_off.building.usd == 2 * ours.one_off.building.usd
    assert "An hour of people's work is set at US$160, as your organisation counts it." in assumptions(theirs)
    assert any("an example of ours" in line for line in assumptions(ours))


def test_what_goes_on_the_record_is_priced_as_it_is_shown() -> None:
    own = under("[work]\nhourly_usd = 160")
    message = Message("local", "chat:me", "1", "me", "")
    facts = Facts.of(**VOICE)
    tuned = []
    for policy in (POLICY, own):
        told = enquiry_of(policy, message, Session(NOON, facts), Advise(decide(policy, facts), FactChanges()), NOON)
        assert told
        assert told.spend
        tuned.append(told.spend.tuned)

    assert tuned[1] > tuned[0]


def test_the_rate_is_shown_with_its_date_and_says_when_it_is_old() -> None:
    text = RATE.format(code='"AUD"', rate=1.5)
    now, later = under(text).organisation, under(text, day=date(2027, 6, 1)).organisation

    assert now
    assert now.rate
    assert (now.rate.currency, now.rate.per_usd, now.rate.overdue) == ("AUD", 1.5, False)
    assert later
    assert later.rate
    assert later.rate.overdue


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The agency wants 40,000 euros for it", "EUR"),
        ("they offered it for £30,000", "GBP"),
        ("Die Agentur verlangt 45.000 Euro dafür", "EUR"),
        ("a vendor quoted us 20,000 pounds", "GBP"),
        ("an agency offers it for 40,000 dollars", "AUD"),
    ],
)
def test_costs_are_shown_in_the_currency_in_which_somebody_names_sums(words: str, shown: str) -> None:
    further = "".join(
        f'[[rate]]\ncode = "{code}"\nper_usd = {rate}\nas_of = 2026-11-01\nreview_by = 2027-01-01\n'
        for code, rate in (("EUR", 0.8), ("GBP", 0.7))
    )
    policy = under(RATE.format(code='"AUD"', rate=1.5) + further)
    facts = Facts.of(hear(words).facts, **VOICE)

    costs = costs_of(policy, decide(policy, facts), facts)

    assert costs.rate
    assert costs.rate.currency == shown
    assert any(f"{shown}, the rate set for 1 November 2026" in line for line in assumptions(costs))
    assert any(f"({shown} " in line for line in lines(costs))


@pytest.mark.parametrize("words", ["they want 40,000 euros for it", "we were offered it for €40,000"])
def test_a_sum_in_a_currency_without_a_rate_counts_one_for_one_and_that_is_said(words: str) -> None:
    facts = Facts.of(hear(words).facts, **VOICE)

    for policy in (POLICY, under(RATE.format(code='"AUD"', rate=1.5))):
        said = str(cost_blocks(decide(policy, facts), costs_of(policy, decide(policy, facts), facts)))

        assert said.count("No rate is set for EUR: one counts like a dollar.") == 1


def test_the_example_is_a_good_overlay() -> None:
    overlay = load_overlay(EXAMPLE.read_text("utf-8"), file=EXAMPLE.name)
    policy = policy_for(DAY, overlay)

    assert advice(policy, VOICE, provider="cloud").headline.fine_tuning == "yes"
    assert policy.compiler is policy_for(DAY, load_overlay(EXAMPLE.read_text("utf-8"), file="a copy")).compiler
