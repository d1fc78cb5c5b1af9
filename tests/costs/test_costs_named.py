"""The sums that people name, an offer or a bill, come back in the costs."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.costs import Named, Quantity, Situation, assumptions, estimate, lines
from advisor.costs.formulas import payback_months, piece_price, requests_for
from advisor.data.prices import load_prices
from advisor.interpret.normalise import fold
from advisor.interpret.sums import monthly_spend, offered
from advisor.verdict import Approach
from bot.llm.proof import proved
from bot.llm.vocabulary import ModelClaim
from tests.support.costs import letters, points, saving, text
from tests.support.talk import Talk

DAY = date(2026, 11, 22)
PRICES = load_prices()
MOST_LINES, MOST_ASSUMPTIONS = 8, 6


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
