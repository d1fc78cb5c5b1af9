"""What each tenant has spent on models, by day, in Redis; a daily budget closes the tap."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from advisor.data.prices import Prices
from advisor.ports import Clock
from bot.llm.usage import TokenUsage, cost
from bot.stores import scripts
from bot.stores.calls import command
from bot.stores.client import Client
from bot.stores.keys import TenantKeys
from bot.stores.pipeline import Lane

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
