"""Answers managers, whatever front they ask from: who they are is checked each time, and numbers come from roll-ups."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from advisor.enquiry import Enquiry
from advisor.policy import Policy
from advisor.ports import Clock
from advisor.summary import (
    Asker,
    Filters,
    Manager,
    Period,
    Refused,
    Scope,
    Summary,
    Tally,
    TooFew,
    contribution_of,
    scope_of,
    summarise,
)

MOST_LISTED = 25


class Tallies(Protocol):
    """Roll-ups. Every method raises StoreUnavailable."""

    async def tally(self, scope: Scope, period: Period) -> Tally:
        """What was opened in the period in the scope's teams."""

    async def usage_usd(self, tenant: str, period: Period) -> float | None:
        """What models cost the tenant in the period, None where none was asked."""


class DailyLog(Protocol):
    """The raw log."""

    async def on_day(self, tenant: str, day: date) -> Sequence[Enquiry]:
        """The tenant's enquiries opened on that day (UTC), in no order. Raises StoreUnavailable."""


class ChannelsOf(Protocol):
    """A platform's word on where somebody is."""

    async def __call__(self, asker: Asker) -> frozenset[str]:
        """The channels that the asker can read just now, named as in `Origin.channel`."""


class Summaries:
    """Summaries and lists of enquiries for those who may see them."""

    def __init__(
        self,
        *,
        managers: Sequence[Manager],
        smallest: int,
        tallies: Tallies,
        log: DailyLog,
        clock: Clock,
        policy: Callable[[date], Policy],
    ) -> None:
        self._managers = managers
        self._smallest = smallest
        self._tallies = tallies
        self._log = log
        self._clock = clock
        self._policy = policy

    def today(self) -> date:
        """The day (UTC) that periods like "7d" end with."""
        return self._clock.now().date()

    def scope(self, asker: Asker) -> Scope | Refused:
        """What the asker may see just now."""
        return scope_of(self._managers, asker, smallest=self._smallest)

    async def summary(self, asker: Asker, filters: Filters) -> Summary | TooFew | Refused:
        """The numbers, a kind no, or that there are too few people to show. Raises StoreUnavailable."""
        scope = self.scope(asker)
        if isinstance(scope, Refused):
            return scope
        today = self.today()
        # A year of a large tenant takes seconds to count, and nobody else should wait for it.
        return await asyncio.to_thread(
            summarise,
            await self._tallies.tally(scope, filters.period),
            before=await self._tallies.tally(scope, filters.period.before),
            scope=scope,
            filters=filters,
            today=today,
            policy=self._policy(today),
            usage_usd=await self._tallies.usage_usd(scope.tenant, filters.period),
        )

    async def enquiries(
        self, asker: Asker, filters: Filters, channels_of: ChannelsOf, *, most: int = MOST_LISTED
    ) -> Sequence[Enquiry] | Refused:
        """The latest enquiries that the filters let through, of channels that the asker can read, and nobody's name.

        Raises StoreUnavailable, and CodecError for an entry that this version cannot read.
        """
        scope = self.scope(asker)
        if isinstance(scope, Refused):
            return scope
        channels = await channels_of(asker) - {""}
        found: list[Enquiry] = []
        for day in reversed(list(filters.period.days())):
            seen = (own for own in await self._log.on_day(scope.tenant, day) if self._listed(own, scope, channels))
            fitting = (own for own in seen if self._fits(own, filters))
            found.extend(sorted(fitting, key=lambda own: (own.opened, own.id), reverse=True))
            if len(found) >= most:
                break
        return [replace(own, asker="") for own in found[:most]]

    def _listed(self, enquiry: Enquiry, scope: Scope, channels: frozenset[str]) -> bool:
        return bool(enquiry.thread) and scope.covers(enquiry.origin.team) and enquiry.origin.channel in channels

    def _fits(self, enquiry: Enquiry, filters: Filters) -> bool:
        standing = contribution_of(enquiry).profile.standing(self.today())
        wanted = (
            (filters.team, enquiry.origin.team),
            (filters.verdict, standing),
            (filters.approach, enquiry.approach),
        )
        return all(asked in ("", own) for asked, own in wanted)
