"""The roll-ups as they are read: what a tenant's teams contributed on some days, without opening the log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from redis.asyncio import Redis

from advisor.summary import Contribution, Period, Scope, Tally
from bot.stores.client import rim
from bot.stores.entries import read_contribution
from bot.stores.keys import TenantKeys
from bot.stores.lane import Answer

BATCH = 50
"""Keys read in one trip: so few that neither the server nor this process is kept from its other work."""


class RedisTallies:
    """Roll-ups by tenant, day and team, which the log's own script keeps."""

    def __init__(self, client: Redis) -> None:
        self._client = client

    async def tally(self, scope: Scope, period: Period) -> Tally:
        """What was opened in the period in the scope's teams; direct messages only where it covers the whole tenant.

        Raises StoreUnavailable, and CodecError for what this version cannot read.
        """
        keys = TenantKeys(scope.tenant)
        places = await self._places(keys, scope, period)
        found: list[tuple[Contribution, int]] = []
        for start in range(0, len(places), BATCH):
            some = places[start : start + BATCH]
            with rim():
                async with self._client.pipeline(transaction=False) as pipe:
                    for day, team in some:
                        pipe.hgetall(keys.tally(day, team))
                    counts: Answer = await pipe.execute()
            for (day, team), fields in zip(some, counts, strict=True):
                found.extend((read_contribution(day, team, field.decode()), int(fields[field])) for field in fields)
        return found

    async def usage_usd(self, tenant: str, period: Period) -> float | None:
        """What models cost the tenant in the period, None where none was ever asked. Raises StoreUnavailable."""
        keys = TenantKeys(tenant)
        with rim():
            async with self._client.pipeline(transaction=False) as pipe:
                for day in period.days():
                    pipe.hget(keys.usage(day), "micros")
                found: Answer = await pipe.execute()
        spent = [int(micros) for micros in found if micros is not None]
        return sum(spent) / 1e6 if spent else None

    async def _places(self, keys: TenantKeys, scope: Scope, period: Period) -> Sequence[tuple[date, str]]:
        days = list(period.days())
        if scope.teams is not None:
            return [(day, team) for day in days for team in sorted(scope.teams - {""})]
        with rim():
            async with self._client.pipeline(transaction=False) as pipe:
                for day in days:
                    pipe.smembers(keys.teams(day))
                found: Answer = await pipe.execute()
        return [(day, team.decode()) for day, teams in zip(days, found, strict=True) for team in sorted(teams)]
