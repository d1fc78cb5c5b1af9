"""The roll-ups as they are read: what a tenant's teams contributed on some days, without opening the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import structlog

from advisor.summary import Contribution, Period, Scope, Tally
from bot.stores.calls import command
from bot.stores.client import Client
from bot.stores.codec import CodecError
from bot.stores.entries import read_contribution
from bot.stores.keys import TenantKeys
from bot.stores.pipeline import Lane

log = structlog.get_logger()

BATCH = 50
"""Keys read in one trip: so few that neither the server nor this process is kept from its other work."""


class RedisTallies:
    """Roll-ups by tenant, day and team, which the log's own script keeps."""

    def __init__(self, client: Client) -> None:
        self._lane = Lane(client)

    async def tally(self, scope: Scope, period: Period) -> Tally:
        """What was opened in the period in the scope's teams; direct messages only where it covers the whole tenant.

        What this version cannot read is left out. Raises StoreUnavailable.
        """
        keys = TenantKeys(scope.tenant)
        places = await self._places(keys, scope, period)
        found: list[tuple[Contribution, int]] = []
        for start in range(0, len(places), BATCH):
            some = places[start : start + BATCH]
            counts = await self._lane.run(*(command("HGETALL", keys.tally(day, team)) for day, team in some))
            for (day, team), fields in zip(some, counts, strict=True):
                found.extend(_counted(day, team, fields))
        return found

    async def usage_usd(self, tenant: str, period: Period) -> float | None:
        """What models cost the tenant in the period, None where none was ever asked. Raises StoreUnavailable."""
        keys = TenantKeys(tenant)
        found = await self._lane.run(*(command("HGET", keys.usage(day), "micros") for day in period.days()))
        spent = [int(micros) for micros in found if micros is not None]
        return sum(spent) / 1e6 if spent else None

    async def _places(self, keys: TenantKeys, scope: Scope, period: Period) -> Sequence[tuple[date, str]]:
        days = list(period.days())
        if scope.teams is not None:
            return [(day, team) for day in days for team in sorted(scope.teams - {""})]
        found = await self._lane.run(*(command("SMEMBERS", keys.teams(day)) for day in days))
        return [(day, team.decode()) for day, teams in zip(days, found, strict=True) for team in sorted(teams)]


def _counted(day: date, team: str, fields: Mapping[bytes, bytes]) -> Iterator[tuple[Contribution, int]]:
    for field, number in fields.items():
        try:
            yield read_contribution(day, team, field.decode()), int(number)
        except CodecError as error:
            log.error("a count cannot be read and is left out", day=day.isoformat(), why=str(error))
