"""Costs: the worked figures come out, the formulas behave, and people get sentences with their assumptions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.costs import (
    Comparison,
    Labour,
    Quantity,
    Rate,
    Situation,
    Tokens,
    Told,
    Way,
    amount,
    assumptions,
    compare,
    comparisons,
    estimate,
    lines,
    number,
    situation_of,
    ways,
)
from advisor.costs.formulas import (
    accuracy_to_break_even,
    break_even_requests,
    payback_months,
    reinforcement_usd,
    spread_usd,
    training_usd,
)
from advisor.costs.requests import cold_start_cost, request_cost
from advisor.facts import Facts
from advisor.prices import load_prices
from advisor.slots import PROVIDER, VOLUME, Band
from advisor.verdict import Approach

DAY = date(2026, 11, 22)
PRICES = load_prices()
TUNED, PROMPTED = Approach.FINE_TUNING, Approach.PROMPTING
FREE = Labour(hourly=0)
REQUEST = Tokens()
QUESTION = Tokens(static=0, dynamic=300, out=300)
WORKED = 0.05

counts = st.floats(0, 1e7)
volumes = st.floats(0, 1e6)
tokens = st.builds(Tokens, static=st.floats(0, 1e5), dynamic=st.floats(0, 1e5), out=st.floats(0, 1e5))
situations = st.builds(
    Situation,
    st.sampled_from(Approach),
    st.builds(Quantity, volumes),
    tokens=tokens,
    corpus=st.builds(Quantity, counts),
    examples=st.builds(Quantity, counts),
    provider=st.sampled_from([band.id for band in PROVIDER.bands]),
)


def way(approach: Approach, way_id: str, tokens: Tokens = REQUEST, cold_starts: float = 30) -> Way:
    situation = Situation(approach, Quantity(1_000), tokens, cold_starts=cold_starts)
    return {found.id: found for found in ways(situation, PRICES)}[way_id]


def worked(incumbent: str, serving: str, project: float, *, cached: bool = True) -> Comparison:
    situation = Situation(TUNED, Quantity(1_000), labour=Labour(hourly=0, other=project))
    return compare(way(TUNED, serving), way(PROMPTED, incumbent), situation, cached=cached)


@pytest.mark.parametrize(
    ("model", "cached", "usd_per_thousand"),
    [
        ("gpt-6-luna", False, 0.25),
        ("gpt-6-luna", True, 0.097),
        ("claude-haiku-5.5", True, 0.097),
        ("claude-sonnet-5.5", False, 5.00),
        ("claude-sonnet-5.5", True, 1.77),
        ("gpt-6.1-sol", True, 1.77),
        ("claude-opus-5.5", False, 10.00),
        ("claude-opus-5.5", True, 3.54),
        ("gpt-4.1-mini", False, 0.96),
        ("gpt-4.1-mini", True, 0.45),
    ],
)
def test_a_thousand_prompted_requests_cost_what_was_worked_out(
    model: str, cached: bool, usd_per_thousand: float
) -> None:
    cost = request_cost(PRICES.model_called(model), REQUEST, cached=cached)

    assert cost.usd * 1_000 == pytest.approx(usd_per_thousand, rel=WORKED)


@pytest.mark.parametrize(
    ("serving", "usd_per_thousand", "fixed"),
    [
        ("azure-gpt-4.1-mini", 0.28, 1_241),
        ("vertex-gemini-3.1-flash-lite", 0.34, 0),
        ("runpod-a100", 0, 1_307),
        ("fireworks-h100", 0, 5_840),
    ],
)
def test_a_tuned_model_is_sent_a_short_prompt_and_hosted(serving: str, usd_per_thousand: float, fixed: float) -> None:
    tuned = way(TUNED, serving)

    assert tuned.request.usd * 1_000 == pytest.approx(usd_per_thousand, rel=WORKED)
    assert tuned.fixed.usd == pytest.approx(fixed, rel=WORKED)


@pytest.mark.parametrize(
    ("incumbent", "cached", "serving", "requests", "requests_with_project"),
    [
        ("claude-sonnet-5.5", True, "azure-gpt-4.1-mini", 834_000, 1_390_000),
        ("gpt-6.1-sol", True, "azure-gpt-4.1-mini", 834_000, 1_390_000),
        ("claude-sonnet-5.5", False, "azure-gpt-4.1-mini", 263_000, 440_000),
        ("claude-opus-5.5", True, "azure-gpt-4.1-mini", 381_000, 637_000),
        ("gpt-4.1-mini", True, "azure-gpt-4.1-mini", 7_300_000, 12_200_000),
        ("gpt-6-luna", True, "azure-gpt-4.1-mini", None, None),
        ("gpt-6-luna", False, "azure-gpt-4.1-mini", None, None),
        ("claude-haiku-5.5", True, "azure-gpt-4.1-mini", None, None),
        ("claude-haiku-5.5", False, "azure-gpt-4.1-mini", None, None),
        ("claude-sonnet-5.5", True, "runpod-a100", 739_000, 1_210_000),
        ("gpt-6-luna", True, "runpod-a100", 13_500_000, 22_000_000),
        ("claude-sonnet-5.5", True, "vertex-gemini-3.1-flash-lite", 942, 583_000),
        ("claude-sonnet-5.5", False, "vertex-gemini-3.1-flash-lite", 290, 179_000),
        ("gpt-6-luna", True, "vertex-gemini-3.1-flash-lite", None, None),
        ("gemini-3.1-flash-lite", True, "vertex-gemini-3.1-flash-lite", None, None),
    ],
)
def test_the_worked_break_evens_come_out(
    incumbent: str, cached: bool, serving: str, requests: float | None, requests_with_project: float | None
) -> None:
    """Three runs of 1,000 examples of 600 tokens and 3 epochs, kept for 12 months; then 10,000 USD besides."""
    for project, expected in ((0, requests), (10_000, requests_with_project)):
        found = worked(incumbent, serving, project, cached=cached).break_even

        assert found == (expected if expected is None else pytest.approx(expected, rel=WORKED))


@pytest.mark.parametrize(
    ("approach", "model", "cached", "usd_per_thousand"),
    [
        (Approach.RAG, "gpt-6-luna", True, 0.48),
        (Approach.RAG, "claude-sonnet-5.5", True, 9.60),
        (Approach.LONG_CONTEXT, "gpt-6-luna", True, 1.68),
        (Approach.LONG_CONTEXT, "claude-sonnet-5.5", True, 18.60),
        (Approach.LONG_CONTEXT, "gpt-6-luna", False, 15.2),
        (Approach.LONG_CONTEXT, "claude-sonnet-5.5", False, 304),
        (Approach.LONG_CONTEXT, "claude-haiku-5.5", True, 8.4),
    ],
)
def test_retrieval_and_the_whole_material_cost_what_was_worked_out(
    approach: Approach, model: str, cached: bool, usd_per_thousand: float
) -> None:
    found = way(approach, model, tokens=QUESTION)
    cost = found.request if cached else found.uncached

    assert cost.usd * 1_000 == pytest.approx(usd_per_thousand, rel=WORKED)


@pytest.mark.parametrize(("model", "requests"), [("gpt-6-luna", 42_000), ("claude-sonnet-5.5", 5_600)])
def test_retrieval_pays_from_the_volume_that_was_worked_out(model: str, requests: float) -> None:
    situation = Situation(Approach.RAG, Quantity(1_000), QUESTION, cold_starts=0, labour=FREE)
    whole = way(Approach.LONG_CONTEXT, model, tokens=QUESTION, cold_starts=0)

    found = compare(way(Approach.RAG, model, tokens=QUESTION), whole, situation)

    assert found.break_even == pytest.approx(requests, rel=WORKED)


@pytest.mark.parametrize(("model", "usd"), [("gpt-6-luna", 0.02), ("claude-sonnet-5.5", 0.38)])
def test_a_cold_start_writes_the_material_into_the_cache_again(model: str, usd: float) -> None:
    assert cold_start_cost(PRICES.model_called(model), 150_000).usd == pytest.approx(usd, rel=0.07)


@pytest.mark.parametrize(
    ("training", "usd"),
    [("fireworks-16b", 0.90), ("together-16b", 4.00), ("vertex-3.1-flash-lite", 5.40), ("azure-example", 3.60)],
)
def test_the_worked_training_job_costs_next_to_nothing(training: str, usd: float) -> None:
    row = PRICES.training_called(training)

    assert training_usd(1_800_000, row.sft, minimum_job=row.minimum_job) == pytest.approx(usd, rel=WORKED)


def test_reinforcement_tuning_is_billed_by_the_hour_and_its_grader() -> None:
    assert reinforcement_usd(4, 100, grader_usd=27) == 427


@pytest.mark.parametrize(("gain", "loss", "share"), [(1, 1, 0.5), (50, 300, 6 / 7), (10, 0, 0), (0, 0, None)])
def test_the_accuracy_to_break_even_follows_from_the_price_of_failure(
    gain: float, loss: float, share: float | None
) -> None:
    assert accuracy_to_break_even(gain, loss) == share


def test_later_training_rounds_cost_four_tenths_of_the_first() -> None:
    assert spread_usd(12_000, 12, rounds=1) == 1_000
    assert spread_usd(12_000, 12, rounds=3) == pytest.approx(1_800)


def test_payback_needs_something_left_after_hosting() -> None:
    assert payback_months(1_000, 10_000, 0.02, 100) == pytest.approx(10)
    assert payback_months(1_000, 5_000, 0.02, 100) is None


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
            there = found.challenger.month(requests).usd + spread

            assert there == pytest.approx(found.incumbent.month(requests).usd, rel=1e-6)


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
    told = situation_of(TUNED, Facts.of([VOLUME.fact(32_000)]))
    band = situation_of(TUNED, Facts.of(volume="10k_to_100k"))
    unknown = situation_of(TUNED, Facts.of(volume="unsure"))

    assert (told.requests, band.requests.told, unknown.requests.told) == (Quantity(32_000), Told.BAND, Told.EXAMPLE)
    assert band.requests.value == pytest.approx(31_623, rel=1e-3)
    said = [assumptions(estimate(situation, PRICES, DAY))[0] for situation in (told, band, unknown)]
    assert said == [
        "There are 32,000 requests a day, as told.",
        "There are about 32,000 requests a day, the middle of what was told.",
        "The volume is not known; 10,000 requests a day is an example.",
    ]


@pytest.mark.parametrize("band", VOLUME.bands, ids=[band.id for band in VOLUME.bands])
def test_a_bands_middle_lies_in_the_band(band: Band) -> None:
    found = situation_of(TUNED, Facts.of(volume=band.id))

    assert VOLUME.fact(found.requests.value).band == band.id


def test_checked_examples_need_no_more_labelling() -> None:
    paid = estimate(situation_of(TUNED, Facts.of(labelled_examples="500_to_1999")), PRICES, DAY)
    owned = situation_of(TUNED, Facts.of(labelled_examples="500_to_1999", label_quality="verified"))

    assert paid.one_off.data.usd > estimate(owned, PRICES, DAY).one_off.data.usd == 0


def test_tuning_never_pays_where_no_request_gets_cheaper() -> None:
    tokens = Tokens(static=0, dynamic=300, out=100)
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
    rate = Rate("AUD", 1.5, date(2026, 11, 3))

    assert "AUD" not in " ".join(lines(found) + assumptions(found))
    assert "AUD" in lines(found, rate)[0]
    assert "One US dollar is 1.5 AUD, the rate set for 3 November 2026." in assumptions(found, rate)
    with pytest.raises(ValueError, match="positive rate"):
        Rate("AUD", 0, DAY)


@pytest.mark.parametrize("value", [-1, float("nan")])
def test_impossible_quantities_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="from zero up"):
        Quantity(value)
    with pytest.raises(ValueError, match="from zero up"):
        Tokens(out=value)


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
