"""What models cost: priced from the dated list, kept by tenant and day, and stopped at the day's budget."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import httpx2
import pytest
from redis.asyncio import Redis

from advisor.data.prices import load_prices
from advisor.errors import StoreUnavailable
from bot.llm.claude import Claude
from bot.llm.model_request import Failure, ModelRequest, Why
from bot.llm.usage import RedisMeter, Spent, TokenUsage, cost, estimated, price_of
from bot.settings.llm import EXPLAINING_MODEL, READING_MODEL
from bot.stores.client import connect
from tests.support.fakes_model import Colour, answering, api, breaker

DAY = date(2026, 11, 22)
PRICES = load_prices()
CALL = TokenUsage(input=1_000_000, output=1_000_000)


class Today:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment that was set."""
        return self.moment


def meter(client: Redis, clock: Today, daily_usd: float = 1.0) -> RedisMeter:
    return RedisMeter(client, prices=PRICES, clock=clock, daily_usd=daily_usd, keep=timedelta(days=400))


def test_a_call_costs_what_the_price_list_says() -> None:
    row = PRICES.model_called("claude-haiku-5.5")
    tokens = TokenUsage(input=100, cached=4_000, written=0, output=50)

    usd = (100 * row.input + 4_000 * (row.cached_input or 0) + 50 * row.output) / 1e6

    assert cost(PRICES, READING_MODEL, tokens) == pytest.approx(usd)


def test_writing_to_the_cache_costs_a_quarter_more_where_the_list_does_not_say() -> None:
    row = PRICES.model_called("claude-haiku-5.5")
    assert row.cache_write is None

    assert cost(PRICES, READING_MODEL, TokenUsage(written=1_000_000)) == pytest.approx(
        1.25 * row.input * (row.long.input if row.long else 1)
    )


@pytest.mark.parametrize("name", [READING_MODEL, EXPLAINING_MODEL, "anthropic.claude-sonnet-5-5-v1:0"])
def test_the_models_used_by_default_have_their_own_price_however_a_provider_spells_them(name: str) -> None:
    assert price_of(PRICES, name).id.replace(".", "-") in name


def test_a_model_without_a_price_counts_as_the_dearest() -> None:
    assert price_of(PRICES, "somebody-elses-model").output == max(row.output for row in PRICES.model)


@pytest.mark.parametrize(("text", "tokens"), [("", 0), ("abc", 1), ("abcd", 2), ("标注", 2)])
def test_tokens_are_estimated_by_a_plain_rule(text: str, tokens: int) -> None:
    assert estimated(text) == tokens


async def test_usage_is_kept_by_tenant_and_day(client: Redis) -> None:
    clock = Today()
    kept = meter(client, clock)
    await kept.record("acme", READING_MODEL, TokenUsage(input=10, cached=4_000, output=20))
    await kept.record("acme", READING_MODEL, TokenUsage(input=5, written=4_000, output=10))
    clock.moment += timedelta(minutes=2)
    await kept.record("acme", READING_MODEL, TokenUsage(input=1))

    first = await kept.spent("acme", DAY)
    assert (first.calls, first.tokens) == (2, TokenUsage(input=15, cached=4_000, written=4_000, output=30))
    assert first.usd > 0
    assert (await kept.spent("acme", DAY + timedelta(days=1))).calls == 1
    assert await kept.spent("other", DAY) == Spent(0, TokenUsage(), 0.0)


async def test_a_spent_budget_closes_for_its_tenant_and_opens_the_next_day(client: Redis) -> None:
    clock = Today()
    kept = meter(client, clock, daily_usd=0.5)
    await kept.record("acme", READING_MODEL, CALL)

    assert not await kept.may_spend("acme")
    assert await kept.may_spend("other")
    clock.moment += timedelta(minutes=2)
    assert await kept.may_spend("acme")


async def test_a_budget_of_nothing_lets_nothing_through(client: Redis) -> None:
    assert not await meter(client, Today(), daily_usd=0.0).may_spend("acme")


async def test_claude_stops_at_the_budget_of_the_real_store(client: Redis) -> None:
    kept = meter(client, Today(), daily_usd=1e-5)
    request = ModelRequest("system", "message", 100, 2.0, "acme", "colour@1")
    async with api(answering({"colour": "green"})) as messages:
        paying = Claude(messages, name=READING_MODEL, meter=kept, breaker=breaker())
        assert await paying.ask(request, Colour) == Colour(colour="green")
        assert await paying.ask(request, Colour) == Failure(Why.SPENT)


async def test_no_store_means_no_call_since_nobody_knows_the_budget() -> None:
    nowhere = connect("unix:///nowhere/redis.sock")
    with pytest.raises(StoreUnavailable):
        await meter(nowhere, Today()).may_spend("acme")
    request = ModelRequest("system", "message", 100, 2.0, "acme", "colour@1")
    asked: list[httpx2.Request] = []

    async def green(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return await answering({"colour": "green"})(request)

    async with api(green) as messages:
        asking = Claude(messages, name=READING_MODEL, meter=meter(nowhere, Today()), breaker=breaker())
        given = await asking.ask(request, Colour)

    assert isinstance(given, Failure)
    assert (given.why, asked) == (Why.UNAVAILABLE, [])
    await nowhere.aclose()
