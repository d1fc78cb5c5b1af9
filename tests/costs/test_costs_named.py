"""What people name - an offer, a bill, a cloud, an hour's price, little traffic - comes back in the costs."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.costs import ExchangeRate, Named, Quantity, Situation, assumptions, estimate, lines, situation_of
from advisor.costs.formulas import payback_months, piece_price, requests_for
from advisor.costs.people import WHO, span
from advisor.data.prices import load_prices
from advisor.decision.costing import costs_of
from advisor.facts import Fact, Facts
from advisor.interpret.clouds import clouds_named
from advisor.interpret.heard import Context
from advisor.interpret.normalise import fold
from advisor.interpret.sums import hour_price, monthly_spend, offered
from advisor.reply import Block, Entries, Notice, Points
from advisor.slots.currency import currency_of
from advisor.verdict import Approach
from bot.llm.proof import proved
from bot.llm.vocabulary import ModelClaim
from bot.nlu.interpret import hear_without_model
from tests.support.situations import POLICY, ROUTING, verdict
from tests.support.talk import Talk

DAY = date(2026, 11, 22)
PRICES = load_prices()
LETTERS = {"task": "draft", "gap": "manner", "knowledge": "none", "describable": "easy"}
MOST_LINES, MOST_ASSUMPTIONS = 8, 6


def letters(*said: str) -> Talk:
    """A talk that has come to its verdict on letters, and goes on."""
    talk = Talk()
    for slot, band in LETTERS.items():
        talk.press(**{slot: band})
    for words in said:
        talk.say(words)
    return talk


def saving(*said: str) -> Talk:
    """A talk on a bill that is too high."""
    talk = Talk().press(task="sort").press(gap="cost")
    for words in said:
        talk.say(words)
    return talk


def points(talk: Talk) -> list[Points]:
    return [block for block in talk.reply.blocks if isinstance(block, Points) and "What" not in block.title[5:]]


def text(talk: Talk) -> str:
    return " ".join(_text(block) for block in talk.reply.blocks)


def _text(block: Block) -> str:
    match block:
        case Notice(said):
            return said
        case Points(title, items):
            return " ".join((title, *items))
        case Entries(_, items):
            return " ".join(entry.small for entry in items)
        case _:
            return ""


# --- an offer -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Is 45 000 normal?", 45_000),
        ("A vendor offers us fine-tuning for 45 000 euros. Is that normal?", 45_000),
        ("they want 45k for it", 45_000),
        ("The agency quoted us 45,000 dollars", 45_000),
        ("we were offered it for 45.000", 45_000),
        ("a consultant asks 12,500 for a pilot", 12_500),
        ("1.2 million dollars from a consultant", 1_200_000),
        ("Angebot über 45.000 Euro", 45_000),
        ("Die Agentur verlangt 45.000 Euro dafür", 45_000),
        ("un devis de 45 000 euros", 45_000),
        ("la agencia pide 30.000 euros", 30_000),
    ],
)
def test_what_somebody_asks_for_it_is_read_exactly(words: str, value: float) -> None:
    found = offered(fold(words).text)

    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "words",
    [
        "we have 45 000 tickets, is that normal?",
        "a vendor offers 45,000 labelled examples",
        "the vendor charges 2,000 euros a month",
        "they want $0.02 per request",
        "my boss wants to save 5000 euros",
        "ok, and each wrong price is a mistake of 5,000 dollars",
        "We spent 45,000 dollars on an agency",
        "they want 5000 replies a day",
        "one vendor wants 40,000 euros, another vendor 60,000 euros",
    ],
)
def test_what_is_no_offer_or_two_is_none(words: str) -> None:
    assert offered(fold(words).text) is None


@pytest.mark.parametrize("quote", ["Is 45 000 normal?", "45 000 euros", "45 000"])
def test_a_model_is_held_to_the_sum_that_stands_in_its_quote(quote: str) -> None:
    said = "They sent a quote. 45 000 euros. Is 45 000 normal? 45 000"

    right = proved([ModelClaim(quote=quote, fact="offer=10k_to_100k", plainly=True)], said)
    wrong = proved([ModelClaim(quote=quote, fact="offer=over_100k", plainly=True)], said)

    assert [fact.value for fact in right.facts] == [45_000]
    assert wrong.facts == ()


def test_a_model_may_read_a_bill_in_dollars_and_the_price_of_an_hour() -> None:
    claims = [
        ModelClaim(quote="$21,000 a month", fact="bill=over_10k", plainly=True),
        ModelClaim(quote="70 euros an hour", fact="hourly=over_50", plainly=True),
    ]

    found = proved(claims, "We pay $21,000 a month and a freelancer takes 70 euros an hour")

    assert {fact.slot: fact.value for fact in found.facts} == {"bill": 21_000, "hourly": 70}


def test_whoever_asks_at_once_whether_an_offer_is_normal_hears_how_to_tell_and_no_invented_figures() -> None:
    talk = Talk().say("Is 45 000 normal?")

    assert talk.facts == {"offer": "10k_to_100k"}
    assert "offer of 45,000" in text(talk)
    assert "blind comparison on 20 of your own cases" in text(talk)
    assert "US$" not in text(talk)


def test_an_offer_is_divided_by_the_pieces_and_set_beside_what_our_own_way_takes() -> None:
    talk = letters("about 150 letters a year", "A vendor wants 45 000 for it. Is that normal?")

    assert (
        points(talk)[0]
        .items[0]
        .startswith(
            "The offer of 45,000: for about 150 pieces a year that is 300 each in the first year, 100 over three. "
            "What I advise takes about 32 hours once (US$2,600), then "
        )
    )
    assert "There are 150 requests a year, as told." in text(talk)


def test_an_offer_and_what_it_is_for_are_heard_in_one_breath() -> None:
    said = "Our agency offered to tune a model for 45,000 euros, we write about 150 product texts a year. Should we?"
    talk = Talk().say(said)

    assert talk.facts["offer"] == "10k_to_100k"
    assert talk.facts["volume"] == "under_1k"
    assert "EUR 300 each in the first year" in text(talk.say("cost"))


def test_asked_again_the_offer_is_still_what_is_answered() -> None:
    talk = letters("150 letters a year", "they want 45 000 for it", "Is 45 000 normal?", "but is 45 000 normal??")

    assert "300 each" in points(talk)[0].items[0]


def test_an_offer_for_a_pile_is_divided_by_the_pile() -> None:
    talk = letters("80 texts, once", "an agency wants 8,000 dollars for it")

    assert "for 80 pieces that is US$100 each." in text(talk)


def test_a_number_that_is_asked_for_the_work_counts_no_requests_and_no_examples() -> None:
    talk = Talk().press(task="sort").press(gap="accuracy").say("a vendor wants 45,000 euros for it, is that fair?")

    assert set(talk.facts) == {"task", "gap", "offer"}


def test_the_lines_for_the_boss_name_the_offer_and_the_decision() -> None:
    talk = letters("A vendor wants 45 000 euros for it.", "a few lines for my boss")

    assert "We were offered this for EUR 45,000: no, because what you want can be said in a few sentences" in text(talk)


# --- a bill ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("we pay 21 THOUSAND a month", 21_000),
        ("we pay 21 thousand dollars a month", 21_000),
        ("$21,000 a month", 21_000),
        ("the bill is 21k monthly", 21_000),
        ("we pay $240,000 a year", 20_000),
        ("wir zahlen 21.000 Euro im Monat", 21_000),
        ("we pay 20 people a month", None),
    ],
)
def test_a_bill_is_read_with_its_scale_and_period(words: str, month: float | None) -> None:
    assert monthly_spend(fold(words).text) == month


def test_a_bill_far_above_our_figures_is_said_to_be_and_pay_back_is_against_it() -> None:
    talk = saving("we pay 21 THOUSAND a month", "we get 2,000 requests a day", "cost")
    said = points(talk)[0].items

    assert said[0].startswith("You pay 21,000 a month; at list prices the work as you told it would come to US$")
    assert "That is far apart. Look there first, this week: how long the prompts are" in said[0]
    assert said[1].startswith("Against today's bill, what it takes once (US$2,600) is paid back within a month")
    assert "never paid back" not in text(talk)


def test_a_sum_of_money_counts_no_examples_whatever_is_asked() -> None:
    assert saving("we pay 21 THOUSAND a month").facts == {"task": "sort", "gap": "cost", "bill": "over_10k"}


def test_whoever_names_the_bill_after_the_verdict_has_it_set_against_our_figures_at_once() -> None:
    talk = letters("we get about 2000 requests a day and pay 21 THOUSAND a month")

    assert "You pay 21,000 a month" in text(talk)


def test_a_bill_without_a_volume_says_what_it_would_buy() -> None:
    talk = saving("we pay 21 THOUSAND a month", "cost")

    assert "Your bill of 21,000 a month buys about " in points(talk)[0].items[0]


@given(st.floats(0, 1e7), st.floats(0, 1e7), st.floats(0, 1e7))
def test_pay_back_against_a_bill_is_never_negative_and_never_comes_where_nothing_is_saved(
    once: float, bill: float, month: float
) -> None:
    months = payback_months(once, 1, bill, month)

    assert (months is None) or months >= 0
    assert months is None or bill > month


@given(st.floats(1, 1e9), st.floats(0.01, 1e9), st.floats(0.1, 20))
def test_the_price_of_a_piece_times_the_pieces_is_the_offer(offer: float, pieces: float, years: float) -> None:
    assert piece_price(offer, pieces, years) * pieces * years == pytest.approx(offer)


@given(st.floats(0, 1e9), st.floats(0, 1e3))
def test_the_requests_that_a_bill_buys_cost_the_bill(bill: float, request: float) -> None:
    bought = requests_for(bill, request)

    assert bought is None or bought * request == pytest.approx(bill, abs=1e-6)


@given(
    st.sampled_from([a for a in Approach]),
    st.floats(1, 1e6),
    st.floats(0, 1e7),
    st.floats(0, 1e7),
)
def test_whatever_is_named_reads_as_sentences_and_stays_short(
    approach: Approach, requests: float, bill: float, offer: float
) -> None:
    named = Situation(approach, Quantity(requests), bill=Named(bill, bill, "USD"), offer=Named(offer, offer, "EUR"))
    found = estimate(named, PRICES, DAY)

    assert all(line.endswith(".") for line in lines(found))
    assert len(lines(found)) <= MOST_LINES
    assert len(assumptions(found)) < MOST_ASSUMPTIONS


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
