"""What people tell besides sums - a cloud, little traffic, who does it, an hour's price - comes back in the costs."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.costs import ExchangeRate, estimate, lines, situation_of
from advisor.costs.people import WHO, span
from advisor.data.prices import load_prices
from advisor.decision.costing import costs_of
from advisor.facts import Fact, Facts
from advisor.interpret.clouds import clouds_named
from advisor.interpret.heard import Context
from advisor.interpret.normalise import fold
from advisor.interpret.sums import hour_price
from advisor.slots.currency import currency_of
from advisor.verdict import Approach
from bot.nlu.interpret import hear_without_model
from tests.support.costs import LETTERS, letters, points, text
from tests.support.situations import POLICY, ROUTING, verdict
from tests.support.talk import Talk

DAY = date(2026, 11, 22)
PRICES = load_prices()
MOST_LINES, MOST_ASSUMPTIONS = 8, 6


# --- a cloud, little traffic, tiny sums --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "clouds"),
    [
        ("has to be azure", ("azure",)),
        ("Bedrock or Google", ("aws", "google")),
        ("azure, not google", ("azure",)),
        ("Azure, AWS or Google Cloud", ()),
        ("our cloud", ()),
    ],
)
def test_the_cloud_is_read_from_the_words_that_name_it(words: str, clouds: tuple[str, ...]) -> None:
    assert clouds_named(words) == clouds


@pytest.mark.parametrize(("words", "name"), [("has to be azure", "Azure"), ("it must be Google Cloud", "Vertex")])
def test_the_cloud_that_was_named_is_the_only_one_whose_prices_are_shown(words: str, name: str) -> None:
    facts = Facts.of((Fact("provider", "cloud", words=words),), task="draft", gap="manner")
    found = estimate(situation_of(Approach.FINE_TUNING, facts), PRICES, DAY)

    assert found.held
    assert all(name in way.name for way in found.ways)


def test_where_we_hold_no_price_for_the_named_cloud_we_say_so_and_show_others_to_compare() -> None:
    elsewhere = tuple(row for row in PRICES.serving if "azure" not in row.clouds)
    facts = Facts.of((Fact("provider", "cloud", words="has to be azure"),), task="draft", gap="manner")
    situation = situation_of(Approach.FINE_TUNING, facts)

    found = estimate(situation, PRICES.model_copy(update={"serving": elsewhere}), DAY)

    assert not found.held
    assert lines(found)[0].startswith("I hold no price for this in Azure; others, to compare with: A month with ")


def test_a_cloud_told_in_a_talk_reaches_the_prices() -> None:
    assert "list prices in Azure" in text(letters("has to be azure", "cost"))


def test_with_little_traffic_no_caching_is_counted_and_the_comparison_agrees() -> None:
    little = letters("60 requests a day", "cost")
    found = points(little)[0].items[0]
    compared = little.say("compare")

    assert "with caching" not in found
    assert "No caching is counted" in text(letters("60 requests a day", "cost"))
    assert "with GPT-6 Sol: about US$9.10" in found
    assert "US$9.10 a month" in text(compared)


def test_with_enough_traffic_caching_leads_and_is_explained_where_it_first_appears() -> None:
    talk = letters("20,000 requests a day", "cost")

    assert "with caching (the unchanging start of a long prompt" in points(talk)[0].items[0]
    assert "tokens (pieces of words" in text(talk)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("80 texts, once", "The whole job with gpt-oss-20b, hosted: less than a dollar"),
        ("150 letters a year", "A year with gpt-oss-20b, hosted: less than a dollar"),
    ],
)
def test_fractions_of_a_dollar_are_not_counted_out(told: str, line: str) -> None:
    talk = letters(told, "cost")

    assert points(talk)[0].items[0].startswith(line)
    assert "US$0" not in text(talk) + text(talk.say("compare"))


# --- people ---------------------------------------------------------------------------------------------------------


def test_who_does_it_and_how_long_it_takes_is_said() -> None:
    talk = letters("cost")

    assert "32 hours of people's work (4 days of one person)" in text(talk)
    assert "Who does it: whoever knows the work best, with any ready-made assistant; no programmer." in text(talk)
    assert set(WHO) == set(Approach)


@pytest.mark.parametrize(
    "words", ["2600 dollars for 32 hours, who is supposed to do that?", "is one day a month enough?"]
)
def test_who_asks_for_people_is_shown_them(words: str) -> None:
    assert "Who does it: " in text(letters("cost", words))


@pytest.mark.parametrize(("hours", "said"), [(1, "1 day"), (32, "4 days"), (40, "1 week"), (96, "2.5 weeks")])
def test_hours_are_told_as_the_time_of_one_person(hours: float, said: str) -> None:
    assert span(hours) == said


def test_the_price_of_an_hour_counts_in_its_own_currency() -> None:
    talk = letters("Freelancer costs 70 euros an hour", "in euros please")

    assert "Once: about EUR 2,200 for about 32 hours" in text(talk)
    assert "set at EUR 70, as you told me" in text(talk)
    assert text(talk).count("I hold no exchange rate") == 1


def test_the_price_of_an_hour_goes_by_the_rate_that_is_set_for_its_currency() -> None:
    rate = ExchangeRate("EUR", 0.5, DAY)
    facts = Facts.of((Fact("hourly", "over_50", 70.0, "70 euros an hour"),), task="draft", gap="manner")

    situation = situation_of(Approach.PROMPTING, facts, hourly=90, rate=rate)

    assert situation.labour.hourly == 140


@pytest.mark.parametrize(
    ("words", "price"), [("€70/h", 70), ("80 Euro die Stunde", 80), ("a gpu costs 2 dollars an hour", None)]
)
def test_an_hour_of_a_machine_is_no_hour_of_work(words: str, price: float | None) -> None:
    found = hour_price(fold(words).text)

    assert (found.value if found else None) == price


@pytest.mark.parametrize(
    ("words", "code"), [("45 000 euros", "EUR"), ("£300", "GBP"), ("$5", "USD"), ("45 000", ""), ("a$5", "AUD")]
)
def test_the_currency_is_the_one_that_was_named(words: str, code: str) -> None:
    assert currency_of(words) == code


# --- early ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", [{}, {"task": "draft"}])
def test_costs_asked_before_anything_is_known_get_no_figures(before: dict[str, str]) -> None:
    talk = Talk()
    if before:
        talk.press(**before)
    talk.say("what would it cost?")

    assert "US$" not in text(talk)
    assert "about 4 days of work" in text(talk)
    assert "somebody who looks after it" in text(talk)
    assert "Figures for you follow" in text(talk)


def test_figures_come_as_soon_as_the_need_is_known() -> None:
    assert "US$" in text(Talk().press(task="draft").press(gap="manner").say("cost"))


def test_a_short_reply_that_is_a_rate_is_a_volume() -> None:
    heard = hear_without_model("150 letters a year", Context(facts=Facts.of(**LETTERS)))

    assert [(fact.slot, round(fact.value or 0, 2)) for fact in heard.facts] == [("volume", 0.41)]


def test_of_a_great_pile_people_check_a_few_thousand() -> None:
    few, many = (
        costs_of(POLICY, verdict(ROUTING), Facts.of(**ROUTING).with_((Fact("labelled_examples", "2000_plus", count),)))
        for count in (5_000.0, 400_000.0)
    )

    assert many.one_off.data.usd == few.one_off.data.usd
