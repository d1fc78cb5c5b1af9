"""Truths of every cost estimate, and how it reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.costs import (
    ExchangeRate,
    Provenance,
    Quantity,
    RequestTokens,
    Situation,
    amount,
    assumptions,
    comparisons,
    estimate,
    lines,
    number,
    situation_of,
    ways,
)
from advisor.costs.formulas import (
    break_even_requests,
)
from advisor.data.prices import load_prices
from advisor.facts import Facts
from advisor.slots import ONCE, PROVIDER, VOLUME, Band
from advisor.verdict import Approach

DAY = date(2026, 11, 22)
PRICES = load_prices()
TUNED, PROMPTED = Approach.FINE_TUNING, Approach.PROMPTING

counts = st.floats(0, 1e7)
volumes = st.floats(0, 1e6)
tokens = st.builds(RequestTokens, static=st.floats(0, 1e5), dynamic=st.floats(0, 1e5), out=st.floats(0, 1e5))
situations = st.builds(
    Situation,
    st.sampled_from(Approach),
    st.builds(Quantity, volumes),
    tokens=tokens,
    corpus=st.builds(Quantity, counts),
    examples=st.builds(Quantity, counts),
    provider=st.sampled_from([band.id for band in PROVIDER.bands]),
)


@given(situations, volumes, volumes)
def test_more_volume_never_costs_less_and_nothing_is_ever_negative(
    situation: Situation, one: float, other: float
) -> None:
    less, more = sorted((one, other))
    for found in ways(situation, PRICES):
        assert 0 <= found.month(less).usd <= found.month(more).usd
        assert found.once.usd >= 0


@given(situations)
def test_caching_never_costs_more_than_none(situation: Situation) -> None:
    assert all(found.request.usd <= found.uncached.usd * (1 + 1e-9) for found in ways(situation, PRICES))


@given(situations)
def test_without_requests_only_what_is_fixed_is_paid(situation: Situation) -> None:
    idle = replace(situation, requests=Quantity(0))

    assert all(pick.month.usd == pick.way.fixed.usd for pick in estimate(idle, PRICES, DAY).picks)


@given(situations)
def test_at_the_break_even_both_months_cost_the_same(situation: Situation) -> None:
    for found in comparisons(situation, PRICES):
        if found.break_even:
            requests = found.break_even
            more_hosting = found.challenger.fixed.usd - found.incumbent.fixed.usd
            spread = found.fixed - more_hosting
            cached = not situation.little
            there = found.challenger.month(requests, cached=cached).usd + spread

            assert there == pytest.approx(found.incumbent.month(requests, cached=cached).usd, rel=1e-6)


@given(st.floats(-1, 1), st.floats(-1e5, 1e5), st.floats(0, 1e9))
def test_past_its_break_even_a_change_saves_and_without_one_it_never_does(
    saving: float, more_fixed: float, extra: float
) -> None:
    assume(saving == 0 or abs(saving) > 1e-6)
    found = break_even_requests(saving, more_fixed)

    assert (found is None) == (saving <= 0)
    if found is not None:
        assert saving * (found + extra) >= more_fixed - 1e-3


@given(situations)
def test_every_estimate_names_its_prices_and_reads_as_sentences(situation: Situation) -> None:
    found = estimate(situation, PRICES, DAY)

    assert found.picks
    assert all(line.endswith(".") for line in (*lines(found), *assumptions(found)))
    assert all(pick.month.prices or situation.approach is Approach.PLAIN_CODE for pick in found.picks)
    assert all(row.prices for row in found.comparisons)


def test_a_price_past_its_review_date_is_marked() -> None:
    situation = Situation(TUNED, Quantity(10_000))

    assert not any(row.overdue for row in estimate(situation, PRICES, DAY).dated)
    assert all(row.overdue for row in estimate(situation, PRICES, date(2028, 1, 1)).dated)


def test_a_number_told_is_used_as_it_is_and_a_band_by_its_middle() -> None:
    need = Facts.of(task="draft", gap="manner")
    told = situation_of(TUNED, need.with_([VOLUME.fact(32_000)]))
    band = situation_of(TUNED, Facts.of(need, volume="10k_to_100k"))
    unknown = situation_of(TUNED, Facts.of(need, volume="unsure"))

    assert (told.requests, band.requests.told, unknown.requests.told) == (
        Quantity(32_000),
        Provenance.BAND,
        Provenance.EXAMPLE,
    )
    assert band.requests.value == pytest.approx(31_623, rel=1e-3)
    said = [assumptions(estimate(situation, PRICES, DAY))[0] for situation in (told, band, unknown)]
    assert said == [
        "There are 32,000 requests a day, as told.",
        "There are about 32,000 requests a day, the middle of what was told.",
        '10,000 requests a day is an example. Tell me yours ("40 a day", or "80, once"): the sums follow.',
    ]


@pytest.mark.parametrize("band", [band for band in VOLUME.bands if band.id != ONCE], ids=lambda band: band.id)
def test_a_bands_middle_lies_in_the_band(band: Band) -> None:
    found = situation_of(TUNED, Facts.of(volume=band.id))

    assert VOLUME.fact(found.requests.value).band == band.id


def test_checked_examples_need_no_more_labelling() -> None:
    paid = estimate(situation_of(TUNED, Facts.of(labelled_examples="500_to_1999")), PRICES, DAY)
    owned = situation_of(TUNED, Facts.of(labelled_examples="500_to_1999", label_quality="verified"))

    assert paid.one_off.data.usd > estimate(owned, PRICES, DAY).one_off.data.usd == 0


def test_tuning_never_pays_where_no_request_gets_cheaper() -> None:
    tokens = RequestTokens(static=0, dynamic=300, out=100)
    azure = tuple(row for row in PRICES.serving if row.id.startswith("azure-gpt-4.1"))
    found = estimate(Situation(TUNED, Quantity(1e6), tokens), PRICES.model_copy(update={"serving": azure[1:2]}), DAY)

    assert found.comparisons[0].break_even is None
    assert "never pays" in " ".join(lines(found))


def test_somebody_whose_provider_sells_no_tuning_hears_whose_prices_these_are() -> None:
    found = estimate(Situation(TUNED, Quantity(10_000), provider="openai"), PRICES, DAY)

    assert not found.sold
    assert any("sells no tuning" in said for said in assumptions(found))


def test_other_currencies_are_shown_only_at_a_dated_rate() -> None:
    found = estimate(Situation(TUNED, Quantity(10_000)), PRICES, DAY)
    rate = ExchangeRate("AUD", 1.5, date(2026, 11, 3))

    assert "AUD" not in " ".join(lines(found) + assumptions(found))
    shown = replace(found, rate=rate)
    assert "AUD" in lines(shown)[0]
    assert "One US dollar is 1.5 AUD, the rate set for 3 November 2026." in assumptions(shown)
    with pytest.raises(ValueError, match="positive rate"):
        ExchangeRate("AUD", 0, DAY)


@pytest.mark.parametrize("value", [-1, float("nan")])
def test_impossible_quantities_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="from zero up"):
        Quantity(value)
    with pytest.raises(ValueError, match="from zero up"):
        RequestTokens(out=value)


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (834_449, "830,000"), (1_392_000, "1.4 million"), (7.3, "7.3"), (22_000_000_000, "22 billion")],
)
def test_people_get_two_significant_digits(value: float, said: str) -> None:
    assert number(value) == said


@pytest.mark.parametrize(
    ("usd", "said"), [(0, "US$0"), (1_241, "US$1,200"), (4.56, "US$4.60"), (0.097, "US$0.097"), (99.6, "US$100")]
)
def test_amounts_read_as_money(usd: float, said: str) -> None:
    assert amount(usd) == said
