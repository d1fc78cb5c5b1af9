"""The figures that were worked out by hand come out of the formulas and the checked-in prices."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.costs import (
    Comparison,
    Labour,
    PurchaseOption,
    Quantity,
    RequestTokens,
    Situation,
    compare,
    ways,
)
from advisor.costs.formulas import (
    accuracy_to_break_even,
    payback_months,
    reinforcement_usd,
    spread_usd,
    training_usd,
)
from advisor.costs.ways import cold_start_cost, request_cost
from advisor.data.prices import load_prices
from advisor.verdict import Approach

DAY = date(2026, 11, 22)
PRICES = load_prices()
TUNED, PROMPTED = Approach.FINE_TUNING, Approach.PROMPTING
FREE = Labour(hourly=0)
REQUEST = RequestTokens()
QUESTION = RequestTokens(static=0, dynamic=300, out=300)
WORKED = 0.05


def way(approach: Approach, way_id: str, tokens: RequestTokens = REQUEST, cold_starts: float = 30) -> PurchaseOption:
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
