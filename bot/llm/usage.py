"""Tokens and their price, and what each tenant has spent by day; a daily budget closes the tap."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol
from uuid import uuid4

from advisor.data.prices import PricedModel as Priced
from advisor.data.prices import Prices
from advisor.ports import Clock
from bot.stores import scripts
from bot.stores.calls import command
from bot.stores.client import Client
from bot.stores.keys import TenantKeys
from bot.stores.pipeline import Lane

CHARACTERS_A_TOKEN = 3.0
WRITTEN_TO_CACHE = 1.25
"""Times the price of input, where the price list does not say: the seller's rule for entries that live five minutes."""


@dataclass(frozen=True, slots=True)
class TokenUsage:
    """What one call took: fresh input, input from the cache, input written to the cache, and output."""

    input: int = 0
    cached: int = 0
    written: int = 0
    output: int = 0


class Meter(Protocol):
    """Keeps what each tenant spends."""

    async def may_spend(self, tenant: str) -> bool:
        """Whether the tenant's budget of today still has something in it. Raises StoreUnavailable."""

    async def record(self, tenant: str, model: str, tokens: TokenUsage) -> None:
        """Count a call of `model`. Raises StoreUnavailable."""


def estimated(text: str) -> int:
    """Tokens of `text` by rule of thumb, where nobody counted them: three ASCII characters make one, and each other
    character is one. No tokenizer of these models can be had; the rule counts rather too many for English."""
    plain = sum(char.isascii() for char in text)
    return math.ceil(plain / CHARACTERS_A_TOKEN) + len(text) - plain


def cost(prices: Prices, model: str, tokens: TokenUsage) -> float:
    """What a call of `model`, named as its provider names it, costs in USD."""
    row = price_of(prices, model)
    whole = tokens.input + tokens.cached + tokens.written
    long = row.long if row.long and whole > row.long.over else None
    into = (
        tokens.input * row.input
        + tokens.cached * (row.input if row.cached_input is None else row.cached_input)
        + tokens.written * (WRITTEN_TO_CACHE * row.input if row.cache_write is None else row.cache_write)
    )
    out = tokens.output * row.output
    return (into * (long.input if long else 1) + out * (long.output if long else 1)) / 1e6


def price_of(prices: Prices, model: str) -> Priced:
    """The price of `model`: of the row whose id its name holds, or the dearest of all where it is none that we know."""
    spelled = model.replace(".", "-")
    known = [row for row in prices.model if row.id.replace(".", "-") in spelled]
    if known:
        return max(known, key=lambda row: len(row.id))
    return max(prices.model, key=lambda row: row.output)


CLAIM_SECONDS = 60
"""For how long a call is known, so that a record that travels twice counts once."""


@dataclass(frozen=True, slots=True)
class Spent:
    """A tenant's day: how many calls, their tokens, and what they cost in USD."""

    calls: int
    tokens: TokenUsage
    usd: float


class RedisMeter:
    """Usage in Redis (`bot.llm.usage.Meter`). A day is a day in UTC.

    Calls that are on their way at the same time do not see each other, so a budget can be overdrawn by what those cost.
    """

    def __init__(self, client: Client, *, prices: Prices, clock: Clock, daily_usd: float, keep: timedelta) -> None:
        self._lane = Lane(client)
        self._prices = prices
        self._clock = clock
        self._budget = daily_usd
        self._seconds = int(keep.total_seconds())

    async def may_spend(self, tenant: str) -> bool:
        """Whether less than the daily budget is spent. Raises StoreUnavailable."""
        return (await self.spent(tenant, self._today())).usd < self._budget

    async def record(self, tenant: str, model: str, tokens: TokenUsage) -> None:
        """Count a call, its tokens and its cost, rounded up to a millionth of a dollar. Raises StoreUnavailable."""
        keys = TenantKeys(tenant)
        micros = math.ceil(cost(self._prices, model, tokens) * 1e6)
        call = scripts.SPEND.call(
            keys=[keys.usage(self._today()), keys.paid(uuid4().hex)],
            args=[
                CLAIM_SECONDS, self._seconds, "calls", 1, "micros", micros, "input", tokens.input,
                "cached", tokens.cached, "written", tokens.written, "output", tokens.output,
            ],
        )  # fmt: skip
        await self._lane.run(call)

    async def spent(self, tenant: str, day: date) -> Spent:
        """What the tenant spent on `day`. Raises StoreUnavailable."""
        names = ("calls", "micros", "input", "cached", "written", "output")
        (found,) = await self._lane.run(command("HMGET", TenantKeys(tenant).usage(day), *names))
        calls, micros, *tokens = (int(value or 0) for value in found)
        return Spent(calls, TokenUsage(*tokens), micros / 1e6)

    def _today(self) -> date:
        return self._clock.now().date()
